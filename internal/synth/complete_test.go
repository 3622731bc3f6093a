package synth

import (
	"regexp"
	"strings"
	"testing"
)

var (
	proseFigure = regexp.MustCompile(`([0-9][0-9,.]*) ?(?:余)?(?:万元|亿元|元|%|个百分点|批次|人次|辆|台)`)
	cellFigure  = regexp.MustCompile(`^(?:-?[0-9,]+\.[0-9]{2}|[０-９]+．[０-９]{2})$`)
)

// TestEveryFigureHasItsPlace looks for figures that no place knows. Thresholds
// (50万元以上) are none.
func TestEveryFigureHasItsPlace(t *testing.T) {
	figures := 0
	placed(t, func(d *Disclosure) {
		type spot struct{ block, row, col, start int }
		known := map[spot]bool{}
		for _, pl := range d.Places {
			known[spot{pl.Block, pl.Row, pl.Col, pl.Start}] = true
		}
		for i, b := range d.Blocks {
			for _, m := range proseFigure.FindAllStringSubmatchIndex(b.Text, -1) {
				rest := b.Text[m[1]:]
				if strings.HasPrefix(rest, "以上") || strings.HasPrefix(rest, "（含）") || strings.HasPrefix(rest, "(含)") {
					continue
				}
				start := m[2]
				if comma := strings.LastIndexByte(b.Text[m[2]:m[3]], ','); !known[spot{i, -1, -1, start}] && comma >= 0 {
					start += comma + 1 // two figures with a narrow comma between
				}
				figures++
				if !known[spot{i, -1, -1, start}] {
					t.Fatalf("%s: nothing knows %q of %q", d.Name, b.Text[m[0]:m[1]], b.Text)
				}
			}
			if b.Table == nil {
				continue
			}
			for r, row := range b.Table.Rows {
				col := 0
				for _, c := range row {
					if cellFigure.MatchString(c.Text) {
						figures++
						if !known[spot{i, r, col, 0}] {
							t.Fatalf("%s: nothing knows %q in row %d", d.Name, c.Text, r)
						}
					}
					col += c.Span
				}
			}
		}
	})
	if figures < 50000 {
		t.Errorf("only %d figures", figures)
	}
}
