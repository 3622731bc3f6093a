package pdf

import (
	"cmp"
	"slices"

	"gouji"
	"gouji/extract/grid"
	"gouji/extract/pdf/engine"
)

// setBeside moves out of the text of sheets what nobody sees, since it is
// white on white, and what is laid over or under the text, as watermarks and
// stamps are. What is laid over the text of one sheet stands on the others for
// the same, also where it happens to cover nothing.
func setBeside(sheets []sheet) {
	laid, body := map[style]bool{}, bodyOf(sheets)
	for i := range sheets {
		overlaid(sheets[i].glyphs, body, laid)
	}
	for i := range sheets {
		s := &sheets[i]
		hidden := func(g grid.Glyph) bool { return g.Shade >= unseen && !s.grounded(g.Box) || laid[styleOf(&g)] }
		if !slices.ContainsFunc(s.glyphs, hidden) {
			continue
		}
		var beside []grid.Glyph
		text := s.glyphs[:0:0]
		for _, g := range s.glyphs {
			if hidden(g) {
				beside = append(beside, g)
			} else {
				text = append(text, g)
			}
		}
		s.glyphs = text
		s.beside = append(s.beside, grid.Lines(beside)...)
	}
}

// unseen is the shade from which text on white paper is not seen.
const unseen = 250

// grounded reports whether a box lies on a coloured ground or a picture.
func (s *sheet) grounded(b gouji.Box) bool {
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	on := func(f gouji.Box) bool { return x > f.X0-1 && x < f.X1+1 && y > f.Y0-1 && y < f.Y1+1 }
	return slices.ContainsFunc(s.fills, on) || slices.ContainsFunc(s.images, on)
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
	shade uint8
	vivid bool
}

func styleOf(g *grid.Glyph) style { return style{g.Size, g.Shade, g.Vivid} }

// bodyOf returns the style that most glyphs have.
func bodyOf(sheets []sheet) (body style) {
	count := map[style]int{}
	for i := range sheets {
		for k := range sheets[i].glyphs {
			count[styleOf(&sheets[i].glyphs[k])]++
		}
	}
	for s, n := range count {
		if n > count[body] || n == count[body] && cmp.Or(cmp.Compare(s.size, body.size), cmp.Compare(s.shade, body.shade)) < 0 {
			body = s
		}
	}
	return body
}

const (
	overlap = 0.2  // of the smaller of two characters, from which one lies over the other
	mostly  = 0.3  // of the characters of a style, from which it is laid over the text
	rarely  = 0.03 // the same for print that is lighter than the text

	comparisons = 10_000_000 // of characters on one page: a page of 2,000 needs some 100,000
)

// overlaid adds to laid the styles of print that is laid over the text: a good
// part of their characters lie over characters of another style.
func overlaid(glyphs []grid.Glyph, body style, laid map[style]bool) {
	count, hits := map[style]int{}, map[style]int{}
	var tallest float32
	for i := range glyphs {
		tallest = max(tallest, glyphs[i].Size)
	}
	var lower []grid.Glyph // by their lower side
	budget := comparisons
	for i := range glyphs {
		s := styleOf(&glyphs[i])
		if !s.suspicious(body) {
			continue
		}
		if lower == nil {
			lower = slices.Clone(glyphs)
			slices.SortFunc(lower, func(a, b grid.Glyph) int { return cmp.Compare(a.Box.Y1, b.Box.Y1) })
		}
		count[s]++
		if covers(&glyphs[i], lower, tallest, &budget) {
			hits[s]++
		}
	}
	for s, n := range hits {
		part := float32(mostly)
		if int(s.shade) > int(body.shade)+lighter {
			part = rarely
		}
		if n > 1 && float32(n) >= part*float32(count[s]) {
			laid[s] = true
		}
	}
}

// lighter is how much lighter than the text print is that a watermark may be.
const lighter = 64

// suspicious reports whether print of a style may be laid over the text: it is
// larger, lighter or coloured.
func (s style) suspicious(body style) bool {
	return s.size > 1.4*body.size || int(s.shade) > int(body.shade)+lighter || s.vivid && !body.vivid
}

// over reports whether print of style s may lie over text of style o: that is
// neither lighter nor larger nor more coloured.
func (s style) over(o style) bool {
	return s != o && o.shade <= s.shade && o.size <= 1.4*s.size && (s.vivid || !o.vivid)
}

// covers reports whether g lies over text that it may lie over. lower are all
// glyphs by their lower side; budget is how many may still be looked at.
func covers(g *grid.Glyph, lower []grid.Glyph, tallest float32, budget *int) bool {
	from, _ := slices.BinarySearchFunc(lower, g.Box.Y0, func(o grid.Glyph, y float32) int { return cmp.Compare(o.Box.Y1, y) })
	for i := from; i < len(lower) && lower[i].Box.Y1 < g.Box.Y1+2*tallest && *budget > 0; i++ {
		*budget--
		o := &lower[i]
		w := min(g.Box.X1, o.Box.X1) - max(g.Box.X0, o.Box.X0)
		h := min(g.Box.Y1, o.Box.Y1) - max(g.Box.Y0, o.Box.Y0)
		if w > 0 && h > 0 && w*h > overlap*min(area(g.Box), area(o.Box)) && styleOf(g).over(styleOf(o)) {
			return true
		}
	}
	return false
}

func area(b gouji.Box) float32 { return (b.X1 - b.X0) * (b.Y1 - b.Y0) }
