package segment

import (
	"strings"
	"unicode/utf8"
)

// Abridges reports whether the characters of short stand in long in their order,
// and returns what of long follows the last of them: 省测绘院 abridges
// 云川省地理测绘研究院.
func Abridges(short, long string) (rest string, ok bool) {
	for _, r := range short {
		i := strings.IndexRune(long, r)
		if i < 0 {
			return "", false
		}
		long = long[i+utf8.RuneLen(r):]
	}
	return long, true
}
