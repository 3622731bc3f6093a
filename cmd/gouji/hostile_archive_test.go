package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji/internal/pack"
)

// Archives made to hurt end in one state each, with a reason, and nothing of
// them reaches the disk.
func TestHostileArchives(t *testing.T) {
	deep := pack.Zip(t, "a.txt", account)
	for range 8 {
		deep = pack.Zip(t, "deeper.zip", deep)
	}
	dir := folder(t, map[string]string{
		"deep.zip":  deep,
		"bomb.zip":  pack.Zip(t, "zeros.docx", strings.Repeat("\x00", 8<<20), "good.txt", account),
		"names.zip": pack.Zip(t, "../../gouji-was-here.txt", "x", "a\nb\x1b[31m.docx", "y", "/gouji-was-there.txt", "z"),
		"cut.zip":   pack.Zip(t, "a.txt", account)[:60],
		"cut.7z":    "7z\xbc\xaf\x27\x1c\x00\x04 and no more",
		"cut.rar":   "Rar!\x1a\x07\x00 and no more",
		"cut.gz":    "\x1f\x8b\x08 and no more",
		"empty.zip": pack.Zip(t),
	})
	big, err := os.Create(filepath.Join(dir, "big.docx"))
	if err != nil || big.Truncate(2<<30) != nil || big.Close() != nil {
		t.Skip("no sparse files here")
	}
	r := execute(t, dir, "load", ".", "--db", "w.duckdb")
	if r.code != exitQuarantined || strings.Contains(r.out+r.err, "\x1b[31m") {
		t.Fatalf("exit %d %s%s", r.code, r.out, r.err)
	}
	r = execute(t, dir, "status", "--db", "w.duckdb", "--format", "csv")
	for name, state := range map[string]string{
		"deep.zip/deeper.zip/deeper.zip/deeper.zip/deeper.zip,": "quarantined,解压：压缩包套压缩包超过 4 层",
		"bomb.zip/zeros.docx,":           "quarantined,解压：解压后膨胀超过 200 倍",
		"bomb.zip/good.txt,":             "warned,",
		"names.zip/gouji-was-here.txt,":  "skipped,不是决算公开", // whatever it is, it stayed inside
		"names.zip/gouji-was-there.txt,": "skipped,不是决算公开",
		"cut.zip,":                       "quarantined,",
		"cut.7z,":                        "quarantined,解压：7z 压缩包损坏",
		"cut.rar,":                       "quarantined,解压：RAR 压缩包损坏",
		"cut.gz,":                        "quarantined,解压：gzip 压缩包损坏",
		"empty.zip,":                     "skipped,压缩包里没有文件",
		"big.docx,":                      "quarantined,读取文件：文件有 2048 MB，超过上限 200 MB",
	} {
		if n := strings.Count(r.out, "\n"+name); n != 1 {
			t.Errorf("%d rows of %s in\n%s", n, name, r.out)
		}
		if line := r.out[max(0, strings.Index(r.out, name)):]; !strings.Contains(strings.SplitN(line, "\n", 2)[0], state) {
			t.Errorf("%s is not %s in\n%s", name, state, r.out)
		}
	}
	for _, out := range []string{"../gouji-was-here.txt", "../../gouji-was-here.txt", "/gouji-was-there.txt"} {
		if _, err := os.Stat(filepath.Join(dir, out)); err == nil {
			t.Errorf("%s was written", out)
		}
	}
}
