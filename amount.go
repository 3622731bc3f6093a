package gouji

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// ErrAmount says that a printed figure cannot be held exactly.
var ErrAmount = errors.New("figure out of range or finer than can be held exactly")

// A Unit is a unit of measure as printed.
type Unit string

// The units that carry meaning. Any other printed counter (场, 份, 项…) is a
// count in its own unit.
const (
	Yuan      Unit = "元"
	WanYuan   Unit = "万元"
	YiYuan    Unit = "亿元"
	Percent   Unit = "%"
	PointUnit Unit = "个百分点"
)

// Scale returns how many steps of Amount.Value make one of u: thousandths of
// a 元 for money, millionths of a percent for rates, thousandths for counts.
func (u Unit) Scale() int64 {
	switch u {
	case Yuan:
		return 1_000
	case "千元":
		return 1_000_000
	case WanYuan:
		return 10_000_000
	case "百万元":
		return 1_000_000_000
	case YiYuan:
		return 100_000_000_000
	case Percent, PointUnit:
		return 1_000_000
	}
	return 1_000
}

// Money reports whether u measures money.
func (u Unit) Money() bool { return strings.HasSuffix(string(u), "元") }

// A Decimal is a number as printed: Mantissa × 10^-Places. 62.90 and 62.9 are
// different Decimals.
type Decimal struct {
	Mantissa int64
	Places   int
}

// String prints d with all its places, as 62.90.
func (d Decimal) String() string {
	s := strconv.FormatInt(d.Mantissa, 10)
	if d.Places <= 0 {
		return s
	}
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if len(s) <= d.Places {
		s = strings.Repeat("0", d.Places-len(s)+1) + s
	}
	s = s[:len(s)-d.Places] + "." + s[len(s)-d.Places:]
	if neg {
		s = "-" + s
	}
	return s
}

// An Amount is an exact figure: Value steps of its unit's scale, printed to
// Place steps. A Place of 0 says that the figure is exact (a count, or 无).
type Amount struct {
	Value int64
	Place int64
	Unit  Unit // as printed
}

// NewAmount returns d measured in u. It fails with ErrAmount where the value
// does not fit, or where the last printed place is finer than u's scale holds.
func NewAmount(d Decimal, u Unit) (Amount, error) {
	place := u.Scale()
	for range d.Places {
		if place%10 != 0 {
			return Amount{}, ErrAmount
		}
		place /= 10
	}
	if d.Mantissa == math.MinInt64 || abs(d.Mantissa) > math.MaxInt64/4/place {
		return Amount{}, ErrAmount
	}
	a := Amount{Value: d.Mantissa * place, Place: place, Unit: u}
	if !u.Money() && u != Percent && u != PointUnit && d.Places == 0 {
		a.Place = 0 // a count is exact
	}
	return a, nil
}

// Interval returns the half-open interval [lo, hi) that a printed figure may
// stand for, in half steps, so that half of an odd place is exact. An exact
// figure stands for itself: lo == hi.
func (a Amount) Interval() (lo, hi int64) {
	return 2*a.Value - a.Place, 2*a.Value + a.Place
}

// Decimal returns the figure as printed.
func (a Amount) Decimal() Decimal {
	step, d := a.Unit.Scale(), Decimal{}
	place := a.Place
	if place == 0 {
		place = step
		for place > 1 && a.Value%place != 0 {
			place /= 10
		}
	}
	for step > place {
		step /= 10
		d.Places++
	}
	d.Mantissa = a.Value / step // the place of a sum may be several steps wide
	return d
}

// String prints the figure with its unit, as "27.19万元".
func (a Amount) String() string { return a.Decimal().String() + string(a.Unit) }

// Verdict is the outcome of comparing two figures.
type Verdict string

// The verdicts, by the semantics of rounded figures.
const (
	Equal    Verdict = "equal"    // the printed decimals satisfy the statement
	Rounding Verdict = "rounding" // they do not, but their intervals meet, or would after one unit of the finest place
	Conflict Verdict = "conflict" // they cannot stem from one truth
)

// Compare compares two figures of one unit family: equal when the printed
// decimals are, different by rounding when their intervals meet or would after
// one of them is moved by one unit of the finest place, in conflict otherwise.
func Compare(a, b Amount) Verdict {
	d := abs(a.Value - b.Value)
	if d == 0 {
		return Equal
	}
	finest := min(a.Place, b.Place)
	if finest == 0 {
		finest = max(a.Place, b.Place)
	}
	if 2*(d-finest) < a.Place+b.Place {
		return Rounding
	}
	return Conflict
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}
