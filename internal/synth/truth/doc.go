// Package truth invents units and what they really received and spent: one
// table in 元 for a unit and year, from which every figure of its disclosure
// follows.
package truth
