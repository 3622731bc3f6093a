package outline_test

import (
	"fmt"
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/outline"
)

func document(paragraphs ...string) *gouji.Document {
	doc := &gouji.Document{}
	for _, p := range paragraphs {
		doc.Blocks = append(doc.Blocks, gouji.Block{Text: p})
	}
	return doc
}

var roles = map[outline.Role]string{outline.Overview: "overview", outline.Narrative: "narrative",
	outline.Attachment: "attachment", outline.Glossary: "glossary", outline.Contents: "contents"}

func show(doc *gouji.Document) (out []string) {
	for _, l := range outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks)) {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s%s|%s", roles[l.Role], l.Part, l.Node.Section(), l.Text())))
	}
	return out
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name string
		doc  *gouji.Document
		want []string
	}{
		{"parts, headings and items", document("第三部分 2020年度部门决算情况说明", "一、收入决算情况说明", "本年收入合计5万元。", "二、支出决算情况说明"),
			[]string{"narrative 第三部分|第三部分2020年度部门决算情况说明", "narrative 第三部分一|收入决算情况说明", "narrative 第三部分一|本年收入合计5万元。", "narrative 第三部分二|支出决算情况说明"}},
		{"a part's title on the next line", document("第四部分", "名词解释", "一、财政拨款收入：指本级财政拨付的资金。"),
			[]string{"overview 第四部分|第四部分", "glossary 第四部分|名词解释", "glossary 第四部分一|财政拨款收入:指本级财政拨付的资金。"}},
		{"no parts at all", document("一、部门职责", "负责测绘。", "2020年度部门决算情况说明", "一、收入支出决算总体情况说明", "收入总计5万元。"),
			[]string{"overview 一|部门职责", "overview 一|负责测绘。", "narrative |2020年度部门决算情况说明", "narrative 一|收入支出决算总体情况说明", "narrative 一|收入总计5万元。"}},
		{"brackets below and above a number", document("第五部分 附件", "1、基本情况", "（1）支出情况", "1.人员支出5万元，其中：", "（1）工资3万元；", "（2）补贴2万元。", "2.其他支出1万元。", "（2）项目情况", "2、其他"),
			[]string{"attachment 第五部分|第五部分附件", "attachment 第五部分1|基本情况", "attachment 第五部分1（1）|支出情况", "attachment 第五部分1（1）1|人员支出5万元，其中:",
				"attachment 第五部分1（1）1（1）|工资3万元;", "attachment 第五部分1（1）1（2）|补贴2万元。", "attachment 第五部分1（1）2|其他支出1万元。", "attachment 第五部分1（2）|项目情况", "attachment 第五部分2|其他"}},
		{"items that follow one another in one paragraph", document("第五部分 附件", "2.自定项目情况。（1）水准点复测，支出1万元。（2）影像更新，支出2万元。"),
			[]string{"attachment 第五部分|第五部分附件", "attachment 第五部分2|自定项目情况。", "attachment 第五部分2（1）|水准点复测，支出1万元。", "attachment 第五部分2（2）|影像更新，支出2万元。"}},
		{"titles that a full stop closes", document("第三部分 决算情况说明", "（一）收入决算情况说明。", "1.公务接待费。决算数1万元。", "2.本单位没有因公出国（境）费。决算数0元。"),
			[]string{"narrative 第三部分|第三部分决算情况说明", "narrative 第三部分（一）|收入决算情况说明。", "narrative 第三部分（一）1|公务接待费。", "narrative 第三部分（一）1|决算数1万元。",
				"narrative 第三部分（一）2|本单位没有因公出国(境)费。决算数0元。"}},
		{"an item number before a year", document("第五部分 附件", "1.2020年度项目支出1万元。"),
			[]string{"attachment 第五部分|第五部分附件", "attachment 第五部分1|2020年度项目支出1万元。"}},
		{"headings without a marker", document("第三部分 决算情况说明", "五、一般公共预算支出情况", "支出5万元。", "政府采购支出情况", "支出1万元。"),
			[]string{"narrative 第三部分|第三部分决算情况说明", "narrative 第三部分五|一般公共预算支出情况", "narrative 第三部分五|支出5万元。", "narrative 第三部分|政府采购支出情况", "narrative 第三部分|支出1万元。"}},
		{"chapters about the unit", document("青山市样例局预算编制说明", "收入预算5万元。", "青山市样例局机构设置", "本局设2个内设机构。", "青山市样例局预算编制说明", "支出预算5万元。"),
			[]string{"narrative |青山市样例局预算编制说明", "narrative |收入预算5万元。", "overview |青山市样例局机构设置", "overview |本局设2个内设机构。", "narrative |青山市样例局预算编制说明", "narrative |支出预算5万元。"}},
		{"a table of contents", document("目录", "第一部分 概况\t1", "第三部分 决算情况说明\t9", "第一部分 概况", "一、职责"),
			[]string{"contents |目录", "contents |第一部分概况1", "contents |第三部分决算情况说明9", "overview 第一部分|第一部分概况", "overview 第一部分一|职责"}},
		{"a table of contents without page numbers", document("目录", "第一部分 概况", "第三部分 决算情况说明", "第一部分 概况", "一、职责"),
			[]string{"contents |目录", "contents |第一部分概况", "contents |第三部分决算情况说明", "overview 第一部分|第一部分概况", "overview 第一部分一|职责"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if g, w := strings.Join(show(test.doc), "\n"), strings.Join(test.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}
