// Package path resolves the paths of prose, …（类）…（款）…（项）, against the
// lines that the document's own tables print.
package path

import (
	"strconv"

	"gouji"
	"gouji/normalize/claim/lex"
	"gouji/normalize/code"
	"gouji/normalize/lexicon"
)

// Paths are those of a document, in the order in which they stand.
type Paths struct {
	tree *code.Tree
	year int
	uses []use
}

// New returns the empty paths of a document whose tables print names.
func New(names []gouji.Name, year int) *Paths {
	return &Paths{tree: code.NewTree(names, year), year: year}
}

// A Place is where a path stands.
type Place struct {
	Part, Section string
	Source        gouji.Source
}

// A use is a path as it stands, with the code it was resolved to. The code of
// one that only what is left over can resolve begins with "?" until then.
type use struct {
	*lexicon.Path
	Place
	code string
}

// Along narrows c to what a path names: a line of the functional
// classification, or of the economic one where the document's own rows have no
// such function, or basic spending is told of.
func (r *Paths) Along(c gouji.Concept, p *lexicon.Path, at Place) gouji.Concept {
	c.Flow = gouji.Expenditure
	if line, ok := r.economic(c, p.Names); ok && p.Code == "" {
		c.Economic = line
		return c
	}
	c.Function = r.resolve(p, at)
	return c
}

// resolve remembers a path and returns its code, or a placeholder that Settle
// fills.
func (r *Paths) resolve(p *lexicon.Path, at Place) string {
	c, ok := p.Code, r.tree.Has(p.Code)
	if !ok {
		c, ok = r.tree.Resolve(p.Names, false)
	}
	if !ok {
		c = "?" + strconv.Itoa(len(r.uses))
	} else {
		r.tree.Use(c)
	}
	r.uses = append(r.uses, use{p, at, c})
	return c
}

// economic returns the code of a path 工资福利支出（类）绩效工资（款）.
func (r *Paths) economic(c gouji.Concept, names []string) (string, bool) {
	deepest := 1
	if names[1] == "" {
		deepest = 0
	}
	if names[2] != "" || names[deepest] == "" {
		return "", false
	}
	if _, known := r.tree.Resolve(names, false); known && c.Nature != gouji.Basic {
		return "", false
	}
	line, ok := code.Economic(names[deepest], r.year)
	return line, ok && len(line) == 3+2*deepest
}

// Settle resolves the paths that name a row only by what no other path has
// taken, in the claims about them, and returns the names that all paths print
// for their codes.
func (r *Paths) Settle(claims []gouji.Claim) (names []gouji.Name) {
	open := map[string]*use{}
	for i := range r.uses {
		u := &r.uses[i]
		if u.code[0] == '?' {
			c, ok := r.tree.Resolve(u.Names, true)
			open[u.code] = u
			if !ok {
				u.code = ""
				continue
			}
			u.code = c
			r.tree.Use(c)
		}
		names = append(names, u.names()...)
	}
	for i := range claims {
		c := &claims[i]
		if u, ok := open[c.Concept.Function]; ok {
			r.settle(c, u)
		}
	}
	return names
}

// settle puts the code of a path that was left open into a claim about it. In a
// document without tables there is nothing to resolve a path against: it is then
// a name of the document's own.
func (r *Paths) settle(c *gouji.Claim, u *use) {
	for _, concept := range []*gouji.Concept{&c.Concept, &c.Of} {
		if concept.Function == "" {
			continue
		}
		concept.Function = u.code
		if u.code == "" && r.tree.Empty() {
			concept.Item, c.Local = gouji.Item(lex.Clip(u.String())), true
		}
	}
	if u.code == "" && !c.Local {
		c.Unresolved = "科目路径与本文件各表的科目对不上"
	}
}

func (u *use) names() (out []gouji.Name) {
	for i, name := range u.Names {
		if name == "" || len(u.code) < 3+2*i {
			continue
		}
		out = append(out, gouji.Name{System: gouji.Functional, Code: u.code[:3+2*i], Name: name,
			Part: u.Part, Section: u.Section, Text: u.String(), Source: u.Source})
	}
	return out
}
