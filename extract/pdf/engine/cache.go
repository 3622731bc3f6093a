package engine

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/tetratelabs/wazero"
)

// A keep is a folder of compiled modules. What it holds is run as machine
// code, and the runtime's own checksum covers but a part of a file and makes
// an error of what it does not like. So beside each file stands its seal, its
// SHA-256, and a file that is not what was sealed is removed before the
// runtime sees it. That is against failing disks and interrupted writes:
// whoever may write there can run programs as this user anyway.
type keep struct {
	dir   string
	cache wazero.CompilationCache
}

// openKeep opens the keep for the compiled code in dir.
func openKeep(dir string, code []byte) (*keep, error) {
	sum := sha256.Sum256(code)
	k := &keep{dir: filepath.Join(dir, hex.EncodeToString(sum[:8]))}
	for _, name := range k.files() {
		if intact(name) {
			continue
		}
		_ = os.Remove(name + sealed) // there may be none
		if err := os.Remove(name); err != nil {
			return nil, err
		}
	}
	var err error
	k.cache, err = wazero.NewCompilationCacheWithDir(k.dir)
	return k, err
}

const (
	sealed  = ".sha256"
	written = ".tmp" // by another process, at this moment
)

// files returns the compiled modules.
func (k *keep) files() []string {
	var out []string
	names, _ := fs.Glob(os.DirFS(k.dir), "*/*") // the pattern is sound
	for _, name := range names {
		if !strings.HasSuffix(name, sealed) && !strings.HasSuffix(name, written) {
			out = append(out, filepath.Join(k.dir, name))
		}
	}
	return out
}

// seal seals what was compiled just now. Where that fails it is compiled again
// the next time.
func (k *keep) seal() {
	for _, name := range k.files() {
		if _, err := os.Stat(name + sealed); err == nil {
			continue
		}
		if sum, err := sumOf(name); err == nil {
			_ = os.WriteFile(name+sealed, sum, 0o600)
		}
	}
}

// intact reports whether a file is what was sealed.
func intact(name string) bool {
	seal, err := os.ReadFile(name + sealed)
	if err != nil {
		return false
	}
	sum, err := sumOf(name)
	return err == nil && bytes.Equal(seal, sum)
}

func sumOf(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	sum := sha256.Sum256(data)
	return sum[:], err
}
