package truth

import (
	"strings"

	"gouji"
)

// Money is an amount in 元.
type Money = int64

// A fund is where money comes from; Own is all that is no 财政拨款.
type Fund uint8

// The budgets, and own money.
const (
	GPB Fund = iota
	Gov
	Capital
	Own
	NFunds = iota
)

// Funds is a set of money.
type Funds uint8

// Sets of money.
const (
	OnlyGPB  Funds = 1 << GPB
	Fiscal   Funds = 1<<GPB | 1<<Gov | 1<<Capital
	AllFunds Funds = Fiscal | 1<<Own
)

// A nature is a kind of expenditure.
type nature uint8

// The natures.
const (
	Basic nature = iota
	Project
	Business
	nNatures = iota
)

// Natures is a set of natures.
type Natures uint8

// Sets of natures.
const (
	AnyNature Natures = 1<<nNatures - 1
	Basics    Natures = 1 << Basic
	Projects  Natures = 1 << Project
)

// A source is a column of the income form.
type Source uint8

// The sources.
const (
	FromFiscal Source = iota
	Superior
	Operations
	Tuition // part of operations
	FromBusiness
	Subordinates
	Other
	nSources = iota
)

// A line is a functional 项 with what was received and spent under it, in 元.
type Head struct {
	Code             string
	Spent            [NFunds][nNatures]Money
	Income           [nSources]Money // of fromFiscal: all of its funds
	Opening, Closing [NFunds]Money   // of the fiscal funds
	Initial, Full    Money           // budgets of its general public spending
}

// An item is a line of “三公” or another item beside the cube.
type Item struct{ Budget, Actual, Before Money }

func (i Item) plus(j Item) Item {
	return Item{i.Budget + j.Budget, i.Actual + j.Actual, i.Before + j.Before}
}

// A task is a project with what it bought.
type task struct {
	Name   string
	Code   string
	Spent  [NFunds]Money
	Bought []purchase
}

func (t task) Total() Money { return t.Spent[GPB] + t.Spent[Gov] + t.Spent[Capital] + t.Spent[Own] }

// A purchase is an economic line of a task.
type purchase struct {
	Name   string
	Amount Money
}

// An account is the table of truth of one unit and year, in 元.
type Account struct {
	Last       *Account   // the year before, where it is known
	Of         []*Account // of a department: the accounts that it sums up, its own first
	size, step Money

	Entity string
	Period int
	Kind   gouji.DisclosureKind
	Trade  *trade
	Lines  []Head // by code

	Economy        map[string]Money // general public basic spending by economic 款
	OwnPay         Money            // basic spending of own Money: 绩效工资
	OwnInsurance   Money            // social insurance
	ownGoods       []purchase       // goods and services
	Tasks          []task
	SurplusUsed    Money
	Distributed    Money
	opening        Money // of own Money
	closing        Money
	Before         Before
	Abroad, Buying Item
	Running, Meals Item
	Guests, Visits int // of the meals: people, batches
	Cars           int
	Meetings       Item
	Training       Item
	Operating      Item // 机关运行经费; none for institutions
	Bought         [3]Money
	People         int
	Equipment      int // of 50万元 and more
}

// Before holds the figures of the year before that are told of.
type Before struct{ Total, FiscalTotal, General Money }

// Spent sums what lines under prefix spent.
func (a *Account) Spent(prefix string, fs Funds, ns Natures) Money {
	var sum Money
	for i := range a.Lines {
		if strings.HasPrefix(a.Lines[i].Code, prefix) {
			sum += a.Lines[i].SpentOf(fs, ns)
		}
	}
	return sum
}

// SpentOf sums what l spent of some money in some ways.
func (l *Head) SpentOf(fs Funds, ns Natures) Money {
	var sum Money
	for f := range l.Spent {
		for n := range l.Spent[f] {
			if fs>>f&1 == 1 && ns>>n&1 == 1 {
				sum += l.Spent[f][n]
			}
		}
	}
	return sum
}

// Received sums the income of lines under prefix from one source.
func (a *Account) Received(prefix string, s Source) Money {
	var sum Money
	for i := range a.Lines {
		if strings.HasPrefix(a.Lines[i].Code, prefix) {
			sum += a.Lines[i].Income[s]
		}
	}
	return sum
}

// Income sums all sources of lines under prefix.
func (a *Account) Income(prefix string) Money {
	var sum Money
	for s := range Source(nSources) {
		if s != Tuition {
			sum += a.Received(prefix, s)
		}
	}
	return sum
}

// Allotted returns the fiscal income of a fund under prefix.
func (a *Account) Allotted(prefix string, f Fund) Money {
	return a.Spent(prefix, 1<<f, AnyNature) - a.Carried(prefix, f) + a.Left(prefix, f)
}

// Carried is what a fund had at the beginning.
func (a *Account) Carried(prefix string, f Fund) Money {
	return a.Sum(prefix, func(l *Head) Money { return l.Opening[f] })
}

// Left is what a fund had at the end.
func (a *Account) Left(prefix string, f Fund) Money {
	return a.Sum(prefix, func(l *Head) Money { return l.Closing[f] })
}

// Sum adds up a figure of the heads under prefix.
func (a *Account) Sum(prefix string, of func(*Head) Money) Money {
	var sum Money
	for i := range a.Lines {
		if strings.HasPrefix(a.Lines[i].Code, prefix) {
			sum += of(&a.Lines[i])
		}
	}
	return sum
}

// Over sums a figure of each fiscal fund.
func Over(of func(string, Fund) Money) Money { return of("", GPB) + of("", Gov) + of("", Capital) }

// Openings is 年初结转和结余 of all money.
func (a *Account) Openings() Money { return a.opening + Over(a.Carried) }

// Closings is 年末结转和结余 of all money.
func (a *Account) Closings() Money { return a.closing + Over(a.Left) }

// Total is 总计 of the account.
func (a *Account) Total() Money { return a.Income("") + a.SurplusUsed + a.Openings() }

// FiscalTotal is 总计 of the fiscal summary.
func (a *Account) FiscalTotal() Money { return Over(a.Allotted) + Over(a.Carried) }

// EconomyOf sums the economic lines under a prefix.
func (a *Account) EconomyOf(prefix string) Money {
	var sum Money
	for code, v := range a.Economy {
		if strings.HasPrefix(code, prefix) {
			sum += v
		}
	}
	return sum
}

// StaffCost is 人员经费 of the general public budget.
func (a *Account) StaffCost() Money { return a.EconomyOf("301") + a.EconomyOf("303") }

// PublicCost is its 公用经费.
func (a *Account) PublicCost() Money { return a.Spent("", OnlyGPB, Basics) - a.StaffCost() }

// Vehicles is 公务用车购置及运行费.
func (a *Account) Vehicles() Item { return a.Buying.plus(a.Running) }

// ThreePublic is the sum of “三公”.
func (a *Account) ThreePublic() Item { return a.Abroad.plus(a.Vehicles()).plus(a.Meals) }

// Codes returns the functional codes of lines that keep says yes to, each
// after its 类 and 款.
func (a *Account) Codes(keep func(*Head) bool) []string {
	var codes []string
	class, section := "", ""
	for i := range a.Lines {
		l := &a.Lines[i]
		if !keep(l) {
			continue
		}
		if l.Code[:3] != class {
			class = l.Code[:3]
			codes = append(codes, class)
		}
		if l.Code[:5] != section {
			section = l.Code[:5]
			codes = append(codes, section)
		}
		codes = append(codes, l.Code)
	}
	return codes
}

// Name returns the name of a functional code in the year.
func (a *Account) Name(code string) string { return a.Trade.function(code, a.Period) }

// General lists the lines of the general public budget that spent.
func (a *Account) General() []*Head {
	var lines []*Head
	for i := range a.Lines {
		if a.Lines[i].SpentOf(OnlyGPB, AnyNature) != 0 {
			lines = append(lines, &a.Lines[i])
		}
	}
	return lines
}

// SpentClasses returns the 类 under which fs spent.
func (a *Account) SpentClasses(fs Funds) []string {
	var codes []string
	for _, c := range Classes {
		if a.Spent(c.Code, fs, AnyNature) != 0 {
			codes = append(codes, c.Code)
		}
	}
	return codes
}
