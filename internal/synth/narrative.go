package synth

import (
	"strconv"
	"strings"
)

// A figure of prose is printed at "text/…"; its change, growth, share and rate
// stand below that.

// told prints v in 万元 with its unit.
func (w *writer) told(place string, v money) string {
	s := wan(v)
	if v == 0 && w.Phrasing != Eleven {
		s = "0"
	}
	return w.at("text/"+place, s) + "万元"
}

// brief prints v as told does, now and then without its last zeros.
func (w *writer) brief(place string, v money) string {
	s := wan(v)
	if v != 0 && w.rand.IntN(2) == 0 {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "0"), ".0")
	}
	return w.at("text/"+place, s) + "万元"
}

func (w *writer) share(place string, part, whole money) string {
	return w.at("text/"+place+"/share", fixed(rate(part, whole))) + "%"
}

// versus tells how v changed against the year before: “增加…万元，增长…%”.
func (w *writer) versus(place, each string, v, was money) string {
	if v == was {
		return "持平"
	}
	d, more, faster := v-was, "增加", "增长"
	if d < 0 {
		d, more, faster = -d, "减少", "下降"
		if w.Phrasing == Thirteen {
			faster = "减少"
		}
	}
	change := w.at("text/"+place+"/change", wan(d))
	growth := w.at("text/"+place+"/growth", fixed(rate(d, was)))
	return each + more + change + "万元，" + faster + growth + "%"
}

// lastYear names the year before as the family does.
func (w *writer) lastYear() string {
	switch w.Phrasing {
	case Thirteen:
		return "与上年相比，"
	case Eleven:
		return "与" + strconv.Itoa(w.year-1) + "年度相比，"
	}
	return "较" + strconv.Itoa(w.year-1) + "年度"
}

// reasons for less and for more.
var reasons = [2][]string{
	{"按要求压减一般性开支", "部分工作跨年度实施", "在职人员减少", "部分采购项目节约了资金"},
	{"社会保险缴费基数调整", "年中追加了专项任务", "在职人员增加", "设施维护任务加重"},
}

func (w *writer) reason(more bool) string {
	if more {
		return pick(w.rand, reasons[1])
	}
	return pick(w.rand, reasons[0])
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
	v := w.total()
	change := w.versus("total", "", v, w.before.total)
	switch w.Phrasing {
	case Thirteen:
		if change != "持平" {
			change = "各" + change
		}
		w.say(w.yearText(), "收入总计", w.told("total/income", v), "，支出总计", w.told("total", v), "。", w.lastYear(), "收入、支出总计", change, w.because(v, w.before.total))
	case Eleven:
		w.say(w.unit, w.yearText(), "收入支出总计", w.told("total", v), "。", w.lastYear(), "收入支出总计", change, w.because(v, w.before.total))
	default:
		w.say(w.yearText(), "收、支总计均为", w.told("total", v), "。", w.lastYear(), "收、支总计各", change, w.because(v, w.before.total))
	}
}

// A portion is a part of a list with its name.
type portion struct {
	name, place string
	v           money
}

// list tells the parts of a whole that are not zero, each with its share.
func (w *writer) list(whole money, parts []portion) string {
	var b strings.Builder
	for _, p := range parts {
		if p.v == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("；")
		}
		b.WriteString(p.name + w.brief(p.place, p.v) + "，占" + w.share(p.place, p.v, whole))
	}
	return b.String() + "。"
}

func (w *writer) incomes() {
	w.section("收入决算情况" + w.suffix())
	var parts []portion
	for _, s := range sources {
		if s.of != tuition && s.of != fromFiscal {
			parts = append(parts, portion{s.name, "income/" + s.name, w.received("", s.of)})
		}
	}
	if w.Phrasing != Ten || w.year < 2020 {
		parts = append([]portion{{"财政拨款收入", "income/fiscal", w.received("", fromFiscal)}}, parts...)
	} else {
		var byFund []portion
		for f := range own {
			byFund = append(byFund, portion{fundNames[f] + "收入", "income/" + fundKeys[f], w.allotted("", f)})
		}
		parts = append(byFund, parts...)
	}
	opening := "本年收入合计"
	if w.Phrasing == Ten {
		opening = w.yearText() + "本年收入合计"
	}
	w.say(opening, w.told("income", w.income("")), "，其中：", w.list(w.income(""), parts))
}

func (w *writer) expenditures() {
	w.section("支出决算情况" + w.suffix())
	v := w.spent("", all, anyNature)
	w.say("本年支出合计", w.told("spent", v), "，其中：", w.list(v, []portion{
		{"基本支出", "nature/basic", w.spent("", all, basics)},
		{"项目支出", "nature/project", w.spent("", all, projects)},
		{"经营支出", "nature/business", w.spent("", all, 1<<business)},
	}))
}

func (w *writer) fiscalTotals() {
	w.section("财政拨款收入支出决算总体情况" + w.suffix())
	v := w.fiscalTotal()
	change := w.versus("fiscal", "", v, w.before.fiscalTotal)
	switch w.Phrasing {
	case Thirteen:
		both := "收入、支出总计"
		if change != "持平" {
			both += "各"
		}
		w.say(w.yearText(), "财政拨款收入总计", w.told("fiscal", v), "、支出总计", w.told("fiscal/spent", v), "，", w.lastYear(), both, change, w.because(v, w.before.fiscalTotal))
	case Eleven:
		w.say(w.unit, w.yearText(), "财政拨款收入支出总计", w.told("fiscal", v), "。", w.lastYear(), "财政拨款收入支出总计", change, w.because(v, w.before.fiscalTotal))
	default:
		w.say(w.yearText(), "财政拨款收、支总计均为", w.told("fiscal", v), "。", w.lastYear(), "财政拨款收、支总计各", change, w.because(v, w.before.fiscalTotal))
	}
}

// generalSpending is the section on the spending of the general public budget.
func (w *writer) generalSpending() {
	w.section("一般公共预算财政拨款支出决算情况" + w.suffix())
	v := w.spent("", onlyGPB, anyNature)
	name := "一般公共预算财政拨款支出"
	if w.Phrasing == Thirteen {
		name = "财政拨款支出"
	}
	title := strings.TrimSuffix(name, "支出")
	w.subsection(title + "支出决算总体情况")
	w.say(w.yearText(), name, w.told("general", v), "，占本年支出合计的", w.share("general", v, w.spent("", all, anyNature)), "。",
		w.lastYear(), name, w.versus("general", "", v, w.before.general), w.because(v, w.before.general))
	w.subsection(title + "支出决算结构情况")
	var parts []portion
	for _, code := range w.spentClasses(onlyGPB) {
		n := w.name(code)
		if w.Phrasing != Thirteen {
			n += "（类）"
		}
		parts = append(parts, portion{n, "class/" + code, w.spent(code, onlyGPB, anyNature)})
	}
	w.say(w.yearText(), name, w.told("general/structure", v), "，主要用于以下方面：", w.list(v, parts))
	w.subsection(title + "支出决算具体情况")
	w.budgets(name, v)
}

// budgets compares the spending of each line with its budget.
func (w *writer) budgets(name string, v money) {
	initial := w.sum("", func(l *line) money { return l.initial })
	full := w.sum("", func(l *line) money { return l.full })
	switch w.Phrasing {
	case Eleven:
		w.say(name, "年初预算为", w.told("general/initial", initial), "，全年预算为", w.told("general/full", full), "，支出决算为",
			w.told("general/actual", v), "，完成全年预算的", w.at("text/general/rate", fixed(rate(v, full))), "%。其中：")
	default:
		w.say(w.yearText(), name, "年初预算数为", w.told("general/initial", initial), "，支出决算数为",
			w.told("general/actual", v), "，完成年初预算的", w.at("text/general/rate", fixed(rate(v, initial))), "%，其中：")
	}
	for _, l := range w.general() {
		w.lineText(l)
	}
}

// path prints the names of a line by level.
func (w *writer) path(code string) string {
	return w.at("text/line/"+code+"/class", w.name(code[:3])) + "（类）" +
		w.at("text/line/"+code+"/section", w.name(code[:5])) + "（款）" +
		w.at("text/line/"+code+"/name", w.name(code)) + "（项）"
}

func purpose(l *line) string {
	if l.spent[gpb][basic] == 0 {
		return "专项工作开展和设施设备维护"
	}
	return "人员开支和日常运转"
}

// lineText tells what a line was meant to spend and what it spent.
func (w *writer) lineText(l *line) {
	v, place := l.spentOf(onlyGPB, anyNature), "line/"+l.code
	actual := "支出决算为" + w.told(place, v)
	planned, against, base := "年初预算", "年初预算", l.initial
	if w.Phrasing == Eleven {
		against, base = "全年预算", l.full
	}
	done := ""
	if base != 0 {
		done = "，完成" + against + "的" + w.at("text/"+place+"/rate", fixed(rate(v, base))) + "%"
	}
	why := "，决算数与" + against + "数持平。"
	if v != base {
		why = "，决算数" + map[bool]string{true: "大于", false: "小于"}[v > base] + against + "数的主要原因是" + w.reason(v > base) + "。"
	}
	initial := planned + "为" + w.told(place+"/initial", l.initial)
	switch w.Phrasing {
	case Thirteen:
		w.item(2, 0, w.path(l.code))
		w.say(initial, "，", actual, done, why)
	case Eleven:
		w.item(2, 0, w.path(l.code)+"。主要用于"+purpose(l)+"。"+initial+"，全年预算为"+w.told(place+"/full", l.full)+"，"+actual+done+why)
	default:
		w.item(2, 0, w.path(l.code)+"："+initial+"，"+actual+done+why)
	}
}
