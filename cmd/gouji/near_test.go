package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// abridged is an account of one form, with its balances; a department lists units.
func abridged(unit string, year int, kind, opening, closing string, units ...string) string {
	listed := ""
	if len(units) > 0 {
		listed = fmt.Sprintf("纳入%s%d年度部门决算编制范围的单位共%d个，包括：%s。\n\n", unit, year, len(units), strings.Join(units, "、"))
	}
	row := func(cells ...string) string { return "\n\t" + strings.Join(cells, "\n\t") + "\n" }
	return fmt.Sprintf("%s%d年度%s\n\n第一部分 概况\n\n%s第二部分 %[2]d年度%[3]s表\n\n收入支出决算总表\n\n金额单位：万元\n", unit, year, kind, listed) +
		row("项目", "决算数", "项目", "决算数") + row("本年收入合计", "50.00", "本年支出合计", "50.00") +
		row("年初结转和结余", opening, "年末结转和结余", closing)
}

// TestNeighbours: what is checked after a load in pieces is what one load of all
// checks, also where what was loaded later changes what earlier accounts are
// compared with.
func TestNeighbours(t *testing.T) {
	const unit, office, ministry = "沅溪市水文站", "沅溪市水利局", "沅溪市交通局"
	files := map[string]string{
		"u22.txt": abridged(unit, 2022, "单位决算", "10.00", "10.00"), "u22b.txt": abridged(unit, 2022, "单位决算", "10.00", "12.00"),
		"u23.txt":      abridged(unit, 2023, "单位决算", "15.00", "15.00"),
		"o22.txt":      abridged(office, 2022, "部门决算", "30.00", "30.00", unit),
		"m22.txt":      abridged(ministry, 2022, "部门决算", "40.00", "40.00", unit),
		"m22（更正）.txt":  abridged(ministry, 2022, "部门决算", "40.00", "41.00", "沅溪市公路站"),
		"renamed.csv":  "path,unit\nu22.txt,沅溪市水文局\n",
		"budget.csv":   "path,kind\nu22.txt,预算\n",
		"movedout.csv": "path,unit\nu22.txt,沅溪市气象站\n",
	}
	for _, test := range []struct {
		name  string
		loads [][]string
	}{
		{"another unit by manifest", [][]string{{"u22.txt", "u23.txt"}, {"u22.txt", "--manifest", "renamed.csv"}}},
		{"another kind by manifest", [][]string{{"u22.txt", "u23.txt"}, {"u22.txt", "--manifest", "budget.csv"}}},
		{"no unit of the department any more", [][]string{{"u22.txt", "o22.txt"}, {"u22.txt", "--manifest", "movedout.csv"}}},
		{"a second department lists the unit", [][]string{{"u22.txt", "u22b.txt", "u23.txt", "o22.txt"}, {"m22.txt"}}},
		{"the second no longer lists it", [][]string{{"u22.txt", "u22b.txt", "u23.txt", "o22.txt", "m22.txt"}, {"m22（更正）.txt"}}},
	} {
		dir := folder(t, files)
		for _, paths := range test.loads {
			if r := execute(t, dir, append([]string{"load", "--db", "pieces.duckdb"}, paths...)...); r.code != exitOK {
				t.Fatalf("%s: exit %d %s%s", test.name, r.code, r.out, r.err)
			}
		}
		if r := execute(t, dir, append([]string{"load", "--db", "once.duckdb"}, slices.Concat(test.loads...)...)...); r.code != exitOK {
			t.Fatalf("%s: exit %d %s%s", test.name, r.code, r.out, r.err)
		}
		pieces, once := contents(t, filepath.Join(dir, "pieces.duckdb")), contents(t, filepath.Join(dir, "once.duckdb"))
		for _, table := range []string{"finding", "finding_side", "evaluation"} {
			if pieces[table] != once[table] {
				t.Errorf("%s: %s in pieces %s, at once %s", test.name, table, pieces[table], once[table])
			}
		}
	}
}

// TestTaken: the name under which checks gather what they find is no warehouse's.
func TestTaken(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account})
	if r := execute(t, dir, "load", "a.txt", "--db", "Check_gathered.duckdb"); r.code == exitOK || !strings.Contains(r.err, "请换一个文件名") {
		t.Errorf("exit %d %s", r.code, r.err)
	}
}
