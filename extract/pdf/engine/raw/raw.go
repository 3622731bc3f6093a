// Package raw writes PDF files object by object, sound ones and others, for
// the tests of packages pdf and engine.
//
// It checks nothing: what is written is up to the test.
package raw

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"strings"
)

// A File is a PDF being written. Its catalog is object 1, the root of its page
// tree object 2.
type File struct {
	objects []string
	kids    []string
	Trailer string // entries of the trailer beside Size and Root
}

// New returns a file without pages.
func New() *File { return &File{objects: make([]string, 2)} }

// Add adds an object and returns its number.
func (f *File) Add(format string, args ...any) int {
	f.objects = append(f.objects, fmt.Sprintf(format, args...))
	return len(f.objects)
}

// Next returns the number that the next object gets.
func (f *File) Next() int { return len(f.objects) + 1 }

// Set writes the object n anew. Objects 1 and 2 are made by Bytes unless set.
func (f *File) Set(n int, format string, args ...any) {
	f.objects[n-1] = fmt.Sprintf(format, args...)
}

// Stream adds a stream as it is; entries are those of its dictionary beside
// Length.
func (f *File) Stream(entries, data string) int {
	return f.Add("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// Page adds a page with so many entries, its contents, and returns its number.
// A /MediaBox that is not among the entries is that of A4.
func (f *File) Page(entries, contents string) int {
	if !strings.Contains(entries, "/MediaBox") {
		entries += " /MediaBox [0 0 595 842]"
	}
	n := f.Add("<</Type /Page /Parent 2 0 R %s /Contents %d 0 R>>", entries, f.Stream("", contents))
	f.kids = append(f.kids, fmt.Sprintf("%d 0 R", n))
	return n
}

// Text adds a page that shows lines of Latin text.
func (f *File) Text(lines ...string) int {
	var b strings.Builder
	b.WriteString("BT /F 12 Tf 16 TL 72 760 Td\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "(%s) Tj T*\n", l)
	}
	b.WriteString("ET\n")
	return f.Page(Latin, b.String())
}

// Latin is the resources of a page with Helvetica as /F.
const Latin = "/Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"

// Bytes returns the file.
func (f *File) Bytes() []byte {
	for n, made := range []string{
		"<</Type /Catalog /Pages 2 0 R>>",
		fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s]>>", len(f.kids), strings.Join(f.kids, " ")),
	} {
		if f.objects[n] == "" {
			f.objects[n] = made
		}
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", len(f.objects)+1, f.Trailer, start)
	return b.Bytes()
}

// Deflated compresses data for a stream with /Filter /FlateDecode.
func Deflated(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data) // a buffer takes all
	_ = w.Close()
	return b.String()
}

// Zeros compresses so many megabytes of zeros, which takes no time at all: one
// megabyte stands again and again. The checksum at the end is missing.
func Zeros(megabytes int) string {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression) // a level that there is
	_, _ = w.Write(make([]byte, 1<<20))                // a buffer takes all
	_ = w.Flush()
	return "\x78\xda" + strings.Repeat(b.String(), megabytes) + "\x03\x00" // an empty last block
}
