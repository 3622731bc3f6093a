package form

import (
	"fmt"
	"slices"
	"strings"

	"gouji"
	"gouji/normalize/code"
	"gouji/normalize/figure"
)

// maxNotes is the most notes on one form.
const maxNotes = 20

// A table is a form that is being read, over one grid or several.
type table struct {
	spec    *spec
	form    gouji.Form
	base    gouji.Concept
	year    int
	cols    []column
	groups  []group
	lines   []line
	facts   []gouji.Fact // without IDs
	names   []gouji.Name
	notes   []gouji.Note
	unsaid  int             // notes beyond maxNotes
	tracks  []int           // columns in which cells of the first page's body begin
	lacking []string        // codes behind which a page was not read; "" before any
	section []gouji.Flow    // of each group: the line that the ones below belong to
	above   string          // code of the row above, for rows that print only its last digits
	twice   bool            // two lines have the same label
	gaps    []bool          // groups where a figure other than zero was not read: sums may lack it
	aside   bool            // a column with such figures was not read
	blur    bool            // the row that is read has cells that were read as one
	seen    map[string]bool // what the lines are about
}

// A line is a row of one group with its facts.
type line struct {
	row, group int
	code       string
	dims       gouji.Concept // of the label
	label      string
	facts      []int // for each figure of the group, in table.facts; or none, unread
}

// What stands for a fact that there is not.
const (
	none   = -1 // no figure can stand there
	unread = -2 // one stands there that cannot be read
)

// A label is what the label cells of a row say.
type label struct {
	code string
	dims gouji.Concept
	text string // as printed
	cell int    // that holds the name; -1 none
	name string // as printed, behind a code
	ok   bool   // understood
}

// read reads the rows of s from top on.
func (t *table) read(s *sheet, top int) {
	if t.spec.items && len(t.groups) > 0 && len(t.groups[0].codes)+len(t.groups[0].names) == 0 {
		t.unlabelled(s, top)
		return
	}
	figures := 0
	for _, g := range t.groups {
		figures += len(g.amounts)
	}
	rows := min(s.Rows-top, len(s.Cells))
	t.facts = slices.Grow(t.facts, min(figures*rows, len(s.Cells)))
	t.lines = slices.Grow(t.lines, min(len(t.groups)*rows, len(s.Cells)))
	for r := top; r < s.Rows; r++ {
		if s.remark(r) || s.numbered(r) || t.torn(s, r) || t.scattered(s, r) {
			continue
		}
		t.overlook(s, r)
		t.blur = t.blurred(s, r)
		for g := range t.groups {
			t.row(s, r, g)
		}
	}
}

// remark reports whether a row holds 注：… or repeats the header.
func (s *sheet) remark(row int) bool {
	i := s.first(row)
	if i < 0 {
		return false
	}
	w, ok := commonWords[s.flat[i]]
	return remark(s.flat[i]) || ok && w.role != amounts
}

// remark reports whether a text is a remark on a table.
func remark(flat string) bool {
	for _, p := range [...]string{"注:", "注1", "说明:", "备注:", "注.", "本表"} {
		if strings.HasPrefix(flat, p) {
			return true
		}
	}
	return false
}

// row reads one row of group g.
func (t *table) row(s *sheet, r, g int) {
	grp := &t.groups[g]
	l := t.label(s, r, grp)
	if !l.ok || t.adrift(l.dims, g) {
		t.strange(s, r, g, l)
		return
	}
	if l.code != "" && l.name != "" {
		t.name(s, l)
	}
	if t.form.Unit == "" {
		t.figures(s, r, grp) // only whether there are any
		return
	}
	t.enter(l.dims, g)
	n := line{row: r, group: g, code: l.code, dims: l.dims, label: l.text, facts: make([]int, len(grp.amounts))}
	last := -1
	for j, c := range grp.amounts {
		n.facts[j] = none
		i := s.cell(r, c)
		if i < 0 || i == last || s.Cells[i].Row != r || s.Cells[i].Col < grp.amounts[0] {
			continue
		}
		last = i
		if concept, ok := t.concept(l, c, g); ok {
			n.facts[j] = t.fact(s, i, concept, &t.cols[c], l.text, g)
		} else if s.flat[i] != "" {
			n.facts[j] = unread
			t.note(s.source(i), "第%d行“%s”在“%s”栏不应有数字“%s”，未读入", r+1, l.text, t.cols[c].label, s.flat[i])
		}
	}
	t.add(n)
}

// add keeps a line, and notes its meaning: a second line of the same one makes
// blanks doubtful, and is no further page of this form.
func (t *table) add(n line) {
	key := n.code
	if key == "" {
		key = n.dims.String()
		if t.summary() {
			key = string(t.section[n.group]) + "/" + key
		}
	}
	t.twice = t.twice || t.seen[key]
	t.seen[key] = true
	t.lines = append(t.lines, n)
}

// summary reports whether the rows are the lines of a balance.
func (t *table) summary() bool { return t.spec.codes == "" && !t.spec.items }

// enter notes which line of a balance the following ones belong to:
// 一般公共预算财政拨款 is income at the top, a part of 年初结转和结余 below it.
func (t *table) enter(d gouji.Concept, g int) {
	if t.summary() && d == (gouji.Concept{Flow: d.Flow}) {
		t.section[g] = d.Flow
	}
}

// concept returns what stands in column c on a line of group g; ok is false
// where line and column exclude one another.
func (t *table) concept(l label, c, g int) (concept gouji.Concept, ok bool) {
	col, row := t.cols[c].dims, l.dims
	if col.Fund != "" && row.Fund != "" && col.Fund != row.Fund || t.otherGroup(col, row, g) {
		return concept, false
	}
	if t.spec.items && col.Item != "" {
		row.Item = ""
	}
	concept = over(t.base, col)
	if t.summary() && row.Flow == "" {
		concept.Flow = t.flow(row, concept.Flow, g)
	}
	concept = over(concept, row)
	return concept, concept.Item != "" || !t.spec.items
}

// otherGroup reports whether a column of 人员经费 or 公用经费 stands beside
// others, and the line is of the other one.
func (t *table) otherGroup(col, row gouji.Concept, g int) bool {
	return t.spec.codes == gouji.Economic && len(t.groups[g].amounts) > 1 &&
		col.Economic != "" && row.Economic != "" && economicGroup(row.Economic) != col.Economic
}

// flow says which way the money of a line of a summary goes: by what it is,
// by the line it belongs to, by the side it stands on.
func (t *table) flow(row gouji.Concept, side gouji.Flow, g int) gouji.Flow {
	switch {
	case row.Origin != "":
		return gouji.Income
	case row.Function != "":
		return gouji.Expenditure
	case t.section[g] != "":
		return t.section[g]
	case side != "":
		return side
	case g == 0:
		return gouji.Income
	}
	return gouji.Expenditure
}

// economicGroup returns the group that an economic code belongs to.
func economicGroup(c string) string {
	if c == gouji.Staff || strings.HasPrefix(c, "301") || strings.HasPrefix(c, "303") {
		return gouji.Staff
	}
	return gouji.Public
}

// fact appends the figure of a cell and returns its index, unread where it
// cannot be read.
func (t *table) fact(s *sheet, cell int, concept gouji.Concept, col *column, label string, group int) int {
	d, what := figure.Read(s.flat[cell], s.Cells[cell].Text)
	if what == figure.Blank && t.blur {
		return unread
	}
	f := gouji.Fact{
		Concept: concept, Year: t.year, Amount: gouji.Amount{Unit: t.form.Unit}, Blank: what == figure.Blank,
		Form: t.spec.id, Line: label, Column: col.label, Source: s.source(cell),
	}
	if col.year != 0 {
		f.Year = col.year
	}
	if f.Year != 0 {
		f.Year += col.shift
	}
	if what == figure.Printed {
		var err error
		if f.Amount, err = gouji.NewAmount(d, t.form.Unit); err != nil {
			what = figure.Unreadable
		}
		f.Printed = code.Squeeze(s.Cells[cell].Text)
		t.form.Empty = t.form.Empty && d.Mantissa == 0
	}
	if what == figure.Unreadable {
		t.note(s.source(cell), "第%d行“%s”在“%s”栏的“%s”不是可读的数字，未读入",
			s.Cells[cell].Row+1, label, col.label, clip(strings.Join(strings.Fields(s.Cells[cell].Text), " ")))
		t.gaps[group] = true
		return unread
	}
	t.facts = append(t.facts, f)
	return len(t.facts) - 1
}

// strange notes a row that has figures but no label that is understood.
func (t *table) strange(s *sheet, r, g int, l label) {
	found, zero := t.figures(s, r, &t.groups[g])
	if _, known := noFigures[code.Clean(l.text)]; known || !found {
		return
	}
	t.gaps[g] = t.gaps[g] || !zero
	what := "没有项目名称"
	if l.text != "" {
		what = "“" + clip(l.text) + "”未能识别"
	}
	t.note(gouji.Source{Block: s.block, Row: r, Col: -1}, "第%d行%s，该行数字未读入", r+1, what)
}

// figures reports whether a row of g prints a number, be it one that cannot be
// read, and none but zeros.
func (t *table) figures(s *sheet, r int, g *group) (found, zero bool) {
	zero = true
	for _, c := range g.amounts {
		i := s.cell(r, c)
		if i < 0 || s.flat[i] == "" || s.Cells[i].Row != r || s.Cells[i].Col < g.amounts[0] {
			continue
		}
		if d, what := figure.Read(s.flat[i], s.Cells[i].Text); what == figure.Printed || what == figure.Unreadable && figure.Numeric(s.flat[i]) {
			found = true
			zero = zero && what == figure.Printed && d.Mantissa == 0
		}
	}
	t.form.Empty = t.form.Empty && zero
	return found, zero
}

// overlook notes whether a column that is not understood has figures.
func (t *table) overlook(s *sheet, r int) {
	for c := range t.cols {
		if t.cols[c].role != unknown || t.aside {
			continue
		}
		if i := s.cell(r, c); i >= 0 && s.Cells[i].Row == r && s.Cells[i].Col == c {
			d, what := figure.Read(s.flat[i], s.Cells[i].Text)
			t.aside = what == figure.Printed && d.Mantissa != 0 || what == figure.Unreadable && figure.Numeric(s.flat[i])
		}
	}
}

// unlabelled reads a form whose figures stand in one row without a label: the
// first one that prints any, else the first one.
func (t *table) unlabelled(s *sheet, top int) {
	grp := &t.groups[0]
	row := -1
	for r := top; r < s.Rows; r++ {
		switch {
		case s.remark(r) || s.numbered(r):
		case row < 0:
			row = r
		case !t.prints(s, r, grp):
		case !t.prints(s, row, grp):
			row = r
		default:
			t.note(gouji.Source{Block: s.block, Row: r, Col: -1}, "第%d行没有项目名称，该行数字未读入", r+1)
		}
	}
	if row < 0 || t.form.Unit == "" {
		return
	}
	n := line{row: row, facts: make([]int, len(grp.amounts))}
	last := -1
	for j, c := range grp.amounts {
		n.facts[j] = none
		concept, ok := t.concept(label{}, c, 0)
		if i := s.cell(row, c); ok && i >= 0 && i != last && s.Cells[i].Row == row {
			n.facts[j] = t.fact(s, i, concept, &t.cols[c], "", 0)
			last = i
		}
	}
	t.add(n)
}

func (t *table) prints(s *sheet, r int, g *group) bool {
	found, _ := t.figures(s, r, g)
	return found
}

// scattered reads a row of economic totals, whose cells seldom keep to the
// columns of the codes: each label is followed by its figure. It reports
// whether the row was one.
func (t *table) scattered(s *sheet, r int) bool {
	if t.spec.codes != gouji.Economic || t.form.Unit == "" || !t.narrow() {
		return false
	}
	found, label, amount := false, -1, -1
	last := -1
	for c := range s.Cols {
		i := s.cell(r, c)
		if i < 0 || i == last || s.Cells[i].Row != r {
			continue
		}
		last = i
		if _, ok := t.spec.lines[code.Clean(s.flat[i])]; ok {
			t.total(s, label, amount)
			found, label, amount = true, i, -1
		} else if amount < 0 || s.flat[amount] == "" && (s.flat[i] != "" || t.cols[c].role == amounts) {
			amount = i
		}
	}
	t.total(s, label, amount)
	return found
}

// narrow reports whether every group has one column of figures.
func (t *table) narrow() bool {
	for _, g := range t.groups {
		if len(g.amounts) > 1 {
			return false
		}
	}
	return true
}

// total adds the line of a label with its figure, both by their cells.
func (t *table) total(s *sheet, label, amount int) {
	if label < 0 || amount < 0 {
		return
	}
	dims := t.spec.lines[code.Clean(s.flat[label])]
	text := code.Bare(s.Cells[label].Text)
	col := column{label: t.cols[t.groups[0].amounts[0]].label}
	if c := s.Cells[amount].Col; t.cols[c].role == amounts {
		col.label = t.cols[c].label
	}
	f := t.fact(s, amount, over(t.base, dims), &col, text, 0)
	t.add(line{row: s.Cells[label].Row, dims: dims, label: text, facts: []int{f}})
}

func (t *table) name(s *sheet, l label) {
	if l.cell < 0 {
		return
	}
	t.names = append(t.names, gouji.Name{
		System: t.spec.codes, Code: l.code, Name: l.name, Form: t.spec.id,
		Text: strings.TrimSpace(s.Cells[l.cell].Text), Source: s.source(l.cell),
	})
}

func (t *table) note(at gouji.Source, format string, args ...any) {
	if len(t.notes) >= maxNotes {
		t.unsaid++
		return
	}
	t.notes = append(t.notes, gouji.Note{What: "《" + t.form.Title + "》" + fmt.Sprintf(format, args...), Source: at})
}

// clip shortens a text for a note.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
