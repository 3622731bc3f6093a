package synth

import (
	"strings"

	"gouji"
)

// A fund is where money comes from; own is all that is no 财政拨款.
type fund uint8

const (
	gpb fund = iota
	gov
	capital
	own
	nFunds = iota
)

// funds is a set of fund.
type funds uint8

const (
	onlyGPB funds = 1 << gpb
	fiscal  funds = 1<<gpb | 1<<gov | 1<<capital
	all     funds = fiscal | 1<<own
)

type nature uint8

const (
	basic nature = iota
	project
	business
	nNatures = iota
)

// natures is a set of nature.
type natures uint8

const (
	anyNature natures = 1<<nNatures - 1
	basics    natures = 1 << basic
	projects  natures = 1 << project
)

// A source is a column of the income form.
type source uint8

const (
	fromFiscal source = iota
	superior
	operations
	tuition // part of operations
	fromBusiness
	subordinates
	other
	nSources = iota
)

// A line is a functional 项 with what was received and spent under it, in 元.
type line struct {
	code             string
	spent            [nFunds][nNatures]money
	income           [nSources]money // of fromFiscal: all of its funds
	opening, closing [nFunds]money   // of the fiscal funds
	initial, full    money           // budgets of its general public spending
}

// An item is a line of “三公” or another item beside the cube.
type item struct{ budget, actual, before money }

func (i item) plus(j item) item {
	return item{i.budget + j.budget, i.actual + j.actual, i.before + j.before}
}

// A task is a project with what it bought.
type task struct {
	name   string
	code   string
	spent  [nFunds]money
	bought []purchase
}

func (t task) total() money { return t.spent[gpb] + t.spent[gov] + t.spent[capital] + t.spent[own] }

// A purchase is an economic line of a task.
type purchase struct {
	name   string
	amount money
}

// An account is the table of truth of one unit and year, in 元.
type account struct {
	unit  string
	year  int
	kind  gouji.DisclosureKind
	trade *trade
	lines []line // by code

	economy        map[string]money // general public basic spending by economic 款
	ownPay         money            // basic spending of own money: 绩效工资
	ownInsurance   money            // social insurance
	ownGoods       []purchase       // goods and services
	tasks          []task
	surplusUsed    money
	distributed    money
	opening        money // of own money
	closing        money
	before         before
	abroad, buying item
	running, meals item
	guests, visits int // of the meals: people, batches
	cars           int
	meetings       item
	training       item
	operating      item // 机关运行经费; none for institutions
	bought         [3]money
	people         int
	equipment      int // of 50万元 and more
}

// before holds the figures of the year before that are told of.
type before struct{ total, fiscalTotal, general money }

// spent sums what lines under prefix spent.
func (a *account) spent(prefix string, fs funds, ns natures) money {
	var sum money
	for i := range a.lines {
		if strings.HasPrefix(a.lines[i].code, prefix) {
			sum += a.lines[i].spentOf(fs, ns)
		}
	}
	return sum
}

func (l *line) spentOf(fs funds, ns natures) money {
	var sum money
	for f := range l.spent {
		for n := range l.spent[f] {
			if fs>>f&1 == 1 && ns>>n&1 == 1 {
				sum += l.spent[f][n]
			}
		}
	}
	return sum
}

// received sums the income of lines under prefix from one source.
func (a *account) received(prefix string, s source) money {
	var sum money
	for i := range a.lines {
		if strings.HasPrefix(a.lines[i].code, prefix) {
			sum += a.lines[i].income[s]
		}
	}
	return sum
}

// income sums all sources of lines under prefix.
func (a *account) income(prefix string) money {
	var sum money
	for s := range source(nSources) {
		if s != tuition {
			sum += a.received(prefix, s)
		}
	}
	return sum
}

// allotted returns the fiscal income of a fund under prefix.
func (a *account) allotted(prefix string, f fund) money {
	return a.spent(prefix, 1<<f, anyNature) - a.carried(prefix, f) + a.left(prefix, f)
}

// carried is what a fund had at the beginning, left what it had at the end.
func (a *account) carried(prefix string, f fund) money {
	return a.sum(prefix, func(l *line) money { return l.opening[f] })
}

func (a *account) left(prefix string, f fund) money {
	return a.sum(prefix, func(l *line) money { return l.closing[f] })
}

func (a *account) sum(prefix string, of func(*line) money) money {
	var sum money
	for i := range a.lines {
		if strings.HasPrefix(a.lines[i].code, prefix) {
			sum += of(&a.lines[i])
		}
	}
	return sum
}

// over sums a figure of each fiscal fund.
func over(of func(string, fund) money) money { return of("", gpb) + of("", gov) + of("", capital) }

func (a *account) openings() money { return a.opening + over(a.carried) }
func (a *account) closings() money { return a.closing + over(a.left) }
func (a *account) total() money    { return a.income("") + a.surplusUsed + a.openings() }

// fiscalTotal is 总计 of the fiscal summary.
func (a *account) fiscalTotal() money { return over(a.allotted) + over(a.carried) }

// economyOf sums the economic lines under a prefix.
func (a *account) economyOf(prefix string) money {
	var sum money
	for code, v := range a.economy {
		if strings.HasPrefix(code, prefix) {
			sum += v
		}
	}
	return sum
}

func (a *account) staffCost() money  { return a.economyOf("301") + a.economyOf("303") }
func (a *account) publicCost() money { return a.spent("", onlyGPB, basics) - a.staffCost() }

func (a *account) vehicles() item    { return a.buying.plus(a.running) }
func (a *account) threePublic() item { return a.abroad.plus(a.vehicles()).plus(a.meals) }

// codes returns the functional codes of lines that keep says yes to, each
// after its 类 and 款.
func (a *account) codes(keep func(*line) bool) []string {
	var codes []string
	class, section := "", ""
	for i := range a.lines {
		l := &a.lines[i]
		if !keep(l) {
			continue
		}
		if l.code[:3] != class {
			class = l.code[:3]
			codes = append(codes, class)
		}
		if l.code[:5] != section {
			section = l.code[:5]
			codes = append(codes, section)
		}
		codes = append(codes, l.code)
	}
	return codes
}

func (a *account) name(code string) string { return a.trade.function(code, a.year) }

// general lists the lines of the general public budget that spent.
func (a *account) general() []*line {
	var lines []*line
	for i := range a.lines {
		if a.lines[i].spentOf(onlyGPB, anyNature) != 0 {
			lines = append(lines, &a.lines[i])
		}
	}
	return lines
}

// spentClasses returns the 类 under which fs spent.
func (a *account) spentClasses(fs funds) []string {
	var codes []string
	for _, c := range classes {
		if a.spent(c.code, fs, anyNature) != 0 {
			codes = append(codes, c.code)
		}
	}
	return codes
}
