package inject

import (
	"math/rand/v2"
	"slices"

	"gouji"
	"gouji/internal/synth"
)

// Kind is a way to go wrong.
type Kind string

// The kinds.
const (
	Digit       Kind = "digit"        // a digit is another one
	Transposed  Kind = "transposed"   // two digits change places
	Scope       Kind = "scope"        // the figure of a neighbouring concept: another fund, nature, item
	Basis       Kind = "basis"        // the budget for what happened, or the other way round
	Stale       Kind = "stale year"   // the figure of the year before
	Measure     Kind = "unit"         // 元 called 万元, or the other way round
	Dropped     Kind = "dropped part" // a line of a form or an item of a list is missing, its total stands
	Name        Kind = "name"         // a code bears the name of another one
	Named       Kind = "named blank"  // a line without spending is named as having some
	Direction   Kind = "direction"    // 增加 for 减少, 大于 for 小于
	Missing     Kind = "form missing" // with its title
	Doubled     Kind = "form doubled"
	Emptied     Kind = "form emptied" // its figures are left out
	FalseNote   Kind = "empty note"   // a form with figures is called empty
	FormMeasure Kind = "form unit"    // 金额单位 of a form
	Leftover    Kind = "template"     // wording of the template
	WrongYear   Kind = "year"         // of a sentence, a title or a form
	Absence     Kind = "absence"      // what has figures is said not to exist
)

// Kinds lists them in the order in which they are told of.
var Kinds = []Kind{Digit, Transposed, Scope, Basis, Stale, Measure, Dropped, Name, Named, Direction, WrongYear, Leftover, Absence,
	FalseNote, FormMeasure, Emptied, Missing, Doubled}

// Wording reports whether an error of kind k lies in words or in a form as a
// whole and not in a figure.
func (k Kind) Wording() bool {
	return slices.Contains([]Kind{Direction, WrongYear, Leftover, Absence, FalseNote, FormMeasure, Emptied, Missing, Doubled}, k)
}

// Figures reports whether an error of kind k makes figures contradict one
// another: those of a form that is doubled, or called empty, do not.
func (k Kind) Figures() bool { return k != Doubled && k != FalseNote && k != Missing }

// An Injected is an error as it stands in the disclosure.
type Injected struct {
	Kind    Kind
	Place   string // ID of the place; "" where it is none
	Form    string // title of the form that is wrong as a whole; else ""
	Was, Is string
	Spots   []Spot // where a reader would point to; none of a form that is missing
	Near    []Spot // what else it makes wrong: the figures beside a wrong name
	Visible bool   // something in the document contradicts it
	Why     string // what does; "" where nothing
}

// How often a kind is drawn, of all.
var weights = []struct {
	kind  Kind
	times int
	put   func(*injector) bool
}{
	{Digit, 18, (*injector).digit},
	{Transposed, 10, (*injector).transposed},
	{Scope, 9, (*injector).scope},
	{Basis, 5, (*injector).basis},
	{Stale, 4, (*injector).stale},
	{Measure, 6, (*injector).measure},
	{Dropped, 8, (*injector).dropped},
	{Name, 7, (*injector).name},
	{Named, 3, (*injector).named},
	{Direction, 6, (*injector).direction},
	{WrongYear, 5, (*injector).year},
	{Leftover, 5, (*injector).leftover},
	{Absence, 3, (*injector).absence},
	{FalseNote, 2, (*injector).falseNote},
	{FormMeasure, 2, (*injector).formMeasure},
	{Emptied, 3, (*injector).emptied},
	{Missing, 2, (*injector).missing},
	{Doubled, 2, (*injector).doubled},
}

// An injector puts errors into one disclosure. No two of them hit the same
// concept, identity or paragraph: they could cancel or hide one another, and
// then neither would be seen for a reason that is not the reader's. For the
// same reason at most one form goes wrong as a whole.
type injector struct {
	d *synth.Disclosure
	editor
	*rand.Rand
	*evidence
	kind   Kind
	taken  map[string]bool // concepts, by key
	bound  map[int]bool    // identities, by index
	ground map[int]bool    // blocks whose wording is wrong, and tables that are
	whole  bool            // a form is wrong as a whole
	at     []int           // by error: its place, or -1
}

// patience is how many draws one error may take, perKind how many before
// another kind is tried, so that those that seldom fit are not drawn less.
const (
	patience = 1000
	perKind  = 50
)

// Inject puts n errors into d and returns them in the order in which they
// were made; fewer where d has no room for them. It changes Blocks and Places
// of d: a place whose print is gone has a Block of -1. Equal sources of chance
// give equal errors.
func Inject(d *synth.Disclosure, r *rand.Rand, n int) []Injected {
	for i := range d.Blocks {
		if t := d.Blocks[i].Table; t != nil {
			d.Blocks[i].Table = copied(t)
		}
	}
	v := newEvidence(d)
	in := &injector{d: d, editor: editor{d: d}, Rand: r, evidence: v, taken: map[string]bool{}, bound: map[int]bool{}, ground: map[int]bool{}}
	var kinds []Kind
	for range n {
		kinds = append(kinds, in.draw())
	}
	// Forms first: what they take away is no evidence for the figures.
	slices.SortStableFunc(kinds, func(a, b Kind) int { return boolean(b.form()) - boolean(a.form()) })
	for _, k := range kinds {
		for try := 1; try <= patience && !in.put(k); try++ {
			if try%perKind == 0 {
				k = in.drawFigure()
			}
		}
	}
	in.judge()
	return in.done
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// form reports whether k takes a form away as evidence.
func (k Kind) form() bool { return slices.Contains([]Kind{FormMeasure, Emptied, Missing, Doubled}, k) }

func (in *injector) draw() Kind {
	sum := 0
	for _, w := range weights {
		sum += w.times
	}
	n := in.IntN(sum)
	for _, w := range weights {
		if n -= w.times; n < 0 {
			return w.kind
		}
	}
	return Digit
}

// drawFigure draws a kind that leaves all forms as evidence.
func (in *injector) drawFigure() Kind {
	for {
		if k := in.draw(); !k.form() {
			return k
		}
	}
}

func (in *injector) put(k Kind) bool {
	for _, w := range weights {
		if w.kind == k {
			in.kind = k
			return w.put(in)
		}
	}
	return false
}

// judge looks at every figure again, with all errors in the document: what
// was evidence when it was made may have gone wrong since.
func (in *injector) judge() {
	for n := range in.done {
		x := &in.done[n]
		i := in.at[n]
		if i < 0 {
			continue
		}
		f, ok := in.figure(i)
		if !ok {
			continue
		}
		x.Why = in.broken(i, f)
		x.Visible = x.Why != ""
	}
}

// note records an error at place i, or at none.
func (in *injector) note(i int, x Injected) bool {
	x.Kind = in.kind
	in.done, in.at = append(in.done, x), append(in.at, i)
	return true
}

// free reports whether an error may still be made at a place.
func (in *injector) free(i int) bool {
	p := &in.d.Places[i]
	if p.Block < 0 || in.void[i] || in.taken[key(p)] || in.ground[p.Block] {
		return false
	}
	return !slices.ContainsFunc(in.sums[i], func(k int) bool { return in.bound[k] })
}

// take closes the concept of a place, and the identities it takes part in, to
// other errors.
func (in *injector) take(i int) {
	in.void[i] = true
	in.taken[key(&in.d.Places[i])] = true
	for _, k := range in.sums[i] {
		in.bound[k] = true
	}
}

// place draws a free place that fits.
func (in *injector) place(fits func(*synth.Place) bool) (int, bool) {
	if len(in.d.Places) == 0 {
		return 0, false
	}
	for range 60 {
		if i := in.IntN(len(in.d.Places)); in.free(i) && fits(&in.d.Places[i]) {
			return i, true
		}
	}
	// Rare ones are looked for.
	var all []int
	for i := range in.d.Places {
		if in.free(i) && fits(&in.d.Places[i]) {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		return 0, false
	}
	return all[in.IntN(len(all))], true
}

// printed fits places that print a figure of their own.
func printed(p *synth.Place) bool {
	_, _, ok := Parse(p.Printed)
	return ok && p.Kind != gouji.NamedClaim && p.Kind != gouji.ThresholdClaim
}

// hidden is how often an error that nothing contradicts is made all the same:
// once in so many draws of one.
const hidden = 2

// change prints is at place i, if something contradicts that, and now and then
// where nothing does.
func (in *injector) change(i int, is string, u gouji.Unit) bool {
	p := &in.d.Places[i]
	if is == p.Printed {
		return false
	}
	f, ok := in.printing(i, is, u)
	if !ok {
		return false
	}
	why := in.broken(i, f)
	if why == "" && (!in.hopeless(i, u) || in.IntN(hidden) > 0) {
		return false
	}
	x := Injected{Place: p.ID, Was: p.Printed, Is: is, Visible: why != "", Why: why}
	in.take(i)
	x.Spots = []Spot{in.replace(of(p), is)}
	return in.note(i, x)
}

// hopeless reports whether nothing at all could be printed at place i that
// anything would contradict.
func (in *injector) hopeless(i int, u gouji.Unit) bool {
	far, ok := in.printing(i, "987654321.12", u)
	return ok && in.broken(i, far) == ""
}
