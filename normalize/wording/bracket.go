package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji"
	"gouji/normalize/outline"
)

// The shapes of brackets that must close. People mix the square ones.
const (
	round = iota + 1
	square
	angled
)

// bracket returns the shape of c, 0 where it is no bracket.
func bracket(c rune) (shape int, closes bool) {
	switch c {
	case '(', ')':
		return round, c == ')'
	case '[', '〔', '【':
		return square, false
	case ']', '〕', '】':
		return square, true
	case '《', '》':
		return angled, c == '》'
	}
	return 0, false
}

// A half is a bracket whose other half is missing.
type half struct {
	at     int // in the folded block
	shape  int
	closes bool
}

// A paragraph is a block of prose with the halves that are left over in it.
type paragraph struct {
	line  int // its first line
	halfs []half
	any   bool // it has brackets at all
}

// brackets looks for brackets that do not open or close in their paragraph. A
// paragraph that was cut in two closes in the next one.
func (r *reader) brackets() {
	var before *paragraph
	for i := range r.lines {
		l := &r.lines[i]
		if l.Role == outline.Contents || i > 0 && r.lines[i-1].Block == l.Block {
			continue
		}
		p := &paragraph{line: i}
		p.halfs, p.any = halves(l.Fold.Text)
		if before != nil {
			join(before, p)
			r.unclosed(before)
		}
		before = p
	}
	if before != nil {
		r.unclosed(before)
	}
}

// join pairs what p opens with what the paragraph behind it closes.
func join(p, next *paragraph) {
	for i := len(p.halfs) - 1; i >= 0; i-- {
		if p.halfs[i].closes {
			continue
		}
		for k, h := range next.halfs {
			if h.closes && h.shape == p.halfs[i].shape {
				p.halfs = append(p.halfs[:i:i], p.halfs[i+1:]...)
				next.halfs = append(next.halfs[:k:k], next.halfs[k+1:]...)
				break
			}
		}
	}
}

func (r *reader) unclosed(p *paragraph) {
	if p.any && len(p.halfs) == 0 {
		r.proof(gouji.BracketSlip).Sound++
	}
	for _, h := range p.halfs {
		l := &r.lines[p.line]
		for i := p.line; i < len(r.lines) && r.lines[i].Block == l.Block && r.lines[i].Start <= h.at; i++ {
			l = &r.lines[i]
		}
		start, end, what := h.at, h.at, "括号只有右半"
		if h.closes {
			_, n := utf8.DecodeRuneInString(l.Fold.Text[h.at:])
			end += n
			start = back(l.Fold.Text, start, quoted)
		} else {
			what = "括号没有合上"
			end = forth(l.Fold.Text, end, quoted)
		}
		r.add(gouji.BracketSlip, what, r.spot(l, start, end))
	}
}

// quoted is how many characters of a bracket's inside are shown with it.
const quoted = 8

func forth(s string, at, n int) int {
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

func back(s string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

// halves returns the brackets of a folded paragraph that have no other half,
// and whether it has any brackets.
func halves(text string) (out []half, some bool) {
	for at, c := range text {
		switch shape, closes := bracket(c); {
		case shape == 0:
			continue
		case closes:
			out = shut(text, out, half{at, shape, true})
		default:
			out = append(out, half{at, shape, false})
		}
		some = true
	}
	return out, some
}

// shut takes the half that h closes out of those left over, or adds h to them.
// 1) and a) number an item, and [0,60) is an interval.
func shut(text string, open []half, h half) []half {
	for i := len(open) - 1; i >= 0; i-- {
		if o := open[i]; !o.closes && (o.shape == h.shape || interval(text[o.at+1:h.at])) {
			return append(open[:i:i], open[i+1:]...)
		}
	}
	if h.shape == round && numbers(text[:h.at]) {
		return open
	}
	return append(open, h)
}

// interval reports whether s holds two numbers and nothing else.
func interval(s string) bool {
	return len(s) < 24 && strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789.,，-~～—% ") == ""
}

// numbers reports whether s ends in what numbers an item before a closing
// bracket: a number of two digits, or a letter that opens a clause.
func numbers(s string) bool {
	c, n := utf8.DecodeLastRuneInString(s)
	if c < utf8.RuneSelf && unicode.IsLetter(c) {
		before, m := utf8.DecodeLastRuneInString(s[:len(s)-n])
		return m == 0 || strings.ContainsRune(pauses+"、 ", before)
	}
	label := strings.TrimRightFunc(s, func(c rune) bool {
		return c >= '0' && c <= '9' || strings.ContainsRune("一二三四五六七八九十", c)
	})
	count := utf8.RuneCountInString(s[len(label):])
	return count == 1 || count == 2
}
