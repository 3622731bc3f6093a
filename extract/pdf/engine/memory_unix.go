//go:build unix

package engine

import "syscall"

// reserve takes a piece of the address space that cannot be used yet.
func reserve(size int) ([]byte, bool) {
	data, err := syscall.Mmap(-1, 0, size, syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	return data, err == nil
}

// commit makes a part of a reserved piece usable.
func commit(part []byte) bool {
	return syscall.Mprotect(part, syscall.PROT_READ|syscall.PROT_WRITE) == nil
}

func release(data []byte) { _ = syscall.Munmap(data) } // it was mapped
