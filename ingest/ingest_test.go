package ingest

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gouji"
	"gouji/ingest/archive"
	"gouji/internal/limits"
	"gouji/internal/pack"
)

// TestMain lets the tests' program unpack for itself.
func TestMain(m *testing.M) {
	if !archive.Apart() {
		os.Exit(m.Run())
	}
}

// tree makes files of the given contents in a new folder, and returns it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

// walked lists what Walk yields: path relative to dir, with state and the
// beginning of the reason.
func walked(t *testing.T, dir string, paths ...string) []string {
	t.Helper()
	for i := range paths {
		paths[i] = filepath.Join(dir, paths[i])
	}
	var out []string
	for in := range Walk(context.Background(), paths) {
		rel, err := filepath.Rel(dir, in.Path)
		if err != nil {
			t.Fatal(err)
		}
		reason, _, _ := strings.Cut(in.Reason, "：")
		out = append(out, strings.TrimRight(fmt.Sprintf("%s %s %s", rel, in.State, reason), " "))
	}
	return out
}

func TestWalk(t *testing.T) {
	dir := tree(t, map[string]string{
		"b/2.docx": "", "b/1.docx": "", "a.txt": "", "b/~$1.docx": "", "b/.hidden": "", ".git/config": "",
	})
	link(t, filepath.Join(dir, "b"), filepath.Join(dir, "b", "up")) // back to b
	link(t, filepath.Join(dir, "b"), filepath.Join(dir, "c"))       // b by another name
	link(t, filepath.Join(dir, "nowhere"), filepath.Join(dir, "d"))
	link(t, filepath.Join(dir, "e"), filepath.Join(dir, "e"))
	link(t, filepath.Join(dir, "a.txt"), filepath.Join(dir, "f.txt"))
	socket, err := net.Listen("unix", filepath.Join(dir, "g"))
	if err != nil {
		t.Skip("no sockets here:", err)
	}
	defer socket.Close()
	want := []string{
		".git skipped 隐藏文件或系统文件",
		"a.txt",
		"b/.hidden skipped 隐藏文件或系统文件",
		"b/1.docx",
		"b/2.docx",
		"b/up quarantined 文件夹循环",
		"b/~$1.docx skipped 办公软件打开文件时留下的临时文件",
		"c skipped 文件夹 " + filepath.Join(dir, "b") + " 前面已读过",
		"d quarantined 没有这个文件或文件夹",
		"e quarantined 链接循环",
		"f.txt",
		"g skipped 不是普通文件（管道、套接字或设备）",
	}
	if got := walked(t, dir, "."); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	want = []string{"none quarantined 没有这个文件或文件夹", "b/~$1.docx", "a.txt"}
	if got := walked(t, dir, "none", "b/~$1.docx", "a.txt"); !slices.Equal(got, want) {
		t.Errorf("named paths give %q, want %q", got, want)
	}
}

func TestWalkPatterns(t *testing.T) {
	dir := tree(t, map[string]string{"a/1.docx": "", "a/b/2.docx": "", "a/b/3.pdf": "", "x[1].txt": "", "x1.txt": ""})
	for _, tt := range []struct {
		pattern string
		want    []string
	}{
		{"a/**/*.docx", []string{"a/1.docx", "a/b/2.docx"}},
		{"a/b/*.{pdf,docx}", []string{"a/b/2.docx", "a/b/3.pdf"}},
		{"x[1].txt", []string{"x[1].txt"}}, // the file of that name
		{"*.xls", []string{"*.xls quarantined 没有与通配符相符的文件"}},
		{"[", []string{"[ quarantined 通配符写法有误"}},
	} {
		if got := walked(t, dir, tt.pattern); !slices.Equal(got, tt.want) {
			t.Errorf("%s gives %q, want %q", tt.pattern, got, tt.want)
		}
	}
}

func TestList(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"a b.docx\r\n\n  \n乙.docx", []string{"a b.docx", "乙.docx"}},
		{"a\nb.docx\x00c\x00", []string{"a\nb.docx", "c"}},
		{"", nil},
	} {
		if got, err := List(strings.NewReader(tt.in)); err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%q gives %q, %v", tt.in, got, err)
		}
	}
	if _, err := List(strings.NewReader("a\n" + strings.Repeat("x", maxPath+1))); err == nil {
		t.Error("a path without end is taken")
	}
}

// Folders that link to one another must not be walked over and over.
func TestWalkEndsInAWebOfLinks(t *testing.T) {
	dir := tree(t, map[string]string{"0/x": "", "1/x": "", "2/x": "", "3/x": ""})
	for i := range 4 {
		for j := range 4 {
			link(t, filepath.Join(dir, fmt.Sprint(j)), filepath.Join(dir, fmt.Sprint(i), fmt.Sprint("to", j)))
		}
	}
	if got := walked(t, dir, "."); len(got) > 4+16+4 {
		t.Errorf("%d inputs", len(got))
	}
}

// lines reads anything that begins with "#", as a paragraph; "#panic" and
// others misbehave.
func lines(stuck chan struct{}) Format {
	return Format{Name: "line", Version: "line/1",
		Sniff: func(data []byte) bool {
			if bytes.HasPrefix(data, []byte("!panic")) {
				panic("out of bytes")
			}
			return bytes.HasPrefix(data, []byte("#"))
		},
		Read: func(ctx context.Context, name string, data []byte) (*gouji.Document, error) {
			switch {
			case bytes.HasPrefix(data, []byte("#panic")):
				var none []int
				_ = none[len(data)]
			case bytes.HasPrefix(data, []byte("#slow")):
				<-ctx.Done()
				return nil, ctx.Err()
			case bytes.HasPrefix(data, []byte("#stuck")):
				<-stuck
			case bytes.HasPrefix(data, []byte("#bad")):
				return nil, errors.New("第 3 行坏了")
			}
			return &gouji.Document{Format: "line", Blocks: []gouji.Block{{Text: string(data)}}}, nil
		}}
}

// broken is a format whose files are all damaged.
var broken = Format{Name: "PDF", Version: "pdf/1",
	Sniff: func(data []byte) bool { return bytes.Contains(data, []byte("%PDF-")) },
	Read: func(context.Context, string, []byte) (*gouji.Document, error) {
		return nil, errors.New("PDF 已损坏")
	}}

func run(t *testing.T, p *Pipeline, paths ...string) (outcomes []gouji.Outcome) {
	t.Helper()
	p.Store = func(_ context.Context, o gouji.Outcome) error {
		outcomes = append(outcomes, o)
		return nil
	}
	if p.Normalize == nil {
		p.Normalize = func(*gouji.Document) []gouji.Reading { return []gouji.Reading{{Kind: gouji.OtherDisclosure}} }
	}
	if err := p.Run(context.Background(), Walk(context.Background(), paths)); err != nil {
		t.Fatal(err)
	}
	return outcomes
}

func TestRun(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	dir := tree(t, map[string]string{
		"a": "#one", "b": "#two", "c": "#one", "d": "#panic", "e": "#slow", "f": "#stuck", "g": "#bad", "h": "",
		"i": "%PDF-1.4 …", "j": "\x00\x01\x02", "k": pack.Zip(t, "xl/workbook.xml", ""), "q": "PK\x03\x04 and no end", "r": pack.Zip(t, "a.docx", ""), "l": " <!DOCTYPE html><p>", "m": "#known", "n": "#norm",
		"o": "Rar!\x1a\x07\x00", "p": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 …", "s": `{\rtf1 …`, "t": "#one %PDF-1.4 …", "u": "!panic",
	})
	big, err := os.Create(filepath.Join(dir, "z"))
	if err != nil || big.Truncate(limits.FileBytes+1) != nil {
		t.Skip("no sparse files here")
	}
	big.Close()
	want := []struct{ path, state, reason string }{
		{"a", "done", ""},
		{"b", "done", ""},
		{"c", "skipped", "内容与 " + dir + "/a 相同"},
		{"d", "quarantined", "读取内容：程序出错"},
		{"e", "quarantined", "读取内容：0.2 秒内没有读完"},
		{"f", "quarantined", "0.2 秒内没有读完"},
		{"g", "quarantined", "读取内容：第 3 行坏了"},
		{"h", "quarantined", "识别格式：文件是空的"},
		{"i", "quarantined", "读取内容：PDF 已损坏"},
		{"j", "quarantined", "识别格式：认不出文件的格式：能读的有 line、PDF"},
		{"k", "quarantined", "识别格式：内容是Excel"},
		{"l", "quarantined", "识别格式：内容是网页"},
		{"m", "skipped", "以前已载入"},
		{"n", "quarantined", "理解内容：程序出错"},
		{"o", "quarantined", "解压：RAR 压缩包损坏或被截断"},
		{"p", "quarantined", "识别格式：内容是旧版 Office"},
		{"q", "quarantined", "识别格式：内容是损坏或被截断的压缩包"},
		{"a.docx", "quarantined", "识别格式：文件是空的"},
		{"s", "quarantined", "识别格式：内容是RTF"},
		{"t", "done", ""}, // by the format that stands first
		{"u", "quarantined", "识别格式：程序出错：out of bytes（ingest/ingest_test.go:"},
		{"z", "quarantined", "读取文件：文件有 200 MB，超过上限"},
	}
	for _, workers := range []int{1, 4} {
		got := run(t, &Pipeline{
			Formats: append([]Format{lines(stuck), broken}, Others()...), Workers: workers, Deadline: 200 * time.Millisecond,
			Known: func(hash, extractor string, _ gouji.Label) bool {
				return extractor == "line/1" && strings.HasPrefix(hash, knownHash)
			},
			Normalize: func(doc *gouji.Document) []gouji.Reading {
				if strings.HasPrefix(doc.Blocks[0].Text, "#norm") {
					panic("out of ideas")
				}
				return []gouji.Reading{{Kind: gouji.OtherDisclosure}}
			},
		}, dir)
		if len(got) != len(want) {
			t.Fatalf("%d outcomes, want %d", len(got), len(want))
		}
		for i, o := range got {
			w := want[i]
			if filepath.Base(o.Path) != w.path || string(o.State) != w.state || !strings.HasPrefix(o.Reason, w.reason) {
				t.Errorf("got %s %s %q, want %v", filepath.Base(o.Path), o.State, o.Reason, w)
			}
			if (o.Document != nil) != o.State.Stored() {
				t.Errorf("%s: %s with document %v", w.path, o.State, o.Document)
			}
			if strings.Contains(o.Reason, "程序出错") && (!strings.Contains(o.Reason, "ingest_test.go:") || strings.Count(o.Reason, " ← ") < 2) {
				t.Errorf("%s: reason does not say where, and called from where: %s", w.path, o.Reason)
			}
		}
		if d := got[0].Document; d.Name != "a" || d.Hash != got[0].Hash || got[0].Extractor != "line/1" || got[0].Bytes != 4 {
			t.Errorf("outcome %+v", got[0])
		}
	}
}

func write(w io.Writer, s string) error {
	_, err := io.WriteString(w, s)
	return err
}

func TestRunUnpacks(t *testing.T) {
	deep := pack.Zip(t, "x", "#deep")
	for range limits.ArchiveDepth {
		deep = pack.Zip(t, "deeper.zip", deep)
	}
	inner := pack.Zip(t, "c", "#three", "d", "#one", "e/~$f", "#four")
	dir := tree(t, map[string]string{
		"1.zip": pack.Zip(t, "a", "#one", "b.zip", inner, "g", "#five"),
		"2.zip": deep,
		"3.zip": pack.Zip(t),
	})
	// An archive that is too big to be held is read where it lies.
	big, err := os.Create(filepath.Join(dir, "4.tar"))
	if err != nil {
		t.Fatal(err)
	}
	defer big.Close()
	w := tar.NewWriter(big)
	err = errors.Join(w.WriteHeader(&tar.Header{Name: "a", Size: 4, Typeflag: tar.TypeReg}), write(w, "#six"), w.Close(), big.Truncate(limits.FileBytes+512))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range run(t, &Pipeline{Formats: append([]Format{lines(nil)}, Others()...), Workers: 3}, dir) {
		rel, err := filepath.Rel(dir, o.Path)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.TrimSpace(rel+" "+string(o.State)+" "+strings.ReplaceAll(o.Reason, dir+"/", "")))
	}
	want := []string{
		"1.zip/a done",
		"1.zip/b.zip/c done",
		"1.zip/b.zip/d skipped 内容与 1.zip/a 相同",
		"1.zip/b.zip/e/~$f skipped 办公软件打开文件时留下的临时文件",
		"1.zip/g done",
		"2.zip" + strings.Repeat("/deeper.zip", limits.ArchiveDepth) + " quarantined 解压：压缩包套压缩包超过 4 层：请先解压再载入其中的文件",
		"3.zip skipped 压缩包里没有文件",
		"4.tar/a done",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// knownHash begins the SHA-256 of "#known".
const knownHash = "ff8be51d"

func TestRunEndsWithItsStore(t *testing.T) {
	dir := tree(t, map[string]string{"a": "#1", "b": "#2", "c": "#3", "d": "#4", "e": "#5", "f": "#6", "g": "#7"})
	full, stored := errors.New("disk full"), 0
	p := &Pipeline{Formats: []Format{lines(nil)}, Workers: 2,
		Normalize: func(*gouji.Document) []gouji.Reading { return nil },
		Store: func(context.Context, gouji.Outcome) error {
			if stored++; stored == 3 {
				return full
			}
			return nil
		}}
	if err := p.Run(context.Background(), Walk(context.Background(), []string{dir})); !errors.Is(err, full) || stored != 3 {
		t.Errorf("error %v after %d outcomes", err, stored)
	}
}

func TestRunIsCancelled(t *testing.T) {
	dir := tree(t, map[string]string{"a": "#1", "b": "#slow", "c": "#3"})
	ctx, cancel := context.WithCancel(context.Background())
	var stored []string
	p := &Pipeline{Formats: []Format{lines(nil)}, Workers: 2,
		Normalize: func(*gouji.Document) []gouji.Reading { return nil },
		Store: func(_ context.Context, o gouji.Outcome) error {
			stored = append(stored, filepath.Base(o.Path))
			cancel()
			return nil
		}}
	if err := p.Run(ctx, Walk(ctx, []string{dir})); !errors.Is(err, context.Canceled) || !slices.Equal(stored, []string{"a"}) {
		t.Errorf("error %v after %v", err, stored)
	}
}
