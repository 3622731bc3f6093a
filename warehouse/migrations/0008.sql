-- What a disclosure is of, and how that is known.

ALTER TABLE reading ADD COLUMN region VARCHAR;
ALTER TABLE reading ADD COLUMN region_code VARCHAR;
ALTER TABLE reading ADD COLUMN unit_from VARCHAR;
ALTER TABLE reading ADD COLUMN year_from VARCHAR;
ALTER TABLE reading ADD COLUMN kind_from VARCHAR;
ALTER TABLE reading ADD COLUMN region_from VARCHAR;
COMMENT ON COLUMN reading.unit IS '单位名称：清单所说的，其次是文中印出的、文件名的、文件夹的；未找到为空';
COMMENT ON COLUMN reading.year IS '年度，取法同 unit；未找到为 0';
COMMENT ON COLUMN reading.kind IS '类别：部门决算、单位决算、预算、模板、其他；取法同 unit';
COMMENT ON COLUMN reading.region IS '行政区划的名称，知道到哪一级写到哪一级：清单所说的，其次是单位名称开头的省级名称、文件夹的；未知为空';
COMMENT ON COLUMN reading.region_code IS '行政区划代码（GB/T 2260），只知道省级的是省级的；未知为空';
COMMENT ON COLUMN reading.unit_from IS 'unit 的来源：manifest 清单、document 文中、name 文件名、folder 文件夹或压缩包的名称；未找到为空';
COMMENT ON COLUMN reading.year_from IS 'year 的来源，同 unit_from';
COMMENT ON COLUMN reading.kind_from IS 'kind 的来源，同 unit_from';
COMMENT ON COLUMN reading.region_from IS 'region 的来源，同 unit_from；取自单位名称的是 unit 的来源';

ALTER TABLE document ADD COLUMN url VARCHAR;
ALTER TABLE document ADD COLUMN url_from VARCHAR;
COMMENT ON COLUMN document.url IS '公开的网址：清单所说的，其次是取文件的网址；未知为空';
COMMENT ON COLUMN document.url_from IS 'url 的来源：manifest 清单、input 载入的就是网址；未知为空';

-- Rows are a person's: reading a document anew does not change them.
CREATE TABLE described (
  hash VARCHAR, unit VARCHAR, year INTEGER, kind VARCHAR, region VARCHAR, url VARCHAR);
COMMENT ON TABLE described IS '清单（gouji load --manifest）对文件所说的，重读时仍然有效；清单再次写到这个文件时替换';
COMMENT ON COLUMN described.hash IS '文件内容的 SHA-256';
COMMENT ON COLUMN described.unit IS '单位名称；没有写为空';
COMMENT ON COLUMN described.year IS '年度；没有写为 0';
COMMENT ON COLUMN described.kind IS '类别；没有写为空';
COMMENT ON COLUMN described.region IS '行政区划的名称或代码，如所写；没有写为空';
COMMENT ON COLUMN described.url IS '公开的网址；没有写为空';

-- Which of several publications is the newer, and what it supersedes.

ALTER TABLE reading ADD COLUMN published VARCHAR;
ALTER TABLE reading ADD COLUMN revised BOOLEAN;
ALTER TABLE reading ADD COLUMN dated VARCHAR;
COMMENT ON COLUMN reading.published IS '网址中的日期，如 2024-08-15；没有为空';
COMMENT ON COLUMN reading.revised IS '文件名或开头写明是更正、修订、更新或重新公开的';
COMMENT ON COLUMN reading.dated IS '文件开头或末尾自己所署的日期，如 2024-08-15 或 2024-08；没有为空';
ALTER TABLE disclosure ADD COLUMN superseded_by BIGINT;
COMMENT ON COLUMN disclosure.superseded_by IS '取代它的读数：同一单位、年度、类别后来再次公开而数字不同的；没有被取代为 NULL。各年、各单位之间只比没有被取代的';

CREATE OR REPLACE VIEW input AS
WITH kept AS (
  SELECT d.hash, CASE WHEN bool_and(s.superseded_by IS NOT NULL) THEN min(n.path) END AS newer
  FROM document d LEFT JOIN reading r USING (document) LEFT JOIN disclosure s USING (reading)
  LEFT JOIN document n ON n.document = s.superseded_by >> 18 GROUP BY d.hash),
last AS (
  SELECT j.*, k.newer, j.state IN ('done', 'warned') AND k.hash IS NOT NULL AS stored FROM journal j LEFT JOIN kept k ON k.hash = j.hash
  QUALIFY j.hash = first_value(j.hash) OVER (PARTITION BY j.path ORDER BY j.logged_at DESC, j.rowid DESC)
      AND row_number() OVER (PARTITION BY j.path, j.hash ORDER BY stored DESC, j.logged_at DESC, j.rowid DESC) = 1)
SELECT path, hash, CASE WHEN stored AND newer IS NOT NULL THEN 'skipped' ELSE state END AS state,
       CASE WHEN stored AND newer IS NOT NULL THEN '已被 ' || newer || ' 取代' ELSE reason END AS reason, extractor, logged_at
FROM last;
COMMENT ON VIEW input IS '每个输入的结果：最近一次读到的内容，已载入的以载入为准';
COMMENT ON COLUMN input.path IS '读入时的路径；压缩包里的文件接在压缩包的路径之后';
COMMENT ON COLUMN input.hash IS '文件内容的 SHA-256；未读到内容为空';
COMMENT ON COLUMN input.state IS 'done 已载入、warned 已载入而有没读到或来源不一之处、skipped 跳过、不是决算公开或已被取代（被取代的仍在库中）、quarantined 隔离';
COMMENT ON COLUMN input.reason IS '没读到什么，或跳过、隔离的原因；done 为空';
COMMENT ON COLUMN input.extractor IS '读取与归一程序的名称和版本；未认出格式为空';
COMMENT ON COLUMN input.logged_at IS '时间（UTC）';
