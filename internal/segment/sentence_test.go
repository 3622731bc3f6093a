package segment_test

import (
	"strings"
	"testing"

	"gouji/internal/segment"
)

func TestSentences(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"支出5.20万元。其中：工资3万元；补贴2.20万元。", "支出5.20万元。|其中：工资3万元；补贴2.20万元。"},
		{"为什么？！因为。", "为什么？！|因为。"},
		{"第一行\n\n第二行\r\n", "第一行|第二行"},
		{"支出5万元（含工资3万元。）；另2万元。完", "支出5万元（含工资3万元。）；另2万元。|完"},
		{"设“甲。乙！”两科。完", "设“甲。乙！”两科。|完"},
		{"未闭合（甲。乙。", "未闭合（甲。|乙。"},
		{"错位（甲。”乙）。丙", "错位（甲。”乙）。|丙"},
		{"跨行（甲。\n乙）。", "跨行（甲。|乙）。"},
		{"多层（甲（乙。）丙。）丁。戊", "多层（甲（乙。）丙。）丁。|戊"},
		{"甲。”乙", "甲。”|乙"},
		{"甲。 　乙。 ", "甲。|乙。"},
		{"交叉（甲“乙。）丙”。丁", "交叉（甲“乙。）丙”。|丁"},
		{"两对（甲）。（乙。）丙。丁", "两对（甲）。|（乙。）丙。|丁"},
	} {
		var got []string
		for _, s := range segment.Sentences(test.in) {
			got = append(got, test.in[s.Start:s.End])
		}
		if g := strings.Join(got, "|"); g != test.want {
			t.Errorf("Sentences(%q) = %s, want %s", test.in, g, test.want)
		}
	}
}

func TestTrie(t *testing.T) {
	tr := segment.NewTrie(map[string]int{"": 9, "支出": 1, "支出决算": 2, "支出决算表": 3, "收入": 4, "支持": 5})
	for _, test := range []struct {
		in   string
		v, n int
	}{
		{"", 0, 0}, {"支", 0, 0}, {"支出", 1, 6}, {"支出决", 1, 6}, {"支出决算数", 2, 12}, {"支出决算表", 3, 15}, {"收入", 4, 6}, {"支持", 5, 6}, {"我支出", 0, 0},
	} {
		if v, n := tr.Longest(test.in); v != test.v || n != test.n {
			t.Errorf("Longest(%q) = %d, %d, want %d, %d", test.in, v, n, test.v, test.n)
		}
	}
	if _, n := segment.NewTrie(map[string]int{}).Longest("支出"); n != 0 {
		t.Errorf("an empty trie found %d bytes", n)
	}
	if allocs := testing.AllocsPerRun(100, func() { tr.Longest("支出决算表") }); allocs != 0 {
		t.Errorf("Longest allocates %v times", allocs)
	}
}
