package lexicon

import (
	"strings"
	"testing"

	"gouji/internal/segment"
)

// Every word of the file is found whole, and with the meaning of its last line.
func TestFile(t *testing.T) {
	for w, want := range words.terms {
		if got, n := Terms.Longest(w + "。"); n != len(w) || got.Set != want.Set {
			t.Errorf("%q: %d bytes, %v; want %v", w, n, got.Set, want.Set)
		}
	}
	for w, want := range words.relations {
		if got, n := Relations.Longest(w); n != len(w) || got != want {
			t.Errorf("%q: %d bytes, %v; want %v", w, n, got, want)
		}
	}
}

// A word stands in the file once: of two lines one would be without effect.
func TestOnce(t *testing.T) {
	seen := map[string]string{}
	for line := range strings.Lines(file) {
		meaning, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || meaning[0] == '#' {
			continue
		}
		class := "term" // relations, sets and terms are looked for apart
		if name, _, _ := strings.Cut(meaning, "="); len(strings.Fields(meaning)) == 1 && name != "both" && name != "fund" && name != "basis" {
			class = name
		}
		for _, w := range strings.Fields(list) {
			key := class + " " + segment.Fold(w).Text
			if seen[key] != "" {
				t.Errorf("%s has two meanings: %s, %s", w, seen[key], meaning)
			}
			seen[key] = meaning
		}
	}
}

func TestRefused(t *testing.T) {
	for _, text := range []string{"flow=income 收入", "colour=red: 红", "head=full loud: 收入"} {
		if _, err := readWords(text); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
