package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gouji"
	"gouji/internal/synth"
	"gouji/internal/synth/inject"
)

// states reports whether a place states a figure of its own.
func states(k gouji.ClaimKind) bool {
	return k == gouji.AmountClaim || k == gouji.CountClaim || k == gouji.NoneClaim
}

// printedAmount is what a place prints, as an Amount.
func printedAmount(p *synth.Place) (gouji.Amount, bool) {
	n, places, ok := inject.Parse(p.Printed)
	a, err := gouji.NewAmount(gouji.Decimal{Mantissa: n, Places: places}, p.Unit)
	if signed(p.Kind) && p.Value < 0 && a.Value > 0 {
		a.Value = -a.Value
	}
	return a, ok && err == nil
}

func signed(k gouji.ClaimKind) bool { return k == gouji.ChangeClaim || k == gouji.GrowthClaim }

// A cell is where a fact stands.
type cell struct{ block, row, col int }

// readCells compares the facts and names of the tables with what was printed.
func readCells(sc *score, s *sample, c *chart, readings []gouji.Reading) {
	facts, names := inCells(readings)
	for i := range s.d.Places {
		p := &s.d.Places[i]
		at, ok := c.of(p)
		if p.Row < 0 || !ok {
			continue
		}
		k := cell{at.Block, at.Row, at.Col}
		if p.Kind == gouji.NamedClaim {
			n, read := names[k]
			right := read && n.Code == p.Concept.Function+p.Concept.Economic
			sc.cells.names.add(right)
			if !right {
				sc.remark(s, "name of a cell", "%s %q: read %v as %q %q", p.ID, p.Printed, read, n.Code, n.Name)
			}
			continue
		}
		f, read := facts[k]
		delete(facts, k)
		sc.cell(s, p, f, read)
	}
	left := slices.SortedFunc(maps.Keys(facts), func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col))
	})
	for _, k := range left {
		if f := facts[k]; f.Form != "" {
			sc.cells.extra++
			sc.remark(s, "cell without a place", "%s %s × %s %q at %v", f.Form, f.Line, f.Column, f.Printed, k)
		}
	}
}

// inCells returns the facts and names that were read in tables, by their cells.
func inCells(readings []gouji.Reading) (map[cell]gouji.Fact, map[cell]gouji.Name) {
	facts, names := map[cell]gouji.Fact{}, map[cell]gouji.Name{}
	for _, r := range readings {
		for _, f := range r.Facts {
			if !f.Derived {
				facts[cell{f.Source.Block, f.Source.Row, f.Source.Col}] = f
			}
		}
		for _, n := range r.Names {
			if n.Source.Row >= 0 {
				names[cell{n.Source.Block, n.Source.Row, n.Source.Col}] = n
			}
		}
	}
	return facts, names
}

// standard reports whether a form is one of the nine: those have numbers, but
// for “三公”, whose number changes with the year.
func standard(form string) bool { return form == "three" || form >= "01" && form <= "09" }

// cell compares one cell.
func (sc *score) cell(s *sample, p *synth.Place, f gouji.Fact, read bool) {
	a, ok := printedAmount(p)
	value := f.Amount.Value == a.Value
	t := &sc.cells
	if !standard(p.Form) {
		t.other.add(read && value)
		return
	}
	all := read
	for _, c := range []struct {
		of *rate
		ok bool
	}{{&t.read, true}, {&t.value, value && (ok || inject.Blank(p.Printed))}, {&t.blank, f.Blank == inject.Blank(p.Printed)},
		{&t.concept, f.Concept == p.Concept || s.settles(p.Concept, f.Concept)}, {&t.year, f.Year == p.Year}} {
		c.of.add(read && c.ok)
		all = all && c.ok
	}
	t.all.add(all)
	if !all {
		sc.remark(s, "cell", "%s %q %s %d: read %v as %q %s %d blank %v", p.ID, p.Printed, p.Concept, p.Year, read, f.Printed, f.Concept, f.Year, f.Blank)
	}
}

// settles reports whether a form that says 预算 was read at the very budget
// that a sentence of the document names for that item.
func (s *sample) settles(printed, read gouji.Concept) bool {
	if printed.Item == "" || printed.Basis != gouji.Budget {
		return false
	}
	named := printed
	named.Basis = read.Basis
	return read == named && read.Basis != gouji.Actual && slices.ContainsFunc(s.d.Places, func(p synth.Place) bool {
		return p.Row < 0 && p.Concept.Item != "" && p.Concept.Basis == read.Basis
	})
}

// readProse compares the claims with what the sentences say.
func readProse(sc *score, s *sample, c *chart, readings []gouji.Reading) {
	var claims []gouji.Claim
	for _, r := range readings {
		for _, k := range r.Claims {
			if k.Kind != gouji.ThresholdClaim && k.Kind != gouji.DirectionClaim {
				claims = append(claims, k)
			}
		}
	}
	right := make([]bool, len(claims))
	tables := slices.ContainsFunc(s.d.Places, func(p synth.Place) bool { return p.Form != "" })
	for i := range s.d.Places {
		p := &s.d.Places[i]
		at, ok := c.of(p)
		if !ok || !claiming(p) {
			continue
		}
		q := *p
		if !tables && p.Concept.Function != "" {
			q.Local = true // without tables a path has no code
		}
		sc.claim(s, &q, at, claims, right)
	}
	for i, k := range claims {
		if k.Unresolved != "" {
			continue
		}
		right[i] = right[i] || k.Kind == gouji.NoneClaim && s.lacks(k.Concept)
		sc.claims[k.Kind].said.add(right[i])
		if !right[i] {
			sc.remark(s, "claim not so", "%s %s %d/%d local %v %s of %q: %q", k.Kind, k.Concept, k.Year, k.BaseYear, k.Local, k.Amount, k.Of, k.Text)
		}
	}
}

// claiming reports whether a place claims something: an overview claims nothing,
// and a name of a code is no claim.
func claiming(p *synth.Place) bool {
	return p.Row < 0 && (p.Kind != gouji.NamedClaim || p.Concept.Flow != "") && !strings.HasPrefix(p.ID, "text/profile/")
}

// lacks reports whether the truth has nothing of a concept: a remark below an
// empty form says so too.
func (s *sample) lacks(c gouji.Concept) bool {
	return !slices.ContainsFunc(s.d.Places, func(p synth.Place) bool { return p.Concept == c && p.Value != 0 })
}

// claim looks for the claim that a place of a sentence makes.
func (sc *score) claim(s *sample, p *synth.Place, at inject.Spot, claims []gouji.Claim, right []bool) {
	nearest, why := -1, "absent"
	for i, k := range claims {
		src := inject.Spot{Block: k.Source.Block, Row: -1, Col: -1, Start: k.Source.Start, End: k.Source.End}
		if right[i] || k.Source.Row >= 0 || !meet(at, src) {
			continue
		}
		wrong := amiss(p, k)
		if nearest < 0 || wrong == "" || why == "kind" && wrong != "kind" {
			nearest, why = i, wrong
		}
		if wrong == "" {
			break
		}
	}
	t := sc.claims[p.Kind]
	t.made.add(why == "")
	if why == "" {
		right[nearest] = true
		return
	}
	t.wrong[why]++
	got, text := "", ""
	if nearest >= 0 {
		k := claims[nearest]
		got = strings.TrimSpace(string(k.Kind) + " " + k.Concept.String() + " " + k.Amount.String() + " " + k.Of.String() + " " + k.Unresolved)
		text = k.Text
	}
	sc.remark(s, "claim: "+why, "%s %s %s of %q %d/%d local %v %q: read %q in %q", p.ID, p.Kind, p.Concept, p.Of, p.Year, p.BaseYear, p.Local, p.Printed, got, text)
}

// amiss names what of a claim is not what its place says; "" where nothing.
func amiss(p *synth.Place, k gouji.Claim) string {
	switch {
	case p.Kind != k.Kind:
		return "kind"
	case k.Unresolved != "":
		return "unresolved"
	case k.Kind != gouji.NamedClaim && valueOf(p, k) != k.Amount.Value:
		return "amount"
	case p.Year != k.Year || signed(k.Kind) && p.BaseYear != k.BaseYear:
		return "year"
	case p.Local != k.Local && p.Concept != k.Concept: // one concept at full coordinates is the same either way
		return "local"
	case p.Local:
		return ""
	case p.Concept != k.Concept:
		return "concept"
	case !states(k.Kind) && k.Kind != gouji.NamedClaim && p.Of != k.Of:
		return "of"
	}
	return ""
}

// valueOf is what a place states, in the steps of the claim k. A word that
// stands for a figure says what it says, and zero where that is the truth.
func valueOf(p *synth.Place, k gouji.Claim) int64 {
	a, ok := printedAmount(p)
	switch {
	case ok:
		return a.Value
	case p.Value == 0:
		return 0
	}
	return k.Amount.Value
}
