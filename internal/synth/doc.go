// Package synth writes published final accounts (部门决算) of invented units,
// true to the forms and the habits of the trade, for tests and benchmarks:
// every figure comes from one table of truth in 元 (package truth), so what
// must hold holds, and each error asked for changes exactly one printed place.
//
// A layout is a row of styles, a phrasing is code or a text of package phrase;
// any two go together. What is printed knows what it truly says and what it
// adds up with (Place, Sum), so that others can judge a reader by it.
//
// It reads nothing and judges nothing; what a reader of its documents should
// find is stated beside them (Expected), not computed by any rule.
package synth
