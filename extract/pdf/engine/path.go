package engine

import (
	"gouji"
	"gouji/extract/grid"
	"gouji/internal/limits"
)

// The types of page objects and of path segments.
const (
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
	// faint is the opacity below which nothing is seen.
	faint = 16
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
	case pathObject:
		r.path(o, view)
	case imageObject:
		b := r.bounds(o, view)
		if line, ok := asLine(b); ok {
			r.page.rule(line)
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

// path reads the lines that a path draws, as stroke or as fill.
func (r *pageReader) path(o uint64, view matrix) {
	p := r.p
	at := uint64(p.scratch)
	p.call(r.ctx, "FPDFPath_GetDrawMode", o, at, at+4)
	filled, stroked := p.word(0) != outline, p.word(4) != 0
	filled = filled && r.inked("FPDFPageObj_GetFillColor", o)
	stroked = stroked && r.inked("FPDFPageObj_GetStrokeColor", o)
	if !filled && !stroked {
		return
	}
	n := p.number(r.ctx, "FPDFPath_CountSegments", o)
	if n > limits.PathSegments {
		n, r.page.Truncated = limits.PathSegments, true
	}
	width := float32(0)
	if stroked {
		p.call(r.ctx, "FPDFPageObj_GetStrokeWidth", o, at)
		width = p.float(0)
	}
	s := stroker{page: r.page, view: r.matrix(o).then(view), width: width, filled: filled, stroked: stroked}
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
	s.end()
}

// inked reports whether a colour is seen on paper.
func (r *pageReader) inked(get string, o uint64) bool {
	p := r.p
	at := uint64(p.scratch) + 16
	if p.call(r.ctx, get, o, at, at+4, at+8, at+12) == 0 {
		return true
	}
	return p.word(28) >= faint && min(p.word(16), p.word(20), p.word(24)) < white
}

// A stroker turns the segments of a path into lines and filled rectangles.
type stroker struct {
	page            *Page
	view            matrix
	width           float32
	filled, stroked bool
	points          []point // of the open subpath, displayed
	curved          bool
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
	if curved && s.filled {
		s.page.Curves++
	}
	if len(points) < 2 || curved {
		return
	}
	b := around(points)
	switch line, ok := asLine(b); {
	case s.filled && ok:
		s.page.rule(line)
		return
	case s.filled && rectangular(points) && max(b.X1-b.X0, b.Y1-b.Y0) > thin:
		s.page.fill(b)
	}
	if s.stroked {
		for i := 1; i < len(points); i++ {
			s.stroke(points[i-1], points[i])
		}
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
	s.page.rule(r)
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
