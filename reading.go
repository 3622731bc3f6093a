package gouji

// DisclosureKind says what was published.
type DisclosureKind string

// The kinds of disclosure.
const (
	DepartmentAccount DisclosureKind = "部门决算"
	UnitAccount       DisclosureKind = "单位决算"
	BudgetDisclosure  DisclosureKind = "预算"
	Template          DisclosureKind = "模板" // a form to be filled in
	OtherDisclosure   DisclosureKind = "其他"
)

// Account reports whether k is a final account, to which the rules apply.
func (k DisclosureKind) Account() bool { return k == DepartmentAccount || k == UnitAccount }

// A Reading is what one document says of one disclosure. A disclosure is what
// one unit published for one year and kind: the readings of one or more
// documents, checked together. A file that holds two disclosures has two
// readings.
//
// Observations (facts and claims) carry an ID that is unique among all
// readings of their document; partitions refer to them by it.
type Reading struct {
	Unit       string // name of the unit as printed; "" where none was found
	Year       int    // 0 where none was found
	Kind       DisclosureKind
	Region     Division // where the unit is
	Whence     Identity
	Issue      Issue
	First      int // blocks [First, Last) of the document
	Last       int
	Forms      []Form
	Facts      []Fact
	Claims     []Claim
	Names      []Name
	Partitions []Partition
	Notes      []Note
	Proofs     []Proof // of a final account
	Mentions   []Mention
	Members    []Member // units that a final account takes in, where it lists them
}

// An Identity says where each piece of what a Reading is of is known from.
type Identity struct{ Unit, Year, Kind, Region Whence }

// An Issue tells a publication from others of the same. Dates are as
// 2024-08-15, or 2024-08 where no day is told; "" where none is.
type Issue struct {
	Published string // in the address
	Revised   bool   // it says that it corrects or replaces another
	Dated     string // by the document itself
}

// FormID names a standard form.
type FormID string

// The nine standard forms.
const (
	IncomeExpenditure FormID = "income_expenditure"
	IncomeForm        FormID = "income"
	ExpenditureForm   FormID = "expenditure"
	FiscalSummary     FormID = "fiscal_summary"
	GPBExpenditure    FormID = "gpb_expenditure"
	GPBBasic          FormID = "gpb_basic"
	ThreePublicForm   FormID = "three_public"
	GovernmentFundF   FormID = "government_fund"
	StateCapitalF     FormID = "state_capital"
)

// A Form is a recognised standard table.
type Form struct {
	ID     FormID
	Title  string // as printed
	Number string // as printed, "公开05表"; "" where none
	Unit   Unit   // 金额单位; "" unknown: then its facts have no amounts
	Entity string // name of the unit as printed on it
	Year   int    // as printed on it; 0 where none
	Block  int    // of its grid
	Empty  bool   // no cell of its body carries a figure other than zero
}

// A Fact is a figure of a table, or the blank where one could stand.
type Fact struct {
	ID      int
	Concept Concept
	Year    int
	Amount  Amount
	Blank   bool   // nothing is printed: counts as an exact zero, but was not printed
	Derived bool   // not printed itself: follows from printed cells of the form
	Form    FormID // "" for an unknown table
	Line    string // label of the row as a reader names it: "2060301 机构运行", "合计"
	Column  string // header path of the column: "本年支出/基本支出"
	Printed string // the number as printed
	Source  Source
}

// ClaimKind says what a sentence states.
type ClaimKind string

// The kinds of claim.
const (
	AmountClaim     ClaimKind = "amount"     // Concept is Amount
	CountClaim      ClaimKind = "count"      // Concept counts Amount
	ShareClaim      ClaimKind = "share"      // Concept is Amount % of Of
	CompletionClaim ClaimKind = "completion" // Concept is Amount % of the budget Of
	ChangeClaim     ClaimKind = "change"     // Concept differs by Amount, signed, from that of BaseYear or from Of
	GrowthClaim     ClaimKind = "growth"     // the same as a percentage of the older figure
	NoneClaim       ClaimKind = "none"       // Concept is declared not to exist: an exact zero
	NamedClaim      ClaimKind = "named"      // Concept is named as having had spending
	ThresholdClaim  ClaimKind = "threshold"  // 50万元以上: no statement about the unit
	AverageClaim    ClaimKind = "average"    // Amount is Concept for one of the things that the claim Whole counts
	DirectionClaim  ClaimKind = "direction"  // Concept is more (1), less (-1) or the same (0) as Of or in BaseYear: the Amount is the sign and has no unit
)

// A Claim is a figure of a sentence, or a statement that stands for one.
type Claim struct {
	ID         int
	Kind       ClaimKind
	Concept    Concept
	Local      bool // the concept is a name of this sentence's own: never compared beyond it
	Year       int
	BaseYear   int     // of a change or growth against another year; 0 otherwise
	Of         Concept // of a share, completion or change against a budget
	Subject    int     // ID of the claim that states Concept's own figure in this sentence; -1 none
	Whole      int     // ID of the claim that states Of's own figure in this sentence; -1 none
	Amount     Amount
	Hedge      string // 约, 近, 余…: the interval is wider than printed
	Unresolved string // why the claim could not be resolved; "" when it was
	Part       string // 第三部分; "" where the document has none
	Section    string // 五（三）3
	Printed    string // the number as printed, or the words that stand for it
	Text       string // the clause or sentence it stands in
	Source     Source
}

// A Name is a code with the name that is printed for it. Names of one code
// must agree.
type Name struct {
	System   CodeSystem
	Code     string
	Name     string
	Official string // what the national classification calls the code in the year of the disclosure; "" where it is not known to it
	Dated    bool   // the national classification has called the code so in some year
	Form     FormID // "" in prose
	Section  string // in prose
	Part     string // in prose
	Text     string // the path or cell as printed
	Source   Source
}

// CodeSystem is a classification.
type CodeSystem string

// The classifications.
const (
	Functional CodeSystem = "functional"
	Economic   CodeSystem = "economic"
)

// A Partition is a scope that states that parts make a whole: a column of a
// form, a balance, a list in a sentence.
type Partition struct {
	Scope     string    // readable, unique in the reading: "gpb_expenditure/2/206"
	Dimension Dimension // along which the whole is parted
	Closed    bool      // false: the parts listed may be fewer than there are, so they may only not exceed the whole
	Prose     bool      // stated by a sentence, not by a form
	Whole     int       // ID of an observation
	Parts     []Part
}

// A Part is one signed term of a Partition.
type Part struct {
	ID   int // of an observation
	Sign int // +1 or -1
}

// Dimension says along what a whole is parted.
type Dimension string

// The dimensions of partitions.
const (
	ByFunction Dimension = "function" // 项 → 款 → 类 → 合计
	ByEconomic Dimension = "economic" // 款 → 类 → 人员, 公用 → 基本
	ByNature   Dimension = "nature"   // 基本 + 项目 + …
	ByFund     Dimension = "fund"     // the three budgets
	ByOrigin   Dimension = "origin"   // sources of income
	ByItem     Dimension = "item"     // lines of “三公”
	Balance    Dimension = "balance"  // 收入 + 年初 = 支出 + 年末
	ByList     Dimension = "list"     // named in a sentence
)

// A Note is something a reader of the document should know and that is not a
// finding: a form without 金额单位, a document without tables.
type Note struct {
	What   string
	Source Source
}

// A Mention is something that a disclosure speaks of, whatever figures it gives
// for it. Rules ask whether it does at all, and in what order.
type Mention struct {
	Kind    MentionKind
	Subject string // a FormID, or a topic
	Part    string
	Section string
	Printed string
	Text    string
	Source  Source
}

// MentionKind says how something is spoken of.
type MentionKind string

// The kinds of mention.
const (
	TitleMention     MentionKind = "title"     // the title of a form, above it
	EntryMention     MentionKind = "entry"     // the title of a form in the contents
	EmptyMention     MentionKind = "empty"     // a form is said to be empty, beside it
	AbsentMention    MentionKind = "absent"    // what a form holds is said not to exist
	OtherMention     MentionKind = "other"     // a table of figures that is none of the forms
	TopicMention     MentionKind = "topic"     // something that every narrative tells of
	NarrativeMention MentionKind = "narrative" // where the narrative begins
	AdjustedMention  MentionKind = "adjusted"  // figures of earlier years are said to have been adjusted; Subject is opening of balances brought forward
)

// A Member is a unit whose account another's takes in: a department's own
// office, or one of its units.
type Member struct {
	Name   string // as listed; 本级 alone stands behind the department's name
	Source Source
}

// A Proof says what proofreading for slips of one kind came to.
type Proof struct {
	Kind  SlipKind
	Sound int // how many places were looked at and are right
	Slips []Slip
}

// SlipKind says what is wrong with a slip.
type SlipKind string

// The kinds of slip.
const (
	TemplateSlip SlipKind = "template" // wording of the template left in
	UnitSlip     SlipKind = "unit"     // a figure without its unit
	BracketSlip  SlipKind = "bracket"  // a bracket without its other half
	NameSlip     SlipKind = "name"     // the unit's own name in another form
	ContentsSlip SlipKind = "contents" // an entry of the contents that is not its heading
	TypoSlip     SlipKind = "typo"     // one word for another
	YearSlip     SlipKind = "year"     // another year where only the disclosure's can stand
	SectionSlip  SlipKind = "section"  // a chapter of the narrative that stands twice
	ReasonSlip   SlipKind = "reason"   // a reason that is announced or due, and not given
)

// A Slip is a mistake of the text itself, whatever its figures say.
type Slip struct {
	Kind  SlipKind
	What  string // what is wrong with it, or how it should read, in Chinese
	Spots []Spot // every place where it stands so, and then one that reads as it should, where there is one
}

// A Spot is a place of a Slip.
type Spot struct {
	Apt     bool   // reads as it should: it stands for comparison
	Form    FormID // of the table that it stands on; "" in prose
	Part    string
	Section string
	Printed string // the words at fault, their marks wide
	Text    string // what they stand in
	Source  Source
}
