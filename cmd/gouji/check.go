package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"gouji"
	"gouji/check"
	"gouji/ingest"
	"gouji/warehouse"
)

// severities from the gravest.
var severities = []gouji.Severity{gouji.Error, gouji.Warning, gouji.RoundingTrail, gouji.NoteSeverity}

func runCheck(ctx context.Context, c *console, args []string) error {
	fs := newFlags("check")
	path := fs.String("db", defaultDB, "数据库`文件`；给出 FILE 时，只取其中忽略过的发现")
	rules := fs.String("rules", "", "另加自己的规则：存放 .sql 规则的`文件夹`")
	unit := fs.String("unit", "", "只查名称含有此`名`的单位")
	year := fs.Int("year", 0, "只查此`年`度")
	document := fs.String("document", "", "只查此`文件名`所在的公开件")
	severity := fs.String("severity", "error,warning", "列出的`级别`：error、warning、rounding、note，以逗号分隔")
	failOn := fs.String("fail-on", "", "有此`级别`或更重的发现时，退出码为 3")
	format := fs.String("format", "text", "输出`格式`：text、json（每行一条）或 csv")
	dismissed := fs.Bool("dismissed", false, "忽略过的发现（gouji dismiss）也列出")
	files, err := parseFlags(c, fs, args)
	if err != nil {
		return err
	}
	shown, err := severityList("severity", *severity)
	if err != nil {
		return err
	}
	failing, err := atLeast(*failOn)
	if err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "csv"); err != nil {
		return err
	}
	opt := check.Options{Unit: *unit, Year: *year, Document: *document,
		Trail: slices.Contains(shown, gouji.RoundingTrail) || slices.Contains(failing, gouji.RoundingTrail)}
	if opt.Rules, err = check.LoadRules(*rules); err != nil {
		return usage("%s", err)
	}
	report, read, err := examine(ctx, c, files, *path, opt)
	if err != nil {
		return err
	}
	if len(files) == 0 || given(fs, "db") {
		if err := markDismissed(ctx, *path, report.Findings); err != nil {
			return err
		}
	}
	tellUnread(c.err, read.unread)
	found := withSeverity(report.Findings, shown)
	if !*dismissed {
		found = leaveOut(c.err, found)
	}
	if err := writeFindings(c.out, *format, found); err != nil {
		return fmt.Errorf("输出检查结果：%w", err)
	}
	if *format == "text" {
		fmt.Fprintln(c.err, told(report))
	}
	for _, err := range report.Failures {
		fmt.Fprintln(c.err, err)
	}
	return outcome(report, read, opt, failing)
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
	case len(failing) > 0 && report.Disclosures == 0 && opt.Unit == "" && opt.Year == 0 && opt.Document == "":
		// Who asked for a gate must not pass it unseen.
		return &exit{exitQuarantined, "没有认出决算公开件，什么也没有检查"}
	case len(failing) > 0 && blind(read.unread) > 0:
		return &exit{exitQuarantined, fmt.Sprintf("有 %d 份文件列有决算表的标题，却没有认出表：表中的数字没有检查", blind(read.unread))}
	}
	return nil
}

// examine checks the files, in memory, or without any the warehouse at path.
func examine(ctx context.Context, c *console, files []string, path string, opt check.Options) (*check.Report, *intake, error) {
	read := &intake{}
	if len(files) == 0 {
		db, err := warehouse.Open(path, warehouse.ReadOnly())
		if err != nil {
			return nil, nil, err
		}
		defer db.Close()
		return judge(ctx, db, read, opt)
	}
	db, err := warehouse.Open("")
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	if read, err = readInto(ctx, db, ingest.Walk(ctx, files), runtime.NumCPU(), func(*intake) {}); err != nil {
		return nil, nil, err
	}
	for _, e := range read.quarantined {
		fmt.Fprintf(c.err, "未能读入 %s：%s\n", e.Path, e.Reason)
	}
	return judge(ctx, db, read, opt)
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
	return fmt.Sprintf("检查了 %d 个决算公开件：%s", r.Disclosures, checked(r.Evaluations))
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
