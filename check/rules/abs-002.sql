-- id: ABS-002
-- title: 说明为空的表里有数字
-- doc: 表下（或表上）注明“故本表无数据”“此表为空表”，表里却有不为零的数字。情况说明里写“无……收支”而表中有数的，由 CON-001 报出，这里不重复。
-- basis: 空表说明应与表相符。
-- severity: error
-- version: 1
-- since: 0.1
WITH filled AS (
  SELECT s.reading, s.form, min(s.id) AS id, any_value(s.title) AS title, bool_or(NOT s.empty) AS filled,
         list(f.obs ORDER BY f.obs) AS obs, first(f.obs ORDER BY f.obs) AS first
  FROM sheet s LEFT JOIN fact f ON f.reading = s.reading AND f.form = s.form AND f.value <> 0 AND NOT f.blank AND NOT f.derived
  GROUP BY s.reading, s.form)
SELECT m.disclosure, CASE WHEN f.filled AND f.first IS NOT NULL THEN 'conflict' ELSE 'equal' END AS verdict,
       'item=text' AS concept, m.id AS subject, list_concat([m.id], f.obs[1:3]) AS sides,
       '《' || f.title || '》注明没有数据，表里却有数字' AS message
FROM spoken m JOIN filled f ON f.reading = m.reading AND f.form = m.subject
WHERE m.kind = 'empty'
