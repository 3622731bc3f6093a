package grid_test

import (
	"fmt"
	"strings"
	"testing"

	"gouji"
	"gouji/extract/grid"
)

// A picture is a page drawn in characters: + - | are rulings, everything else
// is printed. A column is half an em wide, a row 1.4 em high.
const (
	em   = 10
	wide = em / 2
	high = em * 1.4
)

// draw turns a picture into what a reader of pages gives.
func draw(picture string) (glyphs []grid.Glyph, rulings []grid.Ruling) {
	rows := strings.Split(strings.Trim(picture, "\n"), "\n")
	upright := func(y, x int) bool {
		return y >= 0 && y < len(rows) && x < len(rows[y]) && (rows[y][x] == '|' || rows[y][x] == '+')
	}
	for y, row := range rows {
		top := float32(y) * high
		middle := top + high/2
		for x, r := range row {
			left := float32(x) * wide
			box := gouji.Box{X0: left, Y0: middle - 5, X1: left + wide, Y1: middle + 5}
			switch r {
			case ' ':
			case '-', '+':
				rulings = append(rulings, grid.Ruling{Box: gouji.Box{X0: left, Y0: middle, X1: left + wide, Y1: middle + 0.5}, Horizontal: true})
			case '|':
			default:
				glyphs = append(glyphs, grid.Glyph{Rune: r, Box: box, Base: middle + 4, Size: em})
			}
			if upright(y, x) && upright(y+1, x) {
				rulings = append(rulings, grid.Ruling{Box: gouji.Box{X0: left + 2, Y0: middle, X1: left + 2.5, Y1: middle + high}})
			}
		}
	}
	return glyphs, rulings
}

// show is a page as text: its tables cell by cell, then the other lines.
func show(pictures ...string) string {
	var b strings.Builder
	var parts []grid.Table
	for i, p := range pictures {
		glyphs, rulings := draw(p)
		f := grid.Find(i+1, glyphs, rulings, nil)
		for _, t := range f.Tables {
			if len(parts) > 0 && grid.Continues(parts, &t) && i > 0 {
				parts = append(parts, t)
				continue
			}
			flush(&b, parts)
			parts = []grid.Table{t}
		}
		for _, l := range f.Rest {
			fmt.Fprintf(&b, "line %s\n", l.Text)
		}
	}
	flush(&b, parts)
	return b.String()
}

func flush(b *strings.Builder, parts []grid.Table) {
	if len(parts) == 0 {
		return
	}
	g := grid.Join(parts)
	fmt.Fprintf(b, "table %d × %d\n", g.Rows, g.Cols)
	for _, c := range g.Cells {
		span := ""
		if c.RowSpan > 1 || c.ColSpan > 1 {
			span = fmt.Sprintf(" %d×%d", c.RowSpan, c.ColSpan)
		}
		fmt.Fprintf(b, "%d,%d%s %q\n", c.Row, c.Col, span, c.Text)
	}
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name     string
		pictures []string
		want     string
	}{
		{"cells over several rows and columns", []string{`
title
+------+-----------+
|code  | amount    |
|      +-----+-----+
|      | a   | b   |
+------+-----+-----+
|206   | 1.00| 2.00|
+------+-----+-----+
`}, `line title
table 3 × 3
0,0 2×1 "code"
0,1 1×2 "amount"
1,1 "a"
1,2 "b"
2,0 "206"
2,1 "1.00"
2,2 "2.00"
`},
		{"no lines on the left and the right", []string{`
-------+------
206    | 1.00
-------+------
208    | 2.00
-------+------
`}, `table 2 × 2
0,0 "206"
0,1 "1.00"
1,0 "208"
1,1 "2.00"
`},
		{"a code wrapped in its cell, and two paragraphs in one", []string{`
+-----+---------+
|3010 | 1.00    |
|1    |         |
+-----+---------+
|a    | 2.00    |
|b    |         |
+-----+---------+
`}, `table 2 × 2
0,0 "30101"
0,1 "1.00"
1,0 "a\nb"
1,1 "2.00"
`},
		{"two tables, prose between", []string{`
+--+--+
|a |b |
+--+--+
between
+--+--+
|c |d |
+--+--+
`}, `table 1 × 2
0,0 "a"
0,1 "b"
line between
table 1 × 2
0,0 "c"
0,1 "d"
`},
		{"a frame is no table", []string{`
+-------+
| title |
+-------+
`}, "line title\n"},
		{"without lines", []string{`
code   name         amount
206    office        12.00
207    travel         3.10
208    meetings     115.20
`}, `table 4 × 3
0,0 "code"
0,1 "name"
0,2 "amount"
1,0 "206"
1,1 "office"
1,2 "12.00"
2,0 "207"
2,1 "travel"
2,2 "3.10"
3,0 "208"
3,1 "meetings"
3,2 "115.20"
`},
		{"prose and contents are no tables", []string{`
This year the unit spent 12.00 and earned 13.00 in all.

Part one          1
Part two          4
Part three       12
`}, "line This year the unit spent 12.00 and earned 13.00 in all.\nline Part one 1\nline Part two 4\nline Part three 12\n"},
		{"over two pages, the header printed again", []string{`
+------+------+
|code  |amount|
+------+------+
|206   |  1.00|
+------+------+
`, `
+------+------+
|code  |amount|
+------+------+
|208   |  2.00|
+------+------+
`}, `table 3 × 2
0,0 "code"
0,1 "amount"
1,0 "206"
1,1 "1.00"
2,0 "208"
2,1 "2.00"
`},
		{"a row parted by the end of the page", []string{`
+-----+-----+
|20801|1.00 |
+-----+-----+
`, `
+-----+-----+
|01   |     |
+-----+-----+
|20805|2.00 |
+-----+-----+
`}, `table 2 × 2
0,0 "2080101"
0,1 "1.00"
1,0 "20805"
1,1 "2.00"
`},
		{"other columns on the next page", []string{`
+-----+-----+
|a    |b    |
+-----+-----+
`, `
+--+--------------+
|c |d             |
+--+--------------+
`}, `table 1 × 2
0,0 "a"
0,1 "b"
table 1 × 2
0,0 "c"
0,1 "d"
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := show(test.pictures...); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestGlue(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"3010", "1", ""}, {"1,234.", "50", ""}, {"12.34", "56.78", " "}, {"total", "Basic", " "}, {"1,234.50", "Basic", " "},
		{"财政", "拨款", ""}, {"2024", "年", ""}, {"支出", "12", ""}, {"(a)", "b", ""},
	} {
		if got := grid.Glue(test.a, test.b); got != test.want {
			t.Errorf("Glue(%q, %q) = %q, want %q", test.a, test.b, got, test.want)
		}
	}
}
