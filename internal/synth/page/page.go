// Package page writes documents as a word processor would, and as a flat dump
// of text: paragraphs, tables with spans, lists, a table of contents.
//
// It knows nothing of accounts; what stands on the pages is synth's.
package page

// A Document is a sequence of blocks with the habits of its author.
type Document struct {
	Blocks   []Block
	Header   string // running head
	Seed     uint64 // of the places where runs are split
	Numbered bool   // markers by automatic numbering
	Styled   bool   // headings by style, the table of contents in fields
}

// Add appends blocks.
func (d *Document) Add(b ...Block) { d.Blocks = append(d.Blocks, b...) }

// A Block is a paragraph or, where Table is set, a table.
type Block struct {
	Marker  string // list marker as printed: 一、
	Text    string
	List    int // automatic list, from 1; 0 none
	Level   int // of the list, from 0
	Heading int // from 1; 0 none
	Page    int // of an entry of the table of contents; 0 otherwise
	Center  bool
	Break   bool // begins a page
	Table   *Table
}

// A Table is a grid as it will print.
type Table struct {
	Widths []int // of the columns, in twentieths of a point
	Rows   [][]Cell
}

// A Cell is one cell, ColSpan columns wide.
type Cell struct {
	Text  string
	Span  int // at least 1
	Merge Merge
}

// Merge says how a cell continues downwards.
type Merge uint8

// The ways to merge.
const (
	Single    Merge = iota
	Begins          // the first of cells merged downwards
	Continues       // a further one; prints nothing
)

// Columns returns the width of a row in columns of its grid.
func Columns(row []Cell) int {
	n := 0
	for _, c := range row {
		n += c.Span
	}
	return n
}
