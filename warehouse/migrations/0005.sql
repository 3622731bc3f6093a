-- What the text speaks of, and what the national classification calls a code.

CREATE TABLE mention (
  reading BIGINT, document BIGINT, kind VARCHAR, subject VARCHAR,
  printed VARCHAR, part VARCHAR, section VARCHAR, text VARCHAR,
  block INTEGER, start_byte INTEGER, end_byte INTEGER, page INTEGER,
  x0 FLOAT, y0 FLOAT, x1 FLOAT, y1 FLOAT);
COMMENT ON TABLE mention IS '文中提到的事项，不论有没有数字：表的标题、空表说明、必须说明的事项';
COMMENT ON COLUMN mention.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN mention.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN mention.kind IS 'title 正文中的表标题、entry 目录中的表标题、empty 说明某表为空、absent 说明没有某项收支、other 不是标准表而像报表的表格、topic 必须说明的事项、narrative 情况说明的开头';
COMMENT ON COLUMN mention.subject IS '标准表的代号，或事项：three_public、operating、procurement、assets、performance；不适用为空';
COMMENT ON COLUMN mention.printed IS '印出的字句';
COMMENT ON COLUMN mention.part IS '所在部分，如 第三部分；没有为 NULL';
COMMENT ON COLUMN mention.section IS '所在章节，如 五（三）3，或 目录；没有为 NULL';
COMMENT ON COLUMN mention.text IS '所在的句子';
COMMENT ON COLUMN mention.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN mention.start_byte IS '在块文字中的起始字节';
COMMENT ON COLUMN mention.end_byte IS '在块文字中的结束字节（不含）；0 为全部文字';
COMMENT ON COLUMN mention.page IS '页码，从 1 起；格式不分页为 NULL';
COMMENT ON COLUMN mention.x0 IS '页面上的左边，磅，原点在左上角；格式没有版面为 NULL';
COMMENT ON COLUMN mention.y0 IS '页面上的上边，磅';
COMMENT ON COLUMN mention.x1 IS '页面上的右边，磅';
COMMENT ON COLUMN mention.y1 IS '页面上的下边，磅';

ALTER TABLE name ADD COLUMN official VARCHAR;
ALTER TABLE name ADD COLUMN dated BOOLEAN;
COMMENT ON COLUMN name.official IS '该编码当年在国家分类中的名称；不在所带的分类表中为 NULL';
COMMENT ON COLUMN name.dated IS '印出的是该编码在国家分类中某一年的名称';

COMMENT ON COLUMN claim.kind IS 'amount 金额、count 计数、share 占比、completion 完成率、change 增减额、growth 增减幅、none 没有、named 列举、threshold 标准、direction 只说大小或增减的方向，value 为 1、-1 或 0';
COMMENT ON COLUMN proof.kind IS 'template 模板用语、unit 单位、bracket 括号、name 单位名称、contents 目录、typo 错字、year 年度、section 章节重复、reason 原因未写';
