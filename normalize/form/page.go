package form

import (
	"slices"
	"strings"

	"gouji/normalize/code"
	"gouji/normalize/figure"
)

// continued reads s as a further page of t, where it is one: with the same
// header again or without any, and with lines that go on. Where other short
// lines stand between, as running heads do, the codes must go on.
func (t *table) continued(s *sheet, h *heading) bool {
	prose := h.prose && h.title == ""
	if t.contradicts(h) || prose && (t.spec.codes == "" || h.apart) {
		return false
	}
	next, top := t.page(s)
	if next == nil {
		return false
	}
	next.read(s, top)
	if !t.takes(next) || prose && !t.goesOn(next) {
		return false
	}
	t.merge(next)
	return true
}

// contradicts reports whether a heading names another unit of money, unit or
// year than that of t.
func (t *table) contradicts(h *heading) bool {
	f := &t.form
	return h.unit != "" && h.unit != f.Unit ||
		h.entity != "" && f.Entity != "" && h.entity != f.Entity ||
		h.year != 0 && t.year != 0 && h.year != t.year
}

// page makes the table of a further page of t, whose body begins in row top;
// nil where its columns are not those of t.
func (t *table) page(s *sheet) (next *table, top int) {
	l, ok := t.spec.layout(s)
	if !ok {
		l, ok = t.headless(s)
	}
	if !ok || !t.agrees(&l) {
		return nil, 0
	}
	return &table{
		spec: t.spec, form: t.form, base: t.base, year: t.year, cols: l.cols, groups: l.groups,
		section: slices.Clone(t.section), above: t.above, gaps: make([]bool, len(t.groups)), seen: map[string]bool{},
	}, l.top
}

// agrees reports whether the figures of l are about the same as those of t.
func (t *table) agrees(l *layout) bool {
	return slices.EqualFunc(t.groups, l.groups, func(a, b group) bool {
		return slices.EqualFunc(a.amounts, b.amounts, func(i, j int) bool {
			x, y := t.cols[i], l.cols[j]
			return x.dims == y.dims && x.year == y.year && x.shift == y.shift
		})
	})
}

// headless lays the columns of t over a sheet without a header: one by one
// where it is as wide, else by where the cells begin, which is safe only where
// nothing but figures comes to stand below the columns of figures.
func (t *table) headless(s *sheet) (l layout, ok bool) {
	if l.top = t.start(s); l.top < 0 {
		return l, false
	}
	if s.Cols == len(t.cols) {
		l.cols, l.groups = t.cols, t.groups
		return l, true
	}
	tracks := s.tracks(l.top)
	if t.spec.codes == "" || len(tracks) != len(t.tracks) {
		return l, false
	}
	l.cols = make([]column, s.Cols)
	for k, c := range tracks {
		l.cols[c] = t.cols[t.tracks[k]]
	}
	words := false
	for r := l.top; r < s.Rows; r++ {
		s.each(r, func(i int) {
			if l.cols[s.Cells[i].Col].role == amounts {
				_, what := figure.Read(s.flat[i], s.Cells[i].Text)
				words = words || what == figure.Unreadable && !figure.Numeric(s.flat[i])
			}
		})
	}
	l.group()
	return l, !words
}

// tracks returns the columns in which cells begin from row top on.
func (s *sheet) tracks(top int) (cols []int) {
	for _, c := range s.Cells {
		if c.Row >= top && c.Col < s.Cols {
			cols = append(cols, c.Col)
		}
	}
	slices.Sort(cols)
	return slices.Compact(cols)
}

// start returns the first row of a sheet without a header that begins with a
// label of t, -1 where none does or figures stand before it.
func (t *table) start(s *sheet) int {
	probe := table{spec: t.spec, form: t.form, year: t.year, above: t.above}
	for r := range min(s.Rows, headRows) {
		_, known := probe.begins(s, r)
		for g := range t.groups {
			known = known || s.Cols == len(t.cols) && probe.label(s, r, &t.groups[g]).ok
		}
		if known {
			return r
		}
		if s.printed(r) {
			break
		}
	}
	return -1
}

// begins returns the code that a row begins with, and whether the row begins
// with a label of t at all.
func (t *table) begins(s *sheet, r int) (found string, known bool) {
	i := s.first(r)
	if i < 0 {
		return "", false
	}
	found, _ = code.Leading(s.flat[i], t.spec.codes)
	return found, found != "" || t.worded(s.bare(i), i).ok
}

// first returns the first cell with text that begins in a row; -1 none.
func (s *sheet) first(r int) int {
	first := -1
	s.each(r, func(i int) {
		if first < 0 {
			first = i
		}
	})
	return first
}

// printed reports whether a row prints a number behind its first text.
func (s *sheet) printed(r int) (yes bool) {
	first := s.first(r)
	s.each(r, func(i int) {
		_, what := figure.Read(s.flat[i], s.Cells[i].Text)
		yes = yes || i != first && what == figure.Printed
	})
	return yes
}

// takes reports whether next may be a further page of t: it repeats no line,
// unless each page begins with the total.
func (t *table) takes(next *table) bool {
	again := 0
	for key := range next.seen {
		again += one(t.seen[key])
	}
	if again == 0 {
		return len(next.lines) > 0
	}
	for i := range next.lines {
		again -= one(t.repeats(next, &next.lines[i]))
	}
	return again == 0 && t.goesOn(next)
}

// repeats reports whether the line l of next, a total, stands in t with the
// same figures.
func (t *table) repeats(next *table, l *line) bool {
	if l.code != "" || t.spec.codes == "" {
		return false
	}
	at := slices.IndexFunc(t.lines, func(x line) bool { return x.code == "" && x.dims == l.dims && x.group == l.group })
	return at >= 0 && slices.EqualFunc(t.lines[at].facts, l.facts, func(a, b int) bool {
		return a < 0 && a == b || a >= 0 && b >= 0 && t.facts[a].Amount == next.facts[b].Amount
	})
}

// goesOn reports whether the codes of next follow those of t, group by group.
func (t *table) goesOn(next *table) bool {
	goes, back := false, false
	for g := range next.groups {
		if i := slices.IndexFunc(next.lines, func(l line) bool { return l.group == g && l.code != "" }); i >= 0 {
			goes, back = true, back || next.lines[i].code <= t.last(g)
		}
	}
	return goes && !back
}

// last returns the last code of a group, "" none.
func (t *table) last(g int) string {
	for i := len(t.lines) - 1; i >= 0; i-- {
		if l := &t.lines[i]; l.group == g && l.code != "" {
			return l.code
		}
	}
	return ""
}

// merge appends a further page.
func (t *table) merge(next *table) {
	for _, l := range next.lines {
		for j := range l.facts {
			if l.facts[j] >= 0 {
				l.facts[j] += len(t.facts)
			}
		}
		t.lines = append(t.lines, l)
	}
	for key := range next.seen {
		t.seen[key] = true
	}
	t.facts = append(t.facts, next.facts...)
	t.names = append(t.names, next.names...)
	t.notes = append(t.notes, next.notes...)
	t.unsaid += next.unsaid
	t.form.Empty = t.form.Empty && next.form.Empty
	t.section, t.above = next.section, next.above
	t.twice, t.aside = t.twice || next.twice, t.aside || next.aside
	for g, gap := range next.gaps {
		t.gaps[g] = t.gaps[g] || gap
	}
}

// tear notes that s, which is not read as a page of t, looks like one: its
// codes follow the last one of t, and it is no form with a total of its own.
func (t *table) tear(s *sheet, h *heading) {
	if t.spec.codes == "" || h.title == "" && h.apart {
		return
	}
	last, first, total := t.last(0), "", false
	for r := range s.Rows {
		c, known := t.begins(s, r)
		total = total || known && c == ""
		if first == "" && !strings.HasPrefix(last, c) && s.printed(r) {
			first = c // no line above the last one, printed again
		}
	}
	if first <= last || total && h.title != "" {
		return
	}
	for g := range t.groups {
		t.lacking = append(t.lacking, t.last(g))
	}
	t.note(s.whole(), "之后从科目%s起的表格像是它的续页，但不能与它接上：合计与各项之和不作核对", first)
}

// lacks reports whether lines below l may stand on a page that was not read.
func (t *table) lacks(l *line) bool {
	return slices.ContainsFunc(t.lacking, func(last string) bool { return strings.HasPrefix(last, l.code) })
}
