package main

import (
	"context"
	"fmt"
	"strings"

	"gouji/check/label"
	"gouji/check/rules"
)

func runExplain(_ context.Context, c *console, args []string) error {
	fs := newFlags("explain")
	dir := fs.String("rules", "", "另加自己的规则：存放 .sql 规则的`文件夹`")
	ids, err := parseFlags(c, fs, args)
	if err != nil {
		return err
	}
	if len(ids) > 1 {
		return usage("每次说明一条规则：gouji explain RULE")
	}
	all, err := rules.Load(*dir)
	if err != nil {
		return usage("%s", err)
	}
	if len(ids) == 0 {
		return listRules(c, *dir)
	}
	for _, r := range all {
		if strings.EqualFold(r.ID, ids[0]) {
			explain(c, r)
			return nil
		}
	}
	return usage("没有规则 %s%s：运行 gouji explain 查看全部规则", ids[0], near(all, ids[0]))
}

// near names the rules whose ID looks like id.
func near(all []rules.Rule, id string) string {
	var like []string
	for _, r := range all {
		if similar(folded(r.ID), folded(id)) {
			like = append(like, r.ID)
		}
	}
	if len(like) == 0 || len(like) > listed {
		return ""
	}
	return "，相近的有 " + strings.Join(like, "、")
}

// folded is an ID without what people leave out of it.
func folded(id string) string {
	return strings.NewReplacer("-", "", "0", "").Replace(strings.ToUpper(id))
}

// similar reports whether a and b differ in one character at most.
func similar(a, b string) bool {
	i, n, m := 0, len(a), len(b)
	for i < min(n, m) && a[i] == b[i] {
		i++
	}
	switch a, b = a[i:], b[i:]; {
	case a == "" || b == "":
		return len(a)+len(b) <= 1
	case n == m:
		return a[1:] == b[1:]
	case n > m:
		return a[1:] == b
	}
	return a == b[1:]
}

func explain(c *console, r rules.Rule) {
	fmt.Fprintf(c.out, "%s  %s（%s，第 %d 版，自 %s 起）\n\n", r.ID, r.Title, label.Severity(r.Severity), r.Version, r.Since)
	fmt.Fprintf(c.out, "%s\n\n依据：%s\n", r.Doc, r.Basis)
	if len(r.Examples) > 0 {
		fmt.Fprintln(c.out, "\n例：")
		for _, e := range r.Examples {
			fmt.Fprintln(c.out, "  "+e.String())
		}
	}
}
