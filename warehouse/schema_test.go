package warehouse

import (
	"database/sql"
	"path/filepath"
	"testing"
)

// What a released version has stored stands where later versions look for it.
func TestMigrationsKeepRows(t *testing.T) {
	all, err := loadMigrations()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.duckdb")
	raw, err := sql.Open("duckdb", dsn(path, settings(path)))
	if err != nil {
		t.Fatal(err)
	}
	old := &DB{sql: raw, path: path}
	if err := old.apply(t.Context(), all[:7]); err != nil {
		t.Fatal(err)
	}
	for _, rows := range []string{
		`INSERT INTO disclosure (disclosure, reading, unit, year, kind, edition, account) VALUES (9, 262144, '某某中心', 2020, '单位决算', 1, true)`,
		`INSERT INTO fact (obs, reading, document, concept, flow, origin, fund, nature, function, economic, project, basis, item, year, value, place, printed)
		 VALUES (262145, 262144, 1, 'expenditure/fund=fiscal', 'expenditure', '', 'fiscal', '', '', '', '', '', '', 2020, 302800, 100, '30.28'),
		        (262146, 262144, 1, 'income', 'income', '', '', '', '', '', '', '', '', 2020, 302800, 100, '30.28')`,
		`INSERT INTO claim (obs, reading, document, kind, concept, flow, origin, fund, nature, function, economic, project, basis, item, local, year, printed)
		 VALUES (262147, 262144, 1, 'amount', 'expenditure/fund=fiscal', 'expenditure', '', 'fiscal', '', '', '', '', '', '', false, 2020, '27.19')`,
		`INSERT INTO partition VALUES (262144, 'a/1', 'fund', true, false, 262145), (262144, 'b/2', 'fund', true, false, 262146)`,
		`INSERT INTO part VALUES (262144, 'b/2', 262147, -1)`,
	} {
		if _, err := raw.Exec(rows); err != nil {
			t.Fatalf("%v: %s", err, rows)
		}
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	db := open(t, path)
	want(t, db, `SELECT origin_kind, concept, flow, fund, printed FROM observation ORDER BY obs`,
		"fact|expenditure/fund=fiscal|expenditure|fiscal|30.28", "fact|income|income||30.28", "claim|expenditure/fund=fiscal|expenditure|fiscal|27.19")
	want(t, db, `SELECT concept FROM concept ORDER BY concept`, "expenditure/fund=fiscal", "income")
	want(t, db, `SELECT p.scope, p.whole, t.obs, t.sign FROM partition p JOIN part t USING (reading, ordinal)`, "b/2|262146|262147|-1")
}
