package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gouji/check/rules"
)

// TestContributing runs the rule that CONTRIBUTING.md shows, as a newcomer
// would: its snippets saved, nothing else.
func TestContributing(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	snippet := func(language string) string {
		t.Helper()
		all := regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllSubmatch(text, -1)
		if len(all) != 1 {
			t.Fatalf("%d snippets of %s, want 1", len(all), language)
		}
		return string(all[0][1])
	}
	dir := folder(t, map[string]string{"own/ovr-001.sql": snippet("sql"), "own/ovr-001.txt": snippet("text"), "报告.docx": read(t, conflictFile(t))})
	for line := range strings.Lines(snippet("sh")) {
		words := strings.Fields(strings.Split(line, "#")[0])
		got := execute(t, dir, words[1:]...)
		if words[0] != "gouji" || got.code != 0 {
			t.Errorf("%s: exit %d\n%s%s", line, got.code, got.out, got.err)
		}
		if words[1] == "rules" && !strings.Contains(got.err, "1 条规则，例子 3 个通过，0 处不符") {
			t.Errorf("%s%s", got.out, got.err)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestCoveragePage: docs/coverage.md names every rule, and says 尚无 of those
// that there are not, and of no other.
func TestCoveragePage(t *testing.T) {
	page := read(t, filepath.Join("..", "..", "docs", "coverage.md"))
	all, err := rules.All()
	if err != nil {
		t.Fatal(err)
	}
	exists := map[string]bool{}
	for _, r := range all {
		exists[r.ID] = true
		if !strings.Contains(page, r.ID) {
			t.Errorf("docs/coverage.md does not name %s: add what it checks", r.ID)
		}
	}
	for _, m := range regexp.MustCompile(`([A-Z]{2,8}-[0-9]{3,4})(（尚无）)?`).FindAllStringSubmatch(page, -1) {
		if wanting := m[2] != ""; wanting == exists[m[1]] {
			t.Errorf("docs/coverage.md: %s is there: %v, and is said to be wanting: %v", m[1], exists[m[1]], wanting)
		}
	}
}
