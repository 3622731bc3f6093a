package synth

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/truth"
)

// An itemColumn is a figure of the “三公” form.
type itemColumn struct {
	name, key string
	is        gouji.Item
	of        truth.Item
}

// items returns the lines of “三公” in the order of the year: 合计, 因公出国,
// 小计, 购置, 运行, 接待.
func (w *writer) items() []itemColumn {
	return []itemColumn{
		{"合计", "sum", gouji.ThreePublic, w.ThreePublic()}, {"因公出国（境）费", "abroad", gouji.Abroad, w.Abroad}, {"小计", "vehicles", gouji.Vehicles, w.Vehicles()},
		{"公务用车购置费", "buying", gouji.VehiclePurchase, w.Buying}, {"公务用车运行" + w.upkeep + "费", "running", gouji.VehicleRunning, w.Running}, {"公务接待费", "meals", gouji.Reception, w.Meals},
	}
}

func (w *writer) threePublicForm(number string) form {
	f := form{number: number, title: "一般公共预算财政拨款“三公”经费支出决算表", notes: []string{"注：本表列示本年度“三公”经费的预算数和决算数。"}}
	if w.Period >= 2021 {
		f.title = "财政拨款“三公”经费支出决算表"
	}
	f.widths = slices.Repeat([]int{900}, 12)
	w.tieThree()
	switch w.style.rows {
	case budgetFirst, mealsFirst:
		f.rows = w.wideItems()
	case withMeetings:
		f.title = strings.Replace(f.title, "经费支出", "经费及会议费、培训费支出", 1)
		f.widths = []int{1200, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000}
		f.rows = w.meetingItems()
	case pairs:
		f.rows = w.pairedItems()
		if w.ThreePublic() == (truth.Item{}) {
			f.notes = append(f.notes, "说明："+w.Entity+strconv.Itoa(w.Period)+"年度没有“三公”经费财政拨款支出，本表为空表。")
		}
	default:
		f.widths = []int{4200, 1600, 1600}
		f.rows = w.listedItems()
	}
	return f
}

func (w *writer) planned(c itemColumn) string {
	is := w.ofThree(c.is)
	is.Basis = gouji.Budget
	told := w.family != nil && w.family.Words["three"] != nil // the narrative calls it so
	if w.style.rows == simple || told && c.is != gouji.Conferences && c.is != gouji.Training {
		is.Basis = gouji.InitialBudget
	}
	return w.Cell("three/"+c.key+"/budget", is, c.of.Budget)
}

func (w *writer) settled(c itemColumn) string {
	return w.Cell("three/"+c.key+"/actual", w.ofThree(c.is), c.of.Actual)
}

// ofThree is spending on a line of “三公”, which is told of the general public
// budget to 2020 and of all 财政拨款 later.
func (w *writer) ofThree(i gouji.Item) concept {
	c := concept{Flow: gouji.Expenditure, Item: i, Fund: gouji.GeneralPublic}
	if w.Period >= 2021 {
		c.Fund = gouji.Fiscal
	}
	return c
}

func (w *writer) tieThree() {
	for _, basis := range []string{"/budget", "/actual"} {
		w.Adds("three/sum"+basis, "three/abroad"+basis, "three/vehicles"+basis, "three/meals"+basis)
		w.Adds("three/vehicles"+basis, "three/buying"+basis, "three/running"+basis)
	}
}

// wideItems has six budget columns, then six of the account.
func (w *writer) wideItems() [][]cell {
	var second, third, ordinals, amounts []cell
	vehicles := []cell{wide("公务用车购置及运行"+w.upkeep+"费", 3)}
	each := ones("小计", "公务用车购置费", "公务用车运行"+w.upkeep+"费")
	meals, under := []cell{down("公务接待费", 1)}, []cell{below(1)}
	columns := w.items()
	if w.style.rows == mealsFirst {
		vehicles, meals = meals, vehicles
		each, under = under, each
		columns = append(append(columns[:2:2], columns[5]), columns[2:5]...)
	}
	for range 2 {
		second = append(second, slices.Concat([]cell{down("合计", 1), down("因公出国（境）费", 1)}, vehicles, meals)...)
		third = append(third, slices.Concat([]cell{below(1), below(1)}, each, under)...)
	}
	for i := range 12 {
		ordinals = append(ordinals, one(strconv.Itoa(i+1)))
	}
	for _, print := range []func(itemColumn) string{w.planned, w.settled} {
		for _, c := range columns {
			amounts = append(amounts, one(print(c)))
		}
	}
	rows := [][]cell{{wide("预算数", 6), wide("决算数", 6)}, second, third, ordinals, amounts}
	if !w.ordinals {
		rows = slices.Delete(rows, 3, 4)
	}
	return rows
}

// pairedItems has the budget and the account of each item side by side.
func (w *writer) pairedItems() [][]cell {
	first := []cell{wide("财政拨款“三公”经费", 12)}
	second := []cell{down("合计", 2), down("因公出国（境）费", 2), wide("公务用车购置及运行维护费", 6), down("公务接待费", 2)}
	third := []cell{below(2), below(2), wide("小计", 2), wide("公务用车购置费", 2), wide("公务用车运行维护费", 2), below(2)}
	var heads, amounts []cell
	for _, c := range w.items() {
		heads = append(heads, one("预算数"), one("决算数"))
		amounts = append(amounts, one(w.planned(c)), one(w.settled(c)))
	}
	return [][]cell{first, second, third, heads, amounts}
}

// meetingItems has a row of the budget and one of the account, with meetings
// and training beside “三公”.
func (w *writer) meetingItems() [][]cell {
	c := w.items()
	columns := append(append(c[:2:2], c[5]), append(c[2:5:5],
		itemColumn{"会议费", "meetings", gouji.Conferences, w.Meetings}, itemColumn{"培训费", "training", gouji.Training, w.Training})...)
	rows := [][]cell{
		{down("项目", 1), wide("“三公”经费", 6), down("会议费", 1), down("培训费", 1)},
		{below(1), down("合计", 1), down("因公出国（境）费用", 1), down("公务接待费", 1), wide("公务用车购置及运行维护费", 3), below(1), below(1)},
		append(append([]cell{below(1), below(1), below(1), below(1)}, ones("小计", "公务用车购置费", "公务用车运行维护费")...), below(1), below(1)),
	}
	for _, basis := range []struct {
		name  string
		print func(itemColumn) string
	}{{"预算数", w.planned}, {"决算数", w.settled}} {
		cells := ones(basis.name)
		for _, c := range columns {
			cells = append(cells, one(basis.print(c)))
		}
		rows = append(rows, cells)
	}
	return rows
}

// A listedItem is a row of a list of items.
type listedItem struct {
	name string
	itemColumn
}

// listedItems has one row an item.
func (w *writer) listedItems() [][]cell {
	c := w.items()
	rows := [][]cell{ones("项目", "预算数", "决算数")}
	if w.style.rows == simple {
		rows[0] = ones("项目", "年初预算数", "决算数")
		for _, l := range []listedItem{{"“三公”经费合计", c[0]}, {"因公出国（境）费", c[1]}, {"公务用车购置及运行费", c[2]}, {"其中：公务用车购置费", c[3]}, {"公务用车运行费", c[4]}, {"公务接待费", c[5]}} {
			rows = append(rows, ones(l.name, w.planned(l.itemColumn), w.settled(l.itemColumn)))
		}
		return rows
	}
	for _, l := range []listedItem{
		{"合计", c[0]}, {"1、因公出国（境）费", c[1]}, {"2、公务接待费", c[5]}, {"3、公务用车购置及运行维护费", c[2]},
		{"其中：（1）公务用车运行维护费", c[4]}, {"（2）公务用车购置费", c[3]},
	} {
		rows = append(rows, ones(l.name, w.planned(l.itemColumn), w.settled(l.itemColumn)))
	}
	return rows
}
