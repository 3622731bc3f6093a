package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"gouji"
	"gouji/check"
	"gouji/ingest"
	"gouji/ingest/fetch"
	"gouji/ingest/manifest"
	"gouji/internal/escape"
	"gouji/internal/limits"
	"gouji/normalize"
	"gouji/warehouse"
)

// listed is how many findings the summary of a load shows.
const listed = 20

// toldMistakes is how many mistakes of a manifest are told at once.
const toldMistakes = 20

// loading are the options that all commands share which read files.
type loading struct {
	db        string
	workers   int
	dismissed bool
	format    string
	follow    bool
	private   bool
	every     time.Duration
	list      string             // path of the manifest; "" none
	manifest  *manifest.Manifest // nil without one
}

func (l *loading) flags(fs *flag.FlagSet) {
	fs.StringVar(&l.db, "db", defaultDB, "数据库`文件`，没有则新建")
	fs.IntVar(&l.workers, "workers", runtime.NumCPU(), "同时读取的文件`数`")
	fs.BoolVar(&l.dismissed, "dismissed", false, "忽略过的发现（gouji dismiss）也列出")
	fs.BoolVar(&l.follow, "follow", false, "网址是网页的，读它所链接的 docx、pdf、xls(x)、zip 等文件（一步）")
	fs.BoolVar(&l.private, "private", false, "允许内网和本机的网址")
	fs.DurationVar(&l.every, "every", time.Second, "对同一网站两次请求的最短`间隔`")
	fs.StringVar(&l.list, "manifest", "", "CSV `清单`，列 path、unit、year、kind、region、url（可缺，次序不限）：所写的以它为准；path 可以是文件、压缩包或文件夹")
	fs.StringVar(&l.format, "format", "text", "输出`格式`：text 或 json（每个输入一行，最后一行是汇总）")
}

// check says what is wrong with the options, and reads the manifest.
func (l *loading) check() error {
	if l.workers < 1 {
		return usage("选项 --workers 至少为 1")
	}
	if l.every <= 0 {
		return usage("选项 --every 应大于零，如 1s、500ms")
	}
	if err := oneOf("format", l.format, "text", "json"); err != nil || l.list == "" {
		return err
	}
	data, err := os.ReadFile(l.list)
	if err != nil {
		return usage("读不了清单 %s：%v", l.list, err)
	}
	if l.manifest, err = manifest.Parse(data, filepath.Dir(l.list)); err != nil {
		var lines []string
		for line := range strings.SplitSeq(err.Error(), "\n") {
			lines = append(lines, escape.Line(line))
		}
		return usage("清单 %s 有误：\n%s", l.list, strings.Join(lines[:min(len(lines), toldMistakes)], "\n"))
	}
	return nil
}

func runLoad(ctx context.Context, c *console, args []string) error {
	fs := newFlags("load")
	var l loading
	l.flags(fs)
	stale := fs.Bool("stale", false, "只重读由较早版本的程序读过的文件，包括那时认为不是决算公开的")
	paths, err := parseFlags(c, fs, args)
	switch {
	case err != nil:
		return err
	case *stale && len(paths) > 0:
		return usage("--stale 重读库中已有的文件，不与路径同用")
	case len(paths) == 0 && !*stale:
		return usage("没有给出要载入的文件或文件夹：gouji load PATH…；路径的清单从标准输入来时写 -")
	}
	if err := l.check(); err != nil {
		return err
	}
	if *stale {
		return again(ctx, c, &l, staleInputs(), "没有要重读的文件：库中的文件都由这一版本的程序读入")
	}
	if paths, err = spelledOut(paths, os.Stdin); err != nil {
		return usage("读不了标准输入中的路径：%v", err)
	}
	db, err := warehouse.Open(l.db, warehouse.Lean())
	if err != nil {
		return err
	}
	defer db.Close()
	return l.load(ctx, c, db, paths)
}

// spelledOut puts the paths that in lists in the place of "-".
func spelledOut(paths []string, in io.Reader) ([]string, error) {
	i := slices.Index(paths, "-")
	if i < 0 {
		return paths, nil
	}
	list, err := ingest.List(in)
	return slices.Replace(paths, i, i+1, list...), err
}

func runRetry(ctx context.Context, c *console, args []string) error {
	fs := newFlags("retry")
	var l loading
	l.flags(fs)
	others, err := parseFlags(c, fs, args)
	switch {
	case err != nil:
		return err
	case len(others) > 0:
		return usage("retry 重读库中记下的隔离文件，不用路径；要读别的文件，请用 gouji load")
	}
	if err := l.check(); err != nil {
		return err
	}
	return again(ctx, c, &l, "SELECT path FROM input WHERE state = 'quarantined' ORDER BY path", "没有隔离的文件")
}

// staleInputs selects the paths of documents that no format of this program has
// read, those that were no disclosure included.
func staleInputs() string {
	var versions []string
	for _, f := range formats() {
		if f.Version != "" {
			versions = append(versions, "'"+f.Version+"'")
		}
	}
	old := " extractor NOT IN (" + strings.Join(versions, ", ") + ")"
	return "SELECT path FROM document WHERE" + old +
		" UNION SELECT path FROM input WHERE state = 'skipped' AND starts_with(reason, '" + normalize.NoDisclosure + "') AND" + old + " ORDER BY path"
}

// again loads the inputs whose paths a query selects once more; none says that
// there are none.
func again(ctx context.Context, c *console, l *loading, query, none string) error {
	db, err := openExisting(l.db, warehouse.Lean())
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	var paths []string
	for rows.Next() {
		var p string
		if err := rows.Scan(&p); err != nil {
			return err
		}
		if p = ingest.Outermost(p); len(paths) == 0 || paths[len(paths)-1] != p {
			paths = append(paths, p)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(paths) == 0 {
		fmt.Fprintln(c.out, none)
		return nil
	}
	return l.load(ctx, c, db, paths)
}

// pipeline returns how inputs are read. What is fetched is kept beside the
// warehouse.
func (l *loading) pipeline() ingest.Pipeline {
	p := ingest.Pipeline{Workers: l.workers, Follow: l.follow,
		Fetch: fetch.New(fetch.Options{Keep: l.db + ".files", Every: l.every, Private: l.private})}
	if l.manifest != nil {
		p.Told = l.manifest.Label
	}
	return p
}

// load reads paths into db, checks all that it holds, and says what came of it.
func (l *loading) load(ctx context.Context, c *console, db *warehouse.DB, paths []string) error {
	meter := newProgress(c, countInputs(ctx, paths))
	tidy := roomy()
	result, err := readInto(ctx, db, ingest.Walk(ctx, paths), l.pipeline(), func(e gouji.Entry, n *intake) {
		if l.format == "json" {
			_ = writeEvent(c.out, settled{"input", e.Path, e.Hash, e.State, e.Reason, e.Extractor}) // the summary's error is told
		}
		meter.read(n)
	})
	meter.end()
	tidy()
	if err != nil {
		return err
	}
	report, err := check.Run(ctx, db.SQL(), check.Options{Store: true, Changed: true, Watch: meter.checked})
	meter.end()
	if err != nil {
		return err
	}
	if result.unread, err = findUnread(ctx, db, check.Options{}, func(hash string) bool { return result.read[hash] }); err != nil {
		return err
	}
	tellUnread(c.err, result.unread)
	l.tellUnmet(c.err)
	if err := markDismissedIn(ctx, db, report.Findings); err != nil {
		return err
	}
	if !l.dismissed {
		report.Findings = leaveOut(c.err, report.Findings)
	}
	found, err := standing(ctx, db)
	if err != nil {
		return fmt.Errorf("统计数据库 %s：%w", l.db, err)
	}
	if l.format == "json" {
		err = writeEvent(c.out, summaryOf(result, report.Disclosures, found))
	} else {
		err = summarise(ctx, c.out, db, l.db, result, report, found)
	}
	if err != nil {
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

// tellUnmet tells of the rows of the manifest that no input was met by.
func (l *loading) tellUnmet(w io.Writer) {
	if l.manifest == nil {
		return
	}
	for _, row := range l.manifest.Unmet() {
		fmt.Fprintf(w, "清单 %s %s：没有与它相符的输入\n", escape.Line(l.list), escape.Line(row))
	}
}

// roomy lets garbage gather while documents are read, unless the environment says
// otherwise: they leave much of it, and collecting it at once took an eighth of a
// load. tidy ends that and gives the memory to the checks.
func roomy() (tidy func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(400), debug.SetMemoryLimit(limits.Heap)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
		debug.FreeOSMemory()
	}
}

func countInputs(ctx context.Context, paths []string) int {
	n := 0
	for range ingest.Walk(ctx, paths) {
		n++
	}
	return n
}
