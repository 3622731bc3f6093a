-- id: SUM-001
-- title: 表内各项之和与合计不符
-- doc: 报表里项、款、类、合计逐级相加，一行各栏相加等于其合计栏，人员经费与公用经费相加等于基本支出。
--   每个印出的数代表其末位进舍的区间，空白按零计；一个数字使几处勾稽同时不成立时只报一次。已在别处与同口径数字不一致的数，以一致的数代入。
-- basis: 部门决算报表的表内勾稽关系。
-- severity: error
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, concept, year, subject, difference, expected, family, sides, suspect, touched,
       coalesce(common, '{concept}与各项之和' || wrong(verdict, '不符')
         || '：列 {#' || stated || '}，各项合计 {#' || reckoned || '}' || doubt) AS message
FROM reckoning
WHERE NOT prose AND NOT implied AND dimension <> 'balance'
