package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji"
	"gouji/check"
	"gouji/ingest"
	"gouji/internal/synth"
	"gouji/warehouse"
)

// written writes disclosures as .docx to a folder and returns it.
func written(t *testing.T, all []*synth.Disclosure, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i, d := range all {
		var b bytes.Buffer
		if err := d.WriteDOCX(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d-%s.docx", i, d.Name)), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// inMemory reads a folder.
func inMemory(t *testing.T, dir string) *warehouse.DB {
	t.Helper()
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

// acrossed checks db and returns what the rules over years and units found,
// and what each compared.
func acrossed(t *testing.T, db *warehouse.DB) (found []string, checked map[string]check.Evaluation) {
	t.Helper()
	report, err := check.Run(t.Context(), db.SQL(), check.Options{Each: true})
	if err != nil {
		t.Fatal(err)
	}
	checked = map[string]check.Evaluation{}
	across := []string{"OPN-001", "YOY-001", "DEP-001"}
	for _, f := range report.Findings {
		if slices.Contains(across, f.Rule) {
			found = append(found, fmt.Sprintf("%s %s %d: %s %+v", f.Rule, f.Unit, f.Year, f.Message, f.Sides))
		}
	}
	for _, e := range report.Evaluations {
		sum := checked[e.Rule]
		sum.Checked, sum.Unchecked, sum.Reason = sum.Checked+e.Checked, sum.Unchecked+e.Unchecked, sum.Reason+" "+strings.TrimPrefix(e.Reason, "没有可比的数字")
		checked[e.Rule] = sum
	}
	return found, checked
}

func altered(t *testing.T, db *warehouse.DB, where string) {
	t.Helper()
	// Wherever it stands: one place alone would be the odd one of its own account.
	for _, table := range []string{"fact", "claim"} {
		query := "UPDATE " + table + " SET value = value + 500000000, printed = 'X' || printed WHERE value > 0 AND " + where
		if table == "claim" {
			query += " AND kind = 'amount'"
		}
		done, err := db.SQL().Exec(query)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 && table == "fact" {
			t.Fatalf("nothing altered: %v", err)
		}
	}
}

// TestYears: what units tell of the year before is what their accounts of it
// say, and one figure altered in them is found.
func TestYears(t *testing.T) {
	all, err := synth.Series(3, 12, 2019, 3)
	// Two units of one name would be one unit.
	seen := map[string]bool{}
	all = slices.DeleteFunc(all, func(d *synth.Disclosure) bool {
		again := seen[d.Name]
		seen[d.Name] = true
		return again
	})
	db := inMemory(t, written(t, all, err))
	found, checked := acrossed(t, db)
	if len(found) > 0 {
		t.Errorf("clean accounts contradict one another:\n%s", strings.Join(found, "\n"))
	}
	if checked["OPN-001"].Checked < 60 || checked["YOY-001"].Checked < 100 {
		t.Errorf("little was compared: %+v", checked)
	}
	altered(t, db, "year = 2020 AND concept = 'closing'")
	altered(t, db, "year = 2019 AND concept = 'total/fund=fiscal'")
	found, _ = acrossed(t, db)
	rules := map[string]int{}
	for _, f := range found {
		rules[f[:7]]++
	}
	if rules["OPN-001"] < 6 || rules["YOY-001"] < 6 || rules["DEP-001"] > 0 {
		t.Errorf("of altered figures was found: %v", rules)
	}
}

// TestDepartments: departments are the sum of their units; an altered figure
// is found, and a unit that is not there is told.
func TestDepartments(t *testing.T) {
	for seed := range uint64(4) {
		all, err := synth.Department(seed, 3+int(seed)%3, 2020, 2)
		db := inMemory(t, written(t, all, err))
		found, checked := acrossed(t, db)
		if len(found) > 0 {
			t.Errorf("seed %d: clean accounts contradict one another:\n%s", seed, strings.Join(found, "\n"))
		}
		if checked["DEP-001"].Checked < 20 {
			t.Errorf("seed %d: little was compared: %+v", seed, checked["DEP-001"])
		}
		altered(t, db, "year = 2021 AND concept = 'expenditure/fund=general_public' AND reading IN (SELECT reading FROM reading WHERE kind = '单位决算')")
		if found, _ = acrossed(t, db); !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, "DEP-001") }) {
			t.Errorf("seed %d: units that spent more than their department are not found: %q", seed, found)
		}
		if _, err := db.SQL().Exec(`DELETE FROM disclosure
			WHERE reading IN (SELECT reading FROM reading WHERE kind = '单位决算' AND NOT contains(unit, '本级'))`); err != nil {
			t.Fatal(err)
		}
		if _, checked = acrossed(t, db); checked["DEP-001"].Checked > 0 || !strings.Contains(checked["DEP-001"].Reason, "库中缺") {
			t.Errorf("seed %d: without its units: %+v", seed, checked["DEP-001"])
		}
	}
}
