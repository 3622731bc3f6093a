-- id: FRM-001
-- title: 缺少决算表
-- doc: 九张决算表（2019 年及以前没有国有资本经营预算的是八张）应当齐全；没有收支的可以是空表，或说明没有。既没有这张表，又没有说明的，以及目录列有而正文没有的，报出。
--   文中列有标题而没有认出的、公开件由几份文件组成的、有的页没有读出的、表不足五张（多半另有文件）的，不核对；
--   只有表没有情况说明的文件，不核对政府性基金、国有资本经营和“三公”经费三张。
-- basis: 部门决算公开的内容为九张表及情况说明；没有数据的表也应公开空表并说明。
-- severity: warning
-- version: 1
-- since: 0.1
WITH due AS (
  SELECT p.disclosure, p.year, p.doubt, p.first, p.narrative, t.form, t.title, t.place, t.form IN ('government_fund', 'state_capital', 'three_public') AS optional
  FROM published p CROSS JOIN (VALUES
    ('income_expenditure', '收入支出决算总表', 1), ('income', '收入决算表', 2), ('expenditure', '支出决算表', 3),
    ('fiscal_summary', '财政拨款收入支出决算总表', 4), ('gpb_expenditure', '一般公共预算财政拨款支出决算表', 5),
    ('gpb_basic', '一般公共预算财政拨款基本支出决算表', 6), ('three_public', '“三公”经费支出决算表', 7),
    ('government_fund', '政府性基金预算财政拨款收入支出决算表', 8), ('state_capital', '国有资本经营预算财政拨款支出决算表', 9)) t(form, title, place)
  WHERE p.forms > 0 AND (t.form <> 'state_capital' OR p.year >= 2020)),
looked AS (
  SELECT d.*, e.id AS entry, f.form IS NOT NULL AS printed, x.form IS NOT NULL AS explained, count(*) FILTER (f.form IS NOT NULL) OVER (PARTITION BY d.disclosure) AS n,
         CASE WHEN d.doubt IS NOT NULL THEN d.doubt
              WHEN t.subject IS NOT NULL THEN '文中列有表的标题，没有认出表来'
              WHEN o.disclosure IS NOT NULL THEN '有的表格没有认出'
              WHEN d.optional AND d.narrative IS NULL THEN '文件没有情况说明' END AS reason
  FROM due d
  LEFT JOIN (SELECT DISTINCT disclosure, form FROM sheet) f ON f.disclosure = d.disclosure AND f.form = d.form
  LEFT JOIN explained x ON x.disclosure = d.disclosure AND x.form = d.form
  LEFT JOIN (SELECT DISTINCT disclosure, subject FROM spoken WHERE kind = 'title') t ON t.disclosure = d.disclosure AND t.subject = d.form
  LEFT JOIN (SELECT disclosure, subject, max(id) AS id FROM spoken WHERE kind = 'entry' GROUP BY ALL) e ON e.disclosure = d.disclosure AND e.subject = d.form
  LEFT JOIN (SELECT DISTINCT disclosure FROM spoken WHERE kind = 'other') o ON o.disclosure = d.disclosure),
judged AS (
  SELECT *, CASE WHEN printed OR explained AND entry IS NULL THEN 'equal' WHEN reason IS NOT NULL OR n < 5 THEN 'unchecked' ELSE 'conflict' END AS verdict
  FROM looked)
SELECT disclosure, verdict, CASE WHEN verdict = 'unchecked' THEN coalesce(reason, '表不足五张') END AS reason, 'item=text' AS concept, year,
       first AS subject, NULL AS sides, NULL AS message
FROM judged WHERE verdict <> 'conflict'
UNION ALL BY NAME
SELECT disclosure, 'conflict' AS verdict, NULL AS reason, 'item=text' AS concept, any_value(year) AS year, any_value(first) AS subject,
       list_concat(list(entry ORDER BY place) FILTER (entry IS NOT NULL), [any_value(first)]) AS sides,
       '缺少决算表：' || string_agg('《' || title || '》' || CASE WHEN entry IS NULL THEN '' ELSE '（目录列有）' END, '、' ORDER BY place)
       || CASE WHEN bool_or(explained) THEN '' ELSE '，也没有说明为何没有' END AS message
FROM judged WHERE verdict = 'conflict' GROUP BY disclosure
