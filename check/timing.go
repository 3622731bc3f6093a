package check

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"
	"strings"
	"time"
)

//go:embed prelude.sql
var prelude string

// A Timing says how long a part of a run took, over all its batches.
type Timing struct {
	What string // in Chinese: a table of the prelude, a rule, …
	Took time.Duration
}

// timed runs do and adds the time that it takes.
func (r *runner) timed(what string, do func() error) error {
	if r.took == nil {
		r.took = map[string]time.Duration{}
	}
	began := time.Now()
	err := do()
	r.took[what] += time.Since(began)
	return err
}

func (r *runner) timings() []Timing {
	var all []Timing
	for _, what := range slices.Sorted(maps.Keys(r.took)) {
		all = append(all, Timing{what, r.took[what]})
	}
	slices.SortStableFunc(all, func(a, b Timing) int { return cmp.Compare(b.Took, a.Took) })
	return all
}

const preludeBegins = "\nCREATE OR REPLACE TEMP "

// prepare makes the tables of the prelude for the disclosures that scoped
// makes, statement by statement, so that each is timed.
func (r *runner) prepare(scoped string) error {
	if err := r.exec(scoped); err != nil {
		return err
	}
	for _, rest := range strings.Split(prelude, preludeBegins)[1:] { // the first is a remark
		what := "宏与视图"
		if table, ok := strings.CutPrefix(rest, "TABLE "); ok {
			name, _, _ := strings.Cut(table, " ")
			what = "表 " + name
		}
		if err := r.timed(what, func() error { return r.exec(preludeBegins + rest) }); err != nil {
			return err
		}
	}
	if r.coverage {
		if err := r.exec(touching); err != nil {
			return err
		}
	}
	return r.exec(comparisonTable)
}
