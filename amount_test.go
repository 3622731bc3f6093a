package gouji_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"gouji"
)

func amount(t testing.TB, mantissa int64, places int, u gouji.Unit) gouji.Amount {
	t.Helper()
	a, err := gouji.NewAmount(gouji.Decimal{Mantissa: mantissa, Places: places}, u)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestNewAmount(t *testing.T) {
	for _, test := range []struct {
		d            gouji.Decimal
		u            gouji.Unit
		value, place int64
		printed      string
	}{
		{gouji.Decimal{Mantissa: 2719, Places: 2}, gouji.WanYuan, 271_900_000, 100_000, "27.19万元"},
		{gouji.Decimal{Mantissa: 629, Places: 1}, gouji.WanYuan, 629_000_000, 1_000_000, "62.9万元"},
		{gouji.Decimal{Mantissa: 43}, gouji.WanYuan, 430_000_000, 10_000_000, "43万元"},
		{gouji.Decimal{Mantissa: -5, Places: 2}, gouji.Yuan, -50, 10, "-0.05元"},
		{gouji.Decimal{Mantissa: 2875, Places: 2}, gouji.YiYuan, 2_875_000_000_000, 1_000_000_000, "28.75亿元"},
		{gouji.Decimal{Mantissa: 8583, Places: 2}, gouji.Percent, 85_830_000, 10_000, "85.83%"},
		{gouji.Decimal{Mantissa: 26}, "人次", 26_000, 0, "26人次"},
	} {
		a, err := gouji.NewAmount(test.d, test.u)
		if err != nil || a.Value != test.value || a.Place != test.place || a.String() != test.printed {
			t.Errorf("NewAmount(%v, %s) = %+v %q, %v; want %d ± %d %q", test.d, test.u, a, a, err, test.value, test.place, test.printed)
		}
	}
	for _, d := range []gouji.Decimal{{Mantissa: math.MaxInt64}, {Mantissa: math.MinInt64}, {Mantissa: 1, Places: 9}} {
		if _, err := gouji.NewAmount(d, gouji.WanYuan); !errors.Is(err, gouji.ErrAmount) {
			t.Errorf("NewAmount(%v) = %v, want ErrAmount", d, err)
		}
	}
}

func TestCompare(t *testing.T) {
	wan := func(mantissa int64, places int) gouji.Amount { return amount(t, mantissa, places, gouji.WanYuan) }
	none := gouji.Amount{Unit: gouji.WanYuan}
	for _, test := range []struct {
		a, b gouji.Amount
		want gouji.Verdict
	}{
		{wan(629, 1), wan(6290, 2), gouji.Equal},
		{wan(629, 1), wan(6294, 2), gouji.Rounding},
		{wan(23663, 2), wan(23664, 2), gouji.Rounding},
		{wan(23663, 2), wan(23665, 2), gouji.Conflict},
		{wan(2719, 2), wan(3028, 2), gouji.Conflict},
		{wan(43, 0), wan(4349, 2), gouji.Rounding},
		{wan(43, 0), wan(4363, 2), gouji.Conflict},
		{wan(100, 2), amount(t, 1000000, 2, gouji.Yuan), gouji.Equal},
		{none, wan(0, 2), gouji.Equal},
		{none, wan(5, 2), gouji.Conflict},
	} {
		if got := gouji.Compare(test.a, test.b); got != test.want {
			t.Errorf("Compare(%s, %s) = %s, want %s", test.a, test.b, got, test.want)
		}
		if got := gouji.Compare(test.b, test.a); got != test.want {
			t.Errorf("Compare is not symmetric for %s and %s", test.a, test.b)
		}
	}
}

// Figures that round from the same truth, half up or half to even, never
// conflict, whatever their units and places; a change of half of both places
// and a unit of the finer one always does.
func TestCompareNeverBlamesRounding(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	round := func(truth int64) gouji.Amount {
		u, places := gouji.WanYuan, rng.IntN(5)
		if rng.IntN(3) == 0 {
			u, places = gouji.Yuan, rng.IntN(3)
		}
		step := u.Scale()
		for range places {
			step /= 10
		}
		m, rest := truth/step, truth%step
		if 2*rest > step || 2*rest == step && (m%2 != 0 || rng.IntN(2) == 0) {
			m++
		}
		return gouji.Amount{Value: m * step, Place: step, Unit: u}
	}
	for range 3_000_000 {
		truth := rng.Int64N(1e13)
		if rng.IntN(3) == 0 {
			truth = truth/500_000*500_000 + 500_000 // a half of some place
		}
		a, b := round(truth), round(truth)
		if gouji.Compare(a, b) == gouji.Conflict || gouji.Compare(negative(a), negative(b)) == gouji.Conflict {
			t.Fatalf("%s and %s both round from %d, and conflict", a, b, truth)
		}
		off := b
		off.Value = a.Value + (a.Place+b.Place+1)/2 + min(a.Place, b.Place) + rng.Int64N(3)
		if gouji.Compare(a, off) != gouji.Conflict || gouji.Compare(negative(a), negative(off)) != gouji.Conflict {
			t.Fatalf("%s and %s differ by more than rounding, and pass", a, off)
		}
	}
}

func negative(a gouji.Amount) gouji.Amount {
	a.Value = -a.Value
	return a
}

func TestConceptString(t *testing.T) {
	c := gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Nature: gouji.Basic, Economic: gouji.Staff, Basis: gouji.InitialBudget}
	if got, want := c.String(), "expenditure/fund=general_public/nature=basic/economic=staff/basis=initial_budget"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := (gouji.Concept{Item: gouji.Operating}).String(), "item=operating"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
