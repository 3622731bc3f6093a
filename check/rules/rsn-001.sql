-- id: RSN-001
-- title: 没有写明原因
-- doc: “主要原因是”“主要原因：”之后没有下文；或某一科目的完成率不是 100%，没有写原因，而其他科目（至少三个，且占四分之三以上）都写了。
--   原因写在下一段、下面几条里的算写了；差异不足 0.1 个百分点的不算。
-- basis: 情况说明应说明决算数与预算数、上年数差异的原因。
-- severity: note
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, concept, subject, sides,
       '没有写明原因：“' || printed || '”，' || what AS message
FROM proofread
WHERE kind = 'reason'
