package claim

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/normalize/code"
)

var levels = [...]string{"(类)", "(款)", "(项)"}

// maxName is the longest name of a level of a path, in bytes.
const maxName = 120

// pathAt reads the path …(类)…(款)…(项) at the start of s: its names by level
// and its length. A single …(类) is a path too.
func pathAt(s string) (names []string, n int) {
	found := make([]string, len(levels))
	at := 0
	for range levels {
		end, level := nextLevel(s[at:])
		if end < 0 {
			break
		}
		name := strings.Trim(s[at:at+end], " “”《》\"")
		if name == "" || strings.ContainsAny(name, "，,。；;：:0123456789%") || found[level] != "" {
			break
		}
		found[level] = name
		at += end + len(levels[level])
		n = at
	}
	if n == 0 {
		return nil, 0
	}
	return found, n
}

// nextLevel returns where the next level mark begins in s, and which it is.
func nextLevel(s string) (at, level int) {
	if len(s) > maxName {
		s = s[:maxName]
		for len(s) > 0 && !utf8.ValidString(s[len(s)-1:]) && !utf8.RuneStart(s[len(s)-1]) {
			s = s[:len(s)-1]
		}
	}
	at = -1
	for i, mark := range levels {
		if p := strings.Index(s, mark); p >= 0 && (at < 0 || p < at) {
			at, level = p, i
		}
	}
	return at, level
}

// A tree is the document's own functional codes: a path is resolved against
// the names that its own tables print.
type tree struct {
	names map[string][]string // code → names printed for it
	codes []string            // in the order of the tables
	used  map[string]bool     // codes that a path has been resolved to
	year  int
}

func newTree(names []gouji.Name, year int) *tree {
	t := &tree{names: map[string][]string{}, used: map[string]bool{}, year: year}
	for _, n := range names {
		if n.System != gouji.Functional {
			continue
		}
		if _, ok := t.names[n.Code]; !ok {
			t.codes = append(t.codes, n.Code)
		}
		t.names[n.Code] = append(t.names[n.Code], n.Name)
	}
	return t
}

func (t *tree) called(code_, name string) bool {
	for _, n := range t.names[code_] {
		if code.SameName(n, name) {
			return true
		}
	}
	return false
}

// resolve returns the code of a path. Two of three levels must agree with the
// document's own rows, or all named levels where fewer are named; sure says
// that exactly one code is the best. With leftover, the only row of the named
// 款 that no path has taken yet is accepted too.
func (t *tree) resolve(names []string, leftover bool) (codeFound string, ok bool) {
	deepest, named := 0, 0
	for i, n := range names {
		if n != "" {
			deepest, named = i, named+1
		}
	}
	length := []int{3, 5, 7}[deepest]
	best, score, ties := "", 0, 0
	for _, c := range t.codes {
		if len(c) != length {
			continue
		}
		s := t.score(c, names)
		switch {
		case s > score:
			best, score, ties = c, s, 1
		case s == score && s > 0:
			ties++
		}
	}
	switch {
	case score == named && ties == 1, score >= 2 && ties == 1:
		return best, true
	case score >= 2 && leftover:
		return t.only(names, length, score)
	case named == 1 && deepest == 0:
		return code.FunctionClass(names[0], t.year)
	}
	return "", false
}

// score counts the levels of names that agree with code c and its parents.
func (t *tree) score(c string, names []string) int {
	s := 0
	for i, n := range names {
		if n != "" && len(c) >= 3+2*i && t.called(c[:3+2*i], n) {
			s++
		}
	}
	return s
}

func (t *tree) only(names []string, length, score int) (found string, ok bool) {
	for _, c := range t.codes {
		if len(c) != length || t.used[c] || t.score(c, names) != score {
			continue
		}
		if found != "" {
			return "", false
		}
		found = c
	}
	return found, found != ""
}
