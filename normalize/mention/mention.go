// Package mention reads what a disclosure speaks of, whatever figures it gives:
// the titles of its forms, in the contents and above them; that a form is empty,
// or that there is nothing to put in it; the topics that a narrative must tell.
//
// What must be there, and what its absence means, is left to the rules.
package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/form"
	"gouji/normalize/outline"
)

// Read returns the mentions among blocks [first, last) of doc, whose prose the
// lines are, in the order of the document but for those inside tables, which
// follow. forms are the forms read there, facts their figures.
func Read(doc *gouji.Document, lines []outline.Line, forms []gouji.Form, facts []gouji.Fact, first, last int) []gouji.Mention {
	r := &reader{forms: forms, seen: map[string]bool{}, grids: map[int]bool{}, others: map[int]bool{}}
	for i := range forms {
		r.grids[forms[i].Block] = true
	}
	for i := range facts {
		r.grids[facts[i].Source.Block] = true
	}
	for i := range lines {
		r.line(&lines[i])
	}
	for i := first; i < last; i++ {
		if b := &doc.Blocks[i]; b.Region == gouji.Body && b.Grid != nil {
			r.grid(i, b.Grid)
		}
	}
	return r.out
}

type reader struct {
	out    []gouji.Mention
	forms  []gouji.Form
	grids  map[int]bool    // blocks of forms and of what continues them
	seen   map[string]bool // topics told of
	titles []int           // blocks of titles: a note behind one belongs to what follows it
	others map[int]bool    // blocks of titles of tables that are no forms
}

func (r *reader) line(l *outline.Line) {
	text := l.Text()
	titled := form.Titled(text)
	switch {
	case l.Role == outline.Contents:
		if titled != "" {
			r.add(gouji.EntryMention, string(titled), l, 0, len(text))
		}
		return
	case l.Role == outline.Glossary:
		return
	case titled != "":
		r.titles = append(r.titles, l.Block)
		r.add(gouji.TitleMention, string(titled), l, 0, len(text))
		return
	}
	if form.OtherTitled(text) {
		r.others[l.Block] = true
	}
	if l.Role == outline.Narrative {
		r.once(gouji.NarrativeMention, "", l, 0, len(text))
	}
	r.topics(l, text)
	for _, s := range segment.Sentences(text) {
		r.sentence(l, s.Start, s.End)
		r.adjusts(l, s.Start, s.End)
	}
}

// topics are what the narrative of every account tells of, with the words that
// show it.
var topics = []struct {
	name  string
	words []string
}{
	{"three_public", []string{"三公"}},
	{"operating", []string{"运行经费", "机关运行费"}},
	{"procurement", []string{"政府采购"}},
	{"assets", []string{"国有资产", "车辆", "公务用车保有"}},
	{"performance", []string{"预算绩效", "绩效自评", "绩效评价", "绩效目标", "绩效管理", "绩效情况", "绩效开展", "绩效工作", "绩效考评", "绩效报告", "项目绩效", "支出绩效"}},
}

func (r *reader) topics(l *outline.Line, text string) {
	if strings.HasPrefix(text, "注:") {
		return
	}
	for _, t := range topics {
		if r.had(gouji.TopicMention, t.name) {
			continue
		}
		for _, w := range t.words {
			if i := strings.Index(text, w); i >= 0 {
				r.once(gouji.TopicMention, t.name, l, i, i+len(w))
			}
		}
	}
}

// lacking are the forms that a unit may have nothing for, by the words that
// name what they hold.
var lacking = []struct {
	word string
	form gouji.FormID
}{
	{"政府性基金", gouji.GovernmentFundF},
	{"国有资本经营", gouji.StateCapitalF},
	{"三公", gouji.ThreePublicForm},
}

// sentence looks for a form said to be empty, or for what a form would hold
// said not to exist.
func (r *reader) sentence(l *outline.Line, start, end int) {
	s := l.Text()[start:end]
	empty, absent := saysEmpty(s), saysNothing(s)
	if !empty && !absent {
		return
	}
	kind := gouji.AbsentMention
	if empty && l.Role == outline.Overview {
		kind = gouji.EmptyMention // of the table above; what the narrative says is a claim
	}
	named := false
	for _, f := range lacking {
		if strings.Contains(s, f.word) {
			named = true
			r.add(kind, string(f.form), l, start, end)
		}
	}
	if above := r.above(l.Block); !named && empty && above != "" && l.Role == outline.Overview {
		r.add(kind, string(above), l, start, end)
	}
}

// above returns the form that a note in block belongs to: the last one before
// it, where no further title stands between.
func (r *reader) above(block int) (id gouji.FormID) {
	at := -1
	for _, f := range r.forms {
		if f.Block < block && f.Block > at {
			id, at = f.ID, f.Block
		}
	}
	if slices.ContainsFunc(r.titles, func(t int) bool { return t > at && t < block }) {
		return ""
	}
	return id
}

// saysEmpty reports whether a sentence says that a table is empty: 故本表无数据,
// 此表为空表. What holds only if there is nothing says nothing.
func saysEmpty(s string) bool {
	i := strings.Index(s, "表")
	if i < 0 || conditional(s) {
		return false
	}
	if strings.Contains(s, "空表") {
		return true
	}
	for _, w := range []string{"表无数据", "表没有数据", "表为空", "表无内容", "表空白", "表中无数据", "表无相关数据", "表无发生数", "表无金额", "表不涉及", "表数据为空", "表无数字", "表均为空", "表数据为零", "表无收支数据"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func conditional(s string) bool {
	for _, w := range []string{"如无", "若无", "如没有", "若没有", "如果", "的，仍", "的部门，", "的单位，"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// saysNothing reports whether a sentence without a figure denies something.
func saysNothing(s string) bool {
	if strings.Contains(s, "元") && strings.ContainsAny(s, "123456789") {
		return false
	}
	for _, w := range []string{"无", "没有", "未安排", "未发生", "不涉及", "未使用", "未产生", "未涉及", "为0", "为零", "0万元", "0元", "未开支"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func (r *reader) once(kind gouji.MentionKind, subject string, l *outline.Line, start, end int) {
	if !r.had(kind, subject) {
		r.seen[string(kind)+subject] = true
		r.add(kind, subject, l, start, end)
	}
}

// had reports whether once has added such a mention.
func (r *reader) had(kind gouji.MentionKind, subject string) bool {
	return r.seen[string(kind)+subject]
}

// add appends a mention that stands at folded bytes [start, end) of the text of l.
func (r *reader) add(kind gouji.MentionKind, subject string, l *outline.Line, start, end int) {
	at := l.Fold.At
	from, to := int(at[l.Start+start]), int(at[l.Start+end])
	m := gouji.Mention{Kind: kind, Subject: subject, Part: l.Part, Section: l.Node.Section(),
		Source: gouji.Source{Block: l.Block, Row: -1, Col: -1, Start: from, End: to}}
	if l.Role == outline.Contents {
		m.Part, m.Section = "", "目录"
	}
	m.Printed = strings.TrimSpace(l.Raw[from:to])
	m.Text = m.Printed
	r.out = append(r.out, m)
}

// Bounds of what is taken for a table of figures, and for its notes.
const (
	minCells = 12
	maxNote  = 300 // characters
)

// grid looks for notes and titles in the cells of a table, and tells of one
// that looks like an account's and is none of the forms.
func (r *reader) grid(block int, g *gouji.Grid) {
	isForm := r.grids[block]
	figures, printed := false, 0
	for i := range g.Cells {
		c := &g.Cells[i]
		text := strings.TrimSpace(c.Text)
		if text == "" {
			continue
		}
		printed++
		figures = figures || strings.Contains(text, "合计") || strings.Contains(text, "支出") || strings.Contains(text, "收入") || strings.Contains(text, "决算")
		if utf8.RuneCountInString(text) > maxNote {
			continue
		}
		if isForm {
			r.note(block, c)
		} else if id := form.Titled(text); id != "" {
			r.cell(gouji.TitleMention, id, block, c)
		}
	}
	if !isForm && figures && printed >= minCells && !r.titled(block) {
		r.out = append(r.out, gouji.Mention{Kind: gouji.OtherMention, Source: gouji.Source{Block: block, Row: -1, Col: -1}})
	}
}

// titled reports whether a table has the title of no form, among the few lines
// above it.
func (r *reader) titled(block int) bool {
	for b := block - 1; b >= block-4 && !r.grids[b]; b-- {
		if r.others[b] {
			return true
		}
	}
	return false
}

// note takes in a cell of a form that says that the form is empty.
func (r *reader) note(block int, c *gouji.Cell) {
	if !strings.Contains(c.Text, "表") {
		return
	}
	text := segment.Fold(c.Text).Text
	if id := r.above(block + 1); id != "" && saysEmpty(text) {
		r.cell(gouji.EmptyMention, id, block, c)
	}
}

func (r *reader) cell(kind gouji.MentionKind, id gouji.FormID, block int, c *gouji.Cell) {
	text := strings.TrimSpace(c.Text)
	r.out = append(r.out, gouji.Mention{Kind: kind, Subject: string(id), Printed: text, Text: text,
		Source: gouji.Source{Block: block, Row: c.Row, Col: c.Col, Page: c.Page, Box: c.Box}})
}
