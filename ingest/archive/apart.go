package archive

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"

	"gouji/internal/limits"
)

// The libraries that read .rar and .7z trust numbers in the file with memory:
// thirty bytes can ask for terabytes, which ends a process whatever it
// recovers from. They run in a process of their own, started from this very
// program, which hands over what it unpacks as a tar on its output.

// childEnv tells a process that it is such a one, and of what format; leftEnv
// how many bytes it may unpack to.
const (
	childEnv = "GOUJI_UNPACK"
	leftEnv  = "GOUJI_UNPACK_LEFT"
)

// patience is how long a process may take for one file.
const patience = 60 * time.Second

// failed marks in the tar why a file cannot be had. The record without a name is
// the last one, and says so of the archive.
const failed = "GOUJI.failed"

// Apart does the work of such a process and reports whether this is one. main
// calls it before anything else.
func Apart() bool {
	kind := os.Getenv(childEnv)
	if kind == "" {
		return false
	}
	bound(limits.ArchiveMemory)
	if err := serve(kind, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return true
}

// serve writes the files of the archive in to out.
func serve(kind string, in *os.File, out io.Writer) error {
	u := &unpacking{left: new(int64)}
	var err error
	if *u.left, err = strconv.ParseInt(os.Getenv(leftEnv), 10, 64); err != nil {
		return err
	}
	if u.r, u.size, err = seekable(in); err != nil {
		return err
	}
	w := tar.NewWriter(out)
	var broken error
	u.yield = func(f File) bool {
		broken = put(w, f)
		return broken == nil
	}
	for i := range formats {
		if formats[i].Name == kind {
			err = u.run(formats[i].here)
		}
	}
	if broken == nil {
		broken = put(w, File{Err: err}) // the end: what comes without is cut off
	}
	return errors.Join(broken, w.Close())
}

// seekable returns the content of in, which may be a pipe.
func seekable(in *os.File) (io.ReaderAt, int64, error) {
	if info, err := in.Stat(); err == nil && info.Mode().IsRegular() {
		return in, info.Size(), nil
	}
	data, err := io.ReadAll(io.LimitReader(in, limits.EntryBytes+1))
	return bytes.NewReader(data), int64(len(data)), err
}

func put(w *tar.Writer, f File) error {
	h := &tar.Header{Name: f.Name, Size: int64(len(f.Data)), Mode: 0o600, Typeflag: tar.TypeReg, Format: tar.FormatPAX}
	if f.Err != nil {
		h.PAXRecords = map[string]string{failed: f.Err.Error()}
	}
	if err := w.WriteHeader(h); err != nil {
		return err
	}
	_, err := w.Write(f.Data)
	return err
}

// apart yields the files that a process of its own unpacks.
func (u *unpacking) apart(kind string) error {
	program, err := os.Executable()
	if err != nil {
		return failure("不能解压：找不到程序自己的文件（" + err.Error() + "）")
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), childEnv+"="+kind, leftEnv+"="+strconv.FormatInt(*u.left, 10), "GOMEMLIMIT=512MiB")
	if f, ok := u.r.(*os.File); ok {
		cmd.Stdin = f
	} else {
		cmd.Stdin = io.NewSectionReader(u.r, 0, u.size)
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return failure("不能解压：" + err.Error())
	}
	late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	err = u.received(out, late)
	late.Stop()
	_ = cmd.Process.Kill() // nothing more is wanted of it
	_ = cmd.Wait()
	return err
}

// received yields the files of a process, which has patience anew for each.
func (u *unpacking) received(r io.Reader, late *time.Timer) error {
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		var data []byte
		if err == nil && h.Size > limits.EntryBytes {
			err = fmt.Errorf("%d bytes", h.Size)
		}
		if err == nil {
			data, err = io.ReadAll(t)
		}
		if !late.Stop() || err != nil {
			return failure(fmt.Sprintf("损坏，或解压它的时间、内存超过限额（%s、%d MB）：请重新取得这个文件，或先解压再载入其中的文件",
				patience, limits.ArchiveMemory>>20))
		}
		*u.left -= int64(len(data))
		reason, bad := h.PAXRecords[failed]
		switch {
		case h.Name == "" && !bad:
			return nil
		case h.Name == "":
			return failure(reason)
		case bad:
			err = u.give(File{Name: h.Name, Err: failure(reason)})
		default:
			err = u.give(File{Name: h.Name, Data: data})
		}
		if err != nil {
			return err
		}
		late.Reset(patience)
	}
}
