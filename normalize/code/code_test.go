package code_test

import (
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/code"
)

func TestFunctionClass(t *testing.T) {
	for _, c := range []struct {
		name string
		year int
		want string
	}{
		{"科学技术支出", 2020, "206"},
		{"六、科学技术支出", 2020, "206"},
		{"科学技术", 2020, "206"},
		{"教育", 2020, "205"},
		{"一般公共服务", 2023, "201"},
		{"文化体育与传媒支出", 2018, "207"},
		{"文化体育与传媒支出", 2022, "207"},
		{"文化旅游体育与传媒（类）", 2022, ""},
		{"医疗卫生与计划生育支出", 2017, "210"},
		{"卫生健康支出", 2021, "210"},
		{"国土海洋气象等支出", 2017, "220"},
		{"自然资源海洋气象等支出", 2024, "220"},
		{"资源勘探信息等支出", 2019, "215"},
		{"资源勘探工业信息支出", 2023, "215"},
		{"二十一、国有资本经营预算支出", 2020, "223"},
		{"二十六、抗疫特别国债安排的支出", 2020, "234"},
		{"其他支出", 2020, "229"},
		{"其他", 2020, ""},
		{"债务付息支出", 0, "232"},
		{"应用研究", 2020, ""}, // a 款
		{"", 2020, ""},
	} {
		if got, ok := code.FunctionClass(c.name, c.year); got != c.want && ok || ok != (c.want != "") {
			t.Errorf("FunctionClass(%s, %d) = %s, %v, want %s", c.name, c.year, got, ok, c.want)
		}
	}
}

func TestEconomic(t *testing.T) {
	for _, c := range []struct {
		name string
		year int
		want string
	}{
		{"基本工资", 2020, "30101"},
		{"因公出国（境）费用", 2020, "30212"},
		{"因公出国(境)费", 2020, "30212"},
		{"因公出国 （境） 费", 2020, "30212"},
		{"其他社会保障缴费支出", 2020, "30112"},
		{"其他社会保障缴费", 2017, "30104"},
		{"税金及附加", 2020, "30240"},
		{"税金及附加费用", 2020, "30240"},
		{"住房公积金", 2017, "30311"},
		{"住房公积金", 2020, "30113"},
		{"代缴社会保险费", 2020, "30311"},
		{"医疗费", 2017, "30307"},
		{"医疗费", 2020, "30114"},
		{"医疗费补助", 2020, "30307"},
		{"提租补贴", 2020, "30312"},
		{"对个人和家庭的补助支出", 2020, "303"},
		{"工资福利支出", 2020, "301"},
		{"公务用车运行费", 2020, "30231"},
		{"基本养老保险缴费", 2020, "30108"},
		{"维修(护)费", 2020, "30213"},
		{"资本性支出（基本建设）", 2020, "309"},
		{"其他资本性支出", 2017, ""}, // 310 and 31099
		{"办公设备购置", 2020, ""},  // 30902 and 31002
		{"其他支出", 2020, ""},    // 399 and 39999
		{"科学技术支出", 2020, ""},  // functional
		{"其他资本性支出", 2020, "31099"},
	} {
		if got, ok := code.Economic(c.name, c.year); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("Economic(%s, %d) = %s, %v, want %s", c.name, c.year, got, ok, c.want)
		}
	}
}

func TestName(t *testing.T) {
	for _, c := range []struct {
		system gouji.CodeSystem
		code   string
		year   int
		want   string
	}{
		{gouji.Functional, "20805", 2019, "行政事业单位离退休"},
		{gouji.Functional, "20805", 2020, "行政事业单位养老支出"},
		{gouji.Functional, "207", 2018, "文化体育与传媒支出"},
		{gouji.Functional, "2060301", 2020, "机构运行"},
		{gouji.Economic, "30311", 2017, "住房公积金"},
		{gouji.Economic, "30311", 2019, ""},
		{gouji.Economic, "30311", 2020, "代缴社会保险费"},
		{gouji.Economic, "30113", 0, "住房公积金"},
		{gouji.Economic, "206", 2020, ""},
	} {
		if got := code.Name(c.system, c.code, c.year); got != c.want {
			t.Errorf("Name(%s, %s, %d) = %q, want %q", c.system, c.code, c.year, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for name, want := range map[string]string{
		"一、一般公共预算财政拨款收入": "一般公共预算财政拨款收入",
		"二十一、国有资本经营预算支出": "国有资本经营预算支出",
		"  因公出国 （境）费\n用": "因公出国(境)费用",
		"其中：（1）公务用车购置费":  "公务用车购置费",
		"其中：教育收费":        "教育收费",
		"1.因公出国（境）费：":    "因公出国(境)费",
		"２．公务接待费":        "公务接待费",
		"3、培训费":          "培训费",
		"①办公费":           "办公费",
		"1)办公费":          "办公费",
		"三公经费":           "三公经费",
		"1.5倍":           "1.5倍",
		"2020年度":         "2020年度",
		"(境)费":           "(境)费",
		"一、":             "一、",
		"30 101":         "30101",
		"\ufeff合\u200b计": "合计",
		"":               "",
	} {
		if got := code.Clean(name); got != want {
			t.Errorf("Clean(%q) = %q, want %q", name, got, want)
		}
	}
	if got := code.Bare("其中：（1）因公出国（境）费 "); got != "因公出国（境）费" {
		t.Errorf("Bare keeps the width of brackets: %q", got)
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"科学技术支出", "科学技术", true},
		{"因公出国（境）费用", "因公出国(境)费用", true},
		{"六、科学技术支出", "科学技术 支出", true},
		{"应用研究", "技术研究与开发", false},
		{"支出", "", true},
	} {
		if got := code.SameName(c.a, c.b); got != c.want {
			t.Errorf("SameName(%s, %s) = %v", c.a, c.b, got)
		}
	}
}

// Every name in force leads back to its code, or to none where two share it.
func TestRoundTrip(t *testing.T) {
	lines := map[string]int{}
	for _, l := range code.EconomicLines() {
		if l.To != 0 {
			continue
		}
		got, ok := code.Economic(l.Name, 2023)
		if ok && got != l.Code {
			t.Errorf("%s of %s leads to %s", l.Name, l.Code, got)
		}
		if ok {
			lines[l.Code]++
		}
	}
	if len(lines) < 75 {
		t.Errorf("only %d economic names lead to a code", len(lines))
	}
	for _, l := range code.FunctionClasses() {
		if got, ok := code.FunctionClass(l.Name, max(l.From, l.To)); !ok || got != l.Code {
			t.Errorf("%s of %s leads to %s, %v", l.Name, l.Code, got, ok)
		}
		if strings.TrimSpace(l.Name) == "" || len(l.Code) != 3 {
			t.Errorf("class %+v", l)
		}
	}
}
