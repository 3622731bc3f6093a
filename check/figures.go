package check

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gouji/internal/escape"
)

// WriteCoverage writes how many figures were compared, by which rules, and
// why the others were not; and then the list of figures, if there is one,
// those that no rule compared first.
func WriteCoverage(w io.Writer, c Coverage) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "印出的数字 %d 个：有规则核对 %d 个，没有规则核对 %d 个\n", c.Figures, c.Covered, c.Figures-c.Covered)
	writeCounts(out, "各条规则核对的数字（一个数字可由几条规则核对）", c.Rules)
	writeCounts(out, "没有规则核对的原因", c.Reasons)
	writeFigures(out, "没有规则核对的数字", c.List, false)
	writeFigures(out, "有规则核对的数字", c.List, true)
	return out.Flush()
}

func writeCounts(w io.Writer, title string, counts map[string]int) {
	if len(counts) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, key := range keys {
		fmt.Fprintf(w, "  %6d  %s\n", counts[key], cmp.Or(key, "原因不明"))
	}
}

func writeFigures(w io.Writer, title string, all []Figure, covered bool) {
	document := ""
	type spot struct {
		document     string
		block        int
		text, amount string
	}
	before := map[spot]int{} // how often a sentence has printed an amount
	for _, f := range all {
		at := spot{f.Document, f.Place.Block, f.Text, f.Amount}
		n := before[at]
		before[at]++
		if (len(f.Rules) > 0) != covered {
			continue
		}
		if document != f.Document {
			document = f.Document
			fmt.Fprintf(w, "\n%s：%s\n", title, escape.Line(document))
		}
		said := cmp.Or(strings.Join(f.Rules, "、"), cmp.Or(f.Reason, "原因不明"))
		line := fmt.Sprintf("  %s %s  %s  %s", amountOf(f.Side), measureOf(f.Side), strings.Join(placeOf(f.Side, n), "  "), said)
		fmt.Fprintln(w, escape.Line(line))
	}
}

type figureRecord struct {
	sideRecord
	Rules  []string `json:"rules"`
	Reason string   `json:"reason"`
}

// WriteCoverageJSON writes one figure of the list a line.
func WriteCoverageJSON(w io.Writer, c Coverage) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, f := range c.List {
		rules := f.Rules
		if rules == nil {
			rules = []string{}
		}
		if err := out.Encode(figureRecord{recordOf(f.Side), rules, f.Reason}); err != nil {
			return err
		}
	}
	return nil
}

// WriteCoverageCSV writes one figure of the list a row.
func WriteCoverageCSV(w io.Writer, c Coverage) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"document", "amount", "measure", "place", "text", "rules", "reason"}}
	for _, f := range c.List {
		row := []string{f.Document, f.Amount, f.Measure, where(f.Side), f.Text, strings.Join(f.Rules, " "), f.Reason}
		for i := range row {
			row[i] = escape.Cell(row[i])
		}
		rows = append(rows, row)
	}
	return out.WriteAll(rows)
}
