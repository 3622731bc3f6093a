package pdf

import (
	"strings"

	"gouji"
	"gouji/extract/grid"
	"gouji/internal/segment"
)

// A paragraph is lines that belong together.
type paragraph struct {
	lines []grid.Line
	pages []*page // of each line
}

// A setter joins lines to paragraphs.
type setter struct {
	measures map[*page]measure
	open     paragraph
	done     []paragraph
}

// line takes in the next line of the text.
func (s *setter) line(p *page, l grid.Line) {
	if n := len(s.open.lines); n > 0 && !s.continues(&s.open.lines[n-1], s.open.pages[n-1], &l, p) {
		s.flush()
	}
	s.open.lines = append(s.open.lines, l)
	s.open.pages = append(s.open.pages, p)
}

func (s *setter) flush() {
	if len(s.open.lines) > 0 {
		s.done = append(s.done, s.open)
		s.open = paragraph{}
	}
}

// continues reports whether b goes on with the paragraph of the line a: a line
// ends where the next word did not fit, a paragraph where it would have.
func (s *setter) continues(a *grid.Line, pa *page, b *grid.Line, pb *page) bool {
	m, next := s.measures[pa], s.measures[pb]
	switch {
	case !alike(a.Size, b.Size), isEntry(a.Text), isEntry(b.Text), grid.OpensRemark(b.Text), opens(b.Text, next.indented):
		return false
	case pa == pb && b.Base-a.Base > 1.6*max(m.pitch, a.Size):
		return false
	}
	room, ok := s.room(a, pa, b, pb)
	return ok && grid.Unit(b) > room-a.Size*slack
}

// room returns how much is free behind a for what b begins with; ok is false
// where b stands where no line stands that goes on with a.
func (s *setter) room(a *grid.Line, pa *page, b *grid.Line, pb *page) (room float32, ok bool) {
	m, next := s.measures[pa], s.measures[pb]
	room = m.right - a.Box.X1
	switch {
	case pa == pb && m.setBack(a, b):
		return 0, true
	case pa.centred(a, &m):
		return m.right - m.left - (a.Box.X1 - a.Box.X0), true
	case pb.centred(b, &next):
		return room, !ended(a.Text) && pa.middle(a)
	case lastColumn(a) > m.left+6*a.Size:
		return pa.side(a, &m) - a.Box.X1, near(lastColumn(a), b.Box.X0)
	case next.starts(b) && (next.indented || b.Box.X0 > a.Box.X0+a.Size && len(s.open.lines) > 1):
		return 0, false
	case !ended(a.Text) && room < (m.right-m.left)/4:
		room -= words * a.Size
	}
	return room, true
}

// setBack reports whether a, the first line of a paragraph, reaches as far as any
// of its page and breaks off, and b begins left of it: pages of a few lines tell
// no margins.
func (m *measure) setBack(a, b *grid.Line) bool {
	return !ended(a.Text) && len(a.Glyphs) >= long && lastColumn(a) == a.Box.X0 &&
		b.Box.X0 < a.Box.X0-indent*a.Size && a.Box.X1 > m.end-1.5*a.Size
}

const (
	slack = 0.3 // of a character, by which lines may miss the margin
	words = 3   // characters that printers keep together as a word, at most
)

func near(a, b float32) bool { return within(a-b, 2.5) }

// lastColumn returns where the last of several texts side by side begins, as
// they stand above tables; where a line is one text, where it begins.
func lastColumn(l *grid.Line) float32 {
	g := l.Glyphs
	for i := len(g) - 1; i > 0; i-- {
		if g[i].Box.X0-g[i-1].Box.X1 > 2*l.Size {
			return g[i].Box.X0
		}
	}
	return l.Box.X0
}

// side returns where a text beside others has to end: at the side of the
// nearest table, whose heading it is.
func (p *page) side(l *grid.Line, m *measure) float32 {
	x, best := m.right, p.height
	for i := range p.Tables {
		b := p.Tables[i].Box
		if d := max(b.Y0-l.Base, l.Base-b.Y1); d < best {
			x, best = b.X1-l.Size/2, d
		}
	}
	return x
}

// alike reports whether two sizes of print are one.
func alike(a, b float32) bool { return within(a-b, 0.6) }

// starts reports whether a line is set in as the first of a paragraph.
func (m *measure) starts(l *grid.Line) bool {
	return l.Box.X0 > m.left+indent*l.Size && l.Box.X0 < m.left+6*l.Size
}

// isEntry reports whether a line is an entry of a table of contents, which
// ends in leaders and a number.
func isEntry(text string) bool {
	rest := strings.TrimRight(text, "0123456789 -—()（）")
	return len(rest) < len(text) && (strings.HasSuffix(rest, "....") || strings.HasSuffix(rest, "……") || strings.HasSuffix(rest, "····") || strings.HasSuffix(rest, ". . ."))
}

// ended reports whether a line ends with its sentence.
func ended(text string) bool {
	return strings.HasSuffix(text, "。") || strings.HasSuffix(text, "；") || strings.HasSuffix(text, ";")
}

// opens reports whether a line begins with the marker of a heading or list
// item. In prose whose paragraphs are known by their indent, a （二） at the
// margin is one that a sentence speaks of.
func opens(text string, indented bool) bool {
	m, ok := segment.ItemMarker(segment.Fold(text).Text)
	return ok && (!indented || m.Kind == segment.Part || m.Kind == segment.Han)
}

// block returns the paragraph as a block.
func (p *paragraph) block() gouji.Block {
	b := gouji.Block{Page: p.pages[0].number}
	var text strings.Builder
	for i := range p.lines {
		l := &p.lines[i]
		if i > 0 {
			text.WriteString(grid.Glue(p.lines[i-1].Text, l.Text))
		}
		b.Prints = append(b.Prints, gouji.Print{Start: text.Len(), Page: p.pages[i].number, Box: p.pages[i].shown(l.Box)})
		text.WriteString(l.Text)
	}
	b.Text = text.String()
	return b
}

// shown returns a box of the upright page, or half of one, as it lies on the
// displayed page.
func (p *page) shown(b gouji.Box) gouji.Box {
	b.X0, b.X1 = b.X0+p.left, b.X1+p.left
	width, height := p.whole, p.height
	if p.turned == grid.Up || p.turned == grid.Down {
		width, height = height, width
	}
	return turner{p.turned, width, height}.back(b)
}
