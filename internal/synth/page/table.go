package page

import "strconv"

// borders are the lines that Rules ask for, as the table's own properties.
// Those of Three below the head belong to its cells.
var borders = [...]string{
	Boxed:  lines(thin, "top", "left", "bottom", "right", "insideH", "insideV"),
	Open:   lines(thin, "top", "bottom", "insideH", "insideV"),
	Across: lines(thin, "top", "bottom", "insideH"),
	Three:  lines(thick, "top", "bottom"),
}

// Thicknesses of lines, in eighths of a point.
const (
	thin  = "4"
	thick = "12"
)

func lines(size string, sides ...string) string {
	s := ""
	for _, side := range sides {
		s += `<w:` + side + ` w:val="single" w:sz="` + size + `" w:space="0" w:color="000000"/>`
	}
	return s
}

func (x *wordXML) table(t *Table) {
	x.look = sized(t.Size)
	x.put(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>`)
	if b := borders[t.Rules]; b != "" {
		x.put(`<w:tblBorders>`, b, `</w:tblBorders>`)
	}
	x.put(`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range t.Widths {
		x.put(`<w:gridCol w:w="`, strconv.Itoa(width), `"/>`)
	}
	x.put(`</w:tblGrid>`)
	for i, row := range t.Rows {
		x.put(`<w:tr>`)
		x.rowShape(t, i)
		below := t.Rules == Three && i == t.Head-1
		at := 0
		for _, c := range row {
			width := 0
			for i := at; i < at+c.Span; i++ {
				width += t.Widths[i]
			}
			at += c.Span
			x.put(`<w:tc>`)
			x.shape(t, c, width, below)
			x.cell(c)
			x.put(`</w:tc>`)
		}
		x.put(`</w:tr>`)
	}
	x.put(`</w:tbl>`)
}

// rowShape says how a row behaves at the end of a page.
func (x *wordXML) rowShape(t *Table, row int) {
	if !t.Whole && row >= t.Head {
		return
	}
	x.put(`<w:trPr>`)
	if t.Whole {
		x.put(`<w:cantSplit/>`)
	}
	if row < t.Head {
		x.put(`<w:tblHeader/>`)
	}
	x.put(`</w:trPr>`)
}

// shape writes the properties of a cell of a width; below draws a line there.
func (x *wordXML) shape(t *Table, c Cell, width int, below bool) {
	x.put(`<w:tcPr><w:tcW w:w="`, strconv.Itoa(width), `" w:type="dxa"/>`)
	if c.Span > 1 {
		x.put(`<w:gridSpan w:val="`, strconv.Itoa(c.Span), `"/>`)
	}
	switch c.Merge {
	case Begins:
		x.put(`<w:vMerge w:val="restart"/>`)
	case Continues:
		x.put(`<w:vMerge/>`)
	}
	if below {
		x.put(`<w:tcBorders>`, lines(thin, "bottom"), `</w:tcBorders>`)
	}
	if c.Fill != "" {
		x.put(`<w:shd w:val="clear" w:color="auto" w:fill="`, c.Fill, `"/>`)
	}
	if t.Level {
		x.put(`<w:vAlign w:val="center"/>`)
	}
	x.put(`</w:tcPr>`)
}

// cell writes what stands in a cell.
func (x *wordXML) cell(c Cell) {
	switch {
	case c.Text == "" && x.look == "":
		x.put(`<w:p/>`)
		return
	case c.Text == "": // as high as the others
		x.put(`<w:p><w:pPr><w:pStyle w:val="Cell"/><w:rPr>`, x.look, `</w:rPr></w:pPr></w:p>`)
		return
	}
	x.put(`<w:p><w:pPr><w:pStyle w:val="Cell"/>`, aligned[c.Align], `</w:pPr>`)
	if len(c.Text) > 4 && x.rand.IntN(24) == 0 {
		x.runs(c.Text)
	} else {
		x.put(`<w:r>`)
		if x.look != "" {
			x.put(`<w:rPr>`, x.look, `</w:rPr>`)
		}
		x.text(c.Text)
		x.put(`</w:r>`)
	}
	x.put(`</w:p>`)
}

var aligned = [...]string{Start: "", Middle: `<w:jc w:val="center"/>`, End: `<w:jc w:val="right"/>`}

// sized returns the properties of type of a size in half points, "" for 0.
func sized(halfPoints int) string {
	if halfPoints == 0 {
		return ""
	}
	n := strconv.Itoa(halfPoints)
	return `<w:sz w:val="` + n + `"/><w:szCs w:val="` + n + `"/>`
}
