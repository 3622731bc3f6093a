package segment_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gouji/internal/segment"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"预算 金额 105.58 万元", "预算金额105.58万元"},
		{"2020 年\n度", "2020年度"},
		{"１，２３４．５６％", "1，234.56%"},
		{"（境）：；！？～", "(境):;!?～"},
		{"〔2019〕５号［６］", "〔2019〕5号[6]"},
		{"A  B\r\n\tC", "A B C"},
		{"1 234.56　　万 元", "1 234.56万元"},
		{"\ufeff支\u200b出\u00ad数\u2060", "支出数"},
		{"5\u00a06\u30007", "5 6 7"},
		{" 5 ", " 5 "},
		{" 支出 ", "支出"},
		{"86﹪ −3", "86% -3"},
		{"a\x07b\xffc", "ab\ufffdc"},
		{"“三公” 经费", "“三公”经费"},
	} {
		f := segment.Fold(test.in)
		if f.Text != test.want {
			t.Errorf("Fold(%q) = %q, want %q", test.in, f.Text, test.want)
		}
		folded(t, test.in, f)
	}
}

func TestFoldPlaces(t *testing.T) {
	in := "支 出（１２.5 万元）"
	f := segment.Fold(in)
	for _, test := range []struct{ folded, original string }{
		{"支出", "支 出"}, {"(12.5", "（１２.5 "}, {"12.5", "１２.5 "}, {"万元)", "万元）"},
	} {
		i := strings.Index(f.Text, test.folded)
		if got := in[f.At[i]:f.At[i+len(test.folded)]]; got != test.original {
			t.Errorf("%q stands at %q, want %q", test.folded, got, test.original)
		}
	}
}

// folded checks what holds of every folded text.
func folded(t *testing.T, in string, f segment.Folded) {
	t.Helper()
	if len(f.At) != len(f.Text)+1 || int(f.At[len(f.Text)]) != len(in) {
		t.Fatalf("Fold(%q): %d offsets for %d bytes, the last %d", in, len(f.At), len(f.Text), f.At[len(f.At)-1])
	}
	for i, at := range f.At {
		if at < 0 || int(at) > len(in) || i > 0 && at < f.At[i-1] {
			t.Fatalf("Fold(%q): offset %d of byte %d", in, at, i)
		}
	}
	if !utf8.ValidString(f.Text) {
		t.Fatalf("Fold(%q) = %q", in, f.Text)
	}
	if again := segment.Fold(f.Text); again.Text != f.Text {
		t.Fatalf("Fold(%q) = %q, folded again %q", in, f.Text, again.Text)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"预算 金额 105.58 万元", "１，２３４．５６％", "a\xff \u200b\u3000b", "（一） 收入。"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded(t, s, segment.Fold(s))
		for _, span := range segment.Sentences(s) {
			if span.Start < 0 || span.End > len(s) || span.Start >= span.End {
				t.Fatalf("Sentences(%q) has %v", s, span)
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	s := strings.Repeat("年初预算为 16.81 万元，支出决算为１９.９０万元，完成年初预算的118.38%。", 100)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		segment.Fold(s)
	}
}
