package text_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestGrid gives the rows of a table with | between cells, and wants each cell
// with the columns and rows it covers where these are more than one.
func TestGrid(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{
			"code stands over three columns where another row is wider",
			"收入决算表\n||||公开02表\n部门：甲|金额单位：万元\n项目|合计\n科目编码|科目名称|\n||\n栏次|1\n206|科学|5.00",
			"收入决算表→5\n||||公开02表\n部门：甲→4|金额单位：万元\n项目→4|合计↓3\n科目编码→3↓2|科目名称↓2\n\n栏次→4|1\n206→3|科学|5.00",
		},
		{
			"two sides with their own columns",
			"收入|支出\n项目|行次|金额|项目|行次|合计|一般公共预算\n||||||\n栏次||1|栏次||2|3\n一、收入|1|5|一、支出|2|5|",
			"收入→3|支出→4\n项目↓2|行次↓2|金额↓2|项目↓2|行次↓2|合计↓2|一般公共预算↓2\n\n栏次||1|栏次||2|3\n一、收入|1|5|一、支出|2|5|",
		},
		{
			"budget and actual over the same columns, one of them grouped",
			"预算数|决算数\n合计|出国|用车|接待|合计|出国|用车|接待\n||小计|购置|运行||||小计|购置|运行|\n1|2|3|4|5|6|7|8|9|10|11|12",
			"预算数→6|决算数→6\n合计↓2|出国↓2|用车→3|接待↓2|合计↓2|出国↓2|用车→3|接待↓2\n小计|购置|运行|小计|购置|运行\n1|2|3|4|5|6|7|8|9|10|11|12",
		},
		{
			"budget and actual by turns",
			"合计|出国|用车|接待\n||小计|购置|运行|\n预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数\n0|0|0|0|0|0|0|0|0|0|0|0",
			"合计→2↓2|出国→2↓2|用车→6|接待→2↓2\n小计→2|购置→2|运行→2\n预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数\n0|0|0|0|0|0|0|0|0|0|0|0",
		},
		{
			"two names over three blocks of the same columns",
			"人员经费|公用经费\n科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数\n301|工资|5|302|商品|1|310|资本|\n人员经费合计|5|公用经费合计|1",
			"人员经费→3|公用经费→6\n科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数\n301|工资|5|302|商品|1|310|资本|\n人员经费合计→6|5|公用经费合计|1",
		},
		{
			"two names over four blocks",
			"人员经费|公用经费\n科目编码|决算数|科目编码|决算数|科目编码|决算数|科目编码|决算数\n301|5|303|5|302|1|310|1",
			"人员经费→4|公用经费→4\n科目编码|决算数|科目编码|决算数|科目编码|决算数|科目编码|决算数\n301|5|303|5|302|1|310|1",
		},
		{
			"groups told by the columns of labels alone",
			"项目|本年支出\n科目编码|科目名称|小计|基本支出|项目支出\n206|科学|5|3|2",
			"项目→2|本年支出→3\n科目编码|科目名称|小计|基本支出|项目支出\n206|科学|5|3|2",
		},
		{
			"columns of labels told by a merged 栏次",
			"支出|本年支出\n何处|何事|小计|基本支出\n栏次|1|2\n甲|乙|5|5",
			"支出→2|本年支出→2\n何处|何事|小计|基本支出\n栏次→2|1|2\n甲|乙|5|5",
		},
		{
			"groups side by side",
			"项目|年初结转|本年支出|年末结转\n科目编码|科目名称|小计|基本|项目|小计|基本|项目|小计|基本|项目\n206|科学|1|1|0|2|1|1|3|2|1",
			"项目→2|年初结转→3|本年支出→3|年末结转→3\n科目编码|科目名称|小计|基本|项目|小计|基本|项目|小计|基本|项目\n206|科学|1|1|0|2|1|1|3|2|1",
		},
		{
			"a single group among columns of their own",
			"项目|年初结转|本年支出|年末结转\n科目编码|科目名称||小计|基本支出|项目支出|\n合计||||",
			"项目→2|年初结转↓2|本年支出→3|年末结转↓2\n科目编码|科目名称|小计|基本支出|项目支出\n合计→3||||",
		},
		{
			"what fits no reading is left to the first cell",
			"甲|乙|丙\n一|二|三|四|五\n1|2|3|4|5",
			"甲→3|乙|丙\n一|二|三|四|五\n1|2|3|4|5",
		},
		{
			"several paragraphs in a cell",
			"项目|一般公共预算\\财政拨款\n甲|5",
			"项目|一般公共预算\\财政拨款\n甲|5",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			dump := "\t" + strings.NewReplacer("|", "\n\t", "\n", "\n\n\t", `\`, "\n").Replace(test.in) + "\n\n"
			doc := read(t, dump)
			if len(doc.Blocks) != 1 || doc.Blocks[0].Grid == nil {
				t.Fatalf("got %s", show(doc))
			}
			g := doc.Blocks[0].Grid
			rectangle(t, g)
			rows := make([][]string, g.Rows)
			for _, c := range g.Cells {
				s := strings.ReplaceAll(c.Text, "\n", `\`)
				if c.ColSpan > 1 {
					s += fmt.Sprintf("→%d", c.ColSpan)
				}
				if c.RowSpan > 1 {
					s += fmt.Sprintf("↓%d", c.RowSpan)
				}
				rows[c.Row] = append(rows[c.Row], s)
			}
			var lines []string
			for _, row := range rows {
				lines = append(lines, strings.Join(row, "|"))
			}
			if got := strings.Join(lines, "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
