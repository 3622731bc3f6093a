package grid

import (
	"cmp"
	"slices"
)

// A block is a heading: texts of the same columns right below one another.
type block struct {
	band
	first, last int
}

// header returns the rows of the first s.top lines. Headings stand in the
// middle of the height they have, so that lines tell nothing: rows part where
// one heading stands above another. One in the middle of the header has all of
// its height.
func (s *setting) header() []band {
	if s.top == 0 {
		return nil
	}
	blocks := s.blocks()
	bounds := parting(blocks)
	rows := make([]band, len(bounds)+1)
	for i := range rows {
		rows[i].y0, rows[i].y1 = s.lines[0].Box.Y0, s.lines[s.top-1].Box.Y1
		if i > 0 {
			rows[i].y0, rows[i-1].y1 = bounds[i-1], bounds[i-1]
		}
	}
	for _, b := range blocks {
		r, _ := slices.BinarySearch(bounds, b.y0+1)
		if off := b.y0 + b.y1 - rows[0].y0 - rows[len(rows)-1].y1; -apart < off && off < apart {
			r = 0
		}
		rows[r].segments = append(rows[r].segments, b.segments...)
	}
	return rows
}

// blocks returns the headings of the header, by where they begin.
func (s *setting) blocks() []block {
	var blocks []block
	for i, l := range s.segments[:s.top] {
		line := &s.lines[i]
		y0, y1 := line.Base-0.88*line.Size, line.Base+0.12*line.Size
		for _, one := range l {
			at := slices.IndexFunc(blocks, func(b block) bool {
				gap := (y0 - b.y1) / line.Size
				return b.first == one.first && b.last == one.last && gap < 1 && (gap < 0.3 || s.full(b))
			})
			if at < 0 {
				at = len(blocks)
				blocks = append(blocks, block{band{y0: y0}, one.first, one.last})
			}
			blocks[at].y1 = y1
			blocks[at].segments = append(blocks[at].segments, one)
		}
	}
	return blocks
}

// full reports whether the last line of a heading had no room for more.
func (s *setting) full(b block) bool {
	last := b.segments[len(b.segments)-1]
	return last.x1-last.x0 > s.cols[b.last].x1-s.cols[b.first].x0-1.5*s.lines[last.line].Size
}

// ledges returns edges that part headings of the header from those above them.
func (s *setting) ledges(x []float32) []Edge {
	blocks := s.blocks()
	var out []Edge
	for _, y := range parting(blocks) {
		for _, b := range blocks {
			if b.y0+1 > y && slices.ContainsFunc(blocks, func(a block) bool { return a.y1 < y+1 && a.first <= b.last && b.first <= a.last }) {
				out = append(out, Edge{true, y, x[b.first], x[b.last+1]})
			}
		}
	}
	return out
}

// parting returns the fewest heights, in order, that part headings which stand
// above one another.
func parting(blocks []block) []float32 {
	var gaps []band // between a heading and the next one below it
	for i, b := range blocks {
		var gap band
		for _, a := range blocks[:i] {
			if a.first <= b.last && b.first <= a.last && a.y1 < b.y0+1 && a.y1 > gap.y0 {
				gap = band{y0: a.y1, y1: b.y0}
			}
		}
		if gap.y0 > 0 {
			gaps = append(gaps, gap)
		}
	}
	slices.SortFunc(gaps, func(a, b band) int { return cmp.Compare(a.y1, b.y1) })
	var at []float32
	for i := 0; i < len(gaps); {
		both := gaps[i]
		for i++; i < len(gaps) && gaps[i].y0 < both.y1; i++ {
			both.y0 = max(both.y0, gaps[i].y0)
		}
		at = append(at, (both.y0+both.y1)/2)
	}
	return at
}
