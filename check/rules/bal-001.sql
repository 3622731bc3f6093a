-- id: BAL-001
-- title: 收支结转不平衡
-- doc: 收入、年初结转和结余、使用结余之和应等于支出、结余分配、年末结转和结余之和，并等于总计；政府性基金等表逐行：年初 + 收入 − 支出 = 年末。
-- basis: 部门决算报表的收支平衡关系。
-- severity: error
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, concept, year, subject, difference, expected, family, sides, suspect, touched,
       coalesce(common, '{concept}收支' || wrong(verdict, '不平衡')
         || '：列 {#' || stated || '}，按收支结转应为 {#' || reckoned || '}' || doubt) AS message
FROM reckoning
WHERE dimension = 'balance'
