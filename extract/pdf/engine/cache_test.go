package engine

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/tetratelabs/wazero/api"
)

// built builds a small engine with dir as its cache, and runs it.
func built(t *testing.T, dir string) {
	t.Helper()
	e, err := build(metering(t, guest(sum)), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.runtime.Close(context.Background())
	m, err := e.runtime.InstantiateModule(context.Background(), e.module, alone)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := m.ExportedFunction("f").Call(context.Background(), 100); err != nil || api.DecodeI32(out[0]) != 5050 {
		t.Errorf("%v, %v", out, err)
	}
}

// kept returns the one compiled module in dir, which must be sealed.
func kept(t *testing.T, dir string) string {
	t.Helper()
	files := (&keep{dir: filepath.Join(dir, folders(t, dir)[0])}).files()
	if len(files) != 1 || !intact(files[0]) {
		t.Fatalf("kept %v", files)
	}
	return files[0]
}

func folders(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		t.Fatal("nothing was kept: ", err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A damaged file is never run: the module is compiled anew and kept.
func TestDamagedCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b[1]")
	built(t, dir)
	file := kept(t, dir)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sound := string(data)
	damage := map[string]string{"empty": "", "half": sound[:len(sound)/2], "longer": sound + "x"}
	for at := 0; at < len(sound); at += 1 + len(sound)/60 {
		damage["byte"] = sound[:at] + string(sound[at]^0x80) + sound[at+1:]
		for name, data := range damage {
			write(t, file, data)
			built(t, dir)
			if again, _ := os.ReadFile(kept(t, dir)); string(again) != sound {
				t.Errorf("%s at %d: not compiled anew", name, at)
			}
		}
		clear(damage)
	}
	for name, seal := range map[string]string{"no seal": "", "half a seal": "seal"} {
		if write(t, file+sealed, seal); name == "no seal" {
			os.Remove(file + sealed)
		}
		built(t, dir)
		kept(t, dir)
	}
	stat, _ := os.Stat(file)
	built(t, dir)
	if again, _ := os.Stat(file); !os.SameFile(stat, again) {
		t.Error("a sound file was written again")
	}
}

// Whatever is wrong with the folder, the engine starts.
func TestUnusableCache(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "")
	built(t, filepath.Join(dir, "file"))
	built(t, filepath.Join(dir, "file", "below"))
	built(t, "/dev/null")
	built(t, filepath.Join(dir, "name\x00"))

	blocked := filepath.Join(dir, "blocked")
	built(t, blocked)
	file := kept(t, blocked)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(file, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	built(t, blocked) // what stands there can be neither read nor removed nor replaced

	readOnly := filepath.Join(dir, "read only")
	built(t, readOnly)
	file = kept(t, readOnly)
	write(t, file, "damaged")
	if err := os.Chmod(filepath.Dir(file), 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Dir(file), 0o700) })
	built(t, readOnly)
}

// Several may start at once, in one process and in many.
func TestSharedCache(t *testing.T) {
	if dir := os.Getenv("GOUJI_TEST_CACHE"); dir != "" {
		built(t, dir)
		return
	}
	dir := t.TempDir()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { built(t, dir) })
		all.Go(func() {
			cmd := exec.Command(os.Args[0], "-test.run", "^TestSharedCache$")
			cmd.Env = append(os.Environ(), "GOUJI_TEST_CACHE="+dir)
			if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "PASS") {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	built(t, dir)
	kept(t, dir)
}
