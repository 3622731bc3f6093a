package outline

import (
	"strings"
	"unicode"

	"gouji"
	"gouji/internal/segment"
)

// contents returns the blocks of the table of contents: paragraphs after a 目录
// whose words stand again later as headings or titles, and lines that end in
// leaders and a page number wherever they stand.
func contents(doc *gouji.Document, first, last int) map[int]bool {
	in := map[int]bool{}
	seen := map[string]bool{}
	open := false
	for i := first; i < last; i++ {
		b := &doc.Blocks[i]
		if b.Region != gouji.Body {
			continue
		}
		if b.Kind == gouji.Table {
			open = false
			continue
		}
		text := strings.TrimSpace(segment.Fold(b.Text).Text)
		if text == "" {
			continue
		}
		entry, leader := cutPageNumber(b.Text)
		switch {
		case text == "目录" || text == "目 录":
			open, seen = true, map[string]bool{}
			in[i] = true
		case leader:
			in[i] = true
		case open && (seen[entry] || !isTitle(text)):
			// The first entry comes again: the document itself begins.
			open = false
		case open:
			in[i] = true
		}
		if in[i] {
			seen[entry] = true
		}
	}
	if open {
		// No entry ever came again: this was no table of contents.
		for i := range in {
			if _, leader := cutPageNumber(doc.Blocks[i].Text); !leader {
				delete(in, i)
			}
		}
	}
	return in
}

// cutPageNumber cuts leaders and the page number off an entry as printed, and
// folds what is left; ok says that there were leaders or a tab before the number.
func cutPageNumber(s string) (entry string, ok bool) {
	s = strings.TrimSpace(s)
	digits := strings.TrimRight(strings.TrimRightFunc(s, unicode.IsDigit), "-— ")
	entry = strings.TrimRight(digits, ".…·\t _")
	leader := digits[len(entry):]
	ok = digits != s && (len(leader) >= 2 || leader == "\t")
	if !ok {
		entry = s
	}
	return strings.TrimSpace(segment.Fold(entry).Text), ok
}
