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
				got := rowsOf(t, db, ids)
				if before != nil && !slices.Equal(before, got) {
					t.Errorf("order of loading changes\n%q\nto\n%q", before, got)
				}
				before = got
				slices.Reverse(test.in)
			}
		})
	}
}

// issued returns a document of one form with three figures, the first as given.
func issued(path string, first int64, issue gouji.Issue) gouji.Outcome {
	o := publishedAs(path, "甲", 2020, gouji.UnitAccount, false, gouji.IncomeForm)
	r := &o.Readings[0]
	r.Issue = issue
	for i, n := range []int64{first, 20, 30} {
		amount, _ := gouji.NewAmount(gouji.Decimal{Mantissa: n}, gouji.WanYuan)
		r.Facts = append(r.Facts, gouji.Fact{ID: i, Concept: gouji.Concept{Flow: gouji.Income, Function: fmt.Sprint(200 + i)}, Year: 2020, Amount: amount, Form: gouji.IncomeForm})
	}
	return o
}

// What is published again supersedes what it corrects; what stands beside that
// stands beside the newer one then.
func TestSuperseding(t *testing.T) {
	on := func(day string) gouji.Issue { return gouji.Issue{Published: day} }
	tests := []struct {
		name string
		in   []gouji.Outcome
		want []string // editions of files, what supersedes them
	}{
		{"three times", []gouji.Outcome{issued("1", 1, on("2021-08-01")), issued("2", 2, on("2021-09-01")), issued("3", 3, on("2021-10-01"))},
			[]string{"3 1 <nil>", "1 2 3", "2 3 3"}},
		{"the same in another format", []gouji.Outcome{issued("1", 1, on("2021-08-01")), issued("2", 1, on("2021-09-01"))},
			[]string{"1 1 <nil>", "2 2 <nil>"}},
		{"corrected and put right again", []gouji.Outcome{issued("1", 1, on("2021-08-01")), issued("2", 2, on("2021-09-01")), issued("3", 1, on("2021-10-01"))},
			[]string{"3 1 <nil>", "1 2 <nil>", "2 3 3"}},
		{"beside a narrative", []gouji.Outcome{issued("表1", 1, gouji.Issue{}), issued("表2", 2, gouji.Issue{Revised: true}), publishedAs("说明", "甲", 2020, gouji.UnitAccount, true)},
			[]string{"表2 说明 1 <nil>", "表1 2 表2"}},
		{"dates to the month and to the day", []gouji.Outcome{issued("1", 1, gouji.Issue{Dated: "2021-08"}), issued("2", 2, gouji.Issue{Dated: "2021-08-20"})},
			[]string{"1 1 <nil>", "2 2 <nil>"}},
		{"in a circle", []gouji.Outcome{
			issued("1", 1, gouji.Issue{Published: "2021-08-01", Revised: true}), issued("2", 2, gouji.Issue{Published: "2021-09-01", Dated: "2021-08"}), issued("3", 3, gouji.Issue{Dated: "2021-09"})},
			[]string{"3 1 <nil>", "1 2 <nil>", "2 3 <nil>"}},
	}
	const editions = `SELECT string_agg(d.name, ' ' ORDER BY d.name) || ' ' || s.edition || ' ' || coalesce(min(n.name), '<nil>')
		FROM disclosure s JOIN reading r USING (reading) JOIN document d USING (document) LEFT JOIN document n ON n.document = s.superseded_by >> 18
		GROUP BY s.disclosure, s.edition ORDER BY s.edition`
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for range 2 { // in either order
				db := open(t, "")
				load(t, db, test.in...)
				if err := db.Assign(context.Background()); err != nil {
					t.Fatal(err)
				}
				want(t, db, editions, test.want...)
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
