package synth

import (
	"slices"
	"testing"

	"gouji"
)

// statedValue returns the value of the first amount of prose or table on a concept.
func statedValue(d *Disclosure, of gouji.Concept) (int64, bool) {
	i := slices.IndexFunc(d.Places, func(pl Place) bool {
		return pl.Kind == gouji.AmountClaim && !pl.Local && pl.Concept == of
	})
	if i < 0 {
		return 0, false
	}
	return d.Places[i].Value, true
}

// TestSeries holds every year to the year before: what was left is what there
// is at the beginning, and changes lead back to last year's figures.
func TestSeries(t *testing.T) {
	const years = 5
	all, err := Series(3, 20, 2019, years)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 20*years {
		t.Fatalf("%d disclosures", len(all))
	}
	changes, carried := 0, 0
	for i, d := range all {
		if i%years == 0 {
			continue
		}
		last := all[i-1]
		if last.Unit != d.Unit || last.Year != d.Year-1 {
			t.Fatalf("%s follows %s", d.Name, last.Name)
		}
		for _, fund := range []gouji.Fund{"", gouji.Fiscal, gouji.GeneralPublic, gouji.GovernmentFund} {
			now, ok := statedValue(d, gouji.Concept{Flow: gouji.Opening, Fund: fund})
			was, also := statedValue(last, gouji.Concept{Flow: gouji.Closing, Fund: fund})
			if ok && also {
				if now != was {
					t.Errorf("%s: %s opens with %d, the year before closed with %d", d.Name, fund, now, was)
				}
				if now != 0 {
					carried++
				}
			}
		}
		for _, pl := range d.Places {
			if pl.Kind != gouji.ChangeClaim || pl.Unit == gouji.PointUnit {
				continue
			}
			now, ok := statedValue(d, pl.Concept)
			was, also := statedValue(last, pl.Concept)
			if ok && also {
				changes++
				if now-was != pl.Value {
					t.Errorf("%s: %s changed by %d, from %d to %d", d.Name, pl.ID, pl.Value, was, now)
				}
			}
		}
	}
	if changes < 200 || carried < 50 {
		t.Errorf("only %d changes and %d openings", changes, carried)
	}
}

// TestDepartment adds up the forms of a department's units.
func TestDepartment(t *testing.T) {
	const units = 3
	for seed := range uint64(12) {
		all, err := Department(seed, units, 2022, 2)
		if err != nil {
			t.Fatal(err)
		}
		const each = units + 2 // the department's own and the head office's too
		if len(all) != 2*each {
			t.Fatalf("%d disclosures", len(all))
		}
		for year := range 2 {
			whole, parts := all[year*each], all[year*each+1:(year+1)*each]
			for _, pl := range whole.Places {
				if pl.Kind != gouji.AmountClaim || pl.Local || pl.Form == "" || pl.Form == "tasks" {
					continue
				}
				var sum int64
				for _, d := range parts {
					v, _ := statedValue(d, pl.Concept)
					sum += v
				}
				if sum != pl.Value && pl.Concept.Basis == "" {
					t.Fatalf("%s: %s is %d, of the units %d", whole.Name, pl.ID, pl.Value, sum)
				}
			}
		}
	}
}
