// Package figure reads the cell of a table as a number: signs, brackets,
// thousands separators, dashes that stand for nothing, white space inside.
//
// What the number is about is left to package form.
package figure

import (
	"strconv"
	"strings"
	"unicode"

	"gouji"
	"gouji/normalize/code"
)

// maxDigits is as many digits as an int64 always holds.
const maxDigits = 18

// A Reading is what a cell says.
type Reading uint8

// The readings.
const (
	Blank      Reading = iota // nothing, or a dash that stands for it
	Printed                   // a number
	Unreadable                // something else
)

// Read reads the text of a cell. text is flat: half width, without white
// space; raw is the cell as printed, whose white space tells a wrapped or
// grouped number from two numbers.
func Read(text, raw string) (gouji.Decimal, Reading) {
	if strings.Trim(text, "-—–－─/") == "" || text == "无" {
		return gouji.Decimal{}, Blank
	}
	negative := false
	if n := len(text); n > 2 && text[0] == '(' && text[n-1] == ')' {
		text, negative = text[1:n-1], true
	} else {
		for _, sign := range [...]string{"-", "−", "–", "—"} {
			if rest, ok := strings.CutPrefix(text, sign); ok {
				text, negative = rest, true
				break
			}
		}
	}
	d, ok := decimal(text)
	if !ok || !oneNumber(raw, d) {
		return gouji.Decimal{}, Unreadable
	}
	if negative {
		d.Mantissa = -d.Mantissa
	}
	return d, Printed
}

// decimal reads digits with thousands separators in well-formed groups and at
// most one point.
func decimal(text string) (d gouji.Decimal, ok bool) {
	whole, fraction, point := strings.Cut(text, ".")
	if point && fraction == "" || !grouped(whole) {
		return d, false
	}
	all := strings.ReplaceAll(whole, ",", "") + fraction
	if len(all) > maxDigits || strings.Trim(all, "0123456789") != "" {
		return d, false
	}
	mantissa, err := strconv.ParseInt(all, 10, 64)
	return gouji.Decimal{Mantissa: mantissa, Places: len(fraction)}, err == nil
}

// grouped reports whether the commas in whole part groups of three digits.
func grouped(whole string) bool {
	first, rest, commas := strings.Cut(whole, ",")
	if !commas {
		return true
	}
	if len(first) == 0 || len(first) > 3 {
		return false
	}
	for g := range strings.SplitSeq(rest, ",") {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// oneNumber reports whether the white space inside raw may stand in the one
// number d. A point holds together what stands around it, unless spaces part
// off digits behind two places of a fraction, or a zero before it. Without a
// point the spaces must part groups of three digits, the first of them shorter:
// 100 200 could as well be two numbers.
func oneNumber(raw string, d gouji.Decimal) bool {
	raw = strings.TrimFunc(raw, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()（）-−–—", r) })
	fields := strings.Fields(code.Narrow(raw))
	if len(fields) > 1 && d.Places > 0 {
		_, fraction, _ := strings.Cut(strings.Join(fields, " "), ".")
		places, _, parted := strings.Cut(strings.TrimSpace(fraction), " ")
		return fields[0] != "0" && (!parted || len(places) < 2 || strings.ContainsAny(raw, "\n\r\v"))
	}
	for i, f := range fields {
		if n := len(f); len(fields) > 1 && (n > 3 || (n == 3) != (i > 0)) {
			return false
		}
	}
	return true
}

// Numeric reports whether flat text has nothing but what numbers are made of.
func Numeric(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Trim(text, "0123456789.,-()%") == ""
}

// Ordinal reads 3 and 3=4+5, as columns are numbered; 0 where text is
// neither.
func Ordinal(text string) int {
	n := 0
	for i := range len(text) {
		c := text[i]
		if c == '=' && n > 0 {
			return n
		}
		if c < '0' || c > '9' || n > 99 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}
