package truth

import (
	"slices"
	"strings"
)

// A named is a code with its name, and with the one it had until a year.
type named struct {
	Code, Name string
	old        string
	until      int
}

func (n named) In(year int) string {
	if n.old != "" && year <= n.until {
		return n.old
	}
	return n.Name
}

// Classes are the 类 of the first form in its order; Since is the year of
// their first appearance.
var Classes = []struct {
	named
	Since int
	Rare  bool // left out where the form lists only what is usual
}{
	{named: named{Code: "201", Name: "一般公共服务支出"}},
	{named: named{Code: "202", Name: "外交支出"}, Rare: true},
	{named: named{Code: "203", Name: "国防支出"}, Rare: true},
	{named: named{Code: "204", Name: "公共安全支出"}},
	{named: named{Code: "205", Name: "教育支出"}},
	{named: named{Code: "206", Name: "科学技术支出"}},
	{named: named{"207", "文化旅游体育与传媒支出", "文化体育与传媒支出", 2018}},
	{named: named{Code: "208", Name: "社会保障和就业支出"}},
	{named: named{"210", "卫生健康支出", "医疗卫生与计划生育支出", 2018}},
	{named: named{Code: "211", Name: "节能环保支出"}},
	{named: named{Code: "212", Name: "城乡社区支出"}},
	{named: named{Code: "213", Name: "农林水支出"}},
	{named: named{Code: "214", Name: "交通运输支出"}},
	{named: named{"215", "资源勘探工业信息等支出", "资源勘探信息等支出", 2019}},
	{named: named{Code: "216", Name: "商业服务业等支出"}},
	{named: named{Code: "217", Name: "金融支出"}, Rare: true},
	{named: named{Code: "219", Name: "援助其他地区支出"}, Rare: true},
	{named: named{"220", "自然资源海洋气象等支出", "国土海洋气象等支出", 2018}},
	{named: named{Code: "221", Name: "住房保障支出"}},
	{named: named{Code: "222", Name: "粮油物资储备支出"}, Rare: true},
	{named: named{Code: "223", Name: "国有资本经营预算支出"}, Since: 2020},
	{named: named{Code: "224", Name: "灾害防治及应急管理支出"}, Since: 2019},
	{named: named{Code: "229", Name: "其他支出"}},
	{named: named{Code: "231", Name: "债务还本支出"}, Rare: true},
	{named: named{Code: "232", Name: "债务付息支出"}, Rare: true},
	{named: named{Code: "234", Name: "抗疫特别国债安排的支出"}, Since: 2020, Rare: true},
}

// A trade is what a unit lives by: its own functional lines.
type trade struct {
	noun     string // of the unit's name
	admin    bool   // an administration: has 机关运行经费, no 事业收入
	Main     string // code of the line that runs it
	projects []string
	Section  []named
	Duty     string
}

// Trades are what units may live by.
var Trades = []trade{
	{noun: "图书馆", Main: "2070104", projects: []string{"2070109", "2070199"}, Duty: "文献收藏、公共阅览和全民阅读推广", Section: []named{
		{"20701", "文化和旅游", "文化", 2018}, {Code: "2070104", Name: "图书馆"}, {Code: "2070109", Name: "群众文化"},
		{"2070199", "其他文化和旅游支出", "其他文化支出", 2018}}},
	{noun: "应用技术研究所", Main: "2060301", projects: []string{"2060302", "2060702"}, Duty: "应用技术研发、检验测试和科学普及", Section: []named{
		{Code: "20603", Name: "应用研究"}, {Code: "2060301", Name: "机构运行"}, {Code: "2060302", Name: "社会公益研究"},
		{Code: "20607", Name: "科学技术普及"}, {Code: "2060702", Name: "科普活动"}}},
	{noun: "统计局", admin: true, Main: "2010501", projects: []string{"2010507", "2010508"}, Duty: "统计调查、数据审核和统计监督", Section: []named{
		{Code: "20105", Name: "统计信息事务"}, {Code: "2010501", Name: "行政运行"}, {Code: "2010507", Name: "专项普查活动"}, {Code: "2010508", Name: "统计抽样调查"}}},
	{noun: "水利局", admin: true, Main: "2130301", projects: []string{"2130306", "2130314"}, Duty: "水资源管理、河道整治和防汛抗旱", Section: []named{
		{Code: "21303", Name: "水利"}, {Code: "2130301", Name: "行政运行"}, {Code: "2130306", Name: "水利工程运行与维护"}, {Code: "2130314", Name: "防汛"}}},
	{noun: "疾病预防控制中心", Main: "2100401", projects: []string{"2100408", "2100410"}, Duty: "传染病监测、免疫规划和健康教育", Section: []named{
		{Code: "21004", Name: "公共卫生"}, {Code: "2100401", Name: "疾病预防控制机构"}, {Code: "2100408", Name: "基本公共卫生服务"},
		{"2100410", "突发公共卫生事件应急处置", "突发公共卫生事件应急处理", 2020}}},
	{noun: "社会保险服务中心", Main: "2080109", projects: []string{"2080199", "2080799"}, Duty: "社会保险登记、待遇核发和基金稽核", Section: []named{
		{Code: "20801", Name: "人力资源和社会保障管理事务"}, {Code: "2080109", Name: "社会保险经办机构"}, {Code: "2080199", Name: "其他人力资源和社会保障管理事务支出"},
		{Code: "20807", Name: "就业补助"}, {Code: "2080799", Name: "其他就业补助支出"}}},
	{noun: "城市管理局", admin: true, Main: "2120101", projects: []string{"2120104", "2120501"}, Duty: "市容管理、环境卫生和综合执法", Section: []named{
		{Code: "21201", Name: "城乡社区管理事务"}, {Code: "2120101", Name: "行政运行"}, {Code: "2120104", Name: "城管执法"},
		{Code: "21205", Name: "城乡社区环境卫生"}, {Code: "2120501", Name: "城乡社区环境卫生"}}},
	{noun: "公路养护中心", Main: "2140106", projects: []string{"2140112", "2140199"}, Duty: "公路养护、路况巡查和桥隧检测", Section: []named{
		{Code: "21401", Name: "公路水路运输"}, {Code: "2140106", Name: "公路养护"}, {Code: "2140112", Name: "公路运输管理"}, {Code: "2140199", Name: "其他公路水路运输支出"}}},
	{noun: "职业技术学校", Main: "2050302", projects: []string{"2050299", "2050399"}, Duty: "中等职业教育和技能培训", Section: []named{
		{Code: "20502", Name: "普通教育"}, {Code: "2050299", Name: "其他普通教育支出"},
		{Code: "20503", Name: "职业教育"}, {"2050302", "中等职业教育", "中专教育", 2019}, {Code: "2050399", Name: "其他职业教育支出"}}},
	{noun: "生态环境局", admin: true, Main: "2110101", projects: []string{"2110301", "2110302"}, Duty: "环境监测、污染防治和排污许可管理", Section: []named{
		{Code: "21101", Name: "环境保护管理事务"}, {Code: "2110101", Name: "行政运行"},
		{Code: "21103", Name: "污染防治"}, {Code: "2110301", Name: "大气"}, {Code: "2110302", Name: "水体"}}},
}

// common are the functional lines that every unit may have.
var common = []named{
	{"20805", "行政事业单位养老支出", "行政事业单位离退休", 2019},
	{"2080501", "行政单位离退休", "归口管理的行政单位离退休", 2019},
	{Code: "2080502", Name: "事业单位离退休"},
	{Code: "2080505", Name: "机关事业单位基本养老保险缴费支出"},
	{Code: "2080506", Name: "机关事业单位职业年金缴费支出"},
	{Code: "21011", Name: "行政事业单位医疗"},
	{Code: "2101101", Name: "行政单位医疗"},
	{Code: "2101102", Name: "事业单位医疗"},
	{Code: "22102", Name: "住房改革支出"},
	{Code: "2210201", Name: "住房公积金"},
	{"21208", "国有土地使用权出让收入安排的支出", "国有土地使用权出让收入及对应专项债务收入安排的支出", 2018},
	{Code: "2120804", Name: "农村基础设施建设支出"},
	{"22960", "彩票公益金安排的支出", "彩票公益金及对应专项债务收入安排的支出", 2018},
	{Code: "2296002", Name: "用于社会福利的彩票公益金支出"},
	{Code: "2296003", Name: "用于体育事业的彩票公益金支出"},
	{Code: "22301", Name: "解决历史遗留问题及改革成本支出"},
	{Code: "2230105", Name: "国有企业退休人员社会化管理补助支出"},
}

// function returns the name of a functional code for a unit of trade t.
func (t *trade) function(code string, year int) string {
	for _, c := range Classes {
		if c.Code == code {
			return c.In(year)
		}
	}
	for _, list := range [...][]named{t.Section, common} {
		for _, n := range list {
			if n.Code == code {
				return n.In(year)
			}
		}
	}
	return ""
}

// economics is the economic classification, "301 工资福利支出" a line, from
// 2018 and before.
var economics = [...][]named{parse(`301 工资福利支出
30101 基本工资
30102 津贴补贴
30103 奖金
30106 伙食补助费
30107 绩效工资
30108 机关事业单位基本养老保险缴费
30109 职业年金缴费
30110 职工基本医疗保险缴费
30111 公务员医疗补助缴费
30112 其他社会保障缴费
30113 住房公积金
30114 医疗费
30199 其他工资福利支出
302 商品和服务支出` + goods + `
303 对个人和家庭的补助
30301 离休费
30302 退休费
30303 退职（役）费
30304 抚恤金
30305 生活补助
30306 救济费
30307 医疗费补助
30308 助学金
30309 奖励金
30310 个人农业生产补贴
30311 代缴社会保险费
30399 其他对个人和家庭的补助
307 债务利息及费用支出
30701 国内债务付息
30702 国外债务付息
310 资本性支出
31001 房屋建筑物购建
31002 办公设备购置
31003 专用设备购置
31005 基础设施建设
31006 大型修缮
31007 信息网络及软件购置更新
31008 物资储备
31013 公务用车购置
31019 其他交通工具购置
31021 文物和陈列品购置
31022 无形资产购置
31099 其他资本性支出
399 其他支出
39906 赠与
39999 其他支出`), parse(`301 工资福利支出
30101 基本工资
30102 津贴补贴
30103 奖金
30104 其他社会保障缴费
30106 伙食补助费
30107 绩效工资
30108 机关事业单位基本养老保险缴费
30109 职业年金缴费
30199 其他工资福利支出
302 商品和服务支出` + goods + `
303 对个人和家庭的补助
30301 离休费
30302 退休费
30304 抚恤金
30305 生活补助
30307 医疗费
30309 奖励金
30311 住房公积金
30399 其他对个人和家庭的补助支出
310 其他资本性支出
31002 办公设备购置
31003 专用设备购置
31007 信息网络及软件购置更新
31013 公务用车购置
31099 其他资本性支出`)}

const goods = `
30201 办公费
30202 印刷费
30203 咨询费
30204 手续费
30205 水费
30206 电费
30207 邮电费
30208 取暖费
30209 物业管理费
30211 差旅费
30212 因公出国（境）费用
30213 维修（护）费
30214 租赁费
30215 会议费
30216 培训费
30217 公务接待费
30218 专用材料费
30224 被装购置费
30225 专用燃料费
30226 劳务费
30227 委托业务费
30228 工会经费
30229 福利费
30231 公务用车运行维护费
30239 其他交通费用
30240 税金及附加费用
30299 其他商品和服务支出`

func parse(list string) []named {
	var lines []named
	for s := range strings.Lines(list) {
		code, name, _ := strings.Cut(strings.TrimSpace(s), " ")
		lines = append(lines, named{Code: code, Name: name})
	}
	return lines
}

// until2019 lacks 代缴社会保险费, which came in 2020.
var until2019 = slices.DeleteFunc(slices.Clone(economics[0]), func(n named) bool { return n.Code == "30311" })

// EconomicLines returns the economic lines of a year.
func EconomicLines(year int) []named {
	switch {
	case year < 2018:
		return economics[1]
	case year < 2020:
		return until2019
	}
	return economics[0]
}

// Staff reports whether an economic code belongs to 人员经费.
func Staff(code string) bool {
	return strings.HasPrefix(code, "301") || strings.HasPrefix(code, "303")
}
