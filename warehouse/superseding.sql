-- Readings that later ones of the same unit, year and kind supersede. The later is
-- told by the dates of the addresses, else by its saying that it corrects, else by
-- the dates that the documents bear; where none of them tells, neither supersedes.
-- Both print figures for the same things, most of them alike, else they are hardly
-- of one unit, and some of them not, else they are one thing in two formats.
WITH issue AS (
  SELECT reading, document, unit_key, year, kind, coalesce(published, '') AS published, coalesce(revised, false) AS revised, coalesce(dated, '') AS dated
  FROM reading WHERE unit_key <> '' AND year <> 0 AND kind <> '其他'
  QUALIFY count(*) OVER (PARTITION BY unit_key, year, kind) <= 200), -- more are of many units of one name
pair AS (
  SELECT o.reading AS old, n.reading AS new FROM issue o JOIN issue n USING (unit_key, year, kind)
  WHERE (n.published <> '' OR n.revised OR n.dated <> '') AND o.document <> n.document AND CASE
    WHEN o.published <> '' AND n.published <> '' AND o.published <> n.published THEN n.published > o.published
    WHEN o.revised <> n.revised THEN n.revised
    ELSE o.dated <> '' AND n.dated <> ''
     AND left(n.dated, length(o.dated)::INTEGER) > left(o.dated, length(n.dated)::INTEGER) END),
printed AS (
  SELECT reading, form AS place, concept, '' AS of_concept, year, value FROM fact
  WHERE value IS NOT NULL AND NOT derived AND form <> '' AND reading IN (SELECT unnest([old, new]) FROM pair)
  UNION ALL
  SELECT reading, kind, concept, coalesce(of_concept, ''), year, value FROM claim
  WHERE value IS NOT NULL AND NOT local AND unresolved IS NULL AND concept <> '' AND reading IN (SELECT unnest([old, new]) FROM pair)),
figure AS (SELECT reading, place, concept, of_concept, year, list_sort(list_distinct(list(value))) AS figures FROM printed GROUP BY ALL),
later AS (
  SELECT p.old, p.new FROM pair p JOIN figure o ON o.reading = p.old
  JOIN figure n ON n.reading = p.new AND n.place = o.place AND n.concept = o.concept AND n.of_concept = o.of_concept AND n.year = o.year
  GROUP BY p.old, p.new
  HAVING bool_or(o.figures <> n.figures) AND 2 * count(*) FILTER (o.figures <> n.figures) <= count(*))
SELECT old AS reading, min(new) AS superseded_by FROM later
WHERE new NOT IN (SELECT old FROM later) GROUP BY old
