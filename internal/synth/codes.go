package synth

import (
	"slices"
	"strings"
)

// A named is a code with its name, and with the one it had until a year.
type named struct {
	code, name string
	old        string
	until      int
}

func (n named) in(year int) string {
	if n.old != "" && year <= n.until {
		return n.old
	}
	return n.name
}

// classes are the 类 of the first form in its order; since is the year of
// their first appearance.
var classes = []struct {
	named
	since int
	rare  bool // left out where the form lists only what is usual
}{
	{named: named{code: "201", name: "一般公共服务支出"}},
	{named: named{code: "202", name: "外交支出"}, rare: true},
	{named: named{code: "203", name: "国防支出"}, rare: true},
	{named: named{code: "204", name: "公共安全支出"}},
	{named: named{code: "205", name: "教育支出"}},
	{named: named{code: "206", name: "科学技术支出"}},
	{named: named{"207", "文化旅游体育与传媒支出", "文化体育与传媒支出", 2018}},
	{named: named{code: "208", name: "社会保障和就业支出"}},
	{named: named{"210", "卫生健康支出", "医疗卫生与计划生育支出", 2018}},
	{named: named{code: "211", name: "节能环保支出"}},
	{named: named{code: "212", name: "城乡社区支出"}},
	{named: named{code: "213", name: "农林水支出"}},
	{named: named{code: "214", name: "交通运输支出"}},
	{named: named{"215", "资源勘探工业信息等支出", "资源勘探信息等支出", 2019}},
	{named: named{code: "216", name: "商业服务业等支出"}},
	{named: named{code: "217", name: "金融支出"}, rare: true},
	{named: named{code: "219", name: "援助其他地区支出"}, rare: true},
	{named: named{"220", "自然资源海洋气象等支出", "国土海洋气象等支出", 2018}},
	{named: named{code: "221", name: "住房保障支出"}},
	{named: named{code: "222", name: "粮油物资储备支出"}, rare: true},
	{named: named{code: "223", name: "国有资本经营预算支出"}, since: 2020},
	{named: named{code: "224", name: "灾害防治及应急管理支出"}, since: 2019},
	{named: named{code: "229", name: "其他支出"}},
	{named: named{code: "231", name: "债务还本支出"}, rare: true},
	{named: named{code: "232", name: "债务付息支出"}, rare: true},
	{named: named{code: "234", name: "抗疫特别国债安排的支出"}, since: 2020, rare: true},
}

// A trade is what a unit lives by: its own functional lines.
type trade struct {
	noun     string // of the unit's name
	admin    bool   // an administration: has 机关运行经费, no 事业收入
	main     string // code of the line that runs it
	projects []string
	section  []named
	duty     string
}

var trades = []trade{
	{noun: "图书馆", main: "2070104", projects: []string{"2070109", "2070199"}, duty: "文献收藏、公共阅览和全民阅读推广", section: []named{
		{"20701", "文化和旅游", "文化", 2018}, {code: "2070104", name: "图书馆"}, {code: "2070109", name: "群众文化"},
		{"2070199", "其他文化和旅游支出", "其他文化支出", 2018}}},
	{noun: "应用技术研究所", main: "2060301", projects: []string{"2060302", "2060702"}, duty: "应用技术研发、检验测试和科学普及", section: []named{
		{code: "20603", name: "应用研究"}, {code: "2060301", name: "机构运行"}, {code: "2060302", name: "社会公益研究"},
		{code: "20607", name: "科学技术普及"}, {code: "2060702", name: "科普活动"}}},
	{noun: "统计局", admin: true, main: "2010501", projects: []string{"2010507", "2010508"}, duty: "统计调查、数据审核和统计监督", section: []named{
		{code: "20105", name: "统计信息事务"}, {code: "2010501", name: "行政运行"}, {code: "2010507", name: "专项普查活动"}, {code: "2010508", name: "统计抽样调查"}}},
	{noun: "水利局", admin: true, main: "2130301", projects: []string{"2130306", "2130314"}, duty: "水资源管理、河道整治和防汛抗旱", section: []named{
		{code: "21303", name: "水利"}, {code: "2130301", name: "行政运行"}, {code: "2130306", name: "水利工程运行与维护"}, {code: "2130314", name: "防汛"}}},
	{noun: "疾病预防控制中心", main: "2100401", projects: []string{"2100408", "2100410"}, duty: "传染病监测、免疫规划和健康教育", section: []named{
		{code: "21004", name: "公共卫生"}, {code: "2100401", name: "疾病预防控制机构"}, {code: "2100408", name: "基本公共卫生服务"},
		{"2100410", "突发公共卫生事件应急处置", "突发公共卫生事件应急处理", 2020}}},
	{noun: "社会保险服务中心", main: "2080109", projects: []string{"2080199", "2080799"}, duty: "社会保险登记、待遇核发和基金稽核", section: []named{
		{code: "20801", name: "人力资源和社会保障管理事务"}, {code: "2080109", name: "社会保险经办机构"}, {code: "2080199", name: "其他人力资源和社会保障管理事务支出"},
		{code: "20807", name: "就业补助"}, {code: "2080799", name: "其他就业补助支出"}}},
	{noun: "城市管理局", admin: true, main: "2120101", projects: []string{"2120104", "2120501"}, duty: "市容管理、环境卫生和综合执法", section: []named{
		{code: "21201", name: "城乡社区管理事务"}, {code: "2120101", name: "行政运行"}, {code: "2120104", name: "城管执法"},
		{code: "21205", name: "城乡社区环境卫生"}, {code: "2120501", name: "城乡社区环境卫生"}}},
	{noun: "公路养护中心", main: "2140106", projects: []string{"2140112", "2140199"}, duty: "公路养护、路况巡查和桥隧检测", section: []named{
		{code: "21401", name: "公路水路运输"}, {code: "2140106", name: "公路养护"}, {code: "2140112", name: "公路运输管理"}, {code: "2140199", name: "其他公路水路运输支出"}}},
	{noun: "职业技术学校", main: "2050302", projects: []string{"2050299", "2050399"}, duty: "中等职业教育和技能培训", section: []named{
		{code: "20502", name: "普通教育"}, {code: "2050299", name: "其他普通教育支出"},
		{code: "20503", name: "职业教育"}, {"2050302", "中等职业教育", "中专教育", 2019}, {code: "2050399", name: "其他职业教育支出"}}},
	{noun: "生态环境局", admin: true, main: "2110101", projects: []string{"2110301", "2110302"}, duty: "环境监测、污染防治和排污许可管理", section: []named{
		{code: "21101", name: "环境保护管理事务"}, {code: "2110101", name: "行政运行"},
		{code: "21103", name: "污染防治"}, {code: "2110301", name: "大气"}, {code: "2110302", name: "水体"}}},
}

// common are the functional lines that every unit may have.
var common = []named{
	{"20805", "行政事业单位养老支出", "行政事业单位离退休", 2019},
	{"2080501", "行政单位离退休", "归口管理的行政单位离退休", 2019},
	{code: "2080502", name: "事业单位离退休"},
	{code: "2080505", name: "机关事业单位基本养老保险缴费支出"},
	{code: "2080506", name: "机关事业单位职业年金缴费支出"},
	{code: "21011", name: "行政事业单位医疗"},
	{code: "2101101", name: "行政单位医疗"},
	{code: "2101102", name: "事业单位医疗"},
	{code: "22102", name: "住房改革支出"},
	{code: "2210201", name: "住房公积金"},
	{"21208", "国有土地使用权出让收入安排的支出", "国有土地使用权出让收入及对应专项债务收入安排的支出", 2018},
	{code: "2120804", name: "农村基础设施建设支出"},
	{"22960", "彩票公益金安排的支出", "彩票公益金及对应专项债务收入安排的支出", 2018},
	{code: "2296002", name: "用于社会福利的彩票公益金支出"},
	{code: "2296003", name: "用于体育事业的彩票公益金支出"},
	{code: "22301", name: "解决历史遗留问题及改革成本支出"},
	{code: "2230105", name: "国有企业退休人员社会化管理补助支出"},
}

// function returns the name of a functional code for a unit of trade t.
func (t *trade) function(code string, year int) string {
	for _, c := range classes {
		if c.code == code {
			return c.in(year)
		}
	}
	for _, list := range [...][]named{t.section, common} {
		for _, n := range list {
			if n.code == code {
				return n.in(year)
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
		lines = append(lines, named{code: code, name: name})
	}
	return lines
}

// until2019 lacks 代缴社会保险费, which came in 2020.
var until2019 = slices.DeleteFunc(slices.Clone(economics[0]), func(n named) bool { return n.code == "30311" })

// economic returns the economic lines of a year.
func economic(year int) []named {
	switch {
	case year < 2018:
		return economics[1]
	case year < 2020:
		return until2019
	}
	return economics[0]
}

// staff reports whether an economic code belongs to 人员经费.
func staff(code string) bool {
	return strings.HasPrefix(code, "301") || strings.HasPrefix(code, "303")
}
