package wording

import (
	"slices"
	"strings"
	"unicode"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/outline"
)

// A place is a number in the outline: of a part, or of a chapter 一、 in it.
type place struct{ part, chapter int }

// A title is a heading of the document or an entry of its contents.
type title struct {
	words string // what is compared
	line  *outline.Line
	start int // of its words in the block
	end   int
}

// contents compares each entry of the table of contents with the heading of
// its number. Where the words are not nearly the same, the numbers only happen
// to be.
func (r *reader) contents() {
	if !slices.ContainsFunc(r.lines, func(l outline.Line) bool { return l.Role == outline.Contents }) {
		return
	}
	entries, order := map[place][]title{}, []place{}
	headings := map[place][]title{}
	var in, out place // where the contents are, and the document
	for i := range r.lines {
		l, start := &r.lines[i], r.lines[i].Start
		if l.Head && (i == 0 || r.lines[i-1].Block != l.Block) {
			start = 0 // its marker has been cut off
		}
		if l.Role == outline.Contents {
			if t, ok := r.title(l, l.Start, &in); ok {
				if entries[in] == nil {
					order = append(order, in)
				}
				entries[in] = append(entries[in], t)
			}
		} else if t, ok := r.title(l, start, &out); ok {
			headings[out] = append(headings[out], t)
		}
	}
	p := r.proof(gouji.ContentsSlip)
	for _, at := range order {
		e, h := entries[at], headings[at]
		if len(e) != 1 || len(h) != 1 {
			continue // the number says nothing
		}
		switch {
		case e[0].words == h[0].words:
			p.Sound++
		case alike([]rune(e[0].words), []rune(h[0].words)):
			there := r.spot(h[0].line, h[0].start, h[0].end)
			there.Apt = true
			s := r.add(gouji.ContentsSlip, there.Printed, r.spot(e[0].line, e[0].start, e[0].end))
			s.Spots = append(s.Spots, there)
		}
	}
}

// title reads l from start as a numbered title and moves at to its number.
func (r *reader) title(l *outline.Line, start int, at *place) (title, bool) {
	text := l.Fold.Text
	for start < l.End && text[start] == ' ' {
		start++
	}
	m, ok := segment.ItemMarker(text[start:l.End])
	switch {
	case !ok:
		return title{}, false
	case m.Kind == segment.Part:
		*at = place{m.Value, 0}
	case m.Kind == segment.Han:
		at.chapter = m.Value
	default:
		return title{}, false
	}
	t := title{line: l, start: start + m.Len, end: l.End}
	if l.Role == outline.Contents {
		t.end = t.start + len(strings.TrimRightFunc(text[t.start:t.end], func(c rune) bool {
			return unicode.IsDigit(c) || unicode.IsSpace(c) || strings.ContainsRune(".…·-—_", c)
		}))
	}
	t.words = r.plain(text[t.start:t.end])
	return t, t.words != "" && len(t.words) < 200 && !strings.ContainsAny(text[t.start:t.end], "。;")
}

// plain returns the words of a title by which it is compared: without marks,
// the year and the unit's own name, which a title may leave out.
func (r *reader) plain(s string) string {
	if r.unit != "" {
		s = strings.ReplaceAll(s, r.unit, "")
	}
	s = strings.Map(func(c rune) rune {
		if unicode.IsPunct(c) || unicode.IsSpace(c) || unicode.IsSymbol(c) || c >= '0' && c <= '9' {
			return -1
		}
		return c
	}, s)
	return strings.TrimPrefix(strings.TrimPrefix(s, "年度"), "年")
}

// alike reports whether two different titles have most of their words in
// common, in their order.
func alike(a, b []rune) bool {
	if max(len(a), len(b)) > 60 {
		return false
	}
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for k := range b {
			up := row[k+1]
			if a[i] == b[k] {
				row[k+1] = diagonal + 1
			} else {
				row[k+1] = max(row[k+1], row[k])
			}
			diagonal = up
		}
	}
	return row[len(b)]*5 >= max(len(a), len(b))*3
}
