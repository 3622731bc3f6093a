package lexicon

import (
	"strings"
	"unicode/utf8"
)

// Levels are the marks of the levels of a path.
var Levels = [...]string{"(类)", "(款)", "(项)"}

// maxName is the longest name of a level of a path, in bytes.
const maxName = 120

// PathAt reads the path …(类)…(款)…(项) at the start of s: its names by level
// and its length. A single …(类) is a path too.
func PathAt(s string) (names []string, n int) {
	found := make([]string, len(Levels))
	at := 0
	for range Levels {
		end, level := nextLevel(s[at:])
		if end < 0 {
			break
		}
		name := strings.Trim(s[at:at+end], " “”《》\"")
		if name == "" || strings.ContainsAny(name, "，,。；;：:0123456789%") || found[level] != "" {
			break
		}
		found[level] = name
		at += end + len(Levels[level])
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
	for i, mark := range Levels {
		if p := strings.Index(s, mark); p >= 0 && (at < 0 || p < at) {
			at, level = p, i
		}
	}
	return at, level
}
