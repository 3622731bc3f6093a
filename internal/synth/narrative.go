package synth

import (
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// A figure of prose is printed at "text/…"; its change, growth, share and rate
// stand below that.

// told prints f in 万元 with its unit.
func (w *writer) told(f figure) string {
	s := press.Wan(f.V)
	if f.V == 0 && w.Phrasing != Eleven {
		s = "0"
	}
	return w.Amount(f, f.V, s, gouji.WanYuan)
}

// brief prints f as told does, now and then without its last zeros.
func (w *writer) brief(f figure) string {
	s := press.Wan(f.V)
	if f.V != 0 && w.rand.IntN(2) == 0 {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "0"), ".0")
	}
	return w.Amount(f, f.V, s, gouji.WanYuan)
}

func (w *writer) share(part, whole figure) string {
	return w.Rate(gouji.ShareClaim, part, whole.Of, press.Rate(part.V, whole.V))
}

// versus tells how f changed against the year before: “增加…万元，增长…%”.
func (w *writer) versus(f figure, each string, was money) string {
	place, v := f.Place, f.V
	if v == was {
		return w.Word(place+"/change", gouji.ChangeClaim, f.Of, concept{}, 0, "持平")
	}
	d, more, faster := v-was, "增加", "增长"
	if d < 0 {
		d, more, faster = -d, "减少", "下降"
		if w.Phrasing == Thirteen {
			faster = "减少"
		}
	}
	growth := press.Rate(d, was)
	signed := growth
	if v < was {
		signed = -signed
	}
	return each + more + w.Change(gouji.ChangeClaim, f, v-was, press.Wan(d), gouji.WanYuan) + "，" +
		faster + w.Change(gouji.GrowthClaim, f, signed, press.Fixed(growth), gouji.Percent)
}

// lastYear names the year before as the family does.
func (w *writer) lastYear() string {
	switch w.Phrasing {
	case Thirteen:
		return "与上年相比，"
	case Eleven:
		return "与" + strconv.Itoa(w.Period-1) + "年度相比，"
	}
	return "较" + strconv.Itoa(w.Period-1) + "年度"
}

// reasons for less and for more.
var reasons = [2][]string{
	{"按要求压减一般性开支", "部分工作跨年度实施", "在职人员减少", "部分采购项目节约了资金"},
	{"社会保险缴费基数调整", "年中追加了专项任务", "在职人员增加", "设施维护任务加重"},
}

func (w *writer) reason(more bool) string {
	if more {
		return truth.Pick(w.rand, reasons[1])
	}
	return truth.Pick(w.rand, reasons[0])
}

// because gives a reason why v is not what it was, in the words of the family.
func (w *writer) because(v, was money) string {
	if v == was {
		return "。"
	}
	r := w.reason(v > was)
	switch w.Phrasing {
	case Thirteen:
		return "，主要是因为" + r + "。"
	case Eleven:
		return "。主要原因：" + r + "。"
	}
	return "，变动的主要原因是" + r + "。"
}

// narrative prints the sections of the family.
func (w *writer) narrative() {
	w.totals()
	w.incomes()
	w.expenditures()
	w.fiscalTotals()
	w.generalSpending()
	w.basicSpending()
	w.threePublicText()
	w.fundsSection()
	switch w.Phrasing {
	case Thirteen:
		w.section("关于机关运行经费支出说明")
		w.operatingCost()
		w.section("一般性支出情况")
		w.ordinary()
		w.section("关于政府采购支出说明")
		w.procurement()
		w.section("关于国有资产占用情况说明")
		w.assets()
		w.section("关于" + w.yearText() + "预算绩效情况的说明")
		w.results()
	case Eleven:
		w.section("预算绩效管理情况")
		w.results()
		w.matters("其他重要事项说明")
	default:
		w.matters("其他重要事项的情况说明")
		w.subsection("预算绩效管理情况")
		w.results()
	}
}

// matters is the section of what remains.
func (w *writer) matters(title string) {
	w.section(title)
	w.subsection("机关运行经费支出情况")
	w.operatingCost()
	w.subsection("政府采购支出情况")
	w.procurement()
	w.subsection("国有资产占有使用情况")
	w.assets()
}

func (w *writer) suffix() string {
	if w.Phrasing == Ten {
		return ""
	}
	return "说明"
}

func (w *writer) totals() {
	w.section("收入支出决算总体情况" + w.suffix())
	v := w.Total()
	f := figure{Place: "total", Of: concept{Flow: gouji.Total}, V: v}
	change := w.versus(f, "", w.Before.Total)
	switch w.Phrasing {
	case Thirteen:
		if v != w.Before.Total {
			change = "各" + change
		}
		w.say(w.yearText(), "收入总计", w.told(f.At("total/income")), "，支出总计", w.told(f), "。", w.lastYear(), "收入、支出总计", change, w.because(v, w.Before.Total))
	case Eleven:
		w.say(w.Entity, w.yearText(), "收入支出总计", w.told(f), "。", w.lastYear(), "收入支出总计", change, w.because(v, w.Before.Total))
	default:
		w.say(w.yearText(), "收、支总计均为", w.told(f), "。", w.lastYear(), "收、支总计各", change, w.because(v, w.Before.Total))
	}
}

// A portion is a part of a list with its name.
type portion struct {
	name string
	figure
}

// list tells the parts of a whole that are not zero, each with its share.
func (w *writer) list(whole figure, parts []portion) string {
	var b strings.Builder
	var ids []string
	for _, p := range parts {
		if p.V == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("；")
		}
		b.WriteString(p.name + w.brief(p.figure) + "，占" + w.share(p.figure, whole))
		ids = append(ids, "text/"+p.Place)
	}
	w.Adds("text/"+whole.Place, ids...)
	return b.String() + "。"
}

func (w *writer) incomes() {
	w.section("收入决算情况" + w.suffix())
	var parts []portion
	for _, s := range sources {
		if s.of != truth.Tuition && s.of != truth.FromFiscal {
			parts = append(parts, portion{s.name, figure{Place: "income/" + s.name, Of: press.From(s.of), V: w.Received("", s.of)}})
		}
	}
	if w.Phrasing != Ten || w.Period < 2020 {
		parts = append([]portion{{"财政拨款收入", figure{Place: "income/fiscal", Of: press.From(truth.FromFiscal), V: w.Received("", truth.FromFiscal)}}}, parts...)
	} else {
		var byFund []portion
		for f := range truth.Own {
			byFund = append(byFund, portion{fundNames[f] + "收入",
				figure{Place: "income/" + fundKeys[f], Of: concept{Flow: gouji.Income, Fund: press.FundOf(1 << f)}, V: w.Allotted("", f)}})
		}
		parts = append(byFund, parts...)
	}
	opening := "本年收入合计"
	if w.Phrasing == Ten {
		opening = w.yearText() + "本年收入合计"
	}
	f := figure{Place: "income", Of: concept{Flow: gouji.Income}, V: w.Income("")}
	w.say(opening, w.told(f), "，其中：", w.list(f, parts))
}

func (w *writer) expenditures() {
	w.section("支出决算情况" + w.suffix())
	f := w.spendingAt("spent", truth.AllFunds, truth.AnyNature)
	w.say("本年支出合计", w.told(f), "，其中：", w.list(f, []portion{
		{"基本支出", w.spendingAt("nature/basic", truth.AllFunds, truth.Basics)},
		{"项目支出", w.spendingAt("nature/project", truth.AllFunds, truth.Projects)},
		{"经营支出", w.spendingAt("nature/business", truth.AllFunds, 1<<truth.Business)},
	}))
}

// spendingAt is the expenditure of some funds and natures as told at a place.
func (w *writer) spendingAt(place string, fs truth.Funds, ns truth.Natures) figure {
	return figure{Place: place, Of: press.Spending(fs, ns), V: w.Spent("", fs, ns)}
}

func (w *writer) fiscalTotals() {
	w.section("财政拨款收入支出决算总体情况" + w.suffix())
	v := w.FiscalTotal()
	f := figure{Place: "fiscal", Of: concept{Flow: gouji.Total, Fund: gouji.Fiscal}, V: v}
	change := w.versus(f, "", w.Before.FiscalTotal)
	switch w.Phrasing {
	case Thirteen:
		both := "收入、支出总计"
		if v != w.Before.FiscalTotal {
			both += "各"
		}
		w.say(w.yearText(), "财政拨款收入总计", w.told(f), "、支出总计", w.told(f.At("fiscal/spent")), "，", w.lastYear(), both, change, w.because(v, w.Before.FiscalTotal))
	case Eleven:
		w.say(w.Entity, w.yearText(), "财政拨款收入支出总计", w.told(f), "。", w.lastYear(), "财政拨款收入支出总计", change, w.because(v, w.Before.FiscalTotal))
	default:
		w.say(w.yearText(), "财政拨款收、支总计均为", w.told(f), "。", w.lastYear(), "财政拨款收、支总计各", change, w.because(v, w.Before.FiscalTotal))
	}
}

// generalSpending is the section on the spending of the general public budget.
func (w *writer) generalSpending() {
	w.section("一般公共预算财政拨款支出决算情况" + w.suffix())
	f := w.spendingAt("general", truth.OnlyGPB, truth.AnyNature)
	v := f.V
	name := "一般公共预算财政拨款支出"
	if w.Phrasing == Thirteen {
		name = "财政拨款支出"
	}
	title := strings.TrimSuffix(name, "支出")
	w.subsection(title + "支出决算总体情况")
	w.say(w.yearText(), name, w.told(f), "，占本年支出合计的", w.share(f, w.spendingAt("", truth.AllFunds, truth.AnyNature)), "。",
		w.lastYear(), name, w.versus(f, "", w.Before.General), w.because(v, w.Before.General))
	w.subsection(title + "支出决算结构情况")
	var parts []portion
	for _, code := range w.SpentClasses(truth.OnlyGPB) {
		n := w.Name(code)
		if w.Phrasing != Thirteen {
			n += "（类）"
		}
		parts = append(parts, portion{n, figure{Place: "class/" + code, Of: concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Function: code}, V: w.Spent(code, truth.OnlyGPB, truth.AnyNature)}})
	}
	f = f.At("general/structure")
	w.say(w.yearText(), name, w.told(f), "，主要用于以下方面：", w.list(f, parts))
	w.subsection(title + "支出决算具体情况")
	w.budgets(name, f.At("general/actual"))
}

// budgets compares the spending of each line with its budget.
func (w *writer) budgets(name string, f figure) {
	initial := f.Planned("initial", gouji.InitialBudget, w.Sum("", func(l *truth.Head) money { return l.Initial }))
	full := f.Planned("full", gouji.FullYearBudget, w.Sum("", func(l *truth.Head) money { return l.Full }))
	switch w.Phrasing {
	case Eleven:
		w.say(name, "年初预算为", w.told(initial), "，全年预算为", w.told(full), "，支出决算为",
			w.told(f), "，完成全年预算的", w.completed(f, full), "。其中：")
	default:
		w.say(w.yearText(), name, "年初预算数为", w.told(initial), "，支出决算数为",
			w.told(f), "，完成年初预算的", w.completed(f, initial), "，其中：")
	}
	var lines, planned []string
	for _, l := range w.General() {
		w.lineText(l)
		lines, planned = append(lines, "text/line/"+l.Code), append(planned, "text/line/"+l.Code+"/initial")
	}
	w.Adds("text/"+f.Place, lines...)
	w.Within("text/"+initial.Place, planned...)
	if w.Phrasing == Eleven {
		var all []string
		for _, l := range lines {
			all = append(all, l+"/full")
		}
		w.Within("text/"+full.Place, all...)
	}
}

// completed is the rate of f in its budget.
func (w *writer) completed(f, budget figure) string {
	return w.Rate(gouji.CompletionClaim, f, budget.Of, press.Rate(f.V, budget.V))
}

// path prints the names of a line by level.
func (w *writer) path(code string) string {
	name := func(below, code string) string {
		return w.Title("text/line/"+below, concept{Function: code}, w.Name(code))
	}
	return name(code+"/class", code[:3]) + "（类）" + name(code+"/section", code[:5]) + "（款）" + name(code+"/name", code) + "（项）"
}

func purpose(l *truth.Head) string {
	if l.Spent[truth.GPB][truth.Basic] == 0 {
		return "专项工作开展和设施设备维护"
	}
	return "人员开支和日常运转"
}

// lineText tells what a line was meant to spend and what it spent.
func (w *writer) lineText(l *truth.Head) {
	f := figure{Place: "line/" + l.Code, Of: concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Function: l.Code}, V: l.SpentOf(truth.OnlyGPB, truth.AnyNature)}
	v := f.V
	plan, full := f.Planned("initial", gouji.InitialBudget, l.Initial), f.Planned("full", gouji.FullYearBudget, l.Full)
	actual := "支出决算为" + w.told(f)
	planned, against, base := "年初预算", "年初预算", plan
	if w.Phrasing == Eleven {
		against, base = "全年预算", full
	}
	done := ""
	if base.V != 0 {
		done = "，完成" + against + "的" + w.completed(f, base)
	}
	why := "，决算数与" + against + "数持平。"
	if v != base.V {
		why = "，决算数" + map[bool]string{true: "大于", false: "小于"}[v > base.V] + against + "数的主要原因是" + w.reason(v > base.V) + "。"
	}
	initial := planned + "为" + w.told(plan)
	switch w.Phrasing {
	case Thirteen:
		w.item(2, 0, w.path(l.Code))
		w.say(initial, "，", actual, done, why)
	case Eleven:
		w.item(2, 0, w.path(l.Code)+"。主要用于"+purpose(l)+"。"+initial+"，全年预算为"+w.told(full)+"，"+actual+done+why)
	default:
		w.item(2, 0, w.path(l.Code)+"："+initial+"，"+actual+done+why)
	}
}
