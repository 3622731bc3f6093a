-- id: ABS-002
-- title: 说明为空的表里有数字
-- doc: 表下（或表上）注明“故本表无数据”“此表为空表”，表里却有不为零的数字。情况说明里写“无……收支”而表中有数的，由 CON-001 报出，这里不重复。
-- basis: 空表说明应与表相符。
-- severity: error
-- version: 1
-- since: 0.1
WITH form_of AS (
  SELECT reading, form, min(id) AS id, any_value(title) AS title, bool_or(NOT empty) AS filled FROM sheet GROUP BY reading, form),
filled AS (
  SELECT s.*, f.obs FROM form_of s LEFT JOIN (
    SELECT reading, form, min(obs, 3) AS obs FROM fact SEMI JOIN form_of USING (reading, form)
    WHERE value <> 0 AND NOT blank AND NOT derived GROUP BY reading, form) f USING (reading, form))
SELECT m.disclosure, CASE WHEN f.filled AND f.obs IS NOT NULL THEN 'conflict' ELSE 'equal' END AS verdict,
       'item=text' AS concept, m.id AS subject, list_concat([m.id], f.obs) AS sides,
       '《' || f.title || '》注明没有数据，表里却有数字' AS message
FROM spoken m JOIN filled f ON f.reading = m.reading AND f.form = m.subject
WHERE m.kind = 'empty'
