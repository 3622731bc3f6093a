package pdf

import (
	"cmp"
	"slices"

	"gouji/extract/grid"
)

// A measure is how the prose of a document is set on pages of one size.
type measure struct {
	left, right float32 // where full lines begin and end
	end         float32 // where the longest line of the page ends
	pitch       float32 // from one baseline to the next
	indented    bool    // paragraphs are known by their first line's indent
}

// A format is the size of pages, in whole points.
type format struct{ width, height int }

func (p *page) format() format { return format{int(p.width), int(p.height)} }

// measures measures the prose of each page: its own lines where they tell
// enough, else those of all pages of its size.
func measures(pages []*page) map[*page]measure {
	of := map[format][]*page{}
	for _, p := range pages {
		of[p.format()] = append(of[p.format()], p)
	}
	out := make(map[*page]measure, len(pages))
	for _, list := range of {
		m := measureOf(list)
		for _, p := range list {
			own := measureOf([]*page{p})
			end := own.end
			if !p.set(own) {
				own = m
			}
			own.end = end
			out[p] = own
		}
	}
	return out
}

// set reports whether a fair part of the page's lines end at the right margin
// of m and are followed by one that begins at the left: the ends alone prove
// nothing, since the items of a list may be alike in length.
func (p *page) set(m measure) bool {
	n := 0
	for i := 1; i < len(p.Rest); i++ {
		if a, b := &p.Rest[i-1], &p.Rest[i]; within(m.right-a.Box.X1, a.Size) && near(b.Box.X0, m.left) {
			n++
		}
	}
	return n >= 3 && 5*n >= len(p.Rest)
}

// long is how many characters make a line that tells of margins.
const long = 12

func measureOf(pages []*page) measure {
	var from, to, pitch []float32
	for _, p := range pages {
		for i := range p.Rest {
			l := &p.Rest[i]
			if len(l.Glyphs) < long || len(p.Tables) > 0 && lastColumn(l) > l.Box.X0 {
				continue // or the heading of a table, as broad as that is
			}
			from = append(from, l.Box.X0)
			to = append(to, l.Box.X1)
			if i > 0 && l.Base-p.Rest[i-1].Base < 4*l.Size {
				pitch = append(pitch, l.Base-p.Rest[i-1].Base)
			}
		}
	}
	if len(from) == 0 {
		right := pages[0].width * 7 / 8
		return measure{left: pages[0].width / 8, right: right, end: right}
	}
	m := measure{left: common(from, +1), right: common(to, -1), end: slices.Max(to)}
	if len(pitch) > 0 {
		slices.Sort(pitch)
		m.pitch = pitch[len(pitch)/2]
	}
	m.indented = indented(pages, m)
	return m
}

// common returns the outermost position, from the low end for +1 and from the
// high end for -1, at which a fair part of lines begin or end.
func common(at []float32, side int) float32 {
	slices.SortFunc(at, func(a, b float32) int { return side * cmp.Compare(a, b) })
	const bucket = 2.5
	need := min(max(2, len(at)/25), len(at))
	for i := range at {
		n := i
		for n < len(at) && (at[n]-at[i])*float32(side) <= bucket {
			n++
		}
		if n-i >= need {
			return at[i]
		}
	}
	return at[0]
}

// indented reports whether a full line that is indented is mostly followed by
// one at the margin.
func indented(pages []*page, m measure) bool {
	back, stay := 0, 0
	for _, p := range pages {
		for i := 1; i < len(p.Rest); i++ {
			a, b := &p.Rest[i-1], &p.Rest[i]
			if a.Box.X1 < m.right-2*a.Size || a.Box.X0 < m.left+indent*a.Size {
				continue
			}
			switch d := b.Box.X0 - a.Box.X0; {
			case b.Box.X0 < m.left+a.Size/2:
				back++
			case d > -2 && d < 2:
				stay++
			}
		}
	}
	return back > 0 && back >= stay
}

// indent is how far a paragraph's first line is set in at least, in parts of
// its size. Two characters are usual.
const indent = 1.2

// centred reports whether a line stands in the middle, away from the margins.
func (p *page) centred(l *grid.Line, m *measure) bool {
	left, right := l.Box.X0-m.left, m.right-l.Box.X1
	return left > 3*l.Size && (p.middle(l) || within(left-right, 2*l.Size))
}

// middle reports whether a line's middle is the page's.
func (p *page) middle(l *grid.Line) bool { return within(l.Box.X0+l.Box.X1-p.width, 2*l.Size) }

func within(d, tolerance float32) bool { return d < tolerance && d > -tolerance }
