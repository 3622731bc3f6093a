package gouji

import (
	"slices"
	"strings"
)

// itemParts are the wholes among the items beside the cube.
var itemParts = map[Item][]Item{
	ThreePublic: {Abroad, Vehicles, VehiclePurchase, VehicleRunning, Reception},
	Vehicles:    {VehiclePurchase, VehicleRunning},
	Procurement: {ProcurementGoods, ProcurementWorks, ProcurementServices},
}

// Known reports whether i is one of the items, or none: any other is a name of
// a sentence's own.
func (i Item) Known() bool {
	switch i {
	case "", ThreePublic, Abroad, Vehicles, VehiclePurchase, VehicleRunning, Reception, Conferences, Training, Operating,
		Procurement, ProcurementGoods, ProcurementWorks, ProcurementServices:
		return true
	}
	return false
}

// Within reports whether i is a kind of whole by definition.
func (i Item) Within(whole Item) bool { return slices.Contains(itemParts[whole], i) }

// Within reports whether c lies within whole: a part of it may be about c. An
// item of a sentence's own lies within every item.
func (c Concept) Within(whole Concept) bool {
	in := func(whole, c string) bool { return whole == "" || whole == c }
	return c.Flow.within(whole.Flow) &&
		(in(string(whole.Fund), string(c.Fund)) || whole.Fund == Fiscal && c.Fund != "") &&
		in(string(whole.Origin), string(c.Origin)) &&
		in(string(whole.Nature), string(c.Nature)) &&
		in(whole.Project, c.Project) &&
		strings.HasPrefix(c.Function, whole.Function) &&
		economicWithin(c.Economic, whole.Economic) &&
		(in(string(whole.Item), string(c.Item)) || !c.Item.Known() || c.Item.Within(whole.Item))
}

// within reports whether a flow is a part of whole: all but a grand total are
// parts of one.
func (f Flow) within(whole Flow) bool {
	return whole == "" || whole == Total && f != Total || whole == f && f != Total
}

func economicWithin(c, whole string) bool {
	staff := strings.HasPrefix(c, "301") || strings.HasPrefix(c, "303")
	switch whole {
	case Staff:
		return c == "" || c == whole || staff
	case Public:
		return c == "" || c == whole || c != Staff && !staff
	}
	return strings.HasPrefix(c, whole)
}

// Definition returns what c consists of by definition: the kinds of “三公”
// spending, of vehicles and of procurement, staff and public cost, the three
// budgets. nil where no definition says.
func (c Concept) Definition() (all []Concept) {
	with := func(set func(*Concept)) {
		part := c
		set(&part)
		all = append(all, part)
	}
	switch {
	case c.Item != "":
		for _, item := range itemParts[c.Item] {
			if c.Item != ThreePublic || item != VehiclePurchase && item != VehicleRunning {
				with(func(c *Concept) { c.Item = item })
			}
		}
	case c.Nature == Basic && c.Economic == "":
		with(func(c *Concept) { c.Economic = Staff })
		with(func(c *Concept) { c.Economic = Public })
	case c.Nature == Basic && c.Economic == Staff:
		with(func(c *Concept) { c.Economic = "301" })
		with(func(c *Concept) { c.Economic = "303" })
	case c.Fund == Fiscal:
		for _, fund := range []Fund{GeneralPublic, GovernmentFund, StateCapital} {
			with(func(c *Concept) { c.Fund = fund })
		}
	}
	return all
}

// Narrows returns the dimensions in which c is narrower than whole, as a set.
// Where money comes from is one of them, be it a fund or an origin.
func (c Concept) Narrows(whole Concept) (set int) {
	for i, differs := range [...]bool{
		whole.Flow != c.Flow, whole.Fund != c.Fund || whole.Origin != c.Origin, whole.Nature != c.Nature,
		whole.Function != c.Function, whole.Economic != c.Economic, whole.Project != c.Project, whole.Item != c.Item,
	} {
		if differs {
			set |= 1 << i
		}
	}
	return set
}

// Spends reports whether a flow stands on the expenditure side of the account.
func (f Flow) Spends() bool {
	return f == Expenditure || f == Closing || f == SurplusDistributed
}
