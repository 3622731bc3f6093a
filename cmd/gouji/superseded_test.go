package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji/warehouse"
)

const (
	notice = "关于公开2023年度部门决算的通知\n\n各单位：\n\n请于2024年8月20日前公开2023年度部门决算。\n"
	resume = "个人简历\n\n2015年至2020年在青山市样例中心工作。\n"
)

// A document that is no disclosure is skipped with its reason, and read again
// by another version of the program.
func TestUndisclosed(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": account, "notice.txt": notice, "resume.txt": resume,
		"titles.txt": "关于报送的通知\n\n附件：\n\n收入支出决算总表\n\n支出决算表\n"})
	r := execute(t, dir, "load", ".", "--db", "w.duckdb")
	if r.code != exitOK || !strings.Contains(r.out, "（其中 2 份不是决算公开，见 gouji status）") || !strings.Contains(r.out, "库中：2 份文件") {
		t.Errorf("load: exit %d %s%s", r.code, r.out, r.err)
	}
	told := func() {
		t.Helper()
		r := execute(t, dir, "status", "--db", "w.duckdb")
		for _, want := range []string{"跳过 4\n", "  notice.txt：不是决算公开：提到了部门决算，但没有决算表", "  resume.txt：不是决算公开：没有认出"} {
			if !strings.Contains(r.out, want) {
				t.Errorf("no %q in %s%s", want, r.out, r.err)
			}
		}
	}
	told()
	path := filepath.Join(dir, "w.duckdb")
	db, err := warehouse.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.SQL().Exec("UPDATE journal SET extractor = 'text/0 normalize/0' WHERE path = 'notice.txt'"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if r := execute(t, dir, "load", "--stale", "--db", "w.duckdb"); r.code != exitOK || !strings.Contains(r.out, "跳过 1 份（其中 1 份不是决算公开") {
		t.Errorf("stale: exit %d %s%s", r.code, r.out, r.err)
	}
	if r := execute(t, dir, "load", "--stale", "--db", "w.duckdb"); !strings.Contains(r.out, "没有要重读的文件") {
		t.Errorf("stale again: %s", r.out)
	}
	told()
	// What a check makes of it is what it was: nothing to check, and a gate shut.
	for _, test := range []struct {
		code int
		args []string
	}{{exitOK, []string{"check", "notice.txt"}}, {exitQuarantined, []string{"check", "notice.txt", "--fail-on", "error"}}, {exitOK, []string{"inspect", "notice.txt"}}} {
		if r := execute(t, dir, test.args...); r.code != test.code || test.args[0] == "check" && !strings.Contains(r.err, "跳过 notice.txt：不是决算公开") {
			t.Errorf("%v: exit %d %s%s", test.args, r.code, r.out, r.err)
		}
	}
}

// An older version may have kept a document that is no disclosure.
func TestUndisclosedSince(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": strings.ReplaceAll(account, "27.19", "1.00")})
	if r := execute(t, dir, "load", "a.txt", "--db", "w.duckdb"); r.code != exitOK {
		t.Fatal(r.err)
	}
	path := filepath.Join(dir, "w.duckdb")
	db, err := warehouse.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	// As if the very file had been this one.
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(resume), 0o644); err != nil {
		t.Fatal(err)
	}
	hash := strings.Split(execute(t, dir, "load", "a.txt", "--db", "x.duckdb", "--format", "json").out, `"hash":"`)[1][:64]
	for _, query := range []string{
		"UPDATE journal SET hash = '" + hash + "', extractor = 'text/0 normalize/0'",
		"UPDATE document SET hash = '" + hash + "', extractor = 'text/0 normalize/0', document = ('0x' || substr('" + hash + "', 1, 12))::BIGINT >> 3"} {
		if _, err := db.SQL().Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	execute(t, dir, "load", "--stale", "--db", "w.duckdb")
	if r := execute(t, dir, "sql", "SELECT (SELECT count(*) FROM document), state FROM input", "--db", "w.duckdb", "--format", "csv"); !strings.HasSuffix(r.out, "\n0,skipped\n") {
		t.Errorf("kept: %s%s", r.out, r.err)
	}
}

// republished is an account of one year that says income was so much.
func republished(title string, year, income, before int, tail string) string {
	return fmt.Sprintf("青山市样例中心%d年度单位决算%s\n\n第三部分 %[1]d年度单位决算情况说明\n\n一、收入决算情况说明\n\n"+
		"本年收入合计%[3]d.00万元，上年本年收入合计%d.00万元。\n\n二、支出决算情况说明\n\n本年支出合计90.00万元。\n\n"+
		"三、“三公”经费支出决算情况说明\n\n公务接待费支出决算为1.50万元。\n%s", year, title, income, before, tail)
}

// An account that is published again with other figures supersedes the earlier
// one, whatever the order in which they are read; years are compared with it.
func TestSuperseded(t *testing.T) {
	next := republished("", 2021, 130, 110, "")
	for i, test := range []struct {
		name     string
		files    map[string]string
		manifest string
		old      string // "" where nothing is superseded
	}{
		{"by a word in the name", map[string]string{"a.txt": republished("", 2020, 100, 80, ""), "b（更正）.txt": republished("", 2020, 110, 80, ""), "next.txt": next}, "", "a.txt"},
		{"by a word in the title", map[string]string{"b.txt": republished("", 2020, 100, 80, ""), "a.txt": republished("（修订）", 2020, 110, 80, ""), "next.txt": next}, "", "b.txt"},
		{"by their own dates", map[string]string{"a.txt": republished("", 2020, 110, 80, "\n2021年9月\n"), "b.txt": republished("", 2020, 100, 80, "\n2021年8月20日\n"), "next.txt": next}, "", "b.txt"},
		{"by addresses, before words", map[string]string{"a（更正）.txt": republished("", 2020, 100, 80, ""), "b.txt": republished("", 2020, 110, 80, ""), "next.txt": next},
			"path,url\na（更正）.txt,https://example.com/20210801/a.txt\nb.txt,https://example.com/2021/9/1/b.txt\n", "a（更正）.txt"},
		{"nothing tells", map[string]string{"a.txt": republished("", 2020, 100, 80, ""), "b.txt": republished("", 2020, 110, 80, ""), "next.txt": next}, "", ""},
		{"another text with the same figures", map[string]string{"a.txt": republished("", 2020, 110, 80, ""), "b（更正）.txt": republished("", 2020, 110, 80, "\n另一种格式。\n"), "next.txt": next}, "", ""},
		{"hardly one unit", map[string]string{"a.txt": strings.NewReplacer("90.00", "91.00", "1.50", "1.60").Replace(republished("", 2020, 100, 70, "")), "b（更正）.txt": republished("", 2020, 110, 80, ""), "next.txt": next}, "", ""},
		{"a name that has the word", map[string]string{"a.txt": republished("", 2020, 100, 80, ""), "城市更新局.txt": republished("", 2020, 110, 80, ""), "next.txt": next}, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			thorough := i == 0 || test.manifest != ""
			if thorough {
				test.files["z.docx"] = read(t, conflictFile(t)) // another unit's
			}
			test.files["m.csv"] = "path,url\n" + strings.TrimPrefix(test.manifest, "path,url\n")
			dir := folder(t, test.files)
			delete(test.files, "m.csv")
			var before map[string]string
			names := sortedNames(test.files)
			for round, parts := range [][][]string{{names}, {names[:1], names[1:]}, {names[2:], names[1:2], names[:1]}} {
				db := fmt.Sprintf("w%d.duckdb", round)
				for _, part := range parts {
					if r := execute(t, dir, append([]string{"load", "--db", db, "--manifest", "m.csv"}, part...)...); r.code != exitOK {
						t.Fatalf("exit %d %s", r.code, r.err)
					}
				}
				var got map[string]string
				if thorough {
					got = contents(t, filepath.Join(dir, db))
				}
				for table, rows := range before {
					if got[table] != rows {
						t.Errorf("%v: %s holds %s, at once %s", parts, table, got[table], rows)
					}
				}
				before = got
				r := execute(t, dir, "sql", "SELECT path FROM input WHERE state = 'skipped' AND starts_with(reason, '已被 ')", "--db", db, "--format", "csv")
				if _, old, _ := strings.Cut(strings.TrimSpace(r.out), "\n"); old != test.old {
					t.Errorf("superseded is %q, want %q", old, test.old)
				}
			}
			if r := execute(t, dir, "sql", "SELECT count(*) FROM document", "--db", "w0.duckdb", "--format", "csv"); !strings.HasSuffix(r.out, fmt.Sprintf("\n%d\n", len(test.files))) {
				t.Errorf("kept: %s", r.out)
			}
			if test.old == "" {
				return
			}
			if r := execute(t, dir, "sql", "SELECT * FROM finding WHERE rule = 'YOY-001'", "--db", "w0.duckdb", "--format", "csv"); strings.Count(r.out, "\n") != 1 {
				t.Errorf("next year contradicts the current one: %s", r.out)
			}
		})
	}
}

func sortedNames(files map[string]string) []string {
	return slices.Sorted(maps.Keys(files))
}
