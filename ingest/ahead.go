package ingest

import (
	"bufio"
	"context"
	"errors"
	"iter"
	"os"
	"sync"

	"golang.org/x/sync/errgroup"

	"gouji/ingest/fetch"
	"gouji/internal/limits"
)

// A begun input is one that, being an address, is already being fetched.
type begun struct {
	Input
	answer chan answer // takes one; nil where there is nothing to fetch
}

// An answer is what came of an address: content, which is read when its turn
// comes; of a page that is followed the documents it links to.
type answer struct {
	content func() ([]byte, error)
	page    bool
	links   []begun
}

// no is the answer of an address of which nothing came.
func no(err error) answer {
	return answer{content: func() ([]byte, error) { return nil, err }}
}

// An outlook fetches for one run.
type outlook struct {
	*fetch.Fetcher
	never   error // why nothing is fetched
	follow  bool
	running sync.WaitGroup
}

// outlook returns what fetches for a run, and what to do after it. What no
// folder is given for is kept until then.
func (p *Pipeline) outlook() (*outlook, func()) {
	a := &outlook{Fetcher: p.Fetch, follow: p.Follow}
	if p.Fetch == nil {
		a.never = errors.New("这里不取网址：请先下载")
	}
	if p.Fetch == nil || p.Fetch.Keep != "" {
		return a, func() {}
	}
	o := p.Fetch.Options
	o.Keep, a.never = os.MkdirTemp("", "gouji-*")
	a.Fetcher = fetch.New(o)
	return a, func() { _ = os.RemoveAll(o.Keep) } // what is left there harms nobody
}

// ahead yields the inputs in their order, and fetches those to come, from many
// sites at once: one that does not answer holds up only what comes
// limits.Ahead inputs behind. All requests have ended when it does.
func (p *Pipeline) ahead(ctx context.Context, inputs iter.Seq[Input]) iter.Seq[begun] {
	return func(yield func(begun) bool) {
		ctx, cancel := context.WithCancel(ctx)
		a, end := p.outlook()
		defer end()
		queue := make(chan begun, limits.Ahead)
		defer a.running.Wait()
		defer cancel()
		a.running.Go(func() {
			defer close(queue)
			n := 0
			for in := range inputs {
				if !send(ctx, queue, a.begin(ctx, in, n)) {
					return
				}
				n++
			}
		})
		for b := range queue {
			if !yield(b) {
				return
			}
		}
	}
}

// begin starts to fetch an input that is an address, the n-th of all inputs.
func (a *outlook) begin(ctx context.Context, in Input, n int) begun {
	if in.State != "" || !fetch.IsURL(in.Path) {
		return begun{Input: in}
	}
	b := begun{in, make(chan answer, 1)}
	if a.never != nil {
		b.answer <- no(a.never)
		return b
	}
	a.running.Go(func() { a.fetch(ctx, b, n, a.follow) })
	return b
}

// fetch answers for an address, and then for the links of its page.
func (a *outlook) fetch(ctx context.Context, b begun, n int, follow bool) {
	hash, err := a.Fetch(ctx, b.Path, n)
	got := answer{content: func() ([]byte, error) { return a.Content(hash) }}
	if err == nil && follow {
		err = guard(func() (err error) {
			got.page, got.links, err = a.links(hash, b.Path)
			return err
		})
	}
	if err != nil {
		got = no(err)
	}
	b.answer <- got
	var fetching errgroup.Group
	fetching.SetLimit(limits.AheadLinks)
	for _, link := range got.links {
		fetching.Go(func() error {
			a.fetch(ctx, link, n, false)
			return nil
		})
	}
	_ = fetching.Wait() // each has told its own
}

// links reports whether what is kept under a hash is a page, and where it
// links to.
func (a *outlook) links(hash, address string) (page bool, links []begun, err error) {
	f, err := a.Open(hash)
	if err != nil {
		return false, nil, err
	}
	defer f.Close()
	in := bufio.NewReader(f)
	if head, _ := in.Peek(1024); !looksLikeHTML(head) { // what cannot be read, its reader tells
		return false, nil, nil
	}
	for _, link := range fetch.Links(in, address) {
		links = append(links, begun{Input{Path: link}, make(chan answer, 1)})
	}
	return true, links, nil
}
