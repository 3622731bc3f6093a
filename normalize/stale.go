package normalize

import (
	"slices"
	"strings"

	"gouji"
)

// leaveStale leaves open what a sentence states for a year that can only be a
// slip: neither the year before nor the disclosure's own is known to be meant.
func leaveStale(r *gouji.Reading) {
	i := slices.IndexFunc(r.Proofs, func(p gouji.Proof) bool { return p.Kind == gouji.YearSlip })
	if i < 0 {
		return
	}
	stale := map[int]int{} // year by block
	for _, slip := range r.Proofs[i].Slips {
		for _, s := range slip.Spots {
			if s.Form == "" {
				stale[s.Source.Block] = yearOf(s.Printed)
			}
		}
	}
	for k := range r.Claims {
		c := &r.Claims[k]
		if year, ok := stale[c.Source.Block]; ok && c.Year == year && c.Unresolved == "" {
			c.Unresolved = "句首的年度不是公开年度，疑为旧稿"
		}
	}
}

// yearOf reads the year that starts s; 0 where none does.
func yearOf(s string) (year int) {
	for _, c := range s[:min(len(s), 4)] {
		if !strings.ContainsRune("0123456789", c) {
			return 0
		}
		year = year*10 + int(c-'0')
	}
	return year
}
