package page

import "strconv"

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNS      = `http://schemas.openxmlformats.org/wordprocessingml/2006/main`
	relNS       = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	typeBase    = `application/vnd.openxmlformats-officedocument.wordprocessingml.`

	contentTypes = declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + typeBase + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + typeBase + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + typeBase + `numbering+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + typeBase + `header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + typeBase + `footer+xml"/></Types>`

	packageRels = declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="word/document.xml"/></Relationships>`

	documentRels = declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relNS + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relNS + `/numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rId3" Type="` + relNS + `/header" Target="header1.xml"/>` +
		`<Relationship Id="rId4" Type="` + relNS + `/footer" Target="footer1.xml"/></Relationships>`

	stylesOpen = declaration + `<w:styles xmlns:w="` + wordNS + `">`
	styles     = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="a"/></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="表格"/><w:basedOn w:val="a"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style></w:styles>`

	// header takes the running head.
	header = declaration + `<w:hdr xmlns:w="` + wordNS + `"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:hdr>`

	footer = declaration + `<w:ftr xmlns:w="` + wordNS + `"><w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>` +
		`<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r></w:p></w:ftr>`
)

// styles returns the styles. Where the document has a font, lines of a
// paragraph may be parted singly by the end of a page, as is the habit of
// Chinese documents.
func (x *wordXML) styles() []byte {
	defaults := ""
	if f := escape.Replace(x.d.Font); f != "" {
		defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="` + f + `" w:hAnsi="` + f + `" w:eastAsia="` + f +
			`"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
			`<w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>`
	}
	return []byte(stylesOpen + defaults + styles)
}

// numbering defines one list of three levels, 一、 （一） 1., and one instance of
// it for each list of the document, which restarts it.
func (x *wordXML) numbering() []byte {
	lists := 0
	for _, b := range x.d.Blocks {
		lists = max(lists, b.List)
	}
	x.b = make([]byte, 0, 1<<13)
	x.put(declaration, `<w:numbering xmlns:w="`, wordNS, `"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>`)
	for i, l := range []struct{ format, text string }{
		{"chineseCountingThousand", "%1、"}, {"chineseCountingThousand", "（%2）"}, {"decimal", "%3."},
	} {
		x.put(`<w:lvl w:ilvl="`, strconv.Itoa(i), `"><w:start w:val="1"/><w:numFmt w:val="`, l.format,
			`"/><w:suff w:val="nothing"/><w:lvlText w:val="`, l.text, `"/></w:lvl>`)
	}
	x.put(`</w:abstractNum>`)
	for i := range lists {
		x.put(`<w:num w:numId="`, strconv.Itoa(i+1), `"><w:abstractNumId w:val="0"/>`)
		for level := range 3 {
			x.put(`<w:lvlOverride w:ilvl="`, strconv.Itoa(level), `"><w:startOverride w:val="1"/></w:lvlOverride>`)
		}
		x.put(`</w:num>`)
	}
	x.put(`</w:numbering>`)
	return x.b
}
