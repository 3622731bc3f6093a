package pdf

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"gouji"
	"gouji/extract/pdf/engine"
	"gouji/internal/limits"
)

// A state is how far a page can be trusted.
type state struct {
	glyphs    int
	strange   int     // characters that mean nothing: no map, private use, scripts that are not printed here
	blind     int     // characters drawn without ink
	pictured  float32 // the part of the page that pictures cover
	curves    int     // filled shapes
	missed    int     // pieces of text that the engine does not give
	truncated bool
}

func stateOf(p *engine.Page) state {
	s := state{truncated: p.Truncated, curves: p.Curves, missed: p.Missed}
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
	for _, b := range p.Images { // a scan may be cut in strips
		s.pictured += (b.X1 - b.X0) * (b.Y1 - b.Y0) / (p.Width * p.Height)
	}
	return s
}

const (
	// covering is the part of a page from which pictures are a scan of it.
	covering = 0.5
	// fewGlyphs is as many characters as a page number and a stamp have.
	fewGlyphs = 20
	// outlined is how many shapes text makes that was turned into outlines,
	// and no chart or emblem.
	outlined = 100
)

// inked is how many characters are printed as such.
func (s *state) inked() int { return s.glyphs - s.blind }

// scanned reports whether a page is a picture without text of its own.
func (s *state) scanned() bool { return s.pictured > covering && s.inked() < fewGlyphs }

// drawn reports whether the text of a page is outlines.
func (s *state) drawn() bool { return s.curves > outlined && s.inked() < fewGlyphs }

// strange reports whether r is no character that a disclosure would print: it
// comes from a font that does not say what it prints, or says it wrongly.
func strange(r rune) bool {
	switch {
	case r < 0x80:
		return r < ' ' || r == 0x7f
	case r < 0x100: // what bytes of a Chinese encoding look like, one by one
		return !strings.ContainsRune(western, r)
	case r >= symbols && r <= symbols+0xff:
		return false
	case unicode.In(r, unicode.L, unicode.M, unicode.Nd):
		return !unicode.In(r, scripts...) && !(r >= 'Ａ' && r <= 'ｚ') && !strings.ContainsRune(latin, r)
	}
	return r == unicode.ReplacementChar || !unicode.In(r, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf)
}

const (
	// western are the signs and letters of Latin-1 that are printed.
	western = "\u00a0\u00ad§°±²³·×÷¥µàáèéêìíòóùúü"
	// latin are the letters beyond: those of pinyin, and ligatures.
	latin = "āēěīńňōūǎǐǒǔǖǘǚǜﬀﬁﬂﬃﬄ"
	// symbols is where the characters of symbol fonts stand: list bullets.
	symbols = 0xf000
)

// scripts are those whose letters are printed, and what all scripts share.
var scripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Greek, unicode.Common, unicode.Inherited}

// trust tells on doc what the pages do not give, and fails where that is
// nearly all.
func trust(doc *gouji.Document, pages []*page) error {
	glyphs, strangers, scans, drawn := 0, 0, 0, 0
	for _, p := range pages {
		s := &p.state
		glyphs += s.glyphs
		strangers += s.strange
		if s.scanned() {
			scans++
		} else if s.drawn() {
			drawn++
		}
		for _, what := range s.tell() {
			if len(doc.Malformed) < limits.Malformed {
				at := gouji.Source{Row: -1, Col: -1, Page: p.number}
				doc.Malformed = append(doc.Malformed, gouji.Malformed{Source: at, What: fmt.Sprintf("第 %d 页%s", p.number, what)})
			}
		}
	}
	switch {
	case len(pages) == 0:
		return errors.New("PDF 里没有页：请重新取得这个文件")
	case drawn > 0 && scans == 0 && glyphs < fewGlyphs*len(pages):
		return errors.New("文字都是画出来的曲线，没有文字层：请载入文字版，或先用文字识别软件处理")
	case scans > 0 && glyphs < fewGlyphs*len(pages):
		return errors.New("扫描件，没有文字层：请载入文字版，或先用文字识别软件处理")
	case glyphs == 0:
		return errors.New("PDF 里没有文字：请核对文件，或载入文字版")
	case 2*strangers > glyphs:
		return fmt.Errorf("文字无法辨认（%d 个字符中的 %d 个没有可用的字符映射）：请载入 .docx，或重新导出 PDF", glyphs, strangers)
	}
	return nil
}

// tell says what a page does not give.
func (s *state) tell() (what []string) {
	switch {
	case s.scanned():
		what = append(what, s.scan())
	case s.drawn():
		what = append(what, "的文字是画出来的曲线，没有文字层，未能读取")
	case s.strange > 0:
		what = append(what, fmt.Sprintf("有 %d 个字符无法辨认（共 %d 个）：字体的字符映射缺失或有误", s.strange, s.glyphs))
	}
	if s.missed > 0 {
		what = append(what, fmt.Sprintf("可能有 %d 处文字读不出：它们的字体没有嵌入文件", s.missed))
	}
	if s.truncated {
		what = append(what, "的内容超过上限，只读了一部分")
	}
	return what
}

// scan says what was read of a scanned page.
func (s *state) scan() string {
	switch {
	case s.blind > 0:
		return "是扫描的图片，文字由识别而来，可能有误"
	case s.glyphs > 0:
		return fmt.Sprintf("主要是图片，图片里若有文字则未能读取，图片外只有 %d 个字符", s.glyphs)
	}
	return "是图片，没有文字层，未能读取"
}
