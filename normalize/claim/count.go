package claim

import (
	"strings"

	"gouji"
)

// tallies are the numbers of things of a clause: 共有车辆5辆，其中：…3辆、…2辆.
type tallies struct {
	name  string               // of the last one
	last  []int                // claims of the numbers that stand before 其中
	lists map[gouji.Unit]*list // of what they are made of, once 其中 has come
}

// count emits a number of things, which only its own sentence names.
func (s *sentence) count(t token) {
	s.drifted = true
	name := strings.TrimSpace(s.p.text)
	if name == "" {
		name = s.tallies.name // 接待2批次、26人次
	}
	a, err := gouji.NewAmount(t.dec, t.unit)
	if err != nil || name == "" {
		return
	}
	s.tallies.name = name
	id := s.emit(gouji.Claim{Kind: gouji.CountClaim, Concept: gouji.Concept{Item: gouji.Item(name)}, Local: true, Year: s.about,
		Subject: -1, Whole: -1, Amount: a, Hedge: t.hedge}, t)
	switch l := s.tallies.lists[a.Unit]; {
	case strings.Contains(name, "每"): // 每期60人 is no part of all
	case l != nil:
		l.parts[gouji.Actual] = append(l.parts[gouji.Actual], id)
	case s.tallies.lists == nil:
		s.tallies.last = append(s.tallies.last, id)
	}
}

// tally opens the lists of what the numbers of the clause are made of.
func (s *sentence) tally(t token) {
	for _, id := range s.tallies.last {
		l := newList(gouji.Concept{}, map[gouji.Basis]int{gouji.Actual: id}, s.l.Block, t.start)
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
