package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gouji/internal/synth/inject"
)

// words for the kinds of error.
var kindWords = map[inject.Kind]string{
	inject.Digit: "数字错一位", inject.Transposed: "两位颠倒", inject.Scope: "口径不同", inject.Basis: "预算当决算", inject.Stale: "上年数",
	inject.Measure: "元写成万元", inject.Dropped: "漏一行、漏一项", inject.Name: "科目名称张冠李戴", inject.Named: "列了没有支出的科目",
	inject.Direction: "增减、大小写反", inject.WrongYear: "年度写错", inject.Leftover: "模板用语未删", inject.Absence: "有数却写“无”",
	inject.FalseNote: "有数的表说成空表", inject.FormMeasure: "表的金额单位", inject.Emptied: "表被清空", inject.Missing: "缺一张表", inject.Doubled: "表重复",
}

// command is how the run is made again.
func (o options) command() string {
	s := fmt.Sprintf("go run ./internal/eval -n %d -errors %d -seed %d", o.n, o.errors, o.seed)
	if o.stride > 1 {
		s += fmt.Sprintf(" -stride %d", o.stride)
	}
	if o.real {
		s += " -real"
	}
	return s + " -write"
}

// markdown is the report.
func (sc *score) markdown(o options) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Accuracy\n")
	line("Measured on documents that the project writes itself, of which every figure and every error is known")
	line("(`internal/synth`, `internal/synth/inject`). Made by `%s`;", o.command())
	line("`-list` names every miss and every false finding with its file, `-keep DIR` writes those files. Whether an error can be seen")
	line("at all is judged without the program's rules: by the other places of its figure, the sums it takes part in, and the rates")
	line("that it determines. Tables beside the nine forms are kept as they are: nothing in them goes wrong, and nothing is held against them.\n")
	sc.summary(&b)
	line("\n## Errors found, by kind\n")
	line("%d documents with %d errors each. Found: a finding of error or warning severity has a side at the error's place, or is about its form.\n", sc.spoiledDocuments, o.errors)
	line("| kind | | visible | found | recall | findings each | invisible | found all the same |\n|---|---|--:|--:|--:|--:|--:|--:|")
	for _, k := range inject.Kinds {
		f, h := sc.found[k], sc.hidden[k]
		line("| %s | %s | %d | %d | %s | %.1f | %d | %d |", k, kindWords[k], f.all, f.right, f, float64(sc.echoes[k])/float64(max(f.right, 1)), h.all, h.right)
	}
	line("\n## Findings that are so, by rule\n")
	line("| rule | findings in spoiled documents | about an error | precision | in %d clean documents (all false) |\n|---|--:|--:|--:|--:|", sc.cleanDocuments)
	rules := map[string]bool{}
	for r := range sc.precise {
		rules[r] = true
	}
	for r := range sc.onClean {
		rules[r] = true
	}
	for _, r := range slices.Sorted(maps.Keys(rules)) {
		p := sc.precise[r]
		if p == nil {
			p = &rate{}
		}
		line("| %s | %d | %d | %s | %d |", r, p.all, p.right, p, sc.onClean[r])
	}
	sc.readingTables(&b)
	if sc.real != nil {
		sc.real.markdown(&b)
	}
	return b.String()
}

// summary is the table of what matters most.
func (sc *score) summary(b *strings.Builder) {
	figures := total(sc.found, func(k inject.Kind) bool { return !k.Wording() })
	wording := total(sc.found, inject.Kind.Wording)
	all, said := total(sc.found, every), total(sc.precise, every)
	made, claimed := sc.sentences()
	fmt.Fprintf(b, "| what | of | |\n|---|--:|--:|\n")
	row := func(what string, r rate) { fmt.Fprintf(b, "| %s | %d | %s |\n", what, r.all, r) }
	row("visible errors found", all)
	row("– of figures and names", figures)
	row("– of wording and whole forms", wording)
	row("findings in spoiled documents that are about an error", said)
	row("findings about a figure whose suspect is the wrong one", sc.suspects)
	fmt.Fprintf(b, "| false findings in clean documents | %d documents | %d |\n", sc.cleanDocuments, sc.falseAlarms())
	row("cells read with value, concept, year, blank or not", sc.cells.all)
	row("statements of sentences read: concept, amount, kind, year", made)
	row("claims that are so", claimed)
}

// sentences adds the claims of all kinds up.
func (sc *score) sentences() (made, claimed rate) {
	for _, c := range sc.claims {
		made.right, made.all = made.right+c.made.right, made.all+c.made.all
		claimed.right, claimed.all = claimed.right+c.said.right, claimed.all+c.said.all
	}
	return made, claimed
}

// readingTables is how cells and sentences of the clean documents were read.
func (sc *score) readingTables(b *strings.Builder) {
	fmt.Fprintf(b, "\n## Cells\n\n| | of | right |\n|---|--:|--:|\n")
	for _, r := range []struct {
		what string
		rate
	}{{"read as a figure", sc.cells.read}, {"value", sc.cells.value}, {"blank or printed", sc.cells.blank}, {"concept", sc.cells.concept},
		{"year", sc.cells.year}, {"all of these", sc.cells.all}, {"name of a code", sc.cells.names}, {"value in a table beside the nine forms", sc.cells.other}} {
		fmt.Fprintf(b, "| %s | %d | %s |\n", r.what, r.all, r.rate)
	}
	fmt.Fprintf(b, "\n%d facts stand where no figure was printed.\n", sc.cells.extra)
	fmt.Fprintf(b, "\n## Sentences\n\n| kind | stated | read | recall | claimed | so | precision | what was wrong |\n|---|--:|--:|--:|--:|--:|--:|---|\n")
	for _, k := range claimKinds {
		c := sc.claims[k]
		var wrong []string
		for _, w := range slices.Sorted(maps.Keys(c.wrong)) {
			wrong = append(wrong, fmt.Sprintf("%s %d", w, c.wrong[w]))
		}
		fmt.Fprintf(b, "| %s | %d | %d | %s | %d | %d | %s | %s |\n", k, c.made.all, c.made.right, c.made, c.said.all, c.said.right, c.said, strings.Join(wrong, ", "))
	}
}
