package check

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gouji/check/rules"
)

// proposed holds what a rule of the user's returned until it has been looked at.
const proposed = "CREATE OR REPLACE TEMP TABLE proposed AS SELECT %s FROM (\n%s\n) LIMIT %d"

// An ownColumn is one that a rule may return.
type ownColumn struct {
	name, typ, what string // what its values must be
	needed          bool
}

var ownColumns = []ownColumn{
	{"disclosure", "BIGINT", "公开件的编号", true},
	{"verdict", "VARCHAR", "文字", true},
	{"concept", "VARCHAR", "文字", true},
	{"year", "INTEGER", "整数", false},
	{"reason", "VARCHAR", "文字", false},
	{"subject", "BIGINT", "一个 obs", false},
	{"difference", "HUGEINT", "整数", false},
	{"expected", "HUGEINT", "整数", false},
	{"family", "VARCHAR", "文字", false},
	{"severity", "VARCHAR", "文字", false},
	{"sides", "BIGINT[]", "一列 obs", false},
	{"suspect", "BIGINT[]", "一列 obs", false},
	{"touched", "BIGINT[]", "一列 obs", false},
	{"message", "VARCHAR", "文字", false},
	{"times", "INTEGER", "整数", false},
}

// scrutinise says what is wrong with the rows that a rule proposed.
func (r *runner) scrutinise(ctx context.Context) error {
	columns, err := r.proposedColumns(ctx)
	if err != nil {
		return err
	}
	for name := range columns {
		if !slices.ContainsFunc(ownColumns, func(c ownColumn) bool { return c.name == name }) {
			return fmt.Errorf("结果有不认识的列 %s", name)
		}
	}
	for _, c := range ownColumns {
		switch {
		case columns[c.name]:
			odd := fmt.Sprintf("SELECT coalesce(any_value(left(%[1]s::VARCHAR, 40)), '') FROM proposed WHERE %[1]s IS NOT NULL AND TRY_CAST(%[1]s AS %[2]s) IS NULL", c.name, c.typ)
			if err := r.complaint(ctx, odd, "列 "+c.name+" 的“%s”不是"+c.what); err != nil {
				return err
			}
		case c.needed:
			return fmt.Errorf("结果缺少列 %s", c.name)
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
	typed := make([]string, len(ownColumns))
	for i, c := range ownColumns {
		value := "NULL"
		switch {
		case columns[c.name]:
			value = c.name
		case c.name == "times":
			value = "1"
		}
		typed[i] = fmt.Sprintf("CAST(%s AS %s) AS %s", value, c.typ, c.name)
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

var sqlLine = regexp.MustCompile(`LINE (\d+):`)

// located says at which line of the file of a rule the database found a
// mistake; before the query stood so many lines of its own.
func located(rule rules.Rule, err error, before int) error {
	if err == nil || !sqlLine.MatchString(err.Error()) {
		return err
	}
	return errors.New(sqlLine.ReplaceAllStringFunc(err.Error(), func(s string) string {
		n, _ := strconv.Atoi(sqlLine.FindStringSubmatch(s)[1])
		return fmt.Sprintf("文件第 %d 行：", max(1, n+rule.Line-1-before))
	}))
}
