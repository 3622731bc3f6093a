//go:build !unix

package hostile

// special does nothing where a folder holds files only.
func special(string) {}
