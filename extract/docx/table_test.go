package docx

import (
	"strings"
	"testing"
)

func tbl(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid/>" + strings.Join(rows, "") + "</w:tbl>"
}
func row(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
func cell(properties, runs string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(runs) + "</w:tc>"
}

const (
	restart = `<w:vMerge w:val="restart"/>`
	goesOn  = `<w:vMerge/>`
	span2   = `<w:gridSpan w:val="2"/>`
	span3   = `<w:gridSpan w:val="3"/>`
)

var tableSamples = []sample{
	{"spans and merges", tbl(
		row(cell(span2+restart, txt("项目")), cell("", txt("金额"))),
		row(cell(span2+`<w:vMerge w:val="continue"/>`, txt("看不见")), cell(restart, txt("1"))),
		row(cell("", txt("a")), cell(restart, txt("b")), cell(goesOn, "")),
		row(cell(span2, txt("c")), cell(goesOn, "")),
	), nil, `
T 4×3
  0,0 2×2: 项目
  0,2: 金额
  1,2 3×1: 1
  2,0: a
  2,1: b
  3,0 1×2: c
`},
	{"a continuation of nothing, or of another width, is its own cell", tbl(
		row(cell(goesOn, txt("a")), cell(span2+restart, txt("b"))),
		row(cell(goesOn, txt("c")), cell(goesOn, txt("d")), cell(goesOn, txt("e"))),
	), nil, `
T 2×3
  0,0: a
  0,1 1×2: b
  1,0: c
  1,1: d
  1,2: e
`},
	{"open columns before and after", tbl(
		row(cell("", txt("a")), cell("", txt("b")), cell("", txt("c")), cell("", txt("d"))),
		row(`<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="2"/></w:trPr>`, cell("", txt("e"))),
	), nil, `
T 2×4
  0,0: a
  0,1: b
  0,2: c
  0,3: d
  1,0: 
  1,1: e
  1,2: 
  1,3: 
`},
	{"short rows are filled up and told", p(txt("甲")) + tbl(
		row(cell("", txt("a"))),
		row(cell("", txt("b")), cell(restart, txt("c"))),
		row(cell("", txt("d")), cell(goesOn, "")),
		row(),
	), nil, `
P 甲
T 4×2
  0,0: a
  0,1: 
  1,0: b
  1,1 2×1: c
  2,0: d
  3,0: 
  3,1: 
! 1 word/document.xml：一张表有 2 行短于 2 列，缺处补为空单元格
`},
	{"merged sideways in the old way", tbl(
		row(cell(`<w:hMerge w:val="restart"/>`, txt("a")), cell(`<w:hMerge/>`, ""), cell("", txt("b"))),
		row(cell(span3, txt("c"))),
	), nil, `
T 2×3
  0,0 1×2: a
  0,2: b
  1,0 1×3: c
`},
	{"paragraphs of a cell", tbl(row("<w:tc>"+p(txt("甲"))+p("")+p(r("<w:t>乙</w:t><w:br/>"))+p(txt("丙"))+"</w:tc>", "<w:tc/>")), nil, `
T 1×2
  0,0: 甲\n乙\n丙
  0,1: 
`},
	{"tracked rows and cells", tbl(
		row(cell(restart, txt("a")), cell("", txt("b"))),
		row(`<w:trPr><w:gridBefore w:val="1"/><w:del w:id="1"/></w:trPr>`, cell(goesOn, ""), cell("", txt("x"))),
		row(`<w:trPr><w:ins w:id="1"/></w:trPr>`, cell(goesOn, ""), cell(`<w:cellDel w:id="2"/>`, txt("y")), cell(`<w:cellIns w:id="3"/>`, txt("c"))),
		row(`<w:trPr><w:hidden/></w:trPr>`, cell("", txt("z"))),
	), nil, `
T 2×2
  0,0 2×1: a
  0,1: b
  1,1: c
`},
	{"content controls and alternatives around rows and cells", tbl(
		`<w:sdt><w:sdtContent>`+row(cell("", txt("a")), `<w:sdt><w:sdtPr/><w:sdtContent>`+cell("", txt("b"))+`</w:sdtContent></w:sdt>`)+`</w:sdtContent></w:sdt>`,
		`<mc:AlternateContent><mc:Choice>`+row(cell(span2, `<w:sdt><w:sdtContent>`+txt("c")+`</w:sdtContent></w:sdt>`))+`</mc:Choice><mc:Fallback>`+row(cell("", txt("x")))+`</mc:Fallback></mc:AlternateContent>`,
		row(`<mc:AlternateContent><mc:Choice>`+cell("", txt("d"))+cell("", "")+`</mc:Choice></mc:AlternateContent>`),
	), nil, `
T 3×2
  0,0: a
  0,1: b
  1,0 1×2: c
  2,0: d
  2,1: 
`},
	{"a table or box in a cell follows the table", tbl(row(
		"<w:tc>"+p(txt("外"))+tbl(row("<w:tc>"+p(txt("中"))+tbl(row(cell("", txt("内"))))+"</w:tc>"))+p(txt("后"))+"</w:tc>",
		cell("", txt("右")+r(`<w:pict><w:txbxContent>`+p(txt("框"))+`</w:txbxContent></w:pict>`)),
	)) + p(txt("尾")), nil, `
T 1×2
  0,0: 外\n后
  0,1: 右
T 1×1
  0,0: 中
T 1×1
  0,0: 内
P 框
P 尾
`},
	{"headings and numbers in cells", tbl(row(
		cell("", "")+"", "<w:tc>"+p(`<w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`)+"</w:tc>",
		"<w:tc>"+p(`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`+txt("乙"))+"</w:tc>")),
		map[string]string{"numbering": numberingPart(lvl(0, "decimal", "%1", ""))}, `
T 1×3
  0,0: 
  0,1: 1
  0,2: 2 乙
`},
	{"no rows, or no cells", tbl() + tbl(row()) + p(txt("甲")), nil, `
P 甲
! 0 word/document.xml：一张表没有单元格，已略过
`},
	{"impossible spans", tbl(row(cell(`<w:gridSpan w:val="99999"/>`, txt("a")), cell(`<w:gridSpan w:val="0"/>`, txt("b")), cell(`<w:gridSpan w:val="x"/>`, txt("c")))), nil, `
T 1×3
  0,0: a
  0,1: b
  0,2: c
! 0 word/document.xml：单元格跨列数 99999 不合理，按 0 计
`},
}

func TestTables(t *testing.T) { run(t, tableSamples) }
