package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"gouji/check"
	"gouji/internal/escape"
	"gouji/normalize"
	"gouji/warehouse"
)

const (
	toldDocuments = 10 // how many documents are told of
	toldNotes     = 2  // how many notes of each
)

// An unread is what was not read of a document.
type unread struct {
	name  string
	forms []string // notes that forms are wanting
	notes []string // all others
	blind bool     // no form was recognised, and titles of forms are there
}

// unreadNotes returns notes with their documents. Forms may stand in another
// document of the same disclosure: then they are not wanting. What is no final
// account wants nothing but what could not be read of its file.
const unreadNotes = `
SELECT d.hash, d.name, n.what, starts_with(n.what, $4) AS titles,
       EXISTS (FROM form f WHERE f.reading = n.reading) AS own,
       EXISTS (FROM form f JOIN disclosure x USING (reading) JOIN disclosure y USING (disclosure)
               WHERE y.reading = n.reading AND f.reading <> n.reading) AS beside
FROM note n JOIN document d USING (document)
WHERE n.document IN (SELECT r.document FROM reading r LEFT JOIN disclosure s USING (reading)
                     WHERE ($1 = '' OR contains(s.unit, $1)) AND ($2 = 0 OR s.year = $2))
  AND ($3 = '' OR d.name = $3)
  AND (n.reading IS NULL OR titles OR n.reading IN (SELECT reading FROM disclosure WHERE account))
ORDER BY d.name, d.hash, n.reading NULLS FIRST, n.rowid`

// findUnread returns what was not read of the documents that opt selects, and
// wanted has by their hash.
func findUnread(ctx context.Context, db *warehouse.DB, opt check.Options, wanted func(hash string) bool) ([]unread, error) {
	rows, err := db.SQL().QueryContext(ctx, unreadNotes, opt.Unit, opt.Year, opt.Document, normalize.Unfound)
	if err != nil {
		return nil, fmt.Errorf("查询没有读到之处：%w", err)
	}
	defer rows.Close()
	var all []unread
	last := ""
	for rows.Next() {
		var hash, name, what string
		var titles, own, beside bool
		if err := rows.Scan(&hash, &name, &what, &titles, &own, &beside); err != nil {
			return nil, fmt.Errorf("查询没有读到之处：%w", err)
		}
		if !wanted(hash) || titles && beside {
			continue
		}
		if hash != last {
			all, last = append(all, unread{name: name}), hash
		}
		u := &all[len(all)-1]
		if titles {
			u.forms = append(u.forms, what)
			u.blind = u.blind || !own
		} else {
			u.notes = append(u.notes, what)
		}
	}
	return all, rows.Err()
}

// tellUnread says of each document what was not read: no finding there proves
// nothing.
func tellUnread(w io.Writer, all []unread) {
	for _, u := range all[:min(len(all), toldDocuments)] {
		for _, what := range u.forms {
			fmt.Fprintf(w, "注意 %s：%s\n", escape.Line(u.name), escape.Line(what))
		}
		if n := len(u.notes); n > 0 {
			told := strings.Join(u.notes[:min(n, toldNotes)], "；")
			if n > toldNotes {
				told += fmt.Sprintf("……（共 %d 处，全部见 gouji inspect）", n)
			}
			fmt.Fprintf(w, "注意 %s：%s\n", escape.Line(u.name), escape.Line(told))
		}
	}
	if more := len(all) - toldDocuments; more > 0 {
		fmt.Fprintf(w, "注意：另有 %d 份文件也有须留意之处，见库中的表 note\n", more)
	}
}

// blind counts the documents whose titles of forms came without the forms.
func blind(all []unread) (n int) {
	for _, u := range all {
		if u.blind {
			n++
		}
	}
	return n
}
