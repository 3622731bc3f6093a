package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"gouji"
	"gouji/internal/synth"
	"gouji/internal/synth/inject"
)

// batch is how many files are checked together.
const batch = 100

// A sample is a document with what was put into it.
type sample struct {
	index  int
	name   string // of its file
	d      *synth.Disclosure
	errors []inject.Injected
}

// draw writes the i-th document; with errors, spoiled.
func draw(o options, i, errors int) (*sample, error) {
	d, err := synth.New(synth.Mixed(o.seed, i))
	if err != nil {
		return nil, err
	}
	s := &sample{index: i, d: d, name: fmt.Sprintf("%04d.docx", i)}
	if errors > 0 {
		s.errors = inject.Inject(d, rand.New(rand.NewPCG(o.seed, uint64(i))), errors)
		s.name = fmt.Sprintf("%04d-spoiled.docx", i)
	}
	return s, nil
}

// measure draws, processes and judges all documents of a run.
func measure(ctx context.Context, o options) (*score, error) {
	sc := newScore()
	for _, errors := range []int{0, o.errors} {
		for first := 0; first < o.n; first += batch {
			if err := measureBatch(ctx, o, sc, first, min(first+batch, o.n), errors); err != nil {
				return nil, err
			}
		}
	}
	return sc, nil
}

func measureBatch(ctx context.Context, o options, sc *score, first, last, errors int) error {
	return scratch(func(dir string) error {
		var samples []*sample
		for i := first; i < last; i++ {
			s, err := draw(o, i*max(o.stride, 1), errors)
			if err != nil {
				return err
			}
			if err := s.save(dir); err != nil {
				return err
			}
			samples = append(samples, s)
		}
		r, err := process(ctx, []string{dir})
		if err != nil {
			return err
		}
		for _, s := range samples {
			before := len(sc.remarks)
			if err := sc.judge(s, r.outcomes[s.name], r.findings[s.name]); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			if o.keep != "" && len(sc.remarks) > before {
				if err := s.save(o.keep); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (s *sample) save(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.d.WriteDOCX(&b); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, s.name), b.Bytes(), 0o644)
}

// judge adds what the program made of a sample to the score.
func (sc *score) judge(s *sample, o gouji.Outcome, findings []gouji.Finding) error {
	if o.Document == nil {
		return fmt.Errorf("not read: %s", o.Reason)
	}
	c, err := newChart(s.d, o.Document)
	if err != nil {
		return err
	}
	if s.errors != nil {
		sc.spoiled(s, c, newLocator(o), findings)
		return nil
	}
	sc.clean(s, findings)
	readCells(sc, s, c, o.Readings)
	readProse(sc, s, c, o.Readings)
	return nil
}

// clean counts the findings of a document without errors: all are false.
func (sc *score) clean(s *sample, findings []gouji.Finding) {
	sc.cleanDocuments++
	for _, f := range findings {
		if f.Severity == gouji.RoundingTrail {
			continue
		}
		sc.onClean[f.Rule]++
		if grave(f) {
			sc.remark(s, onClean, "%s", told(f))
		}
	}
}

// A target is an error with where it stands in the document that was read.
type target struct {
	inject.Injected
	spots []inject.Spot
	near  []inject.Spot
	found []gouji.Finding
}

func targets(s *sample, c *chart) []target {
	var all []target
	for _, x := range s.errors {
		t := target{Injected: x}
		for _, p := range x.Spots {
			if q, ok := c.spot(p); ok {
				t.spots = append(t.spots, q)
			}
		}
		for _, p := range x.Near {
			if q, ok := c.spot(p); ok {
				t.near = append(t.near, q)
			}
		}
		all = append(all, t)
	}
	return all
}

// spoiled counts what was found of the errors in a document, and what of the
// findings is about one.
func (sc *score) spoiled(s *sample, c *chart, l *locator, findings []gouji.Finding) {
	sc.spoiledDocuments++
	all := targets(s, c)
	for _, f := range findings {
		if grave(f) {
			sc.said(s, f, l.attribute(f, all))
		}
	}
	for _, t := range all {
		sc.sought(s, t.Injected, t.found)
		for _, f := range t.found {
			spots := t.spots
			if t.Kind == inject.Name {
				spots = append(slices.Clone(spots), t.near...)
			}
			any, right := l.suspected(f, spots)
			if !any || t.Kind.Wording() || t.Kind == inject.Dropped { // what is not there is nobody's suspect
				continue
			}
			sc.suspects.add(right)
			if !right {
				sc.remark(s, "suspect elsewhere", "%s: %.40q → %.40q: %s", t.Place, t.Was, t.Is, told(f))
			}
		}
	}
}

// attribute adds f to the errors that it finds and reports whether it is about
// any. Where it is about a wrong figure, the sentences and forms that stand
// witness with their right ones are not what it is about, however wrong they
// are otherwise.
func (l *locator) attribute(f gouji.Finding, all []target) bool {
	right, figure := false, false
	for i := range all {
		if t := &all[i]; !t.Kind.Wording() && l.standing(f, t.spots) {
			right, figure = true, true
			t.found = append(t.found, f)
		}
	}
	for i := range all {
		t := &all[i]
		if t.Kind == inject.Name && !l.standing(f, t.spots) && l.standing(f, t.near) {
			t.found = append(t.found, f) // the figures that bear a wrong name contradict those of the name
		}
		right = right || l.about(f, t)
		if t.Kind.Wording() && (l.worded(f, t.Form, t.spots) || !figure && t.Kind.Figures() && l.standing(f, t.spots)) {
			t.found = append(t.found, f)
		}
	}
	return right
}

// about reports whether f has to do with an error, be it as a witness.
func (l *locator) about(f gouji.Finding, t *target) bool {
	return t.Kind == inject.Direction && l.governs(f, t.spots) || l.standing(f, t.near) || l.standing(f, t.spots) || l.worded(f, t.Form, nil)
}

// told is a finding in one line.
func told(f gouji.Finding) string {
	s := f.Rule + " " + f.Message
	for i, side := range f.Sides {
		if i == 4 {
			return s + " …"
		}
		p := side.Place
		s += fmt.Sprintf(" | %s%s %s%s%s%s", side.Amount, side.Measure, p.Form, p.Part, p.Row+p.Section, suspect(side))
	}
	return s
}

func suspect(s gouji.Side) string {
	if s.Suspect {
		return " (suspect)"
	}
	return ""
}
