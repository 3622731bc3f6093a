package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gouji/extract/pdf"
	"gouji/extract/pdf/engine"
)

// corpus returns the real PDFs beside the repository, or those of testdata
// where there are none.
func corpus(b *testing.B) [][]byte {
	b.Helper()
	names, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "corpus", "real", "*", "*.pdf"))
	if len(names) == 0 {
		b.Log("../shared/corpus/real is absent: the layouts of testdata stand for it")
		names, _ = filepath.Glob(filepath.Join("testdata", "layouts", "*.pdf"))
	}
	if len(names) == 0 {
		b.Fatal("no PDF found")
	}
	var files [][]byte
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	return files
}

// BenchmarkRead reads real files, and tells what part of the time is our own:
// all but the calls of the engine.
func BenchmarkRead(b *testing.B) {
	files := corpus(b)
	if _, err := engine.Shared(); err != nil { // compiles it the first time
		b.Fatal(err)
	}
	var pages int
	var all, engines time.Duration
	for b.Loop() {
		for _, data := range files {
			start := time.Now()
			doc, err := pdf.Read(context.Background(), "a.pdf", data)
			if err != nil {
				b.Fatal(err)
			}
			all += time.Since(start)
			pages += doc.Pages
			start = time.Now()
			bare(b, data)
			engines += time.Since(start)
		}
	}
	b.ReportMetric(float64(pages)/all.Seconds(), "pages/s")
	b.ReportMetric(100*(1-engines.Seconds()/all.Seconds()), "%own")
	b.ReportMetric(0, "ns/op") // counts both ways of reading
}

// bare reads a file with the engine alone.
func bare(b *testing.B, data []byte) {
	e, err := engine.Shared()
	if err != nil {
		b.Fatal(err)
	}
	doc, err := e.Open(context.Background(), data)
	if err != nil {
		b.Fatal(err)
	}
	defer doc.Close()
	for i := range doc.Pages {
		if _, err := doc.Page(context.Background(), i); err != nil {
			b.Fatal(err)
		}
	}
}
