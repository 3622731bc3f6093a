package check

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gouji"
	"gouji/check/rules"
)

// TestAcross: what is not compared over years and units says why.
func TestAcross(t *testing.T) {
	for file, want := range map[string][]string{
		"succession": {
			"甲中心 2020 OPN-001 0+0+0 0 没有可比的数字", "甲中心 2020 YOY-001 0+0+0 0 没有可比的数字",
			"甲中心 2021 OPN-001 1+0+2 0 ", "甲中心 2021 YOY-001 1+2+3 1 本年文件自己的说法不一致",
			"乙中心 2020 OPN-001 0+0+0 1 库中没有上年的决算", "甲中心 2022 OPN-001 0+0+0 1 库中没有上年的决算",
			"甲中心 2022 DEP-001 0+0+0 1 没有列出纳入决算编制范围的单位", "甲中心 2021 DEP-001 0+0+0 0 没有可比的数字"},
		"department": {
			"甲局 2020 DEP-001 0+1+2 2 差额在内部往来的范围以内", "丙局 2020 DEP-001 0+0+1 1 库中缺 1 个单位的决算：丁站",
			"戊局 2020 DEP-001 0+0+0 1 库中缺 1 个单位的决算：后勤中心", "乙站 2020 DEP-001 0+0+0 0 没有可比的数字"},
	} {
		text, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		input, _, _ := strings.Cut(string(text), "---\n")
		db := open(t)
		fill(t, db, input)
		report, err := Run(context.Background(), db, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range report.Evaluations {
			got = append(got, fmt.Sprintf("%s %d %s %d+%d+%d %d %s", e.Unit, e.Year, e.Rule, e.Equal, e.Rounding, e.Conflict, e.Unchecked, e.Reason))
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %q is not among\n%s", file, w, strings.Join(got, "\n"))
			}
		}
	}
}

// TestEditions: of several editions the one with most forms is compared, the
// latest of those, and each disclosure is still checked by itself.
func TestEditions(t *testing.T) {
	db := open(t)
	fill(t, db, `
document 甲中心 2020 单位决算
fact c closing 1.00万元 income_expenditure 年末 决算数
fact d expenditure 1.00万元 expenditure 合计 合计
document 甲中心 2020 单位决算
fact c closing 2.00万元 income_expenditure 年末 决算数
fact d expenditure 1.00万元 expenditure 合计 合计
document 甲中心 2020 单位决算
fact c closing 3.00万元 income_expenditure 年末 决算数
document 甲中心 2021 单位决算
fact o opening 2.00万元 income_expenditure 年初 决算数`)
	if _, err := db.Exec("UPDATE disclosure SET edition = disclosure WHERE year = 2020"); err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string]int{"20000000": 0, "30000000": 1, "10000000": 1} {
		if _, err := db.Exec("UPDATE fact SET value = " + value + ", printed = 'x' WHERE starts_with(concept, 'opening')"); err != nil {
			t.Fatal(err)
		}
		report, err := Run(context.Background(), db, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if report.Disclosures != 4 || len(report.Findings) != want {
			t.Errorf("opening %s: %d disclosures, findings %+v", value, report.Disclosures, report.Findings)
		}
	}
}

// TestFilters: a filter chooses what is told of, never what it is compared
// with: findings, their keys and evaluations are those of the full run.
func TestFilters(t *testing.T) {
	all, err := rules.All()
	if err != nil {
		t.Fatal(err)
	}
	across := slices.DeleteFunc(all, func(r rules.Rule) bool { return r.Scope == rules.WithinDisclosure })
	for _, file := range []string{"succession", "department"} {
		text, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		input, _, _ := strings.Cut(string(text), "---\n")
		db := open(t)
		fill(t, db, input)
		full, err := Run(context.Background(), db, Options{Rules: across, Trail: true})
		if err != nil {
			t.Fatal(err)
		}
		units, years := map[string]bool{"": true}, map[int]bool{0: true}
		for _, e := range full.Evaluations {
			units[e.Unit], years[e.Year] = true, true
		}
		for unit := range units {
			for year := range years {
				if unit != "" && year != 0 {
					continue
				}
				chosen := func(name string, of int) bool { return strings.Contains(name, unit) && (year == 0 || of == year) }
				report, err := Run(context.Background(), db, Options{Rules: across, Trail: true, Unit: unit, Year: year})
				if err != nil {
					t.Fatal(err)
				}
				var want []string
				for _, f := range full.Findings {
					if chosen(f.Unit, f.Year) || slices.ContainsFunc(f.Sides, func(s gouji.Side) bool {
						return s.Account != "" && strings.Contains(s.Account, unit) && (year == 0 || strings.Contains(s.Account, fmt.Sprint(year)))
					}) {
						want = append(want, fmt.Sprintf("%+v", f))
					}
				}
				for _, e := range full.Evaluations {
					if chosen(e.Unit, e.Year) {
						want = append(want, fmt.Sprintf("%+v", e))
					}
				}
				var got []string
				for _, f := range report.Findings {
					got = append(got, fmt.Sprintf("%+v", f))
				}
				for _, e := range report.Evaluations {
					got = append(got, fmt.Sprintf("%+v", e))
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s of %q %d: got\n%s\nwant\n%s", file, unit, year, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			}
		}
	}
}
