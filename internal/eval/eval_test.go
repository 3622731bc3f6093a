package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"gouji"
	"gouji/extract/docx"
	"gouji/internal/synth/inject"
)

// least is what a small run must reach, and most the false findings that it
// may make in clean documents. They follow the program when it gets better,
// and never the other way.
var least = struct{ figures, wording, precise, suspects, cells, made, claimed float64 }{
	figures: 0.97, wording: 0.95, precise: 0.98, suspects: 0.95, cells: 0.9999, made: 0.96, claimed: 0.98,
}

const most = 0

func TestAccuracy(t *testing.T) {
	sc, err := measure(t.Context(), options{n: 24, errors: 5, seed: 1, stride: 7})
	if err != nil {
		t.Fatal(err)
	}
	made, claimed := sc.sentences()
	for _, c := range []struct {
		what  string
		got   rate
		least float64
		of    int // at the least
	}{
		{"visible errors of figures and names found", total(sc.found, func(k inject.Kind) bool { return !k.Wording() }), least.figures, 60},
		{"visible errors of wording and forms found", total(sc.found, inject.Kind.Wording), least.wording, 20},
		{"findings that are about an error", total(sc.precise, every), least.precise, 80},
		{"suspects that are the wrong place", sc.suspects, least.suspects, 40},
		{"cells read", sc.cells.all, least.cells, 10_000},
		{"statements read", made, least.made, 3000},
		{"claims that are so", claimed, least.claimed, 3000},
	} {
		if c.got.share() < c.least || c.got.all < c.of {
			t.Errorf("%s: %s of %d, at least %.2f %% of %d", c.what, c.got, c.got.all, 100*c.least, c.of)
		}
	}
	if n := sc.falseAlarms(); n > most {
		t.Errorf("%d false findings in clean documents, at most %d", n, most)
	}
	if sc.cells.extra > 0 {
		t.Errorf("%d facts where nothing is printed", sc.cells.extra)
	}
	if t.Failed() {
		t.Log("\n" + sc.listing())
	}
}

// reading draws a spoiled sample and reads it.
func reading(t *testing.T, i, errors int) (*sample, gouji.Outcome) {
	t.Helper()
	s, err := draw(options{seed: 1}, i, errors)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := s.d.WriteDOCX(&b); err != nil {
		t.Fatal(err)
	}
	doc, err := docx.Read(context.Background(), s.name, b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return s, gouji.Outcome{Document: doc}
}

// TestCharted holds that a document that was read otherwise than it was
// written is no measure of anything.
func TestCharted(t *testing.T) {
	s, o := reading(t, 4, 0)
	if _, err := newChart(s.d, o.Document); err != nil {
		t.Fatal(err)
	}
	last := len(o.Document.Blocks) - 1
	for o.Document.Blocks[last].Region != gouji.Body {
		last--
	}
	spoil := map[string]func(d *gouji.Document){
		"a block less":      func(d *gouji.Document) { d.Blocks = append(d.Blocks[:last:last], d.Blocks[last+1:]...) },
		"a block more":      func(d *gouji.Document) { d.Blocks = append(d.Blocks, gouji.Block{Text: "多出一段"}) },
		"another paragraph": func(d *gouji.Document) { d.Blocks[last].Text += "又" },
		"another cell": func(d *gouji.Document) {
			for i := range d.Blocks {
				if g := d.Blocks[i].Grid; g != nil {
					for k := range g.Cells {
						g.Cells[k].Text = "又"
					}
				}
			}
		},
	}
	for what, change := range spoil {
		s, o := reading(t, 4, 0)
		change(o.Document)
		if _, err := newChart(s.d, o.Document); err == nil {
			t.Errorf("%s was not noticed", what)
		}
	}
}

// TestJudgement gives the judge findings that are right and wrong.
func TestJudgement(t *testing.T) {
	s, o := reading(t, 4, 5)
	c, err := newChart(s.d, o.Document)
	if err != nil {
		t.Fatal(err)
	}
	wrong := gouji.Finding{Rule: "X", Severity: gouji.Error, Sides: []gouji.Side{{Document: s.name, Text: "无处", Place: gouji.Place{Block: 0, Start: 0, End: 3}}}}
	none := newScore()
	none.spoiled(s, c, newLocator(o), []gouji.Finding{wrong})
	if f, p := total(none.found, every), total(none.precise, every); f.right != 0 || f.all == 0 || p.right != 0 || p.all != 1 {
		t.Errorf("a finding about nothing: found %v, precise %v", f, p)
	}
	var findings []gouji.Finding
	visible := 0
	for _, x := range s.errors {
		if x.Visible && len(x.Spots) > 0 {
			visible++
			p, _ := c.spot(x.Spots[0])
			side := gouji.Side{Document: s.name, Suspect: true, Place: gouji.Place{Block: p.Block, Start: p.Start, End: p.End}}
			if p.Row >= 0 {
				g := o.Document.Blocks[p.Block].Grid
				side.Text = g.Cells[g.Lookup()[p.Row*g.Cols+p.Col]].Text
			}
			findings = append(findings, gouji.Finding{Rule: "Y", Severity: gouji.Warning, Sides: []gouji.Side{side}})
		}
	}
	whole := newScore()
	whole.spoiled(s, c, newLocator(o), findings)
	if f, p := total(whole.found, every), total(whole.precise, every); f.right < visible || p.right != p.all || p.all != len(findings) {
		t.Errorf("findings about all %d errors: found %v, precise %v", visible, f, p)
	}
}

func TestMeet(t *testing.T) {
	at := func(b, r, c, s, e int) inject.Spot { return inject.Spot{Block: b, Row: r, Col: c, Start: s, End: e} }
	for _, test := range []struct {
		a, b inject.Spot
		want bool
	}{
		{at(1, -1, -1, 0, 4), at(1, -1, -1, 3, 9), true},
		{at(1, -1, -1, 0, 4), at(1, -1, -1, 4, 9), false},
		{at(1, -1, -1, 0, 4), at(2, -1, -1, 0, 4), false},
		{at(1, -1, -1, 0, 0), at(1, -1, -1, 50, 60), true},
		{at(1, 2, 3, 0, 4), at(1, 2, 3, 0, 0), true},
		{at(1, 2, 3, 0, 4), at(1, 2, 4, 0, 4), false},
		{at(1, -1, -1, 0, 0), at(1, 2, 4, 0, 4), true},
	} {
		if meet(test.a, test.b) != test.want || meet(test.b, test.a) != test.want {
			t.Errorf("meet(%v, %v) is not %v", test.a, test.b, test.want)
		}
	}
}

func TestExpectations(t *testing.T) {
	got := expectations("== a.pdf\nerror CON-001 x 1\n    p1 甲\n    p2 乙\nrounding SUM-001 y 2\n    p3 丙\n== b.pdf\n")
	if len(got["a.pdf"]) != 1 || !strings.Contains(got["a.pdf"][0], "乙") || len(got["b.pdf"]) != 0 {
		t.Errorf("%q", got)
	}
}
