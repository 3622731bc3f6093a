package form_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/form"
)

// A layout is a document and what must be read of it.
type layout struct {
	name, text string
	blanks     bool   // they are told too
	want       string // forms, figures, notes
	partitions string // "" not looked at
}

// document makes a document of a text. Lines that begin with | are rows of a
// table: | parts cells, *3 at the end of a cell widens it, ^ continues the cell
// above, _ is blank. Other lines are paragraphs.
func document(text string) *gouji.Document {
	doc := &gouji.Document{}
	var rows []string
	flush := func() {
		if len(rows) > 0 {
			doc.Blocks = append(doc.Blocks, gouji.Block{Kind: gouji.Table, Grid: grid(rows)})
		}
		rows = nil
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "|") {
			rows = append(rows, line[1:])
			continue
		}
		flush()
		if line != "" {
			doc.Blocks = append(doc.Blocks, gouji.Block{Text: line})
		}
	}
	flush()
	return doc
}

func grid(rows []string) *gouji.Grid {
	g := &gouji.Grid{Rows: len(rows)}
	above := map[int]int{} // column → cell
	for r, row := range rows {
		col := 0
		for text := range strings.SplitSeq(row, "|") {
			text = strings.TrimSpace(text)
			if i, ok := above[col]; ok && text == "^" {
				g.Cells[i].RowSpan++
				col += g.Cells[i].ColSpan
				continue
			}
			span := 1
			if i := strings.LastIndexByte(text, '*'); i >= 0 {
				span, _ = strconv.Atoi(text[i+1:])
				span, text = min(max(span, 1), 20), text[:i]
			}
			if text == "_" {
				text = ""
			}
			above[col] = len(g.Cells)
			g.Cells = append(g.Cells, gouji.Cell{Row: r, Col: col, RowSpan: 1, ColSpan: span, Text: strings.ReplaceAll(text, `\n`, "\n")})
			col += span
		}
		g.Cols = max(g.Cols, col)
	}
	return g
}

// said prints forms and figures, a line each; blanks only where asked for.
func said(r form.Result, blanks bool) string {
	var b strings.Builder
	for _, f := range r.Forms {
		fmt.Fprintf(&b, "%s %s\n", f.ID, f.Unit)
	}
	for _, f := range r.Facts {
		switch {
		case f.Blank && blanks:
			fmt.Fprintf(&b, "%s = blank\n", f.Concept)
		case !f.Blank:
			year := ""
			if f.Year != 2020 {
				year = fmt.Sprintf("@%d", f.Year)
			}
			fmt.Fprintf(&b, "%s%s = %s\n", f.Concept, year, f.Amount.Decimal())
		}
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "note: %s\n", n.What)
	}
	return b.String()
}

func tidy(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func TestLayouts(t *testing.T) {
	for _, c := range slices.Concat(summaries, items) {
		t.Run(c.name, func(t *testing.T) {
			doc := document(c.text)
			r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
			if got, want := tidy(said(r, c.blanks)), tidy(c.want); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			for _, b := range check(t, r, 0) {
				t.Errorf("does not add up: %s", b)
			}
			if got, want := stated(r), tidy(c.partitions); c.partitions != "" && got != want {
				t.Errorf("partitions: got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestHeading(t *testing.T) {
	for _, c := range []struct{ text, title, number, entity string }{
		{"公开05表\n一般公共预算财政拨款支出决算表\n部门：云川省某某局    2020年度    金额单位：万元", "一般公共预算财政拨款支出决算表", "公开05表", "云川省某某局"},
		{"财决公开05表\n云川省某某局2020年度一般公共预算财政拨款支出决算表\n编制单位:云川省某某局 单位：元", "云川省某某局2020年度一般公共预算财政拨款支出决算表", "财决公开05表", "云川省某某局"},
		{"表五：一般公共预算财政拨款支出决算表（公开 05 表）\n单位：某某学校（本级）\n金额单位：元", "一般公共预算财政拨款支出决算表", "公开05表", "某某学校（本级）"},
		{"（五）一般公共预算支出决算表\n公开部门：某某中心2020年度单位：元", "一般公共预算支出决算表", "", "某某中心"},
		{"5、一般公共预算财政拨款支出决算总表\n金额单位：元", "一般公共预算财政拨款支出决算总表", "", ""},
	} {
		doc := document(c.text + "\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n| 206 | 科学技术支出 | 2.00 | 2.00 |")
		r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
		if len(r.Forms) != 1 || len(r.Notes) > 0 {
			t.Errorf("%q: %+v", c.text, r)
			continue
		}
		if f := r.Forms[0]; f.ID != gouji.GPBExpenditure || f.Title != c.title || f.Number != c.number || f.Entity != c.entity {
			t.Errorf("%q: %+v", c.text, f)
		}
		if n := r.Names; len(n) != 1 || n[0].Code != "206" || n[0].Name != "科学技术支出" || n[0].System != gouji.Functional {
			t.Errorf("%q: names %+v", c.text, n)
		}
	}
}

// stated prints partitions: scope, dimension, whole = parts.
func stated(r form.Result) string {
	var b strings.Builder
	for _, p := range r.Partitions {
		fmt.Fprintf(&b, "%s %s %s =", p.Scope, p.Dimension, r.Facts[p.Whole].Amount.Decimal())
		for _, part := range p.Parts {
			d := r.Facts[part.ID].Amount.Decimal()
			d.Mantissa *= int64(part.Sign)
			fmt.Fprintf(&b, " %s", d)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// FuzzRead reads hostile grids: one cell of a layout is moved and stretched.
func FuzzRead(f *testing.F) {
	for _, c := range slices.Concat(summaries, items) {
		f.Add(c.text, 3, 0, 1, 1, 1, 1)
	}
	f.Fuzz(func(t *testing.T, text string, next, cell, row, col, down, right int) {
		if len(text) > 4096 || next > 1<<40 || next < 0 {
			return
		}
		doc := document(text)
		for _, b := range doc.Blocks {
			if b.Grid != nil && cell >= 0 && cell < len(b.Grid.Cells) {
				b.Grid.Cells[cell] = gouji.Cell{Row: row, Col: col, RowSpan: down, ColSpan: right, Text: text}
			}
		}
		check(t, form.Read(doc, 0, len(doc.Blocks), 2020, next), next)
	})
}
