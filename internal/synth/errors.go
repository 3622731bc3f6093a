package synth

import (
	"fmt"
	"strconv"
	"strings"

	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// An Error is a way in which one printed place goes wrong.
type Error uint8

// The errors, with the rule that must find each.
const (
	OmittedLines       Error = iota // CON-001: the narrative's basic spending lacks 奖金 and another line
	WrongScope                      // CON-001: it is that of all funds
	StaleBudget                     // CON-001: its main line is taken at the initial budget
	WrongUnit                       // CON-001: a line of the narrative is printed in 元 and called 万元
	TransposedDigits                // CON-001: two digits of it change places
	LastYearsFigure                 // CON-001: the total is that of the year before
	TablesDisagree                  // CON-001: a 类 differs between the fiscal summary and the form of the general public budget
	WrongEconomicLine               // SUM-001: an economic line exceeds what its 类 leaves for it
	WrongProjectLine                // SUM-001: project spending of a 项
	ListExceeds                     // SUM-002: a purchase of a project
	NestedListExceeds               // SUM-002: a wage in brackets
	ProcurementExceeds              // SUM-002: goods
	BalanceBroken                   // BAL-001: 年末结转和结余 of the first form
	FiscalPart                      // FUN-001: 财政性资金 of the attached report
	WrongShare                      // RAT-001: of the project spending
	WrongCompletion                 // RAT-002: of the main line
	WrongGrowth                     // RAT-003: of the fiscal total
	WrongSectionName                // NAM-001: the 款 of a path
	NamedButBlank                   // NAM-002: 伙食补助费 or 离休费 is named, but its cell is blank
)

// A change is what an error prints, and the other side of the contradiction.
type change struct {
	place, printed string
	rule           string
	against        string
}

// spoil amends the places of errors and notes what must be found.
func spoil(p *press.Press, a *truth.Account, errors []Error) (expected []Expectation, err error) {
	for _, e := range errors {
		c, err := changed(p, a, e)
		if err != nil {
			return nil, fmt.Errorf("synth: error %d does not fit this disclosure: %w", e, err)
		}
		if p.Amended == nil {
			p.Amended = map[string]string{}
		}
		p.Amended[c.place] = c.printed
		shown := strings.Trim(c.printed, "、")
		expected = append(expected, Expectation{c.rule, shown, c.against})
	}
	return expected, nil
}

func changed(p *press.Press, a *truth.Account, e Error) (change, error) {
	switch {
	case e <= LastYearsFigure:
		return misstated(a, e)
	case e <= WrongProjectLine:
		return misprinted(p, a, e)
	case e <= FiscalPart:
		return misadded(p, a, e)
	}
	return misrated(a, e)
}

// misstated changes an amount of the narrative.
func misstated(a *truth.Account, e Error) (change, error) {
	v := a.Spent("", truth.OnlyGPB, truth.Basics)
	main := a.Line(a.Trade.Main)
	spent := main.SpentOf(truth.OnlyGPB, truth.AnyNature)
	wrong := v
	switch e {
	case OmittedLines:
		wrong -= a.Economy["30103"] + max(a.Economy["30309"], a.Economy["30302"])
	case WrongScope:
		wrong = a.Spent("", truth.AllFunds, truth.Basics)
	case StaleBudget:
		wrong += main.Initial - spent
	case WrongUnit:
		return differ("text/line/"+main.Code, "CON-001", press.Fixed(spent*100), press.Wan(spent))
	case TransposedDigits:
		return differ("text/line/"+main.Code, "CON-001", transposed(press.Wan(spent)), press.Wan(spent))
	case LastYearsFigure:
		return differ("text/total", "CON-001", press.Wan(a.Before.Total), press.Wan(a.Total()))
	}
	return differ("text/basic", "CON-001", press.Wan(wrong), press.Wan(v))
}

// transposed swaps the first two neighbouring digits that differ.
func transposed(s string) string {
	b := []byte(s)
	for i := 1; i < len(b); i++ {
		if b[i] != b[i-1] && b[i] >= '1' && b[i-1] >= '1' {
			b[i], b[i-1] = b[i-1], b[i]
			break
		}
	}
	return string(b)
}

// differ makes a change, unless it changes nothing.
func differ(place, rule, wrong, against string) (change, error) {
	if wrong == against {
		return change{}, fmt.Errorf("nothing to tell apart at %s", place)
	}
	return change{place, wrong, rule, against}, nil
}

// raised is v and something that no rounding explains.
func raised(v money) money { return v + v/10 + 6300 }

// misprinted changes a cell of a form.
func misprinted(p *press.Press, a *truth.Account, e Error) (change, error) {
	switch e {
	case TablesDisagree:
		code := a.Trade.Main[:3]
		v := a.Spent(code, truth.OnlyGPB, truth.AnyNature)
		return differ("04/"+code+"/gpb", "CON-001", p.Figure(raised(v)), p.Figure(v))
	case WrongEconomicLine:
		code := "30101"
		return differ("06/"+code, "SUM-001", p.Figure(raised(a.Economy[code])), p.Figure(a.EconomyOf("301")))
	}
	code := a.Tasks[0].Code
	v := a.Spent(code, truth.AllFunds, truth.Projects)
	return differ("03/"+code+"/project", "SUM-001", p.Figure(raised(v)), p.Figure(v))
}

// misadded changes a part of a whole, or one side of a balance.
func misadded(p *press.Press, a *truth.Account, e Error) (change, error) {
	switch e {
	case ListExceeds:
		t := a.Tasks[0]
		return differ("text/task/0/"+t.Bought[0].Name, "SUM-002", press.Wan(raised(t.Bought[0].Amount)), press.Wan(t.Total()))
	case NestedListExceeds:
		v := a.Economy["30107"] + a.OwnPay
		for _, code := range []string{"30101", "30102", "30103", "30106", "30199"} {
			v += a.Economy[code]
		}
		return differ("text/report/wages/30101", "SUM-002", press.Wan(raised(a.Economy["30101"])), press.Wan(v))
	case ProcurementExceeds:
		sum := a.Bought[0] + a.Bought[1] + a.Bought[2]
		return differ("text/procurement/0", "SUM-002", press.Wan(raised(a.Bought[0])), press.Wan(sum))
	case BalanceBroken:
		return differ("01/closing", "BAL-001", p.Figure(raised(a.Closings())), p.Figure(a.Total()))
	}
	v := a.Spent("", truth.Fiscal, truth.Basics)
	if raised(v) > a.Spent("", truth.AllFunds, truth.Basics) {
		return change{}, fmt.Errorf("财政性资金 would exceed its whole")
	}
	return differ("text/report/basic/fiscal", "FUN-001", press.Wan(raised(v)), press.Wan(v))
}

// misrated changes a rate or a name.
func misrated(a *truth.Account, e Error) (change, error) {
	main := a.Line(a.Trade.Main)
	spent := main.SpentOf(truth.OnlyGPB, truth.AnyNature)
	switch e {
	case WrongShare:
		v := a.Spent("", truth.AllFunds, truth.Projects)
		return differ("text/nature/project/share", "RAT-001", press.Fixed(press.Rate(v, a.Spent("", truth.AllFunds, truth.AnyNature))+517), press.Wan(v))
	case WrongCompletion:
		return differ("text/line/"+main.Code+"/rate", "RAT-002", press.Fixed(press.Rate(spent, main.Initial)+838), press.Wan(spent))
	case WrongGrowth:
		d := a.FiscalTotal() - a.Before.FiscalTotal
		return differ("text/fiscal/growth", "RAT-003", press.Fixed(press.Rate(max(d, -d), a.Before.FiscalTotal)+264), press.Wan(max(d, -d)))
	case WrongSectionName:
		name := a.Name(main.Code[:5])
		for _, t := range truth.Trades {
			if s := t.Section[0].In(a.Period); t.Main[:3] != main.Code[:3] {
				return differ("text/line/"+main.Code+"/section", "NAM-001", s, name)
			}
		}
	}
	for _, code := range []string{"30106", "30301"} {
		if a.Economy[code] == 0 {
			return change{"text/named", "、" + economicName(code, a.Period), "NAM-002", code}, nil
		}
	}
	return change{}, fmt.Errorf("no economic line is blank in %s", strconv.Itoa(a.Period))
}

func economicName(code string, year int) string {
	for _, e := range truth.EconomicLines(year) {
		if e.Code == code {
			return e.Name
		}
	}
	return ""
}
