package main

import (
	"context"
	"testing"

	"gouji/check"
)

// TestOneWrongDirection turns one word of direction round in each of many clean
// disclosures: where what it compares is known, that and nothing else is found.
func TestOneWrongDirection(t *testing.T) {
	db := manyInMemory(t, 40)
	clean, err := check.Run(context.Background(), db.SQL(), check.Options{Each: true})
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, e := range clean.Evaluations {
		if e.Rule == "DIR-001" && e.Equal > 0 && e.Unchecked == 0 && e.Rounding == 0 {
			known++
		}
	}
	if _, err := db.SQL().Exec(`UPDATE claim SET value = CASE value WHEN 0 THEN 1 ELSE -value END
		WHERE obs IN (SELECT obs FROM claim WHERE kind = 'direction'
		              QUALIFY row_number() OVER (PARTITION BY reading ORDER BY hash(obs)) = 1)`); err != nil {
		t.Fatal(err)
	}
	report, err := check.Run(context.Background(), db.SQL(), check.Options{Each: true})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, f := range report.Findings {
		if f.Rule != "DIR-001" {
			continue
		}
		if found[f.Sides[0].Document] {
			t.Errorf("%s: found twice", f.Sides[0].Document)
		}
		found[f.Sides[0].Document] = true
	}
	if got, was := len(report.Findings), len(clean.Findings); got-was != len(found) {
		t.Errorf("%d findings before, %d after, %d of them of directions", was, got, len(found))
	}
	if known < 20 || len(found) < known {
		t.Errorf("%d found, where %d disclosures could be checked throughout", len(found), known)
	}
}
