package docx

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/limits"
)

// A reader turns the parts of one docx into the blocks of its Document.
type reader struct {
	x       *scanner // of the part being read
	part    string   // its name
	doc     *gouji.Document
	styles  *styles
	nums    *numberings
	fields  fields
	text    []byte   // of the paragraphs being read: one in a text box stands on top of the one that anchors it
	margins []string // ids of the headers and footers that sections refer to
	blocks  int
	cells   int
	written int          // bytes of text in blocks and cells
	spare   []gouji.Cell // room for the cells of the next table
}

// A sink takes the blocks of one story (the body, a cell, a text box, a note)
// in reading order.
type sink struct {
	region gouji.Region
	blocks []gouji.Block
	inCell bool   // paragraphs gather in text; blocks are what stands in the cell beside them
	text   []byte // of the cell
	carry  carried
}

// carried is what runs on into the next paragraph: paragraphs whose marks are
// hidden, numbers and all, then such whose marks are deleted, which take the
// number of the one they run into.
type carried struct {
	shown, bare []byte
	level       int
}

// add takes a new block.
func (s *sink) add(r *reader, b gouji.Block) {
	s.take(b)
	if r.blocks++; r.blocks > limits.Blocks {
		r.x.stop(fmt.Errorf("段落与表格超过 %d 个，已拒读；请拆分后再试", limits.Blocks))
	}
}

// take takes blocks that another sink gathered.
func (s *sink) take(blocks ...gouji.Block) {
	for _, b := range blocks {
		b.Region = s.region
		s.blocks = append(s.blocks, b)
	}
}

// paragraph takes the text of a paragraph. White space alone is none.
func (s *sink) paragraph(r *reader, text []byte, level int) {
	text = bytes.Trim(text, "\n")
	if len(bytes.TrimSpace(text)) == 0 {
		return
	}
	if len(text)+len(s.text) > limits.TextBytes {
		r.x.stop(fmt.Errorf("一个段落或单元格超过 %d MB，已拒读；请拆分后再试", limits.TextBytes>>20))
		return
	}
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
		r.malformed("文字含无效的 UTF-8 字节，以 \uFFFD 代替")
	}
	if s.inCell {
		if len(s.text) > 0 {
			s.text = append(s.text, '\n')
		}
		s.text = append(s.text, text...)
		return
	}
	kind := gouji.Paragraph
	if level > 0 {
		kind = gouji.Heading
	}
	r.countText(len(text))
	s.add(r, gouji.Block{Kind: kind, Level: level, Text: string(text)})
}

// run takes a paragraph that may run on into the next one, or continue the one
// before.
func (s *sink) run(r *reader, p *properties, text []byte) {
	c := &s.carry
	visible := len(bytes.TrimSpace(text)) > 0
	switch {
	case len(c.shown)+len(c.bare)+len(text) > limits.TextBytes:
		r.x.stop(fmt.Errorf("一个段落或单元格超过 %d MB，已拒读；请拆分后再试", limits.TextBytes>>20))
		return
	case p.gone:
		c.bare = append(c.bare, text...)
		return
	case p.hiddenMark == 1 && !visible:
		return
	}
	label := r.nums.label(p)
	if !visible && len(c.bare) == 0 {
		label = strings.TrimRight(label, " ")
	}
	c.shown = append(c.shown, label...)
	c.shown = append(c.shown, c.bare...)
	c.shown = append(c.shown, text...)
	c.bare = c.bare[:0]
	c.level = max(c.level, headingLevel(p))
	if p.hiddenMark != 1 {
		s.flush(r)
	}
}

// flush ends a paragraph that was to run on.
func (s *sink) flush(r *reader) {
	c := &s.carry
	c.shown = append(c.shown, c.bare...)
	s.paragraph(r, c.shown, c.level)
	c.shown, c.bare, c.level = c.shown[:0], c.bare[:0], 0
}

// story reads the blocks among the children of the open element.
func (r *reader) story(s *sink) {
	for d := r.x.depth; r.x.child(d); {
		r.block(s)
	}
}

// block reads the element last started where a block may stand.
func (r *reader) block(s *sink) {
	switch string(r.x.name) {
	case "p":
		r.paragraph(s)
	case "tbl":
		s.flush(r)
		r.table(s)
	case "sdt", "sdtContent", "customXml", "ins", "moveTo":
		r.story(s)
	case "AlternateContent":
		r.x.branch(func() { r.story(s) })
	case "sectPr":
		r.section()
	case "altChunk":
		r.malformed("嵌入的外部文档（altChunk）未读；请用 Word 打开后另存")
	}
}

// section notes the headers and footers that the open w:sectPr refers to.
func (r *reader) section() {
	for d := r.x.depth; r.x.child(d); {
		switch string(r.x.name) {
		case "headerReference", "footerReference":
			if len(r.margins) < limits.Entries {
				r.margins = append(r.margins, r.x.attrText("id"))
			}
		}
	}
}

// malformed tells damage at the place reached.
func (r *reader) malformed(what string) {
	if len(r.doc.Malformed) < limits.Malformed {
		r.doc.Malformed = append(r.doc.Malformed, gouji.Malformed{
			Source: gouji.Source{Block: r.blocks, Row: -1, Col: -1},
			What:   r.part + "：" + what,
		})
	}
}

func (r *reader) countCells(n int) {
	if r.cells += n; r.cells > limits.Cells {
		r.x.stop(fmt.Errorf("表格单元格超过 %d 个，已拒读；请拆分后再试", limits.Cells))
	}
}

func (r *reader) countText(n int) {
	if r.written += n; r.written > limits.DocumentText {
		r.x.stop(fmt.Errorf("文字超过 %d MB，已拒读；请拆分后再试", limits.DocumentText>>20))
	}
}
