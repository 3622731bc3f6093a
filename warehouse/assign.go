package warehouse

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	_ "embed"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// An edition is a disclosure in the making.
type edition struct {
	unit      string // as its first reading prints it
	forms     map[string]bool
	narrative bool
	past      bool // of readings that are superseded
}

// A member is a reading with what it holds.
type member struct {
	reading   int64
	unit, key string
	year      int
	kind      string
	account   bool
	narrative bool
	forms     string // ids, comma separated
	newer     *int64 // reading that supersedes it
}

// Readings come grouped and in an order that no order of loading changes;
// within a group those that are superseded stand last, and those of one folder
// together, so that narrative and tables that were published together meet.
var grouping = `
SELECT r.reading, r.unit, r.unit_key, r.year, r.kind, r.narrative,
       r.kind IN ('部门决算', '单位决算') AS account, coalesce(f.forms, ''), s.superseded_by
FROM reading r
JOIN document d USING (document)
LEFT JOIN (` + superseding + `) s USING (reading)
LEFT JOIN (SELECT reading, string_agg(DISTINCT form, ',' ORDER BY form) AS forms FROM form GROUP BY reading) f USING (reading)
ORDER BY r.unit_key, r.year, r.kind, s.superseded_by IS NOT NULL, parse_dirpath(d.path), d.hash, r.reading`

// Assign recomputes the disclosures: the readings of one unit, year and kind
// that complement one another are one; a reading that says again what another
// says (the same file in another format, or published again) begins or joins a
// further edition, and so does what is superseded, apart from what is not.
// Readings without unit or year stand alone.
func (db *DB) Assign(ctx context.Context) error {
	err := db.assign(ctx)
	if err != nil {
		return explain("归并", db.path, err)
	}
	return nil
}

func (db *DB) assign(ctx context.Context) error {
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	rows, err := db.sql.QueryContext(ctx, grouping)
	if err != nil {
		return err
	}
	defer rows.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN TRANSACTION; CREATE OR REPLACE TEMP TABLE formerly AS FROM disclosure; DELETE FROM disclosure"); err != nil {
		return err
	}
	err = conn.Raw(func(c any) error { return appendDisclosures(c.(driver.Conn), rows) })
	if err == nil {
		_, err = conn.ExecContext(ctx, outdated+"; DROP TABLE formerly; COMMIT")
	}
	if err != nil {
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	}
	return err
}

//go:embed superseding.sql
var superseding string

// outdated forgets the evaluations of disclosures that are of other readings than
// formerly; and where one is gone, of those of its unit, and of the departments
// of its year, which may have been compared with it.
const outdated = `
DELETE FROM evaluation WHERE disclosure IN (
  WITH was AS (SELECT disclosure, min(unit) AS unit, min(year) AS year, list(reading ORDER BY reading) AS readings, min(superseded_by) AS newer FROM formerly GROUP BY disclosure),
  now AS (SELECT disclosure, min(unit) AS unit, min(year) AS year, min(kind) AS kind, list(reading ORDER BY reading) AS readings, min(superseded_by) AS newer FROM disclosure GROUP BY disclosure),
  gone AS (FROM was ANTI JOIN now USING (disclosure))
  SELECT disclosure FROM was JOIN now USING (disclosure) WHERE was.readings <> now.readings OR was.newer IS DISTINCT FROM now.newer
  UNION
  SELECT n.disclosure FROM now n JOIN gone g ON n.unit = g.unit OR n.year = g.year AND n.kind = '部门决算')`

func appendDisclosures(conn driver.Conn, rows *sql.Rows) error {
	a, err := duckdb.NewAppenderFromConn(conn, "", "disclosure")
	if err != nil {
		return err
	}
	if err := groupRows(a, rows); err != nil {
		_ = a.Clear() // else closing would append what was begun
		_ = a.Close()
		return err
	}
	return a.Close()
}

// groupRows reads members in the order of grouping and appends each with its
// disclosure.
func groupRows(a *duckdb.Appender, rows *sql.Rows) error {
	group := ""
	var editions []*edition
	for rows.Next() {
		var m member
		if err := rows.Scan(&m.reading, &m.unit, &m.key, &m.year, &m.kind, &m.narrative, &m.account, &m.forms, &m.newer); err != nil {
			return err
		}
		if name := m.group(); name != group {
			group, editions = name, nil
		}
		n := m.join(&editions)
		var newer driver.Value
		if m.newer != nil {
			newer = *m.newer
		}
		if err := a.AppendRow(disclosureID(group, n), m.reading, editions[n-1].unit, m.year, m.kind, n, m.account, newer); err != nil {
			return err
		}
	}
	return rows.Err()
}

// group names what m may share a disclosure in.
func (m *member) group() string {
	if m.key == "" || m.year == 0 {
		return fmt.Sprintf("%d|%d|%s", m.reading, m.year, m.kind)
	}
	return fmt.Sprintf("%s|%d|%s", m.key, m.year, m.kind)
}

// join puts m into the first edition that it does not overlap with, and
// returns that edition's number, from 1.
func (m *member) join(editions *[]*edition) int {
	var forms []string
	if m.forms != "" {
		forms = strings.Split(m.forms, ",")
	}
	n := 0
	for n < len(*editions) && ((*editions)[n].past != (m.newer != nil) || (*editions)[n].overlaps(forms, m.narrative)) {
		n++
	}
	if n == len(*editions) {
		*editions = append(*editions, &edition{unit: m.unit, past: m.newer != nil, forms: map[string]bool{}})
	}
	e := (*editions)[n]
	e.narrative = e.narrative || m.narrative
	for _, f := range forms {
		e.forms[f] = true
	}
	return n + 1
}

func (e *edition) overlaps(forms []string, narrative bool) bool {
	if narrative && e.narrative {
		return true
	}
	for _, f := range forms {
		if e.forms[f] {
			return true
		}
	}
	return false
}

// disclosureID returns the first 62 bits of the hash of what tells a
// disclosure from all others.
func disclosureID(group string, edition int) int64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s|%d", group, edition))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 2)
}
