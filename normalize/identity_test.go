package normalize_test

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"gouji"
	"gouji/extract/docx"
	"gouji/internal/golden"
	"gouji/normalize"
)

func prose(name string, paragraphs ...string) *gouji.Document {
	doc := &gouji.Document{Name: name}
	for _, p := range paragraphs {
		doc.Blocks = append(doc.Blocks, gouji.Block{Text: p})
	}
	return doc
}

func TestIdentity(t *testing.T) {
	for _, test := range []struct {
		name string
		doc  *gouji.Document
		unit string
		year int
		kind gouji.DisclosureKind
	}{
		{"a title on one line", prose("a.docx", "澄江市测绘院2021年度部门决算", "第三部分 2021年度部门决算情况说明", "本年收入合计5万元。"),
			"澄江市测绘院", 2021, gouji.DepartmentAccount},
		{"a title over two lines", prose("a.docx", "澄江市测绘院", "2021年度单位决算公开", "第三部分 2021年度单位决算情况说明"),
			"澄江市测绘院", 2021, gouji.UnitAccount},
		{"a head office alone", prose("a.docx", "澄江市测绘院（本级）2021年度单位决算公开", "第三部分 2021年度单位决算情况说明"),
			"澄江市测绘院(本级)", 2021, gouji.UnitAccount},
		{"a year before the unit", prose("a.docx", "2022年度澄江市测绘院部门决算"),
			"澄江市测绘院", 2022, gouji.DepartmentAccount},
		{"short sentences compare with another year", prose("a.docx", "澄江市测绘院2021年度单位决算公开", "会议费1万元，与2020年决算持平。", "培训费1万元，与2020年决算持平。", "接待费1万元，与2020年度决算持平。"),
			"澄江市测绘院", 2021, gouji.UnitAccount},
		{"the file's name when the text says nothing", prose("澄江市测绘院2023年度部门决算.docx", "本年收入合计5万元。"),
			"澄江市测绘院", 2023, gouji.DepartmentAccount},
		{"a budget", prose("a.docx", "澄江市测绘院2024年部门预算", "一、部门预算收支情况", "2024年收入预算5万元。"),
			"澄江市测绘院", 2024, gouji.BudgetDisclosure},
		{"a title broken inside the unit's name", prose("a.pdf", "中共澄江市委", "测绘工作部2021年度", "部门决算", "第三部分 2021年度部门决算情况说明"),
			"中共澄江市委测绘工作部", 2021, gouji.DepartmentAccount},
		{"a budget whose cover names the unit behind a label", prose("a.pdf", "澄江市2025年市级单位预算", "预算单位：澄江市测绘院", "一、单位主要职能"),
			"澄江市测绘院", 2025, gouji.BudgetDisclosure},
		{"a template", prose("a.pdf", "澄江市XX局2024年度部门决算", "收入总计XXX万元，支出总计XXX万元，增长XX%，下降XX%。", "其中：XXX万元，占XX%；XXX万元，占XX%；XXX万元，占XX%；其他XXX万元。"),
			"澄江市XX局", 2024, gouji.Template},
		{"no disclosure", prose("notes.txt", "今天下雨。"), "", 0, gouji.OtherDisclosure},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := normalize.Normalize(test.doc)[0]
			if r.Unit != test.unit || r.Year != test.year || r.Kind != test.kind {
				t.Errorf("read as %q %d %s, want %q %d %s", r.Unit, r.Year, r.Kind, test.unit, test.year, test.kind)
			}
		})
	}
}

// What the path and a manifest say stands behind what the document says, and
// before it; names that may mean something else contradict nothing.
func TestPaths(t *testing.T) {
	silent := []string{"本年收入合计5万元。"}
	speaks := []string{"澄江市测绘院2021年度部门决算", "第三部分 2021年度部门决算情况说明", "本年收入合计5万元。"}
	for _, test := range []struct {
		path   string
		text   []string
		told   gouji.Label
		want   string // unit year kind region, each with its source
		differ string // notes of what sources say otherwise
	}{
		{"决算/江苏省/澄江市/澄江市测绘院/部门决算公开.docx", silent, gouji.Label{}, "澄江市测绘院/folder 0/ 部门决算/name 江苏省澄江市/folder", ""},
		{"2023/江苏/澄江市测绘院/决算.docx", silent, gouji.Label{}, "澄江市测绘院/folder 2023/folder 其他/ 江苏省/folder", ""},
		{"2023年度部门决算.zip/附件3：澄江市测绘院.docx", silent, gouji.Label{}, "/ 2023/folder 其他/ /", ""},
		{"澄江市测绘院/2022/单位决算/表.docx", append(silent, "决算情况说明"), gouji.Label{}, "澄江市测绘院/folder 2022/folder 单位决算/folder /", ""},
		{"澄江市文旅广电局2021年度部门决算.docx", []string{"澄江市文化广电和旅游局2021年度部门决算", "本年收入合计5万元。"}, gouji.Label{}, "澄江市文化广电和旅游局/document 2021/document 部门决算/document /", ""},
		{"市测绘院单位预算.docx", append(silent, "决算情况说明"), gouji.Label{}, "/ 0/ 部门决算/document /",
			"文件名的类别是“预算”，文中的是“部门决算”：按文中的"},
		{"1.澄江市测绘院2022年度单位决算公开.docx", silent, gouji.Label{}, "澄江市测绘院/name 2022/name 单位决算/name /", ""},
		{"江苏省测绘院2024年公开的决算.docx", silent, gouji.Label{}, "江苏省测绘院/name 0/ 其他/ 江苏省/name", ""},
		{"测绘院部门决算20240815.docx", silent, gouji.Label{}, "/ 0/ 部门决算/name /", ""},
		{"https://www.example.gov.cn/2023/a.docx", silent, gouji.Label{}, "/ 2023/folder 其他/ /", ""},
		{"市测绘院2024年8月公开2021年度部门决算.docx", speaks, gouji.Label{}, "澄江市测绘院/document 2021/document 部门决算/document /", ""},
		{"2024年公开/测绘院2024年公开部门决算20240815.docx", speaks, gouji.Label{}, "澄江市测绘院/document 2021/document 部门决算/document /", ""},
		{"2022/澄江市教育局/2021-2022年度单位决算.docx", speaks, gouji.Label{}, "澄江市测绘院/document 2021/document 部门决算/document /", ""},
		{"青山市水利局2021年度部门决算.docx", speaks, gouji.Label{}, "澄江市测绘院/document 2021/document 部门决算/document /",
			"文件名的单位是“青山市水利局”，文中的是“澄江市测绘院”：按文中的"},
		{"澄江市测绘院2022年部门决算.docx", speaks, gouji.Label{}, "澄江市测绘院/document 2021/document 部门决算/document /",
			"文件名的年度是“2022”，文中的是“2021”：按文中的"},
		{"澄江市测绘院2021年度部门预算.docx", speaks, gouji.Label{}, "澄江市测绘院/document 2021/document 部门决算/document /",
			"文件名的类别是“预算”，文中的是“部门决算”：按文中的"},
		{"a.docx", speaks, gouji.Label{Unit: "中共澄江市委测绘院", Year: 2021, Region: "320500"}, "中共澄江市委测绘院/manifest 2021/manifest 部门决算/document 江苏省/manifest", ""},
		{"a.docx", speaks, gouji.Label{Unit: "澄江市水利局", Year: 2020, Kind: gouji.UnitAccount, Region: "浙江省"}, "澄江市水利局/manifest 2020/manifest 单位决算/manifest 浙江省/manifest",
			"文中的单位是“澄江市测绘院”，清单的是“澄江市水利局”：按清单的；文中的年度是“2021”，清单的是“2020”：按清单的；文中的类别是“部门决算”，清单的是“单位决算”：按清单的"},
		{"北京市/江苏省测绘院2021年度部门决算.docx", silent, gouji.Label{}, "江苏省测绘院/name 2021/name 部门决算/name 江苏省/name",
			"文件夹的地区是“北京市”，文件名的是“江苏省”：按文件名的"},
	} {
		t.Run(test.path, func(t *testing.T) {
			doc := prose(path.Base(test.path), test.text...)
			doc.Path, doc.Told = test.path, test.told
			r := normalize.Normalize(doc)[0]
			got := fmt.Sprintf("%s/%s %d/%s %s/%s %s/%s", r.Unit, r.Whence.Unit, r.Year, r.Whence.Year, r.Kind, r.Whence.Kind, r.Region, r.Whence.Region)
			if got != test.want {
				t.Errorf("read as\n%s, want\n%s", got, test.want)
			}
			var differ []string
			for _, n := range r.Notes {
				if strings.Contains(n.What, "：按") {
					differ = append(differ, n.What)
				}
			}
			if got := strings.Join(differ, "；"); got != test.differ {
				t.Errorf("differences\n%s, want\n%s", got, test.differ)
			}
			for _, c := range r.Claims {
				if c.Year != r.Year {
					t.Errorf("%s of %d in an account of %d", c.Printed, c.Year, r.Year)
				}
			}
		})
	}
}

// readCase reads the docx of a case of testdata.
func readCase(t testing.TB, name string) *gouji.Document {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join("..", "testdata", name, "*.docx"))
	if len(files) != 1 {
		t.Fatalf("%d documents in case %s, want 1", len(files), name)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	doc, err := docx.Read(context.Background(), filepath.Base(files[0]), data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTwoDisclosuresInOneFile(t *testing.T) {
	doc := readCase(t, "two-in-one")
	readings := normalize.Normalize(doc)
	if len(readings) != 2 {
		t.Fatalf("%d readings, want 2", len(readings))
	}
	a, b := readings[0], readings[1]
	if a.Unit == b.Unit || !strings.Contains(doc.Name, a.Unit) || !strings.Contains(doc.Name, b.Unit) {
		t.Errorf("units %q and %q, of %s", a.Unit, b.Unit, doc.Name)
	}
	if a.Last != b.First || b.Last != len(doc.Blocks) {
		t.Errorf("blocks [%d,%d) and [%d,%d) of %d", a.First, a.Last, b.First, b.Last, len(doc.Blocks))
	}
	if len(a.Forms) < 8 || len(b.Forms) < 8 {
		t.Errorf("%d and %d forms", len(a.Forms), len(b.Forms))
	}
	seen := map[int]bool{}
	for _, r := range readings {
		for _, f := range r.Facts {
			seen[f.ID] = true
		}
		for _, c := range r.Claims {
			if seen[c.ID] {
				t.Fatalf("ID %d is given twice", c.ID)
			}
			seen[c.ID] = true
		}
	}
}

// Every figure of the clean cases must be understood: what the machine leaves
// unresolved there, it would leave unresolved in any document of the kind.
func TestCleanCasesResolve(t *testing.T) {
	for _, name := range []string{"clean-2017", "clean-2019", "clean-2020", "clean-2020-yuan", "clean-2022-rounding", "clean-2023", "clean-2024-appendix"} {
		for _, r := range normalize.Normalize(readCase(t, name)) {
			for _, c := range r.Claims {
				if c.Unresolved != "" {
					t.Errorf("%s %s: %s %s of %q: %s", name, c.Section, c.Kind, c.Amount, c.Text, c.Unresolved)
				}
			}
			for _, n := range r.Notes {
				t.Errorf("%s: %s", name, n.What)
			}
		}
	}
}

func BenchmarkNormalizeCase(b *testing.B) {
	doc := readCase(b, "clean-2020")
	for b.Loop() {
		normalize.Normalize(doc)
	}
}

// The stages of one case, to be read beside its document.
func TestCaseStages(t *testing.T) {
	const name = "basic-expenditure-conflict"
	r := normalize.Normalize(readCase(t, name))[0]
	golden.Check(t, "testdata/"+name+"-facts.golden", []byte(facts(r)))
	golden.Check(t, "testdata/"+name+"-claims.golden", []byte(claims(r)))
	golden.Check(t, "testdata/"+name+"-partitions.golden", []byte(partitions(r)))
}
