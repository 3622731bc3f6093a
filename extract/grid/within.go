package grid

import (
	"slices"
)

// inner reads again the tables whose rulings part rows or columns alone: one
// column between horizontal edges, and rows in which many lines stand below
// one another. It returns what is left of the former to rest.
func inner(tables []Table, rest []Line, edges []Edge, rulings []Ruling) ([]Table, []Line) {
	for i := range tables {
		t := &tables[i]
		if len(t.X) == 2 {
			var lines []Line
			for _, c := range t.Cells {
				lines = append(lines, c.Lines...)
			}
			if found, left := framed(nil, lines, edges, rulings); len(found) == 1 {
				*t = found[0]
				rest = append(rest, left...)
			}
			continue
		}
		for end := len(t.Y) - 1; end > 0; {
			from := t.whole(end)
			t.unfold(from, end)
			end = from
		}
	}
	order(rest, func(l *Line) float32 { return l.Base })
	return tables, rest
}

// whole returns the last row before end above which an edge crosses all of t.
func (t *Table) whole(end int) int {
	from := end - 1
	for i := len(t.Cells) - 1; i >= 0; i-- {
		if c := &t.Cells[i]; c.Row < from && c.Row+c.RowSpan > from {
			from, i = c.Row, len(t.Cells)
		}
	}
	return from
}

// unfold makes as many rows of rows from to end, between edges that cross all
// of t, as there are lines of figures below one another in one cell.
func (t *Table) unfold(from, end int) {
	first := slices.IndexFunc(t.Cells, func(c Cell) bool { return c.Row >= from })
	last := first
	var glyphs []Glyph
	stacked := false
	for ; last < len(t.Cells) && t.Cells[last].Row < end; last++ {
		figures := 0
		for i := range t.Cells[last].Lines {
			l := &t.Cells[last].Lines[i]
			glyphs = append(glyphs, l.Glyphs...)
			if slices.ContainsFunc(l.segments(0), segment.telling) {
				figures++
			}
		}
		stacked = stacked || figures >= aligned
	}
	if !stacked {
		return
	}
	s := setting{lines: Lines(glyphs), cols: bounded(t.X)}
	s.split(t.X)
	part := Table{X: t.X}
	if !s.stacked() || !s.fill(&part) {
		return
	}
	part.Y[0], part.Y[len(part.Y)-1] = t.Y[from], t.Y[end]
	more := len(part.Y) - 1 - (end - from)
	for i := range part.Cells {
		part.Cells[i].Row += from
	}
	for i := range t.Cells[last:] {
		t.Cells[last+i].Row += more
	}
	t.Y = slices.Concat(t.Y[:from], part.Y, t.Y[end+1:])
	t.Cells = slices.Concat(t.Cells[:first], part.Cells, t.Cells[last:])
	t.box()
}

// split makes segments of what stands in each column.
func (s *setting) split(x []float32) {
	s.segments = make([][]segment, len(s.lines))
	for i := range s.lines {
		l := &s.lines[i]
		at := func(g Glyph) int { return interval(x, (g.Box.X0+g.Box.X1)/2) }
		from := 0
		for k := 1; k <= len(l.Glyphs); k++ {
			if k == len(l.Glyphs) || at(l.Glyphs[k]) != at(l.Glyphs[from]) {
				s.segments[i] = append(s.segments[i], l.segment(i, from, k))
				from = k
			}
		}
	}
}

// stacked reports whether enough lines of figures stand below one another.
func (s *setting) stacked() bool {
	n := 0
	for _, l := range s.segments {
		if len(l) > 1 && slices.ContainsFunc(l, segment.telling) {
			n++
		}
	}
	return n >= aligned
}
