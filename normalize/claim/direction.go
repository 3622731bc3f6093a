package claim

import (
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/lexicon"
)

// direct emits what a clause says of the direction of a difference without its
// amount: 决算数小于年初预算数, 与上年持平, 接待费减少的主要原因. t ends the clause.
// What the sentence leaves open is not emitted: nothing could be checked.
func (s *sentence) direct(t lex.Token) {
	if s.why || s.torn || s.muddled != "" || s.pairing || len(s.queue) > 0 || len(s.p.Also) > 0 {
		return
	}
	if s.doing == lex.Rise && !lex.Loosely(s.p.Text) {
		s.directRise(t)
	} else if s.doing == lex.Free {
		s.directContrast(t)
	}
}

// directRise emits the direction of a rise that no figure followed, where the
// sentence says what it is against, or goes on with the reason for one told
// before.
func (s *sentence) directRise(t lex.Token) {
	against := s.base
	if t.Kind == lex.Reason && against == 0 && strings.HasSuffix(s.p.Text, "的") {
		against = s.lineBase
	}
	if !s.fresh || against == 0 && s.budget == gouji.Actual {
		return
	}
	f := s.top()
	c, local, why := s.changed(f)
	c.Basis = gouji.Actual
	s.emitDirection(c, local, why, s.sign, against, s.budget, t)
}

// directContrast emits 决算数大于预算数. The budget before the word turns it
// round.
func (s *sentence) directContrast(t lex.Token) {
	word, sign, at, ok := lex.Contrast(s.p.Text)
	b, budget := s.p.Budget()
	if !ok || !budget || s.other(word, t) {
		return
	}
	p := s.p
	p.Text, p.Free = p.Text[:at], strings.Replace(p.Free, word, "", 1)
	if p.NamesBudget() {
		sign = -sign
	}
	f := s.top()
	if b == gouji.Budget {
		b = s.knownBudget(f)
	}
	var c gouji.Concept
	var local bool
	why := ""
	if s.onlyBasis(&p) {
		if c, local, ok = s.topic(f); !ok {
			return
		}
	} else {
		c, local, why = s.resolve(&p)
	}
	c.Basis = gouji.Actual
	s.emitDirection(c, local, why, sign, 0, b, t)
}

// other reports whether the clause that t ends holds the opposite word too, as
// the template's 大于（小于） does.
func (s *sentence) other(word string, t lex.Token) bool {
	if s.p.Start < 0 {
		return false
	}
	clause := s.l.Fold.Text[s.p.Start:t.Start]
	for _, c := range lexicon.Contrasts() {
		if c.Word != word && strings.Contains(clause, c.Word) {
			return true
		}
	}
	return false
}

func (s *sentence) emitDirection(c gouji.Concept, local bool, why string, sign, against int, b gouji.Basis, t lex.Token) {
	f := s.top()
	if why != "" || c.Flow == "" && c.Item == "" || f.doubt(c) != "" {
		return
	}
	claim := gouji.Claim{Kind: gouji.DirectionClaim, Concept: c, Local: local, Subject: s.own(f, c, gouji.Actual), Whole: -1,
		Amount: gouji.Amount{Value: int64(sign)}}
	if b != gouji.Actual {
		claim.Of, claim.Whole = c, s.own(f, c, b)
		claim.Of.Basis = b
	} else {
		claim.BaseYear = against
	}
	from := s.clauseStart()
	claim.Printed = strings.TrimSuffix(strings.TrimSpace(s.l.Fold.Text[from:t.Start]), "的")
	s.emit(claim, lex.Token{Start: from, End: t.Start})
}

// clauseStart is where the clause that the machine is in begins.
func (s *sentence) clauseStart() int {
	for i := s.i - 1; i >= 0; i-- {
		switch s.tokens[i].Kind {
		case lex.Comma, lex.Stop, lex.Colon:
			return s.tokens[i].End
		}
	}
	return s.at
}
