package lex

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/lexicon"
)

// A Phrase is the run of words before a figure: what the figure is about.
type Phrase struct {
	Terms   []*lexicon.Term
	Path    *lexicon.Path
	Project string // quoted name of a project
	Text    string
	Free    string   // what no term covers
	Also    []Phrase // 基本支出和项目支出: the ones joined to it before
	Start   int      // folded byte where it begins; -1 while empty
	Counted bool     // it holds a number of things: 下属2家单位的机关运行经费
}

// Reset empties p.
func (p *Phrase) Reset() { *p = Phrase{Start: -1} }

// Empty reports whether nothing has gone into p.
func (p *Phrase) Empty() bool { return p.Start < 0 }

// Grow adds a token, whose text is given, to the end of p.
func (p *Phrase) Grow(t Token, text string) {
	if p.Start < 0 {
		p.Start = t.Start
	}
	before := p.Text
	p.Text += text
	switch t.Kind {
	case Word:
		if t.Term.Final || p.Counted && t.Term.Head == lexicon.Full {
			p.Free = ""
		}
		p.Terms = append(p.Terms, t.Term)
	case Path:
		p.Path = t.path
	case Quote:
		if isProject(before, t.text) {
			p.Project = t.text
		} else {
			p.Free += text
		}
	default:
		p.Free += text
	}
}

// Join begins another phrase beside p, of the same money.
func (p *Phrase) Join() {
	first := *p
	*p = Phrase{Start: first.Start, Also: append(first.Also, first)}
	for _, t := range first.Terms {
		if t.Head == lexicon.Modifier && !t.Basis {
			p.Terms = append(p.Terms, t)
		}
	}
}

// Joins reports whether a word joins the phrases before and after it.
func Joins(word string) bool {
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

// Head returns the highest rank among the terms.
func (p *Phrase) Head() lexicon.Head {
	h := lexicon.Modifier
	for _, t := range p.Terms {
		h = max(h, t.Head)
	}
	return h
}

// Only reports whether every term of p satisfies f; false without terms.
func (p *Phrase) Only(f func(*lexicon.Term) bool) bool {
	for _, t := range p.Terms {
		if !f(t) {
			return false
		}
	}
	return len(p.Terms) > 0
}

// Has reports whether any term of p satisfies f.
func (p *Phrase) Has(f func(*lexicon.Term) bool) bool {
	for _, t := range p.Terms {
		if f(t) {
			return true
		}
	}
	return false
}

// NamesFund reports whether p says what money it is about.
func (p *Phrase) NamesFund() bool {
	return p.Has(func(t *lexicon.Term) bool { return t.Set.Fund != "" })
}

// Total reports whether p names a grand total, which income and expenditure
// both come to.
func (p *Phrase) Total() bool {
	return p.Only(func(t *lexicon.Term) bool { return t.Set.Flow == gouji.Total || t.Head == lexicon.Modifier })
}

// MovesBalance reports whether p is about spending or using a balance brought
// forward, which is no balance itself.
func (p *Phrase) MovesBalance() bool {
	balance := p.Has(func(t *lexicon.Term) bool { return t.Set.Flow == gouji.Opening || t.Set.Flow == gouji.Closing })
	flows := p.Has(func(t *lexicon.Term) bool { return t.Set.Flow == gouji.Expenditure || t.Set.Flow == gouji.Income })
	return balance && (flows || strings.Contains(p.Text, "使用") || strings.Contains(p.Text, "安排") || strings.Contains(p.Text, "动用"))
}

// Budget returns the last budget that p names.
func (p *Phrase) Budget() (b gouji.Basis, ok bool) {
	for _, t := range p.Terms {
		if t.Basis && t.Set.Basis != gouji.Actual {
			b, ok = t.Set.Basis, true
		}
	}
	return b, ok
}

// NamesBudget reports whether a budget stands among the words that lead to the
// contrast.
func (p *Phrase) NamesBudget() bool {
	return strings.Contains(p.Text, "预算") && !strings.Contains(strings.TrimSuffix(p.Text, "数"), "决算") &&
		!strings.HasPrefix(p.Text, "一般公共预算") && !strings.HasPrefix(p.Text, "政府性基金预算") && !strings.HasPrefix(p.Text, "国有资本经营预算")
}

// Residue returns what of the phrase's free words carries meaning: neither a
// filler nor the unit's own name.
func (p *Phrase) Residue(unit string) string {
	s := p.Free
	if Sourced(s) {
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

// FillsNone reports whether the words of p that no term covers add nothing to
// what there is none of: 无公务接待事项支出.
func (p *Phrase) FillsNone(unit string) bool {
	q := Phrase{}
	for s := p.Free; s != ""; {
		n := len(lexicon.NoneFiller.Prefix(s))
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
			q.Free += s[:n]
		}
		s = s[n:]
	}
	return q.Residue(unit) == ""
}

// Essence returns a name without its fillers.
func Essence(name, unit string) string {
	p := Phrase{Free: name}
	return p.Residue(unit)
}

// Sourced reports whether a name says only whose money something is: 省级资金.
func Sourced(name string) bool {
	return strings.HasSuffix(name, "资金") && lexicon.Source.Prefix(name) != ""
}

// abbreviates reports whether a name is short for the unit's: its characters
// stand in the unit's name in their order, and it ends as that does, as
// 省测绘院 for 云川省地理测绘研究院.
func abbreviates(name, unit string) bool {
	if utf8.RuneCountInString(name) < 4 {
		return false
	}
	rest, ok := segment.Abridges(name, unit)
	return ok && rest == ""
}

// Apply sets the dimensions of a term on a concept. A fund never widens the
// narrower one that its section set: 财政拨款 in the section on the
// 一般公共预算 stays general_public.
func Apply(c gouji.Concept, t *lexicon.Term) gouji.Concept {
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
