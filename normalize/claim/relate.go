package claim

import (
	"slices"
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/lexicon"
)

// change emits a difference or growth. Against a budget it names that budget;
// else the year compared with.
func (s *sentence) change(t lex.Token, a gouji.Amount, k gouji.ClaimKind) {
	f := s.top()
	s.inTurnWith(t.Kind)
	s.fresh = false
	c, local, why := s.changed(f)
	parts := s.added()
	if parts != nil {
		c, local, why = gouji.Concept{Flow: c.Flow, Item: gouji.Item(lex.Clip(s.p.Text))}, true, ""
	}
	if s.sign < 0 && a.Value < 0 {
		why = "减少又写了负号，方向不明"
	}
	if s.sign < 0 {
		a.Value = -a.Value
	}
	claim := gouji.Claim{Kind: k, Concept: c, Local: local, Subject: s.own(f, c, gouji.Actual), Whole: -1, Amount: a, Hedge: t.Hedge}
	claim.Of, claim.BaseYear = s.compareTo(c)
	if why == "" {
		why = s.flaw(&claim)
	}
	if why == "" && !local {
		why = f.doubt(c)
	}
	claim.Unresolved = why
	id := s.emit(claim, t)
	if parts != nil && claim.Unresolved == "" {
		l := newList(c, map[gouji.Basis]int{gouji.Actual: id}, s.l.Block, t.Start)
		l.parts[gouji.Actual], l.firm, l.whole = parts, true, true
		s.lists = append(s.lists, l)
	} else if k == gouji.ChangeClaim {
		s.deltas = append(s.deltas, id)
	}
	switch {
	case s.why:
	case why == "":
		s.setSubject(c, local)
	case s.says():
		f.topic, f.last = false, -1 // 合计增加4万元（上年96万元）: of something else
	}
}

// compareTo returns what the change of c is against: another flow, a budget, or
// c itself of the year that the paragraph last named.
func (s *sentence) compareTo(c gouji.Concept) (of gouji.Concept, year int) {
	if s.base != 0 {
		s.lineBase = s.base
	}
	switch {
	case s.against != (gouji.Concept{}):
		return s.against, s.base
	case s.budget != gouji.Actual:
		c.Basis = s.budget
		return c, 0
	}
	return of, s.lineBase
}

// added returns the changes that the phrase adds up: 甲增加5万元，乙减少2万元，
// 两项合计增加3万元. nil where it does not, or the clause has told of others.
func (s *sentence) added() []int {
	n := map[string]int{"两项": 2, "二项": 2, "三项": 3, "四项": 4}[lex.Begin(s.p.Text, 2)]
	if n == 0 || n != len(s.deltas) || !strings.Contains(s.p.Text, "计") {
		return nil
	}
	for _, id := range s.deltas {
		if c := s.claim(id); c.Unresolved != "" || c.BaseYear != s.claim(s.deltas[0]).BaseYear || c.Of.Basis != s.claim(s.deltas[0]).Of.Basis {
			return nil
		}
	}
	return slices.Clone(s.deltas)
}

// flaw says why a change cannot be taken as it stands.
func (s *sentence) flaw(c *gouji.Claim) string {
	switch {
	case s.muddled != "":
		return s.muddled
	case s.torn:
		return "增减方向写了两个"
	case s.against != (gouji.Concept{}) && (c.Local || c.Concept != s.top().subject || s.base == 0 && c.Concept.Flow != gouji.Closing):
		return "比较的是两件事"
	case c.Of != (gouji.Concept{}):
		return ""
	case s.lineBase == 0:
		return "没有说明与什么相比"
	case c.Kind == gouji.ChangeClaim && c.Subject >= 0 && s.inList[c.Subject] && c.Amount.Value > s.claim(c.Subject).Amount.Value:
		return "增加额大于本项数字，增减的应是别的数" // of the whole, not of the last part listed
	}
	return ""
}

// changed says what rose or fell: what the phrase names, else the subject.
func (s *sentence) changed(f *frame) (c gouji.Concept, local bool, why string) {
	ok := true
	if id, paired := s.pair(); paired {
		c, local = s.claim(id).Concept, s.claim(id).Local
	} else if both, known := s.bothSides(); known {
		c = both
	} else if s.says() && !s.onlyBasis(&s.p) {
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

// bothSides returns the total that the paragraph has told of, where the phrase
// is 收支: what one side of it rises by the other does too.
func (s *sentence) bothSides() (gouji.Concept, bool) {
	if s.p.Residue(s.env.Unit) != "" || !s.p.Only(func(t *lexicon.Term) bool { return t.Both || t.Basis }) ||
		!s.p.Has(func(t *lexicon.Term) bool { return t.Both }) {
		return gouji.Concept{}, false
	}
	for _, c := range s.claims[s.lineFirst:] {
		if c.Kind == gouji.AmountClaim && c.Concept.Flow == gouji.Total && c.Unresolved == "" {
			return c.Concept, true
		}
	}
	return gouji.Concept{}, false
}

// rate emits what a percentage states.
func (s *sentence) rate(t lex.Token) {
	a, err := gouji.NewAmount(t.Dec, t.Unit)
	claim := gouji.Claim{Kind: gouji.ShareClaim, Subject: -1, Whole: -1, Amount: a, Hedge: t.Hedge}
	_, budget := s.p.Budget()
	budget = budget && strings.HasSuffix(s.p.Text, "的") || s.ofBudget()
	switch {
	case err != nil:
		claim.Unresolved = "数字过大或过细，不能精确保存"
		s.emit(claim, t)
	case t.Unit == gouji.PointUnit:
		claim.Unresolved = "百分点的比较对象未知"
		s.emit(claim, t)
	case s.doing == lex.Rise:
		s.spread(t, func() { s.change(t, a, gouji.GrowthClaim) })
	case s.doing == lex.Complete, budget:
		s.completion(t, claim)
	case s.doing == lex.Share, s.bracketedShare(a):
		s.shareOf(t, claim)
	default:
		claim.Unresolved = "没有说明是什么的百分比"
		s.emit(claim, t)
	}
	s.settle(t)
}

// bracketedShare reports whether a rate stands alone in a bracket behind a part of
// a list: 教育支出60万元（60%）、卫生健康支出40万元（40%）.
func (s *sentence) bracketedShare(a gouji.Amount) bool {
	n := len(s.stack)
	if s.near(-1).Kind != lex.Open || s.near(1).Kind != lex.Closing || n < 2 || !s.top().bracket || a.Value < 0 || a.Value > 100*a.Unit.Scale() {
		return false
	}
	outer := &s.stack[n-2]
	return outer.list != nil && outer.last >= 0 && s.inList[outer.last] && s.near(-2).Kind == lex.Amount
}

// ofBudget reports whether the rate stands behind a budget's figure:
// 为年初预算63.25万元的94.43%.
func (s *sentence) ofBudget() bool {
	f := s.top()
	return s.p.Text == "的" && f.last >= 0 && s.claim(f.last).Concept.Basis != gouji.Actual
}

// completion emits 完成年初预算的…%.
func (s *sentence) completion(t lex.Token, claim gouji.Claim) {
	f := s.top()
	var known bool
	claim.Kind = gouji.CompletionClaim
	claim.Concept, claim.Local, known = s.topic(f)
	claim.Of, claim.Unresolved = claim.Concept, f.doubt(claim.Concept)
	b, ok := s.p.Budget()
	if !ok || b == gouji.Budget {
		b = s.knownBudget(f)
	}
	claim.Of.Basis = b
	claim.Subject, claim.Whole = s.own(f, claim.Concept, gouji.Actual), s.own(f, claim.Concept, b)
	switch {
	case s.muddled != "":
		claim.Unresolved = s.muddled
	case s.pairing:
		claim.Unresolved = "分别完成的是哪个预算，不明"
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
func (s *sentence) shareOf(t lex.Token, claim gouji.Claim) {
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
	named := len(s.p.Terms) > 0 || len(s.share.Terms) > 0
	switch {
	case s.muddled != "":
		claim.Unresolved = s.muddled
	case s.why || !known:
		claim.Unresolved = "没有说明是什么的比重"
	case s.ownWhole(&claim):
		named = true
	case named:
		claim.Of, claim.Unresolved = s.wholeOf(f, claim.Concept)
	default:
		s.listWhole(f, &claim)
	}
	id := s.emit(claim, t)
	s.portions[claim.Subject] = true
	if claim.Unresolved == "" && claim.Subject >= 0 && !named {
		s.shares[claim.Subject] = s.claim(id).Amount
	}
}

// ownWhole makes the whole of a share what the paragraph has called by the same
// name of its own: 合同金额9万元，其中桥梁合同3万元，占合同金额的33.33%.
func (s *sentence) ownWhole(claim *gouji.Claim) bool {
	name := lex.Essence(s.p.Text, s.env.Unit)
	if name == "" || s.p.Residue(s.env.Unit) == "" {
		return false
	}
	for i := len(s.claims) - 1; i >= max(s.lineFirst, len(s.claims)-farthest); i-- {
		w := &s.claims[i]
		if w.Kind == gouji.AmountClaim && w.Local && w.ID != claim.Subject && w.Year == s.env.Year && w.Unresolved == "" && lex.Essence(string(w.Concept.Item), s.env.Unit) == name {
			claim.Of, claim.Whole = w.Concept, w.ID
			return true
		}
	}
	return false
}

// listWhole makes the whole of the list that a share stands in its whole.
func (s *sentence) listWhole(f *frame, claim *gouji.Claim) {
	if f.list == nil {
		if s.toldWhole(claim) {
			return
		}
		if claim.Unresolved = "没有说明占什么的比重"; s.announced.Flow != "" && !claim.Local && claim.Concept != s.announced && claim.Concept.Within(s.announced) {
			claim.Of, claim.Unresolved = s.announced, ""
		}
		return
	}
	claim.Of = f.list.base
	id, ok := f.list.wholes[gouji.Actual]
	if ok {
		claim.Whole = id
	}
	part := claim.Subject < 0 || s.inList[claim.Subject] || s.env.Plan && claim.Concept.Flow != claim.Of.Flow // 上年结转 in a budget's income
	if ok && s.portions[id] || !part {
		claim.Unresolved = "占的是上一级还是总体，不明"
	}
}

// toldWhole makes the whole of a share that names none the nearest figure told
// before of what its part lies within, in the same section.
func (s *sentence) toldWhole(claim *gouji.Claim) bool {
	if claim.Local || claim.Subject < 0 {
		return false
	}
	for i := len(s.told) - 1; i >= 0; i-- {
		w := s.told[i]
		c := s.claim(w.id).Concept
		if w.node.holds(s.node) && claim.Concept != c && claim.Concept.Within(c) {
			claim.Of, claim.Whole = c, w.id
			return c.Flow != gouji.Total // a part of 总计 or of 本年收入合计
		}
	}
	return false
}

// holds reports whether a node is n or what n stands in.
func (h *node) holds(n *node) bool {
	for ; n != nil; n = n.parent {
		if n == h {
			return true
		}
	}
	return false
}

// wholeOf resolves the whole that 占 names. 总支出 is all of it, whatever
// money the section is about, which settles a heading's hint too.
func (s *sentence) wholeOf(f *frame, part gouji.Concept) (c gouji.Concept, why string) {
	if len(s.p.Terms) == 0 {
		s.p = s.share // 分别占基本支出的80%、20%
	}
	s.share = s.p
	if s.p.Residue(s.env.Unit) != "" {
		return c, "占比的总体是句中自拟的名称"
	}
	all := s.p.Has(func(t *lexicon.Term) bool { return t.Reset || t.Set.Flow == gouji.Total })
	fund := s.p.NamesFund()
	if all && !fund && f.special() && !s.onlyOfAll(part) {
		return c, "占比的总体是全部支出还是本基金支出，不明"
	}
	if !all {
		c = gouji.Concept{Flow: part.Flow, Fund: part.Fund}
	}
	if c = applied(c, s.p.Terms); c == part && !fund {
		c.Fund = f.base.Fund // 一般公共预算安排9万元，占基本支出的60%
	}
	if c == part {
		return c, "占比的总体与部分相同"
	}
	if all && f.unsure != "" && f.last >= 0 {
		f.unsure, s.node.hint = "", ""
		s.claim(f.last).Unresolved = ""
	}
	return c, f.doubt(part)
}

// special reports whether the section is about a budget of its own, beside the
// general one.
func (f *frame) special() bool {
	return f.base.Fund == gouji.GovernmentFund || f.base.Fund == gouji.StateCapital
}

// onlyOfAll reports whether the share of part can only be one of all money: of its
// own fund's, all that the fund spends would be 100 %.
func (s *sentence) onlyOfAll(part gouji.Concept) bool {
	t := s.tokens[s.i]
	a, err := gouji.NewAmount(t.Dec, t.Unit)
	return part == (gouji.Concept{Flow: part.Flow, Fund: part.Fund}) && t.Kind == lex.Rate && err == nil && a.Value != 100*gouji.Percent.Scale()
}

// applied returns the account's figure that terms make of c.
func applied(c gouji.Concept, terms []*lexicon.Term) gouji.Concept {
	for _, t := range terms {
		c = lex.Apply(c, t)
	}
	c.Basis = gouji.Actual
	return c
}

// A rival is what a figure is compared with: a year, or a budget.
type rival struct {
	year   int
	budget gouji.Basis
}

// rival ends a figure compared with, and goes on to the one beside it: 较上年
// 4.00万元、预算6.00万元.
func (s *sentence) rival() {
	s.comparing = false
	s.rivals = append(s.rivals, rival{s.base, s.budget})
	other := s.near(2)
	if s.near(3).Kind != lex.Amount || s.near(1).Kind != lex.Pause && !lex.Joins(s.text(s.near(1))) {
		return
	}
	switch {
	case other.Plans():
		s.budget, s.comparing = other.Term.Set.Basis, true
	case other.Kind == lex.Year && other.Year != s.env.Year:
		s.base, s.budget, s.comparing = other.Year, gouji.Actual, true
	default:
		return
	}
	s.i += 2
}

// inTurnWith takes the one of several rivals that a change is against: they
// come in turn, 分别减少0.70万元、2.70万元.
func (s *sentence) inTurnWith(k lex.Kind) {
	if len(s.rivals) < 2 {
		return
	}
	if !s.pairing || s.turn+s.ahead(k) != len(s.rivals) {
		s.muddled = "与几个数相比，不知是哪一个"
		return
	}
	s.base, s.budget = s.rivals[s.turn].year, s.rivals[s.turn].budget
	s.turn++
}

// putOutside takes back what the clause states, where words behind its figures
// say that they are left out: 自有资金承担的接待费2万元不纳入本表.
func (s *sentence) putOutside(t lex.Token) {
	first := s.clauses[1]
	if s.near(-1).Kind == lex.Comma {
		first = s.clauses[0]
	} else if s.near(-1).Kind != lex.Amount {
		return
	}
	if lexicon.Outside.Prefix(s.text(t)) == "" || s.near(1).Plans() {
		return // 未列入年初预算 says nothing of the account
	}
	for i := range s.claims[first:] {
		if c := &s.claims[first+i]; c.Unresolved == "" {
			c.Unresolved = "句中说明不在所列范围之内"
		}
	}
}

// wider says why a figure of 财政拨款 in the section on one of its funds may be
// of all of them: it has been told so before. What follows is of the same money.
func (s *sentence) wider(c gouji.Concept, a gouji.Amount) string {
	if c.Fund == gouji.Fiscal || !s.p.Has(func(t *lexicon.Term) bool { return t.Set.Fund == gouji.Fiscal }) {
		return ""
	}
	c.Fund = gouji.Fiscal
	told := s.claims[max(0, len(s.claims)-farthest):]
	if slices.ContainsFunc(told, func(o gouji.Claim) bool { return o.Concept == c && gouji.Compare(o.Amount, a) == gouji.Equal }) {
		s.muddled = "是全部财政拨款的数还是本节资金的数，不明"
	}
	return s.muddled
}

// resumes reports whether a comparison with the year before that opens a clause
// goes on about the subject: the reason before it was for the difference from a
// budget, and named nothing that has figures. 决算数小于预算数的主要原因是厉行节约，与上年相比减少2万元.
func (s *sentence) resumes() bool {
	if s.budget == gouji.Actual || s.near(-2).Kind != lex.Comma {
		return false
	}
	for i := s.i - 3; i >= 0; i-- {
		switch t := s.tokens[i]; {
		case t.Kind == lex.Reason:
			return true
		case t.Kind == lex.Amount, t.Kind == lex.Rate, t.Kind == lex.Count, t.Kind == lex.Path, t.Kind == lex.Quote, t.Kind == lex.Word && t.Term.Head >= lexicon.Flow:
			return false
		}
	}
	return false
}
