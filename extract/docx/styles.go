package docx

import (
	"fmt"
	"strings"

	"gouji/internal/limits"
)

// unset marks a property that a definition leaves open.
const unset = -1

// A style is what a paragraph or character style says of the properties that
// change the text a reader sees.
type style struct {
	base    string // id
	outline int    // 0 to 8, 9 for body text
	num     int    // id of a numbering; 0 for none
	level   int    // of the numbering
	owner   string // id of the style that num comes from: its levels name it
	hidden  int    // 1, 0
}

// styles is the style sheet: styles by id, with what they inherit filled in.
type styles struct {
	byID     map[string]*style
	standard string // id of the default paragraph style
	fallback *style // that style; nil where there is none
}

// readStyles reads the style sheet that x scans.
func readStyles(x *scanner) *styles {
	s := &styles{byID: map[string]*style{}}
	for n := 0; x.child(0); {
		for x.child(1) {
			if string(x.name) == "style" && defines(x, &n) {
				s.readStyle(x)
			}
		}
	}
	s.inherit()
	return s
}

// defines counts one more definition, and reports whether it may be read.
func defines(x *scanner, n *int) bool {
	if *n++; *n > limits.Definitions {
		x.stop(fmt.Errorf("样式或编号的定义超过 %d 个，已拒读；请用 Word 打开后另存再试", limits.Definitions))
		return false
	}
	return true
}

func (s *styles) readStyle(x *scanner) {
	id := string(x.attr("styleId"))
	st := &style{outline: unset, num: unset, level: unset, hidden: unset}
	if v := string(x.attr("default")); string(x.attr("type")) == "paragraph" && (v == "1" || v == "true" || v == "on") {
		s.standard = id
	}
	s.byID[id] = st
	named := unset
	for d := x.depth; x.child(d); {
		switch string(x.name) {
		case "name":
			named = namedOutline(x.attrText("val"))
		case "basedOn":
			st.base = string(x.attr("val"))
		case "pPr":
			st.paragraph(x)
		case "rPr":
			for d := x.depth; x.child(d); {
				if string(x.name) == "vanish" {
					st.hidden = number(x.on())
				}
			}
		}
	}
	if st.outline == unset {
		st.outline = named
	}
	if st.num != unset {
		st.owner = id
	}
}

func (st *style) paragraph(x *scanner) {
	for d := x.depth; x.child(d); {
		switch string(x.name) {
		case "outlineLvl":
			st.outline = x.attrInt("val", unset)
		case "numPr":
			st.num, st.level = numPr(x)
		}
	}
}

// numPr reads the open w:numPr: the numbering it names and the level.
func numPr(x *scanner) (num, level int) {
	num, level = unset, unset
	for d := x.depth; x.child(d); {
		switch string(x.name) {
		case "numId":
			num = x.attrInt("val", unset)
		case "ilvl":
			level = x.attrInt("val", unset)
		}
	}
	return num, level
}

// namedOutline returns the outline level of the built-in heading styles, which
// need not state it: their name does.
func namedOutline(name string) int {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, prefix := range [...]string{"heading ", "标题 "} {
		if n, ok := strings.CutPrefix(name, prefix); ok && len(n) == 1 && n >= "1" && n <= "9" {
			return int(n[0] - '1')
		}
	}
	return unset
}

// inherit fills what each style leaves open from those it is based on. It
// reads only what the styles say themselves, so that the order of a map does
// not show where a chain is cut.
func (s *styles) inherit() {
	whole := make(map[string]*style, len(s.byID))
	for id, own := range s.byID {
		st, base := *own, s.byID[own.base]
		for i := 0; base != nil && i < limits.Chain; i++ {
			st.fill(base)
			base = s.byID[base.base]
		}
		whole[id] = &st
	}
	s.byID, s.fallback = whole, whole[s.standard]
}

func (st *style) fill(base *style) {
	if st.outline == unset {
		st.outline = base.outline
	}
	if st.hidden == unset {
		st.hidden = base.hidden
	}
	if st.level == unset {
		st.level = base.level
	}
	if st.num == unset {
		st.num, st.owner = base.num, base.owner
	}
}

func number(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
