package oracle

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"testing"

	"gouji"
)

// A popplerWord is a word with its place on the displayed page, as pdftotext
// prints it.
type popplerWord struct {
	X0   float32 `xml:"xMin,attr"`
	Y0   float32 `xml:"yMin,attr"`
	X1   float32 `xml:"xMax,attr"`
	Y1   float32 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

// pdftotext returns the words on the pages of a PDF as poppler reads them.
func pdftotext(t *testing.T, path string) [][]piece {
	t.Helper()
	out, err := exec.Command("pdftotext", "-q", "-bbox", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	d := xml.NewDecoder(bytes.NewReader(legal(out)))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var pages [][]piece
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return pages
		}
		if err != nil {
			t.Fatalf("pdftotext: %v", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "page" {
			continue
		}
		var page struct {
			Words []popplerWord `xml:"word"`
		}
		if err := d.DecodeElement(&page, &start); err != nil {
			t.Fatalf("pdftotext: %v", err)
		}
		pieces := make([]piece, len(page.Words))
		for i, w := range page.Words {
			pieces[i] = piece{w.Text, []gouji.Box{{X0: w.X0, Y0: w.Y0, X1: w.X1, Y1: w.Y1}}}
		}
		pages = append(pages, pieces)
	}
}

// legal drops what XML does not allow: the control characters that some fonts
// map to.
func legal(b []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, b)
}
