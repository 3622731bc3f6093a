// Package oracle holds the tests that compare gouji's own readers with
// independent ones, file by file: the second readers are witnesses, never
// parts of the program.
//
// It is a module of its own, so that their licences (unioffice is AGPL) and
// dependencies stay out of the program; run it with go test in this folder.
package oracle
