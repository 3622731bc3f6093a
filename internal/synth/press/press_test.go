package press

import (
	"strings"
	"testing"

	"gouji"
	"gouji/internal/synth/page"
)

func TestSettle(t *testing.T) {
	p := &Press{Measure: gouji.WanYuan, About: 2021}
	f := Figure{Place: "spent", Of: Concept{Flow: gouji.Expenditure}, V: 123456}
	text := "支出" + p.Amount(f, f.V, "12.35", gouji.WanYuan) + "，" + p.Word("gov/none", gouji.NoneClaim, f.Of, Concept{}, 0, p.Word("gov/none1", gouji.NoneClaim, f.Of, Concept{}, 0, "无"))
	p.Cell("unprinted", f.Of, 5)
	text = Between(text, func(r rune) rune {
		if r == '，' {
			return ','
		}
		return r
	})
	blocks := []page.Block{{}, {Text: text}, {Table: &page.Table{Rows: [][]page.Cell{{{Text: "a", Span: 3}, {Text: p.Cell("01/spent", f.Of, 0), Span: 1}}}}}}
	places := p.Settle(blocks)
	if blocks[1].Text != "支出12.35万元,无" || len(places) != 4 {
		t.Fatalf("%q, %d places", blocks[1].Text, len(places))
	}
	for _, pl := range places {
		switch pl.ID {
		case "text/spent":
			if pl.Block != 1 || pl.Row != -1 || pl.Start != len("支出") || pl.Printed != "12.35" {
				t.Errorf("%+v", pl)
			}
		case "01/spent":
			if pl.Block != 2 || pl.Row != 0 || pl.Col != 3 || pl.Printed != "" || pl.Form != "01" {
				t.Errorf("%+v", pl)
			}
		default:
			if pl.Printed != "无" || !strings.HasPrefix(blocks[1].Text[pl.Start:], "无") {
				t.Errorf("%+v", pl)
			}
		}
	}
}

func TestTie(t *testing.T) {
	p := &Press{}
	places := []Place{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	p.Balances("a", []string{"b"}, []string{"c"})
	sums, err := p.Tie(places)
	if err != nil || len(sums) != 1 || sums[0].Whole != 0 || sums[0].Signs[0] != 1 || sums[0].Signs[1] != -1 {
		t.Errorf("%+v, %v", sums, err)
	}
	if _, err := p.Tie(append(places, Place{ID: "a"})); err == nil {
		t.Error("a place printed twice was not refused")
	}
	p.Adds("a", "d")
	if _, err := p.Tie(places); err == nil {
		t.Error("a part that is not printed was not refused")
	}
}

func TestPrinting(t *testing.T) {
	for _, c := range []struct {
		v    Money
		unit gouji.Unit
		want string
	}{
		{1234567, gouji.WanYuan, "123.46"}, {1234567, gouji.Yuan, "1,234,567.00"}, {123456789, gouji.YiYuan, "1.2346"}, {0, gouji.WanYuan, "0.00"}, {-150, gouji.WanYuan, "-0.02"},
	} {
		if got := In(c.v, c.unit); got != c.want {
			t.Errorf("%d in %s is %s, want %s", c.v, c.unit, got, c.want)
		}
	}
	if got := widened("12.30"); got != "１２．３０" {
		t.Error(got)
	}
}
