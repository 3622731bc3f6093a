package grid

import (
	"cmp"
	"slices"
	"strings"

	"gouji"
)

// A setting is lines that are set in columns.
type setting struct {
	lines    []Line
	segments [][]segment // of each line
	edges    []Edge      // those that may part rows
	cols     []track
	titles   int // so many lines say nothing of columns: each a text in a band of its own
	top      int // so many lines are a header of which an edge shows the end
}

// columns finds the columns. Once they are known, texts that stand too near to
// one another to be two at first sight are told apart, and may show more.
func (s *setting) columns() {
	s.cut(s.begins())
	s.cols = tracks(s.segments[s.titles:], s.head())
	if s.cut(s.parts) {
		s.cols = tracks(s.segments[s.titles:], s.head())
	}
}

// head returns the first level with an amount or a code: what is above is the
// header.
func (s *setting) head() int {
	for _, l := range s.segments {
		if slices.ContainsFunc(l, segment.telling) {
			return l[0].level
		}
	}
	return 0
}

// cut parts segments where two columns are between two glyphs, and reports
// whether there were any.
func (s *setting) cut(between func(pieces, Glyph, Glyph) bool) bool {
	cut := false
	for i, l := range s.segments {
		var out []segment
		for _, whole := range l {
			from := whole.from
			line := &s.lines[i]
			for k := whole.from + 1; k < whole.to; k++ {
				if a, b := line.Glyphs[k-1], line.Glyphs[k]; b.Box.X0-a.Box.X1 > nearby*a.Size && between(line.pieces(from, k, whole.to), a, b) {
					out = append(out, whole.piece(line, from, k))
					from = k
				}
			}
			out = append(out, whole.piece(line, from, whole.to))
		}
		cut = cut || len(out) > len(l)
		s.segments[i] = out
	}
	return cut
}

// nearby is how far apart, in their size, two characters of one word may be.
const nearby = 0.15

// piece returns a part of a segment.
func (s segment) piece(l *Line, from, to int) segment {
	p := l.segment(s.line, from, to)
	p.level = s.level
	return p
}

// pieces are what stands before a gap and the word behind it.
type pieces struct{ left, right segment }

func (l *Line) pieces(from, at, to int) pieces {
	end := at + 1
	for end < to && l.Glyphs[end].Box.X0-l.Glyphs[end-1].Box.X1 <= nearby*l.Glyphs[end].Size {
		end++
	}
	return pieces{l.segment(0, from, at), l.segment(0, at, end)}
}

// meet reports whether the pieces are of two kinds: amounts, codes and words.
func (p pieces) meet() bool { return p.left.kind() != p.right.kind() }

func (s segment) kind() int {
	switch {
	case !s.telling():
		return 0
	case !strings.ContainsAny(s.text, ".,"):
		return 1
	}
	return 2
}

// begins returns a function that finds an amount right before a word where
// others begin below one another.
func (s *setting) begins() func(pieces, Glyph, Glyph) bool {
	var starts []float32
	for _, l := range s.segments {
		for _, one := range l {
			starts = append(starts, one.x0)
		}
	}
	s.cut(func(p pieces, _, b Glyph) bool {
		if p.left.telling() && p.meet() {
			starts = append(starts, b.Box.X0)
		}
		return false
	})
	slices.Sort(starts)
	return func(p pieces, _, b Glyph) bool {
		if !p.left.telling() || !p.meet() {
			return false
		}
		from, _ := slices.BinarySearch(starts, b.Box.X0-1)
		to, _ := slices.BinarySearch(starts, b.Box.X0+1)
		return to-from >= aligned
	}
}

// parts reports whether two columns are parted between two glyphs, where a
// space is seen or an amount meets words.
func (s *setting) parts(p pieces, a, b Glyph) bool {
	x0, x1 := a.Box.X1, b.Box.X0
	spread := p.left.to-p.left.from == 1 && p.right.to-p.right.from == 1 && !p.left.figure && !p.right.figure
	if !p.meet() && (spread || x1-x0 < 0.4*a.Size) {
		return false
	}
	i, _ := slices.BinarySearchFunc(s.cols, x0, func(c track, x float32) int { return cmp.Compare(c.x1, x) })
	for i = max(i-1, 0); i+1 < len(s.cols) && s.cols[i].x1 < x1+1; i++ {
		if x0 < s.cols[i+1].x0+1 && x1 > s.cols[i].x1-1 {
			return true
		}
	}
	return false
}

// bounds returns where columns part.
func (s *setting) bounds() []float32 {
	x := []float32{s.cols[0].x0}
	for i := 1; i < len(s.cols); i++ {
		x = append(x, (s.cols[i-1].x1+s.cols[i].x0)/2)
	}
	return append(x, s.cols[len(s.cols)-1].x1)
}

// place finds the columns that segments stand over: those with a text above
// or below, and those into which they reach.
func (s *setting) place() {
	x := s.bounds()
	for _, l := range s.segments {
		for i := range l {
			one := &l[i]
			one.first, one.last = s.over(one, x)
			if one.first > 0 && one.x0 < x[one.first]-aside {
				one.first--
			}
			if one.last+2 < len(x) && one.x1 > x[one.last+1]+aside {
				one.last++
			}
		}
	}
}

// over returns the columns that a segment stands over; those nearest to it
// where none has a text there.
func (s *setting) over(one *segment, x []float32) (first, last int) {
	first, last = -1, -1
	for i, c := range s.cols {
		if one.x0 < c.x1 && one.x1 > c.x0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		at, _ := slices.BinarySearch(x[1:len(x)-1], (one.x0+one.x1)/2)
		return at, at
	}
	return first, last
}

// fill gives t, whose columns are known, its rows and cells. It reports
// whether there are several rows.
func (s *setting) fill(t *Table) bool {
	s.place()
	rows := s.rows()
	for _, r := range rows {
		t.Y = append(t.Y, r.y0)
	}
	t.Y = append(t.Y, rows[len(rows)-1].y1)
	for i, r := range rows {
		t.fill(i, r, s.lines)
	}
	t.Box = gouji.Box{X0: t.X[0], Y0: t.Y[0], X1: t.X[len(t.X)-1], Y1: t.Y[len(t.Y)-1]}
	return len(rows) > 1
}

// fill adds the cells of a row: those with text, and the empty ones between.
func (t *Table) fill(row int, r band, lines []Line) {
	cols := len(t.X) - 1
	slices.SortStableFunc(r.segments, func(a, b segment) int { return cmp.Compare(a.first, b.first) })
	for c := 0; c < cols; {
		cell := Cell{Row: row, Col: c, RowSpan: 1, ColSpan: 1}
		var glyphs []Glyph
		next := cols // where another text begins
		for _, s := range r.segments {
			if s.first == c {
				cell.ColSpan = max(cell.ColSpan, s.last-c+1)
				glyphs = append(glyphs, lines[s.line].Glyphs[s.from:s.to]...)
			} else if s.first > c {
				next = min(next, s.first)
			}
		}
		cell.ColSpan = min(cell.ColSpan, next-c)
		cell.Lines = Lines(glyphs)
		cell.Box = gouji.Box{X0: t.X[c], X1: t.X[c+cell.ColSpan], Y0: t.Y[row], Y1: t.Y[row+1]}
		t.Cells = append(t.Cells, cell)
		c += cell.ColSpan
	}
}
