package oracle

import (
	"strings"

	"github.com/unidoc/unioffice/document"
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// A witness is a document as unioffice reads it.
type witness struct {
	doc      *document.Document
	numbered map[string]bool // by style id
}

// A block is a paragraph or a table of the witness.
type block struct {
	text     string
	numbered bool
	table    *wml.CT_Tbl
}

// numberedStyles returns the styles that bear automatic numbers themselves or
// by one of those they are based on.
func numberedStyles(d *document.Document) map[string]bool {
	base, out := map[string]string{}, map[string]bool{}
	for _, s := range d.Styles.Styles() {
		x := s.X()
		if x.BasedOn != nil {
			base[s.StyleID()] = x.BasedOn.ValAttr
		}
		out[s.StyleID()] = x.PPr != nil && x.PPr.NumPr != nil
	}
	for id := range out {
		for b, hops := base[id], 0; b != "" && hops < 20; b, hops = base[b], hops+1 {
			out[id] = out[id] || out[b]
		}
	}
	return out
}

func (w *witness) blocks() []block {
	return w.level(w.doc.X().Body.EG_BlockLevelElts)
}

func (w *witness) level(elements []*wml.EG_BlockLevelElts) []block {
	var out []block
	for _, e := range elements {
		for _, c := range e.EG_ContentBlockContent {
			out = append(out, w.content(c.P, c.Tbl)...)
			if c.Sdt != nil && c.Sdt.SdtContent != nil {
				out = append(out, w.content(c.Sdt.SdtContent.P, c.Sdt.SdtContent.Tbl)...)
			}
		}
	}
	return out
}

func (w *witness) content(paragraphs []*wml.CT_P, tables []*wml.CT_Tbl) []block {
	var out []block
	for _, p := range paragraphs {
		out = append(out, w.paragraph(p))
	}
	for _, t := range tables {
		out = append(out, block{table: t})
	}
	return out
}

func (w *witness) paragraph(p *wml.CT_P) block {
	var b block
	if p.PPr != nil {
		style := p.PPr.PStyle
		b.numbered = p.PPr.NumPr != nil || style != nil && w.numbered[style.ValAttr]
	}
	var text strings.Builder
	for _, c := range p.EG_PContent {
		for _, f := range c.FldSimple {
			for _, inner := range f.EG_PContent {
				writeRuns(&text, inner.EG_ContentRunContent)
			}
		}
		if c.Hyperlink != nil {
			writeRuns(&text, c.Hyperlink.EG_ContentRunContent)
		}
		writeRuns(&text, c.EG_ContentRunContent)
	}
	b.text = text.String()
	return b
}

func writeRuns(text *strings.Builder, contents []*wml.EG_ContentRunContent) {
	for _, c := range contents {
		if c.Sdt != nil && c.Sdt.SdtContent != nil {
			writeRuns(text, c.Sdt.SdtContent.EG_ContentRunContent)
		}
		if c.R == nil {
			continue
		}
		for _, in := range c.R.EG_RunInnerContent {
			switch {
			case in.T != nil:
				text.WriteString(in.T.Content)
			case in.Tab != nil, in.Ptab != nil:
				text.WriteByte('\t')
			case in.Br != nil, in.Cr != nil:
				text.WriteByte('\n')
			case in.NoBreakHyphen != nil:
				text.WriteByte('-')
			}
		}
	}
}

func tableRows(t *wml.CT_Tbl) []*wml.CT_Row {
	var out []*wml.CT_Row
	for _, c := range t.EG_ContentRowContent {
		out = append(out, c.Tr...)
		if c.Sdt != nil && c.Sdt.SdtContent != nil {
			out = append(out, c.Sdt.SdtContent.Tr...)
		}
	}
	return out
}

func rowCells(r *wml.CT_Row) []*wml.CT_Tc {
	var out []*wml.CT_Tc
	for _, c := range r.EG_ContentCellContent {
		out = append(out, c.Tc...)
		if c.Sdt != nil && c.Sdt.SdtContent != nil {
			out = append(out, c.Sdt.SdtContent.Tc...)
		}
	}
	return out
}

// cellShape returns how many columns tc spans, and whether it continues the
// merged cell above.
func cellShape(tc *wml.CT_Tc) (span int, continues bool) {
	span = 1
	if tc.TcPr == nil {
		return span, false
	}
	if g := tc.TcPr.GridSpan; g != nil {
		span = int(g.ValAttr)
	}
	return span, tc.TcPr.VMerge != nil && tc.TcPr.VMerge.ValAttr != wml.ST_MergeRestart
}
