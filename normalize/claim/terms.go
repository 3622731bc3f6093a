package claim

import (
	"strings"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/code"
)

// A term is a word that sets dimensions of the cube. Its zero fields leave the
// dimensions of their scope alone.
type term struct {
	set   gouji.Concept
	head  head       // what the word leaves to be said about
	reset bool       // 本年支出合计: sets nature, function and economic back to all
	basis bool       // the word says on which basis; set.Basis may be Actual
	item  gouji.Item // the reading of an economic line's name beside the cube
	both  bool       // 收支: income and expenditure alike
}

// head ranks terms: a phrase without a head borrows its subject.
type head uint8

const (
	modifier head = iota // 财政拨款, 年初预算
	flow                 // 收入, 支出: a head only when nothing better is near
	full                 // 基本支出, 事业收入: names its subject
)

// terms is the one table of words with their dimensions. Longest match wins,
// so 基本养老保险缴费 is no 基本支出.
var terms = buildTerms()

func buildTerms() *segment.Trie[*term] {
	words := map[string]term{}
	add := func(t term, names ...string) {
		for _, n := range names {
			words[segment.Fold(n).Text] = t
		}
	}
	flows(add)
	funds(add)
	natures(add)
	items(add)
	for _, c := range code.FunctionClasses() {
		if c.Code == "223" || c.Code == "229" {
			// In a sentence 国有资本经营预算支出 is the fund's, and 其他支出
			// may be anything; with （类） both are paths.
			continue
		}
		add(term{set: gouji.Concept{Flow: gouji.Expenditure, Function: c.Code}, head: full}, c.Name, strings.Replace(c.Name, "和", "与", 1))
	}
	for _, c := range code.EconomicLines() {
		f := segment.Fold(c.Name).Text
		if t, ok := words[f]; ok && t.set.Item != "" {
			// 公务接待费 is an item among “三公” and a line in a list of lines.
			t.item, t.set.Item, t.set.Economic = t.set.Item, "", c.Code
			words[f] = t
			continue
		} else if ok {
			continue
		}
		words[f] = term{set: gouji.Concept{Flow: gouji.Expenditure, Economic: c.Code}, head: full}
	}
	byWord := make(map[string]*term, len(words))
	for w, t := range words {
		byWord[w] = &t
	}
	return segment.NewTrie(byWord)
}

type adder func(t term, names ...string)

func flows(add adder) {
	c := func(c gouji.Concept, names ...string) { add(term{set: c, head: full}, names...) }
	add(term{set: gouji.Concept{Flow: gouji.Income}, head: flow}, "收入", "收入决算", "收入决算数")
	add(term{set: gouji.Concept{Flow: gouji.Expenditure}, head: flow}, "支出", "支出金额")
	add(term{set: gouji.Concept{Flow: gouji.Income}, head: full, reset: true}, "收入总额", "收入总数", "全部收入", "收入决算总额", "本年收入合计", "收入合计", "总收入", "本年收入", "本年总收入", "全年总收入", "全年收入")
	add(term{set: gouji.Concept{Flow: gouji.Expenditure}, head: full, reset: true}, "支出总数", "全部支出", "支出决算总额", "本年支出合计", "支出合计", "总支出", "本年支出", "本年总支出", "全年总支出", "全年支出", "本年度支出合计", "支出总额")
	c(gouji.Concept{Flow: gouji.Total}, "总计", "收入总计", "支出总计", "收支总计", "收、支总计", "收入支出总计", "收入、支出总计",
		"收入和支出总计", "收支总额", "收支决算总计", "决算收支总计", "收、支决算总计", "收支总决算", "收、支总决算", "收、支总额")
	c(gouji.Concept{Flow: gouji.Income, Origin: gouji.FromSuperior}, "上级补助收入")
	c(gouji.Concept{Flow: gouji.Income, Origin: gouji.FromOperations}, "事业收入")
	c(gouji.Concept{Flow: gouji.Income, Origin: gouji.FromTuition}, "教育收费")
	c(gouji.Concept{Flow: gouji.Income, Origin: gouji.FromBusiness}, "经营收入")
	c(gouji.Concept{Flow: gouji.Income, Origin: gouji.FromSubordinates}, "附属单位上缴收入", "附属单位缴款")
	c(gouji.Concept{Flow: gouji.Income, Origin: gouji.FromOther}, "其他收入")
	c(gouji.Concept{Flow: gouji.SurplusUsed}, "使用非财政拨款结余", "用事业基金弥补收支差额", "使用非财政拨款结余(含专用结余)", "非财政拨款结余", "事业基金弥补收支差额")
	c(gouji.Concept{Flow: gouji.SurplusDistributed}, "结余分配")
	c(gouji.Concept{Flow: gouji.Opening}, "年初结转和结余", "年初结转结余", "上年结转和结余", "上年结转结余", "上年结转", "年初结转", "年初财政拨款结转和结余", "年初结转与结余")
	c(gouji.Concept{Flow: gouji.Closing}, "年末结转和结余", "年末结转结余", "年末结转", "结转下年", "年末财政拨款结转和结余", "年末结转与结余")
	add(term{both: true, head: full}, "收支", "收入支出", "收入和支出", "收入、支出", "收入及支出", "收入或支出")
}

func funds(add adder) {
	f := func(f gouji.Fund, names ...string) { add(term{set: gouji.Concept{Fund: f}}, names...) }
	f(gouji.Fiscal, "财政拨款", "财政性资金", "财政资金", "财政拨款资金", "当年财政拨款", "本年财政拨款")
	f(gouji.GeneralPublic, "一般公共预算", "一般公共预算财政拨款", "一般公共预算拨款", "公共财政预算", "公共财政预算财政拨款", "公共预算财政拨款", "一般公共预算当年拨款", "一般公共财政拨款", "一般公共预算财政")
	f(gouji.GovernmentFund, "政府性基金", "政府性基金预算", "政府性基金预算财政拨款", "政府性基金财政拨款", "政府性基金预算拨款")
	f(gouji.StateCapital, "国有资本经营", "国有资本经营预算", "国有资本经营预算财政拨款", "国有资本经营财政拨款", "国有资本经营预算拨款")
	b := func(b gouji.Basis, names ...string) {
		add(term{set: gouji.Concept{Basis: b}, basis: true}, names...)
	}
	b(gouji.InitialBudget, "年初预算", "年初预算数", "年初部门预算", "年初批复预算", "年初预算批复数", "年初支出预算", "年初预算支出")
	b(gouji.FullYearBudget, "全年预算", "全年预算数", "调整预算", "调整预算数", "调整后预算", "调整后预算数", "预算调整数")
	b(gouji.Budget, "预算", "预算数", "预算安排")
	b(gouji.Actual, "决算", "决算数", "执行数")
	add(term{set: gouji.Concept{Flow: gouji.Expenditure, Basis: gouji.Budget}, basis: true}, "支出预算", "支出预算数")
	add(term{set: gouji.Concept{Flow: gouji.Expenditure}, basis: true}, "支出决算", "支出决算数", "实际支出", "实际支出数", "决算支出")
}

func natures(add adder) {
	n := func(n gouji.Nature, names ...string) {
		add(term{set: gouji.Concept{Flow: gouji.Expenditure, Nature: n}, head: full}, names...)
	}
	n(gouji.Basic, "基本支出")
	n(gouji.ProjectSpending, "项目支出")
	n(gouji.ToSuperior, "上缴上级支出")
	n(gouji.Business, "经营支出")
	n(gouji.ToSubordinates, "对附属单位补助支出")
	g := func(group string, names ...string) {
		add(term{set: gouji.Concept{Flow: gouji.Expenditure, Nature: gouji.Basic, Economic: group}, head: full}, names...)
	}
	g(gouji.Staff, "人员经费", "人员支出", "人员经费支出")
	g(gouji.Public, "公用经费", "日常公用经费", "公用支出", "公用经费支出", "日常公用支出")
}

func items(add adder) {
	i := func(i gouji.Item, names ...string) {
		add(term{set: gouji.Concept{Flow: gouji.Expenditure, Item: i}, head: full}, names...)
	}
	i(gouji.ThreePublic, "“三公”经费", "三公经费", "\"三公\"经费", "‘三公’经费", "「三公」经费", "“三公经费”")
	i(gouji.Abroad, "因公出国(境)费", "因公出国(境)费用", "因公出国(境)经费", "因公出国(境)支出", "出国(境)费", "因公出国(境)")
	i(gouji.Vehicles, "公务用车购置及运行费", "公务用车购置及运行维护费", "公务用车购置费及运行维护费", "公务用车购置和运行费",
		"公务用车购置和运行维护费", "公务用车购置费及运行费", "公务用车购置及运行", "公务用车经费")
	i(gouji.VehiclePurchase, "公务用车购置费", "公务用车购置", "公务用车购置支出", "公务用车购置经费")
	i(gouji.VehicleRunning, "公务用车运行费", "公务用车运行维护费", "公务用车运行维护", "公务用车运行维护支出", "公务用车运行支出", "公务用车运行经费", "公务用车运行维护经费")
	i(gouji.Reception, "公务接待费", "公务接待", "公务接待费用", "公务接待经费")
	i(gouji.Conferences, "会议费")
	i(gouji.Training, "培训费")
	i(gouji.Operating, "机关运行经费")
	i(gouji.Procurement, "政府采购支出总额", "政府采购支出", "政府采购金额", "政府采购总额", "政府采购支出合计", "政府采购支出金额", "政府采购")
	i(gouji.ProcurementGoods, "政府采购货物支出", "货物采购金额", "货物支出", "采购货物支出", "政府采购货物")
	i(gouji.ProcurementWorks, "政府采购工程支出", "工程采购金额", "工程支出", "采购工程支出", "政府采购工程")
	i(gouji.ProcurementServices, "政府采购服务支出", "服务采购金额", "服务支出", "采购服务支出", "政府采购服务")
}

// fillers are words that add no meaning to a phrase made of terms. Any other
// free word makes the phrase a name of the sentence's own.
var fillers = segment.NewTrie(wordSet(
	"本部门", "本单位", "我单位", "我部门", "我局", "部门", "单位", "全年", "本年", "本年度", "当年", "年度", "年", "其中", "共", "总", "总额",
	"安排", "安排的", "使用", "开支", "发生", "完成", "用于", "的", "为", "是", "数", "数为", "共有", "一共", "累计", "实际", "金额", "资金", "经费", "费用",
	"总体", "具体", "情况", "说明", "如下", "主要", "方面", "本级", "汇总", "实现", "达", "达到", "共支出", "支出共", "已", "所", "等", "中", "里", "内", "在", "由", "和", "及", "与",
	"2", "(", ")", " ", "“", "”", "\"", "《", "》", "均", "都", "也", "则", "而", "有", "含", "总计", "关于", "因", "于", "上述", "以上", "下列", "该", "此", "项", "类", "款",
	"执行", "公开", "财务", "市级", "省级", "县级", "区级", "整体", "批复", "按", "按照", "口径", "一是", "二是", "三是", "四是", "截至", "末", "底", "、", "收支", "约", "近", "大约", "即", "折合", "约合", "(类)", "(款)", "(项)", "-", "—",
))

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
