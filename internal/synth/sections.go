package synth

import (
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// named lists the economic lines that spent, of 人员经费 or of 公用经费.
func (w *writer) named(ofStaff bool) string {
	var names []string
	for _, e := range truth.EconomicLines(w.Period) {
		if len(e.Code) == 5 && truth.Staff(e.Code) == ofStaff && w.Economy[e.Code] != 0 {
			names = append(names, w.Title("text/named/"+e.Code, press.EconomicLine(e.Code), e.Name))
		}
	}
	s := strings.Join(names, "、")
	if ofStaff {
		s += w.At("text/named", "")
	}
	return s
}

// basicSpending is the section on the basic spending of the general public budget.
func (w *writer) basicSpending() {
	w.section("一般公共预算财政拨款基本支出决算情况" + w.suffix())
	f := w.spendingAt("basic", truth.OnlyGPB, truth.Basics)
	pay := figure{Place: "basic/staff", Of: press.EconomicLine(gouji.Staff), V: w.StaffCost()}
	public := figure{Place: "basic/public", Of: press.EconomicLine(gouji.Public), V: w.PublicCost()}
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
	if public.V == 0 {
		w.say(main, w.told(f), "，", w.Word("basic/staff/share", gouji.ShareClaim, pay.Of, f.Of, 10000, "均为"), "人员经费，主要包括", colon, w.named(true), "。")
		return
	}
	share := func(part figure) string {
		if w.Phrasing == Thirteen {
			return "，占基本支出的" + w.share(part, f)
		}
		return ""
	}
	w.Adds("text/basic", "text/basic/staff", "text/basic/public")
	w.say(main, w.told(f), "，其中：人员经费", w.told(pay), share(pay), "，主要包括", colon, w.named(true),
		"；公用经费", w.told(public), share(public), "，主要包括", colon, w.named(false), "。")
}

// threePublicText is the section on “三公”.
func (w *writer) threePublicText() {
	title := "一般公共预算财政拨款“三公”经费支出决算情况"
	if w.Period >= 2021 {
		title = "财政拨款“三公”经费支出决算情况"
	}
	w.section(title + w.suffix())
	sum := w.ThreePublic()
	if sum == (truth.Item{}) && w.Phrasing == Eleven {
		w.say(w.Entity, w.yearText(), w.none("three", w.ofThree(gouji.ThreePublic)), "“三公”经费财政拨款支出。")
		return
	}
	if w.Phrasing != Thirteen {
		w.subsection("“三公”经费财政拨款支出决算总体情况")
	}
	told := func(i gouji.Item, place string, of truth.Item) (f figure, text string) {
		f = figure{Place: place, Of: w.ofThree(i), V: of.Actual}
		budget := f.Planned("budget", gouji.Budget, of.Budget)
		text = w.told(budget) + "，支出决算为" + w.told(f)
		if of.Budget != 0 {
			text += "，完成预算的" + w.completed(f, budget)
		}
		return f, text
	}
	for _, basis := range []string{"", "/budget"} {
		w.Adds("text/three"+basis, "text/abroad"+basis, "text/cars"+basis, "text/meals"+basis)
	}
	three, text := told(gouji.ThreePublic, "three", sum)
	w.say("“三公”经费财政拨款支出预算为", text, w.since(three, sum), "，其中：")
	_, text = told(gouji.Abroad, "abroad", w.Abroad)
	w.say("因公出国（境）费支出预算为", text, "。")
	cars := w.Vehicles()
	end := "。"
	if cars.Actual != 0 {
		end = "，其中：公务用车购置费支出" + w.told(figure{Place: "buying", Of: w.ofThree(gouji.VehiclePurchase), V: w.Buying.Actual}) +
			"，公务用车运行维护费支出" + w.told(figure{Place: "running", Of: w.ofThree(gouji.VehicleRunning), V: w.Running.Actual}) +
			"。年末财政拨款开支的公务用车保有量" + w.Count("cars/owned", "公务用车保有量", w.Cars, "辆") + "。"
		w.Adds("text/cars", "text/buying", "text/running")
	}
	_, text = told(gouji.Vehicles, "cars", cars)
	w.say("公务用车购置及运行维护费支出预算为", text, end)
	end = "。"
	if w.Visits > 0 {
		end = "。全年国内公务接待" + w.Count("meals/visits", "国内公务接待", w.Visits, "批次") + "，" + w.Count("meals/guests", "国内公务接待", w.Guests, "人次") + "。"
	}
	_, text = told(gouji.Reception, "meals", w.Meals)
	w.say("公务接待费支出预算为", text, end)
}

// none prints 无, which says that there is nothing of each concept.
func (w *writer) none(place string, of ...concept) string {
	s := "无"
	for i, c := range of {
		s = w.Word(place+"/none"+strconv.Itoa(i), gouji.NoneClaim, c, concept{}, 0, s)
	}
	return s
}

// since compares an item with the year before, where there was one.
func (w *writer) since(f figure, i truth.Item) string {
	if i.Before == 0 {
		return ""
	}
	return "，" + w.lastYear() + w.versus(f, "", i.Before)
}

// fundsSection tells of the two smaller budgets.
func (w *writer) fundsSection() {
	name := "政府性基金预算财政拨款收入支出决算情况" + w.suffix()
	if w.Phrasing == Thirteen {
		name = "政府性基金预算收入支出决算情况"
	}
	w.section(name)
	w.fundText(truth.Gov, "政府性基金")
	if w.Period < 2020 || w.Phrasing == Thirteen && w.Spent("", 1<<truth.Capital, truth.AnyNature) == 0 {
		return
	}
	w.section("国有资本经营预算财政拨款收入支出决算情况" + w.suffix())
	w.fundText(truth.Capital, "国有资本经营")
}

func (w *writer) fundText(f truth.Fund, short string) {
	key := fundKeys[f]
	v := w.Spent("", 1<<f, truth.AnyNature)
	of := func(flow gouji.Flow) concept { return concept{Flow: flow, Fund: press.FundOf(1 << f)} }
	none := w.none
	switch {
	case v == 0 && w.Phrasing == Thirteen:
		w.say(w.us(), none(key, of(gouji.Income), of(gouji.Expenditure)), short, "收支。")
	case v == 0:
		w.say(w.Entity, w.yearText(), none(key, of(gouji.Income), of(gouji.Expenditure)), short, "预算财政拨款收入和支出。")
	default:
		w.say(w.yearText(), short, "预算财政拨款年初结转和结余", w.told(figure{Place: key + "/opening", Of: of(gouji.Opening), V: w.Carried("", f)}),
			"，本年收入", w.told(figure{Place: key + "/income", Of: of(gouji.Income), V: w.Allotted("", f)}),
			"，本年支出", w.told(figure{Place: key, Of: of(gouji.Expenditure), V: v}),
			"，年末结转和结余", w.told(figure{Place: key + "/closing", Of: of(gouji.Closing), V: w.Left("", f)}), "。")
		w.Balances("text/"+key+"/closing", prefixed("text/"+key+"/", "opening", "income"), []string{"text/" + key})
	}
}

// operatingCost tells of 机关运行经费.
func (w *writer) operatingCost() {
	f := figure{Place: "operating", Of: press.Beside(gouji.Operating), V: w.Operating.Actual}
	if w.Operating.Actual == 0 {
		w.say(w.us(), w.yearText(), "机关运行经费支出", w.Amount(f, 0, "0", gouji.WanYuan), "。")
		return
	}
	w.say(w.us(), w.yearText(), "机关运行经费支出", w.told(f), w.since(f, w.Operating), w.because(w.Operating.Actual, w.Operating.Before))
}

// ordinary tells of meetings and training.
func (w *writer) ordinary() {
	var said []string
	if w.Meetings.Actual > 0 {
		said = append(said, "开支会议费"+w.told(figure{Place: "meetings", Of: press.Beside(gouji.Conferences), V: w.Meetings.Actual})+"，用于召开年度业务工作会议")
	}
	if w.Training.Actual > 0 {
		said = append(said, "开支培训费"+w.told(figure{Place: "training", Of: press.Beside(gouji.Training), V: w.Training.Actual})+"，用于开展岗位业务培训")
	}
	if len(said) == 0 {
		said = []string{"未举办会议和培训"}
	}
	w.say(w.yearText(), w.us(), strings.Join(said, "；"), "。")
}

// procurement tells what was bought under the rules of 政府采购.
func (w *writer) procurement() {
	sum := w.Bought[0] + w.Bought[1] + w.Bought[2]
	if sum == 0 {
		w.say(w.us(), w.yearText(), w.none("procurement", press.Beside(gouji.Procurement)), "政府采购支出。")
		return
	}
	whole := figure{Place: "procurement", Of: press.Beside(gouji.Procurement), V: sum}
	part := func(i int, is gouji.Item) string {
		return w.told(figure{Place: "procurement/" + strconv.Itoa(i), Of: press.Beside(is), V: w.Bought[i]})
	}
	text := w.yearText() + "政府采购支出总额" + w.told(whole) + "，其中：政府采购货物支出" + part(0, gouji.ProcurementGoods) +
		"、政府采购工程支出" + part(1, gouji.ProcurementWorks) + "、政府采购服务支出" + part(2, gouji.ProcurementServices) + "。"
	w.Adds("text/procurement", prefixed("text/procurement/", "0", "1", "2")...)
	if w.Phrasing != Eleven {
		small := figure{Place: "small", Of: press.Beside("授予中小企业合同金额"), V: w.Bought[2], Local: true}
		w.Within("text/procurement", "text/small")
		text += "授予中小企业合同金额" + w.told(small) + "，占政府采购支出总额的" + w.share(small, whole) + "。"
	}
	w.say(text)
}

func (w *writer) assets() {
	var kinds, ids []string
	rest := w.Cars
	for _, kind := range []string{"机要通信用车", "应急保障用车", "其他用车"} {
		n := min(rest, 1+w.rand.IntN(3))
		if kind == "其他用车" {
			n = rest
		}
		rest -= n
		ids = append(ids, "text/fleet/"+kind)
		kinds = append(kinds, kind+w.Count("fleet/"+kind, kind, n, "辆"))
	}
	w.Adds("text/fleet", ids...)
	w.sayf("截至%d年12月31日，%s共有车辆%s，其中：%s；单价50万元以上通用设备%s，单价100万元以上专用设备%s。",
		w.Period, w.us(), w.Count("fleet", "车辆", w.Cars, "辆"), strings.Join(kinds, "、"),
		w.Count("equipment", "单价50万元以上通用设备", w.Equipment, "台（套）"), w.Count("equipment/special", "单价100万元以上专用设备", 0, "台（套）"))
}

// results is the section on performance.
func (w *writer) results() {
	if w.Phrasing == Thirteen {
		w.sayf("%s按要求编报整体支出和项目支出绩效目标，年度终了组织开展绩效自评，自评结果用于改进管理和编制以后年度预算。", w.us())
		return
	}
	w.sayf("%s对%d年度项目支出开展绩效自评，共涉及项目%s，涉及资金%s。各项目总体达到预期目标，自评结果均为良好以上。",
		w.us(), w.Period, w.Count("tasks/count", "项目", len(w.Tasks), "个"),
		w.told(figure{Place: "tasks", Of: press.Spending(truth.AllFunds, truth.Projects), V: w.Spent("", truth.AllFunds, truth.Projects), Local: true}))
}
