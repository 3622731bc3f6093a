package check

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gouji/check/rules"
)

// proposed holds what a rule of the user's returned until it has been looked at.
const proposed = "CREATE OR REPLACE TEMP TABLE proposed AS SELECT %s FROM (\n%s\n) LIMIT %d"

// scrutinise says what is wrong with the rows that a rule proposed.
func (r *runner) scrutinise(ctx context.Context) error {
	columns, err := r.proposedColumns(ctx)
	if err != nil {
		return err
	}
	for name := range columns {
		if !slices.ContainsFunc(rules.Columns, func(c rules.Column) bool { return c.Name == name }) {
			return fmt.Errorf("结果有不认识的列 %s", name)
		}
	}
	for _, c := range rules.Columns {
		switch {
		case columns[c.Name]:
			odd := fmt.Sprintf("SELECT coalesce(any_value(left(%[1]s::VARCHAR, 40)), '') FROM proposed WHERE %[1]s IS NOT NULL AND TRY_CAST(%[1]s AS %[2]s) IS NULL", c.Name, c.Type)
			if err := r.complaint(ctx, odd, "列 "+c.Name+" 的“%s”不是"+c.What); err != nil {
				return err
			}
		case c.Needed:
			return fmt.Errorf("结果缺少列 %s", c.Name)
		}
	}
	return r.complaint(ctx, oddRow(columns), "%s")
}

func (r *runner) proposedColumns(ctx context.Context) (map[string]bool, error) {
	rows, err := r.conn.QueryContext(ctx, "FROM proposed LIMIT 0")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	columns := map[string]bool{}
	for _, name := range names {
		columns[strings.ToLower(name)] = true
	}
	return columns, errors.Join(err, rows.Err())
}

// oddRow asks for what is wrong with a row, ” if nothing is.
func oddRow(columns map[string]bool) string {
	typed := make([]string, len(rules.Columns))
	for i, c := range rules.Columns {
		value := "NULL"
		switch {
		case columns[c.Name]:
			value = c.Name
		case c.Name == "times":
			value = "1"
		}
		typed[i] = fmt.Sprintf("CAST(%s AS %s) AS %s", value, c.Type, c.Name)
	}
	return `
	SELECT coalesce(any_value(CASE
	    WHEN disclosure IS NULL THEN '列 disclosure 为空'
	    WHEN disclosure NOT IN (SELECT disclosure FROM disclosure) THEN '列 disclosure 的 ' || disclosure || ' 不是库中的公开件'
	    WHEN verdict IS NULL THEN '列 verdict 为空，应为 equal、rounding、conflict 或 unchecked'
	    WHEN verdict NOT IN ('equal', 'rounding', 'conflict', 'unchecked')
	      THEN '列 verdict 的“' || left(verdict, 40) || '”应为 equal、rounding、conflict 或 unchecked'
	    WHEN concept IS NULL THEN '列 concept 为空'
	    WHEN times IS NULL THEN '列 times 为空，应为不小于 0 的整数'
	    WHEN times < 0 THEN '列 times 为 ' || times || '，应为不小于 0 的整数'
	    WHEN severity NOT IN ('error', 'warning', 'note') THEN '列 severity 的“' || left(severity, 40) || '”应为 error、warning 或 note'
	    WHEN verdict = 'conflict' AND coalesce(message, '') = '' THEN '矛盾（conflict）的列 message 没有内容'
	    WHEN verdict = 'conflict' AND coalesce(list_count(sides), 0) = 0 THEN '矛盾（conflict）的列 sides 没有内容'
	  END), '') FROM (SELECT ` + strings.Join(typed, ", ") + ` FROM proposed)`
}

// complaint returns what a query asks for, worded, or nil if that is ”.
func (r *runner) complaint(ctx context.Context, query, wording string) error {
	var odd string
	if err := r.conn.QueryRowContext(ctx, query).Scan(&odd); err != nil {
		return err
	}
	if odd == "" {
		return nil
	}
	return fmt.Errorf(wording, odd)
}
