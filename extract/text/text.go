// Package text reads plain text: prose with a paragraph a line, and the flat
// dump of tables in which every cell is a line that begins with a tab and an
// empty line ends each row.
//
// What the blocks mean is left to normalize; telling formats apart and naming
// the file in messages to ingest.
package text

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"gouji"
	"gouji/internal/limits"
)

// Version names this reader. It changes whenever a file may read differently.
const Version = "text/1"

// Read reads the text data: UTF-8, UTF-16 with a byte order mark, or GB18030.
// name is carried on the Document, which has no pages and no headings. An
// error says in Chinese what is wrong and what to do: no text, over a limit,
// or ctx done. It does not name the file.
func Read(ctx context.Context, name string, data []byte) (*gouji.Document, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	if len(text) > limits.DocumentText {
		return nil, fmt.Errorf("文字超过 %d MB；请拆分文件后再载入", limits.DocumentText>>20)
	}
	hash := sha256.Sum256(data)
	r := &reader{text: text, doc: &gouji.Document{Hash: hex.EncodeToString(hash[:]), Name: name, Format: "text"}}
	if err := r.read(ctx); err != nil {
		return nil, err
	}
	if len(r.doc.Blocks) == 0 {
		return nil, errors.New("文件里没有文字；请核对是否选错了文件")
	}
	return r.doc, nil
}

// reader cuts text into lines and gathers the blocks of doc. Cells and
// paragraphs are slices of text until they are kept.
type reader struct {
	doc    *gouji.Document
	text   string
	rows   [][]span // of the open table
	row    []span   // cells of the open row
	blanks int      // empty lines since the last row
	cells  int      // of all tables
}

type span struct{ start, end int }

// checkEvery is how many lines are read between two looks at the context.
const checkEvery = 4096

func (r *reader) read(ctx context.Context) error {
	for start, n := 0, 0; start < len(r.text); n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("读取被中断：%w", ctx.Err())
		}
		end, next := len(r.text), len(r.text)
		if i := strings.IndexAny(r.text[start:], "\r\n"); i >= 0 {
			end, next = start+i, start+i+1
			if strings.HasPrefix(r.text[end:], "\r\n") {
				next++
			}
		}
		if err := r.line(start, end); err != nil {
			return err
		}
		start = next
	}
	return r.flush()
}

// line takes in one line. A line without a tab right behind a cell is a
// further paragraph of the cell.
func (r *reader) line(start, end int) error {
	for start < end && r.text[start] == '\f' {
		start++ // a page break
	}
	line := r.text[start:end]
	switch {
	case strings.HasPrefix(line, "\t"):
		if r.row == nil && r.blanks > 1 {
			if err := r.flush(); err != nil {
				return err
			}
		}
		r.row = append(r.row, span{start + 1, end})
		if r.cells++; r.cells > limits.Cells {
			return fmt.Errorf("表格的单元格超过 %d 个；请拆分文件后再载入", limits.Cells)
		}
	case strings.TrimSpace(line) == "":
		if r.row != nil {
			r.rows, r.row, r.blanks = append(r.rows, r.row), nil, 0
		}
		r.blanks++
	case r.row != nil:
		r.row[len(r.row)-1].end = end
	default:
		if err := r.flush(); err != nil {
			return err
		}
		return r.paragraph(line)
	}
	return nil
}

// flush ends the open table. Lines that begin with a tab but make no table
// are indented paragraphs.
func (r *reader) flush() error {
	rows := r.rows
	if r.row != nil {
		rows = append(rows, r.row)
	}
	r.rows, r.row = nil, nil
	if r.tabular(rows) {
		return r.table(rows)
	}
	for _, row := range rows {
		for _, cell := range row {
			for line := range strings.FieldsFuncSeq(r.text[cell.start:cell.end], isBreak) {
				if err := r.paragraph(line); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// tabular reports whether rows make a table: rows of several cells, and not
// mostly sentences.
func (r *reader) tabular(rows [][]span) bool {
	width, cells, sentences := 0, 0, 0
	for _, row := range rows {
		width = max(width, len(row))
		cells += len(row)
		for _, c := range row {
			if strings.Contains(r.text[c.start:c.end], "。") {
				sentences++
			}
		}
	}
	return len(rows) > 1 && width > 1 && 2*sentences < cells
}

func (r *reader) table(rows [][]span) error {
	texts := make([][]string, len(rows))
	for i, row := range rows {
		texts[i] = make([]string, len(row))
		for k, cell := range row {
			text, err := clean(r.text[cell.start:cell.end])
			if err != nil {
				return err
			}
			texts[i][k] = text
		}
	}
	grid, err := rebuild(texts)
	if err != nil {
		return err
	}
	return r.add(gouji.Block{Kind: gouji.Table, Grid: grid})
}

func (r *reader) paragraph(line string) error {
	text, err := clean(line)
	if err != nil || text == "" {
		return err
	}
	return r.add(gouji.Block{Text: text})
}

// add appends b, and tells where it could not be read.
func (r *reader) add(b gouji.Block) error {
	at := gouji.Source{Block: len(r.doc.Blocks), Row: -1, Col: -1}
	if len(r.doc.Blocks) >= limits.Blocks {
		return fmt.Errorf("段落和表格超过 %d 个；请拆分文件后再载入", limits.Blocks)
	}
	r.doc.Blocks = append(r.doc.Blocks, b)
	r.damage(at, b.Text)
	if b.Grid != nil {
		for _, c := range b.Grid.Cells {
			at.Row, at.Col = c.Row, c.Col
			r.damage(at, c.Text)
		}
	}
	return nil
}

// damage tells of bytes in text that are no characters of its encoding.
func (r *reader) damage(at gouji.Source, text string) {
	if strings.Contains(text, "\uFFFD") && len(r.doc.Malformed) < limits.Malformed {
		r.doc.Malformed = append(r.doc.Malformed, gouji.Malformed{Source: at, What: "有无法辨认的字符，已用 \uFFFD 代替"})
	}
}

// clean returns a paragraph or the text of a cell as printed: without the
// bookmarks that converters leave, "" where nothing shows, with \n between
// the paragraphs of a cell.
func clean(s string) (string, error) {
	if len(s) > limits.TextBytes {
		return "", fmt.Errorf("有一段文字超过 %d MB；请核对文件内容", limits.TextBytes>>20)
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.TrimRight(withoutBookmarks(s), "\n")
	if strings.TrimSpace(s) == "" {
		return "", nil
	}
	return s, nil
}

func isBreak(r rune) bool { return r == '\n' || r == '\r' }

// withoutBookmarks drops the marks that converters leave: [bookmark: name].
func withoutBookmarks(s string) string {
	const (
		mark    = "[bookmark:"
		longest = 200 // bytes of a name; Word allows 40 characters
	)
	if !strings.Contains(s, mark) {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, mark)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		s = after
		if n := strings.IndexAny(s[:min(len(s), longest)], "]\n"); n >= 0 && s[n] == ']' {
			s = s[n+1:]
		} else {
			b.WriteString(mark)
		}
	}
}
