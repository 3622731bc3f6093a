-- id: TPL-001
-- title: 模板用语未删
-- doc: 照模板填写的说明里留下了模板自己的字句：并列待选的两种说法，“增加（减少）”“大于（小于）”之类，后面接着数字或原因；
--   指本单位的地方写着“部门（单位）”；占位的 XX、××、**、○○、20XX年；填写要求，如“列明公务接待批次”“仍保留该表格式”。
--   科目路径的类款项、出国（境）、“部门（单位）整体支出绩效”等固定用语不算；附件中的 XX 只在金额、百分比前才算。相同的字句合为一条。
-- basis: 模板中待选、待填、待删的字句不是公开的内容。
-- severity: warning
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, times, concept, subject, sides,
       '模板用语未删：“' || printed || '”，' || what AS message
FROM proofread
WHERE kind = 'template'
