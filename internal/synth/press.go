package synth

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/truth"
)

// money is an amount in 元.
type money = truth.Money

// A press prints figures and names at places. A place that is amended prints
// what the amendment says.
type press struct {
	measure  gouji.Unit // of the tables
	zeros    bool
	amended  map[string]string
	used     []string
	expected []Expectation
	about    int      // the year
	places   []Place  // in the order of printing
	sums     []stated // identities
}

// A concept is what a figure is about.
type concept = gouji.Concept

// A figure is an amount of prose: where it is printed below "text/", and what
// it is.
type figure struct {
	place string
	of    concept
	v     money
	local bool // a name of its own sentence
}

// at returns what is printed at place for the text that should stand there.
func (p *press) at(place, text string) string {
	if p.amended == nil {
		return text
	}
	s, ok := p.amended[place]
	if !ok {
		return text
	}
	p.used = append(p.used, place)
	return s
}

// unused returns a place that was amended and never printed, or "".
func (p *press) unused() string {
	for place := range p.amended {
		if !slices.Contains(p.used, place) {
			return place
		}
	}
	return ""
}

// cell prints v, which is c, in a table.
func (p *press) cell(place string, c concept, v money) string {
	s := ""
	if v != 0 || p.zeros {
		s = p.figure(v)
	}
	return p.inTable(place, c, v, s)
}

// inTable prints s for v.
func (p *press) inTable(place string, c concept, v money, s string) string {
	form, _, _ := strings.Cut(place, "/")
	return p.mark(Place{ID: place, Kind: gouji.AmountClaim, Concept: c, Year: p.about, Value: v, Unit: p.measure, Form: form}, p.at(place, s))
}

// title prints the name of a code at a place.
func (p *press) title(place string, c concept, name string) string {
	form, _, _ := strings.Cut(place, "/")
	if form == "text" {
		form = ""
	}
	return p.mark(Place{ID: place, Kind: gouji.NamedClaim, Concept: c, Year: p.about, Form: form}, p.at(place, name))
}

// amount prints v as s with its unit.
func (p *press) amount(f figure, v money, s string, unit gouji.Unit) string {
	return p.mark(Place{ID: "text/" + f.place, Kind: gouji.AmountClaim, Concept: f.of, Local: f.local, Year: p.about, Value: v, Unit: unit},
		p.at("text/"+f.place, s)) + string(unit)
}

// rate prints hundredths of a percent that f is of another figure.
func (p *press) rate(kind gouji.ClaimKind, f figure, of concept, v int64) string {
	place := "text/" + f.place + map[gouji.ClaimKind]string{gouji.ShareClaim: "/share", gouji.CompletionClaim: "/rate"}[kind]
	return p.mark(Place{ID: place, Kind: kind, Concept: f.of, Of: of, Local: f.local, Year: p.about, Value: v, Unit: gouji.Percent}, p.at(place, fixed(v))) + "%"
}

// count prints n with its unit.
func (p *press) count(place, of string, n int, unit gouji.Unit) string {
	return p.mark(Place{ID: "text/" + place, Kind: gouji.CountClaim, Concept: concept{Item: gouji.Item(of)}, Local: true, Year: p.about, Value: int64(n), Unit: unit},
		p.at("text/"+place, strconv.Itoa(n))) + string(unit)
}

// word prints a word that stands for a figure.
func (p *press) word(place string, kind gouji.ClaimKind, c, of concept, v int64, text string) string {
	pl := Place{ID: "text/" + place, Kind: kind, Concept: c, Of: of, Year: p.about, Value: v}
	if kind == gouji.ChangeClaim {
		pl.BaseYear = p.about - 1
	}
	return p.mark(pl, p.at("text/"+place, text))
}

// figure prints v in the unit of the tables.
func (p *press) figure(v money) string {
	if p.measure == gouji.Yuan {
		return grouped(v)
	}
	return wan(v)
}

// wan prints v in 万元, its half units rounded up.
func wan(v money) string {
	if v < 0 {
		return "-" + wan(-v)
	}
	return fixed((v + 50) / 100)
}

// fixed prints hundredths with two places.
func fixed(n int64) string {
	b := strconv.AppendInt(make([]byte, 0, 16), n/100, 10)
	return string(append(b, '.', byte('0'+n/10%10), byte('0'+n%10)))
}

// grouped prints v in 元 with two places and commas.
func grouped(v money) string {
	s := strconv.FormatInt(v, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s + ".00"
}

// rate returns n/d in hundredths of a percent, its half units rounded up.
// Neither may be negative.
func rate(n, d money) int64 { return (n*20000 + d) / (2 * d) }
