package normalize

import (
	"gouji"
	"gouji/normalize/lexicon"
)

// plan puts the figures of a budget on their basis: its own stand on the
// initial budget, what it tells of an account on none.
func plan(claims []gouji.Claim) {
	for i := range claims {
		c := &claims[i]
		c.Concept.Basis = planned(c.Concept.Basis)
		if c.Of != (gouji.Concept{}) {
			c.Of.Basis = planned(c.Of.Basis)
		}
	}
}

func planned(b gouji.Basis) gouji.Basis {
	switch b {
	case gouji.Actual:
		return gouji.InitialBudget
	case lexicon.Executed:
		return gouji.Actual
	}
	return b
}
