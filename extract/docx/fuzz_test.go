package docx

import (
	"context"
	"testing"
)

// FuzzRead reads arbitrary main parts with arbitrary styles and numbering: the
// zip around them is the standard library's own.
func FuzzRead(f *testing.F) {
	for _, samples := range [][]sample{textSamples, headingSamples, tableSamples, numberingSamples} {
		for _, s := range samples {
			f.Add(parts(s.body, nil)["word/document.xml"], s.beside["styles"], s.beside["numbering"])
		}
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering string) {
		m := parts("", map[string]string{"styles": styles, "numbering": numbering})
		m["word/document.xml"] = document
		data := stored(t, m)
		doc, err := Read(context.Background(), "a.docx", data)
		if err != nil {
			return
		}
		sound(t, doc)
		again, err := Read(context.Background(), "a.docx", data)
		if err != nil || show(again) != show(doc) {
			t.Fatalf("read twice: %v\n%s\nand\n%s", err, show(doc), show(again))
		}
	})
}

// FuzzContainer reads arbitrary bytes.
func FuzzContainer(f *testing.F) {
	f.Add(pack(f, parts(simple, nil)))
	f.Add(stored(f, parts(simple, map[string]string{"styles": headingStyles})))
	f.Add([]byte(oleMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		Sniff(data)
		if doc, err := Read(context.Background(), "", data); err == nil {
			sound(t, doc)
		}
	})
}
