package synth

import (
	"slices"
	"strconv"
	"strings"
)

// performance is the attached report: what was spent and on what.
func (w *writer) performance() {
	w.say(w.yearText(), w.unit)
	w.say("整体支出绩效自评报告")
	w.section("单位基本情况")
	w.sayf("%s主要承担%s等职责，年末在职人员%d人。", w.unit, w.trade.duty, w.people)
	w.section("一般公共预算支出情况")
	w.subsection("基本支出情况")
	w.reportBasic()
	w.subsection("项目支出情况")
	w.reportTasks()
	w.section("政府性基金预算支出情况")
	if v := w.spent("", 1<<gov, anyNature); v == 0 {
		w.say(w.us(), "无政府性基金预算支出。")
	} else {
		w.say(w.yearText(), "政府性基金预算支出", w.told("report/gov", v), "，均为项目支出。")
	}
	w.section("存在的问题及改进措施")
	w.say("一是部分项目执行进度前慢后快；二是绩效指标量化程度不高。下一步将提早谋划项目，细化指标，加强全过程管理。")
}

func (w *writer) reportBasic() {
	total := w.spent("", all, anyNature)
	v, fiscalBasic := w.spent("", all, basics), w.spent("", fiscal, basics)
	pay, household := w.staffCost()+w.ownPay+w.ownInsurance, w.economyOf("303")
	wages := []string{"30101", "30102", "30103", "30106", "30107", "30199"}
	detail, wageSum, first := "", money(0), ""
	for _, e := range economic(w.year) {
		amount := w.economy[e.code]
		if e.code == "30107" {
			amount += w.ownPay
		}
		if !slices.Contains(wages, e.code) || amount == 0 {
			continue
		}
		wageSum += amount
		detail += first + e.name + w.told("report/wages/"+e.code, amount)
		first = "、"
	}
	w.say(strconv.Itoa(w.year), "年全年基本支出", w.told("report/basic", v), "（其中财政性资金", w.told("report/basic/fiscal", fiscalBasic), "），占总支出的", w.share("report/basic", v, total), "。其中：")
	w.say("1.人员支出", w.told("report/staff", pay), "（其中财政性资金", w.told("report/staff/fiscal", w.staffCost()), "），其中：")
	w.say("（1）工资性支出", w.told("report/wages", wageSum), "（含", detail, "）；")
	last := "。"
	if household != 0 {
		last = "；"
	}
	w.say("（2）社会保障和住房公积金缴费", w.told("report/insurance", pay-wageSum-household), last)
	if household != 0 {
		w.say("（3）对个人和家庭补助支出", w.told("report/household", household), "。")
	}
	if public := v - pay; public != 0 {
		w.say("2.公用支出", w.told("report/public", public), "（其中财政性资金", w.told("report/public/fiscal", fiscalBasic-w.staffCost()), "）。")
	}
}

func (w *writer) reportTasks() {
	v := w.spent("", all, projects)
	w.say(strconv.Itoa(w.year), "年全年项目支出", w.told("report/project", v), "（其中财政性资金", w.told("report/project/fiscal", w.spent("", fiscal, projects)), "），占总支出的",
		w.share("report/project", v, w.spent("", all, anyNature)), "，共", strconv.Itoa(len(w.tasks)), "个项目。其中：")
	for i, t := range w.tasks {
		place := "task/" + strconv.Itoa(i)
		var bought []string
		for _, p := range t.bought {
			bought = append(bought, p.name+w.told(place+"/"+p.name, p.amount))
		}
		w.say(strconv.Itoa(i+1), ".“", t.name, "”支出", w.brief(place, t.total()), "，其中：", strings.Join(bought, "，"), "。")
	}
}
