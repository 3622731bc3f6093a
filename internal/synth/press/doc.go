// Package press prints figures and names, and keeps what each of them truly
// says and where it came to stand.
package press
