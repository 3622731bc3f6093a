-- id: NAM-002
-- title: 文中列为有支出的科目在表中为空
-- doc: 文中“主要包括…”等列举的科目，应在表中有数。表中留空或声明没有的报错误；印作零的，可能不足末位一半而被舍去，报警告。
--   一段文字里的合并为一条。整张表都没有数字的不核对。
-- basis: 文字说明与报表出自同一套决算数据。
-- severity: error
-- version: 1
-- since: 0.1
WITH filled AS (SELECT reading, form, bool_and(empty) AS empty FROM form GROUP BY ALL),
named AS (
  SELECT o.disclosure, o.obs, o.concept, o.year, l.part, l.section, l.document, c.obs AS seen,
         CASE WHEN c.obs IS NULL OR m.empty THEN 'unchecked' WHEN c.value <> 0 THEN 'equal' ELSE 'conflict' END AS verdict,
         CASE WHEN c.obs IS NULL THEN '报表未列此科目' WHEN m.empty THEN '所在的表没有数字' END AS reason,
         CASE WHEN c.place > 0 THEN 'warning' ELSE 'error' END AS severity,
         -- What the list parts: the concept without its last code.
         regexp_replace(o.concept, '/(function|economic)=[^/]*', '') AS whole
  FROM obs o JOIN claim l ON l.obs = o.obs
  LEFT JOIN consensus c ON c.disclosure = o.disclosure AND c.point = point_of(o.concept, o.year, '元')
  LEFT JOIN fact f ON f.obs = c.obs
  LEFT JOIN filled m ON m.reading = f.reading AND m.form = f.form
  WHERE o.kind = 'named' AND o.usable AND NOT o.local)
SELECT disclosure, verdict, reason, severity, concept, year, obs AS subject, list_filter([obs, seen], lambda x: x IS NOT NULL) AS sides, NULL AS message
FROM named WHERE verdict <> 'conflict'
UNION ALL
SELECT disclosure, verdict, NULL, severity, whole, year, min(obs), list_concat(list(obs ORDER BY obs), list(seen ORDER BY obs)),
       '列为有支出的科目在表中' || CASE severity WHEN 'error' THEN '为空' ELSE '为零' END || '：'
       || string_agg(DISTINCT '{=' || concept || '}', '、' ORDER BY '{=' || concept || '}')
FROM named WHERE verdict = 'conflict'
GROUP BY disclosure, document, part, section, whole, year, verdict, severity
