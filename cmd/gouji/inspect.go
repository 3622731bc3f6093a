package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"os"
	"slices"

	"gouji"
	"gouji/ingest"
	"gouji/internal/show"
	"gouji/normalize"
	"gouji/warehouse"
)

func runInspect(ctx context.Context, c *console, args []string) error {
	fs := newFlags("inspect")
	format := fs.String("format", "text", "输出`格式`：text，或 json（每行一个对象，字段同数据库的表）")
	draw := fs.String("draw", "", "把 PDF 的每一页连同找到的表格线、单元格和文字行画成 PNG，存入`目录`")
	paths, err := parseFlags(c, fs, args)
	switch {
	case err != nil:
		return err
	case len(paths) != 1:
		return usage("应给出一份文件：gouji inspect FILE")
	}
	if err := oneOf("format", *format, "text", "json"); err != nil {
		return err
	}
	if info, err := os.Stat(paths[0]); err == nil && info.IsDir() {
		return usage("%s 是文件夹：inspect 每次查看一份文件", paths[0])
	}
	if *draw != "" {
		return drawPages(ctx, c, paths[0], *draw)
	}
	o, err := readOne(ctx, paths[0])
	switch {
	case errors.Is(err, errSeveral):
		return usage("%s 是压缩包，其中不止一份文件：inspect 每次查看一份文件，请先解压", paths[0])
	case err != nil:
		return err
	case !o.State.Stored():
		return &exit{exitQuarantined, o.Path + "：" + o.Reason}
	case *format == "json":
		return inspectJSON(ctx, c, o)
	}
	w := bufio.NewWriter(c.out)
	printer{w}.outcome(o)
	return w.Flush()
}

// errSeveral says that a path leads to more than one file.
var errSeveral = errors.New("more than one file")

// readOne takes a single file through the stages.
func readOne(ctx context.Context, path string) (gouji.Outcome, error) {
	var got gouji.Outcome
	p := &ingest.Pipeline{Formats: formats(), Normalize: normalize.Normalize, Workers: 1,
		Store: func(_ context.Context, o gouji.Outcome) error {
			if got.Path != "" {
				return errSeveral
			}
			got = o
			return nil
		}}
	err := p.Run(ctx, slices.Values([]ingest.Input{{Path: path}}))
	return got, err
}

// inspected are the tables that a document's rows stand in.
var inspected = []string{"document", "block", "cell", "reading", "form", "fact", "claim", "concept", "name", "partition", "part", "note", "proof", "slip", "member"}

// inspectJSON writes the rows that a load would store, so that both have one
// schema.
func inspectJSON(ctx context.Context, c *console, o gouji.Outcome) error {
	db, err := warehouse.Open("")
	if err != nil {
		return err
	}
	defer db.Close()
	var settled gouji.Entry
	w, err := db.Writer(ctx, func(e gouji.Entry) { settled = e })
	if err != nil {
		return err
	}
	if err := cmp.Or(w.Append(ctx, o), w.Close(ctx)); err != nil {
		return err
	}
	if !settled.State.Stored() {
		return &exit{exitQuarantined, o.Path + "：" + settled.Reason}
	}
	for _, table := range inspected {
		rows, err := db.Query(ctx, "SELECT * FROM "+table)
		if err != nil {
			return err
		}
		err = show.WriteJSON(c.out, rows, table)
		rows.Close()
		if err != nil {
			return err
		}
	}
	return nil
}
