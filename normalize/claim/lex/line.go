package lex

import (
	"slices"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/code"
	"gouji/normalize/lexicon"
)

// A Setting is what is known of a document before its prose is cut.
type Setting struct {
	Year  int    // of the disclosure, to resolve 上年
	Plan  bool   // it is a budget: see lexicon.Term.Plan
	Lines *Lines // of its own tables; nil none
}

// Lines are the functional lines that a document's own tables print, by name.
type Lines = segment.Trie[ownLine]

// An ownLine is a name of functional lines.
type ownLine struct {
	codes []string
	whole bool // it holds a word that would be cut out of it: 资源节约管理
}

// OwnLines gathers the functional lines among names.
func OwnLines(names []gouji.Name) *Lines {
	byName := map[string]ownLine{}
	for _, n := range names {
		name := segment.Fold(code.Clean(n.Name)).Text
		if n.System == gouji.Functional && !slices.Contains(byName[name].codes, n.Code) {
			byName[name] = ownLine{append(byName[name].codes, n.Code), holdsRelation(name)}
		}
	}
	return segment.NewTrie(byName)
}

func holdsRelation(name string) bool {
	for i := range name {
		if r, n := lexicon.Relations.Longest(name[i:]); n > 0 && r.Role != lexicon.Free {
			return true
		}
	}
	return false
}

// ownLine reads the name of a line of the document's own tables: with its code
// behind it, wherever that stands, it is a path; one that would be cut to
// pieces is free words.
func (l *lexer) ownLine(rest string) bool {
	if l.set.Lines == nil {
		return false
	}
	own, n := l.set.Lines.Longest(rest)
	if n == 0 {
		return false
	}
	if p, m := lexicon.CodedAt(rest); m > 0 && slices.Contains(own.codes, p.Code) && p.Names[(len(p.Code)-3)/2] == rest[:n] {
		l.emit(Token{Kind: Path, path: p}, m)
		return true
	}
	if _, term := lexicon.Terms.Longest(rest); !own.whole || term >= n {
		return false
	}
	l.emit(Token{Kind: Free}, n)
	return true
}
