package check

import (
	"database/sql"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"gouji/check/rules"
)

//go:embed across.sql
var acrossScript string

// The parts of acrossScript: before the first batch, after each, which others
// the chosen are compared with, after the last.
var begun, kept, neighbours, settled = func() (string, string, string, string) {
	parts := strings.SplitN(acrossScript, "\n---\n", 4)
	return parts[0], parts[1], parts[2], parts[3]
}()

// compare runs the rules over years and units on what the batches have kept;
// where not all were chosen, also on what the chosen are compared with.
func (r *runner) compare(report *Report, ids []int64, some bool) error {
	if some {
		if err := r.surround(ids); err != nil {
			return fmt.Errorf("准备各年、各单位之间的检查：%w", err)
		}
	}
	if err := r.enter(batch{ids: ids}); err != nil {
		return fmt.Errorf("准备各年、各单位之间的检查：%w", err)
	}
	if err := r.exec(settled + comparisonTable); err != nil {
		return fmt.Errorf("准备各年、各单位之间的检查：%w", err)
	}
	found := &Report{}
	err := r.conclude(found, func(rule rules.Rule) bool { return rule.Scope != rules.WithinDisclosure })
	report.add(found)
	return err
}

// surround keeps of the neighbours of the chosen what they are compared with: a
// filter chooses what is told of, never what it is held against.
func (r *runner) surround(ids []int64) error {
	if err := r.enter(batch{ids: ids}); err != nil {
		return err
	}
	r.chosen = map[int64]bool{}
	for _, id := range ids {
		r.chosen[id] = true
	}
	near, err := r.near()
	if err != nil {
		return err
	}
	return r.batched(near, func(r *runner, b batch) error {
		if err := r.enter(b); err != nil {
			return err
		}
		if err := r.prepare("odd"); err != nil { // consensus is all that is kept
			return err
		}
		return r.exec(kept)
	})
}

// near returns the neighbours of the scoped disclosures.
func (r *runner) near() (ids []int64, err error) {
	err = r.each(neighbours, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// affected returns ids with their neighbours, in the order of all.
func (r *runner) affected(ids, all []int64) ([]int64, error) {
	if err := r.enter(batch{ids: ids}); err != nil {
		return nil, err
	}
	near, err := r.near()
	if err != nil {
		return nil, err
	}
	chosen := map[int64]bool{}
	for _, id := range slices.Concat(ids, near) {
		chosen[id] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(id int64) bool { return !chosen[id] }), nil
}

// concerns reports whether a chosen disclosure takes part in d.
func (r *runner) concerns(d *draft) bool {
	return r.chosen == nil || r.chosen[d.disclosure] ||
		slices.ContainsFunc(d.sides, func(s side) bool { return r.chosen[s.of] })
}
