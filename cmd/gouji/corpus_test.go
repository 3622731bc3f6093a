package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gouji/internal/golden"
)

// TestRealAccounts holds the program to what was found in real accounts by
// reading their pages: nothing more at error or warning, the differences by
// rounding apart. The golden gives concepts, figures and places, not
// sentences: those are not ours.
func TestRealAccounts(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "corpus", "real", "final-accounts")
	files, _ := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if len(files) == 0 {
		t.Skipf("%s is absent: what is found in real accounts is not compared", folder)
	}
	var out strings.Builder
	for _, file := range files {
		abs, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		got := execute(t, t.TempDir(), "check", abs, "--severity", "error,warning,rounding,note", "--format", "json")
		if got.code != 0 {
			t.Fatalf("exit %d: %s", got.code, got.err)
		}
		out.WriteString("== " + filepath.Base(file) + "\n")
		for line := range strings.Lines(got.out) {
			out.WriteString(placed(t, line))
		}
	}
	golden.Check(t, "testdata/real-accounts.golden", []byte(out.String()))
}

// TestRealFigures holds that every amount printed in a form of the real
// accounts is a fact.
func TestRealFigures(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "corpus", "real", "final-accounts")
	files, _ := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if len(files) == 0 {
		t.Skipf("%s is absent: its figures are not counted", folder)
	}
	amount := regexp.MustCompile(`^-?[0-9,]+\.[0-9]+$`)
	for _, file := range files {
		o, err := readOne(t.Context(), file)
		if err != nil || o.Document == nil || len(o.Readings) != 1 {
			t.Fatalf("%s %v", o.Reason, err)
		}
		type place struct{ block, row, col int }
		facts := map[place]bool{}
		for _, f := range o.Readings[0].Facts {
			facts[place{f.Source.Block, f.Source.Row, f.Source.Col}] = !f.Blank
		}
		if n := len(o.Readings[0].Forms); n != 9 {
			t.Errorf("%s: %d forms, want 9", filepath.Base(file), n)
		}
		for _, form := range o.Readings[0].Forms {
			for _, c := range o.Document.Blocks[form.Block].Grid.Cells {
				if amount.MatchString(c.Text) && !facts[place{form.Block, c.Row, c.Col}] {
					t.Errorf("%s, page %d, %s: %s in row %d, column %d is no fact", filepath.Base(file), c.Page, form.Title, c.Text, c.Row, c.Col)
				}
			}
		}
	}
}

// placed is one finding as a line and one more for each side.
func placed(t *testing.T, line string) string {
	t.Helper()
	var f struct {
		Rule, Severity, Concept, Difference string
		Sides                               []struct {
			Amount, Measure string
			Place           struct {
				Part, Form, Row, Column, Section string
				Page                             int
			}
		}
	}
	if err := json.Unmarshal([]byte(line), &f); err != nil {
		t.Fatal(err)
	}
	out := fmt.Sprintf("%s %s %s %s\n", f.Severity, f.Rule, f.Concept, f.Difference)
	for _, s := range f.Sides {
		p := s.Place
		out += strings.TrimRight(fmt.Sprintf("    p%d %s%s %s %s%s %s", p.Page, p.Form, p.Part, p.Row+p.Section, s.Amount, s.Measure, p.Column), " ") + "\n"
	}
	return out
}

// TestOtherKinds holds that budgets and templates of the corpus are known as
// such, are read with all their pages, and that no rule fires on them.
func TestOtherKinds(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "corpus", "real")
	for sub, kind := range map[string]string{"budgets": "预算", "templates": "模板"} {
		files, _ := filepath.Glob(filepath.Join(folder, sub, "*.pdf"))
		if len(files) == 0 {
			t.Skipf("%s is absent: its kinds of disclosure are not compared", folder)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				o, err := readOne(t.Context(), file)
				if err != nil || o.Document == nil {
					t.Fatalf("%s %v", o.Reason, err)
				}
				if len(o.Readings) != 1 || string(o.Readings[0].Kind) != kind {
					t.Errorf("read as %v, want one of kind %s", o.Readings, kind)
				}
				silent := map[int]bool{}
				for p := range o.Document.Pages {
					silent[p+1] = true
				}
				for _, b := range o.Document.Blocks {
					delete(silent, b.Page)
					for _, p := range b.Prints {
						delete(silent, p.Page)
					}
					if b.Grid != nil {
						for _, c := range b.Grid.Cells {
							delete(silent, c.Page)
						}
					}
				}
				if len(silent) > 0 {
					t.Errorf("nothing was read on pages %v", silent)
				}
				abs, err := filepath.Abs(file)
				if err != nil {
					t.Fatal(err)
				}
				if got := execute(t, t.TempDir(), "check", abs, "--severity", "error,warning,rounding,note"); got.code != 0 || strings.Contains(got.out, "gouji explain") {
					t.Errorf("exit %d, %s%s", got.code, got.out, got.err)
				}
			})
		}
	}
}
