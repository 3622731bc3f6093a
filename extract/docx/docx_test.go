package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"sort"
	"strings"
	"testing"

	"gouji"
)

const (
	namespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relType   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// pack zips parts into the bytes of a docx.
func pack(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	sort.Strings(names)
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
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

// parts returns those of a docx with the given body and, beside it, parts of
// word/ by their base names, each related under the kind of that name.
func parts(body string, beside map[string]string) map[string]string {
	out := map[string]string{
		"_rels/.rels":       `<Relationships><Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<w:document ` + namespace + `><w:body>` + body + `</w:body></w:document>`,
	}
	rels := ""
	for base, content := range beside {
		out["word/"+base+".xml"] = content
		kind := strings.TrimRight(base, "0123456789")
		rels += `<Relationship Id="` + base + `" Type="` + relType + kind + `" Target="` + base + `.xml"/>`
	}
	if rels != "" {
		out["word/_rels/document.xml.rels"] = "<Relationships>" + rels + "</Relationships>"
	}
	return out
}

// show prints a document for comparison: a line a block, and a line a cell.
func show(doc *gouji.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		b.WriteString([...]string{"", "header ", "footer ", "note ", "comment "}[block.Region])
		switch block.Kind {
		case gouji.Paragraph:
			fmt.Fprintf(&b, "P %s\n", escape(block.Text))
		case gouji.Heading:
			fmt.Fprintf(&b, "H%d %s\n", block.Level, escape(block.Text))
		case gouji.Table:
			fmt.Fprintf(&b, "T %d×%d\n", block.Grid.Rows, block.Grid.Cols)
			for _, c := range block.Grid.Cells {
				fmt.Fprintf(&b, "  %d,%d", c.Row, c.Col)
				if c.RowSpan != 1 || c.ColSpan != 1 {
					fmt.Fprintf(&b, " %d×%d", c.RowSpan, c.ColSpan)
				}
				fmt.Fprintf(&b, ": %s\n", escape(c.Text))
			}
		}
	}
	for _, m := range doc.Malformed {
		fmt.Fprintf(&b, "! %d %s\n", m.Source.Block, m.What)
	}
	return b.String()
}

func escape(s string) string {
	return strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(s)
}

// rectangle fails the test unless g is a true rectangle in order.
func rectangle(tb testing.TB, g *gouji.Grid) {
	tb.Helper()
	at := make([]int, g.Rows*g.Cols)
	before := -1
	for i, c := range g.Cells {
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row < 0 || c.Col < 0 || c.Row+c.RowSpan > g.Rows || c.Col+c.ColSpan > g.Cols {
			tb.Fatalf("cell %d reaches out of the grid %d×%d: %+v", i, g.Rows, g.Cols, c)
		}
		if here := c.Row*g.Cols + c.Col; here <= before {
			tb.Fatalf("cell %d is out of order: %+v", i, c)
		} else {
			before = here
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				at[r*g.Cols+k]++
			}
		}
	}
	for i, n := range at {
		if n != 1 {
			tb.Fatalf("position %d,%d is covered by %d cells", i/g.Cols, i%g.Cols, n)
		}
	}
}

func sound(tb testing.TB, doc *gouji.Document) {
	tb.Helper()
	for i, b := range doc.Blocks {
		if (b.Kind == gouji.Table) != (b.Grid != nil) {
			tb.Fatalf("block %d: kind and grid disagree", i)
		}
		if (b.Kind == gouji.Heading) != (b.Level > 0) {
			tb.Fatalf("block %d: kind and level disagree", i)
		}
		if b.Grid != nil {
			rectangle(tb, b.Grid)
		}
	}
	for _, m := range doc.Malformed {
		if m.What == "" || m.Source.Block < 0 || m.Source.Block >= max(len(doc.Blocks), 1) {
			tb.Fatalf("malformed without words or place: %+v", m)
		}
	}
}

// A sample is a docx, and what a reader of it sees.
type sample struct {
	name   string
	body   string
	beside map[string]string
	want   string
}

func run(t *testing.T, samples []sample) {
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			data := pack(t, parts(s.body, s.beside))
			if !Sniff(data) {
				t.Error("Sniff does not know it")
			}
			doc, err := Read(context.Background(), "a.docx", data)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, doc)
			if got, want := show(doc), strings.TrimPrefix(s.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// p and r write a paragraph of runs; t a run of text.
func p(content string) string { return "<w:p>" + content + "</w:p>" }
func r(content string) string { return "<w:r>" + content + "</w:r>" }
func txt(s string) string     { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

// field writes a complex field of one paragraph.
func field(code, result string) string {
	return r(`<w:fldChar w:fldCharType="begin"/>`) + code + r(`<w:fldChar w:fldCharType="separate"/>`) +
		result + r(`<w:fldChar w:fldCharType="end"/>`)
}

func code(s string) string { return r(`<w:instrText>` + s + `</w:instrText>`) }

var textSamples = []sample{
	{"runs split anywhere", p(txt("本年收入") + txt("合计7") + `<w:proofErr w:type="spellStart"/>` + txt("3.") + txt("28万元")), nil, `
P 本年收入合计73.28万元
`},
	{"empty paragraphs are left out", p("") + p(txt("一")) + p(txt("  　")) + "<w:p/>" + p(txt("二")), nil, `
P 一
P 二
`},
	{"tabs and breaks", p(r(`<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t><w:ptab w:alignment="right"/><w:t>戊</w:t>`)), nil, `
P 甲\t乙\n丙\n丁\t戊
`},
	{"page breaks need no block", p(r(`<w:br w:type="page"/>`)) + p(r(`<w:br w:type="page"/><w:t>甲</w:t>`)), nil, `
P 甲
`},
	{"hyphens", p(r(`<w:t>10</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>0</w:t>`)), nil, `
P 10-20
`},
	{"entities and CDATA", p(txt("A&amp;B &lt;&#24180;&#x5EA6;&gt; &quot;&apos; &bogus; &#0;&") + r("<w:t><![CDATA[<&amp;>]]></w:t>")), nil, `
P A&B <年度> "' &bogus; &<&amp;>
`},
	{"comments and instructions of the XML", p("<!-- <w:r> --><?x <w:p?>" + r("<w:t>甲<!-- 乙 -->丙</w:t>")), nil, `
P 甲丙
`},
	{"line ends of the file are blanks", p(r("<w:t>甲\n乙</w:t>")), nil, `
P 甲 乙
`},
	{"symbols", p(r(`<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="00A3"/><w:sym w:font="Symbol" w:char="F0B4"/><w:sym w:font="Symbol" w:char="F033"/><w:sym w:font="宋体" w:char="4E00"/><w:sym w:font="Wingdings" w:char="F021"/><w:sym w:font="x" w:char="zz"/>`)), nil, `
P ☑□×3一
`},
	{"links, smart tags, directions, content controls and formulas are read through",
		p(`<w:hyperlink r:id="rId9">` + txt("甲") + `</w:hyperlink><w:smartTag><w:customXml>` + txt("乙") + `</w:customXml></w:smartTag>` +
			`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + txt("丙") + `</w:sdtContent></w:sdt>` +
			`<w:dir w:val="rtl">` + txt("丁") + `</w:dir><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>`), nil, `
P 甲乙丙丁1
`},
	{"ruby shows its base", p(r(`<w:ruby><w:rt>` + txt("pin") + `</w:rt><w:rubyBase>` + txt("拼") + `</w:rubyBase></w:ruby>`)), nil, `
P 拼
`},
	{"tracked runs", p(txt("支出") + `<w:del>` + r(`<w:delText>27.19</w:delText>`) + `</w:del><w:ins>` + txt("30.28") + `</w:ins>` +
		`<w:moveFrom>` + txt("万") + `</w:moveFrom><w:moveTo>` + txt("万元") + `</w:moveTo>`), nil, `
P 支出30.28万元
`},
	{"deleted paragraph marks join with what follows", p(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>`+txt("基本支出")) +
		p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>`+r("<w:delText>x</w:delText>")+`</w:del>`) +
		p(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`+txt("30.28万元")) + p(txt("乙")), nil, `
H1 基本支出30.28万元
P 乙
`},
	{"a deleted mark before a table or the end", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+txt("甲")) + tbl(row(cell("", txt("1")))) +
		p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+txt("乙")), nil, `
P 甲
T 1×1
  0,0: 1
P 乙
`},
	{"hidden text", p(r(`<w:rPr><w:vanish/></w:rPr><w:t>甲</w:t>`)+r(`<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t>`)+
		r(`<w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>丙</w:t>`)+r(`<w:rPr><w:rStyle w:val="h"/><w:vanish w:val="false"/></w:rPr><w:t>丁</w:t>`)+
		r(`<w:rPr><w:webHidden/></w:rPr><w:t>戊</w:t>`)) +
		p(`<w:pPr><w:pStyle w:val="hp"/></w:pPr>`+txt("己")),
		map[string]string{"styles": `<w:styles><w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="hp0"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="hp"><w:basedOn w:val="hp0"/></w:style></w:styles>`}, `
P 乙丁戊
`},
	{"a hidden mark runs on", p(`<w:pPr><w:outlineLvl w:val="1"/><w:rPr><w:vanish/></w:rPr></w:pPr>`+txt("一、甲。")) + p(txt("乙")), nil, `
H2 一、甲。乙
`},
	{"fields show their results", p(txt("共") + field(code(" PAGE "), txt("3")) + txt("页") +
		`<w:fldSimple w:instr=" DATE ">` + txt("2020") + `</w:fldSimple>`), nil, `
P 共3页2020
`},
	{"fields in fields", p(field(code("IF ")+field(code("MERGEFIELD a"), txt("1"))+code(" = 1"), txt("甲")+field(code("REF b"), txt("乙"))) + txt("丙")), nil, `
P 甲乙丙
`},
	{"a field over paragraphs", p(r(`<w:fldChar w:fldCharType="begin"/>`)+code("TOC")+r(`<w:fldChar w:fldCharType="separate"/>`)+txt("目录一")) +
		p(txt("目录二")) + p(r(`<w:fldChar w:fldCharType="end"/>`)+txt("正文")), nil, `
P 目录一
P 目录二
P 正文
`},
	{"a field without end hides nothing", p(txt("甲")+r(`<w:fldChar w:fldCharType="begin"/>`)+code("PAGE")) + p(txt("乙")) +
		p(r(`<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/>`)+txt("丙")), nil, `
P 甲
P 乙
P 丙
! 0 word/document.xml：域代码没有结束标记，已在段末结束
`},
	{"block content controls and custom XML", `<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>` + p(txt("甲")) + `<w:customXml>` + p(txt("乙")) + `</w:customXml></w:sdtContent></w:sdt>`, nil, `
P 甲
P 乙
`},
	{"text boxes follow what anchors them", p(txt("甲")+r(`<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><wps:wsp><wps:txbx><w:txbxContent>`+
		p(txt("框一"))+tbl(row(cell("", txt("1"))))+p(txt("框二")+r(`<w:pict><v:textbox><w:txbxContent>`+p(txt("框中框"))+`</w:txbxContent></v:textbox></w:pict>`))+
		`</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+
		p(txt("框一"))+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`)+txt("乙")) + p(txt("丙")), nil, `
P 甲乙
P 框一
T 1×1
  0,0: 1
P 框二
P 框中框
P 丙
`},
	{"fallback where there is no choice, also around blocks", `<mc:AlternateContent><mc:Fallback>` + p(txt("甲")) + `</mc:Fallback></mc:AlternateContent>` +
		p(`<mc:AlternateContent><mc:Choice>`+txt("乙")+`</mc:Choice><mc:Choice>`+txt("丙")+`</mc:Choice></mc:AlternateContent>`), nil, `
P 甲
P 乙
`},
	{"notes, headers, footers and comments stand apart", p(`<w:pPr><w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr></w:pPr>`+txt("甲")+
		r(`<w:footnoteReference w:id="1"/>`)+r(`<w:commentReference w:id="0"/>`)) + `<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>`,
		map[string]string{
			"footnotes": `<w:footnotes><w:footnote w:type="separator" w:id="-1">` + p(txt("线")) + `</w:footnote><w:footnote w:id="1">` + p(r("<w:footnoteRef/>")+txt("注")) + `</w:footnote></w:footnotes>`,
			"endnotes":  `<w:endnotes><w:endnote w:type="normal" w:id="1">` + p(txt("尾注")) + `</w:endnote></w:endnotes>`,
			"header1":   `<w:hdr>` + p(txt("页眉")) + `</w:hdr>`,
			"header2":   `<w:hdr>` + p(txt("没有节引用")) + `</w:hdr>`,
			"footer1":   `<w:ftr><w:sdt><w:sdtContent>` + p(txt("第")+field(code("PAGE"), txt("1"))+txt("页")) + `</w:sdtContent></w:sdt></w:ftr>`,
			"comments":  `<w:comments><w:comment w:id="0">` + p(txt("批注")) + `</w:comment></w:comments>`,
		}, `
P 甲
note P 注
note P 尾注
header P 页眉
footer P 第1页
comment P 批注
`},
	{"changes of properties say nothing", p(`<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>` +
		r(`<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t>`)), nil, `
P 甲
`},
	{"an embedded document is told", `<w:altChunk r:id="x"/>` + p(txt("甲")), nil, `
P 甲
! 0 word/document.xml：嵌入的外部文档（altChunk）未读；请用 Word 打开后另存
`},
	{"bytes that are no UTF-8", p(txt("甲\xff乙")), nil, `
P 甲` + "\uFFFD" + `乙
! 0 word/document.xml：文字含无效的 UTF-8 字节，以 ` + "\uFFFD" + ` 代替
`},
	{"end tags astray or missing", p(`<w:r><w:t>甲</w:t></w:x></w:r>`) + `<w:p><w:r><w:t>乙</w:p>` + p(txt("丙")), nil, `
P 甲
P 乙
P 丙
! 2 word/document.xml：内容中断或标记不配对，已读到可读之处
`},
}

// TestConcurrently reads different documents side by side: they share buffers.
func TestConcurrently(t *testing.T) {
	for _, s := range append(textSamples, tableSamples...) {
		data, want := pack(t, parts(s.body, s.beside)), strings.TrimPrefix(s.want, "\n")
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if doc, err := Read(context.Background(), "", data); err != nil || show(doc) != want {
					t.Fatalf("%v, got\n%s\nwant\n%s", err, show(doc), want)
				}
			}
		})
	}
}

func TestText(t *testing.T) { run(t, textSamples) }

const headingStyles = `<w:styles>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="Heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="公文标题"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="not"><w:basedOn w:val="own"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/></w:style>
</w:styles>`

func styled(id, more string) string {
	return p(`<w:pPr><w:pStyle w:val="` + id + `"/>` + more + `</w:pPr>` + txt(id))
}

var headingSamples = []sample{
	{"by style, ancestor, name and paragraph", p(txt("正文")) + styled("1", "") + styled("2", "") + styled("own", "") + styled("not", "") +
		styled("own", `<w:outlineLvl w:val="9"/>`) + styled("a", `<w:outlineLvl w:val="2"/>`) + styled("x", "") + styled("gone", ""),
		map[string]string{"styles": headingStyles}, `
P 正文
H1 1
H2 2
H2 own
P not
P own
H3 a
P x
P gone
`},
}

func TestHeadings(t *testing.T) { run(t, headingSamples) }
