// Package limits holds the caps on untrusted input, all in one place.
//
// It holds numbers only; each reader enforces them, and says in its error
// which one was passed and where.
package limits

// Caps on archives. Sizes stated in headers are never trusted: readers count
// the bytes that come out.
const (
	// EntryBytes is the most one entry of an archive may inflate to.
	EntryBytes = 200 << 20
	// EntryRatio is the most that an entry may inflate by. Deflate itself
	// reaches 1032; the XML of disclosures is mostly below 40.
	EntryRatio = 200
	// RatioFloor is the inflated size from which EntryRatio counts: a few
	// kilobytes of blanks compress better than any bomb and harm nobody.
	RatioFloor = 1 << 20
	// PackageBytes is the most that all entries read of one document may
	// inflate to together, so that many large ones are no way around.
	PackageBytes = 400 << 20
	// Entries is the most entries a document's own archive may list.
	Entries = 10_000
	// ArchiveSize is the most bytes of an archive of documents itself,
	// ArchiveFiles is the most files an archive of documents may hold,
	// ArchiveBytes the most that they may unpack to together, those of archives
	// inside it included, and ArchiveDepth how deep archives may nest.
	ArchiveSize  = 8 << 30
	ArchiveFiles = 100_000
	ArchiveBytes = 8 << 30
	ArchiveDepth = 4
	// ArchiveRatio is how many times its own size an archive may unpack to,
	// those inside it included, from ArchiveFloor on: entries that share their
	// bytes, and archives that hold themselves, unpack to any size.
	ArchiveRatio = 200
	ArchiveFloor = 256 << 20
	// ArchiveMemory is the address space of a process that unpacks .rar or .7z.
	ArchiveMemory = 4 << 30
)

// Caps on files.
const (
	// FileBytes is the most bytes of a file that is no archive of documents.
	FileBytes = 200 << 20
	// WaitingBytes is how much of files that are read waits for the workers.
	WaitingBytes = 256 << 20
)

// Caps on fetching.
const (
	// Hosts is how many sites are asked at once, each for one thing.
	Hosts = 32
	// Ahead is how many inputs are fetched, or wait for their site, before the
	// first of them is read; AheadLinks how many links of one page.
	Ahead      = 1_000
	AheadLinks = 8
)

// Heap is what the program's own memory may grow to before garbage is collected
// as soon as it is made; the database has its own bound.
const Heap = 448 << 20

// Caps on XML.
const (
	// Depth is how deep elements may nest. Readers recurse with it; a
	// table in a text box in a table takes some 25 levels.
	Depth = 500
	// Attributes is how many attributes of one element are looked at; the
	// rest are passed over.
	Attributes = 64
)

// Caps on documents.
const (
	// Blocks is the most blocks a document may have.
	Blocks = 500_000
	// Cells is the most cells that all tables of a document may have.
	Cells = 1_000_000
	// GridRows and GridCols bound one table.
	GridRows = 100_000
	GridCols = 1_000
	// GridPositions bounds rows × columns of one table: a few wide cells
	// cover many positions at no cost to their writer.
	GridPositions = 4 << 20
	// TextBytes is the longest text of one paragraph or cell, DocumentText that
	// of a whole document: what it takes to understand a text is some 15 times
	// its length. Five thousand printed pages have 12 MB.
	TextBytes    = 16 << 20
	DocumentText = 32 << 20
	// Sentence is the longest sentence that is read, in bytes, some 10,000
	// characters: what lists relate grows faster than their length. Quote is
	// how much of a sentence is kept beside each of its figures.
	Sentence = 30_000
	Quote    = 3_000
	// Repeats is how many sentences of a disclosure may state one thing, Forms
	// how many forms of one kind it may have: comparisons are made between
	// any two. An account says a thing some five times; one that puts a
	// department's units one after another has as many forms as units.
	Repeats = 200
	Forms   = 500
	// Observations is the most figures of a document, in tables and prose: a
	// document with more is not stored.
	Observations = 1 << 18
	// Malformed is how many damages of one document are told.
	Malformed = 100
	// Definitions is how many styles, lists and numberings a document may define,
	// each: its tables are built of them before the first word is read.
	Definitions = 20_000
	// Chain is how many references that lead from one definition to the next
	// (a style based on a style) are followed.
	Chain = 64
)

// Caps on PDF.
const (
	// PDFMemory is the most memory one PDF engine may take, the file itself
	// included.
	PDFMemory = 1 << 30
	// Pages is the most pages of a document.
	Pages = 5_000
	// PageGlyphs, PageObjects and PathSegments bound what is looked at on one
	// page. A page of a final account has some 500 to 2,000 characters and up
	// to 1,000 rulings.
	PageGlyphs   = 100_000
	Glyphs       = 4_000_000 // of a document
	PageObjects  = 200_000
	PathSegments = 100_000
	// Edges is the most lines of tables on one page, PagePositions the most
	// positions, rows × columns, of one table of a page.
	Edges         = 4_000
	PagePositions = 250_000
)
