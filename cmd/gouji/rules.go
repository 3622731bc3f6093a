package main

import (
	"context"
	"fmt"
	"strings"

	"gouji/check/label"
	"gouji/check/rules"
	"gouji/warehouse"
)

// ruleTasks are what gouji rules can do.
const ruleTasks = "gouji rules list、gouji rules test [DIR]、gouji rules doc DIR"

func runRules(ctx context.Context, c *console, args []string) error {
	fs := newFlags("rules")
	dir := fs.String("rules", "", "list：另加自己的规则，存放 .sql 规则的`文件夹`")
	words, err := parseFlags(c, fs, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usage("要做什么：%s", ruleTasks)
	}
	task, rest := words[0], words[1:]
	if len(rest) > 1 {
		return usage("rules %s 最多给出一个文件夹，多了“%s”", task, strings.Join(rest[1:], " "))
	}
	where := strings.Join(rest, "")
	switch task {
	case "list":
		if where != "" {
			return usage("rules list 不需要“%s”；列出自己的规则用 --rules %s", where, where)
		}
		return listRules(c, *dir)
	case "test":
		return testRules(ctx, c, where)
	case "doc":
		if where == "" {
			return usage("应给出存放说明的文件夹：gouji rules doc DIR")
		}
		return documentRules(c, where)
	}
	return usage("没有 rules %s，只有 %s", task, ruleTasks)
}

func listRules(c *console, dir string) error {
	all, err := rules.Load(dir)
	if err != nil {
		return usage("%s", err)
	}
	for _, r := range all {
		fmt.Fprintf(c.out, "%s  %s  %s\n", r.ID, label.Severity(r.Severity), r.Title)
	}
	return nil
}

// A trial counts what became of the examples of rules.
type trial struct {
	*console
	db                    *warehouse.DB // in memory
	rules, passed, failed int
}

// testRules runs the examples of the rules in dir, or "" those of the
// program's.
func testRules(ctx context.Context, c *console, dir string) error {
	all, err := rules.Load(dir)
	if err != nil {
		return usage("%s", err)
	}
	db, err := warehouse.Open("")
	if err != nil {
		return err
	}
	defer db.Close()
	t := &trial{console: c, db: db}
	for _, r := range all {
		if dir == "" || r.Own {
			if err := t.rule(ctx, r); err != nil {
				return err
			}
		}
	}
	fmt.Fprintf(c.err, "%d 条规则，例子 %d 个通过，%d 处不符\n", t.rules, t.passed, t.failed)
	if t.failed > 0 {
		return &exit{code: exitQuarantined}
	}
	return nil
}

// rule runs the examples of one rule, a line each.
func (t *trial) rule(ctx context.Context, r rules.Rule) error {
	if r.BadExamples != nil {
		return usage("%s", r.BadExamples)
	}
	t.rules++
	for _, e := range r.Examples {
		if e.Expect == "" {
			continue
		}
		wrong, err := runExample(ctx, t.db, r, e)
		if err != nil {
			return err
		}
		if wrong == "" {
			t.passed++
			fmt.Fprintf(t.out, "通过  %s  %s\n", r.ID, e)
			continue
		}
		t.failed++
		fmt.Fprintf(t.out, "不符  %s  %s\n%s", r.ID, e, indented(fmt.Sprintf("例子在 %s 第 %d 行\n%s", r.ExamplesFile(), e.Line, wrong)))
	}
	for _, kind := range lacking(r) {
		t.failed++
		fmt.Fprintf(t.out, "缺少  %s  没有“%s”的例子：请在 %s 里加一个\n", r.ID, kind, r.ExamplesFile())
	}
	return nil
}

// lacking returns what a rule has no example of: one that fires shows that it
// finds something, one that does not that it leaves what is right alone.
func lacking(r rules.Rule) []rules.Expectation {
	has := map[rules.Expectation]bool{}
	for _, e := range r.Examples {
		has[e.Expect] = true
	}
	var wanting []rules.Expectation
	for _, kind := range []rules.Expectation{rules.Fires, rules.Silent} {
		if !has[kind] {
			wanting = append(wanting, kind)
		}
	}
	return wanting
}

func indented(text string) string {
	return "      " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n      ") + "\n"
}
