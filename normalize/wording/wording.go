// Package wording proofreads the prose of a disclosure: words of the template
// left in, figures without a unit, brackets that do not close, the unit's own
// name in another form, contents that are not the headings, typing errors,
// another year than the disclosure's.
//
// It looks at how the text is written. What its figures say, and whether they
// agree, is left to package claim and to the rules.
package wording

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/outline"
)

// Env is what a proofreader knows beforehand.
type Env struct {
	Unit  string       // name of the unit as printed; "" unknown
	Year  int          // of the disclosure; 0 unknown
	Forms []gouji.Form // of the disclosure
	// Claims of the disclosure, their places not yet located on pages.
	Claims []gouji.Claim
}

// kinds are the kinds of slip that Read looks for, in the order of its result.
var kinds = [...]gouji.SlipKind{gouji.TemplateSlip, gouji.UnitSlip, gouji.BracketSlip, gouji.NameSlip, gouji.ContentsSlip, gouji.TypoSlip, gouji.YearSlip, gouji.SectionSlip, gouji.ReasonSlip}

// Read proofreads the lines of a reading: one Proof of each kind.
func Read(lines []outline.Line, env Env) []gouji.Proof {
	r := &reader{lines: lines, env: env, unit: segment.Fold(env.Unit).Text,
		proofs: make([]gouji.Proof, len(kinds)), known: map[string]int{}}
	for i, k := range kinds {
		r.proofs[i].Kind = k
	}
	r.table = tables(lines, env.Forms)
	for i := range lines {
		r.line(&lines[i])
	}
	r.brackets()
	r.names()
	r.contents()
	r.years()
	r.sections()
	r.reasons()
	return r.proofs
}

// tables returns the block where the forms begin, with the titles above the
// first; -1 where there are none.
func tables(lines []outline.Line, forms []gouji.Form) int {
	at := -1
	for _, f := range forms {
		if at < 0 || f.Block < at {
			at = f.Block
		}
	}
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		if l.Block >= at {
			continue
		}
		if l.Block < at-1 || l.Head || strings.ContainsAny(l.Text(), "。;") || utf8.RuneCountInString(l.Text()) > 40 {
			break
		}
		at = l.Block
	}
	return at
}

type reader struct {
	lines  []outline.Line
	env    Env
	unit   string // its name, folded
	table  int    // block of the first form, or -1
	proofs []gouji.Proof
	known  map[string]int // slips by what they print
}

func (r *reader) proof(k gouji.SlipKind) *gouji.Proof {
	for i := range r.proofs {
		if r.proofs[i].Kind == k {
			return &r.proofs[i]
		}
	}
	panic("wording: no proof of kind " + string(k))
}

// What is told of one kind: nobody reads more of a text that is broken
// throughout.
const (
	maxSlips = 200
	maxSpots = 100 // of a slip
)

// add takes in a slip and returns it. Those that print the same words are one.
func (r *reader) add(k gouji.SlipKind, what string, at gouji.Spot) *gouji.Slip {
	p := r.proof(k)
	key := string(k) + "\x00" + what + "\x00" + at.Printed
	i, ok := r.known[key]
	if !ok && len(p.Slips) == maxSlips {
		return &gouji.Slip{}
	}
	if !ok {
		i = len(p.Slips)
		r.known[key] = i
		p.Slips = append(p.Slips, gouji.Slip{Kind: k, What: what})
	}
	if len(p.Slips[i].Spots) < maxSpots {
		p.Slips[i].Spots = append(p.Slips[i].Spots, at)
	}
	return &p.Slips[i]
}

// line looks for the words that marks knows, and for amounts without a unit
// among others that have one.
func (r *reader) line(l *outline.Line) {
	if l.Role == outline.Contents {
		return
	}
	found := map[gouji.SlipKind]bool{}
	for i := l.Start; i < l.End; {
		c, n := utf8.DecodeRuneInString(l.Fold.Text[i:l.End])
		if c < 1<<16 && starts[c>>6]&(1<<(c&63)) != 0 {
			if m, k := marks.Longest(l.Fold.Text[i:l.End]); k > 0 {
				h := hit{reader: r, l: l, start: i, end: i + k}
				if h.fits(m) {
					r.add(m.kind, m.what, r.spot(l, h.start, h.end))
					found[m.kind] = true
					n = max(n, h.end-i)
				}
			}
		}
		i += n
	}
	if speaks(l) {
		for _, s := range unitless(l.Text()) {
			r.add(gouji.UnitSlip, "金额没有单位", r.spot(l, l.Start+s.Start, l.Start+s.End))
			found[gouji.UnitSlip] = true
		}
	}
	for _, k := range []gouji.SlipKind{gouji.TemplateSlip, gouji.UnitSlip, gouji.TypoSlip} {
		if !found[k] && (k != gouji.UnitSlip || speaks(l)) {
			r.proof(k).Sound++
		}
	}
}

// speaks reports whether l states figures.
func speaks(l *outline.Line) bool {
	return l.Role == outline.Narrative || l.Role == outline.Attachment
}

// wide prints marks as Chinese does.
var wide = strings.NewReplacer("(", "（", ")", "）", ":", "：", ";", "；")

// spot is the place of folded bytes [start, end) of l's block.
func (r *reader) spot(l *outline.Line, start, end int) gouji.Spot {
	at := l.Fold.At
	s := gouji.Spot{Part: l.Part, Section: l.Node.Section(), Printed: wide.Replace(l.Fold.Text[start:end]),
		Source: gouji.Source{Block: l.Block, Row: -1, Col: -1, Start: int(at[start]), End: int(at[end])}}
	from, to := around(l.Fold.Text, start, end)
	s.Text = strings.TrimSpace(l.Raw[at[from]:at[to]])
	switch {
	case l.Role == outline.Contents:
		s.Part, s.Section = "", "目录"
	case l.Role == outline.Overview && r.table >= 0 && l.Block >= r.table:
		s.Part, s.Section = "", "" // it stands among the tables
	}
	return s
}

// How far the text of a spot reaches, in characters: back to the first clause
// within near, else to the nearest one within far; ahead to the end of its own.
const (
	near  = 24
	far   = 40
	ahead = 60
)

const pauses = "，,;。:!?！？\n"

// around widens [start, end) to the clauses of text that it stands in.
func around(text string, start, end int) (from, to int) {
	at, cut := start, start
	from, to = start, end
	for n := 0; at > 0 && n < far && (n < near || from == start); n++ {
		c, size := utf8.DecodeLastRuneInString(text[:at])
		if c == '。' || c == '\n' {
			return at, clauseEnd(text, end)
		}
		if strings.ContainsRune(pauses, c) {
			from = at
		}
		at -= size
		if n < near {
			cut = at
		}
	}
	switch {
	case at == 0:
		from = 0
	case from == start:
		from = cut
	}
	return from, clauseEnd(text, to)
}

func clauseEnd(text string, at int) int {
	for n := 0; at < len(text) && n < ahead; n++ {
		c, size := utf8.DecodeRuneInString(text[at:])
		if strings.ContainsRune(pauses, c) {
			break
		}
		at += size
	}
	return at
}
