package claim_test

import (
	"slices"
	"testing"
)

// Which figure is the greater one may be told without by how much.
func TestDirections(t *testing.T) {
	const gpb = "五、一般公共预算财政拨款支出决算情况说明"
	const both = "年初预算为8.00万元，支出决算为9.00万元，"
	figures := []string{"amount 8.00万元 expenditure/fund=general_public/basis=initial_budget", "amount 9.00万元 expenditure/fund=general_public"}
	const initial = " of expenditure/fund=general_public/basis=initial_budget"
	for _, test := range []struct{ name, says, want string }{
		{"with its reason", both + "决算数大于预算数的主要原因是任务增加。", "direction +1 expenditure/fund=general_public" + initial},
		{"at the end", both + "决算数小于年初预算数。", "direction -1 expenditure/fund=general_public" + initial},
		{"level", both + "决算数与年初预算数持平。", "direction +0 expenditure/fund=general_public" + initial},
		{"the budget first", both + "年初预算数大于决算数。", "direction -1 expenditure/fund=general_public" + initial},
		{"against the year before", both + "与上年持平。", "direction +0 expenditure/fund=general_public against 2019"},
		{"a rise without its amount", both + "比上年增加，主要是任务增加。", "direction +1 expenditure/fund=general_public against 2019"},
		{"another thing than the subject", both + "公务接待费支出与2019年度持平。", "direction +0 expenditure/item=reception/fund=general_public against 2019"},
		{"both words of the template", both + "决算数大于（小于）预算数的主要原因是任务增加。", ""},
		{"denied", both + "决算数不高于年初预算数。", ""},
		{"hedged", both + "决算数与年初预算数基本持平。", ""},
		{"inside a reason", both + "主要原因是人员经费比上年增加。", ""},
		{"a name of its own", both + "其中会务保障支出与上年持平。", "direction +0 expenditure/item=会务保障支出/fund=general_public local against 2019"},
		{"nothing to weigh against", both + "服务水平提高，群众满意度上升。", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := figures
			if test.want != "" {
				want = append(slices.Clone(figures), test.want)
			}
			claimCase{"", []string{gpb, test.says}, want}.run(t)
		})
	}
}
