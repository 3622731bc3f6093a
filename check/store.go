package check

import (
	"database/sql/driver"
	"fmt"
	"slices"

	"github.com/duckdb/duckdb-go/v2"

	"gouji/check/rules"
)

// store replaces the findings and evaluations of the disclosures of this run.
func (r *runner) store(ids []int64, report *Report) (err error) {
	if err := r.exec("BEGIN TRANSACTION"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = r.exec("ROLLBACK") // the first error is the one to tell
		}
	}()
	if err := r.exec("CREATE OR REPLACE TEMP TABLE scoped (disclosure BIGINT)"); err != nil {
		return err
	}
	scoped := func(yield func([]driver.Value) bool) {
		for _, id := range ids {
			if !yield([]driver.Value{id}) {
				return
			}
		}
	}
	if err := r.append("temp", "scoped", scoped); err != nil {
		return err
	}
	tables := []string{"finding", "finding_side", "evaluation"}
	if !r.coverage { // else this run filled it
		tables = append(tables, "coverage")
	}
	for _, table := range tables {
		// Findings of disclosures that are gone go as well.
		if err := r.exec("DELETE FROM " + table + ` WHERE disclosure IN (FROM scoped)
			OR disclosure NOT IN (SELECT disclosure FROM disclosure WHERE account)`); err != nil {
			return err
		}
	}
	report = report.within(ids)
	if err := r.append("", "finding", report.findingRows()); err != nil {
		return err
	}
	if err := r.append("", "finding_side", report.sideRows()); err != nil {
		return err
	}
	if err := r.append("", "evaluation", report.evaluationRows()); err != nil {
		return err
	}
	if err := r.exec("DELETE FROM checked; INSERT INTO checked VALUES ($1, now()::TIMESTAMP)", rules.Fingerprint(r.rules)); err != nil {
		return err
	}
	return r.exec("COMMIT")
}

// within returns the report without findings of other disclosures, which those
// of ids take part in: they are stored with their own.
func (r *Report) within(ids []int64) *Report {
	own := map[int64]bool{}
	for _, id := range ids {
		own[id] = true
	}
	some := &Report{Evaluations: r.Evaluations}
	for i, f := range r.Findings {
		if own[r.of[i]] {
			some.Findings, some.of = append(some.Findings, f), append(some.of, r.of[i])
		}
	}
	return some
}

type rowSeq = func(yield func([]driver.Value) bool)

func (r *runner) append(catalog, table string, rows rowSeq) error {
	return r.conn.Raw(func(raw any) error {
		conn, ok := raw.(driver.Conn)
		if !ok {
			return fmt.Errorf("数据仓库的连接不是 DuckDB 的")
		}
		schema := ""
		if catalog == "temp" {
			schema = "main"
		}
		a, err := duckdb.NewAppender(conn, catalog, schema, table)
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

func (r *Report) evaluationRows() rowSeq {
	return func(yield func([]driver.Value) bool) {
		for e := range slices.Values(r.Evaluations) {
			if !yield([]driver.Value{e.Disclosure, e.Rule, int32(e.Checked), int32(e.Equal), int32(e.Rounding),
				int32(e.Conflict), int32(e.Unchecked), e.Reason}) {
				return
			}
		}
	}
}
