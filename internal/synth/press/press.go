package press

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/truth"
)

// Money is an amount in 元.
type Money = truth.Money

// A press prints figures and names at places. A place that is amended prints
// what the amendment says.
type Press struct {
	Measure gouji.Unit // of the tables
	Zero    string     // printed for zero
	Commas  bool       // in 万元 too
	Wide    bool       // digits are wide
	Amended map[string]string
	used    []string
	About   int      // the year
	places  []Place  // in the order of printing
	sums    []stated // identities
}

// A concept is what a figure is about.
type Concept = gouji.Concept

// A figure is an amount of prose: where it is printed below "text/", and what
// it is.
type Figure struct {
	Place string
	Of    Concept
	V     Money
	Local bool   // a name of its own sentence
	Hedge string // 约, 近 or 余: it is printed to a coarser place
}

// At returns what is printed at place for the text that should stand there.
func (p *Press) At(place, text string) string {
	if p.Amended == nil {
		return text
	}
	s, ok := p.Amended[place]
	if !ok {
		return text
	}
	p.used = append(p.used, place)
	return s
}

// Unused returns a place that was amended and never printed, or "".
func (p *Press) Unused() string {
	for place := range p.Amended {
		if !slices.Contains(p.used, place) {
			return place
		}
	}
	return ""
}

// Cell prints v, which is c, in a table.
func (p *Press) Cell(place string, c Concept, v Money) string {
	s := p.Zero
	if v != 0 {
		s = p.Figure(v)
	}
	if p.Wide {
		s = widened(s)
	}
	return p.InTable(place, c, v, s)
}

// InTable prints s for v.
func (p *Press) InTable(place string, c Concept, v Money, s string) string {
	form, _, _ := strings.Cut(place, "/")
	return p.Mark(Place{ID: place, Kind: gouji.AmountClaim, Concept: c, Year: p.About, Value: v, Unit: p.Measure, Form: form}, p.At(place, s))
}

// Title prints the name of a code at a place.
func (p *Press) Title(place string, c Concept, name string) string {
	form, _, _ := strings.Cut(place, "/")
	if form == "text" {
		form = ""
	}
	return p.Mark(Place{ID: place, Kind: gouji.NamedClaim, Concept: c, Year: p.About, Form: form}, p.At(place, name))
}

// Amount prints v as s with its unit.
func (p *Press) Amount(f Figure, v Money, s string, unit gouji.Unit) string {
	return p.Mark(Place{ID: "text/" + f.Place, Kind: gouji.AmountClaim, Concept: f.Of, Local: f.Local, Hedge: f.Hedge, Year: p.About, Value: v, Unit: unit},
		p.At("text/"+f.Place, s)) + string(unit)
}

// Rate prints hundredths of a percent that f is of another figure.
func (p *Press) Rate(kind gouji.ClaimKind, f Figure, of Concept, v int64) string {
	place := "text/" + f.Place + map[gouji.ClaimKind]string{gouji.ShareClaim: "/share", gouji.CompletionClaim: "/rate"}[kind]
	return p.Mark(Place{ID: place, Kind: kind, Concept: f.Of, Of: of, Local: f.Local, Year: p.About, Value: v, Unit: gouji.Percent}, p.At(place, Fixed(v))) + "%"
}

// Change prints s for v, by which f changed against the year before, in
// hundredths where it is a rate.
func (p *Press) Change(kind gouji.ClaimKind, f Figure, v int64, s string, unit gouji.Unit) string {
	place := "text/" + f.Place + map[gouji.ClaimKind]string{gouji.ChangeClaim: "/change", gouji.GrowthClaim: "/growth"}[kind]
	return p.Mark(Place{ID: place, Kind: kind, Concept: f.Of, Year: p.About, BaseYear: p.About - 1, Value: v, Unit: unit}, p.At(place, s)) + string(unit)
}

// Count prints n with its unit.
func (p *Press) Count(place, of string, n int, unit gouji.Unit) string {
	return p.Mark(Place{ID: "text/" + place, Kind: gouji.CountClaim, Concept: Concept{Item: gouji.Item(of)}, Local: true, Year: p.About, Value: int64(n), Unit: unit},
		p.At("text/"+place, strconv.Itoa(n))) + string(unit)
}

// Word prints a word that stands for a figure.
func (p *Press) Word(place string, kind gouji.ClaimKind, c, of Concept, v int64, text string) string {
	pl := Place{ID: "text/" + place, Kind: kind, Concept: c, Of: of, Year: p.About, Value: v}
	if kind == gouji.ChangeClaim {
		pl.BaseYear = p.About - 1
	}
	return p.Mark(pl, p.At("text/"+place, text))
}

// Figure prints v in the unit of the tables.
func (p *Press) Figure(v Money) string {
	if p.Measure == gouji.Yuan {
		return grouped(v)
	}
	if p.Commas {
		whole, part, _ := strings.Cut(Wan(v), ".")
		return separated(whole) + "." + part
	}
	return Wan(v)
}

// widened prints digits and the point as wide characters.
func widened(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// Wan prints v in 万元, its half units rounded up.
func Wan(v Money) string {
	if v < 0 {
		return "-" + Wan(-v)
	}
	return Fixed((v + 50) / 100)
}

// Fixed prints hundredths with two places.
func Fixed(n int64) string {
	b := strconv.AppendInt(make([]byte, 0, 16), n/100, 10)
	return string(append(b, '.', byte('0'+n/10%10), byte('0'+n%10)))
}

// grouped prints v in 元 with two places and commas.
func grouped(v Money) string {
	return separated(strconv.FormatInt(v, 10)) + ".00"
}

// separated puts commas into whole digits.
func separated(s string) string {
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Rate returns n/d in hundredths of a percent, its half units rounded up.
// Neither may be negative.
func Rate(n, d Money) int64 { return (n*20000 + d) / (2 * d) }

// In prints v in a unit of money with the places that are usual there: two,
// or four of an 亿元.
func In(v Money, unit gouji.Unit) string {
	switch unit {
	case gouji.Yuan:
		return grouped(v)
	case gouji.YiYuan:
		n := (v + 5000) / 10000
		return strconv.FormatInt(n/10000, 10) + "." + strconv.FormatInt(10000+n%10000, 10)[1:]
	}
	return Wan(v)
}
