package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"
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

func (f *Fetcher) contentPath(hash string) string {
	return filepath.Join(f.Keep, hash[:2], hash)
}

// recall returns the record of an address whose content is kept; nil where
// there is none.
func (f *Fetcher) recall(address string) *record {
	if f.Keep == "" {
		return nil
	}
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

// content returns what is kept under a hash, and still has it.
func (f *Fetcher) content(hash string) ([]byte, error) {
	data, err := os.ReadFile(f.contentPath(hash))
	if err == nil && sum(data) != hash {
		err = errors.New("内容与散列不符")
	}
	if err != nil {
		return nil, fmt.Errorf("取过的文件读不了（%w）：请删去 %s 后再取", err, f.contentPath(hash))
	}
	return data, nil
}

// remember keeps content and its record. Each is written beside its place and
// moved there whole.
func (f *Fetcher) remember(address string, h http.Header, data []byte) error {
	if f.Keep == "" {
		return nil
	}
	r := record{URL: address, Hash: sum(data), ETag: h.Get("ETag"), Modified: h.Get("Last-Modified"), Fetched: time.Now().UTC().Truncate(time.Second)}
	line, err := json.Marshal(r)
	if err == nil {
		err = place(f.contentPath(r.Hash), data)
	}
	if err == nil {
		err = place(f.recordPath(address), append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("取到的文件存不进 %s（%w）：请检查这个文件夹能否写入、磁盘是否已满，或用 --db 换一个位置", f.Keep, err)
	}
	return nil
}

func place(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	t, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	_, err = t.Write(data)
	if err = errors.Join(err, t.Sync(), t.Close()); err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		_ = os.Remove(t.Name()) // the first error is the one to tell
	}
	return err
}
