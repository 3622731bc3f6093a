package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/normalize/code"
	"gouji/normalize/figure"
)

// What a page prints in one cell may have been read as two, and two cells as
// one. Where that shows, nothing is guessed: the figure is not read, and no
// blank beside it is taken for a zero.

// doubt takes out the columns of figures that cannot be told from another of
// their group, and notes them.
func (l *layout) doubt(s *sheet) {
	doubtful := map[int]bool{}
	for _, g := range l.groups {
		for k, a := range g.amounts {
			for _, b := range g.amounts[k+1:] {
				x, y := &l.cols[a], &l.cols[b]
				twins := x.label == y.label && l.apart(s, a, b)
				doubtful[a] = doubtful[a] || twins || x.orphanOf(y)
				doubtful[b] = doubtful[b] || twins || y.orphanOf(x)
			}
		}
	}
	for c := range l.cols {
		if doubtful[c] {
			if !slices.Contains(l.doubtful, l.cols[c].label) {
				l.doubtful = append(l.doubtful, l.cols[c].label)
			}
			l.cols[c] = column{headed: true}
		}
	}
	if len(l.doubtful) > 0 {
		l.group()
	}
}

// orphanOf reports whether col lacks the heading above it that other has.
func (col *column) orphanOf(other *column) bool {
	return col.orphan && strings.HasSuffix(other.label, "/"+col.label)
}

// apart reports whether some row prints columns a and b in cells of their own:
// one figure may be as wide as two columns of a finer grid.
func (l *layout) apart(s *sheet, a, b int) bool {
	for r := l.top; r < s.Rows; r++ {
		i, j := s.cell(r, a), s.cell(r, b)
		if i >= 0 && j >= 0 && i != j && s.flat[i]+s.flat[j] != "" {
			return true
		}
	}
	return false
}

// shifted reports whether the header does not stand above its columns: one
// that nothing heads prints figures.
func (l *layout) shifted(s *sheet) bool {
	for c, col := range l.cols {
		for r := l.top; r < s.Rows && col.role == unknown && !col.headed; r++ {
			if i := s.cell(r, c); i >= 0 && s.Cells[i].Row == r && s.Cells[i].Col == c {
				if _, what := figure.Read(s.flat[i], s.Cells[i].Text); what == figure.Printed {
					return true
				}
			}
		}
	}
	return false
}

var (
	// gluedAmount is an amount and words in one: 101.70一、一般公共服务支出.
	gluedAmount = regexp.MustCompile(`^[-0-9,.]*\.[0-9]{2,}\p{Han}|\p{Han}[-0-9,.]*\.[0-9]{2,}$`)
	// gluedDigits are words that the first digits of an amount ended up in.
	gluedDigits = regexp.MustCompile(`\p{Han}[0-9]{1,4}$`)
	// loneAmount is an amount among others: 20.19 30201.
	loneAmount = regexp.MustCompile(`(^|\s)-?[0-9,]*[0-9]\.[0-9]{2,}(\s|$)`)
)

// lost is where the lines of a balance belong behind one that was torn.
const lost gouji.Flow = "lost"

// torn notes a row whose label or number of the row holds an amount or a part
// of one, and reports whether it is such: then none of its cells is sure.
func (t *table) torn(s *sheet, r int) bool {
	found := t.miscounted(s, r)
	s.each(r, func(i int) {
		if found < 0 && t.tears(s, i) {
			found = i
		}
	})
	if found < 0 {
		return false
	}
	for g := range t.groups {
		t.gaps[g] = true
		if l := t.label(s, r, &t.groups[g]); l.ok {
			t.enter(l.dims, g)
		} else if t.summary() {
			t.section[g] = lost
		}
	}
	t.form.Empty = false
	t.note(s.source(found), "第%d行的“%s”把数字和别的内容连在了一起，该行数字未读入", r+1, clip(strings.Join(strings.Fields(s.Cells[found].Text), " ")))
	return true
}

// adrift reports whether what a line is about depends on one that was torn.
func (t *table) adrift(d gouji.Concept, g int) bool {
	return t.section[g] == lost && d.Flow == "" && d.Origin == "" && d.Function == ""
}

// tears reports whether a label is written together with an amount, or with
// the first digits of the one beside it.
func (t *table) tears(s *sheet, i int) bool {
	c, text := &s.Cells[i], s.flat[i]
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	end := min(c.Col+c.ColSpan, s.Cols)
	if !slices.ContainsFunc(t.cols[c.Col:end], func(col column) bool { return col.role == names || col.role == codes }) {
		return false
	}
	if !t.spec.items && end < s.Cols && (t.cols[end].role == ordinals || t.cols[end].role == amounts) && gluedDigits.MatchString(text) {
		return s.prints(c.Row, end)
	}
	if gluedAmount.MatchString(text) {
		return true
	}
	_, what := figure.Read(text, c.Text)
	return what == figure.Unreadable && loneAmount.MatchString(code.Narrow(c.Text))
}

// miscounted returns the cell that holds the number of a row, 行次, and digits
// of the figure beside it, or the figure that holds the number; -1 none.
func (t *table) miscounted(s *sheet, r int) int {
	found := -1
	for c := range t.cols {
		i := s.cell(r, c)
		if !t.summary() || t.cols[c].role != ordinals || i < 0 || s.Cells[i].Row != r {
			continue
		}
		last := &t.cols[c].count
		k := figure.Ordinal(s.flat[i])
		if s.flat[i] == "" {
			i = t.figureBeside(s, r, c)
		}
		switch {
		case i < 0:
		case len(strings.Fields(s.Cells[i].Text)) > 1 || k != *last+1 && follows(s.flat[i], *last):
			found = i
			*last++
		case k > 0:
			*last = k
		}
	}
	return found
}

// figureBeside returns the cell of the figure to the right of a position; -1
// none.
func (t *table) figureBeside(s *sheet, r, c int) int {
	if c+1 == s.Cols || t.cols[c+1].role != amounts || !s.prints(r, c+1) {
		return -1
	}
	return s.cell(r, c+1)
}

// follows reports whether a text begins with the number behind last, where
// there was one.
func follows(text string, last int) bool {
	return last > 0 && strings.HasPrefix(text, strconv.Itoa(last+1))
}

// prints reports whether a number stands at a position.
func (s *sheet) prints(row, col int) bool {
	i := s.cell(row, col)
	if i < 0 {
		return false
	}
	_, what := figure.Read(s.flat[i], s.Cells[i].Text)
	return what == figure.Printed
}

// blurred reports whether a figure of the row has been read together with
// something else: what looks blank beside it may be printed.
func (t *table) blurred(s *sheet, r int) (yes bool) {
	s.each(r, func(i int) {
		if yes || t.cols[s.Cells[i].Col].role != amounts || !strings.ContainsAny(s.flat[i], "0123456789") {
			return
		}
		_, what := figure.Read(s.flat[i], s.Cells[i].Text)
		yes = what == figure.Unreadable
	})
	return yes
}
