package story

import (
	"strings"

	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// list tells the parts of a whole that are not zero.
func (t *teller) list(name string) string {
	whole, parts := list(t.a, name)
	of := whole
	if of == "" { // what is told of the rest is a share of the same whole
		of = "income"
	}
	var told, ids []string
	for _, p := range parts {
		f := t.now[p.key]
		if f.V == 0 {
			continue
		}
		v := t.told(p.key, f, t.unit)
		told = append(told, t.set("item", "{name}", p.name, "{v}", v, "{share}", t.figure(p.key, []string{"of", of})))
		ids = append(ids, t.printed[p.key])
	}
	if whole != "" && t.printed[whole] != "" {
		t.Adds(t.printed[whole], ids...)
	}
	return strings.Join(told, t.words["separator"])
}

// names lists the economic lines that spent, of 人员经费 or of 公用经费.
func (t *teller) names(ofStaff bool) string {
	var names []string
	for _, e := range truth.Economics(t.a.Period) {
		if len(e.Code) == 5 && truth.Staff(e.Code) == ofStaff && t.a.Economy[e.Code] != 0 {
			names = append(names, t.Title("text/"+t.unique("named/"+e.Code, ""), press.EconomicLine(e.Code), e.Name))
		}
	}
	return strings.Join(names, "、")
}

// path prints the names of the head being told by level.
func (t *teller) path() string {
	var b strings.Builder
	for _, l := range []struct {
		below, code, level string
	}{{"/class", t.head.Code[:3], "（类）"}, {"/section", t.head.Code[:5], "（款）"}, {"/name", t.head.Code, "（项）"}} {
		b.WriteString(t.Title("text/line/"+t.head.Code+l.below, press.Concept{Function: l.code}, t.a.Name(l.code)) + l.level)
	}
	return b.String()
}

func (t *teller) purpose() string {
	if t.head.Spent[truth.GPB][truth.Basic] == 0 {
		return truth.Pick(t.rand, []string{"专项业务开展", "设备购置和系统维护", "年度重点任务"})
	}
	return truth.Pick(t.rand, []string{"人员工资福利和机构运转", "在职人员各项待遇", "保障正常履职"})
}

// reasons for less and for more.
var reasons = [2][]string{
	{"厉行节约，压减一般性支出", "部分合同跨年支付", "人员退休减员", "项目招标产生结余", "工作计划调整，个别活动未举办"},
	{"人员增资及社保基数上调", "上级追加专项经费", "新增业务系统建设", "上年结转项目在本年支付", "工作任务增加"},
}

func (t *teller) reason(more bool) string {
	if more {
		return truth.Pick(t.rand, reasons[1])
	}
	return truth.Pick(t.rand, reasons[0])
}
