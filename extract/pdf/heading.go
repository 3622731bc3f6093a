package pdf

import (
	"strings"
	"unicode/utf8"

	"gouji/extract/grid"
	"gouji/internal/segment"
)

// A face is how the body of a document is set: the size that most of it has,
// and on each page the font that most of its Chinese has.
type face struct {
	size  float32
	fonts map[*page]int32
}

func faceOf(pages []*page) face {
	f := face{fonts: map[*page]int32{}}
	sizes := map[float32]int{}
	for _, p := range pages {
		fonts := map[int32]int{}
		for _, l := range p.Rest {
			sizes[l.Size] += len(l.Glyphs)
			if l.Font >= 0 {
				fonts[l.Font] += len(l.Glyphs)
			}
		}
		f.fonts[p] = most(fonts)
	}
	f.size = most(sizes)
	return f
}

// most returns the key of the greatest count, the least one of equals.
func most[K int32 | float32](n map[K]int) (best K) {
	for k, c := range n {
		if c > n[best] || c == n[best] && k < best {
			best = k
		}
	}
	return best
}

// maxHeading is the longest heading, in characters.
const maxHeading = 50

// heading returns the level of a paragraph that is set as a heading: larger
// than the body, or in another font and with the marker of one; 0 of any other.
func (f *face) heading(p *paragraph, text string) int {
	l := &p.lines[0]
	if len(p.lines) > 2 || utf8.RuneCountInString(text) > maxHeading || ended(text) || strings.HasSuffix(text, "：") || isEntry(text) {
		return 0
	}
	m, marked := segment.ItemMarker(segment.Fold(text).Text)
	larger := l.Size > f.size*1.1
	if !larger && !(marked && f.another(l, p.pages[0])) {
		return 0
	}
	if !marked {
		return 1
	}
	switch m.Kind {
	case segment.Part:
		return 1
	case segment.Han:
		return 2
	case segment.HanParen:
		return 3
	}
	return 4
}

// another reports whether a line is set in another font than its page.
func (f *face) another(l *grid.Line, p *page) bool { return l.Font >= 0 && l.Font != f.fonts[p] }
