package escape

import "testing"

func TestLine(t *testing.T) {
	for s, want := range map[string]string{
		"青山市样例中心 1,234.56": "青山市样例中心 1,234.56",
		"甲\x1b[2J乙\a":      `甲\x1b[2J乙\a`,
		"甲\n错误 乙\r\t":      `甲\n错误 乙\r\t`,
		"甲\u202e乙\u2066":   `甲\u202e乙\u2066`,
		"甲\u009b乙\u2028":   `甲\u009b乙\u2028`,
		`C:\new`:           `C:\new`,
	} {
		if got := Line(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
