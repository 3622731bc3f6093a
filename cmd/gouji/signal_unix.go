//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// A write beyond the size that a shell allows its files (ulimit -f) must fail
// like one to a full disk, which is told of, where the signal's default ends
// the program without a word. Whether the parent had it ignored is chance.
func init() { signal.Ignore(syscall.SIGXFSZ) }
