package inject

import (
	"math"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth"
)

// A figure is what a print says: the half-open interval of its last place
// about value. Money is in thousandths of a 元, a rate in millionths of a
// percent, a count in thousandths. A step of 0 is exact.
type figure struct{ value, half, step float64 }

// none is an exact zero: a blank cell, a stated 无.
var none = figure{}

// digits folds the characters of a number to those of ASCII and drops what
// only groups them.
var digits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"．", ".", "，", "", ",", "", " ", "", "\u3000", "", "−", "-", "－", "-")

// Blank reports whether what is printed says that there is nothing: no
// character, or a dash.
func Blank(printed string) bool {
	switch digits.Replace(printed) {
	case "", "-", "—", "－", "/":
		return true
	}
	return false
}

// Parse reads a printed number: its digits as a whole number and how many of
// them stand behind the point.
func Parse(printed string) (mantissa int64, places int, ok bool) {
	s := digits.Replace(printed)
	if t := strings.Trim(s, "()（）"); t != s {
		s = "-" + t
	}
	whole, part, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole+part, 10, 64)
	return n, len(part), err == nil
}

// read returns the figure of a print in a unit; blanks and words for nothing
// are zero.
func read(printed string, u gouji.Unit) (figure, bool) {
	if Blank(printed) || printed == "无" {
		return none, true
	}
	n, places, ok := Parse(printed)
	if !ok {
		return none, false
	}
	step := float64(u.Scale()) / math.Pow10(places)
	f := figure{float64(n) * step, step / 2, step}
	if !u.Money() && u != gouji.Percent && u != gouji.PointUnit && places == 0 {
		f.half, f.step = 0, 0
	}
	return f, true
}

// hedged widens f, printed in unit u, for the words about it, as in 约3万元 or
// 3万余元: by a tenth of it, which is more than any of them is meant to hide.
func hedged(f figure, u gouji.Unit, before, after string) figure {
	hedge := strings.HasSuffix(before, "约") || strings.HasSuffix(before, "近")
	behind := strings.TrimPrefix(after, string(u))
	for _, w := range []string{"余", "多", "左右"} {
		hedge = hedge || strings.HasPrefix(after, w) || strings.HasPrefix(behind, w)
	}
	if hedge {
		f.half = max(f.half, math.Abs(f.value)/10)
	}
	return f
}

// apart reports whether a and b cannot stem from one truth, nor would after
// one of them is moved by one unit of the finest place that takes part.
func apart(a, b figure) bool {
	return exceeds(math.Abs(a.value-b.value), a.half+b.half, a.step, b.step)
}

// exceeds reports whether a difference is larger than the halves together and
// the finest of steps.
func exceeds(difference, halves float64, steps ...float64) bool {
	finest := 0.0
	for _, s := range steps {
		if s > 0 && (finest == 0 || s < finest) {
			finest = s
		}
	}
	return difference-finest >= halves && difference > 0
}

// span is an interval.
type span struct{ lo, hi float64 }

func (f figure) span() span { return span{f.value - f.half, f.value + f.half} }

// quotient returns the interval of 100 × part ÷ whole, in the steps of a
// rate; it knows nothing of a whole that may be zero or less.
func quotient(part, whole figure) (span, bool) {
	w := whole.span()
	if w.lo <= 0 {
		return span{}, false
	}
	p := part.span()
	scale := 100 * float64(gouji.Percent.Scale())
	ends := []float64{p.lo / w.lo, p.lo / w.hi, p.hi / w.lo, p.hi / w.hi}
	return span{scale * min(ends[0], ends[1], ends[2], ends[3]), scale * max(ends[0], ends[1], ends[2], ends[3])}, true
}

// misses reports whether a printed rate lies outside q by more than a unit of
// its last place.
func misses(rate figure, q span) bool {
	r := rate.span()
	return q.lo >= r.hi+rate.step || q.hi <= r.lo-rate.step
}

// like prints v 元 in unit u as a model is printed: with as many decimals, and
// with its marks of thousands.
func like(model string, v int64, u gouji.Unit) string {
	_, places, ok := Parse(model)
	if !ok {
		places = 2
	}
	step := u.Scale()
	for range places {
		step /= 10
	}
	n := v * 1000
	sign := ""
	if n < 0 {
		n, sign = -n, "-"
	}
	s := gouji.Decimal{Mantissa: (n + step/2) / max(step, 1), Places: places}.String()
	if strings.ContainsAny(model, ",，") {
		s = grouped(s)
	}
	return sign + s
}

// grouped puts commas between thousands.
func grouped(s string) string {
	whole, part, found := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return whole + "." + part
	}
	return whole
}

// key is the coordinate at which figures must be the same.
func key(p *synth.Place) string { return at(p.Concept, p.Year) }

func at(c gouji.Concept, year int) string { return c.String() + "@" + strconv.Itoa(year) }
