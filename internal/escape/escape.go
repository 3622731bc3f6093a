// Package escape makes text of documents safe to print on a terminal.
package escape

import (
	"strconv"
	"strings"
	"unicode"
)

// Line returns s with what would command the terminal, break the line or turn
// the direction of what follows written as an escape: \n, \x1b, \u202e.
func Line(s string) string {
	if strings.IndexFunc(s, commands) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if commands(r) {
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// commands reports whether r does something to the text around it.
func commands(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
}
