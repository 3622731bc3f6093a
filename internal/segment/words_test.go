package segment_test

import (
	"strings"
	"testing"

	"gouji/internal/segment"
)

func TestWords(t *testing.T) {
	s, err := segment.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want string }{
		{"基本支出3,028.50 万元，占本年支出合计的42.46%。", "基本支出|3,028.50|万元|，|占|本年支出合计|的|42.46|%|。"},
		{"机关事业单位基本养老保险缴费支出决算数为 1 234.56 万元", "机关事业单位基本养老保险缴费支出|决算数|为|1 234.56|万元"},
		{"因公出国（境）费０．００万元", "因公出国(境)费|0.00|万元"},
		{"2019 年车辆 12 辆", "2019|年|车辆|12|辆"},
		{"工资福利 支出较上年增加", "工资福利支出|较上年|增加"},
		{"A4 纸", "A|4|纸"},
		{" \n", ""},
	} {
		var words []string
		for _, w := range s.Words(test.text) {
			words = append(words, w.Text)
			if f := segment.Fold(test.text[w.Start:w.End]); f.Text != w.Text {
				t.Errorf("%q: word %q stands at %q", test.text, w.Text, test.text[w.Start:w.End])
			}
		}
		if got := strings.Join(words, "|"); got != test.want {
			t.Errorf("Words(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

func TestGeneralWords(t *testing.T) {
	if testing.Short() {
		t.Skip("the general dictionary takes seconds")
	}
	s, err := segment.NewGeneral()
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, w := range s.Words("实验室改造工程用于公务用车购置及运行费12.5万元") {
		words = append(words, w.Text)
	}
	if got, want := strings.Join(words, "|"), "实验室|改造|工程|用于|公务用车购置及运行费|12.5|万元"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := segment.New(); err != nil {
			b.Fatal(err)
		}
	}
}
