package form_test

import (
	"testing"

	"gouji/normalize/form"
)

// TestDoubt has forms whose cells were not laid out as they are printed: what
// is not sure is noted and not read.
func TestDoubt(t *testing.T) {
	const (
		visits  = "财政拨款“三公”经费支出决算表\n金额单位：万元\n"
		summary = "收入支出决算总表\n金额单位：万元\n| 收入*3 | 支出*3\n| 项目 | 行次 | 金额 | 项目 | 行次 | 金额\n"
	)
	for _, c := range []layout{{
		name: "right half of a wide form",
		text: visits + `| 决算数*4
			| 公务用车购置及运行费*3 | 公务接待费
			| 小计 | 公务用车购置费 | 公务用车运行费 | ^
			| 9 | 10 | 11 | 12
			| 3.00 | 0.00 | 3.00 | 0.20`,
		want: `three_public 万元
			expenditure/item=vehicles/fund=fiscal = 3.00
			expenditure/item=vehicle_purchase/fund=fiscal = 0.00
			expenditure/item=vehicle_running/fund=fiscal = 3.00
			expenditure/item=reception/fund=fiscal = 0.20`,
	}, {
		name: "numbers of columns in one cell",
		text: visits + `| 合计 | 因公出国（境）费 | 公务接待费
			| 1 2*2 | 3
			| 2.00 | 1.50 | 0.50`,
		want: `three_public 万元
			expenditure/item=three_public/fund=fiscal = 2.00
			expenditure/item=abroad/fund=fiscal = 1.50
			expenditure/item=reception/fund=fiscal = 0.50`,
	}, {
		name: "two columns of one name",
		text: visits + `| 合计 | 公务接待费 | 合计 | 公务接待费 | 因公出国（境）费
			| 2.00 | 2.00 | 1.80 | 1.70 | 0.10`,
		want: `three_public 万元
			expenditure/item=abroad/fund=fiscal = 0.10
			note: 《财政拨款“三公”经费支出决算表》“合计”栏与另一栏分不清，该列数字未读入
			note: 《财政拨款“三公”经费支出决算表》“公务接待费”栏与另一栏分不清，该列数字未读入`,
	}, {
		name: "a heading of several columns is blank",
		text: visits + `| 预算数*2 | _*2
			| 合计 | 公务接待费 | 合计 | 公务接待费
			| 2.00 | 2.00 | 1.80 | 1.80`,
		want: `three_public 万元
			expenditure/item=three_public/fund=fiscal/basis=budget = 2.00
			expenditure/item=reception/fund=fiscal/basis=budget = 2.00
			note: 《财政拨款“三公”经费支出决算表》“合计”栏与另一栏分不清，该列数字未读入
			note: 《财政拨款“三公”经费支出决算表》“公务接待费”栏与另一栏分不清，该列数字未读入`,
	}, {
		name: "header beside its columns",
		text: `支出决算表
			金额单位：万元
			| _ | 本年支出合计 | 基本支出 | 项目支出 | _
			| 科目编码 | 科目名称 | _ | _ | _
			| 206 | 科学技术支出 | 5.00 | 3.00 | 2.00`,
		want: "note: 《支出决算表》的表头未能识别，表内数字未读入",
	}, {
		name: "amount and label in one cell", blanks: true,
		text: summary + `| 一、财政拨款收入 | 1 | _ | 8.10 一、一般公共服务支出 | 4 | _
			| 二、其他收入 | 2 | 0.40 | 二、教育支出 | 5 | 8.50
			| 本年收入合计 | 3 | 8.50 | 本年支出合计 | 6 | 8.50`,
		want: `income_expenditure 万元
			income/origin=other = 0.40
			expenditure/function=205 = 8.50
			income = 8.50
			expenditure = 8.50
			note: 《收入支出决算总表》第3行的“8.10 一、一般公共服务支出”把数字和别的内容连在了一起，该行数字未读入`,
		partitions: "none",
	}, {
		name: "number of the row and first digits of the amount", blanks: true,
		text: summary + `| 一、财政拨款收入 | 1 | 1308.10 | 一、教育支出 | 4 | 1308.50
			| 二、其他收入 | 2 | 0.40 | 二、住房保障支出 | 5 | _
			| 本年收入合计 | 3 13 | 08.50 | 本年支出合计 | _ | 61308.50`,
		want: `income_expenditure 万元
			income/fund=fiscal = 1308.10
			expenditure/function=205 = 1308.50
			income/origin=other = 0.40
			expenditure/function=221 = blank
			note: 《收入支出决算总表》第5行的“61308.50”把数字和别的内容连在了一起，该行数字未读入`,
		partitions: "none",
	}, {
		name: "lines below one that was torn",
		text: `财政拨款收入支出决算总表
			金额单位：万元
			| 收入*2 | 支出*3
			| 项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款
			| 一、一般公共预算财政拨款 | 9.00 | 一、教育支出 | 9.00 | 9.00
			| 5.00 年初财政拨款结转和结余 | _ | 年末财政拨款结转和结余 | 5.00 | 5.00
			| 一、一般公共预算财政拨款 | 5.00 | _ | _ | _`,
		want: `fiscal_summary 万元
			income/fund=general_public = 9.00
			expenditure/fund=fiscal/function=205 = 9.00
			expenditure/fund=general_public/function=205 = 9.00
			note: 《财政拨款收入支出决算总表》第4行的“5.00 年初财政拨款结转和结余”把数字和别的内容连在了一起，该行数字未读入
			note: 《财政拨款收入支出决算总表》第5行“一般公共预算财政拨款”未能识别，该行数字未读入`,
	}, {
		name: "amount parted by its label", blanks: true,
		text: `一般公共预算财政拨款基本支出决算表
			金额单位：万元
			| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
			| 301 | 工资福利支出31 | 4.90 | 302 | 商品和服务支出 | 0.60
			| 30101 | 基本工资 | 314.90 | 30201 | 办公费 | 0.60
			| 30102 | 津贴补贴 | _ | 12.00 30202 | 印刷费 | _`,
		want: `gpb_basic 万元
			expenditure/fund=general_public/nature=basic/economic=30101 = 314.90
			expenditure/fund=general_public/nature=basic/economic=30201 = 0.60
			note: 《一般公共预算财政拨款基本支出决算表》第2行的“工资福利支出31”把数字和别的内容连在了一起，该行数字未读入
			note: 《一般公共预算财政拨款基本支出决算表》第4行的“12.00 30202”把数字和别的内容连在了一起，该行数字未读入`,
		partitions: "none",
	}, {
		name: "blank beside two figures in one cell", blanks: true,
		text: `支出决算表
			金额单位：万元
			| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
			| 206 | 科学技术支出 | 5.00 3.00 | _ | 2.00
			| 207 | 文化旅游体育与传媒支出 | 1.00 | 1.00 | _`,
		want: `expenditure 万元
			expenditure/nature=project/function=206 = 2.00
			expenditure/function=207 = 1.00
			expenditure/nature=basic/function=207 = 1.00
			expenditure/nature=project/function=207 = blank
			note: 《支出决算表》第2行“206 科学技术支出”在“本年支出合计”栏的“5.00 3.00”不是可读的数字，未读入`,
	}} {
		t.Run(c.name, func(t *testing.T) {
			doc := document(c.text)
			r := form.Read(doc, 0, len(doc.Blocks), 2020, 0)
			if got, want := tidy(said(r, c.blanks)), tidy(c.want); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			if got := stated(r); c.partitions == "none" && got != "" {
				t.Errorf("stated:\n%s", got)
			}
			check(t, r, 0)
		})
	}
}
