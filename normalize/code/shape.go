package code

import (
	"strings"

	"gouji"
)

// Leading cuts the code that starts a text: 2060301机构运行, 205.0.
func Leading(text string, system gouji.CodeSystem) (found, rest string) {
	n := digits(text)
	if !Valid(text[:n], system) {
		return "", ""
	}
	rest = text[n:]
	if strings.HasPrefix(rest, ".") && strings.Trim(rest, ".0") == "" {
		rest = "" // a number of a sheet
	}
	return text[:n], strings.TrimLeft(rest, "-—_ .、")
}

// Whole returns a text of digits only, also where it is a number of a
// sheet as 3.0.
func Whole(text string) string {
	n := digits(text)
	if rest := text[n:]; rest != "" && (rest[0] != '.' || strings.Trim(rest, ".0") != "") {
		return ""
	}
	return text[:n]
}

// Valid reports whether c has the shape of a code: functional codes begin
// with 2 and economic ones with 3.
func Valid(c string, system gouji.CodeSystem) bool {
	switch len(c) {
	case 3, 5:
	case 7:
		if system != gouji.Functional {
			return false
		}
	default:
		return false
	}
	return system == gouji.Functional && c[0] == '2' || system == gouji.Economic && c[0] == '3'
}

func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}
