-- Which units an account takes in, by its own words.

CREATE TABLE member (
  reading BIGINT, document BIGINT, unit VARCHAR, unit_key VARCHAR,
  block INTEGER, "row" INTEGER, col INTEGER, start_byte INTEGER, end_byte INTEGER, page INTEGER);
COMMENT ON TABLE member IS '纳入决算编制范围的单位，按公开件自己所列';
COMMENT ON COLUMN member.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN member.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN member.unit IS '所列的单位名称；只写“本级”的前面补上部门名称';
COMMENT ON COLUMN member.unit_key IS '折叠全角、空白与括号后的单位名称，与 reading.unit_key 同法';
COMMENT ON COLUMN member.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN member."row" IS '单元格的行，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN member.col IS '单元格的列，从 0 起；不在表中为 NULL';
COMMENT ON COLUMN member.start_byte IS '在块或单元格文字中的起始字节';
COMMENT ON COLUMN member.end_byte IS '在块或单元格文字中的结束字节（不含）；0 为全部文字';
COMMENT ON COLUMN member.page IS '页码，从 1 起；格式不分页为 NULL';

COMMENT ON COLUMN mention.kind IS 'title 正文中的表标题、entry 目录中的表标题、empty 说明某表为空、absent 说明没有某项收支、other 不是标准表而像报表的表格、topic 必须说明的事项、narrative 情况说明的开头、adjusted 说明以前年度的数字调整过（subject 为 opening 的是年初结转和结余）';
