// Package lex cuts the folded text of a narrative to tokens, by the words of
// the lexicon and the shapes of figures, and gathers those before a figure to
// the phrase that names it.
package lex

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/lexicon"
)

// Kind is the type of a token.
type Kind uint8

const (
	Free     Kind = iota // words that mean nothing here
	Word                 // a term
	Path                 // …(类)…(款)…(项)
	Quote                // “…”
	Amount               // money
	Bare                 // a number without a unit
	Rate                 // percent or percentage points
	Count                // a number with a counter
	Year                 // 2020年度, 上年
	Rise                 // 增加, 减少: token.sign
	Share                // 占
	Complete             // 完成
	Among                // 其中, 用于以下方面
	Versus               // 比, 较, 与
	Reason               // 主要是因为
	AllOf                // 均为
	Named                // 主要包括
	None                 // 无
	Each                 // 分别为
	Uses                 // 主要用于
	Comma                // ，
	Pause                // 、
	Stop                 // ；。
	Colon                // ：
	Open                 // (
	Closing              // )
	Midst                // …中， or …中“…”
	Divide               // 按功能分类
	Aside                // 授予
)

// A Token is a typed stretch [start, end) of a folded block.
type Token struct {
	Kind       Kind
	Start, End int
	Term       *lexicon.Term // of a word
	Dec        gouji.Decimal
	Unit       gouji.Unit
	UnitLen    int // bytes of the unit as printed
	Hedge      string
	Threshold  bool
	Sign       int // of a rise: +1, -1; 0 for 持平
	Year       int // of a year: absolute
	path       *lexicon.Path
	text       string // of a quote: what stands inside
}

// roles are the tokens of the relations.
var roles = map[lexicon.Role]Kind{
	lexicon.Free: Free, lexicon.Share: Share, lexicon.Complete: Complete, lexicon.Among: Among, lexicon.Versus: Versus,
	lexicon.Reason: Reason, lexicon.AllOf: AllOf, lexicon.Named: Named, lexicon.Uses: Uses, lexicon.None: None,
	lexicon.Each: Each, lexicon.Rise: Rise, lexicon.LastYear: Year,
	lexicon.Divide: Divide, lexicon.Aside: Aside,
}

// Balanced returns the flow that the balance which t names is told of beside:
// income for one brought forward, expenditure for one carried over, or "".
func (t Token) Balanced() gouji.Flow {
	if t.Kind == Word {
		switch t.Term.Set.Flow {
		case gouji.Opening, gouji.SurplusUsed:
			return gouji.Income
		case gouji.Closing, gouji.SurplusDistributed:
			return gouji.Expenditure
		}
	}
	return ""
}

var moneyUnits = []gouji.Unit{"万元", "亿元", "百万元", "千元", "元"}

// lexer cuts one line of folded text.
type lexer struct {
	text string // of the whole block
	pos  int
	end  int
	set  Setting
	out  []Token
}

// Tokens cuts text[start:end] to tokens, in the memory of buffer where it fits.
func Tokens(buffer []Token, text string, start, end int, set Setting) []Token {
	l := lexer{text: text, pos: start, end: end, set: set, out: buffer[:0]}
	for l.pos < l.end {
		l.step()
	}
	l.shareUnits()
	return l.out
}

// shareUnits gives a number without a unit that of the next one of a run:
// 分别为20.38、17.85万元. Only marks stand between them.
func (l *lexer) shareUnits() {
	for i := len(l.out) - 3; i >= 0; i-- {
		t, mark, next := &l.out[i], l.out[i+1], l.out[i+2]
		parted := mark.Kind == Pause || mark.Kind == Comma && t.Dec.Places > 0 || mark.Kind == Free && Joins(l.text[mark.Start:mark.End])
		if t.Kind == Bare && parted && (next.Kind == Amount || next.Kind == Rate) && !next.Threshold &&
			t.End == mark.Start && mark.End == next.Start {
			t.Kind, t.Unit = next.Kind, next.Unit
		}
	}
}

func (l *lexer) emit(t Token, n int) {
	t.Start, t.End = l.pos, l.pos+n
	l.pos += n
	if t.Kind == Free && len(l.out) > 0 {
		if last := &l.out[len(l.out)-1]; last.Kind == Free && last.End == t.Start {
			last.End = t.End
			return
		}
	}
	l.out = append(l.out, t)
}

func (l *lexer) step() {
	rest := l.text[l.pos:l.end]
	if _, tied := lexicon.Relations.Longest(rest); tied == 0 && l.atPhrase() {
		if p, n := lexicon.PathAt(rest); n > 0 {
			l.emit(Token{Kind: Path, path: p}, n)
			return
		}
	}
	if l.figure(rest) || l.ownLine(rest) {
		return
	}
	if strings.HasPrefix(rest, "年初、年末") || strings.HasPrefix(rest, "年初和年末") { // 年初、年末结转和结余分别为…
		t, _ := lexicon.Terms.Longest("年初结转和结余")
		l.emit(Token{Kind: Word, Term: t}, len("年初"))
		return
	}
	t, n := lexicon.Terms.Longest(rest)
	r, m := lexicon.Relations.Longest(rest)
	switch {
	case n > 0 && n >= m:
		if l.set.Plan && t.Basis {
			t = t.Plan
		}
		l.emit(Token{Kind: Word, Term: t}, n)
		return
	case m > 0:
		l.emit(Token{Kind: roles[r.Role], Sign: r.Sign, Year: l.set.Year - 1}, m)
		return
	}
	if !l.quoted(rest) {
		l.mark(rest)
	}
}

// mark takes a character that is part of no word.
func (l *lexer) mark(rest string) {
	c, n := utf8.DecodeRuneInString(rest)
	k := punctuation(c)
	if strings.HasPrefix(rest, "中,") || strings.HasPrefix(rest, "中，") || strings.HasPrefix(rest, "中“") {
		k = Midst
	}
	l.emit(Token{Kind: k}, n)
}

// quoted reads “…”: a path, the lines of a classification as
// “社会保障和就业支出-抚恤-死亡抚恤”科目, or any other name.
func (l *lexer) quoted(rest string) bool {
	if !strings.HasPrefix(rest, "“") {
		return false
	}
	n := strings.Index(rest, "”")
	if n <= 0 || n >= 200 || strings.ContainsAny(rest[:n], "。") {
		return false
	}
	inner, n := rest[len("“"):n], n+len("”")
	if p, m := lexicon.PathAt(inner); m > 0 && m == len(inner) {
		l.emit(Token{Kind: Path, path: p}, n)
	} else if levels := strings.Split(inner, "-"); strings.HasPrefix(rest[n:], "科目") && len(levels) <= 3 {
		names := make([]string, 3)
		copy(names, levels)
		l.emit(Token{Kind: Path, path: &lexicon.Path{Names: names}}, n+len("科目"))
	} else {
		l.emit(Token{Kind: Quote, text: inner}, n)
	}
	return true
}

func punctuation(c rune) Kind {
	switch c {
	case '，', ',':
		return Comma
	case '、':
		return Pause
	case '；', ';', '。', '!', '?', '\n', '！', '？':
		return Stop
	case '：', ':':
		return Colon
	case '(', '[', '〔':
		return Open
	case ')', ']', '〕':
		return Closing
	}
	return Free
}

// atPhrase reports whether a phrase may begin here.
func (l *lexer) atPhrase() bool {
	if len(l.out) == 0 {
		return true
	}
	switch l.out[len(l.out)-1].Kind {
	case Comma, Pause, Stop, Colon, Among:
		return true
	}
	return false
}

// number reads the figure at the start of rest and what it counts.
func (l *lexer) number(rest string, sign int64) {
	dec, n, ok := segment.Number(rest)
	if !ok {
		l.emit(Token{Kind: Free}, max(n, 1))
		return
	}
	dec.Mantissa *= sign
	t := Token{Kind: Bare, Dec: dec, Hedge: l.hedgeBefore()}
	after := strings.TrimLeft(rest[n:], " ")
	if u := yearMark(dec, after); u > 0 {
		t.Kind, t.Year = Year, int(dec.Mantissa)
		l.emit(t, len(rest)-len(after)+u)
		return
	}
	if h := lexicon.HedgeAfter.Prefix(after); h != "" {
		t.Hedge, after = h, after[len(h):]
	}
	t.UnitLen = t.measure(after)
	n = len(rest) - len(after) + t.UnitLen
	t.Threshold = (t.Kind == Amount || t.Kind == Bare) && lexicon.Bound.Prefix(rest[n:]) != ""
	if t.Kind == Bare && l.ordinal(rest[n:]) {
		t.Kind = Free
	}
	l.emit(t, n)
}

// figure reads a figure with its sign, or a direction right before one.
func (l *lexer) figure(rest string) bool {
	if digit(rest, 0) {
		l.number(rest, 1)
		return true
	}
	if sign, n := l.signed(rest); n > 0 {
		l.pos += n
		l.number(l.text[l.pos:l.end], sign)
		return true
	}
	if n := bareRise(rest); n > 0 {
		sign, _ := lexicon.ShortRise(rest[:n])
		l.emit(Token{Kind: Rise, Sign: sign}, n)
		return true
	}
	return false
}

func digit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// signed reads a minus before a figure; a hyphen behind a digit or a letter is
// none.
func (l *lexer) signed(rest string) (sign int64, n int) {
	if rest[0] != '-' || !digit(rest, 1) {
		return 1, 0
	}
	if l.pos > 0 {
		if c := l.text[l.pos-1]; c < 0x80 && c != ' ' && c != ':' && c != ',' {
			return 1, 0
		}
	}
	return -1, 1
}

func bareRise(rest string) int {
	for _, n := range []int{len("增减"), len("增")} {
		if n >= len(rest) {
			continue
		}
		if _, ok := lexicon.ShortRise(rest[:n]); ok && (digit(rest, n) || rest[n] == '-' && digit(rest, n+1)) {
			return n
		}
	}
	return 0
}

// yearMark returns the length of the 年 or 年度 that makes d a year; 0 where
// it is none.
func yearMark(d gouji.Decimal, after string) int {
	switch {
	case d.Places != 0 || d.Mantissa < 1949 || d.Mantissa > 2100:
		return 0
	case strings.HasPrefix(after, "年度"):
		return len("年度")
	case strings.HasPrefix(after, "年"):
		return len("年")
	}
	return 0
}

// measure sets the kind and unit of t from the text after its number, and
// returns the unit's length.
func (t *Token) measure(after string) int {
	for _, u := range moneyUnits {
		if strings.HasPrefix(after, string(u)) {
			t.Kind, t.Unit = Amount, u
			return len(u)
		}
	}
	switch {
	case strings.HasPrefix(after, "%"):
		t.Kind, t.Unit = Rate, gouji.Percent
		return 1
	case strings.HasPrefix(after, "个百分点"):
		t.Kind, t.Unit = Rate, gouji.PointUnit
		return len("个百分点")
	case strings.HasPrefix(after, "百分点"):
		t.Kind, t.Unit = Rate, gouji.PointUnit
		return len("百分点")
	case strings.HasPrefix(after, "万") && t.Dec.Places > 0 && lexicon.Counter.Prefix(after[len("万"):]) == "":
		t.Kind, t.Unit = Amount, gouji.WanYuan // 元 left out
		return len("万")
	}
	if c := lexicon.Counter.Prefix(after); c != "" {
		t.Kind, t.Unit = Count, gouji.Unit(c)
		return len(c)
	}
	return 0
}

// ordinal reports whether a number without a unit is part of a date, a
// document number or a name: it is then no figure.
func (l *lexer) ordinal(after string) bool {
	return lexicon.Ordinal.Prefix(after) != "" || l.pos > 0 && strings.ContainsAny(l.text[l.pos-1:l.pos], "-/[(.") || strings.HasSuffix(l.text[:l.pos], "第")
}

func (l *lexer) hedgeBefore() string { return lexicon.HedgeBefore.Suffix(l.text[:l.pos]) }

// Plans reports whether t names a budget.
func (t Token) Plans() bool {
	return t.Kind == Word && t.Term.Basis && t.Term.Set.Basis != gouji.Actual && t.Term.Set.Basis != lexicon.Executed
}
