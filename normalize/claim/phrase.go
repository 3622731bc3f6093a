package claim

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/normalize/lexicon"
)

// A phrase is the run of words before a figure: what the figure is about.
type phrase struct {
	terms   []*lexicon.Term
	path    []string // names by level
	project string   // quoted name of a project
	text    string
	free    string   // what no term covers
	also    []phrase // 基本支出和项目支出: the ones joined to it before
	start   int      // folded byte where it begins; -1 while empty
}

func (p *phrase) reset() { *p = phrase{start: -1} }

func (p *phrase) empty() bool { return p.start < 0 }

func (p *phrase) grow(t token, text string) {
	if p.start < 0 {
		p.start = t.start
	}
	before := p.text
	p.text += text
	switch t.kind {
	case word:
		p.terms = append(p.terms, t.term)
	case path:
		p.path = t.names
	case quote:
		if isProject(before, t.text) {
			p.project = t.text
		} else {
			p.free += text
		}
	default:
		p.free += text
	}
}

// join begins another phrase beside p, of the same money.
func (p *phrase) join() {
	first := *p
	*p = phrase{start: first.start, also: append(first.also, first)}
	for _, t := range first.terms {
		if t.Head == lexicon.Modifier && !t.Basis {
			p.terms = append(p.terms, t)
		}
	}
}

// joins reports whether a word joins the phrases before and after it.
func joins(word string) bool {
	switch word {
	case "和", "与", "及", "以及":
		return true
	}
	return false
}

// isProject reports whether a name quoted after the words before is a
// project's.
func isProject(before, name string) bool {
	if utf8.RuneCountInString(name) < 4 {
		return false
	}
	before = strings.TrimRight(before, "—-:")
	for _, w := range []string{"项目", "专项", "处"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return strings.HasSuffix(name, "项目") || strings.HasSuffix(name, "专项") || strings.HasSuffix(name, "经费")
}

// head returns the highest rank among the terms.
func (p *phrase) head() lexicon.Head {
	h := lexicon.Modifier
	for _, t := range p.terms {
		h = max(h, t.Head)
	}
	return h
}

// only reports whether every term of p satisfies f; false without terms.
func (p *phrase) only(f func(*lexicon.Term) bool) bool {
	for _, t := range p.terms {
		if !f(t) {
			return false
		}
	}
	return len(p.terms) > 0
}

func (p *phrase) has(f func(*lexicon.Term) bool) bool {
	for _, t := range p.terms {
		if f(t) {
			return true
		}
	}
	return false
}

// namesFund reports whether p says what money it is about.
func (p *phrase) namesFund() bool {
	return p.has(func(t *lexicon.Term) bool { return t.Set.Fund != "" })
}

// total reports whether p names a grand total, which income and expenditure
// both come to.
func (p *phrase) total() bool {
	return p.only(func(t *lexicon.Term) bool { return t.Set.Flow == gouji.Total || t.Head == lexicon.Modifier })
}

// movesBalance reports whether p is about spending or using a balance brought
// forward, which is no balance itself.
func (p *phrase) movesBalance() bool {
	balance := p.has(func(t *lexicon.Term) bool { return t.Set.Flow == gouji.Opening || t.Set.Flow == gouji.Closing })
	flows := p.has(func(t *lexicon.Term) bool { return t.Set.Flow == gouji.Expenditure || t.Set.Flow == gouji.Income })
	return balance && (flows || strings.Contains(p.text, "使用") || strings.Contains(p.text, "安排") || strings.Contains(p.text, "动用"))
}

// budget returns the last budget that p names.
func (p *phrase) budget() (b gouji.Basis, ok bool) {
	for _, t := range p.terms {
		if t.Basis && t.Set.Basis != gouji.Actual {
			b, ok = t.Set.Basis, true
		}
	}
	return b, ok
}

// residue returns what of the phrase's free words carries meaning: neither a
// filler nor the unit's own name.
func (p *phrase) residue(unit string) string {
	s := p.free
	if sourced(s) {
		return s
	}
	if unit != "" {
		s = strings.ReplaceAll(s, unit, "")
	}
	var rest strings.Builder
	for s != "" {
		if _, n := lexicon.Fillers.Longest(s); n > 0 {
			s = s[n:]
			continue
		}
		_, n := utf8.DecodeRuneInString(s)
		rest.WriteString(s[:n])
		s = s[n:]
	}
	if abbreviates(rest.String(), unit) {
		return ""
	}
	return rest.String()
}

// sourced reports whether a name says only whose money something is: 省级资金.
func sourced(name string) bool {
	return strings.HasSuffix(name, "资金") && lexicon.Source.Prefix(name) != ""
}

// abbreviates reports whether a name is short for the unit's: its characters
// stand in the unit's name in their order, and it ends as that does, as
// 省测绘院 for 云川省地理测绘研究院.
func abbreviates(name, unit string) bool {
	if utf8.RuneCountInString(name) < 4 {
		return false
	}
	for _, r := range name {
		i := strings.IndexRune(unit, r)
		if i < 0 {
			return false
		}
		unit = unit[i+utf8.RuneLen(r):]
	}
	return unit == ""
}

// apply sets the dimensions of a term on a concept. A fund never widens the
// narrower one that its section set: 财政拨款 in the section on the
// 一般公共预算 stays general_public.
func apply(c gouji.Concept, t *lexicon.Term) gouji.Concept {
	s := t.Set
	if t.Reset && c.Project == "" { // a project's 全年支出 is its own
		c = gouji.Concept{Flow: c.Flow, Fund: c.Fund, Basis: c.Basis}
	}
	if s.Flow != "" && s.Flow != c.Flow {
		if c.Flow != "" && s.Flow != gouji.Expenditure {
			c.Nature, c.Economic, c.Item = "", "", ""
		}
		c.Flow = s.Flow
	}
	if s.Fund != gouji.Fiscal || c.Fund == "" {
		replace(&c.Fund, s.Fund)
	}
	if t.Item != "" && beside(c) {
		s.Item, s.Economic = t.Item, ""
	}
	if s.Item != "" {
		c.Item, c.Nature, c.Economic, c.Function = s.Item, "", "", ""
	}
	replace(&c.Origin, s.Origin)
	replace(&c.Nature, s.Nature)
	replace(&c.Function, s.Function)
	replace(&c.Economic, s.Economic)
	if t.Basis {
		c.Basis = s.Basis
	}
	return c
}

// beside reports whether the name of a line stands for the item beside the cube
// where c is told of: 公务接待费 among “三公”, or by itself.
func beside(c gouji.Concept) bool {
	return c.Item != "" && c.Item.Known() || c.Item == "" && c.Nature == "" && c.Economic == "" && c.Project == ""
}

// replace sets a dimension where v says something about it.
func replace[T ~string](d *T, v T) {
	if v != "" {
		*d = v
	}
}
