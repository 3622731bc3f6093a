package normalize

import (
	"slices"
	"strings"

	"gouji"
)

// NoDisclosure begins the reason why a document is no disclosure.
const NoDisclosure = "不是决算公开"

// Undisclosed says what a document lacks to be a final account, a budget or a
// template; "" where it is one, or may be one in what could not be read of it.
// An account says or shows something of one: a notice that accounts are due
// speaks of them, too.
func Undisclosed(doc *gouji.Document, readings []gouji.Reading) string {
	lacks := "没有认出“部门决算”“单位决算”或预算的标题，也没有决算表"
	for i := range readings {
		r := &readings[i]
		switch {
		case len(doc.Malformed) > 0, announced(r):
			return ""
		case r.Kind == gouji.OtherDisclosure:
		case !r.Kind.Account() || len(r.Forms)+len(r.Facts)+len(r.Claims) > 0:
			return ""
		case r.Whence.Kind == gouji.FromDocument:
			lacks = "提到了" + string(r.Kind) + "，但没有决算表，也没有决算的数字和情况说明"
		}
	}
	return NoDisclosure + "：" + lacks
}

// announced reports whether the titles of forms or the narrative of an account
// stand in the text, whether or not they could be read.
func announced(r *gouji.Reading) bool {
	return slices.ContainsFunc(r.Mentions, func(m gouji.Mention) bool {
		return m.Kind == gouji.TitleMention || m.Kind == gouji.NarrativeMention || m.Kind == gouji.EntryMention
	}) || slices.ContainsFunc(r.Notes, func(n gouji.Note) bool { return strings.HasPrefix(n.What, Unfound) })
}
