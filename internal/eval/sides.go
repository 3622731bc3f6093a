package main

import (
	"slices"
	"strings"

	"gouji"
	"gouji/internal/synth/inject"
)

// A locator finds the cells that the sides of findings speak of: they name
// rows and columns in words.
type locator struct {
	doc   *gouji.Document
	facts map[label][]inject.Spot
}

// A label is how a finding names a cell.
type label struct {
	block        int
	line, column string
}

func newLocator(o gouji.Outcome) *locator {
	l := &locator{doc: o.Document, facts: map[label][]inject.Spot{}}
	for _, r := range o.Readings {
		for _, f := range r.Facts {
			k := label{f.Source.Block, f.Line, f.Column}
			l.facts[k] = append(l.facts[k], inject.Spot{Block: f.Source.Block, Row: f.Source.Row, Col: f.Source.Col})
		}
	}
	return l
}

// spots returns where a side stands: more than one where its words fit several
// cells.
func (l *locator) spots(s gouji.Side) []inject.Spot {
	p := s.Place
	if p.Block < 0 || p.Block >= len(l.doc.Blocks) || s.Document != l.doc.Name {
		return nil
	}
	g := l.doc.Blocks[p.Block].Grid
	if g == nil {
		return []inject.Spot{{Block: p.Block, Row: -1, Col: -1, Start: p.Start, End: p.End}}
	}
	if found := l.facts[label{p.Block, p.Row, p.Column}]; p.Row+p.Column != "" && len(found) > 0 {
		return append(found, l.derived(p)...)
	}
	var found []inject.Spot
	for _, c := range g.Cells {
		if strings.TrimSpace(c.Text) == strings.TrimSpace(s.Text) {
			found = append(found, inject.Spot{Block: p.Block, Row: c.Row, Col: c.Col, End: len(c.Text)})
		}
	}
	if found == nil {
		found = []inject.Spot{{Block: p.Block, Row: -1, Col: -1}}
	}
	if p.Row+p.Column == "" {
		found = append(found, l.above(p.Block)...) // the form as a whole, with the lines that head it
	}
	return found
}

// above returns the lines over a table up to the one before it, three at most.
func (l *locator) above(block int) (found []inject.Spot) {
	for b := block - 1; b >= 0 && b >= block-3 && l.doc.Blocks[b].Grid == nil; b-- {
		found = append(found, inject.Spot{Block: b, Row: -1, Col: -1, End: len(l.doc.Blocks[b].Text)})
	}
	return found
}

// derived returns the cells that a figure follows from that is not printed: it
// is named by their lines.
func (l *locator) derived(p gouji.Place) []inject.Spot {
	lines := strings.Split(p.Row, " + ")
	if len(lines) < 2 {
		return nil
	}
	var found []inject.Spot
	for k, spots := range l.facts {
		if k.block == p.Block && slices.Contains(lines, k.line) {
			found = append(found, spots...)
		}
	}
	return found
}

// touches reports whether a side stands at one of spots.
func (l *locator) touches(s gouji.Side, spots []inject.Spot) bool {
	for _, a := range l.spots(s) {
		for _, b := range spots {
			if meet(a, b) {
				return true
			}
		}
	}
	return false
}

// standing reports whether a side of f stands at one of spots.
func (l *locator) standing(f gouji.Finding, spots []inject.Spot) bool {
	return slices.ContainsFunc(f.Sides, func(s gouji.Side) bool { return l.touches(s, spots) })
}

// governs reports whether a rate of f stands in the paragraph of a word at one
// of spots: one word gives several rates their direction.
func (l *locator) governs(f gouji.Finding, spots []inject.Spot) bool {
	return slices.ContainsFunc(f.Sides, func(s gouji.Side) bool {
		return s.Measure == string(gouji.Percent) && slices.ContainsFunc(spots, func(p inject.Spot) bool { return p.Block == s.Place.Block })
	})
}

// worded reports whether f points at wording at one of spots, not at a figure,
// or names the form.
func (l *locator) worded(f gouji.Finding, form string, spots []inject.Spot) bool {
	if named := func(text string) bool { return form != "" && strings.Contains(squeeze(text), squeeze(form)) }; named(f.Message) ||
		slices.ContainsFunc(f.Sides, func(s gouji.Side) bool { return named(s.Text) }) {
		return true
	}
	return slices.ContainsFunc(f.Sides, func(s gouji.Side) bool { return s.Amount == "" && s.Measure == "" && l.touches(s, spots) })
}

// suspected reports whether f names a place as the odd one out, and whether
// that is where the error is.
func (l *locator) suspected(f gouji.Finding, spots []inject.Spot) (any, right bool) {
	for _, s := range f.Sides {
		if s.Suspect {
			any = true
			right = right || l.touches(s, spots)
		}
	}
	return any, right
}

// squeeze takes white space out of a title.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
