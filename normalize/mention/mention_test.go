package mention_test

import (
	"slices"
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/mention"
	"gouji/normalize/outline"
)

// mentions reads paragraphs, and a table of a form wherever one says so.
func mentions(paragraphs ...string) (out []string) {
	doc := &gouji.Document{}
	var forms []gouji.Form
	for i, p := range paragraphs {
		b := gouji.Block{Text: p}
		if id, ok := strings.CutPrefix(p, "table "); ok {
			id, note, _ := strings.Cut(id, " ")
			forms = append(forms, gouji.Form{ID: gouji.FormID(id), Block: i})
			b = gouji.Block{Kind: gouji.Table, Grid: &gouji.Grid{Rows: 1, Cols: 1, Cells: []gouji.Cell{{RowSpan: 1, ColSpan: 1, Text: note}}}}
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	lines := outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks))
	for _, m := range mention.Read(doc, lines, forms, nil, 0, len(doc.Blocks)) {
		out = append(out, strings.TrimSpace(string(m.Kind)+" "+m.Subject))
	}
	return out
}

func TestMentions(t *testing.T) {
	const part = "第三部分 2024年度部门决算情况说明"
	for _, test := range []struct {
		name       string
		paragraphs []string
		want       []string
	}{
		{"contents and title", []string{"目录", "收入决算表\t7", "第二部分 2024年度部门决算表", "收入决算表", "table income"},
			[]string{"entry income", "title income"}},
		{"a note below its table", []string{"table government_fund", "说明：本部门没有政府性基金收支，故本表无数据。"}, []string{"empty government_fund"}},
		{"a note that names nothing", []string{"table state_capital", "说明：此表为空表。"}, []string{"empty state_capital"}},
		{"a note inside the table", []string{"table state_capital 注：本表无数据。"}, []string{"empty state_capital"}},
		{"a note behind the next title", []string{"table income", "国有资本经营预算财政拨款支出决算表", "本表无数据。"}, []string{"title state_capital"}},
		{"an instruction", []string{"table income", "如无数据，公开空表。"}, nil},
		{"nothing of a fund", []string{part, "本部门2024年度无政府性基金预算财政拨款收入和支出。"}, []string{"narrative", "absent government_fund"}},
		{"a figure of a fund", []string{part, "政府性基金预算财政拨款支出5.00万元，没有结转。"}, []string{"narrative"}},
		{"topics", []string{part, "“三公”经费支出1.00万元。", "本部门机关运行经费支出2.00万元。", "政府采购支出3.00万元，政府采购货物支出3.00万元。", "共有车辆1辆。", "开展预算绩效管理。"},
			[]string{"narrative", "topic three_public", "topic operating", "topic procurement", "topic assets", "topic performance"}},
		{"words that are no topics", []string{part, "人员经费包括绩效工资。", "第四部分 名词解释", "机关运行经费：指公用经费。"}, []string{"narrative"}},
		{"figures adjusted", []string{part, "上年决算数为98.00万元，因机构改革调整后为100.00万元。", "与上年同口径相比，增加5.00万元。"},
			[]string{"narrative", "adjusted", "adjusted"}},
		{"a balance adjusted", []string{part, "年初财政拨款结转和结余9.00万元，因会计差错更正增加1.00万元。", "上年结转9.00万元，为机构改革划入。"},
			[]string{"narrative", "adjusted", "adjusted opening", "adjusted opening"}},
		{"adjustments of other things", []string{part, "完成调整后预算的98.00%。", "工资标准调整后人员经费增加。", "本年未发生会计差错更正，没有追溯调整。", "收入减少，主要是业务划转。"},
			[]string{"narrative"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := mentions(test.paragraphs...); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
