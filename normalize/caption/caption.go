// Package caption reads the lines around a table: 金额单位, the name of the unit,
// the number of the table, the year, and whether it goes on from the page before.
//
// A flat line is half width, without white space; a raw one is as printed. Which
// table it is, is left to package form.
package caption

import (
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/normalize/code"
)

// maxLine is the most characters of a line that holds nothing else.
const maxLine = 60

// Further reports whether a line says no more than that a table goes on: （续）,
// 续表, 表5（续）.
func Further(flat string) bool {
	return strings.ContainsAny(flat, "续接承") &&
		strings.Trim(flat, "续接承上前表页公开附财决()[]【】:-—0123456789一二三四五六七八九十") == ""
}

// Year finds 2020年度 in what is no sentence; 0 none. The year of a date, as of
// printing, is none.
func Year(flat string) int {
	if !strings.Contains(flat, "年") || utf8.RuneCountInString(flat) > maxLine || strings.ContainsAny(flat, "，。；,;比较") || strings.HasSuffix(flat, "数") {
		return 0
	}
	for rest := flat; ; rest = rest[2:] {
		i := strings.Index(rest, "20")
		if i < 0 {
			return 0
		}
		rest = rest[i:]
		if y, n := YearAt(rest); n > 0 && !month(rest[n:]) {
			return y
		}
	}
}

// month reports whether a date goes on with its month: 8月.
func month(s string) bool {
	n := digits(s)
	return n > 0 && n <= 2 && strings.HasPrefix(s[n:], "月")
}

// units are looked for in this order: 万元 ends in 元.
var units = [...]gouji.Unit{"百万元", gouji.WanYuan, "千元", gouji.YiYuan, gouji.Yuan}

// Unit finds 金额单位：万元, （单位：元） and the like.
func Unit(flat string) (gouji.Unit, bool) {
	for rest := flat; ; {
		_, after, found := strings.Cut(rest, "单位")
		if !found {
			break
		}
		rest = after
		after = strings.TrimLeft(after, ":(为")
		after = strings.TrimPrefix(after, "人民币")
		for _, u := range units {
			if strings.HasPrefix(after, string(u)) {
				return u, true
			}
		}
	}
	for _, u := range units {
		if flat == string(u) || strings.HasSuffix(flat, "("+string(u)+")") {
			return u, true
		}
	}
	return "", false
}

// Entity finds the name behind 部门：, 编制单位： and the like; "" none.
func Entity(raw string) string {
	for _, label := range [...]string{"部门", "单位", "部门名称", "单位名称"} {
		for rest := raw; ; {
			i := strings.Index(rest, label)
			if i < 0 {
				break
			}
			rest = strings.TrimLeft(rest[i+len(label):], " 　\t")
			after, ok := strings.CutPrefix(rest, "：")
			if !ok {
				after, ok = strings.CutPrefix(rest, ":")
			}
			if !ok {
				continue
			}
			if e := entity(strings.TrimSpace(after)); e != "" {
				return e
			}
		}
	}
	return ""
}

// entity ends a name where wide space, a year or the next label begins.
func entity(s string) string {
	for _, end := range [...]string{"   ", "　　", "\t", "\n", "  ", "金额单位", "单位：", "单位:", "计量单位", "公开"} {
		if i := strings.Index(s, end); i >= 0 {
			s = s[:i]
		}
	}
	s = code.Squeeze(s)
	for i := range s {
		if _, n := YearAt(s[i:]); n > 0 {
			s = s[:i]
			break
		}
	}
	flat := code.Narrow(s)
	for _, u := range units {
		if strings.HasPrefix(strings.TrimLeft(flat, "("), string(u)) {
			return ""
		}
	}
	if utf8.RuneCountInString(s) > maxLine {
		return ""
	}
	return s
}

// Number finds 公开05表, 财决公开05表, 表5 and 附表5; "" none.
func Number(flat string) string {
	const open = "公开"
	for rest := flat; ; {
		i := strings.Index(rest, open)
		if i < 0 {
			break
		}
		n := digits(rest[i+len(open):])
		if n > 0 && strings.HasPrefix(rest[i+len(open)+n:], "表") {
			start := i
			if strings.HasSuffix(rest[:i], "财决") {
				start -= len("财决")
			}
			return rest[start : i+len(open)+n+len("表")]
		}
		rest = rest[i+len(open):]
	}
	for _, p := range [...]string{"附表", "表"} {
		if after, ok := strings.CutPrefix(flat, p); ok {
			if n := numeral(after); n > 0 && (n == len(after) || strings.HasPrefix(after[n:], ":")) {
				return p + after[:n]
			}
		}
	}
	return ""
}

// YearAt returns the year that starts flat text, with the length of 2020年.
func YearAt(text string) (year, length int) {
	if len(text) < 7 || text[:2] != "20" || text[4:7] != "年" {
		return 0, 0
	}
	for _, c := range []byte(text[2:4]) {
		if c < '0' || c > '9' {
			return 0, 0
		}
	}
	return 2000 + int(text[2]-'0')*10 + int(text[3]-'0'), 7
}

func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

func numeral(s string) int {
	if n := digits(s); n > 0 {
		return n
	}
	return len(s) - len(strings.TrimLeft(s, "一二三四五六七八九十"))
}

// CutYear cuts a leading 2020年 or 2020年度.
func CutYear(text string) (rest string, year int) {
	y, n := YearAt(text)
	if n == 0 {
		return text, 0
	}
	rest = strings.TrimPrefix(text[n:], "度")
	if strings.HasPrefix(rest, "初") || strings.HasPrefix(rest, "末") {
		rest = "年" + rest
	}
	return rest, y
}
