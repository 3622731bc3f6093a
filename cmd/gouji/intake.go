package main

import (
	"context"
	"iter"
	"strings"

	"gouji"
	"gouji/extract/docx"
	"gouji/extract/pdf"
	"gouji/extract/text"
	"gouji/ingest"
	"gouji/normalize"
	"gouji/warehouse"
)

// formats are tried in this order. A PDF may begin behind other bytes, so it
// stands behind archives, which may hold one. Text stands last, since it takes
// whatever looks like text.
func formats() []ingest.Format {
	all := []ingest.Format{{Name: "docx", Version: readBy(docx.Version), Sniff: docx.Sniff, Read: docx.Read}}
	all = append(all, ingest.Others()...)
	all = append(all, ingest.Format{Name: "PDF", Version: readBy(pdf.Version), Sniff: pdf.Sniff, Read: pdf.Read})
	return append(all, ingest.Format{Name: "文本", Version: readBy(text.Version), Sniff: text.Sniff, Read: text.Read, Loose: true})
}

// readBy names all whose change would change what a document says.
func readBy(extractor string) string { return extractor + " normalize/" + normalize.Version }

// An intake is what became of the inputs of a load.
type intake struct {
	done, warned int
	skipped      int
	undisclosed  []gouji.Entry // of those, documents that are no disclosure
	quarantined  []gouji.Entry
	read         map[string]bool // hashes of the documents that are done
	unread       []unread        // what was not read of them
}

func (n *intake) add(e gouji.Entry) {
	switch e.State {
	case gouji.Done, gouji.Warned:
		n.done++
		n.read[e.Hash] = true
		if e.State == gouji.Warned {
			n.warned++
		}
	case gouji.Skipped:
		n.skipped++
		if strings.HasPrefix(e.Reason, normalize.NoDisclosure) {
			n.undisclosed = append(n.undisclosed, e)
		}
	default:
		n.quarantined = append(n.quarantined, e)
	}
}

func (n *intake) total() int { return n.done + n.skipped + len(n.quarantined) }

// readInto reads inputs into db as p says, and groups all that db holds into
// disclosures. It calls watch with what became of each input.
func readInto(ctx context.Context, db *warehouse.DB, inputs iter.Seq[ingest.Input], p ingest.Pipeline, watch func(gouji.Entry, *intake)) (*intake, error) {
	result := &intake{read: map[string]bool{}}
	w, err := db.Writer(ctx, func(e gouji.Entry) {
		result.add(e)
		watch(e, result)
	})
	if err != nil {
		return nil, err
	}
	p.Formats, p.Normalize, p.Useless, p.Known, p.Before, p.Store = formats(), normalize.Normalize, normalize.Undisclosed, w.Known, w.Told, w.Append
	err = p.Run(ctx, inputs)
	// What was read is kept, also of a load that was interrupted.
	kept := context.WithoutCancel(ctx)
	if cerr := w.Close(kept); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, err
	}
	return result, db.Assign(ctx)
}
