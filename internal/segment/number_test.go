package segment_test

import (
	"strings"
	"testing"

	"gouji/internal/segment"
)

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		in, want string
		n        int
	}{
		{"12.34万元", "12.34", 5},
		{"62.90", "62.90", 5},
		{"0", "0", 1},
		{"007", "7", 3},
		{"3,028.50 万元", "3028.50", 8},
		{"1,234,567.8", "1234567.8", 11},
		{"1 234.56万元", "1234.56", 8},
		{"4125.49,4143.91万元", "4125.49", 7},
		{"12,345,67", "12345", 6},
		{"1,2345", "1", 1},
		{"12,34", "12", 2},
		{"1，234", "1", 1},
		{"1 234,567", "1234", 5},
		{"2020 100", "2020", 4},
		{"5.", "5", 1},
		{"5.。", "5", 1},
		{"1.2020年度", "1.2020", 6},
		{"2020.12.31", "2020.12", 7},
		{"99999999999999999", "99999999999999999", 17},
	} {
		d, n, ok := segment.Number(test.in)
		if !ok || d.String() != test.want || n != test.n {
			t.Errorf("Number(%q) = %v, %d, %v, want %v, %d", test.in, d, n, ok, test.want, test.n)
		}
	}
}

func TestNoNumber(t *testing.T) {
	for _, test := range []struct {
		in string
		n  int
	}{
		{"", 0}, {"万元", 0}, {".5", 0}, {"-5", 0}, {",123", 0},
		{"123456789012345678", 18}, {"1.23456789012345678", 19}, {strings.Repeat("9", 1000), 1000},
	} {
		if d, n, ok := segment.Number(test.in); ok || n != test.n || d.Mantissa != 0 || d.Places != 0 {
			t.Errorf("Number(%q) = %v, %d, %v, want none of length %d", test.in, d, n, ok, test.n)
		}
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"3,028.50", "1 234.56", "4125.49,4143.91", "1.2020年度", "99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, n, ok := segment.Number(s)
		if n < 0 || n > len(s) || ok && (n == 0 || d.Mantissa < 0 || d.Places > n) {
			t.Fatalf("Number(%q) = %v, %d, %v", s, d, n, ok)
		}
		if !ok {
			return
		}
		plain := strings.NewReplacer(",", "", " ", "").Replace(s[:n])
		if again, m, ok := segment.Number(plain); !ok || m != len(plain) || again != d {
			t.Fatalf("Number(%q) = %v, without separators %v", s, d, again)
		}
		if m, ok := segment.ItemMarker(s); ok && (m.Len <= 0 || m.Len > len(s) || m.Value < 1 || m.Value > 99) {
			t.Fatalf("ItemMarker(%q) = %+v", s, m)
		}
	})
}

func BenchmarkNumber(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		segment.Number("3,028.50万元")
	}
}
