package pdf

import (
	"context"
	"image"
	"image/color"

	"gouji"
	"gouji/extract/grid"
	"gouji/extract/pdf/engine"
)

// What Draw draws in which colour.
var (
	edgeColour   = color.RGBA{220, 30, 30, 255}   // lines of tables
	cellColour   = color.RGBA{30, 90, 220, 255}   // cells
	spanColour   = color.RGBA{255, 200, 60, 90}   // cells over several rows or columns
	lineColour   = color.RGBA{40, 160, 60, 255}   // lines of text outside of tables
	besideColour = color.RGBA{150, 150, 150, 255} // running heads, page numbers, watermarks
)

// Draw calls visit for every page, from 1, with a picture of it over which
// stands what was found: the lines of tables red, cells blue and within them
// those over several rows or columns yellow, lines of text green, running
// heads, page numbers and watermarks grey. scale is in pixels a point. It ends with the
// first error of visit or of reading, in Chinese.
func Draw(ctx context.Context, data []byte, scale float64, visit func(page int, img *image.RGBA) error) error {
	pages, err := read(ctx, data)
	if err != nil {
		return err
	}
	setApart(pages)
	e, err := engine.Shared()
	if err != nil {
		return err
	}
	doc, err := e.Open(ctx, data)
	if err != nil {
		return told(err, 0)
	}
	defer doc.Close()
	for i := 0; i < len(pages); {
		number := pages[i].number
		img, err := doc.Render(ctx, number-1, scale)
		if err != nil {
			return told(err, number)
		}
		for ; i < len(pages) && pages[i].number == number; i++ {
			(&canvas{img, float32(scale), pages[i]}).page()
		}
		if err := visit(number, img); err != nil {
			return err
		}
	}
	return nil
}

// A canvas is the picture of a page.
type canvas struct {
	img   *image.RGBA
	scale float32
	p     *page
}

func (c *canvas) page() {
	for _, t := range c.p.Tables {
		for _, cell := range t.Cells {
			if cell.RowSpan > 1 || cell.ColSpan > 1 {
				c.fill(cell.Box, spanColour)
			}
			c.frame(cell.Box, 1, cellColour)
		}
	}
	for _, e := range c.p.Edges {
		b := gouji.Box{X0: e.From, X1: e.To, Y0: e.At, Y1: e.At}
		if !e.Horizontal {
			b = gouji.Box{X0: e.At, X1: e.At, Y0: e.From, Y1: e.To}
		}
		c.frame(b, 0, edgeColour)
	}
	for _, group := range [...]struct {
		lines  []grid.Line
		colour color.RGBA
	}{{c.p.Rest, lineColour}, {c.p.heads, besideColour}, {c.p.feet, besideColour}, {c.p.aside, besideColour}} {
		for _, l := range group.lines {
			c.frame(l.Box, 0, group.colour)
		}
	}
}

// rect returns where a box of the upright page stands in the picture.
func (c *canvas) rect(b gouji.Box) image.Rectangle {
	b = c.p.shown(b)
	at := func(v float32) int { return int(v*c.scale + 0.5) }
	return image.Rect(at(b.X0), at(b.Y0), at(b.X1), at(b.Y1)).Intersect(c.img.Bounds())
}

// frame draws the outline of a box, inset by so many pixels.
func (c *canvas) frame(b gouji.Box, inset int, colour color.RGBA) {
	r := c.rect(b)
	if inset > 0 {
		r = r.Inset(inset)
	}
	for x := r.Min.X; x <= r.Max.X; x++ {
		c.img.SetRGBA(x, r.Min.Y, colour)
		c.img.SetRGBA(x, r.Max.Y, colour)
	}
	for y := r.Min.Y; y <= r.Max.Y; y++ {
		c.img.SetRGBA(r.Min.X, y, colour)
		c.img.SetRGBA(r.Max.X, y, colour)
	}
}

// fill tints a box.
func (c *canvas) fill(b gouji.Box, colour color.RGBA) {
	r := c.rect(b)
	mix := func(old, ink uint8) uint8 {
		return uint8((int(old)*(255-int(colour.A)) + int(ink)*int(colour.A)) / 255)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			o := c.img.RGBAAt(x, y)
			c.img.SetRGBA(x, y, color.RGBA{mix(o.R, colour.R), mix(o.G, colour.G), mix(o.B, colour.B), 255})
		}
	}
}
