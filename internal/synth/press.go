package synth

import (
	"slices"
	"strconv"

	"gouji"
)

// money is an amount in 元.
type money = int64

// A press prints figures and names at places. A place that is amended prints
// what the amendment says.
type press struct {
	measure  gouji.Unit // of the tables
	zeros    bool
	amended  map[string]string
	used     []string
	expected []Expectation
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

// cell prints v in a table.
func (p *press) cell(place string, v money) string {
	s := ""
	if v != 0 || p.zeros {
		s = p.figure(v)
	}
	return p.at(place, s)
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
