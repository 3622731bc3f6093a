package truth

import (
	"math/rand/v2"
	"slices"
	"strings"

	"gouji"
)

// Next draws the account of the year after a: of about a's size, with what a
// left at its end as what it has at its beginning.
func (a *Account) Next(r *rand.Rand) *Account {
	d := Dealer{Rand: r, step: a.step}
	n := &Account{Period: a.Period + 1, Trade: a.Trade, Kind: a.Kind, Entity: a.Entity, step: a.step, Last: a}
	n.size = d.part(a.size, 850, 1200)
	n.fill(d)
	n.remember()
	n.drawBudgets(d)
	return n
}

// remember takes the figures of the year before from its account.
func (a *Account) remember() {
	l := a.Last
	a.Before = Before{Total: l.Total(), FiscalTotal: l.FiscalTotal(), General: l.Spent("", OnlyGPB, AnyNature)}
	for _, i := range []struct{ now, last *Item }{
		{&a.Abroad, &l.Abroad}, {&a.Buying, &l.Buying}, {&a.Running, &l.Running}, {&a.Meals, &l.Meals},
		{&a.Meetings, &l.Meetings}, {&a.Training, &l.Training}, {&a.Operating, &l.Operating},
	} {
		i.now.Before = i.last.Actual
	}
}

// inherit lets every head begin with what it had at the end of the year before.
func (a *Account) inherit() {
	if a.Last == nil {
		return
	}
	for _, l := range a.Last.Lines {
		if l.Closing != ([NFunds]Money{}) {
			a.Line(l.Code)
		}
	}
	for i := range a.Lines {
		l := &a.Lines[i]
		last := a.Last.Head(l.Code)
		for f := range Own {
			l.Opening[f] = last.Closing[f]
			spent := l.SpentOf(1<<f, AnyNature)
			l.Closing[f] = max(l.Closing[f], l.Opening[f]-spent) // what is not spent stays
		}
	}
}

// inherited is the own money that was left the year before.
func (a *Account) inherited() Money {
	if a.Last == nil {
		return 0
	}
	return a.Last.closing
}

// Head returns the head of a code, empty where there is none.
func (a *Account) Head(code string) Head {
	if i := slices.IndexFunc(a.Lines, func(l Head) bool { return l.Code == code }); i >= 0 {
		return a.Lines[i]
	}
	return Head{Code: code}
}

// Below draws the account of a unit below a, of a size between lo and hi per
// mille of a's.
func (a *Account) Below(r *rand.Rand, name string, lo, hi int64) *Account {
	d := Dealer{Rand: r, step: a.step}
	u := &Account{Period: a.Period, Trade: a.Trade, Kind: gouji.UnitAccount, Entity: name, step: a.step}
	u.size = d.part(a.size, lo, hi)
	u.fill(d)
	u.drawBefore(d)
	u.drawBudgets(d)
	return u
}

// Office makes a the account of the head office of a department alone.
func (a *Account) Office() { a.Entity, a.Kind = a.Entity+"（本级）", gouji.UnitAccount }

// Join is the account of a department: the sum of its own and its units'.
func Join(name string, of ...*Account) *Account {
	first := of[0]
	a := &Account{Period: first.Period, Trade: first.Trade, Kind: gouji.DepartmentAccount, Entity: name, step: first.step, Of: of,
		Economy: map[string]Money{}}
	var last []*Account
	for _, u := range of {
		a.add(u)
		if u.Last != nil {
			last = append(last, u.Last)
		}
	}
	slices.SortFunc(a.Lines, byCode)
	if len(last) == len(of) {
		a.Last = Join(name, last...)
	}
	return a
}

func byCode(x, y Head) int {
	switch {
	case x.Code < y.Code:
		return -1
	case x.Code > y.Code:
		return 1
	}
	return 0
}

// add adds u to a.
func (a *Account) add(u *Account) {
	for _, l := range u.Lines {
		a.Line(l.Code).add(l)
	}
	for code, v := range u.Economy {
		a.Economy[code] += v
	}
	for _, t := range u.Tasks {
		if slices.ContainsFunc(a.Tasks, func(other task) bool { return other.Name == t.Name }) {
			t.Name = strings.TrimPrefix(u.Entity, a.Entity) + t.Name // two units' projects of one name
		}
		a.Tasks = append(a.Tasks, t)
	}
	for i, v := range u.Bought {
		a.Bought[i] += v
	}
	a.OwnPay, a.OwnInsurance, a.ownGoods = a.OwnPay+u.OwnPay, a.OwnInsurance+u.OwnInsurance, append(a.ownGoods, u.ownGoods...)
	a.SurplusUsed, a.Distributed = a.SurplusUsed+u.SurplusUsed, a.Distributed+u.Distributed
	a.opening, a.closing = a.opening+u.opening, a.closing+u.closing
	a.Before = Before{a.Before.Total + u.Before.Total, a.Before.FiscalTotal + u.Before.FiscalTotal, a.Before.General + u.Before.General}
	a.Abroad, a.Buying, a.Running, a.Meals = a.Abroad.plus(u.Abroad), a.Buying.plus(u.Buying), a.Running.plus(u.Running), a.Meals.plus(u.Meals)
	a.Meetings, a.Training, a.Operating = a.Meetings.plus(u.Meetings), a.Training.plus(u.Training), a.Operating.plus(u.Operating)
	a.Guests, a.Visits, a.Cars = a.Guests+u.Guests, a.Visits+u.Visits, a.Cars+u.Cars
	a.People, a.Equipment = a.People+u.People, a.Equipment+u.Equipment
	a.size += u.size
}

// add adds what another account has under the same code.
func (l *Head) add(m Head) {
	for f := range l.Spent {
		for n := range l.Spent[f] {
			l.Spent[f][n] += m.Spent[f][n]
		}
		l.Opening[f] += m.Opening[f]
		l.Closing[f] += m.Closing[f]
	}
	for s := range l.Income {
		l.Income[s] += m.Income[s]
	}
	l.Initial, l.Full = l.Initial+m.Initial, l.Full+m.Full
}
