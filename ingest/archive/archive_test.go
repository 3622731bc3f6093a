package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji/internal/limits"
	"gouji/internal/pack"
)

// unpack lists the files of data as "name=content" or "name!reason", and then
// "!reason" of the archive itself, up to its colon.
func unpack(name string, data []byte, left int64) (out []string) {
	f := Sniff(data)
	if f == nil {
		return []string{"no archive"}
	}
	err := f.Each(name, bytes.NewReader(data), int64(len(data)), &left, func(f File) bool {
		switch {
		case f.Err != nil:
			out = append(out, f.Name+"!"+f.Err.Error())
		case len(f.Data) > 50:
			out = append(out, fmt.Sprintf("%s=%d bytes", f.Name, len(f.Data)))
		default:
			out = append(out, f.Name+"="+string(f.Data))
		}
		return true
	})
	if err != nil {
		out = append(out, "!"+err.Error())
	}
	return out
}

type entry struct{ name, content string }

func zipped(t testing.TB, change func(*zip.FileHeader), entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: true}
		if change != nil {
			change(h)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarred(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Size: int64(len(e.content)), Mode: 0o644, Typeflag: tar.TypeReg}
		if target, ok := strings.CutPrefix(e.content, "->"); ok {
			h.Typeflag, h.Linkname, h.Size, e.content = tar.TypeSymlink, target, 0, ""
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t testing.TB, name string, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Name = name
	if _, err := w.Write(content); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// greedy returns a 7z archive whose header says that it holds 2^32-1 files.
func greedy() []byte {
	le := binary.LittleEndian
	header := []byte{1, 5, 0xf0, 0xff, 0xff, 0xff, 0xff, 0, 0}
	start := le.AppendUint64(le.AppendUint64(nil, 0), uint64(len(header)))
	start = le.AppendUint32(start, crc32.ChecksumIEEE(header))
	out := append([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), le.AppendUint32(nil, crc32.ChecksumIEEE(start))...)
	return append(append(out, start...), header...)
}

func gbk(t testing.TB, s string) string {
	t.Helper()
	s, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMain lets the tests' program unpack for itself.
func TestMain(m *testing.M) {
	if !Apart() {
		os.Exit(m.Run())
	}
}

func TestEach(t *testing.T) {
	locked := func(h *zip.FileHeader) { h.Flags |= 1 }
	good := zipped(t, nil, entry{"a", "one"}, entry{"b", "two"})
	holes := strings.Repeat("\x00", limits.RatioFloor+1)
	tests := []struct {
		name string
		data []byte
		want []string
	}{
		{"zip", zipped(t, nil, entry{gbk(t, "甲局/决算.docx"), "one"}, entry{"乙局.docx", "two"}, entry{"empty/", ""}), []string{"甲局/决算.docx=one", "乙局.docx=two"}},
		{"paths that lead out", zipped(t, nil, entry{"../../etc/x", "1"}, entry{"/y", "2"}, entry{`..\z`, "3"}, entry{"..", "4"}), []string{"etc/x=1", "y=2", "z=3", "（没有名称）=4"}},
		{"encrypted zip", zipped(t, locked, entry{"a", "one"}), []string{"a!" + string(encrypted)}},
		{"a bomb", zipped(t, nil, entry{"a", holes}, entry{"b", "two"}), []string{"a!解压后膨胀超过 200 倍，不像正常的文件，没有读", "b=two"}},
		{"flipped bits", slices.Replace(slices.Clone(good), 30, 34, 'x', 0xff, 0xff, 0xff), []string{"a!损坏或被截断，不能再往下读（flate: corrupt input before offset 1）：请重新取得这个文件", "b=two"}},
		{"too many files", zipped(t, nil, slices.Repeat([]entry{{"~$a", ""}}, limits.ArchiveFiles+1)...), []string{"!其中的文件超过 100000 个：请分成几个压缩包"}},
		{"empty zip", zipped(t, nil), nil},
		{"rar", pack.Rar(0, "甲局/a.docx", "one", `b\..\..\c`, "two"), []string{"甲局/a.docx=one", "c=two"}},
		{"encrypted rar", pack.Rar(4, "a", "one"), []string{"a!" + string(encrypted)}},
		{"part of a rar", pack.Rar(2, "a", "one"), []string{"a=one", "!" + string(part)}},
		{"truncated rar", pack.Rar(0, "a", "one")[:40], []string{"!损坏或被截断，不能再往下读（unexpected EOF）：请重新取得这个文件"}},
		{"7z", pack.SevenZip("甲局/a.docx", "one"), []string{"甲局/a.docx=one"}},
		{"truncated 7z", pack.SevenZip("a", "one")[:40], []string{"!损坏或被截断，不能再往下读（readPackInfo: ReadByte error: EOF）：请重新取得这个文件"}},
		{"7z that asks for terabytes", greedy(), []string{"!损坏，或解压它的时间、内存超过限额（1m0s、4096 MB）：请重新取得这个文件，或先解压再载入其中的文件"}},
		{"tar", tarred(t, entry{"a", "one"}, entry{"link", "->/etc/passwd"}, entry{"b", "two"}), []string{"a=one", "b=two"}},
		{"tar.gz", gzipped(t, "", tarred(t, entry{"a", "one"})), []string{"a=one"}},
		{"x.txt.gz", gzipped(t, "", []byte("one")), []string{"x.txt=one"}},
		{"named gz", gzipped(t, "a.txt", []byte("one")), []string{"a.txt=one"}},
		{"no archive", []byte("one"), []string{"no archive"}},
	}
	for _, tt := range tests {
		got := unpack(tt.name, tt.data, limits.ArchiveBytes)
		if len(got) > limits.ArchiveFiles {
			got = got[limits.ArchiveFiles:]
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

// What a whole tree of archives may unpack to is counted across calls.
func TestEachCountsDown(t *testing.T) {
	data := zipped(t, nil, entry{"a", "12345"}, entry{"b", "67890"}, entry{"c", "x"})
	got := unpack("x.zip", data, 7)
	if len(got) != 2 || got[0] != "a=12345" || !strings.HasPrefix(got[1], "!解压后的文件合计超过") {
		t.Errorf("got %q", got)
	}
}

func TestEachStops(t *testing.T) {
	data, left, n := zipped(t, nil, entry{"a", "1"}, entry{"b", "2"}), int64(100), 0
	err := Sniff(data).Each("x.zip", bytes.NewReader(data), int64(len(data)), &left, func(File) bool { n++; return false })
	if err != nil || n != 1 {
		t.Errorf("%d files, error %v", n, err)
	}
}

// FuzzEach holds that no bytes make an archive panic, hang or name what lies
// outside of it.
func FuzzEach(f *testing.F) {
	for _, seed := range [][]byte{zipped(f, nil, entry{"a", "one"}), pack.Rar(0, "a", "one"), pack.SevenZip("a", "one"),
		tarred(f, entry{"a", "one"}), gzipped(f, "a", []byte("one"))} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		format, left := Sniff(data), int64(1<<20)
		if format == nil {
			return
		}
		_ = format.Each("x", bytes.NewReader(data), int64(len(data)), &left, func(f File) bool {
			if strings.HasPrefix(f.Name, "/") || strings.HasPrefix(f.Name, "..") {
				t.Errorf("name %q", f.Name)
			}
			return true
		})
	})
}
