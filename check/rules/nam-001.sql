-- id: NAM-001
-- title: 科目名称与本单位报表不符
-- doc: 文中科目路径（类、款、项）里的名称，与本单位自己的报表为同一科目编码印出的名称比较；不同的报出。全角半角括号、空格、末尾的“支出”不计。
-- basis: 政府收支分类科目；名称与编码一一对应。
-- severity: warning
-- version: 1
-- since: 0.1
WITH printed AS (
  SELECT disclosure, system, code, flatten(list(folded)) AS folded, arg_max(name, id) AS name, list(id) AS sides
  FROM (SELECT disclosure, system, code, form, list(DISTINCT folded) AS folded, arg_max(name, id) AS name, max(id) AS id
        FROM naming WHERE NOT prose GROUP BY disclosure, system, code, form)
  GROUP BY disclosure, system, code),
said AS (
  SELECT disclosure, system, code, folded, first(name ORDER BY id DESC) AS name, max(id) AS subject, list(id ORDER BY id DESC) AS sides
  FROM naming WHERE prose GROUP BY disclosure, system, code, folded)
SELECT s.disclosure,
       CASE WHEN p.code IS NULL THEN 'unchecked' WHEN list_contains(p.folded, s.folded) THEN 'equal' ELSE 'conflict' END AS verdict,
       CASE WHEN p.code IS NULL THEN '报表未列此科目' END AS reason,
       CASE s.system WHEN 'economic' THEN 'economic=' ELSE 'function=' END || s.code AS concept,
       s.subject, list_concat(s.sides, p.sides) AS sides, s.sides AS suspect,
       '科目 ' || s.code || ' 的名称与本单位报表不符：文中“' || s.name || '”，表中“' || p.name || '”' AS message
FROM said s LEFT JOIN printed p USING (disclosure, system, code)
