// Package claim reads sentences: it turns the figures and statements of a
// disclosure's prose into claims at the coordinates of the cube, names of codes,
// and the partitions that lists state.
//
// One lexer, one small machine, data for the words. What cannot be resolved is
// kept with its reason and never guessed. Where the prose stands (parts,
// headings, items) is read by package outline; tables by package form.
package claim

import (
	"fmt"
	"strings"

	"gouji"
	"gouji/internal/limits"
	"gouji/internal/segment"
	"gouji/normalize/claim/lex"
	"gouji/normalize/claim/path"
	"gouji/normalize/lexicon"
	"gouji/normalize/outline"
)

// Env is what a reader of the prose knows beforehand.
type Env struct {
	Unit  string       // name of the unit, folded; "" unknown
	Year  int          // of the disclosure; 0 unknown
	Plan  bool         // the disclosure is a budget: what it states is planned
	Names []gouji.Name // codes and names of the document's own tables
	Facts []gouji.Fact // of the document's own tables
	Next  int          // first free observation ID
}

// Result is what the prose says.
type Result struct {
	Claims     []gouji.Claim
	Names      []gouji.Name
	Partitions []gouji.Partition
	Notes      []gouji.Note // of what was not read
}

// Read reads the lines of a reading's prose. Overviews, glossaries and tables
// of contents claim nothing and are passed over.
func Read(lines []outline.Line, env Env) Result {
	r := &reader{env: env, paths: path.New(env.Names, env.Year), set: lex.Setting{Year: env.Year, Plan: env.Plan, Lines: lex.OwnLines(env.Names)}, nodes: map[*outline.Node]*node{},
		shares: map[int]gouji.Amount{}, inList: map[int]bool{}, surface: map[int]string{}, portions: map[int]bool{}, parted: map[int]bool{}}
	for i := range lines {
		l := &lines[i]
		switch {
		case env.Next+len(r.claims) > limits.Observations: // nothing of such a document is stored
		case l.Role == outline.Attachment && l.Introduces():
		case l.Role == outline.Narrative, l.Role == outline.Attachment, l.Role == outline.Overview && l.Remarks():
			r.line(l)
		}
	}
	names := r.paths.Settle(r.claims)
	return Result{Claims: r.claims, Names: names, Partitions: r.partitions(), Notes: r.notes}
}

type reader struct {
	env    Env
	set    lex.Setting
	paths  *path.Paths
	told   []statement // the figures of the account
	nodes  map[*outline.Node]*node
	lists  []*list
	claims []gouji.Claim
	notes  []gouji.Note

	portions map[int]bool         // claims that a share has been given of
	shares   map[int]gouji.Amount // share that a sentence gives a claim in its list's whole
	inList   map[int]bool         // claims that are parts of a list
	parted   map[int]bool         // claims that a closed list parts
	surface  map[int]string       // words that a claim's figure was called by

	l      *outline.Line
	at, to int // folded span of the sentence
	node   *node
	left   *outline.Node // the item that a paragraph 此外… has left
	paragraph
	buffer []lex.Token // of one sentence
}

// A paragraph is what the machine remembers of a line from sentence to sentence.
type paragraph struct {
	main        map[gouji.Basis]int // its own figures, wholes of a 其中 that closes it
	mainConcept gouji.Concept
	mainLocal   bool
	mains       int            // how many things the line has given figures of its own
	listed      bool           // the line has listed parts
	lastCounts  []int          // the numbers of things that the line's last clause told
	divided     *list          // the last one that 按支出性质 or the like opened in the line
	lineFirst   int            // first claim of the line
	lineBase    int            // year that the line compares with; 0 none
	lineAsOf    int            // year that the line's last sentence told of; 0 none
	heading     *gouji.Concept // that the line's last sentence was the path of, and no more
}

// A statement is an amount with the heading or item that it stands in.
type statement struct {
	id   int
	node *node
}

// A node is what the machine knows of a heading or list item.
type node struct {
	base   gouji.Concept
	hint   gouji.Fund // fund of an attachment's heading, which the sentence may override
	parent *node
	list   *list                // that the item's own figure is a part of
	below  *list                // opened by a 其中： at the end of its text: its items follow
	opener *outline.Line        // the line that opened below
	given  map[gouji.Basis]bool // bases on which the item has its figure
	stated bool                 // the item has stated a figure of its own
	blank  bool                 // it has a placeholder where a figure should be
}

func (r *reader) claim(id int) *gouji.Claim { return &r.claims[id-r.env.Next] }

// nodeOf returns the machine's node for an outline node, made on first sight:
// the words of its title set the defaults for what stands in it.
func (r *reader) nodeOf(o *outline.Node) *node {
	if n, ok := r.nodes[o]; ok {
		return n
	}
	n := &node{given: map[gouji.Basis]bool{}}
	r.nodes[o] = n
	if o.Parent == nil {
		return n
	}
	n.parent = r.nodeOf(o.Parent)
	n.base, n.hint = n.parent.base, n.parent.hint
	switch {
	case n.parent.below != nil:
		n.list = n.parent.below
		n.base, n.hint = n.list.base, ""
	case n.parent.list != nil && !n.parent.stated:
		n.list = n.parent.list // an item without a figure of its own: its items stand for it
	}
	r.title(n, o.Title)
	return n
}

// title applies the terms of a heading to its node.
func (r *reader) title(n *node, title string) {
	if p, _ := lexicon.PathAt(title); p != nil {
		return
	}
	fund, basis := n.base.Fund, n.base.Basis
	for _, t := range lex.Tokens(nil, title, 0, len(title), r.set) {
		if t.Kind == lex.Word && !t.Term.Both && t.Term.Set.Flow != gouji.Total && !t.Term.Reset {
			n.base = lex.Apply(n.base, t.Term)
		}
	}
	n.base.Basis = basis
	if r.l.Role == outline.Attachment && n.base.Fund != fund {
		// In an attachment a heading only hints at the money: contrast in the
		// sentence decides.
		n.hint, n.base.Fund = n.base.Fund, fund
	}
}

// line reads one line of prose.
func (r *reader) line(l *outline.Line) {
	r.l = l
	r.node = r.nodeOf(l.Node)
	r.paragraph = paragraph{main: map[gouji.Basis]int{}, lineFirst: len(r.claims)}
	start := l.Start
	if !l.Head && l.Node.Parent != nil && (r.left == l.Node || lexicon.Beside.Prefix(l.Text()) != "") {
		r.left, r.node = l.Node, r.nodeOf(l.Node.Parent) // of the whole again, not of the last item
	}
	r.node.blank = r.node.blank || strings.Contains(l.Text(), "**") || strings.Contains(l.Text(), "XX") || strings.Contains(l.Text(), "××")
	if l.Head {
		if p, n := lexicon.PathAt(l.Text()); n > 0 {
			r.node.base = r.along(r.node.base, p, start)
			start += n
		} else if l.Node.Title != "" {
			return
		}
	} else if r.node.below != nil && r.node.opener != l {
		// A paragraph after a 其中： that closed another one is an item of its list.
		r.node = &node{base: r.node.below.base, parent: r.node, list: r.node.below, given: map[gouji.Basis]bool{}}
	}
	for _, s := range segment.Sentences(l.Fold.Text[start:l.End]) {
		if s.End-s.Start > limits.Sentence {
			r.passOver(s.End - s.Start)
			continue
		}
		r.sentence(start+s.Start, start+s.End)
	}
}

// along narrows c to what a path that starts at a folded byte names.
func (r *reader) along(c gouji.Concept, p *lexicon.Path, start int) gouji.Concept {
	return r.paths.Along(c, p, path.Place{Part: r.l.Part, Section: r.l.Node.Section(),
		Source: gouji.Source{Block: r.l.Block, Row: -1, Col: -1, Start: int(r.l.Fold.At[max(start, 0)])}})
}

// passOver notes that a sentence of n bytes was not read.
func (r *reader) passOver(n int) {
	r.notes = append(r.notes, gouji.Note{Source: gouji.Source{Block: r.l.Block, Row: -1, Col: -1},
		What: fmt.Sprintf("有一句长 %d 字节，超过 %d，没有读：请检查是否缺少句号", n, limits.Sentence)})
}

// emit appends a claim and returns its ID.
func (r *reader) emit(c gouji.Claim, t lex.Token) int {
	c.ID = r.env.Next + len(r.claims)
	c.Part, c.Section = r.l.Part, r.l.Node.Section()
	at := r.l.Fold.At
	c.Source = gouji.Source{Block: r.l.Block, Row: -1, Col: -1, Start: int(at[t.Start]), End: int(at[t.End])}
	if c.Printed == "" {
		c.Printed = t.Number(r.l.Fold.Text[t.Start:t.End])
	}
	c.Text = lex.Clipped(r.l.Raw, int(at[r.at]), int(at[r.to]), c.Source)
	if c.Year == 0 {
		c.Year = r.env.Year
	}
	r.claims = append(r.claims, c)
	return c.ID
}
