-- id: FRM-002
-- title: 决算表或章节重复
-- doc: 同一张决算表在一份公开里印了两次，不论数字相同还是不同；情况说明里同一章节写了两遍。
--   表上的单位名称或年度不同的、没有共同科目的（一张表分在几页）不算；三张以上的表或几个章节都有两套的（如汇总与本级），不核对。
-- basis: 九张表、各章节各公开一次；重复的多是旧稿未删。
-- severity: warning
-- version: 1
-- since: 0.1
WITH figure AS (
  SELECT s.id, s.reading, s.form, s.twice, s.entity, s.year AS printed_year, f.obs, f.concept, f.year, f.value
  FROM fact f SEMI JOIN (FROM sheet WHERE twice > 1) m ON m.reading = f.reading AND m.form = f.form
  JOIN sheet s ON s.reading = f.reading AND s.form = f.form AND s.block <= f.block
  WHERE NOT f.blank AND NOT f.derived AND f.value <> 0
  QUALIFY row_number() OVER (PARTITION BY f.obs ORDER BY s.block DESC) = 1),
size AS (SELECT id, count(*) AS n FROM figure GROUP BY id),
common AS (
  SELECT a.reading, a.id AS first, b.id AS again, count(*) AS n, count(*) FILTER (a.value <> b.value) AS other,
         first(a.obs ORDER BY a.obs) FILTER (a.value <> b.value) AS one, first(b.obs ORDER BY a.obs) FILTER (a.value <> b.value) AS two
  FROM figure a JOIN figure b ON b.reading = a.reading AND b.form = a.form AND b.concept = a.concept AND b.year = a.year
  WHERE a.twice = 1 AND b.twice > 1
    AND (coalesce(a.entity, '') = coalesce(b.entity, '') OR coalesce(a.entity, '') = '' OR coalesce(b.entity, '') = '')
    AND (coalesce(a.printed_year, 0) = coalesce(b.printed_year, 0) OR coalesce(a.printed_year, 0) = 0 OR coalesce(b.printed_year, 0) = 0)
  GROUP BY a.reading, a.id, b.id),
bare AS (
  SELECT a.reading, a.id AS first, b.id AS again, 0 AS n, 0 AS other, NULL AS one, NULL AS two
  FROM sheet a JOIN sheet b ON b.reading = a.reading AND b.form = a.form AND b.title = a.title AND b.twice = 2
  WHERE a.twice = 1 AND a.empty AND b.empty AND coalesce(a.entity, '') = coalesce(b.entity, '') AND a.year = b.year),
doubled AS (
  SELECT *, 1 AS sets FROM bare
  UNION ALL
  SELECT c.*, count(*) OVER (PARTITION BY c.reading) AS sets FROM common c JOIN size a ON a.id = c.first JOIN size b ON b.id = c.again WHERE 2 * c.n >= least(a.n, b.n))
SELECT s.disclosure, CASE WHEN d.first IS NULL THEN 'equal' WHEN d.sets >= 3 THEN 'unchecked' ELSE 'conflict' END AS verdict,
       CASE WHEN d.sets >= 3 THEN '各表都有两套' END AS reason, 'item=text' AS concept, s.id AS subject,
       list_filter([d.first, d.again, d.one, d.two], lambda x: x IS NOT NULL) AS sides,
       '《' || s.title || '》印了两次，' || CASE WHEN d.n = 0 THEN '都没有数字' WHEN d.other = 0 THEN '数字相同' ELSE '有 ' || d.other || ' 处数字不同' END AS message
FROM sheet s LEFT JOIN doubled d ON d.first = s.id
WHERE s.twice = 1
UNION ALL
SELECT disclosure, verdict, reason, concept, subject, sides, '章节重复：“' || printed || '”，' || what
FROM proofread
WHERE kind = 'section'
