package docx

import (
	"strings"
	"unicode/utf8"

	"gouji/internal/limits"
)

// levels is how many levels a list has.
const levels = 9

// maxLabel bounds the number of a paragraph in bytes: the few bytes that make
// a numbered paragraph must not buy much text.
const maxLabel = 64

// maxNumber bounds what a list counts to.
const maxNumber = 1 << 15

// A list is an abstract numbering: the levels that paragraphs count through,
// and how far they have counted.
type list struct {
	level [levels]*level
	link  string // id of the numbering style that defines it instead
	count [levels]int
	begun [levels]bool
}

// A level is how one level of a list is printed.
type level struct {
	start   int
	format  string
	pattern string // 第%1条
	suffix  string // between the number and the text
	restart int    // the level (from 1) from which on up it restarts; 0 never, unset any
	legal   bool   // print all numbers in decimal
	style   string // id of the paragraph style tied to it
}

// A numbering is what paragraphs refer to: a list, with changes.
type numbering struct {
	list  int
	level [levels]*level
	start [levels]int // overrides the count the first time; unset else
}

// numberings holds all lists of a document.
type numberings struct {
	lists  map[int]*list
	nums   map[int]*numbering
	styles *styles
}

// readNumberings reads the numbering definitions that x scans.
func readNumberings(x *scanner, s *styles) *numberings {
	n := &numberings{lists: map[int]*list{}, nums: map[int]*numbering{}, styles: s}
	lists, nums := 0, 0
	for x.child(0) {
		for x.child(1) {
			switch name := string(x.name); {
			case name == "abstractNum" && defines(x, &lists):
				n.lists[x.attrInt("abstractNumId", unset)] = readList(x)
			case name == "num" && defines(x, &nums):
				n.nums[x.attrInt("numId", unset)] = readNumbering(x)
			}
		}
	}
	return n
}

func readList(x *scanner) *list {
	l := &list{}
	for d := x.depth; x.child(d); {
		switch string(x.name) {
		case "lvl":
			if i := x.attrInt("ilvl", unset); i >= 0 && i < levels {
				l.level[i] = readLevel(x)
			}
		case "numStyleLink":
			l.link = string(x.attr("val"))
		}
	}
	return l
}

func readNumbering(x *scanner) *numbering {
	n := &numbering{list: unset}
	for i := range n.start {
		n.start[i] = unset
	}
	for d := x.depth; x.child(d); {
		switch string(x.name) {
		case "abstractNumId":
			n.list = x.attrInt("val", unset)
		case "lvlOverride":
			i := x.attrInt("ilvl", unset)
			if i < 0 || i >= levels {
				continue
			}
			for d := x.depth; x.child(d); {
				switch string(x.name) {
				case "startOverride":
					n.start[i] = min(max(x.attrInt("val", 0), 0), maxNumber)
				case "lvl":
					n.level[i] = readLevel(x)
				}
			}
		}
	}
	return n
}

func readLevel(x *scanner) *level {
	l := &level{format: "decimal", suffix: " ", restart: unset}
	readLevelInto(x, l)
	return l
}

// readLevelInto reads the children of the open element. A level's suffix is a
// tab or a space or nothing; a tab is white space to a reader, and so are both
// one blank here.
func readLevelInto(x *scanner, l *level) {
	for d := x.depth; x.child(d); {
		switch string(x.name) {
		case "start":
			l.start = min(max(x.attrInt("val", 0), 0), maxNumber)
		case "numFmt":
			l.format = x.attrText("val")
		case "lvlText":
			l.pattern = cut(x.attrText("val"), maxLabel)
		case "suff":
			if string(x.attr("val")) == "nothing" {
				l.suffix = ""
			}
		case "lvlRestart":
			l.restart = x.attrInt("val", unset)
		case "isLgl":
			l.legal = x.on()
		case "pStyle":
			l.style = string(x.attr("val"))
		case "AlternateContent":
			x.branch(func() { readLevelInto(x, l) })
		}
	}
}

// cut returns s, or as much of it as fits into n bytes.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// label counts one paragraph and returns the number that it bears, with what
// stands between it and the text; "" for a bullet or no number at all.
func (n *numberings) label(p *properties) string {
	id, at := n.of(p)
	num := n.nums[id]
	if id <= 0 || num == nil { // 0 takes the style's numbering away
		return ""
	}
	l := n.resolve(num)
	if l == nil {
		return ""
	}
	lv := pick(num, l, at)
	if lv == nil {
		return ""
	}
	n.advance(num, l, at)
	if lv.format == "bullet" || lv.pattern == "" {
		return ""
	}
	text := l.print(num, lv)
	if text == "" {
		return ""
	}
	return text + lv.suffix
}

// of returns the numbering and level that p has by itself or by its style.
func (n *numberings) of(p *properties) (id, at int) {
	id, at = p.num, p.level
	if id == unset && p.style != nil {
		id = p.style.num
		if at == unset {
			at = n.styled(p.style)
		}
	}
	return id, min(max(at, 0), levels-1)
}

// styled returns the level that a style numbers by: the one that names the
// style (or the ancestor it has its numbering from), or else the one it states.
func (n *numberings) styled(st *style) int {
	if num := n.nums[st.num]; num != nil {
		if l := n.resolve(num); l != nil {
			for i := range levels {
				if lv := pick(num, l, i); lv != nil && lv.style != "" && lv.style == st.owner {
					return i
				}
			}
		}
	}
	return st.level
}

// resolve returns the list that num counts through, by way of the numbering
// style where one is linked.
func (n *numberings) resolve(num *numbering) *list {
	for range limits.Chain {
		l := n.lists[num.list]
		if l == nil || l.link == "" {
			return l
		}
		st := n.styles.byID[l.link]
		if st == nil || n.nums[st.num] == nil {
			return l
		}
		num = n.nums[st.num]
	}
	return nil
}

func pick(num *numbering, l *list, i int) *level {
	if num.level[i] != nil {
		return num.level[i]
	}
	return l.level[i]
}

// advance counts one paragraph of level at.
func (n *numberings) advance(num *numbering, l *list, at int) {
	for i := range at {
		if !l.begun[i] { // a level above that no paragraph has shown yet counts as shown
			l.step(num, i)
		}
	}
	l.step(num, at)
	for i := at + 1; i < levels; i++ {
		lv := pick(num, l, i)
		if lv == nil || lv.restart == unset || at < lv.restart {
			l.begun[i] = false
		}
	}
}

func (l *list) step(num *numbering, i int) {
	switch {
	case num.start[i] != unset:
		l.count[i] = num.start[i]
		num.start[i] = unset
	case l.begun[i]:
		l.count[i] = min(l.count[i]+1, maxNumber)
	default:
		l.count[i] = 0
		if lv := pick(num, l, i); lv != nil {
			l.count[i] = lv.start
		}
	}
	l.begun[i] = true
}

// print expands the pattern of lv: %1 stands for the number of the first
// level, in that level's format.
func (l *list) print(num *numbering, lv *level) string {
	var b strings.Builder
	rest := lv.pattern
	for {
		i := strings.IndexByte(rest, '%')
		if i < 0 || i+1 == len(rest) || b.Len() > maxLabel {
			b.WriteString(rest)
			return cut(b.String(), maxLabel)
		}
		b.WriteString(rest[:i])
		k := int(rest[i+1]) - '1'
		if k < 0 || k >= levels {
			b.WriteByte('%')
			rest = rest[i+1:]
			continue
		}
		rest = rest[i+2:]
		format := "decimal"
		if of := pick(num, l, k); of != nil && !lv.legal {
			format = of.format
		}
		b.WriteString(printNumber(l.count[k], format))
	}
}
