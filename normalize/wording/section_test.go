package wording_test

import (
	"strings"
	"testing"
)

func TestSections(t *testing.T) {
	for _, test := range []struct {
		name, chapters, want string
	}{
		{"each once", "一、收入支出决算总体情况|二、收入决算情况|三、支出决算情况|四、财政拨款情况", ""},
		{"a title twice", "一、收入支出决算总体情况|二、收入决算情况|三、支出决算情况|四、收入决算情况", "section 四、收入决算情况"},
		{"a number twice", "一、收入支出决算总体情况|二、收入决算情况|二、支出决算情况|三、财政拨款情况", "section 二、支出决算情况"},
		{"two series", "一、收入支出决算总体情况|二、收入决算情况|三、支出决算情况|一、收入支出决算总体情况|二、收入决算情况|三、支出决算情况", ""},
		{"a report inside", "一、收入支出决算总体情况|二、收入决算情况|三、支出决算情况|四、绩效情况|一、项目概况|二、项目成效", ""},
		{"too few to tell", "一、收入决算情况|二、收入决算情况", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			slips, _ := found(nil, append([]string{narrative}, strings.Split(test.chapters, "|")...)...)
			if got := strings.Join(slips, "|"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
