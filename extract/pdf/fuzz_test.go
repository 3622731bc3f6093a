package pdf_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"gouji/extract/pdf"
	"gouji/extract/pdf/engine"
	"gouji/extract/pdf/engine/raw"
)

// FuzzRead reads arbitrary bytes: a document is sound and the same each time,
// and reading ends in time.
func FuzzRead(f *testing.F) {
	const most = 10 << 10 // bytes of a seed
	for _, data := range small(f) {
		f.Add(data)
	}
	for _, h := range append(structures(), pages()...) {
		if len(h.data) < most && h.says != late {
			f.Add(h.data)
		}
	}
	names, err := filepath.Glob(filepath.Join("testdata", "encrypted", "*.pdf"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	if _, err := engine.Shared(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		pdf.Sniff(data)
		readTwice(t, data)
	})
}

// FuzzContents does the same to what a page shows, so that more of it comes to
// lines and tables.
func FuzzContents(f *testing.F) {
	f.Add(shown, "72 700 m 300 700 l S 72 600 m 300 600 l S 72 600 m 72 700 l S 190 600 m 190 700 l S 300 600 m 300 700 l S", uint16(0))
	f.Add("0 1 -1 0 300 300 cm "+shown, "0.9 g 72 500 100 20 re f 72 480 100 20 re f 172 500 100 20 re f 172 480 100 20 re f", uint16(90))
	f.Add("BT /F 10 Tf 72 700 Td (a) Tj 100 0 Td (1.00) Tj -100 -14 Td (b) Tj 100 0 Td (2.00) Tj -100 -14 Td (c) Tj 100 0 Td (3.00) Tj ET", "1e30 w 1 1 m 1e30 1 l S", uint16(270))
	f.Add("1 Tf 700 Td(00000000000)Tj", "000100A00000000000000 010 100 20 re 00170 1000 re 100 0 100 20 re B", uint16(146))
	if _, err := engine.Shared(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, first, second string, turn uint16) {
		file := raw.New()
		file.Page(fmt.Sprintf("%s /Rotate %d", raw.Latin, turn), first+"\n"+second)
		file.Page(raw.Latin, second+"\n"+first)
		readTwice(t, file.Bytes())
	})
}

func readTwice(t *testing.T, data []byte) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	start := time.Now()
	doc, err := pdf.Read(ctx, "a.pdf", data)
	if took := time.Since(start); took > 11*time.Second {
		t.Errorf("took %v", took)
	}
	if err != nil {
		return
	}
	if err := sound(doc); err != nil {
		t.Error(err)
	}
	again, err := pdf.Read(context.Background(), "a.pdf", data)
	if err != nil || !reflect.DeepEqual(doc, again) {
		t.Errorf("read twice: %v\n%+v\nand\n%+v", err, doc, again)
	}
}
