package hostile

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"strings"

	"gouji/internal/pack"
)

// archives returns archives that unpack to too much, too deep, or to names
// that lead out of them.
func archives() map[string][]byte {
	blanks := bytes.Repeat([]byte{' '}, 64<<20)
	deep := zipped("a.txt", []byte(account))
	for range 8 {
		deep = zipped("deeper.zip", deep)
	}
	deepest := gzipped([]byte(account))
	for range 8 {
		deepest = gzipped(deepest)
	}
	doc := strings.Repeat(account, 4<<10) // some 1 MB, of which little is left
	out := map[string][]byte{
		"bomb.zip":      zipped("blanks.txt", blanks),
		"bomb.txt.gz":   gzipped(blanks),
		"bomb.tar.gz":   gzipped(tarred("blanks.txt", string(blanks))),
		"bomb.7z":       pack.SevenZipBlank("blanks.txt", 300<<20),
		"many.7z":       pack.SevenZip("bomb.zip", string(zipped("blanks.txt", blanks))),
		"deep.zip":      deep,
		"deep.gz":       deepest,
		"shared.zip":    shared([]byte(doc), 60_000),
		"names.zip":     zipped(outside("zip")...),
		"names.tar":     tarred(texts(outside("tar"))...),
		"names.7z":      pack.SevenZip("../../gouji-7z.txt", "x"),
		"names.rar":     pack.Rar(0, "../../gouji-rar.txt", "x", `C:\gouji-rar.txt`, "y"),
		"links.tar":     linked(),
		"lying.rar":     lying(pack.Rar(0, "a.txt", "x")),
		"encrypted.rar": pack.Rar(4, "a.txt", account),
		"part.rar":      pack.Rar(2, "a.txt", account),
		"empty.zip":     zipped(),
		"empty.gz":      gzipped(nil),
	}
	return out
}

// outside are names, with contents, that lead out of an archive of kind.
func outside(kind string) []any {
	return []any{"../../gouji-" + kind + ".txt", "a", "/gouji-" + kind + ".txt", "b", `..\..\gouji-` + kind + "-b.txt", "c",
		`C:\gouji-` + kind + ".txt", "d", "a/../../../gouji-" + kind + "-m.txt", "e", "x\ny\x1b[31m\u202e.txt", "f", "", "g", "..", "h"}
}

func texts(of []any) []string {
	out := make([]string, len(of))
	for i, v := range of {
		out[i] = v.(string)
	}
	return out
}

// zipped returns a zip of files, given as name and content in turn.
func zipped(files ...any) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i].(string))
		must(err)
		_, err = fmt.Fprintf(w, "%s", files[i+1])
		must(err)
	}
	must(z.Close())
	return b.Bytes()
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(data)
	must(err)
	must(w.Close())
	return b.Bytes()
}

func tarred(files ...string) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		must(w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644, Typeflag: tar.TypeReg, Format: tar.FormatPAX}))
		_, err := w.Write([]byte(files[i+1]))
		must(err)
	}
	must(w.Close())
	return b.Bytes()
}

// linked returns a tar whose links lead out, with a file behind one of them,
// and a device.
func linked() []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []*tar.Header{
		{Name: "out", Linkname: "../..", Typeflag: tar.TypeSymlink},
		{Name: "hosts", Linkname: "/etc/hosts", Typeflag: tar.TypeLink},
		{Name: "null", Typeflag: tar.TypeChar, Devmajor: 1, Devminor: 3},
		{Name: "out/gouji-link.txt", Typeflag: tar.TypeReg, Mode: 0o644},
	} {
		must(w.WriteHeader(h))
	}
	must(w.Close())
	return b.Bytes()
}

// shared returns a zip that lists its one file n times.
func shared(data []byte, n int) []byte {
	const (
		end     = 22 // bytes of the record at the end
		entries = 8  // where in it stands how many there are, twice
		listing = 12 // where in it stands how long their list is
	)
	z := zipped("shared.txt", data)
	tail := bytes.Clone(z[len(z)-end:])
	at := binary.LittleEndian.Uint32(tail[16:])
	entry := z[at : len(z)-end]
	list := bytes.Repeat(entry, n)
	binary.LittleEndian.PutUint16(tail[entries:], uint16(n))
	binary.LittleEndian.PutUint16(tail[entries+2:], uint16(n))
	binary.LittleEndian.PutUint32(tail[listing:], uint32(len(list)))
	return append(append(bytes.Clone(z[:at]), list...), tail...)
}

// lying says in the header of a RAR's one file that it has 2 GB.
func lying(rar []byte) []byte {
	const size = 7 + 13 + 7 + 4 // of the mark, the archive's header and what precedes it
	binary.LittleEndian.PutUint32(rar[size:], 2<<30)
	return rar
}

func must(err error) {
	if err != nil {
		panic(err) // writing to memory does not fail
	}
}
