package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// What differs between two publications is told with both places, and no
// rendition differs from another.
func TestDiff(t *testing.T) {
	old, new := republished("", 2020, 100, 80, ""), republished("（更正）", 2020, 110, 80, "\n会议费支出决算为2.00万元。\n")
	dir := folder(t, map[string]string{
		"old.txt": old, "new.txt": new,
		"same.txt":   strings.ReplaceAll(old, "100.00万元", "1,000,000元"),
		"moved.txt":  strings.ReplaceAll(old, "\n\n二、", "\n\n按规定公开。\n\n二、"),
		"once.txt":   strings.ReplaceAll(old, "本年支出合计90.00万元。", "本年支出合计90.00万元。本年支出合计80.00万元。"),
		"twice.txt":  strings.ReplaceAll(old, "本年支出合计90.00万元。", "本年支出合计90.00万元。本年支出合计90.00万元。"),
		"notice.txt": notice, "z.docx": read(t, conflictFile(t)), "z.txt": read(t, strings.TrimSuffix(conflictFile(t), ".docx")+".txt"),
	})
	const income = "本年收入（2020 年度）\n  原  100.00 万元  第三部分 一  “本年收入合计100.00万元，上年本年收入合计80.00万元。”\n" +
		"  新  110.00 万元  第三部分 一  “本年收入合计110.00万元，上年本年收入合计80.00万元。”\n"
	const meetings = "  原  没有\n  新  2.00 万元  第三部分 三  “会议费支出决算为2.00万元。”\n"
	for _, test := range []struct {
		args string
		code int
		out  string // exactly
		says string // on standard error
	}{
		{"old.txt old.txt", 0, "", "没有不同"},
		{"old.txt same.txt", 0, "", "没有不同"},
		{"old.txt moved.txt", 0, "", "没有不同"},
		{"old.txt twice.txt", 0, "", "没有不同"},
		{"once.txt twice.txt", 1, "本年支出（2020 年度）\n  原  80.00 万元  第三部分 二  “本年支出合计80.00万元。”\n  新  90.00 万元  第三部分 二  “本年支出合计90.00万元。”\n", "有 1 处不同"},
		{"z.docx z.txt", 0, "", "没有不同"},
		{"old.txt new.txt", 1, income + "会议费（2020 年度）\n" + meetings, "有 2 处不同"},
		{"new.txt old.txt --format json", 1, "", ""},
		{"old.txt none.txt", 2, "", "未能读入 none.txt：读取文件：没有这个文件"},
		{"notice.txt old.txt", 2, "", "notice.txt 不是决算公开"},
		{"old.txt", 2, "", "gouji diff OLD NEW"},
		{"old.txt new.txt --format csv", 2, "", "csv"},
		{"--db w.duckdb 青山市样例中心 2020", 1, income + "会议费（2020 年度）\n" + meetings, "比较：old.txt 与取代它的"},
		{"--db w.duckdb 青山市样例中心 2019", 2, "", "只有 0 版"},
		{"--db w.duckdb 青山市样例中心 二〇", 2, "", "年度应为四位数字"},
		{"--db w.duckdb 青山市样例中心", 2, "", "UNIT YEAR"},
		{"--db none.duckdb 青山市样例中心 2020", 4, "", "没有找到数据库"},
	} {
		if strings.HasPrefix(test.args, "--db w") {
			if r := execute(t, dir, "load", "old.txt", "new.txt", "--db", "w.duckdb"); r.code != exitOK {
				t.Fatal(r.err)
			}
		}
		r := execute(t, dir, append([]string{"diff"}, strings.Fields(test.args)...)...)
		if strings.Contains(test.args, "json") {
			first, _, _ := strings.Cut(r.out, "\n")
			var d struct {
				Concept  string
				Old, New struct{ Amount, Document string }
			}
			if err := json.Unmarshal([]byte(first), &d); err != nil || d.Concept != "本年收入（2020 年度）" || d.Old.Amount != "110.00" || d.New.Document != "old.txt" || !strings.Contains(r.out, `"new":null`) {
				t.Errorf("%v: %s", err, r.out)
			}
			continue
		}
		if r.code != test.code || r.out != test.out || !strings.Contains(r.err, test.says) {
			t.Errorf("%s: exit %d, want %d\n%s%s", test.args, r.code, test.code, r.out, r.err)
		}
	}
}
