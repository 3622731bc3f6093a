package gouji

// LoadState says what became of an input.
type LoadState string

// The states.
const (
	Done        LoadState = "done"        // read and stored
	Skipped     LoadState = "skipped"     // nothing to do: loaded before, or no document at all
	Quarantined LoadState = "quarantined" // could not be read; the rest of the batch goes on
)

// An Entry is what became of one input, as the journal keeps it.
type Entry struct {
	Path      string // as found
	Hash      string // SHA-256 of the content; "" where it could not be read
	State     LoadState
	Reason    string // one Chinese sentence; "" when done
	Extractor string // name and version of what read it; "" where no format was recognised
}

// An Outcome is the Entry of an input with what was read of it.
type Outcome struct {
	Entry
	Bytes    int64
	Document *Document // nil unless State is Done
	Readings []Reading
}
