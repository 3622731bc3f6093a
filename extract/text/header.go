package text

import (
	"strings"

	"gouji/internal/segment"
)

// spread finds what the cells of the header rows [first, last) cover, from the
// lowest upwards: a row narrower than the table groups the cells below it.
func (t *table) spread(first, last int) {
	labels := t.labels(last)
	below := -1
	for r := last - 1; r >= first; r-- {
		if shown(t.rows[r]) == 0 {
			continue
		}
		if n := len(t.rows[r]); below >= 0 && n < t.width {
			b := lower{t.rows[below], t.spans[below], labels}
			if spans := b.group(n); spans != nil {
				t.spans[r] = spans
			}
		}
		below = r
	}
}

// labels returns over how many columns the labels of the body's rows stand, by
// a 栏次 or 合计 that was merged over them; 0 where none was.
func (t *table) labels(last int) int {
	for r := last; r < len(t.rows); r++ {
		if summary(t.rows[r]) && len(t.rows[r]) < t.width {
			return t.spans[r][0]
		}
	}
	return 0
}

// lower is a header row below one that groups its cells.
type lower struct {
	row    []string
	spans  []int
	labels int // columns of labels; 0 where unknown
}

// group returns the columns that n cells above cover, or nil where no reading
// of the row below gives n groups.
func (l lower) group(n int) []int {
	again := l.repeats(0)
	label := l.firstFigure()
	for _, starts := range [][]int{
		nil,               // what is not empty below belongs to one cell, each empty cell to its own
		again,             // 收入|支出 over 项目 金额 项目 金额
		l.merge(again, n), // 人员经费|公用经费 over three times the same
		{label},           // 项目|本年支出 over code, name and columns
		l.repeats(label),  // the same with several groups of columns
	} {
		if spans := l.cut(starts); len(spans) == n {
			return spans
		}
	}
	return nil
}

// cut returns the columns of the groups of cells: a group starts at every one
// of starts, which rise, at every empty cell and behind it.
func (l lower) cut(starts []int) []int {
	var groups []int
	for i, text := range l.row {
		start := len(starts) > 0 && starts[0] == i
		if start {
			starts = starts[1:]
		}
		if start || i == 0 || text == "" || l.row[i-1] == "" {
			groups = append(groups, 0)
		}
		groups[len(groups)-1] += l.spans[i]
	}
	return groups
}

// repeats returns the cells that say the same as cell i, which is among them.
func (l lower) repeats(i int) []int {
	if i >= len(l.row) || l.row[i] == "" {
		return nil
	}
	label := segment.Fold(l.row[i]).Text
	var at []int
	for k, text := range l.row {
		if segment.Fold(text).Text == label {
			at = append(at, k)
		}
	}
	return at
}

// merge takes n starts out of more: evenly where that comes out, else the last
// group takes what is left.
func (l lower) merge(starts []int, n int) []int {
	if len(starts) <= n {
		return nil
	}
	step := 1
	if len(starts)%n == 0 {
		step = len(starts) / n
	}
	var out []int
	for i := range n {
		out = append(out, starts[i*step])
	}
	return out
}

// firstFigure returns the first cell that is no label of the rows.
func (l lower) firstFigure() int {
	col := 0
	for i, text := range l.row {
		switch {
		case l.labels > 0:
			if col >= l.labels {
				return i
			}
		case !isLabel(segment.Fold(text).Text):
			return i
		}
		col += l.spans[i]
	}
	return len(l.row)
}

// isLabel reports whether a column so headed holds codes or names.
func isLabel(head string) bool {
	switch head {
	case "项目", "行次", "类", "款", "项", "序号":
		return true
	}
	return strings.HasSuffix(head, "编码") || strings.HasSuffix(head, "代码") || strings.HasSuffix(head, "名称")
}
