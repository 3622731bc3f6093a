// Package stopwatch adds up what the parts of a run take.
package stopwatch

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"
)

// A Stopwatch adds up what a run takes its time for, however often and on however
// many connections at once. A nil one is not looked at.
type Stopwatch struct {
	mu   sync.Mutex
	took map[string]time.Duration // guarded by mu
}

// A Timing says how long a part of a run took.
type Timing struct {
	What string // in Chinese: a table of the prelude, a rule, …
	Took time.Duration
}

// Time runs do and adds the time that it takes.
func (c *Stopwatch) Time(what string, do func() error) error {
	if c == nil {
		return do()
	}
	began := time.Now()
	err := do()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.took == nil {
		c.took = map[string]time.Duration{}
	}
	c.took[what] += time.Since(began)
	return err
}

// Timings returns what took how long, the longest first.
func (c *Stopwatch) Timings() []Timing {
	var all []Timing
	for _, what := range slices.Sorted(maps.Keys(c.took)) {
		all = append(all, Timing{what, c.took[what]})
	}
	slices.SortStableFunc(all, func(a, b Timing) int { return cmp.Compare(b.Took, a.Took) })
	return all
}
