-- id: SEC-001
-- title: 情况说明缺少必须说明的事项
-- doc: 情况说明应写“三公”经费、机关运行经费、政府采购、国有资产占用、预算绩效五项，没有的也应写明没有。全文（目录和名词解释除外）一字未提的报出；五项提到不足两项的，多半只是片段，不核对。
-- basis: 部门决算公开的情况说明应包括这些事项。
-- severity: note
-- version: 1
-- since: 0.1
WITH looked AS (
  SELECT p.* EXCLUDE (doubt), n.place, n.name, t.subject IS NOT NULL AS told,
         coalesce(p.doubt, CASE WHEN count(t.subject) OVER (PARTITION BY p.disclosure) < 2 THEN '情况说明只是片段' END) AS doubt
  FROM published p
  CROSS JOIN (VALUES (1, 'three_public', '“三公”经费'), (2, 'operating', '机关运行经费'), (3, 'procurement', '政府采购'),
                     (4, 'assets', '国有资产占用'), (5, 'performance', '预算绩效')) n(place, topic, name)
  LEFT JOIN (SELECT DISTINCT disclosure, subject FROM spoken WHERE kind = 'topic') t ON t.disclosure = p.disclosure AND t.subject = n.topic
  WHERE p.narrative IS NOT NULL AND p.year >= 2017)
SELECT disclosure, CASE WHEN told THEN 'equal' ELSE 'unchecked' END AS verdict, CASE WHEN NOT told THEN doubt END AS reason,
       'item=text' AS concept, NULL AS subject, NULL AS sides, NULL AS message
FROM looked WHERE told OR doubt IS NOT NULL
UNION ALL
SELECT disclosure, 'conflict', NULL, 'item=text', any_value(narrative), [any_value(narrative)],
       '情况说明没有写' || string_agg(name, '、' ORDER BY place) || '，没有的也应写明'
FROM looked WHERE NOT told AND doubt IS NULL GROUP BY disclosure
