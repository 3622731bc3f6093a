package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// conflict is a case of testdata with one error and nothing else.
var conflict = filepath.Join("..", "..", "testdata", "basic-expenditure-conflict", "*.docx")

func conflictFile(t *testing.T) string {
	t.Helper()
	files, _ := filepath.Glob(conflict)
	if len(files) == 0 {
		t.Fatalf("nothing matches %s", conflict)
	}
	file, err := filepath.Abs(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestCheckExits(t *testing.T) {
	file := conflictFile(t)
	dir := folder(t, map[string]string{"bad.docx": "PK\x03\x04", "clean.txt": strings.Replace(account, "27.19", "30.28", 1),
		"rules/own.sql": "-- id: OWN-001\nSELECT 1",
		"broken/own.sql": "-- id: OWN-001\n-- title: 甲\n-- doc: 乙\n-- basis: 丙\n-- severity: note\n-- version: 1\n-- since: 0.1\n" +
			"SELECT disclosure, NULL AS verdict, concept FROM obs"})
	for _, test := range []struct {
		name string
		args []string
		code int
		out  string // part of the findings
		err  string // part of what is said beside them
	}{
		{"findings change nothing", []string{file}, 0, "错误 CON-001", "检查了 1 个决算公开件"},
		{"unless asked to", []string{"--fail-on", "error", file}, 3, "错误 CON-001", ""},
		{"what is hidden fails too", []string{"--severity", "rounding", "--fail-on", "warning", file}, 3, "", ""},
		{"no finding, no failure", []string{"--fail-on", "note", "clean.txt"}, 0, "", ""},
		{"a file that cannot be read", []string{"--fail-on", "error", "bad.docx", file}, 1, "错误 CON-001", "bad.docx"},
		{"another unit", []string{"--unit", "无此单位", "--fail-on", "error", file}, 2, "", "没有符合 --unit 无此单位 的决算"},
		{"a year of a slip of the pen", []string{"--year", "1999", "--document", "x", file}, 2, "", "--year 1999、--document x"},
		{"csv", []string{"--format", "csv", file}, 0, "key,rule,", ""},
		{"no such format", []string{"--format", "xml", file}, 2, "", "xml"},
		{"no such severity", []string{"--severity", "fatal", file}, 2, "", "fatal"},
		{"one grade only", []string{"--fail-on", "error,warning", file}, 2, "", "--fail-on"},
		{"a rule without documentation", []string{"--rules", "rules", file}, 2, "", "own.sql"},
		{"a rule that goes wrong stops no other", []string{"--rules", "broken", "--fail-on", "error", file}, 2, "错误 CON-001", "own.sql"},
		{"no database", []string{"--db", "none.duckdb"}, 4, "", "none.duckdb"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := execute(t, dir, append([]string{"check"}, test.args...)...)
			if got.code != test.code || !strings.Contains(got.out, test.out) || !strings.Contains(got.err, test.err) {
				t.Errorf("exit %d, want %d\n%s\n%s", got.code, test.code, got.out, got.err)
			}
			if test.out == "" && got.out != "" {
				t.Errorf("findings: %s", got.out)
			}
		})
	}
}

// TestCheckWarehouse: a warehouse gives what its files give.
func TestCheckWarehouse(t *testing.T) {
	file, dir := conflictFile(t), t.TempDir()
	if got := execute(t, dir, "load", file); got.code != 0 {
		t.Fatalf("load: exit %d: %s", got.code, got.err)
	}
	files, stored := execute(t, dir, "check", "--format", "json", file), execute(t, dir, "check", "--format", "json")
	if files.out != stored.out || files.out == "" {
		t.Errorf("files:\n%s\nwarehouse:\n%s", files.out, stored.out)
	}
}

// TestLoadKeepsTrail: differences of rounding are for SQL, not for the summary.
func TestLoadKeepsTrail(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account + "\n二、其他\n\n2020年度财政拨款基本支出27.2万元。\n2020年度财政拨款基本支出27.21万元。\n"})
	if got := execute(t, dir, "load", "a.txt"); got.code != 0 || strings.Contains(got.out, "尾差 CON-001") || !strings.Contains(got.out, "错误 0，") {
		t.Fatalf("exit %d: %s%s", got.code, got.out, got.err)
	}
	got := execute(t, dir, "sql", "--format", "csv", "SELECT rule, severity, count(side) AS sides FROM finding JOIN finding_side USING (key) GROUP BY ALL")
	if got.out != "rule,severity,sides\nCON-001,rounding,3\n" {
		t.Errorf("%s%s", got.out, got.err)
	}
}

func TestExplain(t *testing.T) {
	dir := t.TempDir()
	all := execute(t, dir, "explain")
	for line := range strings.Lines(all.out) {
		id, _, _ := strings.Cut(line, " ")
		one := execute(t, dir, "explain", strings.ToLower(id))
		if one.code != 0 || !strings.HasPrefix(one.out, id) || !strings.Contains(one.out, "依据：") || !strings.Contains(one.out, "例：") {
			t.Errorf("explain %s: exit %d\n%s%s", id, one.code, one.out, one.err)
		}
	}
	if n := strings.Count(all.out, "\n"); n < 10 {
		t.Errorf("%d rules:\n%s", n, all.out)
	}
	if got := execute(t, dir, "explain", "ABC-999"); got.code != exitUsage || !strings.Contains(got.err, "没有规则 ABC-999") {
		t.Errorf("exit %d: %s", got.code, got.err)
	}
}

// seedExpected are the true inconsistencies of the seed: each covered by one
// finding or more that name these figures or names, and no finding beyond.
var seedExpected = []struct {
	name  string
	rule  string
	named []string
}{
	{"basic expenditure, with both its causes", "CON-001", []string{"27.19", "30.28", "16.81", "奖金 2.56 与 奖励金 0.53"}},
	{"the attachment's basic expenditure", "FUN-001", []string{"26.01", "30.28", "财政拨款基本支出（"}},
	{"the attachment's staff expenditure", "FUN-001", []string{"26.01", "30.28", "人员经费（"}},
	{"goods and services", "SUM-002", []string{"3.02", "4.55", "2.86", "0.91", "0.78"}},
	{"the project", "SUM-002", []string{"43 ", "43.63", "印刷费 0.63"}},
	{"name of a code", "NAM-001", []string{"技术研究与开发", "应用研究", "五（三）1", "五（三）2"}},
	{"named but empty", "NAM-002", []string{"伙食补助费", "其他社会保障缴费", "其他工资福利支出"}},
}

func TestSeed(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "corpus", "seed")
	var files []string
	for _, ext := range []string{"*.docx", "*.txt"} {
		some, _ := filepath.Glob(filepath.Join(dir, ext))
		files = append(files, some...)
	}
	if len(files) < 2 {
		t.Skipf("no seed in %s", dir)
	}
	for _, file := range files {
		t.Run(filepath.Ext(file), func(t *testing.T) {
			abs, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			got := execute(t, t.TempDir(), "check", abs)
			findings := strings.Split(strings.TrimSpace(got.out), "\n\n")
			for _, e := range seedExpected {
				i := slices.IndexFunc(findings, func(f string) bool {
					return strings.Contains(f, " "+e.rule+" ") &&
						!slices.ContainsFunc(e.named, func(s string) bool { return !strings.Contains(f, s) })
				})
				if i < 0 {
					t.Errorf("%s: no %s that names %q", e.name, e.rule, e.named)
					continue
				}
				findings = slices.Delete(findings, i, i+1)
			}
			for _, f := range findings {
				t.Errorf("beyond the true inconsistencies:\n%s", f)
			}
		})
	}
}

// TestCommands: what a document says does not command the terminal, nor does
// the name of its file break the line; JSON has both as they are.
func TestCommands(t *testing.T) {
	name := "甲\n错误\x1b[2J.txt"
	text := strings.Replace(account, "均为", "\u202e均\u009b为", 1) + "\n二、其他\n\n2020年度财政拨款基本支出30.28万元。\n"
	dir := folder(t, map[string]string{name: text, "乙\x1b[2J.docx": "PK\x03\x04"})
	got := execute(t, dir, "check", ".")
	if !strings.Contains(got.out, `甲\n错误\x1b[2J.txt · gouji explain`) || !strings.Contains(got.err, `乙\x1b[2J.docx`) {
		t.Errorf("%s%s", got.out, got.err)
	}
	for _, args := range [][]string{{"check", "."}, {"check", "--coverage", name}, {"inspect", name}, {"load", "."}, {"check", "--dismissed"}} {
		if got := execute(t, dir, args...); strings.ContainsAny(got.out+got.err, "\x1b\u202e\u009b") {
			t.Errorf("%q: %q", args, got.out+got.err)
		}
	}
	if got := execute(t, dir, "check", "--format", "json", "."); !strings.Contains(got.out, `"document":"甲\n错误\u001b[2J.txt"`) {
		t.Errorf("json: %s", got.out)
	}
}

// TestWordsHaveNoMeasure: what stands for a figure without being one is printed
// alone.
func TestWordsHaveNoMeasure(t *testing.T) {
	text := "青山市样例中心2020年度单位决算\n\n第三部分 2020年度单位决算情况说明\n\n一、政府采购支出情况\n\n2020年度政府采购支出总额12.00万元。\n\n二、其他情况\n\n本单位2020年度无政府采购支出。\n"
	dir := folder(t, map[string]string{"a.txt": text})
	got := execute(t, dir, "check", "a.txt")
	if !strings.Contains(got.out, "  无政府采购支出") || strings.Contains(got.out, "无政府采购支出 万元") || !strings.Contains(got.out, "12.00 万元") {
		t.Errorf("%s%s", got.out, got.err)
	}
}
