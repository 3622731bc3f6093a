package layout

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji/internal/synth/page"
)

// TestFixtures holds the documents that were printed to what the layouts say
// now. Parts are compared unpacked, since a compressor may change with Go.
func TestFixtures(t *testing.T) {
	const again = "go run ./internal/synth/print at the root of the module"
	dir := filepath.Join("..", "..", "..", "extract", "pdf", "testdata", "layouts")
	known := map[string]bool{}
	for _, l := range All {
		if known[l.Name] {
			t.Errorf("two layouts are named %s", l.Name)
		}
		known[l.Name] = true
		kept, err := os.ReadFile(filepath.Join(dir, l.Name+".docx"))
		if err != nil {
			t.Fatalf("%v: %s", err, again)
		}
		var b bytes.Buffer
		if err := l.Document().WriteDOCX(&b); err != nil {
			t.Fatal(err)
		}
		if unpack(t, b.Bytes()) != unpack(t, kept) {
			t.Errorf("%s.docx is stale: %s", l.Name, again)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(f.Name(), filepath.Ext(f.Name())); !known[name] {
			t.Errorf("%s belongs to no layout", f.Name())
		}
	}
	if want := 2 * len(All); len(files) != want {
		t.Errorf("%d files, want a document and a print of each layout, %d: %s", len(files), want, again)
	}
}

func unpack(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(f.Name + "\n")
		if _, err := io.Copy(&out, r); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// TestRectangular holds every row of every table to the columns of its table.
func TestRectangular(t *testing.T) {
	for _, l := range All {
		for _, b := range l.Document().Blocks {
			if b.Table == nil {
				continue
			}
			for i, row := range b.Table.Rows {
				if n := page.Columns(row); n != len(b.Table.Widths) {
					t.Errorf("%s: row %d has %d columns of %d", l.Name, i, n, len(b.Table.Widths))
				}
			}
		}
	}
}
