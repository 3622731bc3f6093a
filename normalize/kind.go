package normalize

import (
	"strings"
	"unicode/utf8"

	"gouji"
)

// A ballot is what the words of a document say of its kind.
type ballot struct {
	votes   map[gouji.DisclosureKind]int
	titled  bool // some text speaks of 决算
	account bool // it holds forms, or is headed as the narrative of an account
	blanks  int  // to be filled in: XX, ××
	figures int
}

// kind returns what was published: by the forms it holds and by its title;
// guessed says that its words do not tell, titled that they speak of 决算.
func (s section) kind(forms []gouji.Form) (kind gouji.DisclosureKind, guessed, titled bool) {
	b := ballot{votes: map[gouji.DisclosureKind]int{}, account: len(forms) > 0}
	for text := range s.paragraphs {
		b.text(text)
	}
	kind = b.result()
	return kind, kind.Account() && b.votes[gouji.DepartmentAccount] == b.votes[gouji.UnitAccount], b.titled
}

func (b *ballot) text(text string) {
	blanks, figures := blanksAndFigures(text)
	b.blanks += blanks
	b.figures += figures
	b.titled = b.titled || strings.Contains(text, "决算")
	if utf8.RuneCountInString(text) > maxTitle {
		b.count(text, 1)
		return
	}
	b.count(text, 5)
	b.account = b.account || strings.Contains(text, "决算情况说明")
}

func (b *ballot) count(text string, weight int) {
	b.votes[gouji.DepartmentAccount] += weight * strings.Count(text, "部门决算")
	b.votes[gouji.UnitAccount] += weight * strings.Count(text, "单位决算")
	b.votes[gouji.BudgetDisclosure] += weight * (strings.Count(text, "部门预算") + strings.Count(text, "单位预算") + strings.Count(text, "预算公开"))
}

// manyBlanks is how many blanks to be filled in make a template, where they
// outnumber the figures: a report may have some left over.
const manyBlanks = 10

func (b *ballot) result() gouji.DisclosureKind {
	best := gouji.OtherDisclosure
	for _, k := range [...]gouji.DisclosureKind{gouji.DepartmentAccount, gouji.UnitAccount, gouji.BudgetDisclosure} {
		if b.votes[k] > b.votes[best] {
			best = k
		}
	}
	switch {
	case b.blanks >= manyBlanks && b.blanks > b.figures:
		return gouji.Template
	case best == gouji.BudgetDisclosure && !b.titled:
	case b.account && !best.Account():
		if b.votes[gouji.UnitAccount] > b.votes[gouji.DepartmentAccount] {
			return gouji.UnitAccount
		}
		return gouji.DepartmentAccount
	case !b.account && best.Account() && b.votes[best] < 5:
		return gouji.OtherDisclosure
	}
	return best
}

// blanksAndFigures counts the places left to be filled in and the figures with
// a unit behind them.
func blanksAndFigures(text string) (blanks, figures int) {
	var last rune
	run := 0 // of last
	for i, r := range text {
		if r == last {
			run++
		} else {
			last, run = r, 1
		}
		switch r {
		case 'X', '×', '*', '○':
			if run == 2 {
				blanks++
			}
		case '万', '元', '%':
			if i > 0 && text[i-1] >= '0' && text[i-1] <= '9' {
				figures++
			}
		}
	}
	return blanks, figures
}
