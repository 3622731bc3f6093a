package form

import (
	"gouji"
)

// settle drops the blanks that say nothing: where a form prints a figure on
// one of two lines of one meaning, the other line left blank is no zero.
func (t *table) settle() {
	if !t.twice {
		return
	}
	type point struct {
		gouji.Concept
		year int
	}
	said := map[point]bool{}
	for _, f := range t.facts {
		if !f.Blank {
			said[point{f.Concept, f.Year}] = true
		}
	}
	moved := make([]int, len(t.facts))
	kept := t.facts[:0]
	for i, f := range t.facts {
		moved[i] = none
		if f.Blank && said[point{f.Concept, f.Year}] {
			continue
		}
		moved[i] = len(kept)
		kept = append(kept, f)
	}
	t.facts = kept
	for _, l := range t.lines {
		for j, f := range l.facts {
			if f >= 0 {
				l.facts[j] = moved[f]
			}
		}
	}
}

// derive adds the whole of the basic expenditure where the form prints only
// 人员经费合计 and 公用经费合计.
func (t *table) derive() {
	if t.spec.codes != gouji.Economic {
		return
	}
	staff, public := -1, -1
	for _, l := range t.lines {
		if l.code != "" || len(l.facts) == 0 || l.facts[0] < 0 {
			continue
		}
		switch l.dims.Economic {
		case "":
			return // it is printed
		case gouji.Staff:
			staff = l.facts[0]
		case gouji.Public:
			public = l.facts[0]
		}
	}
	if staff < 0 || public < 0 || t.facts[staff].Blank && t.facts[public].Blank {
		return
	}
	t.facts = append(t.facts, sum(t.facts[staff], t.facts[public]))
}

// sum is the derived fact of two that make a whole. What is not zero stands
// for it alone.
func sum(a, b gouji.Fact) gouji.Fact {
	whole := a
	switch {
	case b.Amount.Value == 0 && !a.Blank:
	case a.Amount.Value == 0 && !b.Blank:
		whole = b
	default:
		whole.Line += " + " + b.Line
		whole.Printed += " + " + b.Printed
	}
	whole.Concept.Economic = ""
	whole.Amount.Value = a.Amount.Value + b.Amount.Value
	whole.Amount.Place = max(a.Amount.Place, b.Amount.Place)
	whole.Blank, whole.Derived = false, true
	return whole
}
