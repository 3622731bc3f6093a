package claim_test

import (
	"strings"
	"testing"
)

// What a figure is of where the words before it leave that to what was told
// earlier.
func TestScopes(t *testing.T) {
	const fiscal = "四、财政拨款收入支出决算总体情况说明"
	for _, c := range []claimCase{
		{"several funds side by side", []string{fiscal, "一般公共预算财政拨款收入80万元，政府性基金预算财政拨款收入15万元，年初结转和结余5万元。"},
			[]string{"amount 80万元 income/fund=general_public", "amount 15万元 income/fund=government_fund",
				"amount 5万元  ?几种资金之后没有说明是哪一种"}},
		{"a balance that a bracket parts by funds", []string{fiscal, "政府性基金预算财政拨款支出14万元，年末结转和结余4万元（一般公共预算3万元，政府性基金1万元）。"},
			[]string{"amount 14万元 expenditure/fund=government_fund", "amount 4万元 closing/fund=fiscal",
				"amount 3万元 closing/fund=general_public", "amount 1万元 closing/fund=government_fund"}},
		{"each fund with its flows", []string{fiscal, "一般公共预算财政拨款收入80万元，支出82万元，政府性基金预算财政拨款收入15万元，支出14万元。"},
			[]string{"amount 80万元 income/fund=general_public", "amount 82万元 expenditure/fund=general_public",
				"amount 15万元 income/fund=government_fund", "amount 14万元 expenditure/fund=government_fund"}},
		{"a fund beside a balance brought forward", []string{fiscal, "财政拨款收入总计80万元，其中：年初财政拨款结转和结余8万元，一般公共预算财政拨款72万元。"},
			[]string{"amount 80万元 total/fund=fiscal", "amount 8万元 opening/fund=fiscal", "amount 72万元 income/fund=general_public"}},
		{"a fund alone", []string{fiscal, "财政拨款收、支总计80万元，其中：一般公共预算财政拨款72万元。"},
			[]string{"amount 80万元 total/fund=fiscal", "amount 72万元 total/fund=general_public"}},
		{"a sum of changes that nothing names", []string{"六、一般公共预算财政拨款基本支出决算情况说明", "公用经费比上年减少1万元，合计比上年增加4万元（上年96万元）。"},
			[]string{"change -1万元 expenditure/fund=general_public/nature=basic/economic=public against 2019",
				"change 4万元  against 2019 ?合计的范围不明", "amount 96万元  in 2019 ?没有说明是什么金额"}},
		{"the year of the sentence before", []string{"七、财政拨款“三公”经费支出决算情况说明", "2019年度“三公”经费支出11万元。其中：公务接待费4万元。"},
			[]string{"amount 11万元 expenditure/item=three_public/fund=fiscal in 2019", "amount 4万元 expenditure/item=reception/fund=fiscal in 2019"}},
		{"items within a paragraph", []string{"七、财政拨款“三公”经费支出决算情况说明", "“三公”经费支出9万元。1.公务接待费4万元，增加1万元。2.公务用车购置费5万元。", "上年“三公”经费8万元。"},
			[]string{"amount 9万元 expenditure/item=three_public/fund=fiscal", "amount 4万元 expenditure/item=reception/fund=fiscal",
				"change 1万元 expenditure/item=reception/fund=fiscal ?没有说明与什么相比", "amount 5万元 expenditure/item=vehicle_purchase/fund=fiscal",
				"amount 8万元 expenditure/item=three_public/fund=fiscal in 2019"}},
		{"shares in brackets", []string{"三、支出决算情况说明", "本年支出100万元，主要用于以下方面：农林水支出60万元（60%）、住房保障支出40万元（40%）。"},
			[]string{"amount 100万元 expenditure", "amount 60万元 expenditure/function=213", "share 60% expenditure/function=213 of expenditure",
				"amount 40万元 expenditure/function=221", "share 40% expenditure/function=221 of expenditure"}},
		{"none as a reason", []string{"七、财政拨款“三公”经费支出决算情况说明", "（一）因公出国（境）费0万元，主要原因是没有因公出国（境）事项支出。", "（二）公务接待费3万元，主要原因是无结转资金安排的支出，主要是无外宾。"},
			[]string{"amount 0万元 expenditure/item=abroad/fund=fiscal", "none 0万元 expenditure/item=abroad/fund=fiscal", "amount 3万元 expenditure/item=reception/fund=fiscal"}},
		{"a path before its sentence", []string{"八、政府性基金预算财政拨款收入支出决算情况说明", "本年支出7万元。科学技术支出（类）应用研究（款）机构运行（项）。年初预算为4万元，支出决算为3万元，完成年初预算的75%。"},
			[]string{"amount 7万元 expenditure/fund=government_fund", "amount 4万元 expenditure/fund=government_fund/function=2060301/basis=initial_budget",
				"amount 3万元 expenditure/fund=government_fund/function=2060301",
				"completion 75% expenditure/fund=government_fund/function=2060301 of expenditure/fund=government_fund/function=2060301/basis=initial_budget"}},
	} {
		t.Run(c.name, c.run)
	}
}

func TestScopesOfLists(t *testing.T) {
	const spending = "三、支出决算情况说明"
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"parted twice over full stops", "本年支出合计100万元。按支出性质分：基本支出60万元。项目支出40万元。按支出功能分：农林水支出90万元，住房保障支出10万元。",
			[]string{"100万元 = 60万元", "100万元 = 90万元 + 10万元 closed"}},
		{"another whole parted", "本年支出合计100万元。按支出性质分：基本支出60万元，项目支出40万元。一般公共预算支出80万元。按支出功能分：农林水支出70万元，住房保障支出10万元。",
			[]string{"100万元 = 60万元 + 40万元 closed", "80万元 = 70万元 + 10万元 closed"}},
		{"numbers of things over a full stop", "本单位共有车辆5辆，比上年减少1辆（2019年末6辆）。其中：机要通信用车2辆；其他用车3辆。",
			[]string{"5辆 = 2辆 + 3辆 closed"}},
		{"the two sides of a total", "政府性基金预算财政拨款收入总计9万元，其中：本年收入5万元，年初结转和结余3万元。",
			[]string{"9万元 = 5万元 + 3万元 closed"}},
		{"staff", "一般公共预算财政拨款基本支出中，人员经费90万元，包括工资福利支出80万元、对个人和家庭的补助9万元。",
			[]string{"90万元 = 80万元 + 9万元 closed"}},
		{"quoted names behind 中", "本年支出合计100万元，其中：基本支出60万元，项目支出40万元，项目支出中“水利维修”25万元、“农村饮水”15万元。",
			[]string{"100万元 = 60万元 + 40万元"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if g, w := strings.Join(lists(read(spending, test.text)), "\n"), strings.Join(test.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}
