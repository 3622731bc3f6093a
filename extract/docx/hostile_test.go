package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"
	"unicode/utf16"

	"gouji"
	"gouji/internal/limits"
)

const simple = `<w:p><w:r><w:t>甲</w:t></w:r></w:p>`

// simpleParts is the smallest docx, changed.
func simpleParts(change func(map[string]string)) map[string]string {
	m := parts(simple, nil)
	change(m)
	return m
}

func TestRefuses(t *testing.T) {
	whole := pack(t, parts(strings.Repeat(simple, 1000), nil))
	bomb := pack(t, parts(p(txt(strings.Repeat("啊", 20<<20))), nil))
	for _, c := range []struct {
		name string
		data []byte
		want string // in the message
	}{
		{"empty file", nil, "空"},
		{"no zip", []byte("收入支出决算总表"), "不是 zip"},
		{"encrypted, or an old .doc", []byte(oleMagic + "rest"), "加密或旧版 .doc"},
		{"truncated zip", whole[:len(whole)/2], "不完整"},
		{"no document", pack(t, map[string]string{"a.txt": "甲"}), "没有 Word 正文"},
		{"another kind of document", pack(t, simpleParts(func(m map[string]string) { m["word/document.xml"] = "<workbook/>" })), "不是 Word 正文"},
		{"empty document part", pack(t, simpleParts(func(m map[string]string) { m["word/document.xml"] = "" })), "不是 Word 正文"},
		{"ratio", bomb, "压缩炸弹"},
		{"ratio of a part beside", pack(t, parts(simple, map[string]string{"styles": "<w:styles>" + strings.Repeat(" ", 4<<20)})), "压缩炸弹"},
		{"ratio behind a false size", falseSize(t, bomb, 100), "已损坏"},
		{"ratio behind a false large size", falseSize(t, bomb, 1<<50), "压缩炸弹"},
		{"nested 10,000 deep", pack(t, parts(strings.Repeat("<w:sdt>", 10_000), nil)), "嵌套超过"},
		{"nested deep in what is passed over", pack(t, parts("<w:p><w:pPr>"+strings.Repeat("<w:x>", 10_000), nil)), "嵌套超过"},
		{"nested deep in a part beside", pack(t, parts(simple, map[string]string{"numbering": strings.Repeat("<w:x>", 10_000)})), "嵌套超过"},
		{"tables in tables without end", pack(t, parts(strings.Repeat("<w:tbl><w:tr><w:tc>", 5_000), nil)), "嵌套超过"},
		{"too many columns", pack(t, parts(tbl(row(strings.Repeat(cell(`<w:gridSpan w:val="999"/>`, ""), 2))), nil)), "列"},
		{"too many positions", pack(t, parts(tbl(strings.Repeat(row(cell(`<w:gridSpan w:val="999"/>`, "")), 5000)), nil)), "超过上限"},
		{"too many cells", pack(t, parts(strings.Repeat(tbl(row(`<w:trPr><w:gridBefore w:val="1000"/></w:trPr>`)), 1001), nil)), "单元格超过"},
		{"too many blocks", pack(t, parts(strings.Repeat(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`, limits.Blocks+1), nil)), "压缩炸弹|段落与表格超过"},
		{"too many styles", pack(t, parts(simple, map[string]string{"styles": "<w:styles>" + defined("style", "styleId")})), "定义超过"},
		{"too many lists", pack(t, parts(simple, map[string]string{"numbering": "<w:numbering>" + defined("abstractNum", "abstractNumId")})), "定义超过"},
		{"too many numberings", pack(t, parts(simple, map[string]string{"numbering": "<w:numbering>" + defined("num", "numId")})), "定义超过"},
		{"too many entries", pack(t, simpleParts(func(m map[string]string) {
			for i := range limits.Entries {
				m[fmt.Sprint(i)] = ""
			}
		})), "个条目"},
		{"encrypted entry", encrypted(t), "已加密"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Read(context.Background(), "a.docx", c.data)
			if err == nil {
				t.Fatalf("read: %.200s", show(doc))
			}
			for _, want := range strings.Split(c.want, "|") {
				if strings.Contains(err.Error(), want) {
					return
				}
			}
			t.Errorf("got %q, want something with %q", err, c.want)
		})
	}
}

// defined is one definition more than there may be.
func defined(element, id string) string {
	var b strings.Builder
	for i := range limits.Definitions + 1 {
		fmt.Fprintf(&b, `<w:%s w:%s="%d"/>`, element, id, i)
	}
	return b.String()
}

// falseSize writes into the headers of a zip that its document inflates to n
// bytes.
func falseSize(t *testing.T, data []byte, n uint64) []byte {
	return rewrite(t, data, func(h *zip.FileHeader) {
		if strings.HasSuffix(h.Name, "document.xml") {
			h.UncompressedSize64 = n
		}
	})
}

func encrypted(t *testing.T) []byte {
	return rewrite(t, pack(t, parts(simple, nil)), func(h *zip.FileHeader) {
		if strings.HasSuffix(h.Name, "document.xml") {
			h.Flags |= 1
		}
	})
}

// rewrite copies a zip with changed headers.
func rewrite(t *testing.T, data []byte, change func(*zip.FileHeader)) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range z.File {
		raw, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		h := f.FileHeader
		change(&h)
		out, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		var body bytes.Buffer
		if _, err := body.ReadFrom(raw); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(body.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestCancelled(t *testing.T) {
	data := pack(t, parts(strings.Repeat(p(txt("甲")), 10_000), nil))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, "a.docx", data); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// TestCancelledWhileReading cancels after the parts have been inflated.
func TestCancelledWhileReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	x := newScanner(ctx, []byte("<a>"+strings.Repeat("<b/>", 10_000)+"</a>"))
	n := 0
	for x.child(0) {
		for x.child(1) {
			if n++; n == 100 {
				cancel()
			}
		}
	}
	if !errors.Is(x.err, context.Canceled) || n == 10_000 {
		t.Errorf("stopped after %d elements with %v", n, x.err)
	}
}

// TestReadsOn has damage that must not keep the rest from being read.
func TestReadsOn(t *testing.T) {
	utf16Part := func(order string) string {
		var b strings.Builder
		b.WriteString(map[string]string{"le": "\xff\xfe", "be": "\xfe\xff"}[order])
		for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?><w:document><w:body>` + p(txt("甲𠀀")) + `</w:body></w:document>`)) {
			if order == "le" {
				b.WriteString(string([]byte{byte(u), byte(u >> 8)}))
			} else {
				b.Write([]byte{byte(u >> 8), byte(u)})
			}
		}
		return b.String()
	}
	document := func(s string) map[string]string {
		return simpleParts(func(m map[string]string) { m["word/document.xml"] = s })
	}
	for _, c := range []struct {
		name  string
		parts map[string]string
		want  string
	}{
		{"truncated XML", document(`<w:document><w:body>` + p(txt("甲")) + tbl(row(cell("", txt("1")))+`<w:tr><w:tc><w:p><w:r><w:t>2`)), `
P 甲
T 2×1
  0,0: 1
  1,0: 2
! 1 word/document.xml：内容中断或标记不配对，已读到可读之处
`},
		{"NUL", document(`<w:document><w:body>` + p(txt("甲")) + "\x00" + p(txt("乙"))), `
P 甲
! 0 word/document.xml：内容中断或标记不配对，已读到可读之处
`},
		{"UTF-8 with a mark", document("\xef\xbb\xbf<w:document><w:body>" + simple + "</w:body></w:document>"), "P 甲\n"},
		{"UTF-16, little end first", document(utf16Part("le")), "P 甲𠀀\n"},
		{"UTF-16, big end first", document(utf16Part("be")), "P 甲𠀀\n"},
		{"other prefixes", document(`<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>甲</t></r></p></body></document>`), "P 甲\n"},
		{"an empty body", document(`<w:document/>`), ""},
		{"no package relations", simpleParts(func(m map[string]string) { delete(m, "_rels/.rels") }), "P 甲\n"},
		{"relations that lead nowhere", simpleParts(func(m map[string]string) {
			m["word/_rels/document.xml.rels"] = `<Relationships><Relationship Id="a" Type="x/styles" Target="gone.xml"/><Relationship Id="b" Type="x/styles" Target="http://x/" TargetMode="External"/></Relationships>`
		}), "P 甲\n"},
		{"damaged styles", parts(simple, map[string]string{"styles": `<w:styles><w:style w:styleId="a"`}), `
P 甲
! 0 word/styles.xml：内容中断或标记不配对，已读到可读之处
`},
		{"strict namespaces, another main part, and names in other cases", map[string]string{
			"_rels/.rels":                  `<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Doc\Main.xml"/></Relationships>`,
			"doc/main.xml":                 `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>` + styled("1", "") + `</w:body></w:document>`,
			"Doc/_rels/Main.xml.rels":      `<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="../other/styles.xml"/></Relationships>`,
			"other/styles.xml":             headingStyles,
			"word/document.xml.unrelated!": "x",
		}, "H1 1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := pack(t, c.parts)
			doc, err := Read(context.Background(), "a.docx", data)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, doc)
			if got, want := show(doc), strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if !Sniff(data) {
				t.Error("Sniff does not know it")
			}
		})
	}
}

// spoil flips a byte in the middle of the packed part called name.
func spoil(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if at, err := f.DataOffset(); err == nil && f.Name == name {
			out := bytes.Clone(data)
			out[at+int64(f.CompressedSize64)/2] ^= 0xff
			return out
		}
	}
	t.Fatalf("no part %s", name)
	return nil
}

// TestDamagedStream: a figure that comes out of damaged bytes may be wrong, so
// nothing of such a part is used, and without the body nothing is read.
func TestDamagedStream(t *testing.T) {
	whole := pack(t, parts(strings.Repeat(simple, 3000), map[string]string{"styles": headingStyles, "header1": simple}))
	doc, err := Read(context.Background(), "a.docx", spoil(t, whole, "word/document.xml"))
	if err == nil || !strings.Contains(err.Error(), "word/document.xml：压缩数据已损坏") {
		t.Errorf("damaged body: %v, %v", doc, err)
	}
	for _, part := range []string{"word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"} {
		doc, err := Read(context.Background(), "a.docx", spoil(t, whole, part))
		if err != nil {
			t.Errorf("%s: %v", part, err)
			continue
		}
		sound(t, doc)
		if told := len(doc.Malformed) == 1 && strings.HasPrefix(doc.Malformed[0].What, part); told != strings.HasPrefix(part, "word/") || len(doc.Blocks) != 3000 {
			t.Errorf("%s: %d blocks, %v", part, len(doc.Blocks), doc.Malformed)
		}
	}
}

func TestDocument(t *testing.T) {
	data := pack(t, parts(simple, nil))
	doc, err := Read(context.Background(), "决算.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Name != "决算.docx" || doc.Format != "docx" || len(doc.Hash) != 64 || doc.Pages != 0 || doc.Blocks[0].Kind != gouji.Paragraph {
		t.Errorf("got %+v", doc)
	}
	again, err := Read(context.Background(), "决算.docx", data)
	if err != nil || show(again) != show(doc) || again.Hash != doc.Hash {
		t.Errorf("read twice: %v, %+v", err, again)
	}
}

func TestSniffRefuses(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing":  nil,
		"text":     []byte("收入"),
		"OLE":      []byte(oleMagic),
		"workbook": pack(t, map[string]string{"_rels/.rels": `<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`, "xl/workbook.xml": "<workbook/>"}),
		"zip":      pack(t, map[string]string{"a": "b"}),
	} {
		if Sniff(data) {
			t.Errorf("%s passes for a docx", name)
		}
	}
}

// TestManyDamages: what is told of one document is bounded.
func TestManyDamages(t *testing.T) {
	doc, err := Read(context.Background(), "a.docx", pack(t, parts(strings.Repeat("<w:altChunk/>", 5000), nil)))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Malformed) != limits.Malformed {
		t.Errorf("%d damages told, want %d", len(doc.Malformed), limits.Malformed)
	}
}

// stored packs parts without compression, so that no ratio bounds them.
func stored(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, content := range parts {
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(content)),
			CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(len(content)),
		})
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

// TestStoredLimits has caps that only files without compression reach.
func TestStoredLimits(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"blocks", strings.Repeat(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`, limits.Blocks+1), "段落与表格超过"},
		{"rows", "<w:tbl>" + strings.Repeat("<w:tr/>", limits.GridRows+1), "行"},
		{"text", p(txt(strings.Repeat("a", limits.TextBytes+1))), "段落或单元格超过"},
		{"text of all paragraphs", strings.Repeat(p(txt(strings.Repeat("a", 1<<20))), 33), "文字超过 32 MB"},
		{"text of all cells", strings.Repeat(tbl(row(cell("", p(txt(strings.Repeat("a", 1<<20)))))), 33), "文字超过 32 MB"},
		{"text that runs on", strings.Repeat(p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+txt(strings.Repeat("a", 1<<20))), 17), "段落或单元格超过"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Read(context.Background(), "a.docx", stored(t, parts(c.body, nil))); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want something with %q", err, c.want)
			}
		})
	}
}
