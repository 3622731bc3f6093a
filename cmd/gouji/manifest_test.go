package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A manifest says whose accounts files are, before what they and their names
// say; what differs is told, and holds when a file is read anew.
func TestManifest(t *testing.T) {
	nameless := "第三部分 单位决算情况说明\n\n一、基本支出情况\n\n财政拨款基本支出27.19万元，均为人员经费。\n"
	dir := folder(t, map[string]string{
		"in/2022/江苏省/青山市样例局/说明.txt": nameless,
		"in/b.txt": account,
		"in/m.csv": "path,year,unit,kind,region,url\nb.txt,2021,绿水市样例局,部门决算,330100,https://example.com/b.txt\nnone.txt,2020,,,,\n",
		"bad.csv":  "path,year\na,20\n",
	})
	if err := os.Rename(filepath.Join(dir, "in/m.csv"), filepath.Join(dir, "m.csv")); err != nil {
		t.Fatal(err)
	}
	list := strings.ReplaceAll(read(t, filepath.Join(dir, "m.csv")), "b.txt,2021", "in/b.txt,2021")
	if err := os.WriteFile(filepath.Join(dir, "m.csv"), []byte(list), 0o644); err != nil {
		t.Fatal(err)
	}
	const query = "SELECT name, unit, unit_from, year, year_from, kind, kind_from, region, region_code, region_from, url, url_from FROM reading JOIN document USING (document) ORDER BY name"
	rows := func() string {
		_, rows, _ := strings.Cut(execute(t, dir, "sql", query, "--db", "w.duckdb", "--format", "csv").out, "\n")
		return rows
	}
	if r := execute(t, dir, "load", "in", "--db", "w.duckdb"); r.code != exitOK {
		t.Fatalf("exit %d %s", r.code, r.err)
	}
	const first = "说明.txt,青山市样例局,folder,2022,folder,单位决算,document,江苏省,320000,folder,,\n"
	if got, want := rows(), "b.txt,青山市样例中心,document,2020,document,单位决算,document,,,,,\n"+first; got != want {
		t.Errorf("by the documents\n%s, want\n%s", got, want)
	}
	r := execute(t, dir, "load", "in", "--manifest", "m.csv", "--db", "w.duckdb")
	if r.code != exitOK || !strings.Contains(r.err, "清单 m.csv 第 3 行 none.txt：没有与它相符的输入") {
		t.Errorf("exit %d %s", r.code, r.err)
	}
	want := "b.txt,绿水市样例局,manifest,2021,manifest,部门决算,manifest,浙江省,330100,manifest,https://example.com/b.txt,manifest\n" + first
	if got := rows(); got != want {
		t.Errorf("by the manifest\n%s, want\n%s", got, want)
	}
	if r := execute(t, dir, "status", "--db", "w.duckdb"); !strings.Contains(r.out, "in/b.txt：文中的单位是“青山市样例中心”，清单的是“绿水市样例局”：按清单的；等 ") {
		t.Errorf("status %s", r.out)
	}
	age(t, filepath.Join(dir, "w.duckdb"), "b.txt")
	if r := execute(t, dir, "load", "--stale", "--db", "w.duckdb"); r.code != exitOK || !strings.Contains(r.out, "载入 1 份文件") {
		t.Errorf("stale: exit %d %s%s", r.code, r.out, r.err)
	}
	if got := rows(); got != want {
		t.Errorf("read anew\n%s, want\n%s", got, want)
	}
	if r := execute(t, dir, "load", "in", "--manifest", "m.csv", "--db", "w.duckdb"); !strings.Contains(r.out, "载入 0 份文件") {
		t.Errorf("nothing new: %s", r.out)
	}
	if r := execute(t, dir, "load", "in", "--manifest", "bad.csv", "--db", "w.duckdb"); r.code != exitUsage || !strings.Contains(r.err, "第 2 行：year “20”") {
		t.Errorf("a bad manifest: exit %d %s", r.code, r.err)
	}
	if r := execute(t, dir, "load", "in", "--manifest", "none.csv"); r.code != exitUsage || !strings.Contains(r.err, "读不了清单") {
		t.Errorf("no manifest: exit %d %s", r.code, r.err)
	}
}
