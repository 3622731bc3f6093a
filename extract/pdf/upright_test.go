package pdf

import (
	"testing"

	"gouji"
	"gouji/extract/grid"
)

// A word that reads upwards at the left of a page keeps its order and place,
// whichever way the page itself is turned.
func TestOthers(t *testing.T) {
	const width, height = 600, 800
	var word []grid.Glyph
	for i, r := range []rune("内部") {
		y := float32(700 - 12*i) // the first one is the lowest
		word = append(word, grid.Glyph{Rune: r, Turn: grid.Up, Size: 12, Base: 50, Box: gouji.Box{X0: 40, Y0: y - 12, X1: 52, Y1: y}})
	}
	for _, way := range []grid.Turn{grid.Right, grid.Down, grid.Left} {
		page := turner{way, width, height}
		lines := page.others(word)
		if len(lines) != 1 || lines[0].Text != "内部" {
			t.Fatalf("turned %d: %+v, want one line", way, lines)
		}
		b := page.back(lines[0].Box)
		if b.X0 < 38 || b.X1 > 54 || b.Y0 != 676 || b.Y1 != 700 {
			t.Errorf("turned %d: stands at %v", way, b)
		}
	}
}
