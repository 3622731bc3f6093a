package form_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"gouji"
	"gouji/extract/docx"
	"gouji/extract/text"
	"gouji/internal/golden"
	"gouji/normalize/form"
)

// corpus walks up to the folder of real documents, and skips the test where
// there is none.
func corpus(t testing.TB, path ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	p := filepath.Join(append([]string{dir, "..", "shared", "corpus"}, path...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("no real documents: %s is missing", p)
	}
	return p
}

func readDocx(t testing.TB, path string) *gouji.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := docx.Read(context.Background(), filepath.Base(path), data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func seed(t testing.TB) *gouji.Document { return readDocx(t, only(t, "*.docx")) }

// only returns the one file of the seed that matches.
func only(t testing.TB, pattern string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(corpus(t, "seed"), pattern))
	if err != nil || len(paths) != 1 {
		t.Fatalf("%s: %v, %v", pattern, paths, err)
	}
	return paths[0]
}

// facts prints every printed figure with its concept, a line a fact.
func facts(r form.Result) []byte {
	var b bytes.Buffer
	blanks := 0
	for i, f := range r.Facts {
		if i == 0 || f.Form != r.Facts[i-1].Form {
			fmt.Fprintf(&b, "== %s\n", f.Form)
		}
		if f.Blank {
			blanks++
			continue
		}
		mark := ""
		if f.Derived {
			mark = " (derived)"
		}
		fmt.Fprintf(&b, "%s\t%d\t%s\t[%s | %s] %d:%d,%d%s\n", f.Amount, f.Year, f.Concept, f.Line, f.Column, f.Source.Block, f.Source.Row, f.Source.Col, mark)
	}
	fmt.Fprintf(&b, "== %d blanks\n", blanks)
	return b.Bytes()
}

func TestSeed(t *testing.T) {
	doc := seed(t)
	r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
	printed := 0
	for _, f := range r.Facts {
		if !f.Blank && !f.Derived {
			printed++
		}
	}
	if len(r.Forms) != 9 || printed != 131 {
		t.Errorf("%d forms with %d printed figures, want 9 with 131", len(r.Forms), printed)
	}
	for _, n := range r.Notes {
		t.Errorf("note: %s", n.What)
	}
	for _, b := range check(t, r, 0) {
		t.Errorf("does not add up: %s", b)
	}
	golden.Check(t, "testdata/seed-facts.golden", facts(r))
}

// The flat text of the document says the same.
func TestSeedAsText(t *testing.T) {
	path := only(t, "*.txt")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	flat, err := text.Read(context.Background(), filepath.Base(path), data)
	if err != nil {
		t.Fatal(err)
	}
	doc := seed(t)
	a := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
	b := form.Read(flat, 0, len(flat.Blocks), 2020, 0)
	said := func(f gouji.Fact) string {
		return fmt.Sprint(f.ID, f.Form, f.Concept, f.Line, f.Column, f.Amount, f.Blank, f.Derived, f.Printed)
	}
	for i := range max(len(a.Facts), len(b.Facts)) {
		if i >= len(a.Facts) || i >= len(b.Facts) {
			t.Fatalf("%d facts of the docx, %d of the text", len(a.Facts), len(b.Facts))
		}
		if x, y := said(a.Facts[i]), said(b.Facts[i]); x != y {
			t.Errorf("docx: %s\ntext: %s", x, y)
		}
	}
	if !reflect.DeepEqual(a.Partitions, b.Partitions) {
		t.Error("the partitions differ")
	}
}

func BenchmarkSeed(b *testing.B) {
	doc := seed(b)
	for b.Loop() {
		form.Read(doc, 0, len(doc.Blocks), 2020, 0)
	}
}
