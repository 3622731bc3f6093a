package warehouse

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// An Error says in Chinese what could not be done with the warehouse and what
// to do about it. It wraps what DuckDB said.
type Error struct {
	Text string
	Err  error // nil where the warehouse itself refused
}

// Error returns the text.
func (e *Error) Error() string { return e.Text }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func problem(format string, args ...any) error { return &Error{Text: fmt.Sprintf(format, args...)} }

// holder finds who holds a locked file: DuckDB names the program and its PID.
var holder = regexp.MustCompile(`lock is held in (.*?) ?\(PID (\d+)\)`)

// causes maps what DuckDB says to what people can do. The first that matches
// counts.
var causes = []struct{ says, means string }{
	{"Could not set lock on file", "正被另一个进程使用：等它结束，或用 --db 换一个文件"},
	{"not a valid DuckDB database file", "不是 DuckDB 数据库：用 --db 换一个文件名，或移走这个文件"},
	{"database file with version number", "的文件格式与本程序不合，由另一版本的 DuckDB 写成：请升级 gouji，或用 --db 换一个文件名"},
	{"database was created with a newer version", "由较新的程序写成：请升级 gouji，或用 --db 换一个文件名"},
	{"No space left on device", "所在的磁盘已满：清出空间后再运行一次，已载入的文件不会重读"},
	{"Disk quota exceeded", "所在的磁盘配额已用完：清出空间后再运行一次，已载入的文件不会重读"},
	{"File too large", "不能再变大，系统限制了文件的大小（ulimit -f，或磁盘的格式）：放宽限制，或用 --db 换一个位置，再运行一次"},
	{"Read-only file system", "所在的磁盘只读：用 --db 换一个可以写的位置"},
	{"Permission denied", "没有读写权限：用 --db 换一个可以写的位置，或更改权限"},
	{"No such file or directory", "所在的文件夹不存在：先建好文件夹，或用 --db 换一个位置"},
	{"Not a directory", "的路径中有一段是文件，不是文件夹：请检查 --db 的写法"},
	{"Out of Memory", "需要的内存超过限额：请把查询改小，或换内存更大的机器"},
	{"external access", lockedDown},
	{"operations are disabled by configuration", lockedDown},
	{"configuration has been locked", lockedDown},
	{"read-only mode", lockedDown},
}

const lockedDown = "以只读方式打开：只能查询库中的表，不能更改，也不能读写其他文件"

// explain turns what DuckDB said while doing act on the warehouse at path into
// an Error. Errors that explain themselves pass unchanged.
func explain(act, path string, err error) error {
	var own *Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	said := err.Error()
	name := path
	if name == "" {
		name = "（内存）"
	}
	for _, c := range causes {
		if !strings.Contains(said, c.says) {
			continue
		}
		means := c.means
		if m := holder.FindStringSubmatch(said); m != nil {
			means = fmt.Sprintf("正被另一个进程使用（%s，PID %s）：等它结束，或用 --db 换一个文件", strings.TrimSpace(m[1]), m[2])
		}
		return &Error{fmt.Sprintf("%s失败：数据库 %s %s", act, name, means), err}
	}
	return &Error{fmt.Sprintf("%s失败：数据库 %s：%s", act, name, said), err}
}

// fatal reports whether err says that no document can be written any more,
// rather than that one document cannot.
func fatal(err error) bool {
	said := err.Error()
	for _, s := range []string{"No space left", "Disk quota", "File too large", "FATAL Error", "Read-only file system", "Permission denied", "Out of Memory", "INTERNAL Error", "Could not write", "database has been invalidated"} {
		if strings.Contains(said, s) {
			return true
		}
	}
	return false
}
