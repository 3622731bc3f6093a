-- What rules over years and units build on: of each batch what others may be
-- compared with is kept here. All money is in thousandths of a 元.

-- A department's own office goes by several names.
CREATE OR REPLACE TEMP MACRO stem_of(unit_key) AS regexp_replace(unit_key, '[(]?(本级|机关本级|机关|本部)[)]?$', '');

-- roster: the units that each department lists, in the whole warehouse. parents:
-- how many departments list one of this name.
CREATE OR REPLACE TEMP TABLE roster AS
SELECT *, stem_of(unit_key) AS stem, count(DISTINCT whole) OVER (PARTITION BY year, unit_key) AS parents
FROM (SELECT DISTINCT d.disclosure, d.year, coalesce(nullif(r.unit_key, ''), d.unit) AS whole, m.unit, m.unit_key
      FROM disclosure d JOIN member m USING (reading) LEFT JOIN reading r USING (reading) WHERE d.kind = '部门决算');

-- edition: the disclosures of this run.
CREATE OR REPLACE TEMP TABLE edition (
  disclosure BIGINT, unit_key VARCHAR, unit VARCHAR, year INTEGER, kind VARCHAR, edition INTEGER, forms BIGINT);

-- figure: the agreed figures of money by flow, money, nature and item, of the
-- disclosure's year and the one before. class 3 is printed in a form, 2 in a
-- sentence, 1 derived, 0 blank.
CREATE OR REPLACE TEMP TABLE figure (
  disclosure BIGINT, concept VARCHAR, year INTEGER, value BIGINT, place BIGINT, obs BIGINT, class TINYINT);

-- told: what sentences say of the same against the year before: a change of
-- money or a growth in millionths of a percent, to the agreed figure (now) of
-- the disclosure's year, or to that of the sentence itself (own; NULL where it
-- states none).
CREATE OR REPLACE TEMP TABLE told (
  disclosure BIGINT, concept VARCHAR, kind VARCHAR, value BIGINT, place BIGINT, obs BIGINT,
  now BIGINT, now_place BIGINT, now_obs BIGINT, own BIGINT, own_place BIGINT);
---
INSERT INTO edition
SELECT s.disclosure, coalesce(min(nullif(r.unit_key, '')), min(d.unit), ''), min(d.unit), coalesce(min(d.year), 0), min(d.kind), min(d.edition), count(DISTINCT f.form)
FROM scoped s JOIN disclosure d USING (reading) LEFT JOIN reading r USING (reading) LEFT JOIN form f USING (reading)
GROUP BY s.disclosure;

INSERT INTO figure
SELECT c.disclosure, c.concept, c.year, c.value, c.place, c.obs, c.class
FROM consensus c JOIN edition e USING (disclosure)
WHERE c.family = '元' AND c.year IN (e.year, e.year - 1) AND e.unit_key <> ''
  AND NOT regexp_matches(c.concept, '/(function|economic|project|basis)=');

INSERT INTO told
SELECT r.disclosure, r.concept, r.kind, r.value, r.place, r.obs, v.value, v.place, v.obs,
       s.value, s.place
FROM obs r JOIN edition e USING (disclosure)
LEFT JOIN consensus v ON v.disclosure = r.disclosure AND v.point = point_of(r.concept, r.year, '元') AND v.class > 0
LEFT JOIN obs s ON s.obs = r.subject AND s.class = 2 AND s.usable AND s.family = '元'
WHERE r.kind IN ('change', 'growth') AND r.usable AND NOT r.local AND r.of_concept IS NULL AND r.year = e.year AND r.base_year = e.year - 1
  AND r.family = CASE r.kind WHEN 'change' THEN '元' ELSE '%' END
  AND NOT regexp_matches(r.concept, '/(function|economic|project|basis)=');
---
-- The accounts that a rule may compare with one of those chosen: of the same
-- unit, its other years, the departments that list it, and the units of those.
WITH party AS (
  SELECT d.disclosure, stem_of(coalesce(min(nullif(r.unit_key, '')), min(d.unit), '')) AS stem, min(d.year) AS year, min(r.rowid) AS loaded
  FROM disclosure d LEFT JOIN reading r USING (reading) WHERE d.account GROUP BY d.disclosure),
chosen AS (SELECT DISTINCT stem, year FROM party SEMI JOIN scoped USING (disclosure)),
above AS (FROM chosen UNION SELECT stem_of(l.whole), l.year FROM roster l SEMI JOIN chosen USING (stem, year)),
near AS (
  FROM above
  UNION SELECT l.stem, l.year FROM roster l JOIN above a ON a.stem = stem_of(l.whole) AND a.year = l.year
  UNION SELECT stem, unnest([year - 1, year + 1]) FROM chosen)
SELECT disclosure FROM party SEMI JOIN near USING (stem, year) ANTI JOIN scoped USING (disclosure)
WHERE stem <> '' ORDER BY loaded, disclosure
---
-- account: of each unit, year and kind the edition to compare: the one with most
-- forms, the latest of those.
CREATE OR REPLACE TEMP TABLE account AS
SELECT disclosure, unit_key, unit, year, kind FROM edition
WHERE unit_key <> '' AND year <> 0
QUALIFY row_number() OVER (PARTITION BY unit_key, year, kind ORDER BY forms DESC, edition DESC, disclosure) = 1;

-- succession: each account with that of the year before, where it is there.
CREATE OR REPLACE TEMP TABLE succession AS
SELECT t.disclosure, t.year, l.disclosure AS last
FROM account t LEFT JOIN account l ON l.unit_key = t.unit_key AND l.kind = t.kind AND l.year = t.year - 1;

-- Names and slips are those of the last batch: no message speaks of them.
DELETE FROM naming;
DELETE FROM spot;
