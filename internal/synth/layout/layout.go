// Package layout holds small documents, each with one way in which the forms
// of a final account come to lie on paper: over several pages, under heads of
// several levels, without lines, on their side. Their prints are what a reader
// of pages is held to.
//
// It makes the documents and names what is done to their prints; printing is
// the work of its neighbour print.
package layout

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"gouji/internal/synth/page"
)

// A Layout is a document and what is done to its print.
type Layout struct {
	Name     string
	Document func() *page.Document
	Print    Print
}

// Print says what is done to a print.
type Print uint8

// What may be done to a print. It looks the same after Shuffled and Stored.
const (
	Plain    Print = iota
	Turned         // its sheets are shown on their side
	Sideways       // what is on its sheets stands on its side
	Stored         // sheets stored on their side are shown upright
	Shuffled       // its lines are stored out of order
)

// Unit is the invented unit of all layouts.
const Unit = "苍原省河道观测中心"

// Font is one of which a print needs few bytes a character.
const Font = "WenQuanYi Micro Hei"

func newDocument() *page.Document { return &page.Document{Font: Font, Seed: 1} }

// random draws the figures of one layout.
func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, year)) }

// title is what stands above a form.
func title(number int, text string) []page.Block {
	space := strings.Repeat(" ", 16)
	return []page.Block{
		{Text: text, Center: true, Size: 32},
		{Text: "公开" + strconv.Itoa(100 + number)[1:] + "表", Size: 18},
		{Text: "单位：" + Unit + space + strconv.Itoa(year) + "年度" + space + "金额单位：元", Size: 18},
	}
}

// form adds a form with what stands above and below it.
func form(d *page.Document, number int, text string, t *page.Table, notes ...string) {
	d.Add(title(number, text)...)
	d.Add(page.Block{Table: t})
	for _, n := range notes {
		d.Add(page.Block{Text: n, Size: 18})
	}
}

// next is form on a new page.
func next(d *page.Document, number int, text string, t *page.Table, notes ...string) {
	at := len(d.Blocks)
	form(d, number, text, t, notes...)
	d.Blocks[at].Break = true
}

var sentences = []string{
	"本单位承担全省主要河道的水位、流量和泥沙观测，按月整编资料并向社会发布。",
	"年内完成十二处观测断面的设备更新，新增自动雨量站四处，资料到报率比上年提高两个百分点。",
	"收入总计与支出总计相等，年末结转资金按规定用途继续使用。",
	"支出决算按照功能分类列示，基本支出用于保障机构正常运转，项目支出用于观测设施的维护与改造。",
	"因汛期延长，应急观测任务增加，部分专项资金在第四季度集中支付。",
	"本表中的数据以元为单位，保留两位小数，各项之和与合计数的差异由四舍五入产生。",
}

// prose returns n paragraphs.
func prose(n int) []page.Block {
	out := make([]page.Block, n)
	for i := range out {
		s := sentences[i%len(sentences)]
		for k := range 1 + i%3 {
			s += sentences[(i+k+1)%len(sentences)]
		}
		out[i] = page.Block{Text: s, Indent: true}
	}
	return out
}
