package wording

import (
	"strings"

	"gouji"
	"gouji/normalize/outline"
)

// sections looks for a chapter of the narrative that stands twice: by its
// title, or by its number. Where several do, there are two series of chapters,
// of a department and of its own office, say, or a report inside the narrative.
func (r *reader) sections() {
	var chapters []title
	for i := range r.lines {
		l := &r.lines[i]
		if l.Role == outline.Narrative && l.Head && l.Node.Style == "一、" && l.Node.Parent.Parent == nil && l.Node.Title != "" {
			chapters = append(chapters, title{words: r.plain(l.Node.Title), line: l, start: l.Start, end: l.End})
		}
	}
	p := r.proof(gouji.SectionSlip)
	if len(chapters) < minChapters {
		return
	}
	byTitle := twins(chapters, func(a, b *title) bool { return a.words == b.words })
	byNumber := twins(chapters, func(a, b *title) bool { return a.line.Node.Value == b.line.Node.Value })
	p.Sound = len(chapters)
	switch {
	case len(byTitle) == 1:
		r.twice("写了两遍", chapters[byTitle[0][1]], chapters[byTitle[0][0]])
	case len(byTitle) == 0 && len(byNumber) == 1 && byNumber[0][1] == byNumber[0][0]+1:
		r.twice("编号与前一章节相同", chapters[byNumber[0][1]], chapters[byNumber[0][0]])
	default:
		return
	}
	p.Sound--
}

// minChapters is how many chapters a narrative has at the least.
const minChapters = 4

// twins returns the pairs of chapters that are the same.
func twins(chapters []title, same func(a, b *title) bool) (pairs [][2]int) {
	for i := range chapters {
		for k := range i {
			if same(&chapters[k], &chapters[i]) {
				pairs = append(pairs, [2]int{k, i})
			}
		}
	}
	return pairs
}

// twice takes in a chapter and the one that it repeats.
func (r *reader) twice(what string, a, b title) {
	at, there := r.chapter(a), r.chapter(b)
	there.Apt = true
	s := r.add(gouji.SectionSlip, what, at)
	s.Spots = append(s.Spots, there)
}

// chapter is the place of a chapter, its number with it.
func (r *reader) chapter(t title) gouji.Spot {
	s := r.spot(t.line, t.start, t.end)
	s.Printed = t.line.Node.Label + "、" + strings.TrimSpace(s.Printed)
	return s
}
