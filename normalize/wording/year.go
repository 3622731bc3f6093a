package wording

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/caption"
	"gouji/normalize/outline"
)

// A dated is a place where only the year of the disclosure can stand.
type dated struct {
	year   int
	spot   gouji.Spot
	report bool // it is the title of a report attached, which may be another year's
	told   bool // a report tells the figures of the year
}

// years looks for another year than that of the disclosure where only that one
// can stand: in titles, on the forms, at the start of what the narrative says of
// the year's figures. Where most places say otherwise, the year is not sure.
func (r *reader) years() {
	if r.env.Year == 0 {
		return
	}
	var found []dated
	for i := range r.lines {
		found = append(found, r.yearsOf(&r.lines[i])...)
	}
	for _, f := range r.env.Forms {
		if f.Year != 0 {
			found = append(found, dated{year: f.Year, spot: gouji.Spot{Form: f.ID, Printed: yearText(f.Year), Text: f.Title,
				Source: gouji.Source{Block: f.Block, Row: -1, Col: -1}}})
		}
	}
	if told := func(d dated) bool { return d.told && d.year == r.env.Year }; !slices.ContainsFunc(found, told) && !r.reported() {
		found = slices.DeleteFunc(found, func(d dated) bool { return d.report })
	}
	own := 0
	for _, d := range found {
		if d.year == r.env.Year {
			own++
		}
	}
	if own*2 <= len(found) {
		return
	}
	r.proof(gouji.YearSlip).Sound = own
	for _, d := range found {
		if d.year != r.env.Year {
			r.add(gouji.YearSlip, yearText(r.env.Year), d.spot)
		}
	}
}

// reported reports whether what is attached tells the figures of the disclosure's
// own year, and of no other.
func (r *reader) reported() bool {
	own := 0
	for i := range r.lines {
		text := cutMarkers(r.lines[i].Text())
		year, n := caption.YearAt(text)
		if r.lines[i].Role != outline.Attachment || n == 0 || !strings.Contains(text, "元") || !startsWith(strings.TrimPrefix(text[n:], "度"), figures...) {
			continue
		}
		if year != r.env.Year {
			return false
		}
		own++
	}
	return own > 1
}

// figures are what a report tells of its year.
var figures = []string{"本年收入", "本年支出", "基本支出", "项目支出", "总收入", "总支出", "全年", "收入", "支出", "财政拨款"}

func yearText(year int) string { return strconv.Itoa(year) + "年度" }

// yearsOf returns the places of l where only the year of the disclosure can stand.
func (r *reader) yearsOf(l *outline.Line) (found []dated) {
	text := l.Text()
	switch l.Role {
	case outline.Glossary, outline.Contents:
		return nil
	case outline.Attachment:
		if at, year, ok := onlyYear(text); ok && r.report(text, at) {
			d := r.dated(l, at, year)
			d.report = true
			return []dated{d}
		}
		if !yearly(text) {
			return nil
		}
	default:
		if at, year, ok := r.headed(l, text); ok {
			return []dated{r.dated(l, at, year)}
		}
		if l.Role != outline.Narrative && !remark(text) {
			return nil
		}
	}
	return append(found, r.told(l, text)...)
}

// told returns the years that sentences of l tell the figures of. One beside the
// disclosure's own is named for comparison, and last year's may be where it does
// not come first.
func (r *reader) told(l *outline.Line, text string) (found []dated) {
	compared := strings.Contains(text, strconv.Itoa(r.env.Year))
	for _, s := range segment.Sentences(text) {
		at, year, ok := r.opening(text[s.Start:s.End])
		if !ok || compared && year != r.env.Year {
			continue
		}
		if year == r.env.Year-1 && (s.Start > 0 || r.toldBefore(l, text[at:s.End])) {
			continue
		}
		found = append(found, r.dated(l, s.Start+at, year))
	}
	return found
}

// lookBack is how many lines before its own a figure is looked for: each of many
// may look.
const lookBack = 200

// toldBefore reports whether a line before l in its section has told the figure
// that a sentence from its year on tells too: what comes second is last year's.
func (r *reader) toldBefore(l *outline.Line, sentence string) bool {
	_, n := caption.YearAt(sentence)
	name := strings.TrimPrefix(strings.TrimPrefix(sentence[n:], "度"), "本年")
	if i := strings.IndexAny(name, "0123456789"); i > 0 {
		name = strings.TrimRight(name[:i], "为 ")
	}
	if utf8.RuneCountInString(name) <= 2 {
		return false
	}
	at, _ := slices.BinarySearchFunc(r.lines, l.Block, func(l outline.Line, block int) int { return cmp.Compare(l.Block, block) })
	for _, before := range slices.Backward(r.lines[max(0, at-lookBack):at]) {
		if before.Node == l.Node && !before.Head && strings.Contains(before.Text(), name) {
			return true
		}
	}
	return false
}

func (r *reader) dated(l *outline.Line, at, year int) dated {
	_, n := caption.YearAt(l.Text()[at:])
	if strings.HasPrefix(l.Text()[at+n:], "度") {
		n += len("度")
	}
	return dated{year: year, spot: r.spot(l, l.Start+at, l.Start+at+n), told: l.Role == outline.Attachment}
}

// headed finds the year of a title: that of a disclosure or of a part of it, of
// a section, of the head of a table, or the unit's name with its year.
func (r *reader) headed(l *outline.Line, text string) (at, year int, ok bool) {
	if at, year, ok = titleYear(text); ok {
		return at, year, ok
	}
	section := l.Role == outline.Narrative && l.Head && l.Node.Title != ""
	head := l.Role != outline.Narrative && (strings.Contains(text, "金额单位:") || strings.Contains(text, "单位:万元") || strings.Contains(text, "单位:元"))
	if at, year, ok = onlyYear(text); !ok || !section && !head && !r.unitAlone(text, at) {
		return 0, 0, false
	}
	return at, year, head || !compares(text)
}

// unitAlone reports whether a line is the unit's name with the year at at.
func (r *reader) unitAlone(text string, at int) bool {
	_, n := caption.YearAt(text[at:])
	rest := strings.TrimSpace(text[:at] + strings.TrimPrefix(text[at+n:], "度"))
	return rest != "" && rest == r.unit
}

// report reports whether a line of an attachment is its title, or the unit's
// name with the year at at.
func (r *reader) report(text string, at int) bool {
	title := utf8.RuneCountInString(text) <= 60 && endsWith(strings.TrimSpace(text), "自评报告", "评价报告", "绩效报告", "自评情况", "评价情况") && !strings.ContainsAny(text, "。；;，,《》")
	return title && !compares(text) || r.unitAlone(text, at)
}

// remark reports whether a line beside the tables says that one is empty.
func remark(text string) bool {
	return startsWith(text, "说明:", "注:", "备注:") && !strings.Contains(text, "元")
}

// yearly reports whether a line of an attachment tells what the whole year came
// to.
func yearly(text string) bool {
	_, n := caption.YearAt(text)
	return n > 0 && startsWith(strings.TrimPrefix(text[n:], "度"), "全年基本支出", "全年项目支出", "全年总支出", "全年总收入", "全年支出", "全年收入")
}

// compares reports whether a title speaks of other years too.
func compares(text string) bool {
	for _, w := range []string{"与", "比", "较", "至", "上年", "预算公开", "预算安排", "结转"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// onlyYear finds the one year that a text names.
func onlyYear(text string) (at, year int, ok bool) {
	for i := 0; i+7 <= len(text); i++ {
		y, n := caption.YearAt(text[i:])
		switch {
		case n == 0:
		case ok:
			return 0, 0, false
		default:
			at, year, ok = i, y, true
		}
	}
	return at, year, ok
}

// titleYear finds the only year in the title of a disclosure or of a part of one.
func titleYear(text string) (at, year int, ok bool) {
	if !strings.Contains(text, "决算") || utf8.RuneCountInString(text) > 60 || strings.ContainsAny(text, "。；;，,:《》“”\"") {
		return 0, 0, false
	}
	end := strings.TrimRight(text, " 0123456789.…·-—_\t")
	if !endsWith(end, "决算", "决算表", "决算公开", "决算公开表", "决算报表", "决算报告", "情况说明", "决算说明", "决算情况", "公开报告", "公开说明") {
		return 0, 0, false
	}
	if compares(text) {
		return 0, 0, false
	}
	return onlyYear(text)
}

// spoken are what a disclosure tells of its own year.
var spoken = []string{"收入", "支出", "收、支", "收支", "财政拨款", "一般公共预算", "政府性基金", "国有资本经营", "“三公”", "三公",
	"本年收入", "本年支出", "机关运行经费", "政府采购", "部门决算", "单位决算", "决算", "总收入", "总支出", "无", "没有", "全年", "基本支出", "项目支出", "因公出国", "公务接待", "公务用车", "未举办", "未发生", "未购置", "未安排", "开支会议费", "开支培训费", "会议费", "培训费"}

// opening finds the year that a sentence tells the figures of: 2023年度财政拨款
// 收入…万元, 截至2023年12月31日，本部门共有车辆…. What was carried over from a year,
// planned for one or is named for a project tells of another.
func (r *reader) opening(s string) (at, year int, ok bool) {
	rest := r.cutUnit(cutMarkers(s))
	until := strings.HasPrefix(rest, "截至") || strings.HasPrefix(rest, "截止")
	if until {
		rest = rest[len("截至"):]
	}
	object, evaluated := strings.CutPrefix(rest, "对")
	if evaluated = evaluated && (strings.Contains(rest, "绩效自评") || strings.Contains(rest, "绩效评价")); evaluated {
		rest = object
	}
	at = len(s) - len(rest)
	year, n := caption.YearAt(rest)
	switch {
	case n == 0:
		return 0, 0, false
	case evaluated:
		return at, year, startsWith(strings.TrimPrefix(rest[n:], "度"), "项目", "部门", "单位", "整体", "一般公共预算")
	case until:
		return at, year, strings.HasPrefix(rest[n:], "12月31日") && strings.Contains(rest, "共有车辆")
	}
	rest = strings.TrimPrefix(rest[n:], "度")
	rest = r.cutUnit(strings.TrimLeft(rest, "，, "))
	clause, _, _ := strings.Cut(rest, "，")
	if i := strings.IndexAny(clause, ",;:。"); i >= 0 {
		clause = clause[:i]
	}
	if planned(s, clause) || elsewhere(clause) {
		return 0, 0, false
	}
	told := strings.Contains(s, "元") || startsWith(rest, "无", "没有", "未")
	return at, year, told && startsWith(rest, spoken...)
}

// cutMarkers cuts what opens a remark or an item off the start of s.
func cutMarkers(s string) string {
	rest := strings.TrimLeft(s, " ")
	for _, w := range []string{"说明:", "注:", "备注:"} {
		rest = strings.TrimPrefix(rest, w)
	}
	if m, marked := segment.ItemMarker(rest); marked && !strings.HasPrefix(rest, "20") {
		rest = rest[m.Len:]
	}
	return rest
}

// planned reports whether a clause tells of a budget, which may be another
// year's, in a sentence that does not tell of the account too.
func planned(sentence, clause string) bool {
	account := strings.Contains(sentence, "支出决算") || strings.Contains(sentence, "决算数")
	return !account && (strings.Contains(clause, "预算数") || strings.Contains(clause, "年初预算") || strings.Contains(clause, "支出预算"))
}

// elsewhere reports whether a clause may rightly tell of another year.
func elsewhere(clause string) bool {
	clause = own.Replace(clause)
	for _, w := range []string{"结转", "结余", "以来", "项目", "起", "期间", "至", "比", "较", "年初", "绩效"} {
		if strings.Contains(clause, w) {
			return true
		}
	}
	return false
}

// own are words of the account itself that hold one of another year's.
var own = strings.NewReplacer("年初结转和结余", "", "年初预算", "", "项目支出", "")

// cutUnit cuts the words for the unit itself off the start of s.
func (r *reader) cutUnit(s string) string {
	if r.unit != "" {
		s = strings.TrimPrefix(s, r.unit)
	}
	for _, w := range []string{"本部门", "本单位", "我部门", "我单位", "我局", "我院", "我校", "我中心"} {
		s = strings.TrimPrefix(s, w)
	}
	return s
}
