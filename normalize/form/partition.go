package form

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
)

// partitions states what must add up in t, whose facts have their IDs. scope
// is the name of the form in the reading.
func (t *table) partitions(scope string) []gouji.Partition {
	b := &builder{table: t, scope: scope, used: map[string]int{}}
	if !t.aside && !t.spec.items {
		b.rows()
	}
	switch {
	case t.summary():
		b.summaries()
	case slices.Contains(t.gaps, true): // a sum might lack what was not read
	case t.spec.items:
		b.items()
	default:
		b.tree()
	}
	return b.out
}

type builder struct {
	*table
	scope string
	used  map[string]int
	out   []gouji.Partition
}

// A term is a fact by its index, with its sign.
type term struct{ fact, sign int }

// state adds a partition, unless one of its figures could not be read or all
// of them are blank.
func (b *builder) state(dimension gouji.Dimension, whole int, terms []term, path ...string) {
	if whole < 0 {
		return
	}
	blank := b.facts[whole].Blank
	p := gouji.Partition{Dimension: dimension, Closed: true, Whole: b.facts[whole].ID, Parts: make([]gouji.Part, 0, len(terms))}
	for _, t := range terms {
		if t.fact == unread {
			return
		}
		if t.fact < 0 || b.facts[t.fact].Concept == b.facts[whole].Concept {
			continue
		}
		blank = blank && b.facts[t.fact].Blank
		p.Parts = append(p.Parts, gouji.Part{ID: b.facts[t.fact].ID, Sign: t.sign})
	}
	if blank || len(p.Parts) == 0 {
		return
	}
	p.Scope = b.scope
	for _, s := range path {
		if s != "" {
			p.Scope += "/" + s
		}
	}
	b.used[p.Scope]++
	if n := b.used[p.Scope]; n > 1 {
		p.Scope += "#" + strconv.Itoa(n)
	}
	b.out = append(b.out, p)
}

func (l *line) fact(j int) int {
	if j < len(l.facts) {
		return l.facts[j]
	}
	return none
}

// A tree is where codes and totals stand.
type tree struct {
	codes  map[string]int   // first line of a code
	totals map[string]int   // first line of a total: "" all, or a group of the economic tree
	below  map[string][]int // lines next below a code or a total
}

// tree parts every code by the nearest printed codes below it, and the totals
// by the topmost ones, column by column.
func (b *builder) tree() {
	x := tree{map[string]int{}, map[string]int{}, map[string][]int{}}
	first := func(at map[string]int, key string, i int) {
		if _, again := at[key]; !again {
			at[key] = i
		}
	}
	for i := range b.lines {
		if l := &b.lines[i]; l.code != "" {
			first(x.codes, l.code, i)
		} else {
			first(x.totals, l.dims.Economic, i)
		}
	}
	b.hang(&x)
	for i := range b.lines {
		l := &b.lines[i]
		key, at := l.code, x.codes
		if key == "" {
			key, at = l.dims.Economic, x.totals
		}
		if at[key] == i && !b.lacks(l) {
			b.branch(l, x.below[key])
		}
	}
}

// hang puts every code below its parent, and the groups below the whole.
func (b *builder) hang(x *tree) {
	for i := range b.lines {
		l := &b.lines[i]
		if l.code == "" || x.codes[l.code] != i {
			continue
		}
		up := b.parent(l.code, x.codes, x.totals)
		x.below[up] = append(x.below[up], i)
	}
	for _, g := range [...]string{gouji.Staff, gouji.Public} {
		if i, ok := x.totals[g]; ok {
			x.below[""] = append(x.below[""], i)
		}
	}
}

// parent returns the nearest printed code above c; else the total of its
// group where that is printed, else "".
func (b *builder) parent(c string, at, totals map[string]int) string {
	for n := len(c) - 2; n >= 3; n -= 2 {
		if _, ok := at[c[:n]]; ok {
			return c[:n]
		}
	}
	if b.spec.codes == gouji.Economic {
		if _, ok := totals[economicGroup(c)]; ok {
			return economicGroup(c)
		}
	}
	return ""
}

func (b *builder) branch(whole *line, below []int) {
	dimension := gouji.ByFunction
	if b.spec.codes == gouji.Economic {
		dimension = gouji.ByEconomic
	}
	for j := range whole.facts {
		var terms []term
		for _, i := range below {
			terms = append(terms, term{b.lines[i].fact(j), +1})
		}
		name := whole.code
		if name == "" {
			name = whole.label
		}
		b.state(dimension, whole.facts[j], terms, b.column(whole.group, j), name)
	}
}

// column names the j-th figure of a group.
func (b *builder) column(g, j int) string { return b.cols[b.groups[g].amounts[j]].label }

// A relation says that columns of a group make up another one.
type relation struct {
	dimension gouji.Dimension
	whole     int // index among the figures of the group
	parts     []term
}

// rows states what adds up along each row.
func (b *builder) rows() {
	for g := range b.groups {
		relations := b.relations(g)
		for i := range b.lines {
			l := &b.lines[i]
			if l.group != g || len(l.facts) != len(b.groups[g].amounts) || len(relations) == 0 {
				continue
			}
			for _, r := range relations {
				if r.dimension == gouji.ByFund && l.dims.Fund != "" || r.dimension == gouji.ByEconomic && l.dims.Economic != "" {
					continue
				}
				terms := make([]term, len(r.parts))
				for k, p := range r.parts {
					terms[k] = term{l.facts[p.fact], p.sign}
				}
				name, _, _ := strings.Cut(l.label, " ")
				b.state(r.dimension, l.facts[r.whole], terms, name, b.column(g, r.whole), string(r.dimension))
			}
		}
	}
}

// relations compares the columns of a group: one that sets no value of a
// dimension is the whole of those that do and agree in all else.
func (b *builder) relations(g int) (out []relation) {
	cols := b.groups[g].amounts
	if len(cols) < 3 || len(cols) > 64 {
		return nil
	}
	for w, c := range cols {
		whole := b.cols[c]
		for _, d := range dimensions {
			if !d.whole(over(b.base, whole.dims)) {
				continue
			}
			r := relation{dimension: d.name, whole: w}
			for p, c := range cols {
				part := b.cols[c]
				concept := over(b.base, part.dims)
				sign := d.part(concept)
				if sign == 0 || part.year != whole.year || part.shift != whole.shift || d.erase(concept) != d.erase(over(b.base, whole.dims)) {
					continue
				}
				r.parts = append(r.parts, term{p, sign})
			}
			if d.name == gouji.ByOrigin {
				r.parts = b.withoutDetail(cols, r.parts)
			}
			if len(r.parts) >= d.least {
				out = append(out, r)
			}
		}
	}
	return out
}

// withoutDetail drops the single budgets where their sum has its own column.
func (b *builder) withoutDetail(cols []int, parts []term) []term {
	sum := false
	for _, p := range parts {
		sum = sum || b.cols[cols[p.fact]].dims.Fund == gouji.Fiscal
	}
	if !sum {
		return parts
	}
	kept := parts[:0]
	for _, p := range parts {
		if f := b.cols[cols[p.fact]].dims.Fund; f == "" || f == gouji.Fiscal {
			kept = append(kept, p)
		}
	}
	return kept
}

// dimensions say along what columns part others, and how many make it closed.
var dimensions = [...]struct {
	name  gouji.Dimension
	least int
	whole func(gouji.Concept) bool
	part  func(gouji.Concept) int // sign; 0 no part
	erase func(gouji.Concept) gouji.Concept
}{
	{gouji.ByNature, 2,
		func(c gouji.Concept) bool { return c.Flow == gouji.Expenditure && c.Nature == "" },
		func(c gouji.Concept) int { return one(c.Nature != "" && c.Economic == "") },
		func(c gouji.Concept) gouji.Concept { c.Nature = ""; return c }},
	{gouji.ByEconomic, 2,
		func(c gouji.Concept) bool { return c.Nature == gouji.Basic && c.Economic == "" },
		func(c gouji.Concept) int { return one(c.Economic != "") },
		func(c gouji.Concept) gouji.Concept { c.Economic = ""; return c }},
	{gouji.ByOrigin, 2,
		func(c gouji.Concept) bool { return c.Flow == gouji.Income && c.Origin == "" && c.Fund == "" },
		func(c gouji.Concept) int { return one(c.Origin != "" && c.Origin != gouji.FromTuition || c.Fund != "") },
		func(c gouji.Concept) gouji.Concept { c.Origin, c.Fund = "", ""; return c }},
	{gouji.ByFund, 2,
		func(c gouji.Concept) bool { return c.Fund == gouji.Fiscal },
		func(c gouji.Concept) int { return one(c.Fund != gouji.Fiscal && c.Fund != "") },
		func(c gouji.Concept) gouji.Concept { c.Fund = ""; return c }},
	{gouji.Balance, 3,
		func(c gouji.Concept) bool { return c.Flow == gouji.Closing && c.Nature == "" },
		func(c gouji.Concept) int {
			switch {
			case c.Nature != "":
				return 0
			case c.Flow == gouji.Expenditure:
				return -1
			}
			return one(c.Flow == gouji.Opening || c.Flow == gouji.Income)
		},
		func(c gouji.Concept) gouji.Concept { c.Flow = ""; return c }},
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
