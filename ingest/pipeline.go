// Package ingest decides what to read and runs the stages over it: it walks
// paths, fetches, unpacks, hashes and sniffs files, and hands each through its
// format's reader and normalisation to the one store, in the order of the
// inputs.
//
// How formats are read, what documents say and where they are kept is left to
// the functions that it is given.
package ingest

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"gouji"
	"gouji/ingest/fetch"
	"gouji/internal/limits"
)

// DefaultDeadline is how long one document may take.
const DefaultDeadline = 60 * time.Second

// grace is how long a reader may take to notice its deadline, since it can
// tell better than anybody where it stood.
const grace = time.Second

// A Pipeline runs inputs through the stages: addresses are fetched ahead, from
// many sites at once, one goroutine reads and unpacks, Workers extract and normalise, the caller's stores. Memory is bounded by a
// few documents a worker, and limits.WaitingBytes of files between.
type Pipeline struct {
	Formats   []Format
	Normalize func(*gouji.Document) []gouji.Reading
	Known     func(hash, extractor string, told gouji.Label) bool // reports what need not be read again; may be nil
	Told      func(path string) gouji.Label                       // what a manifest says of a file; may be nil
	Before    func(hash string) gouji.Label                       // what one said of a file that it now says nothing of; may be nil
	Useless   func(*gouji.Document, []gouji.Reading) string       // says why a document is not kept, "" where it is; may be nil
	Store     func(context.Context, gouji.Outcome) error
	Fetch     *fetch.Fetcher // for inputs that are addresses; nil refuses them
	Follow    bool           // of a page that is fetched the documents it links to are read
	Workers   int            // at least 1
	Deadline  time.Duration  // of a document; 0 for DefaultDeadline
}

// A job is a file with the slot for its outcome.
type job struct {
	file
	n    int // of the files before it
	slot chan gouji.Outcome
}

// A ledger holds which contents have been read, by hash, and as what job: one
// that comes later with the same need not read it again.
type ledger struct{ sync.Map }

func (l *ledger) before(hash string, n int) bool {
	at, ok := l.Load(hash)
	return ok && at.(int) < n
}

// Run stores exactly one outcome for each file that inputs lead to, in their
// order, from one goroutine. It ends early with the error of Store or of ctx;
// what was stored by then stays stored.
func (p *Pipeline) Run(ctx context.Context, inputs iter.Seq[Input]) error {
	ctx, cancel := context.WithCancel(ctx)
	jobs := make(chan job)
	slots := make(chan chan gouji.Outcome, 2*p.Workers)
	waiting := semaphore.NewWeighted(limits.WaitingBytes)
	var running sync.WaitGroup
	var read ledger
	n := 0
	defer running.Wait()
	defer cancel()

	running.Go(func() {
		defer close(slots)
		defer close(jobs)
		give := func(f file) bool {
			if waiting.Acquire(ctx, int64(len(f.data))) != nil {
				return false
			}
			j := job{f, n, make(chan gouji.Outcome, 1)}
			n++
			return send(ctx, slots, j.slot) && send(ctx, jobs, j)
		}
		for b := range p.ahead(ctx, inputs) {
			if !p.open(ctx, b, give) {
				return
			}
		}
	})
	for range p.Workers {
		running.Go(func() {
			for j := range jobs {
				o := p.process(ctx, &read, j)
				if o.State.Stored() {
					read.LoadOrStore(o.Hash, j.n)
				}
				j.slot <- o
				waiting.Release(int64(len(j.data)))
			}
		})
	}
	return p.collect(ctx, slots)
}

// send reports whether v went into c before ctx was done.
func send[T any](ctx context.Context, c chan<- T, v T) bool {
	select {
	case c <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// collect stores the outcomes. The first of several inputs with the same
// content stands for all of them, whichever worker was faster.
func (p *Pipeline) collect(ctx context.Context, slots <-chan chan gouji.Outcome) error {
	first := map[string]string{} // hash → path
	for slot := range slots {
		var o gouji.Outcome
		select {
		case o = <-slot:
		case <-ctx.Done():
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if path, ok := first[o.Hash]; ok {
			o = gouji.Outcome{Entry: o.Entry, Bytes: o.Bytes}
			o.State, o.Reason = gouji.Skipped, "内容与 "+path+" 相同"
		} else if o.State.Stored() {
			first[o.Hash] = o.Path
		}
		if err := p.Store(ctx, o); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// process turns a file into its outcome, within its deadline. A stage that
// does not end is left behind, so that it holds up nothing but its own core.
func (p *Pipeline) process(ctx context.Context, read *ledger, f job) gouji.Outcome {
	var told gouji.Label
	if p.Told != nil {
		told = p.Told(f.Path)
	}
	if f.State != "" {
		return gouji.Outcome{Entry: gouji.Entry{Path: f.Path, State: f.State, Reason: f.Reason}}
	}
	ctx, cancel := context.WithTimeout(ctx, p.deadline())
	defer cancel()
	done := make(chan gouji.Outcome, 1)
	go func() { done <- p.guarded(ctx, read, f, told) }()
	select {
	case o := <-done:
		return o
	case <-ctx.Done():
	}
	select {
	case o := <-done:
		return o
	case <-time.After(grace):
		return gouji.Outcome{Entry: gouji.Entry{Path: f.Path, State: gouji.Quarantined, Reason: p.late()}}
	}
}

func (p *Pipeline) deadline() time.Duration {
	if p.Deadline == 0 {
		return DefaultDeadline
	}
	return p.Deadline
}

func (p *Pipeline) late() string {
	return fmt.Sprintf("%g 秒内没有读完：请检查文件是否正常，或把它分成几个文件", p.deadline().Seconds())
}

// guarded reads a file and turns what goes wrong into a quarantine.
func (p *Pipeline) guarded(ctx context.Context, read *ledger, f job, told gouji.Label) gouji.Outcome {
	r := reading{Pipeline: p, read: read, told: told, o: gouji.Outcome{Entry: gouji.Entry{Path: f.Path}, Bytes: int64(len(f.data))}, stage: "读取内容"}
	if err := guard(func() error { return r.run(ctx, f) }); err != nil {
		return r.fail(err)
	}
	return r.o
}

// A reading is one document on its way, with the stage it is in.
type reading struct {
	*Pipeline
	read  *ledger
	told  gouji.Label
	o     gouji.Outcome
	stage string
}

// fail quarantines the document.
func (r *reading) fail(err error) gouji.Outcome {
	reason := err.Error()
	if errors.Is(err, context.DeadlineExceeded) {
		reason = r.late()
	}
	o := gouji.Outcome{Entry: r.o.Entry, Bytes: r.o.Bytes}
	o.State, o.Reason = gouji.Quarantined, r.stage+"："+reason
	return o
}

// run takes the document through the stages.
func (r *reading) run(ctx context.Context, f job) error {
	sum := sha256.Sum256(f.data)
	r.o.Hash = hex.EncodeToString(sum[:])
	r.o.Extractor = f.format.Version
	if r.told == (gouji.Label{}) && r.Before != nil {
		r.told = r.Before(r.o.Hash)
	}
	if r.Known != nil && r.Known(r.o.Hash, r.o.Extractor, r.told) {
		r.o.State, r.o.Reason = gouji.Skipped, "以前已载入"
		return nil
	}
	if r.read.before(r.o.Hash, f.n) {
		r.o.State = gouji.Skipped // collect says of whom it is a copy
		return nil
	}
	name := baseName(f.Path)
	if f.format.Version == "" {
		r.stage = "识别格式"
	}
	doc, err := f.format.Read(ctx, name, f.data)
	if err != nil {
		return err
	}
	doc.Hash, doc.Name, doc.Path, doc.Told = r.o.Hash, name, f.Path, r.told
	r.stage = "理解内容"
	r.o.Readings = r.Normalize(doc)
	if err := disguised(f.Path, f.format, r.o.Readings); err != nil {
		return err
	}
	if r.Useless != nil {
		if reason := r.Useless(doc, r.o.Readings); reason != "" {
			r.o.State, r.o.Reason, r.o.Readings, r.o.Dropped = gouji.Skipped, reason, nil, true
			return ctx.Err()
		}
	}
	r.o.Document, r.o.State = doc, gouji.Done
	if n, first := wanting(doc, r.o.Readings); n > 0 {
		r.o.State, r.o.Reason = gouji.Warned, first
		if n > 1 {
			r.o.Reason += fmt.Sprintf("；等 %d 处", n)
		}
	}
	return ctx.Err()
}

// baseName returns the last part of a path, or of the path of an address.
func baseName(path string) string {
	if u, err := url.Parse(path); err == nil && fetch.IsURL(path) {
		return filepath.Base(u.Path)
	}
	return filepath.Base(path)
}

// wanting counts what could not be read of a document, and tells the first.
func wanting(doc *gouji.Document, readings []gouji.Reading) (n int, first string) {
	for _, m := range doc.Malformed {
		n, first = n+1, cmp.Or(first, m.What)
	}
	for _, r := range readings {
		for _, note := range r.Notes {
			n, first = n+1, cmp.Or(first, note.What)
		}
	}
	return n, first
}

// recognise returns the format of data: the first that takes it.
func (p *Pipeline) recognise(data []byte) (*Format, error) {
	if len(data) == 0 {
		return nil, errors.New("文件是空的：请重新取得这个文件")
	}
	for i := range p.Formats {
		if p.Formats[i].Sniff(data) {
			return &p.Formats[i], nil
		}
	}
	var names []string
	for _, f := range p.Formats {
		if f.Version != "" {
			names = append(names, f.Name)
		}
	}
	return nil, fmt.Errorf("认不出文件的格式：能读的有 %s", strings.Join(names, "、"))
}

// frames is how many places of a panic are told.
const frames = 6

// culprit returns the places of a panic: our functions below it, innermost
// first.
func culprit(stack []byte) string {
	_, below, _ := strings.Cut(string(stack), "panic(")
	var places []string
	for line := range strings.Lines(below) {
		if strings.HasPrefix(line, "\t") && strings.Contains(line, ".go:") && !strings.Contains(line, "/runtime/") && len(places) < frames {
			place, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			places = append(places, filepath.Base(filepath.Dir(place))+"/"+filepath.Base(place))
		}
	}
	return cmp.Or(strings.Join(places, " ← "), "位置不明")
}
