package segment

import "gouji"

// maxDigits is the most digits of a number: 17 always fit in an int64 with
// room for its unit's scale to be checked.
const maxDigits = 17

// Number reads the number at the start of the folded text s and returns it
// with its length in bytes. Thousands are told apart by commas or single
// spaces, but only in well-formed groups (1,234.56 or 1 234.56), and a point
// counts only with a digit behind it. Signs are the caller's. ok is false
// where s does not start with a digit, n being 0, and where the number at its
// start has more than 17 digits, n being its length.
func Number(s string) (d gouji.Decimal, n int, ok bool) {
	n = digits(s)
	if n == 0 {
		return d, 0, false
	}
	if n <= 3 && n < len(s) && (s[n] == ',' || s[n] == ' ') {
		n = groups(s, n, s[n])
	}
	if n < len(s) && s[n] == '.' {
		if places := digits(s[n+1:]); places > 0 {
			d.Places = places
			n += 1 + places
		}
	}
	count := 0
	for i := range n {
		if c := s[i]; c >= '0' && c <= '9' {
			if count++; count > maxDigits {
				return gouji.Decimal{}, n, false
			}
			d.Mantissa = d.Mantissa*10 + int64(c-'0')
		}
	}
	return d, n, true
}

// groups returns the end of the groups of three digits that follow s[:n],
// each after one sep. A group that a fourth digit follows is none.
func groups(s string, n int, sep byte) int {
	for n < len(s) && s[n] == sep && digits(s[n+1:]) == 3 {
		n += 4
	}
	return n
}

// digits returns how many ASCII digits s starts with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
