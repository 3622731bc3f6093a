package gouji_test

import (
	"testing"

	"gouji"
)

func TestUnitKey(t *testing.T) {
	for in, want := range map[string]string{
		"某某 局（本级）":   "某某局(本级)",
		"“某某”　中心［Ａ］": "某某中心(A)",
		"":           "",
	} {
		if got := gouji.UnitKey(in); got != want {
			t.Errorf("UnitKey(%q) = %q, want %q", in, got, want)
		}
	}
}
