package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/page"
	"gouji/internal/synth/phrase"
	"gouji/internal/synth/press"
	"gouji/internal/synth/story"
	"gouji/internal/synth/truth"
)

// A writer lays a disclosure out: cover, contents, parts.
type writer struct {
	*truth.Account
	*press.Press
	Options
	*style
	rand    *rand.Rand
	d       *Disclosure
	entries []page.Block // of the table of contents
	listID  int          // automatic list in force
	counts  [4]int       // of its levels
	part    int
	family  *phrase.Family // nil where the phrases are code
	arabic  bool           // sections are 1、
	err     error

	economic []string // codes of the economic form that are printed
}

func (w *writer) write() {
	w.chapter(w.us() + "概况")
	w.profile()
	narrative, tables := w.narrative, w.tables
	if w.family != nil {
		narrative = w.tell
	}
	describe := func() { w.chapter(w.yearText() + string(w.Kind) + "情况说明"); narrative() }
	show := func() {
		title := w.yearText() + string(w.Kind) + "表"
		if w.annex {
			title = "附表"
		}
		w.chapter(title)
		tables()
	}
	switch {
	case w.NoTables:
		describe()
	case w.appendix:
		describe()
		w.glossary()
		w.attachments()
		show()
	default:
		show()
		describe()
	}
	if w.NoTables || !w.appendix {
		w.glossary()
		w.attachments()
	}
	body := w.d.Blocks
	w.d.Blocks = nil
	w.cover()
	w.d.Add(body...)
}

// us is how the unit speaks of itself.
func (w *writer) us() string {
	if w.Kind == gouji.UnitAccount {
		return "本单位"
	}
	return "本部门"
}

func (w *writer) yearText() string { return strconv.Itoa(w.Period) + "年度" }

// cover prints the first page and the table of contents.
func (w *writer) cover() {
	title := w.Entity + w.yearText() + string(w.Kind)
	if w.twoLines {
		w.d.Add(page.Block{Text: w.Entity, Center: true}, page.Block{Text: w.yearText() + string(w.Kind), Center: true})
	} else {
		w.d.Add(page.Block{Text: title, Center: true})
	}
	w.d.Add(page.Block{}, page.Block{Text: "目    录", Center: true, Break: true})
	w.d.Add(w.entries...)
}

// contents adds an entry to the table of contents.
func (w *writer) contents(text string, level int) {
	w.entries = append(w.entries, page.Block{Text: text, Level: level, Page: 3 + len(w.entries)/3})
}

// chapter begins a part. Its title stands in a paragraph of its own in the
// sheet layout.
func (w *writer) chapter(title string) {
	w.part++
	w.renumber()
	number := "第" + han(w.part) + "部分"
	entry, shown := number+" "+title, number+"  "+title
	switch w.parts {
	case parted:
		w.contents(entry, 1)
		w.d.Add(page.Block{Text: number, Center: true, Break: true}, page.Block{}, page.Block{Text: title, Center: true}, page.Block{})
		return
	case counted:
		entry = han(w.part) + "、" + title
		shown = entry
	case bare:
		entry, shown = title, title
	}
	w.contents(entry, 1)
	w.d.Add(page.Block{Text: shown, Center: true, Heading: 1, Break: true})
}

func (w *writer) renumber() {
	w.listID++
	w.counts = [4]int{}
}

// marker counts the next item of a level: 一、 （一） 1.
func (w *writer) marker(level int) string {
	if w.arabic {
		return w.arabicMarker(level)
	}
	if w.parts == counted {
		level++ // the parts themselves are 一、
	}
	w.counts[level]++
	clear(w.counts[level+1:])
	n := w.counts[level]
	switch level {
	case 0:
		return han(n) + "、"
	case 1:
		return "（" + han(n) + "）"
	case 3:
		return "（" + strconv.Itoa(n) + "）"
	}
	return strconv.Itoa(n) + w.point
}

// arabicMarker counts the next item of a level: 1、 （1） （1）.
func (w *writer) arabicMarker(level int) string {
	w.counts[level]++
	clear(w.counts[level+1:])
	n := strconv.Itoa(w.counts[level])
	if level == 0 {
		return n + "、"
	}
	return "（" + n + "）"
}

// tell prints the sections of a family that is text.
func (w *writer) tell() {
	w.recount(w.family, "")
}

func (w *writer) recount(family *phrase.Family, under string) {
	s := story.Story{Account: w.Account, Family: family, Us: w.us(), Under: under}
	if err := s.Tell(w.Press, w.rand, told{w}); err != nil {
		w.err = err
	}
}

// told takes a story.
type told struct{ w *writer }

func (t told) Section(title string)    { t.w.section(title) }
func (t told) Subsection(title string) { t.w.subsection(title) }
func (t told) Item(text string)        { t.w.item(2, 0, text) }
func (t told) Say(text string)         { t.w.say(text) }

func (w *writer) item(level, heading int, text string) {
	w.d.Add(page.Block{Marker: w.marker(level), Text: text, List: w.listID, Level: level, Heading: heading})
}

// section begins a section of the narrative and enters it in the contents.
func (w *writer) section(title string) {
	w.item(0, 2, title)
	w.contents(w.d.Blocks[len(w.d.Blocks)-1].Marker+title, 2)
}

func (w *writer) subsection(title string) { w.item(1, 3, title) }

func (w *writer) say(parts ...string) {
	w.d.Add(page.Block{Text: w.punctuated(strings.Join(parts, ""))})
}

// narrow are the half-width forms of punctuation.
var narrow = map[rune]rune{'，': ',', '；': ';', '：': ':', '（': '(', '）': ')'}

// punctuated prints the punctuation of a paragraph half as wide, in one of
// three where the author is loose. What stands at a place is left alone.
func (w *writer) punctuated(text string) string {
	if !w.Loose || w.rand.IntN(3) > 0 {
		return text
	}
	return press.Between(text, func(r rune) rune {
		if n, ok := narrow[r]; ok {
			return n
		}
		return r
	})
}

func (w *writer) sayf(format string, args ...any) { w.say(fmt.Sprintf(format, args...)) }

// profile is the part on what the unit is.
func (w *writer) profile() {
	w.section("主要职责")
	w.sayf("%s主要从事%s等工作，并完成上级交办的其他事项。", w.Entity, w.Trade.Duty)
	w.section("机构设置")
	if w.Kind == gouji.UnitAccount {
		w.sayf("%s内设机构%s，无下属单位。年末在职人员%s。", w.Entity, w.Count("profile/offices", "内设机构", 2+w.rand.IntN(5), "个"), w.Count("profile/people", "在职人员", w.People, "人"))
		return
	}
	w.sayf("%s内设机构%s，年末在职人员%s。%s", w.Entity, w.Count("profile/offices", "内设机构", 2+w.rand.IntN(9), "个"), w.Count("profile/people", "在职人员", w.People, "人"), w.members())
}

// members names the units whose accounts a department's sums up.
func (w *writer) members() string {
	if len(w.Of) == 0 {
		return "纳入本部门决算编制范围的单位为" + w.Entity + "本级。"
	}
	var names []string
	for i, u := range w.Of {
		names = append(names, strconv.Itoa(i+1)+"."+u.Entity)
	}
	return "纳入本部门决算编制范围的单位共" + w.Count("profile/units", "单位", len(w.Of), "个") + "，包括：" + strings.Join(names, "；") + "。"
}

// words are what the glossary may define: words, no figures.
var words = []struct{ word, means string }{
	{"财政拨款收入", "本级财政当年拨付给单位使用的资金"},
	{"事业收入", "事业单位开展主要业务及与之相配套的活动而取得的收入"},
	{"经营收入", "事业单位在主要业务之外从事不独立核算的经营活动而取得的收入"},
	{"其他收入", "以上各项之外的收入，例如存款利息"},
	{"年初结转和结余", "上一年度没有用完、留到本年度继续使用的资金"},
	{"年末结转和结余", "本年度没有用完、留到下一年度继续使用的资金"},
	{"结余分配", "事业单位按规定对非财政结余进行的提取和分配"},
	{"基本支出", "维持单位日常运转、完成日常任务所需的人员经费和公用经费"},
	{"项目支出", "在基本支出以外，为完成特定任务而安排的支出"},
	{"“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费"},
	{"机关运行经费", "行政单位和参照公务员法管理的单位用于购买货物和服务的日常公用经费"},
}

func (w *writer) glossary() {
	w.chapter("名词解释")
	for _, i := range w.some(len(words), 6) {
		w.item(0, 0, words[i].word+"：指"+words[i].means+"。")
	}
}

// some draws at least k of n numbers, in order.
func (w *writer) some(n, k int) []int {
	drawn := w.rand.Perm(n)[:k+w.rand.IntN(n-k+1)]
	slices.Sort(drawn)
	return drawn
}

// attachments prints the performance report, where one is wanted.
func (w *writer) attachments() {
	if !w.Report {
		return
	}
	w.chapter("附件")
	w.arabic = false // the report is another author's
	if n := w.rand.IntN(3); w.family != nil && n < len(phrase.Reports) {
		w.recount(&phrase.Reports[n], "report/")
		return
	}
	w.performance()
}
