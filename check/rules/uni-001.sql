-- id: UNI-001
-- title: 数字缺少单位
-- doc: “增长”“下降”“占”之后带小数的数字没有“%”，“增加”“减少”之后带小数的数字没有单位；金额写到“万”而没有“元”；
--   同一列举中前后各项都有“万元”，唯独一项没有。核对说明和附件的每一段。
-- basis: 金额、比率须有计量单位，否则读者无从判断。
-- severity: note
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, times, concept, subject, sides,
       '数字缺少单位：“' || printed || '”，' || what AS message
FROM proofread
WHERE kind = 'unit'
