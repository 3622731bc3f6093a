package code

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const hanDigits = "一二三四五六七八九十百〇零"

// Bare returns name as printed, without white space, leading list numbers
// (一、 （1） ①), 其中： and a trailing colon.
func Bare(name string) string {
	s := Squeeze(name)
	for {
		n := marker(s)
		if n == 0 || n == len(s) {
			break
		}
		s = s[n:]
	}
	return strings.TrimRight(s, ":：")
}

// Clean is Bare with full-width ASCII folded to half width: the form in which
// names are compared.
func Clean(name string) string { return Narrow(Bare(name)) }

// Narrow folds full-width ASCII characters to half width, and the brackets
// 〔〕 and ［］ to ( ).
func Narrow(s string) string {
	// What is folded begins with one of these bytes in UTF-8.
	if strings.IndexByte(s, 0xE3) < 0 && strings.IndexByte(s, 0xEF) < 0 {
		return s
	}
	return strings.Map(narrow, s)
}

func narrow(r rune) rune {
	switch {
	case r == '［' || r == '〔' || r == '【':
		return '('
	case r == '］' || r == '〕' || r == '】':
		return ')'
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	}
	return r
}

// SameName reports whether two printed names are the same but for list
// numbers, white space, the width of brackets and a final 支出.
func SameName(a, b string) bool {
	return a == b || strings.TrimSuffix(Clean(a), "支出") == strings.TrimSuffix(Clean(b), "支出")
}

// Squeeze drops white space, and the invisible characters that word
// processors leave.
func Squeeze(s string) string {
	if !hasSpace(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, s)
}

// hasSpace passes over what most text is: printing ASCII and Han characters,
// whose first byte in UTF-8 is E4 to E9.
func hasSpace(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c > ' ' && c < 0x7F:
			i++
		case c >= 0xE4 && c <= 0xE9:
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if isSpace(r) {
				return true
			}
			i += n
		}
	}
	return false
}

func isSpace(r rune) bool {
	switch r {
	case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return unicode.IsSpace(r)
}

// marker returns the length of the list number or 其中： that starts s.
func marker(s string) int {
	if rest, ok := strings.CutPrefix(s, "其中"); ok {
		if r, n := utf8.DecodeRuneInString(rest); strings.ContainsRune(":：，,、", r) {
			return len("其中") + n
		}
		return len("其中")
	}
	switch r, n := utf8.DecodeRuneInString(s); {
	case r >= '①' && r <= '⑳':
		return n
	case r == '(' || r == '（':
		return bracketed(s, n)
	}
	return numbered(s)
}

// bracketed returns the length of （1） and （一）, whose first n bytes are the
// bracket.
func bracketed(s string, n int) int {
	k := n + numeral(s[n:])
	if c, m := utf8.DecodeRuneInString(s[k:]); k > n && (c == ')' || c == '）') {
		return k + m
	}
	return 0
}

// numbered returns the length of 1、 1. 1） and 一、.
func numbered(s string) int {
	k := numeral(s)
	if k == 0 {
		return 0
	}
	c, m := utf8.DecodeRuneInString(s[k:])
	switch c {
	case '、':
		return k + m
	case '.', '．': // 1.5 is no list number
		if next, _ := utf8.DecodeRuneInString(s[k+m:]); !digit(next) {
			return k + m
		}
	case ')', '）':
		if first, _ := utf8.DecodeRuneInString(s); digit(first) {
			return k + m
		}
	}
	return 0
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// numeral returns the length of a number of at most two digits, or of a
// Chinese one, that starts s.
func numeral(s string) int {
	n, digits := 0, 0
	for i, r := range s {
		switch {
		case digit(r):
			if digits++; digits > 2 || n > 0 && digits == 1 {
				return 0
			}
		case digits > 0 || !strings.ContainsRune(hanDigits, r):
			return n
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// DropQuotes returns flat text without its quotation marks.
func DropQuotes(s string) string {
	// Quotes are ASCII or begin with E2 or E3 in UTF-8.
	if strings.IndexByte(s, 0xE2) < 0 && strings.IndexByte(s, 0xE3) < 0 && !strings.ContainsAny(s, `"'`) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(quotes, r) {
			return -1
		}
		return r
	}, s)
}

// quotes as they stand in flat text.
const quotes = "“”‘’\"'「」『』〝〞"
