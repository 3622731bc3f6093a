package main

import (
	"fmt"
	"strings"

	"gouji"
	"gouji/internal/synth/inject"
)

// A rate is how many of so many were right.
type rate struct{ right, all int }

func (r *rate) add(right bool) {
	r.all++
	if right {
		r.right++
	}
}

// share is r as a fraction, 1 of nothing.
func (r rate) share() float64 {
	if r.all == 0 {
		return 1
	}
	return float64(r.right) / float64(r.all)
}

func (r rate) String() string {
	if r.all == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f %%", 100*r.share())
}

// A score is what a run came to.
type score struct {
	cleanDocuments, spoiledDocuments int

	found    map[inject.Kind]*rate // visible errors
	hidden   map[inject.Kind]*rate // what no reader could see
	echoes   map[inject.Kind]int   // findings about visible errors
	precise  map[string]*rate      // findings of a rule
	onClean  map[string]int
	suspects rate
	cells    struct {
		read, value, blank, concept, year, all rate // of the nine forms
		names, other                           rate // names of codes; values of other tables
		extra                                  int
	}
	claims  map[gouji.ClaimKind]*claimScore
	real    *realScore
	remarks []remark
}

// A claimScore is how claims of one kind were read.
type claimScore struct {
	made  rate // places that a claim says the same of
	said  rate // claims that say what a place does
	wrong map[string]int
}

const onClean = "false on clean"

// A remark is a miss or something false, with what it takes to see it again.
type remark struct {
	file, what, text string
}

// kinds of claim, in the order of the report.
var claimKinds = []gouji.ClaimKind{gouji.AmountClaim, gouji.ShareClaim, gouji.CompletionClaim, gouji.ChangeClaim, gouji.GrowthClaim,
	gouji.CountClaim, gouji.NoneClaim, gouji.NamedClaim}

func newScore() *score {
	sc := &score{echoes: map[inject.Kind]int{}, found: map[inject.Kind]*rate{}, hidden: map[inject.Kind]*rate{}, precise: map[string]*rate{},
		onClean: map[string]int{}, claims: map[gouji.ClaimKind]*claimScore{}}
	for _, k := range inject.Kinds {
		sc.found[k], sc.hidden[k] = &rate{}, &rate{}
	}
	for _, k := range claimKinds {
		sc.claims[k] = &claimScore{wrong: map[string]int{}}
	}
	return sc
}

func (sc *score) remark(s *sample, what, format string, args ...any) {
	sc.remarks = append(sc.remarks, remark{s.name, what, fmt.Sprintf(format, args...)})
}

// said counts a finding in a spoiled document.
func (sc *score) said(s *sample, f gouji.Finding, right bool) {
	if sc.precise[f.Rule] == nil {
		sc.precise[f.Rule] = &rate{}
	}
	sc.precise[f.Rule].add(right)
	if !right {
		sc.remark(s, "false on spoiled", "%s", told(f))
	}
}

// sought counts an error with the findings about it.
func (sc *score) sought(s *sample, x inject.Injected, findings []gouji.Finding) {
	found := len(findings) > 0
	if !x.Visible {
		sc.hidden[x.Kind].add(found)
		return
	}
	sc.found[x.Kind].add(found)
	sc.echoes[x.Kind] += len(findings)
	if !found {
		sc.remark(s, "missed "+string(x.Kind), "%s%s: %.90q → %.90q at %v (%s)", x.Place, x.Form, x.Was, x.Is, x.Spots[:min(1, len(x.Spots))], x.Why)
	}
}

// falseAlarms counts the findings of error and warning severity in documents
// without errors.
func (sc *score) falseAlarms() int {
	n := 0
	for _, r := range sc.remarks {
		if r.what == onClean {
			n++
		}
	}
	return n
}

// total adds rates up.
func total[K comparable](of map[K]*rate, some func(K) bool) rate {
	var sum rate
	for k, r := range of {
		if some(k) {
			sum.right += r.right
			sum.all += r.all
		}
	}
	return sum
}

func every[K comparable](K) bool { return true }

// listing is every remark in its line.
func (sc *score) listing() string {
	var b strings.Builder
	for _, r := range sc.remarks {
		fmt.Fprintf(&b, "%s  %s  %s\n", r.file, r.what, strings.ReplaceAll(r.text, "\n", " "))
	}
	return b.String()
}
