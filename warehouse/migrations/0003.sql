-- Where cells stand on their pages, and what formats with pages bring.

ALTER TABLE cell ADD COLUMN x0 FLOAT;
ALTER TABLE cell ADD COLUMN y0 FLOAT;
ALTER TABLE cell ADD COLUMN x1 FLOAT;
ALTER TABLE cell ADD COLUMN y1 FLOAT;
COMMENT ON COLUMN cell.x0 IS '页面上的左边，磅，原点在左上角；格式没有版面为 NULL';
COMMENT ON COLUMN cell.y0 IS '页面上的上边，磅';
COMMENT ON COLUMN cell.x1 IS '页面上的右边，磅';
COMMENT ON COLUMN cell.y1 IS '页面上的下边，磅';
COMMENT ON COLUMN reading.kind IS '类别：部门决算、单位决算、预算、模板、其他';
COMMENT ON COLUMN block.region IS 'body 正文、header 页眉、footer 页脚、footnote 脚注、comment 批注、watermark 水印';
COMMENT ON COLUMN block.page IS '开始的页码，从 1 起；格式不分页为 NULL';
