package form

import (
	"slices"

	"gouji"
)

// A side is one column of one side of a balance: facts by what they are, -1
// where it has none.
type side struct {
	income, expenditure, used, distributed int
	opening, closing                       balance
	totals                                 []int
	sources, classes                       []int
}

// A balance is 年初 or 年末结转和结余 with what it consists of.
type balance struct {
	sum             int
	funds, byNature []int
}

// summaries states what adds up in the two forms whose rows are lines of a
// balance.
func (b *builder) summaries() {
	for g := range b.groups {
		if b.gaps[g] {
			continue // a sum might lack what was not read
		}
		for j := range b.groups[g].amounts {
			b.side(g, j)
		}
	}
	b.eachFund()
}

func (b *builder) side(g, j int) {
	s := side{income: -1, expenditure: -1, used: -1, distributed: -1}
	s.opening.sum, s.closing.sum = -1, -1
	for i := range b.lines {
		if l := &b.lines[i]; l.group == g && l.fact(j) >= 0 {
			b.place(&s, l.dims, l.fact(j))
		}
	}
	name := b.column(g, j)
	state := func(d gouji.Dimension, whole int, path string, terms ...int) {
		parts := make([]term, len(terms))
		for k, f := range terms {
			parts[k] = term{f, +1}
		}
		b.state(d, whole, parts, name, path)
	}
	by := gouji.ByOrigin
	if b.base.Fund != "" {
		by = gouji.ByFund
	}
	state(by, s.income, "本年收入合计", b.undetailed(s.sources)...)
	state(gouji.ByFunction, s.expenditure, "本年支出合计", s.classes...)
	for _, x := range [...]struct {
		balance
		name string
	}{{s.opening, "年初结转和结余"}, {s.closing, "年末结转和结余"}} {
		if len(x.funds) > 1 {
			state(gouji.ByFund, x.sum, x.name, x.funds...)
		}
		if len(x.byNature) > 1 {
			state(gouji.ByNature, x.sum, x.name, x.byNature...)
		}
	}
	if n := len(s.totals); n > 0 {
		if s.income >= 0 {
			state(gouji.Balance, s.totals[0], "收入总计", s.income, s.used, s.opening.sum)
		}
		if s.expenditure >= 0 {
			state(gouji.Balance, s.totals[n-1], "支出总计", s.expenditure, s.distributed, s.closing.sum)
		}
	}
}

// place puts the fact of a line labelled with d where it belongs.
func (b *builder) place(s *side, d gouji.Concept, fact int) {
	plain := d == gouji.Concept{Flow: d.Flow}
	first := func(at *int) {
		if *at < 0 && plain {
			*at = fact
		}
	}
	switch b.facts[fact].Concept.Flow {
	case gouji.Income:
		first(&s.income)
		if !plain && d.Origin != gouji.FromTuition {
			s.sources = append(s.sources, fact)
		}
	case gouji.Expenditure:
		first(&s.expenditure)
		if d.Function != "" {
			s.classes = append(s.classes, fact)
		}
	case gouji.SurplusUsed:
		first(&s.used)
	case gouji.SurplusDistributed:
		first(&s.distributed)
	case gouji.Opening:
		first(&s.opening.sum)
		s.opening.part(d, fact)
	case gouji.Closing:
		first(&s.closing.sum)
		s.closing.part(d, fact)
	case gouji.Total:
		s.totals = append(s.totals, fact)
	}
}

func (x *balance) part(d gouji.Concept, fact int) {
	switch {
	case d.Fund != "":
		x.funds = append(x.funds, fact)
	case d.Nature != "":
		x.byNature = append(x.byNature, fact)
	}
}

// undetailed drops the budgets that stand below 财政拨款收入 as 其中.
func (b *builder) undetailed(sources []int) []int {
	sum := false
	for _, f := range sources {
		sum = sum || b.facts[f].Concept.Fund == gouji.Fiscal && b.facts[f].Concept.Origin == ""
	}
	if !sum {
		return sources
	}
	var kept []int
	for _, f := range sources {
		if c := b.facts[f].Concept; c.Origin != "" || c.Fund == gouji.Fiscal {
			kept = append(kept, f)
		}
	}
	return kept
}

// eachFund states the balance of each budget over both sides of the fiscal
// summary.
func (b *builder) eachFund() {
	at := b.totals()
	for i := range b.facts {
		c := b.facts[i].Concept
		single := c.Fund != "" && c.Fund != gouji.Fiscal && c.Nature == ""
		if k, ok := at[c]; c.Flow != gouji.Closing || !single || !ok || k != i {
			continue
		}
		terms := make([]term, 0, 3)
		for _, x := range [...]struct {
			flow gouji.Flow
			sign int
		}{{gouji.Opening, +1}, {gouji.Income, +1}, {gouji.Expenditure, -1}} {
			c.Flow = x.flow
			if f, ok := at[c]; ok {
				terms = append(terms, term{f, x.sign})
			}
		}
		if len(terms) == 3 {
			b.state(gouji.Balance, i, terms, string(c.Fund), string(c.Basis), "年末结转和结余")
		}
	}
}

// totals returns the facts of the year that are of no single function; of
// several on one concept the first that is printed.
func (b *builder) totals() map[gouji.Concept]int {
	at := map[gouji.Concept]int{}
	for i := range b.facts {
		f := &b.facts[i]
		if f.Concept.Function != "" || f.Year != b.year {
			continue
		}
		if other, ok := at[f.Concept]; !ok || b.facts[other].Blank && !f.Blank {
			at[f.Concept] = i
		}
	}
	return at
}

// items states what the lines of “三公” make up, basis by basis.
func (b *builder) items() {
	type plan struct {
		basis gouji.Basis
		year  int
	}
	at := map[plan]map[gouji.Item]int{}
	var order []plan
	for i, f := range b.facts {
		p := plan{f.Concept.Basis, f.Year}
		if at[p] == nil {
			at[p] = map[gouji.Item]int{}
			order = append(order, p)
		}
		if other, ok := at[p][f.Concept.Item]; !ok || b.facts[other].Blank {
			at[p][f.Concept.Item] = i
		}
	}
	for _, p := range order {
		get := func(i gouji.Item) int {
			if f, ok := at[p][i]; ok {
				return f
			}
			return -1
		}
		vehicles := []term{{get(gouji.VehiclePurchase), +1}, {get(gouji.VehicleRunning), +1}}
		all := []term{{get(gouji.Abroad), +1}, {get(gouji.Reception), +1}, {get(gouji.Vehicles), +1}}
		if all[2].fact < 0 {
			all = append(all[:2], vehicles...)
		}
		name := map[gouji.Basis]string{gouji.Actual: "决算数", gouji.Budget: "预算数", gouji.InitialBudget: "年初预算数", gouji.FullYearBudget: "全年预算数"}[p.basis]
		if !slices.ContainsFunc(all, func(x term) bool { return x.fact < 0 }) {
			b.state(gouji.ByItem, get(gouji.ThreePublic), all, name, "合计")
		}
		if vehicles[0].fact >= 0 && vehicles[1].fact >= 0 {
			b.state(gouji.ByItem, get(gouji.Vehicles), vehicles, name, "公务用车")
		}
	}
}
