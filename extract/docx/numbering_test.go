package docx

import (
	"fmt"
	"strings"
	"testing"
)

// lvl writes a level that starts at 1.
func lvl(i int, format, pattern, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, format, more, pattern)
}

// numberingPart writes a list of levels as list 0, numbering 1, with more
// definitions behind it.
func numberingPart(levels string, more ...string) string {
	return `<w:numbering><w:abstractNum w:abstractNumId="0">` + levels + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` + strings.Join(more, "") + `</w:numbering>`
}

// item writes a paragraph numbered by num on a level, counted from 0.
func item(num, level int, text string) string {
	return p(fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, level, num) + txt(text))
}

const nothing = `<w:suff w:val="nothing"/>`

var (
	chapters = lvl(0, "chineseCountingThousand", "第%1部分", `<w:suff w:val="space"/>`) +
		lvl(1, "chineseCounting", "%2、", nothing) + lvl(2, "chineseCounting", "（%3）", nothing) + lvl(3, "decimal", "%4.", "")

	numberingSamples = []sample{
		{"levels count and restart", item(1, 0, "概况") + item(1, 1, "职责") + item(1, 1, "机构") + item(1, 2, "内设") + item(1, 3, "甲") + item(1, 3, "乙") +
			item(1, 2, "决算") + item(1, 3, "丙") + item(1, 0, "表") + item(1, 1, "收入"),
			map[string]string{"numbering": numberingPart(chapters)}, `
P 第一部分 概况
P 一、职责
P 二、机构
P （一）内设
P 1. 甲
P 2. 乙
P （二）决算
P 1. 丙
P 第二部分 表
P 一、收入
`},
		{"patterns of several levels", item(1, 1, "甲") + item(1, 0, "乙") + item(1, 1, "丙"),
			map[string]string{"numbering": numberingPart(lvl(0, "upperRoman", "%1", "") + lvl(1, "lowerLetter", "%1-%2)%", ""))}, `
P I-a)% 甲
P II 乙
P II-a)% 丙
`},
		{"legal numbers", item(1, 0, "甲") + item(1, 1, "乙"),
			map[string]string{"numbering": numberingPart(lvl(0, "chineseCounting", "第%1条", "") + lvl(1, "chineseCounting", "%1.%2", "<w:isLgl/>"))}, `
P 第一条 甲
P 1.1 乙
`},
		{"levels that do not restart, or only with one", item(1, 0, "a") + item(1, 1, "b") + item(1, 2, "c") + item(1, 1, "d") + item(1, 2, "e") + item(1, 0, "f") + item(1, 1, "g") + item(1, 2, "h"),
			map[string]string{"numbering": numberingPart(lvl(0, "decimal", "%1", "") + lvl(1, "decimal", "%2", `<w:lvlRestart w:val="0"/>`) + lvl(2, "decimal", "%3", `<w:lvlRestart w:val="1"/>`))}, `
P 1 a
P 1 b
P 1 c
P 2 d
P 2 e
P 2 f
P 3 g
P 1 h
`},
		{"bullets and empty patterns have no text", item(1, 0, "甲") + item(1, 1, "乙") + item(1, 2, "丙"),
			map[string]string{"numbering": numberingPart(lvl(0, "bullet", "•", "") + lvl(1, "decimal", "", "") + lvl(2, "none", "附件%3", ""))}, `
P 甲
P 乙
P 附件 丙
`},
		{"numberings of one list share its count; an override starts anew once", item(1, 0, "a") + item(2, 0, "b") + item(3, 0, "c") + item(3, 0, "d") + item(1, 0, "e"),
			map[string]string{"numbering": numberingPart(lvl(0, "decimal", "%1.", ""),
				`<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>`,
				`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`)}, `
P 1. a
P 2. b
P 1. c
P 2. d
P 3. e
`},
		{"an override of the level itself", item(2, 0, "a") + item(2, 0, "b"),
			map[string]string{"numbering": numberingPart(lvl(0, "decimal", "%1.", ""),
				`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimalEnclosedCircle"/>`+nothing+`<w:lvlText w:val="%1"/></w:lvl></w:lvlOverride></w:num>`)}, `
P ⑤a
P ⑥b
`},
		{"styles bear numbers", styled("H1", "") + styled("H2", "") + styled("H2b", "") + styled("H2", `<w:numPr><w:numId w:val="0"/></w:numPr>`) + styled("H1", "") + styled("H2", `<w:numPr><w:ilvl w:val="0"/></w:numPr>`),
			map[string]string{
				"styles": `<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
					`<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
					`<w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style></w:styles>`,
				"numbering": numberingPart(lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="H1"/>`+nothing) + lvl(1, "chineseCounting", "（%2）", `<w:pStyle w:val="H2"/>`+nothing)),
			}, `
H1 一、H1
H2 （一）H2
H2 （二）H2b
H2 H2
H1 二、H1
H2 三、H2
`},
		{"a list defined by a numbering style", item(7, 0, "甲") + item(7, 0, "乙"),
			map[string]string{
				"styles": `<w:styles><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
				"numbering": numberingPart(lvl(0, "decimal", "（%1）", nothing), `<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>`,
					`<w:num w:numId="7"><w:abstractNumId w:val="9"/></w:num>`),
			}, `
P （1）甲
P （2）乙
`},
		{"links that lead round", item(7, 0, "甲"),
			map[string]string{
				"styles":    `<w:styles><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>`,
				"numbering": numberingPart("", `<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="9"/></w:num>`),
			}, `
P 甲
`},
		{"deleted and hidden paragraphs do not count", item(1, 0, "a") +
			p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>`+r("<w:delText>b</w:delText>")+`</w:del>`) +
			p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>`+r(`<w:rPr><w:vanish/></w:rPr><w:t>c</w:t>`)) +
			item(1, 0, "d"),
			map[string]string{"numbering": numberingPart(lvl(0, "decimal", "%1.", ""))}, `
P 1. a
P 2. d
`},
		{"a format in an alternative, and a number out of range", item(1, 0, "a") + item(1, 99, "b") + item(5, 0, "c"),
			map[string]string{"numbering": numberingPart(`<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001"/></mc:Choice></mc:AlternateContent><w:lvlText w:val="%1&#12289;"/>` + nothing + `</w:lvl>`)}, `
P 3、a
P b
P c
`},
	}
)

func TestNumbering(t *testing.T) { run(t, numberingSamples) }

func TestPrintNumber(t *testing.T) {
	for _, c := range []struct {
		format string
		want   map[int]string
	}{
		{"chineseCounting", map[int]string{0: "○", 1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○", 2024: "二○二四"}},
		{"taiwaneseCounting", map[int]string{12: "十二", 101: "一○一"}},
		{"chineseCountingThousand", map[int]string{0: "零", 10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 9999: "九千九百九十九", 10000: "10000"}},
		{"japaneseCounting", map[int]string{1: "一", 10: "十", 100: "百", 101: "百一", 111: "百十一", 1200: "千二百"}},
		{"ideographDigital", map[int]string{10: "一〇", 23: "二三"}},
		{"ideographTraditional", map[int]string{1: "甲", 10: "癸", 11: "11"}},
		{"ideographZodiac", map[int]string{12: "亥"}},
		{"chineseLegalSimplified", map[int]string{1: "壹", 12: "壹拾贰", 105: "壹佰零伍"}},
		{"decimalEnclosedCircle", map[int]string{0: "0", 1: "①", 20: "⑳", 21: "21"}},
		{"decimalFullWidth", map[int]string{120: "１２０"}},
		{"decimalZero", map[int]string{3: "03", 12: "12"}},
		{"upperLetter", map[int]string{0: "0", 1: "A", 26: "Z", 27: "AA", 53: "AAA", 9999: "9999"}},
		{"lowerRoman", map[int]string{4: "iv", 1999: "mcmxcix", 0: "0"}},
		{"upperRoman", map[int]string{3999: "MMMCMXCIX", 4000: "4000"}},
		{"none", map[int]string{7: ""}},
		{"unheard of", map[int]string{7: "7", -1: "-1"}},
	} {
		for n, want := range c.want {
			if got := printNumber(n, c.format); got != want {
				t.Errorf("%s %d: got %q, want %q", c.format, n, got, want)
			}
		}
	}
}
