package grid

import (
	"cmp"
	"slices"
)

// A track is a column on the x axis, with the lines that have a text in it.
type track struct {
	x0, x1 float32
	lines  []int // levels, in order
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
func tracks(lines [][]segment, head int) []track {
	all := slices.Concat(lines...)
	slices.SortStableFunc(all, func(a, b segment) int { return cmp.Compare(a.x1-a.x0, b.x1-b.x0) })
	var cols []track // from left to right
	for _, s := range all {
		one := track{s.x0, s.x1, []int{s.level}}
		from, _ := slices.BinarySearchFunc(cols, s.x0, func(c track, x float32) int { return cmp.Compare(c.x1, x) })
		to := from
		for to < len(cols) && cols[to].x0 < s.x1 {
			to++
		}
		if to > from+1 && together(cols[from:to], head) {
			continue
		}
		for _, c := range cols[from:to] {
			one.join(c)
		}
		cols = slices.Replace(cols, from, to, one)
	}
	return headed(cols, head)
}

// together reports whether some line has a text in two of cols, or they have
// headings beside one another.
func together(cols []track, head int) bool {
	for i := range cols {
		for k := range i {
			if cols[k].meets(cols[i]) || cols[k].beside(cols[i], head) {
				return true
			}
		}
	}
	return false
}

// headed joins a column that has nothing but a heading, in the first lines, to
// the nearer one beside it that has none. Headings that stand beside one
// another, though not on one line, head two columns.
func headed(cols []track, head int) []track {
	joins := func(i int) bool { // column i with the one before
		if i < 1 || i >= len(cols) {
			return false
		}
		a, b := &cols[i-1], &cols[i]
		return !a.meets(*b) && !a.beside(*b, head) && (a.heads(head) || b.heads(head))
	}
	for i := 1; i < len(cols); i++ {
		if !joins(i) || joins(i+1) && cols[i+1].x0-cols[i].x1 < cols[i].x0-cols[i-1].x1 {
			continue
		}
		cols[i-1].join(cols[i])
		cols = slices.Delete(cols, i, i+1)
		i = max(i-2, 0)
	}
	return cols
}

// heads reports whether a column has nothing but a heading.
func (t *track) heads(head int) bool {
	return len(t.lines) == 1 || t.lines[len(t.lines)-1] < head
}

// beside reports whether headings of two columns, above level head, are beside
// one another: a line of one stands between two of the other.
func (t *track) beside(o track, head int) bool {
	return t.around(o, head) || o.around(*t, head)
}

// around reports whether a line of o stands between two lines of a heading.
func (t *track) around(o track, head int) bool {
	for i := 1; i < len(t.lines) && t.lines[i] < head; i++ {
		if t.lines[i]-t.lines[i-1] > 3 {
			continue
		}
		if k, _ := slices.BinarySearch(o.lines, t.lines[i-1]+1); k < len(o.lines) && o.lines[k] < t.lines[i] {
			return true
		}
	}
	return false
}

// bounded returns the columns between given bounds.
func bounded(x []float32) []track {
	var cols []track
	for i := 1; i < len(x); i++ {
		cols = append(cols, track{x0: x[i-1] + 1, x1: x[i] - 1})
	}
	return cols
}
