// Package form reads the nine standard forms: which grid is which form, what
// each of its figures is about, and which of them must add up.
//
// Comparing figures is left to check. Tables that are no standard form are
// left as they are.
package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/limits"
	"gouji/normalize/caption"
)

// A Result is what the forms of a disclosure say. The IDs of its facts are
// consecutive, in the order of Facts.
type Result struct {
	Forms      []gouji.Form
	Facts      []gouji.Fact
	Names      []gouji.Name
	Partitions []gouji.Partition
	Notes      []gouji.Note
	Titled     map[gouji.FormID]bool // whose titles stand in the text, above the form or in the contents
}

// Read reads the forms among blocks [first, last) of doc. year is that of the
// disclosure, 0 unknown: a form that prints none is read as of it. The first
// fact has the ID nextID.
func Read(doc *gouji.Document, first, last, year, nextID int) Result {
	r := reader{year: year, next: nextID, count: map[gouji.FormID]int{}}
	var above []string
	for i := max(first, 0); i < min(last, len(doc.Blocks)); i++ {
		b := &doc.Blocks[i]
		if b.Region != gouji.Body {
			continue
		}
		if b.Kind != gouji.Table {
			above = push(above, b.Text)
			continue
		}
		if r.grid(b.Grid, i, above) || b.Grid == nil || len(b.Grid.Cells) > maxAbove {
			above = above[:0]
			continue
		}
		for _, c := range b.Grid.Cells { // a title in a frame
			above = push(above, c.Text)
		}
	}
	r.close()
	r.out.Facts = r.facts()
	r.out.Titled = titled(doc, first, last)
	return r.out
}

// push appends a line that may belong to a heading, and forgets the farthest.
func push(above []string, text string) []string {
	if strings.TrimSpace(text) == "" {
		return above
	}
	if len(above) == maxAbove {
		above = append(above[:0], above[1:]...)
	}
	return append(above, text)
}

type reader struct {
	out   Result
	year  int
	next  int                  // ID of the next fact
	open  *table               // may be continued by the next grid
	read  []*table             // what is closed
	count map[gouji.FormID]int // forms of each kind so far
}

// grid reads one grid: a form, the continuation of one, or something else. It
// reports whether it was a form.
func (r *reader) grid(g *gouji.Grid, block int, above []string) bool {
	s := newSheet(g, block)
	if s == nil {
		return false
	}
	h := headingOf(s, above)
	goes := r.open != nil && (h.title == "" || h.spec == r.open.spec)
	if goes && r.open.continued(s, &h) {
		return true
	}
	sp, l, ok := recognise(s, h)
	if goes && (!ok || sp == r.open.spec) {
		r.open.tear(s, &h)
	}
	switch {
	case !ok && h.spec != nil && len(s.Cells) > maxAbove:
		r.close()
		r.out.Notes = append(r.out.Notes, gouji.Note{What: "《" + h.title + "》的表头未能识别，表内数字未读入", Source: s.whole()})
		return false
	case !ok:
		return false
	case r.beyond(sp, s):
		return true
	}
	t := r.begin(sp, l, h, s)
	t.read(s, l.top)
	r.close()
	r.open = t
	return true
}

// beyond reports whether s is a form too many, and notes the first one.
func (r *reader) beyond(sp *spec, s *sheet) bool {
	n := r.count[sp.id]
	if n == limits.Forms { // what is open counts when it is closed
		r.count[sp.id]++
		r.out.Notes = append(r.out.Notes, gouji.Note{What: fmt.Sprintf("《%s》多于 %d 张，其余没有读", sp.name, n), Source: s.whole()})
	}
	return n >= limits.Forms
}

// recognise returns the form that s is: by its title where the header fits,
// else the only one that the header proves.
func recognise(s *sheet, h heading) (sp *spec, l layout, ok bool) {
	if h.spec != nil {
		if l, ok = h.spec.layout(s); ok {
			return h.spec, l, true
		}
	} else if h.title != "" {
		return nil, l, false // some other table
	}
	for _, c := range specs {
		if c == h.spec {
			continue
		}
		if m, fits := c.layout(s); fits && c.proves(s, &m) {
			if ok {
				return nil, layout{}, false
			}
			sp, l, ok = c, m, true
		}
	}
	return sp, l, ok
}

// begin makes the table of a form that begins with s.
func (r *reader) begin(sp *spec, l layout, h heading, s *sheet) *table {
	t := &table{spec: sp, base: sp.base, year: r.year, cols: l.cols, groups: l.groups, tracks: s.tracks(l.top),
		section: make([]gouji.Flow, len(l.groups)), gaps: make([]bool, len(l.groups)), seen: map[string]bool{}}
	t.form = gouji.Form{
		ID: sp.id, Title: h.title, Number: h.number, Unit: r.unit(sp, &h), Entity: h.entity, Year: h.year, Block: s.block, Empty: true,
	}
	if h.title == "" {
		t.form.Title = sp.name
	}

	if h.year != 0 && (r.year == 0 || r.count[sp.id] > 0) {
		t.year = h.year // the same form of another year; where it is the only one, its year is a slip
	}
	if t.form.Unit == "" {
		t.form.Unit = s.headerUnit(l.top)
	}
	if sp.items {
		t.base.Fund = gouji.Fiscal
		if strings.Contains(h.title, "公共预算") {
			t.base.Fund = gouji.GeneralPublic
		}
	}
	for _, i := range l.odd {
		t.note(s.source(i), "列名“%s”未能识别，该列数字未读入", clip(s.flat[i]))
	}
	for _, label := range l.doubtful {
		t.note(s.whole(), "“%s”栏与另一栏分不清，该列数字未读入", clip(label))
		t.aside = true
	}
	if t.form.Unit == "" {
		t.note(s.whole(), "没有注明金额单位，表内数字未读入")
	}
	if h.year != 0 && r.year != 0 && h.year != r.year {
		t.note(s.whole(), "表上的年度为%d年，公开年度为%d年", h.year, r.year)
	}
	return t
}

// unit is the one that a heading prints, else that of the form of its kind before.
func (r *reader) unit(sp *spec, h *heading) gouji.Unit {
	if h.unit == "" && r.open != nil && r.open.spec == sp {
		return r.open.form.Unit
	}
	return h.unit
}

// headerUnit finds 金额（万元） in the header.
func (s *sheet) headerUnit(top int) (unit gouji.Unit) {
	for r := range top {
		s.each(r, func(i int) {
			if u, ok := caption.Unit(s.flat[i]); ok && unit == "" {
				unit = u
			}
		})
	}
	return unit
}

// close hands over what was read of the open form.
func (r *reader) close() {
	t := r.open
	if t == nil {
		return
	}
	r.open = nil
	t.derive()
	t.settle()
	r.count[t.spec.id]++
	scope := string(t.spec.id)
	if n := r.count[t.spec.id]; n > 1 {
		scope += "#" + strconv.Itoa(n)
	}
	for i := range t.facts {
		t.facts[i].ID = r.next + i
	}
	r.next += len(t.facts)
	r.read = append(r.read, t)
	r.out.Partitions = append(r.out.Partitions, t.partitions(scope)...)
	r.out.Forms = append(r.out.Forms, t.form)
	r.out.Names = append(r.out.Names, t.names...)
	r.out.Notes = append(r.out.Notes, t.notes...)
	if t.unsaid > 0 {
		what := fmt.Sprintf("《%s》另有%d处未读入，不再逐一列出", t.form.Title, t.unsaid)
		r.out.Notes = append(r.out.Notes, gouji.Note{What: what, Source: gouji.Source{Block: t.form.Block, Row: -1, Col: -1}})
	}
}

// facts joins the facts of all forms.
func (r *reader) facts() []gouji.Fact {
	parts := make([][]gouji.Fact, len(r.read))
	for i, t := range r.read {
		parts[i] = t.facts
	}
	return slices.Concat(parts...)
}
