-- id: FUN-001
-- title: 财政拨款与三本预算之和不符
-- doc: 财政拨款是一般公共预算、政府性基金预算、国有资本经营预算三项财政拨款之和。三项都已印出、留空或声明没有时才核对；
--   某项的支出（或收入）总数为零时，其下各口径均为零。表中逐行列示三项的，由 SUM-001 核对，这里不重复。
-- basis: 财政拨款的口径；财政拨款收入支出决算总表。
-- severity: error
-- version: 1
-- since: 0.1
WITH place AS (
  SELECT b.id, list(DISTINCT o.obs ORDER BY o.obs) AS sides, list(DISTINCT o.obs ORDER BY o.obs) FILTER (list_contains(b.suspect, s.obs)) AS suspect
  FROM (SELECT id, suspect, unnest(sides) AS side FROM breach) b JOIN obs s ON s.obs = b.side
  JOIN obs o ON o.disclosure = s.disclosure AND o.point = s.point AND o.shared = s.shared AND (o.class >= 1 OR o.obs = s.obs)
  ANTI JOIN odd d ON d.obs = o.obs
  WHERE s.shared OR o.obs = s.obs
  GROUP BY b.id)
SELECT a.disclosure, CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN 'unchecked' ELSE a.verdict END AS verdict,
       CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN '与已报出的一处同源' ELSE a.reason END AS reason,
       o.concept, o.year, coalesce(b.subject, a.whole) AS subject, coalesce(b.difference, abs(a.residual)) AS difference,
       o.value + coalesce(b.off, a.residual) AS expected, o.family,
       CASE WHEN len(p.sides) < 2 THEN list_concat(p.sides, f.none) ELSE coalesce(p.sides, r.sides) END AS sides, p.suspect, terms_of(a.id) AS touched,
       CASE WHEN b.n >= 2 THEN '{concept}与 ' || b.n || ' 处勾稽不符：列 {#' || o.value || '}，按勾稽应为 {#' || expected || '}'
            ELSE '{concept}与三本预算之和' || CASE a.verdict WHEN 'rounding' THEN '有尾差' ELSE '不符' END
                 || '：列 {#' || o.value || '}，三项合计 {#' || expected || '}' END AS message
FROM articulated a LEFT JOIN breach b USING (id) LEFT JOIN place p USING (id) LEFT JOIN trail r USING (id)
JOIN obs w ON w.obs = a.whole LEFT JOIN fiscal f ON f.disclosure = w.disclosure AND f.point = w.point
JOIN obs o ON o.obs = coalesce(b.subject, a.whole)
WHERE a.implied
UNION ALL BY NAME
SELECT f.disclosure, 'unchecked' AS verdict, '三本预算未逐项印出、留空或声明没有' AS reason, o.concept, o.year
FROM fiscal f JOIN obs o ON o.obs = f.whole
WHERE NOT f.known
