package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji"
	"gouji/check"
	"gouji/check/rules"
	"gouji/ingest"
	"gouji/internal/synth"
	"gouji/warehouse"
)

// manyInMemory reads n different clean disclosures.
func manyInMemory(t *testing.T, n int) *warehouse.DB {
	t.Helper()
	dir := t.TempDir()
	for name, data := range synth.Many(n, 11) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	db, err := warehouse.Open("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := readInto(t.Context(), db, ingest.Walk(t.Context(), []string{dir}), ingest.Pipeline{Workers: 2}, func(gouji.Entry, *intake) {}); err != nil {
		t.Fatal(err)
	}
	return db
}

// TestOneWrongFigure alters one printed figure in each of many clean
// disclosures, another each round: every one in a table must be found, none
// may be reported twice, and where a finding names one odd place it must be
// that of the altered figure.
func TestOneWrongFigure(t *testing.T) {
	db := manyInMemory(t, 60)
	exec := func(query string) {
		t.Helper()
		if _, err := db.SQL().Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	exec("CREATE TABLE clean_fact AS FROM fact; CREATE TABLE clean_claim AS FROM claim")
	for _, test := range []struct {
		table, which string
		found        float64 // the least share that must be found
	}{
		// A form without 金额单位 or a figure of an unknown table takes part in nothing.
		{"fact", "value <> 0 AND place > 0 AND form <> ''", 1},
		// What a sentence alone states, of no whole that is known, nothing contradicts.
		{"claim", "value <> 0 AND place > 0 AND kind IN ('amount', 'share', 'completion', 'change', 'growth') AND unresolved IS NULL", 0.8},
	} {
		for round := range 3 {
			t.Run(fmt.Sprintf("%s/%d", test.table, round), func(t *testing.T) {
				exec("DELETE FROM fact; INSERT INTO fact FROM clean_fact; DELETE FROM claim; INSERT INTO claim FROM clean_claim")
				exec(fmt.Sprintf(`UPDATE %[1]s SET printed = 'X' || printed, value = value + place * CASE WHEN unit = '%%' THEN 137 ELSE 4729 END
					WHERE obs IN (SELECT obs FROM %[1]s WHERE %[2]s
					              QUALIFY row_number() OVER (PARTITION BY reading ORDER BY hash(obs + %[3]d)) = 1)`, test.table, test.which, round))
				judgeRound(t, db, test.found)
			})
		}
	}
}

func judgeRound(t *testing.T, db *warehouse.DB, least float64) {
	t.Helper()
	var altered int
	if err := db.SQL().QueryRow(`SELECT (SELECT count(*) FROM fact WHERE printed LIKE 'X%') + (SELECT count(*) FROM claim WHERE printed LIKE 'X%')`).
		Scan(&altered); err != nil {
		t.Fatal(err)
	}
	all, err := rules.All()
	if err != nil {
		t.Fatal(err)
	}
	// The disclosures of one unit are not of one unit's years.
	all = slices.DeleteFunc(all, func(r rules.Rule) bool { return r.Scope != rules.WithinDisclosure })
	report, err := check.Run(context.Background(), db.SQL(), check.Options{Rules: all})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]gouji.Finding{}
	for _, f := range report.Findings {
		if f.Severity == gouji.NoteSeverity {
			continue // is not about the figure
		}
		document := f.Sides[0].Document
		if first, twice := seen[document]; twice {
			t.Errorf("%s: reported twice:\n%s %s\n%s %s", document, first.Rule, first.Message, f.Rule, f.Message)
		}
		seen[document] = f
		isAltered := func(s gouji.Side) bool { return strings.HasPrefix(s.Amount, "X") }
		suspects := slices.DeleteFunc(slices.Clone(f.Sides), func(s gouji.Side) bool { return !s.Suspect })
		if !slices.ContainsFunc(f.Sides, isAltered) {
			t.Errorf("%s: without the altered figure: %s %s", document, f.Rule, f.Message)
		}
		if len(suspects) > 0 && !slices.ContainsFunc(suspects, isAltered) {
			t.Errorf("%s: the wrong one is suspected: %s %s", document, f.Rule, f.Message)
		}
	}
	if found := float64(len(seen)) / float64(altered); altered < 50 || found < least {
		t.Errorf("%d of %d altered figures found", len(seen), altered)
	}
}
