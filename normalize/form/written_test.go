package form_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gouji"
	"gouji/extract/docx"
	"gouji/internal/synth"
	"gouji/normalize/form"
)

var amount = regexp.MustCompile(`^-?[\d,]+\.\d+$`)

// Every disclosure that the project writes for tests is read in full: each
// form, each figure, and in clean ones all that must add up does.
func TestWritten(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/*/*.docx")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no disclosures in testdata: %v", err)
	}
	for _, p := range paths {
		name := filepath.Base(filepath.Dir(p))
		t.Run(name, func(t *testing.T) {
			doc := readDocx(t, p)
			r := form.Read(doc, 0, len(doc.Blocks), 0, 7)
			for _, n := range r.Notes {
				t.Errorf("note: %s", n.What)
			}
			broken := check(t, r, 7)
			if strings.HasPrefix(name, "clean") && len(broken) > 0 {
				t.Errorf("does not add up: %q", broken)
			}
			complete(t, doc, r)
		})
	}
}

// complete fails t where a table prints an amount that is no fact.
func complete(t *testing.T, doc *gouji.Document, r form.Result) {
	t.Helper()
	read := map[gouji.Source]bool{}
	for _, f := range r.Facts {
		read[f.Source] = true
	}
	for i, b := range doc.Blocks {
		if b.Kind != gouji.Table {
			continue
		}
		for _, c := range b.Grid.Cells {
			if amount.MatchString(c.Text) && !read[gouji.Source{Block: i, Row: c.Row, Col: c.Col, Page: c.Page}] {
				t.Errorf("block %d, row %d, column %d: %s was not read", i, c.Row, c.Col, c.Text)
			}
		}
	}
}

// Disclosures of every year and layout, with figures as they fall, are read
// in full and add up.
func TestManyWritten(t *testing.T) {
	for seed := range uint64(150) {
		o := synth.Options{
			Seed: seed, Year: 2017 + int(seed%8), Layout: synth.Layout(seed / 8 % 3), Odd: seed%2 == 0, Zeros: seed%5 == 0,
		}
		if seed%7 == 0 {
			o.Unit = gouji.Yuan
		}
		d, err := synth.New(o)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := d.WriteDOCX(&b); err != nil {
			t.Fatal(err)
		}
		doc, err := docx.Read(context.Background(), "a.docx", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		r := form.Read(doc, 0, len(doc.Blocks), o.Year, 0)
		t.Run(fmt.Sprintf("%d-%d", seed, o.Year), func(t *testing.T) {
			forms := 8
			if o.Year >= 2020 {
				forms = 9
			}
			if len(r.Forms) != forms || len(r.Notes) > 0 {
				t.Errorf("%d forms, notes %v", len(r.Forms), r.Notes)
			}
			for _, b := range check(t, r, 0) {
				t.Errorf("does not add up: %s", b)
			}
			complete(t, doc, r)
		})
	}
}
