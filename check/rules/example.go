package rules

import (
	"fmt"
	"strings"
)

// An Expectation is what a rule must make of an example.
type Expectation string

// What an example may expect. Silence alone proves nothing: Silent wants a
// comparison that was made and held, Unchecked that none could be made.
const (
	Fires     Expectation = "报出"
	Silent    Expectation = "不报"
	Unchecked Expectation = "不核对"
)

// An Example is one or more small disclosures and what the rule beside them
// must make of them.
type Example struct {
	Expect    Expectation // "" of a caption in the header of a rule, which does not run
	Caption   string
	Says      []string // what the findings of an example that fires must say
	Line      int      // of its heading in the file
	Documents []ExampleDocument
}

// An ExampleDocument is a file as the flat text dump that extract/text reads:
// a tab begins a cell, an empty line ends a row of a table.
type ExampleDocument struct {
	Name, Text string
}

// String returns the heading of the example as it is written.
func (e Example) String() string {
	s := e.Caption
	if e.Expect != "" {
		s = string(e.Expect) + ": " + s
	}
	if len(e.Says) > 0 {
		s += " → " + strings.Join(e.Says, "；")
	}
	return s
}

const (
	exampleMark  = "==="  // begins an example
	documentMark = "--- " // begins a further document of it
)

// ParseExamples reads the examples of a rule. Each begins with a line that says
// what the rule must do, and with what words:
//
//	=== 报出: 在说什么 → 必须写出的话；还有一句
//	=== 不报: 为什么
//	=== 不核对: 为什么
//
// What follows, to the next such line, is a document. Several documents of one
// example (of several years, say) each begin with a line “--- name”.
func ParseExamples(text string) ([]Example, error) {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	var examples []Example
	var body []string
	done := func() error {
		if len(examples) == 0 {
			if strings.TrimSpace(strings.Join(body, "")) != "" {
				return fmt.Errorf("第 1 行：例子之前不能有别的文字，每个例子以“=== 报出: …”“=== 不报: …”或“=== 不核对: …”开头")
			}
			return nil
		}
		e := &examples[len(examples)-1]
		if e.Documents = splitDocuments(body); len(e.Documents) == 0 {
			return fmt.Errorf("第 %d 行的例子没有内容：请在下面写出文件的文字", e.Line)
		}
		return nil
	}
	for i, line := range strings.Split(text, "\n") {
		heading, ok := strings.CutPrefix(line, exampleMark)
		if !ok {
			body = append(body, line)
			continue
		}
		if err := done(); err != nil {
			return nil, err
		}
		e, err := parseHeading(heading)
		if err != nil {
			return nil, fmt.Errorf("第 %d 行：%w", i+1, err)
		}
		e.Line = i + 1
		examples, body = append(examples, e), nil
	}
	return examples, done()
}

func parseHeading(heading string) (Example, error) {
	at := strings.IndexAny(heading, ":：")
	kind, rest := heading[:max(at, 0)], strings.TrimLeft(heading[max(at, 0):], ":：")
	e := Example{Expect: Expectation(strings.TrimSpace(kind))}
	if at < 0 || e.Expect != Fires && e.Expect != Silent && e.Expect != Unchecked {
		return e, fmt.Errorf("“%s%s”应写作“=== 报出: …”“=== 不报: …”或“=== 不核对: …”", exampleMark, heading)
	}
	caption, says, _ := strings.Cut(rest, "→")
	if e.Caption = strings.TrimSpace(caption); e.Caption == "" {
		return e, fmt.Errorf("“=== %s:”后面应有一句话，说明这是什么例子", e.Expect)
	}
	for word := range strings.SplitSeq(says, "；") {
		if word = strings.TrimSpace(word); word != "" {
			e.Says = append(e.Says, word)
		}
	}
	if len(e.Says) > 0 && e.Expect != Fires {
		return e, fmt.Errorf("“%s”的例子没有发现，→ 后面的话无处可写；请删去，或改为“报出”", e.Expect)
	}
	return e, nil
}

// splitDocuments parts the lines of an example. Documents without text are
// none.
func splitDocuments(lines []string) []ExampleDocument {
	var all []ExampleDocument
	var text []string
	name := ""
	keep := func() {
		// Tabs stay: a table may stand first.
		if body := strings.Trim(strings.Join(text, "\n"), "\n"); strings.TrimSpace(body) != "" {
			if name == "" {
				name = fmt.Sprintf("例%d.txt", len(all)+1)
			}
			all = append(all, ExampleDocument{name, body + "\n"})
		}
		name, text = "", nil
	}
	for _, line := range lines {
		if next, ok := strings.CutPrefix(line, documentMark); ok {
			keep()
			name = strings.TrimSpace(next)
			continue
		}
		text = append(text, line)
	}
	keep()
	return all
}
