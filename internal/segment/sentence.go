package segment

import (
	"strings"
	"unicode/utf8"
)

// Pairs stand at the same place of openers and closers.
var (
	openers = []rune("（(“‘「『《〈【[〔［{")
	closers = []rune("）)”’」』》〉】]〕］}")
)

const (
	stops  = "。！？!?"
	behind = stops + "）)”’」』》〉】]〕］}" // what may stand behind a stop and belongs to it
)

// Sentences returns the sentences of s, without the white space around them.
// A sentence ends with 。！？ and the closing quotes and brackets behind it, or
// with its line; a ； only ends a clause. Nothing ends inside brackets or
// directed quotes that close on the same line.
func Sentences(s string) []Span {
	var out []Span
	for start := 0; start < len(s); {
		end := len(s)
		if n := strings.IndexAny(s[start:], "\n\r"); n >= 0 {
			end = start + n
		}
		out = sentences(out, s, start, end)
		start = end + 1
	}
	return out
}

// sentences appends those of the line s[start:end].
func sentences(out []Span, s string, start, end int) []Span {
	inside := brackets(s, start, end)
	for i := start; i < end; {
		for len(inside) > 0 && inside[0].Start < i {
			inside = inside[1:]
		}
		if len(inside) > 0 && inside[0].Start == i {
			i = inside[0].End
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:end])
		i += n
		if !strings.ContainsRune(stops, r) {
			continue
		}
		for i < end {
			r, n := utf8.DecodeRuneInString(s[i:end])
			if !strings.ContainsRune(behind, r) {
				break
			}
			i += n
		}
		out = appendSpan(out, s, start, i)
		start = i
	}
	return appendSpan(out, s, start, end)
}

// appendSpan appends s[start:end] without the white space around it, if
// anything is left.
func appendSpan(out []Span, s string, start, end int) []Span {
	left := strings.TrimLeft(s[start:end], " \t　")
	start = end - len(left)
	end = start + len(strings.TrimRight(left, " \t　"))
	if start == end {
		return out
	}
	return append(out, Span{start, end})
}

// brackets returns the outermost pairs of brackets and quotes of the line
// s[start:end], in order. Brackets that do not close are passed over.
func brackets(s string, start, end int) []Span {
	type mark struct{ pair, at int }
	var open []mark
	var pairs []Span
	waiting := make([]int, len(openers))
	for i, r := range s[start:end] {
		if r < utf8.RuneSelf && !strings.ContainsRune("()[]{}", r) {
			continue
		}
		at := start + i
		if p := index(openers, r); p >= 0 {
			open = append(open, mark{p, at})
			waiting[p]++
			continue
		}
		p := index(closers, r)
		if p < 0 || waiting[p] == 0 {
			continue
		}
		for closed := false; !closed; {
			last := open[len(open)-1]
			open = open[:len(open)-1]
			waiting[last.pair]--
			if closed = last.pair == p; closed {
				at, i = last.at, at+utf8.RuneLen(r)
			}
		}
		for len(pairs) > 0 && pairs[len(pairs)-1].Start > at {
			pairs = pairs[:len(pairs)-1]
		}
		pairs = append(pairs, Span{at, i})
	}
	return pairs
}

func index(set []rune, r rune) int {
	for i, c := range set {
		if c == r {
			return i
		}
	}
	return -1
}
