package check

import (
	"database/sql"
	"fmt"
	"strings"
)

// judgedTable holds what each rule, by number, could check in each disclosure.
const judgedTable = `
CREATE TABLE check_gathered.judged (
  disclosure BIGINT, rule INTEGER, equal INTEGER, rounding INTEGER, conflict INTEGER, unchecked INTEGER, reason VARCHAR);`

// evaluate adds what the rules of the given numbers could check in the scope.
func (r *runner) evaluate(rules []int) error {
	if len(rules) == 0 {
		return nil
	}
	var ids strings.Builder
	for i, rule := range rules {
		fmt.Fprintf(&ids, "%s(%d)", map[bool]string{true: ","}[i > 0], rule)
	}
	return r.exec(`
		INSERT INTO check_gathered.judged
		WITH counted AS (
		  SELECT disclosure, rule, verdict, reason, sum(times) AS n FROM comparison GROUP BY ALL),
		summed AS (
		  SELECT disclosure, rule,
		         sum(n) FILTER (verdict = 'equal') AS equal, sum(n) FILTER (verdict = 'rounding') AS rounding,
		         sum(n) FILTER (verdict = 'conflict') AS conflict, sum(n) FILTER (verdict = 'unchecked') AS unchecked,
		         first(reason ORDER BY n DESC, reason) FILTER (verdict = 'unchecked') AS reason
		  FROM counted GROUP BY ALL),
		account AS (SELECT DISTINCT disclosure FROM scoped)
		SELECT a.disclosure, r.rule, most(s.equal), most(s.rounding), most(s.conflict), most(s.unchecked),
		       CASE WHEN s.rule IS NULL THEN '没有可比的数字' ELSE coalesce(s.reason, '') END
		FROM account a CROSS JOIN (VALUES ` + ids.String() + `) r(rule) LEFT JOIN summed s USING (disclosure, rule)`)
}

// evaluations tells what was checked, by rule, and where each is asked for by
// disclosure too.
func (r *runner) evaluations(report *Report) error {
	err := r.each(`
		SELECT rule, sum(equal)::BIGINT, sum(rounding)::BIGINT, sum(conflict)::BIGINT, sum(unchecked)::BIGINT
		FROM judged GROUP BY rule ORDER BY rule`,
		func(rows *sql.Rows) error {
			var e Evaluation
			err := r.scan(rows, &e)
			report.Rules = append(report.Rules, e)
			return err
		})
	if err != nil || !r.opt.Each {
		return err
	}
	return r.each(`
		SELECT rule, equal, rounding, conflict, unchecked, reason, disclosure, coalesce(unit, ''), coalesce(year, 0), coalesce(kind, '')
		FROM judged JOIN (
		  SELECT disclosure, min(unit) AS unit, min(year) AS year, min(kind) AS kind FROM disclosure GROUP BY disclosure) USING (disclosure)
		ORDER BY disclosure, rule`,
		func(rows *sql.Rows) error {
			var e Evaluation
			err := r.scan(rows, &e, &e.Reason, &e.Disclosure, &e.Unit, &e.Year, &e.Kind)
			report.Evaluations = append(report.Evaluations, e)
			return err
		})
}

// scan reads a rule and its counts, and what more there is.
func (r *runner) scan(rows *sql.Rows, e *Evaluation, more ...any) error {
	var rule int
	if err := rows.Scan(append([]any{&rule, &e.Equal, &e.Rounding, &e.Conflict, &e.Unchecked}, more...)...); err != nil {
		return err
	}
	e.Rule, e.Checked = r.opt.Rules[rule].ID, e.Equal+e.Rounding+e.Conflict
	return nil
}
