-- id: ORG-001
-- title: 本单位名称写法不一
-- doc: 只看必是本单位名称的地方：文件和各部分的标题、目录、报表的编制单位、说明各段开头“某某局2024年度…”。
--   中间少了一截、多出一两个字，或有一两个不相连的字不同，报出；多数写法算是对的。省去开头的简称不算；序数、方位、行政区划的字不同的是另一单位，不算。
-- basis: 公开件中单位名称应为规范全称，前后一致。
-- severity: note
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, times, concept, subject, sides, suspect,
       '本单位名称写法不一：“' || printed || '”，别处为“' || what || '”' AS message
FROM proofread
WHERE kind = 'name'
