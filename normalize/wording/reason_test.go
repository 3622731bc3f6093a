package wording_test

import (
	"fmt"
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/outline"
	"gouji/normalize/wording"
)

func TestAnnouncedReasons(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"决算数小于年初预算数的主要原因是：厉行节约。", ""},
		{"决算数小于年初预算数的主要原因是：|2.住房保障支出1.00万元。", "reason 主要原因是："},
		{"1.教育支出1.00万元，决算数小于预算数的主要原因：|2.住房保障支出1.00万元。", "reason 主要原因："},
		{"支出减少的主要原因是。人员经费1.00万元。", "reason 主要原因是"},
		{"支出减少的主要原因如下：|一是厉行节约；二是人员减少。", ""},
		{"1.支出减少的主要原因是：|（1）厉行节约。|（2）人员减少。", ""},
		{"经分析，主要原因在于管理。", ""},
		{"究其原因。", ""},
	} {
		slips, _ := found(nil, append([]string{narrative, "一、收入支出决算情况说明"}, strings.Split(test.text, "|")...)...)
		if got := strings.Join(slips, "|"); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

// TestUnexplained: of lines that differ from their budget one gives no reason.
func TestUnexplained(t *testing.T) {
	for _, test := range []struct {
		with, without int
		want          string
	}{{4, 1, "90.00%"}, {4, 0, ""}, {2, 1, ""}, {4, 2, ""}} {
		doc := &gouji.Document{Blocks: []gouji.Block{{Text: narrative}}}
		var claims []gouji.Claim
		for i := range test.with + test.without {
			text := fmt.Sprintf("%d.教育支出（类）支出9.00万元，完成年初预算的90.00%%", i+1)
			at := strings.Index(text, "90.00%")
			claims = append(claims, gouji.Claim{Kind: gouji.CompletionClaim, Concept: gouji.Concept{Function: "2050201"},
				Amount: gouji.Amount{Value: 90 * gouji.Percent.Scale(), Unit: gouji.Percent},
				Source: gouji.Source{Block: len(doc.Blocks), Row: -1, Col: -1, Start: at, End: at + len("90.00%")}})
			if i < test.with {
				text += "，主要是因为厉行节约"
			}
			doc.Blocks = append(doc.Blocks, gouji.Block{Text: text + "。"})
		}
		lines := outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks))
		got := ""
		for _, p := range wording.Read(lines, wording.Env{Unit: unit, Claims: claims}) {
			if p.Kind == gouji.ReasonSlip {
				for _, s := range p.Slips {
					got += s.Spots[0].Printed
				}
			}
		}
		if got != test.want {
			t.Errorf("%d with and %d without a reason: %q, want %q", test.with, test.without, got, test.want)
		}
	}
}
