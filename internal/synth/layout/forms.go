package layout

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"gouji/internal/synth/page"
	"gouji/internal/synth/truth"
)

// A row is a row of a form.
type row = []page.Cell

func name(text string) page.Cell { return page.Cell{Text: text, Span: 1} }

func head(text string, span int) page.Cell {
	return page.Cell{Text: text, Span: span, Align: page.Middle}
}

// tall is a head that goes on in the rows below, where below stands.
func tall(text string, span int) page.Cell {
	return page.Cell{Text: text, Span: span, Align: page.Middle, Merge: page.Begins}
}

func below(span int) page.Cell { return page.Cell{Span: span, Merge: page.Continues} }

func figure(f int64) page.Cell { return page.Cell{Text: money(f), Span: 1, Align: page.End} }

func figures(list []int64) row {
	r := make(row, len(list))
	for i, f := range list {
		r[i] = figure(f)
	}
	return r
}

func heads(texts ...string) row {
	r := make(row, len(texts))
	for i, s := range texts {
		r[i] = head(s, 1)
	}
	return r
}

func join(rows ...row) row {
	var out row
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}

// The columns of the forms by functional classification.
var (
	income      = []string{"本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"}
	expenditure = []string{"本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"}
	general     = []string{"本年支出", "基本支出", "项目支出"}
)

// byFunction is a form by functional classification: merged heads, 栏次, 合计,
// and about n lines. Its first four rows are its head.
func byFunction(r *rand.Rand, columns []string, n int) *page.Table {
	lines, total := functions(r, n, len(columns))
	t := &page.Table{Widths: []int{900, 2300}, Rules: page.Boxed, Size: 16, Level: true}
	first, second, third := row{head("项目", 2)}, row{head("科目编码", 1), head("科目名称", 1)}, row{head("栏次", 2)}
	for i, c := range columns {
		first, second, third = append(first, tall(c, 1)), append(second, below(1)), append(third, head(strconv.Itoa(i+1), 1))
		t.Widths = append(t.Widths, 6300/len(columns))
	}
	t.Rows = []row{first, second, third, join(row{head("合计", 2)}, figures(total.figures))}
	for _, l := range lines {
		t.Rows = append(t.Rows, join(row{name(l.code), name(l.name)}, figures(l.figures)))
	}
	return t
}

// plain is the same without merged cells, its names set in by their level
// where asked for. Its first row is its head.
func plain(r *rand.Rand, columns []string, n int, indented bool) *page.Table {
	lines, total := functions(r, n, len(columns))
	t := &page.Table{Widths: []int{1000, 3000}, Size: 16, Level: true}
	for range columns {
		t.Widths = append(t.Widths, 5400/len(columns))
	}
	t.Rows = []row{join(heads("科目编码", "科目名称"), heads(columns...))}
	for _, l := range lines {
		indent := ""
		if indented {
			indent = strings.Repeat("　", (len(l.code)-3)/2)
		}
		t.Rows = append(t.Rows, join(row{name(l.code), name(indent + l.name)}, figures(l.figures)))
	}
	t.Rows = append(t.Rows, join(row{name(""), head("合计", 1)}, figures(total.figures)))
	return t
}

var sources = []string{"一、一般公共预算财政拨款收入", "二、政府性基金预算财政拨款收入", "三、国有资本经营预算财政拨款收入",
	"四、上级补助收入", "五、事业收入", "六、经营收入", "七、附属单位上缴收入", "八、其他收入"}

// balance is 收入支出决算总表: two sides with 行次. Its first three rows are
// its head.
func balance(r *rand.Rand) *page.Table {
	t := &page.Table{Widths: []int{2700, 440, 1600, 2700, 440, 1600}, Rules: page.Boxed, Size: 16, Level: true}
	t.Rows = []row{{head("收入", 3), head("支出", 3)}, heads("项目", "行次", "金额", "项目", "行次", "金额"), heads("栏次", "", "1", "栏次", "", "2")}
	var right []string
	for _, l := range truth.Functions(year) {
		if len(l.Code) == 3 {
			right = append(right, l.Name)
		}
	}
	tail := [][2]string{{"本年收入合计", "本年支出合计"}, {"使用非财政拨款结余", "结余分配"}, {"年初结转和结余", "年末结转和结余"}, {"总计", "总计"}}
	rows := len(right) + len(tail)
	for i := range rows {
		var left, text string
		switch k := i - len(right); {
		case k >= 0:
			left, text = tail[k][0], tail[k][1]
		case i < len(sources):
			left, text = sources[i], right[i]
		default:
			text = right[i]
		}
		var f [2]int64
		if left != "" {
			f[0] = draw(r, 1)[0]
		}
		if i%3 != 1 {
			f[1] = draw(r, 1)[0]
		}
		t.Rows = append(t.Rows, row{name(left), head(strconv.Itoa(i+1), 1), figure(f[0]), name(text), head(strconv.Itoa(rows+i+1), 1), figure(f[1])})
	}
	return t
}

// byEconomy is 一般公共预算财政拨款基本支出决算表 in so many blocks side by
// side: people in the first, goods in the others. Its first two rows are its
// head.
func byEconomy(r *rand.Rand, blocks int) *page.Table {
	t := &page.Table{Rules: page.Boxed, Size: 15, Level: true}
	var people, goods []truth.Line
	for _, l := range truth.Economics(year) {
		if l.Code[:3] == "301" || l.Code[:3] == "303" {
			people = append(people, l)
		} else {
			goods = append(goods, l)
		}
	}
	sides := [][]truth.Line{people}
	each := (len(goods) + blocks - 2) / (blocks - 1)
	for len(goods) > 0 {
		n := min(each, len(goods))
		sides, goods = append(sides, goods[:n]), goods[n:]
	}
	first, second := row{head("人员经费", 3), head("公用经费", 3*(blocks-1))}, row{}
	most := 0
	for _, s := range sides {
		most = max(most, len(s))
		second = append(second, heads("科目编码", "科目名称", "决算数")...)
		t.Widths = append(t.Widths, 1900/blocks, 4400/blocks, 3000/blocks)
	}
	t.Rows = []row{first, second}
	for i := range most {
		var of row
		for _, s := range sides {
			if i >= len(s) {
				of = append(of, name(""), name(""), name(""))
				continue
			}
			var f int64
			if len(s[i].Code) == 3 || i%4 > 0 {
				f = draw(r, 1)[0]
			}
			of = append(of, name(s[i].Code), name(s[i].Name), figure(f))
		}
		t.Rows = append(t.Rows, of)
	}
	last := row{head("人员经费合计", 2), figure(draw(r, 1)[0]), head("公用经费合计", 3*(blocks-1)-1), figure(draw(r, 1)[0])}
	t.Rows = append(t.Rows, last)
	return t
}

// three is 三公: budget and account side by side under heads of three levels.
func three(r *rand.Rand) *page.Table {
	t := &page.Table{Rules: page.Boxed, Size: 13, Level: true}
	var rows [4]row
	for i, side := range []string{"预算数", "决算数"} {
		rows[0] = append(rows[0], head(side, 6))
		rows[1] = append(rows[1], tall("合计", 1), tall("因公出国（境）费", 1), head("公务用车购置及运行维护费", 3), tall("公务接待费", 1))
		rows[2] = append(rows[2], below(1), below(1), head("小计", 1), head("公务用车购置费", 1), head("公务用车运行维护费", 1), below(1))
		for k := range 6 {
			rows[3] = append(rows[3], head(strconv.Itoa(6*i+k+1), 1))
			t.Widths = append(t.Widths, 780)
		}
	}
	t.Rows = append(rows[:], join(figures(draw(r, 6)), figures(draw(r, 6))))
	return t
}

// funded is 财政拨款收入支出决算总表, whose expenditure is parted by money, with
// a head of three levels. Its first four rows are its head.
func funded(r *rand.Rand) *page.Table {
	t := &page.Table{Widths: []int{2100, 440, 1150, 2100, 440, 1050, 1050, 1050}, Rules: page.Boxed, Size: 15, Level: true}
	t.Rows = []row{
		{head("收入", 3), head("支出", 5)},
		{tall("项目", 1), tall("行次", 1), tall("金额", 1), tall("项目", 1), tall("行次", 1), tall("合计", 1), head("其中", 2)},
		{below(1), below(1), below(1), below(1), below(1), below(1), head("一般公共预算财政拨款", 1), head("政府性基金预算财政拨款", 1)},
		heads("栏次", "", "1", "栏次", "", "2", "3", "4"),
	}
	n := 0
	for _, l := range truth.Functions(year) {
		if len(l.Code) != 3 {
			continue
		}
		left, f := name(""), figure(0)
		if n < 3 {
			left, f = name(sources[n]), figure(draw(r, 1)[0])
		}
		n++
		t.Rows = append(t.Rows, join(row{left, head(strconv.Itoa(n), 1), f, name(l.Name), head(strconv.Itoa(30+n), 1)}, figures(draw(r, 3))))
	}
	return t
}
