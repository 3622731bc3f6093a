package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji"
	"gouji/check"
	"gouji/check/rules"
	"gouji/ingest"
	"gouji/warehouse"
)

// A covered figure, as the program prints it with --coverage --format json.
type coveredFigure struct {
	Amount, Measure, Text, Document, Reason string
	Rules                                   []string
	Place                                   struct{ Form, Row, Column, Section string }
}

func coverageOf(t *testing.T, dir string, args ...string) []coveredFigure {
	t.Helper()
	got := execute(t, dir, append([]string{"check", "--coverage", "--format", "json"}, args...)...)
	if got.code != 0 {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	var all []coveredFigure
	for line := range strings.Lines(got.out) {
		var f coveredFigure
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, f)
	}
	return all
}

const partlyCovered = `青山市样例中心2020年度单位决算

支出决算表

金额单位：万元

	科目编码
	科目名称
	本年支出合计

	合计
	62.90

	206
	科学技术支出
	42.50

	208
	社会保障和就业支出
	20.40

第三部分 2020年度单位决算情况说明

三、支出决算情况说明

2020年度支出合计62.9万元，另有房租收入3.00万元。

九、关于机关运行经费支出说明

2020年度机关运行经费支出7.00万元，比上年减少。单价50万元以上通用设备1台。
`

// TestCoverageOfCounts: of counts and averages too it is told why no rule
// compared them.
func TestCoverageOfCounts(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": `青山市样例中心2020年度单位决算

第三部分 2020年度单位决算情况说明

七、“三公”经费支出决算情况说明

公务用车运行维护费支出8.00万元，公务用车保有量0辆，车均运行费0万元。

公务接待费支出1.20万元，国内公务接待约12批次，100人次，人均接待费120.00元。编报绩效目标的项目3个。
`})
	var said []string
	for _, f := range coverageOf(t, dir, "a.txt") {
		if len(f.Rules) == 0 {
			said = append(said, f.Amount+f.Measure+" "+f.Reason)
		}
	}
	want := []string{"8.00万元 同一口径只在此处列出，也不在任何合计之中", "0辆 是个数，别处没有可比的同一事项，本句也没有分项可加",
		"0万元 平均所按的个数是零，或不能确定", "12批次 是约数，个数只核对确数", "3个 是个数，别处没有可比的同一事项，本句也没有分项可加"}
	if !slices.Equal(said, want) {
		t.Errorf("%q\nwant %q", said, want)
	}
}

// TestCoverage: of every printed figure it is told which rules compared it, or
// why none did.
func TestCoverage(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": partlyCovered, "b.txt": strings.ReplaceAll(partlyCovered, "青山", "绿水")})
	figures := coverageOf(t, dir, "a.txt")
	const ownName = "句中自拟的名称，只在本句内比较，本句没有可比的"
	var said []string
	for _, f := range figures {
		said = append(said, strings.TrimSpace(f.Amount+" "+strings.Join(append(f.Rules, f.Reason), " ")))
	}
	want := []string{"62.90 CON-001 SUM-001", "42.50 SUM-001", "20.40 SUM-001", "62.9 CON-001",
		"3.00 " + ownName, "7.00 同一口径只在此处列出，也不在任何合计之中", "50 是标准，不是本单位的数", "1 是个数，别处没有可比的同一事项，本句也没有分项可加"}
	if !slices.Equal(said, want) {
		t.Errorf("%q\nwant %q", said, want)
	}
	text := execute(t, dir, "check", "--coverage", "a.txt")
	for _, says := range []string{"印出的数字 8 个：有规则核对 4 个，没有规则核对 4 个", "3  SUM-001", "1  是标准，不是本单位的数",
		"没有规则核对的数字：a.txt\n", "  62.90 万元  支出决算表  合计 × 本年支出合计  CON-001、SUM-001\n"} {
		if !strings.Contains(text.out, says) {
			t.Errorf("no %q in\n%s%s", says, text.out, text.err)
		}
	}
	if got := execute(t, dir, "check", "--coverage", "--format", "csv", "a.txt"); !strings.HasPrefix(got.out, "document,amount,measure,place,text,rules,reason\na.txt,62.90,万元,支出决算表 合计 × 本年支出合计,62.90,CON-001 SUM-001,\n") {
		t.Errorf("%s%s", got.out, got.err)
	}
}

// TestCoverageOfWarehouse: the table is filled when asked, replaced when asked
// again, and emptied by a load.
func TestCoverageOfWarehouse(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": partlyCovered, "b.txt": strings.ReplaceAll(partlyCovered, "青山", "绿水")})
	do := func(code int, args ...string) run {
		t.Helper()
		got := execute(t, dir, args...)
		if got.code != code {
			t.Fatalf("%q: exit %d\n%s%s", args, got.code, got.out, got.err)
		}
		return got
	}
	const count = "SELECT count(DISTINCT obs) AS figures, count(*) FILTER (rule IS NOT NULL) AS compared FROM coverage"
	holds := func(want string) {
		t.Helper()
		if got := do(0, "sql", "--format", "csv", count); got.out != "figures,compared\n"+want+"\n" {
			t.Errorf("%s, want %s", got.out, want)
		}
	}
	do(4, "check", "--coverage")
	do(0, "load", "a.txt", "b.txt")
	holds("0,0")
	for range 2 {
		if got := do(0, "check", "--coverage"); !strings.Contains(got.out, "印出的数字 16 个：有规则核对 8 个") || strings.Contains(got.out, "a.txt") {
			t.Errorf("%s%s", got.out, got.err)
		}
		holds("16,10")
	}
	if got := do(0, "check", "--coverage", "--document", "b.txt"); !strings.Contains(got.out, "没有规则核对的数字：b.txt") || strings.Contains(got.out, "a.txt") {
		t.Errorf("%s%s", got.out, got.err)
	}
	holds("16,10")
	if got := do(0, "sql", "--format", "csv", "SELECT o.form, o.section, o.printed, c.reason FROM coverage c JOIN observation o USING (disclosure, obs) WHERE c.rule IS NULL"); strings.Count(got.out, "是标准，不是本单位的数") != 2 {
		t.Errorf("%s%s", got.out, got.err)
	}
	do(2, "check", "--coverage", "--format", "json")
	do(0, "load", "a.txt") // nothing new, and nothing checked again
	holds("16,10")
}

// TestCoverageHolds: a figure that no rule compared may say anything without
// changing what is found; one that was compared may not.
func TestCoverageHolds(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "clean-2020", "*.txt"))
	db, err := warehouse.Open("")
	if err != nil || len(files) == 0 {
		t.Fatal("no case", err)
	}
	defer db.Close()
	if _, err := readInto(t.Context(), db, ingest.Walk(t.Context(), files), ingest.Pipeline{Workers: 1}, func(gouji.Entry, *intake) {}); err != nil {
		t.Fatal(err)
	}
	verdicts := func(coverage bool) string {
		t.Helper()
		report, err := check.Run(t.Context(), db.SQL(), check.Options{Coverage: coverage, Each: true})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(report.Evaluations)
	}
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := db.SQL().Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	clean := verdicts(true)
	exec(`CREATE TABLE clean_fact AS FROM fact; CREATE TABLE clean_claim AS FROM claim;
		CREATE TABLE uncovered AS SELECT obs FROM coverage WHERE rule IS NULL;
		CREATE TABLE covered AS SELECT DISTINCT obs FROM coverage WHERE rule IS NOT NULL`)
	alter := func(which string, args ...any) {
		exec("UPDATE fact SET value = 7 * value + 1234567000 WHERE obs IN ("+which+")", args...)
		exec("UPDATE claim SET value = 7 * value + 1234567000 WHERE obs IN ("+which+") AND kind <> 'none'", args...)
	}
	alter("FROM uncovered")
	if got := verdicts(false); got != clean {
		t.Errorf("figures that no rule compared change the verdicts:\n%s\n%s", got, clean)
	}
	var figures []int64
	rows, err := db.SQL().Query(`SELECT obs FROM covered LEFT JOIN claim USING (obs) WHERE coalesce(kind, '') <> 'none' ORDER BY hash(obs) LIMIT 24`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var obs int64
		if err := rows.Scan(&obs); err != nil {
			t.Fatal(err)
		}
		figures = append(figures, obs)
	}
	silent := 0
	for _, obs := range figures {
		exec("DELETE FROM fact; INSERT INTO fact FROM clean_fact; DELETE FROM claim; INSERT INTO claim FROM clean_claim")
		alter("SELECT $1::BIGINT", obs)
		if verdicts(false) == clean {
			silent++
			t.Logf("%d is said to be compared, and may say anything", obs)
		}
	}
	// The whole of a list that is not complete may grow.
	if len(figures) < 24 || silent > 2 {
		t.Errorf("%d of %d figures that are said to be compared may say anything", silent, len(figures))
	}
}

// TestTiming: every rule that runs is timed, on the error stream; those over
// years and units do not run over one account.
func TestTiming(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": partlyCovered})
	got := execute(t, dir, "check", "--timing", "a.txt")
	all, err := rules.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if r.Scope == rules.WithinDisclosure && !strings.Contains(got.err, "规则 "+r.ID+"\n") {
			t.Errorf("%s is not timed", r.ID)
		}
	}
	if got.code != 0 || !strings.Contains(got.err, "表 consensus\n") || strings.Contains(got.out, "用时") {
		t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
	}
}
