package truth

import (
	"cmp"
	"slices"
)

// A Line is a line of a classification of a year.
type Line struct{ Code, Name string }

// Functions returns the lines of the functional classification that the
// invented units use, by code.
func Functions(year int) []Line {
	var out []Line
	add := func(lines ...named) {
		for _, n := range lines {
			out = append(out, Line{n.Code, n.In(year)})
		}
	}
	for _, c := range Classes {
		if c.Since <= year {
			add(c.named)
		}
	}
	for i := range Trades {
		add(Trades[i].Section...)
	}
	add(common...)
	slices.SortStableFunc(out, func(a, b Line) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// Economics returns the lines of the economic classification by code.
func Economics(year int) []Line {
	var out []Line
	for _, n := range EconomicLines(year) {
		out = append(out, Line{n.Code, n.In(year)})
	}
	return out
}

// EconomicCode returns the code of an economic line by its name, "" where
// there is none.
func EconomicCode(name string, year int) string {
	for _, e := range EconomicLines(year) {
		if e.Name == name {
			return e.Code
		}
	}
	return ""
}
