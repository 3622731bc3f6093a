-- id: BAL-001
-- title: 收支结转不平衡
-- doc: 收入、年初结转和结余、使用结余之和应等于支出、结余分配、年末结转和结余之和，并等于总计；政府性基金等表逐行：年初 + 收入 − 支出 = 年末。
-- basis: 部门决算报表的收支平衡关系。
-- severity: error
-- version: 1
-- since: 0.1
-- example: 收入 73.28，支出 73.28，年初为零，年末印 1.00 → 报出，相差 1.00 万元。
-- example: 年初 2.00 + 收入 10.00 − 支出 9.00 = 年末 3.00 → 平衡，不报。
SELECT a.disclosure, CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN 'unchecked' ELSE a.verdict END AS verdict,
       CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN '与已报出的一处同源' ELSE a.reason END AS reason,
       o.concept, o.year, coalesce(b.subject, a.whole) AS subject,
       coalesce(b.difference, abs(a.residual)) AS difference,
       o.value + coalesce(b.off, a.residual) AS expected, o.family,
       coalesce(b.sides, r.sides, [a.whole]) AS sides, b.suspect,
       CASE WHEN b.n >= 2 THEN '{concept}与 ' || b.n || ' 处勾稽不符：列 {#' || o.value || '}，按勾稽应为 {#' || (o.value + b.off) || '}'
            ELSE '{concept}收支' || CASE a.verdict WHEN 'rounding' THEN '有尾差' ELSE '不平衡' END || '：列 {#' || o.value || '}，按收支结转应为 {#' || (o.value + a.residual) || '}'
                 || CASE WHEN b.parts_suspect THEN '（前者另有印证，各项存疑）' ELSE '' END END AS message
FROM articulated a LEFT JOIN breach b USING (id) LEFT JOIN trail r USING (id) JOIN obs o ON o.obs = coalesce(b.subject, a.whole)
WHERE a.dimension = 'balance'
