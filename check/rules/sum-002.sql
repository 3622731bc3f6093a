-- id: SUM-002
-- title: 文中各项与其整体不符
-- doc: 一句话或一段分项列举中，列全了的各项相加应等于整体；未列全的（其中…）相加不得超过整体。各项须同一口径、同一性质。
-- basis: 其中项是整体的一部分；列全的各项相加即为整体。
-- severity: error
-- version: 1
-- since: 0.1
-- example: 支出 3.02 万元，其中三项合计 4.55 万元 → 报出，相差 1.53 万元。
-- example: 支出 10.00 万元，其中一项 4.00 万元 → 未列全，不报。
SELECT a.disclosure, CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN 'unchecked' ELSE a.verdict END AS verdict,
       CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN '与已报出的一处同源' ELSE a.reason END AS reason,
       o.concept, o.year, coalesce(b.subject, a.whole) AS subject,
       coalesce(b.difference, abs(a.residual)) AS difference,
       o.value + coalesce(b.off, a.residual) AS expected, o.family,
       coalesce(b.sides, r.sides, [a.whole]) AS sides, b.suspect,
       CASE WHEN b.n >= 2 THEN '{concept}与 ' || b.n || ' 处勾稽不符：列 {#' || o.value || '}，按勾稽应为 {#' || (o.value + b.off) || '}'
            ELSE CASE WHEN a.open THEN '{concept}与其中各项之和' || CASE a.verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END || '：列 {#' ELSE '{concept}与各项之和' || CASE a.verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END || '：列 {#' END || o.value || '}，所列各项合计 {#' || (o.value + a.residual) || '}'
                 || CASE WHEN b.parts_suspect THEN '（前者另有印证，各项存疑）' ELSE '' END END AS message
FROM articulated a LEFT JOIN breach b USING (id) LEFT JOIN trail r USING (id) JOIN obs o ON o.obs = coalesce(b.subject, a.whole)
WHERE a.prose AND a.dimension <> 'balance'
