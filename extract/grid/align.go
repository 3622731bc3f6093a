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
func align(tables []Table, rest []Line, edges []Edge) ([]Table, []Line) {
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
			if t, ok := unruled(rest[i:i+n], segments[i:i+n], edges); ok {
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
		if i > 0 && (lines[i].Base-lines[i-1].Base > 3*max(lines[i].Size, lines[i-1].Size) || ruledBetween(tables, lines[i-1].Base, lines[i].Base)) {
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

// ruledBetween reports whether a ruled table stands between two heights.
func ruledBetween(tables []Table, y0, y1 float32) bool {
	return slices.ContainsFunc(tables, func(t Table) bool { return t.Box.Y0 > y0 && t.Box.Y1 < y1 })
}

// unruled makes a table of lines that are set in columns.
func unruled(lines []Line, segments [][]segment, edges []Edge) (t Table, ok bool) {
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
	rows := rowsOf(lines, segments, cols, edges)
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

// rowsOf gathers lines into rows.
func rowsOf(lines []Line, segments [][]segment, cols []track, edges []Edge) []band {
	g := gatherer{lines: lines, segments: segments, cols: cols, edges: edges, row: make([]int, len(lines))}
	g.gather()
	var rows []band
	for i, l := range lines {
		if g.row[i] == len(rows) {
			rows = append(rows, band{y0: l.Box.Y0, y1: l.Box.Y1})
		}
		r := &rows[g.row[i]]
		r.y1 = max(r.y1, l.Box.Y1)
		r.segments = append(r.segments, segments[i]...)
	}
	for i := 1; i < len(rows); i++ {
		y := (rows[i-1].y1 + rows[i].y0) / 2
		rows[i-1].y1, rows[i].y0 = y, y
	}
	return rows
}

// A gatherer finds which lines are one row.
type gatherer struct {
	lines    []Line
	segments [][]segment
	cols     []track
	edges    []Edge
	row      []int // of each line
	level    bool  // texts stand in the middle of the height of their rows
}

// gather numbers the rows. Lines nearer than a line is high are one row: the
// figures beside a name of two lines stand at half its height. Where a table
// has such rows, lines of words around a line of figures belong to it;
// elsewhere words belong to the row above if they go on with its name. A
// ruling between two lines parts rows.
func (g *gatherer) gather() {
	for i := 1; i < len(g.lines); i++ {
		g.level = g.level || g.half(i)
	}
	n := 0
	for i := 0; i < len(g.lines); {
		end := i + 1
		for end < len(g.lines) && g.sameRow(i, end) {
			end++
		}
		end = max(end, g.centred(i))
		for ; i < end; i++ {
			g.row[i] = n
		}
		n++
	}
}

// half reports whether line i is nearer to the one before than two rows are.
func (g *gatherer) half(i int) bool { return g.lines[i].Base-g.lines[i-1].Base < 0.85*g.lines[i].Size }

// anchors reports whether line i has a figure or a code.
func (g *gatherer) anchors(i int) bool {
	return slices.ContainsFunc(g.segments[i], func(s segment) bool { return s.figure })
}

// centred returns the end of a row that begins with words of line i above
// their anchor: as many lines of words stand below the anchor, as far from it.
func (g *gatherer) centred(i int) (end int) {
	anchor := i
	for g.level && anchor < len(g.lines) && !g.anchors(anchor) {
		if len(g.segments[anchor]) > 1 || anchor > i && !g.close(anchor-1, anchor) {
			return i
		}
		anchor++
	}
	last := 2*anchor - i
	if anchor == i || last >= len(g.lines) {
		return i
	}
	for k := anchor + 1; k <= last; k++ {
		above, below := g.lines[anchor].Base-g.lines[2*anchor-k].Base, g.lines[k].Base-g.lines[anchor].Base
		if g.anchors(k) || len(g.segments[k]) > 1 || above-below > 2 || below-above > 2 || g.parted(k-1, k) {
			return i
		}
	}
	return last + 1
}

// close reports whether line b follows a as lines of one text do.
func (g *gatherer) close(a, b int) bool {
	return g.lines[b].Base-g.lines[a].Base < 1.6*g.lines[b].Size && !g.parted(a, b)
}

// parted reports whether a ruling runs between two lines.
func (g *gatherer) parted(a, b int) bool {
	return slices.ContainsFunc(g.edges, func(e Edge) bool {
		return e.Horizontal && e.At > g.lines[a].Base-g.lines[a].Size/2 && e.At < g.lines[b].Base-g.lines[b].Size/4 &&
			e.From < g.lines[b].Box.X1 && e.To > g.lines[b].Box.X0
	})
}

// sameRow reports whether line i goes on with the row that begins with line
// first: each of its texts is of words and stands below one that was as long
// as its column allows. It is no row's upper part that is anchored below.
func (g *gatherer) sameRow(first, i int) bool {
	if g.half(i) {
		return true
	}
	if !g.close(i-1, i) || g.centred(i) > i {
		return false
	}
	for _, s := range g.segments[i] {
		if s.figure && s.first > 0 || s.first != s.last || startsItem(s.text) {
			return false
		}
		above, ok := g.above(s, first, i)
		if !ok || above.figure != s.figure || above.x1 < g.cols[s.first].x1-1.5*g.lines[i].Size {
			return false
		}
	}
	return true
}

// above returns the nearest text above s in its column, from line first on.
func (g *gatherer) above(s segment, first, i int) (segment, bool) {
	for k := i - 1; k >= first; k-- {
		at := slices.IndexFunc(g.segments[k], func(u segment) bool { return u.first == s.first && u.last == s.last })
		if at >= 0 {
			return g.segments[k][at], true
		}
	}
	return segment{}, false
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
