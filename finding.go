package gouji

// Severity orders findings for those who act on them.
type Severity string

// The severities. Rounding differences and notes are shown on request.
const (
	Error         Severity = "error"
	Warning       Severity = "warning"
	RoundingTrail Severity = "rounding"
	NoteSeverity  Severity = "note"
)

// A Finding is one contradiction, with every place that takes part in it.
type Finding struct {
	Key         string // stable across runs and renditions: of rule, unit, year, kind, concept and printed sides
	Rule        string
	RuleVersion int
	Severity    Severity
	Unit        string
	Year        int
	Kind        DisclosureKind
	Concept     string // in words
	Message     string
	Difference  string // with its unit; "" where none makes sense
	Cause       string // proven, or the possible ones; "" where none was found
	Dismissed   string // why a person put it aside; "" where nobody did
	Sides       []Side
}

// A Side is one printed figure or name that takes part in a finding.
type Side struct {
	Amount   string // as printed, without its unit; "" for a name
	Measure  string // 元, 万元, %, 人次 …
	Text     string // the cell or the sentence
	Document string
	Account  string // the unit, year and kind it is of, where that is not the finding's own
	Subject  bool   // what the finding is about: of a sum the whole
	Suspect  bool   // stands alone against agreeing others
	Beside   bool   // of one of several concepts that the finding is about, and not the one that it is named for
	Place    Place
}

// A Place is a Source in the words and numbers of a reader.
type Place struct {
	Part      string
	Form      string // title
	Row       string
	Column    string
	Section   string
	Page      int
	Box       Box
	Block     int // index of the block in the document
	Paragraph int // number of the paragraph among the document's paragraphs, from 1; 0 in a table
	Start     int // bytes of the block's or cell's text
	End       int
}
