package synth

import (
	"strconv"
	"strings"
)

// named lists the economic lines that spent, of 人员经费 or of 公用经费.
func (w *writer) named(ofStaff bool) string {
	var names []string
	for _, e := range economic(w.year) {
		if len(e.code) == 5 && staff(e.code) == ofStaff && w.economy[e.code] != 0 {
			names = append(names, e.name)
		}
	}
	s := strings.Join(names, "、")
	if ofStaff {
		s += w.at("text/named", "")
	}
	return s
}

// basicSpending is the section on the basic spending of the general public budget.
func (w *writer) basicSpending() {
	w.section("一般公共预算财政拨款基本支出决算情况" + w.suffix())
	v, pay, public := w.spent("", onlyGPB, basics), w.staffCost(), w.publicCost()
	colon := "："
	if w.Phrasing == Thirteen {
		colon = ""
	}
	main := w.yearText() + "财政拨款基本支出"
	if w.Phrasing == Eleven {
		main = "一般公共预算财政拨款基本支出"
	} else if w.Phrasing == Ten {
		main = w.yearText() + "一般公共预算财政拨款基本支出"
	}
	if public == 0 {
		w.say(main, w.told("basic", v), "，均为人员经费，主要包括", colon, w.named(true), "。")
		return
	}
	share := func(place string, part money) string {
		if w.Phrasing == Thirteen {
			return "，占基本支出的" + w.share(place, part, v)
		}
		return ""
	}
	w.say(main, w.told("basic", v), "，其中：人员经费", w.told("basic/staff", pay), share("basic/staff", pay), "，主要包括", colon, w.named(true),
		"；公用经费", w.told("basic/public", public), share("basic/public", public), "，主要包括", colon, w.named(false), "。")
}

// threePublicText is the section on “三公”.
func (w *writer) threePublicText() {
	title := "一般公共预算财政拨款“三公”经费支出决算情况"
	if w.year >= 2021 {
		title = "财政拨款“三公”经费支出决算情况"
	}
	w.section(title + w.suffix())
	sum := w.threePublic()
	if sum == (item{}) && w.Phrasing == Eleven {
		w.say(w.unit, w.yearText(), "无“三公”经费财政拨款支出。")
		return
	}
	if w.Phrasing != Thirteen {
		w.subsection("“三公”经费财政拨款支出决算总体情况")
	}
	w.say("“三公”经费财政拨款支出预算为", w.told("three/budget", sum.budget), "，支出决算为", w.told("three", sum.actual), w.done("three", sum), w.since("three", sum), "，其中：")
	w.say("因公出国（境）费支出预算为", w.told("abroad/budget", w.abroad.budget), "，支出决算为", w.told("abroad", w.abroad.actual), w.done("abroad", w.abroad), "。")
	cars := w.vehicles()
	end := "。"
	if cars.actual != 0 {
		end = "，其中：公务用车购置费支出" + w.told("buying", w.buying.actual) + "，公务用车运行维护费支出" + w.told("running", w.running.actual) +
			"。年末财政拨款开支的公务用车保有量" + strconv.Itoa(w.cars) + "辆。"
	}
	w.say("公务用车购置及运行维护费支出预算为", w.told("cars/budget", cars.budget), "，支出决算为", w.told("cars", cars.actual), w.done("cars", cars), end)
	end = "。"
	if w.visits > 0 {
		end = "。全年国内公务接待" + strconv.Itoa(w.visits) + "批次，" + strconv.Itoa(w.guests) + "人次。"
	}
	w.say("公务接待费支出预算为", w.told("meals/budget", w.meals.budget), "，支出决算为", w.told("meals", w.meals.actual), w.done("meals", w.meals), end)
}

func (w *writer) done(place string, i item) string {
	if i.budget == 0 {
		return ""
	}
	return "，完成预算的" + w.at("text/"+place+"/rate", fixed(rate(i.actual, i.budget))) + "%"
}

// since compares an item with the year before, where there was one.
func (w *writer) since(place string, i item) string {
	if i.before == 0 {
		return ""
	}
	return "，" + w.lastYear() + w.versus(place, "", i.actual, i.before)
}

// fundsSection tells of the two smaller budgets.
func (w *writer) fundsSection() {
	name := "政府性基金预算财政拨款收入支出决算情况" + w.suffix()
	if w.Phrasing == Thirteen {
		name = "政府性基金预算收入支出决算情况"
	}
	w.section(name)
	w.fundText(gov, "政府性基金")
	if w.year < 2020 || w.Phrasing == Thirteen && w.spent("", 1<<capital, anyNature) == 0 {
		return
	}
	w.section("国有资本经营预算财政拨款收入支出决算情况" + w.suffix())
	w.fundText(capital, "国有资本经营")
}

func (w *writer) fundText(f fund, short string) {
	key := fundKeys[f]
	v := w.spent("", 1<<f, anyNature)
	switch {
	case v == 0 && w.Phrasing == Thirteen:
		w.say(w.us(), "无", short, "收支。")
	case v == 0:
		w.say(w.unit, w.yearText(), "无", short, "预算财政拨款收入和支出。")
	default:
		w.say(w.yearText(), short, "预算财政拨款年初结转和结余", w.told(key+"/opening", w.carried("", f)), "，本年收入", w.told(key+"/income", w.allotted("", f)),
			"，本年支出", w.told(key, v), "，年末结转和结余", w.told(key+"/closing", w.left("", f)), "。")
	}
}

// operatingCost tells of 机关运行经费.
func (w *writer) operatingCost() {
	if w.operating.actual == 0 {
		w.say(w.us(), w.yearText(), "机关运行经费支出0万元。")
		return
	}
	w.say(w.us(), w.yearText(), "机关运行经费支出", w.told("operating", w.operating.actual), w.since("operating", w.operating), w.because(w.operating.actual, w.operating.before))
}

// ordinary tells of meetings and training.
func (w *writer) ordinary() {
	var said []string
	if w.meetings.actual > 0 {
		said = append(said, "开支会议费"+w.told("meetings", w.meetings.actual)+"，用于召开年度业务工作会议")
	}
	if w.training.actual > 0 {
		said = append(said, "开支培训费"+w.told("training", w.training.actual)+"，用于开展岗位业务培训")
	}
	if len(said) == 0 {
		said = []string{"未举办会议和培训"}
	}
	w.say(w.yearText(), w.us(), strings.Join(said, "；"), "。")
}

// procurement tells what was bought under the rules of 政府采购.
func (w *writer) procurement() {
	sum := w.bought[0] + w.bought[1] + w.bought[2]
	if sum == 0 {
		w.say(w.us(), w.yearText(), "无政府采购支出。")
		return
	}
	text := w.yearText() + "政府采购支出总额" + w.told("procurement", sum) + "，其中：政府采购货物支出" + w.told("procurement/0", w.bought[0]) +
		"、政府采购工程支出" + w.told("procurement/1", w.bought[1]) + "、政府采购服务支出" + w.told("procurement/2", w.bought[2]) + "。"
	if w.Phrasing != Eleven {
		text += "授予中小企业合同金额" + w.told("small", w.bought[2]) + "，占政府采购支出总额的" + w.share("small", w.bought[2], sum) + "。"
	}
	w.say(text)
}

func (w *writer) assets() {
	var kinds []string
	rest := w.cars
	for _, kind := range []string{"机要通信用车", "应急保障用车", "其他用车"} {
		n := min(rest, 1+w.rand.IntN(3))
		if kind == "其他用车" {
			n = rest
		}
		rest -= n
		kinds = append(kinds, kind+strconv.Itoa(n)+"辆")
	}
	w.sayf("截至%d年12月31日，%s共有车辆%d辆，其中：%s；单价50万元以上通用设备%d台（套），单价100万元以上专用设备0台（套）。",
		w.year, w.us(), w.cars, strings.Join(kinds, "、"), w.equipment)
}

// results is the section on performance.
func (w *writer) results() {
	if w.Phrasing == Thirteen {
		w.sayf("%s按要求编报整体支出和项目支出绩效目标，年度终了组织开展绩效自评，自评结果用于改进管理和编制以后年度预算。", w.us())
		return
	}
	w.sayf("%s对%d年度项目支出开展绩效自评，共涉及项目%d个，涉及资金%s。各项目总体达到预期目标，自评结果均为良好以上。",
		w.us(), w.year, len(w.tasks), w.told("tasks", w.spent("", all, projects)))
}
