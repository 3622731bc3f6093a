// Package outline reads the structure of a disclosure's prose: its parts, the
// tree of headings and list items that each paragraph stands in, and which
// paragraphs are a table of contents.
//
// What the headings and sentences mean is left to package claim.
package outline

import (
	"strings"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/lexicon"
)

// Role says what a part of the document is for.
type Role uint8

// The roles.
const (
	Overview   Role = iota // duties and organisation, title pages; also what stands beside the tables
	Narrative              // 决算情况说明
	Attachment             // 附件, usually the 绩效自评报告
	Glossary               // 名词解释: defines words and claims nothing
	Contents               // 目录: repeats every title and claims nothing
)

// A Node is a heading or a list item: everything up to the next one of its
// rank stands in it.
type Node struct {
	Parent *Node
	Style  string // of its marker: "一、", "（一）", "1.", "1、", "（1）"; "" for a part or the root
	Value  int    // of its marker
	Label  string // of its marker as printed, without the closing 、 or .
	Title  string // folded text of a heading; "" of an item that is a sentence
	Depth  int
}

// Section returns the labels from the outermost heading down, as 五（三）1.
func (n *Node) Section() string {
	if n == nil || n.Parent == nil {
		return ""
	}
	return n.Parent.Section() + n.Label
}

// A Line is one paragraph of prose, or one marked stretch of it: a paragraph
// in which several list items follow one another comes as several lines.
type Line struct {
	Block int
	Raw   string         // the whole block as printed
	Fold  segment.Folded // of the whole block
	Start int            // folded bytes [Start, End) of the block are this line
	End   int
	Part  string // 第三部分; "" where the document has none
	Role  Role
	Node  *Node
	Head  bool // the line opens Node: its marker has been cut off before Start
}

// Text returns the folded text of the line.
func (l *Line) Text() string { return l.Fold.Text[l.Start:l.End] }

// Introduces reports whether a line of an attachment says what the unit is: its
// staff and offices, under 单位基本情况.
func (l *Line) Introduces() bool {
	return (strings.HasSuffix(l.Node.Title, "单位基本情况") || strings.HasSuffix(l.Node.Title, "部门基本情况")) && !strings.Contains(l.Text(), "元")
}

// Remarks reports whether a line beside the tables says that there is nothing
// to put into one: 说明：本单位没有政府性基金收支，故本表无数据.
func (l *Line) Remarks() bool {
	text := l.Text()
	return lexicon.Remark.Prefix(text) != "" && !strings.Contains(text, "元") && !strings.Contains(text, "%")
}

// maxTitle is the longest heading, in characters: above it a marked paragraph
// is an item that says something.
const maxTitle = 50

// maxDepth bounds the tree against hostile nesting; deeper items become
// siblings.
const maxDepth = 12

// Fold returns the folded text of every body paragraph of doc, by block.
func Fold(doc *gouji.Document) []segment.Folded {
	texts := make([]segment.Folded, len(doc.Blocks))
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Region == gouji.Body && b.Kind != gouji.Table {
			texts[i] = segment.Fold(b.Text)
		}
	}
	return texts
}

// Read returns the lines of the body paragraphs among blocks [first, last) of
// doc, whose folded texts are given.
func Read(doc *gouji.Document, texts []segment.Folded, first, last int) []Line {
	r := reader{contents: contents(doc, texts, first, last)}
	r.reset("", Overview)
	for i := first; i < last; i++ {
		if strings.TrimSpace(texts[i].Text) != "" {
			r.block(i, &doc.Blocks[i], texts[i])
		}
	}
	return r.lines
}

type reader struct {
	lines    []Line
	contents map[int]bool
	raw      string // of the current block
	part     string
	role     Role
	top      *Node
}

func (r *reader) reset(part string, role Role) {
	r.part, r.role, r.top = part, role, &Node{}
}

func (r *reader) block(i int, b *gouji.Block, fold segment.Folded) {
	r.raw = b.Text
	text := strings.TrimLeft(fold.Text, " ")
	lead := len(fold.Text) - len(text)
	m, marked := segment.ItemMarker(text)
	switch {
	case r.contents[i]:
		r.line(i, fold, Contents)
	case marked && m.Kind == segment.Part:
		r.reset(strings.TrimSpace(text[:m.Len]), roleOf(text[m.Len:], Overview))
		r.line(i, fold, r.role)
	case marked:
		if role := roleOf(text[m.Len:], r.role); titled(text[m.Len:]) == len(text[m.Len:]) && role != r.role && (role == Narrative || r.part == "") {
			r.reset(r.part, role)
		}
		r.items(i, fold, lead)
	case isTitle(text) && r.turn(text) != r.role:
		// The words of a part's title on a line of their own, or a document
		// that has no numbered parts.
		r.reset(r.part, r.turn(text))
		r.line(i, fold, r.role)
	case isTitle(text) && (b.Kind == gouji.Heading || strings.HasSuffix(text, "情况说明") || strings.HasSuffix(text, "情况")):
		r.heading(b.Level, text)
		r.line(i, fold, r.role).Head = true
	default:
		r.paragraph(i, fold)
	}
}

// paragraph appends a paragraph without a marker of its own, cut at the items
// that open sentences inside it: “三公”经费支出9万元。1.公务接待费2万元。2.….
func (r *reader) paragraph(i int, fold segment.Folded) {
	first := listed(fold.Text)
	if first < 0 {
		r.line(i, fold, r.role)
		return
	}
	r.line(i, fold, r.role).End = first
	outer := r.top
	r.items(i, fold, first)
	r.top = outer // what follows the paragraph is no part of its last item
}

// listed returns where an item 1 stands behind a full stop in text that an item
// 2 of its style follows behind another one; -1 where none does.
func listed(text string) int {
	first := -1
	var one segment.Marker
	for at := nextItem(text, 0); at >= 0; at = nextItem(text, at+1) {
		if !strings.HasSuffix(strings.TrimRight(text[:at], " "), "。") {
			continue
		}
		m, _ := segment.ItemMarker(text[at:])
		switch {
		case first < 0 && m.Value == 1:
			first, one = at, m
		case first >= 0 && m.Kind == one.Kind && m.Value == 2:
			return first
		}
	}
	return -1
}

// turn returns the role that a title on a line of its own gives to what follows.
func (r *reader) turn(title string) Role {
	if r.role == Narrative && describes(title) {
		return Overview
	}
	return roleOf(title, r.role)
}

// line appends a whole paragraph.
func (r *reader) line(i int, fold segment.Folded, role Role) *Line {
	r.lines = append(r.lines, Line{Block: i, Raw: r.raw, Fold: fold, End: len(fold.Text), Part: r.part, Role: role, Node: r.top})
	return &r.lines[len(r.lines)-1]
}

// items cuts a marked paragraph at each list item that opens a sentence in it.
func (r *reader) items(i int, fold segment.Folded, at int) {
	text := fold.Text
	for at < len(text) {
		m, marked := segment.ItemMarker(text[at:])
		from := at
		if marked {
			from += m.Len
		}
		next := len(text)
		if p := nextItem(text, from); p >= 0 {
			next = p
		}
		title := titled(text[from:next])
		if marked {
			r.open(text[at:from], m, text[from:from+title])
		}
		if marked && title > 0 && strings.TrimSpace(text[from+title:next]) != "" {
			l := r.line(i, fold, r.role)
			l.Start, l.End, l.Head = from, from+title, true
			from, marked = from+title, false
		}
		l := r.line(i, fold, r.role)
		l.Start, l.End, l.Head = from, next, marked
		at = next
	}
}

// nextItem returns where the next list item opens a sentence in text after
// from, or -1.
func nextItem(text string, from int) int {
	for i := from; i < len(text); {
		p := strings.IndexAny(text[i:], "。;；:：\n")
		if p < 0 {
			return -1
		}
		i += p
		for i < len(text) && !startsRune(text[i]) {
			i++
		}
		i++
		for i < len(text) && !startsRune(text[i]) {
			i++
		}
		for i < len(text) && text[i] == ' ' {
			i++
		}
		if m, ok := segment.ItemMarker(text[i:]); ok && m.Kind != segment.Part && m.Kind != segment.Han {
			return i
		}
	}
	return -1
}

func startsRune(b byte) bool { return b&0xC0 != 0x80 }

// open makes the node of a marker: a sibling of the nearest open node of its
// style that it continues, else a child of the current one. A list that starts
// again at 1 is a new list inside the item it follows, so that （1） may stand
// above or below a 1.
func (r *reader) open(label string, m segment.Marker, title string) {
	style := styleOf(label)
	parent := r.top
	for n := r.top; n.Parent != nil; n = n.Parent {
		if n.Style != style {
			continue
		}
		if m.Value != 1 || n.Value == 0 {
			parent = n.Parent
			break
		}
	}
	if m.Value == 1 && parent == r.top && r.top.Style == style && r.top.Title != "" && rank(m.Kind) == 0 {
		parent = r.top.Parent // a new 一、 is a new chapter, never a list inside one
	}
	for parent.Depth >= maxDepth {
		parent = parent.Parent
	}
	n := &Node{Parent: parent, Style: style, Value: m.Value, Depth: parent.Depth + 1, Label: brackets.Replace(strings.TrimRight(strings.TrimSpace(label), "、.，,"))}
	n.Title = strings.TrimSpace(strings.TrimSuffix(title, "。"))
	r.top = n
}

// titled returns the length of the title that the text of an item is or begins
// with; 0 where it has none. A title that a full stop closes, as in
// 1.公务接待费。决算数为…, is a noun of those that head items.
func titled(text string) int {
	if isTitle(text) {
		return len(text)
	}
	title, _, ok := strings.Cut(text, "。")
	if !ok || !isTitle(title) || lexicon.Title.Suffix(title) == "" || lexicon.Statement.In(title) {
		return 0
	}
	return len(title) + len("。")
}

// heading makes the node of a heading without a marker: nothing of the section
// before may hold in it. level is 0 where only its words make it one.
func (r *reader) heading(level int, title string) {
	style := "H" + string(rune('0'+min(level, 9)))
	parent := r.top
	for parent.Parent != nil && !(parent.Style[0] == 'H' && parent.Style < style) {
		parent = parent.Parent
	}
	r.top = &Node{Parent: parent, Style: style, Depth: parent.Depth + 1, Title: strings.TrimSpace(title)}
}

// brackets are printed wide in Chinese.
var brackets = strings.NewReplacer("(", "（", ")", "）")

// rank orders the styles that never nest inside lower ones.
func rank(k segment.MarkerKind) int {
	if k == segment.Han {
		return 0
	}
	return 1
}

// styleOf reduces a marker to its shape: 三、 and 一、 share one, 1. and 1、 do not.
func styleOf(label string) string {
	var b strings.Builder
	digits := false
	for _, c := range strings.TrimSpace(label) {
		if c >= '0' && c <= '9' || strings.ContainsRune("一二三四五六七八九十百〇零", c) {
			if !digits {
				if c <= '9' {
					b.WriteByte('1')
				} else {
					b.WriteString("一")
				}
			}
			digits = true
			continue
		}
		if c >= '①' && c <= '⑳' {
			c = '①'
		}
		b.WriteRune(c)
	}
	return b.String()
}

// isTitle reports whether s is short and says nothing: it has no full stop
// inside and no amount.
func isTitle(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || strings.Count(s, "")-1 > maxTitle {
		return false
	}
	if strings.ContainsAny(s, "。;；") || strings.Contains(s, "万元") || strings.Contains(s, "%") {
		return false
	}
	return true
}

// roleOf returns the role that the words of a title give to what follows, or
// old where they give none.
func roleOf(title string, old Role) Role {
	title = strings.TrimSpace(title)
	switch {
	case title == "":
		return old
	case strings.Contains(title, "名词解释") || strings.Contains(title, "专业名词"):
		return Glossary
	case strings.HasPrefix(title, "附件") || strings.Contains(title, "自评报告") || strings.Contains(title, "评价报告"):
		return Attachment
	case narrates(title):
		if old == Attachment || old == Glossary && !accounts(title) {
			return old
		}
		return Narrative
	case strings.HasSuffix(title, "决算表") || strings.HasSuffix(title, "决算公开表"), strings.HasSuffix(title, "预算表"),
		strings.HasSuffix(title, "概况"):
		return Overview
	}
	return old
}

// describes reports whether a title is that of a chapter about the unit itself.
func describes(title string) bool {
	for _, w := range []string{"主要职能", "主要职责", "机构设置"} {
		if strings.HasSuffix(title, w) {
			return true
		}
	}
	return false
}

// accounts reports whether a title speaks of an account or a budget.
func accounts(title string) bool {
	return strings.Contains(title, "决算") || strings.Contains(title, "预算")
}

// narrates reports whether a title is that of a narrative.
func narrates(title string) bool {
	return strings.Contains(title, "情况说明") && (accounts(title) || strings.Contains(title, "其他")) ||
		strings.Contains(title, "决算说明") || strings.Contains(title, "预算说明") || strings.Contains(title, "预算编制说明") ||
		strings.Contains(title, "总体情况")
}
