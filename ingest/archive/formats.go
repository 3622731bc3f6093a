package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/bodgit/sevenzip"
	"github.com/nwaples/rardecode/v2"

	"gouji/internal/limits"
)

// dictionary is the most memory that a compression may ask for.
const dictionary = 256 << 20

const part = failure("不完整，或是分卷压缩包的一卷，只读到了完整的文件：请先把各卷一起解压，再载入其中的文件")

func (u *unpacking) zip() error {
	z, err := zip.NewReader(u.r, u.size)
	if err != nil {
		return damaged(err)
	}
	for _, f := range z.File {
		if err := u.zipped(f); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpacking) zipped(f *zip.File) error {
	name := decoded(f.Name)
	switch {
	case strings.HasSuffix(name, "/") || f.FileInfo().IsDir():
		return nil
	case f.Flags&1 != 0:
		return u.give(File{Name: name, Err: encrypted})
	}
	r, err := f.Open()
	if err != nil {
		return u.give(File{Name: name, Err: damaged(err)})
	}
	defer r.Close()
	return u.file(name, int64(min(f.CompressedSize64, uint64(u.size))), r)
}

func (u *unpacking) rar() error {
	r, err := rardecode.NewReader(u.stream(), rardecode.MaxDictionarySize(dictionary))
	for err == nil {
		var h *rardecode.FileHeader
		if h, err = r.Next(); err == nil {
			err = u.rarred(r, h)
		}
	}
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case errors.Is(err, rardecode.ErrArchiveEncrypted), errors.Is(err, rardecode.ErrArchivedFileEncrypted):
		return encrypted
	case errors.Is(err, rardecode.ErrMultiVolume), errors.Is(err, rardecode.ErrUnexpectedArcEnd):
		return part
	case errors.Is(err, rardecode.ErrDictionaryTooLarge):
		return failure(fmt.Sprintf("解压需要的内存超过 %d MB：请先解压再载入其中的文件", dictionary>>20))
	}
	return damaged(err)
}

func (u *unpacking) rarred(r io.Reader, h *rardecode.FileHeader) error {
	switch {
	case h.IsDir || h.LinkType != 0:
		return nil
	case h.Encrypted:
		return u.give(File{Name: h.Name, Err: encrypted})
	}
	packed := h.PackedSize
	if h.Solid {
		packed = 0 // it may repeat what stands in the files before
	}
	return u.file(decoded(h.Name), packed, r)
}

func (u *unpacking) sevenZip() error {
	z, err := sevenzip.NewReader(u.r, u.size)
	if err != nil {
		return secret(err)
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		r, err := f.Open()
		if err != nil {
			if err = u.give(File{Name: f.Name, Err: secret(err)}); err != nil {
				return err
			}
			continue
		}
		err = u.file(f.Name, 0, r)
		r.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// secret tells what is encrypted from what is damaged.
func secret(err error) error {
	if e := new(sevenzip.ReadError); errors.As(err, &e) && e.Encrypted {
		return encrypted
	}
	return damaged(err)
}

// gzip unpacks the one file of a .gz, or the files of a .tar.gz.
func (u *unpacking) gzip() error {
	z, err := gzip.NewReader(u.stream())
	if err != nil {
		return damaged(err)
	}
	defer z.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(z, head)
	whole := io.MultiReader(bytes.NewReader(head[:n]), z)
	if n > tarAt && bytes.HasPrefix(head[tarAt:n], []byte(tarMark)) {
		return u.tarred(whole)
	}
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return damaged(err)
	}
	name := decoded(z.Name)
	if name == "" {
		name = strings.TrimSuffix(path.Base(strings.ReplaceAll(u.name, `\`, "/")), ".gz")
	}
	return u.file(name, u.size, whole)
}

func (u *unpacking) tar() error { return u.tarred(u.stream()) }

func (u *unpacking) tarred(r io.Reader) error {
	// Headers and holes unpack too: they count with the files.
	t := tar.NewReader(io.LimitReader(r, *u.left+limits.EntryBytes))
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged(err)
		}
		if h.Typeflag != tar.TypeReg {
			continue // links lead out of the archive
		}
		if err := u.file(decoded(h.Name), 0, t); err != nil {
			return err
		}
	}
}
