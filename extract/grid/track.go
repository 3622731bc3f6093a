package grid

import (
	"cmp"
	"slices"
)

// A track is a column on the x axis, with the lines that have a text in it.
type track struct {
	x0, x1 float32
	lines  []int // in order
}

// join adds another track.
func (t *track) join(o track) {
	t.x0, t.x1 = min(t.x0, o.x0), max(t.x1, o.x1)
	t.lines = append(t.lines, o.lines...)
	slices.Sort(t.lines)
	t.lines = slices.Compact(t.lines)
}

// meets reports whether some line has a text in both tracks.
func (t *track) meets(o track) bool {
	return slices.ContainsFunc(o.lines, func(l int) bool {
		_, found := slices.BinarySearch(t.lines, l)
		return found
	})
}

// tracks returns the columns that segments stand in, from left to right. The
// narrowest come first. A later one that reaches over several columns is a
// heading or total over them where some line has a text in each, and otherwise
// shows that they are one.
func tracks(lines [][]segment) []track {
	all := slices.Concat(lines...)
	slices.SortStableFunc(all, func(a, b segment) int { return cmp.Compare(a.x1-a.x0, b.x1-b.x0) })
	var cols []track // from left to right
	for _, s := range all {
		one := track{s.x0, s.x1, []int{s.line}}
		from, _ := slices.BinarySearchFunc(cols, s.x0, func(c track, x float32) int { return cmp.Compare(c.x1, x) })
		to := from
		for to < len(cols) && cols[to].x0 < s.x1 {
			to++
		}
		if to > from+1 && together(cols[from:to]) {
			continue
		}
		for _, c := range cols[from:to] {
			one.join(c)
		}
		cols = slices.Replace(cols, from, to, one)
	}
	return headed(cols)
}

// together reports whether some line has a text in two of cols.
func together(cols []track) bool {
	for i := range cols {
		for k := range i {
			if cols[k].meets(cols[i]) {
				return true
			}
		}
	}
	return false
}

// headed joins a column that has nothing but a heading, in the first lines, to
// the one beside it that has none.
func headed(cols []track) []track {
	for i := 1; i < len(cols); i++ {
		a, b := &cols[i-1], &cols[i]
		if !a.meets(*b) && (len(a.lines) == 1 || len(b.lines) == 1) {
			a.join(*b)
			cols = slices.Delete(cols, i, i+1)
			i--
		}
	}
	return cols
}
