package pdf

import (
	"cmp"
	"slices"

	"gouji"
	"gouji/extract/grid"
)

// A sheet is a page turned upright, before its tables and lines are looked for.
type sheet struct {
	number        int // of its page, from 1
	width, height float32
	whole         float32   // width of the upright page, of which a sheet may be half
	turned        grid.Turn // how the text reads on the displayed page
	state         state
	beside        []grid.Line // what is no part of its text
	glyphs        []grid.Glyph
	rulings       []grid.Ruling
	fills         []gouji.Box
	images        []gouji.Box
}

const (
	broad   = 1.15 // times its height, from which a sheet is wide enough for two columns
	column  = 3    // full lines that make a column of prose
	inFull  = 18   // characters of a full line
	spacing = 2    // characters, the width of a gutter
)

// gutters returns for each sheet where two columns, or two pages printed on
// one sheet, are parted; 0 where they are not. That is at a strip in the middle
// which nothing crosses, with prose on both sides of it on this sheet or on
// another of its size.
func gutters(sheets []sheet) []float32 {
	at := make([]float32, len(sheets))
	strips := make([]extent, len(sheets))
	of := map[format]float32{}
	for i := range sheets {
		s := &sheets[i]
		strips[i] = s.strip()
		if x := (strips[i].from + strips[i].to) / 2; x > 0 && s.full(0, x) >= column && s.full(x, s.width) >= column {
			at[i], of[s.format()] = x, x
		}
	}
	for i, t := range strips {
		if x := of[sheets[i].format()]; at[i] == 0 && x > t.from && x < t.to {
			at[i] = x
		}
	}
	return at
}

func (s *sheet) format() format { return format{int(s.width), int(s.height)} }

// An extent is a stretch of the x axis.
type extent struct{ from, to float32 }

// strip returns the widest strip in the middle third that neither characters
// nor level rulings cross; the zero extent where none is wide enough.
func (s *sheet) strip() (widest extent) {
	if s.width < broad*s.height || len(s.glyphs) == 0 {
		return widest
	}
	spans := make([]extent, 0, len(s.glyphs)+len(s.rulings))
	for _, g := range s.glyphs {
		spans = append(spans, extent{g.Box.X0, g.Box.X1})
	}
	for _, r := range s.rulings {
		spans = append(spans, extent{r.Box.X0, r.Box.X1})
	}
	slices.SortFunc(spans, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	end := spans[0].to
	for _, t := range spans[1:] {
		if low, high := max(end, s.width/3), min(t.from, s.width*2/3); high-low > widest.to-widest.from {
			widest = extent{low, high}
		}
		end = max(end, t.to)
	}
	if widest.to-widest.from <= spacing*s.glyphs[0].Size {
		return extent{}
	}
	return widest
}

// full returns how many lines between two positions are prose: long, and
// without the gaps of a table.
func (s *sheet) full(from, to float32) int {
	var side []grid.Glyph
	for _, g := range s.glyphs {
		if g.Box.X0 >= from && g.Box.X1 <= to {
			side = append(side, g)
		}
	}
	n := 0
	for _, l := range grid.Lines(side) {
		if len(l.Glyphs) >= inFull && lastColumn(&l) == l.Box.X0 {
			n++
		}
	}
	return n
}

// part returns the half of s from one position to another, as a sheet of its
// own.
func (s *sheet) part(from, to float32) sheet {
	half := sheet{number: s.number, width: to - from, height: s.height, whole: s.whole, turned: s.turned}
	if from == 0 { // what concerns the page as a whole
		half.state, half.beside = s.state, s.beside
	}
	in := func(b gouji.Box) bool { x := (b.X0 + b.X1) / 2; return x >= from && x < to }
	moved := func(b gouji.Box) gouji.Box { b.X0, b.X1 = b.X0-from, b.X1-from; return b }
	for _, g := range s.glyphs {
		if in(g.Box) {
			g.Box = moved(g.Box)
			half.glyphs = append(half.glyphs, g)
		}
	}
	for _, r := range s.rulings {
		if in(r.Box) {
			r.Box = moved(r.Box)
			half.rulings = append(half.rulings, r)
		}
	}
	for _, b := range s.fills {
		if in(b) {
			half.fills = append(half.fills, moved(b))
		}
	}
	return half
}
