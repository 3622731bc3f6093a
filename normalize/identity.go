package normalize

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/caption"
)

// maxTitle is the longest title of a disclosure, in characters.
const maxTitle = 60

var (
	compared  = regexp.MustCompile(`[比较与同和](20[0-3]\d)年度?`)
	titleYear = regexp.MustCompile(`(20[0-3]\d)年`)
	title     = regexp.MustCompile(`^(.*?)(20[0-3]\d)年度?(.*)(决算|预算)(公开|报告|说明|信息公开|公开报告|公开说明|公开情况|情况|草案)?(说明|报告)?$`)
)

// A section is the blocks [first, last) of a document that hold one disclosure.
type section struct {
	doc         *gouji.Document
	texts       []segment.Folded // of the paragraphs, by block
	first, last int
}

// paragraphs yields the folded paragraphs of s.
func (s section) paragraphs(yield func(string) bool) {
	for _, t := range s.texts[s.first:s.last] {
		if text := strings.TrimSpace(t.Text); text != "" && !yield(text) {
			return
		}
	}
}

// year returns the year that the document speaks of: of its title, else the
// one that it names with 年度 most often; 0 where it names none.
func (s section) year() int {
	votes := map[int]int{}
	vote := func(text string, weight int) {
		for _, m := range titleYear.FindAllStringSubmatch(text, 4) {
			y, _ := strconv.Atoi(m[1])
			votes[y] += weight
		}
	}
	for text := range s.paragraphs {
		switch {
		case utf8.RuneCountInString(text) <= maxTitle && !strings.ContainsAny(text, "。;；,，") && (strings.Contains(text, "决算") || strings.Contains(text, "预算")):
			vote(text, 20)
		case strings.Contains(text, "年度"):
			vote(compared.ReplaceAllString(text, ""), 1)
		}
	}
	for i := s.first; i < s.last; i++ {
		if g := s.doc.Blocks[i].Grid; g != nil {
			for _, c := range g.Cells[:min(len(g.Cells), 24)] {
				if strings.Contains(c.Text, "年") {
					vote(segment.Fold(c.Text).Text, 10)
				}
			}
		}
	}
	return most(votes)
}

// most returns the key with the most votes, the greater one of equals; the
// zero key where there is none.
func most[K cmp.Ordered](votes map[K]int) (best K) {
	for _, k := range slices.Sorted(maps.Keys(votes)) {
		if votes[k] >= votes[best] {
			best = k
		}
	}
	return best
}

// unit returns the name of the unit that publishes: as the forms print it,
// else as the title does.
func (s section) unit(forms []gouji.Form) string {
	votes := map[string]int{}
	for _, f := range forms {
		if f.Entity != "" {
			votes[f.Entity]++
		}
	}
	if len(votes) > 0 {
		return most(votes)
	}
	if name := s.cover(); name != "" {
		return name
	}
	before := ""
	for text := range s.paragraphs {
		name, ok := titleUnit(text)
		switch {
		case ok && name != "":
			return name
		case ok && looksLikeUnit(before):
			return before // the title is broken over two lines
		}
		if name := labelled(text); name != "" {
			votes[name]++
		}
		before = text
	}
	if len(votes) > 0 {
		return most(votes)
	}
	return ""
}

// maxCover is how many paragraphs a cover has.
const maxCover = 6

// cover returns the unit that the first lines name: behind a label, or in a
// title that is broken anywhere.
func (s section) cover() string {
	var lines []string
	for text := range s.paragraphs {
		if lines = append(lines, text); len(lines) == maxCover {
			break
		}
	}
	for _, text := range lines {
		if name := labelled(text); name != "" {
			return name
		}
	}
	for n := 2; n <= min(3, len(lines)); n++ {
		if name, ok := titleUnit(strings.Join(lines[:n], "")); ok && looksLikeUnit(name) {
			return name
		}
	}
	return ""
}

// labelled returns the unit that a line names behind a label: 预算单位：某某局.
func labelled(text string) string {
	label, rest, _ := strings.Cut(text, ":")
	switch label = strings.ReplaceAll(label, " ", ""); label {
	case "部门", "单位", "部门名称", "单位名称", "预算单位", "预算主管部门", "主管部门", "编制单位", "编制部门":
		if name := caption.Entity(label + ":" + rest); looksLikeUnit(name) {
			return name
		}
	}
	return ""
}

// titleUnit returns what a title of a disclosure says before its year.
func titleUnit(text string) (unit string, ok bool) {
	if utf8.RuneCountInString(text) > maxTitle || strings.ContainsAny(text, "。；，") {
		return "", false
	}
	m := title.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	if strings.Contains(m[3], "级部门") || strings.Contains(m[3], "级单位") {
		return "", true // 某市2025年市级部门预算: of which one, another line says
	}
	unit = strings.TrimSpace(m[1])
	if i := strings.LastIndex(unit, "部分"); i >= 0 {
		unit = strings.TrimSpace(unit[i+len("部分"):])
	}
	if unit == "" {
		// 2020年度某某局部门决算
		unit = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(m[3], "部门"), "单位"))
	}
	return bare(unit), true
}

// bare takes away what a name is set off with; brackets that are part of it,
// as in 某某局(本级), stay.
func bare(name string) string {
	name = strings.Trim(name, "《》“”\"")
	if strings.Count(name, "(") != strings.Count(name, ")") || strings.HasPrefix(name, "(") && strings.HasSuffix(name, ")") {
		return strings.Trim(name, "()")
	}
	return name
}

func looksLikeUnit(s string) bool {
	n := utf8.RuneCountInString(s)
	_, marked := segment.ItemMarker(s)
	return n >= 4 && n <= 40 && !strings.ContainsAny(s, "。；，：:") && !marked && !strings.HasSuffix(s, "表")
}

// A span is the blocks [first, last) of one disclosure.
type span struct{ first, last int }

// split cuts a document that holds several disclosures at the title of each
// further one: a title, or a 第一部分, that comes after tables and prose of the
// one before.
func split(doc *gouji.Document, texts []segment.Folded) []span {
	var c cutter
	for i := range doc.Blocks {
		if doc.Blocks[i].Region == gouji.Body {
			c.block(i, doc.Blocks[i].Kind, strings.TrimSpace(texts[i].Text))
		}
	}
	first := 0
	var out []span
	for _, cut := range append(c.cuts, len(doc.Blocks)) {
		out = append(out, span{first, cut})
		first = cut
	}
	return out
}

// A cutter walks the body for the starts of further disclosures.
type cutter struct {
	cuts          []int
	tables, longs int // of the current disclosure
	titles        int // block of the first title since then + 1; 0 none
}

func (c *cutter) block(i int, kind gouji.Kind, text string) {
	if kind == gouji.Table {
		c.tables++
		c.titles = 0
		return
	}
	switch {
	case text == "":
		return
	case utf8.RuneCountInString(text) > maxTitle:
		c.longs++
		c.titles = 0
		return
	case c.titles == 0:
		c.titles = i + 1
	}
	if c.tables >= 3 && c.longs >= 3 && begins(text) {
		c.cuts = append(c.cuts, c.titles-1)
		c.tables, c.longs = 0, 0
	}
}

// begins reports whether a short paragraph opens a disclosure.
func begins(text string) bool {
	if m, marked := segment.ItemMarker(text); marked {
		return m.Kind == segment.Part && m.Value == 1
	}
	unit, ok := titleUnit(text)
	return ok && unit != "" && !strings.Contains(text, "说明") && !strings.Contains(text, "表")
}
