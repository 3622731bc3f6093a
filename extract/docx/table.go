package docx

import (
	"fmt"

	"gouji"
	"gouji/internal/limits"
)

// A table gathers the cells of one w:tbl into a Grid.
type table struct {
	cells  []gouji.Cell
	rows   []tableRow
	cols   int           // of the widest row so far
	above  []int         // for each column, the merged cell of the row above that starts there, as index+1
	here   []int         // the same for the row being read
	beside []gouji.Block // tables and text boxes that stand in cells
	text   []byte        // of the cell being read
}

// A tableRow says how far a row reaches, and where its own cells begin.
type tableRow struct{ first, width int }

// A rowShape is what w:trPr says of a row.
type rowShape struct {
	before, after int  // columns left open before and behind the cells
	dropped       bool // deleted by a tracked change, or hidden
}

// A cellShape is what w:tcPr says of a cell's place.
type cellShape struct {
	span       int
	down, side merge
	deleted    bool // by a tracked change
}

// merge is the part a cell plays in a merged range.
type merge uint8

const (
	alone merge = iota
	opens
	joins
)

func (r *reader) table(s *sink) {
	t := &table{cells: r.spare[:0]}
	r.spare = nil
	r.rows(t)
	if grid := t.grid(r); grid != nil {
		s.add(r, gouji.Block{Kind: gouji.Table, Grid: grid})
	}
	s.take(t.beside...)
	r.spare = t.cells
}

// rows reads the rows among the children of the open element.
func (r *reader) rows(t *table) {
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "tr":
			r.row(t)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			r.rows(t)
		case "AlternateContent":
			r.x.branch(func() { r.rows(t) })
		}
	}
}

func (r *reader) row(t *table) {
	if len(t.rows) >= limits.GridRows {
		r.x.stop(fmt.Errorf("一张表超过 %d 行，已拒读；请拆分后再试", limits.GridRows))
		return
	}
	t.rows = append(t.rows, tableRow{first: len(t.cells)})
	above := t.above
	t.above, t.here = t.here, above[:0]
	var shape rowShape
	r.rowCells(t, &shape)
	if shape.dropped { // it was never there: the row above stays above
		t.rows = t.rows[:len(t.rows)-1]
		t.above, t.here = above, t.above
		return
	}
	t.skip(r, shape.after)
}

// rowCells reads the cells among the children of the open element.
func (r *reader) rowCells(t *table, shape *rowShape) {
	for d := r.x.depth; !shape.dropped && r.x.child(d); {
		switch string(r.x.name) {
		case "trPr":
			if t.rows[len(t.rows)-1].width == 0 {
				r.rowShape(shape)
				if !shape.dropped {
					t.skip(r, shape.before)
				}
			}
		case "tc":
			r.cell(t)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			r.rowCells(t, shape)
		case "AlternateContent":
			r.x.branch(func() { r.rowCells(t, shape) })
		}
	}
}

// rowShape reads the open w:trPr.
func (r *reader) rowShape(shape *rowShape) {
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "gridBefore":
			shape.before = r.columns()
		case "gridAfter":
			shape.after = r.columns()
		case "del":
			shape.dropped = true
		case "hidden":
			shape.dropped = shape.dropped || r.x.on()
		}
	}
}

// columns reads the val of the open element as a number of columns.
func (r *reader) columns() int {
	n := r.x.attrInt("val", 0)
	if n < 0 || n > limits.GridCols {
		r.malformed(fmt.Sprintf("单元格跨列数 %d 不合理，按 0 计", n))
		return 0
	}
	return n
}

// cell reads the open w:tc.
func (r *reader) cell(t *table) {
	shape := cellShape{span: 1}
	s := sink{inCell: true, text: t.text[:0]}
	for d := r.x.depth; r.x.child(d) && !shape.deleted; {
		if string(r.x.name) == "tcPr" {
			shape = r.cellShape()
		} else {
			r.block(&s)
		}
	}
	s.flush(r)
	t.text = s.text
	if shape.deleted {
		return
	}
	if t.place(r, shape, s.text) {
		t.beside = append(t.beside, s.blocks...)
	}
}

func (r *reader) cellShape() cellShape {
	c := cellShape{span: 1}
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "gridSpan":
			c.span = max(r.columns(), 1)
		case "vMerge":
			c.down = r.merge()
		case "hMerge":
			c.side = r.merge()
		case "cellDel":
			c.deleted = true
		}
	}
	return c
}

func (r *reader) merge() merge {
	if string(r.x.attr("val")) == "restart" {
		return opens
	}
	return joins
}

// place puts the next cell into the row. A cell that continues a merged one
// adds to that and shows nothing of its own: place then returns false.
func (t *table) place(r *reader, c cellShape, text []byte) bool {
	row := &t.rows[len(t.rows)-1]
	col := row.width
	if col+c.span > limits.GridCols {
		r.x.stop(fmt.Errorf("一张表超过 %d 列，已拒读；请拆分后再试", limits.GridCols))
		return false
	}
	row.width += c.span
	t.cols = max(t.cols, row.width)
	for len(t.here) < row.width {
		t.here = append(t.here, 0)
	}
	if c.side == joins && len(t.cells) > row.first {
		if left := &t.cells[len(t.cells)-1]; left.Col+left.ColSpan == col && left.RowSpan == 1 {
			left.ColSpan += c.span
			return false
		}
	}
	if c.down == joins && col < len(t.above) && t.above[col] > 0 {
		if over := &t.cells[t.above[col]-1]; over.ColSpan == c.span {
			over.RowSpan++
			t.here[col] = t.above[col]
			return false
		}
	}
	t.cells = append(t.cells, gouji.Cell{Row: len(t.rows) - 1, Col: col, RowSpan: 1, ColSpan: c.span, Text: string(text)})
	r.countCells(1)
	r.countText(len(text))
	if c.down == opens {
		t.here[col] = len(t.cells)
	}
	return true
}

// skip puts n empty cells into the row.
func (t *table) skip(r *reader, n int) {
	for range n {
		t.place(r, cellShape{span: 1}, nil)
	}
}

// grid returns what was read as a true rectangle, or nil when there is
// nothing, and tells what had to be mended for it.
func (t *table) grid(r *reader) *gouji.Grid {
	g := &gouji.Grid{Rows: len(t.rows), Cols: t.cols}
	if g.Rows*g.Cols > limits.GridPositions {
		r.x.stop(fmt.Errorf("一张表有 %d 行 × %d 列，超过上限，已拒读；请拆分后再试", g.Rows, g.Cols))
		return nil
	}
	if g.Cols == 0 {
		if g.Rows > 0 {
			r.malformed("一张表没有单元格，已略过")
		}
		return nil
	}
	short, missing := 0, 0
	for _, row := range t.rows {
		if row.width < t.cols {
			short, missing = short+1, missing+t.cols-row.width
		}
	}
	if short > 0 {
		r.malformed(fmt.Sprintf("一张表有 %d 行短于 %d 列，缺处补为空单元格", short, t.cols))
		r.countCells(missing)
	}
	g.Cells = t.padded(missing)
	return g
}

// padded returns a copy of the cells with every short row filled up by empty
// ones, missing in all.
func (t *table) padded(missing int) []gouji.Cell {
	out := make([]gouji.Cell, 0, len(t.cells)+missing)
	for i, row := range t.rows {
		last := len(t.cells)
		if i+1 < len(t.rows) {
			last = t.rows[i+1].first
		}
		out = append(out, t.cells[row.first:last]...)
		for col := row.width; col < t.cols; col++ {
			out = append(out, gouji.Cell{Row: i, Col: col, RowSpan: 1, ColSpan: 1})
		}
	}
	return out
}
