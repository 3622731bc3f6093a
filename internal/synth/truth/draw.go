package truth

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"gouji"
)

// A dealer draws amounts that are multiples of step 元.
type Dealer struct {
	*rand.Rand
	step Money
}

// part draws between lo and hi per mille of v.
func (d Dealer) part(v Money, lo, hi int64) Money {
	return v * (lo + d.Int64N(hi-lo+1)) / 1000 / d.step * d.step
}

// near draws a figure as it may have been planned: between lo and hi per mille
// of v, now and then v itself.
func (d Dealer) near(v Money, lo, hi int64) Money {
	if d.chance(25) {
		return v
	}
	return d.part(v, lo, hi)
}

func (d Dealer) chance(percent int) bool { return d.IntN(100) < percent }

// odd loosens v from round figures where the truth is in single 元.
func (d Dealer) odd(v Money) Money {
	if d.step == 1 {
		return v + d.Int64N(100)
	}
	return v
}

// Pick draws one of from.
func Pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// Draw invents the account of one unit.
func Draw(r *rand.Rand, year int, odd bool) *Account {
	d := Dealer{Rand: r, step: 100}
	if odd {
		d.step = 1
	}
	a := &Account{Period: year, Trade: &Trades[r.IntN(len(Trades))], Kind: gouji.DepartmentAccount, step: d.step}
	if d.chance(40) {
		a.Kind = gouji.UnitAccount
	}
	a.Entity = Pick(r, places) + a.Trade.noun
	a.size = Money(math.Pow(10, 5.6+2*r.Float64()))
	a.fill(d)
	a.drawBefore(d)
	a.drawBudgets(d)
	return a
}

// fill draws all that a received and spent.
func (a *Account) fill(d Dealer) {
	size := a.size
	a.People = int(size/150000) + 2
	a.drawEconomy(d, size)
	a.Spread(d)
	a.drawTasks(d, size)
	a.drawFunds(d, size)
	a.inherit()
	a.drawOwn(d, size)
	a.drawItems(d)
}

// MoveTo gives a unit another place.
func (a *Account) MoveTo(place string) { a.Entity = place + a.Trade.noun }

// Place returns the n-th of 14,400 places, all different.
func Place(n int) string {
	first, second := []rune("云清澄北鹿苍映青柳石梧湘岚沧桐溪汀棠梨锦岭洛泽渭浔澜漓滨澍霁芷蘅蓼荻菱芦蒲苇荷枫"), []rune("川湖山汀坞岚溪渚梨丘泉原塘陵阳阴津渡桥浦岗坪坝湾岛洲泊港屏谷峰崖岩坡垣城关营寨堡")
	n %= len(first) * len(second) * 9
	pair := string(first[n%len(first)]) + string(second[n/len(first)%len(second)])
	k := n / len(first) / len(second)
	return []string{"", "云川省", "北渚省"}[k/3] + pair + []string{"市", "县", "区"}[k%3]
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
func (a *Account) insured() (pension, annuity, medical, housing string) {
	if a.Period < 2018 {
		return "30108", "30109", "30104", "30311"
	}
	return "30108", "30109", "30110", "30113"
}

func (a *Account) drawEconomy(d Dealer, size Money) {
	known := map[string]bool{}
	for _, e := range EconomicLines(a.Period) {
		known[e.Code] = true
	}
	a.Economy = map[string]Money{}
	put := func(code string, v Money) {
		if known[code] && v > 0 {
			a.Economy[code] = d.odd(v)
		}
	}
	for _, w := range weights {
		if !(w.service && a.Trade.admin) && d.chance(w.chance) {
			put(w.code, d.part(size, w.lo, w.hi))
		}
	}
	pension, annuity, medical, housing := a.insured()
	put(pension, d.part(size, 70, 90))
	put(annuity, d.part(size, 35, 45))
	put(medical, d.part(size, 38, 60))
	put(housing, d.part(size, 60, 90))
	if !a.Trade.admin && d.chance(30) {
		return // staff only
	}
	for _, w := range goodsWeights {
		if d.chance(w.chance) {
			put(w.code, d.part(size, w.lo, w.hi))
		}
	}
}

// Line returns the head of a code, new where there is none yet.
func (a *Account) Line(code string) *Head {
	i := slices.IndexFunc(a.Lines, func(l Head) bool { return l.Code == code })
	if i < 0 {
		i = len(a.Lines)
		a.Lines = append(a.Lines, Head{Code: code})
	}
	return &a.Lines[i]
}

// Spread divides the basic spending of the general public budget among the
// functional lines: each insurance to its own, the rest to the main line.
func (a *Account) Spread(d Dealer) {
	put := func(code string, v Money) Money {
		if v != 0 {
			a.Line(code).Spent[GPB][Basic] = v
		}
		return v
	}
	pension, annuity, medical, housing := a.insured()
	retired, insurance := "2080502", "2101102"
	if a.Trade.admin {
		retired, insurance = "2080501", "2101101"
	}
	rest := a.EconomyOf("")
	rest -= put(retired, a.Economy["30301"]+a.Economy["30302"])
	rest -= put("2080505", a.Economy[pension])
	rest -= put("2080506", a.Economy[annuity])
	rest -= put(insurance, a.Economy[medical])
	rest -= put("2210201", a.Economy[housing])
	put(a.Trade.Main, rest)
}

var taskNames = []string{"业务能力提升", "信息系统运行维护", "公共服务保障", "设施设备更新", "专项调查", "宣传推广", "人才培养", "安全隐患整治"}

func (a *Account) drawTasks(d Dealer, size Money) {
	names := d.Perm(len(taskNames))
	for i := range 1 + d.IntN(4) {
		t := task{Name: strconv.Itoa(a.Period) + "年" + taskNames[names[i]] + "项目", Code: Pick(d.Rand, a.Trade.projects)}
		t.Spent[GPB] = d.odd(d.part(size, 20, 400))
		if !a.Trade.admin && d.chance(40) {
			t.Spent[Own] = d.odd(d.part(size, 10, 200))
		}
		l := a.Line(t.Code)
		l.Spent[GPB][Project] += t.Spent[GPB]
		l.Spent[Own][Project] += t.Spent[Own]
		t.Bought = d.split(t.Total())
		a.Tasks = append(a.Tasks, t)
	}
	for _, code := range a.Trade.projects {
		if v := a.Spent(code, OnlyGPB, Projects); v > 0 && d.chance(25) {
			a.Line(code).Opening[GPB], a.Line(code).Closing[GPB] = d.part(v, 20, 200), d.part(v, 0, 150)
		}
	}
}

var goodsNames = []string{"办公费", "印刷费", "咨询费", "邮电费", "差旅费", "会议费", "培训费", "劳务费", "委托业务费", "维修（护）费", "租赁费", "其他交通费用"}

// split divides v among three to eight purchases, the last taking the rest.
func (d Dealer) split(v Money) []purchase {
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

// drawFunds gives some units Money of the government funds and, from 2020, of
// the state capital budget.
func (a *Account) drawFunds(d Dealer, size Money) {
	add := func(f Fund, code, name string) *Head {
		v := d.odd(d.part(size, 20, 300))
		l := a.Line(code)
		l.Spent[f][Project] += v
		t := task{Name: name, Code: code}
		t.Spent[f] = v
		t.Bought = d.split(v)
		a.Tasks = append(a.Tasks, t)
		return l
	}
	if d.chance(30) {
		l := add(Gov, Pick(d.Rand, []string{"2120804", "2296002", "2296003"}), "基金安排的公益设施项目")
		if v := l.Spent[Gov][Project]; d.chance(60) {
			l.Opening[Gov], l.Closing[Gov] = d.part(v, 50, 300), d.part(v, 50, 300)
		}
	}
	if a.Period >= 2020 && d.chance(12) {
		add(Capital, "2230105", "退休人员社会化管理项目")
	}
}

// drawOwn gives the Money that is no 财政拨款, and all income.
func (a *Account) drawOwn(d Dealer, size Money) {
	if !a.Trade.admin && d.chance(65) {
		a.OwnPay, a.OwnInsurance = d.odd(d.part(size, 40, 400)), d.odd(d.part(size, 10, 90))
		a.ownGoods = d.split(d.odd(d.part(size, 20, 150)))
		basicOwn := a.OwnPay + a.OwnInsurance
		for _, g := range a.ownGoods {
			basicOwn += g.Amount
		}
		a.Line(a.Trade.Main).Spent[Own][Basic] = basicOwn
		if d.chance(15) {
			a.Line(a.Trade.Main).Spent[Own][Business] = d.odd(d.part(size, 10, 80))
		}
	}
	for i := range a.Lines {
		l := &a.Lines[i]
		for f := range Own {
			l.Income[FromFiscal] += a.Allotted(l.Code, f)
		}
	}
	spent := a.Spent("", 1<<Own, AnyNature)
	if spent == 0 {
		if d.chance(30) { // interest
			a.Line(a.Trade.Main).Income[Other] = d.odd(d.part(size, 1, 6))
			a.closing = a.Received("", Other)
		}
		a.opening = a.inherited()
		a.closing += a.opening
		return
	}
	if d.chance(50) {
		a.SurplusUsed = d.part(spent, 30, 300)
	} else if d.chance(50) {
		a.Distributed = d.part(spent, 5, 60)
	}
	if d.chance(50) {
		a.opening, a.closing = d.part(spent, 20, 200), d.part(spent, 20, 300)
	}
	if a.Last != nil {
		a.opening = a.inherited()
		a.closing += max(0, a.opening+a.SurplusUsed-spent/2)
	}
	a.earn(d, spent-a.SurplusUsed-a.opening+a.closing+a.Distributed)
}

// earn divides own income among its sources and the main line and the first
// project's.
func (a *Account) earn(d Dealer, v Money) {
	main := a.Line(a.Trade.Main)
	if sold := main.Spent[Own][Business]; sold > 0 {
		main.Income[FromBusiness] = d.part(min(v, sold), 800, 1000)
		v -= main.Income[FromBusiness]
	}
	if d.chance(40) {
		main.Income[Other] = d.part(v, 20, 200)
	}
	if d.chance(20) {
		main.Income[Superior] = d.part(v, 50, 300)
	}
	v -= main.Income[Other] + main.Income[Superior]
	second := a.Line(a.Tasks[0].Code)
	if second.Spent[Own][Project] > 0 {
		second.Income[Operations] = d.part(v, 100, 500)
		v -= second.Income[Operations]
	}
	main.Income[Operations] += v
	if a.Trade.noun == "职业技术学校" {
		main.Income[Tuition] = d.part(v, 500, 900)
	}
}

func (a *Account) drawItems(d Dealer) {
	planned := func(v Money) Item {
		return Item{Budget: d.near(v, 1000, 1800), Actual: v, Before: d.near(v, 700, 1500)}
	}
	if v := a.Economy["30217"]; v > 0 {
		a.Meals = planned(v)
		a.Visits = 3 + d.IntN(40)
		a.Guests = a.Visits*3 + d.IntN(60)
	}
	if v := a.Economy["30231"]; v > 0 {
		a.Running = planned(v)
		a.Cars = 1 + d.IntN(6)
	}
	if a.Trade.admin && d.chance(8) {
		a.Abroad = planned(d.part(a.EconomyOf(""), 1, 8))
	}
	a.Meetings, a.Training = planned(a.Economy["30215"]), planned(a.Economy["30216"])
	if a.Trade.admin {
		a.Operating = planned(a.PublicCost())
	}
	if d.chance(75) {
		tasks := a.Spent("", Fiscal, Projects)
		a.Bought = [3]int64{d.part(tasks, 50, 200), 0, d.part(tasks, 50, 400)}
		if d.chance(30) {
			a.Bought[1] = d.part(tasks, 50, 300)
		}
	}
	a.Equipment = d.IntN(4)
}

// drawBefore draws last year's figures.
func (a *Account) drawBefore(d Dealer) {
	a.Before = Before{
		Total:       d.part(a.Total(), 700, 1400),
		FiscalTotal: d.part(a.FiscalTotal(), 700, 1400),
		General:     d.part(a.Spent("", OnlyGPB, AnyNature), 700, 1400),
	}
}

// drawBudgets draws the budgets of each head.
func (a *Account) drawBudgets(d Dealer) {
	for _, l := range a.General() {
		v := l.SpentOf(OnlyGPB, AnyNature)
		l.Initial, l.Full = d.near(v, 750, 1250), d.near(v, 1000, 1100)
		if l.Spent[GPB][Basic] == 0 && d.chance(12) {
			l.Initial = 0 // added in the course of the year
		}
	}
}
