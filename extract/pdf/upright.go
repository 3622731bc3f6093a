package pdf

import (
	"gouji"
	"gouji/extract/grid"
)

// reads returns the way that most of the text reads.
func reads(glyphs []grid.Glyph) grid.Turn {
	var n [grid.Askew + 1]int
	for i := range glyphs {
		n[glyphs[i].Turn]++
	}
	best := grid.Right
	for t := grid.Right; t < grid.Askew; t++ {
		if n[t] > n[best] {
			best = t
		}
	}
	return best
}

// A turner turns a displayed page of a width and height so that text that
// reads its way reads from left to right.
type turner struct {
	way           grid.Turn
	width, height float32
}

func (t turner) box(b gouji.Box) gouji.Box {
	switch t.way {
	case grid.Down:
		return gouji.Box{X0: b.Y0, Y0: t.width - b.X1, X1: b.Y1, Y1: t.width - b.X0}
	case grid.Up:
		return gouji.Box{X0: t.height - b.Y1, Y0: b.X0, X1: t.height - b.Y0, Y1: b.X1}
	case grid.Left:
		return gouji.Box{X0: t.width - b.X1, Y0: t.height - b.Y1, X1: t.width - b.X0, Y1: t.height - b.Y0}
	}
	return b
}

// back is the inverse of box.
func (t turner) back(b gouji.Box) gouji.Box {
	switch t.way {
	case grid.Down:
		return turner{grid.Up, t.height, t.width}.box(b)
	case grid.Up:
		return turner{grid.Down, t.height, t.width}.box(b)
	}
	return t.box(b)
}

func (t turner) glyph(g grid.Glyph) grid.Glyph {
	g.Box = t.box(g.Box)
	switch t.way {
	case grid.Down:
		g.Base = t.width - g.Base
	case grid.Left:
		g.Base = t.height - g.Base
	}
	return g
}

func (t turner) ruling(r grid.Ruling) grid.Ruling {
	r.Box = t.box(r.Box)
	if t.way == grid.Up || t.way == grid.Down {
		r.Horizontal = !r.Horizontal
	}
	return r
}

// others returns the lines of glyphs that read other ways than t: each way
// makes lines of its own, whose boxes are those of the page that t turned.
func (t turner) others(glyphs []grid.Glyph) (lines []grid.Line) {
	of := map[grid.Turn][]grid.Glyph{}
	for _, g := range glyphs {
		u := turner{g.Turn, t.width, t.height}
		of[g.Turn] = append(of[g.Turn], u.glyph(g))
	}
	for way := grid.Right; way <= grid.Askew; way++ {
		u := turner{way, t.width, t.height}
		for _, l := range grid.Lines(of[way]) {
			l.Box = t.box(u.back(l.Box))
			lines = append(lines, l)
		}
	}
	return lines
}
