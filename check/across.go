package check

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed across.sql
var acrossScript string

// The parts of acrossScript: before the first batch, after each, after the last.
var begun, kept, settled = func() (string, string, string) {
	parts := strings.SplitN(acrossScript, "\n---\n", 3)
	return parts[0], parts[1], parts[2]
}()

// A Scope says what the comparisons of a rule lie within.
type Scope string

// The scopes.
const (
	WithinDisclosure Scope = ""
	OverYears        Scope = "years" // accounts of one unit
	OverUnits        Scope = "units" // the account of a department and those of its units
)

// compare runs the rules over years and units on what the batches have kept.
func (r *runner) compare(report *Report) error {
	if err := r.exec(settled + comparisonTable); err != nil {
		return fmt.Errorf("准备各年、各单位之间的检查：%w", err)
	}
	return r.conclude(report, func(rule Rule) bool { return rule.Scope != WithinDisclosure })
}
