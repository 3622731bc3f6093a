package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gouji/ingest/archive"
)

// TestMain runs the program itself when asked to, so that the tests drive the
// real main in a process of its own without building it a second time.
func TestMain(m *testing.M) {
	if archive.Apart() {
		return
	}
	if os.Getenv("GOUJI_MAIN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// A run is what became of running gouji.
type run struct {
	code     int
	out, err string
}

// execute runs the program in dir.
func execute(t *testing.T, dir string, args ...string) run {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(os.Args[0], args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	cmd.Env = append(os.Environ(), "GOUJI_MAIN=1")
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return run{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// folder makes a folder of files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const account = "青山市样例中心2020年度单位决算\n\n第三部分 2020年度单位决算情况说明\n\n一、基本支出情况\n\n2020年度财政拨款基本支出27.19万元，均为人员经费。\n"

func TestUsage(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account, "bad.duckdb": strings.Repeat("not a database ", 1000)})
	tests := []struct {
		name, args string
		code       int
		says       string // on either stream
	}{
		{"nothing", "", 2, "用法"},
		{"unknown", "frobnicate", 2, "没有子命令"},
		{"help", "help", 0, "gouji load"},
		{"help of a subcommand", "load -h", 0, "--workers"},
		{"version", "version", 0, "docx/"},
		{"version with more", "version x", 2, "不需要参数"},
		{"load nothing", "load", 2, "PATH"},
		{"load with no workers", "load a.txt --workers 0", 2, "--workers"},
		{"unknown flag", "load a.txt --wrokers 2", 2, "没有选项 --wrokers"},
		{"flag without value", "load a.txt --db", 2, "缺少内容"},
		{"flag with a bad value", "load a.txt --workers many", 2, "many"},
		{"load into no database", "load a.txt --db bad.duckdb", 4, "不是 DuckDB 数据库"},
		{"load into no folder", "load a.txt --db no/such.duckdb", 4, "文件夹不存在"},
		{"sql without database", "sql SELECT", 4, "gouji load"},
		{"sql without query", "sql", 2, "查询语句"},
		{"sql in a bad format", "sql SELECT --format xml", 2, "xml"},
		{"inspect nothing", "inspect", 2, "FILE"},
		{"inspect a folder", "inspect .", 2, "文件夹"},
		{"inspect what is not there", "inspect none.docx", 1, "没有这个文件"},
		{"inspect what cannot be read", "inspect bad.duckdb --format xml", 2, "xml"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := execute(t, dir, strings.Fields(test.args)...)
			if r.code != test.code || !strings.Contains(r.out+r.err, test.says) {
				t.Errorf("exit %d (want %d), without %q:\n%s%s", r.code, test.code, test.says, r.out, r.err)
			}
			if r.code != 0 && r.out != "" {
				t.Errorf("errors belong on the error stream, but: %s", r.out)
			}
		})
	}
}

func TestLoad(t *testing.T) {
	dir := folder(t, map[string]string{
		"in/a.txt": account, "in/again.txt": account, "in/b.pdf": "%PDF-1.4", "in/c.docx": "PK\x03\x04 and no end", "in/empty.docx": "",
		"more/a.txt": strings.ReplaceAll(account, "青山", "绿水"),
	})
	r := execute(t, dir, "load", "in", "nowhere", "--db", "x.duckdb")
	if r.code != 1 {
		t.Fatalf("exit %d\n%s%s", r.code, r.out, r.err)
	}
	for _, want := range []string{
		"载入 1 份文件（其中 1 份有须留意之处），跳过 1 份，隔离 4 份",
		"隔离 in/b.pdf：读取内容：PDF 已损坏或被截断，不能读：请重新取得这个文件",
		"隔离 in/c.docx：识别格式：内容是损坏或被截断的压缩包",
		"隔离 in/empty.docx：识别格式：文件是空的",
		"隔离 nowhere：没有这个文件或文件夹",
		"库中：1 份文件",
	} {
		if !strings.Contains(r.out, want) {
			t.Errorf("no %q in\n%s", want, r.out)
		}
	}
	r = execute(t, dir, "sql", "--db", "x.duckdb", "--format", "csv", "SELECT path, state FROM journal ORDER BY path")
	want := "path,state\nin/a.txt,warned\nin/again.txt,skipped\nin/b.pdf,quarantined\nin/c.docx,quarantined\nin/empty.docx,quarantined\nnowhere,quarantined\n"
	if r.out != want {
		t.Errorf("journal\n%s\nwant\n%s", r.out, want)
	}
	// What is new is loaded, what is there is skipped, and nothing else happens.
	r = execute(t, dir, "load", "--db", "x.duckdb", "more", "in/a.txt")
	if r.code != 0 || !strings.Contains(r.out, "载入 1 份文件（其中 1 份有须留意之处），跳过 1 份，隔离 0 份") || !strings.Contains(r.out, "库中：2 份文件") {
		t.Errorf("exit %d\n%s%s", r.code, r.out, r.err)
	}
	if r = execute(t, dir, "load", "--db", "x.duckdb", "more", "in/a.txt"); r.code != 0 || !strings.Contains(r.out, "载入 0 份文件，跳过 2 份") {
		t.Errorf("again: exit %d\n%s%s", r.code, r.out, r.err)
	}
	r = execute(t, dir, "sql", "--db", "x.duckdb", "--format", "csv",
		"SELECT unit, year, count(DISTINCT disclosure) AS n FROM disclosure GROUP BY ALL ORDER BY ALL")
	if want := "unit,year,n\n绿水市样例中心,2020,1\n青山市样例中心,2020,1\n"; r.out != want {
		t.Errorf("disclosures\n%s\nwant\n%s", r.out, want)
	}
}

func TestSQL(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account})
	if r := execute(t, dir, "load", "a.txt"); r.code != 0 {
		t.Fatal(r.out, r.err)
	}
	const query = `SELECT * FROM (VALUES ('人员经费', 30.28::DECIMAL(9,2), true, [1, NULL]), ('a"b', NULL, false, [])) t(name, amount, ok, list)`
	tests := []struct{ format, want string }{
		{"table", "name      amount  ok     list\n────────  ──────  ─────  ────────\n人员经费   30.28  true   [1,null]\na\"b               false  []\n"},
		{"csv", "name,amount,ok,list\n人员经费,30.28,true,\"[1,null]\"\n\"a\"\"b\",,false,[]\n"},
		{"json", `{"name":"人员经费","amount":30.28,"ok":true,"list":[1,null]}` + "\n" + `{"name":"a\"b","amount":null,"ok":false,"list":[]}` + "\n"},
	}
	for _, test := range tests {
		if r := execute(t, dir, "sql", query, "--format", test.format); r.code != 0 || r.out != test.want {
			t.Errorf("%s: exit %d %s\n%s\nwant\n%s", test.format, r.code, r.err, r.out, test.want)
		}
	}
	for query, says := range map[string]string{
		"SELEC 1":                    "查询语句有误",
		"SELECT nothing FROM fact":   "查询语句有误",
		"DROP TABLE fact":            "只能查询库中的表",
		"COPY fact TO 'x.csv'":       "只能查询库中的表",
		"SELECT * FROM '/etc/hosts'": "查询语句有误",
	} {
		if r := execute(t, dir, "sql", query); r.code != 2 || !strings.Contains(r.err, says) {
			t.Errorf("%s: exit %d, %s", query, r.code, r.err)
		}
	}
	r := execute(t, dir, "sql", "SELECT range FROM range(1001)")
	if r.code != 0 || strings.Count(r.out, "\n") != 1002 || !strings.Contains(r.err, "前 1000 行") {
		t.Errorf("long table: exit %d, %d lines, %s", r.code, strings.Count(r.out, "\n"), r.err)
	}
}

func TestInspect(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account, "b.pdf": "%PDF-1.4"})
	r := execute(t, dir, "inspect", "a.txt")
	for _, want := range []string{"文件 a.txt", "== 块", "青山市样例中心  2020 年度  单位决算"} {
		if r.code != 0 || !strings.Contains(r.out, want) {
			t.Errorf("exit %d, no %q in\n%s%s", r.code, want, r.out, r.err)
		}
	}
	r = execute(t, dir, "inspect", "a.txt", "--format", "json")
	tables := map[string]int{}
	for line := range strings.Lines(r.out) {
		var row struct {
			Table    string
			Document int64
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		tables[row.Table]++
	}
	if tables["document"] != 1 || tables["block"] != 4 || tables["reading"] != 1 {
		t.Errorf("exit %d, rows %v", r.code, tables)
	}
	if r := execute(t, dir, "inspect", "b.pdf"); r.code != 1 || !strings.Contains(r.err, "PDF 已损坏或被截断") {
		t.Errorf("pdf: exit %d, %s", r.code, r.err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("inspect leaves files: %v", entries)
	}
}

// Every document beside this one is recognised as what it is, and so is a docx
// that holds a PDF.
func TestRecognises(t *testing.T) {
	recognised := func(data []byte) string {
		for _, f := range formats() {
			if f.Sniff(data) {
				return f.Name
			}
		}
		return ""
	}
	want := map[string]string{".docx": "docx", ".pdf": "PDF", ".txt": "文本"}
	seen := map[string][]byte{}
	for _, root := range []string{"../../testdata", "../../extract/pdf/testdata", "../../../shared/corpus"} {
		err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
			extension := filepath.Ext(name)
			if err != nil || want[extension] == "" {
				return nil // a corpus may be absent
			}
			data, err := os.ReadFile(name)
			if got := recognised(data); got != want[extension] {
				t.Errorf("%s is recognised as %q", name, got)
			}
			seen[extension] = data
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != len(want) {
		t.Fatalf("documents of %d kinds only", len(seen))
	}
	if got := recognised(withPDF(t, seen[".docx"])); got != "docx" {
		t.Errorf("a docx that holds a PDF is recognised as %q", got)
	}
}

// withPDF returns a zip whose first entry is a PDF that is not compressed.
func withPDF(t *testing.T, docx []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	first, err := w.CreateHeader(&zip.FileHeader{Name: "word/embeddings/a.pdf", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	first.Write([]byte("%PDF-1.4\n"))
	r, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestInterrupted: who stops a command is told what stays, whichever it was.
func TestInterrupted(t *testing.T) {
	var errs bytes.Buffer
	code := report(&console{err: &errs}, fmt.Errorf("检查：%w", context.Canceled))
	if code != 130 || !strings.Contains(errs.String(), "已中断") || strings.Contains(errs.String(), "接着载入") {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	if got := execute(t, t.TempDir(), "help"); !strings.Contains(got.out, "130 中断") {
		t.Errorf("help: %s", got.out)
	}
}
