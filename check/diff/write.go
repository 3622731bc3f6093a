package diff

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gouji"
	"gouji/check"
	"gouji/internal/escape"
)

// WriteText writes each difference with both figures and their places.
func WriteText(w io.Writer, all []Difference) error {
	out := bufio.NewWriter(w)
	for _, d := range all {
		fmt.Fprintf(out, "%s\n  原  %s\n  新  %s\n", escape.Line(d.Concept), line(d.Old), line(d.New))
	}
	return out.Flush()
}

func line(s *gouji.Side) string {
	if s == nil {
		return "没有"
	}
	amount := strings.TrimSpace(s.Amount + " " + s.Measure)
	if s.Amount == "" {
		amount = "空白"
	}
	return escape.Line(amount + "  " + check.Where(*s))
}

// WriteJSON writes one difference a line; a side that there is not is null.
func WriteJSON(w io.Writer, all []Difference) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, d := range all {
		record := struct {
			Concept string `json:"concept"`
			Old     any    `json:"old"`
			New     any    `json:"new"`
		}{Concept: d.Concept}
		if d.Old != nil {
			record.Old = check.Record(*d.Old)
		}
		if d.New != nil {
			record.New = check.Record(*d.New)
		}
		if err := out.Encode(record); err != nil {
			return err
		}
	}
	return nil
}
