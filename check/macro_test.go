package check

import (
	"context"
	"database/sql"
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"gouji"
)

// prepared returns a connection with the macros of the prelude.
func prepared(t *testing.T) *sql.Conn {
	t.Helper()
	conn, err := open(t).Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	r := newRunner(context.Background(), conn, Options{})
	if err := errors.Join(r.exec(gathering), r.see()); err != nil {
		t.Fatal(err)
	}
	if err := r.check(batch{}, &Report{}); err != nil {
		t.Fatal(err)
	}
	return conn
}

// places are the printed places that occur: exact, 分, 元, 百元, 万元.
var places = []int64{0, 10, 1_000, 100_000, 1_000_000, 10_000_000}

// TestCompareFigures holds the macro against Amount.Compare, on figures that
// are close as often as not.
func TestCompareFigures(t *testing.T) {
	conn := prepared(t)
	random := rand.New(rand.NewPCG(1, 2))
	query, err := conn.PrepareContext(context.Background(), "SELECT compare_figures($1::BIGINT, $2::BIGINT, $3::BIGINT, $4::BIGINT)")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[gouji.Verdict]int{}
	for range 1000 {
		p, q := places[random.IntN(len(places))], places[random.IntN(len(places))]
		v := random.Int64N(1e9) - 5e8
		w := v + (random.Int64N(9)-4)*max(p, q, 1)/2
		if random.IntN(10) == 0 {
			v, w = random.Int64N(1<<61), -random.Int64N(1<<61)
		}
		want := gouji.Compare(gouji.Amount{Value: v, Place: p}, gouji.Amount{Value: w, Place: q})
		seen[want]++
		var got gouji.Verdict
		if err := query.QueryRow(v, p, w, q).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Fatalf("compare_figures(%d, %d, %d, %d) = %s, Compare says %s", v, p, w, q, got, want)
		}
	}
	for _, verdict := range []gouji.Verdict{gouji.Equal, gouji.Rounding, gouji.Conflict} {
		if seen[verdict] < 50 {
			t.Errorf("only %d pairs were %s", seen[verdict], verdict)
		}
	}
}

// rateVerdict is the definition of judge_rate in rational numbers, by the
// corners of the intervals.
func rateVerdict(a, pa, b, pb, r, q int64) gouji.Verdict {
	rat := func(n, d int64) *big.Rat { return big.NewRat(n, d) }
	percent := func(n, d *big.Rat) *big.Rat {
		return new(big.Rat).Mul(new(big.Rat).Quo(n, d), rat(100_000_000, 1))
	}
	off := new(big.Rat).Sub(percent(rat(a, 1), rat(b, 1)), rat(r, 1))
	if off.Abs(off).Cmp(rat(q, 2)) <= 0 {
		return gouji.Equal
	}
	if 2*b-pb <= 0 {
		return gouji.Rounding
	}
	var lo, hi *big.Rat
	for _, n := range []int64{2*a - pa, 2*a + pa} {
		for _, d := range []int64{2*b - pb, 2*b + pb} {
			x := percent(rat(n, 2), rat(d, 2))
			if lo == nil || x.Cmp(lo) < 0 {
				lo = x
			}
			if hi == nil || x.Cmp(hi) > 0 {
				hi = x
			}
		}
	}
	if lo.Cmp(rat(2*r+3*q, 2)) <= 0 && hi.Cmp(rat(2*r-3*q, 2)) >= 0 {
		return gouji.Rounding
	}
	return gouji.Conflict
}

func TestJudgeRate(t *testing.T) {
	conn := prepared(t)
	random := rand.New(rand.NewPCG(3, 4))
	query, err := conn.PrepareContext(context.Background(),
		"SELECT judge_rate($1::BIGINT, $2::BIGINT, $3::BIGINT, $4::BIGINT, $5::BIGINT, $6::BIGINT)")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[gouji.Verdict]int{}
	for range 1000 {
		pa, pb := places[random.IntN(4)], places[random.IntN(4)]
		a, b := random.Int64N(1e9)-3e8, 1+random.Int64N(1e9)
		q := []int64{0, 10_000, 100_000, 1_000_000}[random.IntN(4)]
		r := a * 100_000_000 / b
		if q > 0 {
			r = (r/q + random.Int64N(7) - 3) * q
		}
		want := rateVerdict(a, pa, b, pb, r, q)
		seen[want]++
		var got gouji.Verdict
		if err := query.QueryRow(a, pa, b, pb, r, q).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Fatalf("judge_rate(%d, %d, %d, %d, %d, %d) = %s, want %s", a, pa, b, pb, r, q, got, want)
		}
	}
	for _, verdict := range []gouji.Verdict{gouji.Equal, gouji.Rounding, gouji.Conflict} {
		if seen[verdict] < 50 {
			t.Errorf("only %d rates were %s", seen[verdict], verdict)
		}
	}
}

// TestJudge pins the semantics on the examples that made them.
func TestJudge(t *testing.T) {
	conn := prepared(t)
	const fen, wan = "100000", "10000000" // 0.01 万元, 1 万元
	for _, test := range []struct{ name, expression, want string }{
		{"same decimals, other places", "compare_figures(629000000, 1000000, 629000000, " + fen + ")", "equal"},
		{"one unit of the finest place", "compare_figures(2366300000, " + fen + ", 2366400000, " + fen + ")", "rounding"},
		{"two units", "compare_figures(2366300000, " + fen + ", 2366500000, " + fen + ")", "conflict"},
		{"16 rounded parts, two units off", "judge(200000, 17 * " + fen + ", " + fen + ")", "rounding"},
		{"43 against parts of 43.63", "judge(6300000, " + wan + " + 9 * " + fen + ", " + fen + ")", "conflict"},
		{"a stated none against a small figure", "compare_figures(0, 0, 100000, " + fen + ")", "rounding"},
		{"a stated none against a figure", "compare_figures(0, 0, 300000, " + fen + ")", "conflict"},
		{"counts are exact", "compare_figures(16000, 0, 17000, 0)", "conflict"},
		{"a share", "judge_rate(732800000, " + fen + ", 1396900000, " + fen + ", 52460000, 10000)", "equal"},
		{"a share cut instead of rounded", "judge_rate(629000000, " + fen + ", 732800000, " + fen + ", 85830000, 10000)", "rounding"},
		{"a wrong share", "judge_rate(629000000, " + fen + ", 732800000, " + fen + ", 85800000, 10000)", "conflict"},
		{"a fall", "judge_growth(732800000, " + fen + ", -116100000, " + fen + ", -13680000, 10000)", "equal"},
		{"a fall by another base", "judge_growth(732800000, " + fen + ", -116100000, " + fen + ", -15840000, 10000)", "conflict"},
		{"growth of a small figure is wide", "judge_growth(300000, " + fen + ", 100000, " + fen + ", 61000000, 10000)", "rounding"},
		{"about widens by a twentieth", "compare_figures(1038000000, " + fen + ", 1000000000, widened(1000000000, " + wan + ", '约'))", "rounding"},
		{"more than widens by a tenth", "compare_figures(1090000000, " + fen + ", 1000000000, widened(1000000000, " + wan + ", '余'))", "rounding"},
		{"about is no licence", "compare_figures(1200000000, " + fen + ", 1000000000, widened(1000000000, " + wan + ", '约'))", "conflict"},
		{"names fold", "CASE WHEN fold_name('其他 城乡社区（支出）支出') = fold_name('其他城乡社区(支出)') THEN 'equal' ELSE 'conflict' END", "equal"},
		{"names differ", "CASE WHEN fold_name('应用研究') = fold_name('技术研究与开发') THEN 'equal' ELSE 'conflict' END", "conflict"},
	} {
		var got string
		if err := conn.QueryRowContext(context.Background(), "SELECT "+test.expression).Scan(&got); err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if got != test.want {
			t.Errorf("%s: %s = %s, want %s", test.name, test.expression, got, test.want)
		}
	}
}
