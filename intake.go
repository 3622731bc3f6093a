package gouji

// LoadState says what became of an input.
type LoadState string

// The states.
const (
	Done        LoadState = "done"        // read and stored
	Warned      LoadState = "warned"      // read and stored, but for something that could not be read
	Skipped     LoadState = "skipped"     // nothing to do: loaded before, or no document at all
	Quarantined LoadState = "quarantined" // could not be read; the rest of the batch goes on
)

// Stored reports whether the input was read and is kept.
func (s LoadState) Stored() bool { return s == Done || s == Warned }

// An Entry is what became of one input, as the journal keeps it.
type Entry struct {
	Path      string // as found
	Hash      string // SHA-256 of the content; "" where it could not be read
	State     LoadState
	Reason    string // one Chinese sentence; "" when Done
	Extractor string // name and version of what read it; "" where no format was recognised
}

// An Outcome is the Entry of an input with what was read of it.
type Outcome struct {
	Entry
	Bytes    int64
	Document *Document // nil unless it is stored
	Readings []Reading
	Dropped  bool // read, and nothing to keep: what an earlier version read of it goes
}
