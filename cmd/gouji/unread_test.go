package main

import (
	"strings"
	"testing"
)

// titlesOnly are contents that list forms of which none follows.
const titlesOnly = account + `
目录

一、收入支出决算总表……………3

二、收入决算表……………4

三、支出决算表……………5
`

// TestUnread: whoever reads findings is told what was not read, beside them.
func TestUnread(t *testing.T) {
	dir := folder(t, map[string]string{
		"titles.txt": titlesOnly, "prose.txt": account,
		"forms.txt": strings.Split(account, "\n\n第三部分")[0] + "\n\n支出决算表\n\n金额单位：万元\n\n\t科目编码\n\t科目名称\n\t本年支出合计\n\t基本支出\n\t项目支出\n\n\t206\n\t科学技术支出\n\t5.00 3.00\n\t\n\t2.00\n\n",
	})
	const titles = "注意 titles.txt：文中列有决算表的标题 3 张，没有认出一张：表中的数字没有核对"
	for _, c := range []struct {
		name, args string
		code       int
		says, not  string // on the error stream
	}{
		{"titles", "check titles.txt", 0, titles, ""},
		{"titles, json", "check titles.txt --format json", 0, titles, ""},
		{"titles at a gate", "check titles.txt --fail-on error", 1, "有 1 份文件列有决算表的标题，却没有认出表", ""},
		{"prose at a gate", "check prose.txt --fail-on error", 0, "注意 prose.txt：没有找到决算表", "标题"},
		{"forms in the other file", "check titles.txt forms.txt --fail-on error", 0, "注意 forms.txt：《支出决算表》第2行", titles},
		{"load", "load titles.txt prose.txt --db w.duckdb", 0, titles, ""},
		{"nothing new", "load titles.txt --db w.duckdb", 0, "", "注意"},
		{"of the warehouse", "check --db w.duckdb", 0, titles, ""},
		{"of another unit", "check --db w.duckdb --unit 无此单位", 2, "", "注意"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := execute(t, dir, strings.Fields(c.args)...)
			if got.code != c.code || !strings.Contains(got.err, c.says) || c.not != "" && strings.Contains(got.err, c.not) {
				t.Errorf("exit %d, want %d\n%s", got.code, c.code, got.err)
			}
			if strings.Contains(got.out, "注意") {
				t.Errorf("beside the findings: %s", got.out)
			}
		})
	}
	got := execute(t, dir, "sql", "--db", "w.duckdb", "--format", "csv", "SELECT what FROM note WHERE what LIKE '文中列有%'")
	if !strings.Contains(got.out, "文中列有决算表的标题 3 张") {
		t.Errorf("notes: %s%s", got.out, got.err)
	}
}
