package main

import (
	"context"
	"fmt"
	"runtime"

	"gouji/check/rules"
)

// version is the release that this is, or that comes next.
const version = "0.1.0"

func runVersion(_ context.Context, c *console, args []string) error {
	others, err := parseFlags(c, newFlags("version"), args)
	if err != nil {
		return err
	}
	if len(others) > 0 {
		return usage("version 不需要参数：%q", others)
	}
	fmt.Fprintf(c.out, "gouji %s（%s %s/%s）\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	for _, f := range formats() {
		if f.Version != "" {
			fmt.Fprintf(c.out, "读取 %s：%s\n", f.Name, f.Version)
		}
	}
	all, err := rules.All()
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "规则 %d 条：", len(all))
	for i, r := range all {
		if i > 0 {
			fmt.Fprint(c.out, "、")
		}
		fmt.Fprintf(c.out, "%s/%d", r.ID, r.Version)
	}
	fmt.Fprintln(c.out)
	return nil
}
