package synth

import (
	"slices"
	"strings"

	"gouji"
	"gouji/internal/synth/page"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// form06 prints the economic lines of the basic spending: in three blocks, in
// two, or as one list of what was spent.
func (w *writer) form06() form {
	f := form{number: "06", title: "一般公共预算财政拨款基本支出决算表", notes: []string{"注：本表列示本年度一般公共预算财政拨款基本支出的经济分类。"}}
	switch w.blocks {
	case threeBlocks:
		f.widths = []int{700, 2400, 1000, 700, 2400, 1000, 700, 2400, 1000}
		head := ones("科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数")
		cont := slices.Repeat([]cell{below(1)}, 9)
		for i := range head {
			head[i].Merge = page.Begins
		}
		f.rows = [][]cell{{wide("人员经费", 3), wide("公用经费", 6)}, head, cont}
		f.rows = append(f.rows, w.beside(w.economyRows("301", "303"), w.economyRows("302"), w.economyRows("307", "310", "399"))...)
		f.rows = append(f.rows, []cell{wide("人员经费合计", 2), one(w.staffCell()), wide("公用经费合计", 5), one(w.publicCell())})
	case twoBlocks:
		f.widths = []int{900, 2800, 1200, 900, 2800, 1200}
		f.rows = [][]cell{ones("经济分类科目编码", "科目名称", "决算数", "经济分类科目编码", "科目名称", "决算数")}
		f.rows = append(f.rows, w.beside(w.economyRows("301", "303"), w.economyRows("302", "307", "310", "399"))...)
		f.rows = append(f.rows, []cell{wide("人员经费合计", 2), one(w.staffCell()), wide("公用经费合计", 2), one(w.publicCell())})
	default:
		f.widths = []int{1200, 4200, 1600}
		f.rows = [][]cell{ones("经济分类科目编码", "科目名称", "决算数")}
		f.rows = append(f.rows, []cell{wide("合计", 2), one(w.Cell("06/total", press.Spending(truth.OnlyGPB, truth.Basics), w.EconomyOf("")))})
		f.rows = append(append(f.rows, w.economyRows("301", "303")...), []cell{wide("人员经费合计", 2), one(w.staffCell())})
		f.rows = append(append(f.rows, w.economyRows("302", "307", "310", "399")...), []cell{wide("公用经费合计", 2), one(w.publicCell())})
		w.Adds("06/total", "06/staff", "06/public")
	}
	w.tieEconomy(w.economic)
	return f
}

func (w *writer) staffCell() string {
	return w.Cell("06/staff", press.EconomicLine(gouji.Staff), w.StaffCost())
}
func (w *writer) publicCell() string {
	return w.Cell("06/public", press.EconomicLine(gouji.Public), w.PublicCost())
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
		w.Adds("06/"+class, parts...)
		groups[truth.Staff(class)] = append(groups[truth.Staff(class)], "06/"+class)
	}
	w.Adds("06/staff", groups[true]...)
	w.Adds("06/public", groups[false]...)
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
			} else if w.levels {
				indent = "  "
			}
			if v != 0 || w.blocks != oneList {
				w.economic = append(w.economic, e.Code)
				rows = append(rows, ones(w.economicCode(e.Code), indent+w.Title("06/"+e.Code+"/name", concept{Economic: e.Code}, e.Name), w.Cell("06/"+e.Code, press.EconomicLine(e.Code), v)))
			}
		}
	}
	return rows
}

func (w *writer) economicCode(code string) string {
	if w.spaced && len(code) == 5 {
		return code[:3] + " " + code[3:]
	}
	return code
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
