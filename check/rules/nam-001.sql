-- id: NAM-001
-- title: 科目名称与本单位报表不符
-- doc: 文中科目路径（类、款、项）里的名称，与本单位自己的报表为同一科目编码印出的名称比较；不同的报出。全角半角括号、空格、末尾的“支出”不计。
-- basis: 政府收支分类科目；名称与编码一一对应。
-- severity: warning
-- version: 1
-- since: 0.1
WITH said AS MATERIALIZED (
  SELECT disclosure, system, code, folded, max(id) AS subject FROM naming WHERE prose GROUP BY ALL),
told AS (SELECT * FROM said SEMI JOIN (FROM naming WHERE NOT prose) USING (disclosure, system, code, folded)),
-- Few are named otherwise in the forms, or not at all, and only those are looked into.
other AS MATERIALIZED (SELECT * FROM said ANTI JOIN (FROM naming WHERE NOT prose) USING (disclosure, system, code, folded)),
place AS (
  SELECT disclosure, system, code, folded, list(id ORDER BY id DESC) AS sides
  FROM naming SEMI JOIN other USING (disclosure, system, code, folded) WHERE prose GROUP BY ALL),
printed AS (
  SELECT disclosure, system, code, arg_max(name, id) AS name, list(id) AS sides
  FROM (SELECT disclosure, system, code, form, arg_max(name, id) AS name, max(id) AS id
        FROM naming SEMI JOIN other USING (disclosure, system, code) WHERE NOT prose GROUP BY disclosure, system, code, form)
  GROUP BY disclosure, system, code)
SELECT disclosure, CASE WHEN p.code IS NULL THEN 'unchecked' ELSE 'conflict' END AS verdict,
       CASE WHEN p.code IS NULL THEN '报表未列此科目' END AS reason, 1 AS times,
       CASE system WHEN 'economic' THEN 'economic=' ELSE 'function=' END || code AS concept,
       o.subject, list_concat(s.sides, p.sides) AS sides, s.sides AS suspect,
       '科目 ' || code || ' 的名称与本单位报表不符：文中“' || n.name || '”，表中“' || p.name || '”' AS message
FROM other o JOIN place s USING (disclosure, system, code, folded) JOIN naming n ON n.id = o.subject
LEFT JOIN printed p USING (disclosure, system, code)
UNION ALL BY NAME
SELECT disclosure, 'equal' AS verdict, count(*)::INTEGER AS times, '' AS concept FROM told GROUP BY disclosure
