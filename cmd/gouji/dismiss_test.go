package main

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// lastKey is the key in the last line of a finding.
var lastKey = regexp.MustCompile(`(?m) · ([0-9a-f]{16})$`)

// TestDismiss follows a finding that a person puts aside.
func TestDismiss(t *testing.T) {
	dir := folder(t, map[string]string{"b.txt": "映山" + account + "\n二、其他\n\n2020年度财政拨款基本支出30.28万元。\n", "c.txt": strings.ReplaceAll(account, "青山", "绿水")})
	file := conflictFile(t)
	do := func(code int, args ...string) run {
		t.Helper()
		got := execute(t, dir, args...)
		if got.code != code {
			t.Fatalf("%q: exit %d, want %d\n%s%s", args, got.code, code, got.out, got.err)
		}
		return got
	}
	do(0, "load", file, "b.txt")
	all := lastKey.FindAllStringSubmatch(do(3, "check", "--fail-on", "error").out, -1)
	if len(all) != 2 {
		t.Fatalf("%d findings", len(all))
	}
	key, other := all[0][1], all[1][1]

	if got := do(0, "dismiss", key[:6], "--reason", "已与单位核实"); !strings.Contains(got.out, "已忽略 "+key+"  CON-001") {
		t.Errorf("dismiss: %s%s", got.out, got.err)
	}
	hidden := func(code int, args ...string) {
		t.Helper()
		got := do(code, args...)
		if strings.Contains(got.out, key) || !strings.Contains(got.out, other) || !strings.Contains(got.err, "忽略过的 1 条不列出") {
			t.Errorf("%q: %s%s", args, got.out, got.err)
		}
	}
	hidden(3, "check", "--fail-on", "error")
	hidden(0, "check", "--format", "json")
	hidden(0, "check", "--format", "csv")
	hidden(0, "check", file, "b.txt", "--db", "gouji.duckdb")
	if got := do(0, "load", "c.txt"); !strings.Contains(got.out, "错误 1，") || strings.Contains(got.out, other) {
		t.Errorf("what was put aside is counted, or what was not checked is listed: %s", got.out)
	}
	if got := do(0, "load", file); !strings.Contains(got.out, "错误 1，") || !strings.Contains(got.out, "未再检查") {
		t.Errorf("nothing new: %s", got.out)
	}
	for _, option := range []string{"--dismissed", "--dismissed=false"} { // into another warehouse nothing is put aside
		if got := do(0, "load", option, file, "--db", "other"+option+".duckdb"); !strings.Contains(got.out, key) {
			t.Errorf("load %s: %s", option, got.out)
		}
	}
	if got := do(0, "sql", "--format", "csv", "SELECT key FROM open_finding WHERE severity = 'error'"); got.out != "key\n"+other+"\n" {
		t.Errorf("open findings: %s%s", got.out, got.err)
	}
	if got := do(3, "check", "--dismissed", "--fail-on", "error"); !strings.Contains(got.out, "  已忽略：已与单位核实\n") || !strings.Contains(got.out, other) {
		t.Errorf("with --dismissed: %s", got.out)
	}
	if got := do(0, "check", "--dismissed", "--format", "json"); !strings.Contains(got.out, `"dismissed":"已与单位核实"`) {
		t.Errorf("json: %s", got.out)
	}
	if got := do(0, "check", file); !strings.Contains(got.out, key) {
		t.Errorf("a file alone knows of no database: %s", got.out)
	}
	do(0, "dismiss", strings.ToUpper(other), key, "--reason", "第二次写明")
	if got := do(0, "check", "--fail-on", "error"); got.out != "" || !strings.Contains(got.err, "忽略过的 2 条") {
		t.Errorf("both: %s%s", got.out, got.err)
	}
	if got := do(0, "dismiss", "--list"); strings.Count(got.out, key) != 1 || strings.Count(got.out, "第二次写明") != 2 || !strings.Contains(got.err, "忽略过 2 条") {
		t.Errorf("list: %s%s", got.out, got.err)
	}
	for _, undo := range []string{"--undo", "--reason=第三次"} {
		do(2, "dismiss", undo, key, other, "000000")
		if got := do(0, "dismiss", "--list"); strings.Count(got.out, "第二次写明") != 2 {
			t.Errorf("%s of three, one unknown, changed something: %s", undo, got.out)
		}
	}
	if got := do(0, "dismiss", other, other[:8], "--reason", "改写"); strings.Count(got.out, "已忽略 ") != 1 || !strings.Contains(got.out, "原来写的是：第二次写明\n") {
		t.Errorf("dismissed again: %s", got.out)
	}
	var listed []string
	for line := range strings.Lines(do(0, "dismiss", "--list", "--format", "json").out) {
		var d struct {
			Key, Rule, Unit, Message, Reason string
			Year                             int
			DismissedAt                      time.Time `json:"dismissed_at"`
		}
		if err := json.Unmarshal([]byte(line), &d); err != nil || d.Rule != "CON-001" || d.Unit == "" || d.Year == 0 || d.Message == "" || time.Since(d.DismissedAt).Abs() > time.Hour {
			t.Errorf("%v in %s", err, line)
		}
		listed = append(listed, d.Key+d.Reason)
	}
	if !slices.Equal(listed, []string{key + "第二次写明", other + "改写"}) {
		t.Errorf("listed %q", listed)
	}
	do(0, "dismiss", "--undo", key[:8])
	if got := do(3, "check", "--fail-on", "error"); !strings.Contains(got.out, key) || strings.Contains(got.out, other) {
		t.Errorf("after undo: %s%s", got.out, got.err)
	}
}

func TestDismissUsage(t *testing.T) {
	dir := t.TempDir()
	if got := execute(t, dir, "load", conflictFile(t)); got.code != 0 {
		t.Fatal(got.err)
	}
	for _, test := range []struct {
		args string
		code int
		says string
	}{
		{"dismiss", 2, "哪一条"},
		{"dismiss abcdef", 2, "--reason"},
		{"dismiss abcde --reason 甲", 2, "前 6 位以上"},
		{"dismiss CON-001 --reason 甲", 2, "不是发现的编号"},
		{"dismiss 000000 --reason 甲", 2, "没有编号以 000000 开头的发现"},
		{"dismiss --undo 000000", 2, "--list"},
		{"dismiss --undo 000000 --reason 甲", 2, "不需要 --reason"},
		{"dismiss --list 000000", 2, "--list"},
		{"dismiss 000000 --reason 甲 --db none.duckdb", 4, "没有找到数据库 none.duckdb"},
		{"dismiss --list --db none.duckdb", 4, "none.duckdb"},
		{"dismiss --list --format csv", 2, "--format"},
		{"dismiss 000000 --reason 甲 --format json", 2, "只与 --list 同用"},
		{"dismiss 0123456789abcdef --reason 甲", 0, "仍已记下"},
		{"dismiss 0123456789abcdee --reason 甲", 0, "仍已记下"},
		{"dismiss --undo 012345", 2, "有 2 条，请多写几位：\n  0123456789abcde"},
		{"dismiss --undo 0123456789abcdef", 0, "已撤销 0123456789abcdef"},
	} {
		if got := execute(t, dir, strings.Fields(test.args)...); got.code != test.code || !strings.Contains(got.out+got.err, test.says) {
			t.Errorf("%s: exit %d, want %d with %q\n%s%s", test.args, got.code, test.code, test.says, got.out, got.err)
		}
	}
	if got := execute(t, dir, "sql", "SELECT 1"); got.code != 0 {
		t.Errorf("the database does not open again: %s", got.err)
	}
}

// testdataKeys returns the keys of all findings of the documents of testdata
// as loaded, in the order given and by so many workers.
func testdataKeys(t *testing.T, files []string, workers string) []string {
	t.Helper()
	dir := t.TempDir()
	if got := execute(t, dir, append([]string{"load", "--workers", workers}, files...)...); got.code != 0 {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	got := execute(t, dir, "sql", "--format", "json", "SELECT disclosure, key, message FROM finding ORDER BY ALL")
	seen, says := map[[2]string]string{}, map[string]string{}
	var keys []string
	for line := range strings.Lines(got.out) {
		var f struct {
			Disclosure   json.Number
			Key, Message string
		}
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		at := [2]string{f.Disclosure.String(), f.Key}
		if seen[at] != "" {
			t.Errorf("one key for two findings of a disclosure: %s and %s", seen[at], f.Message)
		}
		if says[f.Key] != "" && says[f.Key] != f.Message {
			t.Errorf("one key for %s and %s", says[f.Key], f.Message)
		}
		seen[at], says[f.Key] = f.Message, f.Message
		keys = append(keys, f.Key)
	}
	slices.Sort(keys)
	return keys
}

// TestKeysOfTestdata: no two findings of a disclosure share a key, and neither
// the order of loading nor the number of workers changes one.
func TestKeysOfTestdata(t *testing.T) {
	found, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "*", "*"))
	var files []string
	for _, file := range found {
		abs, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, abs)
	}
	one := testdataKeys(t, files, "1")
	slices.Reverse(files)
	if two := testdataKeys(t, files, "2"); len(one) < 100 || !slices.Equal(one, two) {
		t.Errorf("%d keys, and %d in another order", len(one), len(two))
	}
}
