// Package docx reads Word documents (.docx, .docm, .dotx; transitional and
// strict) into the blocks that a reader of the printed page sees.
//
// What the blocks mean is left to normalize; telling formats apart and naming
// the file in messages to ingest.
package docx

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"gouji"
)

// Version names this reader. It changes whenever a file may read differently.
const Version = "docx/1"

// sniffed is how much of the main part Sniff looks at.
const sniffed = 4 << 10

// Sniff reports whether data is a docx: a zip whose main part is a Word
// document.
func Sniff(data []byte) bool {
	ctx := context.Background()
	c, err := openContainer(data)
	if err != nil {
		return false
	}
	defer c.close()
	name, err := c.main(ctx)
	if err != nil || name == "" {
		return false
	}
	head, err := c.head(name, sniffed)
	x := newScanner(ctx, head)
	return err == nil && x.child(0) && string(x.name) == "document"
}

// Read reads the docx data. name is carried on the Document. Damage that can
// be read past is told in Document.Malformed; an error says in Chinese what is
// wrong and what to do: no zip, encrypted, no document in it, over a limit, or
// ctx done. It does not name the file.
//
// Headers, footers, notes and comments follow the body, in regions of their
// own. Paragraphs that show nothing are left out.
func Read(ctx context.Context, name string, data []byte) (*gouji.Document, error) {
	c, err := openContainer(data)
	if err != nil {
		return nil, err
	}
	defer c.close()
	main, err := c.main(ctx)
	if err != nil {
		return nil, err
	}
	if main == "" {
		return nil, errors.New("压缩包里没有 Word 正文（word/document.xml）；请核对文件类型")
	}
	hash := sha256.Sum256(data)
	r := &reader{doc: &gouji.Document{Hash: hex.EncodeToString(hash[:]), Name: name, Format: "docx"}}
	if err := r.read(ctx, c, main); err != nil {
		return nil, err
	}
	// Damage behind the last block belongs to that one.
	last := max(len(r.doc.Blocks)-1, 0)
	for i := range r.doc.Malformed {
		at := &r.doc.Malformed[i].Source.Block
		*at = min(*at, last)
	}
	return r.doc, nil
}

// read reads the main part and those it relates to.
func (r *reader) read(ctx context.Context, c *container, main string) error {
	r.part = relationsOf(main)
	rels, err := c.relations(ctx, main)
	if err := r.survive(err); err != nil {
		return err
	}
	r.styles = &styles{}
	err = r.each(ctx, c, rels, "styles", func() { r.styles = readStyles(r.x) })
	if err != nil {
		return err
	}
	r.nums = &numberings{styles: r.styles}
	err = r.each(ctx, c, rels, "numbering", func() { r.nums = readNumberings(r.x, r.styles) })
	if err != nil {
		return err
	}
	if err := r.scan(ctx, c, main, r.body); err != nil {
		return err
	}
	return r.margin(ctx, c, rels)
}

// margin reads what stands around the body.
func (r *reader) margin(ctx context.Context, c *container, rels []relation) error {
	used := make(map[string]bool, len(r.margins))
	for _, id := range r.margins {
		used[id] = true
	}
	for _, of := range [...]struct {
		kind   string
		region gouji.Region
	}{
		{"footnotes", gouji.Footnote}, {"endnotes", gouji.Footnote},
		{"header", gouji.Header}, {"footer", gouji.Footer}, {"comments", gouji.Comment},
	} {
		var wanted []relation
		for _, rel := range rels {
			if rel.kind == of.kind && (of.region != gouji.Header && of.region != gouji.Footer || used[rel.id]) {
				wanted = append(wanted, rel)
			}
		}
		err := r.each(ctx, c, wanted, of.kind, func() { r.notes(of.region) })
		if err != nil {
			return err
		}
	}
	return nil
}

// each scans every part that rels names of the given kind.
func (r *reader) each(ctx context.Context, c *container, rels []relation, kind string, read func()) error {
	for _, rel := range rels {
		if rel.kind != kind {
			continue
		}
		err := r.scan(ctx, c, rel.target, func() error { read(); return nil })
		if err := r.survive(err); err != nil {
			return err
		}
	}
	return nil
}

// survive tells the damage of a part that the body can do without, and passes
// on any other error.
func (r *reader) survive(err error) error {
	if !errors.Is(err, errDamaged) {
		return err
	}
	r.malformed("压缩数据已损坏，未读；样式、编号或页边内容可能不全")
	return nil
}

// scan runs read over the part called name.
func (r *reader) scan(ctx context.Context, c *container, name string, read func() error) error {
	r.part = name
	data, err := c.read(ctx, name)
	if err != nil {
		return fmt.Errorf("%s：%w", name, err)
	}
	r.x, r.fields = newScanner(ctx, data), fields{}
	if err := read(); err != nil {
		return err
	}
	if r.x.err != nil {
		return fmt.Errorf("%s：%w", name, r.x.err)
	}
	if r.x.broken {
		r.malformed("内容中断或标记不配对，已读到可读之处")
	}
	return nil
}

// body reads the main part.
func (r *reader) body() error {
	if !r.x.child(0) || string(r.x.name) != "document" {
		if r.x.err != nil {
			return nil // scan tells it
		}
		return fmt.Errorf("%s 不是 Word 正文或已损坏；请核对文件类型，或用 Word 修复后另存", r.part)
	}
	s := sink{region: gouji.Body}
	for r.x.child(1) {
		if string(r.x.name) == "body" {
			r.story(&s)
		}
	}
	s.flush(r)
	r.doc.Blocks = s.blocks
	return nil
}

// notes reads a part of notes, or a header or footer, as blocks of region. A
// note part holds its stories one level below its root; the separators among
// them are no notes.
func (r *reader) notes(region gouji.Region) {
	s := sink{region: region}
	for r.x.child(0) {
		for r.x.child(1) {
			switch string(r.x.name) {
			case "footnote", "endnote", "comment":
				if kind := string(r.x.attr("type")); kind == "" || kind == "normal" {
					r.story(&s)
					s.flush(r)
				}
			default:
				r.block(&s)
			}
		}
	}
	s.flush(r)
	r.doc.Blocks = append(r.doc.Blocks, s.blocks...)
}
