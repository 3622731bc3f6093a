package check

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"github.com/duckdb/duckdb-go/v2"

	"gouji"
	"gouji/check/rules"
)

// What the connections of a run come to gathers in a database in memory that
// they share, batch by batch, so that it need not wait in the program's own.
const gathering = `
ATTACH OR REPLACE ':memory:' AS check_gathered (READ_WRITE);
CREATE TABLE check_gathered.found AS FROM finding LIMIT 0;
CREATE TABLE check_gathered.found_side AS FROM finding_side LIMIT 0;` + judgedTable

// gatheredTables are those of it, those of rules over years and units last. Every
// connection has a view on each.
const gatheredTables = "found,found_side,judged,edition,figure,told,adjusted"

// see shows what has gathered on this connection.
func (r *runner) see() error {
	names := gatheredTables
	if !r.keeping {
		names, _, _ = strings.Cut(names, ",edition")
	}
	var b strings.Builder
	for name := range strings.SplitSeq(names, ",") {
		fmt.Fprintf(&b, "CREATE OR REPLACE TEMP VIEW %[1]s AS FROM check_gathered.%[1]s;", name)
	}
	return r.exec(b.String())
}

// gather puts the findings of the report with those to be stored, and takes the
// rounding differences from it where they are not asked for.
func (r *runner) gather(report *Report) error {
	if err := r.append("check_gathered", "found", report.findingRows()); err != nil {
		return err
	}
	if err := r.append("check_gathered", "found_side", report.sideRows()); err != nil || r.opt.Trail {
		return err
	}
	report.leaveOut(func(f *gouji.Finding) bool { return f.Severity == gouji.RoundingTrail })
	return nil
}

// store replaces the findings and evaluations of the disclosures of this run by
// those gathered. Findings of others, which those take part in, are stored with
// their own.
func (r *runner) store(ids []int64) (err error) {
	if err := r.enter(batch{ids: ids}); err != nil {
		return err
	}
	if err := r.exec("BEGIN TRANSACTION"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = r.exec("ROLLBACK") // the first error is the one to tell
		}
	}()
	tables := []string{"finding", "finding_side", "evaluation"}
	if !r.opt.Coverage { // else this run filled it
		tables = append(tables, "coverage")
	}
	for _, table := range tables {
		// Findings of disclosures that are gone go as well.
		if err := r.exec("DELETE FROM " + table + ` WHERE disclosure IN (SELECT disclosure FROM scoped)
			OR disclosure NOT IN (SELECT disclosure FROM disclosure WHERE account)`); err != nil {
			return err
		}
	}
	return r.exec(`
		INSERT INTO finding FROM found SEMI JOIN scoped USING (disclosure);
		INSERT INTO finding_side FROM found_side SEMI JOIN scoped USING (disclosure);
		INSERT INTO evaluation SELECT disclosure, i.id, equal + rounding + conflict, equal, rounding, conflict, unchecked, reason
		FROM judged JOIN (VALUES ` + r.numbered() + `) i(rule, id) USING (rule);
		DELETE FROM checked; INSERT INTO checked VALUES ('` + rules.Fingerprint(r.opt.Rules) + `', now()::TIMESTAMP);
		COMMIT`)
}

// numbered lists the rules with their numbers as rows of SQL.
func (r *runner) numbered() string {
	rows := []string{"(-1, '')"} // no rule: a list of values may not be empty
	for i, rule := range r.opt.Rules {
		rows = append(rows, fmt.Sprintf("(%d, '%s')", i, rule.ID))
	}
	return strings.Join(rows, ",")
}

// takeBack forgets what the rule of the given number came to: half of its
// findings would pass for all.
func (r *runner) takeBack(i int, report *Report) error {
	id := r.opt.Rules[i].ID
	report.leaveOut(func(f *gouji.Finding) bool { return f.Rule == id })
	return r.exec(fmt.Sprintf(`
		UPDATE check_gathered.judged SET equal = 0, rounding = 0, conflict = 0, unchecked = 0, reason = '规则未能运行' WHERE rule = %d;
		DELETE FROM check_gathered.found_side s WHERE EXISTS (FROM found f WHERE f.disclosure = s.disclosure AND f.key = s.key AND f.rule = '%[2]s');
		DELETE FROM check_gathered.found WHERE rule = '%[2]s';`, i, id))
}

// leaveOut drops the findings that are unwanted.
func (r *Report) leaveOut(unwanted func(*gouji.Finding) bool) {
	kept := 0
	for i := range r.Findings {
		if !unwanted(&r.Findings[i]) {
			r.Findings[kept], r.of[kept] = r.Findings[i], r.of[i]
			kept++
		}
	}
	clear(r.Findings[kept:])
	r.Findings, r.of = r.Findings[:kept], r.of[:kept]
}

type rowSeq = func(yield func([]driver.Value) bool)

// append writes rows to a table of a database.
func (r *runner) append(catalog, table string, rows rowSeq) error {
	return r.conn.Raw(func(raw any) error {
		conn, ok := raw.(driver.Conn)
		if !ok {
			return fmt.Errorf("数据仓库的连接不是 DuckDB 的")
		}
		a, err := duckdb.NewAppender(conn, catalog, "main", table)
		if err != nil {
			return fmt.Errorf("写入 %s：%w", table, err)
		}
		for row := range rows {
			if err := a.AppendRow(row...); err != nil {
				_ = a.Close()
				return fmt.Errorf("写入 %s：%w", table, err)
			}
		}
		return a.Close()
	})
}

func (r *Report) findingRows() rowSeq {
	return func(yield func([]driver.Value) bool) {
		for i, f := range r.Findings {
			if !yield([]driver.Value{r.of[i], f.Key, f.Rule, int32(f.RuleVersion), string(f.Severity), f.Unit, int32(f.Year),
				string(f.Kind), f.Concept, f.Message, f.Difference, f.Cause}) {
				return
			}
		}
	}
}

func (r *Report) sideRows() rowSeq {
	return func(yield func([]driver.Value) bool) {
		for i, f := range r.Findings {
			for n, s := range f.Sides {
				p := s.Place
				if !yield([]driver.Value{r.of[i], f.Key, int32(n), s.Amount, s.Measure, s.Text, s.Document, s.Suspect,
					p.Part, p.Form, p.Row, p.Column, p.Section, int32(p.Page), int32(p.Block), int32(p.Paragraph),
					int32(p.Start), int32(p.End)}) {
					return
				}
			}
		}
	}
}
