package claim

import (
	"cmp"
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
)

// figure takes an amount, or a bare number that inherits its unit from the
// list it stands in.
func (s *sentence) figure(t lex.Token) {
	if t.Kind == lex.Bare {
		unit, ok := s.inherited(t)
		if !ok {
			s.grow(lex.Token{Kind: lex.Free, Start: t.Start, End: t.End})
			return
		}
		t.Unit = unit
	}
	a, err := gouji.NewAmount(t.Dec, t.Unit)
	switch {
	case err != nil:
		s.emit(gouji.Claim{Kind: gouji.AmountClaim, Subject: -1, Whole: -1, Unresolved: "数字过大或过细，不能精确保存"}, t)
	case t.Threshold:
		s.emit(gouji.Claim{Kind: gouji.ThresholdClaim, Subject: -1, Whole: -1, Amount: a}, t)
	case s.doing == lex.Rise:
		s.spread(t, func() { s.change(t, a, gouji.ChangeClaim) })
	case s.comparing:
		s.compared(t, a)
	case s.doing == lex.Share && len(s.p.Terms) > 0:
		s.wholeFigure(t, a)
		return
	case s.average(t, a):
	default:
		s.spread(t, func() { s.amount(t, a) })
		if s.doing == lex.Complete {
			// 完成年初预算314.16万元的113.90%
			s.p.Reset()
			return
		}
	}
	s.settle(t)
}

// wholeFigure emits the figure of the whole that a share names: 占本年支出合计
// 90万元的80%.
func (s *sentence) wholeFigure(t lex.Token, a gouji.Amount) {
	f := s.top()
	part, _, known := s.topic(f)
	c, why := s.wholeOf(f, part)
	if !known {
		why = "没有说明是什么的比重"
	}
	s.emit(gouji.Claim{Kind: gouji.AmountClaim, Concept: c, Subject: -1, Whole: -1, Amount: a, Hedge: t.Hedge, Unresolved: why}, t)
	s.p.Reset()
}

// compared emits the figure that others are weighed against: 比上年120万元,
// 较年初预算90万元.
func (s *sentence) compared(t lex.Token, a gouji.Amount) {
	f := s.top()
	c, local, known, why := f.subject, f.local, f.topic, ""
	if len(s.p.Terms) > 0 || s.p.Residue(s.env.Unit) != "" {
		c, local, why = s.resolve(&s.p)
		if v := s.lastVersus(); why == "" && s.p.Start < v.Start {
			s.setSubject(c, local) // 事业收入与上年90万元相比减少10万元
		}
	} else if !known {
		if c, local, known = s.topic(f); !known {
			why = "没有说明是什么金额"
		}
	}
	if why == "" {
		why = s.muddled
	}
	year := s.base
	if s.budget != gouji.Actual {
		c.Basis, year = s.budget, 0
	} else if c.Basis != gouji.Actual {
		why = "比较的是预算还是上年，不明"
	}
	if why == "" && !local {
		why = cmp.Or(f.doubt(c), s.wider(c, a))
		s.otherFlow(c)
	}
	s.emit(gouji.Claim{Kind: gouji.AmountClaim, Concept: c, Local: local, Year: year,
		Subject: -1, Whole: -1, Amount: a, Hedge: t.Hedge, Unresolved: why}, t)
	s.rival()
}

// lastVersus returns the nearest 比, 较 or 与 behind.
func (s *sentence) lastVersus() lex.Token {
	n := -1
	for s.i+n > 0 && s.near(n).Kind != lex.Versus {
		n--
	}
	return s.near(n)
}

// weigh takes from the phrase what figures are weighed against, where it names
// that: 比上年年末结转和结余增加.
func (s *sentence) weigh() {
	if !s.comparing || !s.says() {
		return
	}
	if c, local, why := s.resolve(&s.p); why == "" && !local && s.top().subject.Flow == gouji.Opening && c.Flow == gouji.Closing && s.otherFlow(c) {
		s.p.Reset()
	}
}

// otherFlow notes and reports that what figures are weighed against, c, is
// another flow than theirs: an opening balance against last year's closing one.
func (s *sentence) otherFlow(c gouji.Concept) bool {
	f := s.top()
	if !f.topic || f.local || s.budget != gouji.Actual || f.subject.Flow == c.Flow {
		return false
	}
	s.against = c
	return true
}

// settle ends a figure. What it states holds on for the phrases that still
// wait: 分别增长3%、5%.
func (s *sentence) settle(t lex.Token) {
	if between := s.near(1); len(s.queue) == 0 && s.near(2).Kind == t.Kind && (between.Kind == lex.Pause || lex.Joins(s.text(between))) {
		if !s.pairing {
			s.queue = append(s.queue, s.used) // 各减少3万元、4万元
		}
		s.p.Reset()
		return
	}
	s.p.Reset()
	if len(s.queue) == 0 {
		s.doing = lex.Free
	}
}

// inherited returns the unit of a bare number among the figures of a list:
// “咨询费9.20，邮电费0.41万元”.
func (s *sentence) inherited(t lex.Token) (gouji.Unit, bool) {
	f := s.top()
	if s.zero(t) {
		return gouji.WanYuan, true
	}
	if f.list == nil || s.p.Empty() || t.Dec.Places == 0 || s.doing != lex.Free || t.Threshold {
		return "", false
	}
	if s.i+1 < len(s.tokens) {
		switch s.tokens[s.i+1].Kind {
		case lex.Comma, lex.Pause, lex.Stop, lex.Closing:
		default:
			return "", false
		}
	}
	for _, id := range f.list.wholes {
		return s.claim(id).Amount.Unit, true
	}
	return "", false
}

// says reports whether the phrase holds more than fillers.
func (s *sentence) says() bool {
	return len(s.p.Terms) > 0 || s.p.Path != nil || s.p.Residue(s.env.Unit) != ""
}

// spread emits a figure for the phrase before it. The figures after 分别为 go
// to the phrases side by side in turn; a single one after 各 or 均为 goes to
// all of them.
func (s *sentence) spread(t lex.Token, emit func()) {
	if len(s.queue) > 0 && !s.says() {
		s.p.Reset() // 分别为3万元和4万元
	}
	if len(s.p.Also) > 0 {
		s.enqueue() // 基本支出和项目支出3万元、4万元
	}
	if !s.p.Empty() || len(s.queue) == 0 {
		s.used = s.p
		emit()
		return
	}
	n, rest := 1, s.ahead(t.Kind)
	switch {
	case rest == 1 && s.each && len(s.queue) > 1:
		n = len(s.queue)
	case rest == 2 && len(s.queue) == 1 && s.queue[0].Total():
		s.queue = append(s.queue, s.queue[0]) // 收入、支出总计分别为…、…
	case rest != len(s.queue):
		s.muddled, s.queue = "几个数字与几个名称对不上", nil
		emit()
		return
	}
	for range n {
		s.p, s.queue = s.queue[0], s.queue[1:]
		s.used = s.p
		emit()
	}
	if n == 1 {
		s.turned = append(s.turned, s.claims[len(s.claims)-1].ID)
	}
}

// ahead counts the tokens of a kind from here to the end of the clause.
func (s *sentence) ahead(k lex.Kind) (n int) {
	for _, t := range s.tokens[s.i:] {
		switch t.Kind {
		case lex.Stop, lex.Comma:
			return n
		case k:
			n++
		}
	}
	return n
}

// amount emits what the phrase says the figure is.
func (s *sentence) amount(t lex.Token, a gouji.Amount) {
	c, local, why := s.resolve(&s.p)
	if why == "" && !local {
		c, why = s.totalled(c, a)
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
		Subject: -1, Whole: -1, Amount: a, Hedge: t.Hedge, Unresolved: why}, t)
	s.surface[id] = s.p.Text
	if s.about == s.env.Year-1 && s.base == 0 {
		s.base = s.about // 340万元，上年310万元，增加30万元
	}
	if !lost && !s.why && (s.about == 0 || s.about == s.env.Year || s.about == s.asOf) {
		s.keep(id, c, local)
	}
}

// keep makes an amount of the year itself what the sentence goes on about.
func (s *sentence) keep(id int, c gouji.Concept, local bool) {
	f := s.top()
	s.recent = append(s.recent, id)
	s.money(c)
	s.part(id, c)
	s.setSubject(c, local)
	f.last = id
	f.wholes[c.Basis] = id
	if c.Basis == gouji.Actual && !local {
		s.told = append(s.told, statement{id, s.node})
	}
	if len(s.stack) == 1 {
		s.setMain(id, c, local)
	} else if !f.bracket {
		s.listed = true
	}
}

// totalled settles what a loose 收入 or 总收入 counts: this year's income, or the
// grand total that holds the balances brought forward too. The parts that it is
// given say which one it is, or the document's own tables do where it is one of
// them.
func (s *sentence) totalled(c gouji.Concept, a gouji.Amount) (_ gouji.Concept, why string) {
	loose := gouji.Concept{Flow: c.Flow, Fund: c.Fund}
	if c != loose || c.Flow != gouji.Income && c.Flow != gouji.Expenditure || strings.Contains(s.p.Text, "本年") {
		return c, ""
	}
	total := gouji.Concept{Flow: gouji.Total, Fund: c.Fund}
	if s.takesInBalances(c.Flow) || !strings.Contains(s.p.Text, "合计") && s.prints(total, a) && !s.prints(c, a) {
		return total, ""
	}
	if s.bothTotals() {
		return c, "总收入、总支出是否含结转和结余，不明"
	}
	return c, ""
}

// takesInBalances reports whether the list that follows, 其中：本年收入…，年初结转…,
// counts balances of other years among the parts of an income or expenditure.
func (s *sentence) takesInBalances(f gouji.Flow) bool {
	listed, ahead := false, s.tokens[s.i:]
	for i, t := range ahead {
		switch {
		case t.Kind == lex.Stop:
			return false
		case t.Kind == lex.Among:
			listed = true
		case listed && t.Balanced() == f && i+1 < len(ahead) && ahead[i+1].Kind == lex.Amount:
			return true
		}
	}
	return false
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
	case f.topic && (!f.stale || len(s.stack) == 1 && !s.listed):
		return f.subject, f.local, true
	case f.topic:
		return c, false, false
	case len(s.stack) == 1 && s.mains == 1 && !s.listed:
		return s.mainConcept, s.mainLocal, true
	case s.mains == 0 && f.itemised():
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
		if c.Within(base) && same != base {
			return
		}
		s.stack = s.stack[:len(s.stack)-1]
	}
}
