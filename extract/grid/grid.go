// Package grid finds the tables of a page from what is printed on it,
// characters and rulings, and returns them as Grids with their spans.
//
// Every step is a value that can be printed and drawn: Edges, the Nets they
// make, the Cells of a net, the Lines of a cell. Reading files, and the prose
// between tables, are left to the formats; what tables mean to normalize.
package grid

import (
	"slices"

	"gouji"
)

// A Glyph is one printed character. Lengths are in points, the origin is the
// top left corner of the page.
type Glyph struct {
	Rune  rune
	Box   gouji.Box // its advance by the height of its font
	Base  float32   // where its baseline crosses the other axis
	Size  float32   // of its font
	Font  int32     // equal within a page where the font is
	Turn  Turn      // which way it reads
	Shade uint8     // of its ink on white paper: 0 black, 255 not seen
	Vivid bool      // its ink is a colour, not black or grey
	Blind bool      // drawn without ink: the text layer of a scanned page
}

// Turn says which way text reads.
type Turn uint8

// The ways text reads.
const (
	Right Turn = iota
	Down
	Left
	Up
	Askew
)

// A Ruling is a straight line along the page's sides, with its thickness: a
// stroke, or a rectangle filled so thin that it looks like one.
type Ruling struct {
	Box        gouji.Box
	Horizontal bool
}

// A Table is a table of one page.
type Table struct {
	Page  int // as the caller numbers pages; its cells keep it
	Box   gouji.Box
	X, Y  []float32 // positions of the lines between which columns and rows stand
	Cells []Cell    // by row, then column
}

// A Cell is a rectangle of a table with the lines printed in it.
type Cell struct {
	Row, Col         int
	RowSpan, ColSpan int
	Box              gouji.Box
	Lines            []Line
}

// Found is what Find made of a page.
type Found struct {
	Edges  []Edge
	Tables []Table // from top to bottom
	Rest   []Line  // what stands in none, from top to bottom

	Truncated bool // there was more than limits allow: lines of tables or tables are missing
}

// Find returns the tables among upright glyphs, rulings and coloured
// rectangles of a page. It orders glyphs in place.
func Find(page int, glyphs []Glyph, rulings []Ruling, fills []gouji.Box) Found {
	var f Found
	f.Edges, f.Truncated = Edges(rulings)
	ruled, truncated := tablesOf(f.Edges)
	f.Truncated = f.Truncated || truncated
	if sides := shades(fills, ruled, glyphs); len(sides) > 0 {
		rulings = slices.Concat(rulings, sides)
		f.Edges, _ = Edges(rulings)
		shaded, _ := tablesOf(f.Edges)
		ruled = append(slices.DeleteFunc(shaded, func(t Table) bool { return len(t.X) < 3 || len(t.Y) < 3 }), ruled...)
	}
	f.Tables = outermost(ruled)
	rest := deal(glyphs, f.Tables)
	f.Rest = Lines(rest)
	f.Tables, f.Rest = inner(f.Tables, f.Rest, f.Edges, rulings)
	f.Tables, f.Rest = align(f.Tables, f.Rest, f.Edges, rulings)
	for i := range f.Tables {
		f.Tables[i].Page = page
	}
	return f
}

// tablesOf returns the tables of nets, and whether one was over a limit.
func tablesOf(edges []Edge) (tables []Table, truncated bool) {
	for _, n := range Nets(edges) {
		t, ok := n.table()
		if ok {
			tables = append(tables, t)
		}
		truncated = truncated || t.tooLarge()
	}
	return tables, truncated
}

// outermost drops tables that lie in another one, and orders the others from
// top to bottom.
func outermost(tables []Table) []Table {
	var out []Table
	for i := range tables {
		inside := false
		for k := range tables {
			inside = inside || k != i && within(tables[i].Box, tables[k].Box) && (k < i || !within(tables[k].Box, tables[i].Box))
		}
		if !inside {
			out = append(out, tables[i])
		}
	}
	order(out, func(t *Table) float32 { return t.Box.Y0 })
	return out
}

// within reports whether the middle of a lies in b.
func within(a, b gouji.Box) bool {
	x, y := (a.X0+a.X1)/2, (a.Y0+a.Y1)/2
	return x > b.X0 && x < b.X1 && y > b.Y0 && y < b.Y1
}
