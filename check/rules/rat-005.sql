-- id: RAT-005
-- title: 平均数与数字不符
-- doc: 文中“平均每辆”“人均”“车均”“每批次”的金额，按同一句写明的个数（辆、人次、批次）与所平均的金额重算；金额取其口径的一致数，或句中自己的数。
--   同一句里没有写明个数，或同类个数不止一个的，不核对。
-- basis: 平均数 = 金额 ÷ 个数。
-- severity: warning
-- version: 1
-- since: 0.1
WITH said AS (
  SELECT r.disclosure, r.obs, r.concept, r.year, r.value, r.place, n.obs AS count_obs, n.value // 1000 AS n, s.obs AS own_obs,
         coalesce(p.obs, s.obs) AS amount_obs, coalesce(p.value, s.value) AS amount, coalesce(p.place, s.place) AS amount_place,
         coalesce(s.value, p.value) AS own, coalesce(s.place, p.place) AS own_place
  FROM obs r
  JOIN obs n ON n.obs = r.whole AND n.kind = 'count' AND n.usable AND n.value >= 1000
  LEFT JOIN consensus p ON p.disclosure = r.disclosure AND p.point = point_of(r.concept, r.year, '元') AND p.class > 0
  LEFT JOIN obs s ON s.obs = r.subject AND s.usable AND s.family = '元'
  WHERE r.kind = 'average' AND r.usable AND r.family = '元'),
judged AS (
  SELECT *, judge(value * n::HUGEINT - amount, place * n + amount_place, finer(place * n, amount_place)) AS as_agreed,
         judge(value * n::HUGEINT - own, place * n + own_place, finer(place * n, own_place)) AS as_printed
  FROM said)
SELECT disclosure, CASE WHEN amount IS NULL THEN 'unchecked' WHEN as_agreed = 'conflict' AND as_printed <> 'conflict' THEN 'unchecked'
                        ELSE as_agreed END AS verdict,
       CASE WHEN amount IS NULL THEN '所平均的金额未见' ELSE '其中的数字与别处不一致，已另行报出' END AS reason,
       concept, year, obs AS subject, amount // n AS expected, abs(expected - value) AS difference, '元' AS family,
       list_distinct(list_filter([obs, count_obs, amount_obs, own_obs], lambda x: x IS NOT NULL)) AS sides,
       '{concept}的平均数' || wrong(as_agreed, '不符') || '：印 {#' || value || '}，按 {#' || amount || '} ÷ ' || n || ' 应为 {#' || expected || '}' AS message
FROM judged
