package oracle

import (
	"bytes"
	"context"
	"testing"

	"github.com/unidoc/unioffice/document"

	"gouji/extract/docx"
)

// documents returns the seed of the corpus, or where that is absent the
// project's own documents.
func documents(b *testing.B) map[string][]byte {
	found := files(b, corpus)
	if len(found) == 0 {
		found = files(b, testdata)
	}
	if len(found) == 0 {
		b.Fatal("no docx found")
	}
	return found
}

func BenchmarkOurs(b *testing.B) {
	each(b, func(data []byte) error {
		_, err := docx.Read(context.Background(), "", data)
		return err
	})
}

func BenchmarkUnioffice(b *testing.B) {
	each(b, func(data []byte) error {
		_, err := document.Read(bytes.NewReader(data), int64(len(data)))
		return err
	})
}

func each(b *testing.B, read func([]byte) error) {
	found := documents(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range found {
			if err := read(data); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(found))/b.Elapsed().Seconds(), "docs/s")
}
