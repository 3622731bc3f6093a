package claim

import (
	"cmp"
	"strings"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/lexicon"
)

// tallies are the numbers of things of a clause: 共有车辆5辆，其中：…3辆、…2辆.
type tallies struct {
	name  string // of the last one
	all   []int
	last  []int                // claims of the numbers that stand before 其中
	lists map[gouji.Unit]*list // of what they are made of, once 其中 has come
	past  map[gouji.Unit]*list // those that a semicolon has left, for an item like their first
}

// tallyName returns what a number counts: the words before it; where they only take
// up the number before, as 累计, or the money told of, as 接待, that.
func (s *sentence) tallyName(name string) string {
	f := s.top()
	switch name {
	case "", "共", "共计", "累计": // 接待2批次、26人次
		return cmp.Or(s.tallies.name, name)
	case "接待": // 其他国内公务接待支出3万元，接待26人次
		if of, ok := strings.CutSuffix(string(f.subject.Item), "接待支出"); ok && f.topic && f.local {
			return of + name
		}
	}
	return name
}

// resume goes on with the lists that a semicolon has left, where a number is of
// something called like their first part: 接待甲6批次；接待乙8批次, or 机要通信用车
// 2辆；其他用车3辆.
func (t *tallies) resume(r *reader, name string) {
	for _, l := range t.past {
		if parts := l.parts[gouji.Actual]; t.lists == nil && len(parts) > 0 {
			first := string(r.claim(parts[0]).Concept.Item)
			n, suffix := len("接待"), len("车")
			if len(first) > n && len(name) > n && (first[:n] == name[:n] || first[len(first)-suffix:] == name[len(name)-suffix:]) {
				t.lists, t.past = t.past, nil
			}
		}
	}
}

// count emits a number of things, which only its own sentence names.
func (s *sentence) count(t lex.Token) {
	s.drifted = true
	name := s.tallyName(strings.TrimSpace(s.p.Text))
	a, err := gouji.NewAmount(t.Dec, t.Unit)
	if err != nil || name == "" {
		return
	}
	s.tallies.name, s.p.Counted = name, true
	s.tallies.resume(s.reader, name)
	id := s.emit(gouji.Claim{Kind: gouji.CountClaim, Concept: gouji.Concept{Item: gouji.Item(name)}, Local: true, Year: s.about,
		Subject: -1, Whole: -1, Amount: a, Hedge: t.Hedge}, t)
	s.tallies.all = append(s.tallies.all, id)
	switch l := s.tallies.lists[a.Unit]; {
	case strings.Contains(name, "每"): // 每期60人 is no part of all
	case l != nil:
		l.parts[gouji.Actual] = append(l.parts[gouji.Actual], id)
	case s.tallies.lists == nil && s.doing != lex.Rise && (s.about == 0 || s.about == s.env.Year): // 比上年减少1辆(上年9辆)
		s.tallies.last = append(s.tallies.last, id)
	}
}

// tally opens the lists of what the numbers of the clause are made of.
func (s *sentence) tally(t lex.Token) {
	for _, id := range s.tallies.last {
		l := newList(gouji.Concept{}, map[gouji.Basis]int{gouji.Actual: id}, s.l.Block, t.Start)
		if s.tallies.lists == nil {
			s.tallies.lists = map[gouji.Unit]*list{}
		}
		s.tallies.lists[s.claim(id).Amount.Unit] = l // of two in one unit the later one
		s.lists = append(s.lists, l)
	}
}

// counted reports whether a list of numbers names all that there is: its last
// part is of whatever else, as 其他用车3辆.
func (r *reader) counted(parts []int) bool {
	last := r.claim(parts[len(parts)-1])
	return last.Kind == gouji.CountClaim && strings.HasPrefix(string(last.Concept.Item), "其他")
}

// average emits what one of the things counted costs: 4辆，平均每辆3.88万元. It
// is a part of nothing, and what follows may be compared with it. It reports
// whether the phrase names one.
func (s *sentence) average(t lex.Token, a gouji.Amount) bool {
	word, per, ok := lexicon.Averaged(s.p.Text)
	named := s.p
	named.Free = strings.Replace(named.Free, word, "", 1)
	if !ok || named.Project != "" || named.Path != nil || named.Residue(s.env.Unit) != "" {
		return false // 人均补助项目 is a name
	}
	f := s.top()
	c, local, known := s.topic(f)
	if len(named.Terms) > 0 { // 车均运行维护费
		var why string
		c, local, why = s.resolve(&named)
		known = why == ""
	}
	why, whole := "", s.tallied(per)
	if !known || local || whole < 0 || s.why || c.Basis != gouji.Actual {
		why = "没有说明是什么的平均数，或按多少平均"
	}
	s.emit(gouji.Claim{Kind: gouji.AverageClaim, Concept: c, Local: local, Year: s.about, Subject: s.own(f, c, gouji.Actual), Whole: whole,
		Amount: a, Hedge: t.Hedge, Unresolved: why}, t)
	s.setSubject(gouji.Concept{Flow: c.Flow, Item: gouji.Item(lex.Clip(strings.TrimSpace(s.p.Text)))}, true)
	return true
}

// tallied returns the count of the clause that an average is of: the only one of
// such things, told of last. -1 where there is none.
func (s *sentence) tallied(per string) int {
	found := -1
	for _, id := range s.tallies.all {
		c := s.claim(id)
		if per == "" || !strings.HasPrefix(per, string([]rune(string(c.Amount.Unit))[:1])) || c.Year != s.env.Year {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = id
	}
	if found < 0 || s.claim(s.tallies.all[len(s.tallies.all)-1]).Concept != s.claim(found).Concept {
		return -1
	}
	return found
}

// matched reports whether a list of numbers opened with l has as many parts and
// they come to its whole: what names all persons names all visits.
func (r *reader) matched(l *list, n int) bool {
	for _, m := range r.lists {
		if n < 2 || m == l || m.block != l.block || m.start != l.start {
			continue
		}
		whole, ok := m.wholes[gouji.Actual]
		parts := m.parts[gouji.Actual]
		if !ok || len(parts) != n || r.claim(whole).Kind != gouji.CountClaim {
			continue
		}
		sum := int64(0)
		for _, id := range parts {
			sum += r.claim(id).Amount.Value
		}
		if sum > 0 && sum == r.claim(whole).Amount.Value {
			return true
		}
	}
	return false
}
