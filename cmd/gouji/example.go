package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"gouji"
	"gouji/check"
	"gouji/check/rules"
	"gouji/extract/text"
	"gouji/normalize"
	"gouji/warehouse"
)

// runExample takes an example through all stages in db, which it empties first,
// and holds the rule to what it expects. It returns in what they differ, what
// was expected and what came; "" where they do not. An error is one of the
// machine's.
func runExample(ctx context.Context, db *warehouse.DB, rule rules.Rule, e rules.Example) (string, error) {
	if err := emptied(ctx, db); err != nil {
		return "", err
	}
	if wrong, err := readExample(ctx, db, e); wrong != "" || err != nil {
		return wrong, err
	}
	report, err := check.Run(ctx, db.SQL(), check.Options{Rules: []rules.Rule{rule}, Each: true})
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err == nil && len(report.Failures) > 0 {
		err = report.Failures[0]
	}
	if err != nil {
		return err.Error(), nil
	}
	return differs(e, report), nil
}

// emptied deletes the rows of db. To make a new one takes twenty times as long.
func emptied(ctx context.Context, db *warehouse.DB) error {
	const each = `SELECT string_agg('DELETE FROM "' || table_name || '"', ';') FROM duckdb_tables()
		WHERE NOT internal AND NOT temporary AND table_name <> 'schema_version'`
	var query string
	if err := db.SQL().QueryRowContext(ctx, each).Scan(&query); err != nil {
		return err
	}
	_, err := db.SQL().ExecContext(ctx, query)
	return err
}

// readExample loads the documents of an example into db, and says what of them
// could not be read.
func readExample(ctx context.Context, db *warehouse.DB, e rules.Example) (string, error) {
	var wrong string
	w, err := db.Writer(ctx, func(e gouji.Entry) {
		if !e.State.Stored() {
			wrong = fmt.Sprintf("%s 不能载入：%s", e.Path, e.Reason)
		}
	})
	if err != nil {
		return "", err
	}
	for _, d := range e.Documents {
		doc, err := text.Read(ctx, d.Name, []byte(d.Text))
		if err != nil {
			return fmt.Sprintf("%s 不能读：%s", d.Name, err), w.Close(ctx)
		}
		o := gouji.Outcome{Document: doc, Readings: normalize.Normalize(doc)}
		o.Entry = gouji.Entry{Path: d.Name, Hash: doc.Hash, State: gouji.Done, Extractor: readBy(text.Version)}
		o.Bytes = int64(len(d.Text))
		if err := w.Append(ctx, o); err != nil {
			return "", cmp.Or(err, w.Close(ctx))
		}
	}
	if err := w.Close(ctx); err != nil {
		return "", err
	}
	return wrong, db.Assign(ctx)
}

// differs says how a report is not what an example expects.
func differs(e rules.Example, report *check.Report) string {
	var found strings.Builder
	check.WriteText(&found, report.Findings)
	var n check.Evaluation
	for _, one := range report.Evaluations {
		n.Checked += one.Checked
		n.Unchecked += one.Unchecked
		n.Reason = one.Reason
	}
	seen := fmt.Sprintf("核对了 %d 处，%d 处不能检查", n.Checked, n.Unchecked)
	if n.Reason != "" {
		seen += "（" + n.Reason + "）"
	}
	if report.Disclosures == 0 {
		return "没有认出决算：文中应有“某某单位2020年度部门决算”（或单位决算）这样的标题"
	}
	switch {
	case e.Expect == rules.Fires && len(report.Findings) == 0:
		return "应报出，没有发现；" + seen
	case e.Expect == rules.Fires:
		for _, word := range e.Says {
			if !strings.Contains(found.String(), word) {
				return "发现里应有“" + word + "”，实为：\n" + found.String()
			}
		}
	case len(report.Findings) > 0:
		return "不应报出，实为：\n" + found.String()
	case e.Expect == rules.Silent && n.Checked == 0:
		return "应核对而相符，却没有可核对之处（没有核对，不报证明不了什么；确应如此的写“不核对”）；" + seen
	case e.Expect == rules.Unchecked && n.Checked > 0:
		return "应不能核对，却" + seen
	}
	return ""
}
