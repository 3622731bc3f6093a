package claim_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/claim"
	"gouji/normalize/lexicon"
	"gouji/normalize/outline"
)

// names are the rows that the tables of the tests' unit print.
var names = []gouji.Name{
	{System: gouji.Functional, Code: "206", Name: "科学技术支出"},
	{System: gouji.Functional, Code: "20603", Name: "应用研究"},
	{System: gouji.Functional, Code: "2060301", Name: "机构运行"},
	{System: gouji.Functional, Code: "2060399", Name: "其他应用研究支出"},
	{System: gouji.Functional, Code: "21110", Name: "能耗节约利用"},
	{System: gouji.Functional, Code: "221", Name: "住房保障支出"},
	{System: gouji.Functional, Code: "22102", Name: "住房改革支出"},
	{System: gouji.Functional, Code: "2210201", Name: "住房公积金"},
	{System: gouji.Economic, Code: "30101", Name: "基本工资"},
	{System: gouji.Economic, Code: "30213", Name: "维修（护）费"},
}

// read reads paragraphs that stand in a narrative.
func read(paragraphs ...string) claim.Result {
	return readIn("第三部分 决算情况说明", paragraphs...)
}

func readIn(part string, paragraphs ...string) claim.Result {
	doc := &gouji.Document{Blocks: []gouji.Block{{Text: part}}}
	for _, p := range paragraphs {
		doc.Blocks = append(doc.Blocks, gouji.Block{Text: p})
	}
	lines := outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks))
	return claim.Read(lines, claim.Env{Unit: "澄江市测绘院", Year: 2020, Names: names, Next: 100})
}

// show prints a claim as "kind amount concept", with what else it says.
func show(c gouji.Claim) string {
	s := fmt.Sprintf("%s %s %s", c.Kind, c.Amount, c.Concept)
	if c.Kind == gouji.NamedClaim {
		s = fmt.Sprintf("%s %s", c.Kind, c.Concept)
	}
	if c.Kind == gouji.DirectionClaim {
		s = fmt.Sprintf("%s %+d %s", c.Kind, c.Amount.Value, c.Concept)
	}
	if c.Local {
		s += " local"
	}
	if c.Of != (gouji.Concept{}) {
		s += " of " + c.Of.String()
	}
	if c.BaseYear != 0 {
		s += fmt.Sprintf(" against %d", c.BaseYear)
	}
	if c.Year != 2020 {
		s += fmt.Sprintf(" in %d", c.Year)
	}
	if c.Hedge != "" {
		s += " " + c.Hedge
	}
	if c.Unresolved != "" {
		s += " ?" + c.Unresolved
	}
	return s
}

// A claimCase is paragraphs of a narrative with every claim that they make.
type claimCase struct {
	name       string
	paragraphs []string
	want       []string
}

func (c claimCase) run(t *testing.T) {
	var got []string
	for _, claim := range read(c.paragraphs...).Claims {
		got = append(got, show(claim))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestClaims(t *testing.T) {
	for _, test := range []claimCase{
		{"totals and what they are compared with", []string{"一、收入支出决算总体情况说明",
			"2020年度收入总计120.50万元、支出总计120.50万元。与上年相比，收入增加20.50万元，增长20.50%，主要是因为新承接地形图项目。"},
			[]string{
				"amount 120.50万元 total", "amount 120.50万元 total",
				"change 20.50万元 total against 2019", "growth 20.50% total against 2019"}},
		{"one figure for both sides", []string{"一、收入支出决算总体情况说明", "澄江市测绘院2020年度收、支总计各88.00万元。"},
			[]string{"amount 88.00万元 total"}},
		{"paired figures", []string{"四、财政拨款收入支出决算总体情况说明", "财政拨款收入、支出分别为60.00万元、58.00万元。"},
			[]string{"amount 60.00万元 income/fund=fiscal", "amount 58.00万元 expenditure/fund=fiscal"}},
		{"one change for both sides", []string{"四、财政拨款收入支出决算总体情况说明", "较2019年度财政拨款收、支总计各减少8.89万元，下降11.97%；收入、支出分别增长3.00%、5.00%。"},
			[]string{"change -8.89万元 total/fund=fiscal against 2019", "growth -11.97% total/fund=fiscal against 2019",
				"growth 3.00% income/fund=fiscal against 2019", "growth 5.00% expenditure/fund=fiscal against 2019"}},
		{"parts with their shares", []string{"二、收入决算情况说明",
			"本年收入合计100.00万元，其中：财政拨款收入80.00万元，占80.00%；事业收入20.00万元，占20.00%。"},
			[]string{"amount 100.00万元 income",
				"amount 80.00万元 income/fund=fiscal", "share 80.00% income/fund=fiscal of income",
				"amount 20.00万元 income/origin=operations", "share 20.00% income/origin=operations of income"}},
		{"a fund is not widened inside its section", []string{"五、一般公共预算财政拨款支出决算情况说明",
			"2020年度财政拨款支出80.00万元，占本年支出合计的66.39%。"},
			[]string{"amount 80.00万元 expenditure/fund=general_public",
				"share 66.39% expenditure/fund=general_public of expenditure"}},
		{"an item by its path, its budget and its completion", []string{"五、一般公共预算财政拨款支出决算情况说明", "（三）具体情况",
			"1、科学技术支出（类）应用研究（款）机构运行（项）", "年初预算为16.00万元，支出决算为20.00万元，完成年初预算的125.00%。"},
			[]string{"amount 16.00万元 expenditure/fund=general_public/function=2060301/basis=initial_budget",
				"amount 20.00万元 expenditure/fund=general_public/function=2060301",
				"completion 125.00% expenditure/fund=general_public/function=2060301 of expenditure/fund=general_public/function=2060301/basis=initial_budget"}},
		{"a reason that cuts a budget", []string{"五、一般公共预算财政拨款支出决算情况说明",
			"决算数小于年初预算数的主要原因是：压减航测外业经费3.00万元。"},
			[]string{"change -3.00万元 expenditure/item=航测外业经费/fund=general_public local of expenditure/item=航测外业经费/fund=general_public/basis=initial_budget"}},
		{"all of it, and the lines named", []string{"六、一般公共预算财政拨款基本支出决算情况说明",
			"2020年度财政拨款基本支出30.00万元，均为人员经费，主要包括：基本工资、维修（护）费。"},
			[]string{"amount 30.00万元 expenditure/fund=general_public/nature=basic",
				"share 100% expenditure/fund=general_public/nature=basic/economic=staff of expenditure/fund=general_public/nature=basic",
				"named expenditure/fund=general_public/nature=basic/economic=30101",
				"named expenditure/fund=general_public/nature=basic/economic=30213"}},
		{"the public lines, each on both bases", []string{"七、财政拨款“三公”经费支出决算情况说明",
			"“三公”经费财政拨款支出预算为3万元，支出决算为2.50万元，其中：", "公务接待费支出预算为3万元，支出决算为2.50万元。"},
			[]string{"amount 3万元 expenditure/item=three_public/fund=fiscal/basis=budget", "amount 2.50万元 expenditure/item=three_public/fund=fiscal",
				"amount 3万元 expenditure/item=reception/fund=fiscal/basis=budget", "amount 2.50万元 expenditure/item=reception/fund=fiscal"}},
		{"nothing of a fund", []string{"八、政府性基金预算收入支出决算情况", "本单位无政府性基金收支。"},
			[]string{"none 0万元 income/fund=government_fund", "none 0万元 expenditure/fund=government_fund"}},
		{"a threshold is no claim about the unit", []string{"十二、国有资产占用情况说明", "单位价值50万元以上通用设备0台（套）。"},
			[]string{"threshold 50万元 ", "count 0台(套) item=以上通用设备 local"}},
		{"both directions of the template", []string{"七、财政拨款“三公”经费支出决算情况说明", "“三公”经费比2019年度下降（增长）5.00%。"},
			[]string{"growth 5.00% expenditure/item=three_public/fund=fiscal against 2019 ?增减方向写了两个"}},
		{"a hedge", []string{"三、支出决算情况说明", "本年支出合计约120万元。"}, []string{"amount 120万元 expenditure 约"}},
		{"a rate of nothing", []string{"三、支出决算情况说明", "预算执行进度98.00%。"}, []string{"share 98.00%  ?没有说明是什么的百分比"}},
		{"another year", []string{"三、支出决算情况说明", "2019年支出合计99.00万元。"}, []string{"amount 99.00万元 expenditure in 2019"}},
	} {
		t.Run(test.name, test.run)
	}
}

// What an adversary found: wordings under which a figure was once taken for
// another thing.
func TestClaimsOfOtherProvinces(t *testing.T) {
	const gpb = "五、一般公共预算财政拨款支出决算情况说明"
	for _, test := range []claimCase{
		{"the subject goes on over a full stop", []string{"二、收入决算情况说明", "1.财政拨款收入70.00万元，占70.00%。比上年增加7.00万元，增长11.11%。"},
			[]string{"amount 70.00万元 income/fund=fiscal", "share 70.00% income/fund=fiscal ?没有说明占什么的比重",
				"change 7.00万元 income/fund=fiscal against 2019", "growth 11.11% income/fund=fiscal against 2019"}},
		{"never the section itself", []string{"二、收入决算情况说明", "与上年相比，增加7.00万元。"},
			[]string{"change 7.00万元  against 2019 ?没有说明是什么的增减"}},
		{"the budget of the year itself", []string{gpb, "支出70.00万元，比2020年年初预算增加7.00万元，增长11.11%。"},
			[]string{"amount 70.00万元 expenditure/fund=general_public",
				"change 7.00万元 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget",
				"growth 11.11% expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget"}},
		{"the second half keeps its money", []string{"四、财政拨款收入支出决算总体情况说明", "政府性基金预算财政拨款收入5.00万元，支出4.00万元。"},
			[]string{"amount 5.00万元 income/fund=government_fund", "amount 4.00万元 expenditure/fund=government_fund"}},
		{"the figure compared with", []string{"一、收入支出决算总体情况说明", "收入总计90.00万元，比上年100.00万元减少10.00万元，下降10.00%。"},
			[]string{"amount 90.00万元 total", "amount 100.00万元 total in 2019", "change -10.00万元 total against 2019", "growth -10.00% total against 2019"}},
		{"an opening balance against the closing one before", []string{"一、收入支出决算总体情况说明", "2020年年初结转和结余12.60万元，比2019年年末结转和结余12.30万元增加0.30万元，增长2.44%。"},
			[]string{"amount 12.60万元 opening", "amount 12.30万元 closing in 2019", "change 0.30万元 opening of closing against 2019", "growth 2.44% opening of closing against 2019"}},
		{"the same without its figure", []string{"一、收入支出决算总体情况说明", "年初结转和结余12.60万元，比上年年末结转和结余增加0.30万元。"},
			[]string{"amount 12.60万元 opening", "change 0.30万元 opening of closing against 2019"}},
		{"the same in its own clause", []string{"一、收入支出决算总体情况说明", "年初结转和结余12.60万元，与上年年末结转和结余相比，增加0.30万元；与上年相比，年末结转和结余减少1.00万元。"},
			[]string{"amount 12.60万元 opening", "change 0.30万元 opening of closing against 2019", "change -1.00万元 closing against 2019"}},
		{"a budget told of other money", []string{"四、财政拨款收入支出决算总体情况说明", "财政拨款支出年初预算80.00万元。", gpb, "财政拨款支出比年初预算80.00万元多10.00万元；财政拨款支出比年初预算70.00万元多20.00万元。"},
			[]string{"amount 80.00万元 expenditure/fund=fiscal/basis=initial_budget",
				"amount 80.00万元 expenditure/fund=general_public/basis=initial_budget ?是全部财政拨款的数还是本节资金的数，不明",
				"change 10.00万元 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget ?是全部财政拨款的数还是本节资金的数，不明",
				"amount 70.00万元 expenditure/fund=general_public/basis=initial_budget",
				"change 20.00万元 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget"}},
		{"the budget compared with", []string{gpb, "财政拨款支出90.00万元，较年初预算80.00万元多10.00万元。"},
			[]string{"amount 90.00万元 expenditure/fund=general_public", "amount 80.00万元 expenditure/fund=general_public/basis=initial_budget",
				"change 10.00万元 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget"}},
		{"parts of a budget", []string{"三、支出决算情况说明", "年初预算支出90.00万元，其中：基本支出60.00万元，项目支出30.00万元；支出决算80.00万元。"},
			[]string{"amount 90.00万元 expenditure/basis=initial_budget", "amount 60.00万元 expenditure/nature=basic/basis=initial_budget",
				"amount 30.00万元 expenditure/nature=project/basis=initial_budget", "amount 80.00万元  ?另起一句之后没有说明是什么金额"}},
		{"shares in turn", []string{"六、一般公共预算财政拨款基本支出决算情况说明", "人员经费80.00万元、公用经费20.00万元，分别占基本支出的80.00%、20.00%。"},
			[]string{"amount 80.00万元 expenditure/fund=general_public/nature=basic/economic=staff", "amount 20.00万元 expenditure/fund=general_public/nature=basic/economic=public",
				"share 80.00% expenditure/fund=general_public/nature=basic/economic=staff of expenditure/fund=general_public/nature=basic",
				"share 20.00% expenditure/fund=general_public/nature=basic/economic=public of expenditure/fund=general_public/nature=basic"}},
		{"an item's title that a full stop closes", []string{"一、“三公”经费支出决算情况说明", "1.公务接待费。决算数3.00万元，比上年4.00万元减少1.00万元。"},
			[]string{"amount 3.00万元 expenditure/item=reception", "amount 4.00万元 expenditure/item=reception in 2019",
				"change -1.00万元 expenditure/item=reception against 2019"}},
		{"a section's title that a full stop closes", []string{"（五）政府性基金预算收支决算情况说明。", "本年收入30.00万元。"},
			[]string{"amount 30.00万元 income/fund=government_fund"}},
		{"a statement is no title", []string{"一、“三公”经费支出决算情况说明", "1.没有公务接待费。决算数3.00万元。"},
			[]string{"none 0万元 expenditure/item=reception", "amount 3.00万元 expenditure/item=three_public"}},
		{"all income with what was left", []string{"一、收入支出决算总体情况说明", "总收入90.00万元，其中：本年收入80.00万元，年初结转和结余10.00万元。"},
			[]string{"amount 90.00万元 total", "amount 80.00万元 income", "amount 10.00万元 opening"}},
		{"all income without it", []string{"一、收入支出决算总体情况说明", "总收入90.00万元，其中：事业收入80.00万元。"},
			[]string{"amount 90.00万元 income", "amount 80.00万元 income/origin=operations"}},
		{"a purchase planned", []string{"十二、政府采购支出情况", "政府采购预算9.00万元，实际采购8.00万元。"},
			[]string{"amount 9.00万元 expenditure/item=procurement/basis=budget", "amount 8.00万元 expenditure/item=实际采购 local"}},
		{"another subject behind a semicolon", []string{"二、收入决算情况说明", "财政拨款收入80.00万元，与上年相比增加9.00万元；事业收入与上年7.00万元相比减少2.00万元。"},
			[]string{"amount 80.00万元 income/fund=fiscal", "change 9.00万元 income/fund=fiscal against 2019",
				"amount 7.00万元 income/origin=operations in 2019", "change -2.00万元 income/origin=operations against 2019"}},
		{"a budget behind a number of things", []string{"一、“三公”经费支出决算情况说明", "批准出国团组1个2人，预算5.00万元。"},
			[]string{"count 1个 item=批准出国团组 local", "count 2人 item=批准出国团组 local", "amount 5.00万元  ?是“三公”经费的哪一项，不明"}},
		{"changes in turn", []string{"一、收入支出决算总体情况说明", "收入、支出分别为90.00万元和80.00万元，分别比上年减少9.00万元、8.00万元。"},
			[]string{"amount 90.00万元 income", "amount 80.00万元 expenditure", "change -9.00万元 income against 2019", "change -8.00万元 expenditure against 2019"}},
		{"two figures compared with in turn", []string{"七、财政拨款“三公”经费支出决算情况说明", "会议费2.00万元，较上年3.00万元、预算5.00万元分别减少1.00万元、3.00万元，分别下降33.33%、60.00%。"},
			[]string{"amount 2.00万元 expenditure/item=conferences/fund=fiscal", "amount 3.00万元 expenditure/item=conferences/fund=fiscal in 2019",
				"amount 5.00万元 expenditure/item=conferences/fund=fiscal/basis=budget", "change -1.00万元 expenditure/item=conferences/fund=fiscal against 2019",
				"change -3.00万元 expenditure/item=conferences/fund=fiscal of expenditure/item=conferences/fund=fiscal/basis=budget",
				"growth -33.33% expenditure/item=conferences/fund=fiscal against 2019",
				"growth -60.00% expenditure/item=conferences/fund=fiscal of expenditure/item=conferences/fund=fiscal/basis=budget"}},
		{"figures left out", []string{"七、财政拨款“三公”经费支出决算情况说明", "自有资金负担的车辆租赁费2.00万元、公务接待费3.00万元不纳入本表。会议费4.00万元，未列入年初预算。"},
			[]string{"amount 2.00万元 expenditure/item=自有资金负担的车辆租赁费/fund=fiscal local ?句中说明不在所列范围之内", "amount 3.00万元 expenditure/item=reception/fund=fiscal ?句中说明不在所列范围之内",
				"amount 4.00万元 expenditure/item=conferences/fund=fiscal"}},
		{"back to the subject behind a reason", []string{"七、财政拨款“三公”经费支出决算情况说明", "会议费预算为5万元，支出决算为2万元，决算数小于预算数的主要原因是厉行节约，与上年相比减少3.0万元，减少60%。"},
			[]string{"amount 5万元 expenditure/item=conferences/fund=fiscal/basis=budget", "amount 2万元 expenditure/item=conferences/fund=fiscal",
				"direction -1 expenditure/item=conferences/fund=fiscal of expenditure/item=conferences/fund=fiscal/basis=budget",
				"change -3.0万元 expenditure/item=conferences/fund=fiscal against 2019", "growth -60% expenditure/item=conferences/fund=fiscal against 2019"}},
		{"a reason that names what fell", []string{"七、财政拨款“三公”经费支出决算情况说明", "会议费预算为5万元，支出决算为2万元，决算数小于预算数的主要原因是培训费减少，与上年相比减少3.0万元。"},
			[]string{"amount 5万元 expenditure/item=conferences/fund=fiscal/basis=budget", "amount 2万元 expenditure/item=conferences/fund=fiscal",
				"direction -1 expenditure/item=conferences/fund=fiscal of expenditure/item=conferences/fund=fiscal/basis=budget",
				"change -3.0万元 expenditure/item=training/fund=fiscal against 2019 ?没有说明是什么的增减"}},
		{"a budget's figure that opens a sentence", []string{gpb, "一般公共预算财政拨款支出90.00万元。与年初预算80.00万元相比，增加10.00万元，完成年初预算的112.50%。"},
			[]string{"amount 90.00万元 expenditure/fund=general_public", "amount 80.00万元 expenditure/fund=general_public/basis=initial_budget",
				"change 10.00万元 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget",
				"completion 112.50% expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget"}},
		{"changes in turn of the paragraph above", []string{"七、财政拨款“三公”经费支出决算情况说明", "会议费2.00万元；培训费1.00万元；公务接待费3.00万元。", "较上年分别增加1.00万元、减少1.00万元、增加1.50万元，增长100.00%、下降50.00%、增长100.00%。"},
			[]string{"amount 2.00万元 expenditure/item=conferences/fund=fiscal", "amount 1.00万元 expenditure/item=training/fund=fiscal", "amount 3.00万元 expenditure/item=reception/fund=fiscal",
				"change 1.00万元 expenditure/item=conferences/fund=fiscal against 2019", "change -1.00万元 expenditure/item=training/fund=fiscal against 2019", "change 1.50万元 expenditure/item=reception/fund=fiscal against 2019",
				"growth 100.00% expenditure/item=conferences/fund=fiscal against 2019", "growth -50.00% expenditure/item=training/fund=fiscal against 2019", "growth 100.00% expenditure/item=reception/fund=fiscal against 2019"}},
		{"总计 of the account", []string{"一、收入支出决算总体情况说明", "2020年度收入、支出决算总计90.00万元。收支较上年决算数增加9.00万元、增长11.11%。"},
			[]string{"amount 90.00万元 total", "change 9.00万元 total against 2019", "growth 11.11% total against 2019"}},
		{"收支 of no total", []string{"二、收入决算情况说明", "收入合计90.00万元，收支比上年增加9.00万元。"},
			[]string{"amount 90.00万元 income", "change 9.00万元  against 2019 ?一个数字说了收入和支出两件事"}},
		{"合计 of the account", []string{"二、收入决算情况说明", "本年收入决算合计90.00万元，与上年对比增加9.00万元。"},
			[]string{"amount 90.00万元 income", "change 9.00万元 income against 2019"}},
		{"what the money is for", []string{"三、支出决算情况说明", "2020年度用于保障机关、下属单位等机构正常运转的日常支出80.00万元。2020年度用于专项业务工作的经费支出10.00万元。"},
			[]string{"amount 80.00万元 expenditure/nature=basic", "amount 10.00万元 expenditure/nature=project"}},
		{"rates in the turn of their changes", []string{"一、收入支出决算总体情况说明", "收入、支出较上年分别增加3.00万元、减少2.00万元，增长5.00%、下降6.00%。"},
			[]string{"change 3.00万元 income against 2019", "change -2.00万元 expenditure against 2019",
				"growth 5.00% income against 2019", "growth -6.00% expenditure against 2019"}},
		{"one rate for two changes", []string{"一、收入支出决算总体情况说明", "收入、支出较上年分别增加3.00万元、减少2.00万元，增长5.00%。"},
			[]string{"change 3.00万元 income against 2019", "change -2.00万元 expenditure against 2019",
				"growth 5.00% expenditure against 2019 ?几个数字与几个名称对不上"}},
		{"one change of one total", []string{"一、收入支出决算总体情况说明", "收入、支出总计分别为90.00万元、90.00万元，各增加9.00万元。与上年相比增加9.00万元。"},
			[]string{"amount 90.00万元 total", "amount 90.00万元 total", "change 9.00万元 total ?没有说明与什么相比", "change 9.00万元 total against 2019"}},
		{"a year in a bracket", []string{"十、一般性支出情况", "会议费3.00万元（上年4.00万元），培训费2.00万元（2019年培训费5.00万元，会议费4.00万元）。"},
			[]string{"amount 3.00万元 expenditure/item=conferences", "amount 4.00万元 expenditure/item=conferences in 2019", "amount 2.00万元 expenditure/item=training",
				"amount 5.00万元 expenditure/item=training in 2019", "amount 4.00万元 expenditure/item=conferences in 2019"}},
		{"shares of what the section is about", []string{gpb, "（二）支出决算结构情况", "主要用于以下方面：科学技术（类）支出60.00万元，占66.67%；住房保障（类）支出30.00万元，占33.33%。"},
			[]string{"amount 60.00万元 expenditure/fund=general_public/function=206", "share 66.67% expenditure/fund=general_public/function=206 of expenditure/fund=general_public",
				"amount 30.00万元 expenditure/fund=general_public/function=221", "share 33.33% expenditure/fund=general_public/function=221 of expenditure/fund=general_public"}},
		{"a fund's share of all", []string{"八、政府性基金预算财政拨款支出决算情况说明", "政府性基金支出9.00万元，占本年支出合计的9.00%，比上年增长3.00%。占本年支出合计的100%。"},
			[]string{"amount 9.00万元 expenditure/fund=government_fund", "share 9.00% expenditure/fund=government_fund of expenditure", "growth 3.00% expenditure/fund=government_fund against 2019",
				"share 100% expenditure/fund=government_fund ?占比的总体是全部支出还是本基金支出，不明"}},
		{"the year of a part", []string{"十、一般性支出情况", "会议费3.00万元，其中2019年结转1.00万元，培训费2.00万元。"},
			[]string{"amount 3.00万元 expenditure/item=conferences", "amount 1.00万元 expenditure/item=结转 local in 2019", "amount 2.00万元 expenditure/item=training"}},
		{"what last year only began", []string{"十三、预算绩效情况", "在上年的基础上扩大范围，征集入库企业9家。"}, []string{"count 9家 item=征集入库企业 local"}},
		{"the year of something else", []string{"三、支出决算情况说明", "本年支出合计90.00万元，对2019年获奖的30家单位补助支出9.00万元。"},
			[]string{"amount 90.00万元 expenditure", "count 30家 item=对获奖的 local", "amount 9.00万元 expenditure/item=对获奖的单位补助支出 local"}},
		{"none of the year before", []string{"七、财政拨款“三公”经费支出决算情况说明", "公务接待费支出3.00万元，上年没有公务接待费支出。2019年无因公出国（境）费支出。"},
			[]string{"amount 3.00万元 expenditure/item=reception/fund=fiscal", "none 0万元 expenditure/item=reception/fund=fiscal in 2019", "none 0万元 expenditure/item=abroad/fund=fiscal in 2019"}},
		{"none of a name of the sentence's own", []string{"二、收入决算情况说明", "财政专户管理资金收入0万元，本单位无此项收入。"},
			[]string{"amount 0万元 income/item=财政专户管理资金收入 local", "none 0万元 income/item=财政专户管理资金收入 local"}},
		{"an item goes on over a full stop", []string{"七、财政拨款“三公”经费支出决算情况说明", "“三公”经费支出3.00万元。其中：",
			"（一）公务接待费支出2.00万元。支出较上年减少1.00万元，下降33.33%。与2019年决算数相比减少1.00万元。年初预算为2.50万元。"},
			[]string{"amount 3.00万元 expenditure/item=three_public/fund=fiscal", "amount 2.00万元 expenditure/item=reception/fund=fiscal",
				"change -1.00万元 expenditure/item=reception/fund=fiscal against 2019", "growth -33.33% expenditure/item=reception/fund=fiscal against 2019",
				"change -1.00万元 expenditure/item=reception/fund=fiscal against 2019", "amount 2.50万元 expenditure/item=reception/fund=fiscal/basis=initial_budget"}},
		{"支出 of the item before", []string{"七、财政拨款“三公”经费支出决算情况说明", "公务接待费支出2.00万元，支出较上年减少1.00万元。"},
			[]string{"amount 2.00万元 expenditure/item=reception/fund=fiscal", "change -1.00万元 expenditure/item=reception/fund=fiscal against 2019"}},
		{"支出 of either item", []string{"七、财政拨款“三公”经费支出决算情况说明", "公务接待费支出2.00万元，因公出国（境）费支出1.00万元，支出较上年减少1.00万元。"},
			[]string{"amount 2.00万元 expenditure/item=reception/fund=fiscal", "amount 1.00万元 expenditure/item=abroad/fund=fiscal",
				"change -1.00万元  against 2019 ?没有说明是哪一项的增减"}},
		{"zero of any unit", []string{"三、支出决算情况说明", "政府性基金支出为0；公务接待2批次，国内公务接待人数为0。"},
			[]string{"amount 0万元 expenditure/fund=government_fund", "count 2批次 item=公务接待 local"}},
		{"numbers behind a bracket", []string{"十、其他重要事项", "年末实有在职18人（其中行政10人、事业8人），退休6人。"},
			[]string{"count 18人 item=年末实有在职 local", "count 10人 item=行政 local", "count 8人 item=事业 local", "count 6人 item=退休 local"}},
		{"the year before in its own clause", []string{"七、财政拨款“三公”经费支出决算情况说明", "会议费支出4.00万元，上年5.00万元，减少1.00万元；培训费支出2.00万元，上年无此项支出；公务接待费支出3.00万元。"},
			[]string{"amount 4.00万元 expenditure/item=conferences/fund=fiscal", "amount 5.00万元 expenditure/item=conferences/fund=fiscal in 2019",
				"change -1.00万元 expenditure/item=conferences/fund=fiscal against 2019", "amount 2.00万元 expenditure/item=training/fund=fiscal",
				"none 0万元 expenditure/item=training/fund=fiscal in 2019", "amount 3.00万元 expenditure/item=reception/fund=fiscal"}},
		{"an item before a colon", []string{"七、财政拨款“三公”经费支出决算情况说明", "3.公务接待：支出2.00万元，年初预算3.00万元。", "1.因公出国（境）：本年没有支出。"},
			[]string{"amount 2.00万元 expenditure/item=reception/fund=fiscal", "amount 3.00万元 expenditure/item=reception/fund=fiscal/basis=initial_budget",
				"none 0万元 expenditure/item=abroad/fund=fiscal"}},
		{"本年 of another year", []string{"二、收入决算情况说明", "2019年度本年收入合计80.00万元，其中财政拨款收入70.00万元。"},
			[]string{"amount 80.00万元 income in 2019", "amount 70.00万元 income/fund=fiscal in 2019"}},
		{"both called total", []string{"一、收入支出决算总体情况说明", "2020年度总收入90.00万元，总支出90.00万元。"},
			[]string{"amount 90.00万元  ?总收入、总支出是否含结转和结余，不明", "amount 90.00万元  ?总收入、总支出是否含结转和结余，不明"}},
		{"whose money it is, with how many", []string{"十、机关运行经费支出情况说明", "2020年下属1家机关和2家单位的机关运行经费支出为9.00万元。"},
			[]string{"count 1家 item=下属 local", "count 2家 item=下属机关和 local", "amount 9.00万元 expenditure/item=operating"}},
		{"none of what was told before", []string{"一、收入支出决算总体情况说明", "上年结转资金0万元，本单位无此项结转资金。"},
			[]string{"amount 0万元 opening", "none 0万元 opening"}},
		{"a part that is described first", []string{"二、收入决算情况说明", "其他收入0.20万元，主要是银行存款利息，占本年收入合计的0.22%。"},
			[]string{"amount 0.20万元 income/origin=other", "share 0.22% income/origin=other of income"}},
		{"a reason has shares of its own", []string{"二、收入决算情况说明", "其他收入0.20万元，比上年增加0.10万元，主要是利息增加，占本年收入合计的0.22%。"},
			[]string{"amount 0.20万元 income/origin=other", "change 0.10万元 income/origin=other against 2019", "share 0.22% income/origin=other ?没有说明是什么的比重"}},
		{"shares of what a list without its amount is of", []string{"五、一般公共预算财政拨款支出决算情况说明", "财政拨款支出主要用于以下方面：科学技术支出60.00万元，占66.67%；教育支出30.00万元，占33.33%。"},
			[]string{"amount 60.00万元 expenditure/fund=general_public/function=206", "share 66.67% expenditure/fund=general_public/function=206 of expenditure/fund=general_public",
				"amount 30.00万元 expenditure/fund=general_public/function=205", "share 33.33% expenditure/fund=general_public/function=205 of expenditure/fund=general_public"}},
		{"the end against the beginning", []string{"一、收入支出决算总体情况说明", "年末结转和结余9.00万元，较年初增加2.00万元；年初结转和结余7.00万元，较2019年年末结转和结余8.00万元减少1.00万元。资产总额50.00万元，较年初增加5.00万元。"},
			[]string{"amount 9.00万元 closing", "change 2.00万元 closing of opening", "amount 7.00万元 opening", "amount 8.00万元 closing in 2019",
				"change -1.00万元 opening of closing against 2019", "amount 50.00万元 item=资产总额 local", "change 5.00万元 item=资产总额 local of opening ?比较的是两件事"}},
		{"a whole without the money of its part", []string{"二、收入决算情况说明", "财政拨款收入80.00万元，占收入的80.00%。"},
			[]string{"amount 80.00万元 income/fund=fiscal", "share 80.00% income/fund=fiscal of income"}},
		{"a reason may be gross", []string{gpb, "年初预算为80.00万元，支出决算为90.00万元，决算数大于年初预算数的主要原因是年中追加50.00万元。"},
			[]string{"amount 80.00万元 expenditure/fund=general_public/basis=initial_budget", "amount 90.00万元 expenditure/fund=general_public",
				"direction +1 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget",
				"change 50.00万元 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget ?没有说明是什么的增减"}},
		{"a fall of less than nothing", []string{"三、支出决算情况说明", "本年支出合计90.00万元，比上年减少-10.00万元，下降-10.00%。"},
			[]string{"amount 90.00万元 expenditure", "change 10.00万元 expenditure against 2019 ?减少又写了负号，方向不明",
				"growth 10.00% expenditure against 2019 ?减少又写了负号，方向不明"}},
		{"another activity between", []string{"十、一般性支出情况", "开支培训费2.00万元；举办读书节活动，开支5.00万元。"},
			[]string{"amount 2.00万元 expenditure/item=training", "amount 5.00万元  ?没有说明是什么金额"}},
		{"a negative change", []string{"三、支出决算情况说明", "本年支出合计90.00万元，比上年增加-10.00万元，增长-10.00%。"},
			[]string{"amount 90.00万元 expenditure", "change -10.00万元 expenditure against 2019", "growth -10.00% expenditure against 2019"}},
		{"a completion around its budget", []string{gpb, "支出决算90.00万元，完成年初预算80.00万元的112.50%。"},
			[]string{"amount 90.00万元 expenditure/fund=general_public", "amount 80.00万元 expenditure/fund=general_public/basis=initial_budget",
				"completion 112.50% expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget"}},
		{"subjects joined by 和", []string{"六、一般公共预算财政拨款基本支出决算情况说明", "人员经费和公用经费分别为80.00万元和20.00万元。"},
			[]string{"amount 80.00万元 expenditure/fund=general_public/nature=basic/economic=staff", "amount 20.00万元 expenditure/fund=general_public/nature=basic/economic=public"}},
		{"fewer names than figures", []string{"三、支出决算情况说明", "项目支出90.00万元，主要用于甲、乙，分别支出50.00万元、40.00万元。"},
			[]string{"amount 90.00万元 expenditure/nature=project", "amount 50.00万元  ?分别是什么的金额，不明", "amount 40.00万元  ?分别是什么的金额，不明"}},
		{"the whole's figure inside a share", []string{gpb, "一般公共预算财政拨款支出60.00万元，占本年支出合计80.00万元的75.00%。"},
			[]string{"amount 60.00万元 expenditure/fund=general_public", "amount 80.00万元 expenditure", "share 75.00% expenditure/fund=general_public of expenditure"}},
		{"a sum behind its parts", []string{"十、一般性支出情况", "会议费4.00万元，培训费6.00万元，合计10.00万元。"},
			[]string{"amount 4.00万元 expenditure/item=conferences", "amount 6.00万元 expenditure/item=training", "amount 10.00万元  ?合计的范围不明"}},
		{"last year's budget", []string{gpb, "年初预算80.00万元，比上年年初预算70.00万元增加10.00万元。"},
			[]string{"amount 80.00万元 expenditure/fund=general_public/basis=initial_budget",
				"amount 70.00万元 expenditure/fund=general_public/basis=initial_budget ?与上年的预算相比",
				"change 10.00万元 expenditure/fund=general_public of expenditure/fund=general_public/basis=initial_budget ?与上年的预算相比"}},
		{"a budget and then its spending", []string{"三、支出决算情况说明", "基本支出预算80.00万元，支出70.00万元。"},
			[]string{"amount 80.00万元 expenditure/nature=basic/basis=budget", "amount 70.00万元 expenditure/nature=basic"}},
		{"a balance spent is no balance", []string{gpb, "一般公共预算财政拨款支出90.00万元（其中上年结转资金安排支出5.00万元）。"},
			[]string{"amount 90.00万元 expenditure/fund=general_public", "amount 5.00万元 expenditure/item=上年结转资金安排支出/fund=general_public local"}},
		{"a quoted path", []string{gpb, "1.“科学技术支出”（类）“应用研究”（款）“机构运行”（项）。支出决算20.00万元。"},
			[]string{"amount 20.00万元 expenditure/fund=general_public/function=2060301"}},
	} {
		t.Run(test.name, test.run)
	}
}

// An average is a part of nothing, and of the only count of its clause.
func TestAverages(t *testing.T) {
	const vehicles = "公务用车运行维护费支出12.00万元，"
	running := "amount 12.00万元 expenditure/item=vehicle_running/fund=fiscal"
	for _, test := range []struct {
		name, says string
		want       []string
	}{
		{"of the subject", "年末公务用车保有量5辆，平均每辆2.40万元。",
			[]string{"count 5辆 item=年末公务用车保有量 local", "average 2.40万元 expenditure/item=vehicle_running/fund=fiscal"}},
		{"of what it names", "接待3批次、20人次，人均公务接待费60.00元。",
			[]string{"count 3批次 item=接待 local", "count 20人次 item=接待 local", "average 60.00元 expenditure/item=reception/fund=fiscal"}},
		{"of another count", "保有量5辆，举办培训2期，车均2.40万元。", []string{"count 5辆 item=保有量 local", "count 2期 item=举办培训 local",
			"average 2.40万元 expenditure/item=vehicle_running/fund=fiscal ?没有说明是什么的平均数，或按多少平均"}},
		{"a name that holds the word", "其中人均奖励项目支出1.00万元。", []string{"amount 1.00万元 expenditure/item=人均奖励项目支出/fund=fiscal/nature=project local"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			claimCase{"", []string{"七、财政拨款“三公”经费支出决算情况说明", vehicles + test.says}, append([]string{running}, test.want...)}.run(t)
		})
	}
}

func TestAttachmentHeadingOnlyHints(t *testing.T) {
	head := []string{"一、一般公共预算支出情况", "（一）基本支出情况"}
	for _, test := range []struct{ sentence, want string }{
		{"全年基本支出70.00万元。", "amount 70.00万元 expenditure/nature=basic ?附件标题指明了资金范围，句中没有说明"},
		{"全年基本支出70.00万元（其中财政性资金26.00万元）。", "amount 70.00万元 expenditure/nature=basic"},
		{"全年基本支出70.00万元，占总支出的40.00%。", "amount 70.00万元 expenditure/nature=basic"},
		{"全年一般公共预算基本支出70.00万元。", "amount 70.00万元 expenditure/fund=general_public/nature=basic"},
	} {
		got := show(readIn("附件 整体支出绩效自评报告", append(head, test.sentence)...).Claims[0])
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.sentence, got, test.want)
		}
	}
}

// lists prints the partitions as "whole = part + part", by printed figure.
func lists(r claim.Result) (out []string) {
	for _, p := range r.Partitions {
		s := r.Claims[p.Whole-100].Amount.String() + " ="
		for i, part := range p.Parts {
			if i > 0 {
				s += " +"
			}
			s += " " + r.Claims[part.ID-100].Amount.String()
		}
		if p.Closed {
			s += " closed"
		}
		out = append(out, s)
	}
	return out
}

func TestLists(t *testing.T) {
	for _, test := range []struct {
		name       string
		paragraphs []string
		want       []string
	}{
		{"shares that reach 100 % close it", []string{"三、支出决算情况说明",
			"本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。"},
			[]string{"100.00万元 = 60.00万元 + 40.00万元 closed"}},
		{"all that the whole has by definition", []string{"十一、政府采购支出情况", "政府采购支出总额9.00万元，其中：政府采购货物支出4.00万元、政府采购工程支出3.00万元、政府采购服务支出2.00万元。"},
			[]string{"9.00万元 = 4.00万元 + 3.00万元 + 2.00万元 closed"}},
		{"two ways to part one whole", []string{"三、支出决算情况说明", "本年支出合计90.00万元，其中：基本支出60.00万元，项目支出30.00万元；按资金来源分，一般公共预算财政拨款支出80.00万元，政府性基金预算财政拨款支出10.00万元。"},
			[]string{"90.00万元 = 60.00万元 + 30.00万元", "90.00万元 = 80.00万元 + 10.00万元 closed"}},
		{"a list inside a list", []string{"三、支出决算情况说明",
			"本年支出合计100.00万元，其中：基本支出60.00万元，其中：人员经费50.00万元，公用经费10.00万元；项目支出40.00万元。"},
			[]string{"100.00万元 = 60.00万元 + 40.00万元", "60.00万元 = 50.00万元 + 10.00万元 closed"}},
		{"items after a colon, the lower list above or below", []string{"一、支出情况", "1.全年基本支出60.00万元，其中：",
			"（1）人员支出50.00万元（其中财政性资金20.00万元）；", "（2）商品和服务支出10.00万元，其中：办公费6.00，差旅费4.00万元。", "2.项目支出40.00万元。"},
			[]string{"60.00万元 = 50.00万元 + 10.00万元", "50.00万元 = 20.00万元", "10.00万元 = 6.00万元 + 4.00万元"}},
		{"items without a figure stand for their own items", []string{"一、支出情况", "全年项目支出40.00万元，其中：", "1.市级项目情况。", "（1）水准点复测15.00万元。",
			"（2）影像更新25.00万元。"}, []string{"40.00万元 = 15.00万元 + 25.00万元"}},
		{"each basis is a list", []string{"七、财政拨款“三公”经费支出决算情况说明", "“三公”经费支出预算为3.00万元，支出决算为2.00万元，其中：",
			"公务接待费支出预算为3.00万元，支出决算为2.00万元。"}, []string{"2.00万元 = 2.00万元", "3.00万元 = 3.00万元"}},
		{"a total among its own parts is not counted twice", []string{"二、收入决算情况说明",
			"收入总计100.00万元，其中：本年收入合计80.00万元，财政拨款收入70.00万元，年初结转和结余20.00万元。"},
			[]string{"100.00万元 = 80.00万元 + 20.00万元"}},
		{"numbers of items that semicolons part", []string{"七、财政拨款“三公”经费支出决算情况说明", "国内公务接待24批次，90人次，具体包括：接待甲局6批次，38人次，0.40万元；接待乙局8批次，52人次，0.50万元；更新车辆2辆。"},
			[]string{"24批次 = 6批次 + 8批次 closed", "90人次 = 38人次 + 52人次"}},
		{"changes that are added up", []string{"三、支出决算情况说明", "基本支出比上年增加5.00万元，项目支出比上年减少2.00万元，两项合计增加4.00万元。"},
			[]string{"4.00万元 = 5.00万元 + -2.00万元 closed"}},
		{"whose money a part is", []string{"三、支出决算情况说明", "项目支出9.00万元，其中桥梁建设8.00万元，中央资金6.00万元、省级资金2.00万元。"},
			[]string{"9.00万元 = 8.00万元", "9.00万元 = 6.00万元 + 2.00万元"}},
		{"an average is no part", []string{"七、财政拨款“三公”经费支出决算情况说明", "公务用车运行维护费支出9.00万元，其中燃料费5.00万元、维修费4.00万元，单车平均3.00万元。"},
			[]string{"9.00万元 = 5.00万元 + 4.00万元"}},
		{"reasons are no parts", []string{"三、支出决算情况说明",
			"本年支出合计100.00万元，比上年增加10.00万元，主要是因为项目支出增加15.00万元，其中水准点复测增加5.00万元。"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lists(read(test.paragraphs...))
			if g, w := strings.Join(got, "\n"), strings.Join(test.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("2020年度收入总计120.50万元，其中：财政拨款收入80.00万元（其中财政性资金3），占66.39%；")
	f.Add("1、科学技术支出（类）应用研究（款）机构运行（项）年初预算为1万元")
	f.Add("均为人员经费，主要包括：（、（、）。无收支。分别为1万元、2万元")
	f.Fuzz(func(t *testing.T, s string) {
		r := read("六、一般公共预算财政拨款基本支出决算情况说明", s)
		for i, c := range r.Claims {
			if c.ID != 100+i {
				t.Fatalf("claim %d has ID %d", i, c.ID)
			}
			if c.Source.Start < 0 || c.Source.End < c.Source.Start || c.Source.Block > 2 || c.Source.Block == 2 && c.Source.End > len(s) {
				t.Fatalf("source %+v outside its paragraph", c.Source)
			}
		}
	})
}

// TestContributing: the phrasing that CONTRIBUTING.md adds is read as it says.
func TestContributing(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "## A phrasing from beginning to end")
	blocks := strings.Split(section, "```")
	if len(blocks) < 5 {
		t.Fatal("the worked phrasing is gone")
	}
	var paragraphs, want []string
	for _, line := range strings.Split(strings.TrimSpace(strings.TrimPrefix(blocks[3], "sentence")), "\n") {
		if claim, ok := strings.CutPrefix(line, "→ "); ok {
			want = append(want, claim)
		} else {
			paragraphs = append(paragraphs, line)
		}
	}
	claimCase{"", paragraphs, want}.run(t)
	word := strings.Fields(strings.TrimSpace(strings.TrimPrefix(blocks[1], "words")))
	if _, n := lexicon.Terms.Longest(word[len(word)-1]); n != len(word[len(word)-1]) || len(want) != 3 {
		t.Errorf("%q is no word of the grammar", word)
	}
}
