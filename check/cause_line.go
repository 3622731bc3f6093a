package check

import (
	"fmt"
	"slices"
	"strings"

	"gouji"
	"gouji/check/label"
)

// sheetQuery reads the agreed figures of money of the disclosures in conflict,
// and the figures of the year before that their changes imply.
const sheetQuery = `
WITH torn AS (SELECT DISTINCT disclosure FROM comparison WHERE verdict = 'conflict')
SELECT disclosure, concept, year, value, place, class = 3 AS tabled, false AS inferred, '' AS told, 0 AS teller
FROM consensus SEMI JOIN torn USING (disclosure) WHERE family = '元' AND value <> 0 AND printed >= 1
UNION ALL
SELECT c.disclosure, c.concept, c.base_year, v.value - c.value, greatest(v.place, c.place), false, true, coalesce(l.text, ''), coalesce(c.subject, 0)
FROM obs c JOIN claim l USING (obs) SEMI JOIN torn USING (disclosure)
JOIN consensus v ON v.disclosure = c.disclosure AND v.point = point_of(c.concept, c.year, '元')
WHERE c.kind = 'change' AND c.usable AND NOT c.local AND c.base_year IS NOT NULL AND c.of_concept IS NULL AND c.family = '元'
ORDER BY disclosure, inferred, concept, year, value, told, teller`

// A point is the agreed value of a concept in a year.
type point struct {
	concept      string
	of           gouji.Concept
	year         int
	value, place int64
	tabled       bool   // printed in a table
	inferred     bool   // follows from a change
	told         string // the sentence of the change
	teller       int64  // the figure that it changed to
}

// A sheet holds the points of one disclosure, in the order of their concepts,
// and apart from them what is inferred.
type sheet struct {
	points   []point
	at       map[coordinate]int
	inferred map[coordinate][]point
}

type coordinate struct {
	concept string
	year    int
}

func newSheet() *sheet {
	return &sheet{at: map[coordinate]int{}, inferred: map[coordinate][]point{}}
}

func (s *sheet) add(p point) {
	key := coordinate{p.concept, p.year}
	if p.inferred {
		s.inferred[key] = append(s.inferred[key], p)
		return
	}
	p.of = label.Parse(p.concept)
	s.at[key] = len(s.points)
	s.points = append(s.points, p)
}

// An explanation looks through a sheet for what turns the expected figure of a
// concept into the odd one.
type explanation struct {
	sheet         *sheet
	names         label.Names
	number        func(int64) string // prints an amount without its unit
	concept       gouji.Concept
	year          int
	odd, expected gouji.Amount
	own           []*side // those that print the odd figure
	parted        bool    // the parts of the whole explain it: its lines would say the same again
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

// lastYear finds that the odd figure is that of the year before. A change told
// of the odd figure itself proves nothing: the sentence may be misread.
func (e explanation) lastYear() []candidate {
	key := coordinate{e.concept.String(), e.year - 1}
	seen, likely := false, false
	if i, ok := e.sheet.at[key]; ok && e.sheet.points[i].value == e.odd.Value {
		seen, likely = true, true
	}
	for _, p := range e.sheet.inferred[key] {
		if p.value != e.odd.Value {
			continue
		}
		seen = true
		likely = likely || !slices.ContainsFunc(e.own, func(s *side) bool { return s.obs == p.teller || s.Text == p.told })
	}
	if !seen {
		return nil
	}
	return []candidate{{"所列为上年数 " + e.number(e.odd.Value), likely && telling(e.odd.Value)}}
}

// telling reports whether a figure has the four significant digits that make
// an equal one no coincidence.
func telling(n int64) bool {
	for n != 0 && n%10 == 0 {
		n /= 10
	}
	return n <= -1000 || n >= 1000
}

// otherScope finds another concept, one dimension away, whose figure is the
// odd one. Another scope, or a level of the same code, comes before another
// line.
func (e explanation) otherScope() []candidate {
	copied := e.disagrees()
	var scopes, lines []candidate
	for _, p := range e.sheet.points {
		if p.year != e.year || p.value != e.odd.Value {
			continue
		}
		c := candidate{text: fmt.Sprintf("所列等于%s %s", label.Concept(p.of, e.names), e.number(p.value))}
		level := e.concept.Function != p.of.Function && nested(e.concept, p.of)
		switch scope, line := distance(e.concept, p.of); {
		case scope == 1 && line == 0, scope == 0 && line == 1 && level && copied:
			c.likely = copied && e.mistakable(p)
			scopes = append(scopes, c)
		case scope == 0 && line == 1 && !nested(e.concept, p.of):
			lines = append(lines, c)
		}
	}
	if !telling(e.odd.Value) {
		scopes = only(scopes)
	}
	return append(scopes[:min(len(scopes), 2)], only(lines)...)
}

// disagrees reports whether the odd figure is other than what the places of its
// concept agree on. If it is not, to equal another is no sign of a copy.
func (e explanation) disagrees() bool {
	i, ok := e.sheet.at[coordinate{e.concept.String(), e.year}]
	return !ok || e.sheet.points[i].value != e.odd.Value
}

// mistakable reports whether p is easily copied for the concept: a table prints
// it beside, under another fund, nature, basis or level, and not by chance the
// same.
func (e explanation) mistakable(p point) bool {
	return p.tabled && telling(p.value) && e.concept.Flow == p.of.Flow && e.concept.Origin == p.of.Origin
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
			budget := strings.TrimSuffix(label.Basis(p.of.Basis), "数")
			found = append(found, candidate{fmt.Sprintf("%s按%s %s 计（决算 %s，差 %s）", label.Line(line.of, e.names), budget,
				e.number(p.value), e.number(line.value), e.number(max(p.value-line.value, line.value-p.value))), true})
		}
	}
	return only(found)
}

// omitted finds the one line, or the only two, that were left out or counted
// twice. Two may be chance.
func (e explanation) omitted() []candidate {
	missing, verb := e.expected.Value-e.odd.Value, "少计 "
	if missing < 0 {
		missing, verb = -missing, "重复计 "
	}
	var found []candidate
	for _, dimension := range []func(gouji.Concept) string{functionOf, economicOf} {
		lines := e.lines(dimension)
		set := subset(lines, missing)
		if len(set) == 0 {
			continue
		}
		var texts []string
		for _, i := range set {
			texts = append(texts, label.Line(lines[i].of, e.names)+" "+e.number(lines[i].value))
		}
		found = append(found, candidate{verb + strings.Join(texts, " 与 "), len(set) == 1})
	}
	if len(found) == 2 && !found[0].likely && !found[1].likely {
		return nil // two pairs that fit fit by chance
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
		if rest == e.concept && p.year == e.year {
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

// subset returns the only line that is sum, or else the only two that add up to
// it. Where several do, each does by chance; more than two do too easily.
func subset(lines []point, sum int64) []int {
	var one, two [][]int
	for i := range lines {
		if lines[i].value == sum {
			one = append(one, []int{i})
		}
		for j := i + 1; j < len(lines); j++ {
			if lines[i].value+lines[j].value == sum {
				two = append(two, []int{i, j})
			}
		}
	}
	switch {
	case len(one) == 1:
		return one[0]
	case len(one) == 0 && len(two) == 1:
		return two[0]
	}
	return nil
}
