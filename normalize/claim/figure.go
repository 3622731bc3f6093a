package claim

import (
	"strings"

	"gouji"
)

// figure takes an amount, or a bare number that inherits its unit from the
// list it stands in.
func (s *sentence) figure(t token) {
	if t.kind == bare {
		unit, ok := s.inherited(t)
		if !ok {
			s.grow(token{kind: free, start: t.start, end: t.end})
			return
		}
		t.unit = unit
	}
	a, err := gouji.NewAmount(t.dec, t.unit)
	switch {
	case err != nil:
		s.emit(gouji.Claim{Kind: gouji.AmountClaim, Subject: -1, Whole: -1, Unresolved: "数字过大或过细，不能精确保存"}, t)
	case t.threshold:
		s.emit(gouji.Claim{Kind: gouji.ThresholdClaim, Subject: -1, Whole: -1, Amount: a}, t)
	case s.doing == rise:
		s.spread(t, func() { s.change(t, a, gouji.ChangeClaim) })
	default:
		s.spread(t, func() { s.amount(t, a) })
	}
	s.settle()
}

// settle ends a figure. What it states holds on for the phrases that still
// wait: 分别增长3%、5%.
func (s *sentence) settle() {
	s.p.reset()
	if len(s.queue) == 0 {
		s.doing = free
	}
}

// inherited returns the unit of a bare number among the figures of a list:
// “咨询费9.20，邮电费0.41万元”.
func (s *sentence) inherited(t token) (gouji.Unit, bool) {
	f := s.top()
	if f.list == nil || s.p.empty() || t.dec.Places == 0 || s.doing != free || t.threshold {
		return "", false
	}
	if s.i+1 < len(s.tokens) {
		switch s.tokens[s.i+1].kind {
		case comma, pause, stop, closing:
		default:
			return "", false
		}
	}
	for _, id := range f.list.wholes {
		return s.claim(id).Amount.Unit, true
	}
	return "", false
}

// spread emits a figure for the phrase before it. The figures after 分别为 go
// to the phrases side by side in turn; a single one after 各 or 均为 goes to
// all of them.
func (s *sentence) spread(t token, emit func()) {
	if !s.p.empty() || len(s.queue) == 0 {
		emit()
		return
	}
	rest := 0
	for _, u := range s.tokens[s.i:] {
		if u.kind == stop || u.kind == comma {
			break
		}
		if u.kind == t.kind {
			rest++
		}
	}
	n := 1
	if rest == 1 {
		n = len(s.queue)
	}
	for range n {
		s.p, s.queue = s.queue[0], s.queue[1:]
		emit()
	}
}

// amount emits what the phrase says the figure is.
func (s *sentence) amount(t token, a gouji.Amount) {
	c, local, why := s.resolve(&s.p)
	if why == "" {
		s.leave(c)
	}
	f := s.top()
	if why == "" && !local {
		why = f.doubt(c)
	}
	if f.bracket && c.Fund != "" {
		s.contrast()
	}
	id := s.emit(gouji.Claim{Kind: gouji.AmountClaim, Concept: c, Local: local, Year: s.about,
		Subject: -1, Whole: -1, Amount: a, Hedge: t.hedge, Unresolved: why}, t)
	s.surface[id] = s.p.text
	own := s.about == 0 || s.about == s.env.Year
	if !own || s.why {
		return
	}
	s.part(id, c, t)
	s.setSubject(c, local)
	f.last = id
	f.wholes[c.Basis] = id
	if len(s.stack) == 1 {
		s.setMain(id, c)
	}
}

// contrast settles what money the amount before a bracket counts: a
// “其中财政性资金” in the bracket says that it counts all of it.
func (s *sentence) contrast() {
	if n := len(s.stack); n > 1 && s.stack[n-2].last >= 0 {
		outer := &s.stack[n-2]
		if outer.unsure != "" {
			outer.unsure, s.node.hint = "", ""
			s.claim(outer.last).Unresolved = ""
		}
	}
}

func (r *reader) setMain(id int, c gouji.Concept) {
	basis := c.Basis
	c.Basis = gouji.Actual
	if c != r.mainConcept {
		r.main = map[gouji.Basis]int{}
	}
	r.mainConcept = c
	r.main[basis] = id
}

// leave pops the lists that a figure about c cannot be a part of.
func (s *sentence) leave(c gouji.Concept) {
	for len(s.stack) > 1 && !s.top().bracket && s.top().list != nil && !fits(s.top().list.base, c) {
		s.stack = s.stack[:len(s.stack)-1]
	}
}

// part makes a claim a part of the list it stands in, once an item and basis.
func (s *sentence) part(id int, c gouji.Concept, t token) {
	f := s.top()
	if f.list == nil || !fits(f.list.base, c) {
		return
	}
	if s.stack[0].list != f.list && (s.p.head() == full || s.p.path != nil || s.p.residue(s.env.Unit) != "") {
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

// nested reports whether c is inside a part that the list already has.
func (s *sentence) nested(l *list, c gouji.Concept) bool {
	for _, id := range l.parts[c.Basis] {
		p := s.claim(id)
		if !p.Local && fits(p.Concept, c) {
			return true
		}
	}
	return false
}

// change emits a difference or growth. Against a budget it names that budget;
// else the year compared with.
func (s *sentence) change(t token, a gouji.Amount, k gouji.ClaimKind) {
	f := s.top()
	c, local, why := s.changed(f)
	if s.sign < 0 {
		a.Value = -a.Value
	}
	claim := gouji.Claim{Kind: k, Concept: c, Local: local, Subject: -1, Whole: -1, Amount: a, Hedge: t.hedge}
	if id, ok := f.wholes[gouji.Actual]; ok && c == f.subject {
		claim.Subject = id
	}
	if s.base != 0 {
		s.lineBase = s.base
	}
	if s.budget != gouji.Actual {
		claim.Of = c
		claim.Of.Basis = s.budget
	} else {
		claim.BaseYear = s.lineBase
	}
	switch {
	case s.torn:
		why = "增减方向写了两个"
	case why == "" && s.budget == gouji.Actual && s.lineBase == 0:
		why = "没有说明与什么相比"
	case why == "" && !local:
		why = f.doubt(c)
	}
	claim.Unresolved = why
	s.emit(claim, t)
	if !s.why && why == "" {
		s.setSubject(c, local)
	}
}

// changed says what rose or fell: what the phrase names, else the subject.
func (s *sentence) changed(f *frame) (c gouji.Concept, local bool, why string) {
	switch {
	case !s.p.empty() && (len(s.p.terms) > 0 || s.p.path != nil || s.p.residue(s.env.Unit) != ""):
		c, local, why = s.resolve(&s.p)
	case f.topic:
		c, local = f.subject, f.local
	default:
		c = f.base
	}
	if why == "" && !local && c.Flow == "" && c.Item == "" {
		why = "没有说明是什么的增减"
	}
	c.Basis = gouji.Actual
	return c, local, why
}

// rate emits what a percentage states.
func (s *sentence) rate(t token) {
	a, err := gouji.NewAmount(t.dec, t.unit)
	claim := gouji.Claim{Kind: gouji.ShareClaim, Subject: -1, Whole: -1, Amount: a, Hedge: t.hedge}
	_, budget := s.p.budget()
	switch {
	case err != nil:
		claim.Unresolved = "数字过大或过细，不能精确保存"
		s.emit(claim, t)
	case t.unit == gouji.PointUnit:
		claim.Unresolved = "百分点的比较对象未知"
		s.emit(claim, t)
	case s.doing == rise:
		s.spread(t, func() { s.change(t, a, gouji.GrowthClaim) })
	case s.doing == complete, budget && strings.HasSuffix(s.p.text, "的"):
		s.completion(t, claim)
	case s.doing == share:
		s.shareOf(t, claim)
	default:
		claim.Unresolved = "没有说明是什么的百分比"
		s.emit(claim, t)
	}
	s.settle()
}

// completion emits 完成年初预算的…%.
func (s *sentence) completion(t token, claim gouji.Claim) {
	f := s.top()
	claim.Kind, claim.Concept, claim.Local, claim.Unresolved = gouji.CompletionClaim, f.subject, f.local, f.doubt(f.subject)
	if !f.topic {
		claim.Concept = f.base
	}
	claim.Of = claim.Concept
	b, ok := s.p.budget()
	if !ok || b == gouji.Budget {
		b = s.knownBudget(f)
	}
	claim.Of.Basis = b
	if id, ok := f.wholes[gouji.Actual]; ok {
		claim.Subject = id
	}
	if id, ok := f.wholes[b]; ok {
		claim.Whole = id
	}
	switch {
	case s.why:
		claim.Unresolved = "原因中的完成率，对象不明"
	case claim.Concept == gouji.Concept{}:
		claim.Unresolved = "没有说明是什么的完成率"
	}
	s.emit(claim, t)
}

// knownBudget returns the budget that 预算 means here: the only one that the
// subject, or the whole it is part of, is stated on.
func (s *sentence) knownBudget(f *frame) gouji.Basis {
	for _, m := range []map[gouji.Basis]int{f.wholes, s.main, wholesOf(f.list)} {
		found, n := gouji.Budget, 0
		for b := range m {
			if b != gouji.Actual {
				found, n = b, n+1
			}
		}
		if n == 1 {
			return found
		}
	}
	return gouji.Budget
}

func wholesOf(l *list) map[gouji.Basis]int {
	if l == nil {
		return nil
	}
	return l.wholes
}

// shareOf emits 占…%.
func (s *sentence) shareOf(t token, claim gouji.Claim) {
	f := s.top()
	claim.Concept, claim.Local, claim.Unresolved = f.subject, f.local, f.doubt(f.subject)
	if f.last >= 0 {
		claim.Subject = f.last
	}
	named := len(s.p.terms) > 0
	switch {
	case s.why || !f.topic:
		claim.Unresolved = "没有说明是什么的比重"
	case named:
		claim.Of, claim.Unresolved = s.wholeOf(f)
	case f.list != nil:
		claim.Of = f.list.base
		if id, ok := f.list.wholes[gouji.Actual]; ok {
			claim.Whole = id
		}
	default:
		claim.Unresolved = "没有说明占什么的比重"
	}
	id := s.emit(claim, t)
	if claim.Unresolved == "" && claim.Subject >= 0 && !named {
		s.shares[claim.Subject] = s.claim(id).Amount
	}
}

// wholeOf resolves the whole that 占 names. 总支出 is all of it, whatever
// money the section is about, which settles a heading's hint too.
func (s *sentence) wholeOf(f *frame) (c gouji.Concept, why string) {
	if s.p.residue(s.env.Unit) != "" {
		return c, "占比的总体是句中自拟的名称"
	}
	all := s.p.has(func(t *term) bool { return t.reset })
	fund := s.p.has(func(t *term) bool { return t.set.Fund != "" })
	if all && !fund && (f.base.Fund == gouji.GovernmentFund || f.base.Fund == gouji.StateCapital) {
		return c, "占比的总体是全部支出还是本基金支出，不明"
	}
	if !all {
		c = gouji.Concept{Flow: f.subject.Flow, Fund: f.subject.Fund}
	}
	for _, t := range s.p.terms {
		c = apply(c, t)
	}
	c.Basis = gouji.Actual
	if all && f.unsure != "" && f.last >= 0 {
		f.unsure, s.node.hint = "", ""
		s.claim(f.last).Unresolved = ""
	}
	return c, f.doubt(f.subject)
}

// count emits a number of things, which only its own sentence names.
func (s *sentence) count(t token) {
	name := strings.TrimSpace(s.p.text)
	a, err := gouji.NewAmount(t.dec, t.unit)
	if err != nil || name == "" {
		return
	}
	s.emit(gouji.Claim{Kind: gouji.CountClaim, Concept: gouji.Concept{Item: gouji.Item(name)}, Local: true, Year: s.about,
		Subject: -1, Whole: -1, Amount: a, Hedge: t.hedge}, t)
}
