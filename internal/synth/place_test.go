package synth

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"gouji"
	"gouji/internal/synth/page"
	"gouji/internal/synth/press"
)

// disclosures are those whose places are looked at: all years, layouts and
// phrasings, some with errors among them, and departments with their units.
var disclosures = sync.OnceValues(func() ([]*Disclosure, error) {
	var all []*Disclosure
	for i := range 160 {
		d, err := New(Mixed(4000, i))
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	for _, c := range Cases {
		d, err := c.Disclosure()
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	for seed := range uint64(8) {
		of, err := Department(seed, 3, 2020+int(seed%4), 1)
		if err != nil {
			return nil, err
		}
		all = append(all, of...)
	}
	return all, nil
})

func placed(t *testing.T, each func(d *Disclosure)) {
	t.Helper()
	all, err := disclosures()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		each(d)
	}
}

// TestPlaces finds what each place prints where it says.
func TestPlaces(t *testing.T) {
	kinds := map[gouji.ClaimKind]int{}
	placed(t, func(d *Disclosure) {
		for _, b := range d.Blocks {
			for _, r := range b.Marker + b.Text {
				if r >= press.Opens && r < press.Digit0+10 {
					t.Fatalf("%s: a mark is left in %q", d.Name, b.Text)
				}
			}
		}
		for _, pl := range d.Places {
			kinds[pl.Kind]++
			text := d.Blocks[pl.Block].Text
			if pl.Row >= 0 {
				text = cellAt(t, d.Blocks[pl.Block].Table.Rows[pl.Row], pl.Col).Text
			}
			if end := pl.Start + len(pl.Printed); end > len(text) || text[pl.Start:end] != pl.Printed {
				t.Fatalf("%s: %s is not at %d of %q", d.Name, pl.ID, pl.Start, text)
			}
			if (pl.Form == "") != (pl.Row < 0) || strings.ContainsAny(pl.Printed, "万%") {
				t.Fatalf("%s: %+v", d.Name, pl)
			}
		}
	})
	for _, k := range []gouji.ClaimKind{gouji.AmountClaim, gouji.CountClaim, gouji.ShareClaim, gouji.CompletionClaim, gouji.ChangeClaim, gouji.GrowthClaim, gouji.NoneClaim, gouji.NamedClaim} {
		if kinds[k] < 100 {
			t.Errorf("only %d places of kind %s", kinds[k], k)
		}
	}
}

func cellAt(t *testing.T, row []page.Cell, col int) page.Cell {
	at := 0
	for _, c := range row {
		if at == col {
			return c
		}
		at += c.Span
	}
	t.Fatalf("no cell begins at column %d", col)
	return page.Cell{}
}

// TestOneTruth holds places of one concept to one value.
func TestOneTruth(t *testing.T) {
	placed(t, func(d *Disclosure) {
		type point struct {
			of   gouji.Concept
			year int
		}
		known := map[point]press.Place{}
		for _, pl := range d.Places {
			if pl.Local || pl.Kind != gouji.AmountClaim && pl.Kind != gouji.NoneClaim || strings.Contains(d.Name, "、") {
				continue
			}
			at := point{of: pl.Concept, year: pl.Year}
			if other, ok := known[at]; ok && other.Value != pl.Value {
				t.Fatalf("%s: %s is %d at %s and %d at %s", d.Name, pl.Concept, other.Value, other.ID, pl.Value, pl.ID)
			}
			known[at] = pl
		}
	})
}

// TestSums adds up the truth of every identity.
func TestSums(t *testing.T) {
	closed, open := 0, 0
	placed(t, func(d *Disclosure) {
		for _, s := range d.Sums {
			whole, sum := d.Places[s.Whole], int64(0)
			for i, part := range s.Parts {
				sum += int64(s.Signs[i]) * d.Places[part].Value
			}
			if s.Open {
				open++
			} else {
				closed++
			}
			if sum > whole.Value || !s.Open && sum != whole.Value {
				t.Fatalf("%s: %s is %d, its parts %s… %d", d.Name, whole.ID, whole.Value, d.Places[s.Parts[0]].ID, sum)
			}
		}
	})
	if closed < 10000 || open < 500 {
		t.Errorf("only %d closed and %d open sums", closed, open)
	}
}

// TestRates computes every rate from the truth of the figures it is of.
func TestRates(t *testing.T) {
	found := map[gouji.ClaimKind]int{}
	placed(t, func(d *Disclosure) {
		values, byID := map[gouji.Concept]int64{}, map[string]press.Place{}
		for _, pl := range d.Places {
			byID[pl.ID] = pl
			if pl.Kind == gouji.AmountClaim && !pl.Local {
				values[pl.Concept] = pl.Value
			}
		}
		if strings.Contains(d.Name, "、") {
			return // IDs stand for themselves within one disclosure
		}
		for _, pl := range d.Places {
			own := pl.ID[:max(0, strings.LastIndexByte(pl.ID, '/'))]
			switch pl.Kind {
			case gouji.ShareClaim, gouji.CompletionClaim:
				found[pl.Kind]++
				part, known := byID[own]
				if !known { // 均为: the figure itself may stand nowhere
					part.Value, known = values[pl.Concept]
				}
				if pl.Printed == "均为" && !known {
					part.Value = values[pl.Of]
				}
				whole, ok := values[pl.Of]
				if !ok {
					continue // the whole itself may stand nowhere
				}
				if press.Rate(part.Value, whole) != pl.Value {
					t.Fatalf("%s: %s is %d, figures %d of %d", d.Name, pl.ID, pl.Value, part.Value, whole)
				}
			case gouji.GrowthClaim:
				found[pl.Kind]++
				change := byID[own+"/change"].Value
				was := byID[own].Value - change
				if want := press.Rate(max(change, -change), was); pl.Value != want && pl.Value != -want || (pl.Value < 0) != (change < 0) {
					t.Fatalf("%s: %s is %d, change %d from %d", d.Name, pl.ID, pl.Value, change, was)
				}
			}
		}
	})
	for _, k := range []gouji.ClaimKind{gouji.ShareClaim, gouji.CompletionClaim, gouji.GrowthClaim} {
		if found[k] < 500 {
			t.Errorf("only %d of kind %s", found[k], k)
		}
	}
}

// TestAmendedPlaces holds a place that an error changed to the truth that it
// contradicts.
func TestAmendedPlaces(t *testing.T) {
	for _, c := range Cases {
		if len(c.of[0].Errors) == 0 {
			continue
		}
		spoilt, err := New(c.of[0])
		if err != nil {
			t.Fatal(err)
		}
		o := c.of[0]
		o.Errors = nil
		sound, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		if len(sound.Places) != len(spoilt.Places) {
			t.Fatalf("%s: %d places, %d without its error", c.Name, len(spoilt.Places), len(sound.Places))
		}
		differ := 0
		for i, pl := range spoilt.Places {
			was := sound.Places[i]
			if pl.Printed != was.Printed {
				differ++
			}
			pl.Printed, pl.Start = was.Printed, was.Start
			if pl != was {
				t.Errorf("%s: %s differs in more than its print", c.Name, pl.ID)
			}
		}
		if differ != 1 && c.Name != "named-but-blank" { // that one adds a name
			t.Errorf("%s: %d places print something else", c.Name, differ)
		}
	}
}

// TestPrintedTruth reads every printed amount again: it is the truth, rounded
// to its last place.
func TestPrintedTruth(t *testing.T) {
	for i := range 200 {
		d, err := New(Mixed(900, i))
		if err != nil {
			t.Fatal(err)
		}
		for _, pl := range d.Places {
			if pl.Kind != gouji.AmountClaim || strings.Trim(pl.Printed, "-—") == "" {
				if pl.Value != 0 && pl.Kind == gouji.AmountClaim {
					t.Errorf("%s: %s prints nothing for %d", d.Name, pl.ID, pl.Value)
				}
				continue
			}
			s := strings.Map(func(r rune) rune {
				switch {
				case r == ',':
					return -1
				case r >= '０' && r <= '９':
					return r - '０' + '0'
				case r == '．':
					return '.'
				}
				return r
			}, pl.Printed)
			whole, part, _ := strings.Cut(s, ".")
			n, err := strconv.ParseInt(whole+part, 10, 64)
			if err != nil {
				t.Fatalf("%s: %s prints %q", d.Name, pl.ID, pl.Printed)
			}
			a, err := gouji.NewAmount(gouji.Decimal{Mantissa: n, Places: len(part)}, pl.Unit)
			if err != nil {
				t.Fatal(err)
			}
			d := 2 * (a.Value - pl.Value*gouji.Yuan.Scale())
			if pl.Hedge != "" {
				d /= 2
			}
			if max(d, -d) > a.Place {
				t.Errorf("%s prints %s%s for %d", pl.ID, pl.Printed, pl.Unit, pl.Value)
			}
		}
	}
}
