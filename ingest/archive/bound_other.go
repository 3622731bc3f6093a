//go:build !unix

package archive

// bound does nothing where processes cannot bound themselves.
func bound(uint64) {}
