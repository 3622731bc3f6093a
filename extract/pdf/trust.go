package pdf

import (
	"errors"
	"fmt"
	"unicode"

	"gouji"
	"gouji/extract/pdf/engine"
	"gouji/internal/limits"
)

// A state is how far a page can be trusted.
type state struct {
	glyphs    int
	strange   int  // characters that mean nothing: no map, private use, control
	blind     int  // characters drawn without ink
	pictured  bool // a picture covers most of the page
	truncated bool
}

// covering is the part of a page from which a picture is a scan of it.
const covering = 0.5

func stateOf(p *engine.Page) state {
	s := state{truncated: p.Truncated}
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if unicode.IsSpace(g.Rune) {
			continue
		}
		s.glyphs++
		if strange(g.Rune) {
			s.strange++
		}
		if g.Blind {
			s.blind++
		}
	}
	for _, b := range p.Images {
		s.pictured = s.pictured || (b.X1-b.X0)*(b.Y1-b.Y0) > covering*p.Width*p.Height
	}
	return s
}

// strange reports whether r is no character that a disclosure would print.
func strange(r rune) bool {
	switch {
	case r == '\uFFFD', r < ' ', r >= 0x7f && r < 0xa0:
		return true
	case unicode.Is(unicode.Co, r), r > unicode.MaxRune, unicode.Is(unicode.Cs, r):
		return r < symbols || r > symbols+0xff
	}
	return r >= 0x2e80 && !unicode.IsPrint(r)
}

// symbols is where the characters of symbol fonts stand: list bullets.
const symbols = 0xf000

// scanned reports whether a page is a picture without text of its own.
func (s *state) scanned() bool { return s.pictured && s.glyphs-s.blind < fewGlyphs }

// fewGlyphs is as many characters as a page number and a stamp have.
const fewGlyphs = 20

// trust tells on doc what the pages do not give, and fails where that is
// nearly all.
func trust(doc *gouji.Document, pages []*page) error {
	glyphs, strangers, scans := 0, 0, 0
	for _, p := range pages {
		s := &p.state
		glyphs += s.glyphs
		strangers += s.strange
		tell := func(what string) {
			if len(doc.Malformed) < limits.Malformed {
				at := gouji.Source{Row: -1, Col: -1, Page: p.number}
				doc.Malformed = append(doc.Malformed, gouji.Malformed{Source: at, What: fmt.Sprintf("第 %d 页%s", p.number, what)})
			}
		}
		switch {
		case s.scanned() && s.blind > 0:
			scans++
			tell("是扫描的图片，文字由识别而来，可能有误")
		case s.scanned():
			scans++
			tell("是图片，没有文字层，未能读取")
		case s.strange > 0:
			tell(fmt.Sprintf("有 %d 个字符无法辨认（共 %d 个）：字体没有可用的字符映射", s.strange, s.glyphs))
		}
		if s.truncated {
			tell("的内容超过上限，只读了一部分")
		}
	}
	switch {
	case len(pages) == 0:
		return errors.New("PDF 里没有页：请重新取得这个文件")
	case scans > 0 && glyphs < fewGlyphs*len(pages):
		return errors.New("扫描件，没有文字层：请载入文字版，或先用文字识别软件处理")
	case glyphs == 0:
		return errors.New("PDF 里没有文字：请核对文件，或载入文字版")
	case 2*strangers > glyphs:
		return fmt.Errorf("文字无法辨认（%d 个字符中的 %d 个没有可用的字符映射）：请载入 .docx，或重新导出 PDF", glyphs, strangers)
	}
	return nil
}
