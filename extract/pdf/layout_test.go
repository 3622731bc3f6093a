package pdf_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"gouji"
	"gouji/extract/docx"
	"gouji/extract/pdf"
)

// spanless are the layouts whose prints do not show which cells are merged.
var spanless = map[string]string{
	"unruled":               "no lines are drawn",
	"unruled-pages":         "no lines are drawn",
	"unruled-wrapped":       "no lines are drawn",
	"unruled-wrapped-level": "no lines are drawn",
	"unruled-balance":       "no lines are drawn",
	"striped":               "every other row is told apart by nothing",
	"shuffled-unruled":      "no lines are drawn",
	"ruled-across":          "no vertical lines are drawn",
	"ruled-across-wrapped":  "no vertical lines are drawn",
	"three-rules":           "only three lines are drawn",
	"three-rules-wrapped":   "only three lines are drawn",
}

// TestLayouts holds the reader to the documents that prints were made of: the
// same paragraphs and tables in the same order, the same cells in the same
// places. White space aside, which a print does not show.
func TestLayouts(t *testing.T) {
	documents, err := filepath.Glob(filepath.Join("testdata", "layouts", "*.docx"))
	if err != nil || len(documents) == 0 {
		t.Fatalf("no layouts, %v: go run ./internal/synth/print at the root of the module", err)
	}
	for _, name := range documents {
		layout := strings.TrimSuffix(filepath.Base(name), ".docx")
		t.Run(layout, func(t *testing.T) {
			t.Parallel()
			want := readWith(t, docx.Read, name)
			got := readWith(t, pdf.Read, strings.TrimSuffix(name, ".docx")+".pdf")
			if len(want.Malformed)+len(got.Malformed) > 0 {
				t.Errorf("malformed: docx %v, pdf %v", want.Malformed, got.Malformed)
			}
			sameBody(t, body(want), body(got), spanless[layout] == "")
			sameMargins(t, want, got)
		})
	}
}

func readWith(t *testing.T, read func(context.Context, string, []byte) (*gouji.Document, error), name string) *gouji.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read(context.Background(), filepath.Base(name), data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return doc
}

func body(d *gouji.Document) []gouji.Block {
	var out []gouji.Block
	for _, b := range d.Blocks {
		if b.Region == gouji.Body {
			out = append(out, b)
		}
	}
	return out
}

// squeeze returns s without white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// sameBody compares tables by their number, so that one that was not found
// does not hide the others, and paragraphs by the sequence that they make with
// the tables.
func sameBody(t *testing.T, want, got []gouji.Block, spans bool) {
	t.Helper()
	wantTables, wantText := parted(want)
	gotTables, gotText := parted(got)
	if len(wantTables) == 0 {
		t.Error("the document has no table")
	}
	if len(wantTables) != len(gotTables) {
		t.Errorf("%d tables, want %d", len(gotTables), len(wantTables))
	}
	for i := range min(len(wantTables), len(gotTables)) {
		sameTable(t, i, wantTables[i].Grid, gotTables[i].Grid, spans)
	}
	for i := range max(len(wantText), len(gotText)) {
		w, g := at(wantText, i), at(gotText, i)
		if w != g {
			t.Errorf("paragraph %d:\n want %q\n got  %q", i, w, g)
			break // what follows is out of step
		}
	}
}

// parted returns the tables of blocks, and their text in sequence, in which
// each table leaves its mark.
func parted(blocks []gouji.Block) (tables []gouji.Block, text []string) {
	for _, b := range blocks {
		if b.Kind == gouji.Table {
			tables = append(tables, b)
			text = append(text, "<table>")
			continue
		}
		text = append(text, squeeze(b.Text))
	}
	return tables, text
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "<none>"
}

// sameTable compares two tables cell by cell. A print that shows no spans says
// where texts stand, and nothing of cells without one.
func sameTable(t *testing.T, number int, want, got *gouji.Grid, spans bool) {
	t.Helper()
	if want.Rows != got.Rows || want.Cols != got.Cols {
		t.Errorf("table %d: %d × %d, want %d × %d", number, got.Rows, got.Cols, want.Rows, want.Cols)
	}
	covered(t, number, got)
	w, g := cells(want, spans), cells(got, spans)
	const shown = 12
	differences := 0
	differ := func(row, col int, want, got string) {
		if differences++; differences <= shown {
			t.Errorf("table %d, row %d, col %d:\n want %s\n got  %s", number, row, col, want, got)
		}
	}
	for row := range max(want.Rows, got.Rows) {
		for col := range max(want.Cols, got.Cols) {
			if a, b := w[[2]int{row, col}], g[[2]int{row, col}]; a != b {
				differ(row, col, a, b)
			}
		}
	}
	if differences > shown {
		t.Errorf("table %d: %d more cells differ", number, differences-shown)
	}
}

// covered requires that each position of a grid is covered by exactly one cell.
func covered(t *testing.T, number int, g *gouji.Grid) {
	t.Helper()
	n := make([]int, g.Rows*g.Cols)
	for _, c := range g.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > g.Rows || c.Col+c.ColSpan > g.Cols {
			t.Errorf("table %d: the cell %q at row %d, col %d over %d × %d is beyond %d × %d", number, c.Text, c.Row, c.Col, c.RowSpan, c.ColSpan, g.Rows, g.Cols)
			continue
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				n[r*g.Cols+k]++
			}
		}
	}
	for i, n := range n {
		if n != 1 {
			t.Errorf("table %d: %d cells cover row %d, col %d", number, n, i/g.Cols, i%g.Cols)
		}
	}
}

// cells returns what stands at each position of a grid.
func cells(g *gouji.Grid, spans bool) map[[2]int]string {
	out := map[[2]int]string{}
	for _, c := range g.Cells {
		text := squeeze(c.Text)
		switch {
		case spans:
			out[[2]int{c.Row, c.Col}] = fmt.Sprintf("%q over %d × %d", text, c.RowSpan, c.ColSpan)
		case text != "":
			out[[2]int{c.Row, c.Col}] = fmt.Sprintf("%q", text)
		}
	}
	return out
}

var pageNumber = regexp.MustCompile(`^第\d+页$`)

// sameMargins holds every page to its number below the text, and to its
// running head above it where the document has one.
func sameMargins(t *testing.T, want, got *gouji.Document) {
	t.Helper()
	head := ""
	for _, b := range want.Blocks {
		if b.Region == gouji.Header {
			head += squeeze(b.Text)
		}
	}
	heads, numbers := make([]string, got.Pages+1), make([]string, got.Pages+1)
	for _, b := range got.Blocks {
		switch b.Region {
		case gouji.Header:
			heads[b.Page] += squeeze(b.Text)
		case gouji.Footer:
			numbers[b.Page] += squeeze(b.Text)
		case gouji.Body:
			if text := squeeze(b.Text); pageNumber.MatchString(text) || head != "" && text == head {
				t.Errorf("page %d: %q is part of the text", b.Page, b.Text)
			}
		}
	}
	for page := 1; page <= got.Pages; page++ {
		if heads[page] != head {
			t.Errorf("page %d: running head %q, want %q", page, heads[page], head)
		}
		if number := fmt.Sprintf("第%d页", page); numbers[page] != number {
			t.Errorf("page %d: foot %q, want %q", page, numbers[page], number)
		}
	}
}
