package fetch

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gouji/internal/limits"
)

// site serves paths; what begins with a digit is a status.
func site(t *testing.T, robots string, pages map[string]string) (*httptest.Server, *atomic.Int32) {
	t.Helper()
	asked := new(atomic.Int32)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[r.URL.Path]
		switch {
		case r.URL.Path == "/robots.txt" && robots == "":
			http.NotFound(w, r)
			return
		case r.URL.Path == "/robots.txt":
			io.WriteString(w, robots)
			return
		}
		asked.Add(1)
		switch {
		case !ok:
			http.NotFound(w, r)
		case strings.HasPrefix(page, "->"):
			http.Redirect(w, r, page[2:], http.StatusFound)
		case page == "busy" && asked.Load() < 3:
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
		case page == "down":
			w.WriteHeader(http.StatusInternalServerError)
		case page == "endless":
			w.Header().Set("Content-Length", fmt.Sprint(int64(limits.FileBytes)+1))
		case page == "cut":
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "too few")
		case r.Header.Get("If-None-Match") == `"`+page+`"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"`+page+`"`)
			io.WriteString(w, page)
		}
	}))
	t.Cleanup(s.Close)
	return s, asked
}

func quick(o Options) *Fetcher {
	o.Every, o.Wait = time.Millisecond, time.Millisecond
	return New(o)
}

// get returns what is fetched from an address, and that nothing half is left.
func get(t *testing.T, f *Fetcher, address string) ([]byte, error) {
	t.Helper()
	if f.Keep == "" {
		f.Keep = t.TempDir()
	}
	hash, err := f.Fetch(t.Context(), address, 0)
	if half, _ := os.ReadDir(f.halfway()); len(half) > 0 {
		t.Errorf("%s leaves %v", address, half)
	}
	if err != nil {
		return nil, err
	}
	return f.Content(hash)
}

func TestGet(t *testing.T) {
	s, _ := site(t, "User-agent: *\nDisallow: /secret", map[string]string{"/a.docx": "one", "/moved": "->/a.docx", "/secret/b": "two", "/busy": "busy",
		"/down": "down", "/endless": "endless", "/cut": "cut", "/sneak": "->/secret/b", "/file": "->file:///etc/passwd", "/loop": "->/loop"})
	for path, want := range map[string]string{
		"/a.docx":   "one",
		"/moved":    "one",
		"/busy":     "busy",
		"/secret/b": "!网站的 robots.txt 不允许",
		"/sneak":    "!转向之后：网站的 robots.txt 不允许",
		"/file":     "!转向之后：只取 http 与 https",
		"/none":     "!网站回答 404",
		"/down":     "!网站回答 500",
		"/endless":  "!超过上限 200 MB",
		"/cut":      "!没有取全",
		"/loop":     "!转向超过 10 次",
	} {
		data, err := get(t, quick(Options{Private: true}), s.URL+path)
		got := string(data)
		if err != nil {
			got = "!" + err.Error()
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s gives %q, want %q", path, got, want)
		}
	}
}

// Nothing is fetched from this machine or its neighbours unless that is asked for.
func TestPublic(t *testing.T) {
	s, asked := site(t, "", map[string]string{"/a": "one"})
	if _, err := get(t, quick(Options{}), s.URL+"/a"); err == nil || !strings.Contains(err.Error(), "不是公网地址") || asked.Load() != 0 {
		t.Errorf("error %v after %d requests", err, asked.Load())
	}
	for _, a := range []string{"127.0.0.1", "::1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "fe80::1", "fc00::1", "64:ff9b::a00:1", "224.0.0.1", "255.255.255.255", "198.18.0.1"} {
		if public(netip.MustParseAddr(a).Unmap()) {
			t.Errorf("%s is public", a)
		}
	}
	for _, a := range []string{"1.1.1.1", "2606:4700::1111", "202.96.128.86"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s is not public", a)
		}
	}
	for _, address := range []string{"http://", "http://user:pw@example.com/a", "http://[::1"} {
		if _, err := get(t, quick(Options{}), address); err == nil {
			t.Errorf("%s is fetched", address)
		}
	}
}

// What has not changed is not sent again, and is had without the site.
func TestKeep(t *testing.T) {
	keep := t.TempDir()
	pages := map[string]string{"/a": "one"}
	s, asked := site(t, "", pages)
	for _, want := range []string{"one", "one", "two"} {
		if want == "two" {
			pages["/a"] = "two"
		}
		data, err := get(t, quick(Options{Keep: keep, Private: true}), s.URL+"/a")
		if err != nil || string(data) != want {
			t.Fatalf("got %q, %v, want %q", data, err, want)
		}
	}
	if asked.Load() != 3 {
		t.Errorf("%d requests", asked.Load())
	}
	for _, content := range []string{"one", "two"} {
		if data, err := os.ReadFile(filepath.Join(keep, sum([]byte(content))[:2], sum([]byte(content)))); err != nil || string(data) != content {
			t.Errorf("kept %q, %v", data, err)
		}
	}
	// Damage is told, not passed on.
	if err := os.WriteFile(filepath.Join(keep, sum([]byte("two"))[:2], sum([]byte("two"))), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := get(t, quick(Options{Keep: keep, Private: true}), s.URL+"/a"); err == nil {
		t.Errorf("damaged content %q is had", data)
	}
	// What cannot be kept is told once, with what to do.
	file := filepath.Join(keep, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := get(t, quick(Options{Keep: file, Private: true}), s.URL+"/a")
	if err == nil || !strings.Contains(err.Error(), file+"（") || !strings.Contains(err.Error(), "请检查这个文件夹") || strings.Contains(err.Error(), "\n") {
		t.Errorf("keeping in a file: %v", err)
	}
}

func TestPace(t *testing.T) {
	s, _ := site(t, "", map[string]string{"/a": "one"})
	f := New(Options{Private: true, Every: 30 * time.Millisecond})
	began := time.Now()
	for range 4 {
		if _, err := get(t, f, s.URL+"/a"); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took < 90*time.Millisecond {
		t.Errorf("4 requests in %s", took)
	}
}

func TestLinks(t *testing.T) {
	page := `<html><body><a href="/files/a.docx">甲</a> <a HREF='b.PDF#page=2'>乙</a><a href="b.PDF">乙</a>
		<a href="down?file=c.zip">丙</a><a href="page.html">丁</a><a href="javascript:x('d.pdf')">戊</a><a href="mailto:a@b.pdf">己</a>
		<iframe src="//other.example/e.xlsx"></iframe><a href="http://[bad/f.pdf">庚</a>`
	want := []string{"http://site.example/files/a.docx", "http://site.example/x/b.PDF", "http://site.example/x/down?file=c.zip", "http://other.example/e.xlsx"}
	if got := Links(strings.NewReader(page), "http://site.example/x/index.html"); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
