-- id: CNT-002
-- title: 计数彼此不符
-- doc: 批次（团组）与紧跟着的人次：每批至少一人，人次不应少于批次。国内公务接待的批次、人次等于其中外事接待与其他国内公务接待之和。
--   公务用车不应多于共有车辆；共有车辆列出的各类用车少于合计、又没有其他用车的，一并提示。约数、上年数不核对。
-- basis: 批次与人次、部分与整体的关系。
-- severity: warning
-- version: 1
-- since: 0.1
WITH counted AS (
  SELECT o.disclosure, o.obs, o.year, o.value, o.family, l.document, l.block, l.start_byte, l.end_byte, replace(o.concept, 'item=', '') AS phrase
  FROM obs o JOIN claim l USING (obs) JOIN published p ON p.disclosure = o.disclosure AND p.year = o.year
  WHERE o.kind = 'count' AND o.usable AND o.place = 0 AND coalesce(l.hedge, '') = ''),
-- Visits and visitors that stand side by side, in either order.
side AS (
  SELECT b.disclosure, b.year, b.obs, p.obs AS other, b.value, p.value AS persons, b.family, p.family AS of_persons,
         row_number() OVER (PARTITION BY b.obs ORDER BY abs(p.start_byte - b.end_byte)) AS nth
  FROM counted b JOIN counted p ON p.disclosure = b.disclosure AND p.document = b.document AND p.block = b.block AND p.family IN ('人次', '人')
    AND (p.phrase = b.phrase OR p.start_byte > b.end_byte AND regexp_matches(p.phrase, '^(来访|来宾|宾客|接待)(人员|人次|人数)?$'))
    AND (p.start_byte BETWEEN b.end_byte AND b.end_byte + 24 OR b.start_byte BETWEEN p.end_byte AND p.end_byte + 6)
  WHERE b.family IN ('批次', '批', '团组') OR b.family = '个' AND regexp_matches(b.phrase, '团组?$')),
known AS (
  SELECT *, CASE WHEN family IN ('批次', '批') THEN '批次' WHEN family IN ('人次', '人') THEN '人次' ELSE family END AS unit, CASE
    WHEN regexp_matches(phrase, '外事接待$') THEN 'foreign'
    WHEN regexp_matches(phrase, '其他国内公务接待$') THEN 'other'
    WHEN regexp_matches(phrase, '国内公务接待$') THEN 'all'
    WHEN regexp_matches(phrase, '(公务用车(的)?保有量(为)?|共有公务用车)$') AND family = '辆' THEN 'service'
    WHEN regexp_matches(phrase, '共有车辆$') AND family = '辆' THEN 'vehicles' END AS what
  FROM counted WHERE NOT regexp_matches(phrase, '年初|上年|去年|下属|本级|每|国[(（]境[)）]外')),
said AS (
  SELECT disclosure, what, unit, min(year) AS year, min(obs) AS obs, list(obs ORDER BY obs) AS sides, min(value) AS value
  FROM known WHERE what IS NOT NULL GROUP BY disclosure, what, unit HAVING min(value) = max(value)),
kinds AS (
  SELECT w.disclosure, w.year, w.obs, w.value AS whole, w.value + a.residual AS parts, list(t.obs ORDER BY t.obs) AS sides
  FROM articulated a JOIN counted w ON w.obs = a.whole JOIN term t USING (id) JOIN counted c ON c.obs = t.obs
  WHERE a.open AND w.family = '辆' AND regexp_matches(w.phrase, '共有车辆$')
  GROUP BY a.id, w.disclosure, w.year, w.obs, w.value, a.residual
  HAVING count(*) > 2 AND bool_and(t.obs = w.obs OR regexp_matches(c.phrase, '用车$') AND NOT contains(c.phrase, '其他')))
SELECT disclosure, CASE WHEN persons < value THEN 'conflict' ELSE 'equal' END AS verdict, NULL AS severity, 'item=公务接待' AS concept, year, obs AS subject,
       [obs, other] AS sides, (value // 1000) || family || '却只有' || (persons // 1000) || of_persons AS message
FROM side WHERE nth = 1
UNION ALL
SELECT w.disclosure, CASE WHEN w.value = f.value + o.value THEN 'equal' ELSE 'conflict' END, NULL, 'item=国内公务接待', w.year, w.obs,
       list_concat(w.sides, f.sides, o.sides),
       '国内公务接待 ' || (w.value // 1000) || w.unit || '，外事接待与其他国内公务接待合计 ' || ((f.value + o.value) // 1000) || w.unit
FROM said w JOIN said f ON f.disclosure = w.disclosure AND f.unit = w.unit AND f.what = 'foreign'
JOIN said o ON o.disclosure = w.disclosure AND o.unit = w.unit AND o.what = 'other'
WHERE w.what = 'all'
UNION ALL
SELECT s.disclosure, CASE WHEN s.value > v.value THEN 'conflict' ELSE 'equal' END, 'note', 'item=共有车辆', s.year, s.obs, list_concat(s.sides, v.sides),
       '公务用车 ' || (s.value // 1000) || '辆，共有车辆却只有 ' || (v.value // 1000) || '辆'
FROM said s JOIN said v ON v.disclosure = s.disclosure AND v.what = 'vehicles' WHERE s.what = 'service'
UNION ALL
SELECT disclosure, CASE WHEN parts < whole THEN 'conflict' ELSE 'equal' END, 'note', 'item=共有车辆', year, obs, sides,
       '共有车辆 ' || (whole // 1000) || '辆，所列各类合计 ' || (parts // 1000) || '辆'
FROM kinds
