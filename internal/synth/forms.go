package synth

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
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
	if w.year >= 2021 {
		w.place(w.fundForm("07", gov))
		w.place(w.stateForm("08"))
		w.place(w.threePublicForm("09"))
		return
	}
	w.place(w.threePublicForm("07"))
	w.place(w.fundForm("08", gov))
	if w.year >= 2020 {
		w.place(w.stateForm("09"))
	}
}

// bySource are the income lines of the first form.
func (w *writer) bySource() []entry {
	type sourceLine struct {
		label, key string
		is         concept
		v          money
	}
	fund := func(label, key string, f fund) sourceLine {
		return sourceLine{label, key, concept{Flow: gouji.Income, Fund: fundOf(1 << f)}, w.allotted("", f)}
	}
	var lines []sourceLine
	switch {
	case w.year >= 2020:
		lines = append(lines, fund("一般公共预算财政拨款收入", "gpb", gpb), fund("政府性基金预算财政拨款收入", "gov", gov), fund("国有资本经营预算财政拨款收入", "capital", capital))
	case w.year == 2019:
		lines = append(lines, fund("一般公共预算财政拨款收入", "gpb", gpb), fund("政府性基金预算财政拨款收入", "gov", gov))
	default:
		lines = append(lines, sourceLine{"财政拨款收入", "fiscal", from(fromFiscal), w.received("", fromFiscal)})
	}
	for _, s := range sources[1:] {
		if s.of != tuition {
			lines = append(lines, sourceLine{s.name, s.name, from(s.of), w.received("", s.of)})
		}
	}
	var out []entry
	var parts []string
	for i, l := range lines {
		parts = append(parts, "01/"+l.key)
		out = append(out, entry{han(i+1) + "、" + l.label, []string{w.cell("01/"+l.key, l.is, l.v)}})
		if l.key == "fiscal" {
			of := fund("    其中：政府性基金预算财政拨款", "gov", gov)
			out = append(out, entry{of.label, []string{w.cell("01/gov", of.is, of.v)}})
			w.within("01/fiscal", "01/gov")
		}
	}
	w.adds("01/income", parts...)
	return out
}

var sources = []struct {
	of   source
	name string
}{
	{fromFiscal, "财政拨款收入"}, {superior, "上级补助收入"}, {operations, "事业收入"}, {tuition, "其中：教育收费"},
	{fromBusiness, "经营收入"}, {subordinates, "附属单位上缴收入"}, {other, "其他收入"},
}

// from is the income from a source.
func from(s source) concept {
	if s == fromFiscal {
		return concept{Flow: gouji.Income, Fund: gouji.Fiscal}
	}
	return concept{Flow: gouji.Income, Origin: origins[s]}
}

var origins = [...]gouji.Origin{
	superior: gouji.FromSuperior, operations: gouji.FromOperations, tuition: gouji.FromTuition,
	fromBusiness: gouji.FromBusiness, subordinates: gouji.FromSubordinates, other: gouji.FromOther,
}

// fundOf is the budget that funds make up.
func fundOf(fs funds) gouji.Fund {
	return map[funds]gouji.Fund{onlyGPB: gouji.GeneralPublic, 1 << gov: gouji.GovernmentFund, 1 << capital: gouji.StateCapital, fiscal: gouji.Fiscal}[fs]
}

// natureOf is the kind of expenditure that natures make up.
func natureOf(ns natures) gouji.Nature {
	return map[natures]gouji.Nature{basics: gouji.Basic, projects: gouji.ProjectSpending, 1 << business: gouji.Business}[ns]
}

// spending is the expenditure of some funds and natures.
func spending(fs funds, ns natures) concept {
	return concept{Flow: gouji.Expenditure, Fund: fundOf(fs), Nature: natureOf(ns)}
}

// byClass are the lines of 类 of the first and the fourth form.
func (w *writer) byClass(cells func(code string) []string) []entry {
	var out []entry
	for _, c := range classes {
		if w.year < c.since || c.rare && w.Layout == Columns && w.spent(c.code, all, anyNature) == 0 {
			continue
		}
		out = append(out, entry{han(len(out)+1) + "、" + c.in(w.year), cells(c.code)})
	}
	return out
}

func (w *writer) surplusName() string {
	switch {
	case w.year < 2019:
		return "用事业基金弥补收支差额"
	case w.year >= 2022:
		return "使用非财政拨款结余（含专用结余）"
	}
	return "使用非财政拨款结余"
}

func (w *writer) amountName() string {
	if w.Layout == Sheet {
		return "金额"
	}
	return "决算数"
}

func (w *writer) form01() form {
	line := func(label, key string, of gouji.Flow, v money) entry {
		return entry{label, []string{w.cell("01/"+key, concept{Flow: of}, v)}}
	}
	var classes []string
	left := append(w.bySource(),
		line("本年收入合计", "income", gouji.Income, w.income("")), line(w.surplusName(), "used", gouji.SurplusUsed, w.surplusUsed),
		line("年初结转和结余", "opening", gouji.Opening, w.openings()), line("总计", "left", gouji.Total, w.total()))
	right := append(w.byClass(func(code string) []string {
		classes = append(classes, "01/"+code)
		return []string{w.cell("01/"+code, concept{Flow: gouji.Expenditure, Function: code}, w.spent(code, all, anyNature))}
	}),
		line("本年支出合计", "expenditure", gouji.Expenditure, w.spent("", all, anyNature)), line("结余分配", "distributed", gouji.SurplusDistributed, w.distributed),
		line("年末结转和结余", "closing", gouji.Closing, w.closings()), line("总计", "right", gouji.Total, w.total()))
	w.adds("01/expenditure", classes...)
	w.adds("01/left", "01/income", "01/used", "01/opening")
	w.adds("01/right", "01/expenditure", "01/distributed", "01/closing")
	w.adds("01/left", "01/right")
	f := form{number: "01", title: "收入支出决算总表", widths: []int{3000, 500, 1200, 3000, 500, 1200},
		notes: []string{"注：本表列示本年度全部收支和年末结转结余。"}}
	head := ones("项目", "行次", w.amountName(), "项目", "行次", w.amountName())
	ordinals := ones("栏次", "", "1", "栏次", "", "2")
	f.rows = [][]cell{{wide("收入", 3), wide("支出", 3)}, head, ordinals}
	if w.Layout == Report {
		f.widths = []int{3200, 1500, 3200, 1500}
		f.rows = [][]cell{{wide("收入", 2), wide("支出", 2)}, ones("项目", "决算数", "项目", "决算数")}
	}
	f.rows = append(f.rows, w.balance(left, right, 4)...)
	return f
}

func (w *writer) form02() form {
	cols := []amount{{"", "本年收入合计", "income", concept{Flow: gouji.Income}, w.income}}
	for _, s := range sources {
		if s.of == tuition && w.Layout != Columns {
			continue
		}
		cols = append(cols, amount{"", s.name, s.name, from(s.of), func(prefix string) money { return w.received(prefix, s.of) }})
	}
	codes := w.codes(func(l *line) bool { return w.income(l.code) != 0 })
	w.adding("02", cols, codes, func(at string) {
		var parts []string
		for _, c := range cols[1:] {
			if c.is.Origin == gouji.FromTuition {
				w.within(at+"事业收入", at+c.key)
				continue
			}
			parts = append(parts, at+c.key)
		}
		w.adds(at+"income", parts...)
	})
	return form{number: "02", title: "收入决算表", widths: w.widths(len(cols)), rows: w.byFunction("02", cols, codes),
		notes: []string{"注：本表列示本年度各项收入的来源。"}}
}

// widths returns the columns of a form by functional code.
func (w *writer) widths(amounts int) []int {
	widths := []int{1200, 2600}
	if w.Layout != Report {
		widths = []int{500, 400, 400, 2600}
	}
	for range amounts {
		widths = append(widths, 1100)
	}
	return widths
}

// spend returns a column of expenditure of some funds and natures.
func (w *writer) spend(group, name, key string, fs funds, ns natures) amount {
	return amount{group, name, key, spending(fs, ns), func(prefix string) money { return w.spent(prefix, fs, ns) }}
}

func (w *writer) form03() form {
	none := func(string) money { return 0 }
	cols := []amount{
		w.spend("", "本年支出合计", "sum", all, anyNature), w.spend("", "基本支出", "basic", all, basics),
		w.spend("", "项目支出", "project", all, projects), {"", "上缴上级支出", "up", concept{Flow: gouji.Expenditure, Nature: gouji.ToSuperior}, none},
		w.spend("", "经营支出", "business", all, 1<<business), {"", "对附属单位补助支出", "down", concept{Flow: gouji.Expenditure, Nature: gouji.ToSubordinates}, none},
	}
	codes := w.codes(func(l *line) bool { return l.spentOf(all, anyNature) != 0 })
	w.adding("03", cols, codes, func(at string) {
		w.adds(at+"sum", prefixed(at, "basic", "project", "up", "business", "down")...)
	})
	return form{number: "03", title: "支出决算表", widths: w.widths(len(cols)), rows: w.byFunction("03", cols, codes),
		notes: []string{"注：本表列示本年度各项支出的构成。"}}
}

// fiscalFunds are the funds that the forms of the year tell apart.
func (w *writer) fiscalFunds() []fund {
	if w.year >= 2020 {
		return []fund{gpb, gov, capital}
	}
	return []fund{gpb, gov}
}

var (
	fundNames = [...]string{"一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"}
	fundKeys  = [...]string{"gpb", "gov", "capital"}
)

// perFund prints a figure of all fiscal funds and of each.
func (w *writer) perFund(key string, is concept, of func(f fund) money) []string {
	var sum money
	cells, parts := []string{""}, []string(nil)
	for _, f := range w.fiscalFunds() {
		sum += of(f)
		is.Fund = fundOf(1 << f)
		parts = append(parts, "04/"+key+"/"+fundKeys[f])
		cells = append(cells, w.cell(parts[len(parts)-1], is, of(f)))
	}
	is.Fund = gouji.Fiscal
	cells[0] = w.cell("04/"+key+"/sum", is, sum)
	w.adds("04/"+key+"/sum", parts...)
	return cells
}

func (w *writer) form04() form {
	spent := func(prefix string) func(fund) money {
		return func(f fund) money { return w.spent(prefix, 1<<f, anyNature) }
	}
	line := func(label, key string, of gouji.Flow, f gouji.Fund, v money) entry {
		return entry{label, []string{w.cell("04/"+key, concept{Flow: of, Fund: f}, v)}}
	}
	var left, carried []entry
	for i, f := range w.fiscalFunds() {
		left = append(left, line(han(i+1)+"、"+fundNames[f], "income/"+fundKeys[f], gouji.Income, fundOf(1<<f), w.allotted("", f)))
		label := fundNames[f]
		if w.Layout == Report {
			label = han(i+1) + "、" + label
		}
		carried = append(carried, line(label, "carried/"+fundKeys[f], gouji.Opening, fundOf(1<<f), w.carried("", f)))
	}
	left = append(left, line("本年收入合计", "income", gouji.Income, gouji.Fiscal, over(w.allotted)), line("年初财政拨款结转和结余", "carried", gouji.Opening, gouji.Fiscal, over(w.carried)))
	left = append(append(left, carried...), line("总计", "left", gouji.Total, gouji.Fiscal, w.fiscalTotal()))
	var classes []string
	right := w.byClass(func(code string) []string {
		classes = append(classes, code)
		return w.perFund(code, concept{Flow: gouji.Expenditure, Function: code}, spent(code))
	})
	right = append(right, entry{"本年支出合计", w.perFund("spent", concept{Flow: gouji.Expenditure}, spent(""))},
		entry{"年末财政拨款结转和结余", w.perFund("closing", concept{Flow: gouji.Closing}, func(f fund) money { return w.left("", f) })})
	n := len(w.fiscalFunds())
	for range n {
		right = append(right, entry{cells: make([]string, n+1)})
	}
	total := func(f fund) money { return w.spent("", 1<<f, anyNature) + w.left("", f) }
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
		w.adds("04/spent/"+col, parts...)
		w.adds("04/total/"+col, "04/spent/"+col, "04/closing/"+col)
		income, carried := "04/income/"+col, "04/carried/"+col
		if col == "sum" {
			income, carried = "04/income", "04/carried"
		}
		w.balances("04/closing/"+col, []string{income, carried}, []string{"04/spent/" + col})
	}
	w.adds("04/income", prefixed("04/income/", slices.Clone(columns[1:])...)...)
	w.adds("04/carried", prefixed("04/carried/", slices.Clone(columns[1:])...)...)
	w.adds("04/left", "04/income", "04/carried")
	w.adds("04/left", "04/total/sum")
}

// fiscalHeads begins the fiscal summary for n funds.
func (w *writer) fiscalHeads(n int) form {
	f := form{number: "04", title: "财政拨款收入支出决算总表", notes: []string{"注：本表列示本年度财政拨款收支和结转结余。"}}
	names := append([]string{"合计"}, fundNames[:n]...)
	head := append([]string{"项目", "行次", w.amountName(), "项目", "行次"}, names...)
	ordinals := []string{"栏次", "", "1", "栏次", ""}
	f.widths = []int{2600, 500, 1100, 2600, 500}
	f.rows = [][]cell{{wide("收     入", 3), wide("支     出", n+3)}}
	if w.Layout == Report {
		head = append([]string{"项目", "决算数", "项目"}, names...)
		f.widths = []int{2600, 1300, 2600}
		f.rows = [][]cell{{wide("收入", 2), wide("支出", n+2)}}
	}
	for i := range names {
		ordinals = append(ordinals, strconv.Itoa(i+2))
		f.widths = append(f.widths, 1100)
	}
	f.rows = append(f.rows, ones(head...))
	if w.Layout != Report {
		f.rows = append(f.rows, ones(ordinals...))
	}
	return f
}

func (w *writer) form05() form {
	group, first := "本年支出", "小计"
	if w.Layout == Report {
		group, first = "", "合计"
	}
	cols := []amount{
		w.spend(group, first, "sum", onlyGPB, anyNature), w.spend(group, "基本支出", "basic", onlyGPB, basics),
		w.spend(group, "项目支出", "project", onlyGPB, projects),
	}
	codes := w.codes(func(l *line) bool { return l.spentOf(onlyGPB, anyNature) != 0 })
	rows := w.byFunction("05", cols, codes)
	w.adding("05", cols, codes, func(at string) { w.adds(at+"sum", prefixed(at, "basic", "project")...) })
	return form{number: "05", title: "一般公共预算财政拨款支出决算表", widths: w.widths(len(cols)), rows: rows,
		notes: []string{"注：本表列示本年度一般公共预算财政拨款的支出。"}}
}

// fundColumns are the columns of a form of opening, income, spending, closing.
func (w *writer) fundColumns(f fund) []amount {
	with := func(of func(string, fund) money) func(string) money {
		return func(prefix string) money { return of(prefix, f) }
	}
	return []amount{
		{"", "年初结转和结余", "opening", concept{Flow: gouji.Opening, Fund: fundOf(1 << f)}, with(w.carried)},
		{"", "本年收入", "income", concept{Flow: gouji.Income, Fund: fundOf(1 << f)}, with(w.allotted)},
		w.spend("本年支出", "小计", "sum", 1<<f, anyNature), w.spend("本年支出", "基本支出", "basic", 1<<f, basics),
		w.spend("本年支出", "项目支出", "project", 1<<f, projects), {"", "年末结转和结余", "closing", concept{Flow: gouji.Closing, Fund: fundOf(1 << f)}, with(w.left)},
	}
}

func (w *writer) fundForm(number string, f fund) form {
	return w.ofFund(number, fundNames[f]+"收入支出决算表", f, w.fundColumns(f))
}

func (w *writer) ofFund(number, title string, f fund, cols []amount) form {
	codes := w.codes(func(l *line) bool { return l.spentOf(1<<f, anyNature)|l.opening[f]|l.closing[f] != 0 })
	w.adding(number, cols, codes, func(at string) {
		w.adds(at+"sum", prefixed(at, "basic", "project")...)
		if cols[0].key == "opening" {
			w.balances(at+"closing", prefixed(at, "opening", "income"), prefixed(at, "sum"))
		}
	})
	notes := []string{"注：本表列示本年度" + fundNames[f] + "的收支。"}
	if len(codes) == 0 {
		notes = append(notes, "说明："+w.unit+strconv.Itoa(w.year)+"年度没有"+strings.TrimSuffix(fundNames[f], "财政拨款")+"财政拨款收支，本表为空表。")
	}
	return form{number: number, title: title, widths: w.widths(len(cols)), rows: w.byFunction(number, cols, codes), notes: notes}
}

func (w *writer) stateForm(number string) form {
	if w.Layout == Report {
		return w.fundForm(number, capital)
	}
	return w.ofFund(number, "国有资本经营预算财政拨款支出决算表", capital, []amount{
		w.spend("本年支出", "合计", "sum", 1<<capital, anyNature), w.spend("本年支出", "基本支出", "basic", 1<<capital, basics),
		w.spend("本年支出", "项目支出", "project", 1<<capital, projects),
	})
}
