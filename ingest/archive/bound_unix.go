//go:build unix

package archive

import "syscall"

// bound ends this process where it asks for more memory than bytes.
func bound(bytes uint64) {
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: bytes, Max: bytes})
}
