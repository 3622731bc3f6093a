package synth

import (
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/page"
	"gouji/internal/synth/truth"
)

// form06 prints the economic lines of the basic spending: in three blocks, in
// two, or as one list of what was spent.
func (w *writer) form06() form {
	f := form{number: "06", title: "一般公共预算财政拨款基本支出决算表", notes: []string{"注：本表列示本年度一般公共预算财政拨款基本支出的经济分类。"}}
	switch w.Layout {
	case Sheet:
		f.widths = []int{700, 2400, 1000, 700, 2400, 1000, 700, 2400, 1000}
		head := ones("科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数")
		cont := slices.Repeat([]cell{below(1)}, 9)
		for i := range head {
			head[i].Merge = page.Begins
		}
		f.rows = [][]cell{{wide("人员经费", 3), wide("公用经费", 6)}, head, cont}
		f.rows = append(f.rows, w.beside(w.economyRows("301", "303"), w.economyRows("302"), w.economyRows("307", "310", "399"))...)
		f.rows = append(f.rows, []cell{wide("人员经费合计", 2), one(w.staffCell()), wide("公用经费合计", 5), one(w.publicCell())})
	case Report:
		f.widths = []int{900, 2800, 1200, 900, 2800, 1200}
		f.rows = [][]cell{ones("经济分类科目编码", "科目名称", "决算数", "经济分类科目编码", "科目名称", "决算数")}
		f.rows = append(f.rows, w.beside(w.economyRows("301", "303"), w.economyRows("302", "307", "310", "399"))...)
		f.rows = append(f.rows, []cell{wide("人员经费合计", 2), one(w.staffCell()), wide("公用经费合计", 2), one(w.publicCell())})
	default:
		f.widths = []int{1200, 4200, 1600}
		f.rows = [][]cell{ones("经济分类科目编码", "科目名称", "决算数")}
		f.rows = append(f.rows, []cell{wide("合计", 2), one(w.cell("06/total", spending(truth.OnlyGPB, truth.Basics), w.EconomyOf("")))})
		f.rows = append(append(f.rows, w.economyRows("301", "303")...), []cell{wide("人员经费合计", 2), one(w.staffCell())})
		f.rows = append(append(f.rows, w.economyRows("302", "307", "310", "399")...), []cell{wide("公用经费合计", 2), one(w.publicCell())})
		w.adds("06/total", "06/staff", "06/public")
	}
	w.tieEconomy(w.economic)
	return f
}

func (w *writer) staffCell() string {
	return w.cell("06/staff", economicLine(gouji.Staff), w.StaffCost())
}
func (w *writer) publicCell() string {
	return w.cell("06/public", economicLine(gouji.Public), w.PublicCost())
}

// economicLine is the general public basic spending on an economic code or group.
func economicLine(code string) concept {
	c := spending(truth.OnlyGPB, truth.Basics)
	c.Economic = code
	return c
}

// tieEconomy states that 款 make 类 and 类 the two groups.
func (w *writer) tieEconomy(printed []string) {
	groups := map[bool][]string{}
	for _, class := range printed {
		if len(class) != 3 {
			continue
		}
		var parts []string
		for _, code := range printed {
			if len(code) == 5 && strings.HasPrefix(code, class) {
				parts = append(parts, "06/"+code)
			}
		}
		w.adds("06/"+class, parts...)
		groups[truth.Staff(class)] = append(groups[truth.Staff(class)], "06/"+class)
	}
	w.adds("06/staff", groups[true]...)
	w.adds("06/public", groups[false]...)
}

// economyRows returns code, name and amount of the lines of some 类.
func (w *writer) economyRows(classes ...string) [][]cell {
	var rows [][]cell
	for _, class := range classes {
		for _, e := range truth.EconomicLines(w.Period) {
			if !strings.HasPrefix(e.Code, class) {
				continue
			}
			v, indent := w.Economy[e.Code], ""
			if len(e.Code) == 3 {
				v = w.EconomyOf(e.Code)
			} else if w.Layout == Sheet {
				indent = "  "
			}
			if v != 0 || w.Layout != Columns {
				w.economic = append(w.economic, e.Code)
				rows = append(rows, ones(e.Code, indent+w.title("06/"+e.Code+"/name", concept{Economic: e.Code}, e.Name), w.cell("06/"+e.Code, economicLine(e.Code), v)))
			}
		}
	}
	return rows
}

// beside sets blocks of three columns side by side.
func (w *writer) beside(blocks ...[][]cell) [][]cell {
	n := 0
	for _, b := range blocks {
		n = max(n, len(b))
	}
	rows := make([][]cell, n)
	for i := range rows {
		for _, b := range blocks {
			if i < len(b) {
				rows[i] = append(rows[i], b[i]...)
			} else {
				rows[i] = append(rows[i], blanks(3)...)
			}
		}
	}
	return rows
}

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
		{"公务用车购置费", "buying", gouji.VehiclePurchase, w.Buying}, {"公务用车运行" + w.upkeep() + "费", "running", gouji.VehicleRunning, w.Running}, {"公务接待费", "meals", gouji.Reception, w.Meals},
	}
}

func (w *writer) upkeep() string {
	if w.Layout == Sheet {
		return ""
	}
	return "维护"
}

func (w *writer) threePublicForm(number string) form {
	f := form{number: number, title: "一般公共预算财政拨款“三公”经费支出决算表", notes: []string{"注：本表列示本年度“三公”经费的预算数和决算数。"}}
	if w.Period >= 2021 {
		f.title = "财政拨款“三公”经费支出决算表"
	}
	f.widths = slices.Repeat([]int{900}, 12)
	w.tieThree()
	switch w.Layout {
	case Sheet:
		f.rows = w.wideItems()
	case Report:
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
	return w.cell("three/"+c.key+"/budget", is, c.of.Budget)
}

func (w *writer) settled(c itemColumn) string {
	return w.cell("three/"+c.key+"/actual", w.ofThree(c.is), c.of.Actual)
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
		w.adds("three/sum"+basis, "three/abroad"+basis, "three/vehicles"+basis, "three/meals"+basis)
		w.adds("three/vehicles"+basis, "three/buying"+basis, "three/running"+basis)
	}
}

// wideItems has six budget columns, then six of the account.
func (w *writer) wideItems() [][]cell {
	var second, third, ordinals, amounts []cell
	vehicles := wide("公务用车购置及运行"+w.upkeep()+"费", 3)
	for range 2 {
		second = append(second, down("合计", 1), down("因公出国（境）费", 1), vehicles, down("公务接待费", 1))
		third = append(third, below(1), below(1), one("小计"), one("公务用车购置费"), one("公务用车运行"+w.upkeep()+"费"), below(1))
	}
	for i := range 12 {
		ordinals = append(ordinals, one(strconv.Itoa(i+1)))
	}
	for _, print := range []func(itemColumn) string{w.planned, w.settled} {
		for _, c := range w.items() {
			amounts = append(amounts, one(print(c)))
		}
	}
	return [][]cell{{wide("预算数", 6), wide("决算数", 6)}, second, third, ordinals, amounts}
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

// listedItems has one row an item.
func (w *writer) listedItems() [][]cell {
	c := w.items()
	rows := [][]cell{ones("项目", "预算数", "决算数")}
	for _, l := range []struct {
		name string
		itemColumn
	}{
		{"合计", c[0]}, {"1、因公出国（境）费", c[1]}, {"2、公务接待费", c[5]}, {"3、公务用车购置及运行维护费", c[2]},
		{"其中：（1）公务用车运行维护费", c[4]}, {"（2）公务用车购置费", c[3]},
	} {
		rows = append(rows, ones(l.name, w.planned(l.itemColumn), w.settled(l.itemColumn)))
	}
	return rows
}
