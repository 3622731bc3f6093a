package form_test

var items = []layout{
	{
		name: "economic lines in two blocks",
		text: `一般公共预算财政拨款基本支出决算明细表
			单位：万元
			| 经济分类科目编码 | 科目名称 | 决算数 | 经济分类科目编码 | 科目名称 | 决算数
			| 301 | 工资福利支出 | 9.00 | 302 | 商品和服务支出 | 3.00
			| 301 01 | 基本工资 | 9.00 | 30201 | 办公费 | 3.00
			| 303 | 对个人和家庭的补助 | 1.00 | 310 | 资本性支出 | 0.50
			| 30302 | 退休费 | 1.00 | 31002 | 办公设备购置 | 0.50
			| 人员经费合计*2 | 10.00 | 公用经费合计*2 | 3.50`,
		want: `gpb_basic 万元
			expenditure/fund=general_public/nature=basic/economic=301 = 9.00
			expenditure/fund=general_public/nature=basic/economic=302 = 3.00
			expenditure/fund=general_public/nature=basic/economic=30101 = 9.00
			expenditure/fund=general_public/nature=basic/economic=30201 = 3.00
			expenditure/fund=general_public/nature=basic/economic=303 = 1.00
			expenditure/fund=general_public/nature=basic/economic=310 = 0.50
			expenditure/fund=general_public/nature=basic/economic=30302 = 1.00
			expenditure/fund=general_public/nature=basic/economic=31002 = 0.50
			expenditure/fund=general_public/nature=basic/economic=staff = 10.00
			expenditure/fund=general_public/nature=basic/economic=public = 3.50
			expenditure/fund=general_public/nature=basic = 13.50`,
		partitions: `gpb_basic/决算数/301 economic 9.00 = 9.00
			gpb_basic/决算数/302 economic 3.00 = 3.00
			gpb_basic/决算数/303 economic 1.00 = 1.00
			gpb_basic/决算数/310 economic 0.50 = 0.50
			gpb_basic/决算数/人员经费合计 economic 10.00 = 9.00 1.00
			gpb_basic/决算数/公用经费合计 economic 3.50 = 3.00 0.50`,
	}, {
		name: "economic lines in one list with 合计, 人员, 公用",
		text: `一般公共预算财政拨款基本支出决算表
			单位：万元
			| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
			| 合计*2 | 13.50 | 10.00 | 3.50
			| 301 | 工资福利支出 | 10.00 | 10.00 |
			| 302 | 商品和服务支出 | 3.50 | | 3.50`,
		blanks: true,
		want: `gpb_basic 万元
			expenditure/fund=general_public/nature=basic = 13.50
			expenditure/fund=general_public/nature=basic/economic=staff = 10.00
			expenditure/fund=general_public/nature=basic/economic=public = 3.50
			expenditure/fund=general_public/nature=basic/economic=301 = 10.00
			expenditure/fund=general_public/nature=basic/economic=301 = 10.00
			expenditure/fund=general_public/nature=basic/economic=302 = 3.50
			expenditure/fund=general_public/nature=basic/economic=302 = 3.50`,
		partitions: `gpb_basic/合计/合计/economic economic 13.50 = 10.00 3.50
			gpb_basic/合计/合计 economic 13.50 = 10.00 3.50
			gpb_basic/人员经费/合计 economic 10.00 = 10.00
			gpb_basic/公用经费/合计 economic 3.50 = 3.50`,
	}, {
		name: "“三公”, budget and account of each item side by side",
		text: `财政拨款“三公”经费支出决算表
			单位：万元
			| 财政拨款“三公”经费*12
			| 合计*2 | 因公出国\n（境）费*2 | 公务用车购置及运行维护费*6 | 公务接待费*2
			| ^ | ^ | 小计*2 | 公务用车购置费*2 | 公务用车运行维护费*2 | ^
			| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数
			| 2.85 | 0.39 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 2.85 | 0.39`,
		want: `three_public 万元
			expenditure/item=three_public/fund=fiscal/basis=budget = 2.85
			expenditure/item=three_public/fund=fiscal = 0.39
			expenditure/item=abroad/fund=fiscal/basis=budget = 0.00
			expenditure/item=abroad/fund=fiscal = 0.00
			expenditure/item=vehicles/fund=fiscal/basis=budget = 0.00
			expenditure/item=vehicles/fund=fiscal = 0.00
			expenditure/item=vehicle_purchase/fund=fiscal/basis=budget = 0.00
			expenditure/item=vehicle_purchase/fund=fiscal = 0.00
			expenditure/item=vehicle_running/fund=fiscal/basis=budget = 0.00
			expenditure/item=vehicle_running/fund=fiscal = 0.00
			expenditure/item=reception/fund=fiscal/basis=budget = 2.85
			expenditure/item=reception/fund=fiscal = 0.39`,
		partitions: `three_public/预算数/合计 item 2.85 = 0.00 2.85 0.00
			three_public/预算数/公务用车 item 0.00 = 0.00 0.00
			three_public/决算数/合计 item 0.39 = 0.00 0.39 0.00
			three_public/决算数/公务用车 item 0.00 = 0.00 0.00`,
	}, {
		name: "“三公”, one row an item, with counts",
		text: `公开07表
			一般公共预算财政拨款安排的 “三公” 经费支出决算表
			金额单位： 万元
			| 项目 | 行次 | 年初预算数 | 全年预算数 | 决算统计数
			| 栏次 | | 1 | 2 | 3
			| 一、“三公”经费支出 | 1 | — | — | —
			| （一）支出合计 | 2 | 9.00 | 8.00 | 7.50
			| 1．因公出国（境）费 | 3 | | |
			| 2．公务用车购置及运行维护费 | 4 | 6.00 | 5.00 | 5.00
			| （1）公务用车购置费 | 5 | | |
			| （2）公务用车运行维护费 | 6 | 6.00 | 5.00 | 5.00
			| 3．公务接待费 | 7 | 3.00 | 3.00 | 2.50
			| （1）国内接待费 | 8 | — | — | 2.50
			| （二）相关统计数 | 9 | — | — | —
			| 1．因公出国（境）团组数（个） | 10 | — | — | 2
			| 二、机关运行经费 | 11 | | | 12.00`,
		want: `three_public 万元
			expenditure/item=three_public/fund=general_public/basis=initial_budget = 9.00
			expenditure/item=three_public/fund=general_public/basis=full_year_budget = 8.00
			expenditure/item=three_public/fund=general_public = 7.50
			expenditure/item=vehicles/fund=general_public/basis=initial_budget = 6.00
			expenditure/item=vehicles/fund=general_public/basis=full_year_budget = 5.00
			expenditure/item=vehicles/fund=general_public = 5.00
			expenditure/item=vehicle_running/fund=general_public/basis=initial_budget = 6.00
			expenditure/item=vehicle_running/fund=general_public/basis=full_year_budget = 5.00
			expenditure/item=vehicle_running/fund=general_public = 5.00
			expenditure/item=reception/fund=general_public/basis=initial_budget = 3.00
			expenditure/item=reception/fund=general_public/basis=full_year_budget = 3.00
			expenditure/item=reception/fund=general_public = 2.50
			expenditure/item=operating/fund=general_public = 12.00`,
	}, {
		name: "“三公” with 会议费 and 培训费, rows of budget and account",
		text: `一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表
			单位：万元
			| 项目 | “三公”经费*6 | 会议费 | 培训费
			| ^ | 小计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置及运行维护费*3 | ^ | ^
			| ^ | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^
			| 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
			| 预算数 | 4.00 | | 1.00 | 3.00 | | 3.00 | 2.00 | 1.00
			| 决算数 | 3.00 | | 0.50 | 2.50 | | 2.50 | 1.90 | 0.80`,
		want: `three_public 万元
			expenditure/item=three_public/fund=general_public/basis=budget = 4.00
			expenditure/item=reception/fund=general_public/basis=budget = 1.00
			expenditure/item=vehicles/fund=general_public/basis=budget = 3.00
			expenditure/item=vehicle_running/fund=general_public/basis=budget = 3.00
			expenditure/item=conferences/fund=general_public/basis=budget = 2.00
			expenditure/item=training/fund=general_public/basis=budget = 1.00
			expenditure/item=three_public/fund=general_public = 3.00
			expenditure/item=reception/fund=general_public = 0.50
			expenditure/item=vehicles/fund=general_public = 2.50
			expenditure/item=vehicle_running/fund=general_public = 2.50
			expenditure/item=conferences/fund=general_public = 1.90
			expenditure/item=training/fund=general_public = 0.80`,
		partitions: `three_public/预算数/合计 item 4.00 = 0 1.00 3.00
			three_public/预算数/公务用车 item 3.00 = 0 3.00
			three_public/决算数/合计 item 3.00 = 0 0.50 2.50
			three_public/决算数/公务用车 item 2.50 = 0 2.50`,
	}, {
		name: "“三公”, groups left unmerged, title in a frame, the unit as the label",
		text: `| “三公”经费支出情况表
			编制单位：某某局 2020年度 单位：万元
			| 单位名称 | 2020年初预算数 | | | 2020年度决算数 | |
			| | 合计 | 公务接待费 | 因公出国（境）费 | 合计 | 公务接待费 | 因公出国（境）费
			| 某某局 | 3.00 | 1.00 | 2.00 | 2.50 | 1.00 | 1.50`,
		want: `three_public 万元
			expenditure/item=three_public/fund=fiscal/basis=initial_budget = 3.00
			expenditure/item=reception/fund=fiscal/basis=initial_budget = 1.00
			expenditure/item=abroad/fund=fiscal/basis=initial_budget = 2.00
			expenditure/item=three_public/fund=fiscal = 2.50
			expenditure/item=reception/fund=fiscal = 1.00
			expenditure/item=abroad/fund=fiscal = 1.50`,
	}, {
		name: "a code printed twice",
		text: `2020年度部门支出决算情况表
			单位：万元
			| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
			| 合计*2 | 5.00 | 5.00 |
			| 206 | 科学技术支出 | 2.00 | 2.00 |
			| 206 | 科学技术支出 | 3.00 | 3.00 |`,
		want: `expenditure 万元
			expenditure = 5.00
			expenditure/nature=basic = 5.00
			note: 《2020年度部门支出决算情况表》科目206印有两行，数字不同，未读入`,
		partitions: `expenditure/合计/本年支出合计/nature nature 5.00 = 5.00 0`,
	}, {
		name: "a fund with balances",
		text: `政府性基金预算财政拨款收入支出决算表
			单位：万元
			| 项目*2 | 年初结转和结余 | 本年收入 | 本年支出*3 | 年末结转和结余
			| 科目编码 | 科目名称 | ^ | ^ | 合计 | 基本支出 | 项目支出 | ^
			| 合计*2 | 1.00 | 9.00 | 8.00 | | 8.00 | 2.00
			| 212 | 城乡社区支出 | 1.00 | 9.00 | 8.00 | | 8.00 | 2.00
			| | | | | | | |`,
		want: `government_fund 万元
			opening/fund=government_fund = 1.00
			income/fund=government_fund = 9.00
			expenditure/fund=government_fund = 8.00
			expenditure/fund=government_fund/nature=project = 8.00
			closing/fund=government_fund = 2.00
			opening/fund=government_fund/function=212 = 1.00
			income/fund=government_fund/function=212 = 9.00
			expenditure/fund=government_fund/function=212 = 8.00
			expenditure/fund=government_fund/nature=project/function=212 = 8.00
			closing/fund=government_fund/function=212 = 2.00`,
		partitions: `government_fund/合计/本年支出/合计/nature nature 8.00 = 0 8.00
			government_fund/合计/年末结转和结余/balance balance 2.00 = 1.00 9.00 -8.00
			government_fund/212/本年支出/合计/nature nature 8.00 = 0 8.00
			government_fund/212/年末结转和结余/balance balance 2.00 = 1.00 9.00 -8.00
			government_fund/年初结转和结余/合计 function 1.00 = 1.00
			government_fund/本年收入/合计 function 9.00 = 9.00
			government_fund/本年支出/合计/合计 function 8.00 = 8.00
			government_fund/本年支出/项目支出/合计 function 8.00 = 8.00
			government_fund/年末结转和结余/合计 function 2.00 = 2.00`,
	}, {
		name: "a form left empty keeps its blanks",
		text: `国有资本经营预算财政拨款支出决算表
			单位：万元
			| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
			| 合计*2 | | |
			| | | | |`,
		blanks: true,
		want: `state_capital 万元
			expenditure/fund=state_capital = blank
			expenditure/fund=state_capital/nature=basic = blank
			expenditure/fund=state_capital/nature=project = blank`,
	}, {
		name: "a form that goes on in a second grid",
		text: `收入决算表
			单位：万元
			| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入
			| 合计*2 | 3.00 | 2.00 | 1.00
			| 206 | 科学技术支出 | 2.00 | 1.00 | 1.00
			- 5 -
			| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入
			| 208 | 社会保障和就业支出 | 1.00 | 1.00 |
			| 20805 | 养老 | 1.00 | 1.00 |
			- 6 -
			| 2080505 | 养老保险 | 1.00 | 1.00 |`,
		want: `income 万元
			income = 3.00
			income/fund=fiscal = 2.00
			income/origin=other = 1.00
			income/function=206 = 2.00
			income/fund=fiscal/function=206 = 1.00
			income/origin=other/function=206 = 1.00
			income/function=208 = 1.00
			income/fund=fiscal/function=208 = 1.00
			income/function=20805 = 1.00
			income/fund=fiscal/function=20805 = 1.00
			income/function=2080505 = 1.00
			income/fund=fiscal/function=2080505 = 1.00`,
	}, {
		name: "a wrong title is overruled by the header",
		text: `收入决算表
			单位：万元
			| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
			| 206 | 科学技术支出 | 2.00 | 2.00 | | | |`,
		want: `expenditure 万元
			expenditure/function=206 = 2.00
			expenditure/nature=basic/function=206 = 2.00`,
	}, {
		name: "no title, and the header fits two forms",
		text: `单位：万元
			| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
			| 206 | 科学技术支出 | 2.00 | 2.00 |`,
	}, {
		name: "another table",
		text: `财政拨款支出决算表
			单位：万元
			| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
			| 206 | 科学技术支出 | 2.00 | 2.00 | | | |`,
	}, {
		name: "no unit",
		text: `支出决算表
			| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
			| 206 | 科学技术支出 | 2.00 | 2.00 |`,
		want: `expenditure
			note: 《支出决算表》没有注明金额单位，表内数字未读入`,
	}, {
		name: "what cannot be read is said",
		text: `支出决算表
			单位：万元
			| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 结余 | 增减率
			| 206 | 科学技术支出 | 2.00 | XX | | 1.00 | 5%
			| | 不明科目 | 3.00 | | | |`,
		want: `expenditure 万元
			expenditure/function=206 = 2.00
			note: 《支出决算表》列名“结余”未能识别，该列数字未读入
			note: 《支出决算表》第2行“206 科学技术支出”在“基本支出”栏的“XX”不是可读的数字，未读入
			note: 《支出决算表》第3行“不明科目”未能识别，该行数字未读入`,
	}, {
		name: "the entries of a table of contents are no titles",
		text: `一、收入支出决算总表
			二、收入决算表
			三、支出决算表
			2020年度部门决算表
			| 支出决算表*5
			| 部门：某某局*3 | 单位：万元*2
			| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
			| 合计*2 | （2.00） | (2.00) |`,
		want: `expenditure 万元
			expenditure = -2.00
			expenditure/nature=basic = -2.00`,
	},
}
