package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"gouji"
	"gouji/internal/escape"
	"gouji/warehouse"
)

// keyLength is how many hexadecimal digits the key of a finding has.
const keyLength = 16

// keyPrefix is what people may give of a key.
var keyPrefix = regexp.MustCompile(`^[0-9a-f]{6,16}$`)

func runDismiss(ctx context.Context, c *console, args []string) error {
	fs := newFlags("dismiss")
	path := fs.String("db", defaultDB, "数据库`文件`")
	reason := fs.String("reason", "", "忽略的`原因`，必须给出")
	undo := fs.Bool("undo", false, "撤销忽略，以后照常列出")
	list := fs.Bool("list", false, "列出忽略过的发现")
	format := fs.String("format", "text", "--list 的输出`格式`：text，或 json（每行一条）")
	words, err := parseFlags(c, fs, args)
	switch {
	case err != nil:
		return err
	case !*list && given(fs, "format"):
		return usage("--format 只与 --list 同用")
	case *list && (len(words) > 0 || *undo || *reason != ""):
		return usage("--list 列出全部忽略过的发现，不与别的选项和编号同用")
	case *list:
		return listDismissed(ctx, c, *path, *format)
	}
	keys, err := keysOf(words)
	if err != nil {
		return err
	}
	if *undo != (strings.TrimSpace(*reason) == "") {
		return usage("忽略请用 --reason 写明原因，以便他人复核；撤销（--undo）不需要 --reason")
	}
	db, err := openExisting(*path)
	if err != nil {
		return err
	}
	defer db.Close()
	if *undo {
		err = restore(ctx, c, db, keys)
	} else {
		err = dismiss(ctx, c, db, keys, strings.TrimSpace(*reason))
	}
	return errors.Join(err, db.Close())
}

// keysOf returns the keys, or their beginnings, that the words of a command
// line give.
func keysOf(words []string) ([]string, error) {
	if len(words) == 0 {
		return nil, usage("要忽略哪一条：gouji dismiss 编号 --reason 原因；编号是 gouji check 每条发现末行的 %d 位字母数字，可只写前 6 位以上", keyLength)
	}
	keys := make([]string, len(words))
	for i, word := range words {
		if keys[i] = strings.ToLower(word); !keyPrefix.MatchString(keys[i]) {
			return nil, usage("“%s”不是发现的编号：编号是 gouji check 每条发现末行的 %d 位字母数字（0-9、a-f），可只写前 6 位以上", word, keyLength)
		}
	}
	return keys, nil
}

// openExisting opens the warehouse at path to change it, and makes none.
func openExisting(path string, opts ...warehouse.Option) (*warehouse.DB, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, &exit{exitBroken, fmt.Sprintf("没有找到数据库 %s：先用 gouji load 载入文件，或用 --db 指出数据库所在", path)}
	}
	return warehouse.Open(path, opts...)
}

// A known finding is one that the warehouse holds, or that was dismissed.
type known struct {
	key, rule, unit, message, reason string
	year                             int
	at                               time.Time
}

func (k known) String() string {
	if k.rule == "" {
		return k.key
	}
	return escape.Line(fmt.Sprintf("%s  %s  %s %d 年度  %s", k.key, k.rule, k.unit, k.year, k.message))
}

const (
	keysOfFindings = `SELECT DISTINCT ON (key) key, rule, unit, message, '', year, NULL::TIMESTAMP FROM finding
		WHERE starts_with(key, $1) ORDER BY key, disclosure`
	keysDismissed = `SELECT key, rule, unit, message, reason, year, dismissed_at FROM dismissal
		WHERE starts_with(key, $1) ORDER BY dismissed_at, key`
)

func findKnown(ctx context.Context, db *warehouse.DB, query, prefix string) ([]known, error) {
	rows, err := db.SQL().QueryContext(ctx, query, prefix)
	if err != nil {
		return nil, fmt.Errorf("查找发现 %s：%w", prefix, err)
	}
	defer rows.Close()
	var all []known
	for rows.Next() {
		var k known
		var at *time.Time
		if err := rows.Scan(&k.key, &k.rule, &k.unit, &k.message, &k.reason, &k.year, &at); err != nil {
			return nil, fmt.Errorf("查找发现 %s：%w", prefix, err)
		}
		if at != nil {
			k.at = *at
		}
		all = append(all, k)
	}
	return all, rows.Err()
}

// one returns the only finding that prefix names among all.
func one(all []known, prefix, none string) (known, error) {
	switch {
	case len(all) == 0:
		return known{}, usage("%s", none)
	case len(all) > 1:
		lines := make([]string, len(all))
		for i, k := range all {
			lines[i] = "\n  " + k.String()
		}
		return known{}, usage("以 %s 开头的有 %d 条，请多写几位：%s", prefix, len(all), strings.Join(lines[:min(len(lines), listed)], ""))
	}
	return all[0], nil
}

// resolve returns the finding that find names for each prefix, each once.
func resolve(prefixes []string, find func(prefix string) (known, error)) ([]known, error) {
	var all []known
	for _, prefix := range prefixes {
		k, err := find(prefix)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(all, func(o known) bool { return o.key == k.key }) {
			all = append(all, k)
		}
	}
	return all, nil
}

// dismiss puts the findings aside, all or none. A whole key is taken even
// where no finding has it: it may come of a check that stored nothing.
func dismiss(ctx context.Context, c *console, db *warehouse.DB, prefixes []string, reason string) error {
	all, err := resolve(prefixes, func(prefix string) (known, error) { return toDismiss(ctx, db, prefix) })
	if err != nil {
		return err
	}
	err = atOnce(ctx, db, func(tx *sql.Tx) error {
		for _, k := range all { // dismissed again, the newer reason holds
			if _, err := tx.ExecContext(ctx, `DELETE FROM dismissal WHERE key = $1`, k.key); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO dismissal VALUES ($1, $2, $3, $4, $5, $6, $7)`,
				k.key, reason, time.Now().UTC(), k.rule, k.unit, k.year, k.message); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("记下忽略：%w", err)
	}
	for _, k := range all {
		if k.rule == "" {
			fmt.Fprintf(c.err, "库中现在没有发现 %s，仍已记下：以后检查到它时不再列出\n", k.key)
		}
		fmt.Fprintln(c.out, "已忽略", k)
		if k.reason != "" {
			fmt.Fprintf(c.out, "  此前已忽略（%s），原因换成新写的；原来写的是：%s\n", k.at.Local().Format(time.DateTime), escape.Line(k.reason))
		}
	}
	return nil
}

// toDismiss returns the finding that prefix names, with the reason and the time
// of an earlier dismissal.
func toDismiss(ctx context.Context, db *warehouse.DB, prefix string) (known, error) {
	all, err := findKnown(ctx, db, keysOfFindings, prefix)
	if err != nil {
		return known{}, err
	}
	if len(all) == 0 && len(prefix) == keyLength {
		all = []known{{key: prefix}}
	}
	k, err := one(all, prefix, "库中没有编号以 "+prefix+" 开头的发现：编号见 gouji check 每条发现的末行；只用 gouji check 文件 查到而没有载入的，请写全编号")
	if err != nil {
		return known{}, err
	}
	before, err := findKnown(ctx, db, keysDismissed, k.key)
	if err != nil || len(before) == 0 {
		return k, err
	}
	if k.rule == "" {
		return before[0], nil
	}
	k.reason, k.at = before[0].reason, before[0].at
	return k, nil
}

// restore undoes dismissals, all or none.
func restore(ctx context.Context, c *console, db *warehouse.DB, prefixes []string) error {
	all, err := resolve(prefixes, func(prefix string) (known, error) {
		found, err := findKnown(ctx, db, keysDismissed, prefix)
		if err != nil {
			return known{}, err
		}
		return one(found, prefix, "忽略过的发现里没有以 "+prefix+" 开头的：用 gouji dismiss --list 查看")
	})
	if err != nil {
		return err
	}
	err = atOnce(ctx, db, func(tx *sql.Tx) error {
		for _, k := range all {
			if _, err := tx.ExecContext(ctx, `DELETE FROM dismissal WHERE key = $1`, k.key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("撤销忽略：%w", err)
	}
	for _, k := range all {
		fmt.Fprintln(c.out, "已撤销", k)
	}
	return nil
}

// atOnce does what it is given to db wholly or not at all.
func atOnce(ctx context.Context, db *warehouse.DB, do func(*sql.Tx) error) error {
	tx, err := db.SQL().BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// A dismissalRecord is a dismissal as programs read it.
type dismissalRecord struct {
	Key         string    `json:"key"`
	Rule        string    `json:"rule"`
	Unit        string    `json:"unit"`
	Year        int       `json:"year"`
	Message     string    `json:"message"`
	Reason      string    `json:"reason"`
	DismissedAt time.Time `json:"dismissed_at"`
}

func listDismissed(ctx context.Context, c *console, path, format string) error {
	if err := oneOf("format", format, "text", "json"); err != nil {
		return err
	}
	db, err := warehouse.Open(path, warehouse.ReadOnly())
	if err != nil {
		return err
	}
	defer db.Close()
	all, err := findKnown(ctx, db, keysDismissed, "")
	if err != nil {
		return err
	}
	lines := json.NewEncoder(c.out)
	lines.SetEscapeHTML(false)
	for _, k := range all {
		if format == "text" {
			fmt.Fprintf(c.out, "%s\n  %s  %s\n", k, k.at.Local().Format(time.DateTime), escape.Line(k.reason))
		} else if err := lines.Encode(dismissalRecord{k.key, k.rule, k.unit, k.year, k.message, k.reason, k.at}); err != nil {
			return err
		}
	}
	fmt.Fprintf(c.err, "忽略过 %d 条\n", len(all))
	return nil
}

// markDismissed notes of each finding why it was dismissed in the warehouse at
// path, if it was.
func markDismissed(ctx context.Context, path string, findings []gouji.Finding) error {
	db, err := warehouse.Open(path, warehouse.ReadOnly())
	if err != nil {
		return err
	}
	defer db.Close()
	return markDismissedIn(ctx, db, findings)
}

func markDismissedIn(ctx context.Context, db *warehouse.DB, findings []gouji.Finding) error {
	all, err := findKnown(ctx, db, keysDismissed, "")
	if err != nil {
		return err
	}
	reasons := map[string]string{}
	for _, k := range all {
		reasons[k.key] = k.reason
	}
	for i := range findings {
		findings[i].Dismissed = reasons[findings[i].Key]
	}
	return nil
}

// undismissed returns the findings that nobody put aside.
func undismissed(findings []gouji.Finding) []gouji.Finding {
	var open []gouji.Finding
	for _, f := range findings {
		if f.Dismissed == "" {
			open = append(open, f)
		}
	}
	return open
}

// leaveOut returns the findings that nobody put aside and tells how many were.
func leaveOut(w io.Writer, findings []gouji.Finding) []gouji.Finding {
	open := undismissed(findings)
	out := map[string]bool{} // renditions share keys
	for _, f := range findings {
		if f.Dismissed != "" {
			out[f.Key] = true
		}
	}
	if len(out) > 0 {
		fmt.Fprintf(w, "忽略过的 %d 条不列出；要一并列出，请加 --dismissed\n", len(out))
	}
	return open
}
