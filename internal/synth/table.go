package synth

import (
	"strconv"
	"strings"

	"gouji/internal/synth/page"
)

// A cell is one cell of a row to print.
type cell = page.Cell

func one(text string) cell         { return cell{Text: text, Span: 1} }
func wide(text string, n int) cell { return cell{Text: text, Span: n} }
func down(text string, n int) cell { return cell{Text: text, Span: n, Merge: page.Begins} }
func below(n int) cell             { return cell{Span: n, Merge: page.Continues} }

func blanks(n int) []cell {
	row := make([]cell, n)
	for i := range row {
		row[i].Span = 1
	}
	return row
}

func ones(texts ...string) []cell {
	row := make([]cell, len(texts))
	for i, s := range texts {
		row[i] = one(s)
	}
	return row
}

// A form is a table with what is printed around it.
type form struct {
	number string // 01
	title  string
	widths []int
	rows   [][]cell
	notes  []string
}

// fitted makes columns narrower where they are wider than the paper together.
func fitted(widths []int) []int {
	const paper = 9506
	sum := 0
	for _, w := range widths {
		sum += w
	}
	if sum <= paper {
		return widths
	}
	out := make([]int, len(widths))
	for i, w := range widths {
		out[i] = w * paper / sum
	}
	return out
}

// An amount is a column of a form by functional code.
type amount struct {
	group, name string
	key         string  // last element of its place
	is          concept // of the total row
	of          func(prefix string) money
}

// byFunction makes the rows of a form by functional code: heads, 栏次, 合计 and
// a row a code. A form without codes keeps one empty row.
func (w *writer) byFunction(number string, cols []amount, codes []string) [][]cell {
	rows := w.heads(cols)
	n := w.codeColumns()
	if w.ordinals {
		ordinals := []cell{wide("栏次", n+1)}
		for i := range cols {
			ordinals = append(ordinals, one(strconv.Itoa(i+1)))
		}
		rows = append(rows, ordinals)
	}
	total := []cell{wide("合计", n+1)}
	for _, c := range cols {
		s := ""
		if len(codes) > 0 {
			s = w.Cell(number+"/total/"+c.key, c.is, c.of(""))
		} else {
			s = w.InTable(number+"/total/"+c.key, c.is, 0, "")
		}
		total = append(total, one(s))
	}
	last := w.last || w.last05 && number == "05"
	if !last {
		rows = append(rows, total)
	}
	for _, code := range codes {
		title := w.Title(number+"/"+code+"/name", concept{Function: code}, w.Name(code))
		row := append(w.code(code), one(w.indent(code)+title))
		if w.codes == joined {
			row = ones(code + title)
		}
		for _, c := range cols {
			is := c.is
			is.Function = code
			row = append(row, one(w.Cell(number+"/"+code+"/"+c.key, is, c.of(code))))
		}
		rows = append(rows, row)
	}
	if len(codes) == 0 {
		rows = append(rows, append(w.code(""), blanks(len(cols)+1)...))
	}
	if last {
		rows = append(rows, total)
	}
	return rows
}

// adding states that 项 make 款, 款 make 类 and 类 make 合计, column by column,
// and what ties the columns of each row.
func (w *writer) adding(number string, cols []amount, codes []string, row func(at string)) {
	for _, whole := range append([]string{"total"}, codes...) {
		below := 3
		if whole != "total" {
			below = len(whole) + 2
		}
		for _, c := range cols {
			var parts []string
			for _, code := range codes {
				if len(code) == below && (whole == "total" || strings.HasPrefix(code, whole)) {
					parts = append(parts, number+"/"+code+"/"+c.key)
				}
			}
			w.Adds(number+"/"+whole+"/"+c.key, parts...)
		}
		row(number + "/" + whole + "/")
	}
}

// prefixed puts what stands before each of keys.
func prefixed(at string, keys ...string) []string {
	for i := range keys {
		keys[i] = at + keys[i]
	}
	return keys
}

func (w *writer) codeColumns() int {
	return map[codeColumns]int{spanned: 3, single: 1, levelled: 3}[w.codes]
}

// code returns the cells of a functional code.
func (w *writer) code(code string) []cell {
	switch {
	case w.codes == spanned:
		return []cell{wide(code, 3)}
	case w.codes == single:
		return ones(code)
	case w.codes == joined:
		return nil
	}
	levels := [3]string{}
	for i, end := range [...]int{3, 5, 7} {
		if len(code) >= end {
			levels[i] = code[[...]int{0, 3, 5}[i]:end]
		}
	}
	return ones(levels[:]...)
}

func (w *writer) indent(code string) string {
	if w.levels && len(code) == 7 {
		return "  "
	}
	return ""
}

// heads makes the head rows over functional codes: groups above, names below.
func (w *writer) heads(cols []amount) [][]cell {
	n := w.codeColumns()
	first := []cell{wide("项目", n+1)}
	second := []cell{down("功能分类科目编码", n), down("科目名称", 1)}
	third := []cell{below(n), below(1)}
	switch w.codes {
	case levelled:
		second[0] = wide("功能分类科目编码", n)
	case joined:
		second, third = []cell{down("科目编码及名称", 1)}, third[1:]
	}
	for i := 0; i < len(cols); i++ {
		c := cols[i]
		if c.group == "" {
			first, second = append(first, down(c.name, 1)), append(second, below(1))
			third = append(third, below(1))
			continue
		}
		g := 0
		for ; i+g < len(cols) && cols[i+g].group == c.group; g++ {
			second, third = append(second, down(cols[i+g].name, 1)), append(third, below(1))
		}
		first = append(first, wide(c.group, g))
		i += g - 1
	}
	switch w.codes {
	case spanned:
		return [][]cell{first, second, third, third}
	case levelled:
		return [][]cell{first, second, append(ones("类", "款", "项"), third[1:]...)}
	}
	for i := range second {
		if second[i].Merge == page.Begins {
			second[i].Merge = page.Single
		}
	}
	return [][]cell{first, second}
}

// An entry is a line of one side of a balance.
type entry struct {
	label string
	cells []string
}

// balance sets two sides beside one another, the last tail lines of both at
// the bottom, with 行次 where the layout has it.
func (w *writer) balance(left, right []entry, tail int) [][]cell {
	width := func(side []entry) int { return len(side[len(side)-1].cells) }
	body := max(len(left), len(right)) - tail
	pad := func(side []entry) []entry {
		at := len(side) - tail
		padded := append([]entry(nil), side[:at]...)
		for len(padded) < body {
			padded = append(padded, entry{cells: make([]string, width(side))})
		}
		return append(padded, side[at:]...)
	}
	left, right = pad(left), pad(right)
	var rows [][]cell
	for i := range left {
		row := ones(left[i].label)
		if w.ordinals {
			row = append(row, one(strconv.Itoa(i+1)))
		}
		row = append(row, ones(left[i].cells...)...)
		row = append(row, one(right[i].label))
		if w.ordinals {
			row = append(row, one(strconv.Itoa(len(left)+i+1)))
		}
		rows = append(rows, append(row, ones(right[i].cells...)...))
	}
	return rows
}
