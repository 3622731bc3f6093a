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
			return rule.Located(err, 0)
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
	err := r.propose(ctx, rule)
	if err != nil && context.Cause(ctx) == errTooSlow {
		return errTooSlow
	}
	if err != nil {
		return err
	}
	return r.exec(fmt.Sprintf("INSERT INTO comparison BY NAME SELECT %d AS rule, * FROM proposed", i))
}

// propose runs a rule of the user's and looks at what it returned.
func (r *runner) propose(ctx context.Context, rule rules.Rule) error {
	if _, err := r.conn.ExecContext(ctx, fmt.Sprintf(proposed, r.columns(), rule.Query, ownRows+1)); err != nil {
		return rule.Located(err, 1)
	}
	if err := r.scrutinise(ctx); err != nil {
		return err
	}
	var n, hits int64
	count := "SELECT count(*), count(*) FILTER (verdict NOT IN (" + r.unreported() + ")) FROM proposed"
	if err := r.conn.QueryRowContext(ctx, count).Scan(&n, &hits); err != nil {
		return err
	}
	switch {
	case n > ownRows:
		return fmt.Errorf("比对多于 %d 行，结果没有采用：请检查连接条件", ownRows)
	case hits > ownHits:
		return fmt.Errorf("报出 %d 处，多于 %d 处，结果没有采用：请检查条件", hits, ownHits)
	}
	return nil
}
