-- id: FRM-004
-- title: 决算表的金额单位有误或不一
-- doc: 表头注明的金额单位与表中数字的量级不符：以元为单位的表，数字与以万元为单位的各表逐一相同（反之亦然），报错误，该表的数字不再与别处核对。
--   量级相符而各表单位不一的，报提示：读者容易看错。
-- basis: 同一公开件的各表应采用同一金额单位，并与数字相符。
-- severity: error
-- version: 1
-- since: 0.1
WITH usual AS (
  SELECT disclosure, unit FROM (SELECT disclosure, unit, count(*) AS n FROM sheet WHERE unit <> '' GROUP BY ALL)
  QUALIFY row_number() OVER (PARTITION BY disclosure ORDER BY n DESC, unit DESC) = 1),
unlike AS (
  SELECT s.*, u.unit AS usual, m.obs, m.other_obs, m.n AS scaled
  FROM sheet s JOIN usual u USING (disclosure) LEFT JOIN misscaled m ON m.reading = s.reading AND m.form = s.form
  WHERE s.unit <> '' AND s.twice = 1)
SELECT l.disclosure, CASE WHEN l.obs IS NOT NULL OR l.unit <> l.usual THEN 'conflict' ELSE 'equal' END AS verdict,
       CASE WHEN l.obs IS NULL THEN 'note' END AS severity, 'item=text' AS concept, l.id AS subject,
       CASE WHEN l.obs IS NOT NULL THEN [l.id, l.obs, l.other_obs]
            ELSE [l.id, (SELECT max(o.id) FROM sheet o WHERE o.disclosure = l.disclosure AND o.unit = l.usual AND o.twice = 1)] END AS sides,
       CASE WHEN l.obs IS NOT NULL THEN [l.id] ELSE [] END AS suspect,
       CASE WHEN l.obs IS NOT NULL THEN '《' || l.title || '》的金额单位“' || l.unit || '”与数字的量级不符：有 ' || l.scaled || ' 个数与别的表数字相同而单位不同，全表没有再与别处核对'
            ELSE '《' || l.title || '》的金额单位是“' || l.unit || '”，其他表是“' || l.usual || '”' END AS message
FROM unlike l
