package form

import (
	"strings"

	"gouji"
	"gouji/normalize/code"
	"gouji/normalize/figure"
)

// maxHeader is the most rows in which a header is looked for.
const maxHeader = 24

// A column is what the header says of one column of the grid.
type column struct {
	role  role
	dims  gouji.Concept
	year  int // 0 for that of the form
	shift int // years from that of the form
	label string

	headed bool // some word or other stands above it
	orphan bool // blank where others have a heading of several columns
	count  int  // of an ordinals column: the number of the row above
}

// A group is columns that belong to one label: two or three groups stand side
// by side where a form saves paper.
type group struct{ codes, names, amounts []int }

// A layout is the header of a sheet as a spec understands it.
type layout struct {
	top    int // first row of the body
	cols   []column
	groups []group
	odd    []int // cells of the header that were not understood

	doubtful []string // labels of columns that were not told from others
}

// rowKind says what a row is to the header.
type rowKind uint8

const (
	emptyRow   rowKind = iota
	wordRow            // names of columns
	numberRow          // 栏次: ordinals of columns
	figureRow          // belongs to the body
	foreignRow         // before the header: title and the like
)

// layout finds the header of s; ok is false where s has none that sp
// understands.
func (sp *spec) layout(s *sheet) (l layout, ok bool) {
	labelled := make([]bool, s.Cols) // columns said to hold labels
	kinds := make([]rowKind, 0, maxHeader)
	first := -1
	for r := 0; r < min(s.Rows, maxHeader); r++ {
		k := sp.kind(s, r, labelled, first >= 0)
		kinds = append(kinds, k)
		if k == wordRow && first < 0 {
			first = r
		}
		if first >= 0 && (k == figureRow || k == foreignRow) {
			break
		}
	}
	if first < 0 {
		return l, false
	}
	for r, k := range kinds {
		if k == wordRow || k == numberRow && r > first {
			l.top = r + 1
		}
	}
	l.cols = make([]column, s.Cols)
	for c := range l.cols {
		l.cols[c] = sp.column(s, c, kinds[:l.top], &l)
	}
	l.group()
	l.doubt(s)
	return l, l.fits(sp, s) && !l.shifted(s)
}

// fits reports whether most columns are understood and rows have the labels
// that sp needs.
func (l *layout) fits(sp *spec, s *sheet) bool {
	figures := 0
	for _, g := range l.groups {
		figures += len(g.amounts)
		if len(g.codes)+len(g.names) == 0 && !sp.items {
			return false
		}
	}
	strange := map[string]bool{}
	for _, i := range l.odd {
		strange[s.flat[i]] = true
	}
	return figures > 0 && len(strange) <= figures
}

// A tally counts what the cells of a row are.
type tally struct {
	known, strange, numbers int
	body                    bool // a label stands where the header has one
}

func (sp *spec) kind(s *sheet, row int, labelled []bool, started bool) rowKind {
	var n tally
	s.each(row, func(i int) { n.cell(sp, s, i, labelled) })
	switch {
	case n == tally{}:
		return emptyRow
	case n.body && (n.known < 2 || n.strange+n.numbers > 0): // a 合计 may stand beside the last words of the header
		return figureRow
	case n.numbers > 0:
		if started && n.strange == 0 && (s.numbered(row) || s.counts(row)) {
			return numberRow
		}
		return figureRow
	case n.known > 0 && n.known >= n.strange:
		return wordRow
	case started:
		return figureRow
	}
	return foreignRow
}

// cell counts one cell, and notes the columns that it says to hold labels.
func (n *tally) cell(sp *spec, s *sheet, i int, labelled []bool) {
	text, c := s.flat[i], s.Cells[i]
	if figure.Ordinal(text) > 0 {
		n.numbers++
		return
	}
	w, _, _, ok := sp.word(text)
	label := ok && w.labels(c.ColSpan)
	if label && w.role != ordinals {
		for k := c.Col; k < min(c.Col+c.ColSpan, s.Cols); k++ {
			labelled[k] = true
		}
	}
	switch {
	case !label && labelled[c.Col]:
		n.body = true
	case ok:
		n.known++
	default:
		n.strange++
	}
}

// labels reports whether w heads labels of rows; 收入 over several columns
// does not.
func (w word) labels(span int) bool {
	return w.role == codes || w.role == ordinals || w.role == names && (w.dims.Flow == "" || span == 1)
}

// counts reports whether a row says that it numbers the columns.
func (s *sheet) counts(row int) (yes bool) {
	s.each(row, func(i int) { yes = yes || s.flat[i] == "栏次" || s.flat[i] == "行次" })
	return yes
}

// numbered reports whether a row numbers the columns: its figures are three
// whole numbers or more, each the next one. On the right half of a wide form
// they do not begin with 1.
func (s *sheet) numbered(row int) bool {
	n, last, broken := 0, 0, false
	s.each(row, func(i int) {
		for _, f := range strings.Fields(code.Narrow(s.Cells[i].Text)) {
			k := figure.Ordinal(f)
			if k == 0 {
				broken = broken || figure.Numeric(f)
				continue
			}
			broken = broken || n > 0 && k != last+1 && !strings.Contains(f, "=")
			n, last = n+1, k
		}
	})
	return n >= 3 && !broken
}

// column joins the words above column c, the deeper ones having the last say.
func (sp *spec) column(s *sheet, c int, kinds []rowKind, l *layout) column {
	var col column
	var labels []string
	for r, k := range kinds {
		i := s.headed(r, c, kinds, col.role == unknown)
		if i < 0 {
			continue
		}
		w, year, shift, ok := sp.word(s.flat[i])
		if k == numberRow && (!ok || w.role == ordinals) {
			continue
		}
		if !ok {
			if s.Cells[i].Col == c {
				l.odd = append(l.odd, i)
			}
			return column{headed: true} // by what is not known
		}
		if w.role == amounts && (col.role == codes || col.role == names && col.dims.Flow == "") {
			continue // 合计 below the head of the labels
		}
		col.take(w, year, shift)
		if w.role == amounts || w.dims.Flow != "" {
			labels = append(labels, code.Bare(s.Cells[i].Text))
		}
	}
	col.label = strings.Join(labels, "/")
	col.headed, col.orphan = s.above(c, kinds)
	return col
}

// above reports whether a column of the header has words, and whether there is
// a blank above the first of them that belongs to no heading of several columns.
func (s *sheet) above(c int, kinds []rowKind) (headed, orphan bool) {
	for r, k := range kinds {
		switch {
		case k != wordRow:
		case s.text(r, c) != "":
			headed = true
		case !headed && s.headed(r, c, kinds, true) < 0:
			orphan = true
		}
	}
	return headed, orphan
}

// headed returns the cell with text that heads column c in row r, -1 none:
// the one that begins there, or the one to the left of a blank that should
// have been merged with it.
func (s *sheet) headed(r, c int, kinds []rowKind, top bool) int {
	i := s.cell(r, c)
	if i < 0 || kinds[r] != wordRow && kinds[r] != numberRow || s.Cells[i].Row != r {
		return -1
	}
	if s.flat[i] != "" {
		return i
	}
	if top && s.Cells[i].RowSpan == 1 && r+1 < len(kinds) && kinds[r+1] == wordRow && s.text(r+1, c) != "" {
		return s.unmerged(r, c)
	}
	return -1
}

// unmerged returns the cell whose group column c belongs to, where the cells
// of the group were left unmerged: the next text to the left, with a word of
// its own below it; -1 none.
func (s *sheet) unmerged(r, c int) int {
	for c--; c >= 0; c-- {
		i := s.cell(r, c)
		if i < 0 || s.Cells[i].Row != r || s.Cells[i].RowSpan > 1 {
			return -1
		}
		if s.flat[i] != "" {
			if s.Cells[i].ColSpan > 1 || s.text(r+1, s.Cells[i].Col) == "" {
				return -1
			}
			return i
		}
	}
	return -1
}

// take adds a deeper word to what is known of a column.
func (col *column) take(w word, year, shift int) {
	col.role = w.role
	if year != 0 {
		col.year = year
	}
	if shift != 0 {
		col.shift = shift
	}
	if w.weak && col.dims.Item != "" {
		w.dims.Item = ""
	}
	col.dims = over(col.dims, w.dims)
}

// group parts the columns wherever labels follow figures.
func (l *layout) group() {
	l.groups = nil
	var g group
	flush := func() {
		if len(g.amounts) > 0 {
			l.groups = append(l.groups, g)
		}
		g = group{}
	}
	for c, col := range l.cols {
		switch col.role {
		case codes, names:
			if len(g.amounts) > 0 {
				flush()
			}
			if col.role == codes {
				g.codes = append(g.codes, c)
			} else {
				g.names = append(g.names, c)
			}
		case amounts:
			g.amounts = append(g.amounts, c)
		}
	}
	flush()
}

// proves reports whether a sheet without a title can only be the form of sp.
func (sp *spec) proves(s *sheet, l *layout) bool {
	if sp.proofColumns == nil && sp.proofLines == nil {
		return false
	}
	for _, want := range sp.proofColumns {
		found := false
		for _, c := range l.cols {
			found = found || c.role == amounts && holds(c.dims, want)
		}
		if !found {
			return false
		}
	}
	seen := map[gouji.Concept]bool{}
	for r := l.top; r < s.Rows && len(sp.proofLines) > 0; r++ {
		for _, g := range l.groups {
			for _, c := range g.names {
				if d, ok := sp.lines[code.Clean(s.text(r, c))]; ok {
					seen[d] = true
				}
			}
		}
	}
	for _, want := range sp.proofLines {
		if !seen[want] {
			return false
		}
	}
	return true
}

// holds reports whether every dimension that part sets is so in c.
func holds(c, part gouji.Concept) bool { return over(c, part) == c }
