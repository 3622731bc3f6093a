package code

import (
	"testing"

	"gouji"
)

// A path may shorten the name of its row, where one row alone can be meant.
func TestResolveShortened(t *testing.T) {
	var names []gouji.Name
	for _, l := range [][2]string{{"208", "社会保障和就业支出"}, {"20805", "行政事业单位养老支出"}, {"2080505", "机关事业单位基本养老保险缴费支出"},
		{"2080506", "机关事业单位职业年金缴费支出"}, {"2080501", "行政单位离退休"}, {"2080502", "事业单位离退休"}} {
		names = append(names, gouji.Name{System: gouji.Functional, Code: l[0], Name: l[1]})
	}
	for _, tt := range []struct{ name, want string }{
		{"机关事业单位基本养老保险费", "2080505"},
		{"机关事业单位职业年金费", "2080506"},
		{"机关事业单位缴费", ""}, // either
		{"单位离退休", ""},    // too short to tell
		{"机关事业单位医疗缴费", ""},
	} {
		got, _ := NewTree(names, 2020).Resolve([]string{"社会保障和就业支出", "行政事业单位养老支出", tt.name}, false)
		if got != tt.want {
			t.Errorf("%s is %q, want %q", tt.name, got, tt.want)
		}
	}
}
