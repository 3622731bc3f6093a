package main

import (
	"encoding/json"
	"io"

	"gouji"
)

// A settled is the event of an input whose end is stored.
type settled struct {
	Event     string          `json:"event"` // input
	Path      string          `json:"path"`
	Hash      string          `json:"hash,omitempty"`
	State     gouji.LoadState `json:"state"`
	Reason    string          `json:"reason,omitempty"`
	Extractor string          `json:"extractor,omitempty"`
}

// A summary is the last event of a load.
type summary struct {
	Event       string                 `json:"event"` // summary
	Done        int                    `json:"done"`  // warned included
	Warned      int                    `json:"warned"`
	Skipped     int                    `json:"skipped"`
	Quarantined int                    `json:"quarantined"`
	Checked     int                    `json:"checked"`  // disclosures
	Findings    map[gouji.Severity]int `json:"findings"` // of the warehouse, without those dismissed
}

func summaryOf(n *intake, checked int, findings map[gouji.Severity]int) summary {
	return summary{"summary", n.done, n.warned, n.skipped, len(n.quarantined), checked, findings}
}

func writeEvent(w io.Writer, event any) error {
	line, err := json.Marshal(event)
	if err == nil {
		_, err = w.Write(append(line, '\n'))
	}
	return err
}
