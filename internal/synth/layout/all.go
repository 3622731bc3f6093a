package layout

import (
	"strconv"

	"gouji/internal/synth/page"
)

// note is what stands below a form.
const note = "注：本表反映本单位本年度取得的各项收入和发生的各项支出情况，金额以元为单位，各栏合计与分项之和的差异由四舍五入产生，不作机械调整。"

// All are the layouts.
var All = []Layout{
	{Name: "head-repeated", Document: func() *page.Document {
		d, t := newDocument(), byFunction(random(1), expenditure, 80)
		t.Head, t.Whole, t.Size = 3, true, 21
		form(d, 3, "支出决算表", t, note)
		return d
	}},
	{Name: "head-once", Document: func() *page.Document {
		d, t := newDocument(), byFunction(random(2), general, 80)
		t.Whole, t.Size = true, 18
		form(d, 5, "一般公共预算财政拨款支出决算表", t, note)
		return d
	}},
	{Name: "head-parted", Document: headParted},
	{Name: "rows-parted", Document: func() *page.Document { return rowsParted(12, 0) }},
	{Name: "rows-parted-lower", Document: func() *page.Document { return rowsParted(44, 0) }},
	{Name: "rows-parted-head", Document: func() *page.Document { return rowsParted(30, 1) }},
	{Name: "rows-parted-level", Document: func() *page.Document {
		d := rowsParted(20, 1)
		d.Blocks[len(d.Blocks)-2].Table.Level = true
		return d
	}},
	{Name: "merged-over-pages", Document: mergedOverPages},
	{Name: "merged-over-pages-whole", Document: func() *page.Document {
		d := mergedOverPages()
		d.Blocks[len(d.Blocks)-2].Table.Whole = true
		return d
	}},
	{Name: "merged-head-parted", Document: mergedHeadParted},
	{Name: "landscape", Document: landscape},
	{Name: "landscape-head", Document: func() *page.Document {
		d := landscape()
		d.Header = Unit + "2021年度单位决算"
		return d
	}},
	{Name: "turned", Document: upright, Print: Turned},
	{Name: "sideways", Document: wide, Print: Sideways},
	{Name: "stored-sideways", Document: wide, Print: Stored},
	{Name: "heads-merged", Document: headsMerged},
	{Name: "heads-merged-repeated", Document: func() *page.Document {
		d, t := newDocument(), funded(random(26))
		t.Head, t.Size = 4, 28
		form(d, 4, "财政拨款收入支出决算总表", t, note)
		return d
	}},
	{Name: "heads-inside", Document: headsInside},
	{Name: "empty", Document: empty},
	{Name: "serif", Document: func() *page.Document {
		d := headsMerged()
		d.Font = "Noto Serif CJK SC"
		return d
	}},
	{Name: "two-blocks", Document: func() *page.Document {
		d := newDocument()
		form(d, 6, "一般公共预算财政拨款基本支出决算表", byEconomy(random(6), 2), note)
		return d
	}},
	{Name: "three-blocks", Document: func() *page.Document {
		d := newDocument()
		form(d, 6, "一般公共预算财政拨款基本支出决算表", byEconomy(random(7), 3), note)
		return d
	}},
	{Name: "unruled", Document: func() *page.Document { return ruledBy(8, page.ByStyle, 20, false) }},
	{Name: "unruled-pages", Document: func() *page.Document { return ruledBy(9, page.ByStyle, 80, true) }},
	{Name: "unruled-wrapped", Document: func() *page.Document { return wrapped(30, page.ByStyle, false) }},
	{Name: "unruled-wrapped-level", Document: func() *page.Document { return wrapped(31, page.ByStyle, true) }},
	{Name: "ruled-across-wrapped", Document: func() *page.Document { return wrapped(32, page.Across, true) }},
	{Name: "three-rules-wrapped", Document: func() *page.Document { return wrapped(33, page.Three, false) }},
	{Name: "unruled-balance", Document: unruledBalance},
	{Name: "ruled-across", Document: func() *page.Document { return ruledBy(10, page.Across, 24, true) }},
	{Name: "three-rules", Document: func() *page.Document { return ruledBy(11, page.Three, 24, false) }},
	{Name: "open-sides", Document: func() *page.Document {
		d, t := newDocument(), byFunction(random(12), general, 60)
		t.Rules, t.Head = page.Open, 3
		form(d, 5, "一般公共预算财政拨款支出决算表", t, note)
		return d
	}},
	{Name: "small-type", Document: smallType},
	{Name: "neighbours", Document: neighbours},
	{Name: "running-head", Document: runningHead},
	{Name: "shaded", Document: func() *page.Document {
		d, t := newDocument(), byFunction(random(25), general, 20)
		shade(t, 3, "DDEBF7", "F2F2F2")
		form(d, 5, "一般公共预算财政拨款支出决算表", t, note)
		return d
	}},
	{Name: "shaded-pages", Document: func() *page.Document {
		d, t := newDocument(), byFunction(random(35), general, 80)
		t.Head = 3
		shade(t, 3, "DDEBF7", "F2F2F2")
		form(d, 5, "一般公共预算财政拨款支出决算表", t, note)
		return d
	}},
	{Name: "striped", Document: func() *page.Document {
		d, t := newDocument(), plain(random(36), general, 24, false)
		shade(t, 1, "DDEBF7", "")
		form(d, 5, "一般公共预算财政拨款支出决算表", t, note)
		return d
	}},
	{Name: "shuffled", Document: runningHead, Print: Shuffled},
	{Name: "shuffled-unruled", Document: func() *page.Document { return ruledBy(9, page.ByStyle, 80, true) }, Print: Shuffled},
	{Name: "shuffled-small-type", Document: smallType, Print: Shuffled},
}

// headParted begins a form so far down that its first page ends within the
// second row of its head.
func headParted() *page.Document {
	d := newDocument()
	d.Add(prose(17)...)
	d.Add(page.Block{Text: "附表", Size: 24})
	form(d, 1, "收入支出决算总表", balance(random(3)), note)
	return d
}

// mergedHeadParted ends its first page between the rows over which heads are
// merged.
func mergedHeadParted() *page.Document {
	d := newDocument()
	d.Add(prose(17)...)
	d.Add(page.Block{Text: "附表", Size: 24})
	form(d, 4, "财政拨款收入支出决算总表", funded(random(34)), note)
	return d
}

var projects = []string{
	"河道观测断面设备更新改造及配套土建工程（二期）", "水文资料整编与汇交系统运行维护", "汛期应急观测队伍装备购置及培训演练",
	"泥沙分析实验室仪器检定、校准和期间核查经费", "跨界断面水量联合监测与数据共享平台建设", "观测站房屋修缮", "山洪灾害易发区自动雨量站布设及通信费用补助资金",
	"省级河道观测基础设施水毁修复工程前期工作经费", "水文历史档案抢救性数字化", "流域生态流量监测评估专项（含第三方服务采购）",
}

// rowsParted sets long names in narrow cells, so that the ends of pages part
// rows. The size of a line above it says where.
func rowsParted(size, repeated int) *page.Document {
	d, r := newDocument(), random(4)
	t := &page.Table{Widths: []int{600, 1500, 1300, 1300, 1300, 3300}, Rules: page.Boxed, Size: 18, Head: repeated}
	t.Rows = []row{heads("序号", "项目名称", "年初预算数", "全年预算数", "全年执行数", "绩效目标完成情况")}
	for i := range 60 {
		said := sentences[i%len(sentences)] + sentences[(i+2)%len(sentences)]
		t.Rows = append(t.Rows, join(row{head(strconv.Itoa(i+1), 1), name(projects[i*7%len(projects)])}, figures(draw(r, 3)), row{name(said)}))
	}
	d.Add(page.Block{Text: "附件", Size: size})
	form(d, 12, "项目支出绩效情况表", t, note)
	return d
}

// mergedOverPages merges cells downwards over the end of a page.
func mergedOverPages() *page.Document {
	d, r := newDocument(), random(27)
	t := &page.Table{Widths: []int{1400, 3800, 1900, 1900}, Rules: page.Boxed, Size: 21, Level: true}
	t.Rows = []row{heads("类别", "项目名称", "预算数", "决算数")}
	for i := range 60 {
		kind := below(1)
		if i%12 == 0 {
			kind = tall([]string{"观测", "运行", "建设", "应急", "评估"}[i/12], 1)
		}
		t.Rows = append(t.Rows, join(row{kind, name(projects[i*3%len(projects)])}, figures(draw(r, 2))))
	}
	form(d, 11, "项目支出决算明细表", t, note)
	return d
}

// headsInside has its title as the first rows of the grid and its note as the
// last, as sheets of a spreadsheet have them.
func headsInside() *page.Document {
	d, t := newDocument(), byFunction(random(28), expenditure, 50)
	n := len(t.Widths)
	above := title(3, "支出决算表")
	t.Rows = append([]row{{head(above[0].Text, n)}, blanks(n-1, name(above[1].Text)), {page.Cell{Text: above[2].Text, Span: n}}}, t.Rows...)
	t.Rows = append(t.Rows, row{{Text: note, Span: n}})
	t.Head = 6
	d.Add(page.Block{Table: t})
	return d
}

// empty are forms without a figure.
func empty() *page.Document {
	d := newDocument()
	for i, of := range []string{"政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"} {
		t := byFunction(random(29), general, 0)
		for k := range t.Rows[3] {
			t.Rows[3][k].Text = ""
		}
		for range 3 {
			t.Rows = append(t.Rows, blanks(4, name("")))
		}
		form(d, 8+i, of, t, "注：本单位本年度没有此项收入，也没有使用此项资金安排的支出，故本表无数据。")
	}
	return d
}

// blanks are n empty cells and a last one.
func blanks(n int, last page.Cell) row {
	r := make(row, n, n+1)
	for i := range r {
		r[i].Span = 1
	}
	return append(r, last)
}

// landscape is a document of sheets that lie both ways.
func landscape() *page.Document {
	d := newDocument()
	d.Add(prose(5)...)
	d.Blocks[len(d.Blocks)-1].Ends = page.Portrait
	t := byFunction(random(5), income, 40)
	t.Head = 3
	widen(t, 3, 2)
	form(d, 2, "收入决算表", t, note)
	d.Blocks[len(d.Blocks)-1].Ends = page.Landscape
	d.Add(prose(3)...)
	return d
}

// widen makes the columns of a table wider by a factor.
func widen(t *page.Table, by, than int) {
	for i := range t.Widths {
		t.Widths[i] = t.Widths[i] * by / than
	}
}

// upright is an upright sheet for Turned.
func upright() *page.Document {
	d := newDocument()
	form(d, 3, "支出决算表", byFunction(random(14), expenditure, 30), note)
	return d
}

// wide is a sheet that lies on its side.
func wide() *page.Document {
	d, t := newDocument(), byFunction(random(15), income, 36)
	d.Sheet = page.Landscape
	t.Head = 3
	widen(t, 3, 2)
	form(d, 2, "收入决算表", t, note)
	return d
}

func headsMerged() *page.Document {
	d, t := newDocument(), funded(random(16))
	form(d, 4, "财政拨款收入支出决算总表", t, note)
	next(d, 7, "一般公共预算财政拨款“三公”经费支出决算表", three(random(17)), note)
	return d
}

// ruledBy is a form whose cells are not bounded on all sides.
func ruledBy(seed uint64, rules page.Rules, lines int, indented bool) *page.Document {
	d, t := newDocument(), plain(random(seed), general, lines, indented)
	t.Rules, t.Head = rules, 1
	d.Add(prose(2)...)
	form(d, 5, "一般公共预算财政拨款支出决算表", t, note)
	d.Add(prose(2)...)
	return d
}

// wrapped is a form with many columns, so narrow that heads and names wrap.
func wrapped(seed uint64, rules page.Rules, level bool) *page.Document {
	d, t := newDocument(), plain(random(seed), expenditure, 40, false)
	t.Rules, t.Head, t.Level = rules, 1, level
	t.Widths[0], t.Widths[1] = 900, 1700
	for i := 2; i < len(t.Widths); i++ {
		t.Widths[i] = 1130
	}
	form(d, 3, "支出决算表", t, note)
	return d
}

// smallType sets a form so small and narrow that codes and names wrap.
func smallType() *page.Document {
	d, t := newDocument(), byEconomy(random(18), 3)
	t.Size = 11
	t.Widths = []int{450, 900, 780, 450, 900, 780, 450, 900, 780}
	form(d, 6, "一般公共预算财政拨款基本支出决算表", t, note)
	return d
}

// neighbours are forms on one page with little between them.
func neighbours() *page.Document {
	d := newDocument()
	small := byFunction(random(19), general, 6)
	form(d, 8, "政府性基金预算财政拨款支出决算表", small)
	form(d, 9, "国有资本经营预算财政拨款支出决算表", byFunction(random(20), general, 4))
	d.Add(page.Block{Table: three(random(21))}, page.Block{Table: byFunction(random(22), general, 3)})
	return d
}

// runningHead is a document of several forms under a running head.
func runningHead() *page.Document {
	d := newDocument()
	d.Header = Unit + "2021年度单位决算"
	d.Add(prose(4)...)
	t := byFunction(random(23), expenditure, 80)
	t.Head = 3
	next(d, 3, "支出决算表", t, note)
	next(d, 5, "一般公共预算财政拨款支出决算表", byFunction(random(24), general, 70), note)
	d.Add(prose(3)...)
	return d
}

// shade takes the lines of a table away and tells its rows apart by colours:
// one for its heads, two in turn for the others.
func shade(t *page.Table, heads int, colours ...string) {
	t.Rules = page.ByStyle
	for i, of := range t.Rows {
		colour := "9DC3E6"
		if i >= heads {
			colour = colours[i%len(colours)]
		}
		for k := range of {
			of[k].Fill = colour
		}
	}
}

// unruledBalance is a form of two sides without lines.
func unruledBalance() *page.Document {
	d, t := newDocument(), balance(random(37))
	t.Rules, t.Rows = page.ByStyle, append(t.Rows[1:2:2], t.Rows[3:]...)
	t.Widths = []int{2500, 640, 1600, 2500, 640, 1600}
	form(d, 1, "收入支出决算总表", t, note)
	return d
}
