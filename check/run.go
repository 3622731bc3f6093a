package check

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"gouji"
	"gouji/check/rules"
	"gouji/internal/query"
	"gouji/internal/stopwatch"
)

//go:embed prelude.sql
var prelude string

// Options narrow and direct a run. The zero value checks every final account
// of the warehouse with the program's rules and stores nothing.
type Options struct {
	Rules    []rules.Rule                     // nil for those of the program
	Unit     string                           // only units whose name holds this
	Year     int                              // only this year; 0 for all
	Document string                           // only disclosures of a document of this name
	Trail    bool                             // report rounding differences too
	Each     bool                             // report what was checked in each disclosure too
	Coverage bool                             // replace the rows of coverage of what was checked in the warehouse
	Figures  bool                             // with Coverage, list every figure in the report too
	Clock    *stopwatch.Stopwatch             // adds up what the run takes its time for; may be nil
	Workers  int                              // connections that check at once; 0 for one a processor, up to maxWorkers
	Watch    func(checked int, found *Report) // is called after each batch, one call at a time; may be nil
	Store    bool                             // replace the findings, rounding differences included, and the evaluations of what was checked in the warehouse
	Changed  bool                             // only disclosures that no stored evaluation of these rules tells of, and those that rules compare them with
}

// An Evaluation says what a rule could check in a disclosure, or in all of them.
// Without it no finding would prove nothing.
type Evaluation struct {
	Disclosure int64
	Unit       string
	Year       int
	Kind       gouji.DisclosureKind
	Rule       string
	Checked    int // comparisons made: Equal + Rounding + Conflict
	Equal      int
	Rounding   int
	Conflict   int
	Unchecked  int
	Reason     string // the most frequent one for what went unchecked
}

// A Report is the outcome of a run.
type Report struct {
	Disclosures int
	Findings    []gouji.Finding // all severities, by severity, rule and place
	Rules       []Evaluation    // by rule, of all disclosures together; Reason is empty
	Evaluations []Evaluation    // by disclosure and rule, where Options.Each asks for them
	Coverage    Coverage        // where Options.Coverage asks for it
	Failures    []error         // one for each of the user's rules that went wrong: which, and why

	of []int64 // the disclosure of each finding
}

// Run checks the final accounts of the warehouse behind db: every disclosure
// by itself, then those of one unit and of a department and its units with one
// another. Budgets and other kinds are passed over. A rule of the program that
// fails is an error, one of the user's is told in the report. A database takes one
// run at a time.
func Run(ctx context.Context, db *sql.DB, opt Options) (*Report, error) {
	if opt.Rules == nil {
		all, err := rules.All()
		if err != nil {
			return nil, err
		}
		opt.Rules = all
	}
	conn, err := db.Conn(ctx) // temporary tables live on one connection
	if err != nil {
		return nil, fmt.Errorf("连接数据仓库：%w", err)
	}
	defer conn.Close()
	r := newRunner(ctx, conn, opt)
	r.more = db.Conn
	return r.run()
}

func newRunner(ctx context.Context, conn *sql.Conn, opt Options) *runner {
	return &runner{ctx: ctx, conn: conn, opt: opt, workers: workers(opt), limit: batchFigures, foldable: foldable, patience: ownTime,
		many: map[int]bool{}, failed: map[int]error{}}
}

// maxWorkers is how many connections share the bounded memory at most.
const maxWorkers = 4

func workers(opt Options) int {
	switch {
	case opt.Coverage: // whose rows one connection replaces after the other
		return 1
	case opt.Workers > 0:
		return opt.Workers
	}
	return min(runtime.NumCPU(), maxWorkers)
}

func (r *runner) run() (*Report, error) {
	report, err := r.judge()
	// What the run built must not stay on the connection, which goes back to the
	// pool, also when it was cancelled.
	r.ctx = context.WithoutCancel(r.ctx)
	dropped := r.drop()
	if dropped == nil {
		dropped = r.exec("DETACH DATABASE IF EXISTS check_gathered")
	}
	if err == nil {
		err = dropped
	}
	if err != nil {
		return nil, err
	}
	return report, nil
}

func (r *runner) judge() (*Report, error) {
	ids, all, err := r.begin()
	if err != nil {
		return nil, fmt.Errorf("准备检查：%w", err)
	}
	report := &Report{Disclosures: len(ids)}
	if err := r.examine(ids, report); err != nil {
		return nil, err
	}
	if r.keeping {
		if err := r.compare(report, ids, len(ids) < all); err != nil {
			return nil, err
		}
	}
	report.sort()
	err = r.failures(report)
	if err == nil {
		err = r.evaluations(report)
	}
	if err != nil {
		return nil, fmt.Errorf("汇总检查情况：%w", err)
	}
	if r.opt.Store {
		if err := r.store(ids); err != nil {
			return nil, fmt.Errorf("保存检查结果：%w", err)
		}
	}
	return report, nil
}

// begin makes what the connections of the run share, and returns the disclosures
// to check and how many there are to choose from.
func (r *runner) begin() (ids []int64, n int, err error) {
	ids, all, err := r.scope()
	if err != nil {
		return nil, 0, err
	}
	r.keeping = len(all) > 1 && len(ids) > 0 && slices.ContainsFunc(r.opt.Rules, func(rule rules.Rule) bool { return rule.Scope != rules.WithinDisclosure })
	script := gathering
	if r.keeping {
		script += begun
	}
	if err := r.exec(script); err != nil {
		return nil, 0, err
	}
	if err := r.see(); err != nil {
		return nil, 0, err
	}
	if r.keeping && r.opt.Changed && len(ids) < len(all) {
		ids, err = r.affected(ids, all)
	}
	return ids, len(all), err
}

// examine checks every disclosure by itself and adds what is found to the report.
func (r *runner) examine(ids []int64, report *Report) error {
	done, mu := 0, sync.Mutex{}
	return r.batched(ids, func(r *runner, b batch) error {
		found := &Report{}
		if err := r.check(b, found); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		report.add(found)
		if done += len(b.ids); r.opt.Watch != nil {
			r.opt.Watch(done, report)
		}
		return nil
	})
}

// add adds what was found in another batch.
func (r *Report) add(o *Report) {
	r.Findings, r.of = append(r.Findings, o.Findings...), append(r.of, o.of...)
	r.Coverage.add(&o.Coverage)
}

type runner struct {
	opt      Options
	ctx      context.Context
	conn     *sql.Conn
	more     func(context.Context) (*sql.Conn, error) // opens another connection
	workers  int                                      // connections that check at once
	catalog  string                                   // of the warehouse, quoted
	limit    int                                      // figures in a batch
	foldable int64                                    // comparisons of a rule that are many
	many     map[int]bool                             // rules that made many
	keeping  bool                                     // what other disclosures may be compared with
	chosen   map[int64]bool                           // the disclosures that rules over several tell of; nil for all
	failed   map[int]error                            // by rule
	patience time.Duration                            // with a rule of the user's
}

// fail notes that a rule of the user's went wrong. Of any other rule, and when
// the run is cancelled, it returns the error.
func (r *runner) fail(rule int, err error) error {
	of := r.opt.Rules[rule]
	err = fmt.Errorf("运行规则 %s（%s，查询自第 %d 行起）：%w", of.ID, of.File, of.Line, err)
	if !of.Own || r.ctx.Err() != nil {
		return err
	}
	if r.failed[rule] == nil {
		r.failed[rule] = err
	}
	return nil
}

// failures tells of the rules that went wrong, and takes back what they came to.
func (r *runner) failures(report *Report) error {
	for i := range r.opt.Rules {
		if r.failed[i] == nil {
			continue
		}
		report.Failures = append(report.Failures, r.failed[i])
		if err := r.takeBack(i, report); err != nil {
			return err
		}
	}
	return nil
}

func (r *runner) exec(query string, args ...any) error {
	_, err := r.conn.ExecContext(r.ctx, query, args...)
	return err
}

// each runs the query text and calls row for each of its rows.
func (r *runner) each(text string, row func(*sql.Rows) error) error {
	return query.Each(r.ctx, r.conn, row, text)
}

// scope returns the disclosures to check, and those to choose from, in the
// order of loading, so that the rows of neighbours stand together in the bulk
// tables.
func (r *runner) scope() (ids, all []int64, err error) {
	opt := r.opt
	rows, err := r.conn.QueryContext(r.ctx, `
		SELECT d.disclosure, '"' || replace(current_database(), '"', '""') || '"',
		       coalesce(bool_or(($1 = '' OR contains(d.unit, $1)) AND ($2 = 0 OR d.year = $2) AND ($3 = '' OR f.name = $3)), false)
		         AND (NOT $4 OR d.disclosure NOT IN (SELECT disclosure FROM evaluation) OR $5 NOT IN (SELECT rules FROM checked))
		FROM disclosure d LEFT JOIN reading r USING (reading) LEFT JOIN document f USING (document)
		WHERE d.account GROUP BY d.disclosure ORDER BY min(r.rowid), d.disclosure`, opt.Unit, opt.Year, opt.Document, opt.Changed, rules.Fingerprint(opt.Rules))
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var chosen bool
		if err := rows.Scan(&id, &r.catalog, &chosen); err != nil {
			return nil, nil, err
		}
		all = append(all, id)
		if chosen {
			ids = append(ids, id)
		}
	}
	return ids, all, rows.Err()
}

// check runs the rules over one batch and adds what they find to the report.
func (r *runner) check(b batch, report *Report) error {
	if err := r.enter(b); err != nil {
		return fmt.Errorf("准备检查：%w", err)
	}
	if err := r.prepare(""); err != nil {
		return fmt.Errorf("准备检查：%w", err)
	}
	if r.keeping {
		if err := r.exec(kept); err != nil {
			return fmt.Errorf("准备各年、各单位之间的检查：%w", err)
		}
	}
	err := r.conclude(report, func(rule rules.Rule) bool { return rule.Scope == rules.WithinDisclosure || !r.keeping })
	if err != nil || !r.opt.Coverage {
		return err
	}
	if err := r.opt.Clock.Time("覆盖", func() error { return r.cover(report) }); err != nil {
		return fmt.Errorf("查找各数字由哪些规则核对：%w", err)
	}
	return nil
}

// conclude runs the chosen rules and adds what they find to the report, which is
// empty.
func (r *runner) conclude(report *Report, chosen func(rules.Rule) bool) error {
	var numbers []int
	for i, rule := range r.opt.Rules {
		if !chosen(rule) {
			continue
		}
		numbers = append(numbers, i)
		if r.failed[i] != nil || rule.Scope != rules.WithinDisclosure && !r.keeping {
			continue
		}
		if err := r.opt.Clock.Time("规则 "+rule.ID, func() error { return r.apply(i, rule) }); err != nil {
			if err := r.fail(i, err); err != nil {
				return err
			}
		}
	}
	if err := r.opt.Clock.Time("汇总", func() error { return r.evaluate(numbers) }); err != nil {
		return fmt.Errorf("汇总检查情况：%w", err)
	}
	reported := `CREATE OR REPLACE TEMP TABLE reported AS
		SELECT row_number() OVER (ORDER BY rule, disclosure, subject, concept, message, sides) AS id, *
		FROM comparison WHERE verdict NOT IN (` + r.unreported() + `)`
	if err := r.exec(reported); err != nil {
		return fmt.Errorf("读取规则结果：%w", err)
	}
	err := r.opt.Clock.Time("出处与原因", func() error { return r.findings(report) })
	if err == nil && r.opt.Store {
		err = r.opt.Clock.Time("保存", func() error { return r.gather(report) })
	}
	return err
}

// foldable is how many comparisons of a rule in a batch are not written row by
// row in the next.
const foldable = 50_000

// apply runs a rule. Its columns are taken by name, so that their order is its
// own affair.
func (r *runner) apply(i int, rule rules.Rule) error {
	if rule.Own {
		return r.applyOwn(i, rule)
	}
	insert := "INSERT INTO comparison BY NAME SELECT %d AS rule, " + r.columns() + " FROM (\n%s\n)"
	if r.many[i] && !r.opt.Coverage {
		insert = r.folding()
	}
	done, err := r.conn.ExecContext(r.ctx, fmt.Sprintf(insert, i, rule.Query))
	if err != nil {
		return err
	}
	n, err := done.RowsAffected()
	r.many[i] = r.many[i] || n > r.foldable
	return err
}

// columns are those of a rule that are asked for: the others are not computed.
func (r *runner) columns() string {
	if r.opt.Coverage {
		return "*"
	}
	return "COLUMNS(lambda c: lower(c) <> 'touched')"
}

// folding takes comparisons that nobody will read as their number: to ask twice
// takes less time than to write them.
func (r *runner) folding() string {
	return `
		INSERT INTO comparison BY NAME
		WITH made AS NOT MATERIALIZED (
		  SELECT NULL::INTEGER AS times, NULL::VARCHAR AS reason WHERE false UNION ALL BY NAME SELECT ` + r.columns() + ` FROM (%[2]s
		)),
		counted AS NOT MATERIALIZED (SELECT %[1]d AS rule, * REPLACE (coalesce(times, 1) AS times) FROM made)
		FROM counted WHERE coalesce(verdict, '') NOT IN (` + r.unreported() + `)
		UNION ALL BY NAME
		SELECT rule, disclosure, verdict, reason, '' AS concept, sum(times)::INTEGER AS times
		FROM counted WHERE verdict IN (` + r.unreported() + `) GROUP BY ALL`
}

// unreported lists the verdicts that become no findings.
func (r *runner) unreported() string {
	if r.opt.Trail || r.opt.Store {
		return "'equal', 'unchecked'"
	}
	return "'equal', 'unchecked', 'rounding'"
}

const comparisonTable = `
CREATE OR REPLACE TEMP TABLE comparison (
  rule INTEGER NOT NULL, disclosure BIGINT NOT NULL,
  verdict VARCHAR NOT NULL CHECK (verdict IN ('equal', 'rounding', 'conflict', 'unchecked')),
  concept VARCHAR NOT NULL, year INTEGER, reason VARCHAR, subject BIGINT,
  difference HUGEINT, expected HUGEINT, family VARCHAR,
  severity VARCHAR CHECK (severity IN ('error', 'warning', 'note')),
  sides BIGINT[], suspect BIGINT[], touched BIGINT[], message VARCHAR, times INTEGER NOT NULL DEFAULT 1);`

// drop frees what the run built on this connection, which goes back to the pool.
func (r *runner) drop() error {
	const tables = "proposed,explained,published,sheet,spoken,hollow,misscaled,proofread,spot,naming,excused,mended,broken,quotient,stand,breach,blame,fiscal,articulated,odd,consensus,ballot,tally,term,articulation,obs,scoped,comparison,reported,trail,roster,account,revised,namesake,edited,succession"
	if err := r.leave(); err != nil {
		return err
	}
	var b strings.Builder
	for name := range strings.SplitSeq("reckoning,version,"+gatheredTables, ",") {
		b.WriteString("DROP VIEW IF EXISTS temp." + name + ";")
	}
	for name := range strings.SplitSeq(tables, ",") {
		b.WriteString("DROP TABLE IF EXISTS temp." + name + ";")
	}
	return r.exec(b.String())
}
