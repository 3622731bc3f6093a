package form_test

var summaries = []layout{
	{
		name: "summary without 行次, title above",
		text: `收入支出决算总表
			单位：万元
			| 收入*2 | 支出*2
			| 项目 | 决算数 | 项目 | 决算数
			| 一、一般公共预算财政拨款收入 | 90.00 | 一、一般公共服务支出 |
			| 二、政府性基金预算财政拨款收入 | | 二、社会保障和就业支出 | 30.00
			| 八、其他收入 | 2.00 | 三、自然资源海洋气象等支出 | 65.00
			| 本年收入合计 | 92.00 | 本年支出合计 | 95.00
			| 使用非财政拨款结余（含专用结余） | 3.00 | 结余分配 |
			| 年初结转和结余 | 1.00 | 年末结转和结余 | 1.00
			| 总计 | 96.00 | 总计 | 96.00
			注：本表反映收支情况。`,
		want: `income_expenditure 万元
			income/fund=general_public = 90.00
			expenditure/function=208 = 30.00
			income/origin=other = 2.00
			expenditure/function=220 = 65.00
			income = 92.00
			expenditure = 95.00
			surplus_used = 3.00
			opening = 1.00
			closing = 1.00
			total = 96.00
			total = 96.00`,
		partitions: `income_expenditure/收入/决算数/本年收入合计 origin 92.00 = 90.00 0 2.00
			income_expenditure/收入/决算数/收入总计 balance 96.00 = 92.00 3.00 1.00
			income_expenditure/支出/决算数/本年支出合计 function 95.00 = 0 30.00 65.00
			income_expenditure/支出/决算数/支出总计 balance 96.00 = 95.00 0 1.00`,
	}, {
		name: "summary of 2017 in 元, one list of budgets below 财政拨款收入",
		text: `公开01表
			部门：某某局 2017年度 金额单位：元
			收入支出决算总表
			| 收入*3 | 支出*3
			| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数
			| 栏次 | | 1 | 栏次 | | 2
			| 一、财政拨款收入 | 1 | 1,000,000.50 | 一、文化体育与传媒支出 | 8 | 900,000.00
			| 其中：政府性基金预算财政拨款 | 2 | 200,000.50 | 二、医疗卫生与计划生育支出 | 9 | 150,000.50
			| 二、事业收入 | 3 | 100,000.00 | 三、国土海洋气象等支出 | 10 |
			| 本年收入合计 | 4 | 1,100,000.50 | 本年支出合计 | 11 | 1,050,000.50
			| 用事业基金弥补收支差额 | 5 | - | 结余分配 | 12 | -
			| 年初结转和结余 | 6 | 0.00 | 年末结转和结余 | 13 | 50,000.00
			| 总计 | 7 | 1,100,000.50 | 总计 | 14 | 1,100,000.50`,
		want: `income_expenditure 元
			income/fund=fiscal = 1000000.50
			expenditure/function=207 = 900000.00
			income/fund=government_fund = 200000.50
			expenditure/function=210 = 150000.50
			income/origin=operations = 100000.00
			income = 1100000.50
			expenditure = 1050000.50
			opening = 0.00
			closing = 50000.00
			total = 1100000.50
			total = 1100000.50
			note: 《收入支出决算总表》表上的年度为2017年，公开年度为2020年`,
		partitions: `income_expenditure/收入/决算数/本年收入合计 origin 1100000.50 = 1000000.50 100000.00
			income_expenditure/收入/决算数/收入总计 balance 1100000.50 = 1100000.50 0 0.00
			income_expenditure/支出/决算数/本年支出合计 function 1050000.50 = 900000.00 150000.50 0
			income_expenditure/支出/决算数/支出总计 balance 1100000.50 = 1050000.50 0 50000.00`,
	}, {
		name: "summary whose head has the sides only",
		text: `收支决算总表
			单位：万元
			| 收    入 | 决算数 | 支    出 | 决算数
			| 一、财政拨款收入 | 9.00 | 一、教育支出 | 9.00
			| 本年收入合计 | 9.00 | 本年支出合计 | 9.00`,
		want: `income_expenditure 万元
			income/fund=fiscal = 9.00
			expenditure/function=205 = 9.00
			income = 9.00
			expenditure = 9.00`,
	}, {
		name: "fiscal summary, the same names twice on the left",
		text: `财政拨款收入支出决算总表
			单位：万元
			| 收入*2 | 支出*5
			| 项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
			| 一、一般公共预算财政拨款 | 90.00 | 一、社会保障和就业支出 | 60.00 | 60.00 | |
			| 二、政府性基金预算财政拨款 | 5.00 | 二、城乡社区支出 | 31.00 | 25.00 | 6.00 |
			| 三、国有资本经营预算财政拨款 | | | | | |
			| 本年收入合计 | 95.00 | 本年支出合计 | 91.00 | 85.00 | 6.00 |
			| 年初财政拨款结转和结余 | 3.00 | 年末财政拨款结转和结余 | 7.00 | 6.00 | 1.00 |
			| 一、一般公共预算财政拨款 | 1.00 | | | | |
			| 二、政府性基金预算财政拨款 | 2.00 | | | | |
			| 三、国有资本经营预算财政拨款 | | | | | |
			| 总计 | 98.00 | 总计 | 98.00 | 91.00 | 7.00 |`,
		want: `fiscal_summary 万元
			income/fund=general_public = 90.00
			expenditure/fund=fiscal/function=208 = 60.00
			expenditure/fund=general_public/function=208 = 60.00
			income/fund=government_fund = 5.00
			expenditure/fund=fiscal/function=212 = 31.00
			expenditure/fund=general_public/function=212 = 25.00
			expenditure/fund=government_fund/function=212 = 6.00
			income/fund=fiscal = 95.00
			expenditure/fund=fiscal = 91.00
			expenditure/fund=general_public = 85.00
			expenditure/fund=government_fund = 6.00
			opening/fund=fiscal = 3.00
			closing/fund=fiscal = 7.00
			closing/fund=general_public = 6.00
			closing/fund=government_fund = 1.00
			opening/fund=general_public = 1.00
			opening/fund=government_fund = 2.00
			total/fund=fiscal = 98.00
			total/fund=fiscal = 98.00
			total/fund=general_public = 91.00
			total/fund=government_fund = 7.00`,
		partitions: `fiscal_summary/社会保障和就业支出/支出/合计/fund fund 60.00 = 60.00 0 0
			fiscal_summary/城乡社区支出/支出/合计/fund fund 31.00 = 25.00 6.00 0
			fiscal_summary/本年支出合计/支出/合计/fund fund 91.00 = 85.00 6.00 0
			fiscal_summary/年末财政拨款结转和结余/支出/合计/fund fund 7.00 = 6.00 1.00 0
			fiscal_summary/总计/支出/合计/fund fund 98.00 = 91.00 7.00 0
			fiscal_summary/收入/决算数/本年收入合计 fund 95.00 = 90.00 5.00 0
			fiscal_summary/收入/决算数/年初结转和结余 fund 3.00 = 1.00 2.00 0
			fiscal_summary/收入/决算数/收入总计 balance 98.00 = 95.00 3.00
			fiscal_summary/支出/合计/本年支出合计 function 91.00 = 60.00 31.00
			fiscal_summary/支出/合计/支出总计 balance 98.00 = 91.00 7.00
			fiscal_summary/支出/一般公共预算财政拨款/本年支出合计 function 85.00 = 60.00 25.00
			fiscal_summary/支出/一般公共预算财政拨款/支出总计 balance 91.00 = 85.00 6.00
			fiscal_summary/支出/政府性基金预算财政拨款/本年支出合计 function 6.00 = 0 6.00
			fiscal_summary/支出/政府性基金预算财政拨款/支出总计 balance 7.00 = 6.00 1.00
			fiscal_summary/general_public/年末结转和结余 balance 6.00 = 1.00 90.00 -85.00
			fiscal_summary/government_fund/年末结转和结余 balance 1.00 = 2.00 5.00 -6.00`,
	}, {
		name: "income with 教育收费, one code cell, numbers of a sheet",
		text: `| 收入决算总表*9
			| _ *8 | 公开 02 表
			| 编制单位：某某学校*7 | 单位：万元*2
			| 项目*2 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入*2 | 经营收入 | 其他收入
			| 科目编码 | 科目名称 | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^ | ^
			| 合计*2 | 30.00 | 20.00 | | 9.00 | 4.00 | | 1.00
			| 205.0 | 教育支出 | 30.00 | 20.00 | | 9.00 | 4.00 | | 1.00
			| 20502.0 | 普通教育 | 30.00 | 20.00 | | 9.00 | 4.00 | | 1.00`,
		want: `income 万元
			income = 30.00
			income/fund=fiscal = 20.00
			income/origin=operations = 9.00
			income/origin=tuition = 4.00
			income/origin=other = 1.00
			income/function=205 = 30.00
			income/fund=fiscal/function=205 = 20.00
			income/origin=operations/function=205 = 9.00
			income/origin=tuition/function=205 = 4.00
			income/origin=other/function=205 = 1.00
			income/function=20502 = 30.00
			income/fund=fiscal/function=20502 = 20.00
			income/origin=operations/function=20502 = 9.00
			income/origin=tuition/function=20502 = 4.00
			income/origin=other/function=20502 = 1.00`,
	}, {
		name: "three code columns: own digits, blank above, one digit for two",
		text: `部门支出决算表
			单位：万元
			| 项目*4 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
			| 功能分类科目编码*3 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^
			| 类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^
			| 栏次*4 | 1 | 2 | 3 | 4 | 5 | 6
			| 合计*4 | 10.00 | 6.00 | 4.00 | | |
			| 206 | | | 科学技术支出 | 7.00 | 3.00 | 4.00 | | |
			| 206 | 03 | | 应用研究 | 7.00 | 3.00 | 4.00 | | |
			| 206 | 03 | 01 | 机构运行 | 3.00 | 3.00 | | | |
			| | | 2 | 社会公益研究 | 4.00 | | 4.00 | | |
			| 208 | 20805 | 2080505 | 养老保险 | 3.00 | 3.00 | | | |`,
		want: `expenditure 万元
			expenditure = 10.00
			expenditure/nature=basic = 6.00
			expenditure/nature=project = 4.00
			expenditure/function=206 = 7.00
			expenditure/nature=basic/function=206 = 3.00
			expenditure/nature=project/function=206 = 4.00
			expenditure/function=20603 = 7.00
			expenditure/nature=basic/function=20603 = 3.00
			expenditure/nature=project/function=20603 = 4.00
			expenditure/function=2060301 = 3.00
			expenditure/nature=basic/function=2060301 = 3.00
			expenditure/function=2060302 = 4.00
			expenditure/nature=project/function=2060302 = 4.00
			expenditure/function=2080505 = 3.00
			expenditure/nature=basic/function=2080505 = 3.00`,
		partitions: `expenditure/合计/本年支出合计/nature nature 10.00 = 6.00 4.00 0 0 0
			expenditure/206/本年支出合计/nature nature 7.00 = 3.00 4.00 0 0 0
			expenditure/20603/本年支出合计/nature nature 7.00 = 3.00 4.00 0 0 0
			expenditure/2060301/本年支出合计/nature nature 3.00 = 3.00 0 0 0 0
			expenditure/2060302/本年支出合计/nature nature 4.00 = 0 4.00 0 0 0
			expenditure/2080505/本年支出合计/nature nature 3.00 = 3.00 0 0 0 0
			expenditure/本年支出合计/合计 function 10.00 = 7.00 3.00
			expenditure/基本支出/合计 function 6.00 = 3.00 3.00
			expenditure/项目支出/合计 function 4.00 = 4.00 0
			expenditure/本年支出合计/206 function 7.00 = 7.00
			expenditure/基本支出/206 function 3.00 = 3.00
			expenditure/项目支出/206 function 4.00 = 4.00
			expenditure/本年支出合计/20603 function 7.00 = 3.00 4.00
			expenditure/基本支出/20603 function 3.00 = 3.00 0
			expenditure/项目支出/20603 function 4.00 = 0 4.00`,
	}, {
		name: "合计 last, code and name in one cell, title broken, 人员 and 公用 columns",
		text: `一般公共预算财政拨款支出决算
			表
			（单位：万元）
			| 科目编码及名称 | 合计 | 基本支出*3 | 项目支出
			| ^ | ^ | 小计 | 人员经费 | 公用经费 | ^
			| 201一般公共服务支出 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00
			| 20105 统计信息事务 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00
			| 合计 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00`,
		want: `gpb_expenditure 万元
			expenditure/fund=general_public/function=201 = 9.00
			expenditure/fund=general_public/nature=basic/function=201 = 6.00
			expenditure/fund=general_public/nature=basic/function=201/economic=staff = 4.00
			expenditure/fund=general_public/nature=basic/function=201/economic=public = 2.00
			expenditure/fund=general_public/nature=project/function=201 = 3.00
			expenditure/fund=general_public/function=20105 = 9.00
			expenditure/fund=general_public/nature=basic/function=20105 = 6.00
			expenditure/fund=general_public/nature=basic/function=20105/economic=staff = 4.00
			expenditure/fund=general_public/nature=basic/function=20105/economic=public = 2.00
			expenditure/fund=general_public/nature=project/function=20105 = 3.00
			expenditure/fund=general_public = 9.00
			expenditure/fund=general_public/nature=basic = 6.00
			expenditure/fund=general_public/nature=basic/economic=staff = 4.00
			expenditure/fund=general_public/nature=basic/economic=public = 2.00
			expenditure/fund=general_public/nature=project = 3.00`,
	}, {
		name: "budgets beside the account, last year",
		text: `一般公共预算财政拨款支出决算表
			| 项目*2 | 2019年决算数 | 年初预算数 | 全年预算数 | 决算数（万元）
			| 科目编码 | 科目名称 | ^ | ^ | ^ | ^
			| 206 | 科学技术支出 | 5.00 | 6.00 | 7.00 | 6.50`,
		want: `gpb_expenditure 万元
			expenditure/fund=general_public/function=206@2019 = 5.00
			expenditure/fund=general_public/function=206/basis=initial_budget = 6.00
			expenditure/fund=general_public/function=206/basis=full_year_budget = 7.00
			expenditure/fund=general_public/function=206 = 6.50`,
	},
}
