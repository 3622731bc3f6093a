package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Levels are the marks of the levels of a path.
var Levels = [...]string{"(类)", "(款)", "(项)"}

// A Path names a line of a classification: the names by level, "" where one is
// not named, and its code where that is printed.
type Path struct {
	Names []string
	Code  string // functional: of 3, 5 or 7 digits; "" where it is not printed
}

// String returns the path as a name.
func (p *Path) String() string {
	text := ""
	for i, n := range p.Names {
		if n != "" {
			text += n + Levels[i]
		}
	}
	return text
}

// name returns the name of the deepest level.
func (p *Path) name() string {
	for _, n := range slices.Backward(p.Names) {
		if n != "" {
			return n
		}
	}
	return ""
}

// maxName is the longest name of a level of a path, in bytes.
const maxName = 120

// PathAt reads the path …(类)…(款)…(项) at the start of s, and its length. A
// single …(类) is a path too, and so is a name with its code: 行政运行(2130301).
// nil where there is none.
func PathAt(s string) (*Path, int) {
	p := &Path{Names: make([]string, len(Levels))}
	n := 0
	for range Levels {
		end, level := nextLevel(s[n:])
		if end < 0 {
			break
		}
		name, ok := levelName(s[n : n+end])
		if !ok || p.Names[level] != "" {
			break
		}
		p.Names[level] = name
		n += end + len(Levels[level])
	}
	if n > 0 {
		code, m := codeAt(s[n:])
		p.Code = code
		return p, n + m
	}
	if p, n := CodedAt(s); n > 0 && named(p.name()) {
		return p, n
	}
	return nil, 0
}

// CodedAt reads a name with its code, 行政运行(2130301), at the start of s, and
// its length; 0 where there is none.
func CodedAt(s string) (*Path, int) {
	end := strings.IndexByte(s[:min(len(s), maxName)], '(')
	if end < 0 {
		return nil, 0
	}
	name, ok := levelName(s[:end])
	code, n := codeAt(s[end:])
	if !ok || n == 0 {
		return nil, 0
	}
	p := &Path{Names: make([]string, len(Levels)), Code: code}
	p.Names[(len(code)-3)/2] = name
	return p, end + n
}

// named reports whether s is a name and nothing more: 用于防汛, 防汛、救灾 and
// 财政拨款防汛 say more than a name does.
func named(s string) bool {
	_, tied := Relations.Longest(s)
	_, filled := Fillers.Longest(s)
	t, term := Terms.Longest(s)
	return tied == 0 && filled == 0 && !strings.Contains(s, "、") && (term == 0 || term == len(s) && t.Set.Function != "")
}

// levelName returns what s names, and whether it may be the name of a level.
func levelName(s string) (string, bool) {
	name := strings.Trim(s, " “”《》\"")
	return name, name != "" && !strings.ContainsAny(name, "，,。；;：:0123456789%")
}

// codeAt reads the functional code in brackets at the start of s.
func codeAt(s string) (code string, n int) {
	inner, ok := strings.CutPrefix(s, "(2")
	end := strings.IndexByte(inner, ')')
	if !ok || end != 2 && end != 4 && end != 6 || strings.Trim(inner[:end], "0123456789") != "" {
		return "", 0
	}
	return s[1 : end+2], end + 3
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
