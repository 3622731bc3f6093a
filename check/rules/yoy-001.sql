-- id: YOY-001
-- title: 上年数与上年决算不符
-- doc: 上下两年的决算都在库中时，本年文件里的上年数与上年决算自己的数字比较：直接印出的上年数，由本年数与增减额推得的，由增减幅推得的。
--   增减额、增减幅只取同句写明本年数的；它们和各个数字都按印出位数的区间推算。几种说法中有一种与上年决算相符的不报：它们之间的矛盾另行报出。
--   文中说明了上年数的调整的不报。一个口径一条；大部分口径都不符的合为一条：多半口径有调整。
--   同一年度有几版的，取表最多的一版；上年的另一版与本年相符的不报，各版都不符的写明比的是哪一份。几版大部分数字都不同的，可能是同名的几个单位，不核对。
-- basis: 与上年比较的上年数应为上年决算数；口径调整过的应写明。
-- severity: warning
-- scope: years
-- version: 1
-- since: 0.1
WITH stated AS (
  SELECT s.*, f.concept, 'printed' AS how, f.value, f.place, f.obs,
         NULL::BIGINT AS now, NULL::BIGINT AS now_place, NULL::BIGINT AS now_obs, NULL::BIGINT AS own, NULL::BIGINT AS own_place
  FROM succession s JOIN figure f ON f.disclosure = s.disclosure AND f.year = s.year - 1 AND f.class >= 2
  UNION ALL
  SELECT s.*, t.concept, t.kind, t.value, t.place, t.obs, t.now, t.now_place, t.now_obs, t.own, t.own_place
  FROM succession s JOIN told t USING (disclosure)),
beside AS (
  SELECT t.*, u.value AS before, u.place AS before_place, u.obs AS before_obs, u.chosen
  FROM stated t LEFT JOIN version u ON u.disclosure = t.last AND u.year = t.year - 1 AND u.concept = t.concept AND u.class >= 2),
judged AS (
  SELECT *,
         CASE WHEN before IS NULL OR how <> 'printed' AND (now IS NULL OR own IS NULL) THEN NULL
           WHEN how = 'printed' THEN compare_figures(value, place, before, before_place)
           WHEN how = 'change' THEN judge(now::HUGEINT - value - before, now_place + place + before_place, finer(place, finer(now_place, before_place)))
           ELSE CASE WHEN before > 0 THEN judge_rate(now, now_place, before, before_place, value + 100000000, place) END END AS as_agreed,
         CASE WHEN before IS NULL OR own IS NULL THEN NULL
           WHEN how = 'change' THEN judge(own::HUGEINT - value - before, own_place + place + before_place, finer(place, finer(own_place, before_place)))
           WHEN how = 'growth' THEN CASE WHEN before > 0 THEN judge_rate(own, own_place, before, before_place, value + 100000000, place) END END AS as_printed
  FROM beside
  QUALIFY row_number() OVER (PARTITION BY disclosure, concept, how, obs ORDER BY kindest(as_agreed), chosen DESC, before_obs) = 1),
settled AS (
  SELECT j.*, CASE WHEN as_agreed IS DISTINCT FROM 'conflict' THEN NULL
                   WHEN coalesce(as_printed, 'conflict') <> 'conflict' OR bool_or(as_agreed <> 'conflict') OVER (PARTITION BY j.disclosure, j.concept)
                     THEN '本年文件自己的说法不一致'
                   WHEN doubtful THEN '同名单位有几份不同的决算' WHEN a.concept IS NOT NULL THEN '文中说明了调整' END AS pardon,
         CASE WHEN as_agreed IS NULL OR pardon IS NOT NULL THEN 'unchecked' ELSE as_agreed END AS verdict
  FROM judged j LEFT JOIN adjusted a ON a.disclosure = j.disclosure AND a.concept = j.concept),
-- Where most figures differ, the accounts are not of one scope: one finding says so.
weighed AS (
  SELECT *, count(DISTINCT CASE WHEN verdict = 'conflict' THEN concept END) OVER w AS broken,
         broken >= 4 AND broken > count(DISTINCT CASE WHEN as_agreed <> 'conflict' THEN concept END) OVER w AS strange,
         CASE WHEN NOT strange THEN concept END AS about
  FROM settled WINDOW w AS (PARTITION BY disclosure))
SELECT * EXCLUDE (shown), shown.difference AS difference, shown.family AS family, shown.message AS message FROM (
SELECT disclosure, verdict,
       CASE WHEN pardon IS NOT NULL THEN pardon WHEN last IS NULL THEN '库中没有上年的决算' WHEN before IS NULL THEN '上年决算没有印出此数'
            WHEN how <> 'printed' AND own IS NULL THEN '同句没有写明本年数，所指不能确定'
            WHEN as_agreed IS NULL THEN '本年数未见，或上年数不大于零' END AS reason,
       concept, year, first_value(before_obs) OVER told AS subject, list_filter([obs, now_obs, before_obs], lambda x: x IS NOT NULL) AS sides,
       first_value({'difference':
       CASE how WHEN 'printed' THEN abs(value - before) WHEN 'change' THEN abs(now - value - before)
                ELSE CASE WHEN before > 0 THEN abs(rate(now - before, before, place) - value) END END , 'family':
       CASE how WHEN 'growth' THEN '%' ELSE '元' END, 'message':
       '{concept}' || CASE WHEN strange THEN several(concepts) ELSE '' END || CASE how
         WHEN 'printed' THEN '所列上年数与上年决算' || wrong(as_agreed, '不符') || '：列 {#' || value || '}，上年决算为 {#' || before || '}'
         WHEN 'change' THEN '的增减额与上年决算' || wrong(as_agreed, '不符') || '：按增减额上年为 {#' || (now - value)
                            || '}，上年决算为 {#' || before || '}'
         ELSE '的增减幅与上年决算' || wrong(as_agreed, '不符') || '：印 ' || grown(value) || '，按上年决算 {#' || before || '} 至 {#' || now
              || '} 应为 ' || grown(rate(now - before, before, place)) END
         || CASE WHEN strange THEN '；大部分口径不符，多半口径有调整' || others(concept, concepts) ELSE '' END || by_edition(edited)}) OVER told AS shown
FROM (SELECT *, list_distinct(list(concept) OVER (PARTITION BY disclosure, about, verdict)) AS concepts FROM weighed)
-- Of several that contradict the same account the first speaks.
WINDOW told AS (PARTITION BY disclosure, about, verdict ORDER BY concept, how <> 'printed', how <> 'change', obs))
