package warehouse

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"gouji"
	"gouji/internal/limits"
	"gouji/internal/query"
)

// A batch is written when it holds this many inputs or rows, which bounds what
// an interrupted load must read again. While the batch before is being stored it
// may grow to batchesWaiting times that, which bounds what waits in memory: when
// the database moves its log into the file, readers go on.
const (
	batchInputs    = 128
	batchRows      = 100_000
	batchesWaiting = 5
)

// idBits is how many observations, and readings, a document may have as a
// power of two.
const idBits = 18

const _ = uint(1<<idBits - limits.Observations) // they must fit

// A Writer appends whole documents, many in one transaction. A document's
// rows and its journal entry appear together or not at all; one that cannot be
// stored is quarantined without taking others with it. While one batch is being
// stored the next is taken in, so that readers need not wait. It is not safe for
// concurrent use, and a warehouse has at most one.
type Writer struct {
	db      *DB
	conn    *sql.Conn
	settled func(gouji.Entry)
	boxless columns
	mu      sync.RWMutex
	known   map[int64]version      // guarded by mu
	told    map[string]gouji.Label // by hash; guarded by mu
	pending []gouji.Outcome
	rows    int
	storing chan stored // what becomes of the batch before; nil where none is being stored
}

// stored tells what became of a batch.
type stored struct {
	entries []gouji.Entry
	err     error
}

// A version tells what of a document is stored: check guards against two
// files of one id, extractor says what read it.
type version struct {
	check     uint64
	extractor string
}

// Writer returns the writer of db. It calls settled for every outcome once it
// is stored, or found to be impossible to store.
func (db *DB) Writer(ctx context.Context, settled func(gouji.Entry)) (*Writer, error) {
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return nil, explain("写入", db.path, err)
	}
	w := &Writer{db: db, conn: conn, settled: settled, known: map[int64]version{}, told: map[string]gouji.Label{}}
	if err := errors.Join(w.loadKnown(ctx), w.loadTold(ctx), w.loadColumns(ctx)); err != nil {
		conn.Close()
		return nil, explain("写入", db.path, err)
	}
	return w, nil
}

func (w *Writer) loadKnown(ctx context.Context) error {
	names := map[string]string{} // one string for all documents of an extractor
	return query.Each(ctx, w.conn, func(rows *sql.Rows) error {
		var hash, extractor string
		if err := rows.Scan(&hash, &extractor); err != nil {
			return err
		}
		id, check, err := documentID(hash)
		if err != nil {
			return err
		}
		if _, ok := names[extractor]; !ok {
			names[extractor] = extractor
		}
		w.known[id] = version{check, names[extractor]}
		return nil
	}, `SELECT hash, extractor FROM document`)
}

func (w *Writer) loadTold(ctx context.Context) error {
	return query.Each(ctx, w.conn, func(rows *sql.Rows) error {
		var hash string
		var t gouji.Label
		err := rows.Scan(&hash, &t.Unit, &t.Year, &t.Kind, &t.Region, &t.URL)
		w.told[hash] = t
		return err
	}, `SELECT hash, unit, year, kind, region, url FROM described`)
}

// loadColumns learns which tables end in a box.
func (w *Writer) loadColumns(ctx context.Context) error {
	w.boxless = columns{}
	return query.Each(ctx, w.conn, func(rows *sql.Rows) error {
		var name, list string
		if err := rows.Scan(&name, &list); err != nil {
			return err
		}
		if names := strings.Split(list, ","); len(names) > boxColumns && names[len(names)-1] == "y1" {
			w.boxless[name] = names[:len(names)-boxColumns]
		}
		return nil
	}, `SELECT table_name, string_agg(column_name, ',' ORDER BY column_index) FROM duckdb_columns()
		WHERE NOT internal AND schema_name = 'main' GROUP BY table_name`)
}

// Told returns what a manifest has said of the document with the given hash.
// Unlike the writer's other methods, but Known, it may be called at any time.
func (w *Writer) Told(hash string) gouji.Label {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.told[hash]
}

// documentID returns the id of the document with the given hash, its first 45
// bits, and the 64 bits that follow the first 64.
func documentID(hash string) (id int64, check uint64, err error) {
	var b [32]byte
	if n, err := hex.Decode(b[:], []byte(hash)[:min(len(hash), 64)]); err != nil || n != len(b) {
		return 0, 0, fmt.Errorf("文件的 SHA-256 无效：%q", hash)
	}
	var first uint64
	for i := range 8 {
		first = first<<8 | uint64(b[i])
		check = check<<8 | uint64(b[8+i])
	}
	return int64(first >> (64 - 45)), check, nil
}

// Known reports whether a document is stored as read by the very extractor
// named, and as told. Unlike the writer's other methods, but Told, it may be
// called at any time.
func (w *Writer) Known(hash, extractor string, told gouji.Label) bool {
	id, check, err := documentID(hash)
	w.mu.RLock()
	defer w.mu.RUnlock()
	return err == nil && w.known[id] == version{check, extractor} && w.told[hash] == told
}

// Append takes an outcome, to be stored with the next batch. An error says
// that the warehouse cannot be written to any more.
func (w *Writer) Append(ctx context.Context, o gouji.Outcome) error {
	if o.State.Stored() {
		if reason := w.unfit(o); reason != "" {
			o = refused(o, reason)
		}
	}
	w.pending = append(w.pending, o)
	w.rows += weight(o)
	busy := w.storing != nil && len(w.storing) == 0
	if !w.full(1) || busy && !w.full(batchesWaiting) {
		return nil
	}
	return w.flush(ctx)
}

// full reports whether n batches wait.
func (w *Writer) full(n int) bool {
	return len(w.pending) >= n*batchInputs || w.rows >= n*batchRows
}

// unfit says why o cannot be given ids, "" where it can.
func (w *Writer) unfit(o gouji.Outcome) string {
	id, check, err := documentID(o.Hash)
	if err != nil {
		return err.Error()
	}
	w.mu.RLock()
	v, ok := w.known[id]
	w.mu.RUnlock()
	if ok && v.check != check {
		return "与库中另一个文件的编号相同：请载入另一个数据库"
	}
	observations := 0
	for _, r := range o.Readings {
		observations += len(r.Facts) + len(r.Claims)
		for _, f := range r.Facts {
			observations = max(observations, f.ID+1)
		}
		for _, c := range r.Claims {
			observations = max(observations, c.ID+1)
		}
	}
	if observations > limits.Observations || len(o.Readings) > limits.Observations {
		return fmt.Sprintf("数字超过 %d 个：请把文件分开后再载入", limits.Observations)
	}
	return ""
}

// refused returns o without its content.
func refused(o gouji.Outcome, reason string) gouji.Outcome {
	o.State, o.Reason = gouji.Quarantined, reason
	o.Document, o.Readings = nil, nil
	return o
}

// weight returns about how many rows o has.
func weight(o gouji.Outcome) int {
	n := 1
	if o.Document != nil {
		n += len(o.Document.Blocks)
		for _, b := range o.Document.Blocks {
			if b.Grid != nil {
				n += len(b.Grid.Cells)
			}
		}
	}
	for _, r := range o.Readings {
		n += len(r.Facts) + len(r.Claims) + 2*len(r.Partitions)
	}
	return n
}

// flush begins to store what waits, once the batch before is stored. A batch that
// was begun is stored whole, also where ctx ends: what was read is kept.
func (w *Writer) flush(ctx context.Context) error {
	batch := w.pending
	w.pending, w.rows = nil, 0
	if err := w.settle(); err != nil || len(batch) == 0 {
		return err
	}
	w.storing = make(chan stored, 1)
	go func(ctx context.Context, done chan<- stored) {
		entries, err := w.storeAll(ctx, batch)
		done <- stored{entries, explain("写入", w.db.path, err)}
	}(context.WithoutCancel(ctx), w.storing)
	return nil
}

// settle waits for the batch that is being stored, and tells of its documents.
func (w *Writer) settle() error {
	if w.storing == nil {
		return nil
	}
	s := <-w.storing
	w.storing = nil
	for _, e := range s.entries {
		w.settled(e)
	}
	return s.err
}

// storeAll stores a batch. Where it fails as a whole its documents are stored one
// by one, and those that still fail are quarantined.
func (w *Writer) storeAll(ctx context.Context, batch []gouji.Outcome) (entries []gouji.Entry, err error) {
	err = w.store(ctx, batch, &entries)
	if err == nil || fatal(err) {
		return entries, err
	}
	for i := range batch {
		if err := w.storeOne(ctx, batch[i], &entries); err != nil {
			return entries, err
		}
	}
	return entries, nil
}

// storeOne stores o, or the journal entry that it could not be stored. An
// error says that not even that was possible.
func (w *Writer) storeOne(ctx context.Context, o gouji.Outcome, entries *[]gouji.Entry) error {
	err := w.store(ctx, []gouji.Outcome{o}, entries)
	if err == nil || fatal(err) || !o.State.Stored() {
		return err
	}
	return w.store(ctx, []gouji.Outcome{refused(o, "写入数据库失败："+err.Error())}, entries)
}

// store writes a batch in one transaction, and adds its documents to entries.
func (w *Writer) store(ctx context.Context, batch []gouji.Outcome, entries *[]gouji.Entry) error {
	if _, err := w.conn.ExecContext(ctx, "BEGIN TRANSACTION"); err != nil {
		return err
	}
	err := w.replace(ctx, batch)
	if err == nil {
		_, err = w.conn.ExecContext(ctx, "CREATE OR REPLACE TEMP TABLE batch_concept AS FROM concept LIMIT 0")
	}
	if err == nil {
		err = w.conn.Raw(func(c any) error { return appendBatch(c, w.boxless, batch) })
	}
	if err == nil {
		_, err = w.conn.ExecContext(ctx, "INSERT INTO concept FROM batch_concept ANTI JOIN concept USING (concept); COMMIT")
	}
	if err != nil {
		// The rollback must happen however the batch ended; where it fails too,
		// the next BEGIN does, and says so.
		_, _ = w.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return err
	}
	w.remember(batch)
	for _, o := range batch {
		*entries = append(*entries, o.Entry)
	}
	return nil
}

func (w *Writer) remember(batch []gouji.Outcome) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, o := range batch {
		id, check, _ := documentID(o.Hash) // was valid when appended
		if o.Dropped {
			delete(w.known, id)
		}
		if o.State.Stored() {
			w.known[id] = version{check, o.Extractor}
			if t := o.Document.Told; t != (gouji.Label{}) {
				w.told[o.Hash] = t
			}
		}
	}
}

// byReading are the tables whose rows know their document only by its readings.
// Those of disclosure stay until readings are grouped anew: what becomes of a
// disclosure concerns those it was compared with.
var byReading = []string{"partition", "part"}

// replace removes the documents of the batch that another version of the
// extractor has read before, and what was told of those told of anew.
func (w *Writer) replace(ctx context.Context, batch []gouji.Outcome) error {
	var ids, told []string
	for _, o := range batch {
		if !o.State.Stored() && !o.Dropped {
			continue
		}
		if o.Document != nil && o.Document.Told != (gouji.Label{}) {
			told = append(told, "'"+o.Hash+"'")
		}
		id, _, err := documentID(o.Hash)
		if err != nil {
			return err
		}
		if _, ok := w.known[id]; ok {
			ids = append(ids, strconv.FormatInt(id, 10))
		}
	}
	if len(told) > 0 {
		if _, err := w.conn.ExecContext(ctx, "DELETE FROM described WHERE hash IN ("+strings.Join(told, ",")+")"); err != nil {
			return err
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return w.remove(ctx, strings.Join(ids, ","))
}

// remove removes the documents whose ids are listed.
func (w *Writer) remove(ctx context.Context, list string) error {
	// What was found in them does not hold any more.
	if _, err := w.conn.ExecContext(ctx, fmt.Sprintf(`DELETE FROM evaluation WHERE disclosure IN
		(SELECT disclosure FROM disclosure WHERE (reading >> %d) IN (%s))`, idBits, list)); err != nil {
		return err
	}
	for _, table := range []string{"document", "block", "cell", "reading", "form", "fact", "claim", "name", "note", "proof", "slip", "mention", "member"} {
		if _, err := w.conn.ExecContext(ctx, "DELETE FROM "+table+" WHERE document IN ("+list+")"); err != nil {
			return err
		}
	}
	for _, table := range byReading {
		if _, err := w.conn.ExecContext(ctx, fmt.Sprintf("DELETE FROM %s WHERE (reading >> %d) IN (%s)", table, idBits, list)); err != nil {
			return err
		}
	}
	return nil
}

// Close stores what waits and makes the file whole.
func (w *Writer) Close(ctx context.Context) error {
	err := cmp.Or(w.flush(ctx), w.settle())
	if err == nil {
		if _, err = w.conn.ExecContext(ctx, "CHECKPOINT"); err != nil {
			err = explain("写入", w.db.path, err)
		}
	}
	if cerr := w.conn.Close(); err == nil && cerr != nil {
		err = explain("写入", w.db.path, cerr)
	}
	return err
}
