package check

import (
	"context"
	"strings"
	"testing"
	"time"

	"gouji/check/rules"
)

// TestOwnBounds: a rule of the user's reads what the run holds and nothing
// else, comes to an end, and what it finds is no more than people read.
func TestOwnBounds(t *testing.T) {
	db := open(t)
	fill(t, db, "document 甲中心 2020 部门决算\nfact a expenditure 30.28万元 expenditure 合计 合计")
	const all = "SELECT disclosure, 'equal' AS verdict, concept FROM obs"
	for _, test := range []struct{ query, reason string }{
		{all, ""},
		{"SELECT disclosure, 'equal' AS verdict, concept FROM obs, range(3), unnest([1, 2])", ""},
		{"FROM obs SELECT disclosure, 'equal' AS verdict, concept", ""},
		{all + ", read_text('/etc/hostname')", "read_text"},
		{all + " WHERE EXISTS (FROM Enable_Logging('QueryLog'))", "enable_logging"},
		{all + ", query('FROM range(3)')", "query"},
		{all + " UNION ALL SELECT 1, 'equal', content FROM '/etc/hostname'", "hostname"},
		{all + "), enable_logging('QueryLog'), (" + all, "syntax error"},
		{"DELETE FROM fact", "不是一条 SELECT 查询"},
		{"WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT disclosure, 'equal' AS verdict, concept FROM obs, n WHERE i < 0", "已停止"},
		{"SELECT disclosure, 'equal' AS verdict, concept FROM obs, range(2000001)", "比对多于"},
		{"SELECT disclosure, 'conflict' AS verdict, concept, [obs] AS sides, 'x' AS message FROM obs, range(50001)", "报出 50001 处"},
	} {
		rule := rules.Rule{ID: "XYZ-001", File: "own.sql", Query: test.query, Own: true}
		conn, err := db.Conn(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		r := newRunner(context.Background(), conn, Options{Rules: []rules.Rule{rule}, Each: true})
		if test.reason == "已停止" {
			r.patience = 100 * time.Millisecond
		}
		report, err := r.run()
		conn.Close()
		switch {
		case err != nil:
			t.Errorf("%s: %v", test.query, err)
		case test.reason == "" && (len(report.Failures) > 0 || report.Evaluations[0].Equal == 0):
			t.Errorf("%s: %v, %+v", test.query, report.Failures, report.Evaluations)
		case test.reason != "" && (len(report.Failures) != 1 || !strings.Contains(report.Failures[0].Error(), test.reason)):
			t.Errorf("%s: %v, want %s", test.query, report.Failures, test.reason)
		case test.reason != "" && report.Evaluations[0].Checked > 0:
			t.Errorf("%s: counted as %+v", test.query, report.Evaluations)
		}
	}
	if _, err := db.Exec("FROM fact"); err != nil {
		t.Error(err)
	}
}
