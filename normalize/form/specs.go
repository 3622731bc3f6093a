package form

import "gouji"

type (
	dims = gouji.Concept
	list = map[string]gouji.Concept
)

// commonWords are the words of every header.
var commonWords = wordsOf(map[string]word{
	"科目编码|功能分类科目编码|经济分类科目编码|编码|科目代码|代码|类|款|项":                                                 {role: codes},
	"项目|科目名称|名称|科目|预算科目|收入项目|支出项目|功能分类科目|支出功能分类科目|经济分类科目|支出经济分类科目|功能分类|经济分类|科目编码及名称|科目编码(名称)": {role: names},
	"行次|栏次|序号":       {role: ordinals},
	"备注|说明":          {role: ignored},
	"收入|收入情况|收入部分":   {role: names, dims: dims{Flow: gouji.Income}},
	"支出|支出情况|支出部分":   {role: names, dims: dims{Flow: gouji.Expenditure}}, // also over 项目 and 金额
	"预算数|预算金额|本年预算数": {role: amounts, dims: dims{Basis: gouji.Budget}},
	"年初预算数|年初预算|年初部门预算数|年初批复预算数":                           {role: amounts, dims: dims{Basis: gouji.InitialBudget}},
	"全年预算数|全年预算|调整预算数|调整后预算数|全年调整预算数":                      {role: amounts, dims: dims{Basis: gouji.FullYearBudget}},
	"小计|金额|决算数|决算|决算金额|本年决算数|决算数统计数|决算统计数|支出统计数|统计数|支出决算数": {role: amounts},
})

var (
	general = dims{Fund: gouji.GeneralPublic}
	govFund = dims{Fund: gouji.GovernmentFund}
	capital = dims{Fund: gouji.StateCapital}
	fiscal  = dims{Fund: gouji.Fiscal}

	opening = dims{Flow: gouji.Opening}
	closing = dims{Flow: gouji.Closing}
)

// sources are the income columns and lines beside the fiscal ones.
var sources = list{
	"上级补助收入|上级补助":                     {Origin: gouji.FromSuperior},
	"事业收入|事业收入(含教育收费)|事业收入(不含专户资金)":   {Origin: gouji.FromOperations},
	"教育收费|教育收费收入|事业单位教育收费":            {Origin: gouji.FromTuition},
	"经营收入|事业单位经营收入":                   {Origin: gouji.FromBusiness},
	"附属单位上缴收入|附属单位缴款|附属单位上缴|附属单位缴款收入": {Origin: gouji.FromSubordinates},
	"其他收入": {Origin: gouji.FromOther},
	"财政拨款收入|财政拨款|财政补助收入": fiscal,
}

// fundNames are the three budgets, as columns and as lines.
var fundNames = list{
	"一般公共预算财政拨款|一般公共预算财政拨款收入|一般公共预算|一般公共预算拨款收入|一般公共预算拨款|公共预算财政拨款|一般公共预算财政拨款结转|一般公共预算财政拨款结转和结余":                                           general,
	"政府性基金预算财政拨款|政府性基金预算财政拨款收入|政府性基金预算|政府性基金|政府性基金财政拨款|政府性基金财政拨款收入|政府性基金预算拨款|政府性基金预算拨款收入|政府性基金收入|政府性基金预算财政拨款结转|政府性基金预算财政拨款结转和结余|政府性基金拨款": govFund,
	"国有资本经营预算财政拨款|国有资本经营预算财政拨款收入|国有资本经营预算|国有资本经营财政拨款|国有资本经营财政拨款收入|国有资本经营预算拨款|国有资本经营预算拨款收入|国有资本经营收入|国有资本经营预算收入|国有资本经营预算财政拨款结转和结余|国有资本经营":  capital,
}

// natures are the kinds of expenditure that every budget has.
var natures = list{
	"基本支出|基本支出小计":             {Nature: gouji.Basic},
	"项目支出|项目支出小计":             {Nature: gouji.ProjectSpending},
	"人员经费|人员支出":               {Nature: gouji.Basic, Economic: gouji.Staff},
	"公用经费|日常公用经费|公用支出|日常公用支出": {Nature: gouji.Basic, Economic: gouji.Public},
}

var otherNatures = list{
	"上缴上级支出":        {Nature: gouji.ToSuperior},
	"经营支出|事业单位经营支出": {Nature: gouji.Business},
	"对附属单位补助支出|对附属单位补助|对下级单位补助支出|对附属单位的补助支出": {Nature: gouji.ToSubordinates},
}

// fundWords head the forms of one budget, with or without balances.
var fundWords = columnsOf(natures, list{
	"年初结转和结余|年初结转结余|年初结转及结余|上年结转和结余|上年结转|年初结转|年初财政拨款结转和结余|年初数": opening,
	"本年收入|本年收入合计|收入|本年财政拨款收入":                                  {Flow: gouji.Income},
	"本年支出|本年支出合计|支出|支出合计":                                      {Flow: gouji.Expenditure},
	"年末结转和结余|年末结转结余|年末结转及结余|结转下年|年末结转|年末财政拨款结转和结余|年末数":         closing,
	"合计": {},
	"基本支出结转|基本支出结转和结余":          {Nature: gouji.Basic},
	"项目支出结转和结余|项目支出结转结余|项目支出结转": {Nature: gouji.ProjectSpending},
})

// totals are the rows that stand for all codes.
var totals = list{"合计|总计|本年合计|支出合计|收入合计|本年支出合计|本年收入合计": {}}

// balanceLines are the rows of the two summaries.
var balanceLines = list{
	"本年收入合计|收入合计|本年收入|本年收入小计": {Flow: gouji.Income},
	"本年支出合计|支出合计|本年支出|本年支出小计": {Flow: gouji.Expenditure},
	"使用非财政拨款结余|使用非财政拨款结余(含专用结余)|使用非财政拨款结余和专用结余|使用非财政拨款结余及专用结余|使用非财政拨款结余收入|用事业基金弥补收支差额|动用事业基金弥补收支差额": {Flow: gouji.SurplusUsed},
	"年初结转和结余|年初结转结余|年初结转及结余|上年结转和结余|上年结转|上年结转结余|年初财政拨款结转和结余|年初财政拨款结转结余|年初财政拨款结转及结余|上年财政拨款结转和结余":     opening,
	"结余分配": {Flow: gouji.SurplusDistributed},
	"年末结转和结余|年末结转结余|年末结转及结余|结转下年|年末财政拨款结转和结余|年末财政拨款结转结余|年末财政拨款结转及结余": closing,
	"总计|收入总计|支出总计":              {Flow: gouji.Total},
	"基本支出结转|基本支出结转和结余":          {Nature: gouji.Basic},
	"项目支出结转和结余|项目支出结转结余|项目支出结转": {Nature: gouji.ProjectSpending},
	"经营结余": {Nature: gouji.Business},
}

// threePublicItems are the columns or the rows of “三公”.
var threePublicItems = list{
	"三公经费|三公经费支出|三公经费合计|三公经费支出合计|财政拨款三公经费|一般公共预算财政拨款三公经费|三公经费财政拨款支出|一般公共预算财政拨款三公经费支出":                                       {Item: gouji.ThreePublic},
	"因公出国(境)费|因公出国(境)费用|因公出国(境)|因公出国(境)支出|因公出国(境)经费|出国(境)费|因公出国费":                                                           {Item: gouji.Abroad},
	"公务用车购置及运行费|公务用车购置及运行维护费|公务用车购置和运行费|公务用车购置和运行维护费|公务用车购置费及运行费|公务用车购置费及运行维护费|公务用车费|公务用车购置及运行维护费用|公务用车购置费和运行维护费|公务用车购置及运行": {Item: gouji.Vehicles},
	"公务用车购置费|公务用车购置|购置费|公务用车购置支出|公务用车购置费用|车辆购置费":                                                                            {Item: gouji.VehiclePurchase},
	"公务用车运行费|公务用车运行维护费|公务用车运行维护|运行费|运行维护费|公务用车运行支出|公务用车运行维护支出|公务用车运行维护费用|车辆运行维护费":                                           {Item: gouji.VehicleRunning},
	"公务接待费|公务接待|接待费|公务接待支出|公务接待费用":                                                                                          {Item: gouji.Reception},
	"会议费|会议费支出":       {Item: gouji.Conferences},
	"培训费|培训费支出":       {Item: gouji.Training},
	"机关运行经费|机关运行经费支出": {Item: gouji.Operating},
}

// noFigures are lines that head others, or count what is no money.
var noFigures = linesOf(list{"相关统计数|国内接待费|国(境)外接待费|外事接待费|其中外事接待费|行政单位|参照公务员法管理事业单位|" +
	"因公出国(境)团组数(个)|因公出国(境)人次数(人)|公务用车购置数(辆)|公务用车保有量(辆)|国内公务接待批次(个)|国内公务接待人次(人)|" +
	"交纳企业所得税|提取职工福利基金|转入事业基金|提取专用结余|转入非财政拨款结余|外事接待批次(个)|外事接待人次(人)|国(境)外公务接待批次(个)|国(境)外公务接待人次(人)": {}})

// specs are the nine standard forms.
var specs = []*spec{
	{
		id: gouji.IncomeExpenditure, name: "收入支出决算总表",
		titles: []string{"收入支出决算总表", "收支决算总表", "收入支出总决算表", "收入支出总体决算表", "收支总决算表"},
		words:  columnsOf(),
		lines:  linesOf(sources, fundNames, natures, otherNatures, balanceLines), class: true,
		proofLines: []dims{{Origin: gouji.FromOperations}, {Flow: gouji.Income}, {Flow: gouji.Expenditure}},
	}, {
		id: gouji.IncomeForm, name: "收入决算表",
		titles: []string{"收入决算表", "收入决算总表", "收入决算明细表", "收入总体决算表"},
		base:   dims{Flow: gouji.Income},
		words: columnsOf(sources, fundNames, list{
			"本年收入合计|收入合计|合计|本年收入":   {},
			"年初结转和结余|上年结转":          opening,
			"用事业基金弥补收支差额|使用非财政拨款结余": {Flow: gouji.SurplusUsed},
		}),
		lines: linesOf(totals), codes: gouji.Functional,
		proofColumns: []dims{fiscal, {Origin: gouji.FromOperations}, {Origin: gouji.FromOther}},
	}, {
		id: gouji.ExpenditureForm, name: "支出决算表",
		titles: []string{"支出决算表", "支出决算总表", "支出总体决算表"},
		base:   dims{Flow: gouji.Expenditure},
		words: columnsOf(natures, otherNatures, list{
			"本年支出合计|支出合计|合计|本年支出": {}, "结余分配": {Flow: gouji.SurplusDistributed}, "年末结转和结余|结转下年": closing,
		}),
		lines: linesOf(totals), codes: gouji.Functional,
		proofColumns: []dims{{Nature: gouji.Basic}, {Nature: gouji.ProjectSpending}, {Nature: gouji.ToSubordinates}},
	}, {
		id: gouji.FiscalSummary, name: "财政拨款收入支出决算总表",
		titles: []string{"财政拨款收入支出决算总表", "财政拨款收支决算总表", "财政拨款收入支出决算表", "财政拨款收支决算表", "财政拨款收支总体决算表", "财政拨款收支总决算表"},
		base:   fiscal,
		words:  columnsOf(fundNames, list{"合计": {}}),
		lines:  linesOf(sources, fundNames, natures, otherNatures, balanceLines), class: true,
		proofColumns: []dims{general, govFund}, proofLines: []dims{{Flow: gouji.Income}, {Flow: gouji.Expenditure}},
	}, {
		id: gouji.GPBExpenditure, name: "一般公共预算财政拨款支出决算表",
		titles: []string{"一般公共预算财政拨款支出决算表", "一般公共预算支出决算表", "一般公共预算财政拨款支出决算总表", "一般公共预算财政拨款支出决算明细表",
			"一般公共预算财政拨款收入支出决算表", "一般公共预算财政拨款收支决算表", "一般公共预算拨款支出决算表", "公共预算财政拨款支出决算表", "公共预算财政拨款收入支出决算表"},
		base:  dims{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic},
		words: fundWords, lines: linesOf(totals), codes: gouji.Functional,
	}, {
		id: gouji.GPBBasic, name: "一般公共预算财政拨款基本支出决算表",
		titles: []string{"*一般公共预算|基本支出|决算|表", "公共预算财政拨款基本支出决算表"},
		base:   dims{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Nature: gouji.Basic},
		words: columnsOf(list{
			"合计|基本支出|基本支出合计|本年支出|本年基本支出|支出": {},
			"人员经费|人员支出":               {Economic: gouji.Staff},
			"公用经费|日常公用经费|公用支出|日常公用支出": {Economic: gouji.Public},
		}),
		lines: linesOf(totals, list{
			"基本支出合计|基本支出|人员经费和公用经费合计":                                          {},
			"人员经费合计|人员经费小计|人员经费|人员支出合计|人员支出|人员经费支出合计":                          {Economic: gouji.Staff},
			"公用经费合计|公用经费小计|公用经费|公用支出合计|公用支出|日常公用经费合计|日常公用经费|公用经费支出合计|日常公用支出合计": {Economic: gouji.Public},
		}),
		codes: gouji.Economic,
	}, {
		id: gouji.ThreePublicForm, name: "“三公”经费支出决算表",
		titles: []string{"*三公经费|决算|表", "*财政拨款|三公经费|决算|表", "*一般公共预算|三公经费|决算|表", "*公共预算|三公经费|决算|表", "*三公经费|支出情况表"},
		base:   dims{Flow: gouji.Expenditure},
		words: wordsOf(columnsOf(threePublicItems), map[string]word{
			"合计|支出合计|总计": {role: amounts, dims: dims{Item: gouji.ThreePublic}, weak: true},
			"国内接待费|国(境)外接待费|外事接待费|国内公务接待费": {role: ignored},
		}),
		lines: linesOf(threePublicItems, list{
			"合计|支出合计|总计": {Item: gouji.ThreePublic},
			"预算数":        {Basis: gouji.Budget}, "年初预算数": {Basis: gouji.InitialBudget}, "全年预算数|调整预算数": {Basis: gouji.FullYearBudget}, "决算数": {},
		}),
		items:        true,
		proofColumns: []dims{{Item: gouji.Abroad}, {Item: gouji.VehicleRunning}, {Item: gouji.Reception}},
	}, {
		id: gouji.GovernmentFundF, name: "政府性基金预算财政拨款收入支出决算表",
		titles: []string{"*政府性基金|支|决算|表"},
		base:   dims{Flow: gouji.Expenditure, Fund: gouji.GovernmentFund},
		words:  fundWords, lines: linesOf(totals), codes: gouji.Functional,
	}, {
		id: gouji.StateCapitalF, name: "国有资本经营预算财政拨款支出决算表",
		titles: []string{"*国有资本经营|支|决算|表"},
		base:   dims{Flow: gouji.Expenditure, Fund: gouji.StateCapital},
		words:  fundWords, lines: linesOf(totals), codes: gouji.Functional,
	},
}
