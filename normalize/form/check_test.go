package form_test

import (
	"fmt"
	"testing"

	"gouji"
	"gouji/normalize/form"
)

// check fails t where IDs are not consecutive, scopes not unique, or terms of
// partitions missing. It returns the sentences about partitions whose printed
// figures conflict.
func check(t testing.TB, r form.Result, next int) (broken []string) {
	t.Helper()
	byID := map[int]*gouji.Fact{}
	for i := range r.Facts {
		if r.Facts[i].ID != next+i {
			t.Fatalf("fact %d has the ID %d, want %d", i, r.Facts[i].ID, next+i)
		}
		byID[r.Facts[i].ID] = &r.Facts[i]
	}
	scopes := map[string]bool{}
	for _, p := range r.Partitions {
		if scopes[p.Scope] {
			t.Errorf("scope %s is not unique", p.Scope)
		}
		scopes[p.Scope] = true
		whole := byID[p.Whole]
		if whole == nil || len(p.Parts) == 0 || !p.Closed || p.Prose {
			t.Errorf("partition %+v", p)
			continue
		}
		residual, width, finest := -whole.Amount.Value, whole.Amount.Place, whole.Amount.Place
		for _, part := range p.Parts {
			f := byID[part.ID]
			if f == nil || part.ID == p.Whole || part.Sign != 1 && part.Sign != -1 {
				t.Fatalf("%s: part %+v", p.Scope, part)
			}
			residual += int64(part.Sign) * f.Amount.Value
			width += f.Amount.Place
			if q := f.Amount.Place; q > 0 && (finest == 0 || q < finest) {
				finest = q
			}
		}
		if residual != 0 && 2*(max(residual, -residual)-finest) >= width {
			broken = append(broken, fmt.Sprintf("%s: %s, off by %d", p.Scope, whole.Amount, residual))
		}
	}
	return broken
}
