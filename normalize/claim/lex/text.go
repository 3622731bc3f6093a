package lex

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/limits"
	"gouji/normalize/lexicon"
)

// Number cuts its unit off a printed figure.
func (t Token) Number(s string) string {
	if t.Kind != Amount && t.Kind != Rate && t.Kind != Count {
		return s
	}
	return strings.TrimRight(strings.TrimSuffix(s[:len(s)-t.UnitLen], t.Hedge), " ")
}

// Clipped returns the sentence raw[start:end], of a long one what stands around
// the figure.
func Clipped(raw string, start, end int, figure gouji.Source) string {
	if end-start > limits.Quote {
		start, end = max(start, figure.Start-limits.Quote/2), min(end, figure.End+limits.Quote/2)
		for ; !utf8.RuneStart(raw[start]); start++ {
		}
		for ; end < len(raw) && !utf8.RuneStart(raw[end]); end-- {
		}
	}
	return strings.TrimSpace(raw[start:end])
}

// maxLocal caps the name that a sentence gives a figure, in bytes.
const maxLocal = 90

// Clip returns as much of the name s as is kept of a name of the sentence's own.
func Clip(s string) string {
	if len(s) <= maxLocal {
		return s
	}
	for n := maxLocal; ; n-- {
		if s[n]&0xC0 != 0x80 {
			return s[:n]
		}
	}
}

// Contrast returns the only such word of a text and where it stands. Two of
// them, and one that is denied or hedged, say nothing for sure.
func Contrast(text string) (word string, sign, at int, ok bool) {
	for _, c := range lexicon.Contrasts() {
		i := strings.Index(text, c.Word)
		switch {
		case i < 0:
			continue
		case ok || strings.Count(text, c.Word) > 1 || Loosely(text[:i]):
			return "", 0, 0, false
		}
		word, sign, at, ok = c.Word, c.Sign, i, true
	}
	return word, sign, at, ok
}

// Loosely reports whether what stands before a word of direction takes it back.
func Loosely(before string) bool { return lexicon.Loose.Suffix(before) != "" }

// TakesUp reports whether words point at what was told of before.
func TakesUp(text string) bool {
	return strings.Contains(text, "此项") || strings.Contains(text, "该项") || strings.Contains(text, "这项")
}

// Begin returns the first n characters of s.
func Begin(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}
