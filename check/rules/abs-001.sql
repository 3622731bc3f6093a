-- id: ABS-001
-- title: 空表没有说明
-- doc: 一张决算表里没有一个数字，表下没有“本表无数据”之类的说明，文中也没有写明没有这项收支（或为 0）。
--   只有表没有情况说明的文件、由几份文件组成的公开件不核对。
-- basis: 没有数据的表应公开空表并注明。
-- severity: note
-- version: 1
-- since: 0.1
WITH bare AS (
  SELECT s.*, x.form IS NOT NULL AS explained FROM sheet s LEFT JOIN explained x USING (disclosure, form)
  ANTI JOIN fact f ON f.reading = s.reading AND f.form = s.form AND NOT f.blank
  WHERE s.empty AND s.twice = 1)
SELECT b.disclosure, CASE WHEN b.explained THEN 'equal' WHEN p.doubt IS NOT NULL OR p.narrative IS NULL THEN 'unchecked' ELSE 'conflict' END AS verdict,
       CASE WHEN NOT b.explained THEN coalesce(p.doubt, CASE WHEN p.narrative IS NULL THEN '文件没有情况说明' END) END AS reason,
       'item=text' AS concept, b.id AS subject, [b.id] AS sides,
       '《' || b.title || '》为空，没有说明' AS message
FROM bare b JOIN published p USING (disclosure)
