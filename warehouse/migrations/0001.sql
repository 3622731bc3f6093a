-- The warehouse. Bulk tables are append-only and carry no index and no key:
-- one writer appends whole documents, and a document is loaded or it is not.
--
-- Ids are derived from the file's SHA-256, so that neither the order of loading
-- nor the number of workers changes a row: document = its first 45 bits,
-- obs = document << 18 | ordinal, reading = document << 18 | ordinal.

CREATE TABLE document (
  document BIGINT, hash VARCHAR, name VARCHAR, path VARCHAR, format VARCHAR,
  bytes BIGINT, blocks INTEGER, pages INTEGER, extractor VARCHAR, loaded_at TIMESTAMP);
CREATE TABLE block (
  document BIGINT, block INTEGER, kind VARCHAR, region VARCHAR, level INTEGER,
  page INTEGER, paragraph INTEGER, part VARCHAR, section VARCHAR, text VARCHAR);
CREATE TABLE cell (
  document BIGINT, block INTEGER, "row" INTEGER, col INTEGER, row_span INTEGER, col_span INTEGER,
  page INTEGER, text VARCHAR);
CREATE TABLE reading (
  reading BIGINT, document BIGINT, unit VARCHAR, unit_key VARCHAR, year INTEGER, kind VARCHAR,
  first_block INTEGER, last_block INTEGER, narrative BOOLEAN);
CREATE TABLE disclosure (
  disclosure BIGINT, reading BIGINT, unit VARCHAR, year INTEGER, kind VARCHAR, edition INTEGER, account BOOLEAN);
CREATE TABLE form (
  reading BIGINT, document BIGINT, form VARCHAR, title VARCHAR, number VARCHAR, unit VARCHAR,
  entity VARCHAR, year INTEGER, block INTEGER, empty BOOLEAN);
CREATE TABLE fact (
  obs BIGINT, reading BIGINT, document BIGINT,
  concept VARCHAR, flow VARCHAR, origin VARCHAR, fund VARCHAR, nature VARCHAR, function VARCHAR,
  economic VARCHAR, project VARCHAR, basis VARCHAR, item VARCHAR, year INTEGER,
  value BIGINT, place BIGINT, printed VARCHAR, unit VARCHAR, blank BOOLEAN, derived BOOLEAN,
  form VARCHAR, line VARCHAR, col_label VARCHAR,
  block INTEGER, "row" INTEGER, col INTEGER, page INTEGER,
  x0 FLOAT, y0 FLOAT, x1 FLOAT, y1 FLOAT);
CREATE TABLE claim (
  obs BIGINT, reading BIGINT, document BIGINT, kind VARCHAR,
  concept VARCHAR, flow VARCHAR, origin VARCHAR, fund VARCHAR, nature VARCHAR, function VARCHAR,
  economic VARCHAR, project VARCHAR, basis VARCHAR, item VARCHAR, local BOOLEAN, year INTEGER, base_year INTEGER,
  of_concept VARCHAR, subject BIGINT, whole BIGINT,
  value BIGINT, place BIGINT, printed VARCHAR, unit VARCHAR, hedge VARCHAR, unresolved VARCHAR,
  part VARCHAR, section VARCHAR, text VARCHAR,
  block INTEGER, "row" INTEGER, col INTEGER, start_byte INTEGER, end_byte INTEGER, page INTEGER,
  x0 FLOAT, y0 FLOAT, x1 FLOAT, y1 FLOAT);
CREATE TABLE name (
  reading BIGINT, document BIGINT, system VARCHAR, code VARCHAR, name VARCHAR, form VARCHAR,
  part VARCHAR, section VARCHAR, text VARCHAR, block INTEGER, "row" INTEGER, col INTEGER,
  start_byte INTEGER, end_byte INTEGER, page INTEGER);
CREATE TABLE partition (
  reading BIGINT, scope VARCHAR, dimension VARCHAR, closed BOOLEAN, prose BOOLEAN, whole BIGINT);
CREATE TABLE part (
  reading BIGINT, scope VARCHAR, obs BIGINT, sign TINYINT);
CREATE TABLE note (
  reading BIGINT, document BIGINT, what VARCHAR, block INTEGER);
CREATE TABLE finding (
  disclosure BIGINT, key VARCHAR, rule VARCHAR, rule_version INTEGER, severity VARCHAR,
  unit VARCHAR, year INTEGER, kind VARCHAR, concept VARCHAR, message VARCHAR, difference VARCHAR, cause VARCHAR);
CREATE TABLE finding_side (
  disclosure BIGINT, key VARCHAR, side INTEGER, amount VARCHAR, measure VARCHAR, text VARCHAR, document VARCHAR,
  suspect BOOLEAN, part VARCHAR, form VARCHAR, row_label VARCHAR, col_label VARCHAR, section VARCHAR,
  page INTEGER, block INTEGER, paragraph INTEGER, start_byte INTEGER, end_byte INTEGER);
CREATE TABLE evaluation (
  disclosure BIGINT, rule VARCHAR, checked INTEGER, equal INTEGER, rounding INTEGER, conflict INTEGER,
  unchecked INTEGER, reason VARCHAR);
CREATE TABLE journal (
  path VARCHAR, hash VARCHAR, state VARCHAR, reason VARCHAR, extractor VARCHAR, at TIMESTAMP);

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
