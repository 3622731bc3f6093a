package claim

import (
	"slices"
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/code"
	"gouji/normalize/lexicon"
)

// allOf emits 均为人员经费: a share of the whole. The 100 % is exact.
func (s *sentence) allOf(t lex.Token) {
	f := s.top()
	if s.near(1).Kind == lex.Amount {
		s.enqueue()
		s.each = true
		return
	}
	var p lex.Phrase
	p.Reset()
	end := t
	for j := s.i + 1; j < len(s.tokens); j++ {
		u := s.tokens[j]
		if u.Kind != lex.Word && u.Kind != lex.Free {
			break
		}
		p.Grow(u, s.text(u))
		end = u
	}
	subject, local, known := s.topic(f)
	if !known || local || len(p.Terms) == 0 || p.Residue(s.env.Unit) != "" {
		return
	}
	c := subject
	for _, u := range p.Terms {
		c = lex.Apply(c, u)
	}
	if c == subject {
		return
	}
	a := gouji.Amount{Value: 100 * gouji.Percent.Scale(), Unit: gouji.Percent}
	t.End = end.End
	s.all, s.allEnd = c, t.End
	id := s.emit(gouji.Claim{Kind: gouji.ShareClaim, Concept: c, Of: subject, Subject: -1, Whole: s.own(f, subject, gouji.Actual), Amount: a, Unresolved: f.doubt(c)}, t)
	s.claim(id).Printed = s.text(t)
}

// named emits the lines that 主要包括 says money was spent on. Where amounts
// follow, it is a list like any other.
func (s *sentence) named(t lex.Token) {
	f := s.top()
	end := s.i + 1
	for ; end < len(s.tokens) && s.tokens[end].Kind != lex.Stop; end++ {
		if s.tokens[end].Kind == lex.Amount {
			s.among(t)
			return
		}
	}
	base := f.subject
	if !f.topic {
		base = f.base
	}
	s.p.Reset()
	first := s.i + 1
	for first < end && s.tokens[first].Kind == lex.Colon {
		first++
	}
	if base.Nature == gouji.Basic && base.Fund != "" && !f.local {
		s.nameAll(s.tokens[first:end], base)
	}
	s.i = end - 1
}

// bracketedNames emits the lines that a bracket behind an amount names alone:
// 人员经费9万元（基本工资、奖金等）, or behind 均为人员经费. It reports whether the bracket was one.
func (s *sentence) bracketedNames() bool {
	f, base := s.top(), s.all
	if before := s.near(-1); before.Kind == lex.Amount && f.topic && !f.local {
		base = f.subject
	} else if before.End != s.allEnd {
		return false
	}
	if base.Nature != gouji.Basic || base.Fund == "" {
		return false
	}
	names := 0
	for i := s.i + 1; i < len(s.tokens); i++ {
		switch s.tokens[i].Kind {
		case lex.Closing:
			if names > 0 {
				s.nameAll(s.tokens[s.i+1:i], base)
				s.i = i
			}
			return names > 0
		case lex.Pause:
			names++
		case lex.Word, lex.Free:
		default:
			return false
		}
	}
	return false
}

// nameOne emits a line named in folded bytes [start, end) as a part of base.
func (s *sentence) nameOne(start, end int, base gouji.Concept) {
	name := strings.TrimSuffix(strings.TrimSpace(s.l.Fold.Text[start:end]), "等")
	if name == "" {
		return
	}
	c := gouji.Claim{Kind: gouji.NamedClaim, Subject: -1, Whole: -1, Printed: name, Concept: base}
	c.Concept.Basis = gouji.Actual
	code_, ok := s.lineCode(name)
	if !ok {
		c.Unresolved = "不是已知的经济分类科目"
	}
	c.Concept.Economic = code_
	s.emit(c, lex.Token{Start: start, End: start + len(name)})
}

// nameAll splits the tokens of a list of names and emits one claim a name.
func (s *sentence) nameAll(tokens []lex.Token, base gouji.Concept) {
	depth, start, end := 0, -1, -1
	for _, t := range tokens {
		switch t.Kind {
		case lex.Open:
			depth++
		case lex.Closing:
			depth--
		case lex.Pause, lex.Comma:
			if depth <= 0 {
				if start >= 0 {
					s.nameOne(start, end, base)
				}
				start = -1
				continue
			}
		}
		if start < 0 {
			start = t.Start
		}
		end = t.End
	}
	if start >= 0 {
		s.nameOne(start, end, base)
	}
}

// lineCode returns the economic code of a line's name: by the document's own
// tables first, then by the classification.
func (r *reader) lineCode(name string) (string, bool) {
	for _, n := range r.env.Names {
		if n.System == gouji.Economic && len(n.Code) == 5 && code.SameName(n.Name, name) {
			return n.Code, true
		}
	}
	return code.Economic(name, r.env.Year)
}

// figures are tokens that tell something of what is said not to be.
var figures = []lex.Kind{lex.Amount, lex.Rate, lex.Count, lex.Rise}

// none emits 无…收支: an exact zero for each flow named.
func (s *sentence) none(t lex.Token) {
	f := s.top()
	if s.p.Residue(s.env.Unit) != "" {
		return
	}
	p := s.p
	s.p.Reset()
	p.Text, p.Free = "", ""
	end, year := t, s.about
	j := s.i + 1
	for ; j < len(s.tokens); j++ {
		u := s.tokens[j]
		if slices.Contains(figures, u.Kind) {
			return
		}
		if u.Kind != lex.Word && u.Kind != lex.Free && u.Kind != lex.Year {
			break
		}
		if u.Kind == lex.Year {
			year = u.Year
		} else {
			p.Grow(u, s.text(u))
		}
		end = u
	}
	s.i = j - 1
	if s.saysNone(&p, f) {
		t.End = end.End
		s.declareNone(t, p, f, year)
	}
}

// saysNone reports whether a phrase says of something known that there is none:
// 本单位无此项结转资金 is of what was told before, whatever it is called, and a
// reason may be of anything, as 无结转资金安排的支出.
func (s *sentence) saysNone(p *lex.Phrase, f *frame) bool {
	again := lex.TakesUp(p.Text)
	item := p.Has(func(t *lexicon.Term) bool { return t.Set.Item.Known() || t.Item.Known() })
	return again && f.topic || (again || item || !s.why) && len(p.Terms) > 0 && p.FillsNone(s.env.Unit)
}

// noneOf returns what there is none of: what was told of before where the words
// take that up, else of what the section is about.
func (s *sentence) noneOf(p *lex.Phrase, f *frame) (c gouji.Concept, local, known bool) {
	again := lex.TakesUp(p.Text)
	switch {
	case f.topic && (f.bracket || again):
		return f.subject, f.local && again, true
	case again:
		return c, false, false // and that is not known
	case f.announces(p):
		return f.subject, false, true // 因公出国(境)：本年没有支出
	}
	return f.base, false, true
}

// declareNone emits the claims that there is none in a year of what p names.
func (s *sentence) declareNone(t lex.Token, p lex.Phrase, f *frame, year int) {
	c, local, known := s.noneOf(&p, f)
	if !known {
		return
	}
	claim := gouji.Claim{Kind: gouji.NoneClaim, Concept: c, Local: local, Subject: -1, Whole: -1, Year: year, Amount: gouji.Amount{Unit: gouji.WanYuan}}
	if local {
		s.emit(claim, t)
		return
	}
	both := p.Has(func(t *lexicon.Term) bool { return t.Both })
	for _, u := range p.Terms {
		if !u.Both {
			claim.Concept = lex.Apply(claim.Concept, u)
		}
	}
	flows := []gouji.Flow{claim.Concept.Flow}
	if both || claim.Concept.Flow == "" && claim.Concept.Item == "" {
		flows = []gouji.Flow{gouji.Income, gouji.Expenditure}
	}
	for _, flow := range flows {
		claim.Concept.Flow = flow
		claim.Unresolved = f.doubt(claim.Concept)
		s.emit(claim, t)
	}
}
