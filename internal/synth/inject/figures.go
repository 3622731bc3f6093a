package inject

import (
	"strings"

	"gouji"
	"gouji/internal/synth"
)

// digit puts another digit for one.
func (in *injector) digit() bool {
	i, ok := in.place(printed)
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	b := []byte(p.Printed)
	var at []int
	for k, c := range b {
		if c >= '0' && c <= '9' {
			at = append(at, k)
		}
	}
	if len(at) == 0 {
		return false
	}
	k := at[in.IntN(len(at))]
	c := byte('0' + in.IntN(10))
	if c == b[k] || c == '0' && k == at[0] {
		return false
	}
	b[k] = c
	return in.change(i, string(b), p.Unit)
}

// transposed lets two neighbouring digits change places.
func (in *injector) transposed() bool {
	i, ok := in.place(printed)
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	b := []byte(p.Printed)
	var at []int
	for k := 1; k < len(b); k++ {
		if b[k] != b[k-1] && isDigit(b[k]) && isDigit(b[k-1]) && (b[k] != '0' || k > 1) {
			at = append(at, k)
		}
	}
	if len(at) == 0 {
		return false
	}
	k := at[in.IntN(len(at))]
	b[k], b[k-1] = b[k-1], b[k]
	return in.change(i, string(b), p.Unit)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// money fits printed amounts of money.
func money(p *synth.Place) bool {
	return printed(p) && p.Kind == gouji.AmountClaim && p.Unit.Money() && p.Value != 0
}

// exchange prints at a place the figure of another that differs from it as
// near says.
func (in *injector) exchange(near func(a, b *synth.Place) bool) bool {
	i, ok := in.place(money)
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	var others []int
	for k := range in.d.Places {
		o := &in.d.Places[k]
		if money(o) && !o.Local && o.Value != p.Value && near(p, o) {
			others = append(others, k)
		}
	}
	if len(others) == 0 {
		return false
	}
	o := &in.d.Places[others[in.IntN(len(others))]]
	return in.change(i, like(p.Printed, o.Value, p.Unit), p.Unit)
}

// scope prints the figure of a concept that differs in one dimension.
func (in *injector) scope() bool {
	return in.exchange(func(a, b *synth.Place) bool {
		x, y := a.Concept, b.Concept
		return a.Year == b.Year && x.Basis == y.Basis && dimensions(x, y) == 1 && (x.Flow == y.Flow || x.Item != "")
	})
}

// dimensions counts those in which two concepts differ.
func dimensions(x, y gouji.Concept) int {
	n := 0
	for _, same := range []bool{x.Flow == y.Flow, x.Origin == y.Origin, x.Fund == y.Fund, x.Nature == y.Nature, x.Function == y.Function,
		x.Economic == y.Economic, x.Project == y.Project, x.Basis == y.Basis, x.Item == y.Item} {
		if !same {
			n++
		}
	}
	return n
}

// basis prints the budget for what happened, or the other way round.
func (in *injector) basis() bool {
	return in.exchange(func(a, b *synth.Place) bool {
		return a.Year == b.Year && a.Concept.Basis != b.Concept.Basis && dimensions(a.Concept, b.Concept) == 1
	})
}

// stale prints the figure of the year before, which the change against it
// gives away.
func (in *injector) stale() bool {
	c, ok := in.place(func(p *synth.Place) bool {
		return p.Kind == gouji.ChangeClaim && p.BaseYear == p.Year-1 && p.Unit.Money() && p.Value != 0
	})
	if !ok {
		return false
	}
	change := &in.d.Places[c]
	i, ok := in.place(func(p *synth.Place) bool { return money(p) && key(p) == key(change) })
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	return in.change(i, like(p.Printed, p.Value-change.Value, p.Unit), p.Unit)
}

// measure prints a figure in the other unit, or the other unit behind it.
func (in *injector) measure() bool {
	i, ok := in.place(money)
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	other := gouji.Yuan
	if p.Unit == gouji.Yuan {
		other = gouji.WanYuan
	}
	text := in.text(p.Block, p.Row, p.Col)
	behind := p.Start + len(p.Printed)
	if p.Row >= 0 || in.IntN(2) == 0 || !strings.HasPrefix((*text)[behind:], string(p.Unit)) {
		return in.change(i, like(p.Printed, p.Value, other), p.Unit)
	}
	f, ok := in.printing(i, p.Printed, other)
	if !ok {
		return false
	}
	why := in.broken(i, f)
	if why == "" {
		return false
	}
	x := Injected{Place: p.ID, Was: p.Printed + string(p.Unit), Is: p.Printed + string(other), Visible: true, Why: why}
	in.take(i)
	unit := in.replace(Spot{p.Block, p.Row, p.Col, behind, behind + len(p.Unit)}, string(other))
	p.Unit = other
	x.Spots = []Spot{{p.Block, p.Row, p.Col, p.Start, unit.End}}
	return in.note(i, x)
}

// turned are words for one direction and the other.
var turned = [][2]string{{"增加", "减少"}, {"增长", "下降"}, {"上升", "下降"}, {"增长", "减少"}, {"增加", "下降"}, {"提高", "降低"}}

// opposite returns the word of a direction before a print and its opposite.
func opposite(before string) (word, other string) {
	for _, t := range turned {
		switch {
		case strings.HasSuffix(before, t[0]):
			return t[0], t[1]
		case strings.HasSuffix(before, t[1]):
			return t[1], t[0]
		}
	}
	return "", ""
}

// turns fits changes and growths, whose direction is in words.
func turns(p *synth.Place) bool {
	return printed(p) && (p.Kind == gouji.ChangeClaim || p.Kind == gouji.GrowthClaim) && p.Value != 0
}

// direction turns one of the words that say more or less, or both of a change
// and its growth.
func (in *injector) direction() bool {
	if in.IntN(3) == 0 {
		return in.larger()
	}
	i, ok := in.place(turns)
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	words := []int{i}
	if k, ok := in.byID[stem(p.ID)+"/growth"]; ok && p.Kind == gouji.ChangeClaim && in.IntN(2) == 0 && in.d.Places[k].Block == p.Block {
		words = append(words, k)
	}
	for _, k := range words {
		in.against[k] = true
	}
	why := ""
	if f, ok := in.figure(i); ok {
		why = in.broken(i, f)
	}
	if is, _ := in.turn(i); why == "" || is == "" {
		for _, k := range words {
			delete(in.against, k)
		}
		return false
	}
	x := Injected{Place: p.ID, Visible: true, Why: why}
	for _, k := range words {
		is, was := in.turn(k)
		x.Was, x.Is = x.Was+was, x.Is+is
		x.Spots = append(x.Spots, in.reword(k, was, is))
		in.take(k)
	}
	in.ground[p.Block] = true
	return in.note(-1, x)
}

// turn returns the opposite of the word before a place, and the word.
func (in *injector) turn(i int) (is, was string) {
	p := &in.d.Places[i]
	text := in.text(p.Block, p.Row, p.Col)
	was, is = opposite((*text)[:p.Start])
	return is, was
}

// reword puts a word for the one before a place, and returns where both stand.
func (in *injector) reword(i int, was, is string) Spot {
	p := &in.d.Places[i]
	s := in.replace(Spot{p.Block, p.Row, p.Col, p.Start - len(was), p.Start}, is)
	return Spot{s.Block, s.Row, s.Col, s.Start, p.Start + len(p.Printed)}
}

// larger turns 大于 or 小于 between an account and its budget.
func (in *injector) larger() bool {
	i, ok := in.place(func(p *synth.Place) bool { return p.Row < 0 && p.Kind == gouji.CompletionClaim && printed(p) })
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	s := in.sentence(of(p))
	text := *in.text(p.Block, -1, -1)
	for _, w := range [][2]string{{"大于", "小于"}, {"小于", "大于"}, {"高于", "低于"}, {"低于", "高于"}} {
		k := strings.Index(text[s.Start:s.End], w[0])
		if k < 0 {
			continue
		}
		word := in.replace(Spot{p.Block, -1, -1, s.Start + k, s.Start + k + len(w[0])}, w[1])
		in.ground[p.Block] = true
		in.taken[key(p)] = true
		return in.note(-1, Injected{Place: p.ID, Was: w[0], Is: w[1], Spots: []Spot{in.sentence(word)}, Visible: true, Why: "account and budget beside it"})
	}
	return false
}
