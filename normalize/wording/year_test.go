package wording_test

import (
	"strings"
	"testing"

	"gouji"
	"gouji/normalize/outline"
	"gouji/normalize/wording"
)

// yearsFound reads paragraphs of an account of 2024 and returns the years that
// stand where only 2024 can.
func yearsFound(forms []gouji.Form, paragraphs ...string) (slips []string, sound int) {
	doc := &gouji.Document{}
	for _, p := range paragraphs {
		doc.Blocks = append(doc.Blocks, gouji.Block{Text: p})
	}
	lines := outline.Read(doc, outline.Fold(doc), 0, len(doc.Blocks))
	for _, p := range wording.Read(lines, wording.Env{Unit: unit, Year: 2024, Forms: forms}) {
		if p.Kind != gouji.YearSlip {
			continue
		}
		sound = p.Sound
		for _, s := range p.Slips {
			for _, spot := range s.Spots {
				slips = append(slips, s.Spots[0].Printed+" in "+spot.Text)
			}
		}
	}
	return slips, sound
}

func TestYears(t *testing.T) {
	for _, test := range []struct {
		text  string
		wrong bool
	}{
		{"2023年度财政拨款收入总计73.28万元。", true},
		{"2023年财政拨款收入总计73.28万元，较上年增加3.00万元。", true},
		{unit + "2023年度无政府性基金预算财政拨款收入和支出。", true},
		{"本部门2023年度机关运行经费支出3.02万元。", true},
		{"截至2023年12月31日，本部门共有车辆3辆。", true},
		{"与2023年度相比，收入总计增加3.02万元。", false},
		{"2023年度结转资金3.02万元，已全部支出。", false},
		{"2023年度收入总计3.02万元，2024年度收入总计4.02万元。", false},
		{"2025年度财政拨款支出预算安排3.02万元。", false},
		{"2023年农田水利项目支出3.02万元。", false},
		{"2023年以来，支出压减3.02万元。", false},
		{"截至2023年12月31日，结余3.02万元。", false},
		{"依据2023年第3号文件，支出3.02万元。", false},
		{"2023年度部门决算数据由系统生成。", false},
	} {
		slips, sound := yearsFound(nil, unit+"2024年度部门决算", narrative, "一、收入支出决算总体情况说明", test.text)
		if (len(slips) > 0) != test.wrong || sound != 2 {
			t.Errorf("%s: %q, %d sound", test.text, slips, sound)
		}
	}
}

func TestYearsOfTitlesAndForms(t *testing.T) {
	forms := []gouji.Form{{ID: gouji.IncomeForm, Title: "收入决算表", Year: 2023}, {ID: gouji.ExpenditureForm, Year: 2024}, {ID: gouji.GPBBasic}}
	slips, sound := yearsFound(forms, unit+"2024年度部门决算", "第二部分 2024年度部门决算表", "第三部分 2023年度部门决算情况说明",
		"2022年度部门决算工作总结", "附件：2023年度绩效自评报告")
	if got, want := strings.Join(slips, "\n"), "2023年度 in 第三部分 2023年度部门决算情况说明\n2023年度 in 收入决算表"; got != want || sound != 3 {
		t.Errorf("got\n%s\nwant\n%s, %d sound", got, want, sound)
	}
	if slips, sound := yearsFound(nil, unit+"2023年度部门决算", "第三部分 2023年度部门决算情况说明"); len(slips) > 0 || sound > 0 {
		t.Errorf("where most places say another year, it is not sure: %q", slips)
	}
}

// What a section tells a second time, of the year before, is that year's.
func TestYearsToldAgain(t *testing.T) {
	for _, test := range []struct {
		first string
		wrong bool
	}{{"2024年度本年收入合计80.00万元。", false}, {"财政拨款收入80.00万元。", true}} {
		slips, _ := yearsFound(nil, unit+"2024年度部门决算", narrative, "二、收入决算情况说明", test.first, "2023年度本年收入合计73.28万元。")
		if len(slips) > 0 != test.wrong {
			t.Errorf("after %s: %q", test.first, slips)
		}
	}
}

// A report that is attached may be of another year, unless it tells the figures
// of this one.
func TestYearsOfReports(t *testing.T) {
	for _, test := range []struct {
		name  string
		body  []string
		wrong bool
	}{
		{"the figures of this year", []string{"2024年基本支出73.28万元。", "2024年项目支出3.02万元。"}, true},
		{"the figures of its own year", []string{"2023年基本支出73.28万元。", "2023年项目支出3.02万元。"}, false},
		{"of both", []string{"2024年基本支出73.28万元。", "2023年项目支出3.02万元。", "2024年支出3.02万元。"}, false},
		{"no figures", []string{"2024年工作完成。", "2024年成效明显。"}, false},
	} {
		paragraphs := []string{unit + "2024年度部门决算", narrative, "一、收入支出决算总体情况说明", "2024年度收入总计73.28万元。", "附件", unit + "2023年度部门整体支出绩效自评报告"}
		if slips, _ := yearsFound(nil, append(paragraphs, test.body...)...); len(slips) > 0 != test.wrong {
			t.Errorf("%s: %q", test.name, slips)
		}
	}
}
