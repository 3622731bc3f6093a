package grid

import (
	"cmp"
	"slices"

	"gouji/internal/limits"
)

const (
	aside = 1.2 // rulings up to so far apart lie on one line
	gap   = 2.5 // and go on over such a gap
	touch = 2.0 // lines that end so near to one another meet
	apart = 3.0 // lines nearer than that bound no row or column: a double line
	short = 2.0 // shorter ones are dots in corners
)

// An Edge is a line of a table, joined from the rulings that lie on it.
type Edge struct {
	Horizontal bool
	At         float32 // y of a horizontal edge, x of a vertical one
	From, To   float32
}

// Edges joins rulings that continue one another. Horizontal edges come first,
// each kind in the order of At. Of more than limits.Edges it returns the
// longest, truncated.
func Edges(rulings []Ruling) (joined []Edge, truncated bool) {
	edges := make([]Edge, 0, len(rulings))
	for _, r := range rulings {
		b := r.Box
		e := Edge{true, (b.Y0 + b.Y1) / 2, b.X0, b.X1}
		if !r.Horizontal {
			e = Edge{false, (b.X0 + b.X1) / 2, b.Y0, b.Y1}
		}
		edges = append(edges, e)
	}
	slices.SortFunc(edges, byAt)
	var out []Edge
	for len(edges) > 0 {
		n := 1
		for n < len(edges) && edges[n].Horizontal == edges[0].Horizontal && edges[n].At-edges[0].At <= aside {
			n++
		}
		out = join(out, edges[:n])
		edges = edges[n:]
	}
	truncated = len(out) > limits.Edges
	if truncated {
		slices.SortFunc(out, func(a, b Edge) int { return cmp.Compare(b.To-b.From, a.To-a.From) })
		out = out[:limits.Edges]
		slices.SortFunc(out, byAt)
	}
	return out, truncated
}

func byAt(a, b Edge) int {
	if a.Horizontal != b.Horizontal {
		if a.Horizontal {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.At, b.At)
}

// join appends the edges that rulings on one line make.
func join(out, line []Edge) []Edge {
	slices.SortFunc(line, func(a, b Edge) int { return cmp.Compare(a.From, b.From) })
	e := line[0]
	flush := func() {
		if e.To-e.From > short {
			out = append(out, e)
		}
	}
	for _, r := range line[1:] {
		if r.From > e.To+gap {
			flush()
			e = r
			continue
		}
		e.To = max(e.To, r.To)
	}
	flush()
	return out
}

// A Net is edges that meet: the skeleton of one table.
type Net struct {
	Across []Edge // horizontal
	Down   []Edge // vertical
}

// Nets returns the nets of edges that hold more than one line of each kind,
// from top to bottom.
func Nets(edges []Edge) []Net {
	first := slices.IndexFunc(edges, func(e Edge) bool { return !e.Horizontal })
	if first < 0 {
		return nil
	}
	sets := newSets(len(edges))
	for v := first; v < len(edges); v++ {
		d := edges[v]
		from, _ := slices.BinarySearchFunc(edges[:first], d.From-touch, func(e Edge, y float32) int { return cmp.Compare(e.At, y) })
		for h := from; h < first && edges[h].At <= d.To+touch; h++ {
			if a := edges[h]; d.At >= a.From-touch && d.At <= a.To+touch {
				sets.join(h, v)
			}
		}
	}
	at := map[int]int{}
	var nets []Net
	for i, e := range edges {
		root := sets.root(i)
		n, ok := at[root]
		if !ok {
			n = len(nets)
			at[root] = n
			nets = append(nets, Net{})
		}
		if e.Horizontal {
			nets[n].Across = append(nets[n].Across, e)
		} else {
			nets[n].Down = append(nets[n].Down, e)
		}
	}
	return slices.DeleteFunc(nets, func(n Net) bool { return len(n.Across) < 2 || len(n.Down) == 0 })
}

// sets is a union-find.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) root(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(a, b int) { s[s.root(b)] = s.root(a) }
