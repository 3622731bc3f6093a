package oracle

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"gouji"
)

// patience is how long ledongthuc/pdf may take for a file: on some it does not
// come back.
const patience = 20 * time.Second

// ledongthuc returns the words on the pages of a PDF as ledongthuc/pdf reads
// them; none of a page, or of all, that it gives up on.
func ledongthuc(t *testing.T, data []byte) [][]piece {
	t.Helper()
	done := make(chan [][]piece, 1)
	go func() {
		var pages [][]piece
		defer func() {
			_ = recover() // what it has read until then counts
			done <- pages
		}()
		r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for i := range r.NumPage() {
			pages = append(pages, ledongthucPage(r, i+1))
		}
	}()
	select {
	case pages := <-done:
		return pages
	case <-time.After(patience):
		t.Logf("ledongthuc/pdf gives no answer within %v", patience)
		return nil
	}
}

// ledongthucPage gathers the characters of page n into words; none where it
// does not know them all. The library reads a page in two ways. The one that
// knows places also decodes a line feed of its own making behind every string,
// which some fonts have as a character: what the other does not have goes. It
// is looked for from the end, where it stands before the string it follows.
func ledongthucPage(r *pdf.Reader, n int) []piece {
	page := r.Page(n)
	plain, err := page.GetPlainText(nil)
	if err != nil || strings.ContainsRune(plain, utf8.RuneError) {
		return nil
	}
	rest := strings.Join(strings.Fields(plain), "")
	turned := false
	texts := page.Content().Text
	slices.Reverse(texts)
	texts = slices.DeleteFunc(texts, func(t pdf.Text) bool {
		if strings.TrimSpace(t.S) == "" {
			return false
		}
		before, ok := strings.CutSuffix(rest, t.S)
		rest = before
		turned = turned || t.FontSize <= 0 // only the size across the page is known
		return !ok
	})
	if rest != "" || turned {
		return nil
	}
	slices.Reverse(texts)
	return ledongthucWords(page, texts)
}

// ledongthucWords joins characters that follow one another closely.
func ledongthucWords(page pdf.Page, texts []pdf.Text) (words []piece) {
	left, top := corner(page)
	var word strings.Builder
	var box gouji.Box
	flush := func() {
		if word.Len() > 0 {
			words = append(words, piece{word.String(), []gouji.Box{box}})
			word.Reset()
		}
	}
	for _, t := range texts {
		if strings.TrimSpace(t.S) == "" {
			flush()
			continue
		}
		size, x, y := float32(t.FontSize), float32(t.X)-left, top-float32(t.Y)
		if word.Len() > 0 && (max(y-box.Y1, box.Y1-y) > size/4 || x < box.X0 || x > box.X1+size/4) {
			flush()
		}
		if word.Len() == 0 {
			box = gouji.Box{X0: x, Y0: y - size, X1: x, Y1: y}
		}
		word.WriteString(t.S)
		// Widths of composite fonts are unknown to it; then all characters of
		// a string stand at one place.
		box.X1 = max(box.X1, x) + max(float32(t.W), size/2)
	}
	flush()
	return words
}

// corner returns the top left corner of a page, which may have inherited it.
func corner(p pdf.Page) (left, top float32) {
	v := p.V
	for v.Key("MediaBox").IsNull() && !v.IsNull() {
		v = v.Key("Parent")
	}
	box := v.Key("MediaBox")
	return float32(box.Index(0).Float64()), float32(box.Index(3).Float64())
}
