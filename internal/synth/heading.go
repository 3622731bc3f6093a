package synth

import (
	"strconv"
	"strings"

	"gouji/internal/synth/page"
)

// place prints a form with its title, number and unit, above the grid or as
// the first rows of it.
func (w *writer) place(f form) {
	if t, ok := w.titles[f.title]; ok {
		f.title = t
	}
	f.title = w.numberedBy(w.listed, f.number) + f.title
	w.contents(f.title, 2)
	rows := append(w.above(f), f.rows...)
	if w.notes == lastRow && len(f.notes) > 0 {
		rows = append(rows, []cell{wide(f.notes[0], page.Columns(rows[0]))})
	}
	w.d.Add(page.Block{Table: &page.Table{Widths: fitted(f.widths), Rows: rows, Rules: page.Boxed}, Break: w.head == inside})
	if w.notes == afterGrid {
		for _, n := range f.notes {
			w.d.Add(page.Block{Text: n})
		}
	}
}

// numberedBy puts the number of a form into a pattern.
func (w *writer) numberedBy(pattern, number string) string {
	n, _ := strconv.Atoi(number)
	return strings.NewReplacer("%s", number, "%d", strconv.Itoa(n), "%h", han(n)).Replace(pattern)
}

// above prints what stands over the grid of a form and returns what stands in
// its first rows.
func (w *writer) above(f form) [][]cell {
	unit := "部门：" + w.Entity
	if w.Kind != "部门决算" {
		unit = "单位：" + w.Entity
	}
	number := w.numberedBy(w.number, f.number)
	year, measure := strconv.Itoa(w.Period)+"年度", "金额单位："+string(w.Unit)
	n := page.Columns(f.rows[0])
	say := func(b ...page.Block) { w.d.Add(b...) }
	switch w.head {
	case inside:
		second := append(blanks(n-1), one(number))
		head := [][]cell{{wide(f.title, n)}, second, {wide(unit+"                    "+year+"                    "+measure, n)}}
		if f.number[1]%2 == 0 && n > 4 {
			head[2] = append([]cell{wide(unit+"          "+year, n-4)}, append(blanks(3), one(measure))...)
		}
		return head
	case above:
		say(page.Block{Text: f.title, Center: true, Heading: 2, Break: true})
		if number != "" {
			say(page.Block{Text: number})
		}
		say(page.Block{Text: "单位：" + string(w.Unit)})
	case beneath:
		if number != "" {
			say(page.Block{Text: number, Break: true})
		}
		say(page.Block{Text: f.title, Center: true, Heading: 2, Break: number == ""},
			page.Block{Text: "公开部门：" + w.Entity + "    " + year + "    " + measure})
	case broken:
		say(page.Block{Text: strings.TrimSuffix(f.title, "表"), Center: true, Heading: 2, Break: true}, page.Block{Text: "表", Center: true},
			page.Block{Text: number + "    编制单位：" + w.Entity + "    单位：" + string(w.Unit)})
	case strip:
		say(page.Block{Text: f.title, Center: true, Break: true})
		if n > 4 {
			return [][]cell{{wide("公开部门："+w.Entity, n-4), wide(year, 2), wide(measure, 2)}}
		}
		return [][]cell{{wide("公开部门："+w.Entity+" "+measure, n)}}
	}
	return nil
}
