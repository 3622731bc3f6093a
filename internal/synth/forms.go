package synth

import (
	"strconv"
	"strings"
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
	three, fund, state := w.threePublicForm("07"), w.fundForm("08", gov), w.stateForm("09")
	if w.year >= 2021 {
		three, fund, state = w.threePublicForm("09"), w.fundForm("07", gov), w.stateForm("08")
		w.place(fund)
		w.place(state)
		w.place(three)
		return
	}
	w.place(three)
	w.place(fund)
	if w.year >= 2020 {
		w.place(state)
	}
}

// bySource are the income lines of the first form.
func (w *writer) bySource() []entry {
	type sourceLine struct {
		label, key string
		v          money
	}
	fund := func(label, key string, f fund) sourceLine { return sourceLine{label, key, w.allotted("", f)} }
	var lines []sourceLine
	switch {
	case w.year >= 2020:
		lines = append(lines, fund("一般公共预算财政拨款收入", "gpb", gpb), fund("政府性基金预算财政拨款收入", "gov", gov), fund("国有资本经营预算财政拨款收入", "capital", capital))
	case w.year == 2019:
		lines = append(lines, fund("一般公共预算财政拨款收入", "gpb", gpb), fund("政府性基金预算财政拨款收入", "gov", gov))
	default:
		lines = append(lines, sourceLine{"财政拨款收入", "fiscal", w.received("", fromFiscal)})
	}
	for _, s := range sources[1:] {
		if s.of != tuition {
			lines = append(lines, sourceLine{s.name, s.name, w.received("", s.of)})
		}
	}
	var out []entry
	for i, l := range lines {
		out = append(out, entry{han(i+1) + "、" + l.label, []string{w.cell("01/"+l.key, l.v)}})
		if l.key == "fiscal" {
			out = append(out, entry{"    其中：政府性基金预算财政拨款", []string{w.cell("01/gov", w.allotted("", gov))}})
		}
	}
	return out
}

var sources = []struct {
	of   source
	name string
}{
	{fromFiscal, "财政拨款收入"}, {superior, "上级补助收入"}, {operations, "事业收入"}, {tuition, "其中：教育收费"},
	{fromBusiness, "经营收入"}, {subordinates, "附属单位上缴收入"}, {other, "其他收入"},
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
	line := func(label, key string, v money) entry { return entry{label, []string{w.cell("01/"+key, v)}} }
	left := append(w.bySource(),
		line("本年收入合计", "income", w.income("")), line(w.surplusName(), "used", w.surplusUsed),
		line("年初结转和结余", "opening", w.openings()), line("总计", "left", w.total()))
	right := append(w.byClass(func(code string) []string { return []string{w.cell("01/"+code, w.spent(code, all, anyNature))} }),
		line("本年支出合计", "expenditure", w.spent("", all, anyNature)), line("结余分配", "distributed", w.distributed),
		line("年末结转和结余", "closing", w.closings()), line("总计", "right", w.total()))
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
	cols := []amount{{"", "本年收入合计", "income", w.income}}
	for _, s := range sources {
		if s.of == tuition && w.Layout != Columns {
			continue
		}
		cols = append(cols, amount{"", s.name, s.name, func(prefix string) money { return w.received(prefix, s.of) }})
	}
	codes := w.codes(func(l *line) bool { return w.income(l.code) != 0 })
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
	return amount{group, name, key, func(prefix string) money { return w.spent(prefix, fs, ns) }}
}

func (w *writer) form03() form {
	none := func(string) money { return 0 }
	cols := []amount{
		w.spend("", "本年支出合计", "sum", all, anyNature), w.spend("", "基本支出", "basic", all, basics),
		w.spend("", "项目支出", "project", all, projects), {"", "上缴上级支出", "up", none},
		w.spend("", "经营支出", "business", all, 1<<business), {"", "对附属单位补助支出", "down", none},
	}
	codes := w.codes(func(l *line) bool { return l.spentOf(all, anyNature) != 0 })
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
func (w *writer) perFund(key string, of func(f fund) money) []string {
	var sum money
	cells := []string{""}
	for _, f := range w.fiscalFunds() {
		sum += of(f)
		cells = append(cells, w.cell("04/"+key+"/"+fundKeys[f], of(f)))
	}
	cells[0] = w.cell("04/"+key+"/sum", sum)
	return cells
}

func (w *writer) form04() form {
	spent := func(prefix string) func(fund) money {
		return func(f fund) money { return w.spent(prefix, 1<<f, anyNature) }
	}
	line := func(label, key string, v money) entry { return entry{label, []string{w.cell("04/"+key, v)}} }
	var left, carried []entry
	for i, f := range w.fiscalFunds() {
		left = append(left, line(han(i+1)+"、"+fundNames[f], "income/"+fundKeys[f], w.allotted("", f)))
		label := fundNames[f]
		if w.Layout == Report {
			label = han(i+1) + "、" + label
		}
		carried = append(carried, line(label, "carried/"+fundKeys[f], w.carried("", f)))
	}
	left = append(left, line("本年收入合计", "income", over(w.allotted)), line("年初财政拨款结转和结余", "carried", over(w.carried)))
	left = append(append(left, carried...), line("总计", "left", w.fiscalTotal()))
	right := w.byClass(func(code string) []string { return w.perFund(code, spent(code)) })
	right = append(right, entry{"本年支出合计", w.perFund("spent", spent(""))},
		entry{"年末财政拨款结转和结余", w.perFund("closing", func(f fund) money { return w.left("", f) })})
	n := len(w.fiscalFunds())
	for range n {
		right = append(right, entry{cells: make([]string, n+1)})
	}
	total := func(f fund) money { return w.spent("", 1<<f, anyNature) + w.left("", f) }
	right = append(right, entry{"总计", w.perFund("total", total)})
	f := w.fiscalHeads(n)
	f.rows = append(f.rows, w.balance(left, right, n+3)...)
	return f
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
	return form{number: "05", title: "一般公共预算财政拨款支出决算表", widths: w.widths(len(cols)), rows: rows,
		notes: []string{"注：本表列示本年度一般公共预算财政拨款的支出。"}}
}

// fundColumns are the columns of a form of opening, income, spending, closing.
func (w *writer) fundColumns(f fund) []amount {
	with := func(of func(string, fund) money) func(string) money {
		return func(prefix string) money { return of(prefix, f) }
	}
	return []amount{
		{"", "年初结转和结余", "opening", with(w.carried)}, {"", "本年收入", "income", with(w.allotted)},
		w.spend("本年支出", "小计", "sum", 1<<f, anyNature), w.spend("本年支出", "基本支出", "basic", 1<<f, basics),
		w.spend("本年支出", "项目支出", "project", 1<<f, projects), {"", "年末结转和结余", "closing", with(w.left)},
	}
}

func (w *writer) fundForm(number string, f fund) form {
	return w.ofFund(number, fundNames[f]+"收入支出决算表", f, w.fundColumns(f))
}

func (w *writer) ofFund(number, title string, f fund, cols []amount) form {
	codes := w.codes(func(l *line) bool { return l.spentOf(1<<f, anyNature)|l.opening[f]|l.closing[f] != 0 })
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
