package inject

import (
	"strings"

	"gouji"
	"gouji/internal/synth"
)

// code returns the code that a place names; "" where it names none.
func code(p *synth.Place) string {
	if p.Kind != gouji.NamedClaim || p.Concept.Flow != "" {
		return ""
	}
	if p.Concept.Function != "" {
		return p.Concept.Function
	}
	return p.Concept.Economic
}

// same reports whether two names are one but for blanks, brackets and a last
// 支出, which writers drop.
func same(a, b string) bool { return plain(a) == plain(b) }

func plain(name string) string {
	name = strings.NewReplacer("（", "(", "）", ")", " ", "", "\u3000", "").Replace(name)
	return strings.TrimSuffix(name, "支出")
}

// name lets a code bear the name of another one of its level.
func (in *injector) name() bool {
	i, ok := in.place(func(p *synth.Place) bool { return code(p) != "" && p.Printed != "" })
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	var others []string
	for k := range in.d.Places {
		o := &in.d.Places[k]
		if c := code(o); len(c) == len(code(p)) && c != code(p) && o.Concept.Function != "" == (p.Concept.Function != "") && !same(o.Printed, p.Printed) && o.Printed != "" {
			others = append(others, o.Printed)
		}
	}
	if len(others) == 0 {
		return false
	}
	is := strings.TrimSpace(others[in.IntN(len(others))])
	if strings.HasSuffix(is, "支出") && !strings.HasSuffix(p.Printed, "支出") {
		is = strings.TrimSuffix(is, "支出")
	}
	why := in.misnamed(i, is)
	if why == "" && in.IntN(hidden) > 0 {
		return false
	}
	x := Injected{Place: p.ID, Was: p.Printed, Is: is, Visible: why != "", Why: why}
	in.take(i)
	x.Spots = []Spot{in.replace(of(p), is)}
	x.Near = in.bearing(i)
	return in.note(-1, x)
}

// bearing returns where the figures stand that bear the name at place i: those
// of its line.
func (in *injector) bearing(i int) []Spot {
	p := &in.d.Places[i]
	var spots []Spot
	for k := range in.d.Places {
		o := &in.d.Places[k]
		inRow := p.Row >= 0 && o.Block == p.Block && o.Row == p.Row && o.Concept.Economic == p.Concept.Economic
		inLine := p.Row < 0 && o.Row < 0 && (o.ID == stem(p.ID) || strings.HasPrefix(o.ID, stem(p.ID)+"/") || o.Block == p.Block && o.Concept.Function == p.Concept.Function)
		if k != i && o.Block >= 0 && (inRow || inLine) {
			spots = append(spots, of(o))
		}
	}
	return spots
}

// misnamed names a place that gives the code of place i another name than is.
// A table must be one of the two: sentences print names without their codes.
func (in *injector) misnamed(i int, is string) string {
	for _, k := range in.twins["name/"+key(&in.d.Places[i])] {
		if o := &in.d.Places[k]; k != i && !in.void[k] && o.Block >= 0 && (o.Row >= 0 || in.d.Places[i].Row >= 0) && !same(o.Printed, is) {
			return "name at " + o.ID
		}
	}
	return ""
}

// named puts the name of a line without spending for that of one with some.
func (in *injector) named() bool {
	i, ok := in.place(func(p *synth.Place) bool {
		return p.Kind == gouji.NamedClaim && p.Concept.Flow != "" && p.Concept.Economic != "" && p.Row < 0
	})
	if !ok {
		return false
	}
	var blank []int
	for k := range in.d.Places {
		if o := &in.d.Places[k]; in.idle(k) && in.nameOf(o.Concept.Economic) != "" {
			blank = append(blank, k)
		}
	}
	if len(blank) == 0 {
		return false
	}
	p, o := &in.d.Places[i], &in.d.Places[blank[in.IntN(len(blank))]]
	is := in.nameOf(o.Concept.Economic)
	x := Injected{Place: p.ID, Was: p.Printed, Is: is, Visible: true, Why: "blank at " + o.ID}
	in.take(i)
	in.taken[key(o)] = true
	x.Spots = []Spot{in.replace(of(p), is)}
	return in.note(-1, x)
}

// idle reports whether place k is the blank cell of an economic line of which
// no place says otherwise.
func (in *injector) idle(k int) bool {
	o := &in.d.Places[k]
	if in.void[k] || len(o.Concept.Economic) != 5 || o.Concept.Nature != gouji.Basic || o.Value != 0 || o.Kind != gouji.AmountClaim || o.Row < 0 || o.Block < 0 {
		return false
	}
	for _, t := range in.twins[key(o)] {
		if f, ok := in.figure(t); ok && f.value != 0 {
			return false
		}
	}
	return true
}

// nameOf returns the name printed for an economic code in a table.
func (in *injector) nameOf(economic string) string {
	for k := range in.d.Places {
		if o := &in.d.Places[k]; o.Row >= 0 && o.Block >= 0 && code(o) == economic && o.Concept.Economic == economic {
			return strings.TrimSpace(o.Printed)
		}
	}
	return ""
}
