package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji/extract/grid"
)

const (
	edge     = 0.12 // part of the height of a page at its top and bottom where heads and feet stand
	same     = 3    // points by which the place of a repeated line may vary
	maxHead  = 60   // characters of a running head
	repeated = 3    // pages on which a line must stand to be a running one
	outer    = 3    // lines of a page that may be running ones, on each side
)

// setApart moves running heads, page numbers and running feet out of the text
// of pages. Only the outermost lines of a page can be any of these: lines that
// stand at the same place with the same words on several pages, and page
// numbers.
func setApart(pages []*page) {
	for range outer {
		heads, feet := running{}, running{}
		for _, p := range pages {
			if l := p.first(); l != nil {
				heads.add(l, l.Base)
			}
			if l := p.last(); l != nil {
				feet.add(l, p.height-l.Base)
			}
		}
		moved := false
		for _, p := range pages {
			if l := p.first(); l != nil && (heads.has(l, l.Base) || pageNumber(l.Text, p, pages)) {
				p.heads = append(p.heads, *l)
				p.Rest = p.Rest[1:]
				moved = true
			}
			if l := p.last(); l != nil && (feet.has(l, p.height-l.Base) || pageNumber(l.Text, p, pages)) {
				p.feet = append(p.feet, *l)
				p.Rest = p.Rest[:len(p.Rest)-1]
				moved = true
			}
		}
		if !moved {
			return
		}
	}
}

// first returns the line at the very top of the page, nil where none is.
func (p *page) first() *grid.Line {
	if len(p.Rest) == 0 || p.Rest[0].Base > p.height*edge || len(p.Tables) > 0 && p.Tables[0].Box.Y0 < p.Rest[0].Base {
		return nil
	}
	return &p.Rest[0]
}

// last returns the line at the very bottom of the page, nil where none is.
func (p *page) last() *grid.Line {
	n := len(p.Rest)
	if n == 0 || p.Rest[n-1].Base < p.height*(1-edge) || len(p.Tables) > 0 && p.Tables[len(p.Tables)-1].Box.Y1 > p.Rest[n-1].Base {
		return nil
	}
	return &p.Rest[n-1]
}

// running counts outermost lines by their words and by how far they stand from
// the end of the page, in points: pages may differ in height.
type running map[string][]float32

func (r running) add(l *grid.Line, at float32) {
	if key, ok := runningKey(l.Text); ok {
		r[key] = append(r[key], at)
	}
}

// has reports whether a line stands on several pages at the same place.
func (r running) has(l *grid.Line, at float32) bool {
	key, ok := runningKey(l.Text)
	n := 0
	for _, other := range r[key] {
		if within(at-other, same) {
			n++
		}
	}
	return ok && n >= repeated
}

// runningKey is the words of a line that may be a running head. The lines
// above tables, which also repeat, are none.
func runningKey(text string) (string, bool) {
	key := strings.Join(strings.Fields(text), "")
	if utf8.RuneCountInString(key) > maxHead || strings.HasSuffix(key, "表") {
		return "", false
	}
	for _, word := range [...]string{"单位", "部门：", "部门:", "公开", "元", "编制", "注：", "说明："} {
		if strings.Contains(key, word) && !strings.HasSuffix(key, "决算") && !strings.HasSuffix(key, "公开") {
			return "", false
		}
	}
	return key, true
}

// pageNumber reports whether the outermost line of a page is its number: - 5 -,
// 第 5 页, 5/12, or a bare 5 that is in step with the pages.
func pageNumber(text string, p *page, pages []*page) bool {
	bare := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("-—–－─·•第页共/／,，", r) {
			return -1
		}
		return r
	}, text)
	if bare == "" || len(bare) > 8 || strings.Trim(bare, "0123456789") != "" {
		return text != "" && strings.Trim(text, "ivxⅰⅱⅲⅳⅴⅵ ") == "" && len(text) < 12
	}
	if bare != strings.Join(strings.Fields(text), "") {
		return true
	}
	return numbered(pages, p, bare)
}

// numbered reports whether bare figures at the ends of pages count up with
// the pages.
func numbered(pages []*page, p *page, bare string) bool {
	value := number(bare)
	in := func(q *page) bool {
		for _, l := range [...]*grid.Line{q.first(), q.last()} {
			if l != nil {
				if v := number(strings.TrimSpace(l.Text)); v >= 0 && v-value == q.number-p.number {
					return true
				}
			}
		}
		return slices.ContainsFunc(append(q.heads, q.feet...), func(l grid.Line) bool {
			v := number(strings.TrimSpace(l.Text))
			return v >= 0 && v-value == q.number-p.number
		})
	}
	n := 0
	for _, q := range pages {
		if q != p && in(q) {
			n++
		}
	}
	return n > 0 || value == p.number
}

// number reads up to four digits, -1 for anything else.
func number(s string) int {
	if s == "" || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return -1
	}
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}
