-- id: NAM-004
-- title: 同一科目在各表中的名称不同
-- doc: 一份公开的各张表里，同一科目编码印着两个不同的名称。全角半角括号、空格、末尾的“支出”不计；一个名称包含另一个的（印不下、省略）、
--   两个都是国家分类用过的名称的（改过名）、只是字序不同的（分行读错）不算。
-- basis: 政府收支分类科目；名称与编码一一对应。
-- severity: warning
-- version: 1
-- since: 0.1
WITH code AS MATERIALIZED (
  SELECT disclosure, system, code, min(folded) <> max(folded) AS varied
  FROM naming WHERE NOT prose AND folded <> '' GROUP BY disclosure, system, code),
printed AS MATERIALIZED (
  SELECT disclosure, system, code, folded, arg_max(name, id) AS name, bool_or(coalesce(dated, false)) AS dated,
         count(*) AS n, max(id) AS id
  FROM naming SEMI JOIN (FROM code WHERE varied) USING (disclosure, system, code)
  WHERE NOT prose AND folded <> '' GROUP BY disclosure, system, code, folded),
usual AS (
  SELECT * FROM printed
  QUALIFY row_number() OVER (PARTITION BY disclosure, system, code ORDER BY dated DESC, n DESC, id DESC) = 1)
SELECT p.disclosure,
       CASE WHEN p.folded = u.folded OR contains(p.folded, u.folded) OR contains(u.folded, p.folded) OR p.dated AND u.dated
                 OR list_sort(string_split(p.folded, '')) = list_sort(string_split(u.folded, '')) THEN 'equal'
            WHEN regexp_matches(p.folded || u.folded, '[0-9]') THEN 'unchecked' ELSE 'conflict' END AS verdict,
       CASE WHEN regexp_matches(p.folded || u.folded, '[0-9]') THEN '名称与数字连在了一起' END AS reason, 1 AS times,
       CASE p.system WHEN 'economic' THEN 'economic=' ELSE 'function=' END || p.code AS concept, p.id AS subject, [p.id, u.id] AS sides,
       CASE WHEN u.dated OR u.n > p.n THEN [p.id] ELSE [] END AS suspect,
       '科目 ' || p.code || ' 在各表中的名称不同：“' || p.name || '”与“' || u.name || '”' AS message
FROM printed p JOIN usual u USING (disclosure, system, code)
UNION ALL BY NAME
SELECT disclosure, 'equal' AS verdict, count(*)::INTEGER AS times, '' AS concept FROM code WHERE NOT varied GROUP BY disclosure
