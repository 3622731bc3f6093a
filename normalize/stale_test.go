package normalize_test

import (
	"testing"

	"gouji"
	"gouji/normalize"
)

// TestStaleYear: what a sentence states for another year by a slip is compared
// with nothing; what it compares with the year before stays.
func TestStaleYear(t *testing.T) {
	doc := &gouji.Document{Name: "a.txt"}
	for _, p := range []string{"映山市测绘中心2020年度单位决算", "第三部分 2020年度单位决算情况说明", "一、收入支出决算总体情况说明",
		"2020年度收入总计90.00万元。", "四、财政拨款收入支出决算总体情况说明", "2019年度财政拨款收入总计73.00万元。"} {
		doc.Blocks = append(doc.Blocks, gouji.Block{Text: p})
	}
	r := normalize.Normalize(doc)[0]
	var years, open []int
	for _, c := range r.Claims {
		years = append(years, c.Year)
		if c.Unresolved != "" {
			open = append(open, c.Year)
		}
	}
	if len(years) != 2 || len(open) != 1 || open[0] != 2019 {
		t.Errorf("claims of %v, %v of them open", years, open)
	}
}
