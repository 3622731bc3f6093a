package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"gouji/internal/synth"
	"gouji/warehouse"
)

// TestKilled loads the same folder while the program is killed at random
// moments, over and over, and holds that a last load makes the warehouse what
// an undisturbed one makes it, row for row. GOUJI_KILLS sets how many kills.
func TestKilled(t *testing.T) {
	kills := 6
	if s := os.Getenv("GOUJI_KILLS"); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range synth.Many(300, 11) {
		if err := os.WriteFile(filepath.Join(in, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now()
	if r := execute(t, dir, "load", "in", "--db", "calm.duckdb"); r.code != exitOK {
		t.Fatal(r.out, r.err)
	}
	whole := time.Since(began)
	want := contents(t, filepath.Join(dir, "calm.duckdb"))
	random := rand.New(rand.NewPCG(1, uint64(kills)))
	for killed, round := 0, 0; killed < kills; round++ {
		db := strconv.Itoa(round) + ".duckdb"
		for range min(3, kills-killed) {
			cmd := exec.Command(os.Args[0], "load", "in", "--db", db)
			cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOUJI_MAIN=1")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(random.Int64N(int64(whole))))
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			killed++
		}
		if r := execute(t, dir, "load", "in", "--db", db); r.code != exitOK {
			t.Fatalf("after kills: exit %d %s%s", r.code, r.out, r.err)
		}
		got := contents(t, filepath.Join(dir, db))
		for table, rows := range want {
			if got[table] != rows {
				t.Errorf("round %d: %s holds %s, undisturbed %s", round, table, got[table], rows)
			}
		}
		if err := os.Remove(filepath.Join(dir, db)); err != nil {
			t.Fatal(err)
		}
	}
}

// contents returns how many rows each table of a warehouse has, and a sum of
// their values. When they were written, and the record of every attempt, are
// left out.
func contents(t *testing.T, path string) map[string]string {
	t.Helper()
	db, err := warehouse.Open(path, warehouse.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.SQL().Query(`SELECT table_name, coalesce(string_agg(column_name, '", "') FILTER (data_type = 'TIMESTAMP'), '')
		FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) WHERE NOT duckdb_columns.internal GROUP BY table_name`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var table, times string
		if err := rows.Scan(&table, &times); err != nil {
			t.Fatal(err)
		}
		if table == "journal" || table == "schema_version" {
			continue
		}
		except := ""
		if times != "" {
			except = ` EXCLUDE ("` + times + `")`
		}
		var count, sum string
		query := `SELECT count(*)::VARCHAR, coalesce(sum(hash(t)::HUGEINT), 0)::VARCHAR FROM (SELECT *` + except + ` FROM "` + table + `") t`
		if err := db.SQL().QueryRow(query).Scan(&count, &sum); err != nil {
			t.Fatal(table, err)
		}
		all[table] = count + " rows, sum " + sum
	}
	if err := rows.Err(); err != nil || len(all) < 15 || strings.HasPrefix(all["fact"], "0 rows") || strings.HasPrefix(all["evaluation"], "0 rows") {
		t.Fatal(all, err)
	}
	return all
}
