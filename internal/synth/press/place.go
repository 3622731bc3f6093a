package press

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/synth/page"
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
	Hedge    string     // 约, 近 or 余, which says that Printed is coarser than its last place
	Value    int64      // the truth: money in 元; a rate in hundredths of a percent; a count. A change and a growth are signed
	Unit     gouji.Unit // as printed; "" of a name
	Printed  string     // the number, name or word as printed, "" of a blank cell
	Form     string     // as in the ID: "05", "three" (“三公”), "tasks", "bought" and "assets" (no standard forms); "" in prose
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
	Opens  = '\uE000'
	ends   = '\uE001'
	closes = '\uE002'
	Digit0 = '\uE010'
)

// Mark wraps the text of a place in its marks.
func (p *Press) Mark(pl Place, text string) string {
	pl.Block = -1
	n := len(p.places)
	if n == 0 {
		p.places = make([]Place, 0, 1<<11) // as many as a disclosure has
	}
	p.places = append(p.places, pl)
	b := utf8.AppendRune(make([]byte, 0, len(text)+24), Opens)
	for _, d := range strconv.Itoa(n) {
		b = utf8.AppendRune(b, Digit0+d-'0')
	}
	b = append(utf8.AppendRune(b, ends), text...)
	return string(utf8.AppendRune(b, closes))
}

// unmark returns s without marks, and tells found of every place in it: where
// it begins and ends in what is returned, and what stands there.
func unmark(s string, found func(place, start, end int, printed string)) string {
	if !strings.ContainsRune(s, Opens) {
		return s
	}
	type open struct{ place, start int }
	var b strings.Builder
	var stack []open
	number := false
	for _, r := range s {
		switch {
		case r == Opens:
			stack, number = append(stack, open{0, b.Len()}), true
		case number && r == ends:
			number = false
		case number:
			top := &stack[len(stack)-1]
			top.place = 10*top.place + int(r-Digit0)
		case r == closes:
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			found(top.place, top.start, b.Len(), b.String()[top.start:])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Between maps the runes of a marked text that stand at no place.
func Between(text string, mapping func(rune) rune) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == Opens:
			depth++
		case r == closes:
			depth--
		case depth == 0:
			return mapping(r)
		}
		return r
	}, text)
}

// Settle strips the marks of all blocks and returns the places with where each
// is. Places that were prepared and not printed are dropped.
func (p *Press) Settle(blocks []page.Block) []Place {
	at := func(text string, block, row, col int) string {
		return unmark(text, func(place, start, end int, printed string) {
			pl := &p.places[place]
			pl.Block, pl.Row, pl.Col, pl.Start, pl.Printed = block, row, col, start, printed
		})
	}
	for i := range blocks {
		b := &blocks[i]
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
	return slices.DeleteFunc(p.places, func(pl Place) bool { return pl.Block < 0 })
}

// A stated identity, by the IDs of its places.
type stated struct {
	whole string
	parts []string
	minus []string
	open  bool
}

// Adds states that parts make whole.
func (p *Press) Adds(whole string, parts ...string) {
	p.sums = append(p.sums, stated{whole: whole, parts: parts})
}

// Within states that parts are of whole, which may have others.
func (p *Press) Within(whole string, parts ...string) {
	p.sums = append(p.sums, stated{whole: whole, parts: parts, open: true})
}

// Balances states that plus without minus makes whole.
func (p *Press) Balances(whole string, plus, minus []string) {
	p.sums = append(p.sums, stated{whole: whole, parts: plus, minus: minus})
}

// Tie turns what was stated into sums of places. It fails where a place is
// not printed, or printed twice.
func (p *Press) Tie(places []Place) ([]Sum, error) {
	at := map[string]int{}
	for i, pl := range places {
		if _, again := at[pl.ID]; again {
			return nil, fmt.Errorf("synth: %s is printed twice", pl.ID)
		}
		at[pl.ID] = i
	}
	var sums []Sum
	for _, s := range p.sums {
		if len(s.parts) == 0 {
			continue
		}
		sum := Sum{Open: s.open}
		for i, id := range slices.Concat([]string{s.whole}, s.parts, s.minus) {
			n, ok := at[id]
			switch {
			case !ok:
				return nil, fmt.Errorf("synth: %s takes part in a sum and is not printed", id)
			case i == 0:
				sum.Whole = n
				continue
			}
			sum.Parts, sum.Signs = append(sum.Parts, n), append(sum.Signs, 1)
			if i > len(s.parts) {
				sum.Signs[i-1] = -1
			}
		}
		sums = append(sums, sum)
	}
	return sums, nil
}
