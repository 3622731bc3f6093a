package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSamples runs the small disclosures beside the rules: each is headed by
// what the rule must make of it, “=== 报出: 在说什么 → 必须写出的话” or “=== 不报: 为什么”.
func TestSamples(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "check", "rules", "*.txt"))
	if len(files) == 0 {
		t.Fatal("no samples")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rule := strings.ToUpper(strings.TrimSuffix(filepath.Base(file), ".txt"))
		for sample := range strings.SplitSeq(strings.TrimPrefix(string(text), "=== "), "\n=== ") {
			heading, body, _ := strings.Cut(sample, "\n")
			t.Run(rule+" "+heading, func(t *testing.T) {
				t.Parallel()
				checkSample(t, rule, heading, body)
			})
		}
	}
}

func checkSample(t *testing.T, rule, heading, body string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "例.txt")
	if err := os.WriteFile(path, []byte(strings.Trim(body, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got := execute(t, t.TempDir(), "check", path, "--severity", "error,warning,note", "--format", "json")
	if got.code != 0 {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	found := ""
	for line := range strings.Lines(got.out) {
		var f struct{ Rule, Message, Severity string }
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		if f.Rule == rule {
			found += f.Message + "\n"
		}
	}
	what, says, _ := strings.Cut(heading, "→")
	if fires := strings.HasPrefix(what, "报出"); fires != (found != "") {
		t.Errorf("found %q", found)
	}
	for word := range strings.SplitSeq(says, "；") {
		if !strings.Contains(found, strings.TrimSpace(word)) {
			t.Errorf("found %q, want %s in it", found, word)
		}
	}
}
