package segment_test

import (
	"testing"

	"gouji/internal/segment"
)

func TestItemMarker(t *testing.T) {
	for _, test := range []struct {
		in    string
		kind  segment.MarkerKind
		value int
		label string
	}{
		{"第三部分 决算", segment.Part, 3, "第三部分"},
		{"第 2 部分", segment.Part, 2, "第2部分"},
		{"一、收入", segment.Han, 1, "一、"},
		{"十、其他", segment.Han, 10, "十、"},
		{"二十三、其他支出", segment.Han, 23, "二十三、"},
		{"九十九.末", segment.Han, 99, "九十九."},
		{"一、三公经费", segment.Han, 1, "一、"},
		{"一、一般公共服务支出", segment.Han, 1, "一、"},
		{"（一）收入", segment.HanParen, 1, "(一)"},
		{"（十二）、收入", segment.HanParen, 12, "(十二)、"},
		{"㈢收入", segment.HanParen, 3, "㈢"},
		{"1.人员支出", segment.Digit, 1, "1."},
		{"1．人员支出", segment.Digit, 1, "1."},
		{"10、其他", segment.Digit, 10, "10、"},
		{"1.2020年度项目", segment.Digit, 1, "1."},
		{"3.2018-2020年项目", segment.Digit, 3, "3."},
		{"1、50万元以上设备", segment.Digit, 1, "1、"},
		{"1. 2020", segment.Digit, 1, "1. "},
		{"⒉其他", segment.Digit, 2, "⒉"},
		{"（1）工资", segment.DigitParen, 1, "(1)"},
		{"(2) 补贴", segment.DigitParen, 2, "(2)"},
		{"3)其他", segment.DigitParen, 3, "3)"},
		{"⑷其他", segment.DigitParen, 4, "⑷"},
		{"①其他", segment.Circled, 1, "①"},
		{"⑳其他", segment.Circled, 20, "⑳"},
	} {
		s := segment.Fold(test.in).Text
		m, ok := segment.ItemMarker(s)
		if !ok || m.Kind != test.kind || m.Value != test.value || s[:m.Len] != test.label {
			t.Errorf("ItemMarker(%q) = %+v, %v, want %d %d %q", s, m, ok, test.kind, test.value, test.label)
		}
	}
}

func TestNoItemMarker(t *testing.T) {
	for _, in := range []string{
		"", "1", "1.5万元", "12.31", "1.2020", "2020年度", "2020、2021年", "（2020）", "（12.3）", "0、", "100、", "第三季度", "第百部分",
		"一是加强", "一、二、三等奖", "1、2、3号楼", "（收入）", "（一", "十分重要", "百、", "三公经费", "十十、", "㊀",
	} {
		s := segment.Fold(in).Text
		if m, ok := segment.ItemMarker(s); ok {
			t.Errorf("ItemMarker(%q) = %+v, want none", s, m)
		}
	}
}
