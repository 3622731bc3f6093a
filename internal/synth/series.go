package synth

import (
	"math/rand/v2"

	"gouji/internal/synth/truth"
)

// Series writes the disclosures of units over years from first, one unit
// after another. Each year begins with what the year before left, and tells
// of it. Every unit keeps its layout and phrasing.
func Series(seed uint64, units, first, years int) ([]*Disclosure, error) {
	var all []*Disclosure
	for i := range units {
		o := Mixed(seed, i)
		r := rand.New(rand.NewPCG(o.Seed, 5))
		a := truth.Draw(r, first-1, o.Odd)
		a.MoveTo(o.Place)
		for range years {
			a = a.Next(r)
			d, err := publish(o, a)
			if err != nil {
				return nil, err
			}
			all = append(all, d)
		}
	}
	return all, nil
}

// Department writes the disclosures of a department over years from first:
// each year its own, which sums up those of its head office and of its units,
// then theirs.
func Department(seed uint64, units, first, years int) ([]*Disclosure, error) {
	r := rand.New(rand.NewPCG(seed, 6))
	head := truth.Draw(r, first-1, seed%2 == 0)
	name := head.Entity
	accounts := []*truth.Account{head}
	for _, i := range r.Perm(len(unitNames))[:min(units, len(unitNames))] {
		accounts = append(accounts, head.Below(r, name+unitNames[i], 100, 600))
	}
	head.Office()
	var all []*Disclosure
	for range years {
		for i := range accounts {
			accounts[i] = accounts[i].Next(r)
		}
		for i, a := range append([]*truth.Account{truth.Join(name, accounts...)}, accounts...) {
			o := Mixed(seed, int(seed*61%576)) // a department has one template
			o.Seed += uint64(i)
			d, err := publish(o, a)
			if err != nil {
				return nil, err
			}
			all = append(all, d)
		}
	}
	return all, nil
}

// unitNames are names of units of a department, after its own.
var unitNames = []string{"信息中心", "事务服务中心", "培训中心", "综合执法支队", "后勤服务中心", "技术推广站", "档案馆"}

// publish writes the disclosure of an account that has a year before.
func publish(o Options, a *truth.Account) (*Disclosure, error) {
	o.Year, o.NoTables = a.Period, false
	return write(o, a)
}
