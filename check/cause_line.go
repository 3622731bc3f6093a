package check

import (
	"fmt"
	"slices"
	"strings"

	"gouji"
)

// sheetQuery reads the agreed figures of money of the disclosures in conflict,
// and the figures of the year before that their changes imply.
const sheetQuery = `
WITH torn AS (SELECT DISTINCT disclosure FROM comparison WHERE verdict = 'conflict')
SELECT disclosure, concept, year, value, place, false AS inferred
FROM consensus SEMI JOIN torn USING (disclosure) WHERE family = '元' AND value <> 0 AND printed >= 1
UNION ALL
SELECT c.disclosure, c.concept, c.base_year, v.value - c.value, greatest(v.place, c.place), true
FROM obs c SEMI JOIN torn USING (disclosure)
JOIN consensus v ON v.disclosure = c.disclosure AND v.point = point_of(c.concept, c.year, '元')
WHERE c.kind = 'change' AND c.usable AND NOT c.local AND c.base_year IS NOT NULL AND c.of_concept IS NULL AND c.family = '元'
ORDER BY disclosure, inferred, concept, year, value`

// A point is the agreed value of a concept in a year.
type point struct {
	concept      string
	of           gouji.Concept
	year         int
	value, place int64
	inferred     bool // follows from a change
}

// A sheet holds the points of one disclosure, in the order of their concepts.
type sheet struct {
	points []point
	at     map[coordinate]int
}

type coordinate struct {
	concept string
	year    int
}

func newSheet() *sheet { return &sheet{at: map[coordinate]int{}} }

func (s *sheet) add(p point) {
	key := coordinate{p.concept, p.year}
	if _, ok := s.at[key]; ok {
		return
	}
	p.of = parseConcept(p.concept)
	s.at[key] = len(s.points)
	s.points = append(s.points, p)
}

// An explanation looks through a sheet for what turns the expected figure of a
// concept into the odd one.
type explanation struct {
	sheet         *sheet
	names         Names
	unit          gouji.Unit
	finest        int64
	concept       gouji.Concept
	year          int
	odd, expected gouji.Amount
	parted        bool // the parts of the whole explain it: its lines would say the same again
}

func (e explanation) number(n int64) string {
	return strings.TrimSuffix(amountText(n, e.finest, e.unit), " "+string(e.unit))
}

func (e explanation) all() []candidate {
	found := e.lastYear()
	found = append(found, e.otherScope()...)
	found = append(found, misprints(e.odd, e.expected)...)
	found = append(found, e.otherBasis()...)
	if e.parted {
		return found
	}
	return append(found, e.omitted()...)
}

func (e explanation) lastYear() []candidate {
	if i, ok := e.sheet.at[coordinate{e.concept.String(), e.year - 1}]; ok && e.sheet.points[i].value == e.odd.Value {
		return []candidate{{"所列为上年数 " + e.number(e.odd.Value), true}}
	}
	return nil
}

// otherScope finds another concept, one dimension away, whose figure is the
// odd one. Another scope is telling; another line may well be chance.
func (e explanation) otherScope() []candidate {
	var telling, chance []candidate
	for _, p := range e.sheet.points {
		if p.year != e.year || p.inferred || p.value != e.odd.Value {
			continue
		}
		text := fmt.Sprintf("所列等于%s %s", Label(p.of, e.names), e.number(p.value))
		switch scope, line := distance(e.concept, p.of); {
		case scope == 1 && line == 0:
			telling = append(telling, candidate{text, true})
		case scope == 0 && line == 1 && !nested(e.concept, p.of):
			chance = append(chance, candidate{text, false})
		}
	}
	return append(telling[:min(len(telling), 2)], chance[:min(len(chance), 1)]...)
}

// nested reports whether one of two concepts stands under the other: where it
// is all that does, both are the same figure by right.
func nested(a, b gouji.Concept) bool {
	within := func(a, b string) bool { return a != b && (a == "" || beneath(a, b)) }
	return within(a.Function, b.Function) || within(b.Function, a.Function) ||
		within(a.Economic, b.Economic) || within(b.Economic, a.Economic)
}

// distance counts the dimensions of scope and of line in which a and b differ.
func distance(a, b gouji.Concept) (scope, line int) {
	count := func(n *int, differ bool) {
		if differ {
			*n++
		}
	}
	count(&scope, a.Flow != b.Flow)
	count(&scope, a.Origin != b.Origin)
	count(&scope, a.Fund != b.Fund)
	count(&scope, a.Nature != b.Nature)
	count(&scope, a.Basis != b.Basis)
	count(&line, a.Item != b.Item)
	count(&line, a.Function != b.Function)
	count(&line, a.Economic != b.Economic)
	count(&line, a.Project != b.Project)
	return scope, line
}

// otherBasis finds one line that was taken at its budget.
func (e explanation) otherBasis() []candidate {
	if e.concept.Basis != gouji.Actual {
		return nil
	}
	var found []candidate
	for _, line := range append(e.lines(functionOf), e.lines(economicOf)...) {
		for _, p := range e.sheet.points {
			same := p.of.Function == line.of.Function && p.of.Economic == line.of.Economic && p.of.Project == line.of.Project &&
				p.of.Flow == line.of.Flow && p.of.Item == line.of.Item
			if p.of.Basis == gouji.Actual || p.year != e.year || !same || p.value-line.value != e.odd.Value-e.expected.Value {
				continue
			}
			budget := strings.TrimSuffix(orSelf(basisLabels, p.of.Basis), "数")
			found = append(found, candidate{fmt.Sprintf("%s按%s %s 计（决算 %s，差 %s）", lineLabel(line.of, e.names), budget,
				e.number(p.value), e.number(line.value), e.number(max(p.value-line.value, line.value-p.value))), true})
		}
	}
	return found
}

// omitted finds the fewest lines, three at most, that were left out or
// counted twice. More than one may be chance.
func (e explanation) omitted() []candidate {
	missing, verb := e.expected.Value-e.odd.Value, "少计 "
	if missing < 0 {
		missing, verb = -missing, "重复计 "
	}
	var found []candidate
	for _, dimension := range []func(gouji.Concept) string{functionOf, economicOf} {
		lines := e.lines(dimension)
		for _, set := range subsets(lines, missing) {
			var texts []string
			for _, i := range set {
				texts = append(texts, lineLabel(lines[i].of, e.names)+" "+e.number(lines[i].value))
			}
			found = append(found, candidate{verb + strings.Join(texts, " 与 "), len(set) == 1})
		}
	}
	return found
}

func functionOf(c gouji.Concept) string { return c.Function }
func economicOf(c gouji.Concept) string { return c.Economic }

// maxLines bounds the searches among lines, which are quadratic. No form has
// as many.
const maxLines = 500

// lines returns the leaf lines under the concept along the functional or the
// economic tree: those without a finer one.
func (e explanation) lines(code func(gouji.Concept) string) []point {
	var under []point
	for _, p := range e.sheet.points {
		rest := p.of
		if code(p.of) == "" || !beneath(code(e.concept), code(p.of)) {
			continue
		}
		if p.of.Function != e.concept.Function && p.of.Economic != e.concept.Economic {
			continue // finer in both trees: no line of either
		}
		rest.Function, rest.Economic = e.concept.Function, e.concept.Economic
		if rest == e.concept && p.year == e.year && !p.inferred {
			under = append(under, p)
		}
	}
	if len(under) > maxLines {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(under), func(p point) bool {
		return slices.ContainsFunc(under, func(q point) bool {
			return len(code(q.of)) > len(code(p.of)) && strings.HasPrefix(code(q.of), code(p.of))
		})
	})
}

// beneath reports whether a code stands under another of its tree, or under
// the group 人员经费 or 公用经费.
func beneath(above, code string) bool {
	if code == gouji.Staff || code == gouji.Public || code == above {
		return false
	}
	staff := strings.HasPrefix(code, "301") || strings.HasPrefix(code, "303")
	switch above {
	case gouji.Staff:
		return staff
	case gouji.Public:
		return !staff
	}
	return strings.HasPrefix(code, above)
}

// subsets returns the smallest sets of at most three lines that add up to sum,
// two of them at most.
func subsets(lines []point, sum int64) [][]int {
	at := map[int64]int{} // the last line of each value
	for i, l := range lines {
		at[l.value] = i
	}
	var one, two, three [][]int
	for i := range lines {
		if lines[i].value == sum {
			one = append(one, []int{i})
		}
		for j := i + 1; j < len(lines); j++ {
			rest := sum - lines[i].value - lines[j].value
			if rest == 0 {
				two = append(two, []int{i, j})
			} else if k, ok := at[rest]; ok && k > j {
				three = append(three, []int{i, j, k})
			}
		}
	}
	for _, found := range [][][]int{one, two, three} {
		if len(found) > 0 {
			return found[:min(len(found), 2)]
		}
	}
	return nil
}
