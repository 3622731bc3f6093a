package lexicon

import (
	"fmt"
	"strings"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/code"
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
	l := &lexicon{terms: map[string]Term{}, relations: map[string]Relation{}, short: map[string]int{}, sets: map[Set][]string{}}
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

var signs = map[string]int{"+": 1, "-": -1, "0": 0}

func (l *lexicon) add(meaning, word string) error {
	name, value, _ := strings.Cut(meaning, "=")
	switch Set(name) {
	case Filler, Counter, Bound, Ordinal, HedgeBefore, HedgeAfter, Beside, NoneFiller, Remark, Loose, Source, Outside, SumOnly, ThisYear, Title, Statement:
		l.sets[Set(name)] = append(l.sets[Set(name)], word)
		return nil
	}
	switch Role(name) {
	case Free, Rise, Share, Complete, Among, Versus, LastYear, Reason, AllOf, Named, Uses, None, Each, Divide, Aside:
		l.relations[word] = Relation{Role: Role(name), Sign: signs[value]}
		return nil
	}
	switch name {
	case "rise-before-figure":
		l.short[word] = signs[value]
		return nil
	case "contrast":
		l.contrasts = append(l.contrasts, Contrast{word, signs[value]})
		return nil
	case "average":
		l.averages = append(l.averages, average{word, value})
		return nil
	}
	t, err := meaningOf(meaning)
	l.terms[word] = t
	return err
}

// meaningOf reads what a term says: flow=income head=full.
func meaningOf(meaning string) (t Term, err error) {
	for _, field := range strings.Fields(meaning) {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "flow":
			t.Set.Flow = gouji.Flow(value)
		case "origin":
			t.Set.Origin = gouji.Origin(value)
		case "fund":
			t.Set.Fund = gouji.Fund(value)
		case "nature":
			t.Set.Nature = gouji.Nature(value)
		case "economic":
			t.Set.Economic = value
		case "item":
			t.Set.Item = gouji.Item(value)
		case "basis":
			t.Basis = true
			if value != "actual" {
				t.Set.Basis = gouji.Basis(value)
			}
		case "under":
			t.Under = gouji.Item(value)
		case "head":
			t.Head = map[string]Head{"flow": Flow, "full": Full}[value]
		case "reset":
			t.Reset = true
		case "both":
			t.Both = true
		case "final":
			t.Final = true
		default:
			return t, fmt.Errorf("%q is no meaning that the grammar knows", field)
		}
	}
	return t, nil
}

func (l *lexicon) fillers() map[string]bool {
	m := map[string]bool{" ": true}
	for _, w := range l.sets[Filler] {
		m[w] = true
	}
	return m
}

// termTrie adds the lines of the two classifications to the terms.
func (l *lexicon) termTrie() *segment.Trie[*Term] {
	for _, c := range code.FunctionClasses() {
		if c.Code == "223" || c.Code == "229" {
			// In a sentence 国有资本经营预算支出 is the fund's, and 其他支出
			// may be anything; with （类） both are paths.
			continue
		}
		t := Term{Set: gouji.Concept{Flow: gouji.Expenditure, Function: c.Code}, Head: Full}
		l.terms[segment.Fold(c.Name).Text] = t
		l.terms[segment.Fold(strings.Replace(c.Name, "和", "与", 1)).Text] = t
	}
	for _, c := range code.EconomicLines() {
		f := segment.Fold(c.Name).Text
		t, known := l.terms[f]
		switch {
		case known && t.Set.Item != "":
			// 公务接待费 is an item among “三公” and a line in a list of lines.
			t.Item, t.Set.Item, t.Set.Economic = t.Set.Item, "", c.Code
			l.terms[f] = t
		case !known:
			l.terms[f] = Term{Set: gouji.Concept{Flow: gouji.Expenditure, Economic: c.Code}, Head: Full}
		}
	}
	byWord := make(map[string]*Term, len(l.terms))
	for w, t := range l.terms {
		if t.Basis {
			t.Plan = t.planned()
		}
		byWord[w] = &t
	}
	return segment.NewTrie(byWord)
}
