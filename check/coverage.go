package check

import (
	"database/sql"
	"fmt"
	"strings"

	"gouji"
)

// A Figure is a printed figure with the rules that compared it with others and
// came to a verdict.
type Figure struct {
	gouji.Side
	Rules  []string // by ID; none where no rule did
	Reason string   // why none did; "" where that is not known, or where some did
}

// A Coverage says how many printed figures rules compared.
type Coverage struct {
	Figures int
	Covered int            // by one rule at least
	Rules   map[string]int // figures by rule
	Reasons map[string]int // the others by reason, "" among them
	List    []Figure       // in the order of the documents, where Options.Figures asks for it
}

// add adds the coverage of another batch.
func (c *Coverage) add(o *Coverage) {
	if c.Rules == nil {
		c.Rules, c.Reasons = map[string]int{}, map[string]int{}
	}
	c.Figures, c.Covered, c.List = c.Figures+o.Figures, c.Covered+o.Covered, append(c.List, o.List...)
	for rule, n := range o.Rules {
		c.Rules[rule] += n
	}
	for reason, n := range o.Reasons {
		c.Reasons[reason] += n
	}
}

// touching makes terms_of and figures_at of the prelude say what they promise.
const touching = `
CREATE OR REPLACE TEMP MACRO terms_of(articulation) AS (SELECT list(t.obs) FROM term t WHERE t.id = articulation);
CREATE OR REPLACE TEMP MACRO figures_at(d, p) AS (SELECT list(o.obs) FROM obs o WHERE o.disclosure = d AND o.point = p AND o.shared);`

// cover replaces the rows of coverage of this batch: what the comparisons of
// the rules touched, whether named as sides, as subject or in touched, and for
// each figure that none compared the reason. %s is the rules' IDs by index.
const cover = `
DELETE FROM coverage WHERE disclosure IN (SELECT disclosure FROM scoped);
INSERT INTO coverage
WITH touch AS (
  SELECT rule, verdict, reason, unnest(list_concat(touched, sides, [subject])) AS obs FROM comparison),
figure AS (SELECT * FROM obs WHERE class >= 2 AND kind NOT IN ('named', 'direction')), -- those are words
compared AS (
  SELECT DISTINCT f.disclosure, f.obs, i.id AS rule
  FROM figure f JOIN touch t USING (obs) JOIN (VALUES %s) i(rule, id) ON i.rule = t.rule
  WHERE t.verdict <> 'unchecked'),
hindered AS (SELECT obs, arg_min(reason, rule) AS reason FROM touch WHERE verdict = 'unchecked' AND reason <> '' GROUP BY obs)
SELECT disclosure, obs, rule, NULL FROM compared
UNION ALL
SELECT f.disclosure, f.obs, NULL,
       CASE WHEN coalesce(c.unresolved, '') <> '' THEN c.unresolved
            WHEN f.kind = 'threshold' THEN '是标准，不是本单位的数'
            WHEN NOT f.usable THEN '没有注明单位'
            WHEN h.reason IS NOT NULL THEN h.reason
            WHEN f.kind IN ('change', 'growth') AND f.base_year IS NULL AND f.of_concept IS NULL THEN '没有说明与什么相比'
            WHEN f.kind = 'change' THEN '所比的数没有印出，同处也没有增减幅可以推算'
            WHEN f.kind = 'growth' THEN '所比的数没有印出，同处也没有增减额可以推算'
            WHEN f.kind = 'average' THEN '平均所按的个数是零，或不能确定'
            WHEN f.kind = 'count' AND coalesce(c.hedge, '') <> '' THEN '是约数，个数只核对确数'
            WHEN f.kind = 'count' THEN '是个数，别处没有可比的同一事项，本句也没有分项可加'
            WHEN f.local THEN '句中自拟的名称，只在本句内比较，本句没有可比的'
            WHEN f.concept = '' THEN '没有归入任何口径'
            WHEN s.n = 1 THEN '同一口径只在此处列出，也不在任何合计之中'
            ELSE '' END
FROM figure f ANTI JOIN compared USING (obs)
LEFT JOIN claim c ON c.obs = f.obs LEFT JOIN hindered h ON h.obs = f.obs
LEFT JOIN consensus s ON f.shared AND s.disclosure = f.disclosure AND s.point = f.point;`

// cover fills coverage with this batch and counts it.
func (r *runner) cover(report *Report) error {
	if err := r.exec(fmt.Sprintf(cover, r.numbered())); err != nil {
		return err
	}
	c := &Coverage{Rules: map[string]int{}, Reasons: map[string]int{}}
	defer report.Coverage.add(c)
	err := r.each(`SELECT coalesce(rule, ''), coalesce(reason, ''), count(*) FROM coverage SEMI JOIN scoped USING (disclosure) GROUP BY ALL`,
		func(rows *sql.Rows) error {
			var rule, reason string
			var n int
			err := rows.Scan(&rule, &reason, &n)
			if rule == "" {
				c.Reasons[reason] += n
				c.Figures += n
			} else {
				c.Rules[rule] += n
			}
			return err
		})
	if err != nil {
		return err
	}
	err = r.each(`SELECT count(DISTINCT obs) FROM coverage SEMI JOIN scoped USING (disclosure) WHERE rule IS NOT NULL`,
		func(rows *sql.Rows) error {
			var n int
			err := rows.Scan(&n)
			c.Covered += n
			c.Figures += n
			return err
		})
	if err != nil || !r.opt.Figures {
		return err
	}
	return r.each(coveredFigures, func(rows *sql.Rows) error {
		f, err := scanFigure(rows)
		c.List = append(c.List, f)
		return err
	})
}

const coveredFigures = `
WITH covered AS (
  SELECT obs, coalesce(string_agg(rule, ',' ORDER BY rule), '') AS rules, coalesce(any_value(reason), '') AS reason
  FROM coverage SEMI JOIN scoped USING (disclosure) GROUP BY obs),
placed AS (
  SELECT c.*, f.document, f.reading, f.printed, f.unit, f.printed AS text, f.form, f.line, f.col_label, NULL AS part, NULL AS section,
         f.block, f."row", f.col, f.page, f.x0, f.y0, f.x1, f.y1, NULL AS start_byte, NULL AS end_byte
  FROM covered c JOIN fact f USING (obs)
  UNION ALL
  SELECT c.*, l.document, l.reading, l.printed, l.unit, l.text, NULL, NULL, NULL, l.part, l.section,
         l.block, l."row", l.col, l.page, l.x0, l.y0, l.x1, l.y1, l.start_byte, l.end_byte
  FROM covered c JOIN claim l USING (obs)),
titled AS (SELECT reading, form, first(title ORDER BY block) AS title FROM form GROUP BY ALL)
SELECT p.rules, p.reason, coalesce(d.name, ''), coalesce(p.printed, ''), coalesce(p.unit, ''), coalesce(p.text, ''),
       coalesce(m.title, p.form, ''), coalesce(p.line, ''), coalesce(p.col_label, ''), coalesce(p.part, ''), coalesce(p.section, ''),
       coalesce(p.block, 0), coalesce(p.page, 0), coalesce(p.x0, 0), coalesce(p.y0, 0), coalesce(p.x1, 0), coalesce(p.y1, 0),
       coalesce(p.start_byte, 0), coalesce(p.end_byte, 0), CASE WHEN coalesce(p."row", -1) < 0 THEN coalesce(b.paragraph, 0) ELSE 0 END
FROM placed p
LEFT JOIN document d ON d.document = p.document
LEFT JOIN titled m ON m.reading = p.reading AND m.form = p.form
LEFT JOIN block b ON b.document = p.document AND b.block = p.block
ORDER BY d.name, p.document, p.block, p."row", p.col, p.start_byte, p.obs`

func scanFigure(rows *sql.Rows) (Figure, error) {
	var f Figure
	var rules string
	p := &f.Place
	err := rows.Scan(&rules, &f.Reason, &f.Document, &f.Amount, &f.Measure, &f.Text, &p.Form, &p.Row, &p.Column, &p.Part, &p.Section,
		&p.Block, &p.Page, &p.Box.X0, &p.Box.Y0, &p.Box.X1, &p.Box.Y1, &p.Start, &p.End, &p.Paragraph)
	if rules != "" {
		f.Rules = strings.Split(rules, ",")
	}
	return f, err
}
