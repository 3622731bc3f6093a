-- id: RAT-006
-- title: 增减额彼此不符
-- doc: 同一口径与同一年度相比的增减额，写明本年数的各处应相同；“三公”经费的增减额等于因公出国（境）、公务用车、公务接待各项增减额之和，
--   财政拨款（或其中一个预算）支出的增减额等于基本支出与项目支出增减额之和。写明持平的按零计；上年数已印出的由 RAT-003 核对。
--   原因中说的增减额可能只是其中一部分，不算。
-- basis: 整体的增减额 = 各部分增减额之和。
-- severity: warning
-- version: 1
-- since: 0.1
WITH own AS ( -- the figures of the year itself, with the paragraphs that tell of them
  SELECT DISTINCT o.disclosure, o.point, l.document, l.block FROM obs o JOIN claim l USING (obs) WHERE o.shared AND o.kind = 'amount'),
told AS (
  SELECT o.disclosure, o.obs, o.subject IS NOT NULL OR b.point IS NOT NULL AS sure, o.concept, o.year, o.base_year, CASE o.kind WHEN 'change' THEN o.value ELSE 0 END AS value,
         CASE o.kind WHEN 'change' THEN o.place ELSE 100000 END AS place
  FROM obs o JOIN claim l USING (obs)
  LEFT JOIN own b ON b.disclosure = o.disclosure AND b.point = point_of(o.concept, o.year, '元') AND b.document = l.document AND b.block = l.block
  WHERE (o.kind = 'change' AND o.usable AND o.family = '元' OR o.kind = 'direction' AND o.value = 0 AND coalesce(l.unresolved, '') = '')
    AND NOT o.local AND o.base_year IS NOT NULL AND o.of_concept IS NULL AND coalesce(l.hedge, '') = ''
    AND NOT regexp_matches(split_part(l.text, l.printed, 1), '原因|由于|因为|主要是')),
-- What all places that tell of one change say, and whether all can be so.
range AS (
  SELECT disclosure, concept, year, base_year, arg_min({'value': value, 'place': place, 'obs': obs}, place) AS best, count(*) AS n, bool_and(sure) AS sure,
         arg_min({'value': value, 'place': place, 'obs': obs}, value) AS lo, arg_max({'value': value, 'place': place, 'obs': obs}, value) AS hi
  FROM told GROUP BY disclosure, concept, year, base_year),
said AS (
  SELECT * EXCLUDE (best), best.value AS value, best.place AS place, best.obs AS obs,
         compare_figures(hi.value, hi.place, lo.value, lo.place) AS verdict
  FROM range),
member AS (
  SELECT w.disclosure, w.concept, w.year, w.base_year, w.obs, w.value, w.place, part, p.obs AS part_obs, p.value AS part_value, p.place AS part_place
  FROM said w CROSS JOIN unnest(CASE WHEN contains(w.concept, 'item=three_public')
      THEN ['abroad', 'vehicles', 'vehicle_purchase', 'vehicle_running', 'reception'] ELSE ['basic', 'project'] END) u(part)
  JOIN said p ON p.disclosure = w.disclosure AND p.year = w.year AND p.base_year = w.base_year AND p.verdict <> 'conflict'
    AND p.concept = CASE WHEN part IN ('basic', 'project') THEN w.concept || '/nature=' || part ELSE replace(w.concept, 'three_public', part) END
  WHERE w.verdict <> 'conflict' AND regexp_matches(w.concept, '^expenditure(/item=three_public)?(/fund=[a-z_]+)?$') AND w.concept <> 'expenditure'),
-- The two kinds of spending on vehicles stand for both where neither is missing.
chosen AS (
  SELECT *, count(*) FILTER (starts_with(part, 'vehicle_')) OVER (PARTITION BY obs) = 2 AS apart FROM member),
summed AS (
  SELECT disclosure, concept, year, obs, value, sum(part_value) AS reckoned, sum(part_place) + place AS width,
         least(min(part_place), place) AS finest, list(part_obs ORDER BY part_obs) AS parts, list(part ORDER BY part) AS named
  FROM chosen WHERE CASE WHEN apart THEN part <> 'vehicles' ELSE NOT starts_with(part, 'vehicle_') END
  GROUP BY disclosure, concept, year, obs, value, place)
SELECT s.disclosure, s.verdict, s.concept, s.year, s.lo.obs AS subject, s.hi.value - s.lo.value AS difference, '元' AS family, [s.lo.obs, s.hi.obs] AS sides,
       '{concept}与上年相比的增减额各处不一致：' || changed(s.hi.value) || '，' || changed(s.lo.value) AS message
FROM said s LEFT JOIN consensus u ON u.disclosure = s.disclosure AND u.class > 0 AND u.point = point_of(s.concept, s.base_year, '元')
WHERE s.n > 1 AND s.sure AND u.obs IS NULL
UNION ALL
SELECT disclosure, judge(reckoned - value, width, finest) AS verdict, concept, year, obs, abs(reckoned - value), '元', list_concat([obs], parts),
       '{concept}的增减额与各项增减额之和' || wrong(verdict, '不符') || '：列 ' || changed(value) || '，各项合计 ' || changed(reckoned)
FROM summed
WHERE named IN (['basic', 'project'], ['abroad', 'reception', 'vehicles'], ['abroad', 'reception', 'vehicle_purchase', 'vehicle_running'])
