package check

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"gouji/check/rules"
)

// TestBatches: into how many batches disclosures are parted, and whether
// comparisons are written or counted, changes nothing.
func TestBatches(t *testing.T) {
	var text strings.Builder
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		input, _, _ := strings.Cut(string(data), "---\n")
		text.WriteString(input)
	}
	db := open(t)
	fill(t, db, text.String())
	run := func(workers, limit int, foldable int64, trail bool) *Report {
		conn, err := db.Conn(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		all, err := rules.All()
		if err != nil {
			t.Fatal(err)
		}
		opt := Options{Rules: all, Trail: trail, Each: true, Workers: workers}
		r := newRunner(context.Background(), conn, opt)
		r.limit, r.foldable, r.more = limit, foldable, db.Conn
		report, err := r.run()
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	for _, trail := range []bool{true, false} {
		want := run(1, batchFigures, foldable, trail)
		if len(want.Findings) < 20 || want.Disclosures < 10 {
			t.Fatalf("%d findings of %d disclosures say little", len(want.Findings), want.Disclosures)
		}
		for _, workers := range []int{1, 3} {
			if got := run(workers, 40, -1, trail); !reflect.DeepEqual(got, want) {
				t.Errorf("%d workers, in batches: %d findings, %d evaluations; at once %d, %d",
					workers, len(got.Findings), len(got.Evaluations), len(want.Findings), len(want.Evaluations))
			}
		}
	}
}
