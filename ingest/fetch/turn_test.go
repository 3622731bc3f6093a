package fetch

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"gouji/internal/limits"
)

// Of those that wait the lowest rank is next; who gives up holds up nobody.
func TestTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var at turn
		var got []int
		if err := at.take(t.Context(), 9); err != nil {
			t.Fatal(err)
		}
		impatient, cancel := context.WithCancel(t.Context())
		for _, rank := range []int{5, 2, 8, 3, 1, 2} {
			ctx := t.Context()
			if rank == 1 {
				ctx = impatient
			}
			go func() {
				if at.take(ctx, rank) == nil {
					got = append(got, rank)
					at.leave()
				}
			}()
		}
		synctest.Wait()
		cancel()
		synctest.Wait()
		at.leave()
		synctest.Wait()
		if want := []int{2, 2, 3, 5, 8}; !slices.Equal(got, want) || at.taken {
			t.Errorf("turns of %v, want %v; taken %v", got, want, at.taken)
		}
	})
}

// A turn that comes just after it was given up is passed on.
func TestTurnComesLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := turn{taken: true}
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			if at.take(ctx, 1) == nil {
				t.Error("the turn is had without being wanted")
			}
		}()
		synctest.Wait()
		at.mu.Lock()
		cancel()
		close(at.waiting[0].come) // as leave does
		at.waiting = nil
		at.mu.Unlock()
		synctest.Wait()
		if at.taken {
			t.Error("the turn is lost")
		}
	})
}

// Many sites are asked at once, but no more than are allowed.
func TestHostsAtOnce(t *testing.T) {
	const hosts = limits.Hosts + 5
	var under, most atomic.Int32
	full, release := make(chan struct{}), make(chan struct{})
	f := quick(Options{Private: true, Keep: t.TempDir()})
	var fetching sync.WaitGroup
	for range hosts {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			n := under.Add(1)
			for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
			}
			if n == limits.Hosts && r.URL.Path == "/robots.txt" {
				select {
				case <-full:
				default:
					close(full)
				}
			}
			select {
			case <-release:
			case <-r.Context().Done():
			}
			under.Add(-1)
			http.NotFound(w, r)
		}))
		t.Cleanup(s.Close)
		fetching.Go(func() { _, _ = f.Fetch(t.Context(), s.URL+"/a", 0) })
	}
	select {
	case <-full:
	case <-time.After(time.Minute):
		t.Errorf("%d hosts at once, want %d", most.Load(), limits.Hosts)
	}
	time.Sleep(20 * time.Millisecond) // for one too many to come
	close(release)
	fetching.Wait()
	if most.Load() != limits.Hosts {
		t.Errorf("%d hosts at once, want %d", most.Load(), limits.Hosts)
	}
}

// An address that leads to another host waits for its turn there.
func TestRedirectTakesTurns(t *testing.T) {
	var under atomic.Int32
	moved, busy := make(chan struct{}), make(chan struct{})
	b := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if under.Add(1) > 1 {
			t.Errorf("%s while another request is under way", r.URL)
		}
		if r.URL.Path == "/slow" {
			close(busy)
			<-moved
			time.Sleep(20 * time.Millisecond) // for who would not wait to come
		}
		under.Add(-1)
		io.WriteString(w, "User-agent: other") // as good as any
	}))
	defer b.Close()
	a := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/moved" {
			defer close(moved)
		}
		http.Redirect(w, r, b.URL+"/quick", http.StatusFound)
	}))
	defer a.Close()
	f := quick(Options{Private: true, Keep: t.TempDir()})
	if _, err := f.Fetch(t.Context(), a.URL+"/first", 0); err != nil { // the rules of both are known
		t.Fatal(err)
	}
	var fetching sync.WaitGroup
	fetching.Go(func() {
		if _, err := f.Fetch(t.Context(), b.URL+"/slow", 0); err != nil {
			t.Error(err)
		}
	})
	<-busy
	if _, err := f.Fetch(t.Context(), a.URL+"/moved", 0); err != nil {
		t.Error(err)
	}
	fetching.Wait()
}
