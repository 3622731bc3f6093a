package oracle

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/ledongthuc/pdf"

	ours "gouji/extract/pdf"
)

// The readers of PDF over the published disclosures of the corpus, for -cpu 1.
// pdftotext is started once for each document; it finds words and their
// layout, but neither tables nor paragraphs.

func BenchmarkPDFOurs(b *testing.B) {
	eachPDF(b, func(_ string, data []byte) (int, error) {
		doc, err := ours.Read(context.Background(), "", data)
		if err != nil {
			return 0, err
		}
		return doc.Pages, nil
	})
}

func BenchmarkPDFPdftotext(b *testing.B) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		b.Skip("skipped: pdftotext is not installed")
	}
	eachPDF(b, func(path string, _ []byte) (int, error) {
		text, err := exec.Command("pdftotext", "-q", "-layout", path, "-").Output()
		return bytes.Count(text, []byte("\f")), err
	})
}

func BenchmarkPDFLedongthuc(b *testing.B) {
	eachPDF(b, func(_ string, data []byte) (int, error) {
		r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return 0, err
		}
		for i := range r.NumPage() {
			if _, err := r.Page(i + 1).GetPlainText(nil); err != nil {
				return 0, err
			}
		}
		return r.NumPage(), nil
	})
}

// eachPDF times a reader, which returns how many pages it read.
func eachPDF(b *testing.B, read func(path string, data []byte) (int, error)) {
	root := filepath.Join(corpus, "real")
	found := pdfs(b, root)
	if len(found) == 0 {
		b.Skipf("skipped: no PDF under %s", root)
	}
	data := make([][]byte, len(found))
	for i, path := range found {
		var err error
		if data[i], err = os.ReadFile(path); err != nil {
			b.Fatal(err)
		}
		if _, err = read(path, data[i]); err != nil { // starts what is started once
			b.Fatal(err)
		}
	}
	pages := 0
	for b.Loop() {
		for i, path := range found {
			n, err := read(path, data[i])
			if err != nil {
				b.Fatalf("%s: %v", path, err)
			}
			pages += n
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(pages)/float64(b.N), "pages")
}
