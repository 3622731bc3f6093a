package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gouji/check/label"
	"gouji/check/rules"
)

// documentRules writes a page for each of the program's rules, and an index,
// into dir.
func documentRules(c *console, dir string) error {
	all, err := rules.All()
	if err != nil {
		return err
	}
	pages := map[string]string{"README.md": ruleIndex(all)}
	for _, r := range all {
		pages[r.ID+".md"] = rulePage(r)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return usage("建立文件夹 %s 失败：%s", dir, err)
	}
	var failed error
	for name, page := range pages {
		failed = errors.Join(failed, os.WriteFile(filepath.Join(dir, name), []byte(page), 0o644))
	}
	if failed != nil {
		return usage("写入 %s 失败：%s", dir, failed)
	}
	fmt.Fprintf(c.out, "%s：%d 条规则的说明和目录 README.md\n", dir, len(all))
	return nil
}

func ruleIndex(all []rules.Rule) string {
	var b strings.Builder
	b.WriteString("# 规则\n\n本目录由 `gouji rules doc docs/rules` 从规则文件和例子生成，不要手改。\n\n| 编号 | 级别 | 规则 |\n|---|---|---|\n")
	for _, r := range all {
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s |\n", r.ID, r.ID, label.Severity(r.Severity), r.Title)
	}
	return b.String()
}

func rulePage(r rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n\n%s，第 %d 版，自 %s 起。查询：[%s](../../check/rules/%s)\n\n%s\n\n依据：%s\n", r.ID, r.Title,
		label.Severity(r.Severity), r.Version, r.Since, r.File, r.File, r.Doc, r.Basis)
	if len(r.Examples) > 0 {
		b.WriteString("\n## 例\n\n以制表符开头的一行是一个单元格，空行结束表的一行。运行：`gouji rules test`\n")
	}
	for _, e := range r.Examples {
		fmt.Fprintf(&b, "\n**%s**\n", e)
		for _, d := range e.Documents {
			if len(e.Documents) > 1 {
				fmt.Fprintf(&b, "\n%s\n", d.Name)
			}
			fmt.Fprintf(&b, "\n```text\n%s```\n", d.Text)
		}
	}
	return b.String()
}
