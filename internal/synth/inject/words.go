package inject

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/synth"
)

// paragraph draws a paragraph of the body that nothing is wrong with yet.
func (in *injector) paragraph(fits func(text string) bool) (int, bool) {
	var some []int
	for i := range in.d.Blocks {
		b := &in.d.Blocks[i]
		if b.Table == nil && b.Page == 0 && !in.ground[i] && fits(b.Text) && in.untouched(i) {
			some = append(some, i)
		}
	}
	if len(some) == 0 {
		return 0, false
	}
	return some[in.IntN(len(some))], true
}

// untouched reports whether no error stands in a block.
func (in *injector) untouched(block int) bool {
	for _, x := range in.done {
		for _, s := range x.Spots {
			if s.Block == block {
				return false
			}
		}
	}
	return true
}

// year prints the year before or after in a sentence or a title.
func (in *injector) year() bool {
	now := strconv.Itoa(in.d.Year)
	marks := []string{now + "年度", now + "年全年", now + "年决算"}
	find := func(text string) int {
		for _, m := range marks {
			if k := strings.Index(text, m); k >= 0 {
				return k
			}
		}
		return -1
	}
	b, ok := in.paragraph(func(text string) bool { return find(text) >= 0 })
	if !ok {
		return false
	}
	k := find(in.d.Blocks[b].Text)
	is := strconv.Itoa(in.d.Year - 1 + 2*in.IntN(2))
	s := in.replace(Spot{b, -1, -1, k, k + len(now)}, is)
	whole := in.sentence(s)
	in.holdGround(b)
	near := []Spot{{Block: b, Row: -1, Col: -1}}
	for _, form := range in.shapes() {
		if form.first <= b && b < form.last {
			near = append(near, form.all()...)
		}
	}
	return in.note(-1, Injected{Was: now, Is: is, Spots: []Spot{whole}, Near: near, Visible: true, Why: "the year of the disclosure"})
}

// holdGround closes a paragraph to other errors, and takes its figures out of
// the evidence where what it says is no longer what they mean.
func (in *injector) holdGround(block int) {
	in.ground[block] = true
	for i := range in.d.Places {
		if in.d.Places[i].Block == block {
			in.void[i] = true
		}
	}
}

// leftovers of the template: words and what they read. Those that ask for a
// reason take its place, the choice between two directions stands before what
// it is about.
var leftovers = []struct {
	was, is string
	reason  bool
	before  string // characters or words that must follow; "" for any
}{
	{"主要是因为", "主要是因为XX", true, ""},
	{"主要原因：", "主要原因：××××", true, ""},
	{"主要原因是", "主要原因是……（说明原因）", true, ""},
	{"本部门", "本部门（单位）", false, ""},
	{"本单位", "本部门（单位）", false, ""},
	{"增加", "增加（减少）", false, "0123456789"},
	{"减少", "增加（减少）", false, "0123456789"},
	{"增长", "增长（下降）", false, "0123456789"},
	{"下降", "增长（下降）", false, "0123456789"},
	{"大于", "大于（小于）", false, "年全"},
	{"小于", "大于（小于）", false, "年全"},
}

// leftover leaves wording of the template in, or puts its XX for a figure.
func (in *injector) leftover() bool {
	if in.IntN(3) == 0 {
		return in.unfilled()
	}
	l := leftovers[in.IntN(len(leftovers))]
	find := func(text string) int {
		for k := 0; ; k += len(l.was) {
			next := strings.Index(text[k:], l.was)
			if next < 0 {
				return -1
			}
			k += next
			c, _ := utf8.DecodeRuneInString(text[k+len(l.was):])
			if l.before == "" || strings.ContainsRune(l.before, c) {
				return k
			}
		}
	}
	b, ok := in.paragraph(func(text string) bool { return strings.ContainsAny(text, "0123456789") && find(text) >= 0 })
	if !ok {
		return false
	}
	text := in.d.Blocks[b].Text
	k := find(text)
	end := k + len(l.was)
	if l.reason {
		end += strings.Index(text[end:]+"。", "。")
	}
	was := text[k:end]
	s := in.replace(Spot{b, -1, -1, k, end}, l.is)
	in.ground[b] = true
	return in.note(-1, Injected{Was: was, Is: l.is, Spots: []Spot{in.sentence(s)}, Visible: true, Why: "wording of the template"})
}

// unfilled puts XX for a figure.
func (in *injector) unfilled() bool {
	i, ok := in.place(func(p *synth.Place) bool {
		return p.Row < 0 && p.Kind == gouji.AmountClaim && printed(p) && in.untouched(p.Block)
	})
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	was, is := p.Printed, []string{"XX", "××", "**", "XX.XX"}[in.IntN(4)]
	in.take(i)
	in.ground[p.Block] = true
	s := in.replace(of(p), is)
	return in.note(-1, Injected{Place: p.ID, Was: was, Is: is, Spots: []Spot{in.sentence(s)}, Visible: true, Why: "wording of the template"})
}

// denials say that something does not exist, in the words of such sentences.
var denials = []struct {
	of    gouji.Concept
	texts []string
}{
	{gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.GovernmentFund}, []string{"%s%s年度无政府性基金预算财政拨款收入和支出。", "%s%s年度没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。"}},
	{gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.StateCapital}, []string{"%s%s年度无国有资本经营预算财政拨款收支。", "%s%s年度没有国有资本经营预算财政拨款收入和支出。"}},
	{gouji.Concept{Item: gouji.Reception}, []string{"%s%s年度未发生公务接待费支出。", "%s%s年度无公务接待费支出。"}},
	{gouji.Concept{Item: gouji.Vehicles}, []string{"%s%s年度无公务用车购置及运行维护费支出。", "%s%s年度未发生公务用车购置及运行维护费支出。"}},
	{gouji.Concept{Item: gouji.ThreePublic}, []string{"%s%s年度无“三公”经费财政拨款支出。"}},
}

// absence denies what the tables have figures of.
func (in *injector) absence() bool {
	n := in.IntN(len(denials))
	for k := range denials {
		d := denials[(n+k)%len(denials)]
		if in.deny(d.of, d.texts[in.IntN(len(d.texts))]) {
			return true
		}
	}
	return false
}

// deny puts a denial of what has figures in the forms for the paragraph that
// tells of it.
func (in *injector) deny(of gouji.Concept, text string) bool {
	where, stated := -1, false
	told := in.telling(of)
	for _, i := range told {
		p := &in.d.Places[i]
		if p.Row >= 0 {
			stated = stated || !in.void[i] && !in.taken[key(p)]
		} else if where < 0 && in.untouched(p.Block) && !in.ground[p.Block] {
			where = p.Block
		}
	}
	if where < 0 || !stated {
		return false
	}
	us := "本部门"
	if in.d.Kind == gouji.UnitAccount {
		us = "本单位"
	}
	text = strings.Replace(strings.Replace(text, "%s", us, 1), "%s", strconv.Itoa(in.d.Year), 1)
	for _, i := range told {
		in.taken[key(&in.d.Places[i])] = true
		for _, k := range in.sums[i] {
			in.bound[k] = true
		}
	}
	was := in.d.Blocks[where].Text
	in.holdGround(where)
	s := in.replace(Spot{where, -1, -1, 0, len(was)}, text)
	return in.note(-1, Injected{Was: was, Is: text, Spots: []Spot{s}, Visible: true, Why: "figures of the forms"})
}

// telling lists the places with money of a concept, whose fund the wording of
// an item leaves open.
func (in *injector) telling(of gouji.Concept) []int {
	var places []int
	for i := range in.d.Places {
		p := &in.d.Places[i]
		c := p.Concept
		if of.Item != "" {
			c.Fund, c.Flow = "", ""
		}
		if c == of && p.Year == in.d.Year && p.Value != 0 && p.Kind == gouji.AmountClaim && p.Block >= 0 {
			places = append(places, i)
		}
	}
	return places
}
