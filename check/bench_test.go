package check

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
)

// generate fills db with n disclosures of about 1,500 figures: two forms of 60
// functional lines by three columns for all money and for one budget, one of
// 100 economic lines, 100 claims; in every tenth a claim is wrong.
func generate(b *testing.B, db *sql.DB, n int) {
	b.Helper()
	for _, query := range []string{
		`INSERT INTO document (document, name) SELECT d, d || '.docx' FROM range(1, ` + fmt.Sprint(n+1) + `) t(d)`,
		`INSERT INTO reading (reading, document) SELECT document << 18, document FROM document`,
		`INSERT INTO disclosure SELECT document << 18, document << 18, '单位' || document, 2020, '部门决算', 1, true, NULL FROM document`,
		`INSERT INTO form (reading, document, form, title, block, empty)
		 SELECT document << 18, document, f, f, 1, false FROM document, (VALUES ('expenditure'), ('gpb_expenditure'), ('income'), ('gpb_basic')) t(f)`,
		// Line 0 is the total; one in three has figures. 基本 + 项目 = 小计.
		`INSERT INTO fact (obs, reading, document, concept, year, value, place, printed, unit, blank, derived, form, line, col_label, block, "row", col)
		 SELECT document << 18 | (form.i * 400 + line * 6 + col), document << 18, document,
		        'expenditure' || form.fund || ['', '/nature=basic', '/nature=project'][col + 1] || CASE WHEN line = 0 THEN '' ELSE '/function=' || (2010000 + line) END,
		        2020, v, CASE WHEN v = 0 THEN 0 ELSE 100000 END, v, '万元', v = 0, false, form.f, line, col, 1, line, col
		 FROM (SELECT *, CASE WHEN line = 0 THEN 20 * [3, 2, 1][col + 1] ELSE CASE WHEN line % 3 = 0 THEN [3, 2, 1][col + 1] ELSE 0 END END * 1000000 AS v
		       FROM document, (VALUES (0, 'expenditure', ''), (1, 'gpb_expenditure', '/fund=general_public'), (2, 'income', '')) form(i, f, fund),
		            range(0, 61) l(line), range(0, 3) c(col)) t, LATERAL (SELECT i, f, fund) form`,
		`INSERT INTO fact (obs, reading, document, concept, year, value, place, printed, unit, blank, derived, form, line, col_label, block, "row", col)
		 SELECT document << 18 | (2000 + line), document << 18, document, 'expenditure/fund=general_public/nature=basic/economic=' || (30100 + line),
		        2020, 0, 0, '', '万元', true, false, 'gpb_basic', line, '', 2, line, 1
		 FROM document, range(0, 100) l(line)`,
		`INSERT INTO fact (obs, reading, document, concept, year, value, place, printed, unit, blank, derived, form, line, col_label, block, "row", col)
		 SELECT document << 18 | (3000 + line), document << 18, document, 'income/fund=general_public/function=' || line,
		        2020, 0, 0, '', '万元', true, false, 'fiscal_summary', line, '', 2, line, 1
		 FROM document, range(0, 700) l(line)`,
		`INSERT INTO claim (obs, reading, document, kind, concept, local, year, value, place, printed, unit, part, section, text, block, "row", col, start_byte)
		 SELECT document << 18 | (5000 + i), document << 18, document, 'amount', 'expenditure/function=' || (2010000 + 3 * (1 + i % 20)), false, 2020,
		        3000000 + CASE WHEN i = 0 AND document % 10 = 0 THEN 700000 ELSE 0 END, 100000, 'x', '万元', '三', '五', '', 9, -1, -1, i
		 FROM document, range(0, 100) c(i)`,
		`INSERT INTO partition
		 SELECT document << 18, f || '/' || line, 'nature', true, false, document << 18 | (i * 400 + line * 6), i * 1000 + line
		 FROM document, (VALUES (0, 'e'), (1, 'g'), (2, 'i')) form(i, f), range(0, 61) l(line)`,
		`INSERT INTO part
		 SELECT document << 18, document << 18 | (i * 400 + line * 6 + col), 1, i * 1000 + line
		 FROM document, (VALUES (0, 'e'), (1, 'g'), (2, 'i')) form(i, f), range(0, 61) l(line), range(1, 3) c(col)`,
		`INSERT INTO partition
		 SELECT document << 18, f || '/c/' || col, 'function', true, false, document << 18 | (i * 400 + col), i * 1000 + 500 + col
		 FROM document, (VALUES (0, 'e'), (1, 'g'), (2, 'i')) form(i, f), range(0, 3) c(col)`,
		`INSERT INTO part
		 SELECT document << 18, document << 18 | (i * 400 + line * 6 + col), 1, i * 1000 + 500 + col
		 FROM document, (VALUES (0, 'e'), (1, 'g'), (2, 'i')) form(i, f), range(1, 61) l(line), range(0, 3) c(col)`,
		`INSERT INTO name (reading, document, system, code, name, form, block, "row", col)
		 SELECT document << 18, document, 'functional', 2010000 + line, '科目' || line, 'expenditure', 1, line, 0 FROM document, range(1, 61) l(line)`,
	} {
		if _, err := db.Exec(query); err != nil {
			b.Fatalf("%v\n%s", err, query)
		}
	}
}

func benchmarkRun(b *testing.B, n int, opt Options) {
	db := open(b)
	generate(b, db, n)
	var figures int
	if err := db.QueryRow("SELECT count(*) FROM observation").Scan(&figures); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		report, err := Run(context.Background(), db, opt)
		if err != nil {
			b.Fatal(err)
		}
		if len(report.Findings) != n/10 {
			b.Fatalf("%d findings of %d disclosures", len(report.Findings), n)
		}
	}
	b.ReportMetric(float64(figures)/float64(n), "figures/doc")
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(n), "ms/doc")
}

func BenchmarkOne(b *testing.B)      { benchmarkRun(b, 1, Options{}) }
func BenchmarkHundred(b *testing.B)  { benchmarkRun(b, 100, Options{}) }
func BenchmarkThousand(b *testing.B) { benchmarkRun(b, 1000, Options{Store: true}) }

// With the rules that compared each figure.
func BenchmarkHundredCovered(b *testing.B) { benchmarkRun(b, 100, Options{Coverage: true}) }
