package engine

import (
	"bytes"
	"context"
	"image"

	"github.com/tetratelabs/wazero/api"
)

// A Document is an open file. It belongs to one goroutine.
type Document struct {
	Pages  int
	p      *instance
	handle uint64
}

// Open opens the file data. A document that asks for no password to be opened
// is opened, whatever it forbids. The error is ErrPassword, ErrFormat,
// ErrMemory or ErrBroken, or that of ctx.
func (e *Engine) Open(ctx context.Context, data []byte) (*Document, error) {
	p, err := e.instance(ctx)
	if err != nil {
		return nil, err
	}
	d := &Document{p: p}
	if err := d.open(ctx, data); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// The codes of FPDF_GetLastError.
const (
	errPassword = 4
	errSecurity = 5
)

func (d *Document) open(ctx context.Context, data []byte) error {
	p := d.p
	// A header may stand behind other bytes, which pdfium passes over only
	// within the first kilobyte.
	if at := bytes.Index(data[:min(len(data), 4096)], []byte("%PDF-")); at > 0 {
		data = data[at:]
	}
	at := p.call(ctx, "malloc", uint64(len(data)))
	if p.err != nil {
		return p.err
	}
	if at == 0 || !p.memory.Write(uint32(at), data) {
		return ErrMemory
	}
	d.handle = p.call(ctx, "FPDF_LoadMemDocument64", at, uint64(len(data)), 0)
	if p.err != nil {
		return p.err
	}
	if d.handle == 0 {
		switch p.number(ctx, "FPDF_GetLastError") {
		case errPassword, errSecurity:
			return ErrPassword
		}
		return ErrFormat
	}
	d.Pages = max(p.number(ctx, "FPDF_GetPageCount", d.handle), 0)
	return p.err
}

// Close ends the document, which must not be used any more.
func (d *Document) Close() { d.p.close() }

// maxSide is how many pixels the side of a drawn page may have.
const maxSide = 8192

// Render draws page i, from 0, at scale pixels a point, as it is displayed.
func (d *Document) Render(ctx context.Context, i int, scale float64) (*image.RGBA, error) {
	p := d.p
	page := p.call(ctx, "FPDF_LoadPage", d.handle, uint64(i))
	if p.err != nil || page == 0 {
		return nil, d.failure()
	}
	defer p.call(ctx, "FPDF_ClosePage", page)
	width, height := d.size(ctx, page)
	w, h := int(float64(width)*scale), int(float64(height)*scale)
	if w < 1 || h < 1 || w > maxSide || h > maxSide {
		return nil, ErrMemory
	}
	bitmap := p.call(ctx, "FPDFBitmap_Create", uint64(w), uint64(h), 0)
	if p.err != nil || bitmap == 0 {
		return nil, d.failure()
	}
	defer p.call(ctx, "FPDFBitmap_Destroy", bitmap)
	const white, annotations = 0xffffffff, 1
	p.call(ctx, "FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), white)
	p.call(ctx, "FPDF_RenderPageBitmap", bitmap, page, 0, 0, uint64(w), uint64(h), 0, annotations)
	at, stride := p.call(ctx, "FPDFBitmap_GetBuffer", bitmap), p.number(ctx, "FPDFBitmap_GetStride", bitmap)
	pixels, ok := p.memory.Read(uint32(at), uint32(stride*h))
	if p.err != nil || !ok {
		return nil, d.failure()
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		from, to := pixels[y*stride:], img.Pix[y*img.Stride:]
		for x := range w { // BGRx
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = from[4*x+2], from[4*x+1], from[4*x], 255
		}
	}
	return img, nil
}

func (d *Document) failure() error {
	if d.p.err != nil {
		return d.p.err
	}
	return ErrBroken
}

// size returns the width and height of a page as displayed.
func (d *Document) size(ctx context.Context, page uint64) (width, height float32) {
	width = api.DecodeF32(d.p.call(ctx, "FPDF_GetPageWidthF", page))
	return width, api.DecodeF32(d.p.call(ctx, "FPDF_GetPageHeightF", page))
}
