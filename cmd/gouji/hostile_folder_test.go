//go:build unix

package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"gouji/internal/hostile"
)

// What a load of two workers may take at most of whatever it is given: memory
// as docs/performance.md tells, and time for a folder of some 400 inputs.
const (
	hostileMemory = 3 << 30
	hostileTime   = 5 * time.Minute
)

// measured runs the program in dir, and returns its peak memory in bytes too.
func measured(t *testing.T, dir string, args ...string) (run, int64) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(os.Args[0], args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	cmd.Env = append(os.Environ(), "GOUJI_MAIN=1")
	late := time.AfterFunc(hostileTime, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	err := cmd.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return run{cmd.ProcessState.ExitCode(), out.String(), errs.String()}, usage.Maxrss << 10
}

// listing returns the paths below dir with their sizes and modes.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.Contains(path, "w.duckdb") {
			info, err := d.Info()
			if err != nil {
				return err
			}
			b.WriteString(path + " " + info.Mode().String() + " " + info.ModTime().String() + "\n")
		}
		return nil // the tunnel has an end that no path reaches
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// raw reports what in text would command a terminal.
func raw(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	})
}

// TestHostileEverything loads a folder of all that hurts: each input ends in
// one state with a reason, within bounds, and nothing else is touched.
func TestHostileEverything(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "out", "in")
	if err := errors.Join(os.MkdirAll(in, 0o755), hostile.Fill(in)); err != nil {
		t.Fatal(err)
	}
	before := listing(t, dir)
	r, peak := measured(t, dir, "load", "out/in", "--db", "w.duckdb", "--workers", "2")
	t.Logf("peak memory %d MB", peak>>20)
	if r.code != exitQuarantined {
		t.Fatalf("exit %d: %s", r.code, r.err)
	}
	if peak > hostileMemory {
		t.Errorf("peak memory %d MB", peak>>20)
	}
	if raw(r.out) || raw(r.err) {
		t.Errorf("control characters in %q%q", r.out, r.err)
	}
	if strings.Contains(r.out+r.err, "程序出错") {
		t.Errorf("a panic: %s", r.out)
	}
	if after := listing(t, dir); after != before {
		t.Errorf("files were touched:\n%s\nwere\n%s", after, before)
	}
	if r := execute(t, dir, "status", "--db", "w.duckdb", "--state", "done"); r.code != exitOK || raw(r.out) {
		t.Errorf("status: exit %d, %q", r.code, r.out)
	}
	settledOnce(t, execute(t, dir, "status", "--db", "w.duckdb", "--format", "csv").out)
	again := execute(t, dir, "load", "out/in", "--db", "w.duckdb")
	if again.code != exitQuarantined || !strings.Contains(again.out, "载入 0 份文件") {
		t.Errorf("again: exit %d %s%s", again.code, again.out, again.err)
	}
}

// settledOnce holds that each input has one state, those that are not done a
// reason, and those of known names the right one.
func settledOnce(t *testing.T, table string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) < 400 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	path, state, reason := -1, -1, -1
	for i, name := range rows[0] {
		switch name {
		case "path":
			path = i
		case "state":
			state = i
		case "reason":
			reason = i
		}
	}
	got := map[string]string{}
	for _, row := range rows[1:] {
		name := strings.TrimPrefix(row[path], "out/in/")
		if _, twice := got[name]; twice {
			t.Errorf("%q has two states", name)
		}
		got[name] = row[state] + " " + row[reason]
		if row[state] != "done" && !strings.ContainsFunc(row[reason], func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%q: %s without a reason: %q", name, row[state], row[reason])
		}
	}
	for name, want := range wantedStates {
		if !strings.HasPrefix(got[name], want) {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if os.Geteuid() != 0 && !strings.Contains(got["places/locked.txt"], "没有读取权限") {
		t.Errorf("a locked file is %s", got["places/locked.txt"])
	}
}

// wantedStates are the states and reasons of what the hostile folder holds.
var wantedStates = map[string]string{
	"good.txt":                      "skipped 内容与 out/in/", // it stands in archives too
	"archives/bomb.zip/blanks.txt":  "quarantined 解压：解压后膨胀超过",
	"archives/bomb.txt.gz/bomb.txt": "quarantined 解压：解压后膨胀超过",
	"archives/bomb.7z/blanks.txt":   "quarantined 解压：解压后超过上限",
	"archives/shared.zip":           "quarantined 解压：zip 压缩包解压后的文件合计超过",
	"archives/deep.zip/deeper.zip/deeper.zip/deeper.zip/deeper.zip": "quarantined 解压：压缩包套压缩包超过",
	"archives/deep.gz/deep/deep/deep/deep":                          "quarantined 解压：压缩包套压缩包超过",
	"archives/many.7z/bomb.zip/blanks.txt":                          "quarantined 解压：解压后膨胀超过",
	"archives/links.tar/out/gouji-link.txt":                         "quarantined 识别格式：文件是空的",
	"archives/lying.rar":                                            "quarantined 解压：RAR 压缩包损坏",
	"archives/encrypted.rar/a.txt":                                  "quarantined 解压：已加密",
	"archives/empty.zip":                                            "skipped 压缩包里没有文件",
	"documents/bomb.pdf":                                            "quarantined 读取内容：PDF 里没有文字",
	"documents/line.txt":                                            "quarantined 读取内容：有一段文字超过",
	"documents/columns.txt":                                         "quarantined 读取内容：有一张表",
	"documents/loop.pdf":                                            "quarantined 读取内容：第 1 页：PDF 已损坏",
	"documents/deep.docx":                                           "quarantined 读取内容：word/document.xml：XML 嵌套",
	"places/parent":                                                 "quarantined 文件夹循环",
	"places/in/out":                                                 "quarantined 文件夹循环",
	"places/self":                                                   "quarantined 链接循环",
	"places/ring-a":                                                 "quarantined 链接循环",
	"places/dangling.txt":                                           "quarantined 没有这个文件",
	"places/zero.txt":                                               "skipped 不是普通文件",
	"places/random.docx":                                            "skipped 不是普通文件",
	"places/pipe.txt":                                               "skipped 不是普通文件",
	"places/socket.txt":                                             "skipped 不是普通文件",
	"places/sparse.docx":                                            "quarantined 读取文件：文件有 2048 MB",
	"places/sparse.tar/sparse.txt":                                  "quarantined 解压：解压后超过上限",
	"documents/attributes.docx":                                     "warned ",
	"places/vast.zip":                                               "quarantined 读取文件：文件有 9216 MB，超过上限 8192 MB",
	"places/sparse.zip":                                             "quarantined 解压：zip 压缩包损坏",
	"places/empty.txt":                                              "quarantined 识别格式：文件是空的",
	"places/folder.docx/inside.txt":                                 "warned ",
	"names/a\nb.txt":                                                "warned ",
	"names/--db":                                                    "warned ",
}

// TestShifting loads a folder whose files vanish, shrink, grow and come back
// while they are read.
func TestShifting(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	write := func(i, n int) {
		name := filepath.Join(in, "f"+strings.Repeat("x", i)+".txt")
		switch n % 4 {
		case 0:
			_ = os.WriteFile(name, []byte(strings.Repeat(account, 1+n%50)), 0o644)
		case 1:
			_ = os.Truncate(name, int64(n%300))
		case 2:
			_ = os.Remove(name)
		default:
			_ = os.Mkdir(name, 0o755)
			_ = os.Remove(name)
		}
	}
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 200 {
		write(i, 4*i)
	}
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-done:
				return
			default:
				write(n*7%200, n)
			}
		}
	}()
	for range 3 {
		r := execute(t, dir, "load", "in", "--db", "w.duckdb")
		if r.code != exitOK && r.code != exitQuarantined || strings.Contains(r.out+r.err, "程序出错") {
			t.Errorf("exit %d %s%s", r.code, r.out, r.err)
		}
	}
	close(done)
	<-stopped
}
