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
	Font     string // of everything; "" leaves it to the word processor
	Sheet    Sheet  // of the last section
}

// Sheet says which way the sheets of a section lie.
type Sheet uint8

// The ways a sheet lies.
const (
	Portrait Sheet = iota + 1 // the zero Sheet too, where a section ends the document
	Landscape
)

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
	Break   bool  // begins a page
	Size    int   // of its type, in half points; 0 by style
	Indent  bool  // its first line is set in by two characters
	Ends    Sheet // a section of such sheets ends with this paragraph; 0 none does
	Table   *Table
}

// A Table is a grid as it will print.
type Table struct {
	Widths []int // of the columns, in twentieths of a point
	Rows   [][]Cell
	Rules  Rules // which lines are drawn
	Size   int   // of its type, in half points; 0 by style
	Head   int   // rows at its top that every page repeats
	Whole  bool  // the end of a page parts no row
	Level  bool  // texts stand in the middle of the height of their rows
}

// Rules says which lines of a table are drawn.
type Rules uint8

// The lines of a table.
const (
	ByStyle Rules = iota // nothing is said of lines, and word processors draw none
	Boxed                // all
	Open                 // all but the outermost on the left and the right
	Across               // the horizontal ones
	Three                // above, below, and below the rows of Head
)

// A Cell is one cell, ColSpan columns wide.
type Cell struct {
	Text  string
	Span  int // at least 1
	Merge Merge
	Align Align
	Fill  string // colour behind it, RRGGBB; "" none
}

// Align says where in its cell a text stands.
type Align uint8

// Where a text stands.
const (
	Start Align = iota
	Middle
	End
)

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
