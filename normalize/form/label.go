package form

import (
	"strings"

	"gouji"
	"gouji/normalize/code"
)

// maxLevels is the most cells that one code may be spread over.
const maxLevels = 8

// label reads the label cells of a row of g.
func (t *table) label(s *sheet, r int, g *group) label {
	var buf [maxLevels]string
	texts, first, last := buf[:0], -1, -1
	for _, c := range g.codes[:min(len(g.codes), maxLevels)] {
		i := s.cell(r, c)
		if i < 0 || i == last {
			continue
		}
		last = i
		texts = append(texts, s.flat[i])
		if first < 0 && s.flat[i] != "" {
			first = i
		}
	}
	name := s.firstText(r, g.names, last)
	if found, rest := t.code(texts); found != "" {
		if name < 0 && rest != "" {
			return t.coded(found, code.Bare(rest), first)
		}
		return t.coded(found, s.bare(name), name)
	}
	if first < 0 {
		first = name
	}
	if first == name && name >= 0 && t.spec.codes != "" {
		if found, rest := code.Leading(s.flat[name], t.spec.codes); found != "" {
			return t.coded(found, code.Bare(rest), name)
		}
	}
	return t.worded(s.bare(first), first)
}

// firstText returns the first cell with text in the given columns of a row
// that is not the one excluded; -1 none.
func (s *sheet) firstText(r int, cols []int, excluded int) int {
	for _, c := range cols {
		if i := s.cell(r, c); i >= 0 && i != excluded && s.flat[i] != "" {
			return i
		}
	}
	return -1
}

// bare returns the printed text of a cell without list numbers, "" of none.
func (s *sheet) bare(cell int) string {
	if cell < 0 {
		return ""
	}
	return code.Bare(s.Cells[cell].Text)
}

// coded is the label of a row with a code.
func (t *table) coded(c, name string, cell int) label {
	t.above = c
	l := label{code: c, name: name, cell: cell, text: c, ok: true}
	if name != "" {
		l.text += " " + name
	}
	if t.spec.codes == gouji.Economic {
		l.dims.Economic = c
	} else {
		l.dims.Function = c
	}
	return l
}

// worded is the label of a row that has a name only.
func (t *table) worded(printed string, cell int) label {
	l := label{text: printed, cell: cell}
	if printed == "" {
		return l
	}
	name := code.DropQuotes(code.Narrow(printed))
	if l.dims, l.ok = t.spec.lines[name]; l.ok {
		return l
	}
	if t.spec.items && t.form.Entity != "" && code.Narrow(t.form.Entity) == name {
		l.ok = true // the figures of the unit, by items in columns
	}
	if t.spec.class {
		l.dims.Function, l.ok = code.FunctionClass(name, t.year)
	}
	if t.spec.codes == gouji.Economic {
		if c, ok := code.Economic(name, t.year); ok {
			l.dims.Economic, l.code, l.ok = c, c, true
		}
	}
	return l
}

// code joins the cells of a code: one of 3, 5 or 7 digits, or one a level,
// each with its own digits or with those of the levels above. Cells left blank
// stand for the levels of the row above. rest is what follows the digits.
func (t *table) code(texts []string) (found, rest string) {
	level, joined := 0, ""
	for i, text := range texts {
		if text == "" {
			continue
		}
		if level++; level == 1 {
			if found, rest = code.Leading(text, t.spec.codes); found != "" {
				joined = found
				continue
			}
		}
		d := code.Whole(text)
		switch {
		case d == "":
			return "", ""
		case code.Valid(d, t.spec.codes) && strings.HasPrefix(d, joined):
			joined = d
		case len(d) <= 2 && joined != "":
			joined += pad(d)
		case len(d) <= 2 && i > 0 && len(t.above) >= 1+2*i:
			joined = t.above[:1+2*i] + pad(d)
		default:
			return "", ""
		}
	}
	if !code.Valid(joined, t.spec.codes) {
		return "", ""
	}
	if level > 1 {
		rest = ""
	}
	return joined, rest
}

func pad(d string) string {
	if len(d) == 1 {
		return "0" + d
	}
	return d
}
