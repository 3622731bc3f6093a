// Package show lays out rows of queries and of text, for terminals and machines.
package show

import (
	"bufio"
	"cmp"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/duckdb/duckdb-go/v2"
)

// maxColumn is the widest that a column of a table is shown, maxAligned that of
// one shown in full: what goes beyond pushes the rest of its row aside.
const (
	maxColumn  = 48
	maxAligned = 120
)

// WriteRows lays out at most limit rows for a terminal, numbers to the right,
// and reports whether there were more.
func WriteRows(w io.Writer, rows *sql.Rows, limit int) (more bool, err error) {
	columns, scan, err := scanner(rows)
	if err != nil {
		return false, err
	}
	t := NewTable(columns...)
	for rows.Next() {
		if len(t.Rows) == limit {
			return true, t.Write(w)
		}
		values, err := scan()
		if err != nil {
			return false, err
		}
		cells := make([]string, len(values))
		for i, v := range values {
			cells[i] = plain(v)
			t.Right[i] = t.Right[i] && number(v)
		}
		t.Rows = append(t.Rows, cells)
	}
	if err := rows.Err(); err != nil {
		return false, err
	}
	return false, t.Write(w)
}

// A Table is text in aligned columns.
type Table struct {
	head  []string
	Rows  [][]string
	Right []bool // columns set to the right
	Full  []int  // columns that are never cut
}

// NewTable returns a table without rows under a head.
func NewTable(head ...string) *Table {
	t := &Table{head: head, Right: make([]bool, len(head))}
	for i := range t.Right {
		t.Right[i] = true
	}
	return t
}

// Add adds a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// Write lays the table out.
func (t *Table) Write(out io.Writer) error {
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.Rows...) {
		for i, cell := range row {
			room := maxColumn
			if slices.Contains(t.Full, i) {
				room = math.MaxInt
			}
			row[i] = Fit(cell, room)
			widths[i] = max(widths[i], min(Width(row[i]), maxAligned))
		}
	}
	w := bufio.NewWriter(out)
	line := func(row []string) {
		var b strings.Builder
		for i, cell := range row {
			if i > 0 {
				b.WriteString("  ")
			}
			if t.Right[i] && len(t.Rows) > 0 {
				b.WriteString(padLeft(cell, widths[i]))
			} else {
				b.WriteString(Pad(cell, widths[i]))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	line(t.head)
	rules := make([]string, len(widths))
	for i, n := range widths {
		rules[i] = strings.Repeat("─", n)
	}
	line(rules)
	for _, row := range t.Rows {
		line(row)
	}
	return w.Flush()
}

// WriteCSV writes rows below a head of the names of their columns.
func WriteCSV(out io.Writer, rows *sql.Rows) error {
	columns, scan, err := scanner(rows)
	if err != nil {
		return err
	}
	w := csv.NewWriter(out)
	if err := w.Write(columns); err != nil {
		return err
	}
	record := make([]string, len(columns))
	for rows.Next() {
		values, err := scan()
		if err != nil {
			return err
		}
		for i, v := range values {
			record[i] = plain(v)
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return cmp.Or(rows.Err(), w.Error())
}

// WriteJSON writes one object a row, its keys in the order of the columns,
// behind a key "table" where a name is given.
func WriteJSON(out io.Writer, rows *sql.Rows, name string) error {
	columns, scan, err := scanner(rows)
	if err != nil {
		return err
	}
	keys := make([]string, len(columns))
	for i, c := range columns {
		text, err := json.Marshal(c)
		if err != nil {
			return err
		}
		keys[i] = string(text) + ":"
	}
	w := bufio.NewWriter(out)
	for rows.Next() {
		values, err := scan()
		if err != nil {
			return err
		}
		w.WriteByte('{')
		if name != "" {
			fmt.Fprintf(w, "%q:%q,", "table", name)
		}
		for i, v := range values {
			if i > 0 {
				w.WriteByte(',')
			}
			text, err := json.Marshal(jsonValue(v))
			if err != nil {
				return err
			}
			w.WriteString(keys[i])
			w.Write(text)
		}
		w.WriteString("}\n")
	}
	return cmp.Or(rows.Err(), w.Flush())
}

// plain returns a value as text, NULL as nothing.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case time.Time:
		return v.Format(time.DateTime)
	case []any, map[string]any:
		text, err := json.Marshal(jsonValue(v))
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(text)
	}
	return fmt.Sprint(v)
}

func number(v any) bool {
	switch v.(type) {
	case nil, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float32, float64, *big.Int, duckdb.Decimal:
		return true
	}
	return false
}

// jsonValue returns v as what encoding/json can write.
func jsonValue(v any) any {
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
	case []byte:
		return string(v)
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = jsonValue(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k := range v {
			out[k] = jsonValue(v[k])
		}
		return out
	case nil, bool, string, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float32, *big.Int, time.Time:
	case duckdb.Decimal:
		return json.Number(v.String())
	default:
		return fmt.Sprint(v)
	}
	return v
}

// scanner returns the columns of rows and a function that scans the current
// row, always into the same slice.
func scanner(rows *sql.Rows) ([]string, func() ([]any, error), error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, nil, err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	return columns, func() ([]any, error) { return values, rows.Scan(into...) }, nil
}
