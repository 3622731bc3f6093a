package code

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
)

// A Tree is a document's own functional codes: a path is resolved against
// the names that its own tables print.
type Tree struct {
	names map[string][]string // code → names printed for it
	codes []string            // in the order of the tables
	used  map[string]bool     // codes that a path has been resolved to
	year  int
}

// NewTree returns the tree of the functional names among names, in a year.
func NewTree(names []gouji.Name, year int) *Tree {
	t := &Tree{names: map[string][]string{}, used: map[string]bool{}, year: year}
	for _, n := range names {
		if n.System != gouji.Functional {
			continue
		}
		if _, ok := t.names[n.Code]; !ok {
			t.codes = append(t.codes, n.Code)
		}
		t.names[n.Code] = append(t.names[n.Code], n.Name)
	}
	return t
}

func (t *Tree) called(c, name string) bool {
	for _, n := range t.names[c] {
		if SameName(n, name) {
			return true
		}
	}
	return false
}

// Resolve returns the code of a path. Its names are by level, "" where a
// level is not named. Two of three levels must agree with the document's own
// rows, or all named levels where fewer are named, and exactly one code be the
// best. With leftover, the only row of the named
// 款 that no path has taken yet is accepted too.
func (t *Tree) Resolve(names []string, leftover bool) (codeFound string, ok bool) {
	deepest, named := 0, 0
	for i, n := range names {
		if n != "" {
			deepest, named = i, named+1
		}
	}
	length := []int{3, 5, 7}[deepest]
	best, score, ties := t.best(names, length)
	if ties > 1 && score >= 1 && score == named-1 {
		if c, ok := t.shortened(names, length, score, deepest); ok {
			return c, true
		}
	}
	switch {
	case score == named && ties == 1, score >= 2 && ties == 1:
		return best, true
	case score >= 2 && leftover:
		return t.only(names, length, score)
	case named == 1 && deepest == 0:
		return FunctionClass(names[0], t.year)
	}
	return "", false
}

// best returns the first code of a length whose levels agree with most names, how
// many agree, and how many such codes there are.
func (t *Tree) best(names []string, length int) (best string, score, ties int) {
	for _, c := range t.codes {
		if len(c) != length {
			continue
		}
		s := t.score(c, names)
		switch {
		case s > score:
			best, score, ties = c, s, 1
		case s == score && s > 0:
			ties++
		}
	}
	return best, score, ties
}

// minShort is the fewest characters of a name that may stand for a longer one.
const minShort = 6

// shortened returns the only code of the best score whose deepest name the
// path shortens: 机关事业单位基本养老保险费 for 机关事业单位基本养老保险缴费支出.
func (t *Tree) shortened(names []string, length, score, deepest int) (found string, ok bool) {
	short := strings.TrimSuffix(Clean(names[deepest]), "支出")
	if utf8.RuneCountInString(short) < minShort {
		return "", false
	}
	abridged := func(n string) bool {
		_, ok := segment.Abridges(short, Clean(n))
		return ok
	}
	for _, c := range t.codes {
		if len(c) != length || t.score(c, names) != score || !slices.ContainsFunc(t.names[c], abridged) {
			continue
		}
		if found != "" {
			return "", false
		}
		found = c
	}
	return found, found != ""
}

// score counts the levels of names that agree with code c and its parents.
func (t *Tree) score(c string, names []string) int {
	s := 0
	for i, n := range names {
		if n != "" && len(c) >= 3+2*i && t.called(c[:3+2*i], n) {
			s++
		}
	}
	return s
}

// Use marks a code as one that a path has been resolved to.
func (t *Tree) Use(c string) { t.used[c] = true }

// Has reports whether the document's own tables name c, or name no code at all
// and the national classification knows its 类.
func (t *Tree) Has(c string) bool {
	if t.Empty() && len(c) >= 3 {
		return Name(gouji.Functional, c[:3], t.year) != ""
	}
	return c != "" && t.names[c] != nil
}

// Empty reports whether the document's tables name no code.
func (t *Tree) Empty() bool { return len(t.codes) == 0 }

func (t *Tree) only(names []string, length, score int) (found string, ok bool) {
	for _, c := range t.codes {
		if len(c) != length || t.used[c] || t.score(c, names) != score {
			continue
		}
		if found != "" {
			return "", false
		}
		found = c
	}
	return found, found != ""
}
