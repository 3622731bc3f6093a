package claim

import (
	"cmp"
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/lexicon"
)

// part makes a claim a part of the list it stands in, once an item and basis.
func (s *sentence) part(id int, c gouji.Concept) {
	f := s.top()
	if f.list == nil || !c.Within(f.list.base) || !s.sameSide(f.list, c) || !s.sameWay(f, id) {
		return
	}
	if s.stack[0].list != f.list && (s.p.Head() == lexicon.Full || s.p.NamesFund() || s.p.Path != nil || s.p.Residue(s.env.Unit) != "") {
		f.given = map[gouji.Basis]bool{}
	}
	if f.given[c.Basis] || s.nested(f.list, c) {
		return
	}
	f.given[c.Basis] = true
	if len(s.stack) == 1 {
		s.node.stated = true
		for n := s.node.parent; n != nil && n.list == f.list; n = n.parent {
			n.given[c.Basis] = true // by its items: a figure of its own would count twice
		}
	}
	f.list.parts[c.Basis] = append(f.list.parts[c.Basis], id)
	s.inList[id] = true
}

// sameWay reports whether a claim may join the list of f. An inline list that is
// parted again along another dimension is followed by another of the same whole.
func (s *sentence) sameWay(f *frame, id int) bool {
	if !s.otherWay(f.list, id) {
		return true
	}
	if len(s.stack) == 1 {
		return false
	}
	f.list = newList(f.list.base, f.list.wholes, f.list.block, f.list.start)
	s.lists = append(s.lists, f.list)
	return true
}

// otherWay reports whether a claim parts the whole of a list along another
// dimension than its parts so far: 其中：基本支出…，项目支出…；按资金来源分，….
func (s *sentence) otherWay(l *list, id int) bool {
	c := s.claim(id)
	along := way(l.base, c)
	for _, other := range l.parts[c.Concept.Basis] {
		p := s.claim(other)
		switch w := way(l.base, p); {
		case c.Local && p.Local && w != along && !l.whole:
			return true // 桥梁建设9万元，中央资金7万元、省级资金2万元
		case !c.Local && !p.Local && w&along == 0:
			return true
		}
	}
	return false
}

// way returns the dimensions along which a claim parts base; of names of the
// sentence's own only those that say whose money it is are told from others.
func way(base gouji.Concept, c *gouji.Claim) int {
	switch {
	case !c.Local:
		return c.Concept.Narrows(base)
	case lex.Sourced(string(c.Concept.Item)):
		return gouji.Concept{Fund: gouji.Fiscal}.Narrows(gouji.Concept{})
	}
	return 0
}

// sameSide reports whether c stands on the side of the account that a total's
// list has begun with: income and expenditure never add up to one total.
func (s *sentence) sameSide(l *list, c gouji.Concept) bool {
	if l.base.Flow != gouji.Total {
		return true
	}
	for _, id := range l.parts[c.Basis] {
		if s.claim(id).Concept.Flow.Spends() != c.Flow.Spends() {
			return false
		}
	}
	return true
}

// side returns the flow of a part of a total that is called by its fund alone:
// what stands beside a balance brought forward is income, and beside one carried
// over expenditure. Without such a part it is that fund's total.
func (s *sentence) side() gouji.Flow {
	for i := s.i - 1; i >= 0 && s.tokens[i].Kind != lex.Among; i-- {
		if f := s.tokens[i].Balanced(); f != "" {
			return f
		}
	}
	for _, t := range s.tokens[s.i:] {
		if f := t.Balanced(); f != "" || t.Kind == lex.Stop {
			return cmp.Or(f, gouji.Total)
		}
	}
	return gouji.Total
}

// nested reports whether c is inside a part that the list already has.
func (s *sentence) nested(l *list, c gouji.Concept) bool {
	for _, id := range l.parts[c.Basis] {
		p := s.claim(id)
		if !p.Local && c.Within(p.Concept) || strings.Contains(string(p.Concept.Item), "中小") && strings.Contains(string(c.Item), "小微") {
			return true // the small and micro are among the small and medium
		}
	}
	return false
}
