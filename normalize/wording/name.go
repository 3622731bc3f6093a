package wording

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/outline"
)

// A named is a place where the unit's own name stands, in one form or another.
type named struct {
	name string // folded
	spot gouji.Spot
}

// minName is the shortest name, in characters, that can be told from others.
const minName = 5

// names looks for other forms of the unit's name where only its own can stand:
// in titles, at the start of what the narrative says, on the forms. The form
// found most often is the name.
func (r *reader) names() {
	own := []rune(r.unit)
	if len(own) < minName {
		return
	}
	var found []named
	for i := range r.lines {
		if n, ok := r.nameOf(&r.lines[i], own); ok {
			found = append(found, n)
		}
	}
	for _, f := range r.env.Forms {
		name := segment.Fold(f.Entity).Text
		if name == r.unit || variant([]rune(name), own) {
			found = append(found, named{name, gouji.Spot{Form: f.ID, Printed: wide.Replace(name), Text: f.Entity,
				Source: gouji.Source{Block: f.Block, Row: -1, Col: -1}}})
		}
	}
	r.variants(found)
}

// variants takes the forms of the name that are not the usual one as slips.
func (r *reader) variants(found []named) {
	votes := map[string]int{}
	for _, n := range found {
		votes[n.name]++
	}
	usual := r.unit
	for _, n := range found {
		if votes[n.name] > votes[usual] {
			usual = n.name
		}
	}
	if votes[usual] < 2 {
		return // nothing to hold another form against
	}
	apt := found[slices.IndexFunc(found, func(n named) bool { return n.name == usual })].spot
	for _, n := range found {
		if n.name == usual && n.spot.Part != "" {
			apt = n.spot // rather than an entry of the contents
			break
		}
	}
	apt.Apt = true
	p := r.proof(gouji.NameSlip)
	for _, n := range found {
		switch {
		case n.name == usual:
			p.Sound++
		case variant([]rune(n.name), []rune(usual)):
			r.add(gouji.NameSlip, wide.Replace(usual), n.spot)
		}
	}
	for i := range p.Slips {
		p.Slips[i].Spots = append(p.Slips[i].Spots, apt)
	}
}

// leads may stand before the name at the start of what a line says.
var leads = []string{"从预算单位构成看，", "纳入", "说明:", "注:", "其中:"}

// nameOf returns the unit's name, or a variant of it, at the start of l.
func (r *reader) nameOf(l *outline.Line, own []rune) (named, bool) {
	if l.Role == outline.Attachment || l.Role == outline.Glossary {
		return named{}, false
	}
	text := l.Text()
	start := len(text) - len(lead(text))
	n := nameAt(text[start:], own)
	if n == 0 {
		return named{}, false
	}
	start += l.Start
	return named{l.Fold.Text[start : start+n], r.spot(l, start, start+n)}, true
}

// lead cuts off what may stand before the name: the number of a part, a date,
// one of leads.
func lead(s string) string {
	if m, ok := segment.ItemMarker(s); ok {
		s = s[m.Len:]
	}
	for _, w := range leads {
		s = strings.TrimPrefix(s, w)
	}
	rest := strings.TrimPrefix(s, "截至")
	if len(rest) > 4 && strings.HasPrefix(rest, "20") && strings.HasPrefix(strings.TrimLeft(rest, "0123456789"), "年") {
		rest = strings.TrimLeft(rest, "0123456789年月日")
		s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "度"), "，"), ",")
	}
	return s
}

// nameAt returns the length of the unit's name at the start of s, or of a
// variant of it that ends as it does and that what follows shows to be a name;
// 0 where neither stands there.
func nameAt(s string, own []rune) int {
	name, tail := string(own), string(own[len(own)-2:])
	if strings.HasPrefix(s, name) {
		return len(name)
	}
	limit := min(len(s), len(name)+2*utf8.UTFMax)
	for at := 0; at < limit; {
		i := strings.Index(s[at:limit], tail)
		if i < 0 {
			return 0
		}
		at += i + len(tail)
		if variant([]rune(s[:at]), own) && goesOn(s[at:]) {
			return at
		}
	}
	return 0
}

// goesOn reports whether s may follow the name of the unit that speaks.
func goesOn(s string) bool {
	return len(s) >= 4 && s[:2] == "20" && digit(s[2]) && digit(s[3]) ||
		startsWith(s, "本年", "部门", "单位", "所属", "本级", "共有", "概况", "决算", "无", "没有")
}

// Characters changed make another unit where they are distinct, or where the
// name of a region ends behind them.
const (
	distinct = "一二三四五六七八九十0123456789东南西北中上下前后左右大小新老甲乙丙丁男女" + regions
	regions  = "省市县区州旗乡镇村街"
)

// variant reports whether name is own with a part dropped, a word put in or one
// or two characters changed. The first and the last two stay: what leaves out
// the beginning is an ordinary short form.
func variant(name, own []rune) bool {
	if len(name) < minName || slices.Equal(name, own) {
		return false
	}
	head := 0
	for head < min(len(name), len(own)) && name[head] == own[head] {
		head++
	}
	tail := 0
	for tail < min(len(name), len(own))-head && name[len(name)-1-tail] == own[len(own)-1-tail] {
		tail++
	}
	if head < 2 || tail < 2 {
		return false
	}
	switch d := len(own) - len(name); {
	case d > 0: // a part dropped
		return head+tail == len(name) && d <= len(own)/2
	case d < 0: // a word put in
		return head+tail == len(own) && d >= -2
	}
	return changed(name, own)
}

// changed reports whether two names of one length differ in a character, or in
// two that do not stand together, which would be another word.
func changed(name, own []rune) bool {
	n, last := 0, -2
	for i := range own {
		if name[i] == own[i] {
			continue
		}
		if strings.ContainsRune(distinct, name[i]) || strings.ContainsRune(distinct, own[i]) ||
			last == i-1 || strings.ContainsRune(regions, own[i+1]) {
			return false
		}
		n, last = n+1, i
	}
	return n <= 2 && n*5 <= len(own)
}
