package claim

import (
	"gouji"
	"gouji/normalize/lexicon"
)

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
	case lexicon.Executed:
		return gouji.Actual
	}
	return b
}
