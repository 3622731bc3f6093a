package grid_test

import (
	"testing"

	"gouji"
	"gouji/extract/grid"
)

// TestFrames has tables whose lines run one way alone.
func TestFrames(t *testing.T) {
	for _, test := range []struct {
		name    string
		picture string
		want    string
	}{
		{"lines across, a name of two lines, headings over columns", `
------------------------------------------
 item                    expenditure
------------------------------------------
 code   name            basic     other
------------------------------------------
 206    science and      12.00      3.00
        technology
------------------------------------------
 207    culture          11.00      1.00
------------------------------------------
 208    security        115.20
------------------------------------------
`, `table 5 × 4
0,0 "item"
0,1 ""
0,2 1×2 "expenditure"
1,0 "code"
1,1 "name"
1,2 "basic"
1,3 "other"
2,0 "206"
2,1 "science and technology"
2,2 "12.00"
2,3 "3.00"
3,0 "207"
3,1 "culture"
3,2 "11.00"
3,3 "1.00"
4,0 "208"
4,1 "security"
4,2 "115.20"
4,3 ""
`},
		{"an amount right before the next column's words", `
----------------------------
 income  sum    expense  sum
----------------------------
 fiscal   12.00 health   1.00
----------------------------
 other     3.10 housing  2.00
----------------------------
 total    15.10 total    3.00
----------------------------
`, `table 4 × 4
0,0 "income"
0,1 "sum"
0,2 "expense"
0,3 "sum"
1,0 "fiscal"
1,1 "12.00"
1,2 "health"
1,3 "1.00"
2,0 "other"
2,1 "3.10"
2,2 "housing"
2,3 "2.00"
3,0 "total"
3,1 "15.10"
3,2 "total"
3,3 "3.00"
`},
		{"lines within a box", `
+---------------------+
| code  name      sum |
+---------------------+
| 206   office  12.00 |
+---------------------+
| 207   travel   3.10 |
+---------------------+
| 208   meals    5.20 |
+---------------------+
`, `table 4 × 3
0,0 "code"
0,1 "name"
0,2 "sum"
1,0 "206"
1,1 "office"
1,2 "12.00"
2,0 "207"
2,1 "travel"
2,2 "3.10"
3,0 "208"
3,1 "meals"
3,2 "5.20"
`},
		{"lines down alone", `
+------+--------+-------+
| code | name   |   sum |
+------+--------+-------+
| 206  | office | 12.00 |
|      |        |       |
| 207  | travel |  3.10 |
|      |        |       |
| 208  | meals  |  5.20 |
+------+--------+-------+
`, `table 4 × 3
0,0 "code"
0,1 "name"
0,2 "sum"
1,0 "206"
1,1 "office"
1,2 "12.00"
2,0 "207"
2,1 "travel"
2,2 "3.10"
3,0 "208"
3,1 "meals"
3,2 "5.20"
`},
		{"prose between lines is no table", `
-----------------------------------
 A head of the page
-----------------------------------
 Prose that says 12.00 and 13.00 only
-----------------------------------
`, "line A head of the page\nline Prose that says 12.00 and 13.00 only\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := show(test.picture); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// TestEnds has rulings that are drawn cell by cell: a column without any text
// but its heading is known by where they end.
func TestEnds(t *testing.T) {
	glyphs, _ := draw(`
code name other sum

206  office     12.00

207  travel      3.10

208  meals       5.20
`)
	var rulings []grid.Ruling
	for y := range 5 {
		at := float32(2*y)*high - high/2
		for _, x := range [][2]float32{{0, 24}, {24, 52}, {52, 78}, {78, 110}} {
			rulings = append(rulings, grid.Ruling{Box: gouji.Box{X0: x[0], Y0: at, X1: x[1], Y1: at}, Horizontal: true})
		}
	}
	f := grid.Find(1, glyphs, rulings, nil)
	if len(f.Tables) != 1 || len(f.Tables[0].X) != 5 || len(f.Tables[0].Y) != 5 {
		t.Fatalf("%d tables: %+v", len(f.Tables), f.Tables)
	}
}

// TestStripes has a table of which every other row is coloured, cell by cell,
// and the last one is not.
func TestStripes(t *testing.T) {
	glyphs, _ := draw(`
code name        sum
206  office    12.00
207  travel     3.10
208  meals      5.20
`)
	var fills []gouji.Box
	for _, y := range []float32{0, 2} {
		for _, x := range [][2]float32{{0, 22}, {22, 65}, {65, 105}} {
			fills = append(fills, gouji.Box{X0: x[0], Y0: y * high, X1: x[1], Y1: (y + 1) * high})
		}
	}
	f := grid.Find(1, glyphs, nil, fills)
	if len(f.Tables) != 1 || len(f.Rest) != 0 {
		t.Fatalf("%d tables, rest %v", len(f.Tables), f.Rest)
	}
	if x, y := len(f.Tables[0].X), len(f.Tables[0].Y); x != 4 || y != 5 {
		t.Errorf("%d × %d positions", x, y)
	}
}
