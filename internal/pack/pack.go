// Package pack makes archives for tests.
package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"testing"
)

// Zip returns a zip of files, given as name and content in turn.
func Zip(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Rar returns a RAR 4 archive that stores files as they are, given as name and
// content in turn. Of the flags of each, 2 says that it goes on in another
// volume and 4 that it is encrypted.
func Rar(flags uint16, files ...string) []byte {
	le := binary.LittleEndian
	block := func(kind byte, flags uint16, body []byte) []byte {
		h := append([]byte{0, 0, kind}, le.AppendUint16(nil, flags)...)
		h = append(le.AppendUint16(h, uint16(7+len(body))), body...)
		le.PutUint16(h, uint16(crc32.ChecksumIEEE(h[2:])))
		return h
	}
	out := append([]byte("Rar!\x1a\x07\x00"), block(0x73, 0, make([]byte, 6))...)
	for i := 0; i < len(files); i += 2 {
		name, content := files[i], files[i+1]
		n := uint32(len(content))
		b := le.AppendUint32(le.AppendUint32(nil, n), n)
		b = append(b, 3) // Unix
		b = le.AppendUint32(b, crc32.ChecksumIEEE([]byte(content)))
		b = le.AppendUint32(b, 0)
		b = append(b, 29, 0x30) // version, stored
		b = le.AppendUint16(b, uint16(len(name)))
		b = le.AppendUint32(b, 0o100644)
		out = append(out, block(0x74, 0x8000|flags, append(b, name...))...)
		out = append(out, content...)
	}
	return append(out, block(0x7b, 0x4000, nil)...)
}

// SevenZip returns a 7z archive that stores one file as it is.
func SevenZip(name, content string) []byte {
	return sevenZip(name, []byte(content), []byte{1, 0}, uint64(len(content)), crc32.ChecksumIEEE([]byte(content)))
}

// SevenZipBlank returns a 7z archive whose one file, deflated, is n blanks.
func SevenZipBlank(name string, n int) []byte {
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestCompression) // the level is one that there is
	sum, blanks := crc32.NewIEEE(), bytes.Repeat([]byte{' '}, 1<<16)
	for left := n; left > 0; left -= len(blanks) {
		blanks = blanks[:min(left, len(blanks))]
		w.Write(blanks) // into memory
		sum.Write(blanks)
	}
	w.Close()
	return sevenZip(name, packed.Bytes(), []byte{3, 4, 1, 8}, uint64(n), sum.Sum32())
}

// sevenZip writes the archive of one file of size bytes, packed by the method
// whose id follows its length.
func sevenZip(name string, packed, method []byte, size uint64, sum uint32) []byte {
	le := binary.LittleEndian
	number := func(to []byte, n uint64) []byte { return le.AppendUint64(append(to, 0xff), n) }
	called := []byte{0}
	for _, r := range name + "\x00" {
		called = le.AppendUint16(called, uint16(r))
	}
	header := number([]byte{1, 4, 6, 0, 1, 9}, uint64(len(packed))) // header, streams, packed at 0: one stream
	header = append(header, 0, 7, 0x0b, 1, 0, 1)                    // one folder of one coder
	header = append(header, method...)
	header = append(number(append(header, 0x0c), size), 0)
	header = le.AppendUint32(append(header, 8, 0x0a, 1), sum)
	header = number(append(header, 0, 0, 5, 1, 0x11), uint64(len(called)))
	header = append(append(header, called...), 0, 0)
	start := le.AppendUint64(nil, uint64(len(packed)))
	start = le.AppendUint64(start, uint64(len(header)))
	start = le.AppendUint32(start, crc32.ChecksumIEEE(header))
	out := append([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), le.AppendUint32(nil, crc32.ChecksumIEEE(start))...)
	return append(append(append(out, start...), packed...), header...)
}
