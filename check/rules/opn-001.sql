-- id: OPN-001
-- title: 年初结转和结余与上年年末不一致
-- doc: 同一单位、同一类别上下两年的决算都在库中时，本年印出的年初结转和结余与上年印出的年末结转和结余比较：全部资金、财政拨款和各本预算各比一次。
--   调整以前年度的事项会使两者不同，所以只作提示。几项差额相同的合为一条。同一年度有几版的，取表最多的最后一版。
-- basis: 年初结转和结余即上年的年末结转和结余，有调整的应在说明中写明。
-- severity: note
-- scope: years
-- version: 1
-- since: 0.1
WITH paired AS (
  SELECT s.disclosure, s.year, o.concept, o.obs, o.value, o.place, o.class >= 2 AND c.class >= 2 AS known,
         s.last IS NOT NULL AS followed, c.obs AS last_obs, c.value AS last, c.place AS last_place
  FROM succession s
  JOIN figure o ON o.disclosure = s.disclosure AND o.year = s.year AND starts_with(o.concept, 'opening')
  LEFT JOIN figure c ON c.disclosure = s.last AND c.year = s.year - 1 AND c.concept = replace(o.concept, 'opening', 'closing')),
judged AS (
  SELECT *, CASE WHEN coalesce(known, false) THEN compare_figures(value, place, last, last_place) ELSE 'unchecked' END AS verdict FROM paired)
SELECT disclosure, verdict,
       CASE WHEN verdict <> 'unchecked' THEN NULL WHEN NOT followed THEN '库中没有上年的决算' ELSE '年初数或上年年末数没有印出' END AS reason,
       concept, year, first_value(obs) OVER (PARTITION BY disclosure, verdict, value - last ORDER BY concept) AS subject,
       abs(value - last) AS difference, '元' AS family, [obs, last_obs] AS sides,
       '{concept}与上年决算的年末数' || wrong(verdict, '不一致') || '：年初 {#' || value || '}，上年年末 {#' || last || '}' AS message
FROM judged
