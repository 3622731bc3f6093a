-- id: DIR-001
-- title: 大小、增减的说法与数字不符
-- doc: 文中只说方向而不说数额的比较，“决算数大于年初预算数”“与上年持平”“接待费减少的主要原因”，与所比的两个数字核对；
--   所比的数没有印出的，与别处写明的增减额、增减幅、完成率核对。数字按其末位进舍的区间判断：区间相交的，“持平”成立；
--   印出的两数相同而说大于或小于的，报提示。“基本持平”、并列待选的“大于（小于）”不核对。
-- basis: 说明中的比较应与所列数字一致。
-- severity: warning
-- version: 1
-- since: 0.1
WITH said AS (
  SELECT r.disclosure, r.obs, r.concept, r.year, r.base_year, r.of_concept, r.value AS way, r.local, l.printed,
         coalesce(v.obs, s.obs) AS now_obs, coalesce(v.value, s.value) AS now, coalesce(v.place, s.place) AS now_place,
         s.obs AS own_obs, coalesce(s.value, v.value) AS own, coalesce(s.place, v.place) AS own_place,
         coalesce(u.obs, w.obs) AS then_obs, coalesce(u.value, w.value) AS before, coalesce(u.place, w.place) AS then_place
  FROM obs r JOIN claim l USING (obs)
  LEFT JOIN obs s ON s.obs = r.subject AND s.usable AND s.family = '元'
  LEFT JOIN obs w ON w.obs = r.whole AND w.usable AND w.family = '元'
  LEFT JOIN consensus v ON v.disclosure = r.disclosure AND v.class > 0
    AND v.point = CASE WHEN NOT r.local THEN point_of(r.concept, r.year, '元') END
  LEFT JOIN consensus u ON u.disclosure = r.disclosure AND u.class > 0
    AND u.point = CASE WHEN r.local THEN NULL WHEN r.of_concept IS NOT NULL THEN point_of(r.of_concept, r.year, '元')
                       ELSE point_of(r.concept, r.base_year, '元') END
  WHERE r.kind = 'direction' AND coalesce(l.unresolved, '') = ''),
-- What is told of the same comparison with a figure, as the difference that it states.
told AS (
  SELECT s.obs, t.obs AS told, CASE t.kind WHEN 'completion' THEN t.value - 100000000 ELSE t.value END AS d, t.place AS width
  FROM said s JOIN obs t ON t.disclosure = s.disclosure AND t.concept = s.concept AND t.year = s.year AND t.usable AND NOT t.local AND NOT s.local
    AND (t.kind IN ('change', 'growth') AND t.base_year IS NOT DISTINCT FROM s.base_year AND t.of_concept IS NOT DISTINCT FROM s.of_concept
         OR t.kind = 'completion' AND t.of_concept = s.of_concept)),
hearsay AS (
  SELECT t.obs, bool_or(sign(t.d) = s.way) AS agrees, bool_or(sign(t.d) <> s.way AND t.d <> 0) AS denies,
         list(t.told ORDER BY t.told) AS sides, arg_min(t.d, t.told) AS told_d,
         bool_or(sign(t.d) <> s.way AND 2 * abs(t.d) < t.width OR s.way = 0 AND judge(t.d, t.width, t.width) <> 'conflict') AS nearly
  FROM told t JOIN said s USING (obs) GROUP BY t.obs),
-- A figure that breaks a sum: with what would mend it the words may be right.
mended AS (
  SELECT DISTINCT s.obs FROM (SELECT *, unnest([now_obs, then_obs]) AS figure FROM said) s JOIN obs f ON f.obs = s.figure AND f.shared
  JOIN broken b ON b.disclosure = s.disclosure AND b.x = f.point
  WHERE sign(s.now - s.before + CASE WHEN f.obs = s.now_obs THEN b.delta ELSE -b.delta END) = s.way),
judged AS (
  SELECT s.*, s.now::HUGEINT - s.before AS d, s.own::HUGEINT - s.before AS own_d, h.told_d, h.sides AS told, h.agrees, h.denies, h.nearly,
         d IS NOT NULL AS known, s.now_place + s.then_place AS width
  FROM said s LEFT JOIN hearsay h USING (obs)),
settled AS (
  SELECT *, CASE WHEN known AND sign(d) = way THEN 'equal'
                 WHEN known AND (d <> 0 AND 2 * abs(d) < width OR way = 0 AND judge(d, width, finer(now_place, then_place)) <> 'conflict') THEN 'rounding'
                 WHEN known AND d = 0 AND agrees THEN 'equal'
                 WHEN known AND (sign(own_d) = way OR agrees OR m.obs IS NOT NULL) THEN 'unchecked'
                 WHEN known THEN 'conflict'
                 WHEN agrees THEN 'equal' WHEN nearly THEN 'rounding' WHEN told IS NOT NULL THEN 'conflict'
                 ELSE 'unchecked' END AS verdict
  FROM judged LEFT JOIN mended m USING (obs))
SELECT disclosure, verdict,
       CASE WHEN verdict = 'unchecked' AND NOT known THEN '所比的数字未见' WHEN verdict = 'unchecked' THEN '其中的数字与别处不一致，已另行报出' END AS reason,
       CASE WHEN known AND d = 0 THEN 'note' END AS severity, concept, year, obs AS subject,
       list_filter(list_concat([obs], CASE WHEN known THEN [now_obs, own_obs, then_obs] ELSE told END), lambda x: x IS NOT NULL) AS sides,
       CASE WHEN denies OR NOT known THEN [obs] ELSE [] END AS suspect,
       '{concept}写作“' || printed || '”，'
       || CASE WHEN NOT known THEN '按别处写明的，应为' || CASE sign(told_d) WHEN 1 THEN '较大' WHEN -1 THEN '较小' ELSE '持平' END
               WHEN d = 0 THEN '印出的两数相同，均为 {#' || now || '}'
               ELSE '实为 {#' || now || '}，所比的是 {#' || before || '}' END AS message
FROM settled
