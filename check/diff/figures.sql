-- A figure of a form is told by its concept there, else by its line and column;
-- one of a sentence by its concept, else by the sentence but for its figures.
SELECT concept, coalesce(year, 0), printed, unit, name, form, line, col_label, part, section, text, block, page, start_byte, end_byte, coalesce(paragraph, 0),
       concat_ws('|', said, CASE WHEN usable THEN concat_ws('|', concept, year, coalesce(base_year, 0), coalesce(of_concept, ''), stated)
                                 WHEN said = 'fact' THEN concat_ws('|', '', line, col_label)
                                 ELSE concat_ws('|', '', section, regexp_replace(text, '[0-9.,，%]+', '', 'g')) END),
       CASE WHEN value IS NULL THEN printed ELSE value || ' ' || CASE WHEN unit LIKE '%元' THEN '元' ELSE unit END END
FROM (
  SELECT 'fact' AS said, concept, f.form AS stated, year, NULL AS base_year, NULL AS of_concept, value, printed, f.unit, document, obs,
         coalesce(t.title, '') AS form, line, col_label, '' AS part, '' AS section, '' AS text, block, coalesce(page, 0) AS page,
         0 AS start_byte, 0 AS end_byte, f.form <> '' AND concept <> '' AS usable
  FROM fact f LEFT JOIN (SELECT reading, block, min(title) AS title FROM form GROUP BY ALL) t USING (reading, block)
  WHERE reading IN (SELECT unnest($1::BIGINT[])) AND NOT derived
  UNION ALL
  SELECT kind, concept, '', year, base_year, of_concept, value, printed, unit, document, obs,
         '', '', '', coalesce(part, ''), coalesce(section, ''), text, block, coalesce(page, 0),
         start_byte, end_byte, NOT local AND unresolved IS NULL AND concept <> ''
  FROM claim WHERE reading IN (SELECT unnest($1::BIGINT[])) AND kind NOT IN ('named', 'direction', 'threshold'))
JOIN (SELECT document, name FROM document) USING (document)
LEFT JOIN (SELECT document, block, paragraph FROM block) USING (document, block)
ORDER BY document, obs
