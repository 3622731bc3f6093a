package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"gouji"
	"gouji/check"
	"gouji/extract/docx"
	"gouji/extract/pdf"
	"gouji/ingest"
	"gouji/normalize"
	"gouji/warehouse"
)

// A result is what the program made of a batch of files, by their names.
type result struct {
	outcomes map[string]gouji.Outcome
	findings map[string][]gouji.Finding // of all severities
}

// process reads files into a warehouse of their own and checks them, as a load
// does.
func process(ctx context.Context, paths []string) (*result, error) {
	db, err := warehouse.Open("")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	refused := ""
	w, err := db.Writer(ctx, func(e gouji.Entry) {
		if !e.State.Stored() {
			refused = e.Path + ": " + e.Reason
		}
	})
	if err != nil {
		return nil, err
	}
	r := &result{outcomes: map[string]gouji.Outcome{}, findings: map[string][]gouji.Finding{}}
	formats := []ingest.Format{
		{Name: "docx", Version: docx.Version, Sniff: docx.Sniff, Read: docx.Read},
		{Name: "PDF", Version: pdf.Version, Sniff: pdf.Sniff, Read: pdf.Read},
	}
	p := &ingest.Pipeline{Formats: formats, Normalize: normalize.Normalize, Workers: runtime.NumCPU(),
		Store: func(ctx context.Context, o gouji.Outcome) error {
			r.outcomes[filepath.Base(o.Path)] = o
			return w.Append(ctx, o)
		}}
	err = p.Run(ctx, ingest.Walk(ctx, paths))
	if cerr := w.Close(ctx); err == nil {
		err = cerr
	}
	if err == nil && refused != "" {
		err = fmt.Errorf("not read: %s", refused)
	}
	if err == nil {
		err = db.Assign(ctx)
	}
	if err != nil {
		return nil, err
	}
	report, err := check.Run(ctx, db.SQL(), check.Options{Trail: true})
	if err != nil {
		return nil, err
	}
	for _, f := range report.Findings {
		r.add(f)
	}
	return r, nil
}

// add files a finding under each document that takes part in it.
func (r *result) add(f gouji.Finding) {
	var names []string
	for _, s := range f.Sides {
		if !slices.Contains(names, s.Document) {
			names = append(names, s.Document)
			r.findings[s.Document] = append(r.findings[s.Document], f)
		}
	}
}

// grave reports whether people are shown f without asking.
func grave(f gouji.Finding) bool { return f.Severity == gouji.Error || f.Severity == gouji.Warning }

// scratch is a folder for a batch of files.
func scratch(use func(dir string) error) error {
	dir, err := os.MkdirTemp("", "eval")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return use(dir)
}
