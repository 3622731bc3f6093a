package wording

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/outline"
)

// A mark is a word that may be a slip: it is where all its tests hold.
type mark struct {
	kind  gouji.SlipKind
	what  string
	tests []test
}

// A test looks at what stands around a hit, and may widen it.
type test func(*hit) bool

// A hit is a mark found at folded bytes [start, end) of a line's block.
type hit struct {
	reader     *reader
	l          *outline.Line
	start, end int
}

func (h *hit) fits(m mark) bool {
	for _, t := range m.tests {
		if !t(h) {
			return false
		}
	}
	return true
}

func (h *hit) before() string { return h.l.Fold.Text[h.l.Start:h.start] }
func (h *hit) after() string  { return h.l.Fold.Text[h.end:h.l.End] }

// What is wrong with words of the template.
const (
	twoWords    = "并列的两种说法只应留一种"
	eitherOne   = "“部门”与“单位”只应留一个"
	placeholder = "占位符号未填"
	instruction = "填写要求未删"
)

// opposites are printed side by side by templates, in either order.
var opposites = [][2]string{
	{"增加", "减少"}, {"增长", "下降"}, {"增长", "减少"}, {"增长", "降低"}, {"增加", "下降"}, {"增加", "降低"},
	{"上升", "下降"}, {"上升", "降低"}, {"提高", "降低"}, {"大于", "小于"}, {"高于", "低于"}, {"多于", "少于"},
	{"超过", "低于"}, {"超支", "节约"}, {"超支", "结余"},
}

// instructions tell the writer what to do, and nobody else.
var instructions = []string{
	"作持平表述", "不涉及的不列", "按上述格式依次说明", "仍保留该表格式", "的部门，作下述说明", "的单位，作下述说明", "的，作下述说明", "不用说明变动原因",
	"见填报说明", "此处填写", "此处填列", "(制度名称)", "(单位名称)", "(部门名称)", "(仅有一个单位的部门",
	"保留事业收入的名词解释", "(说明原因)", "(说明具体原因)", "(具体说明原因)", "(写明原因)", "(填写原因)", "(填列原因)",
}

// requests do so where no 申 or 邀 stands before them.
var requests = []string{"请填写", "请填列", "请列明", "请删除", "请删去", "请自行填", "请据实填", "请在此"}

// remarked are what remarks to the writer say.
var remarked = []string{"请填", "请删", "请按", "请列", "请说明", "请根据", "请据实", "据实填写", "填写时", "如无此", "如无该", "若无此", "若无该"}

// listed are what templates ask to be listed: 列明公务接待批次. Elsewhere 列明 is
// an ordinary word.
var listed = []string{"公务接待", "接待批次", "接待人次", "公务用车", "因公出国", "出国", "团组", "购置数量", "批次", "人次"}

// holders are signs that hold the place of a figure or a name.
var holders = []string{"XX", "xx", "××", "**", "○○"}

// confusions are words written for others that look like them, with what may
// not stand before or behind: 骑士地位 and 本年未结转 are no errors.
var confusions = []struct {
	wrong, right, notBefore string
	behind                  []string // one of these must follow; nil for anything but notBehind
	notBehind               string
}{
	{"上一度", "上一年度", "马以", nil, "假过成被电"},
	{"士地", "土地", "人护战博骑勇院绅女男硕学卫武道烈力居", []string{"房屋", "利用", "出让", "征收", "征用", "储备", "管理", "使用", "资源", "整理", "规划", "收购", "补偿", "整备"}, ""},
	{"拔款", "拨款", "选提", nil, ""},
	{"拔付", "拨付", "选提", nil, ""},
	{"决箅", "决算", "", nil, ""},
	{"预箅", "预算", "", nil, ""},
	{"年未结转和结余", "年末结转和结余", "本", nil, ""},
}

// marks are all of them, by their folded words; starts the characters that
// they start with.
var marks, starts = build()

func build() (*segment.Trie[mark], [1 << 10]uint64) {
	byWord := map[string]mark{}
	add := func(word string, m mark) { byWord[segment.Fold(word).Text] = m }
	both := mark{gouji.TemplateSlip, twoWords, []test{inProse, choosing}}
	for _, pair := range opposites {
		for _, p := range [][2]string{pair, {pair[1], pair[0]}} {
			add(p[0]+"("+p[1]+")", both)
			add(p[0]+"/"+p[1], both)
		}
	}
	add("部门(单位)", mark{gouji.TemplateSlip, eitherOne, []test{ownPart}})
	add("单位(部门)", mark{gouji.TemplateSlip, eitherOne, []test{ownPart}})
	for _, w := range holders {
		add(w, mark{gouji.TemplateSlip, placeholder, []test{holding}})
	}
	for _, w := range instructions {
		add(w, mark{gouji.TemplateSlip, instruction, []test{whole}})
	}
	for _, w := range requests {
		add(w, mark{gouji.TemplateSlip, instruction, []test{notAfter("申邀聘敬提报呈恳"), whole}})
	}
	for _, w := range listed {
		add("列明"+w, mark{gouji.TemplateSlip, instruction, []test{opensClause}})
	}
	add("根据三定", mark{gouji.TemplateSlip, instruction, []test{toFillIn}})
	add("(注:", mark{gouji.TemplateSlip, instruction, []test{remarkToWriter}})
	addUnits(add)
	for _, c := range confusions {
		tests := []test{notAfter(c.notBefore), notFollowedBy(c.notBehind)}
		if c.behind != nil {
			tests = append(tests, followedBy(c.behind...))
		}
		add(c.wrong, mark{gouji.TypoSlip, c.right, tests})
	}
	var first [1 << 10]uint64
	for word := range byWord {
		c, _ := utf8.DecodeRuneInString(word)
		first[c>>6] |= 1 << (c & 63)
	}
	return segment.NewTrie(byWord), first
}

func notAfter(chars string) test {
	return func(h *hit) bool {
		c, n := utf8.DecodeLastRuneInString(h.before())
		return n == 0 || !strings.ContainsRune(chars, c)
	}
}

func notFollowedBy(chars string) test {
	return func(h *hit) bool {
		c, n := utf8.DecodeRuneInString(h.after())
		return n == 0 || !strings.ContainsRune(chars, c)
	}
}

func followedBy(words ...string) test {
	return func(h *hit) bool { return startsWith(h.after(), words...) }
}

func startsWith(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func inProse(h *hit) bool { return speaks(h.l) }

// opensClause holds where nothing of the clause stands before the hit.
func opensClause(h *hit) bool {
	c, n := utf8.DecodeLastRuneInString(h.before())
	return n == 0 || strings.ContainsRune(pauses+"(", c)
}

// choosing holds where one of two opposites should have been chosen: before a
// figure, a reason or what is compared with. 增加(减少)额 names a column.
func choosing(h *hit) bool {
	after := h.after()
	if c, _ := utf8.DecodeRuneInString(after); c >= '0' && c <= '9' || strings.ContainsRune("X×*", c) {
		return true
	}
	return h.l.Role == outline.Narrative && !strings.Contains(h.l.Fold.Text[h.start:h.end], "/") &&
		startsWith(after, "的主要原因", "的原因", "主要", "预算数", "年初预算", "全年预算", "预算的", "上年", "了", "。", ";")
}

// ownPart holds where the words stand for the one unit that publishes: behind
// its name or 本, or in the title of a part. In 部门(单位)整体支出绩效 they name
// what the evaluation is called.
func ownPart(h *hit) bool {
	if startsWith(h.after(), "整体", "绩效", "预算", "项目", "职责", "财务", "内部", "自评", "基本") {
		return false
	}
	before := h.before()
	if strings.HasSuffix(before, "本") || strings.HasSuffix(before, "我") {
		return true
	}
	if h.reader.unit != "" && strings.HasSuffix(before, h.reader.unit) {
		return true
	}
	return h.l.Role != outline.Attachment && utf8.RuneCountInString(h.l.Text()) <= 40 &&
		!strings.ContainsAny(h.l.Text(), "，。;:") && titleEnd(h.after())
}

func titleEnd(after string) bool {
	switch after {
	case "概况", "决算", "决算表", "决算公开表", "决算情况说明", "决算公开", "决算说明", "决算报表":
		return true
	}
	return false
}

// held are the words before which a placeholder stands for a name or number.
var held = []string{"万元", "元", "%", "个", "人", "批次", "辆", "台", "项", "年", "月", "日", "次", "团组",
	"局", "部门", "单位", "厅", "中心", "办公室", "委员会", "街道", "镇", "乡", "市", "县", "区", "省", "学校", "医院", "(类)", "(款)", "(项)", "收入等"}

// holding holds where signs stand for something that was to be filled in, and
// widens the hit to all of them. Letters of a code, a masked number and 二○○八
// are none; in an attachment names may be masked on purpose.
func holding(h *hit) bool {
	text := h.l.Fold.Text
	sign, n := utf8.DecodeRuneInString(text[h.start:])
	for strings.HasPrefix(text[h.end:h.l.End], text[h.start:h.start+n]) {
		h.end += n
	}
	h.decimals(sign)
	before, after := h.before(), h.after()
	if strings.HasPrefix(after, "年") && startsYear(before) {
		h.start -= len(before) - len(strings.TrimRight(before, "0123456789"))
		return true
	}
	prev, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if wordy(prev) || wordy(next) || sign == '○' && (numeral(prev) || numeral(next)) {
		return false
	}
	if h.l.Role == outline.Attachment {
		return startsWith(after, "万元", "元", "%")
	}
	long := (h.end-h.start)/n >= 4 && sign != '*'
	return long || startsWith(after, held...) || amongFigures(before, after) || endsWith(before, "主要是因为", "原因是", "原因为", "主要原因:", "主要原因是", "主要用于", "主要用于:", "主要是:", "主要是")
}

// decimals widens the hit to signs behind a point: XX.XX.
func (h *hit) decimals(sign rune) {
	rest, ok := strings.CutPrefix(h.after(), ".")
	if behind := len(rest) - len(strings.TrimLeft(rest, string(sign))); ok && behind > 0 {
		h.end += 1 + behind
	}
}

// amongFigures reports whether a placeholder stands in a run of figures:
// 分别为××、187.40万元.
func amongFigures(before, after string) bool {
	next, behind := strings.CutPrefix(after, "、")
	return behind && startsWith(next, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9") && endsWith(before, "为", "是")
}

func endsWith(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// startsYear reports whether before ends in the first digits of a year, and no
// more.
func startsYear(before string) bool {
	digits := before[len(strings.TrimRight(before, "0123456789")):]
	return digits == "20" || digits == "19" || len(digits) == 3 && digits[:2] == "20"
}

func wordy(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '·'
}

func numeral(c rune) bool {
	return c != 0 && strings.ContainsRune("一二三四五六七八九十〇零", c)
}

// whole widens the hit to the end of its sentence: an instruction is one.
func whole(h *hit) bool {
	if n := strings.IndexAny(h.after(), "。;:)\n"); n >= 0 {
		h.end += n
	} else {
		h.end = h.l.End
	}
	return true
}

// toFillIn holds where the writer is told to fill in by the statutes.
func toFillIn(h *hit) bool {
	sentence, _, _ := strings.Cut(h.after(), "。")
	return utf8.RuneCountInString(sentence) <= 40 && strings.HasSuffix(sentence, "填写")
}

// remarkToWriter holds where a remark in brackets tells how to write, and
// widens the hit to its end. Other remarks are the writer's own.
func remarkToWriter(h *hit) bool {
	inside, _, closed := strings.Cut(h.after(), ")")
	if !closed || utf8.RuneCountInString(inside) > 80 {
		return false
	}
	for _, w := range remarked {
		if strings.Contains(inside, w) {
			h.end += len(inside) + 1
			return true
		}
	}
	return false
}
