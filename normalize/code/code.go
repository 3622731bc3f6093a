// Package code holds the classification codes of expenditure: their names by
// year, functional and economic, and how printed names are compared.
//
// What a document itself prints for a code is left to the reader of forms,
// and goes before what is said here.
package code

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"gouji"
)

var (
	//go:embed functional.csv
	functionalData string
	//go:embed economic.csv
	economicData string
)

// A Line is a code with the name it has in some years.
type Line struct {
	Code string
	Name string
	From int // first year; 0 open
	To   int // last year; 0 open
}

func (l Line) in(year int) bool {
	return (l.From == 0 || year >= l.From) && (l.To == 0 || year <= l.To)
}

// FunctionClasses returns the 类 of the functional classification, with the
// names of all years.
func FunctionClasses() []Line {
	return slices.Clone(classes().lines)
}

// EconomicLines returns the economic classification: the names in force
// first, then older ones.
func EconomicLines() []Line { return slices.Clone(economic().lines) }

// FunctionClass returns the code of a 类 by its name in a year, such as 206
// for 科学技术支出. A missing or extra 支出 and the names of other years are
// understood; a name that may be two codes is not. Year 0 stands for now.
func FunctionClass(name string, year int) (code string, ok bool) {
	return classes().find(name, year)
}

// Economic returns the economic code of a name in a year, such as 30112 for
// 其他社会保障缴费. The name in force wins over looser matches; a name that
// may be two codes is not understood. Year 0 stands for now.
func Economic(name string, year int) (code string, ok bool) {
	return economic().find(name, year)
}

// Name returns the name of a code in a year, "" where none is known. Year 0
// stands for now.
func Name(system gouji.CodeSystem, code string, year int) string {
	list := functional()
	if system == gouji.Economic {
		list = economic()
	}
	for _, l := range list.lines {
		if l.Code == code && l.in(now(year)) {
			return l.Name
		}
	}
	return ""
}

// Called reports whether a name is that of a code in any year, but for what
// SameName passes over.
func Called(system gouji.CodeSystem, code, name string) bool {
	list := functional()
	if system == gouji.Economic {
		list = economic()
	}
	return slices.ContainsFunc(list.lines, func(l Line) bool { return l.Code == code && SameName(l.Name, name) })
}

func now(year int) int {
	if year == 0 {
		return 9999
	}
	return year
}

// A list is a classification with its names as they may be printed.
type list struct {
	lines []Line
	exact map[string][]int // Clean name → lines
	loose map[string][]int // key of the name → lines
}

var (
	functional = sync.OnceValue(func() *list { return load(functionalData, 7) })
	classes    = sync.OnceValue(func() *list { return load(functionalData, 3) })
	economic   = sync.OnceValue(func() *list { return load(economicData, 5) })
)

// load reads the lines of data with codes of at most the given length. The
// data is part of the program: an error in it is a defect.
func load(data string, length int) *list {
	r := csv.NewReader(strings.NewReader(data))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic("code: " + err.Error())
	}
	l := &list{exact: map[string][]int{}, loose: map[string][]int{}}
	for _, row := range rows {
		if len(row[0]) > length {
			continue
		}
		from, _ := strconv.Atoi(row[2])
		to, _ := strconv.Atoi(row[3])
		i := len(l.lines)
		l.lines = append(l.lines, Line{row[0], row[1], from, to})
		l.exact[Clean(row[1])] = append(l.exact[Clean(row[1])], i)
		for _, n := range append(strings.Split(row[4], "|"), row[1]) {
			if k := key(Clean(n)); k != "" && !slices.Contains(l.loose[k], i) {
				l.loose[k] = append(l.loose[k], i)
			}
		}
	}
	return l
}

// key cuts the endings that come and go in print. It is empty where too
// little is left to tell names apart.
func key(name string) string {
	name = strings.TrimSuffix(name, "支出")
	name = strings.TrimSuffix(name, "等")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "费用"), "费")
	if utf8.RuneCountInString(name) < 2 || name == "其他" {
		return ""
	}
	return name
}

// find tries the names in force, then looser spellings of them, then the
// names of other years. A step that finds two codes ends the search.
func (l *list) find(name string, year int) (string, bool) {
	name, year = Clean(name), now(year)
	for _, step := range [...]struct {
		at      []int
		inForce bool
	}{{l.exact[name], true}, {l.loose[key(name)], true}, {l.exact[name], false}, {l.loose[key(name)], false}} {
		code, n := "", 0
		for _, i := range step.at {
			if line := l.lines[i]; (line.in(year) || !step.inForce) && line.Code != code {
				code = line.Code
				n++
			}
		}
		if n > 0 {
			return code, n == 1
		}
	}
	return "", false
}
