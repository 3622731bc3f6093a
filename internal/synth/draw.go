package synth

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"gouji"
)

// A dealer draws amounts that are multiples of step 元.
type dealer struct {
	*rand.Rand
	step money
}

// part draws between lo and hi per mille of v.
func (d dealer) part(v money, lo, hi int64) money {
	return v * (lo + d.Int64N(hi-lo+1)) / 1000 / d.step * d.step
}

// near draws a figure as it may have been planned: between lo and hi per mille
// of v, now and then v itself.
func (d dealer) near(v money, lo, hi int64) money {
	if d.chance(25) {
		return v
	}
	return d.part(v, lo, hi)
}

func (d dealer) chance(percent int) bool { return d.IntN(100) < percent }

// odd loosens v from round figures where the truth is in single 元.
func (d dealer) odd(v money) money {
	if d.step == 1 {
		return v + d.Int64N(100)
	}
	return v
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// draw invents the account of one unit.
func draw(r *rand.Rand, o Options) *account {
	d := dealer{Rand: r, step: 100}
	if o.Odd {
		d.step = 1
	}
	a := &account{year: o.Year, trade: &trades[r.IntN(len(trades))], kind: gouji.DepartmentAccount}
	if d.chance(40) {
		a.kind = gouji.UnitAccount
	}
	a.unit = pick(r, places) + a.trade.noun
	size := money(math.Pow(10, 5.6+2*r.Float64()))
	a.people = int(size/150000) + 2
	a.drawEconomy(d, size)
	a.spread(d)
	a.drawTasks(d, size)
	a.drawFunds(d, size)
	a.drawOwn(d, size)
	a.drawItems(d)
	a.drawBefore(d)
	return a
}

var places = []string{"云川省", "云川省澄湖市", "澄湖市", "青岚县", "映山市", "映山市柳溪区", "北渚省", "北渚省清棠市", "鹿汀县", "苍梨市石坞区"}

// weights of the economic lines, in per mille of the size: at least, at most,
// and how often they occur.
var weights = []struct {
	code           string
	lo, hi         int64
	chance         int
	admin, service bool // only there
}{
	{"30101", 180, 260, 100, false, false}, {"30102", 40, 220, 95, false, false}, {"30103", 20, 120, 80, false, false},
	{"30106", 5, 15, 15, false, false}, {"30107", 80, 240, 100, false, true}, {"30112", 2, 6, 70, false, false},
	{"30114", 1, 4, 15, false, false}, {"30199", 5, 60, 50, false, false}, {"30301", 4, 12, 12, false, false},
	{"30302", 8, 60, 55, false, false}, {"30304", 3, 20, 18, false, false}, {"30305", 2, 15, 40, false, false},
	{"30307", 1, 8, 20, false, false}, {"30309", 1, 3, 45, false, false}, {"30399", 1, 5, 20, false, false},
}

var goodsWeights = []struct {
	code   string
	lo, hi int64
	chance int
}{
	{"30201", 8, 40, 100}, {"30202", 1, 9, 60}, {"30203", 1, 6, 25}, {"30204", 1, 2, 20}, {"30205", 1, 4, 60}, {"30206", 2, 10, 65},
	{"30207", 1, 8, 70}, {"30209", 3, 18, 45}, {"30211", 3, 20, 85}, {"30213", 1, 15, 50}, {"30214", 1, 9, 25}, {"30215", 1, 6, 40},
	{"30216", 1, 8, 55}, {"30217", 1, 6, 60}, {"30218", 1, 10, 15}, {"30226", 2, 20, 50}, {"30227", 2, 25, 40}, {"30228", 4, 12, 80},
	{"30229", 3, 14, 60}, {"30231", 3, 12, 60}, {"30239", 5, 30, 55}, {"30299", 1, 22, 70}, {"31002", 2, 20, 30}, {"31007", 2, 9, 12},
}

// The economic lines that have functional lines of their own: pension,
// annuity, medical insurance and housing.
func (a *account) insured() (pension, annuity, medical, housing string) {
	if a.year < 2018 {
		return "30108", "30109", "30104", "30311"
	}
	return "30108", "30109", "30110", "30113"
}

func (a *account) drawEconomy(d dealer, size money) {
	known := map[string]bool{}
	for _, e := range economic(a.year) {
		known[e.code] = true
	}
	a.economy = map[string]money{}
	put := func(code string, v money) {
		if known[code] && v > 0 {
			a.economy[code] = d.odd(v)
		}
	}
	for _, w := range weights {
		if !(w.service && a.trade.admin) && d.chance(w.chance) {
			put(w.code, d.part(size, w.lo, w.hi))
		}
	}
	pension, annuity, medical, housing := a.insured()
	put(pension, d.part(size, 70, 90))
	put(annuity, d.part(size, 35, 45))
	put(medical, d.part(size, 38, 60))
	put(housing, d.part(size, 60, 90))
	if !a.trade.admin && d.chance(30) {
		return // staff only
	}
	for _, w := range goodsWeights {
		if d.chance(w.chance) {
			put(w.code, d.part(size, w.lo, w.hi))
		}
	}
}

// line returns the line of a code, new where there is none yet.
func (a *account) line(code string) *line {
	i := slices.IndexFunc(a.lines, func(l line) bool { return l.code == code })
	if i < 0 {
		i = len(a.lines)
		a.lines = append(a.lines, line{code: code})
	}
	return &a.lines[i]
}

// spread divides the basic spending of the general public budget among the
// functional lines: each insurance to its own, the rest to the main line.
func (a *account) spread(d dealer) {
	put := func(code string, v money) money {
		if v != 0 {
			a.line(code).spent[gpb][basic] = v
		}
		return v
	}
	pension, annuity, medical, housing := a.insured()
	retired, insurance := "2080502", "2101102"
	if a.trade.admin {
		retired, insurance = "2080501", "2101101"
	}
	rest := a.economyOf("")
	rest -= put(retired, a.economy["30301"]+a.economy["30302"])
	rest -= put("2080505", a.economy[pension])
	rest -= put("2080506", a.economy[annuity])
	rest -= put(insurance, a.economy[medical])
	rest -= put("2210201", a.economy[housing])
	put(a.trade.main, rest)
}

var taskNames = []string{"业务能力提升", "信息系统运行维护", "公共服务保障", "设施设备更新", "专项调查", "宣传推广", "人才培养", "安全隐患整治"}

func (a *account) drawTasks(d dealer, size money) {
	names := d.Perm(len(taskNames))
	for i := range 1 + d.IntN(4) {
		t := task{name: strconv.Itoa(a.year) + "年" + taskNames[names[i]] + "项目", code: pick(d.Rand, a.trade.projects)}
		t.spent[gpb] = d.odd(d.part(size, 20, 400))
		if !a.trade.admin && d.chance(40) {
			t.spent[own] = d.odd(d.part(size, 10, 200))
		}
		l := a.line(t.code)
		l.spent[gpb][project] += t.spent[gpb]
		l.spent[own][project] += t.spent[own]
		t.bought = d.split(t.total())
		a.tasks = append(a.tasks, t)
	}
	for _, code := range a.trade.projects {
		if v := a.spent(code, onlyGPB, projects); v > 0 && d.chance(25) {
			a.line(code).opening[gpb], a.line(code).closing[gpb] = d.part(v, 20, 200), d.part(v, 0, 150)
		}
	}
}

var goodsNames = []string{"办公费", "印刷费", "咨询费", "邮电费", "差旅费", "会议费", "培训费", "劳务费", "委托业务费", "维修（护）费", "租赁费", "其他交通费用"}

// split divides v among three to eight purchases, the last taking the rest.
func (d dealer) split(v money) []purchase {
	n := 3 + d.IntN(6)
	var list []purchase
	rest := v
	for _, i := range d.Perm(len(goodsNames))[:n] {
		w := d.part(rest, 50, 400)
		if w < 100 {
			continue
		}
		list = append(list, purchase{goodsNames[i], w})
		rest -= w
	}
	return append(list, purchase{"其他商品和服务支出", rest})
}

// drawFunds gives some units money of the government funds and, from 2020, of
// the state capital budget.
func (a *account) drawFunds(d dealer, size money) {
	add := func(f fund, code, name string) *line {
		v := d.odd(d.part(size, 20, 300))
		l := a.line(code)
		l.spent[f][project] += v
		t := task{name: name, code: code}
		t.spent[f] = v
		t.bought = d.split(v)
		a.tasks = append(a.tasks, t)
		return l
	}
	if d.chance(30) {
		l := add(gov, pick(d.Rand, []string{"2120804", "2296002", "2296003"}), "基金安排的公益设施项目")
		if v := l.spent[gov][project]; d.chance(60) {
			l.opening[gov], l.closing[gov] = d.part(v, 50, 300), d.part(v, 50, 300)
		}
	}
	if a.year >= 2020 && d.chance(12) {
		add(capital, "2230105", "退休人员社会化管理项目")
	}
}

// drawOwn gives the money that is no 财政拨款, and all income.
func (a *account) drawOwn(d dealer, size money) {
	if !a.trade.admin && d.chance(65) {
		a.ownPay, a.ownInsurance = d.odd(d.part(size, 40, 400)), d.odd(d.part(size, 10, 90))
		a.ownGoods = d.split(d.odd(d.part(size, 20, 150)))
		basicOwn := a.ownPay + a.ownInsurance
		for _, g := range a.ownGoods {
			basicOwn += g.amount
		}
		a.line(a.trade.main).spent[own][basic] = basicOwn
		if d.chance(15) {
			a.line(a.trade.main).spent[own][business] = d.odd(d.part(size, 10, 80))
		}
	}
	for i := range a.lines {
		l := &a.lines[i]
		for f := range own {
			l.income[fromFiscal] += a.allotted(l.code, f)
		}
	}
	spent := a.spent("", 1<<own, anyNature)
	if spent == 0 {
		if d.chance(30) { // interest
			a.line(a.trade.main).income[other] = d.odd(d.part(size, 1, 6))
			a.closing = a.received("", other)
		}
		return
	}
	if d.chance(50) {
		a.surplusUsed = d.part(spent, 30, 300)
	} else if d.chance(50) {
		a.distributed = d.part(spent, 5, 60)
	}
	if d.chance(50) {
		a.opening, a.closing = d.part(spent, 20, 200), d.part(spent, 20, 300)
	}
	a.earn(d, spent-a.surplusUsed-a.opening+a.closing+a.distributed)
}

// earn divides own income among its sources and the main line and the first
// project's.
func (a *account) earn(d dealer, v money) {
	main := a.line(a.trade.main)
	if sold := main.spent[own][business]; sold > 0 {
		main.income[fromBusiness] = d.part(min(v, sold), 800, 1000)
		v -= main.income[fromBusiness]
	}
	if d.chance(40) {
		main.income[other] = d.part(v, 20, 200)
	}
	if d.chance(20) {
		main.income[superior] = d.part(v, 50, 300)
	}
	v -= main.income[other] + main.income[superior]
	second := a.line(a.tasks[0].code)
	if second.spent[own][project] > 0 {
		second.income[operations] = d.part(v, 100, 500)
		v -= second.income[operations]
	}
	main.income[operations] += v
	if a.trade.noun == "职业技术学校" {
		main.income[tuition] = d.part(v, 500, 900)
	}
}

func (a *account) drawItems(d dealer) {
	money := func(v money) item {
		return item{budget: d.near(v, 1000, 1800), actual: v, before: d.near(v, 700, 1500)}
	}
	if v := a.economy["30217"]; v > 0 {
		a.meals = money(v)
		a.visits = 3 + d.IntN(40)
		a.guests = a.visits*3 + d.IntN(60)
	}
	if v := a.economy["30231"]; v > 0 {
		a.running = money(v)
		a.cars = 1 + d.IntN(6)
	}
	if a.trade.admin && d.chance(8) {
		a.abroad = money(d.part(a.economyOf(""), 1, 8))
	}
	a.meetings, a.training = money(a.economy["30215"]), money(a.economy["30216"])
	if a.trade.admin {
		a.operating = money(a.publicCost())
	}
	if d.chance(75) {
		tasks := a.spent("", fiscal, projects)
		a.bought = [3]int64{d.part(tasks, 50, 200), 0, d.part(tasks, 50, 400)}
		if d.chance(30) {
			a.bought[1] = d.part(tasks, 50, 300)
		}
	}
	a.equipment = d.IntN(4)
}

// drawBefore draws last year's figures and the budgets of each line.
func (a *account) drawBefore(d dealer) {
	a.before = before{
		total:       d.part(a.total(), 700, 1400),
		fiscalTotal: d.part(a.fiscalTotal(), 700, 1400),
		general:     d.part(a.spent("", onlyGPB, anyNature), 700, 1400),
	}
	for _, l := range a.general() {
		v := l.spentOf(onlyGPB, anyNature)
		l.initial, l.full = d.near(v, 750, 1250), d.near(v, 1000, 1100)
		if l.spent[gpb][basic] == 0 && d.chance(12) {
			l.initial = 0 // added in the course of the year
		}
	}
}
