package claim

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/lexicon"
)

// A frame is the scope of a sentence, of a bracket or of an inline list.
type frame struct {
	base    gouji.Concept
	subject gouji.Concept        // what the last figure, or the topic, was about
	topic   bool                 // subject is set
	local   bool                 // subject is a name of the sentence's own
	last    int                  // claim of the last own amount; -1 none
	list    *list                // amounts of new items are parts of it
	given   map[gouji.Basis]bool // bases on which the current item has its figure
	wholes  map[gouji.Basis]int  // own amounts of the subject, by basis
	bracket bool
	stale   bool   // a semicolon has passed since the subject was set
	unsure  string // why the fund of amounts here is not known; "" when it is
}

func newFrame(base gouji.Concept) frame {
	return frame{base: base, last: -1, given: map[gouji.Basis]bool{}, wholes: map[gouji.Basis]int{}}
}

// doubt says why a figure about c cannot be placed: its money is not known.
func (f *frame) doubt(c gouji.Concept) string {
	if c.Fund != "" {
		return ""
	}
	return f.unsure
}

// A sentence is the state of the machine while it reads one.
type sentence struct {
	*reader
	tokens    []lex.Token
	i         int
	stack     []frame
	p         lex.Phrase
	saved     []outside    // what stands before open brackets
	queue     []lex.Phrase // phrases side by side, waiting for 分别为
	doing     lex.Kind     // what the next figure states: share, complete, rise; free an amount
	sign      int          // of a rise
	torn      bool         // the direction is given twice, and differently
	fresh     bool         // nothing has followed the rise yet: 压减…7万元
	base      int          // year compared with; 0 none
	about     int          // year that the phrase names; 0 none
	asOf      int          // year that the clauses after it are told of: 2019年，…; 截至2024年8月31日，…; 0 none
	budget    gouji.Basis  // the comparison is with this budget; Actual none
	rivals    []rival      // what was compared with in turn: 较上年4万元、预算6万元
	why       bool         // reasons follow: they are no parts and no wholes
	described bool         // they only describe an amount: 其他收入3万元，主要是利息

	comparing bool          // the next figure is the one compared with: 比上年…万元
	against   gouji.Concept // what figures are weighed against where that is another flow: 年末结余较年初, 年初结余较上年年末结余
	each      bool          // 各, 分别 or 均 stand before the figure
	pairing   bool          // figures belong in turn to the last amounts: 分别占…
	turn      int           // of the next paired figure in its clause
	announced gouji.Concept // what a list without its amount is of: 财政拨款支出主要用于以下方面
	turned    []int         // changes told in turn of phrases side by side: their rates follow in the same turn
	recent    []int         // own amounts since the last full stop
	fund      gouji.Fund    // that the last phrase named, until a semicolon
	lent      bool          // a phrase without a fund was of it
	drifted   bool          // words about something else have passed since the subject was set
	used      lex.Phrase    // of the last figure
	share     lex.Phrase    // the whole that 占 named
	tallies   tallies       // the numbers of things of the clause
	all       gouji.Concept // that 均为 said it all is, in words that end at allEnd
	allEnd    int
	muddled   string // why figures cannot be told apart until the next full stop
	clauses   [2]int // first claims of the clause before and of this one
	deltas    []int  // changes told since the last full stop
}

func (s *sentence) top() *frame { return &s.stack[len(s.stack)-1] }

func (r *reader) sentence(start, end int) {
	r.at, r.to = start, end
	r.buffer = lex.Tokens(r.buffer, r.l.Fold.Text, start, end, r.set)
	s := sentence{reader: r, tokens: r.buffer, clauses: [2]int{len(r.claims), len(r.claims)}}
	s.p.Reset()
	f := newFrame(r.node.base)
	f.list, f.given = r.node.list, r.node.given
	if r.node.hint != "" {
		f.unsure = "附件标题指明了资金范围，句中没有说明"
	}
	s.stack = append(s.stack, f)
	if len(s.tokens) > 0 && s.tokens[0].Kind == lex.Among {
		s.about, s.asOf = r.lineAsOf, r.lineAsOf // 2019年支出9万元。其中：…
		s.tallies.last = r.lastCounts
	}
	if r.heading != nil {
		s.setSubject(*r.heading, false) // 农林水支出（类）水利（款）防汛（项）。年初预算9万元
	}
	for ; s.i < len(s.tokens); s.i++ {
		s.step(s.tokens[s.i])
	}
	r.heading = s.pathAlone()
	s.direct(lex.Token{Start: end, End: end})
	s.dangle()
	r.lineAsOf = s.asOf
}

// pathAlone returns what the sentence is a path of, where it says nothing else.
func (s *sentence) pathAlone() *gouji.Concept {
	if n := len(s.tokens); n == 0 || n > 2 || s.tokens[0].Kind != lex.Path || s.tokens[n-1].Kind != lex.Stop || !s.top().topic {
		return nil
	}
	c := s.top().subject
	return &c
}

// handlers say what the machine does at each kind of token; the others are
// words of the phrase.
var handlers map[lex.Kind]func(*sentence, lex.Token)

func init() {
	handlers = map[lex.Kind]func(*sentence, lex.Token){
		lex.Amount: (*sentence).figure, lex.Bare: (*sentence).figure, lex.Rate: (*sentence).rate, lex.Count: (*sentence).count,
		lex.Year: (*sentence).compareYear, lex.Versus: (*sentence).compareWith, lex.Rise: (*sentence).setSign,
		lex.Share: (*sentence).relate, lex.Complete: (*sentence).relate, lex.Among: (*sentence).among,
		lex.Reason: (*sentence).reason, lex.AllOf: (*sentence).allOf, lex.Named: (*sentence).named, lex.None: (*sentence).none,
		lex.Each: (*sentence).inTurn, lex.Uses: (*sentence).uses, lex.Divide: (*sentence).divide, lex.Aside: (*sentence).aside,
		lex.Comma: (*sentence).pause, lex.Midst: (*sentence).pause, lex.Stop: (*sentence).pause, lex.Colon: (*sentence).pause,
		lex.Pause: (*sentence).pause, lex.Open: (*sentence).openBracket, lex.Closing: (*sentence).closeBracket,
	}
}

func (s *sentence) step(t lex.Token) {
	if handle, ok := handlers[t.Kind]; ok {
		handle(s, t)
		return
	}
	s.grow(t)
}

func (s *sentence) text(t lex.Token) string { return s.l.Fold.Text[t.Start:t.End] }

// grow adds a token to the phrase. Words after 压减 replace those before it:
// they say what was cut.
func (s *sentence) grow(t lex.Token) {
	t = s.sense(t)
	s.putOutside(t)
	if s.doing == lex.Rise && s.fresh {
		p := lex.Phrase{Start: -1}
		p.Grow(t, s.text(t))
		if len(p.Terms) > 0 || p.Project != "" || p.Residue(s.env.Unit) != "" {
			s.p.Reset()
			s.fresh = false
		}
	}
	if lex.Joins(s.text(t)) && s.p.Head() >= lexicon.Flow && s.p.Residue(s.env.Unit) == "" && (s.near(1).Kind == lex.Word || s.near(1).Kind == lex.Path) {
		s.p.Join()
		return
	}
	s.p.Grow(t, s.text(t))
}

// sense takes its meaning from a word that has it elsewhere only, and turns back
// to the disclosure's own year at 本年.
func (s *sentence) sense(t lex.Token) lex.Token {
	if t.Kind == lex.Word && t.Term.Under != "" && !s.under(t.Term.Under) {
		t.Kind = lex.Free
	}
	if s.asOf != 0 && s.asOf != s.env.Year && s.near(-1).Kind != lex.Year && lexicon.ThisYear.Prefix(s.text(t)) != "" {
		s.about, s.asOf = 0, 0
	}
	return t
}

// under reports whether an item is what the sentence is telling of: as the whole
// of its list, as its subject, or in the phrases before.
func (s *sentence) under(item gouji.Item) bool {
	f := s.top()
	if f.base.Item == item || f.topic && (f.subject.Item == item || f.subject.Item.Within(item) || item.Within(f.subject.Item)) {
		return true // “三公”经费增加4万元，其中购置费增加2万元
	}
	told := func(t *lexicon.Term) bool {
		i := cmp.Or(t.Set.Item, t.Item)
		return i == item || i.Within(item)
	}
	return s.p.Has(told) || len(s.queue) > 0 && s.queue[len(s.queue)-1].Has(told)
}

// setSign takes a direction. Two that contradict each other, as in the
// template's 下降（增长）, leave it open.
func (s *sentence) setSign(t lex.Token) {
	s.weigh()
	s.comparing = false
	s.torn = s.doing == lex.Rise && s.fresh && s.sign*t.Sign < 0
	s.doing, s.sign, s.fresh = lex.Rise, t.Sign, true
}

// near returns the token n places on, or one of no kind beyond the ends.
func (s *sentence) near(n int) lex.Token {
	if i := s.i + n; i >= 0 && i < len(s.tokens) {
		return s.tokens[i]
	}
	return lex.Token{}
}

// compareYear takes a year: the one that figures are weighed against, where
// 比, 较 or 相比 stands beside it; else the one that the phrase is about.
func (s *sentence) compareYear(t lex.Token) {
	before, after := s.near(-1).Kind, s.near(1)
	if s.why && before == lex.Versus && s.resumes() {
		s.why, s.budget = false, gouji.Actual
	}
	if before == lex.Versus && after.Plans() {
		if t.Year != s.env.Year {
			s.muddled = "与上年的预算相比"
		}
		s.weighBudget(after.Term.Set.Basis) // 比2020年年初预算
		s.i++
		return
	}
	if t.Year != s.env.Year && (before == lex.Versus || after.Kind == lex.Versus || after.Kind == lex.Rise || s.text(t) == "同比") {
		s.base, s.budget = t.Year, gouji.Actual
		s.comparing, s.rivals, s.against = before == lex.Versus, nil, gouji.Concept{}
		return
	}
	s.tellOf(t)
}

// tellOf takes a year that the phrase is about. One that opens a clause holds
// until another is named: 2019年收入90万元，支出80万元.
func (s *sentence) tellOf(t lex.Token) {
	after, until := s.near(1), s.near(-1)
	if until.Kind == lex.Free && strings.HasSuffix(s.text(until), "对") {
		return // 对2019年获奖的30家企业拨款9万元: of the firms
	}
	if strings.HasPrefix(strings.TrimPrefix(s.text(after), "的"), "基础上") {
		return // 在上年的基础上，征集企业30家
	}
	s.about, s.asOf = t.Year, 0
	part := until.Kind == lex.Among && !strings.HasSuffix(s.text(until), ":") // 其中2019年结转5万元: of the part only
	if after.Kind == lex.Comma || !s.says() && !part && s.opens() || until.Kind == lex.Free && strings.HasPrefix(s.text(until), "截") {
		s.asOf = t.Year
	}
	if s.p.Empty() {
		s.p.Start = t.Start
	}
}

// compareWith takes the budget that figures are weighed against: 比年初预算数.
func (s *sentence) compareWith(t lex.Token) {
	after := s.near(1)
	switch {
	case after.Plans():
		s.weighBudget(after.Term.Set.Basis)
		s.i++
	case after.Kind == lex.Free && (s.text(after) == "年初" || s.text(after) == "年初数"):
		s.weighOpening()
		s.i++
	case after.Kind != lex.Year && utf8.RuneCountInString(s.text(t)) < 2: // 相比, 对比 only close a comparison
		s.grow(t)
	}
}

// weighBudget takes the budget that the next figure is compared with.
func (s *sentence) weighBudget(b gouji.Basis) {
	s.budget, s.comparing, s.rivals, s.against = b, true, nil, gouji.Concept{}
}

// weighOpening takes the balance of the year's beginning, which that of its end
// is compared with: 年末结转和结余9万元，较年初增加2万元.
func (s *sentence) weighOpening() {
	s.base, s.budget, s.rivals, s.against = 0, gouji.Actual, nil, gouji.Concept{}
	if f := s.top(); f.topic && !f.local && f.subject.Flow == gouji.Closing {
		s.against = f.subject
	}
	s.against.Flow = gouji.Opening
}

// relate starts a share or a completion; a phrase before it is its subject.
func (s *sentence) relate(t lex.Token) {
	if s.why && s.described && t.Kind == lex.Share {
		s.why = false // 其他收入3万元，主要是利息，占本年收入的2%
		s.p.Reset()
	}
	if (len(s.p.Terms) > 0 || s.p.Residue(s.env.Unit) != "") && !s.setTopic(false) {
		s.top().topic, s.top().last = false, -1
		s.mains++ // the phrase names something else
	}
	s.p.Reset()
	s.share.Reset()
	s.doing = t.Kind
}

// reason switches to reasons. 决算数小于年初预算数的主要原因 says what the
// figures in the reason are weighed against.
func (s *sentence) reason(t lex.Token) {
	s.direct(t)
	if b, ok := s.p.Budget(); ok && s.compares() {
		s.budget, s.base = b, 0
	}
	s.p.Reset()
	s.why, s.doing = true, lex.Free
	s.described = s.text(t) == "主要是" && len(s.deltas) == 0 && len(s.recent) > 0
}

// compares reports whether the phrase weighs the final account against a
// budget: 决算数小于年初预算数.
func (s *sentence) compares() bool {
	return strings.Contains(s.p.Text, "差异") || slices.ContainsFunc(lexicon.Contrasts(), func(c lexicon.Contrast) bool { return strings.Contains(s.p.Text, c.Word) })
}

// pause ends a phrase at punctuation.
func (s *sentence) pause(t lex.Token) {
	if t.Kind == lex.Pause {
		if !s.p.Empty() && s.doing == lex.Free {
			s.enqueue()
		}
		s.p.Reset()
		s.about = s.asOf
		return
	}
	s.direct(t)
	s.clauses = [2]int{s.clauses[1], len(s.claims)}
	s.weigh()
	if strings.HasPrefix(s.p.Text, "除") && strings.HasSuffix(s.p.Text, "外") {
		s.muddled = "除去一部分之后的数"
	}
	if !s.setTopic(t.Kind == lex.Midst) && s.p.Residue(s.env.Unit) != "" {
		s.drifted = true
	}
	s.queue, s.comparing, s.each, s.turn = nil, false, false, 0
	if t.Kind == lex.Stop {
		s.semicolon()
	}
	s.p.Reset()
	s.about, s.doing = s.asOf, lex.Free
}

// semicolon ends what holds for a clause only: reasons, the money named, the
// lists inside lists and those of a name of the sentence's own.
func (s *sentence) semicolon() {
	s.why, s.budget, s.pairing, s.fund, s.lent, s.muddled = false, gouji.Actual, false, "", false, ""
	s.rivals, s.deltas, s.turned, s.against = nil, nil, nil, gouji.Concept{}
	s.recent = s.recent[:0]
	s.lastCounts = s.tallies.last
	s.tallies = tallies{past: s.tallies.lists}
	n := len(s.stack)
	if n > 1 && !s.top().bracket && (n > 2 && !s.stack[n-2].bracket || !s.top().base.Item.Known()) {
		s.stack = s.stack[:n-1]
	}
	s.top().stale = true
}

// enqueue puts a phrase beside the others that wait for 分别为; 收入、支出 is
// two of them.
func (s *sentence) enqueue() {
	s.queue = append(s.queue, s.p.Also...)
	switch {
	case len(s.p.Terms) == 0:
	case s.p.Has(func(t *lexicon.Term) bool { return t.Both }):
		for _, flow := range []gouji.Flow{gouji.Income, gouji.Expenditure} {
			side := s.p
			side.Terms = slices.Clone(s.p.Terms)
			for i, t := range side.Terms {
				if t.Both {
					side.Terms[i] = &lexicon.Term{Set: gouji.Concept{Flow: flow}, Head: lexicon.Full}
				}
			}
			s.queue = append(s.queue, side)
		}
	default:
		s.queue = append(s.queue, s.p)
	}
	s.p.Reset()
}

// inTurn takes 分别 and 各: the figures that follow belong to the phrases before
// it in turn, or to the last amounts where there are none.
func (s *sentence) inTurn(lex.Token) {
	s.enqueue()
	s.pairing, s.each = len(s.queue) == 0, true
}

// pair returns the amount that the next paired figure belongs to.
func (s *sentence) pair() (id int, ok bool) {
	n, from := s.turn+s.ahead(s.tokens[s.i].Kind), s.recent
	switch {
	case s.doing == lex.Rise && s.several(s.turned) && !s.says():
		if from = s.turned; n != len(from) {
			s.muddled = "几个数字与几个名称对不上"
			return 0, false
		}
	case !s.pairing || len(s.rivals) > 1:
		return 0, false
	case len(from) == 0:
		from = s.toldAbove(n)
	}
	at := len(from) - n + s.turn
	if at < 0 || n < 2 {
		return 0, false
	}
	s.turn++
	return from[at], true
}

// several reports whether claims are of more than one thing; 收入、支出总计 are
// one.
func (s *sentence) several(ids []int) bool {
	return slices.ContainsFunc(ids, func(id int) bool { return s.claim(id).Concept != s.claim(ids[0]).Concept })
}

// uses opens a list where amounts follow at once: 主要用于办公3万元、会议2万元.
func (s *sentence) uses(t lex.Token) {
	for _, u := range s.tokens[s.i+1:] {
		if u.Kind == lex.Comma || u.Kind == lex.Stop {
			break
		}
		if u.Kind == lex.Amount {
			s.among(t)
			return
		}
	}
	s.grow(t)
}

// setTopic makes a phrase without a figure the subject of what follows, where
// it names one: “…”业务工作专项1个，支出43万元. With scope (…中，) it is a
// whole whose parts follow. It reports whether it did.
func (s *sentence) setTopic(scope bool) bool {
	if s.p.Empty() || s.doing == lex.Complete || s.doing == lex.Share {
		return false
	}
	if s.p.Project == "" && s.p.Path == nil && (s.p.Head() != lexicon.Full || s.p.Residue(s.env.Unit) != "") {
		return false
	}
	c, local, why := s.resolve(&s.p)
	if why != "" || local {
		return false
	}
	c.Basis = gouji.Actual
	if scope {
		s.push(newList(c, nil, s.l.Block, s.p.Start))
		return true
	}
	s.setSubject(c, false)
	return true
}

// setSubject makes c the subject of the top frame.
func (s *sentence) setSubject(c gouji.Concept, local bool) {
	f := s.top()
	c.Basis = gouji.Actual
	if f.subject != c || !f.topic {
		f.wholes = map[gouji.Basis]int{}
	}
	f.subject, f.topic, f.local, f.stale = c, true, local, false
	s.drifted = false
}

// push opens the frame of a list.
func (s *sentence) push(l *list) {
	s.lists = append(s.lists, l)
	f := newFrame(l.base)
	f.list = l
	s.stack = append(s.stack, f)
}
