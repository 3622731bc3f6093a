package docx

import (
	"gouji"
)

// properties is what w:pPr says of a paragraph.
type properties struct {
	style      *style // nil where there is none
	outline    int    // unset where open
	num, level int    // of its numbering; unset where open
	gone       bool   // the paragraph mark is deleted by a tracked change
	hiddenMark int    // 1, 0
	hidden     bool   // by its style: runs may say otherwise
}

// A paragraph is one being read.
type paragraph struct {
	properties
	boxes []gouji.Block // of the text boxes anchored in it
}

// paragraph reads the open w:p.
func (r *reader) paragraph(s *sink) {
	p := paragraph{properties: properties{
		style: r.styles.fallback, outline: unset, num: unset, level: unset, hiddenMark: unset,
	}}
	first := len(r.text)
	for d := r.x.depth; r.x.child(d); {
		if string(r.x.name) == "pPr" {
			r.properties(&p.properties)
		} else {
			r.inline(&p)
		}
	}
	r.closeCodes()
	s.run(r, &p.properties, r.text[first:])
	r.text = r.text[:first]
	s.take(p.boxes...)
}

// headingLevel returns the level of p as a heading, or 0.
func headingLevel(p *properties) int {
	outline := p.outline
	if outline == unset && p.style != nil {
		outline = p.style.outline
	}
	if outline < 0 || outline > 8 { // 9 is body text
		return 0
	}
	return outline + 1
}

// properties reads the open w:pPr.
func (r *reader) properties(p *properties) {
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "pStyle":
			p.style = r.styles.byID[string(r.x.attr("val"))]
		case "outlineLvl":
			p.outline = r.x.attrInt("val", unset)
		case "numPr":
			p.num, p.level = numPr(r.x)
		case "rPr":
			r.mark(p)
		case "sectPr":
			r.section()
		}
	}
	if p.style == nil {
		return
	}
	p.hidden = p.style.hidden == 1
	if p.hiddenMark == unset {
		p.hiddenMark = p.style.hidden
	}
}

// mark reads the properties of the paragraph mark.
func (r *reader) mark(p *properties) {
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "del", "moveFrom":
			p.gone = true
		case "vanish":
			p.hiddenMark = number(r.x.on())
		}
	}
}

// inline reads the element last started where runs may stand. What wraps runs
// (links, insertions, content controls, formulas) is read through.
func (r *reader) inline(p *paragraph) {
	switch string(r.x.name) {
	case "r":
		hidden := p.hidden
		r.run(p, &hidden)
	case "del", "moveFrom", "sdtPr", "sdtEndPr", "pPr", "rPr":
	case "AlternateContent":
		r.x.branch(func() { r.inlines(p) })
	default:
		r.inlines(p)
	}
}

func (r *reader) inlines(p *paragraph) {
	for d := r.x.depth; r.x.child(d); {
		r.inline(p)
	}
}

// run reads the children of the open w:r, or of a part of it.
func (r *reader) run(p *paragraph, hidden *bool) {
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "rPr":
			*hidden = r.hidden(p)
		case "fldChar":
			r.field()
		case "AlternateContent":
			r.x.branch(func() { r.run(p, hidden) })
		default:
			if !*hidden && r.fields.codes == 0 {
				r.content(p)
			}
		}
	}
}

// content reads the element last started, which shows something in a run.
func (r *reader) content(p *paragraph) {
	switch string(r.x.name) {
	case "t":
		first := len(r.text)
		r.text = r.x.text(r.text)
		oneLine(r.text[first:])
	case "tab", "ptab":
		r.text = append(r.text, '\t')
	case "br", "cr":
		r.text = append(r.text, '\n')
	case "noBreakHyphen":
		r.text = append(r.text, '-')
	case "sym":
		r.symbol()
	case "drawing", "pict", "object":
		r.boxes(p)
	case "ruby":
		for d := r.x.depth; r.x.child(d); {
			if string(r.x.name) == "rubyBase" {
				r.inlines(p)
			}
		}
	}
}

// oneLine makes the line ends of the file's own layout the blanks that a
// reader sees: those of the document are elements.
func oneLine(text []byte) {
	for i, c := range text {
		if c == '\n' || c == '\r' {
			text[i] = ' '
		}
	}
}

// hidden reads the open w:rPr and reports whether it hides its run.
func (r *reader) hidden(p *paragraph) bool {
	styled, direct := unset, unset
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "rStyle":
			if st := r.styles.byID[string(r.x.attr("val"))]; st != nil {
				styled = st.hidden
			}
		case "vanish":
			direct = number(r.x.on())
		}
	}
	switch {
	case direct != unset:
		return direct == 1
	case styled != unset:
		return styled == 1
	}
	return p.hidden
}

func (r *reader) symbol() {
	code, ok := codePoint(r.x.attr("char"), 16)
	if !ok {
		return
	}
	if c := symbolOf(r.x.attrText("font"), code); c != 0 {
		r.text = append(r.text, string(c)...)
	}
}

// boxes reads the text boxes anywhere in the open drawing.
func (r *reader) boxes(p *paragraph) {
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "txbxContent":
			s, outer := sink{}, r.fields
			r.fields = fields{}
			r.story(&s)
			s.flush(r)
			r.fields = outer
			p.boxes = append(p.boxes, s.blocks...)
		case "AlternateContent":
			r.x.branch(func() { r.boxes(p) })
		default:
			r.boxes(p)
		}
	}
}

// fields are the open fields of a story: each is its code, then its result.
type fields struct {
	code  []bool // innermost last: true while in the code
	codes int    // how many of them are
}

// field reads a w:fldChar.
func (r *reader) field() {
	f := &r.fields
	switch string(r.x.attr("fldCharType")) {
	case "begin":
		f.code = append(f.code, true)
		f.codes++
	case "separate":
		f.leaveCode()
	case "end":
		f.leaveCode()
		f.code = f.code[:max(len(f.code)-1, 0)]
	}
}

// leaveCode ends the code of the innermost field.
func (f *fields) leaveCode() {
	if last := len(f.code) - 1; last >= 0 && f.code[last] {
		f.code[last] = false
		f.codes--
	}
}

// closeCodes ends the fields whose code is still open at the end of a
// paragraph. Codes do not run over it; were they left open, one lost mark
// would hide the rest of the document.
func (r *reader) closeCodes() {
	f := &r.fields
	if f.codes == 0 {
		return
	}
	r.malformed("域代码没有结束标记，已在段末结束")
	for f.codes > 0 {
		f.leaveCode()
		f.code = f.code[:len(f.code)-1]
	}
}
