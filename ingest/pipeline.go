// Package ingest decides what to read and runs the stages over it: it walks
// paths, hashes and sniffs files, and hands each through its format's reader
// and normalisation to the one store, in the order of the inputs.
//
// How formats are read, what documents say and where they are kept is left to
// the functions that it is given.
package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"gouji"
)

// Caps on single inputs.
const (
	MaxBytes        = 200 << 20        // of a file
	DefaultDeadline = 60 * time.Second // of a document
)

// grace is how long a reader may take to notice its deadline, since it can
// tell better than anybody where it stood.
const grace = time.Second

// A Pipeline runs inputs through the stages. Memory is bounded by a few
// documents a worker.
type Pipeline struct {
	Formats   []Format
	Normalize func(*gouji.Document) []gouji.Reading
	Known     func(hash, extractor string) bool // reports what need not be read again; may be nil
	Store     func(context.Context, gouji.Outcome) error
	Workers   int           // at least 1
	Deadline  time.Duration // of a document; 0 for DefaultDeadline
}

// A job is an input with the slot for its outcome.
type job struct {
	in   Input
	slot chan gouji.Outcome
}

// Run stores exactly one outcome for each input, in their order, from one
// goroutine. It ends early with the error of Store or of ctx; what was stored
// by then stays stored.
func (p *Pipeline) Run(ctx context.Context, inputs iter.Seq[Input]) error {
	ctx, cancel := context.WithCancel(ctx)
	jobs := make(chan job)
	slots := make(chan chan gouji.Outcome, 2*p.Workers)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()

	running.Go(func() {
		defer close(slots)
		defer close(jobs)
		for in := range inputs {
			j := job{in, make(chan gouji.Outcome, 1)}
			select {
			case slots <- j.slot:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return
			}
		}
	})
	for range p.Workers {
		running.Go(func() {
			for j := range jobs {
				j.slot <- p.process(ctx, j.in)
			}
		})
	}
	return p.collect(ctx, slots)
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
		} else if o.State == gouji.Done {
			first[o.Hash] = o.Path
		}
		if err := p.Store(ctx, o); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// process turns an input into its outcome, within its deadline. A stage that
// does not end is left behind, so that it holds up nothing but its own core.
func (p *Pipeline) process(ctx context.Context, in Input) gouji.Outcome {
	if in.State != "" {
		return gouji.Outcome{Entry: gouji.Entry{Path: in.Path, State: in.State, Reason: in.Reason}}
	}
	ctx, cancel := context.WithTimeout(ctx, p.deadline())
	defer cancel()
	done := make(chan gouji.Outcome, 1)
	go func() { done <- p.guarded(ctx, in.Path) }()
	select {
	case o := <-done:
		return o
	case <-ctx.Done():
	}
	select {
	case o := <-done:
		return o
	case <-time.After(grace):
		return gouji.Outcome{Entry: gouji.Entry{Path: in.Path, State: gouji.Quarantined, Reason: p.late()}}
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

// guarded reads the file at path and turns a panic into a quarantine.
func (p *Pipeline) guarded(ctx context.Context, path string) (o gouji.Outcome) {
	r := reading{Pipeline: p, o: gouji.Outcome{Entry: gouji.Entry{Path: path}}, stage: "读取文件"}
	defer func() {
		if v := recover(); v != nil {
			o = r.fail(fmt.Errorf("程序出错：%v（%s）；请把这条信息和文件报告给开发者", v, culprit(debug.Stack())))
		}
	}()
	if err := r.run(ctx, path); err != nil {
		return r.fail(err)
	}
	return r.o
}

// A reading is one document on its way, with the stage it is in.
type reading struct {
	*Pipeline
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
func (r *reading) run(ctx context.Context, path string) error {
	data, err := readFile(path)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	r.o.Hash, r.o.Bytes = hex.EncodeToString(sum[:]), int64(len(data))
	r.stage = "识别格式"
	format, err := r.recognise(data)
	if err != nil {
		return err
	}
	r.o.Extractor = format.Version
	if r.Known != nil && r.Known(r.o.Hash, r.o.Extractor) {
		r.o.State, r.o.Reason = gouji.Skipped, "以前已载入"
		return nil
	}
	name := filepath.Base(path)
	if format.Version != "" {
		r.stage = "读取内容"
	}
	doc, err := format.Read(ctx, name, data)
	if err != nil {
		return err
	}
	doc.Hash, doc.Name = r.o.Hash, name
	r.stage = "理解内容"
	r.o.Readings = r.Normalize(doc)
	if err := disguised(path, format, r.o.Readings); err != nil {
		return err
	}
	r.o.Document, r.o.State = doc, gouji.Done
	return ctx.Err()
}

func (r *reading) recognise(data []byte) (*Format, error) {
	if len(data) == 0 {
		return nil, errors.New("文件是空的：请重新取得这个文件")
	}
	for i := range r.Formats {
		if r.Formats[i].Sniff(data) {
			return &r.Formats[i], nil
		}
	}
	var names []string
	for _, f := range r.Formats {
		if f.Version != "" {
			names = append(names, f.Name)
		}
	}
	return nil, fmt.Errorf("认不出文件的格式：能读的有 %s", strings.Join(names, "、"))
}

// readFile returns the content of a regular file within MaxBytes.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errors.New(unreadable(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > MaxBytes {
		return nil, tooBig(info.Size())
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxBytes+1)) // it may have grown
	if err != nil {
		return nil, errors.New(unreadable(err))
	}
	if len(data) > MaxBytes {
		return nil, tooBig(int64(len(data)))
	}
	return data, nil
}

func tooBig(size int64) error {
	return fmt.Errorf("文件有 %d MB，超过上限 %d MB：请把它分成几个文件", size>>20, MaxBytes>>20)
}

// culprit returns the place of the panic: the first of our functions below it.
func culprit(stack []byte) string {
	_, below, _ := strings.Cut(string(stack), "panic(")
	for line := range strings.Lines(below) {
		if strings.HasPrefix(line, "\t") && strings.Contains(line, ".go:") && !strings.Contains(line, "/runtime/") {
			place, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			return filepath.Base(filepath.Dir(place)) + "/" + filepath.Base(place)
		}
	}
	return "位置不明"
}
