package main

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"strings"

	"gouji/internal/escape"
	"gouji/internal/show"
	"gouji/normalize"
	"gouji/warehouse"
)

// stateNames are the states of inputs, as people read them, in their order.
var stateNames = []struct{ state, name string }{
	{"done", "已载入"},
	{"warned", "已载入而有须留意之处"},
	{"skipped", "跳过"},
	{"quarantined", "隔离"},
}

// toldInputs is how many inputs of a state the status lists as text.
const toldInputs = 50

func runStatus(ctx context.Context, c *console, args []string) error {
	fs := newFlags("status")
	path := fs.String("db", defaultDB, "数据库`文件`")
	state := fs.String("state", "", "只列这种`结果`：done、warned、skipped 或 quarantined")
	format := fs.String("format", "text", "输出`格式`：text、csv 或 json（每行一个对象）")
	others, err := parseFlags(c, fs, args)
	switch {
	case err != nil:
		return err
	case len(others) > 0:
		return usage("status 列出库中记下的输入，不用路径")
	}
	if err := cmp.Or(oneOf("format", *format, "text", "csv", "json"), oneOf("state", *state, "", "done", "warned", "skipped", "quarantined")); err != nil {
		return err
	}
	db, err := warehouse.Open(*path, warehouse.ReadOnly())
	if err != nil {
		return err
	}
	defer db.Close()
	if *format == "text" {
		return tellStatus(ctx, c, db.SQL(), *state)
	}
	rows, err := db.SQL().QueryContext(ctx, `SELECT * FROM input WHERE $1 IN ('', state) ORDER BY path`, *state)
	if err != nil {
		return fmt.Errorf("查询载入记录：%w", err)
	}
	defer rows.Close()
	if *format == "csv" {
		return show.WriteCSV(c.out, rows)
	}
	return show.WriteJSON(c.out, rows, "")
}

// tellStatus counts the inputs by state, and lists those that want attention or
// are asked for.
func tellStatus(ctx context.Context, c *console, db *sql.DB, wanted string) error {
	for _, s := range stateNames {
		if wanted != "" && wanted != s.state {
			continue
		}
		n, told, err := inputs(ctx, db, s.state, wanted != "")
		if err != nil {
			return fmt.Errorf("查询载入记录：%w", err)
		}
		fmt.Fprintf(c.out, "%s %s\n", s.name, grouped(n))
		for _, line := range told {
			fmt.Fprintln(c.out, line)
		}
		if more := n - len(told); len(told) > 0 && more > 0 {
			fmt.Fprintf(c.out, "  另有 %s 个未列出，要看全部：gouji status --state %s --format csv\n", grouped(more), s.state)
		}
	}
	return nil
}

// inputs counts the inputs of a state, and tells of the first of them: of all,
// or of those of which somebody should know without asking.
func inputs(ctx context.Context, db *sql.DB, state string, all bool) (n int, told []string, err error) {
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM input WHERE state = $1`, state).Scan(&n); err != nil {
		return n, nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT path, reason FROM input WHERE state = $1
		AND ($2 OR state IN ('warned', 'quarantined') OR state = 'skipped' AND (starts_with(reason, $3) OR starts_with(reason, '已被')))
		ORDER BY path LIMIT $4`, state, all, normalize.NoDisclosure, toldInputs)
	if err != nil {
		return n, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var path, reason string
		if err := rows.Scan(&path, &reason); err != nil {
			return n, nil, err
		}
		told = append(told, strings.TrimSuffix("  "+escape.Line(path)+"："+escape.Line(reason), "："))
	}
	return n, told, rows.Err()
}
