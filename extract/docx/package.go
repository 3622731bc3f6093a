package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"gouji/internal/limits"
)

// A container is the zip that a docx is: parts that relate to one another.
type container struct {
	size     int64
	files    map[string]*zip.File // by lower-case name: part names ignore case
	inflated int64                // bytes read of all parts so far
	buf      *bytes.Buffer        // of the part read last
}

// buffers are passed on from one document to the next: parts are large, and
// clearing and collecting them would take as long as inflating them.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxPooled keeps the buffers of unusual documents out of the pool.
const maxPooled = 4 << 20

// A relation is one line of a .rels part.
type relation struct {
	id     string
	kind   string // last segment of the type, which strict and transitional files share
	target string // name of a part
}

const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

func openContainer(data []byte) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(data, err)
	}
	if len(z.File) > limits.Entries {
		return nil, fmt.Errorf("压缩包内有 %d 个条目，超过上限 %d；不像正常的 docx，已拒读", len(z.File), limits.Entries)
	}
	c := &container{
		size:  int64(len(data)),
		files: make(map[string]*zip.File, len(z.File)),
		buf:   buffers.Get().(*bytes.Buffer),
	}
	for _, f := range z.File {
		name := partName("", f.Name)
		if _, twice := c.files[name]; !twice {
			c.files[name] = f
		}
	}
	return c, nil
}

// refuse says why data is no zip.
func refuse(data []byte, err error) error {
	switch {
	case len(data) == 0:
		return errors.New("文件是空的；请重新下载或取得原件")
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return errors.New("加密或旧版 .doc（OLE 容器），不是 docx；请用 Word 解除密码或另存为 .docx")
	case bytes.HasPrefix(data, []byte(zipMagic)):
		return fmt.Errorf("压缩包不完整或已损坏（%w）；请重新下载或取得原件", err)
	}
	return fmt.Errorf("不是 zip 容器，因此不是 docx（%w）；请核对文件类型", err)
}

// errDamaged says that the packed bytes of a part are not those that were
// written. What comes out of them may be wrong in any figure: it is not used.
var errDamaged = errors.New("压缩数据已损坏；请重新下载或取得原件")

// close gives the buffer back; nothing that was read may be used any more.
func (c *container) close() {
	if c.buf.Cap() <= maxPooled {
		buffers.Put(c.buf)
	}
	c.buf = nil
}

// read inflates the part called name, and is done with the one read before. A
// part that is not there is nil without an error.
func (c *container) read(ctx context.Context, name string) ([]byte, error) {
	f := c.files[name]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, errors.New("已加密；请用密码解压后再试")
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w（%w）", errDamaged, err)
	}
	defer r.Close()
	packed := min(int64(f.CompressedSize64), c.size)
	most := min(limits.EntryBytes, limits.PackageBytes-c.inflated, max(limits.RatioFloor, packed*limits.EntryRatio))
	// One byte more than announced, so that the end is met without growing,
	// and one for the scanner's sentinel; what is announced may be a lie.
	c.buf.Reset()
	c.buf.Grow(int(min(f.UncompressedSize64, uint64(most), maxPooled/2)) + 2 + bytes.MinRead)
	n, err := c.buf.ReadFrom(&patient{ctx, io.LimitReader(r, most+1)})
	c.inflated += n
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("读取被取消：%w", ctx.Err())
	case n > most:
		return nil, fmt.Errorf("解压后过大（单个部件上限 %d MB，合计 %d MB，压缩比 %d），疑为压缩炸弹，已拒读；请用 Word 打开后另存再试",
			limits.EntryBytes>>20, limits.PackageBytes>>20, limits.EntryRatio)
	case err != nil:
		return nil, fmt.Errorf("%w（%w）", errDamaged, err)
	}
	return c.buf.Bytes(), nil
}

// patient reads until its context is done.
type patient struct {
	ctx context.Context
	r   io.Reader
}

func (p *patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}

// relations reads the relations of the part called name, or of the package
// where name is "".
func (c *container) relations(ctx context.Context, name string) ([]relation, error) {
	part := relationsOf(name)
	data, err := c.read(ctx, part)
	if err != nil {
		return nil, fmt.Errorf("%s：%w", part, err)
	}
	var out []relation
	x := newScanner(ctx, data)
	for x.child(0) {
		for x.child(1) {
			if string(x.name) != "Relationship" || string(x.attr("TargetMode")) == "External" || len(out) >= limits.Entries {
				continue
			}
			kind := x.attrText("Type")
			out = append(out, relation{
				id:     x.attrText("Id"),
				kind:   kind[strings.LastIndexByte(kind, '/')+1:],
				target: partName(path.Dir(name)+"/", x.attrText("Target")),
			})
		}
	}
	if x.err != nil {
		return nil, fmt.Errorf("%s：%w", part, x.err)
	}
	return out, nil
}

// relationsOf returns the name of the part with the relations of another.
func relationsOf(name string) string {
	dir, base := path.Split(name)
	return dir + "_rels/" + base + ".rels"
}

// main returns the name of the part that holds the document: the one the
// package's relations name, or the usual one where they name none that is
// there. It is "" when there is neither.
func (c *container) main(ctx context.Context) (string, error) {
	rels, err := c.relations(ctx, "")
	if err != nil && !errors.Is(err, errDamaged) {
		return "", err
	}
	for _, r := range rels {
		if r.kind == "officeDocument" && c.files[r.target] != nil {
			return r.target, nil
		}
	}
	const usual = "word/document.xml"
	if c.files[usual] != nil {
		return usual, nil
	}
	return "", nil
}

// partName resolves target, as it stands in a relation of a part in dir, to
// the name that files knows.
func partName(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = dir + target
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+target), "/"))
}

// head inflates the first n bytes of the part called name, or what there is.
func (c *container) head(name string, n int64) ([]byte, error) {
	r, err := c.files[name].Open()
	if err != nil {
		return nil, fmt.Errorf("%s 打不开：%w", name, err)
	}
	defer r.Close()
	data, _ := io.ReadAll(io.LimitReader(r, n))
	return data, nil
}
