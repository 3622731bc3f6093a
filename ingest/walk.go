package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"

	"gouji"
	"gouji/ingest/fetch"
)

// An Input is a file to read, or a path that leads to none.
type Input struct {
	Path   string
	State  gouji.LoadState // "" of a file to read, else what became of the path
	Reason string          // Chinese; "" of a file to read
}

// Walk yields the files that paths name, folders recursively and in the order
// of their names. A path that does not exist may be a pattern, whose ** stands
// for any folders. Links are followed; a folder is entered once, by whatever
// way it is met first. What is passed over within folders and what cannot be
// read is yielded too, with its reason.
func Walk(ctx context.Context, paths []string) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		w := walker{ctx: ctx, yield: yield, entered: map[string]bool{}}
		for _, p := range paths {
			if !w.match(p) {
				return
			}
		}
	}
}

// A walker is one walk. Its methods return false when it is to end.
type walker struct {
	ctx     context.Context
	yield   func(Input) bool
	entered map[string]bool // folders, by their path without links
}

// match visits what a path or a pattern names, and yields an address as it is.
func (w *walker) match(path string) bool {
	if fetch.IsURL(path) {
		return w.yield(Input{Path: path})
	}
	path = filepath.Clean(path)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) || !strings.ContainsAny(path, "*?[{") {
		return w.visit(path, nil)
	}
	found, err := doublestar.FilepathGlob(path)
	switch {
	case err != nil:
		return w.yield(Input{path, gouji.Quarantined, "通配符写法有误：请检查方括号和花括号是否成对"})
	case len(found) == 0:
		return w.yield(Input{path, gouji.Quarantined, "没有与通配符相符的文件：请检查写法"})
	}
	for _, f := range found {
		if !w.visit(f, nil) {
			return false
		}
	}
	return true
}

// visit yields what is at path; within are the folders that it stands in,
// without links.
func (w *walker) visit(path string, within []string) bool {
	if w.ctx.Err() != nil {
		return false
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return w.yield(Input{path, gouji.Quarantined, unreadable(err)})
	case info.IsDir():
		return w.folder(path, within)
	case !info.Mode().IsRegular():
		return w.yield(Input{path, gouji.Skipped, "不是普通文件（管道、套接字或设备）"})
	}
	return w.yield(Input{Path: path})
}

func (w *walker) folder(path string, within []string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return w.yield(Input{path, gouji.Quarantined, unreadable(err)})
	}
	if slices.Contains(within, real) {
		return w.yield(Input{path, gouji.Quarantined, "文件夹循环：链接指回上层文件夹 " + real + "，没有再进入；请删去这个链接"})
	}
	if w.entered[real] {
		return w.yield(Input{path, gouji.Skipped, "文件夹 " + real + " 前面已读过"})
	}
	w.entered[real] = true
	entries, err := os.ReadDir(path)
	if err != nil && !w.yield(Input{path, gouji.Quarantined, unreadable(err)}) {
		return false
	}
	within = append(slices.Clip(within), real)
	for _, e := range entries { // those read before an error, too
		full := filepath.Join(path, e.Name())
		if reason := chaff(e.Name()); reason != "" {
			if !w.yield(Input{full, gouji.Skipped, reason}) {
				return false
			}
			continue
		}
		if !w.visit(full, within) {
			return false
		}
	}
	return true
}

// chaff says why a file found in a folder is no document of anybody's; ""
// where it may be one.
func chaff(name string) string {
	switch {
	case strings.HasPrefix(name, "~$"), strings.HasPrefix(name, ".~"):
		return "办公软件打开文件时留下的临时文件"
	case strings.HasPrefix(name, "."), name == "Thumbs.db", name == "desktop.ini", name == "__MACOSX":
		return "隐藏文件或系统文件"
	case strings.HasSuffix(name, ".duckdb"), strings.HasSuffix(name, ".duckdb.wal"), strings.HasSuffix(name, ".duckdb.files"):
		return "数据库，或与它同存的文件"
	}
	return ""
}

// unreadable says what stands in the way of reading a path.
func unreadable(err error) string {
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "没有这个文件或文件夹：请检查路径，链接则检查它指向何处"
	case errors.Is(err, fs.ErrPermission):
		return "没有读取权限：请更改权限，或用有权限的用户运行"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "路径太长：请把文件移到较浅的文件夹里"
	case errors.Is(err, syscall.ELOOP):
		return "链接循环：链接最终指回自身；请删去这个链接"
	case errors.As(err, &p):
		return fmt.Sprintf("不能读取：%v", p.Err)
	}
	return fmt.Sprintf("不能读取：%v", err)
}

// Outermost returns the archive that the file at path stands in, or the path
// itself.
func Outermost(path string) string {
	if fetch.IsURL(path) {
		return path
	}
	for p := path; p != "." && p != string(filepath.Separator); p = filepath.Dir(p) {
		if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
			return p
		}
	}
	return path
}

// maxPath is the longest path of a list, in bytes.
const maxPath = 64 << 10

// List reads paths, one a line, or each ended by a zero byte as find -print0
// writes them. Blank ones say nothing.
func List(r io.Reader) ([]string, error) {
	whole := bufio.NewReaderSize(r, maxPath)
	head, _ := whole.Peek(maxPath) // an error comes again when it is read
	in := bufio.NewScanner(whole)
	in.Buffer(nil, maxPath)
	if bytes.IndexByte(head, 0) >= 0 {
		in.Split(untilZero)
	}
	var out []string
	for in.Scan() {
		if p := in.Text(); strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("第 %d 个路径之后：%w", len(out), err)
	}
	return out, nil
}

// untilZero splits where zero bytes stand.
func untilZero(data []byte, end bool) (n int, token []byte, err error) {
	switch i := bytes.IndexByte(data, 0); {
	case i >= 0:
		return i + 1, data[:i], nil
	case end && len(data) > 0:
		return len(data), data, nil
	}
	return 0, nil, nil
}
