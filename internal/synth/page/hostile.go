package page

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"strings"
)

// Hostile returns files that must be refused with a reason, or read past their
// damage, by file name. None is larger than 300 KB; some unpack to more than
// 200 MB.
func Hostile() map[string][]byte {
	whole := docx(paragraphXML("部门决算"))
	return map[string][]byte{
		"not-a-zip.docx":    []byte("这不是压缩包。"),
		"empty.docx":        {},
		"empty.txt":         {},
		"truncated.docx":    whole[:len(whole)*2/3],
		"no-document.docx":  pack(member{"[Content_Types].xml", strings.NewReader(contentTypes)}),
		"malformed.docx":    docx(paragraphXML("合计") + `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>断`),
		"text-named.docx":   []byte("2020年度部门决算\n本年收入合计1.00万元。\n"),
		"docx-named.txt":    whole,
		"binary.txt":        bytes.Repeat([]byte{0, 1, 2, 0xff}, 4096),
		"deep.docx":         docx(strings.Repeat("<w:sdt><w:sdtContent>", 20000)),
		"deep-tables.docx":  docx(strings.Repeat("<w:tbl><w:tr><w:tc>", 12000)),
		"wide-span.docx":    docx(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`),
		"bomb-ratio.docx":   bomb(20 << 20),
		"bomb-size.docx":    bomb(210 << 20),
		"lying-header.docx": lying(),
	}
}

func must(err error) {
	if err != nil {
		panic(err) // writing to memory does not fail
	}
}

func paragraphXML(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// open is the beginning of a main part.
const open = declaration + `<w:document xmlns:w="` + wordNS + `"><w:body>`

// docx packs a main part whose body begins with what is given.
func docx(body string) []byte {
	return pack(member{"[Content_Types].xml", strings.NewReader(contentTypes)}, member{"_rels/.rels", strings.NewReader(packageRels)},
		member{"word/document.xml", strings.NewReader(open + body + `</w:body></w:document>`)})
}

// A member is a file of a zip.
type member struct {
	name string
	data io.Reader
}

func pack(entries ...member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, e := range entries {
		f, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: printed})
		must(err)
		_, err = io.Copy(f, e.data)
		must(err)
	}
	must(z.Close())
	return b.Bytes()
}

// blank reads as n spaces.
type blank struct{ n int }

func (b *blank) Read(p []byte) (int, error) {
	if b.n == 0 {
		return 0, io.EOF
	}
	n := min(len(p), b.n)
	for i := range n {
		p[i] = ' '
	}
	b.n -= n
	return n, nil
}

// bomb is a document whose main part unpacks to n bytes and more.
func bomb(n int) []byte {
	return pack(member{"[Content_Types].xml", strings.NewReader(contentTypes)}, member{"_rels/.rels", strings.NewReader(packageRels)},
		member{"word/document.xml", io.MultiReader(strings.NewReader(open+"<w:p><w:r><w:t>"), &blank{n}, strings.NewReader("</w:t></w:r></w:p></w:body></w:document>"))})
}

// lying is a document whose main part unpacks to far more than its header says.
func lying() []byte {
	var packed bytes.Buffer
	f, err := flate.NewWriter(&packed, flate.BestCompression)
	must(err)
	sum := crc32.NewIEEE()
	_, err = io.Copy(io.MultiWriter(f, sum), io.MultiReader(strings.NewReader(open), &blank{30 << 20}))
	must(err)
	must(f.Close())
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, Modified: printed, CRC32: sum.Sum32(),
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: 1024})
	must(err)
	_, err = w.Write(packed.Bytes())
	must(err)
	must(z.Close())
	return b.Bytes()
}
