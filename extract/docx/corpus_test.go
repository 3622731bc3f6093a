package docx

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji"
)

// corpus returns the docx files of the corpus beside the repository, or skips.
func corpus(tb testing.TB) map[string][]byte {
	tb.Helper()
	root := filepath.Join("..", "..", "..", "shared", "corpus")
	files := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.EqualFold(filepath.Ext(path), ".docx") {
			return err
		}
		data, err := os.ReadFile(path)
		files[d.Name()] = data
		return err
	})
	if os.IsNotExist(err) {
		tb.Skipf("no corpus: %s is absent", root)
	}
	if err != nil {
		tb.Fatal(err)
	}
	if len(files) == 0 {
		tb.Fatalf("%s holds no docx", root)
	}
	return files
}

// seed returns the disclosure of the corpus that the table below describes.
func seed(tb testing.TB) []byte {
	for name, data := range corpus(tb) {
		if strings.HasPrefix(name, "湖南省") && strings.Contains(name, "2020") {
			return data
		}
	}
	tb.Skip("no corpus: its seed disclosure is absent")
	return nil
}

func TestCorpusIsSound(t *testing.T) {
	for name, data := range corpus(t) {
		doc, err := Read(context.Background(), name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		sound(t, doc)
		for _, m := range doc.Malformed {
			t.Errorf("%s: malformed at block %d: %s", name, m.Source.Block, m.What)
		}
	}
}

func TestSeedTables(t *testing.T) {
	doc, err := Read(context.Background(), "", seed(t))
	if err != nil {
		t.Fatal(err)
	}
	var grids []*gouji.Grid
	paragraphs := 0
	for _, b := range doc.Blocks {
		if b.Grid != nil {
			grids = append(grids, b.Grid)
		} else {
			paragraphs++
		}
	}
	if paragraphs != 119 {
		t.Errorf("%d paragraphs, want 119", paragraphs)
	}
	// The cell at a position, and the figures that a reader finds there.
	wants := []struct {
		rows, cols, row, col, rowSpan, colSpan int
		title, text                            string
	}{
		{37, 6, 3, 0, 1, 3, "收入支出决算总表", "收入"},
		{20, 11, 3, 4, 4, 1, "收入决算表", "本年收入合计"},
		{20, 10, 8, 5, 1, 1, "支出决算表", "74.98"},
		{39, 9, 12, 6, 1, 1, "财政拨款收入支出决算总表", "62.90"},
		{20, 7, 8, 5, 1, 1, "一般公共预算财政拨款支出决算表", "30.28"},
		{35, 9, 34, 0, 1, 6, "一般公共预算财政拨款基本支出决算表", "人员经费合计"},
		{8, 12, 3, 0, 1, 6, "一般公共预算财政拨款“三公”经费支出决算表", "预算数"},
		{10, 10, 3, 0, 1, 4, "政府性基金预算财政拨款收入支出决算表", "项目"},
		{10, 7, 3, 4, 1, 3, "国有资本经营预算财政拨款支出决算表", "本年支出"},
	}
	if len(grids) != len(wants) {
		t.Fatalf("%d tables, want %d", len(grids), len(wants))
	}
	for i, want := range wants {
		g := grids[i]
		if g.Rows != want.rows || g.Cols != want.cols || g.Cells[0].Text != want.title {
			t.Errorf("table %d: %d×%d %q, want %d×%d %q", i+1, g.Rows, g.Cols, g.Cells[0].Text, want.rows, want.cols, want.title)
			continue
		}
		c := g.Cells[g.Lookup()[want.row*g.Cols+want.col]]
		if c.Text != want.text || c.Row != want.row || c.Col != want.col || c.RowSpan != want.rowSpan || c.ColSpan != want.colSpan {
			t.Errorf("table %d: %+v, want %+v", i+1, c, want)
		}
	}
}
