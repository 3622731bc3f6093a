package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gouji"
	"gouji/ingest/fetch"
	"gouji/internal/limits"
)

// sites starts n servers without robots.txt, each of which fails the test when
// it is asked for two things at once.
func sites(t *testing.T, n int, serve func(host int, w http.ResponseWriter, r *http.Request)) (urls []string) {
	t.Helper()
	for host := range n {
		var under atomic.Int32
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if under.Add(1) > 1 {
				t.Errorf("host %d is asked for %s while another request is under way", host, r.URL)
			}
			answer := httptest.NewRecorder() // sent when this request counts no more
			if r.URL.Path == "/robots.txt" {
				http.NotFound(answer, r)
			} else {
				serve(host, answer, r)
			}
			under.Add(-1)
			w.WriteHeader(answer.Code)
			_, _ = answer.Body.WriteTo(w)
		}))
		t.Cleanup(s.Close)
		urls = append(urls, s.URL)
	}
	return urls
}

// A barrier holds requests until there are n of them.
type barrier struct {
	n    atomic.Int32
	open chan struct{}
}

func newBarrier(n int32) *barrier {
	b := &barrier{open: make(chan struct{})}
	b.n.Store(n)
	return b
}

func (b *barrier) meet(t *testing.T) {
	if b.n.Add(-1) == 0 {
		close(b.open)
	}
	b.await(t)
}

func (b *barrier) await(t *testing.T) {
	select {
	case <-b.open:
	case <-time.After(time.Minute):
		t.Error("nobody else came")
	}
}

func fetcher(keep string) *fetch.Fetcher {
	return fetch.New(fetch.Options{Keep: keep, Private: true, Every: time.Microsecond, Wait: time.Millisecond})
}

// Several hosts are asked at once, each for one thing at a time; outcomes stay
// in the order of the inputs, and nothing stays where no folder is given.
func TestAhead(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for _, keep := range []string{t.TempDir(), ""} {
		all := newBarrier(3)
		urls := sites(t, 3, func(host int, w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/0" {
				all.meet(t)
			}
			fmt.Fprintf(w, "#%d%s", host, r.URL.Path)
		})
		var want []string
		for i := range 20 {
			for _, url := range urls {
				want = append(want, fmt.Sprintf("%s/%d", url, i))
			}
		}
		want = append(want, filepath.Join(tree(t, map[string]string{"a": "#local"}), "a"), urls[0]+"/last")
		var got []string
		for _, o := range run(t, &Pipeline{Formats: []Format{lines(nil)}, Workers: 2, Fetch: fetcher(keep)}, want...) {
			if got = append(got, o.Path); o.State != gouji.Done {
				t.Errorf("%s: %s %s", o.Path, o.State, o.Reason)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// A host that does not answer holds up its own addresses only, until what is
// fetched ahead of them is enough.
func TestAheadOfOneThatHangs(t *testing.T) {
	others := newBarrier(40)
	var full sync.WaitGroup
	full.Add(1)
	var answered atomic.Bool
	urls := sites(t, 3, func(host int, w http.ResponseWriter, r *http.Request) {
		switch host {
		case 0:
			others.await(t)
			full.Wait()
			answered.Store(true)
		default:
			if others.n.Add(-1) == 0 {
				close(others.open)
			}
		}
		io.WriteString(w, "#"+r.URL.Path+fmt.Sprint(host))
	})
	var drawn, stored atomic.Int32
	inputs := func(yield func(Input) bool) {
		for i := range 2 * limits.Ahead {
			in := Input{Path: "http://"} // of no host
			if i < 41 {
				in.Path = fmt.Sprintf("%s/%d", urls[min(i, 1+i%2)], i)
			}
			switch n := drawn.Add(1); {
			case n == limits.Ahead+2: // with the one that is read and the one that finds no room
				full.Done()
			case n > limits.Ahead+2 && !answered.Load():
				t.Errorf("%d inputs are begun before the first is read", n)
			}
			if !yield(in) {
				return
			}
		}
	}
	p := &Pipeline{Formats: []Format{lines(nil)}, Workers: 1, Fetch: fetcher(t.TempDir()),
		Normalize: func(*gouji.Document) []gouji.Reading { return nil },
		Store: func(_ context.Context, o gouji.Outcome) error {
			if n := stored.Add(1); (n <= 41) != o.State.Stored() {
				t.Errorf("%d: %s %s %s", n, o.Path, o.State, o.Reason)
			}
			return nil
		}}
	if err := p.Run(t.Context(), inputs); err != nil || stored.Load() != 2*limits.Ahead {
		t.Errorf("%d outcomes, %v", stored.Load(), err)
	}
}

// The links of a page are fetched from several hosts at once too, some at a
// time, and stand in its order.
func TestAheadFollows(t *testing.T) {
	some := newBarrier(limits.AheadLinks)
	var under atomic.Int32
	var urls []string
	urls = sites(t, limits.AheadLinks+3, func(host int, w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/page" {
			io.WriteString(w, "<!DOCTYPE html>")
			for _, url := range urls[1:] {
				fmt.Fprintf(w, "<a href='%s/a.docx'>", url)
			}
			return
		}
		if n := under.Add(1); n > limits.AheadLinks {
			t.Errorf("%d links of one page at once", n)
		}
		some.meet(t)
		time.Sleep(20 * time.Millisecond) // for one too many to come
		under.Add(-1)
		fmt.Fprint(w, "#", host)
	})
	var want, got []string
	for _, url := range urls[1:] {
		want = append(want, url+"/a.docx done")
	}
	want = append(want, urls[0]+"/page skipped")
	for _, o := range run(t, &Pipeline{Formats: []Format{lines(nil)}, Workers: 1, Follow: true, Fetch: fetcher(t.TempDir())}, urls[0]+"/page") {
		got = append(got, o.Path+" "+string(o.State))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// When a run ends early, by its caller or its store, requests end with it and
// leave nothing half.
func TestAheadEnds(t *testing.T) {
	full := errors.New("disk full")
	for _, want := range []error{context.Canceled, full} {
		begun := newBarrier(3)
		var ended sync.WaitGroup
		keep, paths := t.TempDir(), []string{filepath.Join(tree(t, map[string]string{"a": "#a"}), "a")}
		for range 3 {
			ended.Add(1)
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				defer ended.Done()
				io.WriteString(w, strings.Repeat("#", 1<<16))
				_ = http.NewResponseController(w).Flush() // the client's going is what is waited for
				begun.meet(t)
				<-r.Context().Done()
			}))
			defer s.Close()
			paths = append(paths, s.URL+"/0", s.URL+"/1")
		}
		ctx, cancel := context.WithCancel(t.Context())
		p := &Pipeline{Formats: []Format{lines(nil)}, Workers: 2, Fetch: fetcher(keep),
			Normalize: func(*gouji.Document) []gouji.Reading { return nil },
			Store: func(context.Context, gouji.Outcome) error {
				begun.await(t)
				if want == full {
					return full
				}
				cancel()
				return nil
			}}
		if err := p.Run(ctx, Walk(ctx, paths)); !errors.Is(err, want) {
			t.Errorf("error %v, want %v", err, want)
		}
		_ = filepath.WalkDir(keep, func(path string, d os.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				t.Errorf("left %s, %v", path, err)
			}
			return nil
		})
		ended.Wait()
		cancel()
	}
}
