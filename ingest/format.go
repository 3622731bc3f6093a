package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"gouji"
	"gouji/ingest/archive"
)

// A Format is a way to read a file, chosen by the file's content.
type Format struct {
	Name    string // as people call it
	Version string // of all that reads it, as "docx/1 normalize/3": changes whenever the same file would give other rows; "" of a format that is not read
	Sniff   func(data []byte) bool
	Read    func(ctx context.Context, name string, data []byte) (*gouji.Document, error)

	// Loose says that Sniff takes nearly anything: a file that is named as
	// another kind of document and in which no figure was found is then a
	// broken one of that kind.
	Loose bool

	archive bool // the files inside are read, each by its own format
}

// named are the extensions of documents that a Loose format is not.
var named = []string{".docx", ".doc", ".wps", ".pdf", ".xls", ".xlsx", ".et", ".ofd", ".zip", ".rar", ".7z"}

// disguised says why a file that a Loose format read is not what it is named
// as; nil where it may be.
func disguised(path string, f *Format, readings []gouji.Reading) error {
	extension := strings.ToLower(filepath.Ext(path))
	if !f.Loose || !slices.Contains(named, extension) {
		return nil
	}
	for _, r := range readings {
		if len(r.Facts)+len(r.Claims) > 0 {
			return nil
		}
	}
	return errors.New("扩展名是 " + extension + "，内容却只是普通文本，其中没有决算的数字：请重新取得这个文件")
}

// unread are formats that are known by how they begin and not read yet, with
// what people can do.
var unread = []struct {
	name, begins string
	at           int // bytes before begins
	instead      string
}{
	{"旧版 Office 文件（.doc、.xls 或 .wps）", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "请用 Word 或 WPS 另存为 .docx 后再载入；加密的先解除密码"},
	{"RTF 文件", `{\rtf`, 0, "请用 Word 或 WPS 另存为 .docx 后再载入"},
	{"PNG 图片", "\x89PNG\r\n", 0, picture},
	{"JPEG 图片", "\xff\xd8\xff", 0, picture},
	{"TIFF 图片", "II*\x00", 0, picture},
	{"TIFF 图片", "MM\x00*", 0, picture},
	{"GIF 图片", "GIF8", 0, picture},
	{"BMP 图片", "BM", 0, picture},
	{"DuckDB 数据库", "DUCK", 8, "要查询它，请用 gouji sql --db"},
}

const (
	toText  = "请先转换为 .docx 或 .txt 再载入"
	picture = "请载入文字版的文件"
)

// zipped are formats known by the name of an entry of their zip.
var zipped = []struct{ name, entry, instead string }{
	{"Excel 工作簿（.xlsx）", "xl/workbook.xml", toText},
	{"幻灯片（.pptx）", "ppt/presentation.xml", toText},
	{"OFD 版式文件", "OFD.xml", toText},
	{"OpenDocument 文件", "mimetypeapplication/vnd.oasis", "请另存为 .docx 后再载入"},
}

// Others returns the formats that are recognised only to say that they are not
// read yet, and the archives. They stand behind the formats that are read, but before one that
// takes whatever is text.
func Others() []Format {
	out := []Format{
		{Name: "网页", Sniff: looksLikeHTML, Read: refuse("网页", "请另存为 .docx 或 .txt 后再载入")},
		{Name: "损坏的压缩包", Sniff: brokenZip, Read: refuse("损坏或被截断的压缩包（docx 也是压缩包）", "请重新取得这个文件")},
	}
	for _, z := range zipped {
		out = append(out, Format{Name: z.name, Read: refuse(z.name, z.instead), Sniff: func(data []byte) bool {
			return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte(z.entry))
		}})
	}
	for _, u := range unread {
		out = append(out, Format{Name: u.name, Read: refuse(u.name, u.instead), Sniff: func(data []byte) bool {
			return len(data) > u.at && bytes.HasPrefix(data[u.at:], []byte(u.begins))
		}})
	}
	return append(out, Format{Name: "压缩包", archive: true, Sniff: func(data []byte) bool { return archive.Sniff(data) != nil }})
}

func refuse(name, instead string) func(context.Context, string, []byte) (*gouji.Document, error) {
	err := errors.New("内容是" + name + "，不能读：" + instead)
	return func(context.Context, string, []byte) (*gouji.Document, error) { return nil, err }
}

func brokenZip(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	_, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err != nil
}

// looksLikeHTML looks at where markup would begin.
func looksLikeHTML(data []byte) bool {
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 1024)], "\ufeff \t\r\n")))
	for _, mark := range []string{"<!doctype html", "<html", "<head", "mime-version:"} {
		if strings.HasPrefix(head, mark) {
			return true
		}
	}
	return strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html")
}
