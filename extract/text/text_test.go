package text_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"gouji"
	"gouji/extract/text"
)

func read(t *testing.T, data string) *gouji.Document {
	t.Helper()
	doc, err := text.Read(t.Context(), "a.txt", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// show prints the blocks of doc, a line each; a table as its size.
func show(doc *gouji.Document) string {
	var lines []string
	for _, b := range doc.Blocks {
		if b.Grid != nil {
			lines = append(lines, fmt.Sprintf("<%d×%d>", b.Grid.Rows, b.Grid.Cols))
		} else {
			lines = append(lines, b.Text)
		}
	}
	return strings.Join(lines, "|")
}

const table = "\t项目\n\t金额\n\n\t合计\n\t5.00\n\n"

func TestBlocks(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"paragraphs", "第一部分 概况\n\n\n一、职责\r\n负责测绘。\r二、机构", "第一部分 概况|一、职责|负责测绘。|二、机构"},
		{"a table between paragraphs", "前\n" + table + "后", "前|<2×2>|后"},
		{"two empty lines end a table", table + "\n" + table, "<2×2>|<2×2>"},
		{"one does not", table + table, "<4×2>"},
		{"the last row may lack its empty line", strings.TrimSpace("前\n" + table), "前|<2×2>"},
		{"a page break", "前\n\f" + table + "\f后", "前|<2×2>|后"},
		{"indented paragraphs", "\t一、职责\n\t负责测绘。\n\n\t二、机构\n\t共三个。\n", "一、职责|负责测绘。|二、机构|共三个。"},
		{"one indented paragraph", "\t负责测绘\n并出图", "负责测绘|并出图"},
		{"bookmarks", "[bookmark: _GoBack]本单位无支出。[bookmark: a][bookmark: 半", "本单位无支出。[bookmark: 半"},
		{"a paragraph of a bookmark alone", "甲\n[bookmark: _Toc1]\n乙", "甲|乙"},
		{"a tab inside a line is no cell", "第一部分\t1\n第二部分\t2", "第一部分\t1|第二部分\t2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := show(read(t, test.in)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDocument(t *testing.T) {
	doc := read(t, "决算\n"+table)
	if doc.Name != "a.txt" || doc.Format != "text" || doc.Pages != 0 || len(doc.Hash) != 64 || doc.Malformed != nil {
		t.Errorf("got %+v", doc)
	}
}

func TestEncodings(t *testing.T) {
	want := "2020年度部门决算|<2×2>|完成118.38%，㙍。"
	plain := "2020年度部门决算\n" + table + "完成118.38%，㙍。\n"
	encoded := map[string]string{"UTF-8": plain, "UTF-8 with a mark": "\ufeff" + plain}
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	encoded["GB18030"] = gb
	for name, order := range map[string]unicode.Endianness{"UTF-16LE": unicode.LittleEndian, "UTF-16BE": unicode.BigEndian} {
		s, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(plain)
		if err != nil {
			t.Fatal(err)
		}
		encoded[name] = s
	}
	for name, data := range encoded {
		t.Run(name, func(t *testing.T) {
			if !text.Sniff([]byte(data)) {
				t.Error("Sniff says no")
			}
			if doc := read(t, data); show(doc) != want || doc.Malformed != nil {
				t.Errorf("got %q, %v", show(doc), doc.Malformed)
			}
		})
	}
}

func TestDamage(t *testing.T) {
	doc := read(t, "前面的文字完好无损没有问题共计二十个字左右\n决\xff算\n"+strings.ReplaceAll(table, "金额", "金\xe5额"))
	if want := "前面的文字完好无损没有问题共计二十个字左右|决\uFFFD算|<2×2>"; show(doc) != want {
		t.Errorf("got %q, want %q", show(doc), want)
	}
	var at []gouji.Source
	for _, m := range doc.Malformed {
		at = append(at, m.Source)
	}
	if want := []gouji.Source{{Block: 1, Row: -1, Col: -1}, {Block: 2, Row: 0, Col: 1}}; !reflect.DeepEqual(at, want) {
		t.Errorf("damage at %v, want %v", at, want)
	}
}

func TestRefusals(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"empty":     {"", "没有文字"},
		"blank":     {" \n\u3000\n", "没有文字"},
		"binary":    {"PK\x03\x04\x00\x00决算", "不是文本"},
		"controls":  {strings.Repeat("决\x01\x02算", 50), "不是文本"},
		"wide":      {strings.Repeat("\t1\n", 1001) + "\n\t1\n\t2\n", "超过上限"},
		"paragraph": {strings.Repeat("决算", 3<<20), "16 MB"},
		"all text":  {strings.Repeat(strings.Repeat("决算", 1<<20)+"\n", 6), "32 MB"},
		"cells":     {strings.Repeat("\t\n", 1_000_001), "单元格超过"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := text.Read(t.Context(), "a.txt", []byte(test.in))
			if err == nil || doc != nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %s", err, test.want)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := text.Read(ctx, "a.txt", []byte("决算")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{
		"": false, "\n \n": false, "决算": true, "plain": true, "\x00\x01": false, "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR": false,
		strings.Repeat("决", 9000): true, strings.Repeat("算", 10) + strings.Repeat("\x02", 10): false,
	} {
		if got := text.Sniff([]byte(in)); got != want {
			t.Errorf("Sniff(%.20q) = %v, want %v", in, got, want)
		}
	}
}

// The published text dump of one account: nine forms, as wide as the printed
// ones.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("../../../shared/corpus/seed/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("no ../shared/corpus/seed beside the module")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc := read(t, string(data))
		var sizes []string
		for _, b := range doc.Blocks {
			if b.Grid != nil {
				sizes = append(sizes, fmt.Sprintf("%d×%d", b.Grid.Rows, b.Grid.Cols))
				rectangle(t, b.Grid)
			}
		}
		if got, want := strings.Join(sizes, " "), "37×6 20×11 20×10 39×9 20×7 35×9 8×12 10×10 10×7"; got != want {
			t.Errorf("%s: tables of %s, want %s", filepath.Base(file), got, want)
		}
	}
}

// rectangle checks that every position of g is covered by exactly one cell.
func rectangle(t *testing.T, g *gouji.Grid) {
	t.Helper()
	area := 0
	for _, c := range g.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > g.Rows || c.Col+c.ColSpan > g.Cols {
			t.Fatalf("cell %+v outside %d×%d", c, g.Rows, g.Cols)
		}
		area += c.RowSpan * c.ColSpan
	}
	for i, c := range g.Lookup() {
		if c < 0 {
			t.Fatalf("nothing at row %d, column %d", i/g.Cols, i%g.Cols)
		}
	}
	if area != g.Rows*g.Cols {
		t.Fatalf("cells cover %d positions of %d×%d", area, g.Rows, g.Cols)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"决算\n" + table + "完", "\t收入\n\t支出\n\n\t项目\n\t金额\n\t项目\n\t金额\n\n\t\n\t1\n\t\n\t2\n", "\xff\xfe\x51\x7b", "[bookmark: a]\x81\x30", "\t合计\n\n\t\n\t\n\t\n\n\t\n\t\n\t\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := text.Read(t.Context(), "a.txt", data)
		if err != nil {
			return
		}
		for _, b := range doc.Blocks {
			if b.Grid != nil {
				rectangle(t, b.Grid)
			} else if strings.TrimSpace(b.Text) == "" || !utf8.ValidString(b.Text) {
				t.Fatalf("paragraph %q", b.Text)
			}
		}
		again, err := text.Read(t.Context(), "a.txt", data)
		if err != nil || !reflect.DeepEqual(doc, again) {
			t.Fatalf("read again: %v", err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte(strings.Repeat("一、收入情况\n本年收入合计139.69万元。\n"+strings.Repeat("\t2060301\n\t机构运行\n\t27.71\n\t\n\t　\n\n", 20)+"\n\n", 20))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := text.Read(b.Context(), "a.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
