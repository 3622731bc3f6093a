package check

import (
	"strings"

	"gouji"
)

// Worded puts a concept, as Concept.String writes it, and its year into words.
func Worded(concept string, year int, names Names) string {
	return yearLabel(Label(parseConcept(concept), names), year)
}

// Where names the place of a side as findings do.
func Where(s gouji.Side) string { return strings.Join(placeOf(s, 0), "  ") }

// Record returns what findings write of a side as JSON.
func Record(s gouji.Side) any { return recordOf(s) }
