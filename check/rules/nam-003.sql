-- id: NAM-003
-- title: 科目名称与国家分类不符
-- doc: 报表里为一个科目编码印出的名称，与政府收支分类科目当年（及其他年度）为该编码所定的名称相去甚远。只核对所带分类表里有的编码；
--   有一半以上的字相同的（简称、漏字、旧称）不报，用过旧名的也不报。
-- basis: 政府收支分类科目；名称与编码一一对应。
-- severity: note
-- version: 1
-- since: 0.1
WITH printed AS MATERIALIZED (
  SELECT disclosure, system, code, folded, arg_max(official IS NOT NULL, id) AS listed, bool_or(coalesce(dated, false)) AS dated, max(id) AS subject
  FROM naming WHERE NOT prose GROUP BY disclosure, system, code, folded),
-- Most are the official ones, and only the others are looked into.
other AS MATERIALIZED (SELECT * FROM printed WHERE listed AND NOT dated AND folded <> ''),
known AS (SELECT DISTINCT disclosure, system, code FROM printed SEMI JOIN other USING (disclosure, system, code) WHERE dated),
place AS (
  SELECT disclosure, system, code, folded, list(id ORDER BY id DESC) AS sides
  FROM naming SEMI JOIN other USING (disclosure, system, code, folded) WHERE NOT prose GROUP BY ALL),
looked AS (
  SELECT o.*, p.sides, n.name, n.official, k.code IS NOT NULL AS known,
         list_distinct(string_split(o.folded, '')) AS signs, list_distinct(string_split(fold_name(n.official), '')) AS theirs
  FROM other o JOIN place p USING (disclosure, system, code, folded) JOIN naming n ON n.id = o.subject
  LEFT JOIN known k USING (disclosure, system, code))
SELECT disclosure,
       CASE WHEN known THEN 'unchecked'
            WHEN 2 * len(list_intersect(signs, theirs)) >= least(len(signs), len(theirs)) THEN 'equal'
            ELSE 'conflict' END AS verdict,
       CASE WHEN known THEN '别的表印着国家分类的名称，由 NAM-004 核对' END AS reason, 1 AS times,
       CASE system WHEN 'economic' THEN 'economic=' ELSE 'function=' END || code AS concept,
       subject, sides, '科目 ' || code || ' 印作“' || name || '”，政府收支分类科目的名称是“' || official || '”' AS message
FROM looked
UNION ALL BY NAME
SELECT disclosure, CASE WHEN listed THEN 'equal' ELSE 'unchecked' END AS verdict,
       CASE WHEN NOT listed THEN '不在所带的分类表中' END AS reason, count(*)::INTEGER AS times, '' AS concept
FROM printed WHERE (dated OR NOT listed) AND folded <> '' GROUP BY disclosure, listed
