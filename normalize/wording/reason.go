package wording

import (
	"sort"
	"strings"

	"gouji"
	"gouji/normalize/outline"
)

// reasons looks for reasons that are announced and not given, and for lines
// that differ from their budget and give none where nearly all others do.
func (r *reader) reasons() {
	for i := range r.lines {
		if l := &r.lines[i]; speaks(l) {
			r.announced(l, i)
		}
	}
	r.unexplained()
}

// announced looks in line n, which is l, for words that announce a reason.
func (r *reader) announced(l *outline.Line, n int) {
	const word = "原因"
	text := l.Text()
	found, missing := false, false
	for i := 0; ; {
		at := strings.Index(text[i:], word)
		if at < 0 {
			break
		}
		at += i
		i = at + len(word)
		end := announcement(text, at, i)
		if end == 0 {
			continue
		}
		found = true
		rest := strings.TrimLeft(text[end:], " ")
		if rest == "" && r.ends(n) || end > i && startsWith(rest, "。", ";") {
			missing = true
			start := at - len("主要") // or a word as long
			r.add(gouji.ReasonSlip, "后面没有写原因", r.spot(l, l.Start+start, l.Start+end))
		}
	}
	if found && !missing {
		r.proof(gouji.ReasonSlip).Sound++
	}
}

// announcement returns where the words 主要原因是： end whose 原因 stands at
// text[at:end]; 0 where it announces nothing.
func announcement(text string, at, end int) int {
	if !endsWith(text[:at], "主要", "变动", "差异") {
		return 0
	}
	rest := text[end:]
	for _, w := range []string{"是", "为", "系", "如下"} {
		rest = strings.TrimPrefix(rest, w)
	}
	rest = strings.TrimPrefix(rest, ":")
	if n := len(text) - len(rest); n > end || rest == "" {
		return n
	}
	return 0
}

// ends reports whether what line n says ends with it: the document does, or
// what follows opens something else and is no list of what was announced.
func (r *reader) ends(n int) bool {
	if n+1 == len(r.lines) {
		return true
	}
	l, next := &r.lines[n], &r.lines[n+1]
	if next.Role != l.Role || next.Part != l.Part {
		return true
	}
	return next.Head && next.Node != l.Node && (next.Node.Depth <= l.Node.Depth || next.Node.Value > 1)
}

// An accounted line of expenditure: where its rate stands, and whether it says
// why it differs from its budget.
type accounted struct {
	line       *outline.Line
	start, end int // folded bytes of the block
	gives      bool
}

// Bounds of when the lines of a disclosure are said to give reasons.
const (
	minReasons = 3       // lines that do
	trifle     = 100_000 // a tenth of a percent, in the steps of a rate
	maxItem    = 20      // lines of one item
)

// unexplained looks among the lines of expenditure.
func (r *reader) unexplained() {
	first := map[int]int{} // line by block
	for i := len(r.lines) - 1; i >= 0; i-- {
		first[r.lines[i].Block] = i
	}
	var all []accounted
	lacking := 0
	for i := range r.env.Claims {
		c := &r.env.Claims[i]
		if c.Kind != gouji.CompletionClaim || len(c.Concept.Function) != 7 || c.Local {
			continue
		}
		off := c.Amount.Value - 100*gouji.Percent.Scale()
		if c.Amount.Value == 0 || -trifle < off && off < trifle {
			continue
		}
		if a, ok := r.account(c, first[c.Source.Block]); ok {
			all = append(all, a)
			if !a.gives {
				lacking++
			}
		}
	}
	given := len(all) - lacking
	if given < minReasons || lacking*4 > len(all) {
		return
	}
	r.proof(gouji.ReasonSlip).Sound += given
	for _, a := range all {
		if !a.gives {
			r.add(gouji.ReasonSlip, "没有写原因，其他科目都写了", r.spot(a.line, a.start, a.end))
		}
	}
}

// account reads the item that a claim stands in; first is the first line of
// its block.
func (r *reader) account(c *gouji.Claim, first int) (a accounted, ok bool) {
	for i := first; i < len(r.lines) && r.lines[i].Block == c.Source.Block; i++ {
		l := &r.lines[i]
		if l.Role != outline.Narrative || c.Source.Start < int(l.Fold.At[l.Start]) || c.Source.End > int(l.Fold.At[l.End]) {
			continue
		}
		a = accounted{line: l, start: folded(l, c.Source.Start), end: folded(l, c.Source.End)}
		for k := i; k < min(len(r.lines), i+maxItem) && (k == i || within(r.lines[k].Node, l.Node)); k++ {
			a.gives = a.gives || explains(r.lines[k].Text())
		}
		return a, true
	}
	return a, false
}

// folded returns the folded byte of l that stands for a raw one.
func folded(l *outline.Line, raw int) int {
	return l.Start + sort.Search(l.End-l.Start, func(i int) bool { return int(l.Fold.At[l.Start+i]) >= raw })
}

func within(n, root *outline.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

func explains(text string) bool {
	for _, w := range []string{"原因", "由于", "因为", "主要是", "主要系", "所致", "导致", "用于追加", "因"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
