-- What every rule builds on: the semantics of rounded figures as macros, and
-- the temporary tables over the disclosures of this run. All integers; money
-- in thousandths of a 元, rates in millionths of a percent, place 0 = exact.

-- Verdict on a difference d between figures whose places add up to width,
-- the finest of them (not counting exact ones) being grace.
CREATE OR REPLACE TEMP MACRO judge(d, width, grace) AS
  CASE WHEN d = 0 THEN 'equal'
       WHEN 2 * (abs(d::HUGEINT) - grace) < width THEN 'rounding'
       ELSE 'conflict' END;

CREATE OR REPLACE TEMP MACRO finer(p, q) AS
  CASE WHEN p = 0 THEN q WHEN q = 0 THEN p ELSE least(p, q) END;

CREATE OR REPLACE TEMP MACRO compare_figures(v, p, w, q) AS
  judge(v::HUGEINT - w, p::HUGEINT + q, finer(p, q));

-- How many comparisons are told of at most: a rule of the user's may count anything.
CREATE OR REPLACE TEMP MACRO most(n) AS least(coalesce(n, 0), 100000000)::INTEGER;

-- Whether a/b may be printed as the rate r with place q; b > 0. Equal when the
-- quotient of the printed figures rounds to r (a half either way); rounding
-- when the interval of the quotient meets that of r moved by one of its units.
CREATE OR REPLACE TEMP MACRO judge_rate(a, pa, b, pb, r, q) AS
  CASE WHEN abs(200000000 * a::HUGEINT - 2 * r::HUGEINT * b) <= q::HUGEINT * b THEN 'equal'
       WHEN 2 * b::HUGEINT - pb <= 0 THEN 'rounding'
       WHEN 200000000 * (2 * a::HUGEINT - pa)
              <= (2 * r::HUGEINT + 3 * q) * (2 * b::HUGEINT + CASE WHEN 2 * a - pa >= 0 THEN pb ELSE -pb END)
        AND 200000000 * (2 * a::HUGEINT + pa)
              >= (2 * r::HUGEINT - 3 * q) * (2 * b::HUGEINT - CASE WHEN 2 * a + pa >= 0 THEN pb ELSE -pb END)
       THEN 'rounding' ELSE 'conflict' END;

-- Whether a change c that led to v may be printed as the growth g with place
-- q; v − c > 0. c and v − c are not independent: c / (v − c) rises with c.
CREATE OR REPLACE TEMP MACRO judge_growth(v, pv, c, pc, g, q) AS
  CASE WHEN abs(200000000 * c::HUGEINT - 2 * g::HUGEINT * (v - c)) <= q::HUGEINT * (v - c) THEN 'equal'
       WHEN 2 * (v::HUGEINT - c) - pv - pc <= 0 THEN 'rounding'
       WHEN 200000000 * (2 * c::HUGEINT - pc)
              <= (2 * g::HUGEINT + 3 * q) * (2 * (v::HUGEINT - c) + pc + CASE WHEN 2 * c - pc >= 0 THEN pv ELSE -pv END)
        AND 200000000 * (2 * c::HUGEINT + pc)
              >= (2 * g::HUGEINT - 3 * q) * (2 * (v::HUGEINT - c) - pc - CASE WHEN 2 * c + pc >= 0 THEN pv ELSE -pv END)
       THEN 'rounding' ELSE 'conflict' END;

-- The rate a/b rounded half up to place q, for messages; two decimals beside a
-- rate that is exact.
CREATE OR REPLACE TEMP MACRO rounded_rate(a, b, q) AS
  CASE WHEN a < 0 THEN -1 ELSE 1 END * ((200000000 * abs(a::HUGEINT) + q * b::HUGEINT) // (2 * q * b::HUGEINT)) * q;
CREATE OR REPLACE TEMP MACRO rate(a, b, q) AS rounded_rate(a, b, CASE WHEN q = 0 THEN 10000 ELSE q END);

-- Whether what fails with the agreed figures is excused by those of its own
-- sentence: they bear it out, and are the odd ones or come to it exactly. The
-- reason is told.
CREATE OR REPLACE TEMP MACRO borne_out(as_printed, apart) AS as_printed = 'equal' OR as_printed = 'rounding' AND apart;
CREATE OR REPLACE TEMP MACRO excuse(as_printed, apart) AS
  CASE WHEN borne_out(as_printed, apart) THEN CASE WHEN apart THEN '其中的数字与别处不一致，已另行报出' ELSE '按同句印得较粗的数字相符' END END;

-- A hedge widens the interval: 余 and 多 to a tenth of the value on either
-- side, any other (约, 近, 左右) to a twentieth; five places at the least.
CREATE OR REPLACE TEMP MACRO widened(v, p, hedge) AS
  CASE WHEN coalesce(hedge, '') = '' THEN p
       WHEN regexp_matches(hedge, '[余多]') THEN greatest(abs(v) // 5, 10 * p)
       ELSE greatest(abs(v) // 10, 10 * p) END;

-- Figures of different families are never compared. All money is 元; a count
-- is of its own counter; a stated 无 without a unit is about money.
CREATE OR REPLACE TEMP MACRO family(unit, kind) AS
  CASE WHEN coalesce(unit, '') = '' THEN CASE WHEN kind IN ('none', 'named') THEN '元' END
       WHEN suffix(unit, '元') THEN '元' ELSE unit END;

-- Names are compared without white space, width of brackets and a closing 支出.
CREATE OR REPLACE TEMP MACRO without(s, ending) AS CASE WHEN suffix(s, ending) THEN left(s, -length(ending)) ELSE s END;
CREATE OR REPLACE TEMP MACRO fold_name(s) AS
  without(translate(s, '（）［］【】， ' || chr(9) || chr(10) || chr(12) || chr(13) || chr(160) || chr(12288), '()[][],'), '支出');

-- The point of the cube at which figures are compared.
CREATE OR REPLACE TEMP MACRO point_of(concept, year, family) AS hash(concept, year, family);

-- Of two candidates for the value of a point: printed fact over claim over
-- derived over blank, then the finer place, then the earlier one.
CREATE OR REPLACE TEMP MACRO standing(class, place, obs) AS
  class * 1000000000000000000000000000000000000::HUGEINT
  - least(place, 1000000000000000) * 10000000000000000000::HUGEINT - obs;

-- misscaled: the forms whose head gives another unit of money than their figures
-- are in: they are 10000 times those of other forms, or a 10000th, and never
-- the same, while those others agree with more. They take part in nothing.
CREATE OR REPLACE TEMP TABLE misscaled AS
WITH figure AS (
  SELECT d.disclosure, f.reading, f.form, f.unit, f.obs, f.concept, f.year, f.value
  FROM fact f JOIN scoped d USING (reading)
  WHERE f.value <> 0 AND NOT f.blank AND NOT f.derived AND f.form <> '' AND f.unit <> ''),
match AS (
  SELECT a.disclosure, a.reading, a.form, b.form AS other, a.obs, b.obs AS other_obs,
         a.value = b.value AS same, a.unit <> b.unit AND (a.value::HUGEINT * 10000 = b.value OR b.value::HUGEINT * 10000 = a.value) AS scaled
  FROM figure a JOIN figure b ON b.disclosure = a.disclosure AND b.concept = a.concept AND b.year = a.year AND b.form <> a.form),
candidate AS (
  SELECT reading, form FROM match GROUP BY ALL
  HAVING count(DISTINCT obs) FILTER (scaled) >= 2 AND count(*) FILTER (same) = 0)
SELECT m.disclosure, m.reading, m.form, min(m.obs) AS obs, arg_min(m.other_obs, m.obs) AS other_obs, count(DISTINCT m.obs) AS n
FROM match m SEMI JOIN candidate c ON c.reading = m.reading AND c.form = m.form
ANTI JOIN candidate o ON o.reading = m.reading AND o.form = m.other
WHERE m.scaled GROUP BY ALL;

-- hollow: the forms without a figure of concepts that other places print money
-- for. Their blanks say nothing and take part in nothing.
CREATE OR REPLACE TEMP TABLE hollow AS
WITH bare AS (
  SELECT s.disclosure, f.reading, f.form FROM form f JOIN scoped s USING (reading) WHERE f.unit <> '' GROUP BY ALL HAVING bool_and(f.empty)),
cell AS (
  SELECT b.disclosure, b.reading, b.form, f.concept, f.year FROM fact f JOIN bare b ON b.reading = f.reading AND b.form = f.form
  WHERE f.concept <> ''),
told AS (
  SELECT s.disclosure, f.obs, f.concept, f.year FROM fact f JOIN scoped s USING (reading) WHERE f.value <> 0 AND NOT f.blank AND NOT f.derived
  UNION ALL
  SELECT s.disclosure, c.obs, c.concept, c.year FROM claim c JOIN scoped s USING (reading)
  WHERE c.kind = 'amount' AND c.value <> 0 AND NOT c.local AND coalesce(c.unresolved, '') = '')
SELECT c.disclosure, c.reading, c.form, list(DISTINCT t.obs ORDER BY t.obs) AS told
FROM cell c JOIN told t USING (disclosure, concept, year)
GROUP BY c.disclosure, c.reading, c.form;

-- obs: every figure of the disclosures to be checked. class 3 printed fact,
-- 2 claim, 1 derived, 0 blank. usable: resolved, with a known unit. shared:
-- states the value of a concept that other places may state as well.
CREATE OR REPLACE TEMP TABLE obs AS
SELECT *, usable AND NOT local AND kind IN ('amount', 'count', 'none') AND concept <> '' AS shared,
       point_of(concept, year, family) AS point
FROM (
  SELECT s.disclosure, o.obs, o.kind, coalesce(o.concept, '') AS concept, coalesce(o.year, 0) AS year,
         nullif(o.base_year, 0) AS base_year, nullif(o.of_concept, '') AS of_concept, o.subject, o.whole,
         coalesce(o.value, 0) AS value, widened(coalesce(o.value, 0), coalesce(o.place, 0), o.hedge) AS place,
         family(o.unit, o.kind) AS family, coalesce(o.local, false) AS local, o.class::TINYINT AS class,
         coalesce(o.unresolved, '') = '' AND family(o.unit, o.kind) IS NOT NULL AND m.form IS NULL AND h.form IS NULL AS usable
  FROM (SELECT reading, form, obs, 'amount' AS kind, concept, year, NULL AS base_year, NULL AS of_concept, NULL AS subject, NULL AS whole,
               value, place, NULL AS hedge, unit, false AS local, NULL AS unresolved,
               CASE WHEN blank THEN 0 WHEN derived THEN 1 ELSE 3 END AS class FROM fact
        UNION ALL
        SELECT reading, NULL, obs, kind, concept, year, base_year, of_concept, subject, whole,
               value, place, hedge, unit, local, unresolved, 2 FROM claim) o
  JOIN scoped s USING (reading) LEFT JOIN misscaled m ON m.reading = o.reading AND m.form = o.form
  LEFT JOIN hollow h ON h.reading = o.reading AND h.form = o.form);


-- consensus: the points of the cube at which figures stand, each with the value
-- that represents it. n: figures there; printed: those that are printed; agree:
-- printed ones that agree with it; conflict: others that cannot; decided: enough
-- speaks for it to call those the odd ones. The last three are those of points
-- without a vote until one has been held.
CREATE OR REPLACE TEMP TABLE consensus AS
WITH point AS (
  SELECT disclosure, point, count(*) AS n, count(*) FILTER (class >= 2) AS printed, min(value) <> max(value) AS differs,
         arg_max(obs, standing(class, place, obs)) AS best
  FROM obs WHERE shared GROUP BY disclosure, point)
SELECT p.disclosure, p.point, o.concept, o.year, o.family, p.n, p.printed, p.differs,
       o.value, o.place, o.obs, o.class, p.printed AS agree, false AS conflict, false AS decided
FROM point p JOIN obs o ON o.obs = p.best;

-- fiscal: each point of fiscal money with what is known of the three budgets
-- that make it up. A budget without any money (none: where that stands) has
-- none under any concept.
-- Where a form states the three beside it, the form's partition does.
CREATE OR REPLACE TEMP TABLE fiscal AS
WITH known AS (
  SELECT disclosure, point, printed, obs, concept, year, value FROM consensus WHERE family = '元' AND contains(concept, '/fund=')),
stated AS (
  SELECT DISTINCT w.disclosure, w.point FROM partition p JOIN obs w ON w.obs = p.whole WHERE p.dimension = 'fund'),
divided AS (
  SELECT f.disclosure, f.point, f.obs AS whole, p.obs AS part, coalesce(p.value, t.value) AS value,
         CASE WHEN p.obs IS NULL THEN t.obs END AS none
  FROM known f ANTI JOIN stated s USING (disclosure, point)
  CROSS JOIN (VALUES ('general_public'), ('government_fund'), ('state_capital')) u(fund)
  LEFT JOIN known p ON p.disclosure = f.disclosure
    AND p.point = point_of(replace(f.concept, '/fund=fiscal', '/fund=' || u.fund), f.year, '元')
  LEFT JOIN known t ON t.disclosure = f.disclosure AND t.value = 0
    AND t.point = point_of(
      CASE WHEN starts_with(f.concept, 'item=') THEN 'expenditure' ELSE regexp_extract(f.concept, '^[a-z_]+') END
      || '/fund=' || u.fund || regexp_extract(f.concept, '/basis=[a-z_]+$'), f.year, '元')
  WHERE f.printed >= 1 AND contains(f.concept, '/fund=fiscal'))
SELECT disclosure, point, any_value(whole) AS whole, count(value) = 3 AS known, list(part) FILTER (part IS NOT NULL) AS parts,
       list(none) FILTER (none IS NOT NULL) AS none
FROM divided GROUP BY disclosure, point;

-- articulation: every partition that a form or a sentence states, and those
-- implied by fiscal money being that of the three budgets.
-- term: its signed terms, the whole being one of them with sign -1.
-- tally: what they come to as printed; residual = parts − whole.
CREATE OR REPLACE TEMP TABLE articulation AS
SELECT (row_number() OVER ())::INTEGER AS id, s.disclosure, p.reading, p.scope, p.ordinal,
       p.dimension, p.prose, p.prose AND NOT p.closed AS open, false AS implied, p.whole
FROM partition p JOIN scoped s USING (reading)
UNION ALL
SELECT -(row_number() OVER (ORDER BY whole))::INTEGER, disclosure, NULL, '', NULL, 'fund', false, false, true, whole
FROM fiscal WHERE known;

CREATE OR REPLACE TEMP TABLE term AS
SELECT a.id, t.obs, t.sign::TINYINT AS sign FROM articulation a JOIN part t USING (reading, ordinal)
UNION ALL
SELECT a.id, unnest(f.parts), 1 FROM articulation a JOIN fiscal f USING (whole) WHERE a.implied
UNION ALL
SELECT id, whole, -1 FROM articulation;

CREATE OR REPLACE TEMP TABLE tally AS
SELECT t.id, sum(t.sign * o.value) AS residual, sum(o.place) AS width,
       coalesce(min(o.place) FILTER (o.place > 0), 0) AS finest, count(*) FILTER (o.class > 0) AS printed,
       bool_and(coalesce(o.usable, false)) AND min(hash(o.family)) = max(hash(o.family)) AS usable,
       min(t.sign * o.value) FILTER (t.sign > 0) < 0 OR min(o.value) FILTER (t.sign < 0) < 0 AS negative
FROM term t LEFT JOIN obs o USING (obs)
GROUP BY t.id;

-- ballot: where a point is stated with different values, each of them with the
-- printed figures that agree with it, and the articulations that hold with it.
-- The cap keeps a hostile document from squaring its figures.
CREATE OR REPLACE TEMP TABLE ballot AS
WITH stated AS (
  SELECT o.disclosure, o.point, o.value, o.place, max(o.class) AS class, count(*) FILTER (o.class >= 2) AS n,
         arg_max(o.obs, standing(o.class, o.place, o.obs)) AS obs
  FROM obs o SEMI JOIN (FROM consensus WHERE differs) USING (disclosure, point)
  WHERE o.shared
  GROUP BY ALL),
candidate AS (
  SELECT * FROM stated
  QUALIFY row_number() OVER (PARTITION BY disclosure, point ORDER BY n DESC, class DESC, place, obs) <= 64),
vote AS (
  SELECT a.disclosure, a.point, a.value, a.place, any_value(a.class) AS class, any_value(a.obs) AS obs,
         coalesce(sum(b.n) FILTER (compare_figures(a.value, a.place, b.value, b.place) <> 'conflict'), 0) AS votes,
         bool_or(compare_figures(a.value, a.place, b.value, b.place) = 'conflict') AS disputed
  FROM candidate a JOIN candidate b USING (disclosure, point)
  GROUP BY ALL),
disputed AS MATERIALIZED (
  SELECT t.id, t.sign, o.disclosure, o.point, o.value, o.place
  FROM term t JOIN obs o USING (obs) SEMI JOIN (FROM vote WHERE disputed) USING (disclosure, point)
  WHERE o.shared),
fit AS (
  SELECT v.disclosure, v.point, v.value, v.place, count(DISTINCT t.id) AS fits
  FROM vote v JOIN disputed t USING (disclosure, point) JOIN tally y USING (id) JOIN articulation a USING (id)
  WHERE v.disputed AND y.usable AND NOT a.open
    AND judge(y.residual + t.sign * (v.value - t.value), y.width - t.place + v.place, finer(v.place, y.finest)) <> 'conflict'
  GROUP BY ALL)
SELECT v.*, v.votes + coalesce(f.fits, 0) AS score
FROM vote v LEFT JOIN fit f USING (disclosure, point, value, place);

-- The votes decide.
UPDATE consensus c
SET value = e.value, place = e.place, obs = e.obs, class = e.class, agree = e.votes, conflict = e.rival IS NOT NULL,
    decided = e.rival IS NOT NULL AND e.score >= 2 AND e.score > e.rival
FROM (
  WITH best AS (
    SELECT * FROM ballot
    QUALIFY row_number() OVER (PARTITION BY disclosure, point ORDER BY score DESC, class DESC, place, obs) = 1)
  SELECT b.*, max(r.score) FILTER (compare_figures(b.value, b.place, r.value, r.place) = 'conflict') AS rival
  FROM best b JOIN ballot r USING (disclosure, point)
  GROUP BY ALL) e
WHERE c.disclosure = e.disclosure AND c.point = e.point;

-- odd: the figures that their consensus contradicts. agreed: the one that it is.
CREATE OR REPLACE TEMP TABLE odd AS
SELECT o.disclosure, o.point, o.obs, o.value, o.place, c.value AS consensus, c.place AS consensus_place, c.obs AS agreed
FROM obs o JOIN consensus c USING (disclosure, point)
WHERE c.conflict AND o.shared AND compare_figures(o.value, o.place, c.value, c.place) = 'conflict';

-- A sum that was derived of an odd figure is an echo of it.
DELETE FROM odd WHERE obs IN (
  SELECT d.obs
  FROM (SELECT o.*, unnest(['/economic=staff', '/economic=public']) AS part FROM odd JOIN obs o USING (obs) WHERE o.class = 1) d
  JOIN obs p ON p.disclosure = d.disclosure AND p.point = point_of(d.concept || d.part, d.year, '元') AND p.class = 3
  SEMI JOIN odd e ON e.obs = p.obs);
UPDATE consensus SET conflict = false, differs = false
WHERE conflict AND (disclosure, point) NOT IN (SELECT (disclosure, point) FROM odd);

-- articulated: the verdict on each articulation, odd figures replaced by their
-- consensus, the whole among them. One that holds only with the odd figure is
-- an echo of it.
CREATE OR REPLACE TEMP TABLE articulated AS
WITH replaced AS (
  SELECT t.id, sum(t.sign * (d.consensus - d.value)) AS d_value, sum(d.consensus_place - d.place) AS d_place
  FROM odd d JOIN term t USING (obs) GROUP BY t.id),
judged AS (
  SELECT a.*, y.usable, y.negative, y.printed, y.residual + coalesce(m.d_value, 0) AS residual,
         y.width + coalesce(m.d_place, 0) AS width, y.finest,
         judge(CASE WHEN a.open THEN greatest(y.residual, 0) ELSE y.residual END, y.width, y.finest) AS as_printed,
         judge(CASE WHEN a.open THEN greatest(y.residual + coalesce(m.d_value, 0), 0)
                    ELSE y.residual + coalesce(m.d_value, 0) END, y.width + coalesce(m.d_place, 0), y.finest) AS as_agreed
  FROM articulation a JOIN tally y USING (id) LEFT JOIN replaced m USING (id)
  WHERE y.printed > 0)
SELECT j.* EXCLUDE (usable, negative, as_printed, as_agreed) REPLACE (coalesce(d.agreed, j.whole) AS whole),
  CASE WHEN NOT coalesce(usable, false) THEN 'unchecked'
       WHEN open AND negative THEN 'unchecked'
       WHEN as_agreed <> 'conflict' THEN as_agreed
       WHEN as_printed <> 'conflict' THEN 'unchecked'
       ELSE 'conflict' END AS verdict,
  CASE WHEN NOT coalesce(usable, false) THEN '有的数字没有单位或未能确定所指'
       WHEN open AND negative THEN '未列全的各项中有负数'
       WHEN as_agreed = 'conflict' AND as_printed <> 'conflict' THEN '其中的数字与别处不一致，已另行报出' END AS reason
FROM judged j LEFT JOIN odd d ON d.obs = j.whole;

-- stand: the terms of those that do not hold as printed, as they were judged.
CREATE OR REPLACE TEMP TABLE stand AS
SELECT t.id, coalesce(d.agreed, t.obs) AS obs, t.sign
FROM term t SEMI JOIN (FROM articulated WHERE verdict IN ('conflict', 'rounding')) USING (id)
LEFT JOIN odd d ON d.obs = t.obs;

-- quotient: shares and completions with the figures they relate, and their
-- verdict with the agreed figures. One that fails with those, but holds with
-- the figures of its own sentence, is an echo of theirs where one of them is at
-- odds (apart); 8 beside an agreed 8.00 is just that, and no excuse unless the
-- rate is exactly what the coarse figures come to.
-- No part is more than the whole that holds it, however coarse their print.
CREATE OR REPLACE TEMP TABLE quotient AS
WITH related AS (
  SELECT r.disclosure, r.obs, r.kind, r.concept, r.year, r.value, r.place,
         CASE WHEN p.obs IS NULL OR r.local OR s.local THEN s.obs ELSE p.obs END AS part_obs,
         CASE WHEN p.obs IS NULL OR r.local OR s.local THEN s.value ELSE p.value END AS part,
         CASE WHEN p.obs IS NULL OR r.local OR s.local THEN s.place ELSE p.place END AS part_place,
         CASE WHEN w.obs IS NULL OR u.local THEN u.obs ELSE w.obs END AS whole_obs,
         CASE WHEN w.obs IS NULL OR u.local THEN u.value ELSE w.value END AS whole,
         CASE WHEN w.obs IS NULL OR u.local THEN u.place ELSE w.place END AS whole_place,
         coalesce(s.value, p.value) AS own_part, coalesce(s.place, p.place) AS own_part_place,
         coalesce(u.value, w.value) AS own_whole, coalesce(u.place, w.place) AS own_whole_place,
         s.value IS NOT NULL AND p.value IS NOT NULL AND compare_figures(s.value, s.place, p.value, p.place) = 'conflict'
         OR u.value IS NOT NULL AND w.value IS NOT NULL AND compare_figures(u.value, u.place, w.value, w.place) = 'conflict' AS apart,
         coalesce(p.agree, 0) >= 2 AND coalesce(w.agree, 0) >= 2 AS vouched, s.obs AS subject_obs, u.obs AS of_obs
  FROM obs r
  LEFT JOIN consensus p ON p.disclosure = r.disclosure AND p.point = point_of(r.concept, r.year, '元') AND p.class > 0
  LEFT JOIN consensus w ON w.disclosure = r.disclosure AND w.point = point_of(r.of_concept, r.year, '元') AND w.class > 0
  LEFT JOIN obs s ON s.obs = r.subject AND s.class = 2 AND s.usable AND s.family = '元'
  LEFT JOIN obs u ON u.obs = r.whole AND u.class = 2 AND u.usable AND u.family = '元'
  WHERE r.kind IN ('share', 'completion') AND r.usable AND r.family = '%'),
judged AS (
  SELECT *, coalesce(part IS NOT NULL AND whole > 0, false) AS known,
         CASE WHEN known AND kind = 'share' AND part <= whole AND value - place > 100000000 THEN 'conflict'
              WHEN known THEN judge_rate(part, part_place, whole, whole_place, value, place) END AS as_agreed,
         CASE WHEN own_whole > 0 THEN judge_rate(own_part, own_part_place, own_whole, own_whole_place, value, place) END AS as_printed
  FROM related)
SELECT * EXCLUDE (as_agreed, as_printed),
       CASE WHEN NOT known THEN 'unchecked' WHEN as_agreed <> 'conflict' THEN as_agreed
            WHEN borne_out(as_printed, apart) THEN 'unchecked' ELSE 'conflict' END AS verdict,
       CASE WHEN part IS NULL OR whole IS NULL THEN '分子或分母未见数字' WHEN NOT known THEN '分母不大于零'
            WHEN as_agreed = 'conflict' THEN excuse(as_printed, apart) END AS reason
FROM judged;

-- broken: the terms of the articulations that fail, with the change that would
-- mend each; of an open list delta is the least change that would.
CREATE OR REPLACE TEMP TABLE broken AS
SELECT a.id, a.disclosure, a.open, t.sign, o.obs, a.width, a.finest, -a.residual * t.sign AS delta,
       CASE WHEN o.shared THEN o.point ELSE o.obs::UBIGINT END AS x
FROM articulated a JOIN stand t USING (id) JOIN obs o ON o.obs = t.obs
WHERE a.verdict = 'conflict';

-- mended: the rates that fail too, and would hold with that change, which is
-- known to the width of its articulation.
CREATE OR REPLACE TEMP TABLE mended AS
WITH failing AS (
  SELECT q.*, unnest([q.part_obs, q.whole_obs]) AS figure FROM quotient q WHERE verdict = 'conflict')
SELECT b.id, b.disclosure, b.x, f.obs
FROM failing f JOIN obs o ON o.obs = f.figure
JOIN broken b ON b.disclosure = f.disclosure AND b.x = CASE WHEN o.shared THEN o.point ELSE o.obs::UBIGINT END
WHERE CASE WHEN f.figure = f.part_obs
             THEN judge_rate(f.part + b.delta, f.part_place + b.width, f.whole, f.whole_place, f.value, f.place)
           WHEN f.whole + b.delta > 0
             THEN judge_rate(f.part, f.part_place, f.whole + b.delta, f.whole_place + b.width, f.value, f.place)
           ELSE 'conflict' END <> 'conflict';

-- blame: for each broken articulation, the figure that alone would mend it and
-- others too; what fails for one such figure is reported together, by the
-- leader. suspect: no articulation that holds speaks for the figure.
CREATE OR REPLACE TEMP TABLE blame AS
WITH rated AS (SELECT disclosure, x, list(DISTINCT obs ORDER BY obs) AS rates FROM mended GROUP BY ALL),
common AS (
  SELECT b.disclosure, b.x, coalesce(min(delta) FILTER (NOT open), min(delta) FILTER (sign > 0), max(delta)) AS off,
         count(DISTINCT id) + coalesce(len(any_value(r.rates)), 0) AS n, any_value(r.rates) AS rates, min(obs) AS obs
  FROM broken b LEFT JOIN rated r USING (disclosure, x)
  GROUP BY b.disclosure, b.x
  HAVING n >= 2
    AND judge(coalesce(max(delta) FILTER (NOT open), 0) - coalesce(min(delta) FILTER (NOT open), 0), 2 * max(width), min(finest)) <> 'conflict'
    AND off <= coalesce(min(delta) FILTER (open AND sign > 0), off) + max(width)
    AND off >= coalesce(max(delta) FILTER (open AND sign < 0), off) - max(width)),
defended AS (
  SELECT c.disclosure, c.x, count(DISTINCT t.id) AS n
  FROM common c JOIN obs o ON o.disclosure = c.disclosure AND c.x = CASE WHEN o.shared THEN o.point ELSE o.obs::UBIGINT END
       JOIN term t ON t.obs = o.obs JOIN articulated a ON a.id = t.id
  WHERE a.verdict IN ('equal', 'rounding') AND NOT a.open
  GROUP BY c.disclosure, c.x),
chosen AS (
  SELECT b.id, b.disclosure, b.x, c.n, c.off, c.rates, c.obs AS blamed, coalesce(d.n, 0) AS defence
  FROM broken b JOIN common c USING (disclosure, x) LEFT JOIN defended d USING (disclosure, x)
  QUALIFY row_number() OVER (PARTITION BY b.id ORDER BY c.n DESC, defence, c.obs) = 1)
SELECT c.id, c.disclosure, c.x, c.blamed, c.off, c.rates, count(*) OVER g + coalesce(len(c.rates), 0) AS n, c.defence = 0 AS suspect,
       first_value(c.id) OVER (g ORDER BY a.prose, a.open, a.implied, a.dimension = 'balance', a.whole, a.scope) AS leader
FROM chosen c JOIN articulation a USING (id)
WINDOW g AS (PARTITION BY c.disclosure, c.x);

-- excused: the rates that a blamed figure explains.
CREATE OR REPLACE TEMP TABLE excused AS SELECT DISTINCT unnest(rates) AS obs FROM blame;

-- breach: the broken articulations as findings: what they are about, where,
-- and which figure is the odd one. Rules pick theirs and word it. A figure is
-- vouched for when another place or another articulation confirms it. Parts
-- that are zero are shown where no other is.
CREATE OR REPLACE TEMP TABLE breach AS
WITH member AS (
  SELECT coalesce(b.leader, a.id) AS id, t.obs, t.sign,
         o.value <> 0 OR t.obs IN (a.whole, b.blamed) OR NOT bool_or(o.value <> 0 AND t.obs <> a.whole) OVER (PARTITION BY a.id) AS shown
  FROM articulated a LEFT JOIN blame b USING (id) JOIN stand t ON t.id = a.id JOIN obs o ON o.obs = t.obs
  WHERE a.verdict = 'conflict'),
vouched AS (
  SELECT m.id, m.obs, m.sign,
         coalesce(bool_or(a.verdict IN ('equal', 'rounding') AND NOT a.open), false) OR coalesce(max(c.agree), 0) >= 2 AS vouched
  FROM member m JOIN obs o USING (obs) LEFT JOIN term t ON t.obs = m.obs LEFT JOIN articulated a ON a.id = t.id
       LEFT JOIN consensus c ON o.shared AND c.disclosure = o.disclosure AND c.point = o.point
  WHERE m.shown GROUP BY m.id, m.obs, m.sign),
seen AS (
  SELECT id, list_sort(list(DISTINCT obs)) AS sides, list(DISTINCT obs) FILTER (NOT vouched) AS alone,
         bool_or(vouched AND sign < 0) AS whole_vouched
  FROM vouched GROUP BY id)
SELECT a.id, a.disclosure, a.residual, coalesce(b.blamed, a.whole) AS subject, b.n, b.off,
       list_concat(v.sides, coalesce(b.rates, [])) AS sides,
       CASE WHEN b.suspect THEN [b.blamed]
            WHEN b.id IS NULL AND (v.whole_vouched OR len(v.alone) = 1) THEN list_sort(v.alone) ELSE [] END AS suspect,
       b.id IS NULL AND v.whole_vouched AND len(v.alone) > 0 AS parts_suspect,
       abs(coalesce(b.off, a.residual)) AS difference
FROM articulated a LEFT JOIN blame b USING (id) JOIN seen v USING (id)
WHERE a.verdict = 'conflict' AND coalesce(b.leader, a.id) = a.id;

-- trail: the figures of the articulations that hold by rounding only.
CREATE OR REPLACE TEMP TABLE trail AS
SELECT a.id, list(t.obs ORDER BY t.obs) AS sides
FROM articulated a JOIN stand t USING (id) JOIN obs o ON o.obs = t.obs
WHERE a.verdict = 'rounding' AND (o.value <> 0 OR t.obs = a.whole)
GROUP BY a.id;

-- terms_of, figures_at: the figures of an articulation, and those that stand at
-- a point, for the column touched. Only a run that asks for coverage pays for
-- them: it puts what they say in the place of these (coverage.go).
CREATE OR REPLACE TEMP MACRO terms_of(articulation) AS NULL::BIGINT[];
CREATE OR REPLACE TEMP MACRO figures_at(disclosure, point) AS NULL::BIGINT[];

-- A figure in a message: an amount, or a number of things.
CREATE OR REPLACE TEMP MACRO shown(value, family) AS CASE family WHEN '元' THEN '{#' || value || '}' ELSE value // 1000 || ' ' || family END;

-- reckoning: each articulation as a comparison: what it is about, what it states
-- and what its terms come to. Rules pick theirs by dimension and by where they
-- stand, and word their message; common is that of several broken by one figure.
CREATE OR REPLACE TEMP VIEW reckoning AS
SELECT a.disclosure, a.dimension, a.prose, a.implied, a.open,
       CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN 'unchecked' ELSE a.verdict END AS verdict,
       CASE WHEN a.verdict = 'conflict' AND b.id IS NULL THEN '与已报出的一处同源' ELSE a.reason END AS reason,
       o.concept, o.year, coalesce(b.subject, a.whole) AS subject,
       coalesce(b.difference, abs(a.residual)) AS difference,
       o.value + coalesce(b.off, a.residual) AS expected, o.family,
       coalesce(b.sides, r.sides, [a.whole]) AS sides, b.suspect, terms_of(a.id) AS touched,
       o.value AS stated, o.value + a.residual AS reckoned,
       CASE WHEN b.n >= 2 THEN '{concept}与 ' || b.n || ' 处勾稽不符：列 {#' || o.value || '}，按勾稽应为 {#' || (o.value + b.off) || '}' END AS common,
       CASE WHEN b.parts_suspect THEN '（' || shown(o.value, o.family) || ' 在别处另有印证，问题多半在各项）' ELSE '' END AS doubt
FROM articulated a LEFT JOIN breach b USING (id) LEFT JOIN trail r USING (id) JOIN obs o ON o.obs = coalesce(b.subject, a.whole);

-- A change and a growth in a message: its way is a word and no sign.
CREATE OR REPLACE TEMP MACRO changed(value) AS
  CASE sign(value) WHEN 1 THEN '增加 {#' || value || '}' WHEN -1 THEN '减少 {#' || -value || '}' ELSE '持平' END;
CREATE OR REPLACE TEMP MACRO grown(value) AS
  CASE sign(value) WHEN 1 THEN '增长 {%' || value || '}' WHEN -1 THEN '下降 {%' || -value || '}' ELSE '持平' END;

CREATE OR REPLACE TEMP MACRO wrong(verdict, word) AS CASE verdict WHEN 'rounding' THEN '有尾差' ELSE word END;

-- naming: the names printed for codes. Their ids are negative, so that they
-- may stand among the sides of a finding beside figures.
CREATE OR REPLACE TEMP TABLE naming AS
SELECT -(row_number() OVER (ORDER BY n.document, n.block, n."row", n.col, n.start_byte, n.system, n.code, n.name)) AS id,
       d.disclosure, n.*, coalesce(n.form, '') = '' AS prose
FROM (SELECT *, fold_name(name) AS folded FROM name) n JOIN scoped d USING (reading);

-- spot: the places of slips of the text. Their ids lie below those of naming.
CREATE OR REPLACE TEMP TABLE spot AS
SELECT -(1::BIGINT << 40) - row_number() OVER (ORDER BY s.reading, s.slip, s.apt, s.block, s.start_byte, s.form) AS id, d.disclosure, s.*
FROM slip s JOIN scoped d USING (reading);

-- spoken: what the text speaks of; sheet: the forms, as places. Their ids lie
-- below those of spot. twice numbers the forms of one kind in a reading.
CREATE OR REPLACE TEMP TABLE spoken AS
SELECT -(1::BIGINT << 41) - row_number() OVER (ORDER BY m.reading, m.block, m.start_byte, m.kind, m.subject) AS id, d.disclosure, m.*
FROM mention m JOIN scoped d USING (reading);

CREATE OR REPLACE TEMP TABLE sheet AS
SELECT -(1::BIGINT << 42) - row_number() OVER (ORDER BY f.reading, f.block, f.form) AS id, d.disclosure, f.*,
       row_number() OVER (PARTITION BY f.reading, f.form ORDER BY f.block) AS twice, b.page,
       f.title || CASE WHEN coalesce(f.number, '') = '' THEN '' ELSE ' ' || f.number END AS printed
FROM form f JOIN scoped d USING (reading)
LEFT JOIN block b ON b.document = f.document AND b.block = f.block;

-- published: each disclosure with what can be said to be missing from it: forms
-- read, whether it has a narrative, and why something may only look missing.
CREATE OR REPLACE TEMP TABLE published AS
WITH damaged AS (SELECT DISTINCT document FROM note WHERE reading IS NULL)
SELECT d.disclosure, min(d.year) AS year, coalesce(min(s.forms), 0) AS forms, coalesce(min(s.first), min(m.first)) AS first,
       min(m.narrative) AS narrative,
       CASE WHEN count(*) > 1 THEN '公开件由几份文件组成' WHEN bool_or(g.document IS NOT NULL) THEN '文件有未能读出之处' END AS doubt
FROM disclosure d SEMI JOIN scoped USING (disclosure) JOIN reading r USING (reading) LEFT JOIN damaged g ON g.document = r.document
LEFT JOIN (SELECT disclosure, count(DISTINCT form) AS forms, max(id) AS first FROM sheet GROUP BY disclosure) s ON s.disclosure = d.disclosure
LEFT JOIN (SELECT disclosure, max(id) FILTER (kind = 'narrative') AS narrative, max(id) AS first FROM spoken GROUP BY disclosure) m ON m.disclosure = d.disclosure
GROUP BY d.disclosure;

-- explained: the forms that are said to be empty, or what they hold not to exist.
CREATE OR REPLACE TEMP TABLE explained AS
SELECT DISTINCT disclosure, subject AS form FROM spoken WHERE kind IN ('empty', 'absent')
UNION
SELECT DISTINCT disclosure, CASE WHEN concept LIKE '%fund=government_fund%' THEN 'government_fund'
                                 WHEN concept LIKE '%fund=state_capital%' THEN 'state_capital' ELSE 'three_public' END
FROM obs
WHERE shared AND class = 2 AND value = 0
  AND (concept LIKE '%fund=government_fund%' OR concept LIKE '%fund=state_capital%' OR regexp_matches(concept, 'item=(three_public|abroad|vehicles|reception)'));

-- proofread: every place that was looked at for slips of a kind, as comparisons
-- ready to be worded: a row for each slip, and one for all places of a reading
-- that are right, times their number. printed are the words at fault, what says
-- how they should read, or what is wrong.
CREATE OR REPLACE TEMP TABLE proofread AS
SELECT disclosure, kind, 'conflict' AS verdict, NULL AS reason, 1 AS times, 'item=text' AS concept, max(id) AS subject,
       list(id ORDER BY id DESC) AS sides, list(id ORDER BY id DESC) FILTER (NOT apt) AS suspect,
       first(what) AS what, first(printed ORDER BY id DESC) AS printed
FROM spot GROUP BY disclosure, reading, slip, kind
UNION ALL
SELECT d.disclosure, p.kind, CASE WHEN p.sound > 0 THEN 'equal' ELSE 'unchecked' END,
       CASE WHEN p.sound = 0 THEN '没有可核对的文字' END, greatest(p.sound, 1), 'item=text', NULL, NULL, NULL, NULL, NULL
FROM proof p JOIN scoped d USING (reading)
WHERE p.sound > 0 OR p.slips = 0;
