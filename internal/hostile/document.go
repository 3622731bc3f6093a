package hostile

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"math/rand/v2"
	"strings"

	"gouji/internal/pack"
	"gouji/internal/synth"
)

const rels = `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`

// docx returns a document whose main part begins with prolog and whose body
// begins with body.
func docx(prolog, body string) []byte {
	return zipped("_rels/.rels", rels, "word/document.xml", prolog+`<w:document xmlns:w="http://w"><w:body>`+body+`</w:body></w:document>`)
}

// documents returns documents that are more than they look.
func documents() map[string][]byte {
	entities := `<!DOCTYPE w [<!ENTITY a0 "决算">`
	for i := range 20 {
		entities += fmt.Sprintf(`<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	outer := `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hosts">]>`
	return map[string][]byte{
		"entities.docx":   docx(entities+"]>", `<w:p><w:r><w:t>甲&a20;</w:t></w:r></w:p>`),
		"outside.docx":    docx(outer, `<w:p><w:r><w:t>甲&x;</w:t></w:r></w:p>`),
		"attributes.docx": docx("", "<w:p "+strings.Repeat(`a="b" `, 1<<16)+"/><w:p><w:r><w:t>"+strings.ReplaceAll(account, "\n\n", "</w:t></w:r></w:p><w:p><w:r><w:t>")+"</w:t></w:r></w:p>"),
		"loop.docx":       zipped("_rels/.rels", rels, "word/document.xml", "<w:styles/>", "word/_rels/document.xml.rels", strings.ReplaceAll(rels, "word/", "")),
		"bomb.pdf":        pdf(strings.Repeat(" ", 400<<20)),
		"glyphs.pdf":      pdf("BT /F 9 Tf (" + strings.Repeat("1", 2<<20) + ") Tj ET"),
		"loop.pdf":        bytes.Replace(pdf("BT ET"), []byte("/Kids [3 0 R]"), []byte("/Kids [2 0 R]"), 1),
		"line.txt":        []byte(account + strings.Repeat("其中：会议费1.00万元，", 1<<20)),
		"columns.txt":     []byte(strings.Repeat("\t1\n", 5000) + "\n\t1\n"),
		"half.txt":        append([]byte("\xff\xfe"), bytes.Repeat([]byte{0x00, 0xd8}, 1<<16)...),
	}
}

// pdf returns a PDF of one page that says content.
func pdf(content string) []byte {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, err := w.Write([]byte(content))
	must(err)
	must(w.Close())
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", packed.Len(), packed.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// Cuts and Flips are how many damaged copies of a file of each kind there are,
// cut off and with some bits turned.
const (
	Cuts  = 12
	Flips = 24
)

// damage writes damaged files of each kind that is read, the same each time.
func damage(f *folder) {
	random := rand.New(rand.NewPCG(20, 24))
	d, err := synth.New(synth.Options{Seed: 7, Year: 2020})
	if err != nil {
		f.try(err)
		return
	}
	var word, text bytes.Buffer
	f.try(d.WriteDOCX(&word))
	f.try(d.WriteText(&text))
	for _, of := range []struct {
		name string
		data []byte
	}{
		{"docx", word.Bytes()},
		{"txt", text.Bytes()},
		{"pdf", pdf("BT /F 9 Tf 72 700 Td (2020 1.00 2.00 3.00) Tj 0 -20 Td (4.00 5.00) Tj ET")},
		{"zip", zipped("a.docx", word.Bytes(), "b.txt", text.Bytes())},
		{"tar", tarred("a.docx", word.String(), "b.txt", text.String())},
		{"tar.gz", gzipped(tarred("a.docx", word.String(), "b.txt", text.String()))},
		{"7z", pack.SevenZip("a.txt", text.String())},
		{"rar", pack.Rar(0, "a.txt", text.String(), "b.docx", word.String())},
	} {
		for i := range Cuts {
			f.write(fmt.Sprintf("damaged/cut-%02d.%s", i, of.name), of.data[:1+random.IntN(len(of.data)-1)])
		}
		for i := range Flips {
			data := bytes.Clone(of.data)
			for range 1 << (i / 4) {
				data[random.IntN(len(data))] ^= 1 << random.IntN(8)
			}
			f.write(fmt.Sprintf("damaged/flip-%02d.%s", i, of.name), data)
		}
	}
}
