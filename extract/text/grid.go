package text

import (
	"fmt"
	"strings"

	"gouji"
	"gouji/internal/limits"
	"gouji/internal/segment"
)

// table is a flat table on its way to a grid. The dump keeps no spans: a cell
// merged across stands once, one merged down leaves an empty cell in each
// further row.
type table struct {
	rows  [][]string
	width int
	spans [][]int // columns that each cell covers
}

// rebuild returns rows as a true rectangle as wide as the widest row. It fails
// where the rectangle is over a limit.
func rebuild(rows [][]string) (*gouji.Grid, error) {
	t := table{rows: rows, spans: make([][]int, len(rows))}
	for _, row := range rows {
		t.width = max(t.width, len(row))
	}
	if t.width > limits.GridCols || len(rows) > limits.GridRows || len(rows)*t.width > limits.GridPositions {
		return nil, fmt.Errorf("有一张表 %d 行 %d 列，超过上限；请核对文件内容，或拆分后再载入", len(rows), t.width)
	}
	for i, row := range rows {
		t.spans[i] = absorb(len(row), t.width)
	}
	first, last := t.header()
	t.spread(first, last)
	return t.grid(first, last), nil
}

// absorb gives n cells the whole width, the surplus to the first: a title, a
// 合计 over code and name, a code that stands over three columns.
func absorb(n, width int) []int {
	spans := make([]int, n)
	for i := range spans {
		spans[i] = 1
	}
	spans[0] = width - n + 1
	return spans
}

// grid places the cells. Within the header an empty cell right below a cell of
// the same columns continues it.
func (t *table) grid(first, last int) *gouji.Grid {
	g := &gouji.Grid{Rows: len(t.rows), Cols: t.width}
	above := make([]int, t.width) // the last cell that began in a column
	for r, row := range t.rows {
		col := 0
		for k, text := range row {
			span := t.spans[r][k]
			if r > first && r < last && text == "" {
				if up := &g.Cells[above[col]]; up.Col == col && up.ColSpan == span && up.Row+up.RowSpan == r {
					up.RowSpan++
					col += span
					continue
				}
			}
			above[col] = len(g.Cells)
			g.Cells = append(g.Cells, gouji.Cell{Row: r, Col: col, RowSpan: 1, ColSpan: span, Text: text})
			col += span
		}
	}
	return g
}

// deepest is how many rows a header may have; a table of words without any
// figure is not all header.
const deepest = 8

// header returns the rows [first, last) of the header: what stands between the
// lines of the sheet (title, number, unit) and the first row with figures.
func (t *table) header() (first, last int) {
	for first < len(t.rows) && aboveHeader(t.rows[first]) {
		first++
	}
	last = first
	for last < len(t.rows) && last < first+deepest && !hasFigures(t.rows[last]) {
		last++
	}
	return first, last
}

// aboveHeader reports whether row is a line of the sheet above the header.
func aboveHeader(row []string) bool {
	for _, text := range row {
		label := segment.Fold(text).Text
		for _, begins := range []string{"部门:", "单位:", "公开", "编制", "填报", "预算单位", "单位名称", "金额单位"} {
			if strings.HasPrefix(label, begins) {
				return true
			}
		}
	}
	return shown(row) <= 1
}

// hasFigures reports whether row belongs to the body: it holds a number, is
// the 栏次, or a 合计 with nothing behind it. A 合计 before other words heads a
// column.
func hasFigures(row []string) bool {
	if summary(row) && (segment.Fold(row[0]).Text == "栏次" || shown(row) == 1) {
		return true
	}
	for _, text := range row {
		label := strings.TrimLeft(strings.TrimSpace(segment.Fold(text).Text), "-(")
		if _, n, _ := segment.Number(label); n > 0 && strings.Trim(label[n:], ") ") == "" {
			return true
		}
	}
	return false
}

// summary reports whether row begins with a label that stands over all the
// columns of labels.
func summary(row []string) bool {
	switch segment.Fold(row[0]).Text {
	case "栏次", "合计", "总计":
		return true
	}
	return false
}

// shown returns how many cells of row are not empty.
func shown(row []string) int {
	n := 0
	for _, text := range row {
		if text != "" {
			n++
		}
	}
	return n
}
