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
WITH figure AS (
  SELECT c.disclosure, c.point, c.obs, c.concept, c.year, c.value, c.place, c.conflict, o.lo, o.hi
  FROM consensus c JOIN published p ON p.disclosure = c.disclosure AND p.year = c.year
  JOIN (SELECT disclosure, point, min(value) AS lo, max(value) AS hi FROM obs WHERE shared AND class >= 2 GROUP BY ALL) o
    ON o.disclosure = c.disclosure AND o.point = c.point
  WHERE c.family = '元' AND NOT contains(c.concept, 'basis=') AND NOT contains(c.concept, 'project=')
    AND regexp_matches(c.concept, '^(income|expenditure|opening|closing|total)(/|$)')),
-- What each lies in, dimension by dimension, the nearest first.
within AS (
  SELECT f.*, unnest([
    {'dim': 'fund', 'far': 1, 'whole': CASE WHEN NOT contains(concept, 'item=') THEN regexp_replace(concept, '/fund=(general_public|government_fund|state_capital)', '/fund=fiscal') END},
    {'dim': 'fund', 'far': 2, 'whole': CASE WHEN NOT contains(concept, 'item=') THEN regexp_replace(concept, '/fund=[a-z_]+', '') END},
    {'dim': 'function', 'far': 1, 'whole': regexp_replace(concept, '/function=([0-9]{5})[0-9]{2}$', '/function=\1')},
    {'dim': 'function', 'far': 2, 'whole': regexp_replace(concept, '/function=([0-9]{3})[0-9]{2,4}$', '/function=\1')},
    {'dim': 'function', 'far': 3, 'whole': regexp_replace(concept, '/function=[0-9]+$', '')},
    {'dim': 'economic', 'far': 1, 'whole': regexp_replace(concept, '/economic=([0-9]{3})[0-9]{2}$', '/economic=\1')},
    {'dim': 'economic', 'far': 2, 'whole': regexp_replace(concept, '/economic=(301|303)[0-9]*$', '/economic=staff')},
    {'dim': 'economic', 'far': 3, 'whole': regexp_replace(concept, '/economic=(staff|public|[0-9]+)$', '')},
    {'dim': 'nature', 'far': 1, 'whole': CASE WHEN NOT contains(concept, 'economic=') THEN regexp_replace(concept, '/nature=[a-z_]+', '') END},
    {'dim': 'origin', 'far': 1, 'whole': replace(concept, '/origin=tuition', '/origin=operations')},
    {'dim': 'origin', 'far': 2, 'whole': regexp_replace(concept, '/origin=[a-z_]+', '')},
    {'dim': 'operating', 'far': 1, 'whole': CASE WHEN contains(concept, '/item=operating') THEN 'expenditure/fund=general_public/nature=basic/economic=public' END},
    {'dim': 'abroad', 'far': 1, 'whole': CASE WHEN line = '30212' THEN 'expenditure/item=abroad/fund=general_public' END},
    {'dim': 'abroad', 'far': 2, 'whole': CASE WHEN line = '30212' THEN 'expenditure/item=abroad/fund=fiscal' END},
    {'dim': 'reception', 'far': 1, 'whole': CASE WHEN line = '30217' THEN 'expenditure/item=reception/fund=general_public' END},
    {'dim': 'reception', 'far': 2, 'whole': CASE WHEN line = '30217' THEN 'expenditure/item=reception/fund=fiscal' END},
    {'dim': 'running', 'far': 1, 'whole': CASE WHEN line = '30231' THEN 'expenditure/item=vehicle_running/fund=general_public' END},
    {'dim': 'running', 'far': 2, 'whole': CASE WHEN line = '30231' THEN 'expenditure/item=vehicle_running/fund=fiscal' END},
    {'dim': 'purchase', 'far': 1, 'whole': CASE WHEN line = '31013' THEN 'expenditure/item=vehicle_purchase/fund=general_public' END},
    {'dim': 'purchase', 'far': 2, 'whole': CASE WHEN line = '31013' THEN 'expenditure/item=vehicle_purchase/fund=fiscal' END}], recursive := true)
  FROM (SELECT *, regexp_extract(concept, '^expenditure/fund=general_public/nature=basic/economic=([0-9]{5})$', 1) AS line FROM figure) f),
pair AS (
  SELECT p.*, w.point AS whole_point, w.obs AS whole_obs, w.value AS whole_value, w.place AS whole_place, w.hi AS whole_hi, w.conflict AS whole_conflict
  FROM within p JOIN figure w ON w.disclosure = p.disclosure AND w.year = p.year AND w.concept = p.whole
  WHERE p.whole <> p.concept
  QUALIFY row_number() OVER (PARTITION BY p.disclosure, p.point, p.dim ORDER BY p.far) = 1),
-- Pairs that an articulation relates already.
related AS (
  SELECT DISTINCT a.disclosure, w.point AS whole_point, o.point
  FROM articulation a JOIN term t USING (id) JOIN obs o ON o.obs = t.obs JOIN obs w ON w.obs = a.whole
  WHERE o.shared AND w.shared AND o.obs <> w.obs),
negative AS (SELECT DISTINCT disclosure FROM obs WHERE shared AND class >= 2 AND value < 0 AND family = '元'),
wanting AS (SELECT DISTINCT disclosure, x FROM broken),
judged AS (
  SELECT p.*, judge(greatest(p.value::HUGEINT - p.whole_value, 0), p.place + p.whole_place, finer(p.place, p.whole_place)) AS as_agreed,
         CASE WHEN n.disclosure IS NOT NULL THEN '所列数字中有负数'
              WHEN p.conflict OR p.whole_conflict OR p.lo <= p.whole_hi THEN '其中的数字与别处不一致，已另行报出'
              WHEN b.x IS NOT NULL OR v.x IS NOT NULL THEN '与已报出的一处同源' END AS doubt
  FROM pair p ANTI JOIN related r ON r.disclosure = p.disclosure AND r.whole_point = p.whole_point AND r.point = p.point
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
       || CASE as_agreed WHEN 'rounding' THEN '（尾差）' ELSE '' END || '：列 {#' || value || '}，整体只有 {#' || whole_value || '}' AS message
FROM settled
