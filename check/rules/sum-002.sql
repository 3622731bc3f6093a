-- id: SUM-002
-- title: 文中各项与其整体不符
-- doc: 一句话或一段分项列举中，列全了的各项相加应等于整体；未列全的（其中…）相加不得超过整体。各项须同一口径、同一性质。
-- basis: 其中项是整体的一部分；列全的各项相加即为整体。
-- severity: error
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, concept, year, subject, difference, expected, family, sides, suspect, touched,
       coalesce(common, CASE WHEN open THEN '{concept}与其中各项之和' ELSE '{concept}与各项之和' END || wrong(verdict, '不符')
         || '：列 ' || shown(stated, family) || '，所列各项合计 ' || shown(reckoned, family) || doubt) AS message
FROM reckoning
WHERE prose AND dimension <> 'balance'
