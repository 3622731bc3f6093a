package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Timing says how long a part of a run took, over all its batches.
type Timing struct {
	What string // in Chinese: a table of the prelude, a rule, …
	Took time.Duration
}

// timed runs do and adds the time that it takes.
func (r *Report) timed(what string, do func() error) error {
	if r.took == nil {
		r.took = map[string]time.Duration{}
	}
	began := time.Now()
	err := do()
	r.took[what] += time.Since(began)
	return err
}

// Timings says what the run took its time for, the longest first.
func (r *Report) Timings() []Timing {
	var all []Timing
	for _, what := range slices.Sorted(maps.Keys(r.took)) {
		all = append(all, Timing{what, r.took[what]})
	}
	slices.SortStableFunc(all, func(a, b Timing) int { return cmp.Compare(b.Took, a.Took) })
	return all
}

const preludeBegins = "\nCREATE OR REPLACE TEMP "

// prepare makes the tables of the prelude, statement by statement, so that each
// is timed, and that of comparisons.
func (r *runner) prepare(report *Report) error {
	for _, rest := range strings.Split(prelude, preludeBegins)[1:] { // the first is a remark
		what := "宏与视图"
		if table, ok := strings.CutPrefix(rest, "TABLE "); ok {
			name, _, _ := strings.Cut(table, " ")
			what = "表 " + name
		}
		if err := report.timed(what, func() error { return r.exec(preludeBegins + rest) }); err != nil {
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
