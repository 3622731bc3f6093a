package grid

import (
	"slices"
	"strings"

	"gouji/internal/limits"
)

// A segment is a part of a line that stands apart from its other parts.
type segment struct {
	line   int // index of its line
	level  int // lines of one level stand beside one another: those of a band, or else each line
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

// align finds tables that have no vertical rulings: in the bands of frames,
// and by how their texts stand below one another: a run of lines of several
// segments, most of them with figures. It returns all tables and the lines
// that are in none.
func align(tables []Table, rest []Line, edges []Edge, rulings []Ruling) ([]Table, []Line) {
	if len(rest) < aligned {
		return tables, rest
	}
	known := len(tables)
	tables, rest = framed(tables, rest, edges, rulings)
	segments := make([][]segment, len(rest))
	for i := range rest {
		segments[i] = rest[i].segments(i)
	}
	var left []Line
	for i := 0; i < len(rest); {
		n := run(rest[i:], segments[i:], tables)
		if n > 0 {
			if t, ok := unruled(rest[i:i+n], segments[i:i+n], edges); ok {
				tables = append(tables, t)
				i += n
				continue
			}
		}
		left = append(left, rest[i])
		i++
	}
	if len(tables) > known {
		order(tables, func(t *Table) float32 { return t.Box.Y0 })
	}
	return tables, left
}

// framed adds the tables of frames, and returns the lines in none.
func framed(tables []Table, rest []Line, edges []Edge, rulings []Ruling) ([]Table, []Line) {
	taken := make([]bool, len(rest))
	any := false
	for _, f := range frames(edges, tables, rest, rulings) {
		if slices.Contains(taken[f.from:f.from+len(f.lines)], true) {
			continue
		}
		if t, ok := f.table(); ok {
			tables = append(tables, t)
			for i := range f.lines {
				taken[f.from+i] = true
			}
			any = true
		}
	}
	if !any {
		return tables, rest
	}
	var left []Line
	for i := range rest {
		if !taken[i] {
			left = append(left, rest[i])
		}
	}
	return tables, left
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
		s := l.segment(index, start, i)
		out = append(out, s)
		start = i
	}
	return out
}

// segment returns the glyphs [from, to) of a line.
func (l *Line) segment(index, from, to int) segment {
	s := segment{line: index, level: index, from: from, to: to, x0: l.Glyphs[from].Box.X0, x1: l.Glyphs[to-1].Box.X1}
	var b strings.Builder
	for _, c := range l.Glyphs[from:to] {
		b.WriteRune(c.Rune)
	}
	s.text = b.String()
	s.figure = strings.Trim(s.text, "0123456789０１２３４５６７８９.,-()%．，") == "" && strings.ContainsAny(s.text, "0123456789０１２３４５６７８９")
	return s
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
		if len(segments[i]) == 1 && (lines[i].Box.X1-lines[i].Box.X0 > 25*lines[i].Size || OpensRemark(lines[i].Text)) {
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

// OpensRemark reports whether a line begins a remark below a table.
func OpensRemark(text string) bool {
	for _, p := range [...]string{"注：", "注:", "说明：", "说明:", "备注：", "备注:"} {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	return false
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
			l[i].level = l[i].line
		}
	}
	s := setting{lines: lines, segments: segments, edges: edges}
	s.columns()
	if len(s.cols) < 2 || len(s.cols) > limits.GridCols {
		return t, false
	}
	t.X = s.bounds()
	return t, s.fill(&t)
}

// A band is a row of an unruled table.
type band struct {
	y0, y1   float32
	segments []segment
}

// rows gathers lines into rows: those of the header, and below it lines.
func (s *setting) rows() []band {
	rows := s.header()
	g := gatherer{setting: s, from: s.top, first: len(rows), row: make([]int, len(s.lines))}
	g.gather()
	for i := s.top; i < len(s.lines); i++ {
		l := &s.lines[i]
		if g.row[i] == len(rows) {
			rows = append(rows, band{y0: l.Box.Y0, y1: l.Box.Y1})
		}
		r := &rows[g.row[i]]
		r.y1 = max(r.y1, l.Box.Y1)
		r.segments = append(r.segments, s.segments[i]...)
	}
	for i := 1; i < len(rows); i++ {
		y := (rows[i-1].y1 + rows[i].y0) / 2
		rows[i-1].y1, rows[i].y0 = y, y
	}
	return rows
}

// A gatherer finds which lines are one row.
type gatherer struct {
	*setting
	from  int   // the first line
	first int   // its row
	row   []int // of each line
	level bool  // texts stand in the middle of the height of their rows
}

// gather numbers the rows. Lines nearer than a line is high are one row: the
// figures beside a name of two lines stand at half its height. Where a table
// has such rows, lines of words around a line of figures belong to it;
// elsewhere words belong to the row above if they go on with its name. A
// ruling between two lines parts rows.
func (g *gatherer) gather() {
	for i := g.from + 1; i < len(g.lines); i++ {
		g.level = g.level || g.half(i)
	}
	n := g.first
	for i := g.from; i < len(g.lines); {
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
	rest, open := strings.CutPrefix(text, "（")
	if !open {
		rest, open = strings.CutPrefix(text, "(")
	}
	marker := strings.TrimLeft(rest, "一二三四五六七八九十")
	if len(marker) == len(rest) {
		return false
	}
	if open {
		return strings.HasPrefix(marker, "）") || strings.HasPrefix(marker, ")")
	}
	return strings.HasPrefix(marker, "、")
}
