package hostile

import (
	"archive/tar"
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// name writes good files under bad names.
func name(f *folder) {
	for i, name := range []string{"a\nb.txt", "a\rb.txt", "\x1b[31mred\x1b[0m.txt", "\x1b]0;title\a.txt", "\u202etxt.gpj", "bad\xff\xfe.txt", "\x9b31m.txt",
		"-rf", "--db", "a'b\"c;DROP TABLE fact.txt", "%s%n.txt", " .txt", "*.txt", "[a-", "{", strings.Repeat("长", 83) + ".txt", "=cmd.txt"} {
		content := strings.Replace(account, "样例", string(rune('甲'+i)), 1)
		path := filepath.Join(f.dir, "names", name)
		f.try(os.MkdirAll(filepath.Dir(path), 0o755))
		_ = os.WriteFile(path, []byte(content), 0o644) // which systems refuse some
	}
	f.try(tunnel(filepath.Join(f.dir, "names")))
}

// tunnel makes folders in folders that no path reaches the end of.
func tunnel(dir string) error {
	at, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { at.Close() }()
	name := strings.Repeat("d", 200)
	for range 25 {
		if err := at.Mkdir(name, 0o755); err != nil {
			return err
		}
		next, err := at.OpenRoot(name)
		if err != nil {
			return err
		}
		at.Close()
		at = next
	}
	return at.WriteFile("end.txt", []byte(account), 0o644)
}

// place makes what is no plain file, or not the one that it seems.
func place(f *folder) {
	dir := filepath.Join(f.dir, "places")
	f.try(os.MkdirAll(filepath.Join(dir, "in"), 0o755))
	for name, target := range map[string]string{
		"parent": "..", "self": "self", "ring-a": "ring-b", "ring-b": "ring-a", "dangling.txt": "nowhere.txt", "in/out": "../in",
		"zero.txt": "/dev/zero", "random.docx": "/dev/urandom", "memory.txt": "/proc/self/mem", "twice.txt": "../" + Good,
	} {
		_ = os.Symlink(target, filepath.Join(dir, name)) // where there are any
	}
	f.write("places/locked.txt", []byte(strings.Replace(account, "样例", "上锁", 1)))
	f.try(os.Chmod(filepath.Join(dir, "locked.txt"), 0))
	f.write("places/empty.txt", nil)
	f.write("places/empty.docx", nil)
	f.write("places/folder.docx/inside.txt", []byte(strings.Replace(account, "样例", "夹中", 1)))
	sparse(f, "places/sparse.docx", nil, 2<<30)
	sparse(f, "places/sparse.zip", []byte("PK\x03\x04"), 2<<30)
	sparse(f, "places/vast.zip", []byte("PK\x03\x04"), 9<<30)
	var b bytes.Buffer
	must(tar.NewWriter(&b).WriteHeader(&tar.Header{Name: "sparse.txt", Size: 2<<30 - 1024, Typeflag: tar.TypeReg, Mode: 0o644}))
	sparse(f, "places/sparse.tar", b.Bytes(), 2<<30)
	special(dir)
}

// sparse writes a file of size bytes that begins with head and takes no room.
func sparse(f *folder, name string, head []byte, size int64) {
	f.write(name, head)
	_ = os.Truncate(filepath.Join(f.dir, name), size) // which systems refuse
}
