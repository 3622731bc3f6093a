package synth

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gouji"
	"gouji/internal/synth/page"
)

// cents reads a printed figure in hundredths of its unit; blank is zero and
// not printed.
func cents(t *testing.T, s string) (v int64, printed bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), ",", "")
	if s == "" {
		return 0, false
	}
	whole, part, _ := strings.Cut(s, ".")
	part += "00"
	v, err := strconv.ParseInt(whole+part[:2], 10, 64)
	if err != nil {
		t.Fatalf("no figure: %q", s)
	}
	return v, true
}

// A sum is parts that must make a whole.
type sum struct {
	whole, parts int64
	n            int64 // printed parts
}

func (s *sum) add(t *testing.T, text string) {
	v, printed := cents(t, text)
	s.parts += v
	if printed {
		s.n++
	}
}

// holds says whether the printed parts can make the printed whole: exactly, or
// each figure being rounded by up to half a unit.
func (s sum) holds(exact bool) bool {
	d := s.parts - s.whole
	if exact {
		return d == 0
	}
	return 2*max(d, -d) <= s.n+1
}

// TestPrintedForms adds up the forms by functional code as printed: 项 to 款 to
// 类 to 合计, and the columns of each row.
func TestPrintedForms(t *testing.T) {
	forms := 0
	for o := range randomOptions {
		o.Layout %= 3 // how the others print is seen from their places
		d, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		for title, rows := range byCode(d, o.Layout) {
			forms++
			exact := !o.Odd || o.Unit == gouji.Yuan
			for code, row := range rows {
				if code != "" && len(code) == 7 {
					continue
				}
				below := map[string]int{"": 3}[code]
				if code != "" {
					below = len(code) + 2
				}
				for col := range row {
					var s sum
					s.whole, _ = cents(t, row[col])
					for other, cells := range rows {
						if len(other) == below && strings.HasPrefix(other, code) {
							s.add(t, cells[col])
						}
					}
					if !s.holds(exact) {
						t.Errorf("%s %s: %q column %d: %+v", d.Name, title, code, col, s)
					}
				}
			}
			for code, row := range rows {
				s := sum{}
				s.whole, _ = cents(t, row[0])
				for col, text := range row[1:] {
					if o.Layout != Columns || title != "收入决算表" || col+1 != 4 { // 其中：教育收费
						s.add(t, text)
					}
				}
				if !s.holds(exact) {
					t.Errorf("%s %s: row %q: %+v", d.Name, title, code, s)
				}
			}
		}
	}
	if forms < 1000 {
		t.Errorf("only %d forms were found", forms)
	}
}

// byCode returns the amounts of the income and both expenditure forms by
// functional code, "" for 合计.
func byCode(d *Disclosure, layout Layout) map[string]map[string][]string {
	forms := map[string]map[string][]string{}
	title := ""
	for _, b := range d.Blocks {
		if b.Table == nil {
			if b.Page == 0 && strings.HasSuffix(b.Text, "表") && b.Center {
				title = b.Text
			}
			continue
		}
		if layout == Sheet {
			title = b.Table.Rows[0][0].Text
		}
		switch title {
		case "收入决算表", "支出决算表", "一般公共预算财政拨款支出决算表":
			forms[title] = codeRows(b.Table, layout)
		}
	}
	return forms
}

func codeRows(t *page.Table, layout Layout) map[string][]string {
	rows := map[string][]string{}
	for _, row := range t.Rows {
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = c.Text
		}
		code, rest := texts[0], texts
		switch {
		case texts[0] == "合计":
			code, rest = "", texts[1:]
		case len(texts) > 4 && layout == Columns:
			code, rest = strings.Join(texts[:3], ""), texts[4:]
		case len(texts) > 2:
			rest = texts[2:]
		}
		if _, err := strconv.Atoi(code); err == nil && code != "1" || texts[0] == "合计" {
			rows[code] = rest
		}
	}
	return rows
}

var (
	shares      = regexp.MustCompile(`([\d.]+)万元，占([\d.]+)%`)
	whole       = regexp.MustCompile(`(?:合计|财政拨款支出)([\d.]+)万元，(?:其中|主要用于以下方面)：`)
	completions = regexp.MustCompile(`(?:年初|全年)预算数?为([\d.]+)万元，支出决算数?为([\d.]+)万元，完成(?:年初|全年)预算的([\d.]+)%`)
	growths     = regexp.MustCompile(`([\d.]+)万元(?:，支出总计[\d.]+万元)?。与[^，]*，[^，]*?(增加|减少)([\d.]+)万元，(?:增长|减少|下降)([\d.]+)%`)
)

// TestPrintedRates recomputes the rates of prose from the figures beside them.
func TestPrintedRates(t *testing.T) {
	found := map[string]int{}
	for o := range randomOptions {
		o.Phrasing %= 3 // the patterns are of these
		d, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		check := func(kind, text string, part, whole, percent string) {
			found[kind]++
			if !quotient(t, part, whole, percent) {
				t.Errorf("%s: %s/%s is not %s%%: %s", d.Name, part, whole, percent, text)
			}
		}
		for _, b := range d.Blocks {
			if m := whole.FindStringSubmatch(b.Text); m != nil {
				for _, p := range shares.FindAllStringSubmatch(b.Text, -1) {
					check("share", b.Text, p[1], m[1], p[2])
				}
			}
			for _, m := range completions.FindAllStringSubmatch(b.Text, -1) {
				check("completion", b.Text, m[2], m[1], m[3])
			}
			for _, m := range growths.FindAllStringSubmatch(b.Text, -1) {
				found["growth"]++
				if !grown(t, m[1], m[2] == "减少", m[3], m[4]) {
					t.Errorf("%s: %q", d.Name, m[0])
				}
			}
		}
	}
	for _, kind := range []string{"share", "completion", "growth"} {
		if found[kind] < 300 {
			t.Errorf("only %d of kind %s", found[kind], kind)
		}
	}
}

// span is the interval that a printed figure stands for.
func span(t *testing.T, s string) (lo, hi float64) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	half := 0.5
	if _, part, ok := strings.Cut(s, "."); ok {
		for range part {
			half /= 10
		}
	}
	return v - half, v + half
}

func quotient(t *testing.T, part, whole, percent string) bool {
	plo, phi := span(t, part)
	wlo, whi := span(t, whole)
	rlo, rhi := span(t, percent)
	const eps = 1e-9
	return 100*plo/whi <= rhi+eps && (wlo <= 0 || 100*phi/wlo >= rlo-eps)
}

func grown(t *testing.T, now string, less bool, change, percent string) bool {
	nlo, nhi := span(t, now)
	clo, chi := span(t, change)
	rlo, rhi := span(t, percent)
	sign := -1.0
	if less {
		sign = 1
	}
	a, b := 100*clo/(nhi+sign*clo), 100*chi/(nlo+sign*chi)
	c, d := 100*clo/(nlo+sign*clo), 100*chi/(nhi+sign*chi)
	return min(a, b, c, d) <= rhi+1e-9 && max(a, b, c, d) >= rlo-1e-9
}
