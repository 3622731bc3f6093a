package warehouse

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Migrations are applied in the order of their numbers, which are their
// names, each once and in a transaction of its own.
//
//go:embed migrations/*.sql
var migrations embed.FS

type migration struct {
	version int
	sql     string
}

func loadMigrations() ([]migration, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var out []migration
	for _, name := range names {
		base := strings.TrimSuffix(strings.TrimPrefix(name, "migrations/"), ".sql")
		version, err := strconv.Atoi(base)
		if err != nil || version != len(out)+1 {
			return nil, fmt.Errorf("migration %s: want number %04d", name, len(out)+1)
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, migration{version, string(text)})
	}
	return out, nil
}

// version returns the schema's version: 0 of an empty database, -1 of one
// that holds the tables of something else.
func (db *DB) version(ctx context.Context) (int, error) {
	var tables, own, version int
	err := db.sql.QueryRowContext(ctx, `
		SELECT count(*), count(*) FILTER (WHERE table_name = 'schema_version')
		FROM duckdb_tables() WHERE NOT internal`).Scan(&tables, &own)
	switch {
	case err != nil:
		return 0, err
	case tables == 0:
		return 0, nil
	case own == 0:
		return -1, nil
	}
	err = db.sql.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM schema_version`).Scan(&version)
	return version, err
}

// checkVersion refuses a database that this program does not understand.
func (db *DB) checkVersion(ctx context.Context) error {
	all, err := loadMigrations()
	if err != nil {
		return err
	}
	version, err := db.version(ctx)
	switch {
	case err != nil:
		return err
	case version < 0:
		return problem("%s 是别的程序的数据库：请用 --db 换一个文件名", db.path)
	case version > len(all):
		return problem("数据库 %s 由较新的 gouji 建立（结构版本 %d，本程序到 %d）：请升级 gouji，或用 --db 换一个文件名", db.path, version, len(all))
	case version < len(all):
		return problem("数据库 %s 由较早的 gouji 建立（结构版本 %d，本程序为 %d）：运行一次 gouji load 即可更新", db.path, version, len(all))
	}
	return nil
}

func (db *DB) migrate(ctx context.Context) error {
	all, err := loadMigrations()
	if err != nil {
		return err
	}
	version, err := db.version(ctx)
	if err != nil {
		return err
	}
	if version < 0 || version > len(all) {
		return db.checkVersion(ctx)
	}
	return db.apply(ctx, all[version:])
}

// apply brings the schema from the version before the first migration to that of
// the last.
func (db *DB) apply(ctx context.Context, migrations []migration) error {
	for _, m := range migrations {
		tx, err := db.sql.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, m.sql)
		if err == nil {
			_, err = tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO schema_version VALUES (%d, now()::TIMESTAMP)`, m.version))
		}
		if err != nil {
			tx.Rollback()
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}
