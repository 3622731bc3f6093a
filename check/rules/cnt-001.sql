-- id: CNT-001
-- title: 同一计数各处不一致
-- doc: 公务用车保有量、购置公务用车、因公出国（境）团组、公务接待批次、公务接待人次、共有车辆的数目，在情况说明和附件中不止一处写出时应相同。
--   外事接待、年初数、上年数、约数、本级或下属单位的不算。
-- basis: 同一事项的数目只有一个值。
-- severity: note
-- version: 1
-- since: 0.1
WITH counted AS (
  SELECT o.disclosure, o.obs, o.year, o.value, o.family, l.document, l.section, replace(o.concept, 'item=', '') AS phrase
  FROM obs o JOIN claim l USING (obs) JOIN published p ON p.disclosure = o.disclosure AND p.year = o.year
  WHERE o.kind = 'count' AND o.usable AND o.place = 0 AND coalesce(l.hedge, '') = ''),
known AS (
  SELECT *, CASE
    WHEN regexp_matches(phrase, '(公务用车|公务车)(的)?保有量') AND family = '辆' THEN '公务用车保有量'
    WHEN regexp_matches(phrase, '^(本年|全年|当年|当年度|本年度)?(新)?购置公务用车$|公务用车购置数$') AND family = '辆' THEN '购置公务用车'
    WHEN regexp_matches(phrase, '出国[(（]境[)）](费)?(团组|团)') AND family IN ('个', '团组', '次') THEN '因公出国（境）团组'
    WHEN regexp_matches(phrase, '公务接待$') AND family IN ('批次', '批') THEN '公务接待批次'
    WHEN regexp_matches(phrase, '公务接待(人次|人数)?$') AND family IN ('人次', '人') THEN '公务接待人次'
    WHEN regexp_matches(phrase, '共有车辆$') AND family = '辆' THEN '共有车辆' END AS what
  FROM counted
  WHERE NOT regexp_matches(phrase, '外事|外宾|国外|国[(（]境[)）]外|其他|年初|上年|去年|预算数|其中|下属|本级|每')),
said AS (
  SELECT disclosure, what, count(*) AS n, min(value) AS lo, max(value) AS hi, min(obs) AS subject, any_value(year) AS year,
         list(obs ORDER BY obs) AS sides, string_agg(DISTINCT (value // 1000) || family, '、' ORDER BY (value // 1000) || family) AS values
  FROM known WHERE what IS NOT NULL GROUP BY disclosure, what)
SELECT disclosure, CASE WHEN lo = hi THEN 'equal' ELSE 'conflict' END AS verdict, 'item=' || what AS concept, year, subject, sides,
       what || '各处不一致：' || values AS message
FROM said WHERE n > 1
