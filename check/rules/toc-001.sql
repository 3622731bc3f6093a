-- id: TOC-001
-- title: 目录与正文标题不一致
-- doc: 目录中的各部分和一、二、三…各条，与正文同一部分同一编号的标题比较；大部分字相同而不全同的报出。
--   标点、空格、年度和本单位名称不计；大部分字不同的，编号只是碰巧相同，不核对。
-- basis: 目录由正文标题生成，应逐字相同。
-- severity: note
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, times, concept, subject, sides, suspect,
       '目录与正文标题不一致：目录为“' || printed || '”，正文为“' || what || '”' AS message
FROM proofread
WHERE kind = 'contents'
