package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gouji"
)

// Where the real accounts are, and what was found in them by reading pages.
const (
	realFolder   = "../shared/corpus/real/final-accounts"
	realExpected = "cmd/gouji/testdata/real-accounts.golden"
)

// A realScore compares the findings in real accounts with those expected.
type realScore struct {
	documents int
	expected  map[string]*rate // by rule: how many of those expected were made
	made      map[string]*rate // by rule: how many of those made are expected
}

// compareReal checks the real accounts; nil where there are none.
func compareReal(ctx context.Context) (*realScore, error) {
	files, _ := filepath.Glob(filepath.Join(realFolder, "*.pdf"))
	if len(files) == 0 {
		return nil, nil
	}
	data, err := os.ReadFile(realExpected)
	if err != nil {
		return nil, err
	}
	r, err := process(ctx, files)
	if err != nil {
		return nil, err
	}
	sc := &realScore{documents: len(files), expected: map[string]*rate{}, made: map[string]*rate{}}
	want := expectations(string(data))
	for _, file := range files {
		name := filepath.Base(file)
		var got []string
		for _, f := range r.findings[name] {
			if grave(f) {
				got = append(got, placed(f))
			}
		}
		sc.compare(want[name], got)
	}
	return sc, nil
}

// expectations reads the findings of error and warning severity by document.
func expectations(golden string) map[string][]string {
	want := map[string][]string{}
	name := ""
	for line := range strings.Lines(golden) {
		switch {
		case strings.HasPrefix(line, "== "):
			name = strings.TrimSpace(line[3:])
		case strings.HasPrefix(line, " "):
			list := want[name]
			list[len(list)-1] += line
		default:
			want[name] = append(want[name], line)
		}
	}
	for name := range want {
		want[name] = slices.DeleteFunc(want[name], func(s string) bool {
			return !strings.HasPrefix(s, string(gouji.Error)) && !strings.HasPrefix(s, string(gouji.Warning))
		})
	}
	return want
}

// placed is a finding as the expectations have it.
func placed(f gouji.Finding) string {
	out := fmt.Sprintf("%s %s %s %s\n", f.Severity, f.Rule, f.Concept, f.Difference)
	for _, s := range f.Sides {
		p := s.Place
		out += strings.TrimRight(fmt.Sprintf("    p%d %s%s %s %s%s %s", p.Page, p.Form, p.Part, p.Row+p.Section, s.Amount, s.Measure, p.Column), " ") + "\n"
	}
	return out
}

func (sc *realScore) compare(want, got []string) {
	count := func(of map[string]*rate, s string, right bool) {
		rule := strings.Fields(s)[1]
		if of[rule] == nil {
			of[rule] = &rate{}
		}
		of[rule].add(right)
	}
	for _, s := range want {
		count(sc.expected, s, slices.Contains(got, s))
	}
	for _, s := range got {
		count(sc.made, s, slices.Contains(want, s))
	}
}

func (sc *realScore) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "\n## Real accounts\n\n%d published accounts, against what was found in them by reading their pages (`%s`).\n\n", sc.documents, realExpected)
	fmt.Fprintf(b, "| rule | expected | made | made and expected |\n|---|--:|--:|--:|\n")
	rules := map[string]bool{}
	for r := range sc.expected {
		rules[r] = true
	}
	for r := range sc.made {
		rules[r] = true
	}
	for _, r := range slices.Sorted(maps.Keys(rules)) {
		var e, m rate
		if sc.expected[r] != nil {
			e = *sc.expected[r]
		}
		if sc.made[r] != nil {
			m = *sc.made[r]
		}
		fmt.Fprintf(b, "| %s | %d | %d | %d |\n", r, e.all, m.all, e.right)
	}
}
