package check

import "strings"

const preludeBegins = "\nCREATE OR REPLACE TEMP "

// prepare makes the tables of the prelude, statement by statement, so that each
// is timed, and that of comparisons; or only the tables that stand before one.
func (r *runner) prepare(until string) error {
	for _, rest := range strings.Split(prelude, preludeBegins)[1:] { // the first is a remark
		what := "宏与视图"
		if table, ok := strings.CutPrefix(rest, "TABLE "); ok {
			name, _, _ := strings.Cut(table, " ")
			if name == until {
				return nil
			}
			what = "表 " + name
		}
		if err := r.opt.Clock.Time(what, func() error { return r.exec(preludeBegins + rest) }); err != nil {
			return err
		}
	}
	if r.opt.Coverage {
		if err := r.exec(touching); err != nil {
			return err
		}
	}
	return r.exec(comparisonTable)
}
