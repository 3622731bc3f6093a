package warehouse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji"
)

func open(t testing.TB, path string, opts ...Option) *DB {
	t.Helper()
	db, err := Open(path, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// outcome returns a document of its own with one reading of n facts and one
// claim.
func outcome(name string, n int) gouji.Outcome {
	sum := sha256.Sum256([]byte(name))
	hash := hex.EncodeToString(sum[:])
	amount, _ := gouji.NewAmount(gouji.Decimal{Mantissa: 3028, Places: 2}, gouji.WanYuan)
	grid := &gouji.Grid{Rows: n, Cols: 1}
	r := gouji.Reading{Unit: "某某中心", Year: 2020, Kind: gouji.UnitAccount, Last: 2,
		Forms: []gouji.Form{{ID: gouji.GPBExpenditure, Title: "支出决算表", Unit: gouji.WanYuan, Block: 1}}}
	for i := range n {
		grid.Cells = append(grid.Cells, gouji.Cell{Row: i, RowSpan: 1, ColSpan: 1, Text: "30.28"})
		r.Facts = append(r.Facts, gouji.Fact{ID: i,
			Concept: gouji.Concept{Flow: gouji.Expenditure, Fund: gouji.GeneralPublic, Function: "2060301"},
			Year:    2020, Amount: amount, Form: gouji.GPBExpenditure, Line: "2060301 机构运行", Column: "本年支出/基本支出",
			Printed: "30.28", Source: gouji.Source{Block: 1, Row: i}})
	}
	r.Claims = []gouji.Claim{{ID: n, Kind: gouji.AmountClaim, Concept: gouji.Concept{Flow: gouji.Expenditure},
		Subject: -1, Whole: 0, Year: 2020, Amount: amount, Printed: "30.28", Text: "基本支出30.28万元",
		Source: gouji.Source{Row: -1, Col: -1, Start: 12, End: 17}}}
	r.Partitions = []gouji.Partition{{Scope: "gpb/1", Dimension: gouji.ByFunction, Whole: n, Parts: []gouji.Part{{ID: 0, Sign: 1}}}}
	at := gouji.Source{Row: -1, Col: -1, End: 12, Page: 3, Box: gouji.Box{X0: 1, Y0: 2, X1: 3, Y1: 4}}
	r.Proofs = []gouji.Proof{{Kind: gouji.TypoSlip, Sound: 7}, {Kind: gouji.NameSlip, Sound: 2, Slips: []gouji.Slip{
		{Kind: gouji.NameSlip, What: "某某中心", Spots: []gouji.Spot{
			{Printed: "某中心", Text: "某中心2020年度", Source: at}, {Apt: true, Section: "一", Printed: "某某中心", Source: gouji.Source{Block: 1}}}}}}}
	r.Names = []gouji.Name{{System: gouji.Functional, Code: "206", Name: "科学技术支出", Official: "科学技术支出", Dated: true, Source: at}}
	r.Mentions = []gouji.Mention{{Kind: gouji.EmptyMention, Subject: "government_fund", Printed: "本表无数据", Text: "本表无数据", Source: at}}
	r.Members = []gouji.Member{{Name: "某某中心本级", Source: at}}
	return gouji.Outcome{
		Entry: gouji.Entry{Path: "in/" + name, Hash: hash, State: gouji.Done, Extractor: "text/1+1"},
		Bytes: 99, Readings: []gouji.Reading{r},
		Document: &gouji.Document{Hash: hash, Name: name, Format: "text", Blocks: []gouji.Block{
			{Text: "基本支出30.28万元"}, {Kind: gouji.Table, Grid: grid}}},
	}
}

func load(t testing.TB, db *DB, outcomes ...gouji.Outcome) (settled []gouji.Entry) {
	t.Helper()
	ctx := context.Background()
	w, err := db.Writer(ctx, func(e gouji.Entry) { settled = append(settled, e) })
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outcomes {
		if err := w.Append(ctx, o); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
	return settled
}

// rowsOf returns the rows of q, their columns joined by |.
func rowsOf(t testing.TB, db *DB, q string) []string {
	t.Helper()
	rows, err := db.Query(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	cols, _ := rows.Columns()
	var out []string
	for rows.Next() {
		vals, ptrs := make([]any, len(cols)), make([]any, len(cols))
		for i := range vals {
			ptrs[i] = &vals[i]
		}
		if err := rows.Scan(ptrs...); err != nil {
			t.Fatal(err)
		}
		texts := make([]string, len(vals))
		for i, v := range vals {
			texts[i] = fmt.Sprint(v)
		}
		out = append(out, strings.Join(texts, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func want(t *testing.T, db *DB, q string, rows ...string) {
	t.Helper()
	if got := rowsOf(t, db, q); !slices.Equal(got, rows) {
		t.Errorf("%s\n got %q\nwant %q", q, got, rows)
	}
}

func TestEverythingIsCommented(t *testing.T) {
	db := open(t, "")
	want(t, db, `SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL`)
	want(t, db, `SELECT table_name || '.' || column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)
		WHERE duckdb_columns.comment IS NULL`)
	want(t, db, `SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL`)
	want(t, db, `SELECT version FROM schema_version`, "1", "2", "3", "4", "5", "6", "7", "8", "9")
}

func TestAppend(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "a.duckdb"))
	o := outcome("甲.txt", 3)
	settled := load(t, db, o, gouji.Outcome{Entry: gouji.Entry{Path: "坏.pdf", State: gouji.Quarantined, Reason: "还不能读"}})
	if len(settled) != 2 || settled[0] != o.Entry {
		t.Errorf("settled %+v", settled)
	}
	want(t, db, `SELECT name, path, format, bytes, blocks FROM document`, "甲.txt|in/甲.txt|text|99|2")
	want(t, db, `SELECT block, kind, region, paragraph, text FROM block ORDER BY block`,
		"0|paragraph|body|1|基本支出30.28万元", "1|table|body|<nil>|<nil>")
	want(t, db, `SELECT "row", col, text FROM cell ORDER BY "row"`, "0|0|30.28", "1|0|30.28", "2|0|30.28")
	want(t, db, `SELECT concept, value, place, unit, "row" FROM fact WHERE "row" = 2`,
		"expenditure/fund=general_public/function=2060301|302800000|100000|万元|2")
	want(t, db, `SELECT (obs - (document << 18))::INTEGER, subject, whole = document << 18, "row", start_byte, of_concept FROM claim`,
		"3|<nil>|true|<nil>|12|<nil>")
	want(t, db, `SELECT whole = (SELECT obs FROM claim) FROM partition`, "true")
	want(t, db, `SELECT p.sign, "row" FROM part p JOIN fact USING (obs)`, "1|0")
	want(t, db, `SELECT kind, sound, slips FROM proof ORDER BY kind`, "name|2|1", "typo|7|0")
	want(t, db, `SELECT slip, kind, what, apt, printed, text, part, section, block, end_byte, page, x1 FROM slip ORDER BY apt`,
		"0|name|某某中心|false|某中心|某中心2020年度|<nil>|<nil>|0|12|3|3", "0|name|某某中心|true|某某中心||<nil>|一|1|0|<nil>|<nil>")
	want(t, db, `SELECT code, official, dated FROM name`, "206|科学技术支出|true")
	want(t, db, `SELECT kind, subject, printed, section, block, end_byte, page, x1 FROM mention`, "empty|government_fund|本表无数据|<nil>|0|12|3|3")
	want(t, db, `SELECT path, state, reason FROM journal ORDER BY path`, "in/甲.txt|done|", "坏.pdf|quarantined|还不能读")
	want(t, db, `SELECT DISTINCT reading = document << 18, unit_key, narrative FROM reading`, "true|某某中心|true")
}

// The ids are part of the schema's contract: they must not depend on anything
// but the content.
// The readers end, and their context with them, before the last batch is stored.
func TestBatchOutlivesItsReaders(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "w.duckdb"))
	settled := 0
	w, err := db.Writer(t.Context(), func(gouji.Entry) { settled++ })
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	for i := range batchInputs + 1 {
		if err := w.Append(ctx, outcome(fmt.Sprint(i), 3)); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if err := w.Close(t.Context()); err != nil || settled != batchInputs+1 {
		t.Fatalf("%v, %d settled", err, settled)
	}
	want(t, db, `SELECT count(*) FROM document`, fmt.Sprint(batchInputs+1))
}

func TestDocumentID(t *testing.T) {
	id, _, err := documentID("ffffffffffff" + strings.Repeat("0", 52))
	if err != nil || id != 1<<45-1 {
		t.Errorf("id %x, %v", id, err)
	}
	for _, bad := range []string{"", "abc", strings.Repeat("z", 64)} {
		if _, _, err := documentID(bad); err == nil {
			t.Errorf("documentID(%q) succeeds", bad)
		}
	}
}

func TestBadDocumentTakesNoOtherWithIt(t *testing.T) {
	db := open(t, "")
	bad, huge, odd := outcome("坏", 1), outcome("巨", 1), outcome("怪\xff", 1)
	bad.Document = nil
	huge.Readings[0].Facts[0].ID = 1 << idBits
	entries := load(t, db, outcome("甲", 2), bad, huge, odd, outcome("乙", 2))
	var states []gouji.LoadState
	for _, e := range entries {
		states = append(states, e.State)
	}
	if !slices.Equal(states, []gouji.LoadState{gouji.Done, gouji.Quarantined, gouji.Quarantined, gouji.Done, gouji.Done}) {
		t.Errorf("settled %+v", entries)
	}
	want(t, db, `SELECT name FROM document ORDER BY name`, "乙", "怪\uFFFD", "甲")
	want(t, db, `SELECT count(*) FROM cell`, "5")
	want(t, db, `SELECT count(*) FROM journal`, "5")
	want(t, db, `SELECT count(*) FROM journal WHERE state = 'quarantined' AND reason LIKE '%262144%'`, "1")
}

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	db := open(t, path)
	first := outcome("甲", 4)
	load(t, db, first, outcome("乙", 1))
	if err := db.Assign(context.Background()); err != nil {
		t.Fatal(err)
	}
	second := outcome("甲", 2)
	second.Extractor = "text/2+1"
	ctx := context.Background()
	w, err := db.Writer(ctx, func(gouji.Entry) {})
	if err != nil {
		t.Fatal(err)
	}
	if !w.Known(first.Hash, first.Extractor, gouji.Label{}) || w.Known(first.Hash, second.Extractor, gouji.Label{}) {
		t.Error("Known does not tell extractors apart")
	}
	if err := errors.Join(w.Append(ctx, second), w.Close(ctx)); err != nil {
		t.Fatal(err)
	}
	want(t, db, `SELECT name, extractor FROM document ORDER BY name`, "乙|text/1+1", "甲|text/2+1")
	for _, table := range []string{"block", "cell", "reading", "form", "fact", "claim", "partition", "part", "proof", "slip", "name", "mention", "member"} {
		n := rowsOf(t, db, "SELECT count(*) FROM "+table)[0]
		if exp := map[string]string{"block": "4", "cell": "3", "fact": "3", "proof": "4", "slip": "4"}[table]; exp != "" && n != exp || exp == "" && n != "2" {
			t.Errorf("%s has %s rows", table, n)
		}
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.duckdb")
	db := open(t, foreign)
	if _, err := db.SQL().Exec(`DROP VIEW observation; DROP TABLE schema_version`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	newer := filepath.Join(dir, "newer.duckdb")
	db = open(t, newer)
	if _, err := db.SQL().Exec(`INSERT INTO schema_version VALUES (99, now()::TIMESTAMP)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	tests := []struct {
		name, path string
		opts       []Option
		want       string
	}{
		{"missing", filepath.Join(dir, "no.duckdb"), []Option{ReadOnly()}, "gouji load"},
		{"folder", dir, nil, "是文件夹"},
		{"not duckdb", write("a.docx", strings.Repeat("PK not a database ", 1000)), nil, "不是 DuckDB 数据库"},
		{"no folder", filepath.Join(dir, "none", "a.duckdb"), nil, "文件夹不存在"},
		{"foreign", foreign, nil, "别的程序"},
		{"newer", newer, nil, "升级 gouji"},
		{"newer, read only", newer, []Option{ReadOnly()}, "升级 gouji"},
		{"hash", filepath.Join(dir, "a#b.duckdb"), nil, "不能含有"},
		{"percent", filepath.Join(dir, "100%.duckdb"), nil, "不能含有"},
		{"query mark", filepath.Join(dir, "a?b.duckdb"), nil, "不能含有"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			db, err := Open(test.path, test.opts...)
			if err == nil {
				db.Close()
				t.Fatal("no error")
			}
			var own *Error
			if !errors.As(err, &own) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q, want one with %q", err, test.want)
			}
		})
	}
}

// A second process must hear who holds the file.
func TestHeldElsewhere(t *testing.T) {
	if path := os.Getenv("WAREHOUSE_HELD"); path != "" {
		_, err := Open(path)
		fmt.Println(err)
		return
	}
	path := filepath.Join(t.TempDir(), "held.duckdb")
	open(t, path)
	cmd := exec.Command(os.Args[0], "-test.run=^TestHeldElsewhere$")
	cmd.Env = append(os.Environ(), "WAREHOUSE_HELD="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err, string(out))
	}
	if !strings.Contains(string(out), fmt.Sprintf("PID %d", os.Getpid())) || !strings.Contains(string(out), "正被另一个进程使用") {
		t.Errorf("says %s", out)
	}
}

func TestPathsAreTakenLiterally(t *testing.T) {
	for _, name := range []string{"决算 2020.duckdb", "a%20b.duckdb", "a&b=c.duckdb", "x:y.duckdb"} {
		path := filepath.Join(t.TempDir(), name)
		open(t, path).Close()
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"决算.duckdb", "x:y.duckdb", "a%20b.duckdb"} {
		open(t, name).Close()
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

func TestReadOnlyIsLockedDown(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.duckdb")
	db := open(t, path)
	load(t, db, outcome("甲", 1))
	db.Close()
	ro := open(t, path, ReadOnly())
	want(t, ro, `SELECT name FROM document`, "甲")
	for _, q := range []string{
		`DELETE FROM document`, `DROP TABLE document`, `CREATE TABLE x (a INT)`,
		`COPY document TO '` + filepath.Join(dir, "out.csv") + `'`,
		`SELECT * FROM read_text('/etc/passwd')`, `SELECT * FROM '/etc/passwd'`, `SELECT * FROM glob('/*')`,
		`ATTACH '` + filepath.Join(dir, "b.duckdb") + `'`, `INSTALL httpfs`, `LOAD httpfs`,
		`SET enable_external_access=true`, `RESET lock_configuration`, `SET memory_limit='1GB'`,
		`SELECT 1; DELETE FROM document`, `EXPORT DATABASE '` + dir + `'`,
	} {
		rows, err := ro.Query(context.Background(), q)
		if err == nil {
			for rows.Next() {
			}
			err = rows.Err()
			rows.Close()
		}
		if err == nil {
			t.Errorf("%s succeeds", q)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("files left: %v", entries)
	}
	want(t, ro, `SELECT count(*) FROM document`, "1")
}

func BenchmarkOpenMemory(b *testing.B) {
	for b.Loop() {
		db, err := Open("")
		if err != nil {
			b.Fatal(err)
		}
		db.Close()
	}
}

// BenchmarkAppend stores documents of 2,000 rows each in a file; one op is one
// document.
func BenchmarkAppend(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.duckdb")
	db := open(b, path)
	ctx := context.Background()
	w, err := db.Writer(ctx, func(gouji.Entry) {})
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		i++
		if err := w.Append(ctx, outcome(fmt.Sprint(i), 1000)); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(ctx); err != nil {
		b.Fatal(err)
	}
}
