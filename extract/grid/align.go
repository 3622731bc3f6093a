package grid

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/limits"
)

// A segment is a part of a line that stands apart from its other parts.
type segment struct {
	line   int // index of its line
	from   int // glyphs [from, to) of the line
	to     int
	x0, x1 float32
	text   string
	figure bool // a number or a code
	first  int  // columns [first, last] that it stands over
	last   int
}

// aligned is how many lines of figures make a table without rulings.
const aligned = 3

// align finds tables that have no vertical rulings by how their texts stand
// below one another: a run of lines of several segments, most of them with
// figures. It returns all tables and the lines that are in none.
func align(tables []Table, rest []Line) ([]Table, []Line) {
	if len(rest) < aligned {
		return tables, rest
	}
	segments := make([][]segment, len(rest))
	for i := range rest {
		segments[i] = rest[i].segments(i)
	}
	var left []Line
	found := false
	for i := 0; i < len(rest); {
		n := run(rest[i:], segments[i:], tables)
		if n > 0 {
			if t, ok := unruled(rest[i:i+n], segments[i:i+n]); ok {
				tables = append(tables, t)
				found = true
				i += n
				continue
			}
		}
		left = append(left, rest[i])
		i++
	}
	if found {
		order(tables, func(t *Table) float32 { return t.Box.Y0 })
		return tables, left
	}
	return tables, rest
}

// segments cuts a line where its characters stand wider apart than words do.
func (l *Line) segments(index int) []segment {
	var out []segment
	g := l.Glyphs
	start := 0
	for i := 1; i <= len(g); i++ {
		if i < len(g) && g[i].Box.X0-g[i-1].Box.X1 < g[i-1].Size*1.2 {
			continue
		}
		s := segment{line: index, from: start, to: i, x0: g[start].Box.X0, x1: g[i-1].Box.X1}
		var b strings.Builder
		for _, c := range g[start:i] {
			b.WriteRune(c.Rune)
		}
		s.text = b.String()
		s.figure = strings.Trim(s.text, "0123456789０１２３４５６７８９.,-()%．，") == "" && strings.ContainsAny(s.text, "0123456789０１２３４５６７８９")
		out = append(out, s)
		start = i
	}
	return out
}

// run returns how many of lines, from the first, may be a table: it ends with
// the last line of figures before a wide gap, a ruled table or prose.
func run(lines []Line, segments [][]segment, tables []Table) int {
	if len(segments[0]) < 2 || headline(lines[0].Text) {
		return 0
	}
	figures, end := 0, 0
	for i := range lines {
		if i > 0 && (lines[i].Base-lines[i-1].Base > 3*max(lines[i].Size, lines[i-1].Size) || parted(tables, lines[i-1].Base, lines[i].Base)) {
			break
		}
		if len(segments[i]) == 1 && (lines[i].Box.X1-lines[i].Box.X0 > 25*lines[i].Size || opensRemark(lines[i].Text)) {
			break
		}
		if len(segments[i]) > 1 {
			end = i + 1
			if slices.ContainsFunc(segments[i], segment.telling) {
				figures++
			}
		}
	}
	if figures < aligned {
		return 0
	}
	return end
}

// telling reports whether a text is an amount or a code: page numbers of a
// table of contents are neither.
func (s segment) telling() bool {
	return s.figure && (strings.ContainsAny(s.text, ".,") || len(s.text) == 3 || len(s.text) == 5 || len(s.text) == 7)
}

// headline reports whether a line stands above a table: 部门：… 金额单位：万元.
func headline(text string) bool {
	for _, word := range [...]string{"单位：", "单位:", "部门：", "部门:", "公开"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// opensRemark reports whether a line begins a remark below a table.
func opensRemark(text string) bool {
	return strings.HasPrefix(text, "注：") || strings.HasPrefix(text, "注:") || strings.HasPrefix(text, "说明：")
}

// parted reports whether a ruled table stands between two heights.
func parted(tables []Table, y0, y1 float32) bool {
	return slices.ContainsFunc(tables, func(t Table) bool { return t.Box.Y0 > y0 && t.Box.Y1 < y1 })
}

// A track is a column on the x axis, with the lines that have a text in it.
type track struct {
	x0, x1 float32
	lines  []int // in order
}

// join adds another track.
func (t *track) join(o track) {
	t.x0, t.x1 = min(t.x0, o.x0), max(t.x1, o.x1)
	t.lines = append(t.lines, o.lines...)
	slices.Sort(t.lines)
	t.lines = slices.Compact(t.lines)
}

// meets reports whether some line has a text in both tracks.
func (t *track) meets(o track) bool {
	return slices.ContainsFunc(o.lines, func(l int) bool {
		_, found := slices.BinarySearch(t.lines, l)
		return found
	})
}

// tracks returns the columns that segments stand in, from left to right. The
// narrowest come first. A later one that reaches over several columns is a
// heading or total over them where some line has a text in each, and otherwise
// shows that they are one.
func tracks(lines [][]segment) []track {
	all := slices.Concat(lines...)
	slices.SortStableFunc(all, func(a, b segment) int { return cmp.Compare(a.x1-a.x0, b.x1-b.x0) })
	var cols []track // from left to right
	for _, s := range all {
		one := track{s.x0, s.x1, []int{s.line}}
		from, _ := slices.BinarySearchFunc(cols, s.x0, func(c track, x float32) int { return cmp.Compare(c.x1, x) })
		to := from
		for to < len(cols) && cols[to].x0 < s.x1 {
			to++
		}
		if to > from+1 && together(cols[from:to]) {
			continue
		}
		for _, c := range cols[from:to] {
			one.join(c)
		}
		cols = slices.Replace(cols, from, to, one)
	}
	return headed(cols)
}

// together reports whether some line has a text in two of cols.
func together(cols []track) bool {
	for i := range cols {
		for k := range i {
			if cols[k].meets(cols[i]) {
				return true
			}
		}
	}
	return false
}

// headed joins a column that has nothing but a heading, in the first lines, to
// the one beside it that has none.
func headed(cols []track) []track {
	for i := 1; i < len(cols); i++ {
		a, b := &cols[i-1], &cols[i]
		if !a.meets(*b) && (len(a.lines) == 1 || len(b.lines) == 1) {
			a.join(*b)
			cols = slices.Delete(cols, i, i+1)
			i--
		}
	}
	return cols
}

// unruled makes a table of lines that are set in columns.
func unruled(lines []Line, segments [][]segment) (t Table, ok bool) {
	base := segments[0][0].line
	for _, l := range segments {
		for i := range l {
			l[i].line -= base
		}
	}
	cols := tracks(segments)
	if len(cols) < 2 || len(cols) > limits.GridCols {
		return t, false
	}
	t.X = append(t.X, cols[0].x0)
	for i := 1; i < len(cols); i++ {
		t.X = append(t.X, (cols[i-1].x1+cols[i].x0)/2)
	}
	t.X = append(t.X, cols[len(cols)-1].x1)
	for _, l := range segments {
		for i := range l {
			l[i].first, l[i].last = over(cols, &l[i])
		}
	}
	rows := rowsOf(lines, segments, cols)
	for _, r := range rows {
		t.Y = append(t.Y, r.y0)
	}
	t.Y = append(t.Y, rows[len(rows)-1].y1)
	for i, r := range rows {
		t.fill(i, r, lines)
	}
	t.Box = gouji.Box{X0: t.X[0], Y0: t.Y[0], X1: t.X[len(t.X)-1], Y1: t.Y[len(t.Y)-1]}
	return t, len(rows) > 1
}

// over returns the columns that a segment stands over.
func over(cols []track, s *segment) (first, last int) {
	first, last = -1, -1
	for i, c := range cols {
		if s.x0 < c.x1 && s.x1 > c.x0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return max(first, 0), max(last, first, 0)
}

// A band is a row of an unruled table.
type band struct {
	y0, y1   float32
	segments []segment
}

// rowsOf gathers lines into rows. A line begins a row, unless it goes on with
// a text of the line before or the one before that, beside which figures may
// stand at half its height; before the first line of figures, texts of one
// column are one heading.
func rowsOf(lines []Line, segments [][]segment, cols []track) []band {
	row := make([]int, len(lines)) // the row of each line
	n := 0
	for i := range lines {
		row[i] = n
		n++
		for k := i - 1; k >= max(0, i-2); k-- {
			if goesOn(lines, segments, cols, k, i) {
				for j := k; j <= i; j++ {
					row[j] = row[k]
				}
				n = row[k] + 1
				break
			}
		}
	}
	var rows []band
	for i, l := range lines {
		if row[i] == len(rows) {
			rows = append(rows, band{y0: l.Box.Y0, y1: l.Box.Y1})
		}
		r := &rows[row[i]]
		r.y1 = max(r.y1, l.Box.Y1)
		r.segments = append(r.segments, segments[i]...)
	}
	for i := 1; i < len(rows); i++ {
		y := (rows[i-1].y1 + rows[i].y0) / 2
		rows[i-1].y1, rows[i].y0 = y, y
	}
	return rows
}

// goesOn reports whether line i goes on with texts of line k: each of its
// texts is of words, stands below one that was as long as its column allows,
// and nearer than rows stand apart.
func goesOn(lines []Line, segments [][]segment, cols []track, k, i int) bool {
	a, b := &lines[k], &lines[i]
	if b.Base-a.Base > 1.6*b.Size {
		return false
	}
	for _, s := range segments[i] {
		if s.figure && s.first > 0 {
			return false
		}
		at := slices.IndexFunc(segments[k], func(u segment) bool { return u.first == s.first && u.last == s.last })
		if at < 0 || s.first != s.last {
			return false
		}
		above := &segments[k][at]
		width := cols[s.first].x1 - cols[s.first].x0
		if above.figure != s.figure || above.x1-above.x0 < width-1.5*b.Size || startsItem(s.text) {
			return false
		}
	}
	return true
}

// startsItem reports whether a text begins a line of a form: 二、 or （二）.
func startsItem(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("一二三四五六七八九十（(", r) && strings.ContainsAny(text[n:min(len(text), n+9)], "、）)")
}

// fill adds the cells of a row: those with text, and the empty ones between.
func (t *Table) fill(row int, r band, lines []Line) {
	cols := len(t.X) - 1
	slices.SortStableFunc(r.segments, func(a, b segment) int { return cmp.Compare(a.first, b.first) })
	for c := 0; c < cols; {
		cell := Cell{Row: row, Col: c, RowSpan: 1, ColSpan: 1}
		var glyphs []Glyph
		for _, s := range r.segments {
			if s.first == c {
				cell.ColSpan = max(cell.ColSpan, s.last-c+1)
				glyphs = append(glyphs, lines[s.line].Glyphs[s.from:s.to]...)
			}
		}
		cell.Lines = Lines(glyphs)
		cell.Box = gouji.Box{X0: t.X[c], X1: t.X[c+cell.ColSpan], Y0: t.Y[row], Y1: t.Y[row+1]}
		t.Cells = append(t.Cells, cell)
		c += cell.ColSpan
	}
}
