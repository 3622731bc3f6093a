package normalize

import (
	"slices"
	"strings"
	"testing"

	"gouji"
)

// overview returns the account of 云岭市水利局 with the lines given in its
// overview; a line of | is a table, ; parts its rows.
func overview(lines ...string) *gouji.Document {
	doc := &gouji.Document{Name: "云岭市水利局2023年度部门决算.docx"}
	add := func(text string) { doc.Blocks = append(doc.Blocks, gouji.Block{Text: text}) }
	add("云岭市水利局2023年度部门决算")
	add("第一部分 部门概况")
	add("二、机构设置及决算单位构成")
	for _, line := range lines {
		if !strings.Contains(line, "|") {
			add(line)
			continue
		}
		g := &gouji.Grid{}
		for r, row := range strings.Split(line, ";") {
			cells := strings.Split(row, "|")
			g.Rows, g.Cols = r+1, len(cells)
			for c, text := range cells {
				g.Cells = append(g.Cells, gouji.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: text})
			}
		}
		doc.Blocks = append(doc.Blocks, gouji.Block{Kind: gouji.Table, Grid: g})
	}
	add("第三部分 2023年度部门决算情况说明")
	add("一、收入支出决算总体情况说明")
	add("2023年度收入总计10.00万元，支出总计10.00万元。")
	return doc
}

func TestMembers(t *testing.T) {
	for _, test := range []struct {
		lines []string
		want  string // names, parted by a space
	}{
		{[]string{"纳入云岭市水利局2023年度部门决算编制范围的单位包括：云岭市水利局本级、云岭市河道管理处、云岭市水文站（灌溉试验站）。下属企业不在其内。"},
			"云岭市水利局本级 云岭市河道管理处 云岭市水文站(灌溉试验站)"},
		{[]string{"从预算单位构成看，纳入本部门决算编制范围的预算单位共计2家，具体包括：局本级，云岭市规划和河道管理处。"}, "云岭市水利局本级 云岭市规划和河道管理处"},
		{[]string{"我局内设机构5个，年末在职人员31人。纳入本部门决算编制范围的单位为云岭市水利局本级。"}, "云岭市水利局本级"},
		{[]string{"纳入本部门决算编制范围的单位有3个：", "1．云岭市水利局本级；", "2．云岭市河道管理处；", "3．云岭市水文站。", "云岭市水利局以上单位均独立核算。"},
			"云岭市水利局本级 云岭市河道管理处 云岭市水文站"},
		{[]string{"纳入云岭市水利局部门决算编制范围的单位如下：", "序号|单位名称|备注;1|云岭市水利局本级|;2|云岭市河道管理处（下属事业单位）|财政补助"}, "云岭市水利局本级 云岭市河道管理处"},
		{[]string{"（二）决算单位构成。云岭市水利局本级、云岭市水文站。"}, "云岭市水利局本级 云岭市水文站"},
		{[]string{"从预算单位构成看，云岭市水利局部门决算包括：局本级决算、下属事业单位决算。", "纳入2023年度部门决算编制范围的单位包括：", "名称|;局本级|;云岭市水文站|"}, "云岭市水利局本级 云岭市水文站"},
		{[]string{"从预算单位构成看，云岭市水利局部门决算包括：局本级决算、下属事业单位决算。"}, ""},
		// Not read to its end, or no list of units.
		{[]string{"纳入本部门决算编制范围的单位共3家，包括：云岭市水利局本级、云岭市水文站。"}, ""},
		{[]string{"纳入本部门决算编制范围的单位包括云岭市水利局本级、云岭市水文站等。"}, ""},
		{[]string{"纳入本部门决算编制范围的单位包括云岭市水利局本级和下属单位，所属单位3家。"}, ""},
		{[]string{"云岭市水利局设5个内设机构，分别为办公室、财务科、河道科。"}, ""},
		{[]string{"纳入本部门决算编制范围的单位包括云岭市水利局本级、云岭市水文站等2家单位。"}, "云岭市水利局本级 云岭市水文站"},
	} {
		r := Normalize(overview(test.lines...))[0]
		var names []string
		for _, m := range r.Members {
			names = append(names, m.Name)
		}
		if want := strings.Fields(test.want); !slices.Equal(names, want) {
			t.Errorf("%q lists %q, want %q", test.lines, names, want)
		}
		for _, m := range r.Members {
			if text := overview(test.lines...).Blocks[m.Source.Block].Text; m.Source.Row < 0 && (m.Source.End > len(text) || m.Source.End <= m.Source.Start) {
				t.Errorf("%s stands at %+v of %q", m.Name, m.Source, text)
			}
		}
	}
}
