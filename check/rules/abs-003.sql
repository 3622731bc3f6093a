-- id: ABS-003
-- title: 空表与别处的数字不符
-- doc: 一张表没有一个数字，别的表或说明却印有它应列的数字（同一口径、同一年度）。整张表报一次，它的空白不再与别处核对。
--   别处也是空白或零的空表不在此列。
-- basis: 同一数字出自同一套决算数据；有数的表不应留空。
-- severity: error
-- version: 1
-- since: 0.1
WITH bare AS (
  SELECT s.disclosure, s.reading, s.form, max(s.id) AS id, any_value(s.title) AS title
  FROM sheet s GROUP BY s.disclosure, s.reading, s.form HAVING bool_and(s.empty))
SELECT b.disclosure, CASE WHEN h.form IS NULL THEN 'equal' ELSE 'conflict' END AS verdict, 'item=text' AS concept, b.id AS subject,
       list_concat([b.id], h.told[1:4]) AS sides, [b.id] AS suspect,
       '《' || b.title || '》是空表，别处却有它应列的数字 ' || len(h.told) || ' 个' AS message
FROM bare b LEFT JOIN hollow h ON h.reading = b.reading AND h.form = b.form
