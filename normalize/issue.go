package normalize

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji"
	"gouji/internal/segment"
)

var (
	dateInAddress = []*regexp.Regexp{
		regexp.MustCompile(`(?:^|[^0-9])(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[^0-9]|$)`),
		regexp.MustCompile(`[/_-](20[0-3]\d)[/_-](1[0-2]|0?[1-9])[/_-](3[01]|[12]\d|0?[1-9])(?:[^0-9]|$)`),
	}
	// 城市更新局 renews cities, not its account.
	corrects = regexp.MustCompile(`更正|修订|勘误|重新公开|再次公开|修改(?:后|版|稿)|更新(?:版|后|稿|公开)|(?:公开|决算|报告|说明)更新|(?:^|[(_\- ])(?:已|再次)?更新(?:$|[)_\- ])`)
	signed   = regexp.MustCompile(`^(20[0-3]\d)年(1[0-2]|0?[1-9])月(?:(3[01]|[12]\d|0?[1-9])日)?$`)
)

// Where a document says when it was issued: on its cover, or below its end.
const (
	coverLines = 12
	endLines   = 6
)

// issue tells s from other publications of the same disclosure.
func (s section) issue() gouji.Issue {
	lines := slices.Collect(s.paragraphs)
	cover, end := lines[:min(len(lines), coverLines)], lines[max(0, len(lines)-endLines):]
	return gouji.Issue{
		Published: published(s.doc),
		Revised:   corrects.MatchString(segment.Fold(stem(s.doc.Name)).Text) || slices.ContainsFunc(cover, revises),
		Dated:     cmp.Or(signedOn(cover), signedOn(end)),
	}
}

// published returns the date in the address of doc.
func published(doc *gouji.Document) string {
	address := doc.Told.URL
	if address == "" && strings.Contains(doc.Path, "://") {
		address = doc.Path
	}
	for _, form := range dateInAddress {
		if all := form.FindAllStringSubmatch(address, -1); len(all) > 0 {
			return date(all[len(all)-1]) // the file's, behind that of its page
		}
	}
	return ""
}

// revises reports whether a line of a cover says that an account is corrected.
func revises(line string) bool {
	return utf8.RuneCountInString(line) <= maxTitle && corrects.MatchString(line) &&
		(strings.Contains(line, "决算") || strings.Contains(line, "公开") || utf8.RuneCountInString(line) <= 8)
}

func signedOn(lines []string) string {
	for _, line := range lines {
		if m := signed.FindStringSubmatch(strings.ReplaceAll(line, " ", "")); m != nil {
			return date(m)
		}
	}
	return ""
}

// date writes the year, the month and, where there is one, the day of a match.
func date(m []string) string {
	month, _ := strconv.Atoi(m[2])
	out := fmt.Sprintf("%s-%02d", m[1], month)
	if m[3] != "" {
		day, _ := strconv.Atoi(m[3])
		out += fmt.Sprintf("-%02d", day)
	}
	return out
}
