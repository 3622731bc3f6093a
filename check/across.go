package check

import (
	_ "embed"
	"fmt"
	"strings"

	"gouji/check/rules"
)

//go:embed across.sql
var acrossScript string

// The parts of acrossScript: before the first batch, after each, after the last.
var begun, kept, settled = func() (string, string, string) {
	parts := strings.SplitN(acrossScript, "\n---\n", 3)
	return parts[0], parts[1], parts[2]
}()

// compare runs the rules over years and units on what the batches have kept.
func (r *runner) compare(report *Report) error {
	if err := r.exec(settled + comparisonTable); err != nil {
		return fmt.Errorf("准备各年、各单位之间的检查：%w", err)
	}
	return r.conclude(report, func(rule rules.Rule) bool { return rule.Scope != rules.WithinDisclosure })
}
