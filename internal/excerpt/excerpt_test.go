package excerpt

import (
	"strings"
	"testing"
)

func TestAround(t *testing.T) {
	long := strings.Repeat("前", 60) + "1.50万元" + strings.Repeat("中", 60) + "21.50万元，1.50万元" + strings.Repeat("后", 60)
	for _, test := range []struct {
		text, printed string
		n             int
		want          string
	}{
		{"  支出 \n 1.50万元。", "1.50", 0, "支出 1.50万元。"},
		{long, "1.50", 0, "…" + strings.Repeat("前", 32) + "1.50万元" + strings.Repeat("中", 10) + "…"},
		{long, "1.50", 1, "…" + strings.Repeat("中", 24) + "21.50万元，1.50万元" + strings.Repeat("后", 10) + "…"},
		{long, "9", 0, strings.Repeat("前", 48) + "…"},
	} {
		if got := Around(test.text, test.printed, test.n); got != test.want {
			t.Errorf("%q the %dth time: %s, want %s", test.printed, test.n, got, test.want)
		}
	}
}
