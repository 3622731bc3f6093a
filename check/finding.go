package check

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"gouji"
	"gouji/check/label"
	"gouji/check/rules"
)

// A draft is a finding in the making: rows of one rule about one subject.
type draft struct {
	rule       int
	disclosure int64
	verdict    gouji.Verdict
	severity   gouji.Severity
	unit       string
	unitKey    string // unit as it compares
	year       int    // of the disclosure
	kind       gouji.DisclosureKind
	concept    string // canonical
	of         int    // year of the concept
	subject    int64
	family     string
	difference sql.NullInt64
	expected   sql.NullInt64
	message    string
	sides      []side
	cause      string
	key        string // see tellApart
}

// A side is a Side with what causes are computed from.
type side struct {
	gouji.Side
	obs     int64
	said    string // the number or the name as printed
	amount  gouji.Amount
	concept string
	money   bool // a figure of money, not a name or a rate
	blank   bool
	doc     int64
	row     int
	of      int64 // disclosure
}

// maxSides bounds what one finding shows.
const maxSides = 256

// findings drafts what the rules of this batch found and adds it to report.
func (r *runner) findings(report *Report) error {
	drafts, byRow, err := r.drafts()
	if err != nil {
		return fmt.Errorf("读取规则结果：%w", err)
	}
	if len(drafts) == 0 {
		return nil
	}
	if err := r.sides(byRow); err != nil {
		return fmt.Errorf("读取各处出处：%w", err)
	}
	words, err := r.words()
	if err != nil {
		return fmt.Errorf("读取科目名称：%w", err)
	}
	if err := r.causes(drafts, words); err != nil {
		return fmt.Errorf("查找原因：%w", err)
	}
	r.tellApart(drafts)
	for _, d := range drafts {
		if !r.concerns(d) {
			continue
		}
		if len(d.sides) == 0 || d.message == "" {
			if err := r.fail(d.rule, errors.New("列 sides 里没有一个是本次检查的 obs（或 message 没有内容）")); err != nil {
				return err
			}
			continue
		}
		report.Findings = append(report.Findings, d.finding(r.opt.Rules[d.rule], words[d.disclosure]))
		report.of = append(report.of, d.disclosure)
	}
	return nil
}

// A row of a rule that found something: one beside that which names its draft
// is about another concept.
type row struct {
	of     *draft
	beside bool
}

// drafts reads the rows that found something, in an order that does not
// depend on how they were computed, and joins those about one subject.
func (r *runner) drafts() ([]*draft, map[int64]row, error) {
	type subject struct {
		rule       int
		disclosure int64
		verdict    gouji.Verdict
		subject    int64
	}
	var drafts []*draft
	seen := map[subject]*draft{}
	byRow := map[int64]row{}
	err := r.each(`
		SELECT c.id, c.rule, c.disclosure, c.verdict, c.concept, coalesce(c.year, 0), c.subject, coalesce(c.family, ''),
		       try_cast(c.difference AS BIGINT), try_cast(c.expected AS BIGINT), coalesce(c.severity, ''), left(coalesce(c.message, ''), 2000),
		       coalesce(d.unit, ''), coalesce(d.unit_key, d.unit, ''), coalesce(d.year, 0), coalesce(d.kind, '')
		FROM reported c
		JOIN (SELECT d.disclosure, min(d.unit) AS unit, min(r.unit_key) AS unit_key, min(d.year) AS year, min(d.kind) AS kind
		      FROM disclosure d LEFT JOIN reading r USING (reading) GROUP BY d.disclosure) d
		  USING (disclosure)
		ORDER BY c.rule, c.disclosure, c.subject, c.concept, c.message, c.sides`,
		func(rows *sql.Rows) error {
			var d draft
			var id int64
			var of sql.NullInt64
			if err := rows.Scan(&id, &d.rule, &d.disclosure, &d.verdict, &d.concept, &d.of, &of, &d.family,
				&d.difference, &d.expected, &d.severity, &d.message, &d.unit, &d.unitKey, &d.year, &d.kind); err != nil {
				return err
			}
			d.subject = of.Int64
			key := subject{d.rule, d.disclosure, d.verdict, d.subject}
			if first := seen[key]; of.Valid && first != nil {
				byRow[id] = row{first, d.concept != first.concept}
				return nil
			}
			seen[key], byRow[id] = &d, row{of: &d}
			drafts = append(drafts, &d)
			return nil
		})
	return drafts, byRow, err
}

const sidesQuery = `
WITH wanted AS (
  SELECT id, unnest(list_concat(suspect, sides)[:512]) AS obs, suspect FROM reported), -- the odd ones first: see maxSides
placed AS (
  SELECT w.*, f.document, f.reading, f.concept, f.value, f.place, f.printed, f.unit, f.printed AS text, 'fact' AS kind, f.blank,
         f.form, f.line, f.col_label, NULL AS part, NULL AS section, f.block, f."row", f.col, f.page,
         f.x0, f.y0, f.x1, f.y1, NULL AS start_byte, NULL AS end_byte
  FROM wanted w JOIN fact f USING (obs)
  UNION ALL
  SELECT w.*, c.document, c.reading, c.concept, c.value, c.place, c.printed, c.unit, c.text, c.kind, false,
         NULL, NULL, NULL, c.part, c.section, c.block, c."row", c.col, c.page,
         c.x0, c.y0, c.x1, c.y1, c.start_byte, c.end_byte
  FROM wanted w JOIN claim c USING (obs)
  UNION ALL
  SELECT w.*, n.document, n.reading, NULL, NULL, NULL, n.name, NULL, n.text, 'name', false,
         nullif(n.form, ''), NULL, NULL, n.part, n.section, n.block, n."row", n.col, n.page,
         NULL, NULL, NULL, NULL, n.start_byte, n.end_byte
  FROM wanted w JOIN naming n ON n.id = w.obs
  UNION ALL
  SELECT w.*, s.document, s.reading, NULL, NULL, NULL, s.printed, NULL, s.text, 'slip', false,
         nullif(s.form, ''), NULL, NULL, s.part, s.section, s.block, NULL, NULL, s.page,
         s.x0, s.y0, s.x1, s.y1, s.start_byte, s.end_byte
  FROM wanted w JOIN spot s ON s.id = w.obs
  UNION ALL
  SELECT w.*, s.document, s.reading, NULL, NULL, NULL, s.printed, NULL, s.text, 'slip', false,
         NULL, NULL, NULL, s.part, s.section, s.block, NULL, NULL, s.page,
         s.x0, s.y0, s.x1, s.y1, s.start_byte, s.end_byte
  FROM wanted w JOIN spoken s ON s.id = w.obs
  UNION ALL
  SELECT w.*, s.document, s.reading, NULL, NULL, NULL, s.printed, NULL, s.printed, 'slip', false,
         s.form, NULL, NULL, NULL, NULL, s.block, 0, NULL, s.page,
         NULL, NULL, NULL, NULL, NULL, NULL
  FROM wanted w JOIN sheet s ON s.id = w.obs)
SELECT p.id, p.obs, coalesce(list_contains(p.suspect, p.obs), false), p.document, coalesce(d.name, ''),
       coalesce(p.concept, ''), coalesce(p.value, 0), coalesce(p.place, 0), coalesce(p.printed, ''), coalesce(p.unit, ''),
       coalesce(p.text, ''), p.kind, p.blank, coalesce(m.title, p.form, ''), coalesce(p.line, ''), coalesce(p.col_label, ''),
       coalesce(p.part, ''), coalesce(p.section, ''), coalesce(p.block, 0), coalesce(p."row", -1), coalesce(p.page, 0),
       coalesce(p.x0, 0), coalesce(p.y0, 0), coalesce(p.x1, 0), coalesce(p.y1, 0),
       coalesce(p.start_byte, 0), coalesce(p.end_byte, 0), CASE WHEN coalesce(p."row", -1) < 0 THEN coalesce(b.paragraph, 0) ELSE 0 END,
       coalesce(a.disclosure, 0), coalesce(a.unit, ''), coalesce(a.year, 0), coalesce(a.kind, '')
FROM placed p
LEFT JOIN disclosure a ON a.reading = p.reading
LEFT JOIN document d ON d.document = p.document
LEFT JOIN form m ON m.reading = p.reading AND m.form = p.form
LEFT JOIN block b ON b.document = p.document AND b.block = p.block
ORDER BY p.id, p.document, p.block, p."row", p.col, p.start_byte, p.obs DESC, m.block`

// sides reads every place that takes part, in the order of the document.
func (r *runner) sides(byRow map[int64]row) error {
	type place struct {
		of  *draft
		obs int64
	}
	seen := map[place]bool{}
	return r.each(sidesQuery, func(rows *sql.Rows) error {
		var s side
		var id int64
		var kind, unit, account string
		var year int
		p := &s.Place
		err := rows.Scan(&id, &s.obs, &s.Suspect, &s.doc, &s.Document, &s.concept, &s.amount.Value, &s.amount.Place,
			&s.said, &s.amount.Unit, &s.Text, &kind, &s.blank, &p.Form, &p.Row, &p.Column, &p.Part, &p.Section,
			&p.Block, &s.row, &p.Page, &p.Box.X0, &p.Box.Y0, &p.Box.X1, &p.Box.Y1, &p.Start, &p.End, &p.Paragraph,
			&s.of, &unit, &year, &account)
		d := byRow[id].of
		if err != nil || d == nil || seen[place{d, s.obs}] || len(d.sides) == maxSides {
			return err
		}
		seen[place{d, s.obs}] = true
		s.Beside, s.Subject = byRow[id].beside, s.obs == d.subject
		s.Suspect = s.Suspect && d.verdict == gouji.Conflict
		if s.of != d.disclosure && s.of != 0 {
			s.Account = fmt.Sprintf("%s%d年度%s", unit, year, account)
		}
		if kind != "name" && kind != "slip" && kind != string(gouji.NamedClaim) && kind != string(gouji.DirectionClaim) {
			s.Amount = s.said
			if kind != string(gouji.NoneClaim) { // which are words
				s.Measure = string(s.amount.Unit)
			}
			s.money = s.amount.Unit.Money() && (kind == "fact" || kind == string(gouji.AmountClaim))
		}
		d.sides = append(d.sides, s)
		return nil
	})
}

// wordsQuery selects the names that tables print for codes: of a rounding
// difference those of the codes it speaks of, of a disclosure with a conflict, for
// which causes are sought, all.
const wordsQuery = `
WITH broken AS (SELECT DISTINCT disclosure FROM reported WHERE verdict = 'conflict'),
spoken AS (
  SELECT DISTINCT disclosure, unnest(regexp_extract_all(concept || ' ' || message, '(function|economic)=([^/} ]+)', 2)) AS code
  FROM reported)
SELECT disclosure, system, code, max_by(name, id) FROM naming LEFT JOIN broken b USING (disclosure) LEFT JOIN spoken s USING (disclosure, code)
WHERE NOT prose AND (b.disclosure IS NOT NULL OR s.code IS NOT NULL) GROUP BY ALL`

func (r *runner) words() (map[int64]label.Names, error) {
	words := map[int64]label.Names{}
	err := r.each(wordsQuery, func(rows *sql.Rows) error {
		var disclosure int64
		var system, code, name string
		if err := rows.Scan(&disclosure, &system, &code, &name); err != nil {
			return err
		}
		if words[disclosure] == nil {
			words[disclosure] = label.Names{}
		}
		words[disclosure].Add(gouji.CodeSystem(system), code, name)
		return nil
	})
	return words, err
}

func (d *draft) finding(rule rules.Rule, names label.Names) gouji.Finding {
	slices.SortStableFunc(d.sides, func(a, b side) int { // the odd one first, then those of its own disclosure
		return cmp.Or(cmp.Compare(map[bool]int{true: 0, false: 1}[a.Suspect], map[bool]int{true: 0, false: 1}[b.Suspect]), cmp.Compare(a.Account, b.Account))
	})
	f := gouji.Finding{
		Key: d.key, Rule: rule.ID, RuleVersion: rule.Version, Severity: rule.Severity,
		Unit: d.unit, Year: d.year, Kind: d.kind,
		Concept: label.Of(d.concept, d.of, names),
		Message: d.words(names), Cause: d.cause,
	}
	if d.difference.Valid {
		f.Difference = d.format(d.difference.Int64)
	}
	if d.severity != "" {
		f.Severity = d.severity
	}
	if d.verdict == gouji.Rounding {
		f.Severity = gouji.RoundingTrail
	}
	for _, s := range d.sides {
		f.Sides = append(f.Sides, s.Side)
	}
	return f
}

var placeholder = regexp.MustCompile(`\{(concept|=[^{}]*|[#%]-?[0-9]+)\}`)

// words fills the message's placeholders.
func (d *draft) words(names label.Names) string {
	return placeholder.ReplaceAllStringFunc(d.message, func(s string) string {
		s = s[1 : len(s)-1]
		switch s[0] {
		case '=':
			return label.Line(label.Parse(s[1:]), names)
		case '#', '%':
			n, err := strconv.ParseInt(s[1:], 10, 64)
			if err != nil {
				return s[1:]
			}
			if s[0] == '%' {
				return amountText(n, d.finest(false), gouji.Percent)
			}
			return d.amount(n)
		}
		return label.Of(d.concept, d.of, names)
	})
}

// format prints a difference in the unit of the sides.
func (d *draft) format(n int64) string {
	switch d.family {
	case "元":
		return d.amount(n)
	case "%":
		return amountText(n, d.finest(false), gouji.PointUnit)
	}
	return amountText(n, 0, gouji.Unit(d.family))
}

// measure is the unit of money that the subject, or else the first side, is
// printed in.
func (d *draft) measure() gouji.Unit {
	unit := gouji.WanYuan
	for i := len(d.sides) - 1; i >= 0; i-- {
		if s := d.sides[i]; s.amount.Unit.Money() {
			unit = s.amount.Unit
			if s.obs == d.subject {
				break
			}
		}
	}
	return unit
}

// finest is the finest place among the sides, of money or of rates.
func (d *draft) finest(money bool) int64 {
	var finest int64
	for _, s := range d.sides {
		p := s.amount.Place
		if p > 0 && s.amount.Unit.Money() == money && (finest == 0 || p < finest) {
			finest = p
		}
	}
	return finest
}

// place is to where amounts of money are printed: to as many decimals as any
// of the sides has, but no further than the finest of them.
func (d *draft) place() int64 {
	unit := d.measure().Scale()
	place := unit
	for _, s := range d.sides {
		if p, scale := s.amount.Place, s.amount.Unit.Scale(); p > 0 && s.amount.Unit.Money() {
			place = min(place, max(1, unit/max(1, scale/p)))
		}
	}
	return max(place, d.finest(true))
}

// amount prints n rounded to place, or as finely as n needs if that would hide
// n or the difference that the finding is about.
func (d *draft) amount(n int64) string {
	place, least := d.place(), n
	if d.family == "元" && d.difference.Int64 != 0 {
		least = min(max(n, -n), d.difference.Int64)
	}
	switch half := place / 2; {
	case -place < least && least < place:
	case n < 0:
		n -= half + (n-half)%place
	default:
		n += half - (n+half)%place
	}
	return amountText(n, place, d.measure())
}

// amountText prints n steps of unit to place, or as finely as n needs.
func amountText(n, place int64, unit gouji.Unit) string {
	if place > 0 {
		for place > 1 && n%place != 0 {
			place /= 10
		}
	}
	a := gouji.Amount{Value: n, Place: place, Unit: unit}
	if unit == gouji.Percent {
		return a.String()
	}
	return a.Decimal().String() + " " + string(unit)
}

var severityOrder = map[gouji.Severity]int{gouji.Error: 0, gouji.Warning: 1, gouji.RoundingTrail: 2, gouji.NoteSeverity: 3}

// sort orders findings by severity, rule and place.
func (r *Report) sort() {
	order := make([]int, len(r.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &r.Findings[i], &r.Findings[j]
		return cmp.Or(cmp.Compare(severityOrder[a.Severity], severityOrder[b.Severity]), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Year, b.Year), cmp.Compare(r.of[i], r.of[j]),
			cmp.Compare(a.Sides[0].Document, b.Sides[0].Document), cmp.Compare(a.Sides[0].Place.Block, b.Sides[0].Place.Block),
			cmp.Compare(a.Sides[0].Place.Start, b.Sides[0].Place.Start), cmp.Compare(a.Key, b.Key))
	})
	findings, of := make([]gouji.Finding, len(order)), make([]int64, len(order))
	for i, k := range order {
		findings[i], of[i] = r.Findings[k], r.of[k]
	}
	r.Findings, r.of = findings, of
}
