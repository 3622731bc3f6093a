-- id: FRM-003
-- title: 决算表的编号或次序不一
-- doc: 两张不同的表印着同一个编号（公开05表）；目录中各表的次序与正文中的次序不同。
-- basis: 表的编号各不相同，目录依正文次序编排。
-- severity: note
-- version: 1
-- since: 0.1
WITH numbered AS (
  SELECT *, regexp_extract(number, '[0-9]+|[一二三四五六七八九十]+') AS nth FROM sheet WHERE coalesce(number, '') <> '' AND twice = 1),
shared AS (
  SELECT disclosure, reading, nth, count(*) AS n, max(id) AS subject, list(id ORDER BY id DESC) AS sides,
         first(number ORDER BY id DESC) AS number, string_agg('《' || title || '》', '、' ORDER BY id DESC) AS titles
  FROM numbered WHERE nth <> '' GROUP BY disclosure, reading, nth),
listed AS (
  SELECT s.disclosure, s.reading, s.form, s.id, s.title, e.id AS entry, s.block,
         row_number() OVER (PARTITION BY s.reading ORDER BY s.block) AS stands, row_number() OVER (PARTITION BY s.reading ORDER BY e.block, e.id DESC) AS named
  FROM sheet s JOIN (SELECT reading, subject, max(id) AS id, min(block) AS block FROM spoken WHERE kind = 'entry' GROUP BY ALL) e
    ON e.reading = s.reading AND e.subject = s.form
  WHERE s.twice = 1)
SELECT disclosure, CASE WHEN n = 1 THEN 'equal' ELSE 'conflict' END AS verdict, 'item=text' AS concept, subject, sides,
       '几张表印着同一个编号“' || number || '”：' || titles AS message
FROM shared
UNION ALL
SELECT disclosure, CASE WHEN bool_and(stands = named) THEN 'equal' ELSE 'conflict' END, 'item=text', max(entry),
       list_concat(list(entry ORDER BY named) FILTER (stands <> named), list(id ORDER BY stands) FILTER (stands <> named)),
       '目录中各表的次序与正文不同：目录依次为' || string_agg('《' || title || '》', '、' ORDER BY named) FILTER (stands <> named)
FROM listed GROUP BY disclosure, reading
