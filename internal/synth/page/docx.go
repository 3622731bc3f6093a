package page

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// printed is the time that every entry of a file bears.
var printed = time.Date(2021, 8, 30, 9, 0, 0, 0, time.UTC)

// WriteDOCX writes the document as a word processor would: runs split
// anywhere, a table of contents in fields, numbering and styles as the layout
// has them. Equal documents give equal parts.
func (d *Document) WriteDOCX(w io.Writer) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, pooled)
	x := &wordXML{d: d, rand: rand.New(rand.NewPCG(d.Seed, 3))}
	for _, part := range []struct {
		name string
		data []byte
	}{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(packageRels)},
		{"word/document.xml", x.document()},
		{"word/_rels/document.xml.rels", []byte(documentRels)},
		{"word/styles.xml", x.styles()},
		{"word/numbering.xml", x.numbering()},
		{"word/header1.xml", []byte(fmt.Sprintf(header, escape.Replace(d.Header)))},
		{"word/footer1.xml", []byte(footer)},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: printed})
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		if _, err := f.Write(part.data); err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	return z.Close()
}

// compressors are kept, since one takes longer to make than a part to pack.
var compressors = sync.Pool{New: func() any {
	f, _ := flate.NewWriter(nil, flate.BestSpeed) // fails on an unknown level only
	return f
}}

// A compressor goes back to the others when it is closed.
type compressor struct{ *flate.Writer }

func (c compressor) Close() error {
	defer compressors.Put(c.Writer)
	return c.Writer.Close()
}

func pooled(w io.Writer) (io.WriteCloser, error) {
	f := compressors.Get().(*flate.Writer)
	f.Reset(w)
	return compressor{f}, nil
}

// wordXML writes the main part.
type wordXML struct {
	d    *Document
	rand *rand.Rand
	b    []byte
	look string // properties of the runs of the block being written
	mark int    // bookmarks so far
	toc  int    // entries of the table of contents so far
}

func (x *wordXML) put(parts ...string) {
	for _, p := range parts {
		x.b = append(x.b, p...)
	}
}

func (x *wordXML) document() []byte {
	x.b = make([]byte, 0, 1<<18)
	x.put(declaration, `<w:document xmlns:w="`, wordNS, `" xmlns:r="`, relNS, `"><w:body>`)
	for i, b := range x.d.Blocks {
		if b.Table != nil {
			x.table(b.Table)
			if i+1 < len(x.d.Blocks) && x.d.Blocks[i+1].Table != nil {
				x.put(`<w:p/>`) // tables that touch would be one
			}
			continue
		}
		x.paragraph(b, i+1 == len(x.d.Blocks) || x.d.Blocks[i+1].Page == 0)
	}
	x.section(x.d.Sheet)
	x.put(`</w:body></w:document>`)
	return x.b
}

func (x *wordXML) section(s Sheet) {
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if s == Landscape {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	x.put(`<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>`,
		size, `<w:pgMar w:top="1440" w:right="1200" w:bottom="1440" w:left="1200" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`)
}

func (x *wordXML) paragraph(b Block, lastEntry bool) {
	x.put(`<w:p><w:pPr>`)
	if b.Heading > 0 && x.d.Styled {
		x.put(`<w:pStyle w:val="`, strconv.Itoa(b.Heading), `"/>`)
	} else if b.Page > 0 {
		x.put(`<w:pStyle w:val="TOC`, strconv.Itoa(b.Level), `"/>`)
	}
	if b.Break {
		x.put(`<w:pageBreakBefore/>`)
	}
	automatic := x.d.Numbered && b.Marker != "" && b.Page == 0
	if automatic {
		x.put(`<w:numPr><w:ilvl w:val="`, strconv.Itoa(b.Level), `"/><w:numId w:val="`, strconv.Itoa(b.List), `"/></w:numPr>`)
	}
	if b.Indent {
		x.put(`<w:ind w:firstLineChars="200" w:firstLine="420"/>`)
	}
	if b.Center {
		x.put(`<w:jc w:val="center"/>`)
	}
	x.look = sized(b.Size)
	if b.Ends > 0 {
		x.section(b.Ends)
	}
	x.put(`</w:pPr>`)
	switch {
	case b.Page > 0:
		x.entry(b, lastEntry)
	case automatic:
		x.runs(b.Text)
	default:
		x.runs(b.Marker + b.Text)
	}
	x.put(`</w:p>`)
}

// entry writes an entry of the table of contents; the first one opens the
// field, the last one closes it.
func (x *wordXML) entry(b Block, last bool) {
	if !x.d.Styled { // typed by hand
		x.runs(b.Text)
		x.put(`<w:r><w:tab/><w:t>`, strconv.Itoa(b.Page), `</w:t></w:r>`)
		return
	}
	if x.toc == 0 {
		x.put(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-3" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	}
	x.toc++
	anchor := "_Toc" + strconv.Itoa(76000000+x.toc)
	x.put(`<w:hyperlink w:anchor="`, anchor, `" w:history="1">`)
	x.runs(b.Text)
	x.put(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `, anchor,
		` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>`, strconv.Itoa(b.Page), `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>`)
	if last {
		x.put(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		x.toc = 0
	}
}

// runs writes text in one to four runs, split at any rune, now and then with a
// bookmark or a proofing mark between them.
func (x *wordXML) runs(text string) {
	for text != "" {
		n := len(text)
		if n > 12 && x.rand.IntN(3) > 0 {
			n = 1 + x.rand.IntN(n)
			for n < len(text) && !utf8.RuneStart(text[n]) {
				n++
			}
		}
		x.run(text[:n])
		if text = text[n:]; text == "" {
			return
		}
		switch x.rand.IntN(6) {
		case 0:
			x.put(`<w:proofErr w:type="gramEnd"/>`)
		case 1:
			x.mark++
			id := strconv.Itoa(x.mark)
			x.put(`<w:bookmarkStart w:id="`, id, `" w:name="_Mark`, id, `"/><w:bookmarkEnd w:id="`, id, `"/>`)
		case 2:
			x.put(`<w:r><w:lastRenderedPageBreak/></w:r>`)
		}
	}
}

func (x *wordXML) run(text string) {
	font := `<w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/>`
	if x.d.Font != "" {
		font = "" // that of the whole document
	}
	x.put(`<w:r><w:rPr>`, font, x.look, `</w:rPr>`)
	x.text(text)
	x.put(`</w:r>`)
}

func (x *wordXML) text(s string) {
	space := ""
	if strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") || strings.Contains(s, "  ") {
		space = ` xml:space="preserve"`
	}
	x.put(`<w:t`, space, `>`, escape.Replace(s), `</w:t>`)
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
