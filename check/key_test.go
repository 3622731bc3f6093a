package check

import (
	"context"
	"testing"
)

// TestKeys: the key of a finding is part of the interface, since people
// dismiss findings by it. What changes it must be meant to.
func TestKeys(t *testing.T) {
	const one = "document 甲中心 2020 部门决算\nfact a expenditure 30.28万元 expenditure 合计 合计\nclaim b amount expenditure 27.19万元 三 支出27.19万元\n"
	key := func(sketch string, change ...string) string {
		t.Helper()
		db := open(t)
		fill(t, db, sketch)
		for _, query := range change {
			if _, err := db.Exec(query); err != nil {
				t.Fatal(err)
			}
		}
		report, err := Run(context.Background(), db, Options{})
		if err != nil || len(report.Findings) != 1 {
			t.Fatalf("%+v, %v", report, err)
		}
		return report.Findings[0].Key
	}
	const want = "f240b103ad9b3f04"
	for name, got := range map[string]string{
		"as it is":                   key(one),
		"the unit in another width":  key(one, "UPDATE disclosure SET unit = '甲 中心'", "UPDATE reading SET unit_key = '甲中心'"),
		"another file":               key(one, "UPDATE document SET name = 'b.txt'"),
		"another place":              key(one, "UPDATE claim SET block = 99, section = '四', text = '2020年支出 27.19 万元'"),
		"printed in another width":   key(one, "UPDATE claim SET printed = '２７.19'"),
		"one more that says so, too": key(one + "claim c amount expenditure 30.28万元 四 支出30.28万元"),
	} {
		if got != want {
			t.Errorf("%s: key %s, want %s", name, got, want)
		}
	}
	for name, got := range map[string]string{
		"another figure":  key(one, "UPDATE claim SET printed = '27.29', value = 272900000"),
		"another unit":    key(one, "UPDATE disclosure SET unit = '乙中心'"),
		"another year":    key(one, "UPDATE disclosure SET year = 2021"),
		"a unit unknown":  key(one, "UPDATE disclosure SET unit = ''"),
		"another concept": key(one, "UPDATE claim SET concept = 'income'", "UPDATE fact SET concept = 'income'"),
	} {
		if got == want {
			t.Errorf("%s: the same key", name)
		}
	}
	unknown := []string{"UPDATE disclosure SET unit = ''", "UPDATE disclosure SET disclosure = 7"}
	if key(one, unknown...) == key(one, unknown[0]) {
		t.Error("two files of unknown units share a key")
	}
}

// TestKeysTellApart: findings of one disclosure that print the same of the
// same concept have keys of their own, whatever is found beside them.
func TestKeysTellApart(t *testing.T) {
	db := open(t)
	fill(t, db, `document 甲中心 2020 部门决算
fact w expenditure 139.69万元 expenditure 合计 合计
claim a amount expenditure/nature=basic 73.28万元 三 基本支出73.28万元
claim r share expenditure/nature=basic 54.26% 三 占54.26% of=expenditure subject=a
claim b amount expenditure/nature=basic 73.28万元 附件 基本支出73.28万元
claim s share expenditure/nature=basic 54.26% 附件 占54.26% of=expenditure subject=b
claim x share expenditure/nature=basic 54.26% 附件 占54.26% of=expenditure subject=b
`)
	report, err := Run(context.Background(), db, Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range report.Findings {
		if seen[f.Key] {
			t.Errorf("two findings of key %s: %s", f.Key, f.Message)
		}
		seen[f.Key] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d findings, want 3: %+v", len(seen), report.Findings)
	}
}
