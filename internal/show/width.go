package show

import (
	"strings"
	"unicode"
)

// wide are the runes that take two columns of a terminal.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115f, 1}, {0x2e80, 0x303e, 1}, {0x3041, 0x33ff, 1}, {0x3400, 0x4dbf, 1}, {0x4e00, 0x9fff, 1},
		{0xa000, 0xa4cf, 1}, {0xac00, 0xd7a3, 1}, {0xf900, 0xfaff, 1}, {0xfe30, 0xfe4f, 1}, {0xff01, 0xff60, 1}, {0xffe0, 0xffe6, 1},
	},
	R32: []unicode.Range32{{0x1f300, 0x1f64f, 1}, {0x1f900, 0x1f9ff, 1}, {0x20000, 0x3fffd, 1}},
}

func runeWidth(r rune) int {
	switch {
	case unicode.Is(wide, r):
		return 2
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	return 1
}

// Width returns how many columns of a terminal s takes.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// Pad returns s with blanks to n columns.
func Pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-Width(s))) }

// padLeft returns s behind blanks, n columns wide.
func padLeft(s string, n int) string { return strings.Repeat(" ", max(0, n-Width(s))) + s }

// Fit returns s on one line of at most n columns, cut with … where it is
// longer. Characters that command the terminal or turn the direction become
// blanks.
func Fit(s string, n int) string {
	var b strings.Builder
	used, cut := 0, 0 // cut is where there still was room for …
	for _, r := range s {
		if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
			r = ' '
		}
		w := runeWidth(r)
		if used+w > n {
			return b.String()[:cut] + "…"
		}
		b.WriteRune(r)
		used += w
		if used <= n-1 {
			cut = b.Len()
		}
	}
	return b.String()
}
