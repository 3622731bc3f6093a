-- id: TYP-001
-- title: 疑为错字
-- doc: 形近、缺字而成的常见错字：上一度（上一年度）、士地（土地）、拔款（拨款）、拔付（拨付）、预箅、决箅、年未结转和结余（年末）。
--   只认这几个，且看前后的字：骑士地位、提拔款待不算。
-- basis: 公开件文字应准确。
-- severity: note
-- version: 1
-- since: 0.1
SELECT disclosure, verdict, reason, times, concept, subject, sides,
       '疑为错字：“' || printed || '”，似应为“' || what || '”' AS message
FROM proofread
WHERE kind = 'typo'
