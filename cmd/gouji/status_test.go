package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji/warehouse"
)

// Every input has one state, what is mended is read on request, and archives
// are read without being unpacked.
func TestStatusAndRetry(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account, "b.docx": "x", "c.txt": strings.ReplaceAll(account, "青山", "绿水")})
	zip := exec.Command("zip", "-q", "d.zip", "a.txt", "c.txt")
	zip.Dir = dir
	if err := zip.Run(); err != nil {
		t.Skip("no zip here:", err)
	}
	if err := os.Remove(filepath.Join(dir, "c.txt")); err != nil {
		t.Fatal(err)
	}
	list := exec.Command(os.Args[0], "load", "-", "--db", "w.duckdb")
	list.Dir, list.Stdin = dir, strings.NewReader("a.txt\nb.docx\nd.zip\n")
	list.Env = append(os.Environ(), "GOUJI_MAIN=1")
	if out, err := list.CombinedOutput(); list.ProcessState.ExitCode() != exitQuarantined {
		t.Fatalf("%v: %s", err, out)
	}
	const before = "path,state\na.txt,warned\nb.docx,quarantined\nd.zip/a.txt,skipped\nd.zip/c.txt,warned\n"
	const states = "SELECT path, state FROM input ORDER BY path"
	if r := execute(t, dir, "sql", states, "--db", "w.duckdb", "--format", "csv"); r.out != before {
		t.Errorf("states %s%s", r.out, r.err)
	}
	r := execute(t, dir, "status", "--db", "w.duckdb")
	for _, want := range []string{"已载入而有须留意之处 2", "跳过 1", "隔离 1", "  b.docx：理解内容：扩展名是 .docx"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("no %q in %s%s", want, r.out, r.err)
		}
	}
	if r := execute(t, dir, "status", "--db", "w.duckdb", "--state", "quarantined", "--format", "json"); strings.Count(r.out, "\n") != 1 || !strings.Contains(r.out, `"path":"b.docx"`) {
		t.Errorf("json %s%s", r.out, r.err)
	}
	if r := execute(t, dir, "retry", "--db", "w.duckdb"); r.code != exitQuarantined {
		t.Errorf("retry of a bad file: exit %d %s", r.code, r.out)
	}
	if err := os.WriteFile(filepath.Join(dir, "b.docx"), []byte(strings.ReplaceAll(account, "青山", "白水")), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := execute(t, dir, "retry", "--db", "w.duckdb"); r.code != exitOK || !strings.Contains(r.out, "载入 1 份文件") {
		t.Errorf("retry: exit %d %s%s", r.code, r.out, r.err)
	}
	if r := execute(t, dir, "retry", "--db", "w.duckdb"); r.out != "没有隔离的文件\n" {
		t.Errorf("second retry: %s%s", r.out, r.err)
	}
	// A document that an older version has read is read anew, out of its archive.
	if r := execute(t, dir, "load", "--stale", "--db", "w.duckdb"); r.code != exitOK || !strings.Contains(r.out, "没有要重读的文件") {
		t.Errorf("stale: exit %d %s%s", r.code, r.out, r.err)
	}
	age(t, filepath.Join(dir, "w.duckdb"), "c.txt")
	if r := execute(t, dir, "load", "--stale", "--db", "w.duckdb"); r.code != exitOK || !strings.Contains(r.out, "载入 1 份文件") || !strings.Contains(r.out, "库中：3 份文件") {
		t.Errorf("stale: exit %d %s%s", r.code, r.out, r.err)
	}
}

// age makes the document called name in the warehouse at path one that an older
// version has read.
func age(t *testing.T, path, name string) {
	t.Helper()
	db, err := warehouse.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.SQL().Exec("UPDATE document SET extractor = 'text/0 normalize/0' WHERE name = $1", name); err != nil {
		t.Fatal(err)
	}
}

// Machines follow a load line by line.
func TestLoadEvents(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account, "b.txt": account, "c.pdf": "%PDF-1.4"})
	r := execute(t, dir, "load", "a.txt", "b.txt", "c.pdf", "--format", "json")
	if r.code != exitQuarantined {
		t.Fatal(r.code, r.err)
	}
	var got []string
	for line := range strings.Lines(r.out) {
		var e struct{ Event, Path, State string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		got = append(got, strings.TrimSpace(e.Event+" "+e.Path+" "+e.State))
	}
	want := []string{"input a.txt warned", "input b.txt skipped", "input c.pdf quarantined", "summary"}
	if !slices.Equal(got, want) || !strings.Contains(r.out, `"done":1,"warned":1,"skipped":1,"quarantined":1,"checked":1,"findings":{`) {
		t.Errorf("events %q\n%s", got, r.out)
	}
}

// Addresses are fetched, pages followed on request, and what was fetched stays
// beside the warehouse.
func TestLoadAddresses(t *testing.T) {
	site := httptest.NewServer(http.FileServer(http.Dir(folder(t, map[string]string{
		"page.html": `<!DOCTYPE html><a href="a.docx">甲</a><a href="b.zip">乙</a>`, "a.docx": account, "b.zip": "no zip",
	}))))
	defer site.Close()
	dir := t.TempDir()
	load := func(args ...string) run {
		return execute(t, dir, append([]string{"load", "--db", "w.duckdb", "--every", "1ms", "--format", "json"}, args...)...)
	}
	if r := load(site.URL + "/a.docx"); r.code != exitQuarantined || !strings.Contains(r.out, "不是公网地址") {
		t.Errorf("a private address: exit %d %s", r.code, r.out)
	}
	if r := load("--private", site.URL+"/page.html"); r.code != exitQuarantined || !strings.Contains(r.out, "内容是网页") {
		t.Errorf("a page: exit %d %s", r.code, r.out)
	}
	r := load("--private", "--follow", site.URL+"/page.html")
	for _, want := range []string{`/a.docx","hash":`, `"state":"warned"`, `/b.zip","hash":`, `"state":"quarantined"`, `/page.html","state":"skipped","reason":"网页，读了它所链接的 2 个文件"`} {
		if !strings.Contains(r.out, want) {
			t.Errorf("no %s in %s%s", want, r.out, r.err)
		}
	}
	if kept, err := filepath.Glob(filepath.Join(dir, "w.duckdb.files", "??", "*")); err != nil || len(kept) != 3 {
		t.Errorf("kept %q, %v", kept, err)
	}
	if r := load("--private", "--follow", site.URL+"/page.html"); !strings.Contains(r.out, "以前已载入") {
		t.Errorf("again: %s", r.out)
	}
}
