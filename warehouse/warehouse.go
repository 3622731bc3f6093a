// Package warehouse keeps documents and what they say in a DuckDB file: its
// schema, the one writer, the grouping of readings into disclosures, and
// queries that change nothing.
//
// What the figures mean is left to normalize, whether they agree to check,
// and how rows are shown to the commands.
package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// A DB is an open warehouse.
type DB struct {
	sql  *sql.DB
	path string // "" in memory
}

// An Option changes how a warehouse is opened.
type Option func(url.Values)

// ReadOnly opens a warehouse that must exist, for queries of people: nothing
// in it can be changed.
func ReadOnly() Option {
	return func(v url.Values) { v.Set("access_mode", "READ_ONLY") }
}

// Lean is for those who keep all processors busy themselves, with readers or with
// checks on several connections: each connection works on its own thread, which
// takes a fifth less of the processors than threads that help one another, and
// leaves most of the memory to others.
func Lean() Option {
	return func(v url.Values) {
		v.Set("memory_limit", "400MB")
		v.Set("threads", "1")
	}
}

// lockdown closes the doors that SQL opens: COPY, ATTACH, read_csv, extensions,
// and the settings that would open them again. Queries of people and rules of
// their own run here.
const lockdown = `SET enable_external_access=false; SET lock_configuration=true`

// settings bound what the database takes of the machine: beyond memory_limit
// queries spill to disk.
func settings(path string) url.Values {
	v := url.Values{
		"checkpoint_threshold":         {checkpointEvery},
		"memory_limit":                 {"1GB"},
		"allocator_background_threads": {"true"}, // which give back what is free
		"max_temp_directory_size":      {"10GB"},
		"autoinstall_known_extensions": {"false"},
		"autoload_known_extensions":    {"false"},
	}
	if path == "" {
		v.Set("temp_directory", filepath.Join(os.TempDir(), fmt.Sprintf("gouji-%d.tmp", os.Getpid())))
	}
	return v
}

// checkpointEvery is how long the log may grow before its rows move into the
// file. DuckDB's own 16 MB makes it rewrite the ends of the tables so often
// that a bulk load takes a fifth longer; a longer log is memory.
const checkpointEvery = "256MB"

// Open opens the warehouse at path, "" or ":memory:" for one in memory, and
// brings its schema up to date. Errors say in Chinese what stands in the way
// and what to do about it.
func Open(path string, opts ...Option) (*DB, error) {
	if path == ":memory:" {
		path = ""
	}
	set := settings(path)
	for _, o := range opts {
		o(set)
	}
	readOnly := set.Has("access_mode")
	if err := reachable(path, readOnly); err != nil {
		return nil, err
	}
	db, err := sql.Open("duckdb", dsn(path, set))
	if err != nil {
		return nil, explain("打开", path, err)
	}
	w := &DB{sql: db, path: path}
	ctx := context.Background()
	if readOnly {
		err = w.checkVersion(ctx)
	} else {
		err = w.migrate(ctx)
	}
	if err == nil { // settings are the database's: one connection's word holds for all
		_, err = db.ExecContext(ctx, lockdown)
	}
	if err != nil {
		db.Close()
		return nil, explain("打开", path, err)
	}
	return w, nil
}

// dsn names the database to the driver, which takes what stands before the
// first ? as it is, but parses the whole as a URL.
func dsn(path string, settings url.Values) string {
	if path == "" {
		return ":memory:?" + settings.Encode()
	}
	if !filepath.IsAbs(path) {
		path = "." + string(filepath.Separator) + path // else x:y is a URL's scheme
	}
	return path + "?" + settings.Encode()
}

// reachable tells what DuckDB would report in a roundabout way.
func reachable(path string, readOnly bool) error {
	if path == "" {
		return nil
	}
	if _, err := url.Parse(dsn(path, nil)); err != nil || strings.ContainsAny(path, "?#") {
		return problem("数据库的文件名不能含有 ?、#、%% 等符号：%q", path)
	}
	if base := strings.ToLower(filepath.Base(path)); strings.TrimSuffix(base, filepath.Ext(base)) == "check_gathered" {
		return problem("数据库不能叫 check_gathered：检查时用这个名字，请换一个文件名")
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return problem("没有找到数据库 %s：先用 gouji load 载入文件，或用 --db 指出数据库所在", path)
	case err == nil && info.IsDir():
		return problem("%s 是文件夹，不是数据库：请用 --db 给出文件名", path)
	}
	return nil
}

// SQL returns the database itself, for the rules.
func (db *DB) SQL() *sql.DB { return db.sql }

// Close closes the warehouse.
func (db *DB) Close() error {
	if err := db.sql.Close(); err != nil {
		return explain("关闭", db.path, err)
	}
	return nil
}

// Query runs a query of a person's. The caller closes the rows. An error is
// an Error that quotes DuckDB where only the query is wrong.
func (db *DB) Query(ctx context.Context, query string) (*sql.Rows, error) {
	rows, err := db.sql.QueryContext(ctx, query)
	if err != nil {
		return nil, db.badQuery(err)
	}
	return rows, nil
}

func (db *DB) badQuery(err error) error {
	if e := new(duckdb.Error); errors.As(err, &e) {
		switch e.Type {
		case duckdb.ErrorTypeParser, duckdb.ErrorTypeBinder, duckdb.ErrorTypeCatalog, duckdb.ErrorTypeConversion:
			return &Error{"查询语句有误：" + e.Msg, err}
		}
	}
	return explain("查询", db.path, err)
}
