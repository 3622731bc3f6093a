// Package phrase holds families of sections and sentences as text, so that a
// wording is data: headings, sentences with slots for figures, and what the
// sentences state to add up.
//
// It knows the shape of a text and nothing of the figures; filling the slots
// is synth's.
package phrase

import (
	"embed"
	"fmt"
	"path"
	"strings"
)

// A Family is a way to tell a final account.
type Family struct {
	Name  string
	Words map[string][]string // its set phrases, each with its wordings
	Lines []Line
}

// A Line is a line of a family's text.
type Line struct {
	Kind Kind
	If   string // the condition, as of a Node
	Text []Node
}

// Kind says what a line is.
type Kind uint8

// The kinds of line.
const (
	Paragraph  Kind = iota
	Section         // = 收入决算情况
	Subsection      // == 总体情况
	Item            // * for every head of the general public budget
	Task            // ** for every project
	Sum             // + whole parts…: what has just been said adds up
)

// A Node is a piece of a text: words, a slot {name arg…}, words to choose
// from, <a/b>, or pieces that stand under a condition, [?key …] or [!key …].
type Node struct {
	Words  string
	Slot   []string // its words
	Choice []string
	If     string // the condition, "!" before it where it must not hold
	Then   []Node
}

//go:embed families/*.txt reports/*.txt
var files embed.FS

// Families are the families of the narrative, Reports those of the attached
// report, by the names of their files.
var Families, Reports = load("families"), load("reports")

func load(dir string) []Family {
	entries, err := files.ReadDir(dir)
	if err != nil {
		panic(err) // the files are part of the program
	}
	var all []Family
	for _, e := range entries {
		text, err := files.ReadFile(path.Join(dir, e.Name()))
		if err != nil {
			panic(err)
		}
		f, err := Parse(string(text))
		if err != nil {
			panic(fmt.Sprintf("%s: %v", e.Name(), err))
		}
		f.Name = strings.TrimSuffix(e.Name(), ".txt")
		all = append(all, f)
	}
	return all
}

// prefixes tell the kind of a line, the longer first.
var prefixes = []struct {
	mark string
	kind Kind
}{{"== ", Subsection}, {"= ", Section}, {"** ", Task}, {"* ", Item}, {"+ ", Sum}}

// Parse reads a family: settings "key: words / other words" up to the first empty line, then
// a line a paragraph, ?key or !key before it where it stands under a condition. Lines that begin with # are remarks.
func Parse(text string) (Family, error) {
	f := Family{Words: map[string][]string{}}
	settings := true
	for s := range strings.Lines(text) {
		s = strings.TrimSpace(s)
		if strings.HasPrefix(s, "#") {
			continue
		}
		if s == "" {
			settings = settings && len(f.Words) == 0
			continue
		}
		if settings {
			key, words, ok := strings.Cut(s, ":")
			if !ok {
				return f, fmt.Errorf("no setting: %q", s)
			}
			f.Words[key] = strings.Split(strings.TrimSpace(words), " / ")
			continue
		}
		line := Line{}
		if s[0] == '?' || s[0] == '!' {
			line.If, s, _ = strings.Cut(s, " ")
			line.If = strings.TrimPrefix(line.If, "?")
		}
		for _, p := range prefixes {
			if rest, ok := strings.CutPrefix(s, p.mark); ok {
				line.Kind, s = p.kind, rest
				break
			}
		}
		nodes, rest, err := Nodes(s)
		if err == nil && rest != "" {
			err = fmt.Errorf("a ] too many before %q", rest)
		}
		if err != nil {
			return f, fmt.Errorf("%q: %w", s, err)
		}
		line.Text = nodes
		f.Lines = append(f.Lines, line)
	}
	return f, nil
}

// Nodes parses s up to its end or to a ] that it did not open.
func Nodes(s string) (nodes []Node, rest string, err error) {
	for s != "" {
		i := strings.IndexAny(s, "{[]<")
		if i < 0 {
			return append(nodes, Node{Words: s}), "", nil
		}
		if i > 0 {
			nodes = append(nodes, Node{Words: s[:i]})
		}
		switch s[i] {
		case ']':
			return nodes, s[i:], nil
		case '{':
			end := strings.IndexByte(s, '}')
			if end < 0 {
				return nil, "", fmt.Errorf("a slot is open: %q", s[i:])
			}
			nodes = append(nodes, Node{Slot: strings.Fields(s[i+1 : end])})
			s = s[end+1:]
		case '<':
			end := strings.IndexByte(s, '>')
			if end < 0 {
				return nil, "", fmt.Errorf("a choice is open: %q", s[i:])
			}
			nodes = append(nodes, Node{Choice: strings.Split(s[i+1:end], "/")})
			s = s[end+1:]
		case '[':
			n, after, err := condition(s[i+1:])
			if err != nil {
				return nil, "", err
			}
			nodes, s = append(nodes, n), after
		}
	}
	return nodes, "", nil
}

// condition parses "?key …]" or "!key …]".
func condition(s string) (n Node, rest string, err error) {
	key, body, ok := strings.Cut(s, " ")
	if !ok || key == "" || key[0] != '?' && key[0] != '!' {
		return n, "", fmt.Errorf("no condition: %q", s)
	}
	n.If = strings.TrimPrefix(key, "?")
	n.Then, rest, err = Nodes(body)
	if err == nil && rest == "" {
		err = fmt.Errorf("a condition is open: %q", s)
	}
	return n, strings.TrimPrefix(rest, "]"), err
}
