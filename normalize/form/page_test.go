package form_test

import (
	"strings"
	"testing"

	"gouji/normalize/form"
)

const (
	pageHead = `| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
		`
	pageOne = `一般公共预算财政拨款支出决算表
		公开05表
		部门：云川省某某局  金额单位：万元
		` + pageHead + `| 合计*2 | 9.00 | 5.00 | 4.00
		| 206 | 科学技术支出 | 4.00 | 3.00 | 1.00
		| 20601 | 科学技术管理事务 | 4.00 | 3.00 | 1.00
		| 2060101 | 行政运行 | 3.00 | 3.00 | 0.00
		`
	pageRows = `| 2060102 | 一般行政管理事务 | 1.00 | 0.00 | 1.00
		| 208 | 社会保障和就业支出 | 5.00 | 2.00 | 3.00`
	joined = `gpb_expenditure/合计/合计 function 9.00 = 4.00 5.00
		gpb_expenditure/基本支出/合计 function 5.00 = 3.00 2.00
		gpb_expenditure/项目支出/合计 function 4.00 = 1.00 3.00
		gpb_expenditure/合计/206 function 4.00 = 4.00
		gpb_expenditure/基本支出/206 function 3.00 = 3.00
		gpb_expenditure/项目支出/206 function 1.00 = 1.00
		gpb_expenditure/合计/20601 function 4.00 = 3.00 1.00
		gpb_expenditure/基本支出/20601 function 3.00 = 3.00 0.00
		gpb_expenditure/项目支出/20601 function 1.00 = 0.00 1.00`
)

func TestPages(t *testing.T) {
	const total = "| 合计*2 | 9.00 | 5.00 | 4.00\n"
	wide := strings.NewReplacer("| 206", "| _ | 206", "| 208", "| _ | 208").Replace(pageRows)
	for name, between := range map[string]string{
		"header again":          pageHead + pageRows,
		"no header":             pageRows,
		"page number":           "— 5 —\n" + pageRows,
		"page of pages":         "第 5 页，共 12 页\n" + pageHead + pageRows,
		"mark":                  "（续）\n" + pageRows,
		"continued table":       "续表\n" + pageHead + pageRows,
		"numbered continuation": "续表5\n部门：云川省某某局 金额单位：万元\n" + pageRows,
		"title":                 "一般公共预算财政拨款支出决算表（续）\n公开05表（续）\n金额单位：万元\n" + pageHead + pageRows,
		"title without header":  "一般公共预算财政拨款支出决算续表\n" + pageRows,
		"running head":          "某某局决算公开\n" + pageRows,
		"remark":                "注：本表反映部门本年度的支出情况。本表金额转换时可能存在尾差。\n" + pageRows,
		"title in the grid":     "| 一般公共预算财政拨款支出决算表（续）*5\n| 金额单位：万元*5\n" + pageRows,
		"wider grid":            "| 科目编码*2 | 科目名称 | 合计 | 基本支出 | 项目支出\n" + strings.ReplaceAll(strings.ReplaceAll(pageRows, " | 一般", "*2 | 一般"), " | 社会", "*2 | 社会"),
		"wider grid, no header": strings.ReplaceAll(strings.ReplaceAll(pageRows, " | 一般", "*2 | 一般"), " | 社会", "*2 | 社会"),
		"total on each page":    pageHead + total + pageRows,
	} {
		t.Run(name, func(t *testing.T) {
			doc := document(pageOne + "\n" + between)
			r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
			if len(r.Forms) != 1 || len(r.Notes) > 0 {
				t.Fatalf("%d forms, notes %v", len(r.Forms), r.Notes)
			}
			if got := functions(r); got != tidy(joined) {
				t.Errorf("got\n%swant\n%s", got, tidy(joined))
			}
		})
	}
	for name, between := range map[string]string{
		"other columns":      strings.ReplaceAll(pageHead, "基本支出", "年初预算数") + pageRows,
		"a column less":      strings.ReplaceAll(strings.ReplaceAll(pageRows, "| 0.00 ", ""), "| 2.00 ", ""),
		"a column more":      wide + " | 7.00",
		"other unit":         "续表\n金额单位：元\n" + pageRows,
		"title, other year":  "2019年度一般公共预算财政拨款支出决算表（续）\n" + pageHead + pageRows,
		"total of its own":   "续表\n" + pageHead + "| 合计*2 | 6.00 | 2.00 | 4.00\n" + pageRows,
		"code printed again": pageHead + "| 20601 | 科学技术管理事务 | 1.00 | 0.00 | 1.00\n| 208 | 社会保障和就业支出 | 5.00 | 2.00 | 3.00",
	} {
		t.Run(name, func(t *testing.T) {
			doc := document(pageOne + "\n" + between)
			r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
			if got := functions(r); got != "" {
				t.Errorf("stated of a torn form:\n%s", got)
			}
			if !strings.Contains(said(r, false), "像是它的续页") {
				t.Errorf("notes %v", r.Notes)
			}
		})
	}
}

// TestNoPage has a table behind a form that is no page of it: the form must
// still add up.
func TestNoPage(t *testing.T) {
	for name, behind := range map[string]string{
		"form of another unit": "一般公共预算财政拨款支出决算表\n部门：某某中心 金额单位：万元\n" + pageHead + "| 合计*2 | 5.00 | 2.00 | 3.00\n| 208 | 社会保障和就业支出 | 5.00 | 2.00 | 3.00",
		"codes from the first": "续表\n| 科目编码 | 科目名称 | 预算数\n| 206 | 科学技术支出 | 4.00",
		"other title":          "项目支出绩效情况表\n" + pageHead + pageRows,
		"behind a sentence":    "本年度支出情况如下。\n" + pageRows,
		"no figures":           "| 科目编码 | 科目名称 | 说明\n| 210 | 卫生健康支出 | 反映支出",
	} {
		t.Run(name, func(t *testing.T) {
			doc := document(pageOne + "\n" + behind)
			r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
			if !strings.Contains(stated(r), "gpb_expenditure/合计/合计 function 9.00 = 4.00\n") {
				t.Errorf("got\n%s, notes %v", stated(r), r.Notes)
			}
		})
	}
}

// functions prints the partitions along the functional classification.
func functions(r form.Result) string {
	var b strings.Builder
	for line := range strings.Lines(stated(r)) {
		if strings.Contains(line, " function ") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestEconomicPages(t *testing.T) {
	doc := document(`一般公共预算财政拨款基本支出决算表
		单位：万元
		| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
		| 301 | 工资福利支出 | 9.00 | 302 | 商品和服务支出 | 3.00
		| 30101 | 基本工资 | 8.00 | 30201 | 办公费 | 2.00
		— 7 —
		| 30102 | 津贴补贴 | 1.00 | 30202 | 印刷费 | 1.00
		| 人员经费合计*2 | 9.00 | 公用经费合计*2 | 3.00`)
	r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
	want := tidy(`gpb_basic/决算数/301 economic 9.00 = 8.00 1.00
		gpb_basic/决算数/302 economic 3.00 = 2.00 1.00
		gpb_basic/决算数/人员经费合计 economic 9.00 = 9.00
		gpb_basic/决算数/公用经费合计 economic 3.00 = 3.00`)
	if got := stated(r); got != want || len(r.Notes) > 0 {
		t.Errorf("got\n%swant\n%snotes %v", got, want, r.Notes)
	}
}

func TestUnreadableCells(t *testing.T) {
	doc := document(`支出决算表
		单位：万元
		| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
		| 206 | 科学技术支出 | 1 283. 87 | 748.\n43 | 535.44
		| 207 | 不明 | 100 200 | 1.00 | 2.00
		| _ | 不明的一行 | 3.00 4.00 | |`)
	r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
	want := tidy(`expenditure 万元
		expenditure/function=206 = 1283.87
		expenditure/nature=basic/function=206 = 748.43
		expenditure/nature=project/function=206 = 535.44
		expenditure/nature=basic/function=207 = 1.00
		expenditure/nature=project/function=207 = 2.00
		note: 《支出决算表》第3行“207 不明”在“合计”栏的“100 200”不是可读的数字，未读入
		note: 《支出决算表》第4行“不明的一行”未能识别，该行数字未读入`)
	if got := said(r, false); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestNotesAreCounted(t *testing.T) {
	doc := document("支出决算表\n单位：万元\n" + pageHead + "| 206 | 科学技术支出 | 1.00 | 1.00 |\n" + strings.Repeat("| _ | 不明的一行 | 3.00 | |\n", 23))
	r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
	if n := len(r.Notes); n != 21 || r.Notes[20].What != "《支出决算表》另有3处未读入，不再逐一列出" {
		t.Errorf("%d notes, the last %v", n, r.Notes[n-1])
	}
}
