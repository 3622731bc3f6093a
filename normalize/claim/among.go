package claim

import (
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/lexicon"
)

// among opens the list of what the last amount is made of.
func (s *sentence) among(t lex.Token) {
	if s.namesAhead() {
		s.announce()
		s.named(t)
		return
	}
	defer s.p.Reset()
	s.tally(t)
	s.announce()
	if s.why || s.doing == lex.Rise {
		return
	}
	s.doing = lex.Free
	f := s.top()
	n := len(s.stack)
	switch {
	case f.bracket && f.last < 0 && n > 1 && s.stack[n-2].last >= 0:
		// （其中…）, （含…）: of the amount before the bracket.
		outer := &s.stack[n-2]
		f.list = newList(outer.subject, s.onlyLast(outer), s.l.Block, t.Start)
		f.base = f.list.base
		s.lists = append(s.lists, f.list)
	case f.last < 0 && n == 1 && t.Start == s.at && len(s.main) > 0:
		// 其中 opens a sentence: of what the paragraph is about.
		s.push(newList(s.mainConcept, s.main, s.l.Block, t.Start))
	case f.last < 0:
	case n > 1 && f.list != nil:
		// Behind a part: a list of its own, one level down.
		s.push(newList(f.subject, s.onlyLast(f), s.l.Block, t.Start))
	default:
		s.push(newList(f.subject, f.wholes, s.l.Block, t.Start))
	}
}

// namesAhead reports whether the clause goes on with names alone: 人员经费包括：
// 基本工资、津贴补贴、奖金。
func (s *sentence) namesAhead() bool {
	names := 0
	for _, t := range s.tokens[s.i+1:] {
		switch t.Kind {
		case lex.Stop:
			return names > 1
		case lex.Pause:
			names++
		case lex.Word, lex.Free, lex.Colon, lex.Open, lex.Closing, lex.Quote:
		default:
			return false
		}
	}
	return names > 1
}

// announce makes what a phrase without a figure names the subject of the list
// that it opens: 财政拨款支出主要内容如下： A list that opens its paragraph
// without such words is of what the section is about.
func (s *sentence) announce() {
	if s.top().last >= 0 || len(s.main) > 0 || s.doing != lex.Free {
		return
	}
	if s.p.Empty() && s.tokens[s.i].Start == s.at && len(s.stack) == 1 {
		s.announced = s.top().base
	}
	if s.p.Head() < lexicon.Flow {
		return
	}
	if c, local, why := s.resolve(&s.p); why == "" && !local {
		s.setSubject(c, false)
		s.announced = c
	}
}

func (r *reader) onlyLast(f *frame) map[gouji.Basis]int {
	return map[gouji.Basis]int{r.claim(f.last).Concept.Basis: f.last}
}

// dangle keeps a list that the line's last sentence opened and left empty for
// the paragraphs that follow.
func (s *sentence) dangle() {
	if strings.TrimSpace(s.l.Fold.Text[s.to:s.l.End]) != "" || !s.endsOpen() {
		return
	}
	l := s.top().list
	if len(s.stack) == 1 || s.top().bracket || s.top().last >= 0 {
		switch f := s.top(); {
		case len(s.main) > 0:
			l = newList(s.mainConcept, s.main, s.l.Block, s.at)
		case f.topic && !f.local:
			l = newList(f.subject, nil, s.l.Block, s.at) // 财政拨款支出主要内容如下：
		default:
			return
		}
		s.lists = append(s.lists, l)
	}
	if s.node.blank {
		l.base.Basis = gouji.Actual // the account's figure still waits to be filled in
	}
	s.node.below, s.node.opener = l, s.l
	if n := s.nodes[s.l.Node]; n != s.node {
		n.below, n.opener = l, s.l
	}
}

// endsOpen reports whether the sentence ends in 其中： or the like.
func (s *sentence) endsOpen() bool {
	for i := len(s.tokens) - 1; i >= 0; i-- {
		switch s.tokens[i].Kind {
		case lex.Colon, lex.Comma, lex.Stop:
		case lex.Free:
			if strings.TrimSpace(s.text(s.tokens[i])) != "" {
				return false
			}
		default:
			return s.tokens[i].Kind == lex.Among
		}
	}
	return false
}

// divide parts the whole of the sentence anew: 按支出性质：… A sentence that
// opens with it parts what the first such one of its paragraph did.
func (s *sentence) divide(t lex.Token) {
	for len(s.stack) > 1 && !s.top().bracket {
		s.stack = s.stack[:len(s.stack)-1]
	}
	s.top().stale = false
	n := len(s.lists)
	if d := s.divided; d != nil && t.Start == s.at && len(s.stack) == 1 && s.beside(d) {
		s.push(newList(d.base, d.wholes, s.l.Block, t.Start))
		s.p.Reset()
	} else {
		s.among(t)
	}
	if len(s.lists) > n {
		s.lists[n].whole = true
		s.divided = s.lists[n]
	}
}

// beside reports whether the paragraph's own figure is another part of l, in a
// sentence of its own: 按支出性质分：基本支出5万元。项目支出4万元。
func (s *sentence) beside(l *list) bool {
	parts := l.parts[gouji.Actual]
	return len(parts) > 0 && s.mainConcept.Narrows(l.base) == way(l.base, s.claim(parts[0]))
}

// aside ends the lists of the sentence: what follows is no part of them.
func (s *sentence) aside(t lex.Token) {
	for len(s.stack) > 1 && !s.top().bracket {
		s.stack = s.stack[:len(s.stack)-1]
	}
	s.grow(lex.Token{Kind: lex.Free, Start: t.Start, End: t.End})
}
