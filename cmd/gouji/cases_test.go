package main

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gouji/internal/golden"
	"gouji/internal/synth"
)

// A reported finding, as the program prints it with --format json.
type reported struct {
	Rule, Severity, Concept, Message, Difference, Cause string
	Sides                                               []reportedSide
}

type reportedSide struct {
	Amount, Text string
	Place        struct{ Row string }
}

func checkFile(t *testing.T, path string) []reported {
	t.Helper()
	got := execute(t, t.TempDir(), "check", path, "--severity", "error,warning", "--format", "json")
	if got.code != 0 {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	var out []reported
	for line := range strings.Lines(got.out) {
		var f reported
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		out = append(out, f)
	}
	return out
}

// mentions reports whether a finding names a figure or a name.
func (f reported) mentions(s string) bool {
	if strings.Contains(f.Message, s) {
		return true
	}
	return slices.ContainsFunc(f.Sides, func(side reportedSide) bool {
		return side.Amount == s || strings.Contains(side.Text, s) || strings.Contains(side.Place.Row, s)
	})
}

// TestCases holds the program to what was put into each case of testdata: a
// clean one raises nothing, each seeded error exactly its finding.
func TestCases(t *testing.T) {
	for _, c := range synth.Cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			d, err := c.Disclosure()
			if err != nil {
				t.Fatal(err)
			}
			files, _ := filepath.Glob(filepath.Join("..", "..", "testdata", c.Name, "*"))
			if len(files) == 0 {
				t.Fatal("the case has no files")
			}
			for _, file := range files {
				abs, err := filepath.Abs(file)
				if err != nil {
					t.Fatal(err)
				}
				got := checkFile(t, abs)
				if len(got) != len(d.Expected) {
					t.Errorf("%s: %d findings, want %d: %+v", filepath.Base(file), len(got), len(d.Expected), got)
					continue
				}
				for i, e := range d.Expected {
					if f := got[i]; f.Rule != e.Rule || !f.mentions(e.A) || !f.mentions(e.B) {
						t.Errorf("%s: %+v, want %s", filepath.Base(file), f, e)
					}
				}
			}
		})
	}
}

// keys are those of findings, which have tests of their own.
var keys = regexp.MustCompile(`(?m) · [0-9a-f]{16}$`)

// TestFindingsOfTestdata is what the program says of every document of
// testdata, to be read by eye.
func TestFindingsOfTestdata(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "*", "*"))
	var out strings.Builder
	for _, file := range files {
		abs, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		got := execute(t, t.TempDir(), "check", abs, "--severity", "error,warning")
		if got.out != "" {
			out.WriteString("== " + filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file) + "\n" + got.out + "\n")
		}
	}
	golden.Check(t, "testdata/findings.golden", keys.ReplaceAll([]byte(out.String()), nil))
}
