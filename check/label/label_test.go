package label

import (
	"testing"

	"gouji"
)

func TestConcept(t *testing.T) {
	names := Names{gouji.Functional: {"2060301": "机构运行"}, gouji.Economic: {"30103": "奖金"}}
	for _, test := range []struct {
		concept    gouji.Concept
		want, line string
	}{
		{gouji.Concept{Flow: gouji.Expenditure}, "本年支出", "本年支出"},
		{gouji.Concept{Flow: gouji.Income, Fund: gouji.Fiscal}, "财政拨款收入", "财政拨款收入"},
		{gouji.Concept{Flow: gouji.Income, Origin: gouji.FromOperations}, "事业收入", "事业收入"},
		{gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Nature: gouji.Basic}, "一般公共预算财政拨款基本支出", "一般公共预算财政拨款基本支出"},
		{gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Nature: gouji.Basic, Economic: "30103"}, "一般公共预算财政拨款基本支出·30103 奖金", "奖金"},
		{gouji.Concept{Flow: gouji.Expenditure, Nature: gouji.Basic, Economic: gouji.Staff}, "基本支出·人员经费", "人员经费"},
		{gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Function: "2060301", Basis: gouji.InitialBudget}, "一般公共预算财政拨款支出·2060301 机构运行年初预算数", "机构运行"},
		{gouji.Concept{Flow: gouji.Expenditure, Project: "甲/乙=丙"}, "项目“甲/乙=丙”", "“甲/乙=丙”"},
		{gouji.Concept{Item: gouji.Reception, Fund: gouji.GeneralPublic}, "一般公共预算财政拨款公务接待费", "一般公共预算财政拨款公务接待费"},
		{gouji.Concept{Flow: gouji.Closing, Fund: gouji.GovernmentFund}, "政府性基金预算财政拨款年末结转和结余", "政府性基金预算财政拨款年末结转和结余"},
		{gouji.Concept{Function: "2060301"}, "2060301 机构运行", "机构运行"},
		{gouji.Concept{}, "所列数字", "所列数字"},
	} {
		if parsed := Parse(test.concept.String()); parsed != test.concept {
			t.Errorf("%s read as %+v", test.concept, parsed)
		}
		if got := Concept(test.concept, names); got != test.want {
			t.Errorf("%s: %s, want %s", test.concept, got, test.want)
		}
		if got := Line(test.concept, names); got != test.line {
			t.Errorf("%s: line %s, want %s", test.concept, got, test.line)
		}
	}
}
