-- id: OPN-001
-- title: 年初结转和结余与上年年末不一致
-- doc: 同一单位、同一类别上下两年的决算都在库中时，本年印出的年初结转和结余与上年印出的年末结转和结余比较：全部资金、财政拨款和各本预算各比一次。
--   调整以前年度的事项会使两者不同，所以只作提示；文中说明了年初数的调整的不报。几项差额相同的合为一条。
--   同一年度有几版的，取表最多的一版；上年的另一版与本年相符的不报，各版都不符的写明比的是哪一份。几版大部分数字都不同的，可能是同名的几个单位，不核对。
-- basis: 年初结转和结余即上年的年末结转和结余，有调整的应在说明中写明。
-- severity: note
-- scope: years
-- version: 1
-- since: 0.1
WITH paired AS (
  SELECT s.disclosure, s.year, s.doubtful, s.edited, o.concept, o.obs, o.value, o.place, o.class >= 2 AND c.class >= 2 AS known,
         s.last IS NOT NULL AS followed, c.obs AS last_obs, c.value AS last, c.place AS last_place, c.chosen,
         CASE WHEN coalesce(known, false) THEN compare_figures(o.value, o.place, c.value, c.place) ELSE 'unchecked' END AS compared
  FROM succession s
  JOIN figure o ON o.disclosure = s.disclosure AND o.year = s.year AND starts_with(o.concept, 'opening')
  LEFT JOIN version c ON c.disclosure = s.last AND c.year = s.year - 1 AND c.concept = replace(o.concept, 'opening', 'closing')
  QUALIFY row_number() OVER (PARTITION BY s.disclosure, o.concept ORDER BY kindest(compared), c.chosen DESC, c.obs) = 1),
judged AS (
  SELECT p.*, CASE WHEN compared <> 'conflict' THEN NULL WHEN doubtful THEN '同名单位有几份不同的决算'
                   WHEN a.concept IS NOT NULL THEN '文中说明了调整' END AS pardon,
         CASE WHEN pardon IS NULL THEN compared ELSE 'unchecked' END AS verdict
  FROM paired p LEFT JOIN adjusted a ON a.disclosure = p.disclosure AND a.concept = 'opening')
SELECT disclosure, verdict,
       CASE WHEN verdict <> 'unchecked' THEN NULL WHEN pardon IS NOT NULL THEN pardon
            WHEN NOT followed THEN '库中没有上年的决算' ELSE '年初数或上年年末数没有印出' END AS reason,
       concept, year, first_value(obs) OVER same AS subject,
       abs(value - last) AS difference, '元' AS family, [obs, last_obs] AS sides,
       '{concept}' || several(list(concept) OVER same) || '与上年决算的年末数' || wrong(verdict, '不一致') || '：年初 {#' || value || '}，上年年末 {#' || last || '}'
       || others(concept, list(concept) OVER same) || by_edition(edited) AS message
FROM judged
WINDOW same AS (PARTITION BY disclosure, verdict, value - last ORDER BY concept ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
