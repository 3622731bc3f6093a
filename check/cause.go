package check

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"gouji"
	"gouji/check/label"
)

// maxCauses bounds how many possible causes a finding lists.
const maxCauses = 4

// maxExplained bounds for how many conflicts of a disclosure causes are sought.
const maxExplained = 200

// A candidate explains a difference exactly. A likely one is no chance match
// and may be stated as the cause where it is the only one.
type candidate struct {
	text   string
	likely bool
}

// causes gives each conflict that can be explained its cause.
func (r *runner) causes(drafts []*draft, words map[int64]label.Names) error {
	open := map[int64][]*draft{}
	for _, d := range drafts {
		if d.verdict == gouji.Conflict && d.expected.Valid && len(open[d.disclosure]) < maxExplained {
			open[d.disclosure] = append(open[d.disclosure], d)
		}
	}
	if len(open) == 0 {
		return nil
	}
	settle := func(disclosure int64, s *sheet) {
		for _, d := range open[disclosure] {
			d.cause = causeText(d.candidates(s, words[disclosure]))
		}
		delete(open, disclosure)
	}
	var at int64
	s := newSheet()
	err := r.each(sheetQuery, func(rows *sql.Rows) error {
		var disclosure int64
		var p point
		if err := rows.Scan(&disclosure, &p.concept, &p.year, &p.value, &p.place, &p.tabled, &p.inferred, &p.told, &p.teller); err != nil {
			return err
		}
		if disclosure != at {
			settle(at, s)
			at, s = disclosure, newSheet()
		}
		s.add(p)
		return nil
	})
	settle(at, s)
	for disclosure := range open {
		settle(disclosure, newSheet())
	}
	return err
}

func causeText(found []candidate) string {
	var texts []string
	for _, c := range found {
		if !slices.Contains(texts, c.text) {
			texts = append(texts, c.text)
		}
	}
	switch {
	case len(texts) == 0:
		return ""
	case len(texts) == 1 && found[0].likely:
		return "原因：" + texts[0]
	}
	return "可能原因：" + strings.Join(texts[:min(len(texts), maxCauses)], "；或")
}

// candidates looks for what explains the figures that differ from the
// expected one, most telling first.
func (d *draft) candidates(s *sheet, names label.Names) []candidate {
	subject := d.side(d.subject)
	if subject == nil {
		return nil
	}
	if d.family != "元" || !subject.money { // a rate or a change: compared with nothing but what it should be
		return misprints(subject.amount, gouji.Amount{Value: d.expected.Int64, Place: subject.amount.Place, Unit: subject.amount.Unit})
	}
	look := explanation{sheet: s, names: names, year: d.of, number: func(n int64) string {
		return strings.TrimSuffix(d.amount(n), " "+string(d.measure()))
	}}
	found := d.amongParts(subject, look)
	look.parted = len(found) > 0
	odd := d.odd(subject)
	for _, o := range odd {
		look.odd, look.expected = o.amount, gouji.Amount{Value: d.expected.Int64, Place: d.exact(d.expected.Int64), Unit: o.amount.Unit}
		look.own = d.saying(o.amount.Value)
		look.concept = label.Parse(o.concept)
		for _, c := range look.all() {
			if len(odd) > 1 {
				c.text = o.said + " " + c.text
			}
			found = append(found, c)
		}
	}
	return found
}

// exact is the place to which n is printed, or the finest of the sides if it
// goes on beyond that.
func (d *draft) exact(n int64) int64 {
	if place := d.place(); place > 0 && n%place == 0 {
		return place
	}
	return d.finest(true)
}

// saying returns the sides that print value.
func (d *draft) saying(value int64) []*side {
	var found []*side
	for i := range d.sides {
		if s := &d.sides[i]; s.money && s.amount.Value == value {
			found = append(found, s)
		}
	}
	return found
}

func (d *draft) side(obs int64) *side {
	for i := range d.sides {
		if d.sides[i].obs == obs {
			return &d.sides[i]
		}
	}
	return nil
}

// odd returns the sides to be explained, one a value, two at most: those of
// the subject's concept that contradict the expected value. Where only others
// are suspect, the subject needs no explanation.
func (d *draft) odd(subject *side) []*side {
	suspects := slices.ContainsFunc(d.sides, func(s side) bool { return s.Suspect })
	var odd []*side
	for i := range d.sides {
		s := &d.sides[i]
		same := s.concept == subject.concept && s.money && (s.Suspect || !suspects)
		known := slices.ContainsFunc(odd, func(o *side) bool { return o.amount.Value == s.amount.Value })
		expected := gouji.Amount{Value: d.expected.Int64, Place: subject.amount.Place, Unit: subject.amount.Unit}
		if same && !known && !s.blank && s.amount.Value != 0 && len(odd) < 2 && gouji.Compare(s.amount, expected) == gouji.Conflict {
			odd = append(odd, s)
		}
	}
	return odd
}

// amongParts looks for a cause in the parts of a whole: one of them counted
// too often, misprinted, or all of them cut.
func (d *draft) amongParts(whole *side, look explanation) []candidate {
	var parts []*side
	sum, width := -d.expected.Int64, int64(0)
	for i := range d.sides {
		if s := &d.sides[i]; s.money && s.obs != d.subject && s.concept != whole.concept {
			parts = append(parts, s)
			sum += s.amount.Value
			width += s.amount.Place
		}
	}
	if len(parts) < 2 || sum != 0 { // not a plain sum of these sides
		return nil
	}
	excess := d.expected.Int64 - whole.amount.Value
	var counted, misprinted []candidate
	for _, p := range parts {
		if p.amount.Value == excess {
			verb := "差额恰为其中 "
			if p.Suspect {
				verb = "多计 "
			}
			counted = append(counted, candidate{verb + p.label(look.names) + " " + look.number(excess), p.Suspect})
		}
		right := p.amount
		right.Value -= excess
		for _, c := range misprints(p.amount, right) {
			misprinted = append(misprinted, candidate{p.label(look.names) + " " + c.text, c.likely})
		}
	}
	found := slices.Concat(only(counted), only(misprinted))
	if excess < 0 && -excess < width {
		found = append(found, candidate{"各项截去尾数而未四舍五入", false})
	}
	return found
}

// only returns the candidates if there is but one: of several that fit alike,
// most do by chance.
func only(found []candidate) []candidate {
	if len(found) > 1 {
		return nil
	}
	return found
}

// label names a part as its table or sentence does.
func (s *side) label(names label.Names) string {
	if s.Place.Row != "" {
		_, name, ok := strings.Cut(s.Place.Row, " ")
		if ok {
			return name
		}
		return s.Place.Row
	}
	return label.Line(label.Parse(s.concept), names)
}

// misprints are the ways in which odd may be a misprint of right.
func misprints(odd, right gouji.Amount) []candidate {
	var found []candidate
	if odd.Value == 0 || right.Value == 0 {
		return nil
	}
	if c := cut(odd, right); c.text != "" {
		found = append(found, c)
	}
	if factor := powerOfTen(odd, right); factor != "" {
		found = append(found, candidate{factor, true})
	}
	a, b := odd.Decimal().String(), gouji.Amount{Value: right.Value, Place: odd.Place, Unit: odd.Unit}.Decimal().String()
	if odd.Place > 0 && right.Value%odd.Place == 0 && transposed(a, b) {
		found = append(found, candidate{fmt.Sprintf("数字颠倒：%s 应为 %s", a, b), true})
	}
	if right.Value == -odd.Value {
		found = append(found, candidate{"增减方向相反", true})
	}
	return found
}

func cut(odd, right gouji.Amount) candidate {
	if odd.Place <= right.Place || right.Place == 0 || right.Value-right.Value%odd.Place != odd.Value {
		return candidate{}
	}
	return candidate{fmt.Sprintf("%s 是 %s 截去尾数，未四舍五入", odd.Decimal(), right.Decimal()), true}
}

// powerOfTen names the factor where odd is right × 10^n. One rounded digit
// would be near too much.
func powerOfTen(odd, right gouji.Amount) string {
	for n, factor := 1, int64(10); n <= 8; n, factor = n+1, factor*10 {
		var word string
		switch {
		case right.Value <= maxScaled/factor && right.Value >= -maxScaled/factor &&
			shifted(right, odd, factor):
			word = "大"
		case odd.Value <= maxScaled/factor && odd.Value >= -maxScaled/factor &&
			shifted(odd, right, factor):
			word = "小"
		default:
			continue
		}
		if n == 4 && odd.Unit.Money() {
			return "金额单位错位（元与万元），数字" + word + "一万倍"
		}
		if n == 8 && odd.Unit.Money() {
			return "金额单位错位（元与亿元），数字" + word + "一亿倍"
		}
		return fmt.Sprintf("小数点错位，数字%s %d 倍", word, factor)
	}
	return ""
}

// shifted reports whether large is small times factor: exactly, or as far as the
// two digits or more of small tell.
func shifted(small, large gouji.Amount, factor int64) bool {
	if small.Value*factor == large.Value {
		return true
	}
	digits := small.Value >= 10*small.Place || small.Value <= -10*small.Place
	return digits && gouji.Compare(scaled(small, factor), large) != gouji.Conflict
}

// maxScaled keeps scaled figures within what Compare can hold.
const maxScaled = int64(1) << 58

func scaled(a gouji.Amount, factor int64) gouji.Amount {
	a.Value *= factor
	a.Place = min(a.Place, maxScaled/factor) * factor
	return a
}

// transposed reports whether b is a with two neighbouring digits exchanged, one
// of three at least: of two digits, every ninth difference would look so.
func transposed(a, b string) bool {
	if len(a) != len(b) || a == b {
		return false
	}
	digits := func(s string) string { return strings.ReplaceAll(s, ".", "") }
	x, y := digits(a), digits(b)
	if len(x) != len(y) || len(strings.TrimLeft(x, "-0")) < 3 {
		return false
	}
	for i := 0; i+1 < len(x); i++ {
		if x[i] != y[i] {
			return x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
		}
	}
	return false
}
