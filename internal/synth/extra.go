package synth

import (
	"strconv"

	"gouji"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// extraTables prints tables that are no standard forms.
func (w *writer) extraTables() {
	n := 10
	if w.Period < 2020 {
		n = 9
	}
	for _, make := range []func(number string) form{w.taskTable, w.procurementTable, w.assetTable} {
		w.place(make(strconv.Itoa(100 + n)[1:]))
		n++
	}
}

// taskTable lists projects with their money.
func (w *writer) taskTable(number string) form {
	f := form{number: number, title: "项目支出情况表", widths: []int{700, 3600, 1600, 1600, 1600}}
	f.rows = [][]cell{ones("序号", "项目名称", "合计", "财政拨款", "其他资金")}
	var columns [3][]string
	columnsOf := [...]struct {
		key string
		of  gouji.Fund
	}{{"sum", ""}, {"fiscal", gouji.Fiscal}, {"own", ""}}
	print := func(at, project string, sum, own money) []cell {
		var cells []cell
		for i, v := range []money{sum, sum - own, own} {
			c := press.Spending(truth.AllFunds, truth.Projects)
			c.Fund, c.Project = columnsOf[i].of, project
			if columnsOf[i].key == "own" {
				c.Item = "其他资金"
			}
			id := "tasks/" + at + "/" + columnsOf[i].key
			if at != "total" {
				columns[i] = append(columns[i], id)
			}
			cells = append(cells, one(w.Cell(id, c, v)))
		}
		w.Adds("tasks/"+at+"/sum", prefixed("tasks/"+at+"/", "fiscal", "own")...)
		return cells
	}
	var sum, own money
	for i, t := range w.Tasks {
		at := strconv.Itoa(i)
		f.rows = append(f.rows, append(ones(strconv.Itoa(i+1), t.Name), print(at, t.Name, t.Total(), t.Spent[truth.Own])...))
		sum, own = sum+t.Total(), own+t.Spent[truth.Own]
	}
	f.rows = append(f.rows, append([]cell{wide("合计", 2)}, print("total", "", sum, own)...))
	for i, ids := range columns {
		w.Adds("tasks/total/"+columnsOf[i].key, ids...)
	}
	return f
}

// procurementTable lists what was bought by kind.
func (w *writer) procurementTable(number string) form {
	f := form{number: number, title: "政府采购情况表", widths: []int{4200, 2400}}
	sum := w.Bought[0] + w.Bought[1] + w.Bought[2]
	f.rows = [][]cell{ones("项目", "采购金额"), ones("合计", w.Cell("bought/sum", press.Beside(gouji.Procurement), sum))}
	var parts []string
	for i, k := range []struct {
		name string
		is   gouji.Item
	}{{"货物", gouji.ProcurementGoods}, {"工程", gouji.ProcurementWorks}, {"服务", gouji.ProcurementServices}} {
		id := "bought/" + strconv.Itoa(i)
		parts = append(parts, id)
		f.rows = append(f.rows, ones(k.name, w.Cell(id, press.Beside(k.is), w.Bought[i])))
	}
	w.Adds("bought/sum", parts...)
	return f
}

// assetTable counts cars and equipment.
func (w *writer) assetTable(number string) form {
	f := form{number: number, title: "国有资产占用情况表", widths: []int{700, 4800, 1600}}
	f.rows = [][]cell{ones("序号", "项目", "数量")}
	for i, k := range []struct {
		name, key string
		n         int
		unit      gouji.Unit
	}{{"车辆（辆）", "cars", w.Cars, "辆"}, {"单价50万元以上通用设备（台、套）", "equipment", w.Equipment, "台"}, {"单价100万元以上专用设备（台、套）", "special", 0, "台"}} {
		count := w.Mark(press.Place{ID: "assets/" + k.key, Kind: gouji.CountClaim, Concept: concept{Item: gouji.Item(k.name)}, Local: true, Year: w.Period,
			Value: int64(k.n), Unit: k.unit, Form: "assets"}, w.At("assets/"+k.key, strconv.Itoa(k.n)))
		f.rows = append(f.rows, ones(strconv.Itoa(i+1), k.name, count))
	}
	return f
}
