package segment

import (
	"unicode"
	"unicode/utf8"
)

// A Folded is a text made ready for lexing, with the way back to the original.
type Folded struct {
	Text string
	At   []int32 // At[i] is the offset in the original of byte i of Text; len(Text)+1 long, never falling
}

// Fold returns s in one width: full-width ASCII as ASCII, but for ， (which
// never separates thousands) and ～; ﹪ as % and − as -. Invisible and control
// characters go, and so does white space beside a non-ASCII character, which
// word processors and PDFs put between Chinese and digits; other white space
// collapses to one space. Invalid UTF-8 becomes U+FFFD.
func Fold(s string) Folded {
	f := folder{text: make([]byte, 0, len(s)), at: make([]int32, 0, len(s)+1), gap: -1, ascii: true}
	for i := 0; i < len(s); {
		if c := s[i]; c > ' ' && c < 0x7F {
			f.put(i, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		f.rune(s[i:i+n], r, i)
		i += n
	}
	if f.gap >= 0 && f.ascii {
		f.space()
	}
	return Folded{Text: string(f.text), At: append(f.at, int32(len(s)))}
}

type folder struct {
	text  []byte
	at    []int32
	gap   int  // where pending white space began, or -1
	ascii bool // whether the last byte kept is ASCII, or none was yet
}

// rune takes in r, printed as bytes at offset i.
func (f *folder) rune(bytes string, r rune, i int) {
	switch {
	case r >= '！' && r <= '｝' && r != '，':
		f.put(i, byte(r-'！'+'!'))
	case r == '﹪':
		f.put(i, '%')
	case r == '−':
		f.put(i, '-')
	case unicode.IsSpace(r):
		if f.gap < 0 {
			f.gap = i
		}
	case r != utf8.RuneError && (unicode.Is(unicode.Cf, r) || unicode.IsControl(r)):
	default:
		f.gap, f.ascii = -1, false
		if len(bytes) == 1 {
			bytes = "\uFFFD" // the offsets of its three bytes are all i
			f.at = append(f.at, int32(i), int32(i), int32(i))
		} else {
			for k := range len(bytes) {
				f.at = append(f.at, int32(i+k))
			}
		}
		f.text = append(f.text, bytes...)
	}
}

// put appends the ASCII character c, printed at i.
func (f *folder) put(i int, c byte) {
	if f.gap >= 0 && f.ascii {
		f.space()
	}
	f.gap, f.ascii = -1, true
	f.text = append(f.text, c)
	f.at = append(f.at, int32(i))
}

func (f *folder) space() {
	f.text = append(f.text, ' ')
	f.at = append(f.at, int32(f.gap))
}
