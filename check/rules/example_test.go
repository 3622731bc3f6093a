package rules

import (
	"strings"
	"testing"
)

func TestParseExamples(t *testing.T) {
	examples, err := ParseExamples("=== 报出: 甲 → 相差 1.00 万元；乙\n\n\t一\n\t二\n\n丙\n---\n\n=== 不报：为“a:b”\r\n--- 2019.txt\n丁\n--- 2020.txt\n戊\n")
	if err != nil || len(examples) != 2 {
		t.Fatalf("%+v, %v", examples, err)
	}
	one, two := examples[0], examples[1]
	if one.Expect != Fires || one.Caption != "甲" || strings.Join(one.Says, "|") != "相差 1.00 万元|乙" || one.Line != 1 ||
		len(one.Documents) != 1 || one.Documents[0].Text != "\t一\n\t二\n\n丙\n---\n" || one.String() != "报出: 甲 → 相差 1.00 万元；乙" {
		t.Errorf("%+v", one)
	}
	if two.Expect != Silent || two.Caption != "为“a:b”" || len(two.Documents) != 2 || two.Line != 9 ||
		two.Documents[0] != (ExampleDocument{"2019.txt", "丁\n"}) || two.Documents[1] != (ExampleDocument{"2020.txt", "戊\n"}) {
		t.Errorf("%+v", two)
	}
	for _, test := range []struct{ text, reason string }{
		{"甲\n=== 报出: 乙\n丙", "例子之前不能有别的文字"},
		{"甲", "例子之前不能有别的文字"},
		{"=== 报出: 乙\n\n=== 不报: 丙\n丁", "第 1 行的例子没有内容"},
		{"=== 不报: 乙\n丙\n=== 不报: 丁\n", "第 3 行的例子没有内容"},
		{"=== 报错: 乙\n丙", "=== 报错"},
		{"=== 报出\n丙", "应写作"},
		{"=== 报出:\n丙", "应有一句话"},
		{"=== 不报: 乙 → 丁\n丙", "没有发现"},
	} {
		if _, err := ParseExamples(test.text); err == nil || !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%q: %v, want %s", test.text, err, test.reason)
		}
	}
	if none, err := ParseExamples("\n"); err != nil || len(none) != 0 {
		t.Errorf("%+v, %v", none, err)
	}
}

// TestExamplesRun: what the program's own rules show as examples can be run.
func TestExamplesRun(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if r.BadExamples != nil {
			t.Error(r.BadExamples)
		}
		for _, e := range r.Examples {
			if e.Expect == "" {
				t.Errorf("%s: move the example %q of the header to %s, where it runs", r.ID, e.Caption, r.ExamplesFile())
			}
		}
	}
}
