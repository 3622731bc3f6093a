package inject

import (
	"fmt"
	"math"
	"strings"

	"gouji"
	"gouji/internal/synth"
)

// evidence is what a reader of a disclosure may hold a figure against.
type evidence struct {
	d       *synth.Disclosure
	void    []bool           // by place: changed itself, or of a table that cannot be held against others
	twins   map[string][]int // places of one concept and year
	sums    map[int][]int    // by place: the identities that it takes part in
	rates   map[string][]int // by the concept and year that a rate, change or growth speaks of, either side
	byID    map[string]int
	against map[int]bool // by place: its direction is printed the wrong way round
}

func newEvidence(d *synth.Disclosure) *evidence {
	v := &evidence{d: d, void: make([]bool, len(d.Places)), twins: map[string][]int{}, sums: map[int][]int{},
		rates: map[string][]int{}, byID: map[string]int{}, against: map[int]bool{}}
	for i := range d.Places {
		p := &d.Places[i]
		v.byID[p.ID] = i
		v.void[i] = beside(p.Form)
		switch p.Kind {
		case gouji.ShareClaim, gouji.CompletionClaim, gouji.ChangeClaim, gouji.GrowthClaim:
			v.rates[key(p)] = append(v.rates[key(p)], i)
			if p.BaseYear == 0 && at(p.Of, p.Year) != key(p) {
				v.rates[at(p.Of, p.Year)] = append(v.rates[at(p.Of, p.Year)], i)
			}
			if p.BaseYear != 0 {
				v.rates[at(p.Concept, p.BaseYear)] = append(v.rates[at(p.Concept, p.BaseYear)], i)
			}
		case gouji.NamedClaim:
			v.twins["name/"+key(p)] = append(v.twins["name/"+key(p)], i)
		default:
			if !p.Local {
				v.twins[key(p)] = append(v.twins[key(p)], i)
			}
		}
	}
	for k, s := range d.Sums {
		for _, i := range append([]int{s.Whole}, s.Parts...) {
			v.sums[i] = append(v.sums[i], k)
		}
	}
	return v
}

// beside reports whether a form is none of the nine: such tables are kept as
// they are and nothing in them is held against anything.
func beside(form string) bool { return form == "tasks" || form == "bought" || form == "assets" }

// figure returns what is printed at a place.
func (v *evidence) figure(i int) (figure, bool) {
	p := &v.d.Places[i]
	if p.Block < 0 || p.Kind == gouji.NamedClaim {
		return none, false
	}
	return v.printing(i, p.Printed, p.Unit)
}

// printing returns what would be said by a print at a place.
func (v *evidence) printing(i int, printed string, u gouji.Unit) (figure, bool) {
	p := &v.d.Places[i]
	f, ok := read(printed, u)
	if !ok && printed == p.Printed {
		return word(p)
	}
	if p.Row < 0 && p.Block >= 0 {
		text := v.d.Blocks[p.Block].Text
		f = hedged(f, u, text[:p.Start], text[p.Start+len(p.Printed):])
	}
	if f.signed(p) && (p.Value < 0) != (f.value < 0) { // the words say which way
		f.value = -f.value
	}
	if v.against[i] {
		f.value = -f.value
	}
	return f, ok
}

// word returns what a word that stands for a figure says.
func word(p *synth.Place) (figure, bool) {
	switch {
	case p.Kind == gouji.ShareClaim: // 均为
		return figure{value: 100 * float64(gouji.Percent.Scale())}, true
	case p.Value == 0: // 无, 未发生, 持平
		return none, true
	}
	return none, false
}

func (f figure) signed(p *synth.Place) bool {
	return (p.Kind == gouji.ChangeClaim || p.Kind == gouji.GrowthClaim) && p.Value != 0 && f.value != 0
}

// sound reports whether a place may stand witness, and returns its figure.
func (v *evidence) sound(i int) (figure, bool) {
	if v.void[i] {
		return none, false
	}
	return v.figure(i)
}

// broken says what a figure at place i contradicts; "" where nothing does.
func (v *evidence) broken(i int, f figure) string {
	p := &v.d.Places[i]
	if quantity(p) {
		if why := v.differs(i, f); why != "" {
			return why
		}
	}
	for _, k := range v.sums[i] {
		if v.breaks(k, i, f) {
			return fmt.Sprintf("sum of %s", v.d.Places[v.d.Sums[k].Whole].ID)
		}
	}
	return v.disturbs(i, f)
}

// quantity reports whether a place states an amount or a count.
func quantity(p *synth.Place) bool {
	return p.Kind == gouji.AmountClaim || p.Kind == gouji.CountClaim || p.Kind == gouji.NoneClaim
}

// differs names a place of the same concept and year that says otherwise.
func (v *evidence) differs(i int, f figure) string {
	p := &v.d.Places[i]
	if p.Local {
		return ""
	}
	for _, k := range v.twins[key(p)] {
		if k == i {
			continue
		}
		if g, ok := v.sound(k); ok && apart(f, g) {
			return "same as " + v.d.Places[k].ID
		}
	}
	return ""
}

// breaks reports whether identity k fails with f at place i.
func (v *evidence) breaks(k, i int, f figure) bool {
	s := v.d.Sums[k]
	var sum, halves float64
	var steps []float64
	add := func(place int, sign float64) bool {
		g := f
		if place != i {
			var ok bool
			if g, ok = v.sound(place); !ok {
				return false
			}
		}
		sum, halves, steps = sum+sign*g.value, halves+g.half, append(steps, g.step)
		return true
	}
	for n, part := range s.Parts {
		if !add(part, float64(s.Signs[n])) {
			return false
		}
	}
	parts := sum
	if !add(s.Whole, -1) {
		return false
	}
	if s.Open {
		return parts-sum >= 0 && exceeds(sum, halves, steps...)
	}
	return exceeds(math.Abs(sum), halves, steps...)
}

// disturbs names a rate or change that f at place i does not fit.
func (v *evidence) disturbs(i int, f figure) string {
	p := &v.d.Places[i]
	near := v.rates[key(p)]
	if !quantity(p) {
		near = append([]int{i}, near...)
	}
	for _, r := range near {
		if r != i && (v.void[r] || p.Local != v.d.Places[r].Local || p.Local && p.Block != v.d.Places[r].Block) {
			continue
		}
		if v.contradicts(r, i, f) {
			return "rate " + v.d.Places[r].ID
		}
	}
	return ""
}

// contradicts reports whether rate or change r cannot be right where f stands
// at place i.
func (v *evidence) contradicts(r, i int, f figure) bool {
	p := &v.d.Places[r]
	get := func(k int) (figure, bool) {
		if k == i {
			return f, true
		}
		return v.sound(k)
	}
	rate, ok := get(r)
	if !ok {
		return false
	}
	now := v.values(r, at(p.Concept, p.Year), get)
	base := v.values(-1, at(p.Of, p.Year), get)
	if p.BaseYear != 0 {
		base = v.values(-1, at(p.Concept, p.BaseYear), get)
	}
	for _, n := range now {
		if p.Kind == gouji.ShareClaim || p.Kind == gouji.CompletionClaim {
			for _, b := range base {
				if q, ok := quotient(n, b); ok && misses(rate, q) {
					return true
				}
			}
			continue
		}
		if v.drifts(p, rate, n, base, get) {
			return true
		}
	}
	return false
}

// values returns the figures stated for a concept and year: where r is a
// place, that of its own figure too.
func (v *evidence) values(r int, coordinates string, get func(int) (figure, bool)) []figure {
	places := v.twins[coordinates]
	if r >= 0 {
		if own, ok := v.byID[stem(v.d.Places[r].ID)]; ok {
			places = append([]int{own}, places...)
		}
	}
	var out []figure
	for _, k := range places {
		if f, ok := get(k); ok && quantity(&v.d.Places[k]) {
			out = append(out, f)
		}
	}
	return out
}

// stem is the ID of the figure that a rate belongs to.
func stem(id string) string {
	if i := strings.LastIndexByte(id, '/'); i >= 0 {
		return id[:i]
	}
	return id
}

// drifts reports whether a change or growth does not fit the figure now and
// what is known of the figure before: itself, or by the change beside a growth.
func (v *evidence) drifts(p *synth.Place, said, now figure, before []figure, get func(int) (figure, bool)) bool {
	if p.Kind == gouji.ChangeClaim {
		for _, b := range before {
			if exceeds(math.Abs(now.value-b.value-said.value), now.half+b.half+said.half, now.step, b.step, said.step) {
				return true
			}
		}
		if g, ok := v.byID[stem(p.ID)+"/growth"]; ok {
			if growth, ok := get(g); ok {
				return v.outgrows(growth, said, now)
			}
		}
		return false
	}
	for _, b := range before {
		change := figure{now.value - b.value, now.half + b.half, max(now.step, b.step)}
		if q, ok := quotient(change, b); ok && misses(said, q) {
			return true
		}
	}
	if c, ok := v.byID[stem(p.ID)+"/change"]; ok {
		if change, ok := get(c); ok {
			return v.outgrows(said, change, now)
		}
	}
	return false
}

// outgrows reports whether a growth is not that of a change to now.
func (v *evidence) outgrows(growth, change, now figure) bool {
	if growth.value*change.value < 0 {
		return true
	}
	before := figure{now.value - change.value, now.half + change.half, now.step}
	q, ok := quotient(change, before)
	return ok && misses(growth, q)
}
