package form

import (
	"gouji"
)

// settle drops what says nothing for sure: the figures of a code that stands
// on two lines with different ones, and blanks of what another line of the
// same meaning prints.
func (t *table) settle() {
	if !t.twice {
		return
	}
	t.disown()
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
	t.keep(func(f *gouji.Fact) bool { return !f.Blank || !said[point{f.Concept, f.Year}] })
}

// keep drops all other facts.
func (t *table) keep(wanted func(f *gouji.Fact) bool) {
	moved := make([]int, len(t.facts))
	kept := t.facts[:0]
	for i := range t.facts {
		moved[i] = none
		if wanted(&t.facts[i]) {
			moved[i] = len(kept)
			kept = append(kept, t.facts[i])
		}
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

// disown drops the figures of codes that are printed on two lines with
// different figures: the lines are of something that the form does not name.
func (t *table) disown() {
	first := map[string]int{}
	lost := map[string]bool{}
	for i := range t.lines {
		l := &t.lines[i]
		if k, again := first[l.code]; !again {
			first[l.code] = i
		} else if l.code != "" && !lost[l.code] && !t.alike(&t.lines[k], l) {
			lost[l.code] = true
			t.note(gouji.Source{Block: t.form.Block, Row: l.row, Col: -1}, "科目%s印有两行，数字不同，未读入", l.code)
		}
	}
	if len(lost) == 0 {
		return
	}
	gone := map[gouji.Source]bool{}
	for i := range t.lines {
		l := &t.lines[i]
		for j, f := range l.facts {
			if f >= 0 && lost[l.code] {
				gone[t.facts[f].Source] = true
				l.facts[j] = unread
			}
		}
	}
	t.keep(func(f *gouji.Fact) bool { return !gone[f.Source] })
}

// alike reports whether two lines print the same figures.
func (t *table) alike(a, b *line) bool {
	for j := range a.facts {
		x, y := a.fact(j), b.fact(j)
		if x >= 0 && y >= 0 && t.facts[x].Amount != t.facts[y].Amount {
			return false
		}
	}
	return true
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
	whole.Amount.Place = a.Amount.Place + b.Amount.Place // the interval of a sum is the sum of the intervals
	whole.Blank, whole.Derived = false, true
	return whole
}
