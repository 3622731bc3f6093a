-- id: RAT-001
-- title: 占比与数字不符
-- doc: 文中“占…的百分之几”按部分与整体重算。分子、分母各取其口径的一致数；结果以印出位数的进舍区间比较，差末位一个单位以内算尾差。
-- basis: 占比 = 部分 ÷ 整体。
-- severity: error
-- version: 1
-- since: 0.1
SELECT q.disclosure, CASE WHEN m.obs IS NULL THEN q.verdict ELSE 'unchecked' END AS verdict,
       CASE WHEN m.obs IS NULL THEN q.reason ELSE '与已报出的一处同源' END AS reason, q.concept, q.year, q.obs AS subject,
       CASE WHEN q.known THEN rate(q.part, q.whole, q.place) END AS expected, abs(expected - q.value) AS difference, '%' AS family,
       list_distinct(list_filter([q.obs, part_obs, subject_obs, whole_obs, of_obs], lambda x: x IS NOT NULL)) AS sides,
       CASE WHEN q.vouched THEN [q.obs] ELSE [] END AS suspect,
       '{concept}所占比重' || CASE q.verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END || '：印 {%' || q.value
       || '}，按 {#' || q.part || '} ÷ {#' || q.whole || '} 应为 {%' || expected || '}' AS message
FROM quotient q LEFT JOIN excused m USING (obs)
WHERE q.kind = 'share'
