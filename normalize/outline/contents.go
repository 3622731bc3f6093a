package outline

import (
	"maps"
	"strings"
	"unicode"

	"gouji"
	"gouji/internal/segment"
)

// contents returns the blocks of the table of contents: paragraphs after a 目录
// whose words stand again later as headings or titles, and lines that end in
// leaders and a page number wherever they stand.
func contents(doc *gouji.Document, texts []segment.Folded, first, last int) map[int]bool {
	in := map[int]bool{}      // sure
	pending := map[int]bool{} // after a 目录 whose end has not been seen
	seen := map[string]bool{}
	open := false
	for i := first; i < last; i++ {
		b := &doc.Blocks[i]
		if b.Region != gouji.Body {
			continue
		}
		entry, leader := "", false
		if b.Kind != gouji.Table {
			entry, leader = cutPageNumber(b.Text, texts[i].Text)
		}
		switch {
		case entry == "" && b.Kind != gouji.Table:
		case entry == "目录":
			open = true
			pending[i] = true
		case leader:
			in[i] = true
			seen[entry] = true
		case open && (seen[entry] || b.Kind == gouji.Table || !isTitle(entry)):
			// The first entry comes again: the document itself begins. Where
			// none did, this was no table of contents.
			if seen[entry] {
				maps.Copy(in, pending)
			}
			open, pending = false, map[int]bool{}
		case open:
			pending[i] = true
			seen[entry] = true
		}
	}
	return in
}

// cutPageNumber cuts leaders and the page number off an entry as printed, s,
// and folds what is left; ok says that there were leaders or a tab before the number.
func cutPageNumber(s, folded string) (entry string, ok bool) {
	s = strings.TrimSpace(s)
	digits := strings.TrimRight(strings.TrimRightFunc(s, unicode.IsDigit), "-— ")
	entry = strings.TrimRight(digits, ".…·\t _")
	leader := digits[len(entry):]
	ok = digits != s && (len(leader) >= 2 || leader == "\t")
	if !ok {
		return strings.TrimSpace(folded), false
	}
	return strings.TrimSpace(segment.Fold(entry).Text), true
}
