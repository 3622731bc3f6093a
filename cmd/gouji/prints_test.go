package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gouji"
)

// prints returns pairs of a docx and the PDF that was printed from it: those of
// testdata, and the seed of the corpus where it stands beside the repository.
func prints(t *testing.T) map[string]string {
	t.Helper()
	pairs := map[string]string{}
	for _, pattern := range []string{"../../testdata/*/*.pdf", "../../../shared/corpus/seed/*.pdf"} {
		found, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 {
			if strings.Contains(pattern, "shared") {
				t.Logf("%s is absent: the seed disclosure is not compared", pattern)
				continue
			}
			t.Fatalf("no %s", pattern)
		}
		for _, print := range found {
			pairs[strings.TrimSuffix(print, ".pdf")+".docx"] = print
		}
	}
	return pairs
}

// TestPrints holds a PDF to the docx that it was printed from: the same facts,
// claims and findings, one for one, apart from their places and white space.
func TestPrints(t *testing.T) {
	for document, print := range prints(t) {
		t.Run(filepath.Base(filepath.Dir(document)), func(t *testing.T) {
			t.Parallel()
			want, got := stated(t, document), stated(t, print)
			if len(want) == 0 {
				t.Fatal("nothing was read")
			}
			same(t, want, got)
			same(t, findings(t, document), findings(t, print))
		})
	}
}

// stated reads a file and returns its facts and claims without places.
func stated(t *testing.T, path string) []string {
	t.Helper()
	o, err := readOne(t.Context(), path)
	if err != nil || !o.State.Stored() {
		t.Fatalf("%s: %s %v", path, o.Reason, err)
	}
	var out []string
	for _, r := range o.Readings {
		out = append(out, fmt.Sprintf("%s %d %s", r.Unit, r.Year, r.Kind))
		for _, f := range r.Facts {
			f.Source = gouji.Source{}
			out = append(out, fmt.Sprintf("fact %+v", f))
		}
		for _, c := range r.Claims {
			c.Source = gouji.Source{}
			c.Text = strings.Join(strings.Fields(c.Text), "")
			out = append(out, fmt.Sprintf("claim %+v", c))
		}
	}
	return out
}

// findings checks a file and returns what was found without places.
func findings(t *testing.T, path string) []string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	got := execute(t, t.TempDir(), "check", abs, "--severity", "error,warning,rounding,note", "--format", "json")
	if got.code != 0 {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	var out []string
	for line := range strings.Lines(got.out) {
		var f map[string]any
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprint(f["key"], f["rule"], f["severity"], f["concept"], f["difference"])
		for _, s := range f["sides"].([]any) {
			side := s.(map[string]any)
			text += fmt.Sprint(" ", side["amount"], side["measure"], strings.Join(strings.Fields(fmt.Sprint(side["text"])), ""))
		}
		out = append(out, text)
	}
	return out
}

// same compares line by line.
func same(t *testing.T, want, got []string) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%d of the print, want %d", len(got), len(want))
	}
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Errorf("docx %s\npdf  %s", want[i], got[i])
			return
		}
	}
}
