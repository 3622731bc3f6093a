package grid

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"gouji"
)

// A Line is characters that stand on one baseline, from left to right.
type Line struct {
	Text   string // as printed, with spaces where gaps are as wide
	Box    gouji.Box
	Base   float32
	Size   float32 // of most of its characters
	Font   int32   // of most of its Chinese characters
	Glyphs []Glyph // without white space
}

// Lines gathers glyphs into lines, from top to bottom. It orders glyphs in
// place.
func Lines(glyphs []Glyph) []Line {
	if len(glyphs) == 0 {
		return nil
	}
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Base, b.Base) })
	var lines []Line
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && sameLine(glyphs[0], glyphs[n-1], glyphs[n]) {
			n++
		}
		if l, ok := newLine(glyphs[:n]); ok {
			lines = append(lines, l)
		}
		glyphs = glyphs[n:]
	}
	return lines
}

// sameLine reports whether g, which is not above the glyphs first to last of a
// line, stands on it: superscripts and figures of another font are set off a
// little.
func sameLine(first, last, g Glyph) bool {
	size := max(min(last.Size, g.Size), 1)
	return g.Base-last.Base < size*0.3 && g.Base-first.Base < max(first.Size, g.Size)*0.6
}

// newLine makes a line of glyphs on one baseline; ok is false where only white
// space stands there.
func newLine(glyphs []Glyph) (l Line, ok bool) {
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
	var b strings.Builder
	b.Grow(3 * len(glyphs))
	kept := glyphs[:0:0]
	kept = slices.Grow(kept, len(glyphs))
	space := false // a space is printed since the last glyph
	for _, g := range glyphs {
		if unicode.IsSpace(g.Rune) || g.Rune == 0 || g.Rune == '\u200b' || g.Rune == '\ufeff' {
			space = true
			continue
		}
		if n := len(kept); n > 0 {
			before := kept[n-1]
			if g.Rune == before.Rune && g.Box.X0-before.Box.X0 < before.Size/5 {
				continue // printed twice to look bold
			}
			if parted(before, g, space) {
				b.WriteByte(' ')
			}
		}
		kept = append(kept, g)
		b.WriteRune(g.Rune)
		space = false
	}
	if len(kept) == 0 {
		return l, false
	}
	l = Line{Text: b.String(), Glyphs: kept}
	l.measure()
	return l, true
}

// parted reports whether a space is seen between two characters: where the gap
// is wider than what lines are spread by to fill their measure, or where one is
// printed. Figures are half as wide as Chinese characters, and never spread so
// far.
func parted(a, b Glyph, printed bool) bool {
	wide := (b.Box.X0 - a.Box.X1) / a.Size
	switch {
	case printed:
		return wide > 0.1
	case a.Rune < unicode.MaxASCII && b.Rune < unicode.MaxASCII:
		return wide > 0.3
	}
	return wide > 0.6
}

func (l *Line) measure() {
	g := l.Glyphs
	l.Box = gouji.Box{X0: g[0].Box.X0, Y0: g[0].Base, X1: g[len(g)-1].Box.X1, Y1: g[0].Base}
	sizes, fonts := tally[float32]{}, tally[int32]{}
	for i := range g {
		l.Box.X1 = max(l.Box.X1, g[i].Box.X1)
		l.Box.Y0 = min(l.Box.Y0, g[i].Base-g[i].Size*0.88)
		l.Box.Y1 = max(l.Box.Y1, g[i].Base+g[i].Size*0.12)
		l.Base = max(l.Base, g[i].Base)
		sizes.add(g[i].Size)
		if g[i].Rune >= 0x2e80 {
			fonts.add(g[i].Font)
		}
	}
	l.Size, l.Font = sizes.most(), -1
	if len(fonts) > 0 {
		l.Font = fonts.most()
	}
}

// A tally counts the few values that a line has.
type tally[T comparable] []struct {
	value T
	n     int
}

func (t *tally[T]) add(v T) {
	for i := range *t {
		if (*t)[i].value == v {
			(*t)[i].n++
			return
		}
	}
	*t = append(*t, struct {
		value T
		n     int
	}{v, 1})
}

func (t tally[T]) most() (v T) {
	n := 0
	for _, e := range t {
		if e.n > n {
			v, n = e.value, e.n
		}
	}
	return v
}
