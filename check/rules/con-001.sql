-- id: CON-001
-- title: 同一口径各处不一致
-- doc: 同一单位、同一年度、同一口径（收支方向、资金、支出性质、科目、项目、预算或决算）的数字，不论印在哪张表、哪句话里，都必须相同。
--   相差不超过最末一位进舍所能造成的，算尾差；表中空白按零计。多数地方一致、或上下级勾稽支持其中一方时，指出与其他各处不同的一方。
-- basis: 部门决算公开的各表与情况说明出自同一套决算数据，同一数字只有一个值。
-- severity: error
-- version: 1
-- since: 0.1
WITH side AS (
  SELECT c.disclosure, c.point, list(o.obs ORDER BY o.obs) AS sides,
         list(o.obs ORDER BY o.obs) FILTER (d.obs IS NOT NULL AND c.decided) AS suspect,
         max(abs(o.value - c.value)) AS difference
  FROM consensus c JOIN obs o USING (disclosure, point) LEFT JOIN odd d ON d.obs = o.obs
  WHERE c.differs AND o.shared AND (o.class >= 1 OR c.conflict)
  GROUP BY ALL)
SELECT c.disclosure, CASE WHEN c.conflict THEN 'conflict' WHEN c.differs THEN 'rounding' ELSE 'equal' END AS verdict,
       c.concept, c.year, c.obs AS subject, s.difference, c.value AS expected, c.family, s.sides, s.suspect,
       figures_at(c.disclosure, c.point) AS touched,
       CASE WHEN c.conflict THEN '{concept}各处不一致' WHEN c.differs THEN '{concept}各处有尾差' END AS message
FROM consensus c LEFT JOIN side s USING (disclosure, point)
WHERE c.n >= 2 AND c.printed >= 1
