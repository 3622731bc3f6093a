package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Clock adds up what a run takes its time for, over all its batches. A nil
// one is not looked at.
type Clock struct {
	took map[string]time.Duration
}

// A Timing says how long a part of a run took.
type Timing struct {
	What string // in Chinese: a table of the prelude, a rule, …
	Took time.Duration
}

// time runs do and adds the time that it takes.
func (c *Clock) time(what string, do func() error) error {
	if c == nil {
		return do()
	}
	if c.took == nil {
		c.took = map[string]time.Duration{}
	}
	began := time.Now()
	err := do()
	c.took[what] += time.Since(began)
	return err
}

// Timings returns what took how long, the longest first.
func (c *Clock) Timings() []Timing {
	var all []Timing
	for _, what := range slices.Sorted(maps.Keys(c.took)) {
		all = append(all, Timing{what, c.took[what]})
	}
	slices.SortStableFunc(all, func(a, b Timing) int { return cmp.Compare(b.Took, a.Took) })
	return all
}

const preludeBegins = "\nCREATE OR REPLACE TEMP "

// prepare makes the tables of the prelude, statement by statement, so that each
// is timed, and that of comparisons; or only the tables that stand before one.
func (r *runner) prepare(until string) error {
	for _, rest := range strings.Split(prelude, preludeBegins)[1:] { // the first is a remark
		what := "宏与视图"
		if table, ok := strings.CutPrefix(rest, "TABLE "); ok {
			name, _, _ := strings.Cut(table, " ")
			if name == until {
				return nil
			}
			what = "表 " + name
		}
		if err := r.clock.time(what, func() error { return r.exec(preludeBegins + rest) }); err != nil {
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
