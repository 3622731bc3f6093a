package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji/internal/synth"
)

// Every bad file ends in the quarantine with a reason that names it, and the
// good one beside them is loaded.
func TestHostileFolder(t *testing.T) {
	files := map[string]string{"good.txt": account}
	for name, data := range synth.Hostile() {
		files[filepath.Join("bad", name)] = string(data)
	}
	dir := folder(t, files)
	if err := os.Symlink("..", filepath.Join(dir, "bad", "loop")); err != nil {
		t.Fatal(err)
	}
	got := execute(t, dir, "load", ".", "no/such.docx", "--db", "w.duckdb")
	if got.code != exitQuarantined {
		t.Fatalf("exit %d: %s%s", got.code, got.out, got.err)
	}
	for name, reason := range map[string]string{
		"bomb-ratio.docx":   "压缩炸弹",
		"bomb-size.docx":    "压缩炸弹",
		"deep.docx":         "嵌套",
		"lying-header.docx": "损坏",
		"not-a-zip.docx":    "只是普通文本",
		"truncated.docx":    "截断",
		"empty.docx":        "空的",
		"binary.txt":        "认不出",
		"bad/loop":          "循环",
		"no/such.docx":      "没有这个文件",
	} {
		if !names(got.out, name, reason) {
			t.Errorf("no line names %s with %q in\n%s", name, reason, got.out)
		}
	}
	held := execute(t, dir, "sql", "SELECT name FROM document WHERE name = 'good.txt'", "--db", "w.duckdb", "--format", "csv")
	if !strings.Contains(held.out, "good.txt") {
		t.Errorf("the good file is not in the warehouse: %s%s", held.out, held.err)
	}
}

func names(out, name, reason string) bool {
	for line := range strings.Lines(out) {
		if strings.Contains(line, name) && strings.Contains(line, reason) {
			return true
		}
	}
	return false
}
