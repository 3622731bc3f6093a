package oracle

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/unidoc/unioffice/document"
	"github.com/unidoc/unioffice/schema/soo/wml"

	"gouji"
	"gouji/extract/docx"
)

// The folders that are searched for docx, at any depth. The corpus stands
// beside the repository and may be absent; the project's own test data may not.
var (
	testdata = filepath.Join("..", "..", "testdata")
	corpus   = filepath.Join("..", "..", "..", "shared", "corpus")
)

// files returns all docx of a folder by their paths.
func files(tb testing.TB, root string) map[string][]byte {
	tb.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.EqualFold(filepath.Ext(path), ".docx") {
			return err
		}
		out[path], err = os.ReadFile(path)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		tb.Fatal(err)
	}
	return out
}

func TestTestdata(t *testing.T) {
	found := files(t, testdata)
	if len(found) == 0 {
		t.Fatalf("no docx found under %s", testdata)
	}
	compare(t, found)
}

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); os.IsNotExist(err) {
		t.Skipf("skipped: the folder %s is absent", corpus)
	}
	found := files(t, corpus)
	if len(found) == 0 {
		t.Fatalf("no docx found under %s", corpus)
	}
	compare(t, found)
}

func compare(t *testing.T, found map[string][]byte) {
	var seen tally
	for path, data := range found {
		t.Run(filepath.Base(path), func(t *testing.T) {
			ours, err := docx.Read(context.Background(), filepath.Base(path), data)
			if err != nil {
				t.Fatal(err)
			}
			theirs, err := document.Read(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			c := comparison{t: t, w: &witness{doc: theirs, numbered: numberedStyles(theirs)}, tally: &seen}
			c.body(ours)
			c.margins(ours)
		})
	}
	t.Logf("%d documents: %d paragraphs (%d with automatic numbers), %d tables, %d cells, %d paragraphs of headers and footers agree",
		len(found), seen.paragraphs, seen.numbered, seen.tables, seen.cells, seen.margins)
	if seen.paragraphs == 0 {
		t.Error("no paragraph was compared")
	}
}

type tally struct{ paragraphs, numbered, tables, cells, margins int }

// A comparison sets what our reader gives of one document beside what the
// witness gives. What they see differently by design is
//
//   - paragraphs that show nothing: we leave them out;
//   - automatic numbers: the witness knows none, so our text may have one in
//     front where the paragraph or its style is numbered;
//   - merged cells: the witness has the continuations as cells of their own,
//     we have one cell that spans them.
//
// Everything else is an error of one of the two, to be mended in ours or
// explained here.
type comparison struct {
	t *testing.T
	w *witness
	*tally
}

func (c *comparison) body(ours *gouji.Document) {
	blocks := slices.DeleteFunc(slices.Clone(ours.Blocks), func(b gouji.Block) bool { return b.Region != gouji.Body })
	i := 0
	for _, theirs := range c.w.blocks() {
		if theirs.table == nil && strings.TrimSpace(theirs.text) == "" && !theirs.numbered {
			continue
		}
		if i == len(blocks) {
			c.t.Fatalf("our blocks end before %q", theirs.text)
		}
		ours := blocks[i]
		i++
		switch {
		case (theirs.table != nil) != (ours.Kind == gouji.Table):
			c.t.Fatalf("block %d: one reader has a table, the other %q%q", i-1, ours.Text, theirs.text)
		case theirs.table != nil:
			c.table(i-1, ours.Grid, theirs.table)
		default:
			c.paragraph(fmt.Sprintf("block %d", i-1), ours.Text, theirs)
		}
	}
	if i < len(blocks) {
		c.t.Errorf("our block %d is unknown to the witness: %q", i, blocks[i].Text)
	}
}

func (c *comparison) paragraph(place, ours string, theirs block) {
	text := strings.Trim(theirs.text, "\n")
	label, ok := strings.CutSuffix(ours, text)
	if !ok || label != "" && !theirs.numbered {
		c.t.Errorf("%s: got %q, the witness has %q (numbered: %v)", place, ours, text, theirs.numbered)
		return
	}
	c.paragraphs++
	if label != "" {
		c.numbered++
	}
}

func (c *comparison) table(at int, ours *gouji.Grid, theirs *wml.CT_Tbl) {
	lookup, own := ours.Lookup(), 0
	rows := tableRows(theirs)
	if len(rows) != ours.Rows {
		c.t.Fatalf("block %d: got %d rows, the witness has %d", at, ours.Rows, len(rows))
	}
	for r, row := range rows {
		col := 0
		for _, tc := range rowCells(row) {
			span, continues := cellShape(tc)
			place := fmt.Sprintf("block %d, row %d, column %d", at, r, col)
			if col+span > ours.Cols {
				c.t.Fatalf("%s: out of our %d columns", place, ours.Cols)
			}
			cell := ours.Cells[lookup[r*ours.Cols+col]]
			switch {
			case continues && cell.Row == r:
				c.t.Errorf("%s: continues a merged cell, but is our own", place)
			case !continues && (cell.Row != r || cell.Col != col || cell.ColSpan != span):
				c.t.Errorf("%s: our cell is %+v, the witness spans %d columns", place, cell, span)
			case !continues:
				own++
				c.cell(place, cell.Text, tc)
			}
			col += span
		}
	}
	if own != len(ours.Cells) {
		c.t.Errorf("block %d: we have %d cells, the witness %d", at, len(ours.Cells), own)
	}
	c.tables++
}

func (c *comparison) cell(place, ours string, tc *wml.CT_Tc) {
	var lines []string
	for _, b := range c.w.level(tc.EG_BlockLevelElts) {
		if text := strings.Trim(b.text, "\n"); strings.TrimSpace(text) != "" {
			lines = append(lines, text)
		}
	}
	if theirs := strings.Join(lines, "\n"); ours != theirs {
		c.t.Errorf("%s: got %q, the witness has %q", place, ours, theirs)
		return
	}
	c.cells++
}

// margins compares the headers and footers, whose order is free.
func (c *comparison) margins(ours *gouji.Document) {
	var got, want []string
	for _, b := range ours.Blocks {
		if b.Region == gouji.Header || b.Region == gouji.Footer {
			got = append(got, b.Text)
		}
	}
	var paragraphs []document.Paragraph
	for _, h := range c.w.doc.Headers() {
		paragraphs = append(paragraphs, h.Paragraphs()...)
	}
	for _, f := range c.w.doc.Footers() {
		paragraphs = append(paragraphs, f.Paragraphs()...)
	}
	for _, p := range paragraphs {
		if text := c.w.paragraph(p.X()).text; strings.TrimSpace(text) != "" {
			want = append(want, text)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		c.t.Errorf("headers and footers: got %q, the witness has %q", got, want)
	}
	c.tally.margins += len(got)
}
