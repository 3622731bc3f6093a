-- id: SUM-001
-- title: 表内各项之和与合计不符
-- doc: 报表里项、款、类、合计逐级相加，一行各栏相加等于其合计栏，人员经费与公用经费相加等于基本支出。
--   每个印出的数代表其末位进舍的区间，空白按零计；一个数字使几处勾稽同时不成立时只报一次。已在别处与同口径数字不一致的数，以一致的数代入。
-- basis: 部门决算报表的表内勾稽关系。
-- severity: error
-- version: 1
-- since: 0.1
-- example: 206 科学技术支出 62.90，下列两款合计 62.80 → 报出，相差 0.10 万元。
-- example: 16 项各自四舍五入后合计 440.88，合计栏 440.90 → 尾差。
SELECT a.disclosure, CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN 'unchecked' ELSE a.verdict END AS verdict,
       CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN '与已报出的一处同源' ELSE a.reason END AS reason,
       o.concept, o.year, coalesce(b.subject, a.whole) AS subject,
       coalesce(b.difference, abs(a.residual)) AS difference,
       o.value + coalesce(b.off, a.residual) AS expected, o.family,
       coalesce(b.sides, r.sides, [a.whole]) AS sides, b.suspect,
       CASE WHEN b.n >= 2 THEN '{concept}与 ' || b.n || ' 处勾稽不符：列 {#' || o.value || '}，按勾稽应为 {#' || (o.value + b.off) || '}'
            ELSE '{concept}与各项之和' || CASE a.verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END || '：列 {#' || o.value || '}，各项合计 {#' || (o.value + a.residual) || '}'
                 || CASE WHEN b.parts_suspect THEN '（前者另有印证，各项存疑）' ELSE '' END END AS message
FROM articulated a LEFT JOIN breach b USING (id) LEFT JOIN trail r USING (id) JOIN obs o ON o.obs = coalesce(b.subject, a.whole)
WHERE NOT a.prose AND NOT a.implied AND a.dimension <> 'balance'
