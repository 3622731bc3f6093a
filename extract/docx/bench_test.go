package docx

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, c := range []struct {
		name string
		data func(testing.TB) []byte
	}{{"seed", seed}, {"synthetic", synthetic}} {
		b.Run(c.name, func(b *testing.B) {
			data := c.data(b)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(context.Background(), "", data); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}

// synthetic is a disclosure of the usual size: nine tables, 1,400 cells and
// 120 paragraphs of prose, with the properties that word processors write.
func synthetic(tb testing.TB) []byte {
	const font = `<w:rPr><w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="宋体"/><w:sz w:val="24"/></w:rPr>`
	text := func(s string) string { return r(font + `<w:t xml:space="preserve">` + s + `</w:t>`) }
	borders := `<w:tcW w:w="2200" w:type="dxa"/><w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders>`
	var body strings.Builder
	for i := range 120 {
		body.WriteString(p(text(fmt.Sprintf("第%d项支出决算为", i)) + text(fmt.Sprintf("%d.28万元，", 7*i)) + text(strings.Repeat("完成年初预算", i%20))))
	}
	for i := range 9 {
		var rows []string
		for j := range 22 {
			var cells []string
			for k := range 7 {
				cells = append(cells, cell(borders, text(fmt.Sprintf("%d.%02d", i*j*k, i+j+k))))
			}
			rows = append(rows, row(cells...))
		}
		body.WriteString(p("") + tbl(rows...))
	}
	return pack(tb, parts(body.String(), nil))
}
