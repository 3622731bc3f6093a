package synth

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// performance is the attached report: what was spent and on what.
func (w *writer) performance() {
	w.say(w.yearText(), w.Entity)
	w.say("整体支出绩效自评报告")
	w.section("单位基本情况")
	w.sayf("%s主要承担%s等职责，年末在职人员%s。", w.Entity, w.Trade.Duty, w.Count("profile/staff", "在职人员", w.People, "人"))
	w.section("一般公共预算支出情况")
	w.subsection("基本支出情况")
	w.reportBasic()
	w.subsection("项目支出情况")
	w.reportTasks()
	w.section("政府性基金预算支出情况")
	f, part := w.spendingAt("report/gov", 1<<truth.Gov, truth.AnyNature), press.Spending(1<<truth.Gov, truth.Projects)
	if f.V == 0 {
		w.say(w.us(), w.none("report/gov", f.Of), "政府性基金预算支出。")
	} else {
		w.say(w.yearText(), "政府性基金预算支出", w.told(f), "，", w.Word("report/gov/project/share", gouji.ShareClaim, part, f.Of, 10000, "均为"), "项目支出。")
	}
	w.section("存在的问题及改进措施")
	w.say("一是部分项目执行进度前慢后快；二是绩效指标量化程度不高。下一步将提早谋划项目，细化指标，加强全过程管理。")
}

func (w *writer) reportBasic() {
	v := w.spendingAt("report/basic", truth.AllFunds, truth.Basics)
	pay, household := w.StaffCost()+w.OwnPay+w.OwnInsurance, w.EconomyOf("303")
	codes := []string{"30101", "30102", "30103", "30106", "30107", "30199"}
	var wages []string
	of := func(group, name string) figure {
		return figure{Of: concept{Flow: gouji.Expenditure, Nature: gouji.Basic, Economic: group, Item: gouji.Item(name)}, Local: name != ""}
	}
	detail, wageSum, first := "", money(0), ""
	for _, e := range truth.EconomicLines(w.Period) {
		amount := w.Economy[e.Code]
		if e.Code == "30107" {
			amount += w.OwnPay
		}
		if !slices.Contains(codes, e.Code) || amount == 0 {
			continue
		}
		wageSum += amount
		wage := of(e.Code, "").At("report/wages/" + e.Code)
		wage.V, wage.Local = amount, true
		wages = append(wages, "text/"+wage.Place)
		detail += first + e.Name + w.told(wage)
		first = "、"
	}
	w.say(strconv.Itoa(w.Period), "年全年基本支出", w.told(v), "（其中财政性资金", w.told(w.ofFiscal(v, w.Spent("", truth.Fiscal, truth.Basics))), "），占总支出的",
		w.share(v, w.spendingAt("", truth.AllFunds, truth.AnyNature)), "。其中：")
	staff := of(gouji.Staff, "").Valued("report/staff", pay)
	w.say("1.人员支出", w.told(staff), "（其中财政性资金", w.told(w.ofFiscal(staff, w.StaffCost())), "），其中：")
	w.say("（1）工资性支出", w.told(of(gouji.Staff, "工资性支出").Valued("report/wages", wageSum)), "（含", detail, "）；")
	last, parts := "。", []string{"text/report/wages", "text/report/insurance"}
	if household != 0 {
		last, parts = "；", append(parts, "text/report/household")
	}
	w.say("（2）社会保障和住房公积金缴费", w.told(of(gouji.Staff, "社会保障和住房公积金缴费").Valued("report/insurance", pay-wageSum-household)), last)
	if household != 0 {
		w.say("（3）对个人和家庭补助支出", w.told(of("303", "").Valued("report/household", household)), "。")
	}
	w.Within("text/report/wages", wages...)
	w.Within("text/report/staff", parts...)
	whole := []string{"text/report/staff"}
	if v.V != pay {
		public := of(gouji.Public, "").Valued("report/public", v.V-pay)
		w.say("2.公用支出", w.told(public), "（其中财政性资金", w.told(w.ofFiscal(public, w.Spent("", truth.Fiscal, truth.Basics)-w.StaffCost())), "）。")
		whole = append(whole, "text/report/public")
	}
	w.Adds("text/report/basic", whole...)
}

// ofFiscal is the part v of f that is fiscal money.
func (w *writer) ofFiscal(f figure, v money) figure {
	w.Within("text/"+f.Place, "text/"+f.Place+"/fiscal")
	f.Of.Fund = gouji.Fiscal
	return f.Valued(f.Place+"/fiscal", v)
}

func (w *writer) reportTasks() {
	v := w.spendingAt("report/project", truth.AllFunds, truth.Projects)
	w.say(strconv.Itoa(w.Period), "年全年项目支出", w.told(v), "（其中财政性资金", w.told(w.ofFiscal(v, w.Spent("", truth.Fiscal, truth.Projects))), "），占总支出的",
		w.share(v, w.spendingAt("", truth.AllFunds, truth.AnyNature)), "，共", w.Count("report/project/count", "项目", len(w.Tasks), "个"), "项目。其中：")
	var tasks []string
	for i, t := range w.Tasks {
		f := figure{Place: "task/" + strconv.Itoa(i), Of: concept{Flow: gouji.Expenditure, Nature: gouji.ProjectSpending, Project: t.Name}, V: t.Total()}
		tasks = append(tasks, "text/"+f.Place)
		var bought, ids []string
		for _, p := range t.Bought {
			part := f.Valued(f.Place+"/"+p.Name, p.Amount)
			part.Of.Economic, part.Local = truth.EconomicCode(p.Name, w.Period), true
			ids = append(ids, "text/"+part.Place)
			bought = append(bought, p.Name+w.told(part))
		}
		w.Within("text/"+f.Place, ids...) // nothing says that they are all
		w.say(strconv.Itoa(i+1), ".“", t.Name, "”支出", w.brief(f), "，其中：", strings.Join(bought, "，"), "。")
	}
	w.Adds("text/report/project", tasks...)
}
