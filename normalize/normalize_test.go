package normalize_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji"
	"gouji/extract/docx"
	"gouji/extract/text"
	"gouji/internal/golden"
	"gouji/normalize"
)

const corpus = "../../shared/corpus"

// load reads the file that matches pattern under a folder beside the
// repository, and skips where it is absent.
func load(t testing.TB, pattern string) *gouji.Document {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(corpus, pattern))
	if len(found) == 0 {
		t.Skipf("没有 %s：跳过对真实文件的测试", filepath.Join(corpus, pattern))
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	read := docx.Read
	if filepath.Ext(found[0]) == ".txt" {
		read = text.Read
	}
	doc, err := read(context.Background(), filepath.Base(found[0]), data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// facts prints the printed facts of a reading: figure, concept and place.
func facts(r gouji.Reading) string {
	var b strings.Builder
	for _, f := range r.Facts {
		if f.Blank {
			continue
		}
		fmt.Fprintf(&b, "%-20s %10s %s | %s × %s", f.Form, f.Amount, f.Concept, f.Line, f.Column)
		if f.Derived {
			b.WriteString(" derived")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// claims prints the claims of a reading without their sentences.
func claims(r gouji.Reading) string {
	var b strings.Builder
	for _, c := range r.Claims {
		amount := c.Amount.String()
		if c.Kind == gouji.DirectionClaim {
			amount = fmt.Sprintf("%+d", c.Amount.Value)
		}
		fmt.Fprintf(&b, "%s %s %s %s", c.Part, c.Section, c.Kind, amount)
		concept := c.Concept
		if c.Local {
			concept.Item = "…"
			b.WriteString(" local")
		}
		fmt.Fprintf(&b, " %s", concept)
		if c.Of != (gouji.Concept{}) && !c.Local {
			fmt.Fprintf(&b, " of %s", c.Of)
		}
		if c.BaseYear != 0 {
			fmt.Fprintf(&b, " against %d", c.BaseYear)
		}
		if c.Unresolved != "" {
			fmt.Fprintf(&b, " ?%s", c.Unresolved)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// partitions prints the partitions that sentences state.
func partitions(r gouji.Reading) string {
	figure := map[int]string{}
	for _, c := range r.Claims {
		figure[c.ID] = c.Amount.String()
	}
	var b strings.Builder
	for _, p := range r.Partitions {
		if !p.Prose {
			continue
		}
		fmt.Fprintf(&b, "%s =", figure[p.Whole])
		for _, part := range p.Parts {
			fmt.Fprintf(&b, " %s", figure[part.ID])
		}
		if p.Closed {
			b.WriteString(" closed")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func seed(t testing.TB, extension string) gouji.Reading {
	t.Helper()
	readings := normalize.Normalize(load(t, "seed/*"+extension))
	if len(readings) != 1 {
		t.Fatalf("%d readings, want 1", len(readings))
	}
	return readings[0]
}

func TestSeed(t *testing.T) {
	r := seed(t, ".docx")
	golden.Check(t, "testdata/seed-claims.golden", []byte(claims(r)))
	golden.Check(t, "testdata/seed-partitions.golden", []byte(partitions(r)))
	if r.Unit != "湖南省技术产权交易中心" || r.Year != 2020 || r.Kind != gouji.DepartmentAccount {
		t.Errorf("read as %s %d %s", r.Unit, r.Year, r.Kind)
	}
	printed := 0
	for _, f := range r.Facts {
		if !f.Blank && !f.Derived {
			printed++
		}
	}
	if printed != 131 {
		t.Errorf("%d printed figures, want 131", printed)
	}
	if len(r.Forms) != 9 {
		t.Errorf("%d forms, want 9", len(r.Forms))
	}
}

// counted counts the amounts and rates of part, in sections that keep accepts.
func counted(r gouji.Reading, part string, keep func(section string) bool) (amounts, thresholds, rates int) {
	for _, c := range r.Claims {
		if c.Part != part || !keep(c.Section) || c.Unresolved != "" {
			continue
		}
		switch {
		case c.Kind == gouji.ThresholdClaim:
			thresholds++
		case c.Kind == gouji.NamedClaim || c.Kind == gouji.NoneClaim || c.Kind == gouji.CountClaim || c.Amount.Place == 0:
		case c.Amount.Unit.Money():
			amounts++
		case c.Amount.Unit == gouji.Percent:
			rates++
		}
	}
	return amounts, thresholds, rates
}

// The seed's narrative prints 50 amounts, two of them thresholds, and 20
// rates; parts 1 to 5 of its attachment print 40 amounts and 2 rates.
func TestSeedResolvesEveryFigure(t *testing.T) {
	r := seed(t, ".docx")
	a, th, rate := counted(r, "第三部分", func(string) bool { return true })
	if a != 48 || th != 2 || rate != 20 {
		t.Errorf("narrative: %d amounts, %d thresholds, %d rates resolved; want 48, 2, 20", a, th, rate)
	}
	a, _, rate = counted(r, "第五部分", func(s string) bool { return s != "" && s[0] >= '1' && s[0] <= '5' })
	if a != 40 || rate != 2 {
		t.Errorf("attachment: %d amounts, %d rates resolved; want 40, 2", a, rate)
	}
}

func TestRenditionsAgree(t *testing.T) {
	word, flat := seed(t, ".docx"), seed(t, ".txt")
	for _, test := range []struct {
		name string
		show func(gouji.Reading) string
	}{{"facts", facts}, {"claims", claims}, {"partitions", partitions}} {
		if a, b := test.show(word), test.show(flat); a != b {
			t.Errorf("%s differ:\n%s", test.name, firstDifference(a, b))
		}
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d\n docx %s\n text %s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

func BenchmarkNormalizeSeed(b *testing.B) {
	doc := load(b, "seed/*.docx")
	for b.Loop() {
		normalize.Normalize(doc)
	}
}
