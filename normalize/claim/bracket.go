package claim

import (
	"maps"

	"gouji/normalize/claim/lex"
)

// An outside is the phrase that a bracket breaks off, and the years it is told of.
type outside struct {
	p           lex.Phrase
	about, asOf int
	tallies     tallies
}

// maxDepth is how deep brackets are followed; those of people are two deep.
const maxDepth = 12

func (s *sentence) openBracket(lex.Token) {
	if len(s.saved) >= maxDepth || s.bracketedNames() {
		return
	}
	if s.bracketedParts() {
		defer s.firmly(lex.Token{Start: s.tokens[s.i].Start})
	}
	s.saved = append(s.saved, outside{s.p, s.about, s.asOf, s.tallies})
	s.p.Reset()
	s.tallies = tallies{name: s.tallies.name, last: s.tallies.last[max(0, len(s.tallies.last)-1):]} // 18人（其中行政10人、事业8人）: of the last
	if before := s.near(-1); before.Kind == lex.Year {
		s.about = before.Year // 较2019年度（无收支）
	}
	outer := s.top()
	f := newFrame(outer.base)
	if outer.topic {
		f.base = outer.subject
	}
	f.bracket, f.topic, f.subject, f.local = true, outer.topic, outer.subject, outer.local
	maps.Copy(f.wholes, outer.wholes)
	s.stack = append(s.stack, f)
}

// closeBracket leaves the bracket and every list in it: the phrase before it
// goes on.
func (s *sentence) closeBracket(lex.Token) {
	if len(s.saved) == 0 {
		return
	}
	for len(s.stack) > 1 {
		bracket := s.top().bracket
		s.stack = s.stack[:len(s.stack)-1]
		if bracket {
			break
		}
	}
	out := s.saved[len(s.saved)-1]
	s.p, s.about, s.asOf, s.tallies = out.p, out.about, out.asOf, out.tallies
	s.saved = s.saved[:len(s.saved)-1]
}

// bracketedParts reports whether the bracket that opens behind an amount lists
// nothing but names with amounts: 9万元（办公费4万元、差旅费5万元）.
func (s *sentence) bracketedParts() bool {
	if s.near(-1).Kind != lex.Amount || s.why {
		return false
	}
	amounts := 0
	for _, t := range s.tokens[s.i+1:] {
		switch t.Kind {
		case lex.Closing:
			return amounts > 1
		case lex.Amount:
			amounts++
		case lex.Word, lex.Free, lex.Quote, lex.Pause, lex.Comma:
		default:
			return false
		}
	}
	return false
}

// firmly opens the list of a bracket, whose whole is the amount before it
// whatever that is called.
func (s *sentence) firmly(t lex.Token) {
	n := len(s.lists)
	s.among(t)
	for _, l := range s.lists[n:] {
		l.firm = true
	}
}
