package synth

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"gouji"
	"gouji/internal/synth/page"
	"gouji/internal/synth/truth"
)

// Layout is a way to set the tables and to order the parts.
type Layout uint8

// The layouts.
const (
	Sheet    Layout = iota // pasted from sheets: title and unit rows inside the grid, codes over three columns, three-block economic form
	Report                 // titles above plain grids, totals last, two-block economic form, no numbers of forms
	Columns                // 类, 款 and 项 in columns of their own, economic lines in one list, automatic numbering, tables after the narrative
	nLayouts = iota
)

// Phrasing is a family of sections and sentences.
type Phrasing uint8

// The families.
const (
	Thirteen  Phrasing = iota // sections 一 to 十三
	Eleven                    // sections 一 to 十一, full-year budgets
	Ten                       // sections 一 to 十, the year before named by its number
	nPhrasing = iota
)

// Options says what to write. Equal options give equal bytes.
type Options struct {
	Seed     uint64
	Year     int // 2017 to 2024
	Layout   Layout
	Phrasing Phrasing
	Unit     gouji.Unit // of the tables: gouji.WanYuan, also where empty, or gouji.Yuan
	Odd      bool       // the truth is in single 元, so that roundings show; otherwise in hundreds
	Zeros    bool       // zero is printed as 0.00 and not left blank
	Report   bool       // with a performance report attached
	NoTables bool       // only the narrative
	Errors   []Error

	truth func(*truth.Account) // adjusts the table of truth before anything is printed
}

// A Disclosure is a document as it will print, and what must be found in it.
type Disclosure struct {
	page.Document
	Name     string // of the file, without extension
	Unit     string // name of the publishing unit
	Year     int
	Kind     gouji.DisclosureKind
	Expected []Expectation
	Places   []Place // every figure and name that is printed
	Sums     []Sum   // the identities that hold among them
}

// An Expectation is a finding that must be made: the rule and two figures or
// names, as printed, that take part in it.
type Expectation struct{ Rule, A, B string }

// String returns e as its rule and the two figures or names, tab separated.
func (e Expectation) String() string { return e.Rule + "\t" + e.A + "\t" + e.B }

// New writes the disclosure that o describes. It fails for a year without
// forms and for an error that found no place in the document.
func New(o Options) (*Disclosure, error) {
	if o.Year < 2017 || o.Year > 2024 {
		return nil, fmt.Errorf("synth: no forms for %d", o.Year)
	}
	if o.Unit == "" {
		o.Unit = gouji.WanYuan
	}
	a := truth.Draw(rand.New(rand.NewPCG(o.Seed, 1)), o.Year, o.Odd)
	if o.truth != nil {
		o.truth(a)
	}
	slices.SortFunc(a.Lines, func(x, y truth.Head) int { return cmp.Compare(x.Code, y.Code) })
	p := &press{measure: o.Unit, zeros: o.Zeros, about: o.Year}
	if err := p.spoil(a, o.Errors); err != nil {
		return nil, err
	}
	w := &writer{
		Account: a, press: p, Options: o,
		rand: rand.New(rand.NewPCG(o.Seed, 2)),
		d: &Disclosure{
			Document: page.Document{Header: a.Entity, Seed: o.Seed, Numbered: o.Layout == Columns, Styled: o.Layout != Sheet},
			Name:     fmt.Sprintf("%s%d年度%s", a.Entity, a.Period, a.Kind), Unit: a.Entity, Year: a.Period, Kind: a.Kind,
		},
	}
	w.write()
	w.settle()
	if err := w.tie(); err != nil {
		return nil, err
	}
	w.d.Expected = p.expected
	if missing := p.unused(); missing != "" {
		return nil, fmt.Errorf("synth: nothing is printed at %s", missing)
	}
	return w.d, nil
}

// Bind puts several disclosures into one file.
func Bind(first *Disclosure, more ...*Disclosure) *Disclosure {
	d := *first
	for _, m := range more {
		d.Name += "、" + m.Name
		d.bind(m)
		for i, b := range m.Blocks {
			b.Break = b.Break || i == 0
			d.Blocks = append(d.Blocks, b)
		}
		d.Expected = append(d.Expected, m.Expected...)
	}
	return &d
}

// bind adds the places and sums of m, whose blocks follow those of d.
func (d *Disclosure) bind(m *Disclosure) {
	places, blocks := len(d.Places), len(d.Blocks)
	for _, pl := range m.Places {
		pl.Block += blocks
		d.Places = append(d.Places, pl)
	}
	for _, s := range m.Sums {
		s.Whole += places
		s.Parts = slices.Clone(s.Parts)
		for i := range s.Parts {
			s.Parts[i] += places
		}
		d.Sums = append(d.Sums, s)
	}
}
