package oracle

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji"
	"gouji/extract/pdf"
)

// Every page of every PDF gives the same figures and characters to our reader
// as to one of two others: pdftotext, where it is installed, and ledongthuc/pdf,
// where it can read the page.

func TestTestdataPDF(t *testing.T) {
	root := filepath.Join("..", "..")
	found := pdfs(t, root)
	if len(found) == 0 {
		t.Skipf("skipped: no PDF under %s", root)
	}
	hear(t, found)
}

func TestCorpusPDF(t *testing.T) {
	if _, err := os.Stat(corpus); os.IsNotExist(err) {
		t.Skipf("skipped: the folder %s is absent", corpus)
	}
	found := pdfs(t, corpus)
	if len(found) == 0 {
		t.Fatalf("no PDF found under %s", corpus)
	}
	hear(t, found)
}

// pdfs returns the paths of all PDFs in a folder.
func pdfs(tb testing.TB, root string) []string {
	tb.Helper()
	var out []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.EqualFold(filepath.Ext(path), ".pdf") {
			out = append(out, path)
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		tb.Fatal(err)
	}
	return out
}

// hear sets documents beside what both witnesses say of them.
func hear(t *testing.T, found []string) {
	poppler, pureGo := &testimony{name: "pdftotext"}, &testimony{name: "ledongthuc/pdf", rough: true}
	_, err := exec.LookPath("pdftotext")
	absent := err != nil
	if absent {
		t.Run("pdftotext", func(t *testing.T) { t.Skip("skipped: pdftotext is not installed") })
	}
	pages, unheard := 0, 0
	for _, path := range found {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			ours, err := pdf.Read(context.Background(), filepath.Base(path), data)
			if err != nil && !strings.HasPrefix(path, corpus) {
				t.Skipf("skipped: made to be refused: %v", err)
			} else if err != nil {
				t.Fatal(err)
			}
			first, second := make([]opinion, ours.Pages), pureGo.on(ours, ledongthuc(t, data))
			if !absent {
				first = poppler.on(ours, pdftotext(t, path))
			}
			for i := range ours.Pages {
				pages++
				switch a, b := first[i], second[i]; {
				case a.verdict == differs && b.verdict == agrees:
					t.Logf("page %d: only %s agrees; %s: %s", i+1, pureGo.name, poppler.name, a.why)
				case a.verdict == agrees || b.verdict == agrees:
				case a.verdict == differs:
					t.Errorf("page %d: %s: %s", i+1, poppler.name, a.why)
				case b.verdict == differs:
					t.Errorf("page %d: %s: %s", i+1, pureGo.name, b.why)
				default:
					unheard++
				}
			}
		})
	}
	t.Logf("%d documents, %d pages, %d of them without a witness", len(found), pages, unheard)
	if !absent {
		t.Log(poppler)
	}
	t.Log(pureGo)
	if pages == unheard {
		t.Error("no page was compared")
	}
}

// A verdict is what a witness says of a page as we read it.
type verdict uint8

const (
	silent  verdict = iota // it cannot read the page
	agrees                 // it has the same figures and characters
	differs                // it has others
)

// An opinion is a verdict with its reason.
type opinion struct {
	verdict verdict
	why     string
}

// A testimony is all that one witness says.
type testimony struct {
	name                string
	rough               bool
	pages               [differs + 1]int // by verdict
	figures, characters score
}

func (w *testimony) String() string {
	return fmt.Sprintf("%s read %d of %d pages: %d agree, %d differ\n\tfigures: %v\n\tcharacters: %v", w.name,
		w.pages[agrees]+w.pages[differs], w.pages[silent]+w.pages[agrees]+w.pages[differs], w.pages[agrees], w.pages[differs], w.figures, w.characters)
}

// on compares what our reader gives of each page with what w does.
func (w *testimony) on(doc *gouji.Document, words [][]piece) []opinion {
	ours, theirs := sheets(doc), make([]sheet, doc.Pages)
	words = append(words, make([][]piece, doc.Pages)...)[:doc.Pages]
	for i := range words {
		for _, p := range words[i] {
			theirs[i].add(p.text, []int{0}, p.boxes)
		}
	}
	figures, characters := &account{rough: w.rough, tops: uppers(doc)}, &account{rough: w.rough, tops: uppers(doc)}
	for i := range ours {
		figures.ours, figures.theirs = append(figures.ours, ours[i].figures), append(figures.theirs, theirs[i].figures)
		characters.ours, characters.theirs = append(characters.ours, ours[i].characters), append(characters.theirs, theirs[i].characters)
	}
	figures.settle()
	characters.settle()
	out := make([]opinion, doc.Pages)
	for i := range out {
		out[i] = judge(i, figures, characters)
		if w.rough && out[i].verdict == differs && !figures.tells(i) {
			out[i].verdict = silent // a table goes on there, and may part a figure
		}
		if w.rough && (len(words[i]) == 0 || letters(characters.ours[i]) || letters(characters.theirs[i])) {
			out[i].verdict = silent // a font that it does not know: letters vouch for figures
		}
		w.pages[out[i].verdict]++
	}
	w.figures.add(figures.score)
	w.characters.add(characters.score)
	return out
}

// letters reports whether pieces hold a character that is in no figure.
func letters(pieces []piece) bool {
	return slices.ContainsFunc(pieces, func(p piece) bool { return !strings.Contains("0123456789.,", p.text) })
}

// judge says what became of page i.
func judge(i int, figures, characters *account) opinion {
	var why []string
	for _, x := range []struct {
		what   string
		pieces []piece
	}{
		{"figures only ours", figures.ours[i]}, {"figures only theirs", figures.theirs[i]}, {"figures elsewhere", figures.misplaced[i]},
		{"characters only ours", characters.ours[i]}, {"characters only theirs", characters.theirs[i]}, {"characters elsewhere", characters.misplaced[i]},
	} {
		if len(x.pieces) > 0 {
			why = append(why, fmt.Sprintf("%s: %v", x.what, x.pieces))
		}
	}
	if why == nil {
		return opinion{verdict: agrees}
	}
	return opinion{differs, strings.Join(why, "; ")}
}
