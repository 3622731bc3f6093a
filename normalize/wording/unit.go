package wording

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/outline"
)

// addUnits adds the words behind which a figure has a unit, and a 万 that ends
// one.
func addUnits(add func(string, mark)) {
	for _, w := range []string{"增长", "增长了", "增长约", "下降", "下降了", "下降约", "上升", "上升了", "降低", "降低了", "占", "占比", "占比为", "增幅", "增幅为", "降幅", "降幅为"} {
		add(w, mark{gouji.UnitSlip, "比率没有“%”", []test{inProse, bareFigure}})
	}
	for _, w := range []string{"增加", "增加了", "减少", "减少了"} {
		add(w, mark{gouji.UnitSlip, "金额没有单位", []test{inNarrative, bareFigure}})
	}
	for _, w := range []string{"万。", "万，", "万,", "万;", "万(", "万)"} {
		add(w, mark{gouji.UnitSlip, "“万”后缺“元”", []test{inProse, money}})
	}
}

func inNarrative(h *hit) bool { return h.l.Role == outline.Narrative }

// bareFigure holds where a number with decimals and without anything behind it
// follows, and widens the hit to it. What the end of a paragraph cuts off is
// not known.
func bareFigure(h *hit) bool {
	d, n, ok := segment.Number(h.after())
	if !ok || d.Places == 0 {
		return false
	}
	if !startsWith(h.after()[n:], "。", "，", ",", ";") {
		return false
	}
	h.end += n
	return true
}

// moneyWords end the name of an amount of money.
var moneyWords = []string{"支出", "收入", "费", "费用", "资金", "奖金", "公积金", "年金", "款", "金额", "总额", "工资", "补贴", "补助", "津贴", "预算", "决算"}

// money holds where a number of 万 follows the name of an amount, and narrows
// the hit to it.
func money(h *hit) bool {
	text := h.l.Fold.Text
	if strings.HasPrefix(text[h.start:h.l.End], "万(含)") {
		return false // 50万(含)以上
	}
	name := strings.TrimRight(h.before(), "0123456789.,")
	if name == h.before() {
		return false
	}
	if !endsWith(strings.TrimRight(name, "为共约计"), moneyWords...) {
		return false
	}
	h.start, h.end = h.l.Start+len(name), h.start+len("万")
	return true
}

// An item is an amount with its name in a list of such, parted by ，or 、.
type item struct {
	figure segment.Span
	unit   bool // it has a unit of money
	bare   bool // it names money, has decimals and no unit
}

// unitless returns the amounts of text that lack the unit which the items
// before and behind them in a list have.
func unitless(text string) []segment.Span {
	if !strings.Contains(text, "元") {
		return nil
	}
	var out []segment.Span
	var prev, this item
	for at := 0; at < len(text); {
		end, n := piece(text, at)
		next := itemOf(text, at, end)
		if this.bare && prev.unit && (next.unit || next == item{}) {
			out = append(out, this.figure)
		}
		prev, this = this, next
		switch sep := text[end : end+n]; {
		case sep == "" || sep == "(":
			this.bare = false // what stands behind is not known
		case sep != "，" && sep != "、" && sep != ",":
			if this.bare && prev.unit {
				out = append(out, this.figure)
			}
			prev, this = item{}, item{}
		}
		at = end + max(n, 1)
	}
	return out
}

// piece returns the end of the piece of text that starts at from, and the
// length of the mark that ends it; 0 at the end of the text. A comma inside a
// number ends none.
func piece(text string, from int) (end, n int) {
	for end = from; end < len(text); {
		c, size := utf8.DecodeRuneInString(text[end:])
		switch c {
		case '\n', ';', '(', '，', '、', '。':
			return end, size
		case ',':
			if end == from || !digit(text[end-1]) || end+1 == len(text) || !digit(text[end+1]) {
				return end, size
			}
		}
		end += size
	}
	return end, 0
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// itemOf reads text[start:end] as an item; the zero item where it has no
// figure.
func itemOf(text string, start, end int) item {
	at := start
	for at < end && !digit(text[at]) {
		at++
	}
	d, n, ok := segment.Number(text[at:end])
	if !ok {
		return item{}
	}
	name, rest := strings.TrimRight(text[start:at], "为共约计"), text[at+n:end]
	return item{figure: segment.Span{Start: at, End: at + n},
		unit: rest == "万元" || rest == "元" || rest == "亿元",
		bare: rest == "" && d.Places > 0 && endsWith(name, moneyWords...)}
}
