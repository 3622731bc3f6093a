// Package segment cuts Chinese text: width folding, numbers, list markers,
// longest-match tables, sentences and words, all with byte offsets.
//
// What the pieces mean is left to the stages: it knows no concept, no unit of
// money and no heading.
package segment

// A Span is the stretch [Start, End) of a text, in bytes.
type Span struct{ Start, End int }
