package main

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"gouji"
	"gouji/internal/show"
)

func TestFit(t *testing.T) {
	tests := []struct {
		in   string
		n    int
		want string
	}{
		{"人员经费", 8, "人员经费"},
		{"人员经费", 7, "人员经…"},
		{"人员经费", 6, "人员…"},
		{"27.19", 5, "27.19"},
		{"27.19", 4, "27.…"},
		{"\x1b[31m红\n色", 20, " [31m红 色"},
		{"e\u0301\u200b", 1, "e\u0301\u200b"},
		{"", 3, ""},
		{"ab", 1, "…"},
		{"ab", 0, "…"},
	}
	for _, test := range tests {
		if got := show.Fit(test.in, test.n); got != test.want {
			t.Errorf("show.Fit(%q, %d) = %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

func TestGrid(t *testing.T) {
	g := &gouji.Grid{Rows: 4, Cols: 3, Cells: []gouji.Cell{
		{Row: 0, Col: 0, RowSpan: 1, ColSpan: 3, Text: "支出决算表"},
		{Row: 1, Col: 0, RowSpan: 2, ColSpan: 1, Text: "科目"},
		{Row: 1, Col: 1, RowSpan: 1, ColSpan: 2, Text: "本年支出"},
		{Row: 2, Col: 1, RowSpan: 1, ColSpan: 1, Text: "基本"},
		{Row: 2, Col: 2, RowSpan: 1, ColSpan: 1, Text: "项目"},
		{Row: 3, Col: 0, RowSpan: 1, ColSpan: 1, Text: "206"},
		{Row: 3, Col: 1, RowSpan: 1, ColSpan: 1, Text: "1,019.90"},
	}}
	want := `
┌────┬────────┬────┐
│支出决算表        │
│科目│本年支出     │
│    │基本    │项目│
│206 │1,019.90│    │
└────┴────────┴────┘
`
	var b bytes.Buffer
	printer{&b}.grid(g)
	if b.String() != want[1:] {
		t.Errorf("got\n%s\nwant%s", b.String(), want)
	}
	b.Reset()
	printer{&b}.grid(&gouji.Grid{})
	if b.Len() > 0 {
		t.Errorf("empty grid gives %q", b.String())
	}
}

// TestConceptsAreWhole: the code and the basis stand at the end of a concept,
// and one that is beyond all measure does not widen the others' rows.
func TestConceptsAreWhole(t *testing.T) {
	long := gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Nature: gouji.Basic, Function: "2060301",
		Economic: "30101", Basis: gouji.InitialBudget}
	endless := gouji.Concept{Flow: gouji.Expenditure, Project: strings.Repeat("甲", 1000)}
	var b bytes.Buffer
	p := printer{&b}
	p.facts([]gouji.Fact{{Concept: long, Printed: "1"}, {Concept: endless, Printed: "2"}})
	p.claims([]gouji.Claim{{Kind: gouji.CompletionClaim, Concept: endless, Of: long, Text: strings.Repeat("句", 100)}, {Kind: gouji.AmountClaim, Concept: long}})
	if n := strings.Count(b.String(), long.String()); n != 3 {
		t.Errorf("%d of 3 concepts in full:\n%s", n, b.String())
	}
	if n := strings.Count(b.String(), endless.String()); n != 2 || !strings.Contains(b.String(), "句…") {
		t.Errorf("%d of 2 long concepts in full, or a sentence not cut", n)
	}
	for line := range strings.Lines(b.String()) {
		if !strings.Contains(line, "甲") && show.Width(line) > 400 {
			t.Errorf("a row of %d columns", show.Width(line))
		}
	}
}

func TestEquation(t *testing.T) {
	printed := map[int]string{1: "30.28", 2: "29.75", 3: "0.53"}
	tests := []struct {
		p    gouji.Partition
		want string
	}{
		{gouji.Partition{Closed: true, Whole: 1, Parts: []gouji.Part{{ID: 2, Sign: 1}, {ID: 3, Sign: 1}}}, "30.28 = 29.75 + 0.53"},
		{gouji.Partition{Whole: 1, Parts: []gouji.Part{{ID: 2, Sign: 1}, {ID: 9, Sign: -1}}}, "30.28 ≥ 29.75 − （空）"},
	}
	for _, test := range tests {
		if got := equation(&test.p, printed); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestParseFlags(t *testing.T) {
	tests := []struct {
		args   string
		others []string
		db     string
	}{
		{"a b --db x", []string{"a", "b"}, "x"},
		{"--db x a b", []string{"a", "b"}, "x"},
		{"a --db=x b", []string{"a", "b"}, "x"},
		{"a -- --db x", []string{"a", "--db", "x"}, "d"},
		{"a - b", []string{"a", "-", "b"}, "d"},
		{"", nil, "d"},
	}
	for _, test := range tests {
		fs := newFlags("load")
		db := fs.String("db", "d", "")
		others, err := parseFlags(&console{out: io.Discard}, fs, strings.Fields(test.args))
		if err != nil || !slices.Equal(others, test.others) || *db != test.db {
			t.Errorf("%q gives %q, --db %q, %v", test.args, others, *db, err)
		}
	}
}

// People must not meet English where package flag words an error anew.
func TestFlagErrorsAreChinese(t *testing.T) {
	for _, args := range []string{"--none", "--db", "--n x", "--b=x", "---x", "--n 99999999999999999999"} {
		fs := newFlags("load")
		fs.String("db", "", "")
		fs.Int("n", 0, "")
		fs.Bool("b", false, "")
		_, err := parseFlags(&console{out: io.Discard}, fs, strings.Fields(args))
		if err == nil || !strings.HasPrefix(err.Error(), "选项") && !strings.HasPrefix(err.Error(), "没有选项") {
			t.Errorf("%s: %v", args, err)
		}
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := newProgress(&console{err: &b, bar: true}, 4)
	n := &intake{done: 2, skipped: 1}
	p.read(n) // too early
	p.last = time.Now().Add(-time.Hour)
	p.read(n)
	p.end()
	if got := b.String(); strings.Count(got, "3/4") != 1 || strings.Count(got, "█") != barWidth*3/4 || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("bar %q", got)
	}
	b.Reset()
	p = newProgress(&console{err: &b}, 4)
	p.last = time.Now().Add(-time.Hour)
	p.read(n)
	p.end()
	if got := b.String(); !strings.HasPrefix(got, "3/4  载入 2") || strings.Contains(got, "\x1b") {
		t.Errorf("line %q", got)
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) = %s", n, got)
		}
	}
}
