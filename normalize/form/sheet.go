package form

import (
	"gouji"
	"gouji/normalize/code"
)

// maxPositions bounds rows × columns of a grid that is read.
const maxPositions = 4 << 20

// A sheet is a grid with the text of its cells ready for comparison.
type sheet struct {
	*gouji.Grid
	block int
	at    []int    // cell that covers a position, row by row; -1 none
	flat  []string // text of each cell: half width, no white space
}

// newSheet returns nil for a grid that is none.
func newSheet(g *gouji.Grid, block int) *sheet {
	if g == nil || g.Rows <= 0 || g.Cols <= 0 || g.Rows > maxPositions/g.Cols {
		return nil
	}
	for _, c := range g.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.RowSpan > g.Rows || c.ColSpan > g.Cols {
			return nil
		}
	}
	s := &sheet{Grid: g, block: block, at: g.Lookup(), flat: make([]string, len(g.Cells))}
	for i, c := range g.Cells {
		if c.Text != "" {
			s.flat[i] = code.Narrow(code.Squeeze(c.Text))
		}
	}
	return s
}

// cell returns the index of the cell at a position, -1 where none is.
func (s *sheet) cell(row, col int) int { return s.at[row*s.Cols+col] }

// text returns the flat text at a position.
func (s *sheet) text(row, col int) string {
	if i := s.cell(row, col); i >= 0 {
		return s.flat[i]
	}
	return ""
}

// each visits the cells that begin in row, left to right, and have text.
func (s *sheet) each(row int, visit func(cell int)) {
	last := -1
	for _, i := range s.at[row*s.Cols : (row+1)*s.Cols] {
		if i >= 0 && i != last && s.Cells[i].Row == row && s.flat[i] != "" {
			visit(i)
		}
		last = i
	}
}

func (s *sheet) source(cell int) gouji.Source {
	c := &s.Cells[cell]
	return gouji.Source{Block: s.block, Row: c.Row, Col: c.Col, Page: c.Page, Box: c.Box}
}

func (s *sheet) whole() gouji.Source { return gouji.Source{Block: s.block, Row: -1, Col: -1} }
