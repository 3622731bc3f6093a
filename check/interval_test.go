package check

import (
	"context"
	"database/sql/driver"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// A rounder prints the quotient n/d to a place: the nearest multiple of it.
type rounder func(n, d *big.Int, place int64) int64

// floored returns the multiple of place at or below n/d, and how twice what is
// left of it compares with place.
func floored(n, d *big.Int, place int64) (lower int64, half int) {
	step := new(big.Int).Mul(d, big.NewInt(place))
	q, rest := new(big.Int).DivMod(n, step, new(big.Int))
	return q.Int64() * place, rest.Lsh(rest, 1).Cmp(step)
}

func halfUp(n, d *big.Int, place int64) int64 {
	lower, half := floored(n, d, place)
	if half >= 0 {
		lower += place
	}
	return lower
}

func halfEven(n, d *big.Int, place int64) int64 {
	lower, half := floored(n, d, place)
	if half > 0 || half == 0 && lower/place%2 != 0 {
		lower += place
	}
	return lower
}

// cutOff drops what is behind the place, as many do with rates.
func cutOff(n, d *big.Int, place int64) int64 {
	if n.Sign() < 0 {
		return -cutOff(new(big.Int).Neg(n), d, place)
	}
	lower, _ := floored(n, d, place)
	return lower
}

// A press prints figures and rates of one truth, each to a place of its own.
type press struct{ *rand.Rand }

// figurePlaces are 分, 元, 百元, 千元 and 万元; ratePlaces two decimals to none.
var (
	figurePlaces = []int64{10, 1_000, 100_000, 1_000_000, 10_000_000}
	ratePlaces   = []int64{10_000, 100_000, 1_000_000}
)

func (p press) figure(truth int64) (value, place int64) {
	if truth == 0 && p.IntN(2) == 0 {
		return 0, 0 // 无
	}
	place = figurePlaces[p.IntN(len(figurePlaces))]
	return []rounder{halfUp, halfEven}[p.IntN(2)](big.NewInt(truth), big.NewInt(1), place), place
}

func (p press) rate(n, d int64) (value, place int64) {
	place = ratePlaces[p.IntN(len(ratePlaces))]
	percent := new(big.Int).Mul(big.NewInt(n), big.NewInt(100_000_000))
	return []rounder{halfUp, halfEven, cutOff}[p.IntN(3)](percent, big.NewInt(d), place), place
}

// truth draws sums from a few 分 to ten 亿元, those that end in a half of some
// place among them.
func (p press) truth() int64 {
	n := p.Int64N([]int64{1e4, 1e7, 1e9, 1e12}[p.IntN(4)])
	if half := figurePlaces[p.IntN(len(figurePlaces))] / 2; p.IntN(3) == 0 {
		n = n/half*half + half
	}
	return n
}

const pressed = 100_000

// judgeAll puts rows into a table of the named columns, has them judged there,
// and holds that none is wrong.
func judgeAll(t *testing.T, columns, verdict, wrong string, row func(p press) []int64) {
	t.Helper()
	conn := prepared(t)
	r := runner{ctx: context.Background(), conn: conn}
	names := strings.Fields(columns)
	if err := r.exec("CREATE OR REPLACE TEMP TABLE pressed (" + strings.Join(names, " BIGINT, ") + " BIGINT)"); err != nil {
		t.Fatal(err)
	}
	p := press{rand.New(rand.NewPCG(5, 6))}
	rows := func(yield func([]driver.Value) bool) {
		for range pressed {
			values := make([]driver.Value, 0, len(names))
			for _, v := range row(p) {
				values = append(values, v)
			}
			if !yield(values) {
				return
			}
		}
	}
	if err := r.append("temp", "pressed", rows); err != nil {
		t.Fatal(err)
	}
	var n, bad int
	var example string
	query := fmt.Sprintf(`SELECT count(*), count(*) FILTER (%[2]s), coalesce(any_value(p::VARCHAR) FILTER (%[2]s), '')
		FROM (SELECT *, %[1]s AS verdict FROM pressed) p`, verdict, wrong)
	if err := conn.QueryRowContext(context.Background(), query).Scan(&n, &bad, &example); err != nil {
		t.Fatal(err)
	}
	if n != pressed || bad > 0 {
		t.Errorf("%d of %d rows are judged wrong by %s, such as %s", bad, n, verdict, example)
	}
}

// TestRoundingNeverConflicts: what stems from one truth, printed to whatever
// places, is never a conflict.
func TestRoundingNeverConflicts(t *testing.T) {
	t.Run("figures", func(t *testing.T) {
		judgeAll(t, "v p w q", "compare_figures(v, p, w, q)", "verdict = 'conflict'", func(p press) []int64 {
			truth := p.truth()
			v, pv := p.figure(truth)
			w, pw := p.figure(truth)
			return []int64{v, pv, w, pw}
		})
	})
	t.Run("sums", func(t *testing.T) {
		judgeAll(t, "d width finest", "judge(d, width, finest)", "verdict = 'conflict'", func(p press) []int64 {
			d, width, finest := p.sum(0)
			return []int64{d, width, finest}
		})
	})
	t.Run("rates", func(t *testing.T) {
		judgeAll(t, "a pa b pb r q", "judge_rate(a, pa, b, pb, r, q)", "b > 0 AND verdict = 'conflict'", func(p press) []int64 {
			whole := 1 + p.truth()
			part := p.Int64N(2*whole) - whole/2
			a, pa := p.figure(part)
			b, pb := p.figure(whole)
			r, q := p.rate(part, whole)
			return []int64{a, pa, b, pb, r, q}
		})
	})
	t.Run("growths", func(t *testing.T) {
		judgeAll(t, "v pv c pc g q", "judge_growth(v, pv, c, pc, g, q)", "v - c > 0 AND verdict = 'conflict'", func(p press) []int64 {
			before := 1 + p.truth()
			now := p.Int64N(3 * before)
			v, pv := p.figure(now)
			c, pc := p.figure(now - before)
			g, q := p.rate(now-before, before)
			return []int64{v, pv, c, pc, g, q}
		})
	})
}

// TestBeyondRoundingConflicts: truths further apart than all that rounding may
// have moved them are always a conflict.
func TestBeyondRoundingConflicts(t *testing.T) {
	t.Run("figures", func(t *testing.T) {
		judgeAll(t, "v p w q", "compare_figures(v, p, w, q)", "verdict <> 'conflict'", func(p press) []int64 {
			v, pv := p.figure(p.truth())
			pw := figurePlaces[p.IntN(len(figurePlaces))]
			least := finer(pv, pw) + (pv+pw+1)/2
			return []int64{v, pv, v + p.sign()*(least+p.Int64N(1e6)/1e5), pw}
		})
	})
	t.Run("sums", func(t *testing.T) {
		judgeAll(t, "d width finest", "judge(d, width, finest)", "verdict <> 'conflict'", func(p press) []int64 {
			d, width, finest := p.sum(p.sign())
			return []int64{d, width, finest}
		})
	})
	t.Run("rates", func(t *testing.T) {
		judgeAll(t, "a pa b pb r q", "judge_rate(a, pa, b, pb, r, q)", "2 * b > pb AND verdict <> 'conflict'", func(p press) []int64 {
			whole := 1 + p.truth()
			a, pa := p.figure(p.Int64N(2 * whole))
			b, pb := p.figure(whole)
			q := ratePlaces[p.IntN(len(ratePlaces))]
			n, d := 2*a+pa, 2*b-pb // the highest quotient
			if d <= 0 {
				n, d = 0, 1
			}
			highest := halfUp(new(big.Int).Mul(big.NewInt(n), big.NewInt(100_000_000)), big.NewInt(d), q)
			return []int64{a, pa, b, pb, highest + 3*q, q}
		})
	})
	t.Run("growths", func(t *testing.T) {
		judgeAll(t, "v pv c pc g q", "judge_growth(v, pv, c, pc, g, q)", "2 * (v - c) > pv + pc AND verdict <> 'conflict'", func(p press) []int64 {
			before := 1 + p.truth()
			now := p.Int64N(3 * before)
			v, pv := p.figure(now)
			c, pc := p.figure(now - before)
			q := ratePlaces[p.IntN(len(ratePlaces))]
			n, d := 2*c+pc, 2*(v-c)-pv-pc
			if n < 0 {
				d += 2 * pv
			}
			if d <= 0 {
				n, d = 0, 1
			}
			highest := halfUp(new(big.Int).Mul(big.NewInt(n), big.NewInt(100_000_000)), big.NewInt(d), q)
			return []int64{v, pv, c, pc, highest + 3*q, q}
		})
	})
}

func (p press) sign() int64 { return 2*p.Int64N(2) - 1 }

// sum prints up to 20 parts and their sum, and returns how far the printed
// ones are apart, their places together and the finest of them. off moves the
// true sum by what all these places could hide, and one unit more.
func (p press) sum(off int64) (residual, width, finest int64) {
	var whole int64
	for range 1 + p.IntN(20) {
		part := p.truth()
		if p.IntN(4) == 0 {
			part = 0
		}
		v, place := p.figure(part)
		residual, width, finest, whole = residual+v, width+place, finer(finest, place), whole+part
	}
	place := figurePlaces[p.IntN(len(figurePlaces))]
	width, finest = width+place, finer(finest, place)
	whole += off * (width + finest)
	return residual - halfUp(big.NewInt(whole), big.NewInt(1), place), width, finest
}

func finer(p, q int64) int64 {
	switch {
	case p == 0:
		return q
	case q == 0:
		return p
	}
	return min(p, q)
}
