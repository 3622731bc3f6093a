// Package manifest reads lists in which people say of files whose accounts they
// are: CSV with a header, as spreadsheets write it.
package manifest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji"
)

// A Manifest says what is known of files beside their text. It is safe for
// concurrent use.
type Manifest struct {
	rows []row
	at   map[string]int // by absolute path, or address
	mu   sync.Mutex     // guards met of the rows
}

type row struct {
	path  string
	line  int
	label gouji.Label
	met   bool
}

var columns = []string{"path", "unit", "year", "kind", "region", "url"}

var kinds = map[string]gouji.DisclosureKind{
	"": "", "部门决算": gouji.DepartmentAccount, "单位决算": gouji.UnitAccount, "预算": gouji.BudgetDisclosure,
	"部门预算": gouji.BudgetDisclosure, "单位预算": gouji.BudgetDisclosure, "模板": gouji.Template, "其他": gouji.OtherDisclosure,
}

// Parse reads a manifest, in UTF-8 or GBK. Its paths are below folder, or
// below the working folder. Errors say in Chinese in which lines what is wrong.
func Parse(data []byte, folder string) (*Manifest, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord = -1 // said of each row in our words
	head, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("清单是空的：第一行应写列名 " + strings.Join(columns, ","))
	} else if err != nil {
		return nil, broken(err)
	}
	if err := checkHead(head); err != nil {
		return nil, err
	}
	m := &Manifest{at: map[string]int{}}
	var wrong []error
	lines := map[string]int{}
	for {
		fields, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, errors.Join(append(wrong, broken(err))...)
		}
		line, _ := in.FieldPos(0)
		r, err := readRow(head, fields)
		r.line = line
		switch {
		case err != nil:
			wrong = append(wrong, fmt.Errorf("第 %d 行：%w", line, err))
		case r.path == "" && r.label == (gouji.Label{}): // as spreadsheets end with
		case r.path == "":
			wrong = append(wrong, fmt.Errorf("第 %d 行：没有写 path", line))
		case lines[r.path] != 0:
			wrong = append(wrong, fmt.Errorf("第 %d 行：path “%s”在第 %d 行已有", line, r.path, lines[r.path]))
		default:
			lines[r.path] = line
			m.rows = append(m.rows, r)
		}
	}
	m.index(folder)
	return m, errors.Join(wrong...)
}

func decode(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		return string(data), nil
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) || bytes.ContainsRune(text, 0) {
		return "", errors.New("清单不是 UTF-8，也不是 GBK：请另存为“CSV UTF-8”")
	}
	return string(text), nil
}

func broken(err error) error {
	var e *csv.ParseError
	if errors.As(err, &e) {
		return fmt.Errorf("第 %d 行：引号不成对，或不是 CSV", e.Line)
	}
	return err
}

// checkHead folds the names of the columns in place, and says what is wrong
// with them.
func checkHead(head []string) error {
	for i, name := range head {
		head[i] = strings.ToLower(strings.TrimSpace(name))
		switch {
		case head[i] == "":
			return fmt.Errorf("第 1 行：第 %d 列没有列名", i+1)
		case !slices.Contains(columns, head[i]):
			return fmt.Errorf("第 1 行：没有列 %q：列名只能是 %s", name, strings.Join(columns, "、"))
		case slices.Index(head, head[i]) < i:
			return fmt.Errorf("第 1 行：列 %s 有两个", head[i])
		}
	}
	if !slices.Contains(head, "path") {
		return errors.New("第 1 行：缺少列 path：第一行应写列名，如 " + strings.Join(columns, ","))
	}
	return nil
}

func readRow(head, fields []string) (r row, err error) {
	if len(fields) > len(head) {
		return r, fmt.Errorf("有 %d 列，列名只有 %d 个", len(fields), len(head))
	}
	for i, v := range fields {
		if err := r.set(head[i], strings.TrimSpace(v)); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (r *row) set(column, v string) (err error) {
	switch column {
	case "path":
		r.path = clean(v)
	case "unit":
		r.label.Unit = v
	case "year":
		r.label.Year, err = year(v)
	case "kind":
		r.label.Kind, err = kind(v)
	case "region":
		r.label.Region = v
	case "url":
		r.label.URL = v
		if u, bad := url.Parse(v); v != "" && (bad != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
			err = fmt.Errorf("url “%s”不是 http 或 https 网址", v)
		}
	}
	return err
}

func kind(s string) (gouji.DisclosureKind, error) {
	k, ok := kinds[s]
	if !ok {
		return "", fmt.Errorf("kind 不能是“%s”：应为 部门决算、单位决算、预算、模板 或 其他", s)
	}
	return k, nil
}

func year(s string) (int, error) {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "度"), "年")
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 2000 || n > 2039 {
		return 0, fmt.Errorf("year “%s”不是 2000 至 2039 的年份", s)
	}
	return n, nil
}

// clean returns a path as it compares: with / between folders.
func clean(path string) string {
	if path == "" || strings.Contains(path, "://") {
		return path
	}
	return filepath.Clean(strings.ReplaceAll(path, `\`, "/"))
}

// index makes the rows known by absolute path: below folder first.
func (m *Manifest) index(folder string) {
	for _, base := range []string{folder, "."} {
		for i, r := range m.rows {
			path := absolute(r.path, base)
			if _, ok := m.at[path]; !ok {
				m.at[path] = i
			}
		}
	}
}

func absolute(path, base string) string {
	if strings.Contains(path, "://") || filepath.IsAbs(path) {
		return path
	}
	if abs, err := filepath.Abs(filepath.Join(base, path)); err == nil {
		return abs
	}
	return path
}

// Label returns what the manifest says of the file at path: by the row of the
// file, else by that of the nearest archive or folder that it stands in.
func (m *Manifest) Label(path string) gouji.Label {
	m.mu.Lock()
	defer m.mu.Unlock()
	for p := absolute(clean(path), "."); ; p = filepath.Dir(p) {
		if i, ok := m.at[p]; ok {
			m.rows[i].met = true
			return m.rows[i].label
		}
		if filepath.Dir(p) == p || strings.Contains(p, "://") {
			return gouji.Label{}
		}
	}
}

// Unmet returns a line for each row that no file was asked by.
func (m *Manifest) Unmet() (lines []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range m.rows {
		if !r.met {
			lines = append(lines, fmt.Sprintf("第 %d 行 %s", r.line, r.path))
		}
	}
	return lines
}
