-- id: FUN-001
-- title: 财政拨款与三本预算之和不符
-- doc: 财政拨款是一般公共预算、政府性基金预算、国有资本经营预算三项财政拨款之和。三项都已印出、留空或声明没有时才核对；
--   某项的支出（或收入）总数为零时，其下各口径均为零。表中逐行列示三项的，由 SUM-001 核对，这里不重复。
-- basis: 财政拨款的口径；财政拨款收入支出决算总表。
-- severity: error
-- version: 1
-- since: 0.1
-- example: 基本支出中财政性资金 26.01 万元，一般公共预算 30.28，另两项为零 → 报出，相差 4.27 万元。
-- example: 国有资本经营预算未见任何数字 → 无从核对，不报。
WITH fiscal AS (
  SELECT c.* FROM consensus c
  WHERE c.family = '元' AND c.printed >= 1 AND contains(c.concept, '/fund=fiscal') AND NOT EXISTS (
    FROM articulation a JOIN obs w ON w.obs = a.whole
    WHERE a.dimension = 'fund' AND w.disclosure = c.disclosure AND w.point = c.point)),
fund AS (
  SELECT f.disclosure, f.point, u.fund, coalesce(p.value, t.value) AS value, coalesce(p.place, 0) AS place,
         p.point AS fund_point, coalesce(p.agree, 0) AS agree
  FROM fiscal f
  CROSS JOIN (VALUES ('general_public'), ('government_fund'), ('state_capital')) u(fund)
  LEFT JOIN consensus p ON p.disclosure = f.disclosure
    AND p.point = point_of(replace(f.concept, '/fund=fiscal', '/fund=' || u.fund), f.year, '元')
  LEFT JOIN consensus t ON t.disclosure = f.disclosure AND t.value = 0
    AND t.point = point_of(
      CASE WHEN starts_with(f.concept, 'item=') THEN 'expenditure' ELSE regexp_extract(f.concept, '^[a-z_]+') END
      || '/fund=' || u.fund || regexp_extract(f.concept, '/basis=[a-z_]+$'), f.year, '元')),
total AS (
  SELECT disclosure, point, sum(value) AS value, sum(place) AS place, coalesce(min(place) FILTER (place > 0), 0) AS finest,
         count(value) AS n, bool_and(agree >= 2) FILTER (value <> 0) AS vouched
  FROM fund GROUP BY ALL),
side AS (
  SELECT f.disclosure, f.point, list(o.obs ORDER BY o.obs) FILTER (o.class >= 1) AS sides
  FROM fund f JOIN obs o ON o.disclosure = f.disclosure AND o.point = f.fund_point AND o.shared
    ANTI JOIN odd d ON d.obs = o.obs
  WHERE f.value <> 0 GROUP BY ALL),
own AS (
  SELECT f.disclosure, f.point, list(o.obs ORDER BY o.obs) AS sides
  FROM fiscal f JOIN obs o USING (disclosure, point) WHERE o.shared AND o.class >= 2 GROUP BY ALL)
SELECT f.disclosure,
       CASE WHEN t.n < 3 THEN 'unchecked'
            ELSE judge(t.value - f.value, t.place + f.place, finer(f.place, t.finest)) END AS verdict,
       CASE WHEN t.n < 3 THEN '三本预算未逐项印出、留空或声明没有' END AS reason,
       f.concept, f.year, f.obs AS subject, abs(t.value - f.value) AS difference, t.value AS expected, f.family,
       list_concat(o.sides, coalesce(s.sides, [])) AS sides,
       CASE WHEN t.vouched AND f.agree < 2 THEN o.sides ELSE [] END AS suspect,
       '{concept}与三本预算之和' || CASE verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END
         || '：列 {#' || f.value || '}，三项合计 {#' || t.value || '}' AS message
FROM fiscal f JOIN total t USING (disclosure, point) JOIN own o USING (disclosure, point)
LEFT JOIN side s USING (disclosure, point)
