package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"strings"

	"gouji/internal/show"
)

// defaultDB is where commands look for the warehouse.
const defaultDB = "gouji.duckdb"

// errHelp says that help was asked for and given.
var errHelp = &exit{code: exitOK}

// newFlags returns the flags of a subcommand, silent so that parseFlags speaks.
func newFlags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	return fs
}

// parseFlags parses args, flags and others in any order, and returns the
// others. What follows -- is never a flag.
func parseFlags(c *console, fs *flag.FlagSet, args []string) ([]string, error) {
	var others []string
	for len(args) > 0 {
		rest := args
		if err := fs.Parse(args); errors.Is(err, flag.ErrHelp) {
			helpFlags(c.out, fs)
			return nil, errHelp
		} else if err != nil {
			return nil, usage("%s；运行 gouji %s -h 查看用法", inChinese(err), fs.Name())
		}
		args = fs.Args()
		if n := len(rest) - len(args); n > 0 && rest[n-1] == "--" {
			return append(others, args...), nil
		}
		if len(args) > 0 {
			others, args = append(others, args[0]), args[1:]
		}
	}
	return others, nil
}

// given reports whether the command line sets a flag.
func given(fs *flag.FlagSet, name string) bool {
	set := false
	fs.Visit(func(f *flag.Flag) { set = set || f.Name == name })
	return set
}

func helpFlags(w io.Writer, fs *flag.FlagSet) {
	for _, cmd := range commands() {
		if cmd.name == fs.Name() {
			fmt.Fprintf(w, "用法：gouji %s\n%s。\n", strings.TrimSpace(cmd.name+" "+cmd.args+" [选项]"), cmd.does)
		}
	}
	fs.VisitAll(func(f *flag.Flag) {
		value, does := flag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "false" {
			does += "（默认 " + f.DefValue + "）"
		}
		fmt.Fprintf(w, "  %s  %s\n", show.Pad(strings.TrimSpace("--"+f.Name+" "+value), 22), does)
	})
}

// What package flag says, and how people are told.
var flagErrors = []struct {
	says  *regexp.Regexp
	means string
}{
	{regexp.MustCompile(`^flag provided but not defined: -+(.*)$`), "没有选项 --$1"},
	{regexp.MustCompile(`^flag needs an argument: -+(.*)$`), "选项 --$1 后面缺少内容"},
	{regexp.MustCompile(`^invalid (?:boolean )?value "(.*?)" for (?:flag )?-+(.*?): .*$`), "选项 --$2 不能是“$1”"},
	{regexp.MustCompile(`^bad flag syntax: (.*)$`), "选项写法不对：$1"},
}

func inChinese(err error) string {
	said := err.Error()
	for _, e := range flagErrors {
		if e.says.MatchString(said) {
			return e.says.ReplaceAllString(said, e.means)
		}
	}
	return said
}

// oneOf checks that the value of a flag is one of those allowed.
func oneOf(flag, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return usage("选项 --%s 只能是 %s，不能是“%s”", flag, strings.Join(allowed, "、"), value)
}
