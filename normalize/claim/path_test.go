package claim_test

import (
	"fmt"
	"testing"

	"gouji"
	"gouji/normalize/claim"
	"gouji/normalize/outline"
)

func TestPathWithoutTables(t *testing.T) {
	doc := &gouji.Document{Blocks: []gouji.Block{{Text: "第三部分 决算情况说明"}, {Text: "五、一般公共预算财政拨款支出决算情况说明"},
		{Text: "1、农林水支出（类）水利（款）防汛（项）。年初预算为4.00万元，支出决算为3.00万元，完成年初预算的75.00%。"}}}
	r := claim.Read(outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks)), claim.Env{Year: 2020, Next: 100})
	want := []string{"amount 4.00万元 expenditure/item=农林水支出(类)水利(款)防汛(项)/fund=general_public/basis=initial_budget local",
		"amount 3.00万元 expenditure/item=农林水支出(类)水利(款)防汛(项)/fund=general_public local",
		"completion 75.00% expenditure/item=农林水支出(类)水利(款)防汛(项)/fund=general_public local of expenditure/item=农林水支出(类)水利(款)防汛(项)/fund=general_public/basis=initial_budget"}
	for i, c := range r.Claims {
		if got := show(c); got != want[i] {
			t.Errorf("got %s, want %s", got, want[i])
		}
	}
	if len(r.Claims) != len(want) || len(r.Names) != 0 {
		t.Errorf("%d claims, %d names", len(r.Claims), len(r.Names))
	}
}

// A code in brackets says which line is meant, whatever its name holds.
func TestPathWithItsCode(t *testing.T) {
	const gpb = "五、一般公共预算财政拨款支出决算情况说明"
	for _, c := range []claimCase{
		{"an item", []string{gpb, "（1）机构运行（2060301）年初预算4.00万元，支出决算3.00万元，完成75%。"},
			[]string{"amount 4.00万元 expenditure/fund=general_public/function=2060301/basis=initial_budget", "amount 3.00万元 expenditure/fund=general_public/function=2060301",
				"completion 75% expenditure/fund=general_public/function=2060301 of expenditure/fund=general_public/function=2060301/basis=initial_budget"}},
		{"与 in the name", []string{gpb, "主要用于：成果管理与转化（2060399）3.00万元，科学技术支出（206）9.00万元。"},
			[]string{"amount 3.00万元 expenditure/fund=general_public/function=2060399", "amount 9.00万元 expenditure/fund=general_public/function=206"}},
		{"behind a path", []string{gpb, "技术研究（款）（20603）支出5.00万元。"}, []string{"amount 5.00万元 expenditure/fund=general_public/function=20603"}},
		{"a code that the tables have not", []string{gpb, "防汛（2130314）支出5.00万元。"},
			[]string{"amount 5.00万元 expenditure/fund=general_public ?科目路径与本文件各表的科目对不上"}},
		{"a direction in the name", []string{gpb, "能耗节约利用支出5.00万元，支出决算4.00万元。"},
			[]string{"amount 5.00万元 expenditure/item=能耗节约利用支出/fund=general_public local", "amount 4.00万元 expenditure/item=能耗节约利用支出/fund=general_public local"}},
		{"words before the name", []string{gpb, "财政拨款用于能耗节约利用（21110）5.00万元；2020年机构运行（2060301）4.00万元。"},
			[]string{"amount 5.00万元 expenditure/fund=general_public/function=21110", "amount 4.00万元 expenditure/fund=general_public/function=2060301"}},
		{"names before the name", []string{gpb, "主要用于防汛、能耗节约利用（21110）5.00万元。"}, []string{"amount 5.00万元 expenditure/fund=general_public/function=21110"}},
		{"words that are no name", []string{gpb, "项目支出（2060301）5.00万元。"}, []string{"amount 5.00万元 expenditure/fund=general_public/nature=project"}},
		{"a year, a number and a list are no codes", []string{gpb, "决算（2020）支出5.00万元。"}, []string{"amount 5.00万元 expenditure/fund=general_public"}},
	} {
		c.run(t)
	}
}

func TestPathNames(t *testing.T) {
	item := func(paths ...string) (out []string) {
		for i, p := range paths {
			paths[i] = fmt.Sprintf("%d、%s", i+1, p)
		}
		for _, n := range read(append([]string{"五、一般公共预算财政拨款支出决算情况说明"}, paths...)...).Names {
			out = append(out, n.Code+" "+n.Name)
		}
		return out
	}
	for _, test := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"two of three levels", []string{"科学技术支出（类）技术研究（款）机构运行（项）"},
			[]string{"206 科学技术支出", "20603 技术研究", "2060301 机构运行"}},
		{"the only row left over", []string{"科学技术支出（类）应用研究（款）机构运行（项）", "科学技术支出（类）应用研究（款）成果转化（项）"},
			[]string{"206 科学技术支出", "20603 应用研究", "2060301 机构运行", "206 科学技术支出", "20603 应用研究", "2060399 成果转化"}},
		{"two rows left over", []string{"科学技术支出（类）应用研究（款）成果转化（项）"}, nil},
	} {
		if got := item(test.paths...); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s:\n got %v\nwant %v", test.name, got, test.want)
		}
	}
}
