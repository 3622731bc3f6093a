package main

import (
	"context"
	"fmt"
	"runtime"

	"gouji/check"
	"gouji/ingest"
	"gouji/warehouse"
)

// listed is how many findings the summary of a load shows.
const listed = 20

func runLoad(ctx context.Context, c *console, args []string) error {
	fs := newFlags("load")
	path := fs.String("db", defaultDB, "数据库`文件`，没有则新建")
	workers := fs.Int("workers", runtime.NumCPU(), "同时读取的文件`数`")
	dismissed := fs.Bool("dismissed", false, "忽略过的发现（gouji dismiss）也列出")
	paths, err := parseFlags(c, fs, args)
	switch {
	case err != nil:
		return err
	case len(paths) == 0:
		return usage("没有给出要载入的文件或文件夹：gouji load PATH…")
	case *workers < 1:
		return usage("选项 --workers 至少为 1")
	}
	db, err := warehouse.Open(*path)
	if err != nil {
		return err
	}
	defer db.Close()
	meter := newProgress(c, countInputs(ctx, paths))
	result, err := readInto(ctx, db, ingest.Walk(ctx, paths), *workers, meter.show)
	meter.end()
	if err != nil {
		return err
	}
	report, err := check.Run(ctx, db.SQL(), check.Options{Store: true, Trail: true})
	if err != nil {
		return err
	}
	if result.unread, err = findUnread(ctx, db, check.Options{}, func(hash string) bool { return result.read[hash] }); err != nil {
		return err
	}
	tellUnread(c.err, result.unread)
	if err := markDismissedIn(ctx, db, report.Findings); err != nil {
		return err
	}
	if !*dismissed {
		report.Findings = leaveOut(c.err, report.Findings)
	}
	if err := summarise(ctx, c.out, db, *path, result, report); err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	if n := len(result.quarantined); n > 0 {
		return &exit{exitQuarantined, fmt.Sprintf("有 %d 份文件未能读入，原因见上", n)}
	}
	return nil
}

func countInputs(ctx context.Context, paths []string) int {
	n := 0
	for range ingest.Walk(ctx, paths) {
		n++
	}
	return n
}
