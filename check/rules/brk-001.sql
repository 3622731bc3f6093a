-- id: BRK-001
-- title: 括号不配对
-- doc: 一段文字里只有左括号或只有右括号。圆括号、方括号、书名号都看，全角半角不分，方括号的几种写法不分。
--   一段断成两段的，左半在前一段、右半在后一段算配对；1）、a）之类的序号和 [0,60) 之类的区间不算。
-- basis: 括号成对使用（GB/T 15834 标点符号用法）。
-- severity: note
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, times, concept, subject, sides,
       what || '：“' || printed || '”' AS message
FROM proofread
WHERE kind = 'bracket'
