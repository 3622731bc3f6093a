package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji"
	"gouji/check/rules"
)

const header = `-- id: XYZ-001
-- title: 甲
-- doc: 乙
--   丙
-- basis: 丁
-- severity: warning
-- version: 3
-- since: 0.1
-- example: 戊
-- example: 己
`

func TestParseRule(t *testing.T) {
	rule, err := rules.Parse(header + "-- a remark\nSELECT 1;\n")
	if err == nil {
		t.Fatalf("a remark in the header was taken: %+v", rule)
	}
	rule, err = rules.Parse(header + "\nSELECT 1 -- last\n;\n")
	if err != nil {
		t.Fatal(err)
	}
	if rule.ID != "XYZ-001" || rule.Doc != "乙丙" || rule.Version != 3 || len(rule.Examples) != 2 || rule.Query != "SELECT 1 -- last\n" {
		t.Errorf("%+v", rule)
	}
	for _, test := range []struct{ old, new, reason string }{
		{"-- title: 甲\n", "", "缺少 title"},
		{"-- doc: 乙\n--   丙\n", "", "缺少 doc"},
		{"-- basis: 丁\n", "", "缺少 basis"},
		{"-- since: 0.1\n", "", "缺少 since"},
		{"XYZ-001", "rule one", "id 应如"},
		{"warning", "fatal", "severity 应为"},
		{"version: 3", "version: x", "version 应为整数"},
		{"version: 3", "version: 0", "version 应不小于 1"},
		{"-- basis: 丁\n", "-- basis: 丁\n-- author: 某\n", "不认识的一项“author”"},
	} {
		_, err := rules.Parse(strings.Replace(header, test.old, test.new, 1) + "SELECT 1")
		if err == nil || !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%q for %q: %v, want %s", test.new, test.old, err, test.reason)
		}
	}
	if _, err := rules.Parse(header); err == nil {
		t.Error("a rule without a query was taken")
	}
}

// TestOwnRules runs a user's rule. One that goes wrong is reported with its
// file and the reason, and the others run.
func TestOwnRules(t *testing.T) {
	db := open(t)
	fill(t, db, "document 甲中心 2020 部门决算\nfact a expenditure 30.28万元 expenditure 合计 合计\nfact b expenditure 3.28万元 income_expenditure 合计 合计")
	run := func(query string) (*Report, error) {
		t.Helper()
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "own.sql"), []byte(header+query), 0o644); err != nil {
			t.Fatal(err)
		}
		all, err := rules.Load(dir)
		if err != nil {
			return nil, err
		}
		return Run(context.Background(), db, Options{Rules: all, Each: true})
	}
	good := `SELECT disclosure, 'conflict' AS verdict, concept, year, [obs] AS sides, '{concept}可疑：{#302800000}' AS message FROM obs WHERE value = 302800000`
	report, err := run(good)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Findings) != 2 || len(report.Failures) > 0 {
		t.Fatalf("%+v, %v", report.Findings, report.Failures)
	}
	if own := report.Findings[1]; own.Message != "本年支出（2020 年度）可疑：30.28 万元" || own.Severity != gouji.Warning || own.RuleVersion != 3 {
		t.Errorf("%+v", own)
	}
	for _, bad := range []string{good + "; DROP TABLE fact", good + ") ; DROP TABLE fact; SELECT (1"} {
		if _, err := run(bad); err == nil || !strings.Contains(err.Error(), "own.sql") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	for _, times := range []string{"2::TINYINT", "2::BIGINT", "2::UHUGEINT"} {
		report, err := run("SELECT disclosure, 'equal' AS verdict, concept, " + times + " AS times FROM obs")
		if err != nil || len(report.Failures) > 0 || !slices.ContainsFunc(report.Evaluations, func(e Evaluation) bool { return e.Rule == "XYZ-001" && e.Equal == 4 }) {
			t.Errorf("times %s: %v, %+v", times, err, report)
		}
	}
	for _, test := range []struct{ query, reason string }{
		{"SELECT 1 AS nonsense", "nonsense"},
		{"SELECT disclosure, 'wrong' AS verdict, concept FROM obs", "列 verdict 的“wrong”应为"},
		{"SELECT disclosure, CASE WHEN obs % 2 = 0 OR NULL > 1 THEN 'equal' END AS verdict, concept FROM obs", "列 verdict 为空"},
		{"SELECT disclosure, 'equal' AS verdict, concept, 'x'::INTEGER AS year FROM obs", "Could not convert"},
		{"SELECT disclosure, 'conflict' AS verdict, concept, '甲' AS message FROM obs", "列 sides 没有内容"},
		{"SELECT disclosure, 'conflict' AS verdict, concept, [NULL, 7] AS sides, '甲' AS message FROM obs", "sides 里没有一个是本次检查的 obs"},
		{"SELECT disclosure, 'conflict' AS verdict, concept, [obs] AS sides, NULL AS message FROM obs", "列 message 没有内容"},
		{"SELECT disclosure, 'conflict' AS verdict, concept, [obs] AS sides, '甲' AS message, 'fatal' AS severity FROM obs", "列 severity 的“fatal”"},
		{"SELECT disclosure, 'equal' AS verdict, concept, -1 AS times FROM obs", "列 times 为 -1"},
		{"SELECT disclosure, 'equal' AS verdict, concept, NULL AS times FROM obs", "列 times 为空"},
		{"SELECT disclosure, 'equal' AS verdict, concept, 5000000000 AS times FROM obs", "列 times 的“5000000000”不是整数"},
		{"SELECT disclosure, 'equal' AS verdict, concept, 'x' AS subject FROM obs", "列 subject 的“x”不是一个 obs"},
		{"SELECT disclosure, 1 AS verdict, concept FROM obs", "列 verdict 的“1”应为"},
		{"SELECT 999 AS disclosure, 'equal' AS verdict, concept FROM obs", "列 disclosure 的 999 不是"},
		{"SELECT NULL AS disclosure, 'equal' AS verdict, concept FROM obs", "列 disclosure 为空"},
		{"SELECT disclosure, concept FROM obs", "结果缺少列 verdict"},
		{"SELECT disclosure, 'equal' AS verdict, concept\n\nFORM obs", fmt.Sprintf("文件第 %d 行：", strings.Count(header, "\n")+3)},
		{"\n\nSELECT disclosure, 'equal' AS verdict,\nnonesuch AS concept\nFROM obs", fmt.Sprintf("文件第 %d 行：", strings.Count(header, "\n")+4)},
		{"SELECT disclosure, 'conflict' AS verdict, concept, CASE WHEN value = 302800000 THEN [obs] ELSE [7] END AS sides, '甲' AS message FROM obs", "sides"},
	} {
		report, err := run(test.query)
		if err != nil {
			t.Errorf("%s: %v", test.query, err)
			continue
		}
		if len(report.Failures) != 1 || len(report.Findings) != 1 || report.Findings[0].Rule != "CON-001" {
			t.Fatalf("%s: %v, findings %+v", test.query, report.Failures, report.Findings)
		}
		if text := report.Failures[0].Error(); !strings.Contains(text, "XYZ-001") || !strings.Contains(text, "own.sql") || !strings.Contains(text, test.reason) {
			t.Errorf("%s: %s", test.query, text)
		}
		i := slices.IndexFunc(report.Evaluations, func(e Evaluation) bool { return e.Rule == "XYZ-001" })
		if i < 0 || report.Evaluations[i].Reason != "规则未能运行" || report.Evaluations[i].Checked > 0 {
			t.Errorf("%s: %+v", test.query, report.Evaluations)
		}
	}
	if _, err := db.Exec("FROM fact"); err != nil {
		t.Error(err)
	}
	if _, err := rules.Load(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a missing folder was taken")
	}
}

func TestDuplicateRule(t *testing.T) {
	dir := t.TempDir()
	text := strings.Replace(header, "XYZ-001", "CON-001", 1) + "SELECT 1"
	if err := os.WriteFile(filepath.Join(dir, "own.sql"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := rules.Load(dir); err == nil || !strings.Contains(err.Error(), "CON-001 已由程序自带的规则占用") {
		t.Error(err)
	}
}

// TestEvaluations: every rule says of every disclosure what it could check.
func TestEvaluations(t *testing.T) {
	text, err := os.ReadFile("testdata/rates.txt")
	if err != nil {
		t.Fatal(err)
	}
	input, _, _ := strings.Cut(string(text), "---\n")
	input += "proof bracket 0 0\nproof template 9 0\nproof unit 4 1\nproof name 0 1\nslip u unit 比率没有“%” 增长13.95 五 增长13.95"
	db := open(t)
	fill(t, db, input)
	report, err := Run(context.Background(), db, Options{Store: true, Trail: true, Each: true})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, e := range report.Evaluations {
		if e.Checked+e.Unchecked > 0 {
			fmt.Fprintf(&got, "%s %d=%d+%d+%d %d %s\n", e.Rule, e.Checked, e.Equal, e.Rounding, e.Conflict, e.Unchecked, e.Reason)
		} else if e.Reason != "没有可比的数字" {
			t.Errorf("%s has nothing to compare, because %q", e.Rule, e.Reason)
		}
	}
	if all, err := rules.All(); err != nil || len(report.Evaluations) != len(all) {
		t.Errorf("%d evaluations of %d rules, %v", len(report.Evaluations), len(all), err)
	}
	want := `BRK-001 0=0+0+0 1 没有可核对的文字
CMP-001 3=3+0+0 0 
CON-001 2=2+0+0 0 
FRM-001 1=1+0+0 8 表不足五张
FRM-002 1=1+0+0 0 
RAT-001 1=0+0+1 0 
RAT-002 1=0+0+1 1 分子或分母未见数字
RAT-003 5=3+0+2 1 本年数未见
RAT-006 1=0+0+1 0 
TPL-001 9=9+0+0 0 
UNI-001 5=4+0+1 0 
`
	if got.String() != want {
		t.Errorf("got:\n%swant:\n%s", got.String(), want)
	}
	// A second run replaces what the first stored.
	for range 2 {
		if report, err = Run(context.Background(), db, Options{Store: true, Trail: true, Each: true}); err != nil {
			t.Fatal(err)
		}
	}
	var findings, sides, evaluations int
	if err := db.QueryRow("SELECT (SELECT count(*) FROM finding), (SELECT count(*) FROM finding_side), (SELECT count(*) FROM evaluation)").
		Scan(&findings, &sides, &evaluations); err != nil {
		t.Fatal(err)
	}
	if findings != len(report.Findings) || findings != 6 || sides != 18 || evaluations != len(report.Evaluations) {
		t.Errorf("stored %d findings, %d sides, %d evaluations", findings, sides, evaluations)
	}
}

func TestScope(t *testing.T) {
	db := open(t)
	var text strings.Builder
	for _, head := range []string{"甲中心 2020", "甲中心 2021", "乙中心 2020"} {
		fmt.Fprintf(&text, "document %s 部门决算\nfact a expenditure 1.00万元 expenditure 合计 合计\nfact b expenditure 2.00万元 income_expenditure 合计 金额\n", head)
	}
	fill(t, db, text.String())
	for _, test := range []struct {
		opt  Options
		want int
	}{
		{Options{}, 3}, {Options{Unit: "甲"}, 2}, {Options{Year: 2020}, 2}, {Options{Unit: "甲", Year: 2020}, 1},
		{Options{Document: "乙中心_2020.docx"}, 1}, {Options{Unit: "丙"}, 0},
	} {
		report, err := Run(context.Background(), db, test.opt)
		if err != nil {
			t.Fatal(err)
		}
		if report.Disclosures != test.want || len(report.Findings) != test.want {
			t.Errorf("%+v: %d disclosures, %d findings, want %d", test.opt, report.Disclosures, len(report.Findings), test.want)
		}
	}
}

// TestRenditions: one contradiction in two renditions has one key, and is
// written once with both documents.
func TestRenditions(t *testing.T) {
	one := "document 甲中心 2020 部门决算\nfact a expenditure 30.28万元 expenditure 合计 合计\nclaim b amount expenditure 27.19万元 三 支出27.19万元\n"
	db := open(t)
	fill(t, db, one+one)
	if _, err := db.Exec("UPDATE document SET name = 'b.txt' WHERE document = 2"); err != nil {
		t.Fatal(err)
	}
	report, err := Run(context.Background(), db, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Findings) != 2 || report.Findings[0].Key != report.Findings[1].Key {
		t.Fatalf("%+v", report.Findings)
	}
	var text bytes.Buffer
	if err := WriteText(&text, report.Findings); err != nil {
		t.Fatal(err)
	}
	if strings.Count(text.String(), "错误") != 1 || !strings.Contains(text.String(), "b.txt、甲中心_2020.docx · gouji explain CON-001") {
		t.Error(text.String())
	}
	var json, csv bytes.Buffer
	if err := errors.Join(WriteJSON(&json, report.Findings), WriteCSV(&csv, report.Findings)); err != nil {
		t.Fatal(err)
	}
	if got := json.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, `"documents":["b.txt","甲中心_2020.docx"],"renditions":[[{"amount":"`) {
		t.Error(got)
	}
	if got := csv.String(); strings.Count(got, "\n") != 2 || !strings.Contains(got, "b.txt、甲中心_2020.docx") {
		t.Error(got)
	}
}

func TestMisprints(t *testing.T) {
	wan := func(mantissa int64, places int) gouji.Amount {
		a, err := gouji.NewAmount(gouji.Decimal{Mantissa: mantissa, Places: places}, gouji.WanYuan)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for _, test := range []struct {
		odd, right gouji.Amount
		want       string
	}{
		{wan(3028, 2), wan(3028, 2), ""},
		{wan(30280, 2), wan(3028, 2), "小数点错位，数字大 10 倍"},
		{wan(30280000, 2), wan(3028, 2), "金额单位错位（元与万元），数字大一万倍"},
		{wan(3028, 2), wan(302800, 2), "小数点错位，数字小 100 倍"},
		{wan(3208, 2), wan(3028, 2), "数字颠倒：32.08 应为 30.28"},
		{wan(43, 0), wan(4363, 2), "43 是 43.63 截去尾数，未四舍五入"},
		{wan(44, 0), wan(4363, 2), ""},
		{wan(-1161, 2), wan(1161, 2), "增减方向相反"},
		{wan(12, 2), wan(21, 2), ""}, // of two digits
		{wan(112, 2), wan(121, 2), "数字颠倒：1.12 应为 1.21"},
		{wan(1, 2), wan(14, 2), ""},               // one rounded digit
		{wan(1, 2), wan(10, 2), "小数点错位，数字小 10 倍"}, // exactly
		{wan(5, 0), wan(5012, 2), ""},
		{wan(2719, 2), wan(3028, 2), ""},
		{wan(0, 2), wan(3028, 2), ""},
	} {
		var got string
		for _, c := range misprints(test.odd, test.right) {
			got += c.text
		}
		if got != test.want {
			t.Errorf("%s for %s: %q, want %q", test.odd, test.right, got, test.want)
		}
	}
}

// TestSubset: lines are named that are the only ones to add up.
func TestSubset(t *testing.T) {
	lines := []point{{value: 600}, {value: 54}, {value: 256}, {value: 727}, {value: 438}, {value: 53}, {value: 600}}
	for _, test := range []struct {
		sum  int64
		want string
	}{{309, "[2 5]"}, {727, "[3]"}, {1381, "[]"}, {600, "[]"}, {654, "[]"}, {1, "[]"}} {
		if got := fmt.Sprint(subset(lines, test.sum)); got != test.want {
			t.Errorf("%d: %s, want %s", test.sum, got, test.want)
		}
	}
}

func TestWrite(t *testing.T) {
	findings := []gouji.Finding{{
		Key: "k", Rule: "CON-001", RuleVersion: 1, Severity: gouji.Error, Unit: "=甲", Year: 2020, Kind: gouji.DepartmentAccount,
		Concept: "本年支出（2020 年度）", Message: "本年支出（2020 年度）各处不一致", Difference: "3.09 万元", Cause: "原因：…", Dismissed: "已查明",
		Sides: []gouji.Side{
			{Amount: "-27.19", Measure: "万元", Text: "+支出27.19万元", Document: "a.docx", Suspect: true,
				Place: gouji.Place{Part: "第三部分", Section: "六", Block: 9, Paragraph: 5, Start: 3, End: 8}},
			{Measure: "万元", Document: "a.docx", Place: gouji.Place{Form: "收入支出决算总表", Row: "合计", Column: "金额", Page: 2, Box: gouji.Box{X0: 1, Y0: 2, X1: 3, Y1: 4}}},
		}}}
	for _, test := range []struct {
		name  string
		write func(*bytes.Buffer) error
		want  string
	}{
		{"text", func(b *bytes.Buffer) error { return WriteText(b, findings) }, `错误 CON-001  本年支出（2020 年度）各处不一致
  -27.19 万元  第三部分 六  “+支出27.19万元”
    空白       第 2 页  收入支出决算总表  合计 × 金额
  相差 3.09 万元；与其他各处不同的一方：第三部分 六
  原因：…
  已忽略：已查明
  a.docx · gouji explain CON-001 · k
`},
		{"json", func(b *bytes.Buffer) error { return WriteJSON(b, findings) }, `{"key":"k","rule":"CON-001","rule_version":1,"severity":"error","unit":"=甲","year":2020,"kind":"部门决算","concept":"本年支出（2020 年度）","message":"本年支出（2020 年度）各处不一致","difference":"3.09 万元","cause":"原因：…","dismissed":"已查明","sides":[` +
			`{"amount":"-27.19","measure":"万元","text":"+支出27.19万元","document":"a.docx","suspect":true,"place":{"part":"第三部分","form":"","row":"","column":"","section":"六","page":0,"box":null,"block":9,"paragraph":5,"start":3,"end":8}},` +
			`{"amount":"","measure":"万元","text":"","document":"a.docx","suspect":false,"place":{"part":"","form":"收入支出决算总表","row":"合计","column":"金额","section":"","page":2,"box":[1,2,3,4],"block":0,"paragraph":0,"start":0,"end":0}}],"documents":["a.docx"]}
`},
		{"csv", func(b *bytes.Buffer) error { return WriteCSV(b, findings) }, `key,rule,rule_version,severity,unit,year,kind,concept,message,difference,cause,a_amount,a_measure,a_place,a_text,a_document,b_amount,b_measure,b_place,b_text,b_document,dismissed,documents
k,CON-001,1,error,'=甲,2020,部门决算,本年支出（2020 年度）,本年支出（2020 年度）各处不一致,3.09 万元,原因：…,-27.19,万元,第三部分 六,'+支出27.19万元,a.docx,,万元,第 2 页 收入支出决算总表 合计 × 金额,,a.docx,已查明,a.docx
`},
	} {
		var got bytes.Buffer
		if err := test.write(&got); err != nil {
			t.Fatal(err)
		}
		if got.String() != test.want {
			t.Errorf("%s:\n%s\nwant:\n%s", test.name, got.String(), test.want)
		}
	}
}

// TestWriteMany: of many sides the text shows ten, the suspects and what the
// finding is about among them, and JSON all.
func TestWriteMany(t *testing.T) {
	for _, test := range []struct{ sides, subject, shown, more int }{
		{10, 9, 10, 0}, {11, 9, 10, 1}, {30, 29, 10, 20}, {30, 0, 10, 20}, {30, -1, 10, 20},
	} {
		f := gouji.Finding{Key: "k", Message: "甲"}
		for i := range test.sides {
			f.Sides = append(f.Sides, gouji.Side{Amount: fmt.Sprintf("%d.00", i), Measure: "万元", Document: "a.docx", Subject: i == test.subject, Suspect: i < 2})
		}
		var text, all bytes.Buffer
		if err := errors.Join(WriteText(&text, []gouji.Finding{f}), WriteJSON(&all, []gouji.Finding{f})); err != nil {
			t.Fatal(err)
		}
		says := func(i int) bool { return strings.Contains(text.String(), fmt.Sprintf(" %d.00 万元", i)) }
		if n := strings.Count(text.String(), ".00 万元"); n != test.shown || !says(0) || !says(1) || test.subject >= 0 && !says(test.subject) {
			t.Errorf("%+v: %d shown\n%s", test, n, text.String())
		}
		if more := fmt.Sprintf("  另有 %d 处（--format json 列出全部）\n", test.more); strings.Contains(text.String(), more) != (test.more > 0) {
			t.Errorf("%+v: %s", test, text.String())
		}
		if n := strings.Count(all.String(), `"amount"`); n != test.sides {
			t.Errorf("%+v: %d in JSON", test, n)
		}
	}
}
