package inject

import (
	"slices"
	"strings"

	"gouji"
	"gouji/internal/synth"
	"gouji/internal/synth/page"
)

// dropped leaves out a line of a form or an item of a list.
func (in *injector) dropped() bool {
	if in.IntN(3) == 0 {
		return in.droppedItem()
	}
	i, ok := in.place(func(p *synth.Place) bool {
		return p.Row >= 0 && p.Kind == gouji.AmountClaim && p.Printed != "" && p.Value != 0
	})
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	if p.Concept.Economic != "" {
		return in.droppedCells(i)
	}
	if p.Concept.Function == "" || p.Form == "01" || p.Form == "04" { // those stand beside income
		return false
	}
	var line []int
	for k := range in.d.Places {
		if o := &in.d.Places[k]; o.Block == p.Block && o.Row == p.Row {
			line = append(line, k)
		}
	}
	spots := in.lacking(line)
	row := in.d.Blocks[p.Block].Table.Rows[p.Row]
	if spots == nil || slices.ContainsFunc(row, func(c page.Cell) bool { return c.Merge != page.Single }) {
		return false
	}
	in.close(line)
	x := Injected{Place: p.ID, Was: joined(row), Spots: spots, Visible: true, Why: "sum of the lines left"}
	in.done, in.at = append(in.done, x), append(in.at, -1) // first: its spots move with the rows
	in.done[len(in.done)-1].Kind = in.kind
	in.cutRow(p.Block, p.Row)
	return true
}

// droppedCells blanks an economic line: others stand beside it in its row.
func (in *injector) droppedCells(i int) bool {
	p := &in.d.Places[i]
	if len(p.Concept.Economic) != 5 || !in.free(i) {
		return false
	}
	spots := in.lacking([]int{i})
	if spots == nil || p.Col < 2 {
		return false
	}
	block, row, col := p.Block, p.Row, p.Col
	x := Injected{Place: p.ID, Spots: spots, Visible: true, Why: "sum of the lines left"}
	for _, c := range []int{col - 2, col - 1, col} {
		text := in.text(block, row, c)
		if text == nil {
			return false
		}
		x.Was += strings.TrimSpace(*text) + " "
	}
	in.close([]int{i})
	in.note(-1, x)
	for _, c := range []int{col - 2, col - 1, col} {
		text := in.text(block, row, c)
		in.replace(Spot{block, row, c, 0, len(*text)}, "")
	}
	for k := range in.d.Places {
		if o := &in.d.Places[k]; o.Block == block && o.Row == row && o.Col >= col-2 && o.Col <= col {
			o.Block = -1
		}
	}
	return true
}

func joined(row []page.Cell) string {
	var texts []string
	for _, c := range row {
		if t := strings.TrimSpace(c.Text); t != "" {
			texts = append(texts, t)
		}
	}
	return strings.Join(texts, " ")
}

// lacking returns where the identities stand that fail without the places of a
// line; nil if the line cannot be left out, or nothing would fail.
func (in *injector) lacking(line []int) []Spot {
	var spots []Spot
	for _, i := range line {
		if in.d.Places[i].Kind != gouji.NamedClaim && !in.free(i) {
			return nil
		}
		for _, k := range in.sums[i] {
			s := in.d.Sums[k]
			outside := func(p int) bool { return !slices.Contains(line, p) }
			switch {
			case s.Whole == i && slices.ContainsFunc(s.Parts, outside):
				return nil // lines below it would come to stand for it
			case s.Whole == i || !outside(s.Whole), s.Open, len(s.Parts) < 2 || !slices.ContainsFunc(s.Parts, outside):
				continue
			}
			if in.breaks(k, i, none) {
				for _, p := range append([]int{s.Whole}, s.Parts...) {
					if o := &in.d.Places[p]; outside(p) && o.Block >= 0 {
						spots = append(spots, of(o))
					}
				}
			}
		}
	}
	return spots
}

// close takes the places of a line and what they take part in.
func (in *injector) close(line []int) {
	for _, i := range line {
		in.take(i)
	}
}

// Marks between the items of a list, and what may stand before the first.
const (
	between = "；，、"
	begins  = "：（。" + between
)

// droppedItem leaves out an item of a closed list in a sentence.
func (in *injector) droppedItem() bool {
	i, ok := in.place(func(p *synth.Place) bool {
		return p.Row < 0 && p.Kind == gouji.AmountClaim && p.Printed != "" && p.Value != 0
	})
	if !ok {
		return false
	}
	p := &in.d.Places[i]
	spots := in.lacking([]int{i})
	item, ok := in.item(p)
	if !ok || spots == nil || !in.listed(i) {
		return false
	}
	text := *in.text(p.Block, -1, -1)
	visible := !in.partial(i)
	if strings.HasPrefix(text[item.End:], "主要包括") || !visible && in.IntN(hidden) > 0 || !in.alone(i, item) {
		return false
	}
	in.close([]int{i})
	in.note(-1, Injected{Place: p.ID, Was: text[item.Start:item.End], Spots: spots, Visible: visible, Why: "sum of the items left"})
	in.replace(item, "")
	p.Block = -1
	return true
}

// listed reports whether place i is an item of a list that stands in one
// paragraph with its whole.
func (in *injector) listed(i int) bool {
	return slices.ContainsFunc(in.sums[i], func(k int) bool {
		s := in.d.Sums[k]
		together := in.d.Places[s.Whole].Block == in.d.Places[i].Block
		for n, part := range s.Parts {
			together = together && s.Signs[n] > 0 && in.d.Places[part].Block == in.d.Places[i].Block
		}
		return together && s.Whole != i
	})
}

// alone reports whether no other figure but its own share goes with an item.
func (in *injector) alone(i int, item Spot) bool {
	id := in.d.Places[i].ID
	for k := range in.d.Places {
		o := &in.d.Places[k]
		if k != i && o.Block == item.Block && o.Start >= item.Start && o.Start < item.End && stem(o.ID) != id && o.Kind != gouji.NamedClaim {
			return false
		}
	}
	return true
}

// partial reports whether the list of place i is said to name some parts only:
// what a list of 其中 leaves out, nobody can miss.
func (in *injector) partial(i int) bool {
	for _, k := range in.sums[i] {
		s := in.d.Sums[k]
		w := &in.d.Places[s.Whole]
		text := *in.text(w.Block, w.Row, w.Col)
		for _, part := range s.Parts {
			if p := &in.d.Places[part]; p.Block == w.Block && p.Row < 0 && p.Start > w.Start {
				lead := text[w.Start:p.Start]
				return strings.Contains(lead, "其中") || strings.Contains(lead, "主要")
			}
		}
	}
	return false
}

// item returns the stretch of a list that an amount stands in, its share and
// the mark behind it included.
func (in *injector) item(p *synth.Place) (Spot, bool) {
	text := *in.text(p.Block, -1, -1)
	start := strings.LastIndexAny(text[:p.Start], begins)
	if start < 0 {
		return Spot{}, false
	}
	start += len("：")
	end := p.Start + len(p.Printed) + len(p.Unit)
	for {
		k := strings.IndexAny(text[end:], between+"。）")
		if k < 0 {
			return Spot{}, false
		}
		end += k
		rest := text[end:]
		if !strings.ContainsAny(rest[:len("，")], between) {
			// The last one: the mark before it goes.
			if strings.ContainsAny(text[start-len("："):start], between) {
				start -= len("：")
				return Spot{p.Block, -1, -1, start, end}, true
			}
			return Spot{}, false
		}
		end += len("，")
		if !strings.HasPrefix(rest[len("，"):], "占") {
			return Spot{p.Block, -1, -1, start, end}, true
		}
	}
}
