//go:build unix

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gouji/internal/synth"
	"gouji/warehouse"
)

// many makes a folder of n documents.
func many(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range synth.Many(n, 11) {
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, "in"), 0o755), os.WriteFile(filepath.Join(dir, "in", name), data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// calm loads the folder undisturbed and returns what the warehouse then holds.
func calm(t *testing.T, dir string) map[string]string {
	t.Helper()
	if r := execute(t, dir, "load", "in", "--db", "calm.duckdb"); r.code != exitOK {
		t.Fatal(r.out, r.err)
	}
	return contents(t, filepath.Join(dir, "calm.duckdb"))
}

// recovers holds that a warehouse opens, and that another load makes it what
// an undisturbed one is.
func recovers(t *testing.T, dir, db string, want map[string]string) {
	t.Helper()
	if r := execute(t, dir, "status", "--db", db); r.code != exitOK {
		t.Errorf("status: exit %d %s", r.code, r.err)
	}
	if r := execute(t, dir, "load", "in", "--db", db); r.code != exitOK {
		t.Fatalf("with room: exit %d %s%s", r.code, r.out, r.err)
	}
	got := contents(t, filepath.Join(dir, db))
	for table, rows := range want {
		if got[table] != rows {
			t.Errorf("%s holds %s, undisturbed %s", table, got[table], rows)
		}
	}
}

// TestFull loads where files may not grow beyond some size, and onto disks
// that run full: what happened is told, and nothing is lost but time.
func TestFull(t *testing.T) {
	dir := many(t, 150)
	want := calm(t, dir)
	for _, kb := range []int{1500, 6000, 12000} {
		db := strconv.Itoa(kb) + ".duckdb"
		cmd := exec.Command("sh", "-c", `ulimit -f "$1" && shift && exec "$0" "$@"`, os.Args[0], strconv.Itoa(2*kb), "load", "in", "--db", db)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOUJI_MAIN=1")
		out, _ := cmd.CombinedOutput()
		said := string(out)
		if cmd.ProcessState.ExitCode() != exitBroken || !strings.Contains(said, db) || !strings.Contains(said, "ulimit -f") {
			t.Errorf("%d KB: %v %s", kb, cmd.ProcessState, said)
		}
		recovers(t, dir, db, want)
	}
}

func TestFullDisk(t *testing.T) {
	dir := many(t, 150)
	disk := filepath.Join(dir, "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "gouji", disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %v %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", disk).Run() })
	remount := func(options string) {
		t.Helper()
		if out, err := exec.Command("mount", "-o", "remount,"+options, disk).CombinedOutput(); err != nil {
			t.Fatalf("remount %s: %v %s", options, err, out)
		}
	}
	want := calm(t, dir)
	for _, mb := range []string{"1", "6", "12"} {
		remount("size=" + mb + "m")
		r := execute(t, dir, "load", "in", "--db", "disk/w.duckdb")
		if r.code != exitBroken || !strings.Contains(r.err, "disk/w.duckdb 所在的磁盘已满：清出空间") {
			t.Errorf("%s MB: exit %d %s", mb, r.code, r.err)
		}
		remount("size=300m")
		recovers(t, dir, "disk/w.duckdb", want)
		if err := os.Remove(filepath.Join(disk, "w.duckdb")); err != nil {
			t.Fatal(err)
		}
	}
	if r := execute(t, dir, "load", "in", "--db", "disk/w.duckdb"); r.code != exitOK {
		t.Fatal(r.err)
	}
	remount("ro")
	for _, db := range []string{"disk/w.duckdb", "disk/new.duckdb"} {
		if r := execute(t, dir, "load", "in", "--db", db); r.code != exitBroken || !strings.Contains(r.err, db+" 所在的磁盘只读：用 --db") {
			t.Errorf("%s: exit %d %s", db, r.code, r.err)
		}
	}
	if r := execute(t, dir, "status", "--db", "disk/w.duckdb"); r.code != exitOK {
		t.Errorf("reading from a disk that is read-only: exit %d %s", r.code, r.err)
	}
}

// TestSecondWriter: who comes second is told by whom the warehouse is held.
func TestSecondWriter(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account, "file": ""})
	db, err := warehouse.Open(filepath.Join(dir, "w.duckdb"))
	if err != nil {
		t.Fatal(err)
	}
	if r := execute(t, dir, "load", "a.txt", "--db", "w.duckdb"); r.code != exitBroken || !strings.Contains(r.err, "w.duckdb 正被另一个进程使用") ||
		!strings.Contains(r.err, "PID "+strconv.Itoa(os.Getpid())) {
		t.Errorf("exit %d %s", r.code, r.err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if r := execute(t, dir, "load", "a.txt", "--db", "w.duckdb"); r.code != exitOK {
		t.Errorf("alone: exit %d %s", r.code, r.err)
	}
	if r := execute(t, dir, "load", "a.txt", "--db", "file/w.duckdb"); r.code != exitBroken || !strings.Contains(r.err, "file/w.duckdb 的路径中有一段是文件") {
		t.Errorf("exit %d %s", r.code, r.err)
	}
}

// TestLocked: a folder that may not be written to.
func TestLocked(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := folder(t, map[string]string{"a.txt": account, "in/b.txt": ""})
	if err := os.Chmod(filepath.Join(dir, "in"), 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "in"), 0o755) })
	if _, err := warehouse.Open(filepath.Join(dir, "in", "w.duckdb")); err == nil || !strings.Contains(err.Error(), "没有读写权限：用 --db") {
		t.Errorf("error %v", err)
	}
	db, err := warehouse.Open(filepath.Join(dir, "w.duckdb"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.SQL().ExecContext(context.Background(), "CHECKPOINT"); err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "w.duckdb"), 0o444); err != nil {
		t.Fatal(err)
	}
	if r := execute(t, dir, "load", "a.txt", "--db", "w.duckdb"); r.code != exitBroken || !strings.Contains(r.err, "没有读写权限") {
		t.Errorf("exit %d %s", r.code, r.err)
	}
}
