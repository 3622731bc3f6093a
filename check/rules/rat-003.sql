-- id: RAT-003
-- title: 增减额与增减幅不符
-- doc: 与上年或与预算相比的增减额、增减幅与该口径的数字互相推算：上年数 = 本年数 − 增减额，增减幅 = 增减额 ÷ 上年数。
--   上年数（或所比的预算数）本身印出时，直接与它核对。上年数不大于零的不核对。增减的方向一并核对；
--   同样两个数字的增减在另一处写得相符的，指出不符的一处。
-- basis: 增减额 = 本年数 − 比较数；增减幅 = 增减额 ÷ 比较数。
-- severity: error
-- version: 1
-- since: 0.1
WITH said AS (
  SELECT r.disclosure, r.obs, r.kind, r.family, r.concept, r.year, coalesce(r.base_year, 0) AS base_year,
         coalesce(r.of_concept, '') AS of_concept, CASE WHEN r.local THEN coalesce(r.subject, r.obs) END AS owner,
         l.document, l.block, l.start_byte, r.value, r.place,
         coalesce(v.obs, s.obs) AS now_obs, coalesce(v.value, s.value) AS now, coalesce(v.place, s.place) AS now_place,
         s.obs AS own_obs, coalesce(s.value, v.value) AS own, coalesce(s.place, v.place) AS own_place,
         s.value IS NOT NULL AND v.value IS NOT NULL AND compare_figures(s.value, s.place, v.value, v.place) = 'conflict' AS apart,
         u.obs AS then_obs, u.value AS before, u.place AS then_place, v.agree >= 2 AND u.agree >= 2 AS vouched
  FROM obs r JOIN claim l USING (obs)
  LEFT JOIN obs s ON s.obs = r.subject AND s.usable AND s.family = '元'
  LEFT JOIN consensus v ON v.disclosure = r.disclosure AND v.class > 0
    AND v.point = CASE WHEN NOT r.local THEN point_of(r.concept, r.year, '元') END
  LEFT JOIN consensus u ON u.disclosure = r.disclosure AND u.class > 0
    AND u.point = CASE WHEN r.of_concept IS NOT NULL THEN point_of(r.of_concept, coalesce(r.base_year, r.year), '元')
                       WHEN NOT r.local THEN point_of(r.concept, r.base_year, '元') END
  WHERE r.kind IN ('change', 'growth') AND r.usable AND (r.base_year IS NOT NULL OR r.of_concept IS NOT NULL)),
-- A growth belongs to the change of the same thing that stands nearest to it.
beside AS (
  SELECT *, last_value(CASE kind WHEN 'change' THEN spot END IGNORE NULLS) OVER (w ROWS UNBOUNDED PRECEDING) AS above,
         first_value(CASE kind WHEN 'change' THEN spot END IGNORE NULLS) OVER (w ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS below
  FROM (SELECT *, {'obs': obs, 'value': value, 'place': place, 'document': document, 'block': block, 'start': start_byte} AS spot FROM said)
  WHERE kind = 'growth' OR family = '元'
  WINDOW w AS (PARTITION BY disclosure, concept, year, base_year, of_concept, owner ORDER BY document, block, start_byte, obs)),
nearest AS (
  SELECT *, CASE WHEN above IS NULL OR below.document = document AND (above.document <> document
                   OR below.block - block < block - above.block
                   OR below.block = above.block AND below.start - start_byte < start_byte - above.start)
                 THEN below ELSE above END AS told
  FROM beside),
paired AS (
  SELECT *, told.obs AS change_obs, told.value AS change, told.place AS change_place,
         CASE WHEN kind = 'change' THEN 'change' WHEN before IS NOT NULL THEN 'seen' ELSE 'told' END AS how
  FROM nearest WHERE kind = 'growth' AND family = '%' OR kind = 'change' AND family = '元' AND before IS NOT NULL),
judged AS (
  SELECT *, coalesce(CASE how WHEN 'change' THEN now IS NOT NULL WHEN 'seen' THEN now IS NOT NULL AND before > 0
                     -- A change beyond the figure itself leaves less than nothing to have grown.
                     ELSE now - change > 0 OR now >= 0 AND 2 * (change - now) > change_place + now_place END, false) AS known,
         CASE WHEN how = 'change'
                THEN judge(now::HUGEINT - before - value, now_place + then_place + place, finer(place, finer(now_place, then_place)))
              WHEN how = 'seen' THEN judge_rate(now, now_place, before, then_place, value + 100000000, place)
              WHEN now - change > 0 THEN judge_growth(now, now_place, change, change_place, value, place) ELSE 'conflict' END AS as_agreed,
         CASE WHEN how = 'change'
                THEN judge(own::HUGEINT - before - value, own_place + then_place + place, finer(place, finer(own_place, then_place)))
              WHEN how = 'seen' THEN judge_rate(own, own_place, before, then_place, value + 100000000, place)
              WHEN own - change > 0 THEN judge_growth(own, own_place, change, change_place, value, place) ELSE 'conflict' END AS as_printed,
         CASE WHEN how = 'change' THEN now - before
              WHEN how = 'seen' AND before > 0 THEN rate(now - before, before, place)
              WHEN how = 'told' AND now - change > 0 THEN rate(change, now - change, place) END AS expected
  FROM paired),
settled AS (
  SELECT *, CASE WHEN NOT known THEN 'unchecked' WHEN as_agreed <> 'conflict' THEN as_agreed
                 WHEN borne_out(as_printed, apart) THEN 'unchecked' ELSE 'conflict' END AS verdict,
         CASE as_agreed WHEN 'rounding' THEN '有尾差' ELSE '不符' END AS how_far,
         -- Another place that tells of the same two figures, and holds.
         min(obs) FILTER (known AND as_agreed <> 'conflict') OVER (
           PARTITION BY disclosure, concept, year, base_year, of_concept, owner, how = 'told', now, coalesce(before, now - change)) AS witness
  FROM judged)
SELECT disclosure, verdict,
       CASE WHEN verdict <> 'unchecked' THEN NULL WHEN now IS NULL THEN '本年数未见'
            WHEN how = 'told' AND change IS NULL THEN '上年数与增减额均未见' WHEN NOT known THEN '上年数不大于零'
            ELSE excuse(as_printed, apart) END AS reason,
       concept, year, obs AS subject, expected, abs(expected - value) AS difference, family,
       list_distinct(list_filter([obs, now_obs, own_obs, CASE how WHEN 'told' THEN change_obs ELSE then_obs END,
                                  CASE how WHEN 'told' THEN witness END], lambda x: x IS NOT NULL)) AS sides,
       CASE WHEN how <> 'told' AND vouched OR witness IS NOT NULL THEN [obs] ELSE [] END AS suspect,
       CASE how
         WHEN 'seen' THEN '{concept}增减幅' || how_far || '：印 ' || grown(value) || '，按 {#' || before || '} 至 {#' || now
                          || '} 应为 ' || grown(expected)
         WHEN 'told' THEN '{concept}增减幅与增减额' || how_far || '：印 ' || grown(value) || '，按' || changed(change)
                          || '，上年为 {#' || (now - change) || '}' || coalesce('，应为 ' || grown(expected), '')
         ELSE '{concept}增减额' || how_far || '：印 ' || changed(value) || '，按 {#' || before || '} 至 {#' || now
              || '} 应为 ' || changed(expected) END AS message
FROM settled
