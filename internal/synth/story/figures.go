package story

import (
	"strconv"

	"gouji"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// figures are the amounts that a family may tell, by their keys.
func figures(a *truth.Account) map[string]press.Figure {
	all := map[string]press.Figure{}
	put := func(key string, of press.Concept, v press.Money) { all[key] = press.Figure{Place: key, Of: of, V: v} }
	flow := func(key string, f gouji.Flow, fund gouji.Fund, v press.Money) {
		put(key, press.Concept{Flow: f, Fund: fund}, v)
	}
	spent := func(key string, fs truth.Funds, ns truth.Natures) {
		put(key, press.Spending(fs, ns), a.Spent("", fs, ns))
	}

	flow("total", gouji.Total, "", a.Total())
	flow("income", gouji.Income, "", a.Income(""))
	flow("opening", gouji.Opening, "", a.Openings())
	flow("closing", gouji.Closing, "", a.Closings())
	flow("used", gouji.SurplusUsed, "", a.SurplusUsed)
	flow("dist", gouji.SurplusDistributed, "", a.Distributed)
	flow("fiscal", gouji.Total, gouji.Fiscal, a.FiscalTotal())
	flow("fincome", gouji.Income, gouji.Fiscal, a.Received("", truth.FromFiscal))
	flow("fopen", gouji.Opening, gouji.Fiscal, truth.Over(a.Carried))
	flow("fclose", gouji.Closing, gouji.Fiscal, truth.Over(a.Left))
	flow("gincome", gouji.Income, gouji.GeneralPublic, a.Allotted("", truth.GPB))
	for _, f := range []struct {
		key  string
		fund truth.Fund
	}{{"gov", truth.Gov}, {"cap", truth.Capital}} {
		fund := press.FundOf(1 << f.fund)
		flow(f.key+"in", gouji.Income, fund, a.Allotted("", f.fund))
		flow(f.key+"open", gouji.Opening, fund, a.Carried("", f.fund))
		flow(f.key+"close", gouji.Closing, fund, a.Left("", f.fund))
		spent(f.key, 1<<f.fund, truth.AnyNature)
	}
	spent("spent", truth.AllFunds, truth.AnyNature)
	spent("basic", truth.AllFunds, truth.Basics)
	spent("project", truth.AllFunds, truth.Projects)
	spent("business", truth.AllFunds, 1<<truth.Business)
	spent("fspent", truth.Fiscal, truth.AnyNature)
	spent("general", truth.OnlyGPB, truth.AnyNature)
	spent("gbasic", truth.OnlyGPB, truth.Basics)
	spent("gproject", truth.OnlyGPB, truth.Projects)
	all["funding"] = press.Figure{Place: "funding", Of: press.Spending(truth.AllFunds, truth.Projects), V: a.Spent("", truth.AllFunds, truth.Projects), Local: true}
	put("staff", press.EconomicLine(gouji.Staff), a.StaffCost())
	put("public", press.EconomicLine(gouji.Public), a.PublicCost())
	for _, s := range origins {
		put(s.key, press.From(s.of), a.Received("", s.of))
	}
	for _, c := range a.SpentClasses(truth.OnlyGPB) {
		of := press.Spending(truth.OnlyGPB, truth.AnyNature)
		of.Function = c
		put("class/"+c, of, a.Spent(c, truth.OnlyGPB, truth.AnyNature))
	}
	for key, i := range items(a) {
		all[key] = press.Figure{Place: key, Of: i.of, V: i.Actual}
	}
	bought(a, all)
	reported(a, all)
	return all
}

// reported puts what the attached report tells besides.
func reported(a *truth.Account, all map[string]press.Figure) {
	put := func(key string, of press.Concept, v press.Money) { all[key] = press.Figure{Place: key, Of: of, V: v} }
	pay := a.StaffCost() + a.OwnPay + a.OwnInsurance
	put("pay", group(gouji.Staff), pay)
	put("office", group(gouji.Public), a.Spent("", truth.AllFunds, truth.Basics)-pay)
	put("fbasic", press.Spending(truth.Fiscal, truth.Basics), a.Spent("", truth.Fiscal, truth.Basics))
	put("fproject", press.Spending(truth.Fiscal, truth.Projects), a.Spent("", truth.Fiscal, truth.Projects))
}

// group is the basic spending of all money on a group of economic lines.
func group(g string) press.Concept {
	c := press.Spending(truth.AllFunds, truth.Basics)
	c.Economic = g
	return c
}

// bought puts what was bought under the rules of 政府采购.
func bought(a *truth.Account, all map[string]press.Figure) {
	var sum press.Money
	for i, k := range []struct {
		key string
		is  gouji.Item
	}{{"goods", gouji.ProcurementGoods}, {"works", gouji.ProcurementWorks}, {"services", gouji.ProcurementServices}} {
		all[k.key] = press.Figure{Place: k.key, Of: press.Beside(k.is), V: a.Bought[i]}
		sum += a.Bought[i]
	}
	all["bought"] = press.Figure{Place: "bought", Of: press.Beside(gouji.Procurement), V: sum}
	all["small"] = press.Figure{Place: "small", Of: press.Beside("授予中小企业合同金额"), V: a.Bought[2], Local: true}
}

// origins are the sources of income beside the fiscal ones.
var origins = []struct {
	key, name string
	of        truth.Source
}{
	{"superior", "上级补助收入", truth.Superior}, {"operations", "事业收入", truth.Operations}, {"trading", "经营收入", truth.FromBusiness},
	{"below", "附属单位上缴收入", truth.Subordinates}, {"others", "其他收入", truth.Other},
}

// An item is a line of “三公” or another item beside the cube.
type item struct {
	truth.Item
	of press.Concept
}

func items(a *truth.Account) map[string]item {
	three := func(i gouji.Item) press.Concept {
		c := press.Beside(i)
		c.Fund = gouji.GeneralPublic
		if a.Period >= 2021 {
			c.Fund = gouji.Fiscal
		}
		return c
	}
	return map[string]item{
		"three":     {a.ThreePublic(), three(gouji.ThreePublic)},
		"abroad":    {a.Abroad, three(gouji.Abroad)},
		"cars":      {a.Vehicles(), three(gouji.Vehicles)},
		"buying":    {a.Buying, three(gouji.VehiclePurchase)},
		"running":   {a.Running, three(gouji.VehicleRunning)},
		"meals":     {a.Meals, three(gouji.Reception)},
		"meetings":  {a.Meetings, press.Beside(gouji.Conferences)},
		"training":  {a.Training, press.Beside(gouji.Training)},
		"operating": {a.Operating, press.Beside(gouji.Operating)},
	}
}

// budgets are what figures were planned at, by key and basis.
func budgets(a *truth.Account) map[string]press.Money {
	all := map[string]press.Money{
		"general initial": a.Sum("", func(l *truth.Head) press.Money { return l.Initial }),
		"general full":    a.Sum("", func(l *truth.Head) press.Money { return l.Full }),
	}
	for key, i := range items(a) {
		all[key+" budget"], all[key+" initial"] = i.Budget, i.Budget
	}
	return all
}

// bases are the budgets by their words.
var bases = map[string]gouji.Basis{"initial": gouji.InitialBudget, "full": gouji.FullYearBudget, "budget": gouji.Budget}

// A count is a number of things.
type count struct {
	name string
	n    int
	unit gouji.Unit
}

func counts(a *truth.Account) map[string]count {
	return map[string]count{
		"owned": {"公务用车保有量", a.Cars, "辆"}, "visits": {"国内公务接待", a.Visits, "批次"}, "guests": {"国内公务接待", a.Guests, "人次"},
		"fleet": {"车辆", a.Cars, "辆"}, "fleet1": {"一般公务用车", a.Cars / 2, "辆"}, "fleet2": {"其他用车", a.Cars - a.Cars/2, "辆"},
		"equipment": {"单价50万元以上通用设备", a.Equipment, "台（套）"}, "special": {"单价100万元以上专用设备", 0, "台（套）"},
		"tasks": {"项目", len(a.Tasks), "个"}, "people": {"在职人员", a.People, "人"},
	}
}

// A part is a named figure of a list.
type part struct{ name, key string }

// list returns the parts of a list by its name.
func list(a *truth.Account, name string) (whole string, parts []part) {
	switch name {
	case "income", "other":
		if name == "income" {
			whole, parts = "income", []part{{"财政拨款收入", "fincome"}}
		}
		for _, s := range origins {
			parts = append(parts, part{s.name, s.key})
		}
	case "nature":
		return "spent", []part{{"基本支出", "basic"}, {"项目支出", "project"}, {"经营支出", "business"}}
	case "gnature":
		return "general", []part{{"基本支出", "gbasic"}, {"项目支出", "gproject"}}
	case "class":
		whole = "general"
		for _, c := range a.SpentClasses(truth.OnlyGPB) {
			parts = append(parts, part{a.Name(c), "class/" + c})
		}
	}
	return whole, parts
}

func year(n int) string { return strconv.Itoa(n) }
