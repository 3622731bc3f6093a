package claim

import "gouji"

// A term is a word that sets dimensions of the cube. Its zero fields leave the
// dimensions of their scope alone.
type term struct {
	set   gouji.Concept
	head  head       // what the word leaves to be said about
	reset bool       // 本年支出合计: sets nature, function and economic back to all
	basis bool       // the word says on which basis; set.Basis may be Actual
	item  gouji.Item // the reading of an economic line's name beside the cube
	both  bool       // 收支: income and expenditure alike
}

// head ranks terms: a phrase without a head borrows its subject.
type head uint8

const (
	modifier head = iota // 财政拨款, 年初预算
	flow                 // 收入, 支出: a head only when nothing better is near
	full                 // 基本支出, 事业收入: names its subject
)
