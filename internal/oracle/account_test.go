package oracle

import (
	"fmt"
	"slices"
	"strings"

	"gouji"
)

// A side is a list of figures, or of characters, for each page.
type side [][]piece

// An account sets what our reader gives of a document's pages beside what a
// witness gives. What they see differently by design is
//
//   - a table that goes on over the page: it is one Grid of ours, without the
//     header that is printed again, and with the rest of a row that the page
//     parted in the cell on the page before;
//   - a figure that the lines of a cell or a paragraph part: the witness has
//     its fragments.
//
// What stays is an error of one of the two.
type account struct {
	rough        bool       // the witness parts figures, and is wrong about where they stand
	ours, theirs side       // what the other does not have
	tops         [][]*upper // by page: the tables that go on there
	misplaced    side       // what the witness has elsewhere than we
	score
}

// A score counts what an account found, and is summed over documents.
type score struct {
	equal   int // given by both
	carried int // found on the page before, in the row that goes on
	again   int // of a header that is printed again
	joined  int // of fragments
}

func (t score) String() string {
	return fmt.Sprintf("%d equal, %d at the end of the page before, %d in a header printed again, %d joined of fragments", t.equal, t.carried, t.again, t.joined)
}

func (t *score) add(u score) {
	t.equal += u.equal
	t.carried += u.carried
	t.again += u.again
	t.joined += u.joined
}

// An upper is a table that began on an earlier page.
type upper struct {
	grid *gouji.Grid
	top  float32 // of its first cell on this page
}

// uppers returns for each page the tables that go on there.
func uppers(d *gouji.Document) [][]*upper {
	pages := make([][]*upper, d.Pages)
	for _, b := range d.Blocks {
		if b.Grid == nil {
			continue
		}
		on := map[int]*upper{}
		for _, c := range b.Grid.Cells {
			if c.Page == b.Page {
				continue
			}
			u := on[c.Page]
			if u == nil {
				u = &upper{b.Grid, c.Box.Y0}
				on[c.Page] = u
				pages[c.Page-1] = append(pages[c.Page-1], u)
			}
			u.top = min(u.top, c.Box.Y0)
		}
	}
	return pages
}

// settle finds what both readers give, and explains the rest where it can.
// What stands elsewhere is met last, so that it hides nothing that a table or
// a line explains, but for a rough witness.
func (a *account) settle() {
	a.misplaced = make(side, len(a.ours))
	for i := range a.ours {
		a.match(i, true)
		if a.rough {
			a.match(i, false)
		}
	}
	for i := range a.ours {
		a.carry(i)
	}
	for i := range a.ours {
		if a.rough {
			a.reprint(i)
			a.gather(i)
			continue
		}
		a.join(i)
		a.reprint(i)
	}
	for i := range a.ours {
		a.match(i, false)
	}
}

// match drops what both give of page i: placed, only what stands at the same
// place, so that of several equal figures the right ones are left.
func (a *account) match(i int, placed bool) {
	at := map[string][]int{}
	for k, p := range a.ours[i] {
		at[p.text] = append(at[p.text], k)
	}
	gone := make([]bool, len(a.ours[i]))
	a.theirs[i] = slices.DeleteFunc(a.theirs[i], func(w piece) bool {
		for _, k := range at[w.text] {
			if gone[k] || placed && !a.ours[i][k].holds(&w) {
				continue
			}
			gone[k] = true
			a.equal++
			if !placed && !a.rough {
				a.misplaced[i] = append(a.misplaced[i], w)
			}
			return true
		}
		return false
	})
	k := -1
	a.ours[i] = slices.DeleteFunc(a.ours[i], func(piece) bool { k++; return gone[k] })
}

// top returns the table of page i that goes on there, where the witness's w
// stands above what is ours of it.
func (a *account) top(i int, w *piece) *upper {
	_, y := w.middle()
	for _, u := range a.tops[i] {
		if y < u.top {
			return u
		}
	}
	return nil
}

// carry drops what the witness has at the top of page i, and we on the page
// before.
func (a *account) carry(i int) {
	if i == 0 {
		return
	}
	before := &a.ours[i-1]
	a.theirs[i] = slices.DeleteFunc(a.theirs[i], func(w piece) bool {
		k := slices.IndexFunc(*before, func(p piece) bool { return p.text == w.text })
		if k < 0 || a.top(i, &w) == nil {
			return false
		}
		*before = slices.Delete(*before, k, k+1)
		a.carried++
		return true
	})
}

// reprint drops what the witness has at the top of page i of a header that is
// printed again.
func (a *account) reprint(i int) {
	a.theirs[i] = slices.DeleteFunc(a.theirs[i], func(w piece) bool {
		u := a.top(i, &w)
		if u == nil || !u.heads(w.text) {
			return false
		}
		a.again++
		return true
	})
}

// heads reports whether a text stands in the first rows of a table.
func (u *upper) heads(text string) bool {
	const rows = 8
	for _, c := range u.grid.Cells {
		var s sheet
		if c.Row >= rows {
			return false
		}
		s.add(c.Text, []int{0}, []gouji.Box{c.Box})
		for _, p := range append(s.figures, s.characters...) {
			if p.text == text {
				return true
			}
		}
	}
	return false
}

// join drops the figures of page i that the witness has in fragments, the
// last of them perhaps at the top of the next page.
func (a *account) join(i int) {
	theirs := slices.Clone(a.theirs[i])
	here := len(theirs)
	if i+1 < len(a.theirs) {
		theirs = append(theirs, a.theirs[i+1]...)
	}
	used := make([]bool, len(theirs))
	ok := func(p, before, w *piece, k int) bool {
		if k >= here {
			return p.above(w) && a.top(i+1, w) != nil
		}
		return p.holds(w) && (before == nil || w.below(before))
	}
	a.ours[i] = slices.DeleteFunc(a.ours[i], func(p piece) bool {
		parts := fragments(p.text, nil, theirs, func(before *piece, k int) bool { return !used[k] && ok(&p, before, &theirs[k], k) })
		if len(parts) < 2 {
			return false
		}
		for _, k := range parts {
			used[k] = true
		}
		a.joined++
		return true
	})
	k := -1
	gone := func(piece) bool { k++; return used[k] }
	a.theirs[i] = slices.DeleteFunc(a.theirs[i], gone)
	if i+1 < len(a.theirs) {
		a.theirs[i+1] = slices.DeleteFunc(a.theirs[i+1], gone)
	}
}

// fragments returns which of a witness's figures make up the rest of one of
// ours behind those used. May says whether figure k may follow another.
func fragments(rest string, used []int, theirs []piece, may func(before *piece, k int) bool) []int {
	if rest == "" {
		return used
	}
	var before *piece
	if n := len(used); n > 0 {
		before = &theirs[used[n-1]]
	}
	for k := range theirs {
		after, ok := strings.CutPrefix(strings.TrimLeft(rest, ".,"), theirs[k].text)
		if !ok || slices.Contains(used, k) || !may(before, k) {
			continue
		}
		if all := fragments(after, append(slices.Clone(used), k), theirs, may); all != nil {
			return all
		}
	}
	return nil
}

// gather is join for a rough witness: its figures are all parts of ours, and
// have the same digits.
func (a *account) gather(i int) {
	ours, theirs := digits(a.ours[i]), digits(a.theirs[i])
	slices.Sort(ours)
	slices.Sort(theirs)
	parts := !slices.ContainsFunc(a.theirs[i], func(w piece) bool {
		return !slices.ContainsFunc(a.ours[i], func(p piece) bool { return len(p.text) > len(w.text) && strings.Contains(p.text, w.text) })
	})
	if len(theirs) > 0 && parts && slices.Equal(ours, theirs) {
		a.joined += len(a.ours[i])
		a.ours[i], a.theirs[i] = nil, nil
	}
}

// tells reports whether no table goes on over either end of page i.
func (a *account) tells(i int) bool {
	return len(a.tops[i]) == 0 && (i+1 == len(a.tops) || len(a.tops[i+1]) == 0)
}

// digits returns the digits of figures.
func digits(figures []piece) (out []byte) {
	for _, p := range figures {
		for _, c := range []byte(p.text) {
			if c >= '0' && c <= '9' {
				out = append(out, c)
			}
		}
	}
	return out
}
