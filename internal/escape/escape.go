// Package escape makes text of documents safe for terminals and spreadsheets, and
// measures it.
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

// wide are the ranges of characters that take two columns on a terminal.
var wide = [][2]rune{{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F},
	{0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD}}

// Width is how many columns s takes.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n++
		for _, w := range wide {
			if w[0] <= r && r <= w[1] {
				n++
			}
		}
	}
	return n
}

// Cell keeps a spreadsheet from running a cell as a formula. A plain
// negative number stays as it is.
func Cell(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64); err == nil && s[0] == '-' {
		return s
	}
	return "'" + s
}
