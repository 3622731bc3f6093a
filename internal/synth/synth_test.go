package synth

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji/internal/synth/page"
	"gouji/internal/synth/truth"
)

// randomOptions are 500 different disclosures.
func randomOptions(yield func(Options) bool) {
	for i := range 500 {
		o := Mixed(1000, i)
		if i%13 == 0 {
			o.Year = 2017
		}
		if !yield(o) {
			return
		}
	}
}

// TestTruth adds the table of truth up by loops of its own.
func TestTruth(t *testing.T) {
	for o := range randomOptions {
		a := truth.Draw(rand.New(rand.NewPCG(o.Seed, 1)), o.Year, o.Odd)
		var income, spent, basicGPB, economy, tasks, taken money
		var fiscalIn, fiscalOut [truth.NFunds]money
		for _, l := range a.Lines {
			for s, v := range l.Income {
				if truth.Source(s) != truth.Tuition {
					income += v
				}
			}
			taken += l.Income[truth.FromFiscal]
			for f := range l.Spent {
				sum := l.Spent[f][truth.Basic] + l.Spent[f][truth.Project] + l.Spent[f][truth.Business]
				spent += sum
				fiscalOut[f] += sum + l.Closing[f] - l.Opening[f]
				if truth.Fund(f) == truth.GPB {
					basicGPB += l.Spent[f][truth.Basic]
				}
				tasks += l.Spent[f][truth.Project]
			}
			for f := range truth.Own {
				fiscalIn[f] += a.Allotted(l.Code, f)
			}
			if l.Income[truth.Tuition] > l.Income[truth.Operations] {
				t.Errorf("seed %d: 教育收费 exceeds 事业收入", o.Seed)
			}
		}
		for _, v := range a.Economy {
			economy += v
		}
		for _, task := range a.Tasks {
			var bought money
			for _, p := range task.Bought {
				bought += p.Amount
				if p.Amount <= 0 {
					t.Errorf("seed %d: purchase of %d", o.Seed, p.Amount)
				}
			}
			if bought != task.Total() {
				t.Errorf("seed %d: %s bought for %d of %d", o.Seed, task.Name, bought, task.Total())
			}
			tasks -= task.Total()
		}
		if left, right := a.Total(), spent+a.Distributed+a.Closings(); left != right {
			t.Errorf("seed %d: 总计 %d on the left, %d on the right", o.Seed, left, right)
		}
		if basicGPB != economy || tasks != 0 || income != a.Income("") {
			t.Errorf("seed %d: basic %d, economic lines %d; project spending without a task %d", o.Seed, basicGPB, economy, tasks)
		}
		if sum := fiscalIn[truth.GPB] + fiscalIn[truth.Gov] + fiscalIn[truth.Capital]; sum != taken || fiscalIn[truth.GPB] != fiscalOut[truth.GPB] || fiscalIn[truth.Gov] != fiscalOut[truth.Gov] {
			t.Errorf("seed %d: fiscal income %d in lines, %d by fund", o.Seed, taken, sum)
		}
		if o.Year < 2020 && fiscalOut[truth.Capital] != 0 {
			t.Errorf("seed %d: state capital in %d", o.Seed, o.Year)
		}
	}
}

// TestErrorsChangeOnePlace compares each spoilt disclosure with the same
// without its error.
func TestErrorsChangeOnePlace(t *testing.T) {
	for _, c := range Cases {
		if len(c.of[0].Errors) == 0 {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			spoilt, err := New(c.of[0])
			if err != nil {
				t.Fatal(err)
			}
			o := c.of[0]
			o.Errors = nil
			sound, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			was, is := lines(t, sound), lines(t, spoilt)
			if len(was) != len(is) || len(spoilt.Expected) != 1 {
				t.Fatalf("%d lines, were %d; expected %v", len(is), len(was), spoilt.Expected)
			}
			var changed []string
			for i := range is {
				if is[i] != was[i] {
					changed = append(changed, is[i])
				}
			}
			e := spoilt.Expected[0]
			if len(changed) != 1 || !strings.Contains(changed[0], e.A) {
				t.Errorf("%v changed %q", e, changed)
			}
			if !strings.Contains(strings.Join(is, "\n"), e.B) {
				t.Errorf("the other side of %v is not printed", e)
			}
		})
	}
}

func lines(t *testing.T, d *Disclosure) []string {
	var b bytes.Buffer
	if err := d.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return strings.Split(b.String(), "\n")
}

func TestNewRefuses(t *testing.T) {
	for name, o := range map[string]Options{
		"year without forms":      {Year: 2016},
		"error without its place": {Year: 2020, Errors: []Error{NestedListExceeds}}, // no report attached
	} {
		if _, err := New(o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestTestdata regenerates every case. Parts are compared unpacked, since a
// compressor may change with Go.
func TestTestdata(t *testing.T) {
	root := filepath.Join("..", "..", "testdata")
	kept := map[string][]byte{}
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		name, _ := filepath.Rel(root, file)
		kept[filepath.ToSlash(name)] = data
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatal("testdata is missing: go run ./internal/synth/write at the root of the module")
	}
	for _, c := range Cases {
		files, err := c.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if !same(t, name, files[name], kept[name]) {
				t.Errorf("testdata/%s is stale: go run ./internal/synth/write at the root of the module", name)
			}
		}
	}
}

func same(t *testing.T, name string, a, b []byte) bool {
	if !strings.HasSuffix(name, ".docx") || b == nil {
		return b != nil && bytes.Equal(a, b)
	}
	return maps.EqualFunc(unzip(t, a), unzip(t, b), bytes.Equal)
}

func unzip(t *testing.T, data []byte) map[string][]byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// TestDocx reads the main part with a second reader: well-formed, and the
// text of every paragraph and cell is that of the model.
func TestDocx(t *testing.T) {
	for i := range 30 {
		o := Mixed(77, i)
		d, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := d.WriteDOCX(&b); err != nil {
			t.Fatal(err)
		}
		parts := unzip(t, b.Bytes())
		for name, part := range parts {
			if name != "word/document.xml" {
				paragraphs(t, part)
			}
		}
		got, want := paragraphs(t, parts["word/document.xml"]), texts(d)
		if !slices.Equal(got, want) {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Fatalf("%d: paragraph %d differs: %q, want %q", i, at, got[at:min(at+2, len(got))], want[at:min(at+2, len(want))])
		}
	}
}

// texts are the texts of all paragraphs that carry any, as typed.
func texts(d *Disclosure) []string {
	var all []string
	add := func(s string) {
		if s != "" {
			all = append(all, s)
		}
	}
	for _, b := range d.Blocks {
		switch {
		case b.Table != nil:
			for _, row := range b.Table.Rows {
				for _, c := range row {
					add(c.Text)
				}
			}
		case b.Page > 0:
			add(fmt.Sprintf("%s%d", b.Text, b.Page))
		case d.Numbered:
			add(b.Text)
		default:
			add(b.Marker + b.Text)
		}
	}
	return all
}

func paragraphs(t *testing.T, part []byte) []string {
	var all []string
	var text strings.Builder
	in := false
	dec := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = x.Name.Local == "t"
		case xml.CharData:
			if in {
				text.Write(x)
			}
		case xml.EndElement:
			in = false
			if x.Name.Local == "p" && text.Len() > 0 {
				all = append(all, text.String())
				text.Reset()
			}
		}
	}
}

// TestGrids holds every row of a table to its columns, and every cell that
// continues downwards to one above it.
func TestGrids(t *testing.T) {
	for i := range 60 {
		d, err := New(Mixed(5, i))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range d.Blocks {
			if b.Table == nil {
				continue
			}
			above := map[int]page.Cell{}
			for r, row := range b.Table.Rows {
				if n := page.Columns(row); n != len(b.Table.Widths) {
					t.Fatalf("%s: row %d has %d columns of %d: %v", d.Name, r, n, len(b.Table.Widths), row)
				}
				at, here := 0, map[int]page.Cell{}
				for _, c := range row {
					if up, ok := above[at]; c.Merge == page.Continues && (!ok || up.Merge == page.Single || up.Span != c.Span) {
						t.Fatalf("%s: row %d column %d continues nothing", d.Name, r, at)
					}
					here[at] = c
					at += c.Span
				}
				above = here
			}
		}
	}
}

func TestMany(t *testing.T) {
	seen := map[string]string{}
	for name, data := range Many(60, 9) {
		if other, ok := seen[string(data)]; ok {
			t.Errorf("%s is %s again", name, other)
		}
		seen[string(data)] = name
	}
	if len(seen) != 60 {
		t.Errorf("%d documents, want 60", len(seen))
	}
}

func TestHostileIsSmall(t *testing.T) {
	files := Hostile()
	if len(files) < 10 {
		t.Errorf("only %d files", len(files))
	}
	for name, data := range files {
		if len(data) > 300_000 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
	}
}

func BenchmarkMany(b *testing.B) {
	n, size := 0, 0
	for b.Loop() {
		for _, data := range Many(10, uint64(n)) {
			n++
			size += len(data)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "docs/s")
	b.ReportMetric(float64(size)/float64(n), "bytes/doc")
}

func BenchmarkNew(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		if _, err := New(Mixed(1, i)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestMixedCovers holds the series to all combinations.
func TestMixedCovers(t *testing.T) {
	type combination struct {
		Layout
		Phrasing
		year int
	}
	seen := map[combination]bool{}
	for i := range nLayouts * nPhrasing * 8 {
		o := Mixed(1, i)
		seen[combination{o.Layout, o.Phrasing, o.Year}] = true
	}
	if want := nLayouts * nPhrasing * 8; len(seen) != want {
		t.Errorf("%d combinations of %d", len(seen), want)
	}
}
