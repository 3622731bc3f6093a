package check

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// batchFigures is how many figures are checked at once, by all connections
// together. It bounds the memory of the temporary tables; below it the planning of
// the queries is felt, above it nothing is gained.
const batchFigures = 800_000

// bulkTables are those that grow with every document. A batch sees but the
// stretch of each that holds its own rows.
var bulkTables = [...]string{"fact", "claim", "name", "partition", "part", "form", "proof", "slip", "mention", "block"}

// A batch is the disclosures that are checked at once.
type batch struct {
	ids  []int64
	rows stretches // nil where there is no other batch
}

// A stretch is the rows [first, last] of a table.
type stretch struct{ first, last int64 }

// stretches are where the rows of some disclosures stand, by bulkTables.
type stretches []stretch

func nowhere() stretches {
	s := make(stretches, len(bulkTables))
	for i := range s {
		s[i] = stretch{first: 1<<63 - 1, last: -1}
	}
	return s
}

// batches parts the disclosures, which come in the order of loading.
func (r *runner) batches(ids []int64) ([]batch, error) {
	var figures int
	err := r.each("SELECT (SELECT count(*) FROM fact) + (SELECT count(*) FROM claim)", func(rows *sql.Rows) error {
		return rows.Scan(&figures)
	})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	limit := r.limit / r.workers
	if figures <= limit {
		return []batch{{ids: ids}}, nil
	}
	rows, sizes, err := r.stretches()
	if err != nil {
		return nil, err
	}
	var out []batch
	n := 0
	for _, id := range ids {
		if len(out) == 0 || n+sizes[id] > limit {
			out = append(out, batch{rows: nowhere()})
			n = 0
		}
		b := &out[len(out)-1]
		b.ids = append(b.ids, id)
		for i, s := range rows[id] {
			b.rows[i] = stretch{min(b.rows[i].first, s.first), max(b.rows[i].last, s.last)}
		}
		n += sizes[id]
	}
	return out, nil
}

// stretches finds where the rows of each disclosure stand, and how many
// figures it has.
func (r *runner) stretches() (map[int64]stretches, map[int64]int, error) {
	var parts []string
	for i, table := range bulkTables {
		from := fmt.Sprintf("%q t", table)
		if table == "block" { // of all readings of a document
			from += " JOIN reading r USING (document)"
		}
		parts = append(parts, fmt.Sprintf(
			`SELECT reading, %d AS bulk, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n FROM %s GROUP BY reading`, i, from))
	}
	rows, sizes := map[int64]stretches{}, map[int64]int{}
	query := `SELECT disclosure, bulk, min(first), max(last), sum(n)::BIGINT
		FROM disclosure JOIN (` + strings.Join(parts, " UNION ALL ") + `) USING (reading)
		WHERE account GROUP BY disclosure, bulk`
	err := r.each(query, func(found *sql.Rows) error {
		var id int64
		var bulk, n int
		var s stretch
		if err := found.Scan(&id, &bulk, &s.first, &s.last, &n); err != nil {
			return err
		}
		if rows[id] == nil {
			rows[id] = nowhere()
		}
		rows[id][bulk] = s
		if table := bulkTables[bulk]; table == "fact" || table == "claim" {
			sizes[id] += n
		}
		return nil
	})
	return rows, sizes, err
}

// batched runs do over the disclosures batch by batch, on as many connections as
// there are workers.
func (r *runner) batched(ids []int64, do func(*runner, batch) error) error {
	batches, err := r.batches(ids)
	if err != nil {
		return fmt.Errorf("查找要检查的决算：%w", err)
	}
	ctx, cancel := context.WithCancelCause(r.ctx)
	defer cancel(nil)
	n := min(r.workers, max(len(batches), 1))
	failed := make([]map[int]error, n)
	run := func(k int) {
		work := func(w *runner) error {
			failed[k] = w.failed
			return w.every(ctx, batches[k:], n, do)
		}
		var err error
		if k > 0 {
			err = r.apart(ctx, work)
		} else {
			err = work(r)
		}
		if err != nil {
			cancel(err)
		}
	}
	var others sync.WaitGroup
	for k := 1; k < n; k++ {
		others.Go(func() { run(k) })
	}
	run(0)
	others.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	for _, failed := range failed {
		for rule, err := range failed {
			r.failed[rule] = cmp.Or(r.failed[rule], err)
		}
	}
	return r.leave()
}

// apart runs do on a connection of its own.
func (r *runner) apart(ctx context.Context, do func(*runner) error) (err error) {
	conn, err := r.more(ctx)
	if err != nil {
		return fmt.Errorf("连接数据仓库：%w", err)
	}
	defer conn.Close()
	w := *r
	w.ctx, w.conn, w.many, w.failed = ctx, conn, map[int]bool{}, map[int]error{}
	defer func() {
		w.ctx = context.WithoutCancel(ctx)
		err = cmp.Or(err, w.drop())
	}()
	if err := w.see(); err != nil {
		return err
	}
	return do(&w)
}

// every runs do over each n-th batch.
func (r *runner) every(ctx context.Context, batches []batch, n int, do func(*runner, batch) error) error {
	for i := 0; i < len(batches) && ctx.Err() == nil; i += n {
		if err := do(r, batches[i]); err != nil {
			return err
		}
	}
	return nil
}

// enter makes b the scope of what is run next.
func (r *runner) enter(b batch) error {
	list := make([]string, len(b.ids))
	for i, id := range b.ids {
		list[i] = strconv.FormatInt(id, 10)
	}
	var script strings.Builder
	script.WriteString("CREATE OR REPLACE TEMP TABLE scoped AS SELECT disclosure, reading FROM disclosure SEMI JOIN (SELECT unnest([" +
		strings.Join(list, ",") + "]::BIGINT[]) AS disclosure) USING (disclosure);\n")
	for i, s := range b.rows {
		fmt.Fprintf(&script, "CREATE OR REPLACE TEMP VIEW %q AS FROM %s.main.%q WHERE rowid BETWEEN %d AND %d;\n",
			bulkTables[i], r.catalog, bulkTables[i], s.first, s.last)
	}
	return r.exec(script.String())
}

// leave shows the whole warehouse again.
func (r *runner) leave() error {
	var script strings.Builder
	for _, table := range bulkTables {
		fmt.Fprintf(&script, "DROP VIEW IF EXISTS temp.%q;\n", table)
	}
	return r.exec(script.String())
}
