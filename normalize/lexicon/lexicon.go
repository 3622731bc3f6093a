// Package lexicon holds the words of the grammar of claims: what each of them
// says of a figure, or does to the figures around it. They stand in one file of
// data, words.txt, beside the lines of the two classifications.
//
// How sentences are cut and read is left to package claim.
package lexicon

import (
	_ "embed"
	"slices"
	"strings"

	"gouji"
	"gouji/internal/segment"
)

//go:embed words.txt
var file string

// A Term is a word that sets dimensions of the cube. Its zero fields leave the
// dimensions of their scope alone.
type Term struct {
	Set   gouji.Concept
	Head  Head       // what the word leaves to be said about
	Reset bool       // 本年支出合计: sets nature, function and economic back to all
	Basis bool       // the word says on which basis; Set.Basis may be Actual
	Item  gouji.Item // the reading of an economic line's name beside the cube
	Both  bool       // 收支: income and expenditure alike
	Final bool       // what stands before the word only tells more of it: 用于保障机关正常运转的日常支出
	Plan  *Term      // what it says in a budget; nil where it says nothing of bases
	Under gouji.Item // the word means this only where this item is told of: 货物 under 政府采购; "" anywhere
}

// Head ranks terms: a phrase without a head borrows its subject.
type Head uint8

// The ranks.
const (
	Modifier Head = iota // 财政拨款, 年初预算
	Flow                 // 收入, 支出: a head only when nothing better is near
	Full                 // 基本支出, 事业收入: names its subject
)

// Executed is the basis of what a budget tells of the account: the budget's own
// figures have the empty basis until it is read.
const Executed gouji.Basis = "executed"

// planned is what a term says in a budget: 预算 is what the whole is about, and
// only 执行数 and an adjusted budget are something else.
func (t Term) planned() *Term {
	switch t.Set.Basis {
	case gouji.Actual:
		t.Set.Basis = Executed
	case gouji.Budget, gouji.InitialBudget:
		t.Set.Basis = gouji.Actual
	}
	return &t
}

// A Relation ties figures together.
type Relation struct {
	Role Role
	Sign int // of a Rise: +1, -1, 0 for 持平
}

// Role is what a relation does.
type Role string

// The roles, as words.txt names them.
const (
	Free     Role = "free"     // nothing: keeps a longer word from being cut
	Rise     Role = "rise"     // 增加, 减少
	Share    Role = "share"    // 占
	Complete Role = "complete" // 完成
	Among    Role = "among"    // 其中, 用于以下方面
	Versus   Role = "versus"   // 比, 较, 与
	LastYear Role = "year"     // 上年
	Reason   Role = "reason"   // 主要是因为
	AllOf    Role = "all-of"   // 均为
	Named    Role = "named"    // 主要包括
	Uses     Role = "uses"     // 主要用于
	None     Role = "none"     // 无
	Each     Role = "each"     // 分别为
	Divide   Role = "divide"   // 按功能分类：the whole is parted anew
	Aside    Role = "aside"    // 授予…合同：what follows is no part of the list
)

// A Set is a list of words that are looked for as they stand.
type Set string

// The sets, as words.txt names them.
const (
	Filler      Set = "filler"       // adds nothing to a phrase
	Counter     Set = "counter"      // behind a number: it is a count
	Bound       Set = "bound"        // behind a figure: it is a threshold
	Ordinal     Set = "ordinal"      // behind a number: it is no figure
	HedgeBefore Set = "hedge-before" // 约
	HedgeAfter  Set = "hedge-after"  // 余
	Beside      Set = "beside"       // opens a paragraph that leaves the item before it
	NoneFiller  Set = "none-filler"  // adds nothing to what there is none of
	Remark      Set = "remark"       // opens a remark below a table
	Loose       Set = "loose"        // before a contrast: takes it back
	ThisYear    Set = "this-year"    // takes up the disclosure's own year again
	Source      Set = "source"       // before 资金: whose money it is
	Outside     Set = "outside"      // behind figures: they are left out of what is told of
	SumOnly     Set = "sum-only"     // only says that something was added up
	Title       Set = "title"        // ends a title that a full stop closes
	Statement   Set = "statement"    // stands in no such title
)

// A Contrast weighs one figure against another without saying by how much.
type Contrast struct {
	Word string
	Sign int
}

// An average is a word that makes a figure that of one thing of many: 车均. Per
// is what is counted; "" where the word does not say.
type average struct{ word, per string }

// Averaged returns the word of a text that makes its figure an average, and
// what one of; ok is false without one.
func Averaged(text string) (word, per string, ok bool) {
	for _, a := range words.averages {
		if strings.Contains(text, a.word) {
			return a.word, a.per, true
		}
	}
	return "", "", false
}

// lexicon is what the file says, folded.
type lexicon struct {
	terms     map[string]Term
	relations map[string]Relation
	short     map[string]int
	contrasts []Contrast
	averages  []average
	sets      map[Set][]string
}

var words = mustRead(file)

// Terms, Relations and Fillers find the longest word that a text starts with:
// 基本养老保险缴费 is no 基本支出.
var (
	Terms     = words.termTrie()
	Relations = segment.NewTrie(words.relations)
	Fillers   = segment.NewTrie(words.fillers())
)

// Contrasts returns the words that weigh figures against one another.
func Contrasts() []Contrast { return words.contrasts }

// ShortRise returns the sign of a word that is a direction only where a figure
// follows at once: 多, 少, 增减.
func ShortRise(word string) (sign int, ok bool) {
	sign, ok = words.short[word]
	return sign, ok
}

// Prefix returns the first word of the set that text starts with, or "".
func (s Set) Prefix(text string) string {
	for _, w := range words.sets[s] {
		if strings.HasPrefix(text, w) {
			return w
		}
	}
	return ""
}

// Has reports whether text is a word of the set.
func (s Set) Has(text string) bool { return slices.Contains(words.sets[s], text) }

// In reports whether text holds a word of the set.
func (s Set) In(text string) bool {
	return slices.ContainsFunc(words.sets[s], func(w string) bool { return strings.Contains(text, w) })
}

// Suffix returns the first word of the set that text ends with, or "".
func (s Set) Suffix(text string) string {
	for _, w := range words.sets[s] {
		if strings.HasSuffix(text, w) {
			return w
		}
	}
	return ""
}
