package manifest

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji"
)

func TestParse(t *testing.T) {
	plain := "year,path,unit,kind,region,url\n2023年度,a/甲.docx,甲局,部门决算,320000,https://example.com/20240815/a.docx\n,b.zip,乙局,,,\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"UTF-8": plain, "with a mark": "\ufeff" + plain, "GBK": gb, "lines of Windows": strings.ReplaceAll(plain, "\n", "\r\n"), "paths of Windows": strings.Replace(plain, "a/", `a\`, 1)} {
		m, err := Parse([]byte(text), "lists")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := gouji.Label{Unit: "甲局", Year: 2023, Kind: gouji.DepartmentAccount, Region: "320000", URL: "https://example.com/20240815/a.docx"}
		for _, path := range []string{"lists/a/甲.docx", "a/甲.docx", "./a/甲.docx"} {
			if got := m.Label(path); got != want {
				t.Errorf("%s: %s is %+v", name, path, got)
			}
		}
		if got := m.Unmet(); len(got) != 1 || got[0] != "第 3 行 b.zip" {
			t.Errorf("%s: unmet %q", name, got)
		}
		if got := m.Label(filepath.Join("lists", "b.zip", "c", "d.docx")); got.Unit != "乙局" || len(m.Unmet()) != 0 {
			t.Errorf("%s: within the archive %+v, unmet %q", name, got, m.Unmet())
		}
		if got := m.Label("c.docx"); got != (gouji.Label{}) {
			t.Errorf("%s: of another file %+v", name, got)
		}
	}
}

func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "清单是空的",
		"unit,year\n甲局,2023\n":            "第 1 行：缺少列 path",
		"path,jahr\n":                     "第 1 行：没有列 \"jahr\"",
		"path,Path\n":                     "第 1 行：列 path 有两个",
		"path,,\n":                        "第 1 行：第 2 列没有列名",
		"path,year\na,2023\nb,23\n":       "第 3 行：year “23”不是",
		"path,year\na,1999\nb,x\n":        "第 3 行：year “x”不是", // all mistakes at once
		"path,kind\na,决算\n":               "第 2 行：kind 不能是“决算”",
		"path,url\na,www.example.com\n":   "第 2 行：url “www.example.com”不是",
		"path\na\n./a\n":                  "第 3 行：path “a”在第 2 行已有",
		"path,unit\n,甲局\n":                "第 2 行：没有写 path",
		"path,unit\na,b,c\n":              "第 2 行：有 3 列",
		"path,unit\na,\"b\n":              "引号不成对",
		"path,unit\na,\xff\xff\n":         "不是 UTF-8，也不是 GBK",
		"path,unit\n\"a\nb\",甲局\nc,d,e\n": "第 4 行：有 3 列",
	} {
		if _, err := Parse([]byte(text), "."); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
