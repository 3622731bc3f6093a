package synth

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"gouji"
	"gouji/internal/synth/page"
	"gouji/internal/synth/phrase"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// Layout is a way to set the tables and to order the parts.
type Layout uint8

// The layouts.
const (
	Sheet        Layout = iota // pasted from sheets: title and unit rows inside the grid, codes over three columns, three-block economic form
	Report                     // titles above plain grids, totals last, two-block economic form, no numbers of forms
	Columns                    // 类, 款 and 项 in columns of their own, economic lines in one list, automatic numbering, tables after the narrative
	Summary                    // 表一：收支决算总表, 合计 last, - for zero, 接待 before 用车
	Departmental               // 部门收入决算表, code and name in one cell, no numbers of parts, further tables
	Broken                     // titles whose last character stands alone, — for zero, tables after the narrative
	Workbook                   // GK01 and so on, 会议费 and 培训费 beside “三公”, commas, further tables
	Listing                    // parts headed 一、, forms numbered 表1, wide digits
	Directory                  // forms numbered 1、, 合计 last, 0 for zero, tables after the narrative
	nLayouts     = iota
)

// Phrasing is a family of sections and sentences.
type Phrasing uint8

// The families.
const (
	Thirteen  Phrasing = iota // sections 一 to 十三
	Eleven                    // sections 一 to 十一, full-year budgets
	Ten                       // sections 一 to 十, the year before named by its number
	Counted                   // sections 1、 to 10、, amounts in 元, hedges; the first of phrase.Families, which follow in their order
	Five                      // sections 一 to 五, the first on 财政拨款
	Paired                    // values in pairs
	Seven                     // sections 一 to 七, lists over several paragraphs
	Spacious                  // spaces around figures, nested lists
	nPhrasing = iota
)

// Options says what to write. Equal options give equal bytes.
type Options struct {
	Seed     uint64
	Place    string // where the unit is; "" draws one of few, so that units of a series may share a name
	Year     int    // 2017 to 2024
	Layout   Layout
	Phrasing Phrasing
	Unit     gouji.Unit // of the tables: gouji.WanYuan, also where empty, or gouji.Yuan
	Odd      bool       // the truth is in single 元, so that roundings show; otherwise in hundreds
	Zeros    bool       // zero is printed as 0.00 and not left blank
	Loose    bool       // half-width punctuation here and there
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
	Places   []press.Place // every figure and name that is printed
	Sums     []press.Sum   // the identities that hold among them
}

// A Place is a figure or name as it stands in the document; see press.Place.
type Place = press.Place

// A Sum is an identity that the document states; see press.Sum.
type Sum = press.Sum

type (
	money   = press.Money
	concept = press.Concept
	figure  = press.Figure
)

// An Expectation is a finding that must be made: the rule and two figures or
// names, as printed, that take part in it.
type Expectation struct{ Rule, A, B string }

// String returns e as its rule and the two figures or names, tab separated.
func (e Expectation) String() string { return e.Rule + "\t" + e.A + "\t" + e.B }

// New writes the disclosure that o describes. It fails for a year without
// forms and for an error that found no place in the document.
func New(o Options) (*Disclosure, error) {
	return write(o, o.account())
}

// account draws the table of truth.
func (o Options) account() *truth.Account {
	r := rand.New(rand.NewPCG(o.Seed, 1))
	a := &truth.Account{}
	if o.Phrasing >= Counted { // they tell of the year before
		a = truth.Draw(r, o.Year-1, o.Odd).Next(r)
	} else {
		a = truth.Draw(r, o.Year, o.Odd)
	}
	if o.Place != "" {
		a.MoveTo(o.Place)
	}
	if o.truth != nil {
		o.truth(a)
	}
	return a
}

// write writes the disclosure of an account.
func write(o Options, a *truth.Account) (*Disclosure, error) {
	if o.Year < 2017 || o.Year > 2024 {
		return nil, fmt.Errorf("synth: no forms for %d", o.Year)
	}
	if o.Unit == "" {
		o.Unit = gouji.WanYuan
	}
	slices.SortFunc(a.Lines, func(x, y truth.Head) int { return cmp.Compare(x.Code, y.Code) })
	s := &styles[o.Layout]
	p := &press.Press{Measure: o.Unit, Zero: s.zero, Commas: s.commas, Wide: s.wide, About: o.Year}
	if o.Zeros {
		p.Zero = "0.00"
	}
	expected, err := spoil(p, a, o.Errors)
	if err != nil {
		return nil, err
	}
	w := &writer{
		Account: a, Press: p, Options: o, style: s,
		rand: rand.New(rand.NewPCG(o.Seed, 2)),
		d: &Disclosure{
			Document: page.Document{Header: a.Entity, Seed: o.Seed, Numbered: s.automatic, Styled: !s.plain},
			Name:     fmt.Sprintf("%s%d年度%s", a.Entity, a.Period, a.Kind), Unit: a.Entity, Year: a.Period, Kind: a.Kind,
		},
	}
	if o.Phrasing >= Counted {
		w.family = &phrase.Families[o.Phrasing-Counted]
		w.arabic = w.family.Words["sections"] != nil
		w.d.Numbered = w.d.Numbered && !w.arabic
	}
	w.write()
	if w.err != nil {
		return nil, w.err
	}
	w.d.Places = p.Settle(w.d.Blocks)
	if w.d.Sums, err = p.Tie(w.d.Places); err != nil {
		return nil, err
	}
	w.d.Expected = expected
	if missing := p.Unused(); missing != "" {
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
