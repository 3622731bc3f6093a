package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"runtime/debug"
	"strings"
	"time"

	"gouji"
	"gouji/ingest/archive"
	"gouji/internal/limits"
)

// A file is one file on its way to a worker: of a path, or out of an archive.
type file struct {
	Input
	data   []byte
	format *Format // nil where Input already says what became of it
}

// An opening reads what stands at one input.
type opening struct {
	*Pipeline
	ctx   context.Context
	left  int64 // bytes that the archive, and those inside it, may still unpack to
	yield func(file) bool
}

// open yields the file at an input, or the files of an archive there, each
// named as a path below the archive's. It reports whether to go on.
func (p *Pipeline) open(ctx context.Context, b begun, yield func(file) bool) bool {
	in := b.Input
	if in.State != "" {
		return yield(file{Input: in})
	}
	o := &opening{Pipeline: p, ctx: ctx, yield: yield}
	if b.answer != nil {
		return o.fetched(b)
	}
	content, err := p.soon(func() (content, error) { return load(in.Path) })
	if err != nil {
		return o.fail(in.Path, "读取文件", err)
	}
	defer content.close()
	if content.big != nil {
		return o.expand(in.Path, archive.Sniff(content.data), content.big, content.size, 1)
	}
	return o.take(in.Path, content.data, 0)
}

// fetched yields what was at an address; of a page that is followed the
// documents that it links to.
func (o *opening) fetched(b begun) bool {
	var got answer
	select {
	case got = <-b.answer:
	case <-o.ctx.Done():
	}
	if o.ctx.Err() != nil {
		return false
	}
	data, err := got.content()
	switch {
	case err != nil:
		return o.fail(b.Path, "取文件", err)
	case !got.page:
		return o.take(b.Path, data, 0)
	case len(got.links) == 0:
		return o.yield(file{Input: Input{b.Path, gouji.Skipped, "网页上没有指向文件的链接"}})
	}
	for _, link := range got.links {
		if !o.fetched(link) {
			return false
		}
	}
	return o.yield(file{Input: Input{b.Path, gouji.Skipped, fmt.Sprintf("网页，读了它所链接的 %d 个文件", len(got.links))}})
}

// fail yields the reason why a path cannot be read.
func (o *opening) fail(path, stage string, err error) bool {
	return o.yield(file{Input: Input{path, gouji.Quarantined, stage + "：" + err.Error()}})
}

// take yields a file of the given content, or what it holds where it is an
// archive; depth is how many archives it stands in.
func (o *opening) take(path string, data []byte, depth int) bool {
	var format *Format
	err := guard(func() (err error) {
		format, err = o.recognise(data)
		return err
	})
	switch {
	case err != nil:
		return o.fail(path, "识别格式", err)
	case format.archive:
		return o.expand(path, archive.Sniff(data), bytes.NewReader(data), int64(len(data)), depth+1)
	}
	return o.yield(file{Input: Input{Path: path}, data: data, format: format})
}

// expand yields the files of an archive, and then what is wrong with it.
func (o *opening) expand(name string, f *archive.Format, r io.ReaderAt, size int64, depth int) bool {
	if depth > limits.ArchiveDepth {
		return o.fail(name, "解压", fmt.Errorf("压缩包套压缩包超过 %d 层：请先解压再载入其中的文件", limits.ArchiveDepth))
	}
	if depth == 1 {
		o.left = min(limits.ArchiveBytes, max(limits.ArchiveFloor, size*limits.ArchiveRatio))
	}
	going, n := true, 0
	err := guard(func() error {
		return f.Each(name, r, size, &o.left, func(in archive.File) bool {
			n++
			going = o.ctx.Err() == nil && o.inside(name, in, depth)
			return going
		})
	})
	switch {
	case !going:
		return false
	case err != nil:
		return o.fail(name, "解压", fmt.Errorf("%s%w", f.Name, err))
	case n == 0:
		return o.yield(file{Input: Input{name, gouji.Skipped, "压缩包里没有文件"}})
	}
	return true
}

// inside yields one file of an archive.
func (o *opening) inside(archive string, in archive.File, depth int) bool {
	name := path.Join(archive, in.Name)
	if in.Err != nil {
		return o.fail(name, "解压", in.Err)
	}
	for part := range strings.SplitSeq(in.Name, "/") {
		if reason := chaff(part); reason != "" {
			return o.yield(file{Input: Input{name, gouji.Skipped, reason}})
		}
	}
	return o.take(name, in.Data, depth)
}

// soon returns what f does, unless that takes longer than a document may: a
// disk that does not answer must not hold up the rest.
func (p *Pipeline) soon(f func() (content, error)) (content, error) {
	type result struct {
		content
		error
	}
	done := make(chan result, 1)
	go func() {
		c, err := f()
		done <- result{c, err}
	}()
	select {
	case r := <-done:
		return r.content, r.error
	case <-time.After(p.deadline()):
		return content{}, errors.New(p.late())
	}
}

// guard returns what f does, a panic as an error.
func guard(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = crash(v)
		}
	}()
	return f()
}

func crash(v any) error {
	return fmt.Errorf("程序出错：%v（%s）；请把这条信息和文件报告给开发者", v, culprit(debug.Stack()))
}

// A content is what stands at a path.
type content struct {
	data []byte   // all of it; of a big archive its first bytes
	big  *os.File // an archive that is too big to be held
	size int64
}

func (c content) close() {
	if c.big != nil {
		c.big.Close()
	}
}

// load returns the content of a regular file.
func load(path string) (content, error) {
	f, err := os.Open(path)
	if err != nil {
		return content{}, errors.New(unreadable(err))
	}
	if info, err := f.Stat(); err == nil && info.Size() > limits.FileBytes {
		return big(f, info.Size())
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limits.FileBytes+1)) // it may have grown
	switch {
	case err != nil:
		return content{}, errors.New(unreadable(err))
	case len(data) > limits.FileBytes:
		return content{}, tooBig(int64(len(data)), limits.FileBytes)
	}
	return content{data: data}, nil
}

// big returns a file that only an archive may be as large as.
func big(f *os.File, size int64) (content, error) {
	head := make([]byte, 1024)
	n, err := f.ReadAt(head, 0)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		err = errors.New(unreadable(err))
	case archive.Sniff(head[:n]) == nil:
		err = tooBig(size, limits.FileBytes)
	case size > limits.ArchiveSize:
		err = tooBig(size, limits.ArchiveSize)
	default:
		return content{head[:n], f, size}, nil
	}
	f.Close()
	return content{}, err
}

func tooBig(size, most int64) error {
	return fmt.Errorf("文件有 %d MB，超过上限 %d MB：请把它分成几个文件", size>>20, most>>20)
}
