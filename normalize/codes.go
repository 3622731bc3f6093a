package normalize

import (
	"strings"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/code"
)

// codeRows returns the names that the tables of s print for the codes of their
// rows, whatever the tables are: one cell of a code and the next one of its
// name, or the levels of a code in cells of their own.
func codeRows(s section) []gouji.Name {
	var out []gouji.Name
	for i := s.first; i < s.last; i++ {
		g := s.doc.Blocks[i].Grid
		if g == nil {
			continue
		}
		for at := 0; at < len(g.Cells); {
			end := at
			for end < len(g.Cells) && g.Cells[end].Row == g.Cells[at].Row {
				end++
			}
			if n, ok := codeRow(g.Cells[at:end]); ok {
				n.Source = gouji.Source{Block: i, Row: g.Cells[at].Row, Col: g.Cells[at].Col}
				out = append(out, n)
			}
			at = end
		}
	}
	return out
}

// codeRow reads the code at the start of a row and the name behind it.
func codeRow(cells []gouji.Cell) (n gouji.Name, ok bool) {
	for _, c := range cells {
		text := strings.TrimSpace(segment.Fold(c.Text).Text)
		if text == "" {
			continue
		}
		if digits := code.Whole(text); digits != "" && len(n.Code)+len(digits) <= 7 {
			n.Code += digits
			continue
		}
		for _, system := range []gouji.CodeSystem{gouji.Functional, gouji.Economic} {
			if code.Valid(n.Code, system) && !strings.ContainsAny(text, "0123456789") {
				n.System, n.Name, n.Text = system, text, text
				return n, true
			}
		}
		return n, false
	}
	return n, false
}
