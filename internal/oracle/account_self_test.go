package oracle

import (
	"testing"

	"gouji"
)

// What the comparison of figures must not let pass, and what it explains.
func TestAccount(t *testing.T) {
	cell := gouji.Box{X0: 10, Y0: 100, X1: 60, Y1: 140}
	at := func(text string, x, y float32) piece {
		return piece{text, []gouji.Box{{X0: x, Y0: y, X1: x + 10, Y1: y + 10}}}
	}
	for _, c := range []struct {
		name   string
		ours   []string // in cell
		theirs []piece
		agrees bool
	}{
		{"equal", []string{"12.34"}, []piece{at("12.34", 12, 105)}, true},
		{"dropped", nil, []piece{at("12.34", 12, 105)}, false},
		{"made up", []string{"12.34"}, nil, false},
		{"twice", []string{"12.34", "12.34"}, []piece{at("12.34", 12, 105)}, false},
		{"out of order", []string{"13.24"}, []piece{at("12.34", 12, 105)}, false},
		{"elsewhere", []string{"12.34"}, []piece{at("12.34", 300, 105)}, false},
		{"over two lines", []string{"30101"}, []piece{at("3010", 12, 105), at("1", 12, 120)}, true},
		{"upwards", []string{"30101"}, []piece{at("3010", 12, 120), at("1", 12, 105)}, false},
		{"side by side", []string{"1234"}, []piece{at("12", 12, 105), at("34", 30, 105)}, false},
		{"from another cell", []string{"1234"}, []piece{at("12", 12, 105), at("34", 80, 120)}, false},
	} {
		a := &account{ours: side{nil}, theirs: side{c.theirs}, tops: make([][]*upper, 1)}
		for _, text := range c.ours {
			a.ours[0] = append(a.ours[0], piece{text, []gouji.Box{cell}})
		}
		a.settle()
		if got := judge(0, a, &account{ours: side{nil}, theirs: side{nil}, misplaced: side{nil}}); (got.verdict == agrees) != c.agrees {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
