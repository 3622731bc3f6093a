package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/check"
	"gouji/internal/escape"
	"gouji/warehouse"
)

// formNames are the standard forms in their usual order.
var formNames = []struct {
	id   gouji.FormID
	name string
}{
	{gouji.IncomeExpenditure, "收入支出决算总表"},
	{gouji.IncomeForm, "收入决算表"},
	{gouji.ExpenditureForm, "支出决算表"},
	{gouji.FiscalSummary, "财政拨款收入支出决算总表"},
	{gouji.GPBExpenditure, "一般公共预算财政拨款支出决算表"},
	{gouji.GPBBasic, "一般公共预算财政拨款基本支出决算表"},
	{gouji.ThreePublicForm, "“三公”经费支出决算表"},
	{gouji.GovernmentFundF, "政府性基金预算财政拨款收入支出决算表"},
	{gouji.StateCapitalF, "国有资本经营预算财政拨款支出决算表"},
}

// holdings counts what a warehouse holds.
const holdings = `
SELECT (SELECT count(*) FROM document),
       (SELECT count(DISTINCT disclosure) FROM disclosure),
       (SELECT count(DISTINCT disclosure) FROM disclosure WHERE account),
       (SELECT count(DISTINCT unit_key) FROM reading WHERE unit_key <> ''),
       (SELECT coalesce(min(year), 0) FROM disclosure WHERE year > 0),
       (SELECT coalesce(max(year), 0) FROM disclosure WHERE year > 0),
       (SELECT count(*) FROM fact WHERE NOT blank AND NOT derived),
       (SELECT count(*) FROM fact WHERE blank),
       (SELECT count(*) FROM claim),
       (SELECT count(*) FROM claim WHERE unresolved IS NOT NULL)`

// summarise tells what a load read, what the warehouse now holds, what was
// checked in it and what was found.
func summarise(ctx context.Context, w io.Writer, db *warehouse.DB, path string, n *intake, report *check.Report, found map[gouji.Severity]int) error {
	warned := ""
	if n.warned > 0 {
		warned = fmt.Sprintf("（其中 %d 份有须留意之处）", n.warned)
	}
	undisclosed := ""
	if len(n.undisclosed) > 0 {
		undisclosed = fmt.Sprintf("（其中 %d 份不是决算公开，见 gouji status）", len(n.undisclosed))
	}
	fmt.Fprintf(w, "本次：载入 %d 份文件%s，跳过 %d 份%s，隔离 %d 份\n", n.done, warned, n.skipped, undisclosed, len(n.quarantined))
	for _, e := range n.quarantined {
		fmt.Fprintf(w, "  隔离 %s：%s\n", escape.Line(e.Path), escape.Line(e.Reason))
	}
	var documents, disclosures, accounts, units, from, to, printed, blank, claims, unresolved int
	err := db.SQL().QueryRowContext(ctx, holdings).Scan(&documents, &disclosures, &accounts, &units, &from, &to, &printed, &blank, &claims, &unresolved)
	if err != nil {
		return fmt.Errorf("统计数据库 %s：%w", path, err)
	}
	fmt.Fprintf(w, "库中：%s 份文件，%s 个公开件（其中决算 %s 个），%s 个单位%s\n",
		grouped(documents), grouped(disclosures), grouped(accounts), grouped(units), years(from, to))
	forms, err := formCounts(ctx, db)
	if err != nil {
		return fmt.Errorf("统计数据库 %s：%w", path, err)
	}
	fmt.Fprintf(w, "表格：%s\n", forms)
	fmt.Fprintf(w, "数字：表格中印出 %s 个（另有留空 %s 处），文字中 %s 个（其中 %s 个未能解析）\n",
		grouped(printed), grouped(blank), grouped(claims), grouped(unresolved))
	if report.Disclosures == 0 {
		fmt.Fprintln(w, "检查：没有新的或有变化的公开件，未再检查")
	} else {
		fmt.Fprintf(w, "检查：%s 个公开件，%s\n", grouped(report.Disclosures), checked(report.Rules))
	}
	return summariseFindings(w, path, found, report.Findings)
}

func formCounts(ctx context.Context, db *warehouse.DB) (string, error) {
	rows, err := db.SQL().QueryContext(ctx, `SELECT form, count(*) FROM form GROUP BY form`)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	count, total := map[gouji.FormID]int{}, 0
	for rows.Next() {
		var id gouji.FormID
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return "", err
		}
		count[id] = n
		total += n
	}
	names := make([]string, len(formNames))
	for i, f := range formNames {
		names[i] = f.name + " " + grouped(count[f.id])
	}
	return fmt.Sprintf("认出标准表 %s 张：%s", grouped(total), strings.Join(names, "、")), rows.Err()
}

func checked(all []check.Evaluation) string {
	var sum check.Evaluation
	for _, e := range all {
		sum.Checked += e.Checked
		sum.Equal += e.Equal
		sum.Rounding += e.Rounding
		sum.Conflict += e.Conflict
		sum.Unchecked += e.Unchecked
	}
	return fmt.Sprintf("%d 条规则比对 %s 次：相等 %s，仅差尾差 %s，矛盾 %s；另有 %s 处不能检查",
		len(all), grouped(sum.Checked), grouped(sum.Equal), grouped(sum.Rounding), grouped(sum.Conflict), grouped(sum.Unchecked))
}

// standing counts the findings of a warehouse that no one has put aside.
func standing(ctx context.Context, db *warehouse.DB) (map[gouji.Severity]int, error) {
	rows, err := db.SQL().QueryContext(ctx, `SELECT severity, count(DISTINCT key) FROM open_finding GROUP BY severity`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	count := map[gouji.Severity]int{}
	for rows.Next() {
		var severity gouji.Severity
		var n int
		if err := rows.Scan(&severity, &n); err != nil {
			return nil, err
		}
		count[severity] = n
	}
	return count, rows.Err()
}

// summariseFindings counts the findings of the whole warehouse, and tells of
// those of what was checked.
func summariseFindings(w io.Writer, path string, count map[gouji.Severity]int, checked []gouji.Finding) error {
	var shown []gouji.Finding
	for _, f := range check.Once(checked) {
		if f.Severity == gouji.Error || f.Severity == gouji.Warning {
			shown = append(shown, f)
		}
	}
	fmt.Fprintf(w, "库中发现：错误 %d，警告 %d，提示 %d；尾差和提示不在此列出\n",
		count[gouji.Error], count[gouji.Warning], count[gouji.NoteSeverity])
	if len(shown) > 0 {
		fmt.Fprintln(w)
		if err := check.WriteText(w, shown[:min(len(shown), listed)]); err != nil {
			return err
		}
	}
	option := ""
	if path != defaultDB {
		option = " --db " + path
	}
	if more := len(shown) - listed; more > 0 {
		fmt.Fprintf(w, "\n另有 %d 处未列出，要看全部：gouji check%s\n", more, option)
	} else if len(shown) < count[gouji.Error]+count[gouji.Warning] {
		fmt.Fprintf(w, "\n只列出这次检查的；要看全部：gouji check%s\n", option)
	}
	return nil
}

func years(from, to int) string {
	switch {
	case to == 0:
		return ""
	case from == to:
		return fmt.Sprintf("，%d 年度", to)
	}
	return fmt.Sprintf("，%d 至 %d 年度", from, to)
}

// grouped prints n with a comma at each thousand.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	var groups []string
	for len(digits) > 3 {
		groups = append(groups, digits[len(digits)-3:])
		digits = digits[:len(digits)-3]
	}
	groups = append(groups, digits)
	slices.Reverse(groups)
	return strings.Join(groups, ",")
}
