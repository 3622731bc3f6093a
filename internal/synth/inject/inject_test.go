package inject

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"gouji/internal/synth"
)

func disclosure(t *testing.T, i int) *synth.Disclosure {
	t.Helper()
	d, err := synth.New(synth.Mixed(77, i))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestNothingIsBroken holds that nothing contradicts a figure or name of a
// disclosure without errors: the judge must not see what is not there.
func TestNothingIsBroken(t *testing.T) {
	judged := 0
	for i := range 120 {
		d := disclosure(t, i)
		in := &injector{d: d, evidence: newEvidence(d)}
		for k := range d.Places {
			if why := in.misnamed(k, d.Places[k].Printed); code(&d.Places[k]) != "" && why != "" {
				t.Errorf("%s: the name %q of %s: %s", d.Name, d.Places[k].Printed, d.Places[k].ID, why)
			}
			f, ok := in.figure(k)
			if !ok {
				continue
			}
			judged++
			if why := in.broken(k, f); why != "" {
				t.Errorf("%s: %s %q: %s", d.Name, d.Places[k].ID, d.Places[k].Printed, why)
			}
		}
	}
	if judged < 50_000 {
		t.Errorf("only %d figures were judged", judged)
	}
}

// TestPlacesMove holds that places are where their prints are, whatever was
// edited, and that errors are where they say.
func TestPlacesMove(t *testing.T) {
	for i := range 120 {
		d := disclosure(t, i)
		done := Inject(d, rand.New(rand.NewPCG(5, uint64(i))), 6)
		e := &editor{d: d}
		for _, p := range d.Places {
			if p.Block < 0 {
				continue
			}
			if text := e.text(p.Block, p.Row, p.Col); text == nil || p.Start+len(p.Printed) > len(*text) || (*text)[p.Start:p.Start+len(p.Printed)] != p.Printed {
				t.Errorf("%s: %s is not at %+v: %v", d.Name, p.ID, of(&p), done)
			}
		}
		for _, x := range done {
			if len(x.Spots) == 0 && x.Kind != Missing {
				t.Errorf("%s: %+v stands nowhere", d.Name, x)
			}
			for _, s := range x.Spots {
				if s.Row < 0 && s.End == 0 {
					continue
				}
				text := e.text(s.Block, s.Row, s.Col)
				if text == nil || s.End > len(*text) {
					t.Errorf("%s: %+v is not at %+v: %+v", d.Name, x, s, done)
				} else if x.Kind == Digit && (*text)[s.Start:s.End] != x.Is {
					t.Errorf("%s: %q stands at %+v, not %q", d.Name, (*text)[s.Start:s.End], s, x.Is)
				}
			}
		}
	}
}

// TestKinds holds that every kind is made, most of them so that they can be
// seen, and none against another.
func TestKinds(t *testing.T) {
	count, seen := map[Kind]int{}, map[Kind]int{}
	all, visible := 0, 0
	for i := range 200 {
		d := disclosure(t, i)
		done := Inject(d, rand.New(rand.NewPCG(9, uint64(i))), 5)
		if len(done) != 5 {
			t.Errorf("%s: %d errors", d.Name, len(done))
		}
		for _, x := range done {
			count[x.Kind]++
			all++
			if x.Visible {
				seen[x.Kind]++
				visible++
			}
		}
	}
	for _, k := range Kinds {
		if count[k] < 5 || seen[k] < 5 {
			t.Errorf("%s: %d made, %d of them visible", k, count[k], seen[k])
		}
	}
	if visible == all || visible < all*8/10 {
		t.Errorf("%d of %d are visible", visible, all)
	}
}

func TestDeterministic(t *testing.T) {
	a, b := disclosure(t, 3), disclosure(t, 3)
	x := Inject(a, rand.New(rand.NewPCG(1, 2)), 6)
	y := Inject(b, rand.New(rand.NewPCG(1, 2)), 6)
	if !reflect.DeepEqual(x, y) || !reflect.DeepEqual(a.Blocks, b.Blocks) {
		t.Error("equal chance gave other errors")
	}
}
