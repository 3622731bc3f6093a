-- id: RAT-002
-- title: 完成预算的百分比与数字不符
-- doc: 文中“完成预算的百分之几”按决算数与所指预算数（年初、全年）重算；预算为零的不核对。
-- basis: 完成率 = 决算数 ÷ 预算数。
-- severity: error
-- version: 1
-- since: 0.1
-- example: 预算 16.81，决算 19.90，印 118.38% → 相符。
-- example: 预算 16.81，决算 19.90，印 108.38% → 报出。
WITH judged AS (
  SELECT *, part IS NOT NULL AND whole > 0 AS known,
         CASE WHEN known THEN judge_rate(part, part_place, whole, whole_place, value, place) END AS as_agreed,
         CASE WHEN own_whole > 0 THEN judge_rate(own_part, own_part_place, own_whole, own_whole_place, value, place) END AS as_printed
  FROM quotient WHERE kind = 'completion')
SELECT disclosure,
       CASE WHEN NOT known THEN 'unchecked' WHEN as_agreed <> 'conflict' THEN as_agreed
            WHEN as_printed <> 'conflict' THEN 'unchecked' ELSE 'conflict' END AS verdict,
       CASE WHEN part IS NULL OR whole IS NULL THEN '分子或分母未见数字' WHEN NOT known THEN '分母不大于零'
            WHEN as_agreed = 'conflict' AND as_printed <> 'conflict' THEN '其中的数字与别处不一致，已另行报出' END AS reason,
       concept, year, obs AS subject, CASE WHEN known THEN rate(part, whole, place) END AS expected, abs(expected - value) AS difference, '%' AS family,
       list_distinct(list_filter([obs, part_obs, subject_obs, whole_obs, of_obs], lambda x: x IS NOT NULL)) AS sides,
       CASE WHEN vouched THEN [obs] ELSE [] END AS suspect,
       CASE WHEN known THEN '{concept}完成预算的百分比' || CASE verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END || '：印 {%' || value || '}，按 {#' || part || '} ÷ {#' || whole || '} 应为 {%' || rate(part, whole, place) || '}' END AS message
FROM judged
