package layout

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"gouji/internal/synth/truth"
)

const year = 2021

// A line is a line of a form with its figures in 分. The first figure is the
// sum of the others.
type line struct {
	code, name string
	figures    []int64
}

// functions returns about n lines of the functional classification, each
// class and section with the sum of what stands below it, and the total.
func functions(r *rand.Rand, n, figures int) (lines []line, total line) {
	all := truth.Functions(year)
	parent := func(code string) bool {
		return slices.ContainsFunc(all, func(l truth.Line) bool {
			return len(l.Code) == len(code)+2 && strings.HasPrefix(l.Code, code)
		})
	}
	var kept []line
	for _, l := range all {
		if len(l.Code) == 7 || parent(l.Code) {
			kept = append(kept, line{code: l.Code, name: l.Name})
		}
	}
	for n < len(kept) {
		kept = kept[:len(kept)-1]
		for len(kept) > 0 && len(kept[len(kept)-1].code) < 7 {
			kept = kept[:len(kept)-1] // nothing stands below it any more
		}
	}
	total.figures = make([]int64, figures)
	for i := range kept {
		kept[i].figures = make([]int64, figures)
		if len(kept[i].code) < 7 {
			continue
		}
		drawn := draw(r, figures)
		add(&total, drawn)
		for k := range i + 1 {
			if strings.HasPrefix(kept[i].code, kept[k].code) {
				add(&kept[k], drawn)
			}
		}
	}
	return kept, total
}

func add(l *line, figures []int64) {
	for i, f := range figures {
		l.figures[i] += f
	}
}

// draw draws figures of which the first is the sum of the others, and some are
// none.
func draw(r *rand.Rand, n int) []int64 {
	f := make([]int64, n)
	for i := 1; i < n; i++ {
		if i == 1 || r.IntN(2) == 0 {
			f[i] = 100 + r.Int64N(1<<uint(14+r.IntN(8)))
			f[0] += f[i]
		}
	}
	if n == 1 {
		f[0] = 100 + r.Int64N(1<<uint(14+r.IntN(8)))
	}
	return f
}

// money prints 分 as an amount in 元, nothing for none.
func money(f int64) string {
	if f == 0 {
		return ""
	}
	whole := strconv.FormatInt(f/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + "." + strconv.FormatInt(100+f%100, 10)[1:]
}
