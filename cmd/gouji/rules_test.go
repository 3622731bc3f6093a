package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji/check/rules"
)

// TestRuleExamples runs the examples of every rule that comes with the
// program: each fires, or does not, as it says.
func TestRuleExamples(t *testing.T) {
	got := execute(t, t.TempDir(), "rules", "test")
	if got.code != 0 {
		t.Fatalf("exit %d\n%s%s", got.code, got.out, got.err)
	}
	all, err := rules.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if !strings.Contains(got.out, "通过  "+r.ID+"  报出") || !strings.Contains(got.out, "通过  "+r.ID+"  不报") {
			t.Errorf("%s has not been tried both ways", r.ID)
		}
	}
}

// ownRule finds amounts of more than 100 万元.
const ownRule = `-- id: OWN-001
-- title: 大额
-- doc: 超过一百万元的支出。
-- basis: 本单位的规定。
-- severity: note
-- version: 1
-- since: 1
SELECT disclosure, CASE WHEN value > 1000000000 THEN 'conflict' ELSE 'equal' END AS verdict, concept, year, obs AS subject,
       [obs] AS sides, '{concept}超过一百万元：{#' || value || '}' AS message
FROM obs WHERE kind = 'amount' AND usable
`

const (
	large = "青山市样例中心2020年度单位决算\n\n第三部分 2020年度单位决算情况说明\n\n三、支出决算情况说明\n\n2020年度支出合计127.19万元。\n"
	small = "青山市样例中心2020年度单位决算\n\n第三部分 2020年度单位决算情况说明\n\n三、支出决算情况说明\n\n2020年度支出合计27.19万元。\n"
	none  = "青山市样例中心2020年度单位决算\n\n第三部分 2020年度单位决算情况说明\n\n三、支出决算情况说明\n\n本单位没有大额支出。\n"
)

func TestRulesTest(t *testing.T) {
	fires, silent := "=== 报出: 大 → 127.19 万元\n"+large, "=== 不报: 小\n"+small
	for _, test := range []struct {
		name, rule, examples string
		code                 int
		says                 []string // on either stream
	}{
		{"all pass", ownRule, fires + silent, 0, []string{"通过  OWN-001  报出: 大 → 127.19 万元\n", "通过  OWN-001  不报: 小\n", "例子 2 个通过，0 处不符"}},
		{"nothing to compare", ownRule, fires + silent + "=== 不核对: 无\n" + none, 0, []string{"例子 3 个通过"}},
		{"no file of examples", ownRule, "", 1, []string{"没有“报出”的例子", "没有“不报”的例子", "own.txt"}},
		{"none that is silent", ownRule, fires, 1, []string{"没有“不报”的例子", "own.txt"}},
		{"none that fires", ownRule, silent, 1, []string{"没有“报出”的例子"}},
		{"does not fire", ownRule, fires + silent + "=== 报出: 并不大\n" + small, 1,
			[]string{"不符  OWN-001  报出: 并不大", "own.txt 第 17 行", "应报出，没有发现；核对了 1 处", "例子 2 个通过，1 处不符"}},
		{"fires", ownRule, fires + silent + "=== 不报: 其实大\n" + large, 1, []string{"不应报出，实为", "超过一百万元：127.19 万元"}},
		{"says something else", ownRule, strings.Replace(fires, "127.19 万元\n", "相差 1.00 万元\n", 1) + silent, 1,
			[]string{"应有“相差 1.00 万元”，实为", "超过一百万元：127.19 万元"}},
		{"silence that proves nothing", ownRule, fires + silent + "=== 不报: 无\n" + none, 1, []string{"没有可核对之处"}},
		{"compares after all", ownRule, fires + silent + "=== 不核对: 无\n" + small, 1, []string{"应不能核对，却核对了 1 处"}},
		{"no account", ownRule, fires + silent + "=== 不报: 别的文件\n今天天气很好。\n", 1, []string{"没有认出决算"}},
		{"a query that goes wrong", strings.Replace(ownRule, "FROM obs", "FROM nothing", 1), fires + silent, 1, []string{"OWN-001", "nothing"}},
		{"a heading that means nothing", ownRule, "=== 错: 大\n" + large, 2, []string{"own.txt", "第 1 行", "=== 报出"}},
		{"a rule that cannot be read", "SELECT 1", fires + silent, 2, []string{"own.sql", "缺少 id"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{"r/own.sql": test.rule}
			if test.examples != "" {
				files["r/own.txt"] = test.examples
			}
			got := execute(t, folder(t, files), "rules", "test", "r")
			if got.code != test.code {
				t.Errorf("exit %d, want %d\n%s%s", got.code, test.code, got.out, got.err)
			}
			for _, says := range test.says {
				if !strings.Contains(got.out+got.err, says) {
					t.Errorf("without %q:\n%s%s", says, got.out, got.err)
				}
			}
		})
	}
}

// TestBadExamples: what stands beside a rule stops nobody from using it.
func TestBadExamples(t *testing.T) {
	dir := folder(t, map[string]string{"r/own.sql": ownRule, "r/own.txt": "备忘：年底再改\n", "a.txt": large})
	if got := execute(t, dir, "check", "a.txt", "--rules", "r", "--severity", "note"); got.code != 0 || !strings.Contains(got.out, "OWN-001") {
		t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
	}
	if got := execute(t, dir, "rules", "test", "r"); got.code != 2 || !strings.Contains(got.err, "own.txt") || !strings.Contains(got.err, "=== 报出") {
		t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
	}
}

func TestRulesUsage(t *testing.T) {
	dir := folder(t, map[string]string{"empty/a.txt": "x", "own/own.sql": ownRule,
		"two/a.sql": ownRule, "two/b.sql": ownRule, "gbk/own.sql": strings.Replace(ownRule, "大额", "\xb4\xf3\xb6\xee", 1),
		"again/own.sql": "-- id: OWN-001\n" + ownRule, "a.txt": large})
	for _, test := range []struct {
		args string
		code int
		says string
	}{
		{"rules", 2, "rules test"},
		{"rules prove", 2, "没有 rules prove"},
		{"rules test nowhere", 2, "不存在或不是目录"},
		{"rules test empty", 2, "没有 .sql 规则"},
		{"rules test own empty", 2, "多了“empty”"},
		{"rules list own", 2, "--rules own"},
		{"rules list", 0, "CON-001  错误  同一口径各处不一致"},
		{"rules list --rules own", 0, "OWN-001  提示  大额"},
		{"rules test two", 2, "two/b.sql 的编号 OWN-001 已由 two/a.sql 占用"},
		{"rules test gbk", 2, "gbk/own.sql 不是 UTF-8 编码"},
		{"rules test again", 2, "文件头里 id 写了两次"},
		{"check a.txt --rules empty", 2, "没有 .sql 规则"},
		{"explain CON-01", 2, "相近的有 CON-001"},
		{"explain sum9", 2, "相近的有 SUM-001、SUM-002"},
		{"explain nonsense", 2, "没有规则 nonsense：运行"},
		{"rules doc", 2, "gouji rules doc DIR"},
		{"rules -h", 0, "--rules"},
	} {
		if got := execute(t, dir, strings.Fields(test.args)...); got.code != test.code || !strings.Contains(got.out+got.err, test.says) {
			t.Errorf("%s: exit %d, want %d with %q\n%s%s", test.args, got.code, test.code, test.says, got.out, got.err)
		}
	}
}

// TestRulePages: docs/rules is what the program writes today.
func TestRulePages(t *testing.T) {
	dir, committed := t.TempDir(), filepath.Join("..", "..", "docs", "rules")
	if got := execute(t, dir, "rules", "doc", "pages"); got.code != 0 {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	written, _ := filepath.Glob(filepath.Join(dir, "pages", "*"))
	old, _ := filepath.Glob(filepath.Join(committed, "*"))
	if len(written) == 0 || len(written) != len(old) {
		t.Errorf("%d pages committed, %d written: go run ./cmd/gouji rules doc docs/rules, and delete those of rules that are gone", len(old), len(written))
	}
	for _, name := range written {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(filepath.Join(committed, filepath.Base(name))); string(got) != string(want) {
			t.Errorf("docs/rules/%s is not current: go run ./cmd/gouji rules doc docs/rules", filepath.Base(name))
		}
	}
}
