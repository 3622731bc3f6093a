package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"gouji"
	"gouji/extract/pdf"
	"gouji/extract/pdf/engine"
	"gouji/extract/pdf/engine/raw"
)

// attempt reads data, which must end in time in a sound document or in a
// reason in Chinese.
func attempt(t *testing.T, data []byte, limit time.Duration) (*gouji.Document, error) {
	t.Helper()
	if _, err := engine.Shared(); err != nil { // whose start takes a while
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	start := time.Now()
	doc, err := pdf.Read(ctx, "a.pdf", data)
	if took := time.Since(start); took > limit+2*time.Second {
		t.Errorf("took %v", took)
	}
	if err != nil {
		if !strings.ContainsFunc(err.Error(), func(r rune) bool { return unicode.Is(unicode.Han, r) }) || strings.Contains(err.Error(), "wasm") {
			t.Errorf("reason %q", err)
		}
		return nil, err
	}
	if err := sound(doc); err != nil {
		t.Error(err)
	}
	return doc, nil
}

// sound reports what is wrong with a document.
func sound(doc *gouji.Document) error {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page < 1 || b.Page > doc.Pages {
			return fmt.Errorf("block %d on page %d of %d", i, b.Page, doc.Pages)
		}
		if (b.Kind == gouji.Table) != (b.Grid != nil) {
			return fmt.Errorf("block %d: kind %d, grid %v", i, b.Kind, b.Grid)
		}
		last := -1
		for _, p := range b.Prints {
			if p.Start <= last || p.Start >= len(b.Text) || p.Page < b.Page || p.Page > doc.Pages {
				return fmt.Errorf("block %d of %d bytes: print at %d of page %d after %d", i, len(b.Text), p.Start, p.Page, last)
			}
			last = p.Start
		}
		if b.Grid != nil {
			if err := whole(b.Grid, doc.Pages); err != nil {
				return fmt.Errorf("block %d: %w", i, err)
			}
		}
	}
	return nil
}

// whole reports what is wrong with a grid that is no true rectangle.
func whole(g *gouji.Grid, pages int) error {
	covered := make([]bool, g.Rows*g.Cols)
	for _, c := range g.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > g.Rows || c.Col+c.ColSpan > g.Cols || c.Page < 1 || c.Page > pages {
			return fmt.Errorf("cell %+v of %d rows and %d columns", c, g.Rows, g.Cols)
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				if covered[r*g.Cols+k] {
					return fmt.Errorf("row %d, column %d covered twice", r, k)
				}
				covered[r*g.Cols+k] = true
			}
		}
	}
	for at, ok := range covered {
		if !ok {
			return fmt.Errorf("row %d, column %d not covered", at/g.Cols, at%g.Cols)
		}
	}
	return nil
}

// account is a small file with prose, a table and its continuation.
func account() []byte {
	f := raw.New()
	for page := range 2 {
		var b strings.Builder
		b.WriteString("BT /F 12 Tf 72 780 Td (Final account, page of figures) Tj ET\n")
		for i := range 5 {
			fmt.Fprintf(&b, "72 %d m 472 %d l S %d 600 m %d 720 l S\n", 600+30*i, 600+30*i, 72+100*i, 72+100*i)
			for k := range 4 {
				if i < 4 {
					fmt.Fprintf(&b, "BT /F 10 Tf %d %d Td (%d.%d%d) Tj ET\n", 80+100*k, 608+30*i, 10*page+i, k, k)
				}
			}
		}
		f.Page(raw.Latin, b.String())
	}
	return f.Bytes()
}

// small returns small sound files.
func small(t testing.TB) map[string][]byte {
	t.Helper()
	sealed, err := os.ReadFile(filepath.Join("testdata", "encrypted", "open-aes-256.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	flat := raw.New()
	n := flat.Stream("/Filter /FlateDecode", raw.Deflated([]byte("BT /F 12 Tf 72 780 Td (1,234.50) Tj 0 -20 Td [(a) -200 (b)] TJ ET 72 700 300 20 re f")))
	flat.Set(2, "<</Type /Pages /Count 1 /Kids [%d 0 R]>>", flat.Add("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents %d 0 R>>", raw.Latin, n))
	return map[string][]byte{"account": account(), "encrypted": sealed, "deflated": flat.Bytes()}
}

func TestTruncated(t *testing.T) {
	data := account()
	if doc, err := attempt(t, data, 5*time.Second); err != nil || len(doc.Blocks) < 2 {
		t.Fatalf("the whole file: %v", err)
	}
	for n := range 20 {
		attempt(t, data[:len(data)*n/20], 5*time.Second)
	}
}

func TestFlippedBits(t *testing.T) {
	random := rand.New(rand.NewPCG(2020, 27))
	for name, data := range small(t) {
		for range 170 {
			damaged := bytes.Clone(data)
			for range 1 + random.IntN(4) {
				damaged[random.IntN(len(damaged))] ^= 1 << random.IntN(8)
			}
			attempt(t, damaged, 5*time.Second)
			if t.Failed() {
				t.Fatalf("%s: %q", name, damaged)
			}
		}
	}
}

// chain adds n objects, each of which names the next by a format of its
// number, and returns the number of the first.
func chain(f *raw.File, n int, format string) int {
	first := f.Next()
	for i := range n {
		f.Add(format, first+i+1)
	}
	return first
}

// one returns a file of one page with so many entries and contents.
func one(entries, contents string) []byte {
	f := raw.New()
	f.Page(entries, contents)
	return f.Bytes()
}

const shown = "BT /F 12 Tf 72 700 Td (Shown 12.34) Tj ET "

// A hostile file is one that a damaged or an evil program would write.
type hostile struct {
	name string
	data []byte
	says string // what the first block or the reason contains; late of what takes all that there is
}

// late is a reason of what takes all the time, or all the memory, there is.
const late = "第 1 页：读"

func structures() []hostile {
	const form = "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources <</XObject <</X %d 0 R>>>>"
	loop := raw.New()
	loop.Set(2, "<</Type /Pages /Count 5 /Kids [2 0 R 2 0 R]>>")
	deep := raw.New()
	deep.Set(2, "<</Type /Pages /Count 1 /Kids [%d 0 R]>>", chain(deep, 100_000, "<</Type /Pages /Count 1 /Kids [%d 0 R]>>"))
	deep.Text("deep")
	many := raw.New()
	many.Set(2, "<</Type /Pages /Count 1000000000 /Kids [%d 0 R]>>", many.Text("Shown 12.34"))
	vast := raw.New()
	vast.Text("Shown")
	vast.Set(2, "<</Type /Pages /Count 6000 /Kids [%s]>>", strings.Repeat("4 0 R ", 6000))
	parents := raw.New()
	parents.Add("<</Type /Page /Parent %d 0 R /MediaBox [0 0 595 842]>>", chain(parents, 20_000, "<</Type /Pages /Parent %d 0 R>>"))
	parents.Set(2, "<</Type /Pages /Count 1 /Kids [%d 0 R]>>", parents.Next()-1)
	self := raw.New()
	self.Page("/Resources <</XObject <</X 5 0 R>>>>", "/X Do")
	self.Stream(fmt.Sprintf(form, 5), "/X Do /X Do 0 0 m 100 100 l S")
	forms := raw.New()
	first := forms.Next()
	for i := range 30 {
		forms.Stream(fmt.Sprintf(form, first+i+1), strings.Repeat("/X Do ", 9)+"0 0 m 9 9 l S")
	}
	forms.Page(fmt.Sprintf("/Resources <</XObject <</X %d 0 R>>>>", first), "/X Do")
	references := raw.New()
	references.Page(fmt.Sprintf("/Resources %d 0 R", chain(references, 20_000, "%d 0 R")), shown)
	prev := raw.New()
	prev.Text("Shown 12.34")
	prev.Trailer = "/Prev 9"
	looped := bytes.Replace(prev.Bytes(), []byte("/Prev 9"), fmt.Appendf(nil, "/Prev %d", bytes.LastIndex(prev.Bytes(), []byte("xref\n0"))), 1)
	objects := raw.New()
	n := objects.Stream("/Type /ObjStm /N 100000000 /First 100000000 /Filter /FlateDecode", raw.Zeros(100))
	objects.Text("Shown 12.34")
	objects.Trailer = fmt.Sprintf("/Info %d 0 R", n)
	return []hostile{
		{"pages in themselves", loop.Bytes(), "已损坏"},
		{"pages 100,000 deep", deep.Bytes(), "已损坏"},
		{"a billion pages", many.Bytes(), "Shown"},
		{"too many pages", vast.Bytes(), "5000 页"},
		{"parents 20,000 deep", parents.Bytes(), "没有文字"},
		{"form in itself", self.Bytes(), late},
		{"forms in forms", forms.Bytes(), late},
		{"references 20,000 deep", references.Bytes(), ""},
		{"xref in itself", looped, "Shown"},
		{"startxref in itself", []byte("%PDF-1.4\nstartxref\n9\n%%EOF"), "已损坏"},
		{"objects in a stream", objects.Bytes(), "Shown"},
		{"arrays 500,000 deep", one(raw.Latin+"/A "+strings.Repeat("[", 500_000), shown), ""},
		{"operands 500,000 deep", one(raw.Latin, shown+strings.Repeat("[", 500_000)), "Shown"},
		{"states 500,000 deep", one(raw.Latin, strings.Repeat("q ", 500_000)+shown), "Shown"},
		{"no pages", raw.New().Bytes(), "没有页"},
		{"empty page", one("", ""), "没有文字"},
		{"a mark only", []byte("%PDF-1.4"), "已损坏"},
		{"no PDF behind the mark", append([]byte("%PDF-1.4\n"), strings.Repeat("figures and more figures\n", 1000)...), "已损坏"},
		{"nothing", nil, "已损坏"},
		{"junk before the mark", append(bytes.Repeat([]byte("junk\n"), 180), one(raw.Latin, shown)...), "Shown"},
	}
}

func pages() []hostile {
	var rulings, cells, fills, dots strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&rulings, "%d %d m %d %d l S\n", i%500, i/500*4, i%500+30, i/500*4)
	}
	for i := range 2000 {
		fmt.Fprintf(&cells, "0 %.2f m 595 %.2f l S %.2f 0 m %.2f 842 l S\n", float64(i)*0.42, float64(i)*0.42, float64(i)*0.3, float64(i)*0.3)
	}
	for i := range 50_000 {
		fmt.Fprintf(&fills, "0.9 g %d %d %d %d re f\n", i%50*11, i/50%80*10, 5+i%7, 5+i%5)
		fmt.Fprintf(&dots, "BT /F 8 Tf %d %d Td (%d) Tj ET\n", i*7%590, i*13%840, i%10)
	}
	odd := ""
	for _, x := range []string{"1e30", "-1e30", "1e38", "1e400", "-1e400", "NaN", "Inf", "0.0000000000000000000000000000000001", "2147483648", "99999999999999999999"} {
		odd += fmt.Sprintf("q %[1]s 0 0 %[1]s 0 0 cm BT /F 12 Tf 10 10 Td (odd) Tj ET Q BT /F %[1]s Tf 72 600 Td (size) Tj ET BT /F 12 Tf %[1]s 500 Td (place) Tj ET 10 %[1]s m 500 %[1]s l S %[1]s 10 m 20 30 l %[1]s %[1]s l S %[1]s 10 %[1]s 5 re f %[1]s w 1 1 m 300 1 l S 1 w\n", x)
	}
	return []hostile{
		{"a million segments", one(raw.Latin, shown+"0 0 m "+strings.Repeat("1 1 l 5 5 l ", 500_000)+"S"), "Shown"},
		{"a million characters", one(raw.Latin, "BT /F 12 Tf 1 TL 72 700 Td "+strings.Repeat("("+strings.Repeat("1", 1000)+") Tj T* ", 1000)+"ET"), ""},
		{"a hundred thousand runs", one(raw.Latin, "BT /F 12 Tf 72 700 Td "+strings.Repeat("(1) Tj 3 0 Td ", 100_000)+"ET"), ""},
		{"fifty thousand characters all over", one(raw.Latin, dots.String()), ""},
		{"a hundred thousand rulings", one(raw.Latin, shown+rulings.String()), "Shown"},
		{"four million cells", one(raw.Latin, shown+cells.String()), ""},
		{"fifty thousand fills", one(raw.Latin, shown+fills.String()), ""},
		{"odd numbers", one(raw.Latin, shown+odd), "Shown"},
		{"no size", one(raw.Latin, shown+"BT /F 0 Tf 72 600 Td (none) Tj ET"), "Shown"},
		{"negative MediaBox", one(raw.Latin+"/MediaBox [595 842 0 0]", shown), "Shown"},
		{"MediaBox of no size", one(raw.Latin+"/MediaBox [0 0 0 0]", shown), "Shown"},
		{"MediaBox of any size", one(raw.Latin+"/MediaBox [-1e30 -1e30 1e30 1e30]", shown), ""},
		{"CropBox outside", one(raw.Latin+"/CropBox [5000 5000 6000 6000]", shown), ""},
		{"turned by 45", one(raw.Latin+"/Rotate 45", shown), "Shown"},
		{"turned by a billion", one(raw.Latin+"/Rotate 1000000000", shown), "Shown"},
		{"turned by -90", one(raw.Latin+"/Rotate -90", shown), "Shown"},
		{"user unit", one(raw.Latin+"/UserUnit 10", shown), "Shown"},
		{"user unit of any size", one(raw.Latin+"/UserUnit 1e30", shown), ""},
	}
}

func TestHostile(t *testing.T) {
	for _, test := range append(structures(), pages()...) {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			doc, err := attempt(t, test.data, 2*time.Second)
			says := fmt.Sprint(err)
			if err == nil && len(doc.Blocks) > 0 {
				says = doc.Blocks[0].Text
			}
			if !strings.Contains(says, test.says) {
				t.Errorf("says %.100q, not %q", says, test.says)
			}
			t.Logf("%v: %.80q", time.Since(start).Round(time.Millisecond), says)
		})
	}
}

func TestEncrypted(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "encrypted", "*.pdf"))
	if err != nil || len(names) != 8 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := attempt(t, data, 5*time.Second)
		if strings.HasPrefix(filepath.Base(name), "locked") {
			if err == nil || !strings.Contains(err.Error(), "需要密码") {
				t.Errorf("%s: %v", name, err)
			}
		} else if err != nil || !strings.Contains(doc.Blocks[0].Text, "1,234.50") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := pdf.Read(ctx, "", account()); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 0)
	defer cancel()
	if _, err := pdf.Read(ctx, "", account()); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}
