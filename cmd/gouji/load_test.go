package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"gouji/internal/synth"
)

// BenchmarkLoad loads 1,000 different documents into a new file and checks
// them, as gouji load does; one op is all of it.
func BenchmarkLoad(b *testing.B) {
	const n = 1000
	in, out := b.TempDir(), b.TempDir()
	for name, data := range synth.Many(n, 42) {
		if err := os.WriteFile(filepath.Join(in, name), data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	c := &console{out: io.Discard, err: io.Discard}
	op := 0
	for b.Loop() {
		op++
		path := filepath.Join(out, strconv.Itoa(op)+".duckdb")
		if err := runLoad(context.Background(), c, []string{in, "--db", path}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(n*float64(op)/b.Elapsed().Seconds(), "documents/s")
}
