package main

import (
	"fmt"
	"strings"

	"gouji"
	"gouji/internal/synth"
	"gouji/internal/synth/inject"
)

// A chart says where what synth printed stands in the document as it was read.
type chart struct {
	doc    *gouji.Document
	blocks []int // by block of synth: that of the document; -1 for none
	lead   []int // by block of synth: bytes that were read before its text
}

// newChart sets the blocks of both side by side, in order and by their text,
// and fails where they differ.
func newChart(d *synth.Disclosure, doc *gouji.Document) (*chart, error) {
	c := &chart{doc: doc, blocks: make([]int, len(d.Blocks)), lead: make([]int, len(d.Blocks))}
	next := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		c.blocks[i] = -1
		if b.Table == nil && strings.TrimSpace(b.Marker+b.Text) == "" {
			continue
		}
		for next < len(doc.Blocks) && doc.Blocks[next].Region != gouji.Body {
			next++
		}
		if next == len(doc.Blocks) {
			return nil, fmt.Errorf("block %d was not read: %.60q", i, b.Text)
		}
		o := &doc.Blocks[next]
		if (o.Grid == nil) != (b.Table == nil) {
			return nil, fmt.Errorf("block %d was read as another kind: %.60q", i, b.Text)
		}
		if o.Grid == nil {
			k := strings.LastIndex(o.Text, b.Text)
			if b.Page > 0 {
				k = strings.Index(o.Text, b.Text)
			}
			if k < 0 || b.Page == 0 && k+len(b.Text) != len(o.Text) {
				return nil, fmt.Errorf("block %d reads %.60q, not %.60q", i, o.Text, b.Text)
			}
			c.lead[i] = k
		}
		c.blocks[i] = next
		next++
	}
	for ; next < len(doc.Blocks); next++ {
		if doc.Blocks[next].Region == gouji.Body {
			return nil, fmt.Errorf("%.60q was read and not written", doc.Blocks[next].Text)
		}
	}
	return c, c.cells(d)
}

// cells holds that every place in a table was read where it was printed.
func (c *chart) cells(d *synth.Disclosure) error {
	grids := map[int][]int{}
	for i := range d.Places {
		p := &d.Places[i]
		if p.Row < 0 || p.Block < 0 {
			continue
		}
		g := c.doc.Blocks[c.blocks[p.Block]].Grid
		if grids[p.Block] == nil {
			grids[p.Block] = g.Lookup()
		}
		text := ""
		if p.Row < g.Rows && p.Col < g.Cols {
			if k := grids[p.Block][p.Row*g.Cols+p.Col]; k >= 0 {
				text = g.Cells[k].Text
			}
		}
		if !strings.Contains(text, p.Printed) {
			return fmt.Errorf("%s: the cell at %d, %d reads %q, not %q", p.ID, p.Row, p.Col, text, p.Printed)
		}
	}
	return nil
}

// spot turns a spot of synth into one of the document that was read.
func (c *chart) spot(s inject.Spot) (inject.Spot, bool) {
	if s.Block < 0 || c.blocks[s.Block] < 0 {
		return s, false
	}
	lead := c.lead[s.Block]
	s.Block = c.blocks[s.Block]
	if s.Row < 0 && s.End > 0 {
		s.Start, s.End = s.Start+lead, s.End+lead
	}
	return s, true
}

// of is where a place stands in the document that was read.
func (c *chart) of(p *synth.Place) (inject.Spot, bool) {
	return c.spot(inject.Spot{Block: p.Block, Row: p.Row, Col: p.Col, Start: p.Start, End: p.Start + len(p.Printed)})
}

// meet reports whether two spots of one document touch. Of cells, the cell
// decides.
func meet(a, b inject.Spot) bool {
	switch {
	case a.Block != b.Block:
		return false
	case a.Row < 0 && a.End == 0 || b.Row < 0 && b.End == 0:
		return true
	case a.Row >= 0 || b.Row >= 0:
		return a.Row == b.Row && a.Col == b.Col
	}
	return a.Start < b.End && b.Start < a.End
}
