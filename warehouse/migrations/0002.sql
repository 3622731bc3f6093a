-- Proofreading: what is wrong with the text itself, and how much was looked at.

CREATE TABLE proof (
  reading BIGINT, document BIGINT, kind VARCHAR, sound INTEGER, slips INTEGER);
COMMENT ON TABLE proof IS '文字校对：每类问题看了多少处、有几个问题';
COMMENT ON COLUMN proof.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN proof.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN proof.kind IS 'template 模板用语、unit 单位、bracket 括号、name 单位名称、contents 目录、typo 错字';
COMMENT ON COLUMN proof.sound IS '看过而无误的处数：段落、名称或目录项';
COMMENT ON COLUMN proof.slips IS '问题个数，逐个见 slip';

CREATE TABLE slip (
  reading BIGINT, document BIGINT, slip INTEGER, kind VARCHAR, what VARCHAR, apt BOOLEAN,
  printed VARCHAR, form VARCHAR, part VARCHAR, section VARCHAR, text VARCHAR,
  block INTEGER, start_byte INTEGER, end_byte INTEGER, page INTEGER,
  x0 FLOAT, y0 FLOAT, x1 FLOAT, y1 FLOAT);
COMMENT ON TABLE slip IS '文字本身的问题，每处一行；写法相同的合为一个';
COMMENT ON COLUMN slip.reading IS '读数编号：文件编号 << 18 | 读数在文件中的序号';
COMMENT ON COLUMN slip.document IS '文件编号：文件 SHA-256 的前 45 位';
COMMENT ON COLUMN slip.slip IS '序号，在读数内唯一；同一问题的各处相同';
COMMENT ON COLUMN slip.kind IS '类别，同 proof.kind';
COMMENT ON COLUMN slip.what IS '问题所在，或应有的写法';
COMMENT ON COLUMN slip.apt IS '写法正确，列出以供对照';
COMMENT ON COLUMN slip.printed IS '印出的字句';
COMMENT ON COLUMN slip.form IS '所在标准表的代号；文字中为空';
COMMENT ON COLUMN slip.part IS '所在部分，如 第三部分；没有为 NULL';
COMMENT ON COLUMN slip.section IS '所在章节，如 五（三）3，或 目录；没有为 NULL';
COMMENT ON COLUMN slip.text IS '所在的分句';
COMMENT ON COLUMN slip.block IS '块在文件中的序号，从 0 起';
COMMENT ON COLUMN slip.start_byte IS '在块文字中的起始字节';
COMMENT ON COLUMN slip.end_byte IS '在块文字中的结束字节（不含）；0 为全部文字';
COMMENT ON COLUMN slip.page IS '页码，从 1 起；格式不分页为 NULL';
COMMENT ON COLUMN slip.x0 IS '页面上的左边，磅，原点在左上角；格式没有版面为 NULL';
COMMENT ON COLUMN slip.y0 IS '页面上的上边，磅';
COMMENT ON COLUMN slip.x1 IS '页面上的右边，磅';
COMMENT ON COLUMN slip.y1 IS '页面上的下边，磅';
