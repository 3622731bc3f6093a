package claim

import (
	"slices"
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/lexicon"
)

// resolve says what a phrase is about, within the top frame. A phrase with
// words of its own names something that only this sentence knows (local). why
// says why a phrase cannot be resolved.
func (s *sentence) resolve(p *lex.Phrase) (c gouji.Concept, local bool, why string) {
	free := p.Residue(s.env.Unit)
	if why := s.unclear(p, free); why != "" {
		return c, false, why
	}
	if p.Project != "" {
		return s.project(p), false, ""
	}
	c, local, done, why := s.start(p, free)
	if done || why != "" {
		return c, local, why
	}
	if p.Path != nil {
		c = s.along(c, p.Path, p.Start)
	}
	c, own := s.applyAll(c, p)
	if c.Flow == gouji.Total && s.top().list != nil && !p.Has(func(t *lexicon.Term) bool { return t.Set.Flow != "" }) {
		c.Flow = s.side()
	}
	switch {
	case own || free != "":
		c.Item, c.Economic = gouji.Item(lex.Clip(strings.TrimSpace(p.Text))), group(s.top().base.Economic)
		return c, true, ""
	case local, !c.Item.Known():
		return c, true, ""
	case c.Flow == "" && c.Item == "":
		return c, false, "没有说明是什么金额"
	}
	return c, false, ""
}

// unclear says why the figure of a phrase cannot be told from others.
func (s *sentence) unclear(p *lex.Phrase, residue string) string {
	switch {
	case s.muddled != "":
		return s.muddled
	case s.pairing && s.doing == lex.Free:
		return "分别是什么的金额，不明"
	case p.Has(func(t *lexicon.Term) bool { return t.Both }):
		return "一个数字说了收入和支出两件事"
	case lexicon.SumOnly.Has(residue):
		return "合计的范围不明"
	}
	return ""
}

// applyAll applies the terms of p. own says that they name a portion that only
// the sentence knows.
func (s *sentence) applyAll(c gouji.Concept, p *lex.Phrase) (_ gouji.Concept, own bool) {
	own = p.MovesBalance()
	for i, t := range p.Terms {
		switch {
		case t.Reset && i > 0 && p.Terms[i-1].Head == lexicon.Full:
			continue // “三公”经费支出合计 is no total of all
		case t.Set.Economic != "" && c.Function != "" && c.Nature == "" && p.Path == nil:
			return c, true // the name of a line, or of a 项 of the function
		}
		c = lex.Apply(c, t)
	}
	b := s.top().base
	if b.Item == "" && (b.Nature != "" || b.Economic != "") && c.Item != "" && c.Item.Known() {
		own = true // “三公” inside 公用经费 is a portion of it
	}
	return c, own
}

// group returns an economic group, and nothing for a line: what a sentence
// names freely inside 人员经费 is still no part of 公用经费.
func group(economic string) string {
	if economic == gouji.Staff || economic == gouji.Public {
		return economic
	}
	return ""
}

// start returns the concept that a phrase's terms are applied to: the frame's
// base, or the subject where the phrase goes on about it. done says that the
// phrase takes up an earlier figure and needs no more.
func (s *sentence) start(p *lex.Phrase, free string) (c gouji.Concept, local, done bool, why string) {
	f := s.top()
	if free != "" || p.Path != nil {
		return f.base, false, false, ""
	}
	if c, ok := s.again(p, f); ok {
		return c, false, true, ""
	}
	if c, ok, why := s.sameMoney(p, f); ok || why != "" {
		return c, false, false, why
	}
	switch {
	case f.topic && f.subject.Project != "" && p.Has(func(t *lexicon.Term) bool { return t.Reset }):
		return f.subject, f.local, false, "" // “…项目”：全年支出9万元
	case p.Head() == lexicon.Full:
	case s.borrows(p, f) && f.stale:
		return c, false, false, "另起一句之后没有说明是什么金额"
	case s.borrows(p, f):
		return f.subject, f.local, false, ""
	case len(p.Terms) == 0 && !f.itemised():
		return c, false, false, "没有说明是什么金额"
	default:
		c, local, why = s.item(p, f)
		return c, local, false, why
	}
	return f.base, false, false, s.oneOf(f)
}

// item returns what a phrase without a head of its own is about: the item that
// the sentence or the paragraph has told of, else all of its section.
func (s *sentence) item(p *lex.Phrase, f *frame) (c gouji.Concept, local bool, why string) {
	switch {
	case f.announces(p) && !s.drifted && len(s.stack) == 1:
		return f.subject, false, "" // 公务接待：支出2万元
	case s.resumesItem(p, f):
		return s.mainConcept, s.mainLocal, ""
	case s.risesOf(p, f) && s.mains > 1:
		return c, false, "没有说明是哪一项的增减"
	case s.risesOf(p, f):
		return f.subject, f.local, ""
	}
	return f.base, false, s.oneOf(f)
}

// oneOf says why an amount behind a number of things is not of all that the
// section is about: “三公”经费中出国团组1个，预算5万元.
func (s *sentence) oneOf(f *frame) string {
	if s.drifted && !f.topic && f.base.Item == gouji.ThreePublic && s.p.Head() != lexicon.Full {
		return "是“三公”经费的哪一项，不明"
	}
	return ""
}

// again returns what a bare 收入 or 支出 that rose or fell takes up again.
func (s *sentence) again(p *lex.Phrase, f *frame) (gouji.Concept, bool) {
	if s.doing != lex.Rise || p.Head() != lexicon.Flow || p.NamesFund() || f.base.Flow != "" || f.base.Item != "" {
		return gouji.Concept{}, false
	}
	return s.antecedent(p)
}

// money remembers the fund that the phrase of an amount of c names.
func (s *sentence) money(c gouji.Concept) {
	switch {
	case !s.p.NamesFund():
		s.lent = s.lent || s.fund != ""
	case s.fund != "" && s.fund != c.Fund && !s.lent:
		s.fund = blurred
	default:
		s.fund, s.lent = c.Fund, false
	}
}

// blurred stands for several funds told of side by side: what follows without
// one may be of all of them.
const blurred gouji.Fund = "?"

// sameMoney returns the base of a 支出 behind an 收入 of some fund: 政府性基金
// 收入5万元，支出5万元 are of the same money. It is of all of them where a bracket
// parts it by funds. why says that it is not known whose it is.
func (s *sentence) sameMoney(p *lex.Phrase, f *frame) (c gouji.Concept, ok bool, why string) {
	c = f.base
	if s.fund == "" || p.NamesFund() || len(s.stack) > 1 || c.Fund != "" && c.Fund != gouji.Fiscal || s.partedByFunds() {
		return c, false, ""
	}
	bare := p.Only(func(t *lexicon.Term) bool {
		switch t.Set.Flow {
		case gouji.Total, gouji.Opening, gouji.Closing:
			return true
		}
		return t.Head == lexicon.Flow
	})
	if bare && s.fund == blurred {
		return c, false, "几种资金之后没有说明是哪一种"
	}
	c.Fund = s.fund
	return c, bare, ""
}

// partedByFunds reports whether a bracket behind the figure names funds.
func (s *sentence) partedByFunds() bool {
	if s.near(1).Kind != lex.Open {
		return false
	}
	for _, t := range s.tokens[s.i+2:] {
		switch {
		case t.Kind == lex.Closing:
			return false
		case t.Kind == lex.Word && t.Term.Set.Fund != "":
			return true
		}
	}
	return false
}

// project returns the concept of a phrase that quotes a project's name.
func (s *sentence) project(p *lex.Phrase) gouji.Concept {
	c := s.top().base
	c.Project, c.Nature, c.Flow = p.Project, gouji.ProjectSpending, gouji.Expenditure
	for _, t := range p.Terms {
		if t.Basis {
			c.Basis = t.Set.Basis
		}
	}
	return c
}

// borrows reports whether a phrase without a head of its own goes on about the
// frame's subject: 支出决算为19.90万元.
func (s *sentence) borrows(p *lex.Phrase, f *frame) bool {
	if !f.topic || f.bracket && f.list != nil {
		return false
	}
	if len(p.Terms) == 0 {
		return !s.drifted
	}
	return p.Only(func(t *lexicon.Term) bool {
		return t.Set.Fund == "" && (t.Set.Flow == "" || t.Set.Flow == f.subject.Flow)
	}) && (p.Has(func(t *lexicon.Term) bool { return t.Basis }) || f.subject.Project != "" || f.local ||
		f.last >= 0 && s.claim(f.last).Concept.Basis != gouji.Actual) // 基本支出预算9万元，支出8万元
}

// resumesItem reports whether a phrase without a head of its own goes on, over a
// full stop, about the one thing within its section that the paragraph has
// given a figure for: （二）公务接待费2万元。支出比上年减少1万元。
func (s *sentence) resumesItem(p *lex.Phrase, f *frame) bool {
	return !f.topic && len(s.stack) == 1 && s.mains == 1 && !s.listed && !s.drifted && f.narrows(s.mainConcept, p)
}

// risesOf reports whether a bare 支出 that rose is that of the item told of
// before it: 公务接待费2万元，支出比上年减少1万元.
func (s *sentence) risesOf(p *lex.Phrase, f *frame) bool {
	return s.doing == lex.Rise && p.Head() == lexicon.Flow && f.topic && !f.local && len(s.stack) == 1 && !s.listed && !s.drifted && f.narrows(f.subject, p)
}

// announces reports whether the frame has named an item, and no figure of it yet,
// that a phrase goes on about: 公务接待：….
func (f *frame) announces(p *lex.Phrase) bool {
	return f.topic && !f.local && f.last < 0 && f.narrows(f.subject, p)
}

// narrows reports whether c is less than all that the section is about, and
// nothing in a phrase says that another thing is meant.
func (f *frame) narrows(c gouji.Concept, p *lex.Phrase) bool {
	whole := f.base
	whole.Flow = c.Flow
	return c != whole && c.Within(whole) && p.Only(func(t *lexicon.Term) bool {
		return !t.Both && t.Set.Fund == "" && t.Set.Origin == "" && (t.Set.Flow == "" || t.Set.Flow == c.Flow)
	})
}

// onlyBasis reports whether a phrase says no more than on which basis something
// stands: 与上年决算数相比.
func (s *sentence) onlyBasis(p *lex.Phrase) bool {
	return p.Only(func(t *lexicon.Term) bool { return t.Basis && t.Set.Flow == "" }) && p.Path == nil && p.Project == "" && p.Residue(s.env.Unit) == ""
}

// zero reports whether a bare number says that there is no money, which is so in
// any unit: 政府性基金支出预算为0。
func (s *sentence) zero(t lex.Token) bool {
	if t.Dec.Mantissa != 0 || t.Threshold || s.doing != lex.Free || s.comparing || s.p.Residue(s.env.Unit) != "" ||
		!s.p.Has(func(t *lexicon.Term) bool { return t.Set.Flow != "" }) || !strings.HasSuffix(strings.TrimSpace(s.p.Text), "为") {
		return false
	}
	after := s.near(1).Kind
	return s.i+1 == len(s.tokens) || after == lex.Stop || after == lex.Comma
}

// itemised reports whether the heading alone names one line or project.
func (f *frame) itemised() bool {
	return f.base.Function != "" || f.base.Project != "" || group(f.base.Economic) == "" && f.base.Economic != ""
}

// bothTotals reports whether the sentence tells of 总收入 and 总支出 alike, which
// may be those with the balances too, and no table says what they are.
func (s *sentence) bothTotals() bool {
	text := s.l.Fold.Text[s.at:s.to]
	return len(s.env.Facts) == 0 && !strings.Contains(s.p.Text, "本年") && strings.Contains(s.p.Text, "总") &&
		strings.Contains(text, "总收入") && strings.Contains(text, "总支出")
}

// opens reports whether nothing has been told since the last full stop or
// semicolon: a year there holds on, 支出80万元，上年70万元 holds for its clause.
func (s *sentence) opens() bool {
	for i := s.i - 1; i >= 0; i-- {
		switch s.tokens[i].Kind {
		case lex.Stop, lex.Open:
			return true
		case lex.Amount, lex.Bare, lex.Rate, lex.Count, lex.None:
			return false
		}
	}
	return true
}

// prints reports whether the document's tables print a for c.
func (r *reader) prints(c gouji.Concept, a gouji.Amount) bool {
	return slices.ContainsFunc(r.env.Facts, func(f gouji.Fact) bool {
		return f.Concept == c && !f.Blank && gouji.Compare(f.Amount, a) == gouji.Equal
	})
}

// antecedent returns what a bare 收入 or 支出 takes up again: the figure of
// this paragraph that was first called so.
func (s *sentence) antecedent(p *lex.Phrase) (gouji.Concept, bool) {
	word := "收入"
	if p.Has(func(t *lexicon.Term) bool { return t.Set.Flow == gouji.Expenditure }) {
		word = "支出"
	}
	for _, c := range s.claims[s.lineFirst:] {
		if c.Kind != gouji.AmountClaim || c.Local || c.Unresolved != "" || s.inList[c.ID] {
			continue
		}
		if strings.Contains(s.surface[c.ID], word) {
			c.Concept.Basis = gouji.Actual
			return c.Concept, true
		}
	}
	return gouji.Concept{}, false
}
