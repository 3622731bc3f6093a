package inject

import (
	"slices"
	"strings"

	"gouji/internal/synth"
	"gouji/internal/synth/page"
)

// A Spot is a stretch of a document: of a cell, of a paragraph, or, where End
// is 0, all of a block or of the cell at Row and Col.
type Spot struct {
	Block      int // index into Disclosure.Blocks
	Row, Col   int // of a cell, as Place has them; -1 outside tables, or for all of a table
	Start, End int // bytes of the text of the cell, or of Block.Text
}

// An editor changes a disclosure and moves what is said of places along.
type editor struct {
	d    *synth.Disclosure
	done []Injected
}

// text returns the text that stands at a block or a cell; nil where there is
// none.
func (e *editor) text(block, row, col int) *string {
	if block < 0 || block >= len(e.d.Blocks) {
		return nil
	}
	b := &e.d.Blocks[block]
	if row < 0 {
		return &b.Text
	}
	if b.Table == nil || row >= len(b.Table.Rows) {
		return nil
	}
	if c := cellAt(b.Table.Rows[row], col); c != nil {
		return &c.Text
	}
	return nil
}

func cellAt(row []page.Cell, col int) *page.Cell {
	at := 0
	for i := range row {
		if at == col {
			return &row[i]
		}
		at += row[i].Span
	}
	return nil
}

// of returns where a place is printed.
func of(p *synth.Place) Spot {
	return Spot{p.Block, p.Row, p.Col, p.Start, p.Start + len(p.Printed)}
}

// moved calls move for every spot of the document that is kept: of places and
// of what was done before.
func (e *editor) moved(move func(*Spot)) {
	for i := range e.d.Places {
		p := &e.d.Places[i]
		s := of(p)
		move(&s)
		p.Block, p.Row, p.Col, p.Start = s.Block, s.Row, s.Col, s.Start
	}
	for i := range e.done {
		for k := range e.done[i].Spots {
			move(&e.done[i].Spots[k])
		}
		for k := range e.done[i].Near {
			move(&e.done[i].Near[k])
		}
	}
}

// replace prints is at s and returns where that stands. Places within s are
// gone, but for one that is all of it.
func (e *editor) replace(s Spot, is string) Spot {
	text := e.text(s.Block, s.Row, s.Col)
	grows := len(is) - (s.End - s.Start)
	*text = (*text)[:s.Start] + is + (*text)[s.End:]
	for i := range e.d.Places {
		p := &e.d.Places[i]
		if !s.beside(of(p)) {
			continue
		}
		switch o := of(p); {
		case o == s:
			p.Printed = is
		case o.Start >= s.Start && o.End <= s.End:
			p.Block = -1
		case o.Start <= s.Start && o.End >= s.End:
			p.Printed = (*text)[o.Start : o.End+grows]
		}
	}
	after := Spot{s.Block, s.Row, s.Col, s.Start, s.Start + len(is)}
	e.moved(func(o *Spot) {
		if s.beside(*o) && *o != after && o.End > 0 {
			o.stretch(s, grows)
		}
	})
	return after
}

// beside reports whether s and o stand in one text.
func (s Spot) beside(o Spot) bool { return s.Block == o.Block && s.Row == o.Row && s.Col == o.Col }

// stretch moves the ends of o that lie behind an edited s.
func (o *Spot) stretch(s Spot, grows int) {
	if o.Start >= s.End && o.Start > s.Start {
		o.Start += grows
	}
	if o.End >= s.End && o.End > s.Start {
		o.End += grows
	}
}

// cut takes n blocks out.
func (e *editor) cut(at, n int) {
	e.d.Blocks = slices.Delete(e.d.Blocks, at, at+n)
	e.moved(func(s *Spot) {
		switch {
		case s.Block >= at+n:
			s.Block -= n
		case s.Block >= at:
			s.Block = -1
		}
	})
}

// insert puts blocks in.
func (e *editor) insert(at int, blocks ...page.Block) {
	e.d.Blocks = slices.Insert(e.d.Blocks, at, blocks...)
	e.moved(func(s *Spot) {
		if s.Block >= at {
			s.Block += len(blocks)
		}
	})
}

// cutRow takes a row out of a table.
func (e *editor) cutRow(block, row int) {
	t := e.d.Blocks[block].Table
	t.Rows = slices.Delete(slices.Clone(t.Rows), row, row+1)
	e.moved(func(s *Spot) {
		switch {
		case s.Block != block || s.Row < row:
		case s.Row == row:
			s.Block = -1
		default:
			s.Row--
		}
	})
}

// sentence returns the sentence of a paragraph that s stands in.
func (e *editor) sentence(s Spot) Spot {
	text := *e.text(s.Block, s.Row, s.Col)
	start, end := 0, len(text)
	if i := strings.LastIndex(text[:s.Start], "。"); i >= 0 {
		start = i + len("。")
	}
	if i := strings.Index(text[min(s.End, len(text)):], "。"); i >= 0 {
		end = s.End + i + len("。")
	}
	return Spot{s.Block, s.Row, s.Col, start, end}
}

// copied is a table that shares nothing with t.
func copied(t *page.Table) *page.Table {
	c := *t
	c.Rows = make([][]page.Cell, len(t.Rows))
	for i := range t.Rows {
		c.Rows[i] = slices.Clone(t.Rows[i])
	}
	return &c
}
