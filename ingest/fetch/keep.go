package fetch

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"gouji/internal/limits"
)

// A record says what was fetched from an address, and what the site called that
// version.
type record struct {
	URL      string    `json:"url"`
	Hash     string    `json:"hash"` // SHA-256 of the content
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Fetched  time.Time `json:"fetched"`
}

// ask makes a request one for what has changed since.
func (r *record) ask(h http.Header) {
	if r.ETag != "" {
		h.Set("If-None-Match", r.ETag)
	}
	if r.Modified != "" {
		h.Set("If-Modified-Since", r.Modified)
	}
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

func (f *Fetcher) recordPath(address string) string {
	return filepath.Join(f.Keep, "url", sum([]byte(address))+".json")
}

// halfway is the folder of what is not whole.
func (f *Fetcher) halfway() string {
	return filepath.Join(f.Keep, "new")
}

func (f *Fetcher) contentPath(hash string) string {
	return filepath.Join(f.Keep, hash[:2], hash)
}

// recall returns the record of an address whose content is kept; nil where
// there is none.
func (f *Fetcher) recall(address string) *record {
	data, err := os.ReadFile(f.recordPath(address))
	r := new(record)
	if err != nil || json.Unmarshal(data, r) != nil || len(r.Hash) != 2*sha256.Size {
		return nil
	}
	if _, err := os.Stat(f.contentPath(r.Hash)); err != nil {
		return nil
	}
	return r
}

// Open opens what is kept under a hash, as it is.
func (f *Fetcher) Open(hash string) (*os.File, error) {
	return os.Open(f.contentPath(hash))
}

// Content returns what is kept under a hash, and still has it.
func (f *Fetcher) Content(hash string) ([]byte, error) {
	data, err := os.ReadFile(f.contentPath(hash))
	if err == nil && sum(data) != hash {
		err = errors.New("内容与散列不符")
	}
	if err != nil {
		return nil, fmt.Errorf("取过的文件读不了（%w）：请删去 %s 后再取", err, f.contentPath(hash))
	}
	return data, nil
}

// remember keeps content as it comes, and its record, and returns its hash.
func (f *Fetcher) remember(address string, h http.Header, body io.Reader) (string, error) {
	r := record{URL: address, ETag: h.Get("ETag"), Modified: h.Get("Last-Modified"), Fetched: time.Now().UTC().Truncate(time.Second)}
	err := f.place(func(w io.Writer) (string, error) {
		whole := sha256.New()
		n, err := io.Copy(io.MultiWriter(w, whole), io.LimitReader(body, limits.FileBytes+1))
		if n > limits.FileBytes {
			return "", tooBig
		}
		r.Hash = hex.EncodeToString(whole.Sum(nil))
		return f.contentPath(r.Hash), err
	})
	if err == nil {
		err = f.place(func(w io.Writer) (string, error) {
			return f.recordPath(address), json.NewEncoder(w).Encode(r)
		})
	}
	if err != nil && !errors.As(err, new(refusal)) {
		err = fmt.Errorf("取到的文件存不进 %s（%w）：请检查这个文件夹能否写入、磁盘是否已满，或用 --db 换一个位置", f.Keep, err)
	}
	return r.Hash, err
}

// place makes a file whole or not at all: write fills it, and then knows its
// path.
func (f *Fetcher) place(write func(io.Writer) (path string, err error)) error {
	if err := os.MkdirAll(f.halfway(), 0o755); err != nil {
		return err
	}
	t, err := os.CreateTemp(f.halfway(), "")
	if err != nil {
		return err
	}
	path, err := write(t)
	if err == nil {
		err = cmp.Or(t.Sync(), os.MkdirAll(filepath.Dir(path), 0o755))
	}
	if err = cmp.Or(err, t.Close()); err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		_ = os.Remove(t.Name()) // the first error is the one to tell
	}
	return err
}
