package mention

import (
	"regexp"
	"strings"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/outline"
)

var (
	// What says that figures told of before were set right or put anew.
	restated = wordsOf("差错更正 差错调整 追溯调整 追溯重述 重述 会计政策变更 以前年度损益调整 以前年度盈余调整 口径调整 口径变化 口径变更 口径不同 口径不一致 同口径 可比口径 相同口径 调整年初 调增年初 调减年初 年初数调整 年初余额调整 期初调整")
	// What else changes a balance between two years: beside its name only.
	moved = wordsOf("调整 划转 划入 划出 转隶 并入 归集 收回 核销 转入 转出")
	// Where 调整后 is of last year's figures, and not of a budget or of wages.
	adjusted = regexp.MustCompile(`(?:上年|去年|年初|期初|决算|口径|机构改革)[^，。;]{0,8}调整后|调整后的?(?:上年|去年|年初|期初|决算|口径|数|余额)`)
	balance  = regexp.MustCompile(`年初[^，。;]{0,12}结[转余]|上年结[转余]|[年期]初(?:数|余额)`)
	denied   = wordsOf("无 没有 未 不存在 不涉及")
	budgets  = strings.NewReplacer("公共预算", "", "基金预算", "", "资本经营预算", "")
)

func wordsOf(list string) *segment.Trie[bool] {
	words := map[string]bool{}
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return segment.NewTrie(words)
}

// parts reports whether c ends a clause.
func parts(c rune) bool {
	switch c {
	case '，', ',', '。', ';', ':':
		return true
	}
	return false
}

// adjusts looks for a sentence that says that earlier figures were adjusted:
// those told of beside it need not be as they were published. Of a balance
// brought forward more words say so.
func (r *reader) adjusts(l *outline.Line, start, end int) {
	s := l.Text()[start:end]
	anew, carried := false, false
	for clause := range strings.FieldsFuncSeq(s, parts) {
		plain := clause
		if strings.Contains(clause, "预算") {
			plain = budgets.Replace(clause)
		}
		again, others := restated.In(plain) || strings.Contains(plain, "调整后") && adjusted.MatchString(plain), moved.In(plain)
		if !again && !others || denied.In(plain) || strings.Contains(plain, "预算") {
			continue
		}
		anew, carried = anew || again, carried || others
	}
	if anew {
		r.add(gouji.AdjustedMention, "", l, start, end)
	}
	if (anew || carried) && balance.MatchString(s) {
		r.add(gouji.AdjustedMention, string(gouji.Opening), l, start, end)
	}
}
