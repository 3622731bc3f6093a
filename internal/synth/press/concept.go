package press

import (
	"gouji"
	"gouji/internal/synth/truth"
)

// At returns f as it is printed at another place.
func (f Figure) At(place string) Figure {
	f.Place = place
	return f
}

// Planned returns v of what f is, by a budget, at a place below it.
func (f Figure) Planned(below string, b gouji.Basis, v Money) Figure {
	f.Place, f.Of.Basis, f.V = f.Place+"/"+below, b, v
	return f
}

// Valued returns v of what f is, as it is told at a place.
func (f Figure) Valued(place string, v Money) Figure {
	f.Place, f.V = place, v
	return f
}

// From is the income from a source.
func From(s truth.Source) Concept {
	if s == truth.FromFiscal {
		return Concept{Flow: gouji.Income, Fund: gouji.Fiscal}
	}
	return Concept{Flow: gouji.Income, Origin: origins[s]}
}

var origins = [...]gouji.Origin{
	truth.Superior: gouji.FromSuperior, truth.Operations: gouji.FromOperations, truth.Tuition: gouji.FromTuition,
	truth.FromBusiness: gouji.FromBusiness, truth.Subordinates: gouji.FromSubordinates, truth.Other: gouji.FromOther,
}

// FundOf is the budget that funds make up.
func FundOf(fs truth.Funds) gouji.Fund {
	return map[truth.Funds]gouji.Fund{truth.OnlyGPB: gouji.GeneralPublic, 1 << truth.Gov: gouji.GovernmentFund, 1 << truth.Capital: gouji.StateCapital, truth.Fiscal: gouji.Fiscal}[fs]
}

// natureOf is the kind of expenditure that natures make up.
func natureOf(ns truth.Natures) gouji.Nature {
	return map[truth.Natures]gouji.Nature{truth.Basics: gouji.Basic, truth.Projects: gouji.ProjectSpending, 1 << truth.Business: gouji.Business}[ns]
}

// Spending is the expenditure of some funds and natures.
func Spending(fs truth.Funds, ns truth.Natures) Concept {
	return Concept{Flow: gouji.Expenditure, Fund: FundOf(fs), Nature: natureOf(ns)}
}

// Beside is spending on an item beside the cube.
func Beside(i gouji.Item) Concept { return Concept{Flow: gouji.Expenditure, Item: i} }

// EconomicLine is the general public basic spending on an economic code or group.
func EconomicLine(code string) Concept {
	c := Spending(truth.OnlyGPB, truth.Basics)
	c.Economic = code
	return c
}
