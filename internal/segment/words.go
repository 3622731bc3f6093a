package segment

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

//go:embed dict.txt
var dictionary string

// frequency is that of each of our words in the general dictionary's terms:
// above its commonest word, so that a name of the field stays in one piece.
const frequency = "2000000"

// A Word is one word of a text.
type Word struct {
	Text string // folded
	Span        // in the original text
}

// A Segmenter cuts text into words. It is safe for concurrent use.
type Segmenter struct{ gse gse.Segmenter }

// New returns a Segmenter that knows the words of published accounts only, in
// a few milliseconds. What it does not know comes out as single characters.
func New() (*Segmenter, error) {
	s := &Segmenter{gse: gse.Segmenter{NotLoadHMM: true, SkipLog: true}}
	if err := s.gse.LoadDictStr(ownWords()); err != nil {
		return nil, fmt.Errorf("load the dictionary of published accounts: %w", err)
	}
	return s, nil
}

// NewGeneral returns a Segmenter that knows general Chinese as well. It takes
// seconds and more than 100 MB.
func NewGeneral() (*Segmenter, error) {
	s, err := New()
	if err != nil {
		return nil, err
	}
	if err := s.gse.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("load the general dictionary: %w", err)
	}
	return s, nil
}

// ownWords returns the dictionary in the form that gse reads.
func ownWords() string {
	var b strings.Builder
	for line := range strings.Lines(dictionary) {
		if word := Fold(line).Text; !strings.HasPrefix(word, "#") && word != "" {
			b.WriteString(word + " " + frequency + " n\n")
		}
	}
	return b.String()
}

// Words cuts text, folded, into words. A number is one word, whatever its
// separators; white space is none.
func (s *Segmenter) Words(text string) []Word {
	f := Fold(text)
	var out []Word
	for i := 0; i < len(f.Text); {
		if _, n, _ := Number(f.Text[i:]); n > 0 {
			out = append(out, f.word(text, i, i+n))
			i += n
			continue
		}
		end := len(f.Text)
		if n := strings.IndexAny(f.Text[i:], "0123456789"); n >= 0 {
			end = i + n
		}
		for _, w := range s.gse.Segment([]byte(f.Text[i:end])) {
			if w := f.word(text, i+w.Start(), i+w.End()); w.Text != " " {
				out = append(out, w)
			}
		}
		i = end
	}
	return out
}

// word returns the word f.Text[start:end], and where it stands in text
// without the white space behind it.
func (f Folded) word(text string, start, end int) Word {
	word := f.Text[start:end]
	_, last := utf8.DecodeLastRuneInString(word)
	at := int(f.At[end-last])
	_, n := utf8.DecodeRuneInString(text[at:])
	return Word{word, Span{int(f.At[start]), at + n}}
}
