package form

import (
	"strings"

	"gouji"
	"gouji/normalize/caption"
	"gouji/normalize/code"
)

// A spec says how to recognise and read one standard form. The reader has no
// code for any form of its own.
type spec struct {
	id     gouji.FormID
	name   string   // title for notes
	titles []string // patterns: words in their order, parted by |; * anything may stand before
	base   gouji.Concept
	words  map[string]word          // of the header, beside the common ones
	lines  map[string]gouji.Concept // labels of rows
	codes  gouji.CodeSystem         // of the rows; "" where rows have no codes
	class  bool                     // rows may be named by the 类 of the functional classification
	items  bool                     // figures without a label of their row

	// A form without a title is recognised by these alone; none: never.
	proofColumns, proofLines []gouji.Concept
}

// A role is what a column holds.
type role uint8

const (
	unknown role = iota
	codes
	names
	ordinals
	ignored
	amounts
)

// A word is what a cell of the header means.
type word struct {
	role role
	dims gouji.Concept
	weak bool // its item holds only where no other is given
}

// over returns base with every dimension that delta sets.
func over(base, delta gouji.Concept) gouji.Concept {
	set := func(to *string, v string) {
		if v != "" {
			*to = v
		}
	}
	set((*string)(&base.Flow), string(delta.Flow))
	set((*string)(&base.Origin), string(delta.Origin))
	set((*string)(&base.Fund), string(delta.Fund))
	set((*string)(&base.Nature), string(delta.Nature))
	set(&base.Function, delta.Function)
	set(&base.Economic, delta.Economic)
	set(&base.Project, delta.Project)
	set((*string)(&base.Basis), string(delta.Basis))
	set((*string)(&base.Item), string(delta.Item))
	return base
}

// word returns the meaning of the flat text of a header cell, and the year it
// names, 0 for the form's own; shift counts years from that.
func (sp *spec) word(text string) (w word, year, shift int, ok bool) {
	if text == "" || len(text) > 120 {
		return w, 0, 0, false
	}
	if w, ok = sp.plain(text); ok {
		return w, 0, 0, true
	}
	text = code.DropQuotes(text)
	for _, p := range [...]string{"其中:", "其中", "减:", "加:"} {
		text = strings.TrimPrefix(text, p)
	}
	text, year = caption.CutYear(text)
	if rest, found := strings.CutPrefix(text, "上年"); found && strings.HasSuffix(rest, "数") {
		text, shift = rest, -1
	}
	if w, ok = sp.plain(text); ok {
		return w, year, shift, true
	}
	// 项目(按功能分类), 金额(万元)
	if i := strings.LastIndexByte(text, '('); i > 0 && strings.HasSuffix(text, ")") {
		if w, ok = sp.plain(text[:i]); ok {
			return w, year, shift, true
		}
	}
	switch {
	case strings.HasSuffix(text, "编码"), strings.HasSuffix(text, "代码"):
		return word{role: codes}, 0, 0, true
	case strings.HasSuffix(text, "名称"), strings.HasPrefix(text, "项目("):
		return word{role: names}, 0, 0, true
	}
	for _, p := range [...]string{"增减", "比例", "占比", "率", "比上年", "差额", "较上年"} {
		if strings.Contains(text, p) {
			return word{role: ignored}, 0, 0, true
		}
	}
	return w, 0, 0, false
}

func (sp *spec) plain(text string) (word, bool) {
	if w, ok := sp.words[text]; ok {
		return w, true
	}
	w, ok := commonWords[text]
	return w, ok
}

// Entries of the tables of words list spellings of one meaning, parted by |.
func wordsOf(lists ...map[string]word) map[string]word {
	out := map[string]word{}
	for _, list := range lists {
		for spellings, w := range list {
			for s := range strings.SplitSeq(spellings, "|") {
				out[code.DropQuotes(code.Narrow(s))] = w
			}
		}
	}
	return out
}

func columnsOf(lists ...map[string]gouji.Concept) map[string]word {
	out := map[string]word{}
	for _, list := range lists {
		for spellings, c := range list {
			out[spellings] = word{role: amounts, dims: c}
		}
	}
	return wordsOf(out)
}

func linesOf(lists ...map[string]gouji.Concept) map[string]gouji.Concept {
	out := map[string]gouji.Concept{}
	for _, list := range lists {
		for spellings, c := range list {
			for s := range strings.SplitSeq(spellings, "|") {
				out[code.DropQuotes(code.Clean(s))] = c
			}
		}
	}
	return out
}
