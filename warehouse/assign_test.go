package warehouse

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gouji"
)

// publishedAs returns a document in a folder, its one reading as told by the
// forms it has and whether it speaks in sentences.
func publishedAs(path, unit string, year int, kind gouji.DisclosureKind, narrative bool, forms ...gouji.FormID) gouji.Outcome {
	o := outcome(path, 0)
	o.Path = path
	r := &o.Readings[0]
	r.Unit, r.Year, r.Kind, r.Partitions, r.Forms = unit, year, kind, nil, nil
	if !narrative {
		r.Claims = nil
	}
	for _, f := range forms {
		r.Forms = append(r.Forms, gouji.Form{ID: f})
	}
	return o
}

func TestAssign(t *testing.T) {
	const account = gouji.UnitAccount
	tests := []struct {
		name string
		in   []gouji.Outcome
		want []string // groups of files that are one disclosure
	}{
		{"narrative and tables in two files", []gouji.Outcome{
			publishedAs("a/说明", "甲", 2020, account, true),
			publishedAs("a/表", "甲", 2020, account, false, gouji.IncomeForm, gouji.ExpenditureForm),
		}, []string{"a/表 a/说明"}},
		{"two renditions", []gouji.Outcome{
			publishedAs("a/1.docx", "甲", 2020, account, true, gouji.IncomeForm),
			publishedAs("a/1.txt", "甲", 2020, account, true, gouji.IncomeForm),
		}, []string{"a/1.docx", "a/1.txt"}},
		{"one form a file", []gouji.Outcome{
			publishedAs("a/1", "甲", 2020, account, false, gouji.IncomeForm),
			publishedAs("a/2", "甲", 2020, account, false, gouji.ExpenditureForm),
			publishedAs("a/3", "甲", 2020, account, true),
		}, []string{"a/1 a/2 a/3"}},
		{"published again in another folder", []gouji.Outcome{
			publishedAs("a/说明", "甲", 2020, account, true),
			publishedAs("b/说明", "甲", 2020, account, true),
			publishedAs("a/表", "甲", 2020, account, false, gouji.IncomeForm),
			publishedAs("b/表", "甲", 2020, account, false, gouji.IncomeForm),
		}, []string{"a/表 a/说明", "b/表 b/说明"}},
		{"names that differ in width and space", []gouji.Outcome{
			publishedAs("a/1", "甲中心（本级）", 2020, account, true),
			publishedAs("a/2", "甲 中心(本级)", 2020, account, false, gouji.IncomeForm),
		}, []string{"a/1 a/2"}},
		{"another unit, year or kind", []gouji.Outcome{
			publishedAs("a/1", "甲", 2020, account, true),
			publishedAs("a/2", "乙", 2020, account, false, gouji.IncomeForm),
			publishedAs("a/3", "甲", 2021, account, false, gouji.IncomeForm),
			publishedAs("a/4", "甲", 2020, gouji.DepartmentAccount, false, gouji.IncomeForm),
		}, []string{"a/1", "a/2", "a/3", "a/4"}},
		{"unknown unit or year", []gouji.Outcome{
			publishedAs("a/1", "", 2020, account, true),
			publishedAs("a/2", "", 2020, account, false, gouji.IncomeForm),
			publishedAs("a/3", "甲", 0, account, true),
			publishedAs("a/4", "甲", 0, account, false, gouji.IncomeForm),
		}, []string{"a/1", "a/2", "a/3", "a/4"}},
	}
	const groups = `SELECT string_agg(path, ' ' ORDER BY path) FROM disclosure JOIN reading r USING (reading)
		JOIN document USING (document) GROUP BY disclosure ORDER BY 1`
	const ids = `SELECT disclosure, reading, edition FROM disclosure ORDER BY ALL`
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var before []string
			for range 2 { // in either order
				db := open(t, "")
				load(t, db, test.in...)
				for range 2 { // and again
					if err := db.Assign(context.Background()); err != nil {
						t.Fatal(err)
					}
					want(t, db, groups, test.want...)
				}
				got := query(t, db, ids)
				if before != nil && !slices.Equal(before, got) {
					t.Errorf("order of loading changes\n%q\nto\n%q", before, got)
				}
				before = got
				slices.Reverse(test.in)
			}
		})
	}
}

// BenchmarkAssign groups 20,000 readings of 5,000 units.
func BenchmarkAssign(b *testing.B) {
	db := open(b, "")
	var in []gouji.Outcome
	for i := range 20_000 {
		in = append(in, publishedAs(fmt.Sprintf("%d/%d", i%100, i), strings.Repeat("某", 1+i%50)+fmt.Sprint(i%100), 2020, gouji.UnitAccount, i%2 == 0, gouji.IncomeForm))
	}
	load(b, db, in...)
	for b.Loop() {
		if err := db.Assign(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
