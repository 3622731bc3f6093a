package check

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"gouji/check/rules"
)

// What one run of a rule of the user's may take, in one batch.
const (
	ownTime = time.Minute
	ownRows = 2_000_000
	ownHits = 50_000 // comparisons that are findings
)

var errTooSlow = errors.New("运行超过一分钟，已停止：请检查连接条件，或先在小库上试")

// A rule may make rows of lists and ranges and read what the run holds. Other
// table functions change what the rules after it run in (enable_logging), read
// files, or take a query as text.
const tableFunctions = "unnest, range, generate_series"

// admit says why a rule of the user's may not run. It parses the query by
// itself, so that no bracket in it closes the one that it is run in.
func (r *runner) admit(rule rules.Rule) error {
	const parsed = `
		SELECT coalesce(json_extract_string(tree, '$.error_message'), ''),
		       coalesce(list_aggregate(list_distinct(json_extract_string(tree, '$..function.function_name')), 'string_agg', ','), '')
		FROM (SELECT json_serialize_sql($1::VARCHAR) AS tree)`
	var wrong, functions string
	if err := r.conn.QueryRowContext(r.ctx, parsed, rule.Query).Scan(&wrong, &functions); err != nil {
		return err
	}
	if wrong != "" {
		if err := r.exec("EXPLAIN " + rule.Query); err != nil { // says where
			return err
		}
		return errors.New("不是一条 SELECT 查询")
	}
	for _, name := range strings.Split(functions, ",") {
		if name != "" && !strings.Contains(", "+tableFunctions+",", ", "+name+",") {
			return fmt.Errorf("不能使用表函数 %s：规则只能读本次检查的表，以及 %s", name, tableFunctions)
		}
	}
	return nil
}

// applyOwn runs a rule of the user's within bounds.
func (r *runner) applyOwn(i int, rule rules.Rule) error {
	if err := r.admit(rule); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(r.ctx, r.patience, errTooSlow)
	defer cancel()
	insert := fmt.Sprintf("INSERT INTO comparison BY NAME SELECT %d AS rule, %s FROM (\n%s\n) LIMIT %d", i, r.columns(), rule.Query, ownRows+1)
	done, err := r.conn.ExecContext(ctx, insert)
	if err != nil {
		if context.Cause(ctx) == errTooSlow {
			return errTooSlow
		}
		return err
	}
	n, err := done.RowsAffected()
	if err != nil {
		return err
	}
	var hits int64
	count := fmt.Sprintf("SELECT count(*) FROM comparison WHERE rule = %d AND verdict NOT IN (%s)", i, r.unreported())
	if err := r.conn.QueryRowContext(r.ctx, count).Scan(&hits); err != nil {
		return err
	}
	if n <= ownRows && hits <= ownHits {
		return nil
	}
	if err := r.exec(fmt.Sprintf("DELETE FROM comparison WHERE rule = %d", i)); err != nil {
		return err
	}
	if n > ownRows {
		return fmt.Errorf("比对多于 %d 行，结果没有采用：请检查连接条件", ownRows)
	}
	return fmt.Errorf("报出 %d 处，多于 %d 处，结果没有采用：请检查条件", hits, ownHits)
}
