//go:build unix

package hostile

import (
	"net"
	"path/filepath"
	"syscall"
)

// special makes a pipe, whose reader waits for ever, and a socket.
func special(dir string) {
	_ = syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o644)
	if l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, "socket.txt"), Net: "unix"}); err == nil {
		l.SetUnlinkOnClose(false)
		l.Close()
	}
}
