package docx

import (
	"strconv"
	"strings"
)

// formats prints n, from 0, in the number formats of the standard (ECMA-376
// part 1, 17.18.59). What is not here prints in decimal.
var formats = map[string]func(n int) string{
	"decimal":                      strconv.Itoa,
	"decimalZero":                  func(n int) string { return strings.Repeat("0", number(n < 10)) + strconv.Itoa(n) },
	"decimalFullWidth":             func(n int) string { return digits(n, "０１２３４５６７８９") },
	"decimalFullWidth2":            func(n int) string { return digits(n, "０１２３４５６７８９") },
	"decimalEnclosedCircle":        func(n int) string { return enclosed(n, '①', 20) },
	"decimalEnclosedCircleChinese": func(n int) string { return enclosed(n, '①', 20) },
	"decimalEnclosedParen":         func(n int) string { return enclosed(n, '⑴', 20) },
	"decimalEnclosedFullstop":      func(n int) string { return enclosed(n, '⒈', 20) },
	"ideographEnclosedCircle":      func(n int) string { return enclosed(n, '㊀', 10) },
	"chineseCounting":              func(n int) string { return counting(n, "○") },
	"taiwaneseCounting":            func(n int) string { return counting(n, "○") },
	"chineseCountingThousand":      func(n int) string { return thousands(n, chinese) },
	"taiwaneseCountingThousand":    func(n int) string { return thousands(n, chinese) },
	"chineseLegalSimplified":       func(n int) string { return thousands(n, legalSimplified) },
	"ideographLegalTraditional":    func(n int) string { return thousands(n, legalTraditional) },
	"japaneseCounting":             func(n int) string { return thousands(n, japanese) },
	"ideographDigital":             func(n int) string { return digits(n, "〇一二三四五六七八九") },
	"taiwaneseDigital":             func(n int) string { return digits(n, "○一二三四五六七八九") },
	"japaneseDigitalTenThousand":   func(n int) string { return digits(n, "〇一二三四五六七八九") },
	"ideographTraditional":         func(n int) string { return one(n, "甲乙丙丁戊己庚辛壬癸") },
	"ideographZodiac":              func(n int) string { return one(n, "子丑寅卯辰巳午未申酉戌亥") },
	"upperLetter":                  func(n int) string { return letters(n, 'A') },
	"lowerLetter":                  func(n int) string { return letters(n, 'a') },
	"upperRoman":                   roman,
	"lowerRoman":                   func(n int) string { return strings.ToLower(roman(n)) },
	"none":                         func(int) string { return "" },
}

// printNumber prints n in the format of that name.
func printNumber(n int, format string) string {
	if f := formats[format]; f != nil && n >= 0 {
		return f(n)
	}
	return strconv.Itoa(n)
}

// digits prints n place by place in the ten digits given.
func digits(n int, ten string) string {
	set := []rune(ten)
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		b.WriteRune(set[c-'0'])
	}
	return b.String()
}

// one prints n as the one character of set that it numbers, from 1.
func one(n int, set string) string {
	if runes := []rune(set); n >= 1 && n <= len(runes) {
		return string(runes[n-1])
	}
	return strconv.Itoa(n)
}

// enclosed prints n as one of the count characters from first on.
func enclosed(n int, first rune, count int) string {
	if n >= 1 && n <= count {
		return string(first + rune(n-1))
	}
	return strconv.Itoa(n)
}

// letters prints A to Z, then AA, BB and so on, as far as Word goes.
func letters(n int, first rune) string {
	if n < 1 || n > 780 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range [...]struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
		{40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// counting prints 一 to 九十九 as read aloud, and larger numbers digit by
// digit with the given zero.
func counting(n int, zero string) string {
	if n < 1 || n > 99 {
		return digits(n, zero+"一二三四五六七八九")
	}
	return thousands(n, chinese)
}

// A system spells numbers as they are read aloud.
type system struct {
	digits   []rune
	units    [4]string // behind ones, tens, hundreds, thousands
	zeros    bool      // 一百零一
	plainTen bool      // 十, not 一十, at the head
	plainOne bool      // 百, not 一百, anywhere
}

var (
	chinese          = system{digits: []rune("零一二三四五六七八九"), units: [4]string{"", "十", "百", "千"}, zeros: true, plainTen: true}
	japanese         = system{digits: []rune("〇一二三四五六七八九"), units: [4]string{"", "十", "百", "千"}, plainTen: true, plainOne: true}
	legalSimplified  = system{digits: []rune("零壹贰叁肆伍陆柒捌玖"), units: [4]string{"", "拾", "佰", "仟"}, zeros: true}
	legalTraditional = system{digits: []rune("零壹貳參肆伍陸柒捌玖"), units: [4]string{"", "拾", "佰", "仟"}, zeros: true}
)

// thousands prints n up to 9999 in s.
func thousands(n int, s system) string {
	if n > 9999 {
		return strconv.Itoa(n)
	}
	if n == 0 {
		return string(s.digits[0])
	}
	var b strings.Builder
	gap := false
	for place, unit := 3, 1000; place >= 0; place, unit = place-1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap && s.zeros {
			b.WriteRune(s.digits[0])
		}
		gap = false
		silent := d == 1 && (place == 1 && s.plainTen && b.Len() == 0 || place > 0 && s.plainOne)
		if !silent {
			b.WriteRune(s.digits[d])
		}
		b.WriteString(s.units[place])
	}
	return b.String()
}
