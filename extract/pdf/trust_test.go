package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gouji/extract/pdf/engine/raw"
)

func TestStrange(t *testing.T) {
	for _, text := range []string{
		"一般公共预算财政拨款支出决算表〇々〻丨", "㐂𠮷豈⼀⺀", "かなカナｶﾅー", "ㄅㄆ", "GDP 12.34%-5 [a] {b} ~_^|", "αβΣμ",
		"，。、；：？！“”‘’（）《》〈〉【】〔〕—…·～", "￥％＋－＝ＡＢｃ１２", "①②⑩⑴⒈㈠㊀ⅠⅡⅳⅫ", "○●◎△▲□■◇◆★☆√×÷±≤≥≠≈∑∞∵∴",
		"─│┌┐└┘├┤┬┴┼━┃▏▁", "℃㎡㎏㎜№℡™°′″§€¥", "→←↑↓⇒✓✔✕❶", "lǜ nǚ fēnxī Nǐ hǎo", "ﬁﬂ", "\uf0b7\uf06c\uf0d8", "\u3000\u00a0\u200b\ufeff\u00ad\u2028", "e\u0301",
	} {
		for _, r := range text {
			if strange(r) {
				t.Errorf("%q (%U) of %q is strange", r, r, text)
			}
		}
	}
	for _, text := range []string{
		"ÖÐ»ªÈËÃñ", "£º¸®¡¢", "ÿþðßøåÄÿ", "\ufffd", "\ue000\uf8ff\U000f0000\U00100000", "\x00\x01\x1f\x7f\u0080\u009f", "\ud7ff\uffff\u0378\U000e0fff",
		"Привет", "שלום", "العربية", "हिन्दी१२", "ภาษาไทย", "한국어ﾡ", "ŁŐşĞ", "ʌəɪ", "Ⲁⲁ", "ԱԲ", "𐎠𒀀",
	} {
		for _, r := range text {
			if !strange(r) {
				t.Errorf("%q (%U) of %q is not strange", r, r, text)
			}
		}
	}
}

const (
	prose  = "BT /F 12 Tf 72 700 Td (Total expenditure 1,234.50 of which basic 1,000.00) Tj ET "
	folio  = "BT /F 12 Tf 290 30 Td (- 1 -) Tj ET "
	blind  = "BT /F 12 Tf 3 Tr 72 700 Td (Total expenditure 1,234.50 as recognised) Tj ET "
	scan   = "q 595 0 0 842 0 0 cm /X Do Q "
	strips = "q 595 0 0 300 0 0 cm /X Do Q q 595 0 0 300 0 300 cm /X Do Q "
	emblem = "q 100 0 0 100 72 500 cm /X Do Q "
)

// outlines is text that was turned into shapes.
var outlines = strings.Repeat("0 0 m 1 5 3 9 9 9 c 5 5 l f ", 200)

// pagesOf returns a file of pages of contents. They can show the picture X and
// text in the fonts F (Latin), I (no map to characters) and T (drawn by hand).
func pagesOf(contents ...string) []byte {
	f := raw.New()
	picture := f.Stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", "\x00\xff\xff\x00")
	below := f.Add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Song /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 1000 /FontDescriptor <</Type /FontDescriptor /FontName /ABCDEF+Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80>>>>")
	unmapped := f.Add("<</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /DescendantFonts [%d 0 R]>>", below)
	shape := f.Stream("", "1000 0 0 0 750 750 d1 0 0 750 750 re f")
	drawn := f.Add("<</Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs <</a1 %d 0 R>> /Encoding <</Type /Encoding /Differences [1 /a1 /a1 /a1]>> /FirstChar 1 /LastChar 3 /Widths [1000 1000 1000] /Resources <<>>>>", shape)
	latin := "/F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"
	for _, c := range contents {
		f.Page(fmt.Sprintf("/Resources <</XObject <</X %d 0 R>> /Font <<%s /I %d 0 R /T %d 0 R>>>>", picture, latin, unmapped, drawn), c)
	}
	return f.Bytes()
}

// What a page does not give is told, and where.
func TestTrust(t *testing.T) {
	const (
		identity = "BT /I 12 Tf 72 600 Td <012301240125012601270128> Tj ET "
		byHand   = "BT /T 12 Tf 72 500 Td <010203> Tj ET "
		western  = "BT /F 12 Tf 72 400 Td (\xd6\xd0\xbb\xaa\xc8\xcb\xc3\xf1\xb9\xb2\xba\xcd\xb9\xfa) Tj ET "
	)
	tests := []struct {
		name  string
		pages []string
		want  string // what is told of pages, in order; or the reason
	}{
		{"sound", []string{prose, prose + emblem}, ""},
		{"scan", []string{scan, scan}, "扫描件，没有文字层"},
		{"scan with a page number", []string{scan + folio, strips + folio}, "扫描件，没有文字层"},
		{"a page is a scan", []string{prose, scan, prose}, "第 2 页是图片，没有文字层，未能读取"},
		{"strips", []string{prose, prose, strips}, "第 3 页是图片，没有文字层，未能读取"},
		{"scan with a number", []string{prose + prose, scan + folio}, "第 2 页主要是图片，图片里若有文字则未能读取，图片外只有 3 个字符"},
		{"recognised", []string{blind + scan, prose}, "第 1 页是扫描的图片，文字由识别而来，可能有误"},
		{"text on a picture", []string{scan + prose}, ""},
		{"outlines", []string{prose, outlines}, "第 2 页的文字是画出来的曲线，没有文字层，未能读取"},
		{"outlines only", []string{outlines, outlines + folio}, "文字都是画出来的曲线，没有文字层"},
		{"a chart", []string{prose + outlines}, ""},
		{"no map", []string{prose, prose + identity}, "第 2 页有 6 个字符无法辨认（共 50 个）"},
		{"drawn by hand", []string{prose + byHand}, "第 1 页有 3 个字符无法辨认（共 47 个）"},
		{"bytes of an encoding", []string{prose + western}, "第 1 页有 1"},
		{"nothing but no map", []string{identity, identity + byHand}, "文字无法辨认（15 个字符中的 15 个没有可用的字符映射）"},
		{"nothing but bytes", []string{western}, "文字无法辨认"},
		{"empty", []string{"", ""}, "没有文字"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := Read(context.Background(), "a.pdf", pagesOf(test.pages...))
			if err != nil {
				if test.want == "" || !strings.Contains(err.Error(), test.want) {
					t.Errorf("%v, want %q", err, test.want)
				}
				return
			}
			var told []string
			for _, m := range doc.Malformed {
				told = append(told, m.What)
				if m.Source.Page < 1 || !strings.HasPrefix(m.What, fmt.Sprintf("第 %d 页", m.Source.Page)) {
					t.Errorf("%q of page %d", m.What, m.Source.Page)
				}
			}
			if got := strings.Join(told, "；"); !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
