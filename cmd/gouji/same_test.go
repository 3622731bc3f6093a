package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gouji/internal/synth"
)

// yearly returns accounts of one unit whose later ones misstate the earlier.
func yearly() map[string]string {
	all := map[string]string{}
	for year := 2018; year <= 2021; year++ {
		all[fmt.Sprintf("y%d.txt", year)] = fmt.Sprintf("青山市样例中心%d年度单位决算\n\n第三部分 %d年度单位决算情况说明\n\n一、收入决算情况说明\n\n"+
			"本年收入合计%d.00万元，上年本年收入合计%d.00万元，比上年增加30.00万元。\n", year, year, 100+10*(year-2018), 70+10*(year-2018))
	}
	return all
}

// TestSameWarehouse loads the same files at once, in parts, in other orders, by
// other numbers of workers, and twice: the rows and the findings are the same.
// Those of a part touch what was loaded before.
func TestSameWarehouse(t *testing.T) {
	dir := folder(t, yearly())
	for name, data := range synth.Many(24, 5) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	series, err := synth.Series(3, 3, 2019, 3)
	if err := os.CopyFS(dir, os.DirFS(written(t, series, err))); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		files[i] = filepath.Base(files[i])
	}
	load := func(db string, workers int, paths ...string) {
		args := append([]string{"load", "--db", db, "--workers", strconv.Itoa(workers)}, paths...)
		if r := execute(t, dir, args...); r.code != exitOK {
			t.Fatalf("%v: exit %d %s%s", args, r.code, r.out, r.err)
		}
	}
	load("whole.duckdb", 2, files...)
	want := contents(t, filepath.Join(dir, "whole.duckdb"))
	if r := execute(t, dir, "sql", "SELECT rule, year FROM finding WHERE rule = 'YOY-001' ORDER BY year", "--db", "whole.duckdb", "--format", "csv"); strings.Count(r.out, "YOY") < 3 {
		t.Fatalf("findings of one year against another: %s%s", r.out, r.err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	for round, parts := range []int{1, 3, 8} {
		db := fmt.Sprintf("parts%d.duckdb", parts)
		some := slices.Clone(files)
		random.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		for part := range slices.Chunk(some, (len(some)+parts-1)/parts) {
			load(db, 1+round, part...)
		}
		load(db, 2, files[0]) // nothing new
		if got := contents(t, filepath.Join(dir, db)); !maps.Equal(got, want) {
			for table, rows := range want {
				if got[table] != rows {
					t.Errorf("in %d parts %s holds %s, at once %s", parts, table, got[table], rows)
				}
			}
		}
	}
}
