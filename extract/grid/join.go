package grid

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
)

// Continues reports whether t, the first thing on its page, goes on with the
// table whose parts so far, the last one ending the page before, are given:
// its columns stand where theirs do, or it is as wide and has no more of them.
func Continues(parts []Table, t *Table) bool {
	last := &parts[len(parts)-1]
	const off = 4
	near := func(a, b float32) bool { return a-b < off && b-a < off }
	if !near(last.X[0], t.X[0]) || !near(last.X[len(last.X)-1], t.X[len(t.X)-1]) {
		// Printers centre each page's part of a sheet: widths must agree.
		if !near(last.X[len(last.X)-1]-last.X[0], t.X[len(t.X)-1]-t.X[0]) {
			return false
		}
	}
	all := columns(parts)
	shift := all[0] - t.X[0]
	missing := 0
	for _, x := range t.X {
		if _, ok := nearest(all, x+shift); !ok {
			missing++
		}
	}
	return missing == 0 || missing <= len(t.X)/4 && len(t.X) > 4
}

// columns returns the positions of all columns of the parts, in the frame of
// the first.
func columns(parts []Table) []float32 {
	var all []float32
	for i := range parts {
		shift := parts[0].X[0] - parts[i].X[0]
		for _, x := range parts[i].X {
			if k, ok := nearest(all, x+shift); !ok {
				all = slices.Insert(all, k, x+shift)
			}
		}
	}
	return all
}

// nearest returns the index of the position next to x, or where one would be
// inserted.
func nearest(at []float32, x float32) (int, bool) {
	i, _ := slices.BinarySearch(at, x)
	switch {
	case i < len(at) && at[i]-x < apart:
		return i, true
	case i > 0 && x-at[i-1] < apart:
		return i - 1, true
	}
	return i, false
}

// Join makes one Grid of the parts of a table, page after page. A header that
// is printed again is dropped, the rest of a row that a page parted is joined
// to it.
func Join(parts []Table) *gouji.Grid {
	all := columns(parts)
	j := joiner{g: &gouji.Grid{Cols: len(all) - 1}}
	for i := range parts {
		p := &parts[i]
		rows := j.rows(p, all, parts[0].X[0]-p.X[0])
		if i > 0 {
			rows = rows[j.again(rows):]
			if len(rows) > 0 {
				rows = j.resume(rows)
			}
		}
		j.add(rows)
	}
	return j.g
}

// A joiner builds a grid.
type joiner struct {
	g    *gouji.Grid
	head []row    // the first rows
	last []bottom // cells that reach the end of the page before
}

// A bottom is a cell that reaches the end of a part, with its place in the
// grid.
type bottom struct {
	placed
	at int
}

// placed is a cell of a part in the columns of the whole.
type placed struct {
	*Cell
	page      int
	col, span int
	text      string
}

type row []placed

const headRows = 8 // rows in which a header that is printed again may stand

// rows returns the cells of a part by the row in which they begin.
func (j *joiner) rows(t *Table, all []float32, shift float32) []row {
	rows := make([]row, len(t.Y)-1)
	for i := range t.Cells {
		c := &t.Cells[i]
		from, _ := nearest(all, t.X[c.Col]+shift)
		to, _ := nearest(all, t.X[c.Col+c.ColSpan]+shift)
		rows[c.Row] = append(rows[c.Row], placed{c, t.Page, from, max(to-from, 1), c.Text()})
	}
	return rows
}

// again returns how many of the rows of a further page repeat the header.
func (j *joiner) again(rows []row) int {
	for from := range j.head {
		n := 0
		for n < len(rows) && from+n < len(j.head) && equal(rows[n], j.head[from+n]) {
			n++
		}
		if n > 0 && wordy(rows[:n]) {
			return n
		}
	}
	return 0
}

// equal reports whether two rows hold the same cells with the same text.
func equal(a, b row) bool {
	return slices.EqualFunc(a, b, func(x, y placed) bool {
		return x.col == y.col && x.span == y.span && x.RowSpan == y.RowSpan && squeeze(x.text) == squeeze(y.text)
	})
}

// wordy reports whether rows are a header: several words, and no figure with a
// fraction.
func wordy(rows []row) bool {
	words := 0
	for _, r := range rows {
		for _, c := range r {
			text := squeeze(c.text)
			switch {
			case strings.Trim(text, "0123456789,-") == "":
			case strings.Trim(text, "0123456789.,-") == "":
				return false
			default:
				words++
			}
		}
	}
	return words > 1
}

// A passage is how a page's first row goes on with the page before.
type passage uint8

const (
	fresh  passage = iota // it does not
	rest                  // it is the rest of the last row: each text continues one which had filled its cell
	beside                // merged cells of a header go on beside cells that part heads of several columns
)

// passage tells how a row goes on with the cells above it.
func (j *joiner) passage(r row, above []int) passage {
	goes, parts, moved := false, false, false
	for i, c := range r {
		switch {
		case c.text == "":
		case above[i] < 0:
			if !j.parts(c) {
				return fresh
			}
			parts = true
		case j.last[above[i]].text == "": // all of it stands on this page
			moved = true
		case !j.last[above[i]].goesOn(c):
			return fresh
		default:
			goes = true
		}
	}
	switch {
	case goes && parts:
		return beside
	case goes && !moved:
		return rest
	}
	return fresh
}

// resume joins what the end of the page parted, and returns the rows that are
// left.
func (j *joiner) resume(rows []row) []row {
	above := j.above(rows[0])
	switch j.passage(rows[0], above) {
	case fresh:
		return j.merge(rows, above, unbroken, 0)
	case beside:
		return j.merge(rows, above, func(c placed, l bottom) bool { return l.text+c.text != "" }, 0)
	}
	rows = j.merge(rows, above, func(placed, bottom) bool { return true }, 1)
	if len(rows) > 1 { // what is left of cells over several rows begins in the next one
		for _, c := range rows[0] {
			if c.RowSpan > 1 {
				left := *c.Cell
				left.RowSpan--
				c.Cell = &left
				rows[1] = append(rows[1], c)
			}
		}
		slices.SortStableFunc(rows[1], func(a, b placed) int { return a.col - b.col })
	}
	return rows[1:]
}

// unbroken reports whether an empty cell over several rows goes on with one
// over several rows that the page before ends in.
func unbroken(c placed, l bottom) bool { return c.text == "" && c.RowSpan > 1 && l.RowSpan > 1 }

// above returns for each cell the one of the page before, in j.last, that has
// its columns; -1 none.
func (j *joiner) above(r row) []int {
	at := make([]int, len(r))
	for i, c := range r {
		at[i] = slices.IndexFunc(j.last, func(l bottom) bool { return l.col == c.col && l.span == c.span })
	}
	return at
}

// goesOn reports whether the text of c continues that of a cell which it had
// filled. Two amounts, codes or ordinals are never one, and a line of a form
// begins with its number.
func (l bottom) goesOn(c placed) bool {
	switch {
	case l.text == "", strings.Contains(l.text, ".") && strings.Contains(c.text, "."):
		return false
	case isCode(l.text) && isCode(c.text), startsItem(c.text):
		return false
	case follows(l.text, c.text):
		return false
	}
	return Wraps(l.Cell, c.Lines[0])
}

// isCode reports whether a text is a whole code of a classification.
func isCode(text string) bool {
	return (len(text) == 3 || len(text) == 5 || len(text) == 7) && digits(text)
}

func digits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// follows reports whether two texts are ordinals of rows that follow one
// another: 28, 29. A 1 above a 2 may be a 12 that was broken.
func follows(a, b string) bool {
	m, err := strconv.Atoi(a)
	n, err2 := strconv.Atoi(b)
	return err == nil && err2 == nil && n == m+1 && len(b) > 1
}

// merge joins those cells of the first row to the ones above them that ok
// allows. The first row itself begins so many rows before the first new one.
func (j *joiner) merge(rows []row, above []int, ok func(placed, bottom) bool, before int) []row {
	var left row
	for i, c := range rows[0] {
		if above[i] < 0 || !ok(c, j.last[above[i]]) {
			left = append(left, c)
			continue
		}
		cell := &j.g.Cells[j.last[above[i]].at]
		if c.text != "" {
			cell.Text += Glue(cell.Text, c.text) + c.text
		}
		cell.RowSpan += c.RowSpan - before
	}
	return slices.Concat([]row{left}, rows[1:])
}

// parts reports whether c stands below one of several columns' heads.
func (j *joiner) parts(c placed) bool {
	return slices.ContainsFunc(j.last, func(l bottom) bool {
		return l.text != "" && l.span > c.span && l.col <= c.col && c.col+c.span <= l.col+l.span
	})
}

// add appends rows.
func (j *joiner) add(rows []row) {
	base := j.g.Rows
	if len(rows) > 0 {
		j.last = j.last[:0]
	}
	for i, r := range rows {
		if len(j.head) < headRows {
			j.head = append(j.head, r)
		}
		for _, c := range r {
			span := min(c.RowSpan, len(rows)-i)
			if i+span == len(rows) {
				j.last = append(j.last, bottom{c, len(j.g.Cells)})
			}
			j.g.Cells = append(j.g.Cells, gouji.Cell{Row: base + i, Col: c.col, RowSpan: span, ColSpan: c.span, Text: c.text, Page: c.page, Box: c.Box})
		}
	}
	j.g.Rows += len(rows)
}
