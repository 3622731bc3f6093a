package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	"gouji"
	"gouji/check/diff"
	"gouji/ingest"
	"gouji/internal/escape"
	"gouji/warehouse"
)

func runDiff(ctx context.Context, c *console, args []string) error {
	fs := newFlags("diff")
	path := fs.String("db", defaultDB, "比较`数据库`中的：其后写单位名称和年度，不写文件")
	kind := fs.String("kind", "", "单位、年度相同而`类别`不同的，指出一种，如 部门决算")
	format := fs.String("format", "text", "输出`格式`：text 或 json（每行一处）")
	what, err := parseFlags(c, fs, args)
	stored := given(fs, "db")
	switch {
	case err != nil:
		return err
	case len(what) != 2 && stored:
		return usage("应给出单位名称和年度：gouji diff --db 库 UNIT YEAR")
	case len(what) != 2:
		return usage("应给出两份文件：gouji diff OLD NEW；比较库中的：gouji diff --db 库 UNIT YEAR")
	}
	if err := oneOf("format", *format, "text", "json"); err != nil {
		return err
	}
	var old, new *diff.Account
	if stored {
		old, new, err = storedPair(ctx, c, *path, what[0], what[1], *kind)
	} else if old, err = readAccount(ctx, what[0]); err == nil {
		new, err = readAccount(ctx, what[1])
	}
	if err != nil {
		return err
	}
	all := diff.Compare(old, new)
	write := diff.WriteText
	if *format == "json" {
		write = diff.WriteJSON
	}
	if err := write(c.out, all); err != nil {
		return fmt.Errorf("输出比较结果：%w", err)
	}
	if len(all) > 0 {
		return &exit{exitDiffer, fmt.Sprintf("原有 %d 个数字，新有 %d 个，有 %d 处不同", old.Figures(), new.Figures(), len(all))}
	}
	fmt.Fprintf(c.err, "原有 %d 个数字，新有 %d 个，没有不同\n", old.Figures(), new.Figures())
	return nil
}

// readAccount reads the figures of one file.
func readAccount(ctx context.Context, path string) (*diff.Account, error) {
	db, err := warehouse.Open("")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	read, err := readInto(ctx, db, slices.Values([]ingest.Input{{Path: path}}), ingest.Pipeline{Workers: 1}, func(gouji.Entry, *intake) {})
	switch {
	case err != nil:
		return nil, err
	case len(read.quarantined) > 0:
		return nil, usage("未能读入 %s：%s", escape.Line(path), escape.Line(read.quarantined[0].Reason))
	case len(read.undisclosed) > 0:
		return nil, usage("%s %s", escape.Line(path), escape.Line(read.undisclosed[0].Reason))
	case read.done != 1:
		return nil, usage("%s 中不止一份文件，或没有文件：请逐份比较", escape.Line(path))
	}
	return accountOf(ctx, db.SQL(), "SELECT reading FROM reading")
}

func accountOf(ctx context.Context, db *sql.DB, query string, args ...any) (*diff.Account, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("查询要比较的数字：%w", err)
	}
	defer rows.Close()
	var readings []int64
	for rows.Next() {
		var r int64
		if err := rows.Scan(&r); err != nil {
			return nil, fmt.Errorf("查询要比较的数字：%w", err)
		}
		readings = append(readings, r)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("查询要比较的数字：%w", err)
	}
	a, err := diff.Read(ctx, db, readings)
	if err != nil {
		return nil, fmt.Errorf("查询要比较的数字：%w", err)
	}
	return a, nil
}

// editionsOf are the editions of what a unit published for a year, those that
// are current behind; of those that nothing tells apart in the order of their
// numbers. What supersedes is compared with what it supersedes.
const editionsOf = `
SELECT s.disclosure, min(s.kind), string_agg(DISTINCT d.name, '、' ORDER BY d.name), coalesce(min(s.superseded_by), 0)
FROM disclosure s JOIN reading r USING (reading) JOIN document d USING (document)
WHERE r.unit_key = $1 AND s.year = $2 AND ($3 = '' OR s.kind = $3)
GROUP BY s.disclosure ORDER BY min(s.superseded_by) IS NULL, min(s.edition)`

// A rendition is one of those editions.
type rendition struct {
	disclosure  int64
	newer       int64 // a reading that supersedes it; 0 of a current one
	kind, files string
}

// storedPair reads the two editions of a unit's account of a year to compare.
func storedPair(ctx context.Context, c *console, path, unit, year, kind string) (old, new *diff.Account, err error) {
	n, err := strconv.Atoi(year)
	if err != nil {
		return nil, nil, usage("年度应为四位数字，不能是“%s”", year)
	}
	db, err := warehouse.Open(path, warehouse.ReadOnly())
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	all, err := renditionsOf(ctx, db.SQL(), gouji.UnitKey(unit), n, kind)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case len(all) < 2:
		return nil, nil, usage("库中 %s %d 年度的只有 %d 版，不能比较", escape.Line(unit), n, len(all))
	case slices.ContainsFunc(all, func(s rendition) bool { return s.kind != all[0].kind }):
		return nil, nil, usage("%s %d 年度有几种公开件：请用 --kind 指出一种", escape.Line(unit), n)
	}
	first, second := all[0], all[1]
	const readings = "SELECT reading FROM disclosure WHERE disclosure = $1"
	if first.newer == 0 {
		fmt.Fprintf(c.err, "比较：%s 与 %s，哪个在后不能确定\n", escape.Line(first.files), escape.Line(second.files))
		new, err = accountOf(ctx, db.SQL(), readings, second.disclosure)
	} else {
		new, err = accountOf(ctx, db.SQL(), "SELECT DISTINCT superseded_by FROM disclosure WHERE disclosure = $1", first.disclosure)
		fmt.Fprintf(c.err, "比较：%s 与取代它的\n", escape.Line(first.files))
	}
	if err == nil {
		old, err = accountOf(ctx, db.SQL(), readings, first.disclosure)
	}
	return old, new, err
}

func renditionsOf(ctx context.Context, db *sql.DB, unit string, year int, kind string) (all []rendition, err error) {
	rows, err := db.QueryContext(ctx, editionsOf, unit, year, kind)
	if err != nil {
		return nil, fmt.Errorf("查询公开件：%w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var s rendition
		if err := rows.Scan(&s.disclosure, &s.kind, &s.files, &s.newer); err != nil {
			return nil, fmt.Errorf("查询公开件：%w", err)
		}
		all = append(all, s)
	}
	return all, rows.Err()
}
