// Package archive unpacks .zip, .rar, .7z, .tar and .gz in memory, one file
// after another. Nothing is written to disk and no name is followed, so that
// what stands in an archive reaches no further than the caller.
//
// What the files are, and whether one is an archive again, is left to ingest.
package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji/internal/limits"
)

// A File is one file of an archive: its content, or why that cannot be had.
type File struct {
	Name string // path inside the archive, without . and .. and a leading /
	Data []byte
	Err  error // one Chinese sentence; nil with Data
}

// A Format is a kind of archive.
type Format struct {
	Name   string // as people call it
	begins string
	at     int                      // bytes before begins
	here   func(u *unpacking) error // unpacks in this process
	apart  bool                     // its library runs in a process of its own
}

// How a tar header is told, and where in it.
const (
	tarMark = "ustar"
	tarAt   = 257
)

// formats are told apart by how they begin.
var formats = []Format{
	{"zip 压缩包", "PK\x03\x04", 0, (*unpacking).zip, false},
	{"空压缩包", "PK\x05\x06", 0, (*unpacking).zip, false},
	{"RAR 压缩包", "Rar!\x1a\x07", 0, (*unpacking).rar, true},
	{"7z 压缩包", "7z\xbc\xaf\x27\x1c", 0, (*unpacking).sevenZip, true},
	{"gzip 压缩包", "\x1f\x8b", 0, (*unpacking).gzip, false},
	{"tar 归档", tarMark, tarAt, (*unpacking).tar, false},
}

// Sniff returns the format of data, nil where it is no archive.
func Sniff(data []byte) *Format {
	for i := range formats {
		if f := &formats[i]; len(data) > f.at && bytes.HasPrefix(data[f.at:], []byte(f.begins)) {
			return f
		}
	}
	return nil
}

// Each calls yield for each file in the archive, called name, that r holds in
// size bytes, in its order, until yield returns false. left is how many bytes
// files may still unpack to, counted down: the caller's for a whole tree of
// archives. An error says in Chinese why the archive cannot be read on.
func (f *Format) Each(name string, r io.ReaderAt, size int64, left *int64, yield func(File) bool) error {
	u := &unpacking{name: name, r: r, size: size, left: left, yield: yield}
	var err error
	if f.apart {
		err = u.apart(f.Name)
	} else {
		err = u.run(f.here)
	}
	if errors.Is(err, errEnd) {
		return nil
	}
	return err
}

// run unpacks. Libraries give up on some damage by a panic of theirs.
func (u *unpacking) run(unpack func(*unpacking) error) (err error) {
	defer func() {
		if u.away {
			return // a panic of the caller's is the caller's
		}
		if v := recover(); v != nil {
			err = damaged(fmt.Errorf("%v", v))
		}
	}()
	return unpack(u)
}

// errEnd says that nothing more is wanted.
var errEnd = errors.New("archive: the caller has enough")

// An unpacking is one archive on its way out.
type unpacking struct {
	name  string
	r     io.ReaderAt
	size  int64
	left  *int64
	files int
	yield func(File) bool
	away  bool // the caller has the file
}

// A failure is a reason that people can read, and not the library's own words.
type failure string

// Error returns the reason.
func (f failure) Error() string { return string(f) }

const encrypted = failure("已加密，不能读：请先用密码解压，再载入其中的文件")

// damaged says in Chinese what a library reported of an archive.
func damaged(err error) error {
	var own failure
	if err == nil || errors.As(err, &own) || errors.Is(err, errEnd) {
		return err
	}
	return failure(fmt.Sprintf("损坏或被截断，不能再往下读（%v）：请重新取得这个文件", err))
}

// file yields the file called name that r unpacks from packed bytes; packed is
// 0 where that is not known. An error says that the archive cannot go on.
func (u *unpacking) file(name string, packed int64, r io.Reader) error {
	if u.files++; u.files > limits.ArchiveFiles {
		return failure(fmt.Sprintf("其中的文件超过 %d 个：请分成几个压缩包", limits.ArchiveFiles))
	}
	most := min(limits.EntryBytes, *u.left)
	bomb := false
	if packed > 0 && max(limits.RatioFloor, packed*limits.EntryRatio) < most {
		most, bomb = max(limits.RatioFloor, packed*limits.EntryRatio), true
	}
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	*u.left -= int64(len(data))
	switch {
	case int64(len(data)) > most && bomb:
		return u.give(File{Name: name, Err: failure(fmt.Sprintf("解压后膨胀超过 %d 倍，不像正常的文件，没有读", limits.EntryRatio))})
	case int64(len(data)) > most && most < limits.EntryBytes:
		return failure(fmt.Sprintf("解压后的文件合计超过 %d MB 或压缩包的 %d 倍，后面的没有读：请分成几个压缩包", limits.ArchiveBytes>>20, limits.ArchiveRatio))
	case int64(len(data)) > most:
		return u.give(File{Name: name, Err: failure(fmt.Sprintf("解压后超过上限 %d MB：请把它分成几个文件", limits.EntryBytes>>20))})
	case err != nil:
		return u.give(File{Name: name, Err: damaged(err)})
	}
	return u.give(File{Name: name, Data: data})
}

// stream returns the archive from its first byte on.
func (u *unpacking) stream() io.Reader { return bufio.NewReader(io.NewSectionReader(u.r, 0, u.size)) }

func (u *unpacking) give(f File) error {
	f.Name = inside(f.Name)
	u.away = true
	more := u.yield(f)
	u.away = false
	if !more {
		return errEnd
	}
	return nil
}

// inside returns a name as a path that stays inside its archive.
func inside(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if name = strings.TrimPrefix(path.Clean("/"+name), "/"); name == "" {
		return "（没有名称）"
	}
	return name
}

// decoded returns a name that says not how it is encoded: most are written by
// Chinese Windows.
func decoded(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	if s, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
		return s
	}
	return strings.ToValidUTF8(name, "�")
}
