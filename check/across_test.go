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
		report, err := Run(context.Background(), db, Options{Each: true})
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

// TestEditions: of several editions the one with most forms is compared; where
// another agrees that is enough, where none does the document compared is named,
// and where they have little in common nothing is.
func TestEditions(t *testing.T) {
	edition := "document 甲中心 2020 单位决算\nfact c closing %s income_expenditure 年末 决算数\nfact d expenditure %s expenditure 合计 合计\n"
	for _, test := range []struct {
		opening, other string // of 2021; what the second edition spent
		want           string
	}{
		{"1.00万元", "9.00万元", "equal"}, {"2.00万元", "9.00万元", "equal"},
		{"3.00万元", "9.00万元", "年初 3.00 万元，上年年末 2.00 万元；上年的决算有几版，各版都不符，此处按 甲中心_2020.docx"},
		{"3.00万元", "7.00万元", "同名单位有几份不同的决算"},
	} {
		db := open(t)
		fill(t, db, fmt.Sprintf(edition, "2.00万元", "9.00万元")+fmt.Sprintf(edition, "1.00万元", test.other)+
			"document 甲中心 2021 单位决算\nfact o opening "+test.opening+" income_expenditure 年初 决算数")
		// The first is chosen: the order of editions is that of nothing told.
		if _, err := db.Exec("UPDATE disclosure SET edition = 3 - disclosure WHERE year = 2020"); err != nil {
			t.Fatal(err)
		}
		report, err := Run(context.Background(), db, Options{Each: true})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, e := range report.Evaluations {
			if e.Rule == "OPN-001" && e.Year == 2021 {
				got = e.Reason + strings.Repeat("equal", e.Equal)
			}
		}
		for _, f := range report.Findings {
			got += f.Message
		}
		if report.Disclosures != 3 || !strings.HasSuffix(got, test.want) {
			t.Errorf("opening %s: %d disclosures, %q, want %q", test.opening, report.Disclosures, got, test.want)
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
		full, err := Run(context.Background(), db, Options{Rules: across, Trail: true, Each: true, Store: true})
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
				report, err := Run(context.Background(), db, Options{Rules: across, Trail: true, Each: true, Store: true, Unit: unit, Year: year})
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
				var findings, evaluations int
				if err := db.QueryRow("SELECT (SELECT count(*) FROM finding), (SELECT count(*) FROM evaluation)").Scan(&findings, &evaluations); err != nil ||
					findings != len(full.Findings) || evaluations != len(full.Evaluations) {
					t.Errorf("%s of %q %d: %d findings, %d evaluations are stored, %v", file, unit, year, findings, evaluations, err)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s of %q %d: got\n%s\nwant\n%s", file, unit, year, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			}
		}
	}
}
