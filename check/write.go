package check

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/check/label"
	"gouji/internal/escape"
	"gouji/internal/excerpt"
)

// An entry is a finding as it is written once: with the sides of further
// renditions of its disclosure, which have its key, and all their documents.
type entry struct {
	gouji.Finding
	renditions [][]gouji.Side
	documents  []string
}

// Once returns the findings without those that further renditions repeat.
func Once(findings []gouji.Finding) []gouji.Finding {
	var out []gouji.Finding
	for _, t := range entries(findings) {
		out = append(out, t.Finding)
	}
	return out
}

func entries(findings []gouji.Finding) []*entry {
	var all []*entry
	byKey := map[string]*entry{}
	for _, f := range findings {
		t := byKey[f.Key]
		if t == nil {
			t = &entry{Finding: f}
			all, byKey[f.Key] = append(all, t), t
		} else {
			t.renditions = append(t.renditions, f.Sides)
		}
		for _, s := range f.Sides {
			t.documents = append(t.documents, s.Document)
		}
	}
	for _, t := range all {
		slices.Sort(t.documents)
		t.documents = slices.Compact(t.documents)
	}
	return all
}

// WriteText writes findings as a compiler does, in Chinese. Findings of the
// same key, from several renditions of one disclosure, are written once.
func WriteText(w io.Writer, findings []gouji.Finding) error {
	out := bufio.NewWriter(w)
	for i, t := range entries(findings) {
		if i > 0 {
			fmt.Fprintln(out)
		}
		writeFinding(out, t.Finding, t.documents)
	}
	return out.Flush()
}

func writeFinding(w io.Writer, f gouji.Finding, documents []string) {
	print := func(line string) { fmt.Fprintln(w, escape.Line(line)) }
	print(fmt.Sprintf("%s %s  %s", label.Severity(f.Severity), f.Rule, f.Message))
	f.Sides = named(f.Sides)
	lines, more := linesOf(f.Sides)
	var number, unit int
	for _, l := range lines {
		number, unit = max(number, escape.Width(l.amount)), max(unit, escape.Width(l.measure))
	}
	for _, l := range lines {
		line := "  " + strings.Repeat(" ", number-escape.Width(l.amount)) + l.amount
		if unit > 0 {
			line += " " + l.measure + strings.Repeat(" ", unit-escape.Width(l.measure))
		}
		if number > 0 {
			line += "  "
		}
		print(line + l.where)
	}
	if more > 0 {
		print(fmt.Sprintf("  另有 %d 处（--format json 列出全部）", more))
	}
	if last := closing(f); last != "" {
		print("  " + last)
	}
	if f.Cause != "" {
		print("  " + f.Cause)
	}
	if f.Dismissed != "" {
		print("  已忽略：" + f.Dismissed)
	}
	print(fmt.Sprintf("  %s · gouji explain %s · %s", strings.Join(documents, "、"), f.Rule, f.Key))
}

// A sideLine is what the text says of a side.
type sideLine struct {
	amount, measure, where string
}

// maxLinesShown is how many sides of a finding the text shows.
const maxLinesShown = 10

// linesOf words the sides, the first of them and the one that the finding is
// about, and counts the others.
func linesOf(sides []gouji.Side) (lines []sideLine, more int) {
	written := map[sideLine]string{} // the document of each
	left := maxLinesShown
	if slices.ContainsFunc(sides, func(s gouji.Side) bool { return s.Subject }) {
		left--
	}
	for i, s := range sides {
		place := placeOf(s, nth(sides, i))
		if s.Account != "" {
			place = slices.Insert(place, 0, s.Account)
		}
		l := sideLine{amountOf(s), measureOf(s), strings.Join(place, "  ")}
		// The names of one list stand in one sentence, and renditions repeat
		// each other; of figures that look alike every one counts.
		if in, again := written[l]; again && (in != s.Document || l.amount == "") {
			continue
		}
		written[l] = s.Document
		switch {
		case s.Subject:
		case left == 0:
			more++
			continue
		default:
			left--
		}
		lines = append(lines, l)
	}
	return lines, more
}

// named returns the sides of the concept that a finding is named for: those of
// others that differ likewise are for programs.
func named(sides []gouji.Side) (own []gouji.Side) {
	for _, s := range sides {
		if !s.Beside {
			own = append(own, s)
		}
	}
	return own
}

// nth returns how many sides print the same figure in the same sentence before
// the i-th.
func nth(sides []gouji.Side, i int) int {
	n, s := 0, sides[i]
	for _, o := range sides {
		same := o.Document == s.Document && o.Place.Block == s.Place.Block && o.Text == s.Text && o.Amount == s.Amount
		if same && o.Place.Start < s.Place.Start {
			n++
		}
	}
	return n
}

// amountOf is what stands in the column of figures: a name has none.
func amountOf(s gouji.Side) string {
	if s.Amount == "" && s.Measure != "" {
		return "空白"
	}
	return s.Amount
}

// measureOf is what stands beside it: a blank has no measure.
func measureOf(s gouji.Side) string {
	if s.Amount == "" {
		return ""
	}
	return s.Measure
}

// closing says how far the sides are apart and which stand alone.
func closing(f gouji.Finding) string {
	var parts []string
	if f.Difference != "" {
		parts = append(parts, "相差 "+f.Difference)
	}
	if odd := alone(f.Sides); 0 < len(odd) && len(odd) <= 2 && f.Difference != "" {
		parts = append(parts, "与其他各处不同的一方："+strings.Join(odd, "、"))
	}
	return strings.Join(parts, "；")
}

// alone names the suspects by their places, and by their figures too where
// others stand in the same place.
func alone(sides []gouji.Side) []string {
	var odd []string
	for _, s := range sides {
		if !s.Suspect {
			continue
		}
		place := where(s)
		if slices.ContainsFunc(sides, func(o gouji.Side) bool { return where(o) == place && o.Text+o.Amount != s.Text+s.Amount }) {
			place = strings.TrimSpace(place + " 的 " + amountOf(s) + " " + measureOf(s))
		}
		odd = append(odd, place)
	}
	return odd
}

func where(s gouji.Side) string { return strings.Join(placeOf(gouji.Side{Place: s.Place}, 0), " ") }

// placeOf names the place, and for prose quotes it around the n-th of the
// figures there that are printed alike.
func placeOf(s gouji.Side, n int) []string {
	p := s.Place
	var place []string
	if p.Page > 0 {
		place = append(place, fmt.Sprintf("第 %d 页", p.Page))
	}
	cell := strings.Trim(p.Row+" × "+p.Column, " ×")
	switch section := strings.TrimSpace(p.Part + " " + p.Section); {
	case p.Form != "" || cell != "":
		place = append(place, p.Form)
	case section != "":
		place = append(place, section)
	case p.Paragraph > 0:
		place = append(place, fmt.Sprintf("第 %d 段", p.Paragraph))
	}
	if cell != "" {
		place = append(place, cell)
	} else if s.Text != "" {
		place = append(place, "“"+excerpt.Around(s.Text, s.Amount, n)+"”")
	}
	return slices.DeleteFunc(place, func(s string) bool { return s == "" })
}

type findingRecord struct {
	Key         string               `json:"key"`
	Rule        string               `json:"rule"`
	RuleVersion int                  `json:"rule_version"`
	Severity    gouji.Severity       `json:"severity"`
	Unit        string               `json:"unit"`
	Year        int                  `json:"year"`
	Kind        gouji.DisclosureKind `json:"kind"`
	Concept     string               `json:"concept"`
	Message     string               `json:"message"`
	Difference  string               `json:"difference"`
	Cause       string               `json:"cause"`
	Dismissed   string               `json:"dismissed"`
	Sides       []sideRecord         `json:"sides"`
	Documents   []string             `json:"documents"`            // of all renditions
	Renditions  [][]sideRecord       `json:"renditions,omitempty"` // the sides as further renditions have them
}

type sideRecord struct {
	Amount   string      `json:"amount"`
	Measure  string      `json:"measure"`
	Text     string      `json:"text"`
	Document string      `json:"document"`
	Account  string      `json:"account,omitempty"` // of another disclosure than the finding's
	Suspect  bool        `json:"suspect"`
	Beside   bool        `json:"beside,omitempty"` // of another concept than the one that the finding is named for
	Place    placeRecord `json:"place"`
}

type placeRecord struct {
	Part      string      `json:"part"`
	Form      string      `json:"form"`
	Row       string      `json:"row"`
	Column    string      `json:"column"`
	Section   string      `json:"section"`
	Page      int         `json:"page"`
	Box       *[4]float32 `json:"box"` // x0, y0, x1, y1 in points; null without geometry
	Block     int         `json:"block"`
	Paragraph int         `json:"paragraph"`
	Start     int         `json:"start"`
	End       int         `json:"end"`
}

func recordOf(s gouji.Side) sideRecord {
	p := s.Place
	place := placeRecord{Part: p.Part, Form: p.Form, Row: p.Row, Column: p.Column, Section: p.Section, Page: p.Page,
		Block: p.Block, Paragraph: p.Paragraph, Start: p.Start, End: p.End}
	if p.Box != (gouji.Box{}) {
		place.Box = &[4]float32{p.Box.X0, p.Box.Y0, p.Box.X1, p.Box.Y1}
	}
	return sideRecord{s.Amount, s.Measure, s.Text, s.Document, s.Account, s.Suspect, s.Beside, place}
}

func recordsOf(sides []gouji.Side) []sideRecord {
	records := make([]sideRecord, len(sides))
	for i, s := range sides {
		records[i] = recordOf(s)
	}
	return records
}

// WriteJSON writes one finding a line, as WriteText once for all renditions.
func WriteJSON(w io.Writer, findings []gouji.Finding) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, f := range entries(findings) {
		record := findingRecord{f.Key, f.Rule, f.RuleVersion, f.Severity, f.Unit, f.Year, f.Kind,
			f.Concept, f.Message, f.Difference, f.Cause, f.Dismissed, recordsOf(f.Sides), f.documents, nil}
		for _, sides := range f.renditions {
			record.Renditions = append(record.Renditions, recordsOf(sides))
		}
		if err := out.Encode(record); err != nil {
			return err
		}
	}
	return nil
}

// WriteCSV writes one finding a row, once for all renditions, with its first two
// sides.
func WriteCSV(w io.Writer, findings []gouji.Finding) error {
	out := csv.NewWriter(w)
	head := []string{"key", "rule", "rule_version", "severity", "unit", "year", "kind", "concept", "message", "difference", "cause"}
	for _, side := range []string{"a", "b"} {
		for _, column := range []string{"amount", "measure", "place", "text", "document"} {
			head = append(head, side+"_"+column)
		}
	}
	head = append(head, "dismissed", "documents")
	if err := out.Write(head); err != nil {
		return err
	}
	for _, f := range entries(findings) {
		row := []string{f.Key, f.Rule, strconv.Itoa(f.RuleVersion), string(f.Severity), f.Unit, strconv.Itoa(f.Year), string(f.Kind),
			f.Concept, f.Message, f.Difference, f.Cause}
		for i := range 2 {
			var s gouji.Side
			if i < len(f.Sides) {
				s = f.Sides[i]
			}
			row = append(row, s.Amount, s.Measure, where(s), s.Text, s.Document)
		}
		row = append(row, f.Dismissed, strings.Join(f.documents, "、"))
		for i := range row {
			row[i] = escape.Cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Where names the place of a side as findings do.
func Where(s gouji.Side) string { return strings.Join(placeOf(s, 0), "  ") }

// Record returns what findings write of a side as JSON.
func Record(s gouji.Side) any { return recordOf(s) }
