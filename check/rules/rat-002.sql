-- id: RAT-002
-- title: 完成预算的百分比与数字不符
-- doc: 文中“完成预算的百分之几”按决算数与所指预算数（年初、全年）重算；预算为零的由 RAT-004 核对。
-- basis: 完成率 = 决算数 ÷ 预算数。
-- severity: error
-- version: 1
-- since: 0.1
SELECT q.disclosure, CASE WHEN m.obs IS NULL THEN q.verdict ELSE 'unchecked' END AS verdict,
       CASE WHEN m.obs IS NULL THEN q.reason ELSE '与已报出的一处同源' END AS reason, q.concept, q.year, q.obs AS subject,
       CASE WHEN q.known THEN rate(q.part, q.whole, q.place) END AS expected, abs(expected - q.value) AS difference, '%' AS family,
       list_distinct(list_filter([q.obs, part_obs, subject_obs, whole_obs, of_obs], lambda x: x IS NOT NULL)) AS sides,
       CASE WHEN q.vouched THEN [q.obs] ELSE [] END AS suspect,
       '{concept}完成预算的百分比' || CASE q.verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END || '：印 {%' || q.value
       || '}，按 {#' || q.part || '} ÷ {#' || q.whole || '} 应为 {%' || expected || '}' AS message
FROM quotient q LEFT JOIN excused m USING (obs)
WHERE q.kind = 'completion'
