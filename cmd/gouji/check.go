package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"gouji"
	"gouji/check"
	"gouji/check/rules"
	"gouji/ingest"
	"gouji/internal/escape"
	"gouji/internal/stopwatch"
	"gouji/warehouse"
)

// severities from the gravest.
var severities = []gouji.Severity{gouji.Error, gouji.Warning, gouji.RoundingTrail, gouji.NoteSeverity}

// A checking is a check as the command line asks for it.
type checking struct {
	check.Options
	files          []string
	path           string // of the warehouse
	withDismissed  bool   // its dismissals count
	shown, failing []gouji.Severity
	format         string
	dismissed      bool // show dismissed findings too
}

func runCheck(ctx context.Context, c *console, args []string) error {
	ck, err := parseCheck(c, args)
	if err != nil {
		return err
	}
	report, read, err := examine(ctx, c, ck)
	if err != nil {
		return err
	}
	if ck.withDismissed {
		if err := markDismissed(ctx, ck.path, report.Findings); err != nil {
			return err
		}
	}
	tellUnread(c.err, read.unread)
	if err := ck.write(c, report); err != nil {
		return fmt.Errorf("输出检查结果：%w", err)
	}
	if ck.format == "text" {
		fmt.Fprintln(c.err, told(report))
	}
	if ck.Clock != nil {
		tellTimings(c.err, ck.Clock.Timings())
	}
	for _, err := range report.Failures {
		fmt.Fprintln(c.err, err)
	}
	return outcome(report, read, ck.Options, ck.failing)
}

func parseCheck(c *console, args []string) (*checking, error) {
	ck := &checking{}
	fs := newFlags("check")
	fs.StringVar(&ck.path, "db", defaultDB, "数据库`文件`；给出 FILE 时，只取其中忽略过的发现")
	own := fs.String("rules", "", "另加自己的规则：存放 .sql 规则的`文件夹`")
	fs.StringVar(&ck.Unit, "unit", "", "只查名称含有此`名`的单位")
	fs.IntVar(&ck.Year, "year", 0, "只查此`年`度")
	fs.StringVar(&ck.Document, "document", "", "只查此`文件名`所在的公开件")
	severity := fs.String("severity", "error,warning", "列出的`级别`：error、warning、rounding、note，以逗号分隔")
	failOn := fs.String("fail-on", "", "有此`级别`或更重的发现时，退出码为 3")
	fs.StringVar(&ck.format, "format", "text", "输出`格式`：text、json（每行一条）或 csv")
	fs.BoolVar(&ck.dismissed, "dismissed", false, "忽略过的发现（gouji dismiss）也列出")
	fs.BoolVar(&ck.Coverage, "coverage", false, "不列发现，改列每个印出的数字由哪些规则核对；不给 FILE 时存入库中的表 coverage，只列汇总，加 --document 才逐个列出")
	timing := fs.Bool("timing", false, "在标准错误上列出各条规则和各个中间表用了多少时间")
	var err error
	if ck.files, err = parseFlags(c, fs, args); err != nil {
		return nil, err
	}
	if ck.shown, err = severityList("severity", *severity); err != nil {
		return nil, err
	}
	if ck.failing, err = atLeast(*failOn); err != nil {
		return nil, err
	}
	if err := oneOf("format", ck.format, "text", "json", "csv"); err != nil {
		return nil, err
	}
	if *timing {
		ck.Clock = &stopwatch.Stopwatch{}
	}
	ck.withDismissed = len(ck.files) == 0 || given(fs, "db")
	ck.Trail = slices.Contains(ck.shown, gouji.RoundingTrail) || slices.Contains(ck.failing, gouji.RoundingTrail)
	ck.Figures = len(ck.files) > 0 || ck.Document != ""
	if ck.Coverage && !ck.Figures && ck.format != "text" {
		return nil, usage("全库的数字太多，--coverage 不逐个列出：请给出文件或 --document，或先用 --format text 存入，再用 gouji sql 查询表 coverage")
	}
	if ck.Rules, err = rules.Load(*own); err != nil {
		return nil, usage("%s", err)
	}
	return ck, nil
}

// write writes the findings, or the coverage in their place.
func (ck *checking) write(c *console, report *check.Report) error {
	if ck.Coverage {
		return writeCoverage(c.out, ck.format, report.Coverage)
	}
	found := withSeverity(report.Findings, ck.shown)
	if !ck.dismissed {
		found = leaveOut(c.err, found)
	}
	return writeFindings(c.out, ck.format, found)
}

// outcome is the exit of a check whose findings have been written.
func outcome(report *check.Report, read *intake, opt check.Options, failing []gouji.Severity) error {
	switch {
	case len(read.quarantined) > 0:
		return &exit{exitQuarantined, fmt.Sprintf("有 %d 份文件未能读入，原因见上", len(read.quarantined))}
	case len(report.Failures) > 0:
		return usage("有 %d 条自己的规则未能运行，原因见上；其他规则已检查完", len(report.Failures))
	case len(withSeverity(undismissed(report.Findings), failing)) > 0:
		return &exit{code: exitFindings}
	case report.Disclosures == 0 && filters(opt) != "":
		// A slip of the pen must not pass for a clean bill.
		return usage("没有符合 %s 的决算，什么也没有检查：请核对所给的名称和年度", filters(opt))
	case len(failing) > 0 && report.Disclosures == 0:
		// Who asked for a gate must not pass it unseen.
		return &exit{exitQuarantined, "没有认出决算公开件，什么也没有检查"}
	case len(failing) > 0 && blind(read.unread) > 0:
		return &exit{exitQuarantined, fmt.Sprintf("有 %d 份文件列有决算表的标题，却没有认出表：表中的数字没有检查", blind(read.unread))}
	}
	return nil
}

// filters are those of the command line, as given.
func filters(opt check.Options) string {
	var given []string
	if opt.Unit != "" {
		given = append(given, "--unit "+opt.Unit)
	}
	if opt.Year != 0 {
		given = append(given, fmt.Sprintf("--year %d", opt.Year))
	}
	if opt.Document != "" {
		given = append(given, "--document "+opt.Document)
	}
	return strings.Join(given, "、")
}

// examine checks the files, in memory, or without any the warehouse.
func examine(ctx context.Context, c *console, ck *checking) (*check.Report, *intake, error) {
	read := &intake{}
	if len(ck.files) == 0 {
		open, mode := warehouse.Open, []warehouse.Option{warehouse.ReadOnly(), warehouse.Lean()}
		if ck.Coverage {
			open, mode = openExisting, nil // coverage is stored
		}
		db, err := open(ck.path, mode...)
		if err != nil {
			return nil, nil, err
		}
		defer db.Close()
		return judge(ctx, db, read, ck.Options)
	}
	db, err := warehouse.Open("", warehouse.Lean())
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	if read, err = readInto(ctx, db, ingest.Walk(ctx, ck.files), ingest.Pipeline{Workers: runtime.NumCPU()}, func(gouji.Entry, *intake) {}); err != nil {
		return nil, nil, err
	}
	for _, e := range read.quarantined {
		fmt.Fprintf(c.err, "未能读入 %s：%s\n", escape.Line(e.Path), escape.Line(e.Reason))
	}
	for _, e := range read.undisclosed {
		fmt.Fprintf(c.err, "跳过 %s：%s\n", escape.Line(e.Path), escape.Line(e.Reason))
	}
	return judge(ctx, db, read, ck.Options)
}

// judge checks what db holds, and finds what was not read of it.
func judge(ctx context.Context, db *warehouse.DB, read *intake, opt check.Options) (*check.Report, *intake, error) {
	report, err := check.Run(ctx, db.SQL(), opt)
	if err != nil {
		return nil, nil, err
	}
	read.unread, err = findUnread(ctx, db, opt, func(string) bool { return true })
	return report, read, err
}

// told says what was checked: nothing found in nothing proves nothing.
func told(r *check.Report) string {
	if r.Disclosures == 0 {
		return "没有可检查的决算"
	}
	return fmt.Sprintf("检查了 %d 个决算公开件：%s", r.Disclosures, checked(r.Rules))
}

func writeFindings(w io.Writer, format string, findings []gouji.Finding) error {
	switch format {
	case "json":
		return check.WriteJSON(w, findings)
	case "csv":
		return check.WriteCSV(w, findings)
	}
	return check.WriteText(w, findings)
}

func writeCoverage(w io.Writer, format string, c check.Coverage) error {
	switch format {
	case "json":
		return check.WriteCoverageJSON(w, c)
	case "csv":
		return check.WriteCoverageCSV(w, c)
	}
	return check.WriteCoverage(w, c)
}

// tellTimings prints what a check took its time for.
func tellTimings(w io.Writer, all []stopwatch.Timing) {
	var sum time.Duration
	for _, t := range all {
		sum += t.Took
	}
	fmt.Fprintf(w, "检查用时（各连接合计） %.3f 秒：\n", sum.Seconds())
	for _, t := range all {
		fmt.Fprintf(w, "  %9.3f 秒  %4.1f%%  %s\n", t.Took.Seconds(), 100*t.Took.Seconds()/max(sum.Seconds(), 1e-9), t.What)
	}
}

func withSeverity(findings []gouji.Finding, of []gouji.Severity) []gouji.Finding {
	var some []gouji.Finding
	for _, f := range findings {
		if slices.Contains(of, f.Severity) {
			some = append(some, f)
		}
	}
	return some
}

func severityList(flag, list string) ([]gouji.Severity, error) {
	var some []gouji.Severity
	for word := range strings.SplitSeq(list, ",") {
		s := gouji.Severity(strings.TrimSpace(word))
		if !slices.Contains(severities, s) {
			return nil, usage("选项 --%s 的级别只能是 error、warning、rounding、note，不能是“%s”", flag, word)
		}
		some = append(some, s)
	}
	return some, nil
}

// atLeast returns the severity named and the graver ones.
func atLeast(word string) ([]gouji.Severity, error) {
	if word == "" {
		return nil, nil
	}
	if _, err := severityList("fail-on", word); err != nil {
		return nil, err
	}
	i := slices.Index(severities, gouji.Severity(word))
	if i < 0 {
		return nil, usage("选项 --fail-on 只能是一个级别，不能是“%s”", word)
	}
	return severities[:i+1], nil
}
