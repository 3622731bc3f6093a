package pdf

import (
	"fmt"

	"gouji"
	"gouji/extract/grid"
	"gouji/internal/limits"
)

// compose makes the blocks of doc from its pages.
func compose(doc *gouji.Document, pages []*page) error {
	c := composer{doc: doc, setter: setter{measures: measures(pages)}, face: faceOf(pages)}
	for _, p := range pages {
		c.beside(p, gouji.Header, p.heads)
		c.page(p)
		c.beside(p, gouji.Footer, p.feet)
		c.beside(p, gouji.Watermark, p.aside)
	}
	c.text()
	c.table()
	if len(doc.Blocks) > limits.Blocks || c.cells > limits.Cells {
		return fmt.Errorf("段落和表格超过上限：请拆分文件后再载入")
	}
	return nil
}

// A composer goes through the pages in reading order. What stands beside the
// text of a page never parts a paragraph or a table that runs over it.
type composer struct {
	doc    *gouji.Document
	setter setter
	face   face
	open   []grid.Table  // parts of one table so far
	of     []*page       // their pages
	later  []gouji.Block // heads and feet since the open paragraph or table began
	cells  int
}

// page takes in the lines and tables of a page from top to bottom.
func (c *composer) page(p *page) {
	tables, lines := p.Tables, p.Rest
	for len(tables) > 0 || len(lines) > 0 {
		if len(lines) == 0 || len(tables) > 0 && tables[0].Box.Y0 < lines[0].Base {
			c.text()
			c.part(p, tables[0])
			tables = tables[1:]
			continue
		}
		c.table()
		c.setter.line(p, lines[0])
		lines = lines[1:]
	}
}

// part takes in a table: the next part of the open one where it goes on there.
func (c *composer) part(p *page, t grid.Table) {
	t.Page = p.order // its number, which two halves share, comes when the parts are joined
	if n := len(c.open); n > 0 {
		if c.of[n-1].order == p.order-1 && grid.Continues(c.open, &t) {
			c.open, c.of = append(c.open, t), append(c.of, p)
			return
		}
		c.table()
	}
	c.open, c.of = append(c.open, t), append(c.of, p)
}

// text ends the open paragraph.
func (c *composer) text() {
	c.setter.flush()
	for i := range c.setter.done {
		b := c.setter.done[i].block()
		if b.Level = c.face.heading(&c.setter.done[i], b.Text); b.Level > 0 {
			b.Kind = gouji.Heading
		}
		c.doc.Blocks = append(c.doc.Blocks, b)
	}
	c.setter.done = c.setter.done[:0]
	c.caughtUp()
}

// table ends the open table.
func (c *composer) table() {
	if len(c.open) == 0 {
		return
	}
	g := grid.Join(c.open)
	for i := range g.Cells {
		cell := &g.Cells[i]
		for _, p := range c.of {
			if p.order == cell.Page {
				cell.Page, cell.Box = p.number, p.shown(cell.Box)
				break
			}
		}
	}
	c.cells += len(g.Cells)
	c.doc.Blocks = append(c.doc.Blocks, gouji.Block{Kind: gouji.Table, Grid: g, Page: c.of[0].number})
	c.open, c.of = nil, nil
	c.caughtUp()
}

// caughtUp adds what stood beside the text meanwhile.
func (c *composer) caughtUp() {
	if len(c.open) > 0 || len(c.setter.open.lines) > 0 {
		return
	}
	c.doc.Blocks = append(c.doc.Blocks, c.later...)
	c.later = c.later[:0]
}

// beside takes in lines that are no part of the text.
func (c *composer) beside(p *page, region gouji.Region, lines []grid.Line) {
	for _, l := range lines {
		c.later = append(c.later, gouji.Block{Region: region, Text: l.Text, Page: p.number,
			Prints: []gouji.Print{{Page: p.number, Box: p.shown(l.Box)}}})
	}
	c.caughtUp()
}
