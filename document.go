package gouji

// A Document is one file of a disclosure as a reader of it would see it: its
// blocks in reading order.
type Document struct {
	Hash      string      // SHA-256 of the file's bytes, lower-case hex
	Name      string      // base name of the file as found
	Path      string      // as found: folders, archives, and Name; "" unknown
	Told      Label       // what a manifest says of it
	Format    string      // "docx", "text"
	Blocks    []Block     // in reading order; Source.Block indexes this slice
	Pages     int         // 0 where the format has no pages
	Malformed []Malformed // what could not be read, and where; reading went on
}

// Malformed is damage that a reader met and read past.
type Malformed struct {
	Source Source
	What   string // one Chinese sentence for the user
}

// Kind says what a Block is.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading        // a paragraph that the format itself marks as a heading
	Table
)

// Region says in which stream of the page a block stands. Only Body takes
// part in the reading of forms and sentences.
type Region uint8

// The regions of a page.
const (
	Body Region = iota
	Header
	Footer
	Footnote
	Comment
	Watermark // laid over or under the page
)

// A Block is a paragraph, a heading or a table.
type Block struct {
	Kind   Kind
	Region Region
	Level  int     // of a heading, from 1; 0 otherwise
	Text   string  // of a paragraph or heading, automatic numbering included
	Grid   *Grid   // of a table
	Page   int     // on which it begins, from 1; 0 where the format has no pages
	Prints []Print // of a paragraph, where the format has geometry: the lines it is printed in
}

// A Print says where a stretch of a block's text is printed.
type Print struct {
	Start int // byte of the text; it ends where the next one starts
	Page  int
	Box   Box
}

// A Grid is a true rectangle of Rows × Cols positions, each covered by exactly
// one cell.
type Grid struct {
	Rows, Cols int
	Cells      []Cell // by row, then column, of their top left corner
}

// A Cell is one printed cell; a merged one stands once, with its spans.
type Cell struct {
	Row, Col         int // top left corner, from 0
	RowSpan, ColSpan int // at least 1
	Text             string
	Page             int // from 1; 0 where the format has no pages
	Box              Box // where the format has geometry
}

// Lookup returns for every position of g, row by row, the index in g.Cells of
// the cell that covers it, or -1 where none does.
func (g *Grid) Lookup() []int {
	at := make([]int, g.Rows*g.Cols)
	for i := range at {
		at[i] = -1
	}
	for i, c := range g.Cells {
		for r := c.Row; r < min(c.Row+c.RowSpan, g.Rows); r++ {
			for k := c.Col; k < min(c.Col+c.ColSpan, g.Cols); k++ {
				at[r*g.Cols+k] = i
			}
		}
	}
	return at
}

// A Source says where in its document something was read. It is small and
// comparable. The document itself is known to whatever holds the Source.
type Source struct {
	Block      int // index in Document.Blocks
	Row, Col   int // of the cell, from 0; -1 outside a table
	Start, End int // bytes of the block's or the cell's text; End 0 for all of it
	Page       int // from 1; 0 where the format has no pages
	Box        Box // where the format has geometry
}

// A Box is a rectangle on a page in points, its origin at the top left.
type Box struct{ X0, Y0, X1, Y1 float32 }

// Located returns s, a stretch of a paragraph, with the page and box where it
// begins to be printed.
func (d *Document) Located(s Source) Source {
	if s.Row >= 0 || s.Block < 0 || s.Block >= len(d.Blocks) {
		return s
	}
	for _, p := range d.Blocks[s.Block].Prints {
		if p.Start > s.Start {
			break
		}
		s.Page, s.Box = p.Page, p.Box
	}
	return s
}
