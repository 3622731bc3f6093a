package wording_test

import (
	"fmt"
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/outline"
	"gouji/normalize/wording"
)

const unit = "映山市柳溪区水利和湖泊局"

// found proofreads paragraphs and returns the slips: kind, words, what.
func found(forms []gouji.Form, paragraphs ...string) (slips []string, proofs []gouji.Proof) {
	doc := &gouji.Document{}
	for _, p := range paragraphs {
		doc.Blocks = append(doc.Blocks, gouji.Block{Text: p})
	}
	lines := outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks))
	proofs = wording.Read(lines, wording.Env{Unit: unit, Forms: forms})
	for _, p := range proofs {
		for _, s := range p.Slips {
			n := 0
			for _, spot := range s.Spots {
				if !spot.Apt {
					n++
				}
			}
			slips = append(slips, strings.TrimSuffix(fmt.Sprintf("%s %s ×%d", s.Kind, s.Spots[0].Printed, n), " ×1"))
		}
	}
	return slips, proofs
}

const narrative, attachment = "第三部分 2024年度部门决算情况说明", "第五部分 附件"

// TestSentences: each sentence of the narrative with the slips in it.
func TestSentences(t *testing.T) {
	for _, test := range []struct {
		text string
		want string // slips, joined by |
	}{
		// Two words of which one should have been chosen.
		{"比2023年度减少0.15万元，下降（增长）27.78%。", "template 下降（增长）"},
		{"支出总计增加（减少）3.02万元，增长(下降)2.10%。", "template 增加（减少）|template 增长（下降）"},
		{"决算数大于（小于）预算数的主要原因：人员调入。", "template 大于（小于）"},
		{"支出增加/减少3.02万元。", "template 增加/减少"},
		{"决算数大于（小于）预算数1.00万元，支出减少（增加）的主要原因是压减会议。", "template 大于（小于）|template 减少（增加）"},
		{"收入增加（减少）额列于上表，增长（下降）情况见附表。", ""},
		{"年末结转增加（减少以“-”号填列）为0。", ""},
		{"因公出国（境）费、维修（护）费、公务用车购置及运行维护费均为0万元。", ""},
		{"教育支出（类）普通教育（款）初中教育（项）支出3.02万元。", ""},
		{"单价100万元（含）以上设备（不含车辆）0台（套）。", ""},
		// 部门 or 单位.
		{"截至2024年12月31日，" + unit + "部门（单位）共有车辆0辆。", "template 部门（单位）"},
		{"本单位（部门）2024年度没有政府采购支出。", "template 单位（部门）"},
		{"各部门（单位）按要求报送部门（单位）整体支出绩效自评报告。", ""},
		{"本部门（单位）整体支出绩效评价得分98分。", ""},
		// Placeholders.
		{"支出合计XX万元，占XX%。", "template XX ×2"},
		{"支出合计××万元，主要原因：××××××。", "template ××|template ××××××"},
		{"公务接待**批次，**人次；20XX年购置○○辆。", "template ** ×2|template 20XX|template ○○"},
		{"ＸＸ局2024年度无“三公”经费支出。", "template XX"},
		{"二○○八年起执行，选用XXL号和A-XX型设备，电话138****1234，张××任组长。", ""},
		{"其中注明**的为重点项目，XX为英文字母。", ""},
		// Instructions.
		{"主要用于接待调研，列明公务接待2批次、26人次。", "template 列明公务接待"},
		{"合同中应列明公务接待以外的事项，预算逐项列明。", ""},
		{"按上述格式依次说明到各项级科目，预决算持平的不用说明变动原因。", "template 按上述格式依次说明到各项级科目，预决算持平的不用说明变动原因"},
		{"收入持平。（如持平作持平表述）（不涉及的不列）", "template 作持平表述|template 不涉及的不列"},
		{"请填写本年度情况。企业申请填写表格，邀请列明专家。", "template 请填写本年度情况"},
		{"支出5.00万元（注：如无此项支出，请删去）。（注：含上年结转）", "template （注：如无此项支出，请删去）"},
		{"（注：如无特别说明，金额单位为万元）（注：已申请专利）（填写人：张三）现就有关情况作下述说明。", ""},
		{"无机关运行经费支出的部门，作下述说明：", "template 的部门，作下述说明"},
		{"由主管部门根据三定方案中的主要职能填写。根据三定方案，本局设3个科。", "template 根据三定"},
		// Units.
		{"支出增加1193.20万元，增长13.95。", "unit 增长13.95"},
		{"支出1193.20万元，占 13.95，减少5.25；收入降低了3.02，", "unit 占13.95|unit 减少5.25|unit 降低了3.02"},
		{"支出增长1.5倍，下降0.30个百分点，上升2.5-3.5%，增长5，占比重的3.02%，减少1.20万元。", ""},
		{"支出增长13.95", ""}, // the paragraph may go on
		{"国内公务接待支出0.39万（含外宾接待支出0.00万元），经费共1,234.56万。", "unit 0.39万|unit 1,234.56万"},
		{"单价50万（含）以上设备；接待群众3万，发放手册2.5万；投资3万、5万元。", ""},
		{"办公费0.02万元，咨询费9.20，邮电费0.41万元，福利费42.24。", "unit 9.20|unit 42.24"},
		{"其中：货物支出1.22、工程支出3.87、服务支出8.09万元。", ""},
		{"支出3.02万元，平均得分99.33，占地面积2.50，满意度98.50，支出1,019.90万元。", ""},
		{"办公费2.86万元，差旅费0.91（含住宿），会议费3，工会经费0.78万元。", ""},
		// Brackets.
		{"平均得分99.33分（其中，绩效评级为“优”的项目39个。", "bracket （其中，绩效评级"},
		{"事业基金事业单位提取的基金)弥补本年度缺口。", "bracket 业单位提取的基金）"},
		{"根据湘编办[2015〕2号和《办法（试行）》，奖金17.50万元（含津贴。）；", ""},
		{"主要职责：1）巡查；2）执法，其中三）养护。a)登记，评级为[80,90)的3个，优(90-100]的2个。", ""},
		// Typing errors.
		{"较上一度增加3.02万元，财政拔款收入5.00万元。", "typo 上一度|typo 拔款"},
		{"上一度假村、骑士地位、提拔款待，本年未结转和结余的资金，集体士地征收、护士地区分布。", "typo 士地"},
	} {
		t.Run(test.text, func(t *testing.T) {
			slips, _ := found(nil, narrative, "一、收入决算情况说明", test.text)
			if got := strings.Join(slips, "|"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestDocuments: what takes more than a sentence.
func TestDocuments(t *testing.T) {
	contents := []string{"目录", "第一部分 " + unit + "概况\t1", "一、主要职责\t1", "第三部分 " + unit + "2024年度部门决算情况说明\t3", "一、收入决算情况说明\t3", "二、其他重要事项说明\t4", "三、“三公”经费说明\t5"}
	body := []string{"第一部分 " + unit + "概况", "一、主要职责", "第三部分 2024年度部门决算情况说明", "一、收入决算情况说明", "二、其他重要事项的情况说明", "三、完全不同的标题"}
	with := func(lists ...[]string) (all []string) {
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	long := unit + "2024年度收入总计5万元。"
	for _, test := range []struct {
		name  string
		text  []string
		forms []gouji.Form
		want  string
	}{
		{"contents", with(contents, body), nil, "contents 其他重要事项说明"},
		{"a number that stands twice says nothing", with(contents, body, []string{"二、其他事项的说明"}), nil, ""},
		{"no contents", body, nil, ""},
		{"a title without a part of the name", with(body[:1], []string{"映山市水利和湖泊局2024年度部门决算表"}, body[2:4], []string{long}), nil, "name 映山市水利和湖泊局"},
		{"a name with another character", with(body[:1], body[2:4], []string{long, "2024年，映山市柳溪区水利与湖泊局所属单位3个。", "映山市柳溪区水利与湖泊局2024年度无结余。"}), nil, "name 映山市柳溪区水利与湖泊局 ×2"},
		{"a form of another name", with(body[:1], body[2:4], []string{long}), []gouji.Form{{ID: gouji.IncomeForm, Entity: "映山市柳溪区水利湖泊局", Block: 99}}, "name 映山市柳溪区水利湖泊局"},
		{"a short form and other units", with(body[:1], body[2:4], []string{long, "水利和湖泊局2024年度支出5万元。", "映山市柳溪区财政局2024年度拨付5万元。", "映山市清水区水利和湖泊局2024年度移交资产。",
			"映山市柳溪区水利和湖泊局第一管理所2024年度收入3万元。", "映山市水利和湖泊局批准了方案。"}), nil, ""},
		{"nothing to hold it against", with(body[2:4], []string{"映山市水利和湖泊局2024年度收入总计5万元。"}), nil, ""},
		{"a title broken over two lines", with([]string{"映山市柳溪区水利和", "湖泊局2024年度部门决算"}, body[:1], body[2:4], []string{long}), nil, ""},
		{"a paragraph broken in a bracket", with(body[2:4], []string{"支出5万元（其中：基本支出2万元，", "项目支出3万元）。"}), nil, ""},
		{"a duty is no choice", []string{"第一部分 概况", "一、主要职责", "办理注册资本增加（减少）1万元以上的登记。"}, nil, ""},
		{"a part's title", []string{"第一部分 部门（单位）概况", "一、主要职责"}, nil, "template 部门（单位）"},
		{"titles of an attachment", []string{attachment, "部门（单位）整体支出绩效自评报告", "一、部门（单位）基本情况", "在XX县推广，XX学校3个，支出XX万元。"}, nil, "template XX"},
		{"words of the template in the glossary", []string{"第四部分 名词解释", "一、事业收入：主要是：XXXXXXXX收入等。"}, nil, "template XXXXXXXX"},
	} {
		t.Run(test.name, func(t *testing.T) {
			slips, _ := found(test.forms, test.text...)
			if got := strings.Join(slips, "|"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestPlaces: slips know where they stand, and what was right is counted.
func TestPlaces(t *testing.T) {
	_, proofs := found(nil, narrative, "五、支出决算情况说明", "（一）总体情况", "与上年相比，支出增加 3.02 万元，增长 13.95。原因是调资。")
	for _, p := range proofs {
		if p.Kind == gouji.TemplateSlip && p.Sound != 4 || p.Kind == gouji.UnitSlip && p.Sound != 3 || p.Kind == gouji.BracketSlip && p.Sound != 1 {
			t.Errorf("%s: %d sound", p.Kind, p.Sound)
		}
		if p.Kind != gouji.UnitSlip {
			continue
		}
		s := p.Slips[0].Spots[0]
		want := gouji.Spot{Part: "第三部分", Section: "五（一）", Printed: "增长13.95", Text: "与上年相比，支出增加 3.02 万元，增长 13.95",
			Source: gouji.Source{Block: 3, Row: -1, Col: -1, Start: 45, End: 57}}
		if s != want {
			t.Errorf("got %+v\nwant %+v", s, want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	doc := &gouji.Document{}
	for i := range 100 {
		doc.Blocks = append(doc.Blocks, gouji.Block{Text: fmt.Sprintf("（%d）一般公共预算财政拨款支出年初预算为452.40万元，支出决算为446.11万元，完成年初预算的98.61%%。决算数小于预算数的主要原因：机构改革人员变动。", i+1)})
	}
	lines := outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks))
	for b.Loop() {
		wording.Read(lines, wording.Env{Unit: unit})
	}
}
