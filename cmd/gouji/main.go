// Command gouji reads published final accounts into a warehouse and finds
// where they contradict themselves.
//
// It holds the subcommands and ties the stages together; what they do is left
// to the packages of the stages.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"gouji/ingest/archive"
	"gouji/internal/show"
	"gouji/warehouse"
)

// The exit codes, part of the interface.
const (
	exitOK          = 0
	exitQuarantined = 1 // some input could not be read, or an example of a rule came out otherwise
	exitDiffer      = 1 // of diff
	exitUsage       = 2
	exitFindings    = 3 // with --fail-on
	exitBroken      = 4 // the warehouse or the machine failed
	exitInterrupted = 130
)

// An exit is an error with its exit code. One without text was told already.
type exit struct {
	code int
	text string
}

func (e *exit) Error() string { return e.text }

// usage returns the error of a command line that cannot be understood.
func usage(format string, args ...any) error {
	return &exit{exitUsage, fmt.Sprintf(format, args...)}
}

// A console is where a command speaks.
type console struct {
	out io.Writer // results
	err io.Writer // progress and errors
	bar bool      // err is a terminal
}

// A command is a subcommand.
type command struct {
	name, args, does string
	run              func(ctx context.Context, c *console, args []string) error
}

// commands returns them in the order in which people meet them.
func commands() []command {
	return []command{
		{"load", "PATH…", "把文件和文件夹读入数据库，检查并给出小结", runLoad},
		{"status", "", "列出每个输入的结果：已载入、跳过或隔离，和原因", runStatus},
		{"retry", "", "重读隔离的文件", runRetry},
		{"check", "[FILE…]", "检查数据库或所给的文件，列出矛盾之处", runCheck},
		{"diff", "OLD NEW", "比较同一公开件的两版，列出不同的数字；--db 时写 UNIT YEAR", runDiff},
		{"dismiss", "FINDING…", "忽略一条发现，以后不再列出；或撤销；或列出忽略过的", runDismiss},
		{"inspect", "FILE", "查看读一份文件读到了什么，不用数据库", runInspect},
		{"sql", "QUERY", "用 SQL 查询数据库（只读）", runSQL},
		{"explain", "[RULE]", "说明一条规则；不给编号则列出全部规则", runExplain},
		{"rules", "list|test|doc [DIR]", "列出规则；运行规则的例子；写出规则的说明", runRules},
		{"version", "", "显示版本", runVersion},
	}
}

func main() {
	if archive.Apart() {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	c := &console{out: os.Stdout, err: os.Stderr, bar: isTerminal(os.Stderr)}
	err := dispatch(ctx, c, os.Args[1:])
	if err != nil && ctx.Err() != nil {
		err = ctx.Err() // whatever else broke, it did because of that
	}
	stop()
	os.Exit(report(c, err))
}

func dispatch(ctx context.Context, c *console, args []string) error {
	if len(args) == 0 {
		help(c.err)
		return &exit{code: exitUsage}
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		help(c.out)
		return nil
	case "-version", "--version":
		args[0] = "version"
	}
	for _, cmd := range commands() {
		if cmd.name == args[0] {
			return cmd.run(ctx, c, args[1:])
		}
	}
	return usage("没有子命令 %q：运行 gouji help 查看全部子命令", args[0])
}

func help(w io.Writer) {
	fmt.Fprintln(w, "gouji 读取公开的部门决算，把每个数字放进一个数据库，找出自相矛盾之处。")
	fmt.Fprintln(w, "\n用法：")
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %s  %s\n", show.Pad("gouji "+cmd.name+" "+cmd.args, 32), cmd.does)
	}
	fmt.Fprintln(w, "\n各子命令的选项：gouji 子命令 -h")
	fmt.Fprintln(w, "退出码：0 正常，1 有文件未能读入，或规则的例子不符，或 diff 有不同，2 用法不对、自己的规则有误，或 diff 的文件读不了，3 有 --fail-on 所指的矛盾，4 数据库或机器出错，130 中断")
}

// report tells the error and returns the exit code.
func report(c *console, err error) int {
	var told *exit
	var broken *warehouse.Error
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &told):
		if told.text != "" {
			fmt.Fprintln(c.err, "gouji:", told.text)
		}
		return told.code
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(c.err, "gouji: 已中断：没有做完的不留下，已载入的文件仍在库中；再运行一次即可")
		return exitInterrupted
	case errors.As(err, &broken):
		fmt.Fprintln(c.err, "gouji:", broken)
	default:
		fmt.Fprintln(c.err, "gouji: 出错：", err)
	}
	return exitBroken
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}
