package synth

// A style is how a layout sets its tables and orders its parts.
type style struct {
	head          heading
	number        string            // of a form, %s the number as 01; "" none
	listed        string            // stands before the title: %s the number of the form, %d as 1, %h as 一
	titles        map[string]string // titles that differ from the standard ones
	codes         codeColumns
	ordinals      bool   // 行次 and 栏次
	levels        bool   // names are set in by their level
	last          bool   // 合计 of every form stands below
	last05        bool   // that of the general public budget alone does
	groups        bool   // 本年支出 stands over the columns of 05
	tuition       bool   // 其中：教育收费 has a column
	usual         bool   // only the usual 类 have a line
	amountName    string // of the columns of the first forms
	blocks        economyBlocks
	rows          itemRows
	balanced      bool   // the form of the state capital budget has openings and closings
	zero          string // printed for zero; "" blank
	commas        bool
	wide          bool // digits are wide
	spaced        bool // economic codes are 301 01
	oldOrder      bool // “三公” stands before the funds in every year
	annex         bool // the part of the tables is 附表
	notes         notePlace
	fundsNumbered bool   // funds among 年初结转 are numbered
	extra         bool   // tables that are no standard forms follow
	upkeep        string // 维护 of 运行维护费, or ""

	parts    chapters
	appendix bool // the tables stand after the narrative
	automatic,
	plain bool // automatic numbering; headings are not marked as such
	point    string
	twoLines bool // the title of the cover takes two lines
}

// heading is where the title, the number and the unit of a form stand.
type heading uint8

const (
	inside  heading = iota // rows of the grid
	above                  // paragraphs: title, 单位
	beneath                // paragraphs: number, title, department, year and unit of measure
	broken                 // paragraphs: title without its last character, 表, unit
	strip                  // paragraphs: name of the sheet with the title; department and unit of measure in the grid
)

// codeColumns is where functional codes stand.
type codeColumns uint8

const (
	spanned codeColumns = iota // one code over three columns
	single
	levelled // 类, 款 and 项 apart
	joined   // before the name, in its cell
)

// economyBlocks is how many blocks the economic lines have.
type economyBlocks uint8

const (
	threeBlocks economyBlocks = iota
	twoBlocks
	oneList
)

// itemRows is how the lines of “三公” stand.
type itemRows uint8

const (
	budgetFirst  itemRows = iota // six columns of the budget, then six of the account
	pairs                        // budget and account of each side by side
	vertical                     // a row each
	mealsFirst                   // as budgetFirst, 接待 before 用车
	withMeetings                 // rows of the budget and the account; 接待 before 用车, 会议费 and 培训费 last
	simple                       // a row each, meals last, no numbers
)

// notePlace is where notes stand.
type notePlace uint8

const (
	noNotes notePlace = iota
	lastRow           // the last row of the grid
	afterGrid
)

// chapters is how the parts are headed.
type chapters uint8

const (
	parted   chapters = iota // 第一部分 in a paragraph of its own
	joinedUp                 // 第一部分  title
	counted                  // 一、title: the sections stand one level below
	bare                     // the title alone
)

var departmental = map[string]string{
	"收入决算表": "部门收入决算表", "支出决算表": "部门支出决算表", "收入支出决算总表": "部门收支决算总表",
	"一般公共预算财政拨款基本支出决算表": "一般公共预算财政拨款基本支出决算明细表",
	"国有资本经营预算财政拨款支出决算表": "国有资本经营预算支出决算表", "政府性基金预算财政拨款收入支出决算表": "政府性基金预算收支决算表",
}

var summaries = map[string]string{
	"收入支出决算总表": "收支决算总表", "收入决算表": "收入决算总表", "支出决算表": "支出决算总表", "财政拨款收入支出决算总表": "财政拨款收支决算总表",
	"一般公共预算财政拨款“三公”经费支出决算表": "一般公共预算财政拨款安排的“三公”经费支出决算表",
}

// styles are those of the layouts.
var styles = [nLayouts]style{
	Sheet: {number: "公开%s表", ordinals: true, levels: true, groups: true, amountName: "金额", parts: parted, plain: true, point: "、"},
	Report: {head: above, codes: single, last05: true, amountName: "决算数", blocks: twoBlocks, rows: pairs, balanced: true, fundsNumbered: true, notes: afterGrid,
		upkeep: "维护", parts: joinedUp, point: "、", twoLines: true},
	Columns: {head: beneath, number: "公开%s表", codes: levelled, ordinals: true, groups: true, tuition: true, usual: true, amountName: "决算数", blocks: oneList,
		rows: vertical, notes: lastRow, upkeep: "维护", parts: joinedUp, appendix: true, automatic: true, point: "."},
	Summary: {head: above, listed: "表%h：", titles: summaries, codes: single, last: true, amountName: "决算数", blocks: twoBlocks, rows: mealsFirst,
		balanced: true, zero: "-", commas: true, notes: afterGrid, upkeep: "维护", parts: joinedUp, point: "."},
	Departmental: {head: beneath, number: "公开 %s 表", titles: departmental, codes: joined, usual: true, amountName: "决算数", blocks: oneList, rows: simple, oldOrder: true,
		zero: "0.00", extra: true, notes: lastRow, parts: bare, plain: true, point: "、"},
	Broken: {head: broken, number: "财决公开%s表", codes: single, ordinals: true, groups: true, tuition: true, amountName: "金额", blocks: twoBlocks, rows: budgetFirst, annex: true,
		zero: "—", notes: afterGrid, upkeep: "维护", parts: joinedUp, appendix: true, point: "．"},
	Workbook: {head: strip, listed: "GK%s ", codes: levelled, ordinals: true, levels: true, groups: true, amountName: "决算数", blocks: threeBlocks, rows: withMeetings,
		commas: true, balanced: true, notes: lastRow, extra: true, parts: parted, appendix: true, plain: true, point: "、"},
	Listing: {head: above, number: "表%s", codes: single, levels: true, usual: true, amountName: "金额", blocks: oneList, rows: vertical,
		wide: true, balanced: true, fundsNumbered: true, upkeep: "维护", parts: counted, point: "、"},
	Directory: {head: beneath, listed: "%d、", titles: departmental, codes: spanned, ordinals: true, groups: true, last: true, amountName: "决算数", blocks: threeBlocks,
		rows: pairs, zero: "0", spaced: true, annex: true, parts: bare, appendix: true, extra: true, point: ".", twoLines: true},
}
