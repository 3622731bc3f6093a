package engine

import (
	"context"
	"math"

	"gouji"
	"gouji/extract/grid"
	"gouji/internal/limits"
)

// A Page is what stands on a page. Lengths are in points, the origin is the
// top left corner of the page as it is displayed.
type Page struct {
	Width, Height float32
	Glyphs        []grid.Glyph  // as the file stores them
	Rulings       []grid.Ruling // straight lines along the page's sides
	Fills         []gouji.Box   // coloured rectangles that are no lines
	Images        []gouji.Box
	Pale          []grid.Ruling // lines of white ink, which are seen on a coloured ground
	Missed        int           // pieces of text whose characters the engine does not give
	Curves        int           // filled shapes with curves; text that was turned into outlines is many of them
	Truncated     bool          // there was more than limits allow
}

// beyond is how far out of the page things are looked at: a printer that cuts
// off the right side of a sheet leaves 单位：万元 in the file.
const beyond = 1000

// seen returns the part of a box that is on the page or near it, false where
// there is none: lengths may be any, even none.
func (p *Page) seen(b gouji.Box) (gouji.Box, bool) {
	b = gouji.Box{X0: max(b.X0, -beyond), Y0: max(b.Y0, -beyond), X1: min(b.X1, p.Width+beyond), Y1: min(b.Y1, p.Height+beyond)}
	return b, b.X0 <= b.X1 && b.Y0 <= b.Y1 // false of what is not a number
}

// rule adds a ruling, in white where it is pale.
func (p *Page) rule(r grid.Ruling, pale bool) {
	b, ok := p.seen(r.Box)
	r.Box = b
	switch {
	case !ok:
	case pale:
		p.Pale = append(p.Pale, r)
	default:
		p.Rulings = append(p.Rulings, r)
	}
}

// fill and picture add a coloured rectangle and a picture.
func (p *Page) fill(b gouji.Box) {
	if b, ok := p.seen(b); ok {
		p.Fills = append(p.Fills, b)
	}
}

func (p *Page) picture(b gouji.Box) {
	if b, ok := p.seen(b); ok {
		p.Images = append(p.Images, b)
	}
}

func finite(x float32) bool { return x-x == 0 }

// Page reads page i, from 0.
func (d *Document) Page(ctx context.Context, i int) (*Page, error) {
	p := d.p
	p.grown.refused = false // what an earlier page asked for
	handle := p.call(ctx, "FPDF_LoadPage", d.handle, uint64(i))
	if p.err != nil {
		return nil, p.err
	}
	if handle == 0 {
		return nil, ErrFormat
	}
	r := &pageReader{ctx: ctx, p: p, page: &Page{}, fonts: map[uint64]int32{}, given: map[uint64]bool{}, chinese: map[uint64]bool{}}
	r.page.Width, r.page.Height = d.size(ctx, handle)
	r.frame(handle)
	r.text(handle)
	r.objects(handle)
	p.call(ctx, "FPDF_ClosePage", handle)
	r.page.Truncated = r.page.Truncated || p.grown.refused
	return r.page, p.err
}

// A pageReader reads one page.
type pageReader struct {
	ctx   context.Context
	p     *instance
	page  *Page
	view  matrix // from the file's coordinates to the displayed page
	fonts map[uint64]int32
	given map[uint64]bool // text objects whose characters were given

	chinese map[uint64]bool // fonts: Chinese ones that are not in the file
}

// A matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float32 }

// then returns the matrix that applies m, then n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) point(x, y float32) (float32, float32) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// box returns the smallest upright rectangle around a mapped one.
func (m matrix) box(x0, y0, x1, y1 float32) gouji.Box {
	ax, ay := m.point(x0, y0)
	bx, by := m.point(x1, y1)
	b := gouji.Box{X0: min(ax, bx), Y0: min(ay, by), X1: max(ax, bx), Y1: max(ay, by)}
	if m.b != 0 && m.a != 0 { // askew: the other corners count too
		for _, c := range [2][2]float32{{x0, y1}, {x1, y0}} {
			x, y := m.point(c[0], c[1])
			b = gouji.Box{X0: min(b.X0, x), Y0: min(b.Y0, y), X1: max(b.X1, x), Y1: max(b.Y1, y)}
		}
	}
	return b
}

// frame finds how the page is displayed: which part of it, and turned how.
func (r *pageReader) frame(page uint64) {
	p := r.p
	p.call(r.ctx, "FPDF_GetPageBoundingBox", page, uint64(p.scratch))
	left, top, right, bottom := p.float(0), p.float(4), p.float(8), p.float(12)
	switch p.number(r.ctx, "FPDFPage_GetRotation", page) & 3 {
	case 0:
		r.view = matrix{1, 0, 0, -1, -left, top}
	case 1:
		r.view = matrix{0, 1, 1, 0, -bottom, -left}
	case 2:
		r.view = matrix{-1, 0, 0, 1, right, -bottom}
	case 3:
		r.view = matrix{0, -1, -1, 0, top, right}
	}
}

// text reads the characters.
func (r *pageReader) text(page uint64) {
	p := r.p
	text := p.call(r.ctx, "FPDFText_LoadPage", page)
	if text == 0 {
		return
	}
	defer p.call(r.ctx, "FPDFText_ClosePage", text)
	n := p.number(r.ctx, "FPDFText_CountChars", text)
	if n > limits.PageGlyphs {
		n, r.page.Truncated = limits.PageGlyphs, true
	}
	unicode := p.function("FPDFText_GetUnicode")
	object := p.function("FPDFText_GetTextObject")
	loose := p.function("FPDFText_GetLooseCharBox")
	unmapped := p.function("FPDFText_HasUnicodeMapError")
	origin := p.function("FPDFText_GetCharOrigin")
	at := uint64(p.scratch)
	r.page.Glyphs = make([]grid.Glyph, 0, max(n, 0))
	var run uint64 // the object that style and turn are of
	var style grid.Glyph
	for i := range uint64(max(n, 0)) {
		o := p.invoke(r.ctx, object, text, i)
		if o == 0 {
			continue // made up by the engine: a space, the end of a line
		}
		if o != run {
			run, style = o, r.style(o)
			r.given[o] = true
		}
		g := style
		g.Rune = rune(p.invoke(r.ctx, unicode, text, i))
		if p.invoke(r.ctx, unmapped, text, i) == 1 {
			g.Rune = '\uFFFD'
		}
		g.Rune = common(g.Rune)
		p.invoke(r.ctx, loose, text, i, at)
		g.Box = r.view.box(p.float(0), p.float(12), p.float(8), p.float(4))
		p.invoke(r.ctx, origin, text, i, at, at+8)
		x, y := r.view.point(p.double(0), p.double(8))
		switch g.Turn {
		case grid.Down, grid.Up:
			g.Base = x
		default:
			g.Base = y
		}
		if g.Box.X1 <= g.Box.X0 || g.Box.Y1 <= g.Box.Y0 {
			g.Box = r.tight(text, i)
		}
		if p.err != nil {
			return
		}
		var ok bool
		if g.Box, ok = r.page.seen(g.Box); ok && finite(g.Base) && finite(g.Size) {
			r.page.Glyphs = append(r.page.Glyphs, g)
		}
	}
}

// tight returns the box around the ink of a character.
func (r *pageReader) tight(text, i uint64) gouji.Box {
	p := r.p
	at := uint64(p.scratch)
	p.call(r.ctx, "FPDFText_GetCharBox", text, i, at, at+8, at+16, at+24)
	return r.view.box(p.double(0), p.double(16), p.double(8), p.double(24))
}

// style reads what the characters of one text object have in common.
func (r *pageReader) style(object uint64) (g grid.Glyph) {
	p := r.p
	at := uint64(p.scratch)
	p.call(r.ctx, "FPDFTextObj_GetFontSize", object, at)
	size := p.float(0)
	m := r.matrix(object).then(r.view)
	g.Size = size * float32(math.Hypot(float64(m.c), float64(m.d)))
	g.Turn = turn(m.a, m.b)
	const invisible = 3
	g.Blind = p.number(r.ctx, "FPDFTextObj_GetTextRenderMode", object) == invisible
	g.Shade = r.shade("FPDFPageObj_GetFillColor", object)
	red, green, blue := p.word(16), p.word(20), p.word(24)
	g.Vivid = max(red, green, blue) > min(red, green, blue)+vivid
	font := p.call(r.ctx, "FPDFTextObj_GetFont", object)
	id, known := r.fonts[font]
	if !known {
		id = int32(len(r.fonts))
		r.fonts[font] = id
	}
	g.Font = id
	return g
}

// vivid is how far the channels of a colour lie apart that is no grey.
const vivid = 96

// turn returns the way that text reads whose baseline goes along (x, y).
func turn(x, y float32) grid.Turn {
	ax, ay := abs(x), abs(y)
	switch {
	case ay <= ax*upright && x > 0:
		return grid.Right
	case ay <= ax*upright && x < 0:
		return grid.Left
	case ax <= ay*upright && y > 0:
		return grid.Down
	case ax <= ay*upright && y < 0:
		return grid.Up
	}
	return grid.Askew
}

// upright is the slope up to which a line counts as level: 2 degrees.
const upright = 0.035

func abs(x float32) float32 { return max(x, -x) }

// matrix reads the matrix of an object.
func (r *pageReader) matrix(object uint64) matrix {
	p := r.p
	if p.call(r.ctx, "FPDFPageObj_GetMatrix", object, uint64(p.scratch)) == 0 {
		return matrix{a: 1, d: 1}
	}
	return matrix{p.float(0), p.float(4), p.float(8), p.float(12), p.float(16), p.float(20)}
}
