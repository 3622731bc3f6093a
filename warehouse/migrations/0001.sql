-- The warehouse. Bulk tables are append-only and carry no index and no key:
-- one writer appends whole documents, and a document is loaded or it is not.
--
-- Ids are derived from the file's SHA-256, so that neither the order of loading
-- nor the number of workers changes a row: document = its first 45 bits,
-- obs = document << 18 | ordinal, reading = document << 18 | ordinal.
--
-- Empty texts are '' and unknown places NULL, as each column's comment says.

CREATE TABLE document (
  document BIGINT, hash VARCHAR, name VARCHAR, path VARCHAR, format VARCHAR,
  bytes BIGINT, blocks INTEGER, pages INTEGER, extractor VARCHAR, loaded_at TIMESTAMP);
COMMENT ON TABLE document IS '读入的文件';
COMMENT ON COLUMN document.document IS '文件编号：SHA-256 的前 45 位';
COMMENT ON COLUMN document.hash IS '文件内容的 SHA-256，小写十六进制';
COMMENT ON COLUMN document.name IS '文件名';
COMMENT ON COLUMN document.path IS '读入时的路径';
COMMENT ON COLUMN document.format IS '格式：docx、text 等';
COMMENT ON COLUMN document.bytes IS '文件字节数';
COMMENT ON COLUMN document.blocks IS '块数';
COMMENT ON COLUMN document.pages IS '页数；格式不分页为 0';
COMMENT ON COLUMN document.extractor IS '读取与归一程序的名称和版本';
COMMENT ON COLUMN document.loaded_at IS '载入时间（UTC）';

CREATE TABLE block (
  document BIGINT, block INTEGER, kind VARCHAR, region VARCHAR, level INTEGER,
  page INTEGER, paragraph INTEGER, text VARCHAR);
COMMENT ON TABLE block IS '文件的段落、标题与表格，按阅读顺序';
COMMENT ON COLUMN block.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN block.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN block.kind IS 'paragraph 段落、heading 标题、table 表格';
COMMENT ON COLUMN block.region IS 'body 正文、header 页眉、footer 页脚、footnote 脚注、comment 批注';
COMMENT ON COLUMN block.level IS '标题级别，从 1 起；其他为 0';
COMMENT ON COLUMN block.page IS '页码，从 1 起；格式不分页为 NULL';
COMMENT ON COLUMN block.paragraph IS '正文段落与标题的连续编号，从 1 起；其他为 NULL';
COMMENT ON COLUMN block.text IS '段落或标题的文字；表格为 NULL';

CREATE TABLE cell (
  document BIGINT, block INTEGER, "row" INTEGER, col INTEGER, row_span INTEGER, col_span INTEGER,
  page INTEGER, text VARCHAR);
COMMENT ON TABLE cell IS '表格的单元格，合并的只存一次；表格中没有存到的位置是空白单元格';
COMMENT ON COLUMN cell.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN cell.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN cell."row" IS '左上角的行，从 0 起';
COMMENT ON COLUMN cell.col IS '左上角的列，从 0 起';
COMMENT ON COLUMN cell.row_span IS '跨行数，至少为 1';
COMMENT ON COLUMN cell.col_span IS '跨列数，至少为 1';
COMMENT ON COLUMN cell.page IS '页码，从 1 起；格式不分页为 NULL';
COMMENT ON COLUMN cell.text IS '单元格文字';

CREATE TABLE reading (
  reading BIGINT, document BIGINT, unit VARCHAR, unit_key VARCHAR, year INTEGER, kind VARCHAR,
  first_block INTEGER, last_block INTEGER, narrative BOOLEAN);
COMMENT ON TABLE reading IS '一份文件对一个公开件的表述；一份文件可含几个公开件';
COMMENT ON COLUMN reading.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN reading.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN reading.unit IS '印出的单位名称；未找到为空';
COMMENT ON COLUMN reading.unit_key IS '折叠全角、空白与括号后的单位名称，用于归并';
COMMENT ON COLUMN reading.year IS '年度；未找到为 0';
COMMENT ON COLUMN reading.kind IS '类别：部门决算、单位决算、预算、其他';
COMMENT ON COLUMN reading.first_block IS '第一块';
COMMENT ON COLUMN reading.last_block IS '最后一块之后的一块';
COMMENT ON COLUMN reading.narrative IS '含有文字说明的数字';

CREATE TABLE disclosure (
  disclosure BIGINT, reading BIGINT, unit VARCHAR, year INTEGER, kind VARCHAR, edition INTEGER, account BOOLEAN);
COMMENT ON TABLE disclosure IS '公开件：一个单位一个年度一个类别公开的内容，由一份或几份互补的文件组成；同一内容再次公开或另有格式的，为不同版次';
COMMENT ON COLUMN disclosure.disclosure IS '公开件编号：单位、年度、类别与版次的 62 位散列';
COMMENT ON COLUMN disclosure.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN disclosure.unit IS '单位名称';
COMMENT ON COLUMN disclosure.year IS '年度；未知为 0';
COMMENT ON COLUMN disclosure.kind IS '类别';
COMMENT ON COLUMN disclosure.edition IS '版次，从 1 起';
COMMENT ON COLUMN disclosure.account IS '是否为决算，适用各项规则';

CREATE TABLE form (
  reading BIGINT, document BIGINT, form VARCHAR, title VARCHAR, number VARCHAR, unit VARCHAR,
  entity VARCHAR, year INTEGER, block INTEGER, empty BOOLEAN);
COMMENT ON TABLE form IS '认出的标准表';
COMMENT ON COLUMN form.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN form.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN form.form IS '九张标准表的代号';
COMMENT ON COLUMN form.title IS '印出的表名';
COMMENT ON COLUMN form.number IS '印出的表号，如 公开05表；没有为空';
COMMENT ON COLUMN form.unit IS '金额单位；未知为空';
COMMENT ON COLUMN form.entity IS '表上印出的单位名称';
COMMENT ON COLUMN form.year IS '表上印出的年度；没有为 0';
COMMENT ON COLUMN form.block IS '表格所在块';
COMMENT ON COLUMN form.empty IS '表内没有非零数字';

CREATE TABLE fact (
  obs BIGINT, reading BIGINT, document BIGINT,
  concept VARCHAR, flow VARCHAR, origin VARCHAR, fund VARCHAR, nature VARCHAR, function VARCHAR,
  economic VARCHAR, project VARCHAR, basis VARCHAR, item VARCHAR, year INTEGER,
  value BIGINT, place BIGINT, printed VARCHAR, unit VARCHAR, blank BOOLEAN, derived BOOLEAN,
  form VARCHAR, line VARCHAR, col_label VARCHAR,
  block INTEGER, "row" INTEGER, col INTEGER, page INTEGER,
  x0 FLOAT, y0 FLOAT, x1 FLOAT, y1 FLOAT);
COMMENT ON TABLE fact IS '表格中的数字，以及可填数字而留空之处';
COMMENT ON COLUMN fact.obs IS '观测编号：文件编号 << 18 | 序号';
COMMENT ON COLUMN fact.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN fact.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN fact.concept IS '概念的规范写法；同一概念写法必相同';
COMMENT ON COLUMN fact.flow IS '资金流向：income、expenditure、opening、closing、surplus_used、surplus_distributed、total；空为不分';
COMMENT ON COLUMN fact.origin IS '财政拨款以外的收入来源；空为全部';
COMMENT ON COLUMN fact.fund IS '预算：fiscal、general_public、government_fund、state_capital；空为全部资金';
COMMENT ON COLUMN fact.nature IS '支出性质：basic、project、to_superior、business、to_subordinates；空为全部';
COMMENT ON COLUMN fact.function IS '功能分类科目编码：类 3 位、款 5 位、项 7 位；空为全部';
COMMENT ON COLUMN fact.economic IS '经济分类科目编码，或 staff（人员经费）、public（公用经费）；空为全部';
COMMENT ON COLUMN fact.project IS '项目名称；空为全部';
COMMENT ON COLUMN fact.basis IS '空为决算数；initial_budget 年初预算、full_year_budget 全年预算、budget 未说明哪种预算';
COMMENT ON COLUMN fact.item IS '概念之外的事项：“三公”经费各项、机关运行经费、政府采购等；空为无';
COMMENT ON COLUMN fact.year IS '数字所属年度';
COMMENT ON COLUMN fact.value IS '精确数值，按计量单位的最小步长：金额为 0.001 元，百分比为 0.000001 个百分点，计数为 0.001；没有数值为 NULL';
COMMENT ON COLUMN fact.place IS '所印末位的步长，与 value 同步长；0 为精确数；没有数值为 NULL';
COMMENT ON COLUMN fact.printed IS '印出的数字或代替数字的词';
COMMENT ON COLUMN fact.unit IS '印出的计量单位';
COMMENT ON COLUMN fact.blank IS '未印数字，按零计';
COMMENT ON COLUMN fact.derived IS '非印出，由同表印出的数字推得';
COMMENT ON COLUMN fact.form IS '所在标准表的代号；其他表格为空';
COMMENT ON COLUMN fact.line IS '行的名称';
COMMENT ON COLUMN fact.col_label IS '列的表头路径';
COMMENT ON COLUMN fact.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN fact."row" IS '单元格的行，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN fact.col IS '单元格的列，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN fact.page IS '页码，从 1 起；格式不分页为 NULL';
COMMENT ON COLUMN fact.x0 IS '页面上的左边，磅，原点在左上角；格式没有版面为 NULL';
COMMENT ON COLUMN fact.y0 IS '页面上的上边，磅';
COMMENT ON COLUMN fact.x1 IS '页面上的右边，磅';
COMMENT ON COLUMN fact.y1 IS '页面上的下边，磅';

CREATE TABLE claim (
  obs BIGINT, reading BIGINT, document BIGINT, kind VARCHAR,
  concept VARCHAR, flow VARCHAR, origin VARCHAR, fund VARCHAR, nature VARCHAR, function VARCHAR,
  economic VARCHAR, project VARCHAR, basis VARCHAR, item VARCHAR, local BOOLEAN, year INTEGER, base_year INTEGER,
  of_concept VARCHAR, subject BIGINT, whole BIGINT,
  value BIGINT, place BIGINT, printed VARCHAR, unit VARCHAR, hedge VARCHAR, unresolved VARCHAR,
  part VARCHAR, section VARCHAR, text VARCHAR,
  block INTEGER, "row" INTEGER, col INTEGER, start_byte INTEGER, end_byte INTEGER, page INTEGER,
  x0 FLOAT, y0 FLOAT, x1 FLOAT, y1 FLOAT);
COMMENT ON TABLE claim IS '文字中的数字，或代替数字的表述';
COMMENT ON COLUMN claim.obs IS '观测编号：文件编号 << 18 | 序号';
COMMENT ON COLUMN claim.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN claim.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN claim.kind IS 'amount 金额、count 计数、share 占比、completion 完成率、change 增减额、growth 增减率、none 没有、named 列举、threshold 标准';
COMMENT ON COLUMN claim.concept IS '概念的规范写法；同一概念写法必相同';
COMMENT ON COLUMN claim.flow IS '资金流向：income、expenditure、opening、closing、surplus_used、surplus_distributed、total；空为不分';
COMMENT ON COLUMN claim.origin IS '财政拨款以外的收入来源；空为全部';
COMMENT ON COLUMN claim.fund IS '预算：fiscal、general_public、government_fund、state_capital；空为全部资金';
COMMENT ON COLUMN claim.nature IS '支出性质：basic、project、to_superior、business、to_subordinates；空为全部';
COMMENT ON COLUMN claim.function IS '功能分类科目编码：类 3 位、款 5 位、项 7 位；空为全部';
COMMENT ON COLUMN claim.economic IS '经济分类科目编码，或 staff（人员经费）、public（公用经费）；空为全部';
COMMENT ON COLUMN claim.project IS '项目名称；空为全部';
COMMENT ON COLUMN claim.basis IS '空为决算数；initial_budget 年初预算、full_year_budget 全年预算、budget 未说明哪种预算';
COMMENT ON COLUMN claim.item IS '概念之外的事项：“三公”经费各项、机关运行经费、政府采购等；空为无';
COMMENT ON COLUMN claim.local IS '概念只是本句自己的名称，不与他处比较';
COMMENT ON COLUMN claim.year IS '数字所属年度';
COMMENT ON COLUMN claim.base_year IS '增减所比的年度；不适用为 NULL';
COMMENT ON COLUMN claim.of_concept IS '占比、完成率或增减所比的概念；不适用为 NULL';
COMMENT ON COLUMN claim.subject IS '同句中说明该概念自身数字的观测；没有为 NULL';
COMMENT ON COLUMN claim.whole IS '同句中说明所比概念数字的观测；没有为 NULL';
COMMENT ON COLUMN claim.value IS '精确数值，按计量单位的最小步长：金额为 0.001 元，百分比为 0.000001 个百分点，计数为 0.001；没有数值为 NULL';
COMMENT ON COLUMN claim.place IS '所印末位的步长，与 value 同步长；0 为精确数；没有数值为 NULL';
COMMENT ON COLUMN claim.printed IS '印出的数字或代替数字的词';
COMMENT ON COLUMN claim.unit IS '印出的计量单位';
COMMENT ON COLUMN claim.hedge IS '约、近、余等；没有为空';
COMMENT ON COLUMN claim.unresolved IS '未能解析的原因；已解析为 NULL';
COMMENT ON COLUMN claim.part IS '所在部分，如 第三部分；没有为 NULL';
COMMENT ON COLUMN claim.section IS '所在章节，如 五（三）3；没有为 NULL';
COMMENT ON COLUMN claim.text IS '所在的分句或句子';
COMMENT ON COLUMN claim.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN claim."row" IS '单元格的行，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN claim.col IS '单元格的列，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN claim.start_byte IS '在块或单元格文字中的起始字节';
COMMENT ON COLUMN claim.end_byte IS '在块或单元格文字中的结束字节（不含）；0 为全部文字';
COMMENT ON COLUMN claim.page IS '页码，从 1 起；格式不分页为 NULL';
COMMENT ON COLUMN claim.x0 IS '页面上的左边，磅，原点在左上角；格式没有版面为 NULL';
COMMENT ON COLUMN claim.y0 IS '页面上的上边，磅';
COMMENT ON COLUMN claim.x1 IS '页面上的右边，磅';
COMMENT ON COLUMN claim.y1 IS '页面上的下边，磅';

CREATE TABLE name (
  reading BIGINT, document BIGINT, system VARCHAR, code VARCHAR, name VARCHAR, form VARCHAR,
  part VARCHAR, section VARCHAR, text VARCHAR, block INTEGER, "row" INTEGER, col INTEGER,
  start_byte INTEGER, end_byte INTEGER, page INTEGER);
COMMENT ON TABLE name IS '编码与所印的名称';
COMMENT ON COLUMN name.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN name.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN name.system IS 'functional 功能分类、economic 经济分类';
COMMENT ON COLUMN name.code IS '科目编码';
COMMENT ON COLUMN name.name IS '印出的科目名称';
COMMENT ON COLUMN name.form IS '所在标准表的代号；文字中为空';
COMMENT ON COLUMN name.part IS '所在部分，如 第三部分；没有为 NULL';
COMMENT ON COLUMN name.section IS '所在章节，如 五（三）3；没有为 NULL';
COMMENT ON COLUMN name.text IS '印出的路径或单元格文字';
COMMENT ON COLUMN name.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN name."row" IS '单元格的行，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN name.col IS '单元格的列，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN name.start_byte IS '在块或单元格文字中的起始字节';
COMMENT ON COLUMN name.end_byte IS '在块或单元格文字中的结束字节（不含）；0 为全部文字';
COMMENT ON COLUMN name.page IS '页码，从 1 起；格式不分页为 NULL';

CREATE TABLE partition (
  reading BIGINT, scope VARCHAR, dimension VARCHAR, closed BOOLEAN, prose BOOLEAN, whole BIGINT);
COMMENT ON TABLE partition IS '整体与部分的关系：表的一列、平衡关系或句中的列举';
COMMENT ON COLUMN partition.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN partition.scope IS '范围，在读数内唯一';
COMMENT ON COLUMN partition.dimension IS '按什么划分：function、economic、nature、fund、origin、item、balance、list';
COMMENT ON COLUMN partition.closed IS '所列部分是否齐全；不齐全的只要求不超过整体';
COMMENT ON COLUMN partition.prose IS '由文字而非表格说明';
COMMENT ON COLUMN partition.whole IS '整体的观测编号';

CREATE TABLE part (
  reading BIGINT, scope VARCHAR, obs BIGINT, sign TINYINT);
COMMENT ON TABLE part IS '整体的各个部分';
COMMENT ON COLUMN part.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN part.scope IS '范围，对应 partition.scope';
COMMENT ON COLUMN part.obs IS '部分的观测编号';
COMMENT ON COLUMN part.sign IS '1 为加，-1 为减';

CREATE TABLE note (
  reading BIGINT, document BIGINT, what VARCHAR, block INTEGER);
COMMENT ON TABLE note IS '读者应知而不是问题的事项，以及文件中读不了而略过之处';
COMMENT ON COLUMN note.reading IS '读数编号；关于整份文件的（如损坏之处）为 NULL';
COMMENT ON COLUMN note.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN note.what IS '事项';
COMMENT ON COLUMN note.block IS '所在块';

CREATE TABLE finding (
  disclosure BIGINT, key VARCHAR, rule VARCHAR, rule_version INTEGER, severity VARCHAR,
  unit VARCHAR, year INTEGER, kind VARCHAR, concept VARCHAR, message VARCHAR, difference VARCHAR, cause VARCHAR);
COMMENT ON TABLE finding IS '发现的矛盾';
COMMENT ON COLUMN finding.disclosure IS '公开件编号：单位、年度、类别与版次的 62 位散列';
COMMENT ON COLUMN finding.key IS '稳定标识：由规则、单位、年度、类别、概念和所印各方得出';
COMMENT ON COLUMN finding.rule IS '规则编号';
COMMENT ON COLUMN finding.rule_version IS '规则版本';
COMMENT ON COLUMN finding.severity IS 'error 错误、warning 警告、rounding 尾差、note 提示';
COMMENT ON COLUMN finding.unit IS '单位名称';
COMMENT ON COLUMN finding.year IS '年度';
COMMENT ON COLUMN finding.kind IS '类别';
COMMENT ON COLUMN finding.concept IS '概念的文字说明';
COMMENT ON COLUMN finding.message IS '说明';
COMMENT ON COLUMN finding.difference IS '差额，含单位；没有为空';
COMMENT ON COLUMN finding.cause IS '可能的原因；没有为空';

CREATE TABLE finding_side (
  disclosure BIGINT, key VARCHAR, side INTEGER, amount VARCHAR, measure VARCHAR, text VARCHAR, document VARCHAR,
  suspect BOOLEAN, part VARCHAR, form VARCHAR, row_label VARCHAR, col_label VARCHAR, section VARCHAR,
  page INTEGER, block INTEGER, paragraph INTEGER, start_byte INTEGER, end_byte INTEGER);
COMMENT ON TABLE finding_side IS '矛盾的各方';
COMMENT ON COLUMN finding_side.disclosure IS '公开件编号：单位、年度、类别与版次的 62 位散列';
COMMENT ON COLUMN finding_side.key IS '对应 finding.key';
COMMENT ON COLUMN finding_side.side IS '序号，从 0 起';
COMMENT ON COLUMN finding_side.amount IS '印出的数字；名称为空';
COMMENT ON COLUMN finding_side.measure IS '计量单位';
COMMENT ON COLUMN finding_side.text IS '单元格文字或句子';
COMMENT ON COLUMN finding_side.document IS '文件名';
COMMENT ON COLUMN finding_side.suspect IS '与其他各方都不同的一方';
COMMENT ON COLUMN finding_side.part IS '所在部分，如 第三部分；没有为 NULL';
COMMENT ON COLUMN finding_side.form IS '表名';
COMMENT ON COLUMN finding_side.row_label IS '行名称';
COMMENT ON COLUMN finding_side.col_label IS '列名称';
COMMENT ON COLUMN finding_side.section IS '所在章节，如 五（三）3；没有为 NULL';
COMMENT ON COLUMN finding_side.page IS '页码，从 1 起；格式不分页为 0';
COMMENT ON COLUMN finding_side.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN finding_side.paragraph IS '正文段落编号，从 1 起；在表中为 0';
COMMENT ON COLUMN finding_side.start_byte IS '在块或单元格文字中的起始字节';
COMMENT ON COLUMN finding_side.end_byte IS '在块或单元格文字中的结束字节（不含）；0 为全部文字';

CREATE TABLE evaluation (
  disclosure BIGINT, rule VARCHAR, checked INTEGER, equal INTEGER, rounding INTEGER, conflict INTEGER,
  unchecked INTEGER, reason VARCHAR);
COMMENT ON TABLE evaluation IS '每条规则对每个公开件检查了多少';
COMMENT ON COLUMN evaluation.disclosure IS '公开件编号：单位、年度、类别与版次的 62 位散列';
COMMENT ON COLUMN evaluation.rule IS '规则编号';
COMMENT ON COLUMN evaluation.checked IS '检查的关系数';
COMMENT ON COLUMN evaluation.equal IS '相等';
COMMENT ON COLUMN evaluation.rounding IS '仅差尾差';
COMMENT ON COLUMN evaluation.conflict IS '矛盾';
COMMENT ON COLUMN evaluation.unchecked IS '不能检查';
COMMENT ON COLUMN evaluation.reason IS '不能检查的原因';

CREATE TABLE journal (
  path VARCHAR, hash VARCHAR, state VARCHAR, reason VARCHAR, extractor VARCHAR, logged_at TIMESTAMP);
COMMENT ON TABLE journal IS '载入记录：每次载入中每个输入一行';
COMMENT ON COLUMN journal.path IS '读入时的路径';
COMMENT ON COLUMN journal.hash IS '文件内容的 SHA-256；未读到内容为空';
COMMENT ON COLUMN journal.state IS 'done 已载入、skipped 跳过、quarantined 隔离';
COMMENT ON COLUMN journal.reason IS '跳过或隔离的原因；已载入为空';
COMMENT ON COLUMN journal.extractor IS '读取与归一程序的名称和版本；未认出格式为空';
COMMENT ON COLUMN journal.logged_at IS '时间（UTC）';

CREATE TABLE schema_version (
  version INTEGER, applied_at TIMESTAMP);
COMMENT ON TABLE schema_version IS '已执行的结构变更';
COMMENT ON COLUMN schema_version.version IS '变更编号';
COMMENT ON COLUMN schema_version.applied_at IS '执行时间（UTC）';

-- Every figure, wherever it stands, at its coordinates.
CREATE VIEW observation AS
SELECT d.disclosure, o.* FROM (
  SELECT obs, reading, document, 'fact' AS origin_kind, 'amount' AS kind, concept, flow, origin, fund, nature,
         function, economic, project, basis, item, false AS local, year, NULL::INTEGER AS base_year,
         NULL::VARCHAR AS of_concept, NULL::BIGINT AS subject, NULL::BIGINT AS whole,
         value, place, printed, unit, blank, derived, NULL::VARCHAR AS hedge, NULL::VARCHAR AS unresolved,
         form, line, col_label, NULL::VARCHAR AS part, NULL::VARCHAR AS section, printed AS text,
         block, "row", col, NULL::INTEGER AS start_byte, NULL::INTEGER AS end_byte, page
  FROM fact
  UNION ALL
  SELECT obs, reading, document, 'claim', kind, concept, flow, origin, fund, nature,
         function, economic, project, basis, item, local, year, base_year,
         of_concept, subject, whole,
         value, place, printed, unit, false, false, hedge, unresolved,
         NULL, NULL, NULL, part, section, text,
         block, "row", col, start_byte, end_byte, page
  FROM claim) o
JOIN disclosure d USING (reading);
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
