// Package golden compares what a test got with a file that a person has read.
//
// What is worth a golden, and how it is rendered, is left to the tests.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files of the tests that run")

// Check fails t where got differs from the file at path, or there is none.
// With -update it writes got to path instead.
func Check(t testing.TB, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no golden: %v; read the result and run with -update", err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || !bytes.Equal(g[i], w[i]) {
			t.Fatalf("%s:%d: got %q, want %q (-update rewrites it)", path, i+1, at(g, i), at(w, i))
		}
	}
}

// at returns line i, or says that the text ends before it.
func at(lines [][]byte, i int) string {
	if i >= len(lines) {
		return "<end>"
	}
	return string(lines[i])
}
