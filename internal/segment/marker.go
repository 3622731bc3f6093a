package segment

import (
	"strings"
	"unicode/utf8"
)

// A MarkerKind is the style of a list marker.
type MarkerKind uint8

// The styles of list markers.
const (
	Part       MarkerKind = iota + 1 // 第一部分
	Han                              // 一、
	HanParen                         // （一）
	Digit                            // 1. 1、
	DigitParen                       // （1） 1)
	Circled                          // ①
)

// A Marker is what numbers a heading or a list item.
type Marker struct {
	Kind  MarkerKind
	Value int // from 1 to 99
	Len   int // in bytes of the folded text, with its punctuation and a space that follows
}

// ItemMarker reads the list marker at the start of the folded text s. A number
// is none (1.5万元), but 1. before a year is (1.2020年度), and neither is the
// head of a list of numerals (一、二、三等奖).
func ItemMarker(s string) (Marker, bool) {
	m, ok := marker(s)
	if !ok {
		return Marker{}, false
	}
	if m.Kind == Han || m.Kind == Digit {
		next, ok := marker(s[m.Len:])
		if ok && next.Kind == m.Kind && next.Value == m.Value+1 {
			return Marker{}, false
		}
	}
	if strings.HasPrefix(s[m.Len:], " ") {
		m.Len++
	}
	return m, true
}

func marker(s string) (Marker, bool) {
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		v, n, _ := numeral(rest)
		if v > 0 && strings.HasPrefix(rest[n:], "部分") {
			return Marker{Part, v, len("第") + n + len("部分")}, true
		}
		return Marker{}, false
	}
	if r, n := utf8.DecodeRuneInString(s); r >= utf8.RuneSelf {
		if m, ok := sign(r, n); ok {
			return m, true
		}
	}
	open := len(s) - len(strings.TrimPrefix(s, "("))
	v, n, han := numeral(s[open:])
	n += open
	if v == 0 {
		return Marker{}, false
	}
	kind, closed := Digit, DigitParen
	if han {
		kind, closed = Han, HanParen
	}
	rest := s[n:]
	switch {
	case strings.HasPrefix(rest, ")"):
		return Marker{closed, v, n + 1 + stop(rest[1:])}, true
	case open > 0 || stop(rest) == 0:
		return Marker{}, false
	}
	return Marker{kind, v, n + stop(rest)}, true
}

// sign reads a marker that is one character of n bytes.
func sign(r rune, n int) (Marker, bool) {
	for _, s := range []struct {
		first, last rune
		kind        MarkerKind
	}{{'①', '⑳', Circled}, {'⑴', '⒇', DigitParen}, {'⒈', '⒛', Digit}, {'㈠', '㈩', HanParen}} {
		if r >= s.first && r <= s.last {
			return Marker{s.kind, int(r-s.first) + 1, n}, true
		}
	}
	return Marker{}, false
}

// stop returns the length of the 、 or the point that s starts with, 0 for
// none. A point before a digit is a decimal point unless a year follows it.
func stop(s string) int {
	if strings.HasPrefix(s, "、") {
		return len("、")
	}
	rest, ok := strings.CutPrefix(s, ".")
	if !ok || digits(rest) > 0 && !year(rest) {
		return 0
	}
	return 1
}

// year reports whether s starts with a year or a span of years.
func year(s string) bool {
	if digits(s) != 4 || s[:2] != "19" && s[:2] != "20" {
		return false
	}
	for _, after := range []string{"年", "-", "—", "–", "~", "～", "至"} {
		if strings.HasPrefix(s[4:], after) {
			return true
		}
	}
	return false
}

// numeral reads the numeral from 1 to 99 at the start of s, in Chinese or in
// one or two digits; v is 0 where there is none.
func numeral(s string) (v, n int, han bool) {
	if n = digits(s); n > 0 {
		if n > 2 || s[0] == '0' {
			return 0, 0, false
		}
		for _, c := range s[:n] {
			v = v*10 + int(c-'0')
		}
		return v, n, false
	}
	v, n = hanDigit(s)
	if rest, ok := strings.CutPrefix(s[n:], "十"); ok {
		unit, w := hanDigit(rest)
		v, n = max(v, 1)*10+unit, n+len("十")+w
	}
	return v, n, true
}

// hanDigit reads one of 一 to 九.
func hanDigit(s string) (v, n int) {
	for i, d := range [...]string{"一", "二", "三", "四", "五", "六", "七", "八", "九"} {
		if strings.HasPrefix(s, d) {
			return i + 1, len(d)
		}
	}
	return 0, 0
}
