package pdf

import (
	"cmp"
	"slices"

	"gouji"
	"gouji/extract/grid"
	"gouji/extract/pdf/engine"
)

// unseen is the shade from which text on white paper is not seen.
const unseen = 250

// seen parts glyphs of a displayed page, of any turn, into those that make its
// text, and those beside it: what nobody sees, since it is white on white, and
// what is laid over or under the text, as watermarks and stamps are.
func seen(p *engine.Page) (text, beside []grid.Glyph) {
	laid := overlaid(p.Glyphs)
	if laid == nil && !slices.ContainsFunc(p.Glyphs, func(g grid.Glyph) bool { return g.Shade >= unseen }) {
		return p.Glyphs, nil
	}
	for _, g := range p.Glyphs {
		if laid[styleOf(&g)] || g.Shade >= unseen && !grounded(g.Box, p) {
			beside = append(beside, g)
		} else {
			text = append(text, g)
		}
	}
	return text, beside
}

// grounded reports whether a box lies on a coloured ground or a picture.
func grounded(b gouji.Box, p *engine.Page) bool {
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	on := func(f gouji.Box) bool { return x > f.X0-1 && x < f.X1+1 && y > f.Y0-1 && y < f.Y1+1 }
	return slices.ContainsFunc(p.Fills, on) || slices.ContainsFunc(p.Images, on)
}

// pale returns the white lines of a page that are seen: those on a ground.
func pale(p *engine.Page) (lines []grid.Ruling) {
	for _, r := range p.Pale {
		if slices.ContainsFunc(p.Fills, func(f gouji.Box) bool {
			return r.Box.X0 > f.X0-2 && r.Box.X1 < f.X1+2 && r.Box.Y0 > f.Y0-2 && r.Box.Y1 < f.Y1+2
		}) {
			lines = append(lines, r)
		}
	}
	return lines
}

// A style is what the characters of one text have in common.
type style struct {
	size  float32
	font  int32
	shade uint8
	turn  grid.Turn
}

func styleOf(g *grid.Glyph) style { return style{g.Size, g.Font, g.Shade, g.Turn} }

const (
	maxStyles = 40  // of a page on which overlaid text is looked for
	overlap   = 0.2 // of the smaller of two characters, from which one lies over the other
	mostly    = 0.3 // of the characters of a style, from which it is laid over the text
)

// overlaid returns the styles of text that is laid over the text of a page: a
// good part of their characters lie over characters of another style. The one
// that most of the page has is never one.
func overlaid(glyphs []grid.Glyph) map[style]bool {
	count := map[style]int{}
	tallest := float32(0)
	for i := range glyphs {
		if count[styleOf(&glyphs[i])]++; len(count) > maxStyles {
			return nil
		}
		tallest = max(tallest, glyphs[i].Size)
	}
	if len(count) < 2 {
		return nil
	}
	var body style
	for s, n := range count {
		if n > count[body] || n == count[body] && s.size < body.size {
			body = s
		}
	}
	lower := slices.Clone(glyphs)
	slices.SortFunc(lower, func(a, b grid.Glyph) int { return cmp.Compare(a.Box.Y1, b.Box.Y1) })
	hits := map[style]int{}
	for i := range glyphs {
		if s := styleOf(&glyphs[i]); s != body && suspicious(s, body) && covers(&glyphs[i], lower, tallest) {
			hits[s]++
		}
	}
	laid := map[style]bool{}
	for s, n := range hits {
		if float32(n) >= mostly*float32(count[s]) {
			laid[s] = true
		}
	}
	if len(laid) == 0 {
		return nil
	}
	return laid
}

// suspicious reports whether text of a style may be laid over the body: it is
// larger, lighter or turned.
func suspicious(s, body style) bool {
	return s.size > 1.4*body.size || s.shade > body.shade+64 || s.turn != body.turn
}

// covers reports whether g lies over a glyph of another style. lower are all
// glyphs by their lower side.
func covers(g *grid.Glyph, lower []grid.Glyph, tallest float32) bool {
	from, _ := slices.BinarySearchFunc(lower, g.Box.Y0, func(o grid.Glyph, y float32) int { return cmp.Compare(o.Box.Y1, y) })
	for i := from; i < len(lower) && lower[i].Box.Y1 < g.Box.Y1+2*tallest; i++ {
		o := &lower[i]
		if styleOf(o) == styleOf(g) {
			continue
		}
		w := min(g.Box.X1, o.Box.X1) - max(g.Box.X0, o.Box.X0)
		h := min(g.Box.Y1, o.Box.Y1) - max(g.Box.Y0, o.Box.Y0)
		if w > 0 && h > 0 && w*h > overlap*min(area(g.Box), area(o.Box)) {
			return true
		}
	}
	return false
}

func area(b gouji.Box) float32 { return (b.X1 - b.X0) * (b.Y1 - b.Y0) }
