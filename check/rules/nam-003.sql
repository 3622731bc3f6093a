-- id: NAM-003
-- title: 科目名称与国家分类不符
-- doc: 报表里为一个科目编码印出的名称，与政府收支分类科目当年（及其他年度）为该编码所定的名称相去甚远。只核对所带分类表里有的编码；
--   有一半以上的字相同的（简称、漏字、旧称）不报，用过旧名的也不报。
-- basis: 政府收支分类科目；名称与编码一一对应。
-- severity: note
-- version: 1
-- since: 0.1
WITH printed AS (
  SELECT disclosure, system, code, folded, list_distinct(string_split(folded, '')) AS signs,
         list_distinct(string_split(fold_name(first(official ORDER BY id DESC)), '')) AS theirs, first(name ORDER BY id DESC) AS name, first(official ORDER BY id DESC) AS official,
         bool_or(coalesce(dated, false)) AS dated, max(id) AS subject, list(id ORDER BY id DESC) AS sides
  FROM naming WHERE NOT prose GROUP BY disclosure, system, code, folded),
looked AS (SELECT *, bool_or(dated) OVER (PARTITION BY disclosure, system, code) AS known FROM printed)
SELECT disclosure,
       CASE WHEN official IS NULL OR known AND NOT dated THEN 'unchecked'
            WHEN dated OR 2 * len(list_intersect(signs, theirs)) >= least(len(signs), len(theirs)) THEN 'equal'
            ELSE 'conflict' END AS verdict,
       CASE WHEN official IS NULL THEN '不在所带的分类表中' WHEN known AND NOT dated THEN '别的表印着国家分类的名称，由 NAM-004 核对' END AS reason,
       CASE system WHEN 'economic' THEN 'economic=' ELSE 'function=' END || code AS concept,
       subject, sides, '科目 ' || code || ' 印作“' || name || '”，政府收支分类科目的名称是“' || official || '”' AS message
FROM looked
WHERE folded <> ''
