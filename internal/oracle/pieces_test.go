package oracle

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"gouji"
	"gouji/internal/segment"
)

// A piece is a text, or a figure or a character of it, with the boxes on its
// page that it is printed in: one for a word or a cell, several for a figure
// that a paragraph's lines part.
type piece struct {
	text  string
	boxes []gouji.Box
}

func (p piece) String() string {
	b := p.boxes[0]
	return fmt.Sprintf("%s (%.0f, %.0f)", p.text, b.X0, b.Y1)
}

// middle is where the text of a witness is printed.
func (p *piece) middle() (x, y float32) {
	b := p.boxes[0]
	return (b.X0 + b.X1) / 2, (b.Y0 + b.Y1) / 2
}

// holds reports whether the word w of a witness is printed where p is.
func (p *piece) holds(w *piece) bool {
	const off = 2 // points by which readers measure fonts differently
	x, y := w.middle()
	for _, b := range p.boxes {
		if x > b.X0-off && x < b.X1+off && y > b.Y0-off && y < b.Y1+off {
			return true
		}
	}
	return false
}

// below reports whether p, a word of a witness, stands on a line below w.
func (p *piece) below(w *piece) bool {
	_, here := p.middle()
	_, there := w.middle()
	return here-there > (p.boxes[0].Y1-p.boxes[0].Y0)/2
}

// above reports whether p stands in the column of w, a word of a witness on
// the next page.
func (p *piece) above(w *piece) bool {
	x, _ := w.middle()
	b := p.boxes[len(p.boxes)-1]
	return x > b.X0 && x < b.X1
}

// A sheet is what a reader gives of one page.
type sheet struct{ figures, characters []piece }

// add takes in a text. Where it is printed is known for stretches of it, which
// begin at the offsets at.
func (s *sheet) add(text string, at []int, boxes []gouji.Box) {
	where := func(from, to int) []gouji.Box {
		var out []gouji.Box
		for i := range at {
			if at[i] < to && (i+1 == len(at) || at[i+1] > from) {
				out = append(out, boxes[i])
			}
		}
		return out
	}
	f := segment.Fold(text)
	for _, m := range figures(f.Text) {
		from, to := int(f.At[m[0]]), int(f.At[m[1]-1])+1
		s.figures = append(s.figures, piece{strings.ReplaceAll(f.Text[m[0]:m[1]], "，", ","), where(from, to)})
	}
	for i, r := range f.Text {
		if !unicode.IsSpace(r) {
			from := int(f.At[i])
			s.characters = append(s.characters, piece{string(r), where(from, from+1)})
		}
	}
}

var (
	figure = regexp.MustCompile(`[0-9]+(?:(?:[.,]|，)[0-9]+)*`)
	marker = regexp.MustCompile(`[0-9]\.(?:19|20)[0-9][0-9](?:年|$)`)
)

// figures returns where the figures of a folded text are. The point between a
// list marker and a year (1.2020年) is none of a figure: readers set such a
// pair apart or not, as wide as the space behind the point is.
func figures(text string) [][]int {
	parted := marker.ReplaceAllStringFunc(text, func(m string) string { return m[:1] + " " + m[2:] })
	return figure.FindAllStringIndex(parted, -1)
}

// sheets returns what our reader gives of each page. A figure or a character
// belongs to the page on which it begins.
func sheets(d *gouji.Document) []sheet {
	pages := make([]sheet, d.Pages)
	for _, b := range d.Blocks {
		if b.Grid != nil {
			for _, c := range b.Grid.Cells {
				pages[c.Page-1].add(c.Text, []int{0}, []gouji.Box{c.Box})
			}
			continue
		}
		paragraph(pages, b)
	}
	return pages
}

// paragraph deals the text of a paragraph to the pages that it is printed on.
func paragraph(pages []sheet, b gouji.Block) {
	for first := 0; first < len(b.Prints); {
		last := first + 1
		for last < len(b.Prints) && b.Prints[last].Page == b.Prints[first].Page {
			last++
		}
		from, to := b.Prints[first].Start, len(b.Text)
		if last < len(b.Prints) {
			to = b.Prints[last].Start
		}
		var at []int
		var boxes []gouji.Box
		for _, p := range b.Prints[first:last] {
			at, boxes = append(at, p.Start-from), append(boxes, p.Box)
		}
		pages[b.Prints[first].Page-1].add(b.Text[from:to], at, boxes)
		first = last
	}
}
