package claim

import (
	"slices"
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
	case s.comparing:
		s.compared(t, a)
	default:
		s.spread(t, func() { s.amount(t, a) })
		if s.doing == complete {
			// 完成年初预算314.16万元的113.90%
			s.p.reset()
			return
		}
	}
	s.settle(t)
}

// compared emits the figure that others are weighed against: 比上年120万元,
// 较年初预算90万元.
func (s *sentence) compared(t token, a gouji.Amount) {
	f := s.top()
	c, local, why := f.subject, f.local, ""
	if len(s.p.terms) > 0 || s.p.residue(s.env.Unit) != "" {
		c, local, why = s.resolve(&s.p)
	} else if !f.topic {
		why = "没有说明是什么金额"
	}
	year := s.base
	if s.budget != gouji.Actual {
		c.Basis, year = s.budget, 0
	} else if c.Basis != gouji.Actual {
		why = "比较的是预算还是上年，不明"
	}
	if why == "" && !local {
		why = f.doubt(c)
	}
	s.emit(gouji.Claim{Kind: gouji.AmountClaim, Concept: c, Local: local, Year: year,
		Subject: -1, Whole: -1, Amount: a, Hedge: t.hedge, Unresolved: why}, t)
	s.comparing = false
}

// settle ends a figure. What it states holds on for the phrases that still
// wait: 分别增长3%、5%.
func (s *sentence) settle(t token) {
	if len(s.queue) == 0 && s.near(1).kind == pause && s.near(2).kind == t.kind {
		if !s.pairing {
			s.queue = append(s.queue, s.used) // 各减少3万元、4万元
		}
		s.p.reset()
		return
	}
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
	if len(s.queue) > 0 && len(s.p.terms) == 0 && s.p.path == nil && s.p.residue(s.env.Unit) == "" {
		s.p.reset() // 分别为3万元和4万元
	}
	if !s.p.empty() || len(s.queue) == 0 {
		s.used = s.p
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
		s.used = s.p
		emit()
	}
}

// amount emits what the phrase says the figure is.
func (s *sentence) amount(t token, a gouji.Amount) {
	c, local, why := s.resolve(&s.p)
	if why == "" && !local {
		c = s.totalled(c, a)
	}
	lost := why != ""
	if lost {
		c = gouji.Concept{}
		s.abandon()
	} else {
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
	if !own || s.why || lost {
		return
	}
	s.recent = append(s.recent, id)
	if s.p.has(func(t *term) bool { return t.set.Fund != "" }) {
		s.fund = c.Fund
	}
	s.part(id, c)
	s.setSubject(c, local)
	f.last = id
	f.wholes[c.Basis] = id
	if len(s.stack) == 1 {
		s.setMain(id, c, local)
	} else if !f.bracket {
		s.listed = true
	}
}

// totalled settles what a loose 收入 or 总收入 counts: this year's income, or the
// grand total that holds the balances brought forward too. The document's own
// tables say which one it is, where it is one of them.
func (s *sentence) totalled(c gouji.Concept, a gouji.Amount) gouji.Concept {
	loose := gouji.Concept{Flow: c.Flow, Fund: c.Fund}
	if c != loose || c.Flow != gouji.Income && c.Flow != gouji.Expenditure || strings.Contains(s.p.text, "本年") || strings.Contains(s.p.text, "合计") {
		return c
	}
	total := gouji.Concept{Flow: gouji.Total, Fund: c.Fund}
	if s.prints(total, a) && !s.prints(c, a) {
		return total
	}
	return c
}

// prints reports whether the document's tables print a for c.
func (r *reader) prints(c gouji.Concept, a gouji.Amount) bool {
	return slices.ContainsFunc(r.env.Facts, func(f gouji.Fact) bool {
		return f.Concept == c && !f.Blank && gouji.Compare(f.Amount, a) == gouji.Equal
	})
}

// abandon leaves every list and subject behind a figure that nobody knows:
// what follows may belong to it.
func (s *sentence) abandon() {
	for len(s.stack) > 1 && !s.top().bracket {
		s.stack = s.stack[:len(s.stack)-1]
	}
	f := s.top()
	f.topic, f.last, f.wholes = false, -1, map[gouji.Basis]int{}
	s.mains++
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

func (r *reader) setMain(id int, c gouji.Concept, local bool) {
	basis := c.Basis
	c.Basis = gouji.Actual
	if c != r.mainConcept {
		r.main = map[gouji.Basis]int{}
		r.mains++
	}
	r.mainConcept, r.mainLocal = c, local
	r.main[basis] = id
}

// topic returns what a figure without words of its own is about: the subject
// of its sentence, else the only thing that the paragraph has given a figure
// for. It is never a mere section.
func (s *sentence) topic(f *frame) (c gouji.Concept, local, ok bool) {
	switch {
	case f.topic && !f.stale:
		return f.subject, f.local, true
	case f.topic:
		return c, false, false
	case len(s.stack) == 1 && s.mains == 1 && !s.listed:
		return s.mainConcept, s.mainLocal, true
	case s.mains == 0 && (f.base.Function != "" || f.base.Project != ""):
		return f.base, false, true
	}
	return c, false, false
}

// own returns the claim of a subject's own figure on a basis in this sentence
// or paragraph, -1 where there is none.
func (s *sentence) own(f *frame, c gouji.Concept, b gouji.Basis) int {
	c.Basis = gouji.Actual
	if id, ok := f.wholes[b]; ok && f.topic && c == f.subject {
		return id
	}
	if id, ok := s.main[b]; ok && !f.topic && c == s.mainConcept {
		return id
	}
	return -1
}

// leave pops the lists that a figure about c cannot be a part of.
func (s *sentence) leave(c gouji.Concept) {
	for len(s.stack) > 1 && !s.top().bracket && s.top().list != nil {
		base, same := s.top().list.base, c
		same.Basis = base.Basis
		if fits(base, c) && same != base {
			return
		}
		s.stack = s.stack[:len(s.stack)-1]
	}
}

// part makes a claim a part of the list it stands in, once an item and basis.
func (s *sentence) part(id int, c gouji.Concept) {
	f := s.top()
	if f.list == nil || !fits(f.list.base, c) || !s.sameSide(f.list, c) {
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

// sameSide reports whether c stands on the side of the account that a total's
// list has begun with: income and expenditure never add up to one total.
func (s *sentence) sameSide(l *list, c gouji.Concept) bool {
	if l.base.Flow != gouji.Total {
		return true
	}
	for _, id := range l.parts[c.Basis] {
		if spends(s.claim(id).Concept.Flow) != spends(c.Flow) {
			return false
		}
	}
	return true
}

func spends(f gouji.Flow) bool {
	return f == gouji.Expenditure || f == gouji.Closing || f == gouji.SurplusDistributed
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
	claim := gouji.Claim{Kind: k, Concept: c, Local: local, Subject: s.own(f, c, gouji.Actual), Whole: -1, Amount: a, Hedge: t.hedge}
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
	case why == "" && k == gouji.ChangeClaim && claim.Subject >= 0 && s.budget == gouji.Actual && a.Value > s.claim(claim.Subject).Amount.Value:
		why = "增加额大于本项数字，增减的应是别的数" // of the whole that the list parts, not of its last part
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
	ok := true
	if id, paired := s.pair(); paired {
		c, local = s.claim(id).Concept, s.claim(id).Local
	} else if len(s.p.terms) > 0 || s.p.path != nil || s.p.residue(s.env.Unit) != "" {
		c, local, why = s.resolve(&s.p)
		ok = !s.why || local || c != f.subject && c != f.base
	} else {
		c, local, ok = s.topic(f)
		ok = ok && !s.why // a reason may be gross, or about another thing
	}
	if why == "" && !local && (!ok || c.Flow == "" && c.Item == "") {
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
	budget = budget && strings.HasSuffix(s.p.text, "的") || s.ofBudget()
	switch {
	case err != nil:
		claim.Unresolved = "数字过大或过细，不能精确保存"
		s.emit(claim, t)
	case t.unit == gouji.PointUnit:
		claim.Unresolved = "百分点的比较对象未知"
		s.emit(claim, t)
	case s.doing == rise:
		s.spread(t, func() { s.change(t, a, gouji.GrowthClaim) })
	case s.doing == complete, budget:
		s.completion(t, claim)
	case s.doing == share:
		s.shareOf(t, claim)
	default:
		claim.Unresolved = "没有说明是什么的百分比"
		s.emit(claim, t)
	}
	s.settle(t)
}

// ofBudget reports whether the rate stands behind a budget's figure:
// 为年初预算63.25万元的94.43%.
func (s *sentence) ofBudget() bool {
	f := s.top()
	return s.p.text == "的" && f.last >= 0 && s.claim(f.last).Concept.Basis != gouji.Actual
}

// completion emits 完成年初预算的…%.
func (s *sentence) completion(t token, claim gouji.Claim) {
	f := s.top()
	var known bool
	claim.Kind = gouji.CompletionClaim
	claim.Concept, claim.Local, known = s.topic(f)
	claim.Of, claim.Unresolved = claim.Concept, f.doubt(claim.Concept)
	b, ok := s.p.budget()
	if !ok || b == gouji.Budget {
		b = s.knownBudget(f)
	}
	claim.Of.Basis = b
	claim.Subject, claim.Whole = s.own(f, claim.Concept, gouji.Actual), s.own(f, claim.Concept, b)
	switch {
	case s.why:
		claim.Unresolved = "原因中的完成率，对象不明"
	case !known:
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
	var known bool
	claim.Concept, claim.Local, known = s.topic(f)
	claim.Subject = s.own(f, claim.Concept, gouji.Actual)
	if id, ok := s.pair(); ok {
		claim.Concept, claim.Local, claim.Subject, known = s.claim(id).Concept, s.claim(id).Local, id, true
	} else if s.pairing {
		known = false
	}
	claim.Unresolved = f.doubt(claim.Concept)
	named := len(s.p.terms) > 0 || s.pairing
	switch {
	case s.why || !known:
		claim.Unresolved = "没有说明是什么的比重"
	case named:
		claim.Of, claim.Unresolved = s.wholeOf(f, claim.Concept)
	case f.list != nil:
		claim.Of = f.list.base
		if id, ok := f.list.wholes[gouji.Actual]; ok {
			claim.Whole = id
			if s.portions[id] {
				claim.Unresolved = "占的是上一级还是总体，不明"
			}
		}
	default:
		claim.Unresolved = "没有说明占什么的比重"
	}
	id := s.emit(claim, t)
	s.portions[claim.Subject] = true
	if claim.Unresolved == "" && claim.Subject >= 0 && !named {
		s.shares[claim.Subject] = s.claim(id).Amount
	}
}

// wholeOf resolves the whole that 占 names. 总支出 is all of it, whatever
// money the section is about, which settles a heading's hint too.
func (s *sentence) wholeOf(f *frame, part gouji.Concept) (c gouji.Concept, why string) {
	if len(s.p.terms) == 0 {
		s.p = s.share // 分别占基本支出的80%、20%
	}
	s.share = s.p
	if s.p.residue(s.env.Unit) != "" {
		return c, "占比的总体是句中自拟的名称"
	}
	all := s.p.has(func(t *term) bool { return t.reset })
	fund := s.p.has(func(t *term) bool { return t.set.Fund != "" })
	if all && !fund && (f.base.Fund == gouji.GovernmentFund || f.base.Fund == gouji.StateCapital) {
		return c, "占比的总体是全部支出还是本基金支出，不明"
	}
	if !all {
		c = gouji.Concept{Flow: part.Flow, Fund: part.Fund}
	}
	for _, t := range s.p.terms {
		c = apply(c, t)
	}
	c.Basis = gouji.Actual
	if c == part {
		return c, "占比的总体与部分相同"
	}
	if all && f.unsure != "" && f.last >= 0 {
		f.unsure, s.node.hint = "", ""
		s.claim(f.last).Unresolved = ""
	}
	return c, f.doubt(part)
}

// count emits a number of things, which only its own sentence names.
func (s *sentence) count(t token) {
	s.drifted = true
	name := strings.TrimSpace(s.p.text)
	a, err := gouji.NewAmount(t.dec, t.unit)
	if err != nil || name == "" {
		return
	}
	s.emit(gouji.Claim{Kind: gouji.CountClaim, Concept: gouji.Concept{Item: gouji.Item(name)}, Local: true, Year: s.about,
		Subject: -1, Whole: -1, Amount: a, Hedge: t.hedge}, t)
}
