package rules

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// A Column is one that a query may return.
type Column struct {
	Name, Type string
	What       string // its values must be
	Needed     bool
}

// Columns are all of them; see package check.
var Columns = []Column{
	{"disclosure", "BIGINT", "公开件的编号", true},
	{"verdict", "VARCHAR", "文字", true},
	{"concept", "VARCHAR", "文字", true},
	{"year", "INTEGER", "整数", false},
	{"reason", "VARCHAR", "文字", false},
	{"subject", "BIGINT", "一个 obs", false},
	{"difference", "HUGEINT", "整数", false},
	{"expected", "HUGEINT", "整数", false},
	{"family", "VARCHAR", "文字", false},
	{"severity", "VARCHAR", "文字", false},
	{"sides", "BIGINT[]", "一列 obs", false},
	{"suspect", "BIGINT[]", "一列 obs", false},
	{"touched", "BIGINT[]", "一列 obs", false},
	{"message", "VARCHAR", "文字", false},
	{"times", "INTEGER", "整数", false},
}

var sqlLine = regexp.MustCompile(`LINE (\d+):`)

// Located says at which line of the rule's file the database found a mistake;
// before the query stood so many lines of its own.
func (r Rule) Located(err error, before int) error {
	if err == nil || !sqlLine.MatchString(err.Error()) {
		return err
	}
	return errors.New(sqlLine.ReplaceAllStringFunc(err.Error(), func(s string) string {
		n, _ := strconv.Atoi(sqlLine.FindStringSubmatch(s)[1])
		return fmt.Sprintf("文件第 %d 行：", max(1, n+r.Line-1-before))
	}))
}
