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
