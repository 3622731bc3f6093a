package synth

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

var numerals = []string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// han writes n up to 99 as 二十一.
func han(n int) string {
	switch {
	case n <= 10:
		return numerals[n]
	case n < 20:
		return "十" + numerals[n-10]
	case n%10 == 0:
		return numerals[n/10] + "十"
	}
	return numerals[n/10] + "十" + numerals[n%10]
}

// tables prints the forms of the year.
func (w *writer) tables() {
	w.place(w.form01())
	w.place(w.form02())
	w.place(w.form03())
	w.place(w.form04())
	w.place(w.form05())
	w.place(w.form06())
	switch {
	case w.Period >= 2021 && !w.oldOrder:
		w.place(w.fundForm("07", truth.Gov))
		w.place(w.stateForm("08"))
		w.place(w.threePublicForm("09"))
	case w.Period >= 2020:
		w.place(w.threePublicForm("07"))
		w.place(w.fundForm("08", truth.Gov))
		w.place(w.stateForm("09"))
	default:
		w.place(w.threePublicForm("07"))
		w.place(w.fundForm("08", truth.Gov))
	}
	if w.extra {
		w.extraTables()
	}
}

// bySource are the income lines of the first form.
func (w *writer) bySource() []entry {
	type sourceLine struct {
		label, key string
		is         concept
		v          money
	}
	fund := func(label, key string, f truth.Fund) sourceLine {
		return sourceLine{label, key, concept{Flow: gouji.Income, Fund: press.FundOf(1 << f)}, w.Allotted("", f)}
	}
	var lines []sourceLine
	switch {
	case w.Period >= 2020:
		lines = append(lines, fund("一般公共预算财政拨款收入", "gpb", truth.GPB), fund("政府性基金预算财政拨款收入", "gov", truth.Gov), fund("国有资本经营预算财政拨款收入", "capital", truth.Capital))
	case w.Period == 2019:
		lines = append(lines, fund("一般公共预算财政拨款收入", "gpb", truth.GPB), fund("政府性基金预算财政拨款收入", "gov", truth.Gov))
	default:
		lines = append(lines, sourceLine{"财政拨款收入", "fiscal", press.From(truth.FromFiscal), w.Received("", truth.FromFiscal)})
	}
	for _, s := range sources[1:] {
		if s.of != truth.Tuition {
			lines = append(lines, sourceLine{s.name, s.name, press.From(s.of), w.Received("", s.of)})
		}
	}
	var out []entry
	var parts []string
	for i, l := range lines {
		parts = append(parts, "01/"+l.key)
		out = append(out, entry{han(i+1) + "、" + l.label, []string{w.Cell("01/"+l.key, l.is, l.v)}})
		if l.key == "fiscal" {
			of := fund("    其中：政府性基金预算财政拨款", "gov", truth.Gov)
			out = append(out, entry{of.label, []string{w.Cell("01/gov", of.is, of.v)}})
			w.Within("01/fiscal", "01/gov")
		}
	}
	w.Adds("01/income", parts...)
	return out
}

var sources = []struct {
	of   truth.Source
	name string
}{
	{truth.FromFiscal, "财政拨款收入"}, {truth.Superior, "上级补助收入"}, {truth.Operations, "事业收入"}, {truth.Tuition, "其中：教育收费"},
	{truth.FromBusiness, "经营收入"}, {truth.Subordinates, "附属单位上缴收入"}, {truth.Other, "其他收入"},
}

// byClass are the lines of 类 of the first and the fourth form.
func (w *writer) byClass(cells func(code string) []string) []entry {
	var out []entry
	for _, c := range truth.Classes {
		if w.Period < c.Since || c.Rare && w.usual && w.Spent(c.Code, truth.AllFunds, truth.AnyNature) == 0 {
			continue
		}
		out = append(out, entry{han(len(out)+1) + "、" + c.In(w.Period), cells(c.Code)})
	}
	return out
}

func (w *writer) surplusName() string {
	switch {
	case w.Period < 2019:
		return "用事业基金弥补收支差额"
	case w.Period >= 2022:
		return "使用非财政拨款结余（含专用结余）"
	}
	return "使用非财政拨款结余"
}

func (w *writer) form01() form {
	line := func(label, key string, of gouji.Flow, v money) entry {
		return entry{label, []string{w.Cell("01/"+key, concept{Flow: of}, v)}}
	}
	var classes []string
	left := append(w.bySource(),
		line("本年收入合计", "income", gouji.Income, w.Income("")), line(w.surplusName(), "used", gouji.SurplusUsed, w.SurplusUsed),
		line("年初结转和结余", "opening", gouji.Opening, w.Openings()), line("总计", "left", gouji.Total, w.Total()))
	right := append(w.byClass(func(code string) []string {
		classes = append(classes, "01/"+code)
		return []string{w.Cell("01/"+code, concept{Flow: gouji.Expenditure, Function: code}, w.Spent(code, truth.AllFunds, truth.AnyNature))}
	}),
		line("本年支出合计", "expenditure", gouji.Expenditure, w.Spent("", truth.AllFunds, truth.AnyNature)), line("结余分配", "distributed", gouji.SurplusDistributed, w.Distributed),
		line("年末结转和结余", "closing", gouji.Closing, w.Closings()), line("总计", "right", gouji.Total, w.Total()))
	w.Adds("01/expenditure", classes...)
	w.Adds("01/left", "01/income", "01/used", "01/opening")
	w.Adds("01/right", "01/expenditure", "01/distributed", "01/closing")
	w.Adds("01/left", "01/right")
	f := form{number: "01", title: "收入支出决算总表", widths: []int{3000, 500, 1200, 3000, 500, 1200},
		notes: []string{"注：本表列示本年度全部收支和年末结转结余。"}}
	head := ones("项目", "行次", w.amountName, "项目", "行次", w.amountName)
	ordinals := ones("栏次", "", "1", "栏次", "", "2")
	f.rows = [][]cell{{wide("收入", 3), wide("支出", 3)}, head, ordinals}
	if !w.ordinals {
		f.widths = []int{3200, 1500, 3200, 1500}
		f.rows = [][]cell{{wide("收入", 2), wide("支出", 2)}, ones("项目", w.amountName, "项目", w.amountName)}
	}
	f.rows = append(f.rows, w.balance(left, right, 4)...)
	return f
}

func (w *writer) form02() form {
	cols := []amount{{"", "本年收入合计", "income", concept{Flow: gouji.Income}, w.Income}}
	for _, s := range sources {
		if s.of == truth.Tuition && !w.tuition {
			continue
		}
		cols = append(cols, amount{"", s.name, s.name, press.From(s.of), func(prefix string) money { return w.Received(prefix, s.of) }})
	}
	codes := w.Codes(func(l *truth.Head) bool { return w.Income(l.Code) != 0 })
	w.adding("02", cols, codes, func(at string) {
		var parts []string
		for _, c := range cols[1:] {
			if c.is.Origin == gouji.FromTuition {
				w.Within(at+"事业收入", at+c.key)
				continue
			}
			parts = append(parts, at+c.key)
		}
		w.Adds(at+"income", parts...)
	})
	return form{number: "02", title: "收入决算表", widths: w.widths(len(cols)), rows: w.byFunction("02", cols, codes),
		notes: []string{"注：本表列示本年度各项收入的来源。"}}
}

// widths returns the columns of a form by functional code.
func (w *writer) widths(amounts int) []int {
	widths := map[codeColumns][]int{single: {1200, 2600}, joined: {3800}}[w.codes]
	if w.codeColumns() == 3 {
		widths = []int{500, 400, 400, 2600}
	}
	for range amounts {
		widths = append(widths, 1100)
	}
	return widths
}

// spend returns a column of expenditure of some funds and natures.
func (w *writer) spend(group, name, key string, fs truth.Funds, ns truth.Natures) amount {
	return amount{group, name, key, press.Spending(fs, ns), func(prefix string) money { return w.Spent(prefix, fs, ns) }}
}

func (w *writer) form03() form {
	none := func(string) money { return 0 }
	cols := []amount{
		w.spend("", "本年支出合计", "sum", truth.AllFunds, truth.AnyNature), w.spend("", "基本支出", "basic", truth.AllFunds, truth.Basics),
		w.spend("", "项目支出", "project", truth.AllFunds, truth.Projects), {"", "上缴上级支出", "up", concept{Flow: gouji.Expenditure, Nature: gouji.ToSuperior}, none},
		w.spend("", "经营支出", "business", truth.AllFunds, 1<<truth.Business), {"", "对附属单位补助支出", "down", concept{Flow: gouji.Expenditure, Nature: gouji.ToSubordinates}, none},
	}
	codes := w.Codes(func(l *truth.Head) bool { return l.SpentOf(truth.AllFunds, truth.AnyNature) != 0 })
	w.adding("03", cols, codes, func(at string) {
		w.Adds(at+"sum", prefixed(at, "basic", "project", "up", "business", "down")...)
	})
	return form{number: "03", title: "支出决算表", widths: w.widths(len(cols)), rows: w.byFunction("03", cols, codes),
		notes: []string{"注：本表列示本年度各项支出的构成。"}}
}

// fiscalFunds are the funds that the forms of the year tell apart.
func (w *writer) fiscalFunds() []truth.Fund {
	if w.Period >= 2020 {
		return []truth.Fund{truth.GPB, truth.Gov, truth.Capital}
	}
	return []truth.Fund{truth.GPB, truth.Gov}
}

var (
	fundNames = [...]string{"一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"}
	fundKeys  = [...]string{"gpb", "gov", "capital"}
)

// perFund prints a figure of all fiscal funds and of each.
func (w *writer) perFund(key string, is concept, of func(f truth.Fund) money) []string {
	var sum money
	cells, parts := []string{""}, []string(nil)
	for _, f := range w.fiscalFunds() {
		sum += of(f)
		is.Fund = press.FundOf(1 << f)
		parts = append(parts, "04/"+key+"/"+fundKeys[f])
		cells = append(cells, w.Cell(parts[len(parts)-1], is, of(f)))
	}
	is.Fund = gouji.Fiscal
	cells[0] = w.Cell("04/"+key+"/sum", is, sum)
	w.Adds("04/"+key+"/sum", parts...)
	return cells
}

func (w *writer) form04() form {
	spent := func(prefix string) func(truth.Fund) money {
		return func(f truth.Fund) money { return w.Spent(prefix, 1<<f, truth.AnyNature) }
	}
	line := func(label, key string, of gouji.Flow, f gouji.Fund, v money) entry {
		return entry{label, []string{w.Cell("04/"+key, concept{Flow: of, Fund: f}, v)}}
	}
	var left, carried []entry
	for i, f := range w.fiscalFunds() {
		left = append(left, line(han(i+1)+"、"+fundNames[f], "income/"+fundKeys[f], gouji.Income, press.FundOf(1<<f), w.Allotted("", f)))
		label := fundNames[f]
		if w.fundsNumbered {
			label = han(i+1) + "、" + label
		}
		carried = append(carried, line(label, "carried/"+fundKeys[f], gouji.Opening, press.FundOf(1<<f), w.Carried("", f)))
	}
	left = append(left, line("本年收入合计", "income", gouji.Income, gouji.Fiscal, truth.Over(w.Allotted)), line("年初财政拨款结转和结余", "carried", gouji.Opening, gouji.Fiscal, truth.Over(w.Carried)))
	left = append(append(left, carried...), line("总计", "left", gouji.Total, gouji.Fiscal, w.FiscalTotal()))
	var classes []string
	right := w.byClass(func(code string) []string {
		classes = append(classes, code)
		return w.perFund(code, concept{Flow: gouji.Expenditure, Function: code}, spent(code))
	})
	right = append(right, entry{"本年支出合计", w.perFund("spent", concept{Flow: gouji.Expenditure}, spent(""))},
		entry{"年末财政拨款结转和结余", w.perFund("closing", concept{Flow: gouji.Closing}, func(f truth.Fund) money { return w.Left("", f) })})
	n := len(w.fiscalFunds())
	for range n {
		right = append(right, entry{cells: make([]string, n+1)})
	}
	total := func(f truth.Fund) money { return w.Spent("", 1<<f, truth.AnyNature) + w.Left("", f) }
	right = append(right, entry{"总计", w.perFund("total", concept{Flow: gouji.Total}, total)})
	w.tieFiscal(classes)
	f := w.fiscalHeads(n)
	f.rows = append(f.rows, w.balance(left, right, n+3)...)
	return f
}

// tieFiscal states what adds up in the fiscal summary.
func (w *writer) tieFiscal(classes []string) {
	columns := []string{"sum"}
	for _, f := range w.fiscalFunds() {
		columns = append(columns, fundKeys[f])
	}
	for _, col := range columns {
		var parts []string
		for _, code := range classes {
			parts = append(parts, "04/"+code+"/"+col)
		}
		w.Adds("04/spent/"+col, parts...)
		w.Adds("04/total/"+col, "04/spent/"+col, "04/closing/"+col)
		income, carried := "04/income/"+col, "04/carried/"+col
		if col == "sum" {
			income, carried = "04/income", "04/carried"
		}
		w.Balances("04/closing/"+col, []string{income, carried}, []string{"04/spent/" + col})
	}
	w.Adds("04/income", prefixed("04/income/", slices.Clone(columns[1:])...)...)
	w.Adds("04/carried", prefixed("04/carried/", slices.Clone(columns[1:])...)...)
	w.Adds("04/left", "04/income", "04/carried")
	w.Adds("04/left", "04/total/sum")
}

// fiscalHeads begins the fiscal summary for n funds.
func (w *writer) fiscalHeads(n int) form {
	f := form{number: "04", title: "财政拨款收入支出决算总表", notes: []string{"注：本表列示本年度财政拨款收支和结转结余。"}}
	names := append([]string{"合计"}, fundNames[:n]...)
	head := append([]string{"项目", "行次", w.amountName, "项目", "行次"}, names...)
	ordinals := []string{"栏次", "", "1", "栏次", ""}
	f.widths = []int{2600, 500, 1100, 2600, 500}
	f.rows = [][]cell{{wide("收     入", 3), wide("支     出", n+3)}}
	if !w.ordinals {
		head = append([]string{"项目", w.amountName, "项目"}, names...)
		f.widths = []int{2600, 1300, 2600}
		f.rows = [][]cell{{wide("收入", 2), wide("支出", n+2)}}
	}
	for i := range names {
		ordinals = append(ordinals, strconv.Itoa(i+2))
		f.widths = append(f.widths, 1100)
	}
	f.rows = append(f.rows, ones(head...))
	if w.ordinals {
		f.rows = append(f.rows, ones(ordinals...))
	}
	return f
}

func (w *writer) form05() form {
	group, first := "本年支出", "小计"
	if !w.groups {
		group, first = "", "合计"
	}
	cols := []amount{
		w.spend(group, first, "sum", truth.OnlyGPB, truth.AnyNature), w.spend(group, "基本支出", "basic", truth.OnlyGPB, truth.Basics),
		w.spend(group, "项目支出", "project", truth.OnlyGPB, truth.Projects),
	}
	codes := w.Codes(func(l *truth.Head) bool { return l.SpentOf(truth.OnlyGPB, truth.AnyNature) != 0 })
	rows := w.byFunction("05", cols, codes)
	w.adding("05", cols, codes, func(at string) { w.Adds(at+"sum", prefixed(at, "basic", "project")...) })
	return form{number: "05", title: "一般公共预算财政拨款支出决算表", widths: w.widths(len(cols)), rows: rows,
		notes: []string{"注：本表列示本年度一般公共预算财政拨款的支出。"}}
}

// fundColumns are the columns of a form of opening, income, spending, closing.
func (w *writer) fundColumns(f truth.Fund) []amount {
	with := func(of func(string, truth.Fund) money) func(string) money {
		return func(prefix string) money { return of(prefix, f) }
	}
	return []amount{
		{"", "年初结转和结余", "opening", concept{Flow: gouji.Opening, Fund: press.FundOf(1 << f)}, with(w.Carried)},
		{"", "本年收入", "income", concept{Flow: gouji.Income, Fund: press.FundOf(1 << f)}, with(w.Allotted)},
		w.spend("本年支出", "小计", "sum", 1<<f, truth.AnyNature), w.spend("本年支出", "基本支出", "basic", 1<<f, truth.Basics),
		w.spend("本年支出", "项目支出", "project", 1<<f, truth.Projects), {"", "年末结转和结余", "closing", concept{Flow: gouji.Closing, Fund: press.FundOf(1 << f)}, with(w.Left)},
	}
}

func (w *writer) fundForm(number string, f truth.Fund) form {
	return w.ofFund(number, fundNames[f]+"收入支出决算表", f, w.fundColumns(f))
}

func (w *writer) ofFund(number, title string, f truth.Fund, cols []amount) form {
	codes := w.Codes(func(l *truth.Head) bool { return l.SpentOf(1<<f, truth.AnyNature)|l.Opening[f]|l.Closing[f] != 0 })
	w.adding(number, cols, codes, func(at string) {
		w.Adds(at+"sum", prefixed(at, "basic", "project")...)
		if cols[0].key == "opening" {
			w.Balances(at+"closing", prefixed(at, "opening", "income"), prefixed(at, "sum"))
		}
	})
	notes := []string{"注：本表列示本年度" + fundNames[f] + "的收支。"}
	if len(codes) == 0 {
		notes = append(notes, "说明："+w.Entity+strconv.Itoa(w.Period)+"年度没有"+strings.TrimSuffix(fundNames[f], "财政拨款")+"财政拨款收支，本表为空表。")
	}
	return form{number: number, title: title, widths: w.widths(len(cols)), rows: w.byFunction(number, cols, codes), notes: notes}
}

func (w *writer) stateForm(number string) form {
	if w.balanced {
		return w.fundForm(number, truth.Capital)
	}
	return w.ofFund(number, "国有资本经营预算财政拨款支出决算表", truth.Capital, []amount{
		w.spend("本年支出", "合计", "sum", 1<<truth.Capital, truth.AnyNature), w.spend("本年支出", "基本支出", "basic", 1<<truth.Capital, truth.Basics),
		w.spend("本年支出", "项目支出", "project", 1<<truth.Capital, truth.Projects),
	})
}
