-- id: YER-001
-- title: 年度与公开年度不符
-- doc: 只看必是公开年度的地方：封面和各部分的标题、目录、报表上的年度、说明各句开头“2024年度收入总计……”、“截至2024年12月31日共有车辆”。
--   与多数地方所写的年度不同的报出。与上年比较、结转、项目名称、文号、预算里的年度，以及同段中已写明公开年度的，都不算；附件不看。
-- basis: 公开的是一个年度的决算；沿用上年文稿时常漏改。
-- severity: warning
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, concept, subject, sides,
       '年度与公开年度不符：写作“' || printed || '”，应为“' || what || '”' AS message
FROM proofread
WHERE kind = 'year'
