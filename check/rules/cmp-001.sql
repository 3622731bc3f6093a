-- id: CMP-001
-- title: 部分大于它所在的整体
-- doc: 一个口径包含在另一个之中，就不能大于它：一般公共预算支出的每个科目不大于全部资金的同一科目，财政拨款不大于全部收入、支出，
--   项不大于款、款不大于类，教育收费不大于事业收入，机关运行经费不大于公用经费，基本支出里的公务接待费（30217）等不大于“三公”经费的同一项。
--   只比较本年度的决算数，取各口径的一致数，按末位进舍的区间判断；有负数的、两数已在同一勾稽关系中核对的、
--   其中一个已另行报出的，不再核对。
-- basis: 部分不大于整体。
-- severity: warning
-- version: 1
-- since: 0.1
WITH figure AS MATERIALIZED (
  SELECT c.disclosure, c.point, c.obs, c.concept, c.year, c.value, c.place, c.conflict
  FROM consensus c JOIN published p ON p.disclosure = c.disclosure AND p.year = c.year
  WHERE c.family = '元' AND c.printed > 0),
-- Each concept with its year once, however many disclosures have it.
spelled AS (
  SELECT *, regexp_extract(concept, '/(function|economic)=([0-9]+|staff|public)$', ['dim', 'code']) AS last,
         CASE WHEN NOT contains(concept, '/item=') THEN regexp_extract(concept, '/fund=[a-z_]+') END AS fund
  FROM (SELECT point, any_value(concept) AS concept, any_value(year) AS year FROM figure GROUP BY point)
  WHERE NOT contains(concept, 'basis=') AND NOT contains(concept, 'project=')
    AND regexp_matches(concept, '^(income|expenditure|opening|closing|total)(/|$)')),
-- What each lies in, dimension by dimension, the nearest first.
within AS (
  SELECT *, unnest(list_concat(
    CASE WHEN fund <> '' THEN [
      {'dim': 'fund', 'far': 1, 'whole': replace(concept, fund, '/fund=fiscal')}, {'dim': 'fund', 'far': 2, 'whole': replace(concept, fund, '')}] END,
    CASE WHEN last.dim = 'function' THEN [
      {'dim': 'function', 'far': 1, 'whole': CASE WHEN len(last.code) = 7 THEN left(concept, -2) END},
      {'dim': 'function', 'far': 2, 'whole': left(concept, 3 - len(last.code))},
      {'dim': 'function', 'far': 3, 'whole': replace(concept, '/function=' || last.code, '')}] END,
    CASE WHEN last.dim = 'economic' THEN [
      {'dim': 'economic', 'far': 1, 'whole': CASE WHEN len(last.code) = 5 THEN left(concept, -2) END},
      {'dim': 'economic', 'far': 2, 'whole': CASE WHEN starts_with(last.code, '301') OR starts_with(last.code, '303') THEN replace(concept, last.code, 'staff') END},
      {'dim': 'economic', 'far': 3, 'whole': replace(concept, '/economic=' || last.code, '')}] END,
    CASE WHEN contains(concept, '/nature=') AND NOT contains(concept, '/economic=') THEN [
      {'dim': 'nature', 'far': 1, 'whole': regexp_replace(concept, '/nature=[a-z_]+', '')}] END,
    CASE WHEN contains(concept, '/origin=') THEN [
      {'dim': 'origin', 'far': 1, 'whole': replace(concept, '/origin=tuition', '/origin=operations')},
      {'dim': 'origin', 'far': 2, 'whole': regexp_replace(concept, '/origin=[a-z_]+', '')}] END,
    CASE WHEN contains(concept, '/item=operating') THEN [
      {'dim': 'operating', 'far': 1, 'whole': 'expenditure/fund=general_public/nature=basic/economic=public'}] END,
    CASE WHEN last.code IN ('30212', '30217', '30231', '31013') AND starts_with(concept, 'expenditure/fund=general_public/nature=basic/economic=') THEN [
      {'dim': 'item', 'far': 1, 'whole': 'expenditure/item=' || item || '/fund=general_public'},
      {'dim': 'item', 'far': 2, 'whole': 'expenditure/item=' || item || '/fund=fiscal'}] END), recursive := true)
  FROM (SELECT *, CASE last.code WHEN '30212' THEN 'abroad' WHEN '30217' THEN 'reception' WHEN '30231' THEN 'vehicle_running' ELSE 'vehicle_purchase' END AS item
        FROM spelled)),
lies AS MATERIALIZED (
  SELECT p.point, p.dim, w.point AS whole_point, row_number() OVER (PARTITION BY p.point, p.dim ORDER BY p.far) AS far
  FROM within p JOIN spelled w ON w.concept = p.whole AND w.year = p.year
  WHERE p.whole <> p.concept),
-- Pairs that an articulation relates already.
related AS (
  SELECT a.disclosure, w.point AS whole_point, o.point
  FROM articulation a JOIN term t USING (id) JOIN obs o ON o.obs = t.obs JOIN obs w ON w.obs = a.whole
  WHERE o.shared AND w.shared AND t.obs <> a.whole),
-- Nearly every figure has the nearest whole there is. The others look farther.
near AS MATERIALIZED (
  SELECT p.disclosure, p.point, p.obs, p.value, l.dim, w.point AS whole_point, w.obs AS whole_obs, w.value AS whole_value
  FROM figure p JOIN lies l ON l.point = p.point AND l.far = 1
  LEFT JOIN figure w ON w.disclosure = p.disclosure AND w.point = l.whole_point),
farther AS (
  SELECT p.disclosure, p.point, p.obs, p.value, p.dim, arg_min({'point': w.point, 'obs': w.obs, 'value': w.value}, l.far) AS whole
  FROM near p JOIN lies l ON l.point = p.point AND l.dim = p.dim
  JOIN figure w ON w.disclosure = p.disclosure AND w.point = l.whole_point
  WHERE p.whole_obs IS NULL
  GROUP BY ALL),
pair AS MATERIALIZED (
  SELECT p.*
  FROM (FROM near WHERE whole_obs IS NOT NULL
        UNION ALL SELECT * EXCLUDE (whole), whole.point, whole.obs, whole.value FROM farther) p
  ANTI JOIN related r ON r.disclosure = p.disclosure AND r.whole_point = p.whole_point AND r.point = p.point),
-- Few exceed their whole, and only those are looked into.
exceeding AS MATERIALIZED (
  SELECT p.disclosure, p.dim, p.obs, p.point, f.concept, f.year, f.value, f.place, f.conflict,
         w.obs AS whole_obs, w.point AS whole_point, w.value AS whole_value, w.place AS whole_place, w.conflict AS whole_conflict
  FROM pair p JOIN figure f ON f.obs = p.obs JOIN figure w ON w.obs = p.whole_obs
  WHERE p.value > p.whole_value),
printed AS (
  SELECT disclosure, point, min(value) AS lo, max(value) AS hi
  FROM obs SEMI JOIN (SELECT disclosure, point FROM exceeding UNION ALL SELECT disclosure, whole_point FROM exceeding) USING (disclosure, point)
  WHERE shared AND class >= 2 GROUP BY ALL),
negative AS (SELECT DISTINCT disclosure FROM obs WHERE shared AND class >= 2 AND value < 0 AND family = '元'),
-- Figures that fail elsewhere: in a sum, in a rate, against their own change and growth.
wanting AS (
  SELECT disclosure, x FROM broken
  UNION
  SELECT q.disclosure, o.point FROM (SELECT disclosure, unnest([part_obs, whole_obs]) AS obs FROM quotient WHERE verdict = 'conflict') q JOIN obs o USING (obs)
  UNION
  SELECT f.disclosure, f.point
  FROM obs g JOIN obs c ON c.disclosure = g.disclosure AND c.concept = g.concept AND c.year = g.year
      AND c.base_year IS NOT DISTINCT FROM g.base_year AND c.of_concept IS NOT DISTINCT FROM g.of_concept
    JOIN figure f ON f.disclosure = g.disclosure AND f.point = point_of(g.concept, g.year, '元')
  WHERE g.kind = 'growth' AND c.kind = 'change' AND g.usable AND c.usable AND g.family = '%' AND c.family = '元'
    AND (f.value <= c.value OR judge_growth(f.value, f.place, c.value, c.place, g.value, g.place) = 'conflict')),
judged AS (
  SELECT p.*, judge(p.value::HUGEINT - p.whole_value, p.place + p.whole_place, finer(p.place, p.whole_place)) AS as_agreed,
         CASE WHEN n.disclosure IS NOT NULL THEN '所列数字中有负数'
              WHEN p.conflict OR p.whole_conflict OR o.lo <= u.hi THEN '其中的数字与别处不一致，已另行报出'
              WHEN b.x IS NOT NULL OR v.x IS NOT NULL THEN '与已报出的一处同源' END AS doubt
  FROM exceeding p
  LEFT JOIN printed o ON o.disclosure = p.disclosure AND o.point = p.point
  LEFT JOIN printed u ON u.disclosure = p.disclosure AND u.point = p.whole_point
  LEFT JOIN negative n ON n.disclosure = p.disclosure
  LEFT JOIN wanting b ON b.disclosure = p.disclosure AND b.x = p.point
  LEFT JOIN wanting v ON v.disclosure = p.disclosure AND v.x = p.whole_point),
-- Where a line exceeds its whole, those above it do so for the same reason.
line AS (
  SELECT *, regexp_extract(concept, '/function=([0-9]+)', 1) AS code, regexp_replace(concept, '/function=[0-9]+', '') AS rest FROM judged),
settled AS (
  SELECT l.* EXCLUDE (doubt), coalesce(l.doubt, CASE WHEN k.obs IS NOT NULL THEN '与已报出的一处同源' END) AS doubt
  FROM line l LEFT JOIN (SELECT DISTINCT disclosure, dim, rest, code, obs FROM line WHERE as_agreed = 'conflict' AND doubt IS NULL) k
    ON k.disclosure = l.disclosure AND k.dim = l.dim AND k.rest = l.rest AND starts_with(k.code, l.code) AND k.code <> l.code
  QUALIFY row_number() OVER (PARTITION BY l.disclosure, l.point, l.dim ORDER BY k.obs) = 1)
SELECT disclosure, CASE WHEN as_agreed = 'conflict' AND doubt IS NOT NULL THEN 'unchecked' ELSE as_agreed END AS verdict,
       CASE WHEN as_agreed = 'conflict' THEN doubt END AS reason, concept, year, obs AS subject,
       value - whole_value AS difference, '元' AS family, [obs, whole_obs] AS sides,
       '{concept}' || CASE dim WHEN 'operating' THEN '多于公用经费' WHEN 'fund' THEN '多于同一口径的全部资金' ELSE '多于它所在的整体' END
       || CASE as_agreed WHEN 'rounding' THEN '（尾差）' ELSE '' END || '：列 {#' || value || '}，整体只有 {#' || whole_value || '}' AS message, 1 AS times
FROM settled
UNION ALL BY NAME
SELECT disclosure, 'equal' AS verdict, '' AS concept, count(*)::INTEGER AS times, flatten(list([obs, whole_obs])) AS touched
FROM pair WHERE value <= whole_value GROUP BY disclosure
