package check

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gouji"

	_ "github.com/duckdb/duckdb-go/v2"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata")

// open returns an empty warehouse in memory.
func open(t testing.TB) *sql.DB {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	files, _ := filepath.Glob("../warehouse/migrations/*.sql")
	if len(files) == 0 {
		t.Fatal("no migrations in ../warehouse/migrations")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(string(text)); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	return db
}

// A sketch writes the rows of disclosures from a few words a line:
//
//	document UNIT YEAR KIND
//	name SYSTEM CODE NAME [FORM [OFFICIAL]] (dated where both are the same)
//	fact ID CONCEPT FIGURE FORM LINE COLUMN
//	claim ID KIND CONCEPT FIGURE SECTION TEXT [year=N base=N of=C subject=ID whole=ID hedge=W local unresolved]
//	same ID… (the claims stand in one paragraph)
//	derived ID
//	sum DIMENSION [prose] [open] WHOLE = A + B - C
//	proof KIND N SLIPS (N places proofread are right)
//	form ID TITLE BLOCK [number=N unit=U empty] (facts of it that follow stand in that block)
//	mention KIND SUBJECT WORDS BLOCK (- for no subject)
//	member UNIT (the account takes it in)
//	slip ID KIND WHAT WORDS SECTION TEXT [apt] (one line a place)
//
// A figure is a number with its unit; _万元 is a blank. An underscore in a
// line stands for a space.
type sketch struct {
	rows     []string
	document int64
	year     string
	ids      map[string]int64
	n        int64
	forms    map[string]bool
	block    string // of the facts that follow
}

func (s *sketch) insert(table string, columns string, values ...any) {
	literal := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case nil:
			literal[i] = "NULL"
		case string:
			literal[i] = "'" + strings.ReplaceAll(v, "'", "''") + "'"
		default:
			literal[i] = fmt.Sprint(v)
		}
	}
	s.rows = append(s.rows, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s);", table, columns, strings.Join(literal, ", ")))
}

func (s *sketch) line(line string) error {
	word := strings.Fields(line)
	switch word[0] {
	case "document":
		s.document++
		s.year, s.ids, s.forms, s.block = word[2], map[string]int64{}, map[string]bool{}, "1"
		kind := gouji.DisclosureKind(word[3])
		s.insert("document", "document, name", s.document, word[1]+"_"+word[2]+".docx")
		s.insert("reading", "reading, document", s.document, s.document)
		s.insert("disclosure", "disclosure, reading, unit, year, kind, edition, account",
			s.document, s.document, word[1], s.year, string(kind), 1, kind.Account())
	case "name":
		form, section, official := "gpb_expenditure", any(nil), any(nil)
		if len(word) > 5 {
			official = word[5]
		}
		if len(word) > 4 {
			form = word[4]
		}
		if form == "-" {
			form, section = "", "五（三）"
		}
		s.n++
		s.insert("name", `reading, document, system, code, name, form, part, section, text, block, "row", official, dated`,
			s.document, s.document, word[1], word[2], word[3], form, nil, section, word[3], s.n, map[bool]int{true: -1, false: 1}[form == ""], official, official == word[3])
	case "fact":
		return s.fact(word[1:])
	case "claim":
		return s.claim(word[1:])
	case "same":
		for i, id := range word[1:] {
			s.rows = append(s.rows, fmt.Sprintf("UPDATE claim SET block = %d, start_byte = %d WHERE obs = %d;", s.ids[word[1]]&0xffff, i, s.ids[id]))
		}
	case "derived":
		s.rows = append(s.rows, fmt.Sprintf("UPDATE fact SET derived = true WHERE obs = %d;", s.ids[word[1]]))
	case "sum":
		return s.sum(word[1:])
	case "proof":
		s.insert("proof", "reading, document, kind, sound, slips", s.document, s.document, word[1], word[2], word[3])
	case "member":
		s.n++
		s.insert("member", "reading, document, unit, unit_key, block", s.document, s.document, word[1], word[1], s.n)
	case "slip":
		return s.slip(word[1:])
	case "form":
		s.form(word[1:])
	case "mention":
		s.insert("mention", "reading, document, kind, subject, printed, text, block, start_byte, end_byte",
			s.document, s.document, word[1], strings.Trim(word[2], "-"), spaced(word[3]), spaced(word[3]), word[4], 0, 0)
	default:
		return fmt.Errorf("unknown %q", word[0])
	}
	return nil
}

func (s *sketch) obs(id string) int64 {
	s.n++
	s.ids[id] = s.document<<18 | s.n
	return s.ids[id]
}

func figure(text string) (value, place int64, printed, unit string, err error) {
	i := strings.LastIndexAny(text, "0123456789_.") + 1
	printed, unit = text[:i], text[i:]
	if printed == "_" {
		return 0, 0, "", unit, nil
	}
	whole, fraction, _ := strings.Cut(printed, ".")
	var d gouji.Decimal
	if d.Mantissa, err = strconv.ParseInt(whole+fraction, 10, 64); err != nil {
		return
	}
	d.Places = len(fraction)
	a, err := gouji.NewAmount(d, gouji.Unit(unit))
	return a.Value, a.Place, strings.TrimPrefix(printed, "-"), unit, err
}

func spaced(s string) string { return strings.ReplaceAll(s, "_", " ") }

func (s *sketch) fact(word []string) error {
	if len(word) != 6 {
		return fmt.Errorf("fact wants 6 words, has %d", len(word))
	}
	value, place, printed, unit, err := figure(word[2])
	if !s.forms[word[3]] {
		s.forms[word[3]] = true
		s.insert("form", "reading, document, form, title, block, empty", s.document, s.document, word[3], word[3]+"表", 1, false)
	}
	s.insert("fact", `obs, reading, document, concept, year, value, place, printed, unit, blank, derived, form, line, col_label, block, "row", col`,
		s.obs(word[0]), s.document, s.document, word[1], s.year, value, place, printed, unit, printed == "", false,
		word[3], spaced(word[4]), spaced(word[5]), s.block, s.n, 1)
	return err
}

func (s *sketch) form(word []string) {
	number, unit, empty := "", "万元", false
	for _, option := range word[3:] {
		key, v, _ := strings.Cut(option, "=")
		switch key {
		case "number":
			number = v
		case "unit":
			unit = v
		case "empty":
			empty = true
		}
	}
	s.forms[word[0]], s.block = true, word[2]
	s.insert("form", "reading, document, form, title, number, unit, block, empty", s.document, s.document, word[0], word[1], number, unit, word[2], empty)
}

func (s *sketch) claim(word []string) error {
	if len(word) < 6 {
		return fmt.Errorf("claim wants 6 words, has %d", len(word))
	}
	var value, place int64
	var printed, unit string
	var err error
	if word[1] == "none" || word[1] == "named" {
		printed = word[3]
	} else if word[1] == "direction" {
		printed = spaced(word[5])
		value, err = strconv.ParseInt(word[3], 10, 64)
	} else {
		value, place, printed, unit, err = figure(word[3])
	}
	set := map[string]any{"year": s.year, "base_year": 0, "of_concept": nil, "subject": nil, "whole": nil, "hedge": "", "local": false, "unresolved": nil}
	for _, option := range word[6:] {
		key, v, _ := strings.Cut(option, "=")
		switch key {
		case "year", "hedge":
			set[key] = v
		case "base":
			set["base_year"] = v
		case "of":
			set["of_concept"] = v
		case "subject", "whole":
			set[key] = s.ids[v]
		case "local":
			set[key] = true
		case "unresolved":
			set[key] = "无法确定所指"
		default:
			return fmt.Errorf("unknown option %q", key)
		}
	}
	keys := []string{"year", "base_year", "of_concept", "subject", "whole", "hedge", "local", "unresolved"}
	values := []any{s.obs(word[0]), s.document, s.document, word[1], word[2], value, place, printed, unit, "第三部分", word[4], spaced(word[5]), s.n, -1, -1, 0}
	s.insert("block", "document, block, paragraph", s.document, s.n, s.n)
	for _, key := range keys {
		values = append(values, set[key])
	}
	s.insert("claim", `obs, reading, document, kind, concept, value, place, printed, unit, part, section, text, block, "row", col, start_byte, `+
		strings.Join(keys, ", "), values...)
	return err
}

func (s *sketch) slip(word []string) error {
	if len(word) < 6 {
		return fmt.Errorf("slip wants 6 words, has %d", len(word))
	}
	if s.ids[word[0]] == 0 {
		s.obs(word[0])
	}
	s.n++
	s.insert("block", "document, block, paragraph", s.document, s.n, s.n)
	s.insert("slip", "reading, document, slip, kind, what, apt, printed, form, part, section, text, block, start_byte",
		s.document, s.document, s.ids[word[0]]&0xffff, word[1], word[2], len(word) > 6, word[3], "", "第三部分", word[4], spaced(word[5]), s.n, 0)
	return nil
}

func (s *sketch) sum(word []string) error {
	dimension, prose, closed := word[0], false, true
	word = word[1:]
	for word[0] == "prose" || word[0] == "open" {
		prose, closed = true, closed && word[0] != "open"
		word = word[1:]
	}
	s.n++
	s.insert("partition", "reading, scope, ordinal, dimension, closed, prose, whole", s.document, fmt.Sprintf("%s/%d", dimension, s.n), s.n, dimension, closed, prose, s.ids[word[0]])
	sign := 1
	for _, w := range word[2:] {
		switch {
		case w == "+" || w == "-":
			sign = map[string]int{"+": 1, "-": -1}[w]
		case s.ids[w] == 0:
			return fmt.Errorf("no figure %q", w)
		default:
			s.insert("part", "reading, ordinal, obs, sign", s.document, s.n, s.ids[w], sign)
		}
	}
	return nil
}

// fill writes the rows that text sketches into db.
func fill(t testing.TB, db *sql.DB, text string) {
	t.Helper()
	var s sketch
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := s.line(line); err != nil {
			t.Fatalf("line %d %q: %v", i+1, line, err)
		}
	}
	if _, err := db.Exec(strings.Join(s.rows, "\n")); err != nil {
		t.Fatal(err)
	}
}

// keys are those of findings, which TestKeys holds.
var keys = regexp.MustCompile(`(?m) · [0-9a-f]{16}$`)

// TestCases runs every sketch of testdata and compares its findings, as a
// person reads them, with what stands below its ---.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(string(text), "---\n")
			db := open(t)
			fill(t, db, input)
			report, err := Run(context.Background(), db, Options{Trail: true})
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := WriteText(&got, report.Findings); err != nil {
				t.Fatal(err)
			}
			got = *bytes.NewBuffer(keys.ReplaceAll(got.Bytes(), nil))
			for _, f := range report.Findings {
				if len(f.Sides) < 2 && f.Sides[0].Measure != "" { // words may be wrong by themselves
					t.Errorf("one side only: %+v", f)
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(input+"---\n"+got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got.String() != want {
				t.Errorf("findings of %s\ngot:\n%s\nwant:\n%s", file, got.String(), want)
			}
		})
	}
}
