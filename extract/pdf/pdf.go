// Package pdf reads PDF files: the prose between tables as paragraphs, the
// tables as Grids, running heads and page numbers apart from both.
//
// Characters and rulings come from package engine, tables from package grid.
// What the blocks mean is left to normalize; naming the file in messages to
// ingest.
package pdf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"gouji"
	"gouji/extract/grid"
	"gouji/extract/pdf/engine"
	"gouji/internal/limits"
)

// Version names this reader. It changes whenever a file may read differently.
const Version = "pdf/1"

// Sniff reports whether data may be a PDF: its mark stands within the first
// kilobyte, behind other bytes only where objects follow, since a text may
// speak of it.
func Sniff(data []byte) bool {
	at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	return at == 0 || at > 0 && bytes.Contains(data[at:], []byte(" obj"))
}

// complete reports whether a file has its end: what was cut off in transit is
// read as far as it goes.
func complete(data []byte) bool {
	const tail = 2048 // some writers leave bytes behind the mark
	return bytes.Contains(data[max(0, len(data)-tail):], []byte("%%EOF"))
}

// Read reads the PDF data. name is carried on the Document. What a page does
// not give (characters without a meaning, a scan without text) is told as
// Malformed. An error says in Chinese what is wrong and what to do: a
// password, a damaged file, a scan without a text layer, over a limit, or ctx
// done. It does not name the file.
func Read(ctx context.Context, name string, data []byte) (*gouji.Document, error) {
	pages, err := read(ctx, data)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256(data)
	doc := &gouji.Document{Hash: hex.EncodeToString(hash[:]), Name: name, Format: "pdf"}
	if n := len(pages); n > 0 {
		doc.Pages = pages[n-1].number
	}
	if !complete(data) {
		doc.Malformed = append(doc.Malformed, gouji.Malformed{Source: gouji.Source{Row: -1, Col: -1}, What: "文件的结尾缺失，可能没有下载完：后面的页可能不全"})
	}
	if err := trust(doc, pages); err != nil {
		return nil, err
	}
	setApart(pages)
	if err := compose(doc, pages); err != nil {
		return nil, err
	}
	return doc, nil
}

// PageDeadline is the time that one page may take.
const PageDeadline = 20 * time.Second

// A page is one page with its tables and lines, turned so that its text reads
// from left to right; or half of one on which two columns stand side by side.
type page struct {
	number        int // from 1
	order         int // among pages and halves, from 0
	width, height float32
	left          float32   // where it begins on the upright page
	whole         float32   // width of the upright page
	turned        grid.Turn // how the text reads on the displayed page
	grid.Found
	aside []grid.Line // what is beside the text: watermarks, stamps, text that reads another way
	heads []grid.Line // running heads
	feet  []grid.Line // page numbers and running feet
	state state
}

// read reads all pages.
func read(ctx context.Context, data []byte) ([]*page, error) {
	e, err := engine.Shared()
	if err != nil {
		return nil, errors.New("PDF 引擎不能启动：" + err.Error())
	}
	doc, err := e.Open(ctx, data)
	if err != nil {
		return nil, told(err, 0)
	}
	defer doc.Close()
	if doc.Pages > limits.Pages {
		return nil, fmt.Errorf("文件有 %d 页，超过上限 %d 页：请拆分后再载入", doc.Pages, limits.Pages)
	}
	sheets := make([]sheet, doc.Pages)
	glyphs := 0
	for i := range sheets {
		printed, err := readPage(ctx, doc, i)
		if err != nil {
			return nil, told(err, i+1)
		}
		sheets[i] = newSheet(i+1, printed)
		if glyphs += len(printed.Glyphs); glyphs > limits.Glyphs {
			return nil, fmt.Errorf("文字超过 %d 万个：请把文件拆分后再载入", limits.Glyphs/10_000)
		}
	}
	setBeside(sheets)
	return parted(sheets), nil
}

// parted returns the pages that stand on sheets: one each, or two halves.
func parted(sheets []sheet) []*page {
	at := gutters(sheets)
	pages := make([]*page, 0, len(sheets))
	for i := range sheets {
		s := &sheets[i]
		if x := at[i]; x > 0 {
			pages = s.part(0, x).add(pages, 0)
			pages = s.part(x, s.width).add(pages, x)
		} else {
			pages = s.add(pages, 0)
		}
	}
	return pages
}

// add finds the tables and lines of a sheet, which begins at left on its
// page, and adds them to pages.
func (s sheet) add(pages []*page, left float32) []*page {
	p := &page{number: s.number, order: len(pages), width: s.width, height: s.height, left: left, whole: s.whole, turned: s.turned,
		state: s.state, aside: s.beside, Found: grid.Find(s.number, s.glyphs, s.rulings, s.fills)}
	p.state.truncated = p.state.truncated || p.Truncated
	return append(pages, p)
}

func readPage(ctx context.Context, doc *engine.Document, i int) (*engine.Page, error) {
	ctx, cancel := context.WithTimeout(ctx, PageDeadline)
	defer cancel()
	return doc.Page(ctx, i)
}

// told says in Chinese what became of the file; page 0 is the file as a whole.
func told(err error, page int) error {
	where := ""
	if page > 0 {
		where = fmt.Sprintf("第 %d 页：", page)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("读取被中断：%w", err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s读得太久：%w", where, err)
	case errors.Is(err, engine.ErrPassword):
		return errors.New("文件已加密，打开需要密码：请解除密码后再载入")
	case errors.Is(err, engine.ErrMemory):
		return errors.New(where + "读取需要的内存超过上限：请把文件拆分，或重新导出")
	case errors.Is(err, engine.ErrFormat):
		return errors.New(where + "PDF 已损坏或被截断，不能读：请重新取得这个文件")
	}
	return errors.New(where + "PDF 引擎读不了这个文件：请用 Word、WPS 或浏览器重新导出 PDF")
}

// newSheet turns a page upright.
func newSheet(number int, printed *engine.Page) sheet {
	t := turner{reads(printed.Glyphs), printed.Width, printed.Height}
	s := sheet{number: number, width: printed.Width, height: printed.Height, turned: t.way, state: stateOf(printed)}
	if s.turned == grid.Up || s.turned == grid.Down {
		s.width, s.height = s.height, s.width
	}
	s.whole = s.width
	var beside []grid.Glyph
	s.glyphs = make([]grid.Glyph, 0, len(printed.Glyphs))
	for _, g := range printed.Glyphs {
		switch {
		case g.Box.X0 >= printed.Width || g.Box.X1 <= 0 || g.Box.Y0 >= printed.Height || g.Box.Y1 <= 0:
			// beyond the page: nobody sees it
		case g.Turn != s.turned:
			beside = append(beside, g)
		case g.Size > 0:
			s.glyphs = append(s.glyphs, t.glyph(g))
		}
	}
	for _, r := range append(printed.Rulings, pale(printed)...) {
		s.rulings = append(s.rulings, t.ruling(r))
	}
	for _, b := range printed.Fills {
		s.fills = append(s.fills, t.box(b))
	}
	for _, b := range printed.Images {
		s.images = append(s.images, t.box(b))
	}
	s.beside = t.others(beside)
	return s
}
