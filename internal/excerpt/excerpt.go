// Package excerpt quotes what stands around a figure in a long sentence.
package excerpt

import "strings"

// longest bounds an excerpt, in characters.
const longest = 48

// Around shortens text to the surroundings of what is printed in it, for the
// n-th time from 0.
func Around(text, printed string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	at := len([]rune(text[:find(text, printed, n)]))
	from := max(0, min(at-longest*2/3, len(runes)-longest))
	to := from + longest
	short := string(runes[from:to])
	if from > 0 {
		short = "…" + short
	}
	if to < len(runes) {
		short += "…"
	}
	return short
}

// find returns where text prints a figure for the n-th time and not as part of
// another, or the last time before that; 0 where it does not.
func find(text, printed string, n int) int {
	at := 0
	for from := 0; printed != "" && n >= 0; {
		i := strings.Index(text[from:], printed)
		if i < 0 {
			break
		}
		i += from
		from = i + len(printed)
		if !goesOn(text, i-1, -1) && !goesOn(text, from, 1) {
			at, n = i, n-1
		}
	}
	return at
}

// goesOn reports whether a number goes on at text[i] in the direction of step.
func goesOn(text string, i, step int) bool {
	digit := func(i int) bool { return 0 <= i && i < len(text) && '0' <= text[i] && text[i] <= '9' }
	return digit(i) || digit(i+step) && (text[i] == '.' || text[i] == ',')
}
