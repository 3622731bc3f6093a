// Package rules holds the rules that come with the program, one SQL file each
// with its examples beside it, and reads such files, the user's too. What a
// query sees and returns is said by package check, which runs it.
package rules

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji"
)

//go:embed *.sql *.txt
var files embed.FS

// A Scope says what the comparisons of a rule lie within.
type Scope string

// The scopes.
const (
	WithinDisclosure Scope = ""
	OverYears        Scope = "years" // accounts of one unit
	OverUnits        Scope = "units" // the account of a department and those of its units
)

// A Rule is one documented query. See package check for its file.
type Rule struct {
	ID       string
	Title    string
	Doc      string
	Basis    string
	Severity gouji.Severity
	Scope    Scope
	Version  int
	Since    string
	Examples []Example // those of the file beside it, and before them the captions of its header
	// BadExamples says why that file cannot be used. The rule itself can.
	BadExamples error
	Query       string
	File        string // where it was read, for messages
	Line        int    // of File, at which Query begins
	Own         bool   // the user's: what goes wrong in it does not stop the others
}

// All returns the rules that come with the program, by ID.
func All() ([]Rule, error) {
	return read(files, "")
}

// Fingerprint tells rules from others, and from other versions of the same.
func Fingerprint(all []Rule) string {
	h := sha256.New()
	for _, r := range all {
		fmt.Fprintf(h, "%s %d %s\n", r.ID, r.Version, r.Query)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Load returns the program's rules and those of the *.sql files in dir,
// by ID. A file that is no valid rule, or that repeats an ID, is an error that
// names the file and the reason.
func Load(dir string) ([]Rule, error) {
	all, err := All()
	if err != nil || dir == "" {
		return all, err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("读取规则目录 %s：不存在或不是目录，请指出存放 .sql 规则的目录", dir)
	}
	own, err := read(os.DirFS(dir), dir)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 {
		return nil, fmt.Errorf("%s 里没有 .sql 规则", dir)
	}
	for i := range own {
		own[i].Own = true
	}
	all = append(all, own...)
	slices.SortStableFunc(all, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	for i := 1; i < len(all); i++ {
		if all[i].ID == all[i-1].ID {
			return nil, fmt.Errorf("规则 %s 的编号 %s 已由%s占用，请换一个编号", all[i].File, all[i].ID, all[i-1].holder())
		}
	}
	return all, nil
}

// holder says whose the ID of the rule is.
func (r Rule) holder() string {
	if r.Own {
		return " " + r.File + " "
	}
	return "程序自带的规则"
}

func read(fsys fs.FS, dir string) ([]Rule, error) {
	names, err := fs.Glob(fsys, "*.sql")
	if err != nil {
		return nil, err
	}
	var all []Rule
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("读取规则 %s：%w", path.Join(dir, name), err)
		}
		if !utf8.Valid(text) {
			return nil, fmt.Errorf("规则 %s 不是 UTF-8 编码，请另存为 UTF-8", path.Join(dir, name))
		}
		rule, err := Parse(string(text))
		if err != nil {
			return nil, fmt.Errorf("规则 %s 不能使用：%w", path.Join(dir, name), err)
		}
		rule.File = path.Join(dir, name)
		if err := rule.readExamples(fsys, name); err != nil {
			rule.BadExamples = fmt.Errorf("规则 %s 的例子 %s 不能使用：%w", rule.ID, path.Join(dir, examplesOf(name)), err)
		}
		all = append(all, rule)
	}
	slices.SortFunc(all, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}

// ExamplesFile names the file of the rule's examples, which need not exist.
func (r Rule) ExamplesFile() string { return examplesOf(r.File) }

// examplesOf names the file of examples beside a rule.
func examplesOf(name string) string { return strings.TrimSuffix(name, ".sql") + ".txt" }

// readExamples adds the examples of the file beside the rule, if there is one.
func (r *Rule) readExamples(fsys fs.FS, name string) error {
	text, err := fs.ReadFile(fsys, examplesOf(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !utf8.Valid(text) {
		return errors.New("不是 UTF-8 编码，请另存为 UTF-8")
	}
	examples, err := ParseExamples(string(text))
	r.Examples = append(r.Examples, examples...)
	return err
}

// Parse reads the text of a rule file. It refuses a rule that is not
// documented.
func Parse(text string) (Rule, error) {
	header, query := splitHeader(text)
	rule := Rule{Query: query, Line: 1 + len(header) + blankLines(text, len(header))}
	var key string
	had := map[string]bool{}
	for _, line := range header {
		line = strings.TrimPrefix(line, "--")
		if strings.HasPrefix(line, "   ") && key != "" { // goes on
			if err := rule.set(key, strings.TrimSpace(line)); err != nil {
				return Rule{}, err
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return Rule{}, fmt.Errorf("文件头“%s”不是“-- 名称: 内容”", strings.TrimSpace(line))
		}
		key = strings.TrimSpace(name)
		if had[key] && key != "example" {
			return Rule{}, fmt.Errorf("文件头里 %s 写了两次", key)
		}
		had[key] = true
		if err := rule.set(key, strings.TrimSpace(value)); err != nil {
			return Rule{}, err
		}
	}
	return rule, rule.valid()
}

// splitHeader parts the comment lines at the top from the query.
func splitHeader(text string) (header []string, query string) {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	for {
		line, rest, more := strings.Cut(text, "\n")
		if !strings.HasPrefix(line, "--") {
			return header, strings.TrimSuffix(strings.TrimSpace(text), ";")
		}
		header = append(header, line)
		if !more {
			return header, ""
		}
		text = rest
	}
}

// blankLines counts the empty lines between a header and its query.
func blankLines(text string, header int) int {
	n := 0
	for _, line := range strings.Split(text, "\n")[min(header, strings.Count(text, "\n")):] {
		if strings.TrimSpace(line) != "" {
			break
		}
		n++
	}
	return n
}

func (r *Rule) set(key, value string) error {
	switch key {
	case "id":
		r.ID += value
	case "title":
		r.Title += value
	case "doc":
		r.Doc += value
	case "basis":
		r.Basis += value
	case "severity":
		r.Severity += gouji.Severity(value)
	case "scope":
		r.Scope += Scope(value)
	case "since":
		r.Since += value
	case "example":
		r.Examples = append(r.Examples, Example{Caption: value})
	case "version":
		n, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("version 应为整数，现为“%s”", value)
		}
		r.Version = n
	default:
		return fmt.Errorf("文件头有不认识的一项“%s”", key)
	}
	return nil
}

var ruleID = regexp.MustCompile(`^[A-Z]{2,8}-[0-9]{3,4}$`)

func (r *Rule) valid() error {
	for _, need := range []struct{ name, value string }{
		{"id", r.ID}, {"title", r.Title}, {"doc", r.Doc}, {"basis", r.Basis}, {"since", r.Since},
	} {
		if need.value == "" {
			return fmt.Errorf("文件头缺少 %s，没有说明的规则不运行", need.name)
		}
	}
	switch {
	case !ruleID.MatchString(r.ID):
		return fmt.Errorf("id 应如 CON-001，现为“%s”", r.ID)
	case r.Severity != gouji.Error && r.Severity != gouji.Warning && r.Severity != gouji.NoteSeverity:
		return fmt.Errorf("severity 应为 error、warning 或 note，现为“%s”", r.Severity)
	case r.Scope != WithinDisclosure && r.Scope != OverYears && r.Scope != OverUnits:
		return fmt.Errorf("scope 应为 years 或 units，现为“%s”", r.Scope)
	case r.Version < 1:
		return fmt.Errorf("version 应不小于 1")
	case r.Query == "":
		return fmt.Errorf("没有查询语句")
	case strings.Contains(r.Query, ";"):
		return fmt.Errorf("查询里有分号：一个文件只放一条查询，文字里的分号请写作 chr(59)")
	}
	return nil
}
