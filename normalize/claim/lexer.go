package claim

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/lexicon"
)

// kind is the type of a token.
type kind uint8

const (
	free     kind = iota // words that mean nothing here
	word                 // a term
	path                 // …(类)…(款)…(项)
	quote                // “…”
	amount               // money
	bare                 // a number without a unit
	rate                 // percent or percentage points
	count                // a number with a counter
	year                 // 2020年度, 上年
	rise                 // 增加, 减少: token.sign
	share                // 占
	complete             // 完成
	among                // 其中, 用于以下方面
	versus               // 比, 较, 与
	reason               // 主要是因为
	allOf                // 均为
	named                // 主要包括
	none                 // 无
	each                 // 分别为
	uses                 // 主要用于
	comma                // ，
	pause                // 、
	stop                 // ；。
	colon                // ：
	open                 // (
	closing              // )
	midst                // …中，
	divide               // 按功能分类
	aside                // 授予
)

// A token is a typed stretch [start, end) of a folded block.
type token struct {
	kind       kind
	start, end int
	term       *lexicon.Term // of a word
	dec        gouji.Decimal
	unit       gouji.Unit
	unitLen    int // bytes of the unit as printed
	hedge      string
	threshold  bool
	sign       int      // of a rise: +1, -1; 0 for 持平
	year       int      // of a year: absolute
	names      []string // of a path: by level, "" where a level is not named
	text       string   // of a quote: what stands inside
}

// roles are the tokens of the relations.
var roles = map[lexicon.Role]kind{
	lexicon.Free: free, lexicon.Share: share, lexicon.Complete: complete, lexicon.Among: among, lexicon.Versus: versus,
	lexicon.Reason: reason, lexicon.AllOf: allOf, lexicon.Named: named, lexicon.Uses: uses, lexicon.None: none,
	lexicon.Each: each, lexicon.Rise: rise, lexicon.LastYear: year,
	lexicon.Divide: divide, lexicon.Aside: aside,
}

var moneyUnits = []gouji.Unit{"万元", "亿元", "百万元", "千元", "元"}

// lexer cuts one line of folded text.
type lexer struct {
	text string // of the whole block
	pos  int
	end  int
	year int  // of the disclosure, to resolve 上年
	plan bool // of a budget: see term.planned
	out  []token
}

// lex cuts text[start:end] to tokens, in the memory of buffer where it fits.
func (e *Env) lex(buffer []token, text string, start, end int) []token {
	l := lexer{text: text, pos: start, end: end, year: e.Year, plan: e.Plan, out: buffer[:0]}
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
		parted := mark.kind == pause || mark.kind == comma && t.dec.Places > 0 || mark.kind == free && joins(l.text[mark.start:mark.end])
		if t.kind == bare && parted && (next.kind == amount || next.kind == rate) && !next.threshold &&
			t.end == mark.start && mark.end == next.start {
			t.kind, t.unit = next.kind, next.unit
		}
	}
}

func (l *lexer) emit(t token, n int) {
	t.start, t.end = l.pos, l.pos+n
	l.pos += n
	if t.kind == free && len(l.out) > 0 {
		if last := &l.out[len(l.out)-1]; last.kind == free && last.end == t.start {
			last.end = t.end
			return
		}
	}
	l.out = append(l.out, t)
}

func (l *lexer) step() {
	rest := l.text[l.pos:l.end]
	if _, tied := lexicon.Relations.Longest(rest); tied == 0 && l.atPhrase() {
		if names, n := lexicon.PathAt(rest); n > 0 {
			l.emit(token{kind: path, names: names}, n)
			return
		}
	}
	if l.figure(rest) {
		return
	}
	if strings.HasPrefix(rest, "年初、年末") || strings.HasPrefix(rest, "年初和年末") { // 年初、年末结转和结余分别为…
		t, _ := lexicon.Terms.Longest("年初结转和结余")
		l.emit(token{kind: word, term: t}, len("年初"))
		return
	}
	t, n := lexicon.Terms.Longest(rest)
	r, m := lexicon.Relations.Longest(rest)
	switch {
	case n > 0 && n >= m:
		if l.plan && t.Basis {
			t = t.Plan
		}
		l.emit(token{kind: word, term: t}, n)
		return
	case m > 0:
		l.emit(token{kind: roles[r.Role], sign: r.Sign, year: l.year - 1}, m)
		return
	}
	if l.quoted(rest) {
		return
	}
	c, n := utf8.DecodeRuneInString(rest)
	k := punctuation(c)
	if strings.HasPrefix(rest, "中,") || strings.HasPrefix(rest, "中，") {
		k = midst
	}
	l.emit(token{kind: k}, n)
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
	if names, m := lexicon.PathAt(inner); m > 0 && m == len(inner) {
		l.emit(token{kind: path, names: names}, n)
	} else if levels := strings.Split(inner, "-"); strings.HasPrefix(rest[n:], "科目") && len(levels) <= 3 {
		names := make([]string, 3)
		copy(names, levels)
		l.emit(token{kind: path, names: names}, n+len("科目"))
	} else {
		l.emit(token{kind: quote, text: inner}, n)
	}
	return true
}

func punctuation(c rune) kind {
	switch c {
	case '，', ',':
		return comma
	case '、':
		return pause
	case '；', ';', '。', '!', '?', '\n', '！', '？':
		return stop
	case '：', ':':
		return colon
	case '(', '[', '〔':
		return open
	case ')', ']', '〕':
		return closing
	}
	return free
}

// atPhrase reports whether a phrase may begin here.
func (l *lexer) atPhrase() bool {
	if len(l.out) == 0 {
		return true
	}
	switch l.out[len(l.out)-1].kind {
	case comma, pause, stop, colon, among:
		return true
	}
	return false
}

// number reads the figure at the start of rest and what it counts.
func (l *lexer) number(rest string, sign int64) {
	dec, n, ok := segment.Number(rest)
	if !ok {
		l.emit(token{kind: free}, max(n, 1))
		return
	}
	dec.Mantissa *= sign
	t := token{kind: bare, dec: dec, hedge: l.hedgeBefore()}
	after := strings.TrimLeft(rest[n:], " ")
	if u := yearMark(dec, after); u > 0 {
		t.kind, t.year = year, int(dec.Mantissa)
		l.emit(t, len(rest)-len(after)+u)
		return
	}
	if h := lexicon.HedgeAfter.Prefix(after); h != "" {
		t.hedge, after = h, after[len(h):]
	}
	t.unitLen = t.measure(after)
	n = len(rest) - len(after) + t.unitLen
	t.threshold = (t.kind == amount || t.kind == bare) && lexicon.Bound.Prefix(rest[n:]) != ""
	if t.kind == bare && l.ordinal(rest[n:]) {
		t.kind = free
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
		l.emit(token{kind: rise, sign: sign}, n)
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
func (t *token) measure(after string) int {
	for _, u := range moneyUnits {
		if strings.HasPrefix(after, string(u)) {
			t.kind, t.unit = amount, u
			return len(u)
		}
	}
	switch {
	case strings.HasPrefix(after, "%"):
		t.kind, t.unit = rate, gouji.Percent
		return 1
	case strings.HasPrefix(after, "个百分点"):
		t.kind, t.unit = rate, gouji.PointUnit
		return len("个百分点")
	case strings.HasPrefix(after, "百分点"):
		t.kind, t.unit = rate, gouji.PointUnit
		return len("百分点")
	case strings.HasPrefix(after, "万") && t.dec.Places > 0 && lexicon.Counter.Prefix(after[len("万"):]) == "":
		t.kind, t.unit = amount, gouji.WanYuan // 元 left out
		return len("万")
	}
	if c := lexicon.Counter.Prefix(after); c != "" {
		t.kind, t.unit = count, gouji.Unit(c)
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
