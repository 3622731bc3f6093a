package check

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestNothingToCompare: what a rate relates to and is printed nowhere leaves it
// unchecked, and never contradicts.
func TestNothingToCompare(t *testing.T) {
	const spent = "claim x amount expenditure/function=2060301 19.90万元 五 支出决算为19.90万元\n"
	for _, test := range []struct{ name, claims, rule string }{
		{"no such budget", spent + "claim z completion expenditure/function=2060301 108.38% 五 完成 of=expenditure/function=2060301/basis=initial_budget subject=x", "RAT-002"},
		{"no budget named", spent + "claim z completion expenditure/function=2060301 95% 五 完成 subject=x", "RAT-002"},
		{"neither", "claim z completion expenditure/function=2060302 90% 五 完成 of=expenditure/function=2060302/basis=budget", "RAT-002"},
		{"nothing at all", "claim z completion expenditure 90% 五 完成", "RAT-002"},
		{"a budget of zero", spent + "claim y amount expenditure/function=2060301/basis=budget 0万元 五 预算0万元\nclaim z completion expenditure/function=2060301 0% 五 完成 of=expenditure/function=2060301/basis=budget subject=x whole=y", "RAT-002"},
		{"a budget that is a count", spent + "claim y count expenditure/function=2060301/basis=budget 3人 五 3人\nclaim z completion expenditure/function=2060301 90% 五 完成 subject=x whole=y", "RAT-002"},
		{"no whole", spent + "claim z share expenditure/function=2060301 90% 五 占 subject=x", "RAT-001"},
		{"no year before", "claim z growth expenditure 5% 五 增长 base=2019", "RAT-003"},
		{"growth from nothing told", spent + "claim z growth expenditure/function=2060301 5% 五 增长 base=2019 subject=x", "RAT-003"},
	} {
		t.Run(test.name, func(t *testing.T) {
			db := open(t)
			fill(t, db, "document 甲中心 2020 部门决算\n"+test.claims)
			report, err := Run(context.Background(), db, Options{Each: true})
			if err != nil || len(report.Findings) > 0 {
				t.Fatalf("%v, %+v", err, report.Findings)
			}
			for _, e := range report.Evaluations {
				if want := e.Rule == test.rule; (e.Unchecked == 1) != want || e.Conflict > 0 {
					t.Errorf("%+v", e)
				}
			}
		})
	}
}

// TestNulls runs the rules on every case with each column that may be unknown
// so in one row of three: none may stop a rule.
func TestNulls(t *testing.T) {
	var text strings.Builder
	for _, file := range []string{"rates", "form-sum", "prose-sum", "balance", "names", "sides", "wording"} {
		data, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		input, _, _ := strings.Cut(string(data), "---\n")
		text.WriteString(input)
	}
	db := open(t)
	fill(t, db, text.String())
	for table, columns := range map[string][]string{
		"fact":  {"concept", "year", "value", "place", "unit"},
		"claim": {"concept", "year", "value", "place", "unit", "hedge", "base_year", "of_concept", "subject", "whole"},
	} {
		if _, err := db.Exec("CREATE TABLE kept AS FROM " + table); err != nil {
			t.Fatal(err)
		}
		for _, column := range columns {
			if _, err := db.Exec(fmt.Sprintf("UPDATE %s SET %s = NULL WHERE obs %% 3 = 0", table, column)); err != nil {
				t.Fatal(err)
			}
			if _, err := Run(context.Background(), db, Options{Trail: true}); err != nil {
				t.Errorf("%s.%s unknown: %v", table, column, err)
			}
			if _, err := db.Exec(fmt.Sprintf("DELETE FROM %[1]s; INSERT INTO %[1]s FROM kept", table)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := db.Exec("DROP TABLE kept"); err != nil {
			t.Fatal(err)
		}
	}
}
