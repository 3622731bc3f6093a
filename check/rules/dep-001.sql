-- id: DEP-001
-- title: 部门与所属各单位之和不符
-- doc: 部门决算自己列出纳入编制范围的单位，这些单位（含本级）当年的单位决算都在库中时，收入、支出、总计、各本预算的收支、基本支出、项目支出、
--   “三公”经费的部门数应等于各单位之和。上级补助、附属单位上缴之类的内部往来在汇总时抵销，差额在其范围以内的不报。
--   只比较表中的数字。库中缺某些单位时，只看已有各单位之和是否超过部门。两个部门都列有的单位名称不能确定是谁，当作缺。几项差额相同的合为一条；大部分都不符的也合为一条：多半不是同一范围。
--   同一年度有几版的，取表最多的一版；换用另一版相符的不报。几版大部分数字都不同的，可能是同名的几个单位，不核对。
-- basis: 部门决算由本级和所属各单位的决算汇总而成。
-- severity: warning
-- scope: units
-- version: 1
-- since: 0.1
WITH listed AS (SELECT r.*, r.parents > 1 AS doubtful FROM roster r JOIN account a USING (disclosure)),
called AS (
  SELECT *, unnest(CASE WHEN stem = whole THEN list_distinct([unit_key, stem, stem || '本级', stem || '(本级)', stem || '机关']) ELSE [unit_key] END) AS name
  FROM listed WHERE NOT doubtful),
known AS (
  SELECT l.disclosure, l.unit_key, u.disclosure AS part
  FROM called l JOIN account u ON u.year = l.year AND u.unit_key = l.name
  WHERE u.disclosure <> l.disclosure AND (u.kind <> '部门决算' OR l.name = l.unit_key AND l.name <> l.whole)
  QUALIFY row_number() OVER (PARTITION BY l.disclosure, l.unit_key ORDER BY u.kind = '单位决算' DESC, u.unit_key = l.unit_key DESC, u.disclosure) = 1),
found AS (
  SELECT l.*, k.part FROM listed l LEFT JOIN known k USING (disclosure, unit_key)
  QUALIFY row_number() OVER (PARTITION BY l.disclosure, l.unit_key ORDER BY l.unit, l.whole) = 1),
cover AS (
  SELECT disclosure, year, count(*) AS units, count(part) AS present,
         string_agg(unit, '、' ORDER BY unit) FILTER (part IS NULL) AS missing
  FROM found GROUP BY disclosure, year),
-- What another edition of a unit, or of the department, would change.
party AS (
  SELECT DISTINCT disclosure, disclosure AS party, -1 AS sign FROM found UNION ALL SELECT disclosure, part, 1 FROM found WHERE part IS NOT NULL),
shifted AS (
  SELECT disclosure, concept, year, list(shifts) AS shifts, string_agg(document, '、' ORDER BY document) AS edited
  FROM (SELECT p.disclosure, r.concept, r.year, list(DISTINCT p.sign * r.shift) AS shifts, any_value(e.document) AS document
        FROM party p JOIN revised r ON r.disclosure = p.party JOIN edited e ON e.disclosure = p.party
        WHERE r.differs GROUP BY p.disclosure, p.party, r.concept, r.year)
  GROUP BY ALL),
added AS (
  SELECT f.disclosure, c.year, w.concept, any_value(w.obs) AS whole_obs, any_value(w.value) AS whole, count(p.obs) AS n,
         any_value(c.units) AS units, any_value(c.present) AS present, any_value(c.missing) AS missing,
         sum(p.value) AS parts, sum(p.place) + any_value(w.place) AS width,
         finer(any_value(w.place), coalesce(min(p.place) FILTER (p.place > 0), 0)) AS finest, min(p.value) AS least,
         list(p.obs) FILTER (p.class > 0) AS obs, coalesce(sum(i.inner_flow), 0) AS inner_flow
  FROM found f JOIN cover c USING (disclosure, year)
  JOIN figure w ON w.disclosure = f.disclosure AND w.year = f.year AND w.class = 3
  LEFT JOIN figure p ON p.disclosure = f.part AND p.year = f.year AND p.concept = w.concept AND p.class <> 2
  LEFT JOIN (SELECT disclosure, year, sum(abs(value)) AS inner_flow FROM figure
             WHERE concept IN ('income/origin=superior', 'income/origin=subordinates', 'expenditure/nature=to_superior', 'expenditure/nature=to_subordinates')
             GROUP BY ALL) i ON i.disclosure = f.part AND i.year = f.year AND w.concept IN ('income', 'expenditure', 'total')
  WHERE regexp_full_match(w.concept, '(income|expenditure|total)(/fund=[a-z_]+)?(/nature=(basic|project))?'
          || '|expenditure/item=(three_public|abroad|vehicles|vehicle_purchase|vehicle_running|reception)(/fund=[a-z_]+)?')
  GROUP BY f.disclosure, c.year, w.concept),
judged AS (
  SELECT a.*, s.edited, d.disclosure IS NOT NULL AS doubtful, parts - whole AS residual, reachable(residual, s.shifts) AS residuals,
         list_transform(residuals, lambda r: judge(CASE WHEN present < units THEN greatest(r, 0) ELSE r END, width, finest)) AS verdicts,
         CASE WHEN verdicts[1] <> 'conflict' THEN verdicts[1] WHEN len(list_filter(verdicts, lambda v: v <> 'conflict')) > 0 THEN 'equal' ELSE 'conflict' END AS as_told,
         residual > 0 AND 2 * (residual - inner_flow) <= width AS netted
  FROM added a LEFT JOIN shifted s USING (disclosure, concept, year)
  LEFT JOIN (SELECT DISTINCT p.disclosure FROM party p JOIN namesake n ON n.disclosure = p.party) d ON d.disclosure = a.disclosure),
settled AS (
  SELECT *, CASE WHEN present < units AND (n < present OR n = 0 OR least < 0 OR netted OR as_told <> 'conflict')
                   THEN '库中缺 ' || (units - present) || ' 个单位的决算：' || missing
                 WHEN n < present THEN '有的单位没有这一数字' WHEN as_told <> 'conflict' THEN NULL
                 WHEN netted THEN '差额在内部往来的范围以内' WHEN doubtful THEN '同名单位有几份不同的决算'
                 WHEN len(residuals) >= 256 THEN '不同的版次太多' END AS pardon,
         CASE WHEN pardon IS NULL THEN as_told ELSE 'unchecked' END AS verdict
  FROM judged),
-- Where most figures differ, the accounts are not of one whole: one finding says so.
weighed AS (
  SELECT *, count(*) FILTER (verdict = 'conflict') OVER w AS broken,
         broken >= 4 AND broken > count(*) FILTER (verdict IN ('equal', 'rounding')) OVER w AS strange
  FROM settled WINDOW w AS (PARTITION BY disclosure))
SELECT disclosure, verdict, pardon AS reason, concept, year, first_value(whole_obs) OVER same AS subject,
       abs(residual) AS difference, '元' AS family, list_concat([whole_obs], coalesce(obs, [])) AS sides,
       CASE WHEN verdict IN ('conflict', 'rounding') THEN
       '{concept}' || several(list(concept) OVER same)
       || CASE WHEN present < units THEN '小于所属 ' || present || ' 个单位之和：部门 {#' || whole || '}，这些单位合计 {#' || parts || '}，另缺 ' || missing
               ELSE '与所属 ' || units || ' 个单位之和' || wrong(verdict, '不符') || '：部门 {#' || whole || '}，各单位合计 {#' || parts || '}' END
       || CASE WHEN strange THEN '；大部分数字不符，多半不是同一范围' ELSE '' END || others(concept, list(concept) OVER same)
       || coalesce('；有的决算有几版，换用各版都不符，此处按 ' || edited, '') END AS message
FROM weighed
WINDOW same AS (PARTITION BY disclosure, verdict, CASE WHEN NOT strange THEN residual END ORDER BY concept ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
UNION ALL BY NAME
SELECT a.disclosure, 'unchecked' AS verdict,
       coalesce((SELECT any_value(n.what) FROM disclosure d JOIN note n USING (reading) WHERE d.disclosure = a.disclosure AND starts_with(n.what, '写明纳入编制范围的单位')),
                '没有列出纳入决算编制范围的单位') AS reason, 'expenditure' AS concept, a.year
FROM account a ANTI JOIN listed USING (disclosure) WHERE a.kind = '部门决算'
