package claim

import "gouji"

// A term is a word that sets dimensions of the cube. Its zero fields leave the
// dimensions of their scope alone.
type term struct {
	set   gouji.Concept
	head  head       // what the word leaves to be said about
	reset bool       // 本年支出合计: sets nature, function and economic back to all
	basis bool       // the word says on which basis; set.Basis may be Actual
	item  gouji.Item // the reading of an economic line's name beside the cube
	both  bool       // 收支: income and expenditure alike
	plan  *term      // what it says in a budget; nil where it says nothing of bases
}

// head ranks terms: a phrase without a head borrows its subject.
type head uint8

const (
	modifier head = iota // 财政拨款, 年初预算
	flow                 // 收入, 支出: a head only when nothing better is near
	full                 // 基本支出, 事业收入: names its subject
)

// executed is the basis of what a budget tells of the account: the budget's own
// figures have the empty basis until it is read.
const executed gouji.Basis = "executed"

// planned is what a term says in a budget: 预算 is what the whole is about, and
// only 执行数 and an adjusted budget are something else.
func (t term) planned() *term {
	switch t.set.Basis {
	case gouji.Actual:
		t.set.Basis = executed
	case gouji.Budget, gouji.InitialBudget:
		t.set.Basis = gouji.Actual
	}
	return &t
}

// plan puts the figures of a budget on their basis.
func (r *reader) plan() {
	for i := range r.claims {
		c := &r.claims[i]
		c.Concept.Basis = onBudget(c.Concept.Basis)
		if c.Of != (gouji.Concept{}) {
			c.Of.Basis = onBudget(c.Of.Basis)
		}
	}
}

func onBudget(b gouji.Basis) gouji.Basis {
	switch b {
	case gouji.Actual:
		return gouji.InitialBudget
	case executed:
		return gouji.Actual
	}
	return b
}
