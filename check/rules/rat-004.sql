-- id: RAT-004
-- title: 预算为零却有完成率
-- doc: 文中写“完成年初预算的百分之几”，同处所列的这项预算却是零：多半是把基数写错了，例如应为全年预算。以全年（或年初）预算计相符的，一并说明。
--   完成率为 0 或 100% 的不报：预算为零时惯于这样写。只印到万元的零可能不是零，按其区间判断。
-- basis: 完成率 = 决算数 ÷ 预算数；预算为零时没有完成率。
-- severity: warning
-- version: 1
-- since: 0.1
WITH idle AS (
  SELECT q.*, q.part > 0 AND q.value NOT IN (0, 100000000)
           AND 200000000 * (2 * q.part::HUGEINT - q.part_place) > (2 * q.value::HUGEINT + 3 * q.place) * q.whole_place AS absurd
  FROM quotient q WHERE q.kind = 'completion' AND q.whole = 0 AND q.part IS NOT NULL)
SELECT i.disclosure, CASE WHEN i.absurd THEN 'conflict' ELSE 'equal' END AS verdict, NULL AS reason, i.concept, i.year, i.obs AS subject,
       NULL AS expected, NULL AS difference, '%' AS family,
       list_distinct(list_filter([i.obs, i.part_obs, i.whole_obs, i.of_obs, o.obs], lambda x: x IS NOT NULL)) AS sides, [i.obs] AS suspect,
       '{concept}写明完成预算的 {%' || i.value || '}，所指的预算却是零'
       || CASE WHEN o.obs IS NULL THEN '' ELSE '；按另一预算数 {#' || o.value || '} 计则相符' END AS message
FROM idle i
LEFT JOIN obs r USING (obs)
LEFT JOIN LATERAL (
  SELECT c.obs, c.value FROM consensus c
  WHERE c.disclosure = i.disclosure AND c.class > 0 AND c.value > 0
    AND c.point IN (point_of(replace(r.of_concept, '=initial_budget', '=full_year_budget'), i.year, '元'),
                    point_of(replace(r.of_concept, '=full_year_budget', '=initial_budget'), i.year, '元'))
    AND judge_rate(i.part, i.part_place, c.value, c.place, i.value, i.place) <> 'conflict'
  LIMIT 1) o ON true
