package claim

import (
	"fmt"
	"slices"

	"gouji"
)

// A list is an open enumeration: the figures that a sentence, a bracket or the
// paragraphs after a 其中： state as parts of a whole.
type list struct {
	base   gouji.Concept       // of the whole, on no basis
	wholes map[gouji.Basis]int // claim of the whole on each basis
	parts  map[gouji.Basis][]int
	whole  bool // the words say that the parts are all: 按支出性质：
	firm   bool // the parts stand in a bracket behind the whole, whatever that is called
	block  int
	start  int
}

func newList(base gouji.Concept, wholes map[gouji.Basis]int, block, start int) *list {
	base.Basis = gouji.Actual
	if _, actual := wholes[gouji.Actual]; !actual && len(wholes) == 1 {
		for base.Basis = range wholes { // 年初预算942万元，其中：… : of the budget
		}
	}
	l := &list{base: base, wholes: map[gouji.Basis]int{}, parts: map[gouji.Basis][]int{}, block: block, start: start}
	for b, id := range wholes {
		l.wholes[b] = id
	}
	return l
}

// partitions returns what the lists of a document state. A list is stated only
// for a whole that the sentence resolves, or that is itself part of one.
func (r *reader) partitions() []gouji.Partition {
	var out []gouji.Partition
	for i, l := range r.lists {
		for _, b := range []gouji.Basis{gouji.Actual, gouji.InitialBudget, gouji.FullYearBudget, gouji.Budget} {
			whole, ok := l.wholes[b]
			parts := l.parts[b]
			if !ok || len(parts) == 0 || !r.stands(whole) && !(l.firm && r.claim(whole).Unresolved == "") || !r.comparable(whole, parts) {
				continue
			}
			p := gouji.Partition{
				Scope:     fmt.Sprintf("prose/%d/%d/%d", l.block, l.start, i),
				Dimension: gouji.ByList, Prose: true, Whole: whole,
				Closed: r.closed(l, b),
			}
			if b != gouji.Actual {
				p.Scope += "/" + string(b)
			}
			for _, id := range parts {
				p.Parts = append(p.Parts, gouji.Part{ID: id, Sign: 1})
			}
			r.parted[whole] = r.parted[whole] || p.Closed
			out = append(out, p)
		}
	}
	return append(out, r.defined()...)
}

// farthest is how many figures ahead the parts of a defined whole are looked for:
// the narrative of an account has some 300.
const farthest = 1_000

// defined returns the partitions that a section states without a list: a figure
// and, further on, all that it consists of by definition.
func (r *reader) defined() (out []gouji.Partition) {
	for i, w := range r.told {
		whole := *r.claim(w.id)
		all := whole.Concept.Definition()
		if all == nil || whole.Unresolved != "" || r.parted[w.id] {
			continue
		}
		p := gouji.Partition{Scope: fmt.Sprintf("prose/defined/%d", i), Dimension: gouji.ByList, Prose: true, Closed: true, Whole: w.id}
		for _, c := range all {
			for _, part := range r.told[i+1 : min(i+1+farthest, len(r.told))] {
				if q := r.claim(part.id); w.node.holds(part.node) && q.Concept == c && q.Unresolved == "" && q.Year == whole.Year {
					p.Parts = append(p.Parts, gouji.Part{ID: part.id, Sign: 1})
					break
				}
			}
		}
		if len(p.Parts) == len(all) {
			out = append(out, p)
		}
	}
	return out
}

// toldAbove returns the n figures that the last paragraph or sentence with any
// has told, which others take up in turn; none where it has told more or fewer.
func (s *sentence) toldAbove(n int) (ids []int) {
	var parts []int
	for i := len(s.told) - 1; i >= 0 && s.told[i].node.holds(s.node); i-- {
		id := s.told[i].id
		if s.claim(id).Source.Block != s.claim(s.told[len(s.told)-1].id).Source.Block {
			break
		}
		ids = append([]int{id}, ids...)
		if s.inList[id] {
			parts = append([]int{id}, parts...)
		}
	}
	switch n {
	case len(parts):
		return parts
	case len(ids):
		return ids
	}
	return nil
}

// stands reports whether a claim is firm enough to be the whole of a list.
func (r *reader) stands(id int) bool {
	c := r.claim(id)
	return c.Unresolved == "" && (!c.Local || r.inList[id] || c.Kind == gouji.CountClaim)
}

func (r *reader) comparable(whole int, parts []int) bool {
	money := r.claim(whole).Amount.Unit.Money()
	for _, id := range parts {
		if r.claim(id).Year != r.claim(whole).Year {
			return false
		}
		if r.claim(id).Amount.Unit.Money() != money || r.claim(id).Kind != r.claim(whole).Kind {
			return false
		}
	}
	return true
}

// closed reports whether a list says that nothing is missing from it: it names
// every part that its whole has by definition, its shares reach 100 %, or its
// parts cover every line of the tables that is not zero.
func (r *reader) closed(l *list, b gouji.Basis) bool {
	parts := l.parts[b]
	if l.whole && len(parts) > 1 || r.counted(parts) || r.exhausts(l.base, parts) || r.matched(l, len(parts)) {
		return true
	}
	if b != gouji.Actual {
		return false
	}
	sum, slack := int64(0), int64(0)
	for _, id := range parts {
		s, ok := r.shares[id]
		if !ok {
			return r.covers(l, parts)
		}
		sum += s.Value
		slack += s.Place
	}
	full := 100 * gouji.Percent.Scale()
	return sum-full <= slack && full-sum <= slack
}

// exhausts reports whether parts are all that base consists of by definition.
func (r *reader) exhausts(base gouji.Concept, parts []int) bool {
	all := base.Definition()
	if base.Flow == gouji.Total && base.Fund != "" {
		all = r.sides(base, parts)
	}
	if len(all) == 0 || len(parts) != len(all) {
		return false
	}
	for _, id := range parts {
		c := *r.claim(id)
		c.Concept.Basis = base.Basis
		if c.Local || c.Unresolved != "" || !slices.Contains(all, c.Concept) {
			return false
		}
	}
	return true
}

// sides returns the year's flow and the balance that a total of some money
// consists of, on the side of its first part.
func (r *reader) sides(total gouji.Concept, parts []int) []gouji.Concept {
	year, balance := total, total
	if year.Flow, balance.Flow = gouji.Income, gouji.Opening; r.claim(parts[0]).Concept.Flow.Spends() {
		year.Flow, balance.Flow = gouji.Expenditure, gouji.Closing
	}
	return []gouji.Concept{year, balance}
}

// itemised returns the functional lines that the items of a list name, with a
// figure or without; none where one still waits for its figure.
func (r *reader) itemised(l *list) map[string]bool {
	named := map[string]bool{}
	for _, n := range r.nodes {
		switch {
		case n.list != l || n.base.Function == "":
		case n.blank:
			return map[string]bool{}
		default:
			named[n.base.Function] = true
		}
	}
	return named
}

// covers reports whether the list names every functional line that spent money
// under its base, and its parts are all of one level.
func (r *reader) covers(l *list, parts []int) bool {
	have := r.itemised(l)
	level := 0
	for _, id := range parts {
		c := r.claim(id)
		if c.Concept.Function == "" || c.Local || level != 0 && len(c.Concept.Function) != level {
			return false
		}
		level = len(c.Concept.Function)
		have[c.Concept.Function] = true
	}
	lines := 0
	for _, f := range r.env.Facts {
		c := f.Concept
		if f.Amount.Value == 0 || len(c.Function) != level {
			continue
		}
		c.Function = ""
		if c != l.base {
			continue
		}
		if !have[f.Concept.Function] {
			return false
		}
		lines++
	}
	return lines > 0
}
