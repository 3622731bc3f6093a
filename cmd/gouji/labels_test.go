package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"gouji"
)

// A labelled claim is one of a real sentence as a reader wrote it down by hand,
// before any program read the sentence.
type labelled struct {
	kind, printed, unit, concept, base, reason string
	year                                       int
}

// A labelled sentence stands in a document of the corpus; the sum is of its
// text without white space.
type sentence struct {
	id, document, sum string
	labels            []labelled
	claims            []gouji.Claim
}

// readLabels reads the sentences of a file of labels.
func readLabels(t *testing.T, file string) []*sentence {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []*sentence
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		c := append(strings.Split(lines.Text(), "\t"), make([]string, 10)...)
		if len(out) == 0 || out[len(out)-1].id != c[0] {
			out = append(out, &sentence{id: c[0], document: c[1], sum: c[2]})
		}
		if c[3] == "-" {
			continue
		}
		year, _ := strconv.Atoi(c[7])
		out[len(out)-1].labels = append(out[len(out)-1].labels, labelled{c[3], c[4], c[5], c[6], c[8], c[9], year})
	}
	return out
}

// locate gives each sentence the claims that the program reads in it.
func locate(t *testing.T, sentences []*sentence) {
	t.Helper()
	corpus := filepath.Join("..", "..", "..", "shared", "corpus")
	read := map[string]gouji.Outcome{}
	for _, s := range sentences {
		o, ok := read[s.document]
		if !ok {
			files, _ := filepath.Glob(filepath.Join(corpus, "*", s.document+".*"))
			more, _ := filepath.Glob(filepath.Join(corpus, "*", "*", s.document+".*"))
			files = slices.DeleteFunc(append(files, more...), func(f string) bool {
				return filepath.Ext(f) != ".pdf" && filepath.Ext(f) != ".docx"
			})
			if len(files) == 0 {
				t.Fatalf("%s is not in %s", s.document, corpus)
			}
			slices.Sort(files) // .docx before .pdf
			var err error
			if o, err = readOne(t.Context(), files[0]); err != nil || o.Document == nil {
				t.Fatalf("%s: %v %s", files[0], err, o.Reason)
			}
			read[s.document] = o
		}
		if !s.find(o) {
			t.Errorf("%s: the sentence is not in %s any more", s.id, s.document)
		}
	}
}

// A spot is where a character of a document's prose stands.
type spot struct{ block, at int }

// prose returns the characters of a document's paragraphs without white space,
// and where each stands.
func prose(d *gouji.Document) (text []rune, at []spot) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Region != gouji.Body || b.Kind == gouji.Table {
			continue
		}
		for k, r := range b.Text {
			if !unicode.IsSpace(r) {
				text, at = append(text, r), append(at, spot{i, k})
			}
		}
	}
	return text, at
}

// find looks for the sentence by its sum and takes the claims read in it. Of
// one that the document prints several times, the sum ends in which it is.
func (s *sentence) find(o gouji.Outcome) bool {
	text, at := prose(o.Document)
	sum, length, _ := strings.Cut(s.sum, ":")
	length, nth, _ := strings.Cut(length, ":")
	n, err := strconv.Atoi(length)
	skip, _ := strconv.Atoi(nth)
	for i := 0; err == nil && i+n <= len(text); i++ {
		if h := sha256.Sum256([]byte(string(text[i : i+n]))); hex.EncodeToString(h[:8]) != sum {
			continue
		}
		if skip--; skip > 0 {
			continue
		}
		first, last := at[i], at[i+n-1]
		for _, r := range o.Readings {
			for _, c := range r.Claims {
				p := spot{c.Source.Block, c.Source.Start}
				if c.Source.Row < 0 && !before(p, first) && !before(last, p) {
					s.claims = append(s.claims, c)
				}
			}
		}
		return true
	}
	return false
}

func before(a, b spot) bool { return a.block < b.block || a.block == b.block && a.at < b.at }

// claimed is what a claim says, at the level of concept, amount, kind and
// period, in the words of the labels; "" of one that states nothing of these.
func claimed(c gouji.Claim) string {
	if c.Unresolved != "" || c.Kind == gouji.NamedClaim || c.Kind == gouji.DirectionClaim && c.Amount.Value != 0 {
		return ""
	}
	kind, number := string(c.Kind), c.Amount.Decimal().String()
	concept := c.Concept.String()
	of, year := "", c.Year
	switch {
	case c.Kind == gouji.ThresholdClaim: // of no year, and of nothing
		concept, year = "-", 0
	case c.Local || c.Kind == gouji.CountClaim:
		concept = "local"
	case c.Kind == gouji.ShareClaim, c.Kind == gouji.CompletionClaim:
		of = " of " + c.Of.String()
	}
	base := ""
	if c.Kind == gouji.ChangeClaim || c.Kind == gouji.GrowthClaim || c.Kind == gouji.DirectionClaim {
		if base = string(c.Of.Basis); base == "" || c.BaseYear != 0 {
			base = strconv.Itoa(c.BaseYear)
		}
		if c.Amount.Value == 0 {
			kind = "same"
		}
	}
	if c.Kind == gouji.NoneClaim || kind == "same" || c.Kind == gouji.ShareClaim && !strings.ContainsAny(c.Printed, "0123456789") {
		number = ""
	}
	return strings.Join([]string{kind, number, concept + of, strconv.Itoa(year), base}, " | ")
}

// says is the same of a labelled claim.
func (l labelled) says() string {
	number := strings.ReplaceAll(l.printed, ",", "")
	if !strings.ContainsAny(number, "0123456789") || l.kind == "none" || l.kind == "same" {
		number = ""
	}
	if strings.HasPrefix(l.unit, "-") {
		number = "-" + number
	}
	concept := l.concept
	if strings.HasPrefix(concept, "local") {
		concept = "local"
	}
	year := l.year
	if l.kind == string(gouji.ThresholdClaim) {
		year = 0
	}
	return strings.Join([]string{l.kind, number, concept, strconv.Itoa(year), l.base}, " | ")
}

// alike reports whether a label and a claim say the same. Where the document
// prints no code for a path or a line (function=?), any code or a name of the document's
// own does; what is local may be parted from a local whole.
func alike(want, got string) bool {
	if want == got {
		return true
	}
	if strings.Contains(want, "function=?") || strings.Contains(want, "economic=?") {
		pattern := strings.NewReplacer(`function=\?`, `function=\d+`, `economic=\?`, `economic=\d+`).Replace(regexp.QuoteMeta(want))
		return regexp.MustCompile("^"+pattern+"$").MatchString(got) || strings.Contains(want, "function=?") && alike(ownName.ReplaceAllString(want, "local"), got)
	}
	if i := strings.Index(want, " of local"); i >= 0 {
		head, _, _ := strings.Cut(got, " of ")
		return head == want[:i]
	}
	return false
}

var ownName = regexp.MustCompile(`\S*function=\?\S*( of \S+)?`)

// A score counts claims.
type score struct{ right, wrong, missed int }

// score matches what the sentences claim with what was read in them.
func (s *sentence) score(tell func(string, ...any)) (out score) {
	var got []string
	for _, c := range s.claims {
		if g := claimed(c); g != "" {
			got = append(got, g)
		}
	}
	for _, l := range s.labels {
		i := slices.IndexFunc(got, func(g string) bool { return alike(l.says(), g) })
		switch {
		case l.concept == "unclear": // whatever is read is neither right nor wrong
			if k := slices.IndexFunc(got, func(g string) bool {
				return strings.HasPrefix(g, l.kind+" | "+strings.ReplaceAll(l.printed, ",", "")+" | ")
			}); k >= 0 {
				got = slices.Delete(got, k, k+1)
			}
		case i >= 0:
			out.right++
			got = slices.Delete(got, i, i+1)
		default:
			out.missed++
			tell("%s missed %s (%s)", s.id, l.says(), l.reason)
		}
	}
	for _, g := range got {
		out.wrong++
		tell("%s wrong  %s", s.id, g)
	}
	return out
}

// wilson is the 95 % confidence interval of k of n.
func wilson(k, n int) (lo, hi float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959964
	p, m := float64(k)/float64(n), float64(n)
	mid, half := p+z*z/(2*m), z*math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return (mid - half) / (1 + z*z/m), (mid + half) / (1 + z*z/m)
}

// TestLabels compares the claims read in sentences drawn at random from real
// documents with those that readers wrote down by hand.
func TestLabels(t *testing.T) {
	if _, err := os.Stat(filepath.Join("..", "..", "..", "shared", "corpus", "real")); err != nil {
		t.Skip("../shared/corpus/real is absent: claims of real sentences are not compared with their labels")
	}
	for _, half := range []struct {
		name              string
		precision, recall float64
	}{{"open", 0.99, 0.97}, {"second", 0.99, 0.97}, {"third", 0.98, 0.98}, {"fourth", 0.985, 0.96}, {"fifth", 0.99, 0.99}, {"sixth", 0.99, 0.985}, {"seventh", 0.99, 0.99}, {"eighth", 0.99, 0.97}} {
		t.Run(half.name, func(t *testing.T) {
			sentences := readLabels(t, filepath.Join("testdata", "labels", half.name+".tsv"))
			locate(t, sentences)
			var sum score
			for _, s := range sentences {
				one := s.score(t.Logf)
				sum.right, sum.wrong, sum.missed = sum.right+one.right, sum.wrong+one.wrong, sum.missed+one.missed
			}
			share := func(other int) string {
				lo, hi := wilson(sum.right, sum.right+other)
				return fmt.Sprintf("%.2f%% (%d of %d; 95%%: %.1f–%.1f%%)", 100*float64(sum.right)/float64(sum.right+other), sum.right, sum.right+other, 100*lo, 100*hi)
			}
			t.Logf("%d sentences: precision %s, recall %s", len(sentences), share(sum.wrong), share(sum.missed))
			if p := float64(sum.right) / float64(sum.right+sum.wrong); p < half.precision {
				t.Errorf("precision %.4f", p)
			}
			if r := float64(sum.right) / float64(sum.right+sum.missed); r < half.recall {
				t.Errorf("recall %.4f", r)
			}
		})
	}
}
