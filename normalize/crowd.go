package normalize

import (
	"fmt"

	"gouji"
	"gouji/internal/limits"
)

// leaveRepeated leaves open what is stated over and over: each statement is
// compared with every other.
func leaveRepeated(claims []gouji.Claim) {
	type statement struct {
		kind       gouji.ClaimKind
		concept    gouji.Concept
		year, base int
		of         gouji.Concept
	}
	if len(claims) <= limits.Repeats {
		return
	}
	told := map[statement]int{}
	for i := range claims {
		c := &claims[i]
		of := statement{c.Kind, c.Concept, c.Year, c.BaseYear, c.Of}
		if told[of]++; told[of] > limits.Repeats && c.Unresolved == "" {
			c.Unresolved = fmt.Sprintf("文中同样的说法超过 %d 处，其余不再核对", limits.Repeats)
		}
	}
}
