package grid

import (
	"cmp"
	"slices"

	"gouji"
	"gouji/internal/limits"
)

// A frame is a part of a page that horizontal edges of one width part into
// bands: a table whose columns no line shows.
type frame struct {
	x0, x1 float32
	across []float32 // of the edges that cross all of it, in order
	edges  []Edge    // all edges within, in order
	ends   []float32 // where its rulings end again and again: bounds of columns
	from   int       // of the page's lines, the first one within
	lines  []Line
	parts  [][]segment
}

// loose is how far from an edge, in its size, a text stands that is between
// two tables.
const loose = 2

// frames returns what edges that stand in no table frame, the widest first.
// Where a band holds prose, or what stands between tables, one frame ends and
// another may begin.
func frames(edges []Edge, tables []Table, lines []Line, rulings []Ruling) []frame {
	free := slices.DeleteFunc(slices.Clone(edges), func(e Edge) bool {
		return !e.Horizontal || slices.ContainsFunc(tables, func(t Table) bool {
			return e.At > t.Box.Y0-touch && e.At < t.Box.Y1+touch && e.From < t.Box.X1 && e.To > t.Box.X0
		})
	})
	var out []frame
	for _, across := range stacks(free) {
		for len(across) > 1 {
			f, n := first(across, lines)
			across = across[n:]
			if len(f.across) < 3 {
				continue
			}
			if f.hold(free, rulings); f.tabular() {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b frame) int { return cmp.Compare(b.x1-b.x0, a.x1-a.x0) })
	return out
}

// stacks gathers horizontal edges that begin and end at the same places.
func stacks(edges []Edge) [][]Edge {
	var out [][]Edge
	for _, left := range runs(edges, func(e Edge) float32 { return e.From }) {
		for _, stack := range runs(left, func(e Edge) float32 { return e.To }) {
			slices.SortStableFunc(stack, byAt)
			out = append(out, stack)
		}
	}
	return out
}

// runs sorts edges by a key and parts them where it leaps.
func runs(edges []Edge, key func(Edge) float32) [][]Edge {
	slices.SortStableFunc(edges, func(a, b Edge) int { return cmp.Compare(key(a), key(b)) })
	var out [][]Edge
	for start, i := 0, 1; i <= len(edges); i++ {
		if i == len(edges) || key(edges[i])-key(edges[i-1]) > touch {
			out = append(out, slices.Clone(edges[start:i]))
			start = i
		}
	}
	return out
}

// first returns the frame that a stack of edges begins with, and how many of
// the edges it took.
func first(across []Edge, lines []Line) (f frame, n int) {
	f.x0, f.x1 = across[0].From, across[0].To
	f.across = []float32{across[0].At}
	f.from = between(lines, 0, across[0].At)
	at := f.from
	for n = 1; n < len(across); n++ {
		end := between(lines, at, across[n].At)
		band := lines[at:end]
		if foreign(band, f.across[len(f.across)-1], across[n].At) {
			return f, n
		}
		f.across = append(f.across, across[n].At)
		f.lines = lines[f.from:end]
		at = end
	}
	return f, n
}

// between returns the first of lines, from one on, whose middle is below y.
func between(lines []Line, from int, y float32) int {
	i, _ := slices.BinarySearchFunc(lines[from:], y, func(l Line, y float32) int { return cmp.Compare(l.Base-l.Size*middle, y) })
	return from + i
}

// foreign reports whether the lines of a band, from y0 to y1, are no part of a
// table: prose, a remark, or what stands above one, unless set as a row.
func foreign(band []Line, y0, y1 float32) bool {
	size, several, figures, heads := float32(10), false, false, false
	tight := true
	for i := range band {
		l := &band[i]
		parts := l.segments(0)
		if len(parts) == 1 && l.Box.X1-l.Box.X0 > 25*l.Size || OpensRemark(l.Text) {
			return true
		}
		several = several || len(parts) > 1
		figures = figures || slices.ContainsFunc(parts, segment.telling)
		heads = heads || headline(l.Text)
		size = l.Size
		tight = tight && l.Box.Y0-y0 < size
		y0 = l.Box.Y1
	}
	tight = tight && y1-y0 < size
	return heads && !figures && !tight || !several && !tight && y1-y0 > loose*size
}

// tabular reports whether enough lines of a frame are set in columns: lines of
// figures, or bands of several texts that follow one another.
func (f *frame) tabular() bool {
	figures, several, many := 0, 0, 0
	f.parts = make([][]segment, len(f.lines))
	for i := range f.lines {
		s := f.lines[i].segments(i)
		f.parts[i] = s
		if len(s) > 1 && slices.ContainsFunc(s, segment.telling) {
			figures++
		}
		if len(s) > 1 {
			several++
		}
		if len(s) > 2 {
			many++
		}
	}
	return figures >= aligned || len(f.across) > aligned && many > 1 || len(f.ends) > 0 && several > 0
}

// hold gives f what else is known of it: all edges within, and where its
// rulings end.
func (f *frame) hold(edges []Edge, rulings []Ruling) {
	top, bottom := f.across[0], f.across[len(f.across)-1]
	within := func(at, from, to float32) bool {
		return at > top-aside && at < bottom+aside && from > f.x0-touch && to < f.x1+touch
	}
	for _, e := range edges {
		if within(e.At, e.From, e.To) {
			f.edges = append(f.edges, e)
		}
	}
	slices.SortStableFunc(f.edges, byAt)
	var ends []Edge // upright, so that their order is that of their places
	for _, r := range rulings {
		b := r.Box
		if !r.Horizontal || !within((b.Y0+b.Y1)/2, b.X0, b.X1) {
			continue
		}
		if b.X1-b.X0 < narrow {
			return // dashes
		}
		ends = append(ends, Edge{At: b.X0, From: b.Y0}, Edge{At: b.X1, From: b.Y0})
	}
	for _, e := range runs(ends, func(e Edge) float32 { return e.At }) {
		x := e[len(e)/2].At
		if x > f.x0+touch && x < f.x1-touch && len(runs(e, func(e Edge) float32 { return e.From })) > max(1, len(f.across)/2) {
			f.ends = append(f.ends, x)
		}
	}
}

// narrow is less than any column is wide.
const narrow = 8

// dense reports whether the edges that cross f part most of its lines of
// figures: then the bands between them are the rows.
func (f *frame) dense() bool {
	lines, bands, last := 0, 0, -1
	for i, s := range f.parts {
		if slices.ContainsFunc(s, segment.telling) {
			lines++
			if b := f.band(&f.lines[i]); b != last {
				bands++
				last = b
			}
		}
	}
	return 2*bands >= lines
}

// band returns the number of the band in which a line stands.
func (f *frame) band(l *Line) int { return interval(f.across, l.Base-l.Size*middle) }

// table makes the table of a frame.
func (f *frame) table() (t Table, ok bool) {
	dense := f.dense()
	if dense {
		f.level()
	}
	s := setting{lines: f.lines, segments: f.parts, edges: f.edges, titles: f.titles()}
	if len(f.ends) > 0 {
		s.cols = bounded(slices.Concat([]float32{f.x0}, f.ends, []float32{f.x1}))
		s.cut(s.parts)
	} else {
		s.columns()
	}
	if len(s.cols) < 2 || len(s.cols) > limits.GridCols {
		return t, false
	}
	t.X = s.bounds()
	t.X[0], t.X[len(t.X)-1] = min(t.X[0], f.x0), max(t.X[len(t.X)-1], f.x1)
	s.top = f.headings(&s)
	if !dense {
		return t, s.fill(&t)
	}
	s.place()
	if s.top > 0 && !slices.ContainsFunc(f.edges, func(e Edge) bool { return e.At > f.across[0]+apart && e.At < f.across[1]-apart }) {
		f.edges = append(f.edges, s.ledges(t.X)...)
		slices.SortStableFunc(f.edges, byAt)
	}
	t.Y, _ = positions(f.edges)
	if t.tooLarge() {
		return t, false
	}
	f.wall(&t)
	return t, true
}

// titles returns how many lines come first that have a single text each, which
// does not go on right below.
func (f *frame) titles() int {
	n := 0
	for ; n < len(f.parts) && len(f.parts[n]) == 1; n++ {
		one, line := f.parts[n][0], f.lines[n]
		for k := n + 1; k < len(f.parts) && f.lines[k].Base-line.Base < 1.5*line.Size; k++ {
			if slices.ContainsFunc(f.parts[k], func(o segment) bool { return o.x0 < one.x1 && o.x1 > one.x0 }) {
				return n
			}
		}
	}
	return n % max(len(f.parts), 1)
}

// headings returns how many lines of s stand in the first band without any
// figure: the header.
func (f *frame) headings(s *setting) int {
	n := 0
	for n < len(s.lines) && f.band(&s.lines[n]) == 0 && !slices.ContainsFunc(s.segments[n], func(one segment) bool { return one.figure }) {
		n++
	}
	return n
}

// level puts on one level what stands in the same band, below the header.
func (f *frame) level() {
	header := true
	for i := range f.parts {
		header = header && !slices.ContainsFunc(f.parts[i], segment.telling)
		for k := range f.parts[i] {
			f.parts[i][k].level = f.band(&f.lines[i])
			if header {
				f.parts[i][k].level = i - len(f.parts)
			}
		}
	}
}

// wall makes the cells of a table whose rows its edges show: a text that
// stands over several columns is over one cell, and so are the columns over
// which a shorter edge runs below a single text.
func (f *frame) wall(t *Table) {
	rows, cols := len(t.Y)-1, len(t.X)-1
	w := walls{rows, cols, make([]bool, rows*cols), make([]bool, rows*cols)}
	for i := range w.left {
		w.left[i] = true
	}
	in := f.inRows(t)
	_, of := positions(f.edges)
	for i, e := range f.edges {
		if of[i] == rows {
			continue
		}
		from, to := cols, 0
		span(t.X, e, func(c int) {
			w.top[of[i]*cols+c] = true
			from, to = min(from, c), max(to, c)
		})
		if of[i] > 0 && to-from+1 < cols {
			widen(in[of[i]-1], from, to)
		}
	}
	w.head(in, t.X)
	for r := range in {
		for _, s := range in[r] {
			w.open(r, s.first, s.last)
		}
	}
	t.Cells = w.cells()
	t.Box = gouji.Box{X0: t.X[0], Y0: t.Y[0], X1: t.X[cols], Y1: t.Y[rows]}
	t.box()
	at := t.at()
	held := make([][]Glyph, len(t.Cells))
	for r := range in {
		for _, s := range in[r] {
			c := at[r*cols+s.first]
			held[c] = append(held[c], f.lines[s.line].Glyphs[s.from:s.to]...)
		}
	}
	for i := range held {
		t.Cells[i].Lines = Lines(held[i])
	}
}

// inRows returns the texts of each row of a table.
func (f *frame) inRows(t *Table) [][]*segment {
	in := make([][]*segment, len(t.Y)-1)
	for i := range f.parts {
		r := max(interval(t.Y, f.lines[i].Base-f.lines[i].Size*middle), 0)
		for k := range f.parts[i] {
			in[r] = append(in[r], &f.parts[i][k])
		}
	}
	return in
}

// head lets the headings above the first row of figures stand over what is
// theirs.
func (w walls) head(in [][]*segment, x []float32) {
	for r := 0; r+1 < len(in); r++ {
		if slices.ContainsFunc(in[r], func(s *segment) bool { return s.telling() }) {
			return
		}
		centre(in[r], w.beside(in, r), in[r+1], x)
	}
}

// widen lets the only text over columns from to to stand over all of them.
func widen(row []*segment, from, to int) {
	var only *segment
	for _, s := range row {
		if s.last < from || s.first > to {
			continue
		}
		if only != nil || s.first < from || s.last > to {
			return
		}
		only = s
	}
	if only != nil {
		only.first, only.last = from, to
	}
}

// beside returns the texts of a row, and of the cells that go on from it.
func (w walls) beside(in [][]*segment, row int) []*segment {
	out := slices.Clone(in[row])
	for r := row + 1; r < w.rows; r++ {
		for _, s := range in[r] {
			if every(r-row, func(k int) bool { return !w.top[(r-k)*w.cols+s.first] }) {
				out = append(out, s)
			}
		}
	}
	return out
}

// centre lets headings stand over the columns in whose middle they are, if no
// other one stands there and several do below.
func centre(row, beside, below []*segment, x []float32) {
	for _, s := range row {
		from, to := 0, len(x)-2
		for _, o := range beside {
			if o != s && o.first <= s.first {
				from = max(from, o.last+1)
			}
			if o != s && o.first >= s.first {
				to = min(to, o.first-1)
			}
		}
		first, last := s.first, s.last
		for a := from; a <= first; a++ {
			for b := last; b <= to; b++ {
				if off := x[a] + x[b+1] - s.x0 - s.x1; b-a > s.last-s.first && -apart < off && off < apart && several(below, a, b) {
					s.first, s.last = a, b
				}
			}
		}
	}
}

// several reports whether two texts of a row stand over columns first to last.
func several(row []*segment, first, last int) bool {
	n := 0
	for _, s := range row {
		if s.first >= first && s.last <= last {
			n++
		}
	}
	return n > 1
}

// open takes away the walls between columns first to last of a row, and of
// the rows that no wall parts from it.
func (w walls) open(row, first, last int) {
	from, to := row, row
	for from > 0 && !w.top[from*w.cols+first] {
		from--
	}
	for to+1 < w.rows && !w.top[(to+1)*w.cols+first] {
		to++
	}
	for r := from; r <= to; r++ {
		for c := first + 1; c <= last; c++ {
			w.left[r*w.cols+c] = false
		}
	}
}
