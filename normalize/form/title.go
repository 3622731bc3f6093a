package form

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/normalize/caption"
	"gouji/normalize/code"
)

const (
	maxAbove = 5  // paragraphs above a grid that may hold its title
	maxTitle = 60 // characters
	headRows = 6  // rows of a grid that may hold its title
)

// A heading is what is printed above a form or in its first rows.
type heading struct {
	spec   *spec  // whose title it is; nil unknown or none
	title  string // as printed; "" none
	number string
	unit   gouji.Unit
	entity string
	year   int
	prose  bool // other text stands above the grid
	apart  bool // a sentence does that is no remark on a table
}

// A textLine is a line as printed, and flat.
type textLine struct{ raw, flat string }

// headingOf reads the heading of s; above are the paragraphs before it, the
// nearest last. What stands nearer to the figures has the say.
func headingOf(s *sheet, above []string) heading {
	var h heading
	lines := s.head()
	for i := len(lines) - 1; i >= 0; i-- {
		h.line(lines[i])
	}
	h.name(lines)
	lines = lines[:0]
	for _, raw := range above {
		lines = append(lines, textLine{raw, code.Narrow(code.Squeeze(raw))})
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if !h.line(lines[i]) {
			h.prose = true
			long := strings.Contains(lines[i].flat, "。") || utf8.RuneCountInString(lines[i].flat) > maxTitle
			h.apart = h.apart || long && !remark(lines[i].flat)
		}
	}
	if h.title == "" {
		h.name(lines)
	}
	return h
}

// head returns the texts of the first rows of s, up to its header.
func (s *sheet) head() []textLine {
	lines := make([]textLine, 0, 16)
	for r := range min(s.Rows, headRows) {
		header := false
		s.each(r, func(i int) {
			w, ok := commonWords[s.flat[i]]
			header = header || ok && (w.role == names || w.role == codes)
			lines = append(lines, textLine{s.Cells[i].Text, s.flat[i]})
		})
		if header {
			break
		}
	}
	return lines
}

// line takes what a line says beside a title, where nothing nearer has said
// it, and reports whether it says anything of the kind.
func (h *heading) line(l textLine) bool {
	if len(l.flat) > 400 {
		return false
	}
	known := false
	if u, ok := caption.Unit(l.flat); ok {
		known = true
		if h.unit == "" {
			h.unit = u
		}
	}
	if strings.Contains(l.flat, ":") {
		if e := caption.Entity(l.raw); e != "" {
			known = true
			if h.entity == "" {
				h.entity = e
			}
		}
	}
	if n := caption.Number(l.flat); n != "" {
		known = true
		if h.number == "" {
			h.number = n
		}
	}
	if y := caption.Year(l.flat); y > 0 {
		known = true
		if h.year == 0 {
			h.year = y
		}
	}
	return known || caption.Further(l.flat) || strings.Trim(l.flat, "0123456789-—–·/第共页,") == ""
}

// name finds the title among lines, the nearest last. A title may be broken
// over lines. What looks like the title of another table ends the search.
func (h *heading) name(lines []textLine) {
	flat := make([]string, len(lines))
	for i, l := range lines {
		flat[i] = plainTitle(l.flat)
	}
	for i := len(flat) - 1; i >= 0; i-- {
		if m, text, n := broken(flat[:i+1]); m.spec != nil {
			h.spec = m.spec
			h.title = m.printed(text, lines[i-n+1:i+1])
			return
		}
		if otherTitle(flat[i]) {
			h.title = code.Bare(lines[i].raw)
			return
		}
	}
}

// broken matches the title that ends in the last of lines, and says over how
// many of them it goes.
func broken(lines []string) (m titleMatch, text string, n int) {
	last := lines[len(lines)-1]
	for n = 1; n <= min(3, len(lines)); n++ {
		line := lines[len(lines)-n]
		if n > 1 && (line == "" || len(line) > 90 || strings.HasSuffix(line, "表") || strings.ContainsAny(line, ":，。；、;")) {
			break
		}
		text = line + text
		if longer := match(text, len(text)-len(last)); longer.spec != nil && longer.start < len(line) {
			m = longer
			m.lines = n
		}
	}
	return m, strings.Join(lines[len(lines)-max(m.lines, 1):], ""), m.lines
}

// plainTitle is the flat text of a line as titles are compared.
func plainTitle(flat string) string {
	if len(flat) > 6*maxTitle {
		return ""
	}
	flat = code.DropQuotes(code.Bare(flat))
	if !strings.Contains(flat, "表") {
		return flat
	}
	return titleWords.Replace(flat)
}

// titleWords takes what varies out of titles.
var titleWords = strings.NewReplacer("(续表)", "", "(续)", "", "续上表", "表", "接上表", "表", "续前表", "表", "续表", "表",
	"安排的", "", "总体情况表", "总表", "决算情况表", "决算表", "决算汇总表", "决算表", "决算公开表", "决算表")

// A titleMatch is where the title of a form stands in a text.
type titleMatch struct {
	spec       *spec
	start, end int
	weight     int // bytes of the words found
	lines      int // over which it goes
}

// match finds the title that begins first in text, the longest one of several,
// and that ends behind byte from.
func match(text string, from int) (best titleMatch) {
	if !strings.Contains(text, "表") {
		return best
	}
	for _, p := range patterns {
		m := find(text, p.words)
		m.spec = p.spec
		switch {
		case m.end <= from || !ends(text[m.end:]) || !p.own && !free(text[:m.start]):
		case best.spec == nil, m.start < best.start, m.start == best.start && m.weight > best.weight:
			best = m
		}
	}
	return best
}

// A pattern is a title as words in their order.
type pattern struct {
	spec  *spec
	words []string
	own   bool // no other table has them: anything may stand before
}

var patterns = func() (list []pattern) {
	for _, sp := range specs {
		for _, t := range sp.titles {
			words, own := strings.CutPrefix(t, "*")
			list = append(list, pattern{sp, strings.Split(words, "|"), own})
		}
	}
	return list
}()

// find looks for words in their order, beginning with the last place where the
// first of them stands.
func find(text string, words []string) (m titleMatch) {
	m.start = strings.LastIndex(text, words[0])
	at := m.start
	for _, w := range words {
		if at < 0 {
			return titleMatch{}
		}
		i := strings.Index(text[at:], w)
		if i < 0 {
			return titleMatch{}
		}
		at += i + len(w)
		m.weight += len(w)
	}
	m.end = at
	return m
}

// ends reports whether a title may end before rest.
func ends(rest string) bool {
	if rest == "" {
		return true
	}
	for _, p := range [...]string{"(", "公开", "财决", "单位", "金额", "部门", "编制", "续", "20", "附"} {
		if strings.HasPrefix(rest, p) {
			return true
		}
	}
	return false
}

// free reports whether a title may begin behind before: the name of a unit, a
// year or 部门 may stand there, but nothing that narrows what the table is of.
func free(before string) bool {
	for _, w := range [...]string{"拨款", "预算", "基金", "资本", "三公", "项目", "采购", "资产", "专户", "基本", "详见", "参见"} {
		if strings.Contains(before, w) {
			return false
		}
	}
	return true
}

// printed is the title as it stands in lines, or its folded text where more
// stands on its line.
func (m titleMatch) printed(text string, lines []textLine) string {
	if m.end < len(text) {
		return text[m.start:m.end]
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(code.Squeeze(l.raw))
	}
	return code.Bare(b.String())
}

// OtherTitled reports whether a line is the title of a table that is no form.
func OtherTitled(text string) bool {
	flat := plainTitle(code.Squeeze(text))
	return Titled(text) == "" && otherTitle(flat)
}

// otherTitle reports whether a line is the title of some other table. The
// heading of all the tables is none.
func otherTitle(flat string) bool {
	if !strings.HasSuffix(flat, "表") && !strings.HasSuffix(flat, "表)") || caption.Number(flat) != "" ||
		utf8.RuneCountInString(flat) > maxTitle || strings.ContainsAny(flat, "。；;") {
		return false
	}
	for _, s := range [...]string{"部门决算表", "单位决算表", "年度决算表", "决算报表", "决算公开表", "附表", "决算公开报表"} {
		if strings.HasSuffix(flat, s) {
			return false
		}
	}
	return flat != "表" && flat != "决算表"
}

// titled returns the forms whose titles stand alone on lines or in cells of
// blocks [first, last), behind them at most the number of a page.
func titled(doc *gouji.Document, first, last int) map[gouji.FormID]bool {
	found := map[gouji.FormID]bool{}
	line := func(text string) {
		if id := Titled(text); id != "" {
			found[id] = true
		}
	}
	for i := max(first, 0); i < min(last, len(doc.Blocks)); i++ {
		b := &doc.Blocks[i]
		if b.Region == gouji.Body && b.Kind != gouji.Table {
			line(b.Text)
		}
		if b.Region == gouji.Body && b.Grid != nil {
			for _, c := range b.Grid.Cells {
				line(c.Text)
			}
		}
	}
	return found
}

// Titled returns the form whose title stands alone in a line, behind it at most
// the number of a page; "" where none does.
func Titled(text string) gouji.FormID {
	if len(text) > 6*maxTitle || !strings.Contains(text, "表") {
		return ""
	}
	flat := strings.TrimRight(code.Narrow(code.Squeeze(text)), "0123456789.…·-—_")
	if utf8.RuneCountInString(flat) > maxTitle || strings.ContainsAny(flat, "。；;，,") {
		return ""
	}
	if m := match(plainTitle(flat), 0); m.spec != nil {
		return m.spec.id
	}
	return ""
}
