package inject

import (
	"slices"
	"strings"

	"gouji"
	"gouji/internal/synth"
	"gouji/internal/synth/page"
)

// A shape is where a form stands: its tables, and what belongs to them.
type shape struct {
	number      string // "05"
	title       string
	tables      []int // blocks
	first, last int   // blocks [first, last), with title, unit and notes
}

// shapes returns the forms of the document in its order.
func (in *injector) shapes() []shape {
	var all []shape
	for i := range in.d.Places {
		p := &in.d.Places[i]
		if p.Form == "" || p.Block < 0 {
			continue
		}
		k := slices.IndexFunc(all, func(s shape) bool { return s.number == p.Form })
		if k < 0 {
			k = len(all)
			all = append(all, shape{number: p.Form})
		}
		if !slices.Contains(all[k].tables, p.Block) {
			all[k].tables = append(all[k].tables, p.Block)
		}
	}
	for k := range all {
		in.frame(&all[k])
	}
	return slices.DeleteFunc(all, func(s shape) bool { return s.title == "" })
}

// frame finds what stands about the tables of a form.
func (in *injector) frame(s *shape) {
	blocks := in.d.Blocks
	s.first, s.last = slices.Min(s.tables), slices.Max(s.tables)+1
	s.title = inside(blocks[s.first].Table)
	for s.title == "" && s.first > 0 {
		b := &blocks[s.first-1]
		t := strings.TrimSpace(b.Text)
		if b.Table != nil || b.Page > 0 || !titled(t) && !headed(t) {
			return
		}
		s.first--
		if titled(t) {
			s.title = t
		}
	}
	for s.first > 0 && blocks[s.first-1].Table == nil && strings.HasPrefix(strings.TrimSpace(blocks[s.first-1].Text), "公开") {
		s.first--
	}
	for s.last < len(blocks) && blocks[s.last].Table == nil && noted(blocks[s.last].Text) {
		s.last++
	}
}

// inside returns the title that stands in the first rows of a grid.
func inside(t *page.Table) string {
	for r := range min(3, len(t.Rows)) {
		for _, c := range t.Rows[r] {
			if text := strings.TrimSpace(c.Text); titled(text) {
				return text
			}
		}
	}
	return ""
}

func titled(t string) bool {
	return strings.HasSuffix(t, "表") && strings.Contains(t, "决算") && len([]rune(t)) < 40
}

// headed reports whether t is what stands between the title of a form and its
// grid.
func headed(t string) bool {
	return t == "" || strings.Contains(t, "单位：") || strings.HasPrefix(t, "公开")
}

func noted(t string) bool {
	t = strings.TrimSpace(t)
	return strings.HasPrefix(t, "注：") || strings.HasPrefix(t, "说明：") || strings.HasPrefix(t, "备注：")
}

// form draws a form that other figures contradict if it goes wrong as a whole.
func (in *injector) form(fits func(shape) bool) (shape, bool) {
	if in.whole {
		return shape{}, false
	}
	var some []shape
	for _, s := range in.shapes() {
		if fits(s) && !slices.ContainsFunc(s.tables, func(b int) bool { return in.ground[b] || !in.untouched(b) }) {
			some = append(some, s)
		}
	}
	if len(some) == 0 {
		return shape{}, false
	}
	return some[in.IntN(len(some))], true
}

// repeated reports whether a form prints money that stands elsewhere too.
func (in *injector) repeated(s shape) bool {
	for i := range in.d.Places {
		p := &in.d.Places[i]
		if p.Form != s.number || !money(p) || p.Block < 0 {
			continue
		}
		for _, k := range in.twins[key(p)] {
			if o := &in.d.Places[k]; o.Form != s.number && o.Block >= 0 && o.Value != 0 && o.Printed != "" {
				return true
			}
		}
	}
	return false
}

// seize takes a form out of the evidence and from other errors.
func (in *injector) seize(s shape) {
	in.whole = true
	for i := range in.d.Places {
		if in.d.Places[i].Form == s.number {
			in.void[i] = true
		}
	}
	for _, b := range s.tables {
		in.ground[b] = true
	}
}

// all returns the spots of whole tables.
func (s shape) all() []Spot {
	var spots []Spot
	for _, b := range s.tables {
		spots = append(spots, Spot{Block: b, Row: -1, Col: -1})
	}
	return spots
}

// missing leaves a form out.
func (in *injector) missing() bool {
	s, ok := in.form(func(shape) bool { return true })
	if !ok {
		return false
	}
	in.seize(s)
	in.cut(s.first, s.last-s.first)
	in.moveGround()
	return in.note(-1, Injected{Form: s.title, Was: s.title, Visible: true, Why: "contents and the other forms"})
}

// moveGround takes no wrong paragraph along: forms go wrong first.
func (in *injector) moveGround() { clear(in.ground) }

// doubled prints a form twice.
func (in *injector) doubled() bool {
	s, ok := in.form(func(shape) bool { return true })
	if !ok {
		return false
	}
	again := slices.Clone(in.d.Blocks[s.first:s.last])
	for i := range again {
		if again[i].Table != nil {
			again[i].Table = copied(again[i].Table)
		}
	}
	in.seize(s)
	x := Injected{Form: s.title, Is: s.title, Spots: s.all(), Visible: true, Why: "the same title"}
	n := s.last - s.first
	for _, b := range s.tables {
		x.Spots = append(x.Spots, Spot{Block: b + n, Row: -1, Col: -1})
	}
	in.insert(s.last, again...)
	for b := range n {
		in.ground[s.first+b], in.ground[s.last+b] = true, true
	}
	return in.note(-1, x)
}

// emptied leaves the figures of a form out.
func (in *injector) emptied() bool {
	s, ok := in.form(in.repeated)
	if !ok {
		return false
	}
	for i := range in.d.Places {
		if p := &in.d.Places[i]; p.Form == s.number && p.Kind != gouji.NamedClaim && p.Block >= 0 {
			in.replace(of(p), "")
		}
	}
	in.seize(s)
	return in.note(-1, Injected{Form: s.title, Was: "figures", Spots: s.all(), Visible: true, Why: "the same figures elsewhere"})
}

// formMeasure prints the other 金额单位 on a form.
func (in *injector) formMeasure() bool {
	s, ok := in.form(in.repeated)
	if !ok {
		return false
	}
	spot, found := in.seek(s, func(text string) (int, int) {
		for _, head := range []string{"金额单位：", "单位：", "单位:"} {
			for _, u := range []gouji.Unit{gouji.WanYuan, gouji.Yuan} {
				if k := strings.Index(text, head+string(u)); k >= 0 {
					return k + len(head), len(u)
				}
			}
		}
		return 0, 0
	})
	if !found {
		return false
	}
	was := (*in.text(spot.Block, spot.Row, spot.Col))[spot.Start:spot.End]
	is := string(gouji.Yuan)
	if was == is {
		is = string(gouji.WanYuan)
	}
	in.seize(s)
	where := in.replace(spot, is)
	return in.note(-1, Injected{Form: s.title, Was: was, Is: is, Spots: append(s.all(), where), Visible: true, Why: "the same figures elsewhere"})
}

// seek looks for a text about the head of a form.
func (in *injector) seek(s shape, find func(string) (start, n int)) (Spot, bool) {
	for b := s.first; b < s.last; b++ {
		block := &in.d.Blocks[b]
		if block.Table == nil {
			if start, n := find(block.Text); n > 0 {
				return Spot{b, -1, -1, start, start + n}, true
			}
			continue
		}
		for r := 0; r < min(4, len(block.Table.Rows)); r++ {
			col := 0
			for _, c := range block.Table.Rows[r] {
				if start, n := find(c.Text); n > 0 {
					return Spot{b, r, col, start, start + n}, true
				}
				col += c.Span
			}
		}
	}
	return Spot{}, false
}

// falseNote calls a form empty that has figures.
func (in *injector) falseNote() bool {
	s, ok := in.form(func(s shape) bool {
		return slices.ContainsFunc(in.d.Places, func(p synth.Place) bool { return p.Form == s.number && p.Block >= 0 && money(&p) })
	})
	if !ok {
		return false
	}
	note := []string{"说明：本表为空表。", "说明：本单位本年度没有相关收支，故本表无数据。", "注：本单位无此项收支，本表为空。"}[in.IntN(3)]
	last := slices.Max(s.tables)
	x := Injected{Form: s.title, Is: note, Visible: true, Why: "its own figures", Spots: s.all()}
	if t := in.d.Blocks[last].Table; in.IntN(2) == 0 {
		t.Rows = append(slices.Clone(t.Rows), []page.Cell{{Text: note, Span: page.Columns(t.Rows[0])}})
	} else {
		in.insert(last+1, page.Block{Text: note})
		x.Spots = append(x.Spots, Spot{Block: last + 1, Row: -1, Col: -1})
	}
	in.seizeWording(s)
	return in.note(-1, x)
}

// seizeWording closes a form to other errors; its figures stay evidence.
func (in *injector) seizeWording(s shape) {
	in.whole = true
	for _, b := range s.tables {
		in.ground[b] = true
	}
}
