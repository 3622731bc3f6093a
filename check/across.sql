-- What rules over years and units build on: of each batch what others may be
-- compared with is kept here. All money is in thousandths of a 元.

-- A department's own office goes by several names.
CREATE OR REPLACE TEMP MACRO stem_of(unit_key) AS regexp_replace(unit_key, '[(]?(本级|机关本级|机关|本部)[)]?$', '');

-- Several figures in one finding: how many, and what the others are called.
CREATE OR REPLACE TEMP MACRO several(concepts) AS CASE WHEN len(concepts) > 1 THEN '等 ' || len(concepts) || ' 项' ELSE '' END;
CREATE OR REPLACE TEMP MACRO others(concept, concepts) AS
  CASE WHEN len(concepts) > 1
       THEN '；其余：' || array_to_string(list_transform(list_filter(list_sort(concepts), lambda c: c <> concept), lambda c: '{=' || c || '}'), '、')
       ELSE '' END;

-- Of the editions of an account the one that agrees comes first.
CREATE OR REPLACE TEMP MACRO kindest(verdict) AS CASE verdict WHEN 'equal' THEN 0 WHEN 'rounding' THEN 1 ELSE 2 END;
CREATE OR REPLACE TEMP MACRO by_edition(document) AS coalesce('；上年的决算有几版，各版都不符，此处按 ' || document, '');

-- What a difference may be with other editions: one of the shifts of each account
-- that has such, or none. The cap bounds hostile ones.
CREATE OR REPLACE TEMP MACRO reachable(difference, shifts) AS
  list_reduce(list_prepend([difference::HUGEINT], coalesce(shifts, [])::HUGEINT[][]), lambda sums, more:
    list_distinct(flatten(list_transform(list_prepend(0, more), lambda m: list_transform(sums, lambda s: s + m))))[:256]);

-- roster: the units that each department lists, in the whole warehouse. parents:
-- how many departments list one of this name.
CREATE OR REPLACE TEMP TABLE roster AS
SELECT *, stem_of(unit_key) AS stem, count(DISTINCT whole) OVER (PARTITION BY year, unit_key) AS parents
FROM (SELECT DISTINCT d.disclosure, d.year, coalesce(nullif(r.unit_key, ''), d.unit) AS whole, m.unit, m.unit_key
      FROM disclosure d JOIN member m USING (reading) LEFT JOIN reading r USING (reading) WHERE d.kind = '部门决算' AND d.superseded_by IS NULL);

-- edition: the disclosures of this run that no other supersedes.
CREATE TABLE check_gathered.edition (
  disclosure BIGINT, unit_key VARCHAR, unit VARCHAR, year INTEGER, kind VARCHAR, edition INTEGER, forms BIGINT);

-- figure: the agreed figures of money by flow, money, nature and item, of the
-- disclosure's year and the one before. class 3 is printed in a form, 2 in a
-- sentence, 1 derived, 0 blank.
CREATE TABLE check_gathered.figure (
  disclosure BIGINT, concept VARCHAR, year INTEGER, value BIGINT, place BIGINT, obs BIGINT, class TINYINT);

-- told: what sentences say of the same against the year before: a change of
-- money or a growth in millionths of a percent, to the agreed figure (now) of
-- the disclosure's year, or to that of the sentence itself (own; NULL where it
-- states none).
CREATE TABLE check_gathered.told (
  disclosure BIGINT, concept VARCHAR, kind VARCHAR, value BIGINT, place BIGINT, obs BIGINT,
  now BIGINT, now_place BIGINT, now_obs BIGINT, own BIGINT, own_place BIGINT);

-- adjusted: what paragraphs tell of that say that earlier figures were adjusted;
-- 'opening' where one speaks of balances brought forward.
CREATE TABLE check_gathered.adjusted (disclosure BIGINT, concept VARCHAR);
---
INSERT INTO check_gathered.edition
SELECT s.disclosure, coalesce(min(nullif(r.unit_key, '')), min(d.unit), ''), min(d.unit), coalesce(min(d.year), 0), min(d.kind), min(d.edition), count(DISTINCT f.form)
FROM scoped s JOIN disclosure d USING (reading) LEFT JOIN reading r USING (reading) LEFT JOIN form f USING (reading)
WHERE d.superseded_by IS NULL GROUP BY s.disclosure;

INSERT INTO check_gathered.figure
SELECT c.disclosure, c.concept, c.year, c.value, c.place, c.obs, c.class
FROM consensus c JOIN edition e USING (disclosure)
WHERE c.family = '元' AND c.year IN (e.year, e.year - 1) AND e.unit_key <> ''
  AND NOT regexp_matches(c.concept, '/(function|economic|project|basis)=');

INSERT INTO check_gathered.told
SELECT r.disclosure, r.concept, r.kind, r.value, r.place, r.obs, v.value, v.place, v.obs,
       s.value, s.place
FROM obs r JOIN edition e USING (disclosure)
LEFT JOIN consensus v ON v.disclosure = r.disclosure AND v.point = point_of(r.concept, r.year, '元') AND v.class > 0
LEFT JOIN obs s ON s.obs = r.subject AND s.class = 2 AND s.usable AND s.family = '元'
WHERE r.kind IN ('change', 'growth') AND r.usable AND NOT r.local AND r.of_concept IS NULL AND r.year = e.year AND r.base_year = e.year - 1
  AND r.family = CASE r.kind WHEN 'change' THEN '元' ELSE '%' END
  AND NOT regexp_matches(r.concept, '/(function|economic|project|basis)=');

INSERT INTO check_gathered.adjusted
WITH said AS (SELECT s.disclosure, m.document, m.block, m.subject FROM mention m JOIN scoped s USING (reading) WHERE m.kind = 'adjusted')
SELECT disclosure, subject FROM said WHERE subject <> ''
UNION
SELECT s.disclosure, CASE WHEN starts_with(c.concept, 'opening') THEN 'opening' ELSE c.concept END
FROM said s JOIN claim c USING (document, block) WHERE s.subject = '' AND NOT c.local AND c.concept <> '';
---
-- The accounts that a rule may compare with one of those chosen: of the same
-- unit, its other years, the departments that list it, and their units. How many
-- departments list a unit, and whether another publication of one still does,
-- concerns all of those departments and the unit's other years.
WITH party AS (
  SELECT d.disclosure, stem_of(coalesce(min(nullif(r.unit_key, '')), min(d.unit), '')) AS stem, min(d.year) AS year, min(r.rowid) AS loaded
  FROM disclosure d LEFT JOIN reading r USING (reading) WHERE d.account GROUP BY d.disclosure),
list AS (
  SELECT DISTINCT stem_of(coalesce(nullif(r.unit_key, ''), d.unit)) AS whole, stem_of(m.unit_key) AS stem, d.year
  FROM disclosure d JOIN member m USING (reading) LEFT JOIN reading r USING (reading) WHERE d.kind = '部门决算'),
chosen AS (SELECT DISTINCT stem, year FROM party SEMI JOIN scoped USING (disclosure)),
above AS (FROM chosen UNION SELECT l.whole, l.year FROM list l SEMI JOIN chosen USING (stem, year)),
below AS (SELECT l.stem, l.year FROM list l JOIN above a ON a.stem = l.whole AND a.year = l.year),
near AS (
  FROM above UNION FROM below
  UNION SELECT l.whole, l.year FROM list l SEMI JOIN below USING (stem, year)
  UNION SELECT stem, unnest([year - 1, year + 1]) FROM (FROM chosen UNION FROM below))
SELECT disclosure FROM party SEMI JOIN near USING (stem, year) ANTI JOIN scoped USING (disclosure)
WHERE stem <> '' ORDER BY loaded, disclosure
---
-- account: of each unit, year and kind the edition to compare: the one with most
-- forms, of several such one that no order of loading changes.
CREATE OR REPLACE TEMP TABLE account AS
SELECT disclosure, unit_key, unit, year, kind, count(*) OVER (PARTITION BY unit_key, year, kind) AS editions FROM edition
WHERE unit_key <> '' AND year <> 0
QUALIFY row_number() OVER (PARTITION BY unit_key, year, kind ORDER BY forms DESC, edition DESC, disclosure) = 1;

-- revised: the figures that other editions of an account print otherwise. Which of
-- them was published last cannot be told, so one of them may vouch for a figure,
-- and none accuses alone.
CREATE OR REPLACE TEMP TABLE revised AS
WITH other AS (
  SELECT a.disclosure, e.disclosure AS edition FROM account a JOIN edition e USING (unit_key, year, kind)
  WHERE a.editions > 1 AND e.disclosure <> a.disclosure)
SELECT o.disclosure, o.edition, f.concept, f.year, f.value, f.place, f.obs, f.class,
       f.value - c.value AS shift, compare_figures(f.value, f.place, c.value, c.place) = 'conflict' AS differs
FROM other o JOIN figure f ON f.disclosure = o.edition JOIN figure c ON c.disclosure = o.disclosure AND c.concept = f.concept AND c.year = f.year
WHERE f.class >= 2 AND c.class >= 2 AND (f.value <> 0 OR c.value <> 0);

-- namesake: the accounts whose editions are hardly those of one unit: they differ
-- in most figures, or in any where several departments list a unit of the name.
CREATE OR REPLACE TEMP TABLE namesake AS
SELECT disclosure FROM (
  SELECT r.disclosure, count(*) FILTER (r.differs) AS apart, count(*) AS n FROM revised r GROUP BY r.disclosure, r.edition)
JOIN account a USING (disclosure) LEFT JOIN (SELECT year, unit_key, max(parents) AS parents FROM roster GROUP BY ALL) p USING (year, unit_key)
GROUP BY disclosure HAVING bool_or(2 * apart > n OR apart > 0 AND coalesce(p.parents, 0) > 1);

-- version: the figures of each account, and what other editions print for them.
CREATE OR REPLACE TEMP VIEW version AS
SELECT disclosure, concept, year, value, place, obs, class, true AS chosen FROM figure
UNION ALL
SELECT disclosure, concept, year, value, place, obs, class, false FROM revised WHERE differs;

-- edited: the accounts that have editions that differ, with a document of the one
-- that is compared.
CREATE OR REPLACE TEMP TABLE edited AS
SELECT d.disclosure, min(f.name) AS document
FROM disclosure d JOIN reading r USING (reading) JOIN document f USING (document)
SEMI JOIN (FROM revised WHERE differs) v ON v.disclosure = d.disclosure GROUP BY d.disclosure;

-- succession: each account with that of the year before, where it is there.
-- doubtful: one of the two is hardly one unit's. edited: the document of the year
-- before, where other editions differ from it.
CREATE OR REPLACE TEMP TABLE succession AS
SELECT t.disclosure, t.year, l.disclosure AS last, n.disclosure IS NOT NULL OR m.disclosure IS NOT NULL AS doubtful, e.document AS edited
FROM account t LEFT JOIN account l ON l.unit_key = t.unit_key AND l.kind = t.kind AND l.year = t.year - 1
LEFT JOIN namesake n ON n.disclosure = t.disclosure LEFT JOIN namesake m ON m.disclosure = l.disclosure
LEFT JOIN edited e ON e.disclosure = l.disclosure;

-- Names and slips are those of the last batch: no message speaks of them.
DELETE FROM naming;
DELETE FROM spot;
