// Package diff compares the figures of two publications of one account: which
// of them are printed otherwise, wherever they stand.
//
// What supersedes what is left to warehouse, and whether either agrees with
// itself to check.
package diff

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"gouji"
	"gouji/check/label"
	"gouji/internal/query"
)

// A figure is one of an account, printed or stated.
type figure struct {
	gouji.Side
	key     string // of what it is; figures of one key are compared in their order
	amount  string // what they must agree in
	concept string
	year    int
}

// An Account is what one publication prints.
type Account struct {
	figures []figure
	names   label.Names
}

// Figures is how many there are.
func (a *Account) Figures() int { return len(a.figures) }

// A Difference is a figure that two accounts print otherwise.
type Difference struct {
	Concept  string      // in words, with its year
	Old, New *gouji.Side // nil where there is none
}

//go:embed figures.sql
var figures string

const names = `SELECT system, code, max(name) FROM name WHERE form <> '' AND reading IN (SELECT unnest($1::BIGINT[])) GROUP BY ALL`

// Read reads what readings of a warehouse print.
func Read(ctx context.Context, db *sql.DB, readings []int64) (*Account, error) {
	a := &Account{names: label.Names{}}
	list := strings.ReplaceAll(fmt.Sprint(readings), " ", ",")
	err := query.Each(ctx, db, func(rows *sql.Rows) error {
		var f figure
		p := &f.Place
		err := rows.Scan(&f.concept, &f.year, &f.Amount, &f.Measure, &f.Document, &p.Form, &p.Row, &p.Column, &p.Part, &p.Section,
			&f.Text, &p.Block, &p.Page, &p.Start, &p.End, &p.Paragraph, &f.key, &f.amount)
		a.figures = append(a.figures, f)
		return err
	}, figures, list)
	if err != nil {
		return nil, err
	}
	err = query.Each(ctx, db, func(rows *sql.Rows) error {
		var system gouji.CodeSystem
		var code, name string
		err := rows.Scan(&system, &code, &name)
		a.names.Add(system, code, name)
		return err
	}, names, list)
	return a, err
}

// Compare returns the figures in which two publications differ, in the order
// of the newer and then, of those that are gone, of the older one. Figures that
// agree are put together first, so that what was added or moved shifts nothing.
func Compare(old, new *Account) []Difference {
	was, is := groups(old), groups(new)
	var all []Difference
	for _, key := range keys(new, old) {
		gone, come := apart(was[key], is[key])
		for i := range max(len(gone), len(come)) {
			var d Difference
			if i < len(gone) {
				d.Old, d.Concept = &gone[i].Side, label.Of(gone[i].concept, gone[i].year, old.names)
			}
			if i < len(come) {
				d.New, d.Concept = &come[i].Side, label.Of(come[i].concept, come[i].year, new.names)
			}
			all = append(all, d)
		}
	}
	return all
}

func groups(a *Account) map[string][]figure {
	by := map[string][]figure{}
	for _, f := range a.figures {
		by[f.key] = append(by[f.key], f)
	}
	return by
}

// keys returns those of accounts in their order, each once.
func keys(accounts ...*Account) (all []string) {
	seen := map[string]bool{}
	for _, a := range accounts {
		for _, f := range a.figures {
			if !seen[f.key] {
				seen[f.key] = true
				all = append(all, f.key)
			}
		}
	}
	return all
}

// apart returns what either side has that the other has not as often. What is
// left of one side alone and stands on the other was said once more or less
// than before, which is no difference.
func apart(old, new []figure) (gone, come []figure) {
	gone, come = slices.Clone(old), slices.Clone(new)
	for _, f := range old {
		if i := at(come, f); i >= 0 {
			come = slices.Delete(come, i, i+1)
			i = at(gone, f)
			gone = slices.Delete(gone, i, i+1)
		}
	}
	n := min(len(gone), len(come))
	repeated := func(in []figure) func(figure) bool { return func(f figure) bool { return at(in, f) >= 0 } }
	return append(gone[:n:n], slices.DeleteFunc(gone[n:], repeated(new))...), append(come[:n:n], slices.DeleteFunc(come[n:], repeated(old))...)
}

// at returns where a figure of the same amount stands in some; -1 where none does.
func at(some []figure, f figure) int {
	return slices.IndexFunc(some, func(o figure) bool { return o.amount == f.amount })
}
