package main

import (
	"context"
	"errors"
	"fmt"

	"gouji/internal/show"
	"gouji/warehouse"
)

// tableRows is how many rows the table on a terminal shows: enough to read,
// and it must be laid out in memory.
const tableRows = 1000

func runSQL(ctx context.Context, c *console, args []string) error {
	fs := newFlags("sql")
	path := fs.String("db", defaultDB, "数据库`文件`")
	format := fs.String("format", "table", "输出`格式`：table、csv 或 json（每行一个对象）")
	query, err := parseFlags(c, fs, args)
	switch {
	case err != nil:
		return err
	case len(query) != 1:
		return usage("应给出一条查询语句（用引号括起）：gouji sql \"SELECT …\"")
	}
	if err := oneOf("format", *format, "table", "csv", "json"); err != nil {
		return err
	}
	db, err := warehouse.Open(*path, warehouse.ReadOnly())
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query(ctx, query[0])
	if err != nil {
		return badQuery(ctx, err)
	}
	defer rows.Close()
	switch *format {
	case "csv":
		err = show.WriteCSV(c.out, rows)
	case "json":
		err = show.WriteJSON(c.out, rows, "")
	default:
		var more bool
		if more, err = show.WriteRows(c.out, rows, tableRows); more {
			fmt.Fprintf(c.err, "只列出前 %d 行；要全部，请加 --format csv 或 json\n", tableRows)
		}
	}
	return badQuery(ctx, err)
}

// badQuery says that the query is to blame, not the machine.
func badQuery(ctx context.Context, err error) error {
	var own *warehouse.Error
	if err == nil || ctx.Err() != nil {
		return errors.Join(err, ctx.Err())
	}
	if errors.As(err, &own) {
		return usage("%s", own)
	}
	return err
}
