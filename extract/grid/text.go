package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns the text of a cell: lines that were broken because the next
// word did not fit are joined, others parted by \n.
func (c *Cell) Text() string {
	switch len(c.Lines) {
	case 0:
		return ""
	case 1:
		return c.Lines[0].Text
	}
	var b strings.Builder
	for i := range c.Lines {
		if i > 0 {
			before := Cell{Box: c.Box, Lines: c.Lines[:i]}
			if Wraps(&before, c.Lines[i]) {
				b.WriteString(Glue(c.Lines[i-1].Text, c.Lines[i].Text))
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(c.Lines[i].Text)
	}
	return b.String()
}

// Wraps reports whether what next begins with did not fit behind the last line
// of a cell. The cell's own margins are known by how near its lines come to
// its sides. A figure is broken only where not one more of its digits fitted.
func Wraps(c *Cell, next Line) bool {
	last := &c.Lines[len(c.Lines)-1]
	margin := last.Size * 1.4 // both sides
	for i := range c.Lines {
		margin = min(margin, 2*min(c.Lines[i].Box.X0-c.Box.X0, c.Box.X1-c.Lines[i].Box.X1))
	}
	room := c.Box.X1 - c.Box.X0 - max(margin, 0) - (last.Box.X1 - last.Box.X0)
	first := next.Glyphs[0]
	if ofFigure(last.Glyphs[len(last.Glyphs)-1].Rune) && ofFigure(first.Rune) {
		return first.Box.X1-first.Box.X0 > room-last.Size*0.25
	}
	return Unit(&next) > room-last.Size*0.5
}

// Glue is what stands between two lines of one text: a space between words and
// figures of ASCII, but nothing within a figure or code that was broken.
func Glue(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case !word(last) || !word(first):
		return ""
	case unicode.IsLetter(last) || unicode.IsLetter(first):
		return " "
	}
	tail, head := a[len(strings.TrimRight(a, figures)):], b[:len(b)-len(strings.TrimLeft(b, figures))]
	if strings.Contains(tail, ".") && strings.Contains(head, ".") {
		return " "
	}
	return ""
}

// figures are the characters of an amount.
const figures = "0123456789.,"

// Unit returns the width of what a line begins with that may not be broken: a
// character with the punctuation that may not begin a line, or a word or
// figure of ASCII.
func Unit(l *Line) float32 {
	g := l.Glyphs
	n := 1
	if word(g[0].Rune) {
		for n < len(g) && word(g[n].Rune) && g[n].Box.X0-g[n-1].Box.X1 < g[n].Size/4 {
			n++
		}
	} else if strings.ContainsRune(opening, g[0].Rune) && len(g) > 1 {
		n++
	}
	closed := n
	for n < len(g) && strings.ContainsRune(closing, g[n].Rune) {
		n++
	}
	if n > closed && strings.ContainsRune("）)】〕]", g[n-1].Rune) { // a figure stays with the bracket that closes before it: （类）361.15
		for n < len(g) && word(g[n].Rune) {
			n++
		}
	}
	return g[n-1].Box.X1 - g[0].Box.X0
}

// opening may not end a line, closing may not begin one.
const (
	opening = "（《〈“‘「『【〔［([{"
	closing = "，。、；：？！）》〉”’」』】〕］%％‰,.;:?!)]}·"
)

// word reports whether r is part of a word or figure that is not broken.
func word(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,%-+/$#&@_", r))
}

func squeeze(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
