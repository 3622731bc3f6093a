-- The coordinates of a concept stand once, not with each of its figures.

DROP VIEW observation;

CREATE TABLE concept (
  concept VARCHAR, flow VARCHAR, origin VARCHAR, fund VARCHAR, nature VARCHAR, function VARCHAR,
  economic VARCHAR, project VARCHAR, basis VARCHAR, item VARCHAR);
COMMENT ON TABLE concept IS '概念：fact 与 claim 所用的每个概念一行，连同它的各维度';
COMMENT ON COLUMN concept.concept IS '概念的规范写法；同一概念写法必相同';
COMMENT ON COLUMN concept.flow IS '资金流向：income、expenditure、opening、closing、surplus_used、surplus_distributed、total；空为不分';
COMMENT ON COLUMN concept.origin IS '财政拨款以外的收入来源；空为全部';
COMMENT ON COLUMN concept.fund IS '预算：fiscal、general_public、government_fund、state_capital；空为全部资金';
COMMENT ON COLUMN concept.nature IS '支出性质：basic、project、to_superior、business、to_subordinates；空为全部';
COMMENT ON COLUMN concept.function IS '功能分类科目编码：类 3 位、款 5 位、项 7 位；空为全部';
COMMENT ON COLUMN concept.economic IS '经济分类科目编码，或 staff（人员经费）、public（公用经费）；空为全部';
COMMENT ON COLUMN concept.project IS '项目名称；空为全部';
COMMENT ON COLUMN concept.basis IS '空为决算数；initial_budget 年初预算、full_year_budget 全年预算、budget 未说明哪种预算';
COMMENT ON COLUMN concept.item IS '概念之外的事项：“三公”经费各项、机关运行经费、政府采购等；空为无';

INSERT INTO concept SELECT concept, any_value(flow), any_value(origin), any_value(fund), any_value(nature), any_value(function),
       any_value(economic), any_value(project), any_value(basis), any_value(item)
FROM (SELECT concept, flow, origin, fund, nature, function, economic, project, basis, item FROM fact
      UNION ALL SELECT concept, flow, origin, fund, nature, function, economic, project, basis, item FROM claim) GROUP BY concept;
ALTER TABLE fact DROP COLUMN flow;
ALTER TABLE fact DROP COLUMN origin;
ALTER TABLE fact DROP COLUMN fund;
ALTER TABLE fact DROP COLUMN nature;
ALTER TABLE fact DROP COLUMN function;
ALTER TABLE fact DROP COLUMN economic;
ALTER TABLE fact DROP COLUMN project;
ALTER TABLE fact DROP COLUMN basis;
ALTER TABLE fact DROP COLUMN item;
ALTER TABLE claim DROP COLUMN flow;
ALTER TABLE claim DROP COLUMN origin;
ALTER TABLE claim DROP COLUMN fund;
ALTER TABLE claim DROP COLUMN nature;
ALTER TABLE claim DROP COLUMN function;
ALTER TABLE claim DROP COLUMN economic;
ALTER TABLE claim DROP COLUMN project;
ALTER TABLE claim DROP COLUMN basis;
ALTER TABLE claim DROP COLUMN item;

-- Every figure, wherever it stands, at its coordinates.
CREATE VIEW observation AS
SELECT d.disclosure, o.obs, o.reading, o.document, o.origin_kind, o.kind, o.concept, c.* EXCLUDE (concept),
       o.* EXCLUDE (obs, reading, document, origin_kind, kind, concept) FROM (
  SELECT obs, reading, document, 'fact' AS origin_kind, 'amount' AS kind, concept, false AS local, year, NULL::INTEGER AS base_year,
         NULL::VARCHAR AS of_concept, NULL::BIGINT AS subject, NULL::BIGINT AS whole,
         value, place, printed, unit, blank, derived, NULL::VARCHAR AS hedge, NULL::VARCHAR AS unresolved,
         form, line, col_label, NULL::VARCHAR AS part, NULL::VARCHAR AS section, printed AS text,
         block, "row", col, NULL::INTEGER AS start_byte, NULL::INTEGER AS end_byte, page
  FROM fact
  UNION ALL
  SELECT obs, reading, document, 'claim', kind, concept, local, year, base_year,
         of_concept, subject, whole,
         value, place, printed, unit, false, false, hedge, unresolved,
         NULL, NULL, NULL, part, section, text,
         block, "row", col, start_byte, end_byte, page
  FROM claim) o
JOIN disclosure d USING (reading)
JOIN concept c USING (concept);
COMMENT ON VIEW observation IS '全部数字：表格中的（origin_kind 为 fact）与文字中的（claim），连同所属公开件';
COMMENT ON COLUMN observation.disclosure IS '公开件编号：单位、年度、类别与版次的 62 位散列';
COMMENT ON COLUMN observation.obs IS '观测编号：文件编号 << 18 | 序号';
COMMENT ON COLUMN observation.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN observation.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN observation.origin_kind IS 'fact 表格中的数、claim 文字中的数';
COMMENT ON COLUMN observation.kind IS '表格中的数一律为 amount；文字中的见 claim.kind';
COMMENT ON COLUMN observation.concept IS '概念的规范写法；同一概念写法必相同';
COMMENT ON COLUMN observation.flow IS '资金流向：income、expenditure、opening、closing、surplus_used、surplus_distributed、total；空为不分';
COMMENT ON COLUMN observation.origin IS '财政拨款以外的收入来源；空为全部';
COMMENT ON COLUMN observation.fund IS '预算：fiscal、general_public、government_fund、state_capital；空为全部资金';
COMMENT ON COLUMN observation.nature IS '支出性质：basic、project、to_superior、business、to_subordinates；空为全部';
COMMENT ON COLUMN observation.function IS '功能分类科目编码：类 3 位、款 5 位、项 7 位；空为全部';
COMMENT ON COLUMN observation.economic IS '经济分类科目编码，或 staff（人员经费）、public（公用经费）；空为全部';
COMMENT ON COLUMN observation.project IS '项目名称；空为全部';
COMMENT ON COLUMN observation.basis IS '空为决算数；initial_budget 年初预算、full_year_budget 全年预算、budget 未说明哪种预算';
COMMENT ON COLUMN observation.item IS '概念之外的事项：“三公”经费各项、机关运行经费、政府采购等；空为无';
COMMENT ON COLUMN observation.local IS 'true：句中自拟的名称，只在本句内比较；表格中的数一律为 false';
COMMENT ON COLUMN observation.year IS '数字所属年度';
COMMENT ON COLUMN observation.base_year IS '增减所比的年度；不适用为 NULL';
COMMENT ON COLUMN observation.of_concept IS '占比、完成率或增减所比的概念；不适用为 NULL';
COMMENT ON COLUMN observation.subject IS '同句中说明该概念自身数字的观测；没有为 NULL';
COMMENT ON COLUMN observation.whole IS '同句中说明所比概念数字的观测；没有为 NULL';
COMMENT ON COLUMN observation.value IS '精确数值，按计量单位的最小步长：金额为 0.001 元，百分比为 0.000001 个百分点，计数为 0.001；没有数值为 NULL';
COMMENT ON COLUMN observation.place IS '所印末位的步长，与 value 同步长；0 为精确数；没有数值为 NULL';
COMMENT ON COLUMN observation.printed IS '印出的数字或代替数字的词';
COMMENT ON COLUMN observation.unit IS '印出的计量单位';
COMMENT ON COLUMN observation.blank IS '未印数字，按零计';
COMMENT ON COLUMN observation.derived IS '非印出，由同表印出的数字推得';
COMMENT ON COLUMN observation.hedge IS '约、近、余等；没有为空';
COMMENT ON COLUMN observation.unresolved IS '未能解析的原因；已解析为 NULL';
COMMENT ON COLUMN observation.form IS '所在标准表的代号；其他表格为空';
COMMENT ON COLUMN observation.line IS '行的名称';
COMMENT ON COLUMN observation.col_label IS '列的表头路径';
COMMENT ON COLUMN observation.part IS '所在部分，如 第三部分；没有为 NULL';
COMMENT ON COLUMN observation.section IS '所在章节，如 五（三）3；没有为 NULL';
COMMENT ON COLUMN observation.text IS '表格中为印出的数，文字中为所在的句子';
COMMENT ON COLUMN observation.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN observation."row" IS '单元格的行，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN observation.col IS '单元格的列，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN observation.start_byte IS '在块或单元格文字中的起始字节';
COMMENT ON COLUMN observation.end_byte IS '在块或单元格文字中的结束字节（不含）；0 为全部文字';
COMMENT ON COLUMN observation.page IS '页码，从 1 起；格式不分页为 NULL';

-- A part knows its whole's partition by number, not by name.

CREATE TABLE numbered AS
SELECT *, (row_number() OVER (PARTITION BY reading ORDER BY rowid) - 1)::INTEGER AS ordinal FROM partition;
CREATE TABLE tied AS
SELECT t.reading, t.obs, t.sign, n.ordinal FROM part t JOIN numbered n USING (reading, scope) ORDER BY t.rowid;
DROP TABLE partition;
DROP TABLE part;
ALTER TABLE numbered RENAME TO partition;
ALTER TABLE tied RENAME TO part;
COMMENT ON TABLE partition IS '整体与部分的关系：表的一列、平衡关系或句中的列举';
COMMENT ON COLUMN partition.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN partition.scope IS '范围，在读数内唯一';
COMMENT ON COLUMN partition.dimension IS '按什么划分：function、economic、nature、fund、origin、item、balance、list';
COMMENT ON COLUMN partition.closed IS '所列部分是否齐全；不齐全的只要求不超过整体';
COMMENT ON COLUMN partition.prose IS '由文字而非表格说明';
COMMENT ON COLUMN partition.whole IS '整体的观测编号';
COMMENT ON COLUMN partition.ordinal IS '在读数内的序号，从 0 起';
COMMENT ON TABLE part IS '整体的各个部分';
COMMENT ON COLUMN part.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN part.obs IS '部分的观测编号';
COMMENT ON COLUMN part.sign IS '1 为加，-1 为减';
COMMENT ON COLUMN part.ordinal IS '对应 partition.ordinal';
