package grid

import (
	"cmp"
	"slices"

	"gouji"
)

// shades returns the sides of coloured rectangles that stand in no ruled
// table, as rulings: they show a table where no lines do, or more of one that
// has lines. Where every other row is coloured, the sides go on through the
// rows between, and through the last one.
func shades(fills []gouji.Box, ruled []Table, glyphs []Glyph) []Ruling {
	fills = slices.DeleteFunc(slices.Clone(fills), func(b gouji.Box) bool {
		return slices.ContainsFunc(ruled, func(t Table) bool { return within(b, t.Box) || within(t.Box, b) })
	})
	var sides []Ruling
	for _, b := range fills {
		sides = append(sides, flat(b.X0, b.X1, b.Y0), flat(b.X0, b.X1, b.Y1), upright(b.X0, b.Y0, b.Y1), upright(b.X1, b.Y0, b.Y1))
	}
	between := bridges(fills)
	if len(between) == 0 {
		return sides
	}
	sides = append(sides, between...)
	edges, _ := Edges(sides)
	for _, n := range Nets(edges) {
		if slices.ContainsFunc(between, func(r Ruling) bool { return n.holds(r.Box) }) {
			sides = append(sides, n.tail(glyphs)...)
		}
	}
	return sides
}

// sides returns the sides of rows from the bottom of a net to another height.
func (n Net) sides(end float32) []Ruling {
	_, y := n.bottom()
	last := n.Across[len(n.Across)-1]
	sides := []Ruling{flat(last.From, last.To, end)}
	for _, e := range n.Down {
		if e.To > y-touch {
			sides = append(sides, upright(e.At, y, end))
		}
	}
	return sides
}

func flat(x0, x1, y float32) Ruling {
	return Ruling{gouji.Box{X0: x0, Y0: y, X1: x1, Y1: y}, true}
}

func upright(x, y0, y1 float32) Ruling {
	return Ruling{gouji.Box{X0: x, Y0: y0, X1: x, Y1: y1}, false}
}

// bridges returns the sides of rows without colour that stand between two
// coloured ones of the same columns and are not much higher than those.
func bridges(fills []gouji.Box) []Ruling {
	fills = slices.Clone(fills)
	slices.SortFunc(fills, func(a, b gouji.Box) int { return cmp.Compare(a.Y0, b.Y0) })
	last := map[[2]int]int{} // by rounded sides
	var out []Ruling
	for i, b := range fills {
		key := [2]int{int(b.X0/touch + 0.5), int(b.X1/touch + 0.5)}
		k, ok := last[key]
		last[key] = i
		if !ok {
			continue
		}
		a := fills[k]
		height := b.Y0 - a.Y1
		coloured := slices.ContainsFunc(fills[k+1:i], func(c gouji.Box) bool {
			return c.X0 < b.X1-touch && c.X1 > b.X0+touch && c.Y1 > a.Y1+touch && c.Y0 < b.Y0-touch
		})
		if height > gap && height < 3*min(a.Y1-a.Y0, b.Y1-b.Y0) && !coloured {
			out = append(out, upright(b.X0, a.Y1, b.Y0), upright(b.X1, a.Y1, b.Y0))
		}
	}
	return out
}

// bottom returns the last two heights at which horizontal edges stand.
func (n Net) bottom() (above, last float32) {
	last = n.Across[len(n.Across)-1].At
	above = n.Across[0].At
	for _, e := range n.Across {
		if e.At < last-apart {
			above = e.At
		}
	}
	return above, last
}

// holds reports whether b stands in the height and width of a net.
func (n Net) holds(b gouji.Box) bool {
	_, bottom := n.bottom()
	return b.X0 > n.Across[0].From-touch && b.X1 < n.Across[0].To+touch && b.Y0 > n.Across[0].At && b.Y1 <= bottom
}

// tail returns the sides of a row that follows the last coloured one: lines
// that stand near one another, with figures, as far below it as in a row.
func (n Net) tail(glyphs []Glyph) []Ruling {
	above, y := n.bottom()
	x0, x1 := n.Across[len(n.Across)-1].From, n.Across[len(n.Across)-1].To
	var below []Glyph
	for _, g := range glyphs {
		if at := g.Base - g.Size*middle; at > y && at < y+3*(y-above) && g.Box.X0 > x0 && g.Box.X1 < x1 {
			below = append(below, g)
		}
	}
	lines := Lines(below)
	count, figures := 0, false
	for count < len(lines) && (count == 0 || lines[count].Base-lines[count-1].Base < 1.3*lines[count].Size) {
		if foreign(lines[count:count+1], 0, 0) {
			break
		}
		s := lines[count].segments(0)
		figures = figures || len(s) > 1 && slices.ContainsFunc(s, segment.telling)
		count++
	}
	if !figures || lines[0].Box.Y0-y > lines[0].Size {
		return nil
	}
	end := lines[count-1].Box.Y1 + max(lines[0].Box.Y0-y, 0)
	return n.sides(end)
}
