package claim

import (
	_ "embed"
	"fmt"
	"strings"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/code"
)

//go:embed words.txt
var wordsFile string

// A lexicon holds the words of the grammar, folded.
type lexicon struct {
	terms     map[string]term
	relations map[string]relation
	short     map[string]int // directions only where a figure follows at once
	sets      map[string][]string
}

// A relation ties figures together.
type relation struct {
	kind kind
	sign int // of a rise
	back int // of a year: how many years before
}

// The words, from the one file that lists them. Longest match wins, so
// 基本养老保险缴费 is no 基本支出.
var (
	words      = mustRead(wordsFile)
	terms      = words.termTrie()
	relations  = segment.NewTrie(words.relations)
	fillers    = segment.NewTrie(words.set("filler"))
	counters   = words.sets["counter"]
	bounds     = words.sets["bound"]
	ordinals   = words.sets["ordinal"]
	hedged     = words.sets["hedge-before"]
	hedges     = words.sets["hedge-after"]
	shortRises = words.short
)

func mustRead(text string) *lexicon {
	l, err := readWords(text)
	if err != nil {
		panic(err) // the file comes with the program
	}
	return l
}

// readWords reads a file of words. It fails on a meaning that the grammar does
// not know, and names its line.
func readWords(text string) (*lexicon, error) {
	l := &lexicon{terms: map[string]term{}, relations: map[string]relation{}, short: map[string]int{}, sets: map[string][]string{}}
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		meaning, list, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("words.txt line %d: no colon between a meaning and its words", i+1)
		}
		for _, w := range strings.Fields(list) {
			if err := l.add(meaning, segment.Fold(w).Text); err != nil {
				return nil, fmt.Errorf("words.txt line %d: %w", i+1, err)
			}
		}
	}
	return l, nil
}

var relationKinds = map[string]kind{
	"free": free, "share": share, "complete": complete, "among": among, "versus": versus, "reason": reason,
	"all-of": allOf, "named": named, "uses": uses, "none": none, "each": each, "rise": rise, "year": year,
}

var signs = map[string]int{"+": 1, "-": -1, "0": 0}

func (l *lexicon) add(meaning, word string) error {
	name, value, _ := strings.Cut(meaning, "=")
	switch name {
	case "filler", "counter", "bound", "ordinal", "hedge-before", "hedge-after", "beside", "none-filler", "remark":
		l.sets[name] = append(l.sets[name], word)
		return nil
	case "rise-before-figure":
		l.short[word] = signs[value]
		return nil
	}
	if k, ok := relationKinds[name]; ok {
		r := relation{kind: k}
		switch k {
		case rise:
			r.sign = signs[value]
		case year:
			r.back = 1
		}
		l.relations[word] = r
		return nil
	}
	t, err := meaningOf(meaning)
	l.terms[word] = t
	return err
}

// meaningOf reads what a term says: flow=income head=full.
func meaningOf(meaning string) (t term, err error) {
	for _, field := range strings.Fields(meaning) {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "flow":
			t.set.Flow = gouji.Flow(value)
		case "origin":
			t.set.Origin = gouji.Origin(value)
		case "fund":
			t.set.Fund = gouji.Fund(value)
		case "nature":
			t.set.Nature = gouji.Nature(value)
		case "economic":
			t.set.Economic = value
		case "item":
			t.set.Item = gouji.Item(value)
		case "basis":
			t.basis = true
			if value != "actual" {
				t.set.Basis = gouji.Basis(value)
			}
		case "head":
			t.head = map[string]head{"flow": flow, "full": full}[value]
		case "reset":
			t.reset = true
		case "both":
			t.both = true
		default:
			return t, fmt.Errorf("%q is no meaning that the grammar knows", field)
		}
	}
	return t, nil
}

func (l *lexicon) set(name string) map[string]bool {
	m := map[string]bool{" ": true}
	for _, w := range l.sets[name] {
		m[w] = true
	}
	return m
}

// termTrie adds the lines of the two classifications to the terms.
func (l *lexicon) termTrie() *segment.Trie[*term] {
	for _, c := range code.FunctionClasses() {
		if c.Code == "223" || c.Code == "229" {
			// In a sentence 国有资本经营预算支出 is the fund's, and 其他支出
			// may be anything; with （类） both are paths.
			continue
		}
		t := term{set: gouji.Concept{Flow: gouji.Expenditure, Function: c.Code}, head: full}
		l.terms[segment.Fold(c.Name).Text] = t
		l.terms[segment.Fold(strings.Replace(c.Name, "和", "与", 1)).Text] = t
	}
	for _, c := range code.EconomicLines() {
		f := segment.Fold(c.Name).Text
		t, known := l.terms[f]
		switch {
		case known && t.set.Item != "":
			// 公务接待费 is an item among “三公” and a line in a list of lines.
			t.item, t.set.Item, t.set.Economic = t.set.Item, "", c.Code
			l.terms[f] = t
		case !known:
			l.terms[f] = term{set: gouji.Concept{Flow: gouji.Expenditure, Economic: c.Code}, head: full}
		}
	}
	byWord := make(map[string]*term, len(l.terms))
	for w, t := range l.terms {
		if t.basis {
			t.plan = t.planned()
		}
		byWord[w] = &t
	}
	return segment.NewTrie(byWord)
}

// anyPrefix returns the first of the words that s starts with, or "".
func anyPrefix(s string, words []string) string {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}
