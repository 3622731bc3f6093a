// Package label puts concepts and severities into the words of the field.
package label

import (
	"fmt"
	"strings"

	"gouji"
)

// Names gives the names that a disclosure's own tables print for codes, by
// code system and code. A nil Names is empty.
type Names map[gouji.CodeSystem]map[string]string

// Add adds the name printed for a code.
func (n Names) Add(system gouji.CodeSystem, code, name string) {
	if n[system] == nil {
		n[system] = map[string]string{}
	}
	n[system][code] = name
}

var fundLabels = map[gouji.Fund]string{
	gouji.Fiscal:         "财政拨款",
	gouji.GeneralPublic:  "一般公共预算财政拨款",
	gouji.GovernmentFund: "政府性基金预算财政拨款",
	gouji.StateCapital:   "国有资本经营预算财政拨款",
}

var flowLabels = map[gouji.Flow]string{
	gouji.Income:             "收入",
	gouji.Expenditure:        "支出",
	gouji.Opening:            "年初结转和结余",
	gouji.Closing:            "年末结转和结余",
	gouji.SurplusUsed:        "使用非财政拨款结余",
	gouji.SurplusDistributed: "结余分配",
	gouji.Total:              "总计",
}

var originLabels = map[gouji.Origin]string{
	gouji.FromSuperior:     "上级补助收入",
	gouji.FromOperations:   "事业收入",
	gouji.FromTuition:      "教育收费",
	gouji.FromBusiness:     "经营收入",
	gouji.FromSubordinates: "附属单位上缴收入",
	gouji.FromOther:        "其他收入",
}

var natureLabels = map[gouji.Nature]string{
	gouji.Basic:           "基本支出",
	gouji.ProjectSpending: "项目支出",
	gouji.ToSuperior:      "上缴上级支出",
	gouji.Business:        "经营支出",
	gouji.ToSubordinates:  "对附属单位补助支出",
}

var basisLabels = map[gouji.Basis]string{
	gouji.InitialBudget:  "年初预算数",
	gouji.FullYearBudget: "全年预算数",
	gouji.Budget:         "预算数",
}

var itemLabels = map[gouji.Item]string{
	gouji.ThreePublic:         "“三公”经费",
	gouji.Abroad:              "因公出国（境）费",
	gouji.Vehicles:            "公务用车购置及运行费",
	gouji.VehiclePurchase:     "公务用车购置费",
	gouji.VehicleRunning:      "公务用车运行费",
	gouji.Reception:           "公务接待费",
	gouji.Conferences:         "会议费",
	gouji.Training:            "培训费",
	gouji.Operating:           "机关运行经费",
	gouji.Procurement:         "政府采购支出",
	gouji.ProcurementGoods:    "政府采购货物支出",
	gouji.ProcurementWorks:    "政府采购工程支出",
	gouji.ProcurementServices: "政府采购服务支出",
	gouji.Text:                "文字",
}

// Concept puts a concept into the words of the field, without its year, as
// 一般公共预算财政拨款基本支出·2060301 机构运行.
func Concept(c gouji.Concept, names Names) string {
	var b strings.Builder
	b.WriteString(subject(c))
	if c.Economic != "" {
		b.WriteString("·" + coded(gouji.Economic, c.Economic, names))
	}
	if c.Function != "" {
		b.WriteString("·" + coded(gouji.Functional, c.Function, names))
	}
	if c.Project != "" {
		b.WriteString("·项目“" + c.Project + "”")
	}
	if c.Basis != "" {
		b.WriteString(orSelf(basisLabels, c.Basis))
	}
	if b.Len() == 0 {
		return "所列数字"
	}
	return strings.TrimPrefix(b.String(), "·")
}

// subject names flow, fund, nature, origin or item.
func subject(c gouji.Concept) string {
	fund := orSelf(fundLabels, c.Fund)
	switch {
	case c.Item != "":
		return fund + orSelf(itemLabels, c.Item)
	case c.Origin != "":
		return fund + orSelf(originLabels, c.Origin)
	case c.Nature != "":
		return fund + orSelf(natureLabels, c.Nature)
	case c.Project != "":
		return fund
	case fund == "" && (c.Flow == gouji.Income || c.Flow == gouji.Expenditure):
		return "本年" + flowLabels[c.Flow]
	}
	return fund + orSelf(flowLabels, c.Flow)
}

// Line is the short name of a line: its most particular dimension.
func Line(c gouji.Concept, names Names) string {
	switch {
	case c.Project != "" && c.Economic == "" && c.Function == "":
		return "“" + c.Project + "”"
	case c.Economic != "":
		return bare(gouji.Economic, c.Economic, names)
	case c.Function != "":
		return bare(gouji.Functional, c.Function, names)
	}
	return Concept(c, names)
}

func coded(system gouji.CodeSystem, code string, names Names) string {
	if name := bare(system, code, names); name != code && code != gouji.Staff && code != gouji.Public {
		return code + " " + name
	}
	return bare(system, code, names)
}

func bare(system gouji.CodeSystem, code string, names Names) string {
	switch code {
	case gouji.Staff:
		return "人员经费"
	case gouji.Public:
		return "公用经费"
	}
	if name := names[system][code]; name != "" {
		return name
	}
	return code
}

// Basis is what people call a budget, or another basis of a figure.
func Basis(b gouji.Basis) string { return orSelf(basisLabels, b) }

var severityLabels = map[gouji.Severity]string{
	gouji.Error:         "错误",
	gouji.Warning:       "警告",
	gouji.RoundingTrail: "尾差",
	gouji.NoteSeverity:  "提示",
}

// Severity is what people call a severity: 错误, 警告, 尾差 or 提示.
func Severity(s gouji.Severity) string { return orSelf(severityLabels, s) }

func orSelf[K ~string](labels map[K]string, key K) string {
	if label, ok := labels[key]; ok {
		return label
	}
	return string(key)
}

// Parse reads the canonical form that Concept.String writes. The name
// of a project may itself hold a slash.
func Parse(s string) gouji.Concept {
	var c gouji.Concept
	fields := map[string]func(string){
		"item":     func(v string) { c.Item += gouji.Item(v) },
		"origin":   func(v string) { c.Origin += gouji.Origin(v) },
		"fund":     func(v string) { c.Fund += gouji.Fund(v) },
		"nature":   func(v string) { c.Nature += gouji.Nature(v) },
		"function": func(v string) { c.Function += v },
		"economic": func(v string) { c.Economic += v },
		"project":  func(v string) { c.Project += v },
		"basis":    func(v string) { c.Basis += gouji.Basis(v) },
	}
	last := func(v string) { c.Flow = gouji.Flow(strings.TrimPrefix(v, "/")) }
	for i, part := range strings.Split(s, "/") {
		name, value, ok := strings.Cut(part, "=")
		if set := fields[name]; ok && set != nil {
			last = set
			set(value)
			continue
		}
		if i > 0 {
			part = "/" + part
		}
		last(part)
	}
	return c
}

// Of puts a concept, as Concept.String writes it, and its year into words; 0 for
// none.
func Of(concept string, year int, names Names) string {
	label := Concept(Parse(concept), names)
	if year == 0 {
		return label
	}
	return fmt.Sprintf("%s（%d 年度）", label, year)
}
