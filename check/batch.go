package check

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"
)

// batchFigures is how many figures are checked at once. It bounds the memory
// of the temporary tables; below it the planning of the queries is felt, above
// it nothing is gained.
const batchFigures = 1_200_000

// bulkTables are those that grow with every document. A batch sees but the
// stretch of each that holds its own rows.
var bulkTables = [...]string{"fact", "claim", "name", "partition", "part", "form", "proof", "slip", "mention"}

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
	if figures <= r.limit {
		return []batch{{ids: ids}}, nil
	}
	rows, sizes, err := r.stretches()
	if err != nil {
		return nil, err
	}
	var out []batch
	n := 0
	for _, id := range ids {
		if len(out) == 0 || n+sizes[id] > r.limit {
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
		parts = append(parts, fmt.Sprintf(
			`SELECT reading, %d AS bulk, min(rowid) AS first, max(rowid) AS last, count(*) AS n FROM "%s" GROUP BY reading`, i, table))
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
