package normalize

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/code"
	"gouji/normalize/outline"
)

var (
	// What opens the list of the units that an account takes in.
	membersOpen = regexp.MustCompile(`(?:编制范围|汇总范围|公开范围|单位构成)[^。;:、]{0,30}?(?:包括|包含|为|有|即|是|如下)[:，]?|(?:决算|预算)单位构成[。:]`)
	// How many they are may stand between that and the list.
	membersNumber = regexp.MustCompile(`(\d{1,3})[家个户]`)
	membersCount  = regexp.MustCompile(`^(?:共计|共有|共)?(\d{1,3})[家个户](?:预算|决算|独立核算)?(?:单位)?[，:]?(?:具体|分别|其中|仅)*(?:包括|包含|为|是|即|如下)?[:，]?`)
	// What may close it: 等5家单位.
	membersClose = regexp.MustCompile(`等(\d{1,3})?[家个户]?(?:预算|决算)?(?:单位)?$`)
	// What kind of unit one is, behind its name.
	memberKind  = regexp.MustCompile(`\((?:下属|所属|行政|参公|事业|公益|全额|差额|财政补助)[^()]*\)$`)
	ordinalCell = regexp.MustCompile(`^\d+[.、]?$`)
)

// members reads which units the account takes in: a list in a sentence of the
// overview, in the lines below it, or in a table below it. A list that is not
// read to its end is none; short says of one that it has not as many as it states.
func members(s section, lines []outline.Line, unit string) (list []gouji.Member, short string) {
	for i := range lines {
		l, at, stated := membersAt(lines[i:])
		if l == nil {
			continue
		}
		found, ok := inSentence(l, at, &stated)
		if ok && len(found) == 0 {
			found, ok = s.below(lines[i:])
		}
		switch {
		case !ok || len(found) == 0:
		case stated == 0 || stated == len(found):
			for k := range found {
				found[k].Name = whole(found[k].Name, unit)
			}
			return found, ""
		case short == "":
			short = fmt.Sprintf("写明纳入编制范围的单位 %d 个，只列出 %d 个", stated, len(found))
		}
	}
	return nil, short
}

// membersAt returns where the list that the first of lines opens begins, nil
// where it opens none, and how many it states, 0 where it states no number.
func membersAt(lines []outline.Line) (l *outline.Line, at, stated int) {
	l = &lines[0]
	text := l.Text()
	open := membersOpen.FindStringIndex(text)
	if l.Role != outline.Overview || open == nil {
		return nil, 0, 0
	}
	from, count := open[0], ""
	if at = open[1]; at == len(text) && len(lines) > 1 && lines[1].Block == l.Block { // a title and its text
		l, text, from, at = &lines[1], lines[1].Text(), 0, 0
	}
	if m := membersNumber.FindStringSubmatch(text[from:at]); m != nil {
		count = m[1]
	}
	if m := membersCount.FindStringSubmatch(text[at:]); m != nil {
		at += len(m[0])
		count = m[1]
	}
	stated, _ = strconv.Atoi(count)
	return l, at, stated
}

// inSentence reads the names from l's text at on, to the end of the sentence.
// stated becomes the number that closes the list, if one does.
func inSentence(l *outline.Line, at int, stated *int) ([]gouji.Member, bool) {
	text := l.Text()
	end := len(text)
	if i := strings.IndexAny(text[at:], "。"); i >= 0 {
		end = at + i
	}
	list := text[at:end]
	if m := membersClose.FindStringSubmatch(list); m != nil {
		list = strings.TrimSuffix(list, m[0])
		if m[1] == "" {
			return nil, false // 等: there are more
		}
		*stated, _ = strconv.Atoi(m[1])
	}
	var found []gouji.Member
	for _, p := range listed(list) {
		name, ok := memberName(list[p.first:p.last])
		if !ok {
			return nil, false
		}
		if name == "" {
			continue
		}
		from, to := l.Start+at+p.first, l.Start+at+p.last
		found = append(found, gouji.Member{Name: name, Source: gouji.Source{
			Block: l.Block, Row: -1, Col: -1, Start: int(l.Fold.At[from]), End: int(l.Fold.At[to])}})
	}
	return found, true
}

// listed cuts a list at its separators outside of brackets.
func listed(s string) (parts []span) {
	depth, from := 0, 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case '、', '，', ';', ',':
			if depth <= 0 {
				parts = append(parts, span{from, i})
				from = i + utf8.RuneLen(r)
			}
		}
	}
	return append(parts, span{from, len(s)})
}

// maxMember is the longest name of a unit, in characters.
const maxMember = 40

// memberName returns the name of one unit of the list, "" of nothing; not ok
// where no unit is named, as 下属事业单位.
func memberName(s string) (string, bool) {
	if m, ok := segment.ItemMarker(s); ok {
		s = s[m.Len:]
	}
	s = strings.Trim(s, " 《》“”\"。;:，、.")
	s = memberKind.ReplaceAllString(strings.TrimSuffix(s, "决算"), "")
	n := utf8.RuneCountInString(s)
	switch {
	case n == 0:
		return "", true
	case n < 2 || n > maxMember || strings.ContainsAny(s, "。:") || !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		return "", false
	case strings.HasPrefix(s, "下属"), strings.HasPrefix(s, "所属"), strings.HasPrefix(s, "无"):
		return "", false
	}
	return s, true
}

// whole names the department's own office by the department: 局本级, 本部.
func whole(name, unit string) string {
	rest := name
	for _, w := range []string{"本级", "机关", "本部", "本部门", "本单位"} {
		rest = strings.TrimSuffix(rest, w)
	}
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "本部门"), "()")
	if rest != name && utf8.RuneCountInString(rest) <= 1 && unit != "" {
		return unit + "本级"
	}
	return name
}

// below reads the list that the first of lines announces: in the table, or
// line by line, that follow.
func (s section) below(lines []outline.Line) ([]gouji.Member, bool) {
	next := lines[0].Block + 1
	for next < s.last && s.doc.Blocks[next].Region != gouji.Body {
		next++
	}
	if next < s.last && s.doc.Blocks[next].Grid != nil {
		return inTable(next, s.doc.Blocks[next].Grid)
	}
	var found []gouji.Member
	style := ""
	for i := range lines[1:] {
		l := &lines[1+i]
		if i > 0 && l.Head != (style != "") || l.Head && i > 0 && l.Node.Style != style || l.Role != outline.Overview {
			break
		}
		if l.Head {
			style = l.Node.Style
		}
		name, ok := memberName(l.Text())
		if !ok || name == "" {
			break
		}
		found = append(found, gouji.Member{Name: name, Source: gouji.Source{
			Block: l.Block, Row: -1, Col: -1, Start: int(l.Fold.At[l.Start]), End: int(l.Fold.At[l.End])}})
	}
	// Lines without numbers may run on into what is no list any more.
	return found, style != ""
}

// inTable reads the column of a table that is headed as names of units.
func inTable(block int, g *gouji.Grid) ([]gouji.Member, bool) {
	column, head := -1, 0
	for _, c := range g.Cells {
		if text := code.Squeeze(c.Text); column < 0 && (strings.HasSuffix(text, "名称") || text == "单位") {
			column, head = c.Col, c.Row+c.RowSpan
		}
	}
	var found []gouji.Member
	for _, c := range g.Cells {
		if c.Col != column || c.Row < head {
			continue
		}
		text := segment.Fold(c.Text).Text
		if ordinalCell.MatchString(text) || text == "合计" {
			continue
		}
		name, ok := memberName(text)
		if !ok {
			return nil, false
		}
		if name != "" {
			found = append(found, gouji.Member{Name: name, Source: gouji.Source{Block: block, Row: c.Row, Col: c.Col, Page: c.Page, Box: c.Box}})
		}
	}
	return found, column >= 0
}
