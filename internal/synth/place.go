package synth

import (
	"fmt"
	"strings"

	"gouji"
)

// A Place is a figure or name as it stands in the document, with what it truly
// says. The ID of a rate is that of its figure with /share, /rate (a
// completion), /change or /growth.
//
// A statement without a number (无, 均为, 持平) is a place too: Printed is the
// word that stands for it.
type Place struct {
	ID       string          // "05/2010301/basic", "text/basic/staff/share"; unique in its disclosure
	Kind     gouji.ClaimKind // NamedClaim of a name: of a code, where Concept has no flow, or of a line said to have spent
	Concept  gouji.Concept   // of a name of a code: Function or Economic alone
	Of       gouji.Concept   // of a share, completion or comparison with a budget
	Year     int
	BaseYear int        // of a change or growth against another year
	Local    bool       // a name of its own sentence
	Value    int64      // the truth: money in 元; a rate in hundredths of a percent; a count. A change and a growth are signed
	Unit     gouji.Unit // as printed; "" of a name
	Printed  string     // the number, name or word as printed, "" of a blank cell
	Form     string     // "05"; "" in prose
	Block    int        // index into Disclosure.Blocks
	Row, Col int        // of a cell: index in Table.Rows, and column of the grid, counting spans; -1 in prose
	Start    int        // byte of Printed in the text of its cell or of Block.Text, without Marker
}

// A Sum is an identity that the document states: the signed parts make the
// whole. All are indices into Disclosure.Places.
type Sum struct {
	Whole int
	Parts []int
	Signs []int8
	Open  bool // the parts may be fewer than there are: they may only not exceed the whole
}

// While a disclosure is written, what is printed at a place stands between
// marks that say which place it is: opens, the digits of its number as private
// characters, ends, the text, closes.
const (
	opens  = '\uE000'
	ends   = '\uE001'
	closes = '\uE002'
	digit0 = '\uE010'
)

// mark wraps the text of a place in its marks.
func (p *press) mark(pl Place, text string) string {
	pl.Block = -1
	n := len(p.places)
	p.places = append(p.places, pl)
	var b strings.Builder
	b.WriteRune(opens)
	for _, r := range fmt.Sprint(n) {
		b.WriteRune(digit0 + r - '0')
	}
	b.WriteRune(ends)
	b.WriteString(text)
	b.WriteRune(closes)
	return b.String()
}

// unmark returns s without marks, and tells found of every place in it with
// the bytes that it takes of what is returned.
func unmark(s string, found func(place, start, end int)) string {
	if !strings.ContainsRune(s, opens) {
		return s
	}
	type open struct{ place, start int }
	var b strings.Builder
	var stack []open
	number := false
	for _, r := range s {
		switch {
		case r == opens:
			stack, number = append(stack, open{0, b.Len()}), true
		case number && r == ends:
			number = false
		case number:
			top := &stack[len(stack)-1]
			top.place = 10*top.place + int(r-digit0)
		case r == closes:
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			found(top.place, top.start, b.Len())
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unmarked is s without marks.
func unmarked(s string) string { return unmark(s, func(int, int, int) {}) }

// settle strips the marks of all blocks and says where each place is. Places
// that were prepared and not printed are dropped.
func (w *writer) settle() {
	at := func(text string, block, row, col int) string {
		var spans [][3]int
		clean := unmark(text, func(place, start, end int) { spans = append(spans, [3]int{place, start, end}) })
		for _, s := range spans {
			pl := &w.places[s[0]]
			pl.Block, pl.Row, pl.Col, pl.Start, pl.Printed = block, row, col, s[1], clean[s[1]:s[2]]
		}
		return clean
	}
	for i := range w.d.Blocks {
		b := &w.d.Blocks[i]
		b.Text = at(b.Text, i, -1, -1)
		if b.Table == nil {
			continue
		}
		for r, row := range b.Table.Rows {
			col := 0
			for c := range row {
				row[c].Text = at(row[c].Text, i, r, col)
				col += row[c].Span
			}
		}
	}
	for _, pl := range w.places {
		if pl.Block >= 0 {
			w.d.Places = append(w.d.Places, pl)
		}
	}
}

// A stated identity, by the IDs of its places.
type stated struct {
	whole string
	parts []string
	minus []string
	open  bool
}

// adds states that parts make whole.
func (p *press) adds(whole string, parts ...string) {
	p.sums = append(p.sums, stated{whole: whole, parts: parts})
}

// within states that parts are of whole, which may have others.
func (p *press) within(whole string, parts ...string) {
	p.sums = append(p.sums, stated{whole: whole, parts: parts, open: true})
}

// balances states that plus without minus makes whole.
func (p *press) balances(whole string, plus, minus []string) {
	p.sums = append(p.sums, stated{whole: whole, parts: plus, minus: minus})
}

// tie turns what was stated into sums of places. It fails where a place is
// not printed, or printed twice.
func (w *writer) tie() error {
	at := map[string]int{}
	for i, pl := range w.d.Places {
		if _, again := at[pl.ID]; again {
			return fmt.Errorf("synth: %s is printed twice", pl.ID)
		}
		at[pl.ID] = i
	}
	for _, s := range w.sums {
		if len(s.parts) == 0 {
			continue
		}
		whole, ok := at[s.whole]
		if !ok {
			return fmt.Errorf("synth: %s is a whole and is not printed", s.whole)
		}
		sum := Sum{Whole: whole, Open: s.open}
		add := func(ids []string, sign int8) error {
			for _, id := range ids {
				i, ok := at[id]
				if !ok {
					return fmt.Errorf("synth: %s is a part of %s and is not printed", id, s.whole)
				}
				sum.Parts, sum.Signs = append(sum.Parts, i), append(sum.Signs, sign)
			}
			return nil
		}
		if err := add(s.parts, 1); err != nil {
			return err
		}
		if err := add(s.minus, -1); err != nil {
			return err
		}
		w.d.Sums = append(w.d.Sums, sum)
	}
	return nil
}
