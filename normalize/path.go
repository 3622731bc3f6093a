package normalize

import (
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
)

// A said is what a name, of a file or of a folder, says of an account.
type said struct {
	unit  string
	year  int
	clear bool // that year is the account's: 2023年度, 2023年部门决算
	kind  gouji.DisclosureKind
}

// An address is what the path of a document says.
type address struct {
	name, folder said // of folders each piece is of the nearest that has it
	region       gouji.Division
}

// readPath reads the path of a document: its name, and the folders and archives
// that it stands in.
func readPath(doc *gouji.Document) address {
	parts := strings.FieldsFunc(pathOf(doc), func(r rune) bool { return r == '/' || r == '\\' })
	if len(parts) == 0 {
		return address{}
	}
	for i := range parts {
		parts[i] = segment.Fold(stem(parts[i])).Text
	}
	folders := parts[:len(parts)-1]
	a := address{name: sayingOf(parts[len(folders)]), region: regionOfFolders(folders)}
	for i := len(folders) - 1; i >= 0; i-- {
		a.folder.take(folderSays(folders[i]))
	}
	return a
}

// pathOf returns the path of doc; of an address only what stands behind the
// host.
func pathOf(doc *gouji.Document) string {
	if doc.Path == "" {
		return doc.Name
	}
	if u, err := url.Parse(doc.Path); err == nil && u.Host != "" {
		return u.Path
	}
	return doc.Path
}

// stem returns a name without the extension of a document or an archive.
func stem(name string) string {
	for range 2 { // .tar.gz
		if e := path.Ext(name); len(e) > 1 && len(e) <= 5 && strings.Trim(strings.ToLower(e[1:]), "abcdefghijklmnopqrstuvwxyz7") == "" {
			name = strings.TrimSuffix(name, e)
		}
	}
	return name
}

// take fills what s lacks.
func (s *said) take(more said) {
	if s.unit == "" {
		s.unit = more.unit
	}
	if s.year == 0 {
		s.year, s.clear = more.year, more.clear
	}
	if s.kind == "" {
		s.kind = more.kind
	}
}

var (
	numbered = regexp.MustCompile(`^(附件|附)?[0-9一二三四五六七八九十]{0,3}[.、:：_—)( -]+|^附件[0-9一二三四五六七八九十]*`)
	// A year of an account is followed by what makes it one, and is no end of a
	// range; a year of publication or a date is not.
	accountYear = regexp.MustCompile(`(?:^|[^0-9])(20[0-3]\d)(?:年度|年?度?(?:[省市区县州]?级?|本级)(?:部门|单位)?(?:收支|财务)?(?:决|预)算)`)
	likelyYear  = regexp.MustCompile(`(20[0-3]\d)年度?([^0-9]*)(?:决|预)算`)
	ranged      = regexp.MustCompile(`20\d\d年?度?(?:[-—–~至、和与及]|--)+20\d\d|20\d\d年度(?:信息|政务)?(?:公开|发布|公示)`)
	bareYear    = regexp.MustCompile(`^(20[0-3]\d)年?$`)
	organ       = regexp.MustCompile(`(局|委|委员会|办|办公室|办公厅|厅|部|院|校|学|学院|中心|站|所|馆|队|协会|联合会|总会|学会|处|社|署|台|政府|公司|园|本级)(\([^()]*\))?$`)
)

// sayingOf reads the name of a file, folded.
func sayingOf(name string) said {
	var s said
	s.year, s.clear = yearSaid(name)
	bared := strings.TrimSpace(numbered.ReplaceAllString(name, ""))
	unit, _ := titleUnit(bared)
	if unit = strings.TrimSuffix(strings.TrimSpace(unit), "关于"); !strings.ContainsAny(unit, "0123456789") {
		s.unit = unit
	}
	s.kind = kindSaid(name)
	return s
}

// folderSays reads the name of a folder, which may also be a year or a unit
// alone.
func folderSays(name string) said {
	s := sayingOf(name)
	if m := bareYear.FindStringSubmatch(name); m != nil {
		s.year, _ = strconv.Atoi(m[1])
	}
	if s.unit == "" && isOrgan(name) {
		s.unit = name
	}
	if !isOrgan(s.unit) {
		s.unit = ""
	}
	return s
}

// isOrgan reports whether a name is one of a public unit and of nothing else.
func isOrgan(name string) bool {
	return utf8.RuneCountInString(name) >= 4 && looksLikeUnit(name) && organ.MatchString(name) && !strings.ContainsAny(name, "0123456789-_ ")
}

// yearSaid returns the year that a name gives for the account, and whether it
// can be no other year; 0 where it names several.
func yearSaid(name string) (year int, clear bool) {
	if ranged.MatchString(name) {
		return 0, false
	}
	if year, ok := onlyYear(accountYear.FindAllStringSubmatch(name, -1)); ok {
		return year, year != 0
	}
	var likely [][]string
	for _, m := range likelyYear.FindAllStringSubmatch(name, -1) {
		if !strings.Contains(m[2], "公开") && !strings.Contains(m[2], "月") && !strings.Contains(m[2], "发布") {
			likely = append(likely, m)
		}
	}
	year, _ = onlyYear(likely)
	return year, false
}

// onlyYear returns the year that all matches have, and whether there are any.
func onlyYear(matches [][]string) (year int, any bool) {
	for _, m := range matches {
		y, _ := strconv.Atoi(m[1])
		if year != 0 && y != year {
			return 0, true
		}
		year = y
	}
	return year, len(matches) > 0
}

// kindSaid returns the kind that a name tells without doubt.
func kindSaid(name string) gouji.DisclosureKind {
	kinds := [...]struct {
		words string
		kind  gouji.DisclosureKind
	}{
		{"部门决算", gouji.DepartmentAccount}, {"单位决算", gouji.UnitAccount},
		{"部门预算", gouji.BudgetDisclosure}, {"单位预算", gouji.BudgetDisclosure}, {"预算公开", gouji.BudgetDisclosure},
	}
	var kind gouji.DisclosureKind
	for _, k := range kinds {
		switch {
		case !strings.Contains(name, k.words):
		case kind != "" && kind != k.kind:
			return ""
		default:
			kind = k.kind
		}
	}
	return kind
}
