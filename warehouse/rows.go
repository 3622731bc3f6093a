package warehouse

import (
	"cmp"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/duckdb/duckdb-go/v2"

	"gouji"
)

// The tables that documents are appended to.
type table int

const (
	documentT table = iota
	blockT
	cellT
	readingT
	formT
	factT
	claimT
	nameT
	partitionT
	partT
	noteT
	proofT
	slipT
	mentionT
	memberT
	describedT
	journalT
	conceptT // new or not
	tables
)

var tableNames = [tables]string{"document", "block", "cell", "reading", "form", "fact", "claim",
	"name", "partition", "part", "note", "proof", "slip", "mention", "member", "described", "journal", "batch_concept"}

// An appending holds an appender for each table that has rows, and the first
// error.
type appending struct {
	conn      driver.Conn
	create    *sync.Mutex // held while the connection makes an appender
	boxless   columns
	appenders [2 * tables]*duckdb.Appender // the second half for rows without a box
	now       time.Time
	concepts  map[string]bool // those put
	err       error
}

// columns are those of each table that has boxes, without them. Most documents have
// no boxes, and to write what is not there takes as long as to write what is.
type columns map[string][]string

// boxColumns is how many columns a box has, the last ones of its table.
const boxColumns = 4

// appendBatch appends the outcomes within the transaction open on conn: figures,
// which are half of all that there is, beside the rest.
func appendBatch(conn any, boxless columns, outcomes []gouji.Outcome) error {
	c, ok := conn.(driver.Conn)
	if !ok {
		return fmt.Errorf("append: not a DuckDB connection: %T", conn)
	}
	rest := &appending{conn: c, create: &sync.Mutex{}, boxless: boxless, now: time.Now().UTC(), concepts: map[string]bool{}}
	figures := *rest
	var beside sync.WaitGroup
	beside.Go(func() {
		for i := range outcomes {
			figures.figures(&outcomes[i])
		}
	})
	for i := range outcomes {
		rest.outcome(&outcomes[i])
	}
	beside.Wait()
	return cmp.Or(rest.close(), figures.close())
}

// close flushes all appenders, also after an error, since they hold memory
// that only closing frees.
func (b *appending) close() error {
	for t, a := range b.appenders {
		if a == nil {
			continue
		}
		if b.err != nil {
			_ = a.Clear() // else closing would append what was begun
		}
		if err := a.Close(); err != nil && b.err == nil {
			b.err = fmt.Errorf("append to %s: %w", tableNames[t%int(tables)], err)
		}
	}
	return b.err
}

// put appends a row. DuckDB drops text that is no UTF-8, so that is mended
// first; the file names of other systems are such.
func (b *appending) put(t table, row ...driver.Value) {
	if b.err != nil {
		return
	}
	for i, v := range row {
		if s, ok := v.(string); ok && !utf8.ValidString(s) {
			row[i] = strings.ToValidUTF8(s, "\uFFFD")
		}
	}
	name, i := tableNames[t], t
	var some []string // of its columns
	if n := len(row) - boxColumns; b.boxless[name] != nil && row[n] == nil {
		some, row, i = b.boxless[name], row[:n], tables+t
	}
	if b.appenders[i] == nil {
		a, err := b.appender(name, some)
		if err != nil {
			b.err = fmt.Errorf("append to %s: %w", name, err)
			return
		}
		b.appenders[i] = a
	}
	if err := b.appenders[i].AppendRow(row...); err != nil {
		b.err = fmt.Errorf("append to %s: %w", name, err)
	}
}

// appender returns an appender to some columns of a table, to all where none is
// named.
func (b *appending) appender(name string, some []string) (*duckdb.Appender, error) {
	b.create.Lock()
	defer b.create.Unlock()
	if some == nil {
		return duckdb.NewAppenderFromConn(b.conn, "", name)
	}
	return duckdb.NewAppenderWithColumns(b.conn, "", "", name, some)
}

func (b *appending) outcome(o *gouji.Outcome) {
	b.put(journalT, o.Path, o.Hash, string(o.State), o.Reason, o.Extractor, b.now)
	if !o.State.Stored() {
		return
	}
	id, _, err := documentID(o.Hash)
	if err == nil && o.Document == nil {
		err = errors.New("append: outcome without document")
	}
	if err != nil {
		b.err = errors.Join(b.err, err)
		return
	}
	d := o.Document
	url, from := published(o)
	b.put(documentT, id, o.Hash, d.Name, o.Path, d.Format, o.Bytes, len(d.Blocks), d.Pages, o.Extractor, b.now, url, from)
	if t := d.Told; t != (gouji.Label{}) {
		b.put(describedT, o.Hash, t.Unit, t.Year, string(t.Kind), t.Region, t.URL)
	}
	b.blocks(id, d.Blocks)
	for _, m := range d.Malformed {
		b.put(noteT, nil, id, m.What, m.Source.Block)
	}
	for i := range o.Readings {
		b.reading(id, id<<idBits|int64(i), &o.Readings[i])
	}
}

// published returns the address of a document, and where it is known from.
func published(o *gouji.Outcome) (url, from string) {
	switch {
	case o.Document.Told.URL != "":
		return o.Document.Told.URL, string(gouji.FromManifest)
	case strings.HasPrefix(o.Path, "http://"), strings.HasPrefix(o.Path, "https://"):
		return o.Path, "input"
	}
	return "", ""
}

var (
	kindNames   = [...]string{gouji.Paragraph: "paragraph", gouji.Heading: "heading", gouji.Table: "table"}
	regionNames = [...]string{gouji.Body: "body", gouji.Header: "header", gouji.Footer: "footer",
		gouji.Footnote: "footnote", gouji.Comment: "comment", gouji.Watermark: "watermark"}
)

func (b *appending) blocks(id int64, blocks []gouji.Block) {
	paragraph := 0
	for i := range blocks {
		block := &blocks[i]
		var number, text driver.Value
		if block.Kind != gouji.Table {
			text = block.Text
			if block.Region == gouji.Body {
				paragraph++
				number = paragraph
			}
		}
		b.put(blockT, id, i, kindNames[block.Kind], regionNames[block.Region], block.Level,
			known(block.Page), number, text)
		if block.Grid == nil {
			continue
		}
		for _, c := range block.Grid.Cells {
			if c.Text == "" && c.RowSpan == 1 && c.ColSpan == 1 {
				continue // what a table leaves uncovered is such a cell
			}
			x0, y0, x1, y1 := box(c.Box)
			b.put(cellT, id, i, c.Row, c.Col, c.RowSpan, c.ColSpan, known(c.Page), c.Text, x0, y0, x1, y1)
		}
	}
}

func (b *appending) reading(id, reading int64, r *gouji.Reading) {
	b.put(readingT, reading, id, r.Unit, gouji.UnitKey(r.Unit), r.Year, string(r.Kind), r.First, r.Last, narrative(r),
		r.Region.Name, r.Region.Code, string(r.Whence.Unit), string(r.Whence.Year), string(r.Whence.Kind), string(r.Whence.Region),
		r.Issue.Published, r.Issue.Revised, r.Issue.Dated)
	for i := range r.Forms {
		f := &r.Forms[i]
		b.put(formT, reading, id, string(f.ID), f.Title, f.Number, string(f.Unit), f.Entity, f.Year, f.Block, f.Empty)
	}
	for i := range r.Names {
		n := &r.Names[i]
		row, col := cellOf(n.Source)
		b.put(nameT, reading, id, string(n.System), n.Code, n.Name, string(n.Form), given(n.Part), given(n.Section),
			n.Text, n.Source.Block, row, col, n.Source.Start, n.Source.End, known(n.Source.Page), given(n.Official), n.Dated)
	}
	for i, p := range r.Partitions {
		b.put(partitionT, reading, p.Scope, string(p.Dimension), p.Closed, p.Prose, obs(id, p.Whole), i)
		for _, part := range p.Parts {
			b.put(partT, reading, obs(id, part.ID), part.Sign, i)
		}
	}
	for _, n := range r.Notes {
		b.put(noteT, reading, id, n.What, n.Source.Block)
	}
	b.proofs(id, reading, r.Proofs)
	b.mentions(id, reading, r.Mentions)
	for _, m := range r.Members {
		row, col := cellOf(m.Source)
		b.put(memberT, reading, id, m.Name, gouji.UnitKey(m.Name), m.Source.Block, row, col, m.Source.Start, m.Source.End, known(m.Source.Page))
	}
}

// figures appends the facts and claims of o. Where o is at fault outcome says so.
func (b *appending) figures(o *gouji.Outcome) {
	id, _, err := documentID(o.Hash)
	if !o.State.Stored() || err != nil {
		return
	}
	for i := range o.Readings {
		r, reading := &o.Readings[i], id<<idBits|int64(i)
		for k := range r.Facts {
			b.fact(id, reading, &r.Facts[k])
		}
		for k := range r.Claims {
			b.claim(id, reading, &r.Claims[k])
		}
	}
}

func (b *appending) mentions(id, reading int64, mentions []gouji.Mention) {
	for i := range mentions {
		m := &mentions[i]
		x0, y0, x1, y1 := box(m.Source.Box)
		b.put(mentionT, reading, id, string(m.Kind), m.Subject, m.Printed, given(m.Part), given(m.Section), m.Text,
			m.Source.Block, m.Source.Start, m.Source.End, known(m.Source.Page), x0, y0, x1, y1)
	}
}

func (b *appending) proofs(id, reading int64, proofs []gouji.Proof) {
	n := 0
	for _, p := range proofs {
		b.put(proofT, reading, id, string(p.Kind), p.Sound, len(p.Slips))
		for _, slip := range p.Slips {
			for i := range slip.Spots {
				s := &slip.Spots[i]
				x0, y0, x1, y1 := box(s.Source.Box)
				b.put(slipT, reading, id, n, string(slip.Kind), slip.What, s.Apt,
					s.Printed, string(s.Form), given(s.Part), given(s.Section), s.Text,
					s.Source.Block, s.Source.Start, s.Source.End, known(s.Source.Page), x0, y0, x1, y1)
			}
			n++
		}
	}
}

// concept returns how c is written, and puts it where the batch has not yet.
func (b *appending) concept(c *gouji.Concept) string {
	s := c.String()
	if !b.concepts[s] {
		b.concepts[s] = true
		b.put(conceptT, s, string(c.Flow), string(c.Origin), string(c.Fund), string(c.Nature), c.Function,
			c.Economic, c.Project, string(c.Basis), string(c.Item))
	}
	return s
}

func (b *appending) fact(id, reading int64, f *gouji.Fact) {
	c := &f.Concept
	value, place := amount(f.Amount, f.Blank)
	row, col := cellOf(f.Source)
	x0, y0, x1, y1 := box(f.Source.Box)
	b.put(factT, obs(id, f.ID), reading, id,
		b.concept(c), f.Year,
		value, place, f.Printed, string(f.Amount.Unit), f.Blank, f.Derived,
		string(f.Form), f.Line, f.Column,
		f.Source.Block, row, col, known(f.Source.Page), x0, y0, x1, y1)
}

func (b *appending) claim(id, reading int64, c *gouji.Claim) {
	k := &c.Concept
	value, place := amount(c.Amount, c.Kind == gouji.NoneClaim || c.Kind == gouji.DirectionClaim)
	row, col := cellOf(c.Source)
	x0, y0, x1, y1 := box(c.Source.Box)
	b.put(claimT, obs(id, c.ID), reading, id, string(c.Kind),
		b.concept(k), c.Local, c.Year, known(c.BaseYear),
		of(c), obs(id, c.Subject), obs(id, c.Whole),
		value, place, c.Printed, string(c.Amount.Unit), c.Hedge, given(c.Unresolved),
		given(c.Part), given(c.Section), c.Text,
		c.Source.Block, row, col, c.Source.Start, c.Source.End, known(c.Source.Page), x0, y0, x1, y1)
}

// narrative reports whether r speaks in sentences and not in tables alone.
func narrative(r *gouji.Reading) bool {
	for i := range r.Claims {
		if r.Claims[i].Source.Row < 0 {
			return true
		}
	}
	return false
}

// of returns the concept that a claim refers to, NULL where its kind has none.
func of(c *gouji.Claim) driver.Value {
	switch c.Kind {
	case gouji.ShareClaim, gouji.CompletionClaim:
		return c.Of.String()
	}
	return given(c.Of.String())
}

// obs returns the id of an observation of a document, NULL of none.
func obs(document int64, ordinal int) driver.Value {
	if ordinal < 0 {
		return nil
	}
	return document<<idBits | int64(ordinal)
}

// amount returns value and place, NULL where no amount could be told: the zero
// Amount is a figure only where zero is meant.
func amount(a gouji.Amount, zero bool) (value, place driver.Value) {
	if a == (gouji.Amount{}) && !zero {
		return nil, nil
	}
	return a.Value, a.Place
}

func cellOf(s gouji.Source) (row, col driver.Value) {
	if s.Row < 0 {
		return nil, nil
	}
	return s.Row, s.Col
}

func box(b gouji.Box) (x0, y0, x1, y1 driver.Value) {
	if b == (gouji.Box{}) {
		return nil, nil, nil, nil
	}
	return b.X0, b.Y0, b.X1, b.Y1
}

// known returns n, NULL of zero.
func known(n int) driver.Value {
	if n == 0 {
		return nil
	}
	return n
}

// given returns s, NULL of "".
func given(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}
