package grid

import (
	"cmp"
	"slices"

	"gouji"
	"gouji/internal/limits"
)

// positions returns the distinct positions of edges, which are in order, and
// for each edge which one it lies on.
func positions(edges []Edge) (at []float32, of []int) {
	of = make([]int, len(edges))
	for i, e := range edges {
		if len(at) == 0 || e.At-at[len(at)-1] > apart {
			at = append(at, e.At)
		}
		of[i] = len(at) - 1
	}
	return at, of
}

// open adds the sides of a table that has no line there: where at least two
// edges of the other kind go on beyond the outermost line.
func open(at []float32, of []int, across []Edge) []float32 {
	if len(at) == 0 {
		return at
	}
	from, to := make([]float32, len(across)), make([]float32, len(across))
	for i, e := range across {
		from[i], to[i] = e.From, e.To
	}
	slices.Sort(from)
	slices.Sort(to)
	const beyond = 6
	if n := len(to); n > 1 && to[n-2] > at[len(at)-1]+beyond {
		at = append(at, to[n-2])
	}
	if len(from) > 1 && from[1] < at[0]-beyond {
		at = append([]float32{from[1]}, at...)
		for i := range of {
			of[i]++
		}
	}
	return at
}

// stops adds the heights between two horizontal edges at which several
// vertical ones end: cells part there, though no line shows it. It returns
// those heights, too.
func stops(at []float32, of []int, down []Edge) (with, added []float32) {
	var ends []float32
	for _, e := range down {
		ends = append(ends, e.From, e.To)
	}
	slices.Sort(ends)
	for i := range ends {
		k, near := nearest(at, ends[i])
		if near || k == 0 || k == len(at) {
			continue
		}
		at = slices.Insert(at, k, ends[i])
		added = append(added, ends[i])
		for m := range of {
			if of[m] >= k {
				of[m]++
			}
		}
	}
	return at, added
}

// stop parts the cells on both sides of a vertical edge, at position c, where
// it ends at one of the heights added.
func (w walls) stop(y, added []float32, e Edge, c int) {
	for _, end := range [2]float32{e.From, e.To} {
		if _, ok := nearest(added, end); !ok {
			continue
		}
		r, _ := nearest(y, end)
		for k := max(c-1, 0); k < min(c+1, w.cols); k++ {
			w.top[r*w.cols+k] = true
		}
	}
}

// walls says between which positions a line stands.
type walls struct {
	rows, cols int
	left, top  []bool // of each position, row by row
}

// table makes the table of a net; ok is false where it is no more than a
// frame, or over a limit.
func (n Net) table() (t Table, ok bool) {
	x, ofX := positions(n.Down)
	y, ofY := positions(n.Across)
	x, y = open(x, ofX, n.Across), open(y, ofY, n.Down)
	var added []float32
	y, added = stops(y, ofY, n.Down)
	rows, cols := len(y)-1, len(x)-1
	t = Table{X: x, Y: y}
	if rows < 1 || cols < 1 || rows*cols < 2 || t.tooLarge() {
		return t, false
	}
	w := walls{rows, cols, make([]bool, rows*cols), make([]bool, rows*cols)}
	for i, e := range n.Down {
		if c := ofX[i]; c < cols {
			span(y, e, func(r int) { w.left[r*cols+c] = true })
		}
	}
	for i, e := range n.Across {
		if r := ofY[i]; r < rows {
			span(x, e, func(c int) { w.top[r*cols+c] = true })
		}
	}
	for i, e := range n.Down {
		w.stop(y, added, e, ofX[i])
	}
	t.Box = gouji.Box{X0: x[0], Y0: y[0], X1: x[cols], Y1: y[rows]}
	t.Cells = w.cells()
	t.box()
	return t, len(t.Cells) > 1
}

// box measures the cells.
func (t *Table) box() {
	for i := range t.Cells {
		c := &t.Cells[i]
		c.Box = gouji.Box{X0: t.X[c.Col], Y0: t.Y[c.Row], X1: t.X[c.Col+c.ColSpan], Y1: t.Y[c.Row+c.RowSpan]}
	}
}

// tooLarge reports whether t has more rows or columns than limits allow.
func (t *Table) tooLarge() bool {
	rows, cols := len(t.Y)-1, len(t.X)-1
	return rows > limits.GridRows || cols > limits.GridCols || rows > 0 && cols > limits.PagePositions/rows
}

// span visits the intervals between positions of which e covers most.
func span(at []float32, e Edge, visit func(int)) {
	first, _ := slices.BinarySearch(at, e.From)
	for i := max(first-1, 0); i < len(at)-1 && at[i] < e.To; i++ {
		if min(e.To, at[i+1])-max(e.From, at[i]) > (at[i+1]-at[i])/2 {
			visit(i)
		}
	}
}

// cells returns the rectangles that walls leave whole: positions without a
// wall between them are one cell. Where they make no rectangle, since a piece
// of a line is missing, they are parted into rectangles from the top left.
func (w walls) cells() []Cell {
	s := newSets(w.rows * w.cols)
	for i := range s {
		if i%w.cols > 0 && !w.left[i] {
			s.join(i-1, i)
		}
		if i >= w.cols && !w.top[i] {
			s.join(i-w.cols, i)
		}
	}
	taken := make([]bool, len(s))
	var cells []Cell
	for i := range s {
		if taken[i] {
			continue
		}
		root := s.root(i)
		free := func(k int) bool { return !taken[k] && s.root(k) == root }
		c := Cell{Row: i / w.cols, Col: i % w.cols, RowSpan: 1, ColSpan: 1}
		for c.Col+c.ColSpan < w.cols && free(i+c.ColSpan) {
			c.ColSpan++
		}
		for c.Row+c.RowSpan < w.rows && every(c.ColSpan, func(k int) bool { return free(i + c.RowSpan*w.cols + k) }) {
			c.RowSpan++
		}
		for r := range c.RowSpan {
			for k := range c.ColSpan {
				taken[i+r*w.cols+k] = true
			}
		}
		cells = append(cells, c)
	}
	return cells
}

func every(n int, ok func(int) bool) bool {
	for i := range n {
		if !ok(i) {
			return false
		}
	}
	return true
}

// at returns for every position of t the index of its cell.
func (t *Table) at() []int {
	cols := len(t.X) - 1
	at := make([]int, (len(t.Y)-1)*cols)
	for i, c := range t.Cells {
		for r := range c.RowSpan {
			for k := range c.ColSpan {
				at[(c.Row+r)*cols+c.Col+k] = i
			}
		}
	}
	return at
}

// deal gives the glyphs that stand in tables to their cells, word by word, and
// returns the others.
func deal(glyphs []Glyph, tables []Table) (rest []Glyph) {
	if len(tables) == 0 {
		return glyphs
	}
	slices.SortFunc(glyphs, func(a, b Glyph) int {
		return cmp.Or(cmp.Compare(a.Base, b.Base), cmp.Compare(a.Box.X0, b.Box.X0))
	})
	for i := range tables {
		t := &tables[i]
		held := make([][]Glyph, len(t.Cells))
		at := t.at()
		rest = rest[:0:0]
		for left := glyphs; len(left) > 0; {
			n := wordAt(left)
			rest = t.take(left[:n], at, held, rest)
			left = left[n:]
		}
		for k := range held {
			t.Cells[k].Lines = Lines(held[k])
		}
		glyphs = rest
	}
	return rest
}

// wordAt returns how many of glyphs, which are in order, make one word or one
// figure: they stand close on one baseline, those of a figure closer still,
// since an amount may end where the code in the next column begins.
func wordAt(glyphs []Glyph) int {
	n := 1
	for n < len(glyphs) {
		a, b := &glyphs[n-1], &glyphs[n]
		close := a.Size / 5
		if ofFigure(a.Rune) {
			close = a.Size / 10
		}
		if a.Base != b.Base || b.Box.X0-a.Box.X1 > close || ofFigure(a.Rune) != ofFigure(b.Rune) {
			break
		}
		n++
	}
	return n
}

func ofFigure(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' || r == '-' }

// take gives a word to the cell that it stands in, or to rest where it stands
// in none. One that a line of the table runs through is wider than its cell: a
// figure belongs to the cell in which most of it stands, and the last of
// equals, other words to the one in which they begin. Where the line runs
// between two characters, words are two.
func (t *Table) take(word []Glyph, at []int, held [][]Glyph, rest []Glyph) []Glyph {
	cells := make([]int, len(word))
	whole := true
	for i, g := range word {
		cells[i] = t.holds(g, at)
		whole = whole && cells[i] == cells[0]
	}
	switch {
	case whole:
	case ofFigure(word[0].Rune):
		most := mostOf(cells)
		for i := range cells {
			cells[i] = most
		}
	default:
		for i := 1; i < len(word); i++ {
			if cells[i] != cells[i-1] && cells[i-1] >= 0 && t.straddles(word[i-1], word[i]) {
				cells[i] = cells[i-1]
			}
		}
	}
	for i, g := range word {
		if cells[i] < 0 {
			rest = append(rest, g)
		} else {
			held[cells[i]] = append(held[cells[i]], g)
		}
	}
	return rest
}

// mostOf returns the value that stands most often in list, the last of equals.
func mostOf(list []int) int {
	count := map[int]int{}
	best := list[0]
	for _, v := range list {
		if count[v]++; count[v] >= count[best] {
			best = v
		}
	}
	return best
}

// holds returns the cell that a glyph stands in, -1 none.
func (t *Table) holds(g Glyph, at []int) int {
	x, y := (g.Box.X0+g.Box.X1)/2, g.Base-g.Size*middle
	c, r := interval(t.X, x), interval(t.Y, y)
	if c < 0 || r < 0 {
		return -1
	}
	return at[r*(len(t.X)-1)+c]
}

// middle is how far above its baseline the middle of a character is, in parts
// of its size.
const middle = 0.35

// interval returns the interval between positions that holds v, -1 none.
func interval(at []float32, v float32) int {
	i, _ := slices.BinarySearch(at, v)
	if i == 0 || i == len(at) {
		return -1
	}
	return i - 1
}

// straddles reports whether a line of the table runs through a or b, which
// follow one another.
func (t *Table) straddles(a, b Glyph) bool {
	for _, x := range t.X {
		for _, g := range [2]gouji.Box{a.Box, b.Box} {
			if inset := (g.X1 - g.X0) / 5; x > g.X0+inset && x < g.X1-inset {
				return true
			}
		}
	}
	return false
}

func order[T any](list []T, key func(*T) float32) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(&a), key(&b)) })
}
