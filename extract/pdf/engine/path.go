package engine

import (
	"strings"

	"gouji"
	"gouji/extract/grid"
	"gouji/internal/limits"
)

// The types of page objects and of path segments.
const (
	textObject  = 1
	pathObject  = 2
	imageObject = 3
	formObject  = 5

	lineTo  = 0
	moveTo  = 2
	outline = 0 // fill mode: none
)

const (
	// thin is the thickness up to which a filled rectangle is a line.
	thin = 3.0
	// white is the shade from which ink on paper is not seen.
	white = 250
	// forms is how deep forms within forms are followed.
	forms = 8
)

// objects reads the paths and pictures of the page, in forms too.
func (r *pageReader) objects(page uint64) {
	n := r.p.number(r.ctx, "FPDFPage_CountObjects", page)
	count := 0
	for i := range max(n, 0) {
		r.object(r.p.call(r.ctx, "FPDFPage_GetObject", page, uint64(i)), r.view, 0, &count)
		if r.p.err != nil || r.page.Truncated {
			return
		}
	}
}

func (r *pageReader) object(o uint64, view matrix, depth int, count *int) {
	if *count++; *count > limits.PageObjects {
		r.page.Truncated = true
		return
	}
	p := r.p
	switch p.number(r.ctx, "FPDFPageObj_GetType", o) {
	case textObject:
		if !r.given[o] && r.meant(o, view) {
			r.page.Missed++
		}
	case pathObject:
		r.path(o, view)
	case imageObject:
		b := r.bounds(o, view)
		if line, ok := asLine(b); ok {
			r.page.rule(line, false)
		} else {
			r.page.picture(b)
		}
	case formObject:
		if depth == forms {
			return
		}
		view = r.matrix(o).then(view)
		n := p.number(r.ctx, "FPDFFormObj_CountObjects", o)
		for i := range max(n, 0) {
			r.object(p.call(r.ctx, "FPDFFormObj_GetObject", o, uint64(i)), view, depth+1, count)
			if p.err != nil || r.page.Truncated {
				return
			}
		}
	}
}

// bounds returns the box of an object.
func (r *pageReader) bounds(o uint64, view matrix) gouji.Box {
	p := r.p
	at := uint64(p.scratch)
	if p.call(r.ctx, "FPDFPageObj_GetBounds", o, at, at+4, at+8, at+12) == 0 {
		return gouji.Box{}
	}
	return view.box(p.float(0), p.float(4), p.float(8), p.float(12))
}

// asLine reads a box as a line where it is thin.
func asLine(b gouji.Box) (grid.Ruling, bool) {
	w, h := b.X1-b.X0, b.Y1-b.Y0
	switch {
	case h <= thin && w > h:
		return grid.Ruling{Box: b, Horizontal: true}, true
	case w <= thin && h > w:
		return grid.Ruling{Box: b}, true
	}
	return grid.Ruling{}, false
}

// meant reports whether a text object that the engine passed over may show
// something: one without extent whose font is a Chinese one that is not in the
// file. The engine has no shape for its character, and takes it for a space.
func (r *pageReader) meant(o uint64, view matrix) bool {
	p := r.p
	b := r.bounds(o, view)
	if max(b.X1-b.X0, b.Y1-b.Y0) > 0.1 || b.X1 < 0 || b.Y1 < 0 || b.X0 > r.page.Width || b.Y0 > r.page.Height {
		return false
	}
	font := p.call(r.ctx, "FPDFTextObj_GetFont", o)
	chinese, known := r.chinese[font]
	if !known {
		chinese = p.number(r.ctx, "FPDFFont_GetIsEmbedded", font) == 0 && r.named(font)
		r.chinese[font] = chinese
	}
	return chinese
}

// named reports whether the name of a font is one of a Chinese font.
func (r *pageReader) named(font uint64) bool {
	p := r.p
	n := p.number(r.ctx, "FPDFFont_GetBaseFontName", font, uint64(p.scratch), scratchSize)
	if n < 1 || n > scratchSize {
		return false
	}
	raw, _ := p.memory.Read(p.scratch, uint32(n-1))
	name := string(raw)
	for _, family := range [...]string{"Song", "Sun", "Hei", "Kai", "Fang", "Ming", "FZ", "GB", "CJK", "Yahei", "Xi"} {
		if strings.Contains(name, family) {
			return true
		}
	}
	return strings.ContainsFunc(name, func(c rune) bool { return c >= 0x80 })
}

// path reads the lines that a path draws, as stroke or as fill.
func (r *pageReader) path(o uint64, view matrix) {
	p := r.p
	at := uint64(p.scratch)
	p.call(r.ctx, "FPDFPath_GetDrawMode", o, at, at+4)
	s := stroker{page: r.page, filled: p.word(0) != outline, stroked: p.word(4) != 0}
	if s.filled {
		s.pale = r.shade("FPDFPageObj_GetFillColor", o) >= white
	}
	if s.stroked {
		pale := r.shade("FPDFPageObj_GetStrokeColor", o) >= white
		if s.pale != pale && s.filled { // the one in ink counts
			s.filled, s.stroked = s.filled && !s.pale, s.stroked && !pale
		}
		s.pale = s.pale && pale || !s.filled && pale
		p.call(r.ctx, "FPDFPageObj_GetStrokeWidth", o, at)
		s.width = p.float(0)
	}
	if !s.filled && !s.stroked {
		return
	}
	n := p.number(r.ctx, "FPDFPath_CountSegments", o)
	if n > limits.PathSegments {
		n, r.page.Truncated = limits.PathSegments, true
	}
	s.view = r.matrix(o).then(view)
	for i := range max(n, 0) {
		segment := p.call(r.ctx, "FPDFPath_GetPathSegment", o, uint64(i))
		kind := p.number(r.ctx, "FPDFPathSegment_GetType", segment)
		p.call(r.ctx, "FPDFPathSegment_GetPoint", segment, at, at+4)
		x, y := p.float(0), p.float(4)
		closed := p.call(r.ctx, "FPDFPathSegment_GetClose", segment) != 0
		if p.err != nil {
			return
		}
		s.segment(kind, x, y, closed)
	}
	s.finish()
}

// shade returns how an object's ink looks on white paper: 0 black, 255 as the
// paper.
func (r *pageReader) shade(get string, o uint64) uint8 {
	p := r.p
	at := uint64(p.scratch) + 16
	if p.call(r.ctx, get, o, at, at+4, at+8, at+12) == 0 {
		return 0
	}
	darkest := min(p.word(16), p.word(20), p.word(24), 255)
	return uint8(255 - (255-darkest)*min(p.word(28), 255)/255)
}

// A stroker turns the segments of a path into lines and filled rectangles.
type stroker struct {
	page            *Page
	view            matrix
	width           float32
	filled, stroked bool
	pale            bool    // in white
	points          []point // of the open subpath, displayed
	curved          bool
	outlines        bool // some subpath is curved: the shape of a character or an emblem
	lines           []grid.Ruling
	fills           []gouji.Box
}

type point struct{ x, y float32 }

func (s *stroker) segment(kind int, x, y float32, closed bool) {
	x, y = s.view.point(x, y)
	if kind == moveTo {
		s.end()
	}
	s.curved = s.curved || kind != moveTo && kind != lineTo
	s.points = append(s.points, point{x, y})
	if closed {
		s.points = append(s.points, s.points[0])
		s.end()
	}
}

// end takes in the open subpath.
func (s *stroker) end() {
	points, curved := s.points, s.curved
	s.points, s.curved = s.points[:0], false
	if curved {
		s.outlines = true
		if s.filled {
			s.page.Curves++
		}
	}
	if len(points) < 2 || curved {
		return
	}
	b := around(points)
	switch line, ok := asLine(b); {
	case s.filled && ok:
		s.lines = append(s.lines, line)
		return
	case s.filled && rectangular(points) && max(b.X1-b.X0, b.Y1-b.Y0) > thin:
		s.fills = append(s.fills, b)
	}
	if s.stroked {
		for i := 1; i < len(points); i++ {
			s.stroke(points[i-1], points[i])
		}
	}
}

// finish hands over what the path draws. The straight strokes of a character
// drawn as a shape are no lines of a table.
func (s *stroker) finish() {
	s.end()
	if s.outlines {
		return
	}
	for _, l := range s.lines {
		s.page.rule(l, s.pale)
	}
	if s.pale {
		return
	}
	for _, b := range s.fills {
		s.page.fill(b)
	}
}

// stroke adds a straight stroke that goes along the page's sides.
func (s *stroker) stroke(a, b point) {
	dx, dy := abs(b.x-a.x), abs(b.y-a.y)
	if dx > dy*upright && dy > dx*upright || max(dx, dy) == 0 {
		return
	}
	half := s.width / 2
	r := grid.Ruling{Box: around([]point{a, b}), Horizontal: dx > dy}
	if r.Horizontal {
		r.Box.Y0, r.Box.Y1 = r.Box.Y0-half, r.Box.Y1+half
	} else {
		r.Box.X0, r.Box.X1 = r.Box.X0-half, r.Box.X1+half
	}
	s.lines = append(s.lines, r)
}

func around(points []point) gouji.Box {
	b := gouji.Box{X0: points[0].x, Y0: points[0].y, X1: points[0].x, Y1: points[0].y}
	for _, p := range points[1:] {
		b = gouji.Box{X0: min(b.X0, p.x), Y0: min(b.Y0, p.y), X1: max(b.X1, p.x), Y1: max(b.Y1, p.y)}
	}
	return b
}

// rectangular reports whether points go round an upright rectangle.
func rectangular(points []point) bool {
	if len(points) < 4 || len(points) > 6 {
		return false
	}
	for i := 1; i < len(points); i++ {
		if abs(points[i].x-points[i-1].x) > 0.5 && abs(points[i].y-points[i-1].y) > 0.5 {
			return false
		}
	}
	return true
}
