package page

import (
	"bufio"
	"io"
	"strconv"
)

// WriteText writes the flat dump of the document: a paragraph a line; a cell a
// line that begins with a tab; an empty line ends a row; merged cells stand
// once, and what they cover downwards is empty.
func (d *Document) WriteText(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, b := range d.Blocks {
		if b.Table == nil {
			out.WriteString(b.Marker)
			out.WriteString(b.Text)
			if b.Page > 0 {
				out.WriteString("\t" + strconv.Itoa(b.Page))
			}
			out.WriteByte('\n')
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				out.WriteByte('\t')
				out.WriteString(c.Text)
				if c.Text == "" && c.Merge != Continues {
					out.WriteString("　")
				}
				out.WriteByte('\n')
			}
			out.WriteByte('\n')
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}
