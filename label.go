package gouji

import (
	"cmp"
	"strings"
)

// A Label is what is known of a document beside what it says itself.
type Label struct {
	Unit   string
	Year   int // 0 unknown
	Kind   DisclosureKind
	Region string // name or GB/T 2260 code
	URL    string // where it was published
}

// A Whence says where a piece of a reading's identity is known from; "" where
// it is not known.
type Whence string

// The sources of identity, from the one that is believed before all others.
const (
	FromManifest Whence = "manifest"
	FromDocument Whence = "document"
	FromName     Whence = "name"   // of the file
	FromFolder   Whence = "folder" // or archive that it stands in
)

// A Division is an administrative division.
type Division struct {
	Name string // as far as known: 江苏省, or 江苏省青山市
	Code string // GB/T 2260, of the province where no more is known; "" unknown
}

// String returns the name, else the code.
func (d Division) String() string { return cmp.Or(d.Name, d.Code) }

// UnitKey returns the name of a unit as it compares: without white space and
// quotation marks, full-width letters and brackets as their half-width ones.
func UnitKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case strings.ContainsRune("〔［【", r):
			r = '('
		case strings.ContainsRune("〕］】", r):
			r = ')'
		}
		switch r {
		case '[':
			return '('
		case ']':
			return ')'
		case ' ', '\t', '\n', '\r', '\u00a0', '\u2002', '\u2003', '\u3000', '\ufeff', '\u200b', '“', '”', '"', '《', '》':
			return -1
		}
		return r
	}, name)
}
