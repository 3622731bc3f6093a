package main

import (
	"strings"

	"gouji"
	"gouji/internal/show"
)

// Widths of the columns of a ruled table, in columns of the terminal.
const (
	minCol = 2
	maxCol = 26
)

// grid draws g with rules between its cells. A merged cell stands at its top
// left corner and is blank below.
func (p printer) grid(g *gouji.Grid) {
	if g.Cols == 0 || g.Rows == 0 {
		return
	}
	widths := gridWidths(g)
	at := g.Lookup()
	rule := func(left, mid, right string) {
		parts := make([]string, g.Cols)
		for i, n := range widths {
			parts[i] = strings.Repeat("─", n)
		}
		p.printf("%s%s%s\n", left, strings.Join(parts, mid), right)
	}
	rule("┌", "┬", "┐")
	for r := range g.Rows {
		var b strings.Builder
		b.WriteString("│")
		for c := 0; c < g.Cols; {
			text, span := "", 1
			if i := at[r*g.Cols+c]; i >= 0 {
				cell := &g.Cells[i]
				span = min(cell.Col+cell.ColSpan, g.Cols) - c
				if cell.Row == r {
					text = cell.Text
				}
			}
			room := span - 1
			for _, n := range widths[c : c+span] {
				room += n
			}
			b.WriteString(show.Pad(show.Fit(text, room), room))
			b.WriteString("│")
			c += span
		}
		p.printf("%s\n", b.String())
	}
	rule("└", "┴", "┘")
}

// gridWidths gives each column the room that its own cells need, and shares
// what merged cells need more among theirs.
func gridWidths(g *gouji.Grid) []int {
	widths := make([]int, g.Cols)
	for i := range widths {
		widths[i] = minCol
	}
	for _, c := range g.Cells {
		if c.ColSpan == 1 && c.Col < g.Cols {
			widths[c.Col] = max(widths[c.Col], min(show.Width(c.Text), maxCol))
		}
	}
	for _, c := range g.Cells {
		if c.ColSpan == 1 || c.Col+c.ColSpan > g.Cols {
			continue
		}
		room := c.ColSpan - 1
		for _, n := range widths[c.Col : c.Col+c.ColSpan] {
			room += n
		}
		if lack := min(show.Width(c.Text), maxCol) - room; lack > 0 {
			widths[c.Col+c.ColSpan-1] += lack
		}
	}
	return widths
}
