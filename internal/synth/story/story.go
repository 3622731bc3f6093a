// Package story tells an account in the words of a family of phrases.
package story

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/phrase"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// A Page takes what is told.
type Page interface {
	Section(title string)
	Subsection(title string)
	Item(text string) // of a list
	Say(text string)
}

// A Story is an account with the words to tell it in.
type Story struct {
	Account *truth.Account // of a year whose year before is known
	Family  *phrase.Family
	Us      string // how the unit speaks of itself
	Under   string // stands before the places: "" of the narrative, "report/"
}

// Tell tells s. It fails where the family asks for what there is not.
func (s Story) Tell(p *press.Press, r *rand.Rand, out Page) error {
	a := s.Account
	t := &teller{Press: p, a: a, words: chosen(s.Family.Words, r), us: s.Us, under: s.Under, rand: r, out: out,
		now: figures(a), was: figures(a.Last), plans: budgets(a), counts: counts(a),
		printed: map[string]string{}, used: map[string]bool{}, unit: gouji.WanYuan}
	if u := t.words["money"]; u != "" {
		t.unit = gouji.Unit(u)
	}
	for key, f := range t.now {
		f.Place = s.Under + f.Place
		t.now[key] = f
	}
	for _, l := range s.Family.Lines {
		t.line(l)
	}
	return t.err
}

// chosen picks one wording of every set phrase.
func chosen(words map[string][]string, r *rand.Rand) map[string]string {
	out := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(words)) {
		out[key] = truth.Pick(r, words[key])
	}
	return out
}

// A teller is in the midst of a story.
type teller struct {
	*press.Press
	a        *truth.Account
	words    map[string]string
	us       string
	under    string
	rand     *rand.Rand
	out      Page
	now, was map[string]press.Figure
	plans    map[string]press.Money
	counts   map[string]count
	unit     gouji.Unit
	printed  map[string]string // where a figure was told last: "general initial" → "text/general/initial"
	used     map[string]bool   // IDs
	head     truth.Head        // of the item being told
	task     string            // name of the project being told
	bought   []string          // its purchases
	err      error
}

func (t *teller) fail(format string, args ...any) string {
	if t.err == nil {
		t.err = fmt.Errorf("story: "+format, args...)
	}
	return ""
}

func (t *teller) line(l phrase.Line) {
	if !t.holds(l.If) {
		return
	}
	switch l.Kind {
	case phrase.Sum:
		t.sum(strings.Fields(t.text(l.Text)))
		return
	case phrase.Item:
		t.items(l)
		return
	case phrase.Task:
		t.tasks(l)
		return
	}
	text := t.text(l.Text)
	switch {
	case text == "":
	case l.Kind == phrase.Section:
		t.out.Section(text)
	case l.Kind == phrase.Subsection:
		t.out.Subsection(text)
	default:
		t.say(text)
	}
}

// say prints text in as many paragraphs as it has.
func (t *teller) say(text string) {
	for s := range strings.SplitSeq(text, "||") {
		if s != "" {
			t.out.Say(s)
		}
	}
}

// items tells every head of the general public budget, which are parts of its
// spending.
func (t *teller) items(l phrase.Line) {
	var spent, planned []string
	for _, h := range t.a.General() {
		t.head = *h
		of := press.Spending(truth.OnlyGPB, truth.AnyNature)
		of.Function = h.Code
		t.now["line"] = press.Figure{Place: "line/" + h.Code, Of: of, V: h.SpentOf(truth.OnlyGPB, truth.AnyNature)}
		t.plans["line initial"], t.plans["line full"] = h.Initial, h.Full
		first, rest, _ := strings.Cut(t.text(l.Text), "||")
		t.out.Item(first)
		t.say(rest)
		spent, planned = append(spent, t.printed["line"]), append(planned, t.printed["line initial"])
	}
	t.Adds(t.printed["general"], spent...)
	if whole := t.printed["general initial"]; whole != "" {
		t.Within(whole, planned...)
	}
}

// tasks tells every project, which are the parts of project spending.
func (t *teller) tasks(l phrase.Line) {
	var ids []string
	for i, task := range t.a.Tasks {
		f := press.Figure{Place: t.under + "task/" + strconv.Itoa(i), V: task.Total(),
			Of: press.Concept{Flow: gouji.Expenditure, Nature: gouji.ProjectSpending, Project: task.Name}}
		t.task, t.now["task"], t.bought = task.Name, f, nil
		var parts []press.Figure
		for _, p := range task.Bought {
			part := f.Valued(f.Place+"/"+p.Name, p.Amount)
			part.Of.Economic, part.Local = truth.EconomicCode(p.Name, t.a.Period), true
			parts = append(parts, part)
		}
		var bought []string
		for k, part := range parts {
			bought = append(bought, "text/"+part.Place)
			t.bought = append(t.bought, task.Bought[k].Name+t.told("task "+task.Bought[k].Name, part, t.unit))
		}
		t.out.Item(t.text(l.Text))
		t.Within(t.printed["task"], bought...)
		ids = append(ids, t.printed["task"])
	}
	if whole := t.printed["project"]; whole != "" {
		t.Adds(whole, ids...)
	}
}

// sum states an identity: "whole part…", "whole > part…" of parts that may be
// fewer, "whole = part… -part". A part that is zero need not be told.
func (t *teller) sum(words []string) {
	whole, open := t.printed[words[0]], false
	if whole == "" {
		t.fail("the whole %s is not told", words[0])
		return
	}
	var plus, minus []string
	for _, key := range words[1:] {
		name, less := strings.CutPrefix(key, "-")
		id := t.printed[name]
		switch {
		case key == "=" || key == ">":
			open = open || key == ">"
		case id == "" && t.value(name) != 0:
			t.fail("the part %s is not told", name)
		case id == "":
		case less:
			minus = append(minus, id)
		default:
			plus = append(plus, id)
		}
	}
	if open {
		t.Within(whole, plus...)
		return
	}
	t.Balances(whole, plus, minus)
}

func (t *teller) value(key string) press.Money {
	if c, ok := t.counts[key]; ok {
		return press.Money(c.n)
	}
	return t.now[key].V
}

// holds says whether a condition holds: keys that are not zero, joined by &,
// ! before one that is.
func (t *teller) holds(condition string) bool {
	if condition == "" {
		return true
	}
	for c := range strings.SplitSeq(condition, "&") {
		key, not := strings.CutPrefix(c, "!")
		if t.is(key) == not {
			return false
		}
	}
	return true
}

func (t *teller) is(key string) bool {
	if name, rest, ok := strings.Cut(key, ":"); ok {
		return t.compares(name, rest)
	}
	if k, of, ok := strings.Cut(key, "."); ok {
		if of == "was" {
			return t.before(k) != 0
		}
		return t.plans[k+" "+of] != 0
	}
	switch key {
	case "y2020":
		return t.a.Period >= 2020
	case "nonfiscal":
		return t.now["income"].V != t.now["fincome"].V
	case "govall":
		return t.now["gov"].V|t.now["govin"].V|t.now["govopen"].V|t.now["govclose"].V != 0
	case "capall":
		return t.now["cap"].V|t.now["capin"].V != 0
	case "gall": // general public money among other basic spending
		return t.now["gbasic"].V != t.now["basic"].V
	}
	return t.value(key) != 0
}

// compares says whether moved:key (against the year before), moved:key.basis
// (against a budget), large:key or same:key,key (both rose, or both fell)
// holds.
func (t *teller) compares(name, keys string) bool {
	if name == "large" {
		return t.now[keys].V >= 50_000_000
	}
	if name == "moved" {
		if k, basis, ok := strings.Cut(keys, "."); ok {
			return t.now[k].V != t.plans[k+" "+basis]
		}
		return t.now[keys].V != t.before(keys)
	}
	a, b, _ := strings.Cut(keys, ",")
	was, then := t.before(a), t.before(b)
	return was > 0 && then > 0 && sign(t.now[a].V-was) == sign(t.now[b].V-then) && t.now[a].V != was
}

func (t *teller) before(key string) press.Money { return t.was[key].V }

// text fills nodes.
func (t *teller) text(nodes []phrase.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		switch {
		case n.Slot != nil:
			b.WriteString(t.slot(n.Slot))
		case n.Choice != nil:
			b.WriteString(truth.Pick(t.rand, n.Choice))
		case n.Then != nil:
			if t.holds(n.If) {
				b.WriteString(t.text(n.Then))
			}
		default:
			b.WriteString(n.Words)
		}
	}
	return b.String()
}

// set fills a set phrase of the family, its slots by what is given.
func (t *teller) set(name string, slots ...string) string {
	return strings.NewReplacer(slots...).Replace(t.words[name])
}
