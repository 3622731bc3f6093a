// Package check finds contradictions: rules as SQL over the warehouse, and the
// findings, causes and evaluations that come of them.
// Loading documents and drawing observations from them is left to others; it
// needs nothing of the warehouse but a *sql.DB with its schema.
//
// # Rules
//
// A rule is one SQL file: a header of comment lines, then one query.
//
//	-- id: CON-001              unique, letters-digits
//	-- title: 一句话            Chinese
//	-- doc: 说明                Chinese; further lines indented
//	-- basis: 依据              the clause or the reason
//	-- severity: error          error, warning or note
//	-- scope: years             of rules over several disclosures: years or units
//	-- version: 1               raised when results change
//	-- since: 0.1               release that brought it
//	SELECT …
//
// Beside con-001.sql stands con-001.txt with its examples: small disclosures,
// each headed by what the rule must make of it (see rules.ParseExamples), which run.
//
// The query returns one row for each comparison, not only for those that fail,
// with these columns (by name; those in brackets may be left out):
//
//	disclosure  BIGINT
//	verdict     'equal', 'rounding', 'conflict' or 'unchecked'
//	concept     VARCHAR  canonical concept that the row is about
//	[year]      INTEGER
//	[reason]    VARCHAR  why unchecked, in Chinese
//	[subject]   BIGINT   what the finding is about: rows of one rule and
//	                     disclosure with the same subject are one finding
//	[difference, family] HUGEINT in steps of the family: '元', '%' or a counter
//	[expected]  HUGEINT  what the subject would be by the other figures; causes
//	                     are sought for what differs from it
//	[severity]  VARCHAR  overrides the header's for this row
//	[sides]     BIGINT[] obs of all places that take part; needed by conflicts
//	[suspect]   BIGINT[] those of them that stand alone against agreeing others
//	[message]   VARCHAR  one Chinese line; needed by conflicts
//	[touched]   BIGINT[] obs that took part beside subject and sides, for
//	                     coverage: computed only when that is asked for, so that
//	                     terms_of and figures_at of the prelude cost nothing
//	[times]     INTEGER  how many comparisons an equal or unchecked row stands for
//
// In a message {concept} stands for the concept in words with its year,
// {=CONCEPT} for the short name of a line, {#N} for an amount of N
// thousandths of a 元 and {%N} for a rate of N millionths of a percent.
//
// Besides the tables of the warehouse a query sees the macros and temporary
// tables of prelude.sql: obs (every figure), consensus (the agreed value of
// each concept and year), articulated (every partition with its verdict),
// reckoning (the same as comparisons ready to be worded), quotient (shares and
// completions), naming (names of codes), proofread (what proofreading the
// text came to, its places in spot), sheet (the forms), spoken (what the text
// speaks of), explained (forms said to be empty) and published (why something
// may only look missing); the negative ids of naming, spot, sheet and spoken may
// stand among the sides. They hold the disclosures of this run that
// are final accounts, and no others. A rule takes the consensus of a concept
// and not the odd figure out, so that one wrong figure is reported once.
//
// A rule of the user's may make rows with unnest, range and generate_series, and
// calls no other table function; it has a minute, and what it finds is bounded.
//
// A rule of scope years or units runs once, after all disclosures, over what is
// kept of them (across.sql), and says of which disclosure a comparison is; none
// of the tables above is there but the warehouse's. account is the edition to
// compare of each unit, year and kind, succession each with that of the year
// before; figure holds the agreed figures of money of every disclosure, version
// those of accounts and what their other editions print instead, told what
// sentences say against the year before, roster the units that departments
// list, adjusted the concepts whose adjustment is told of, namesake the accounts
// that may be of several units of one name. The rows of such a rule with one
// subject may be of several concepts: the first names the finding.
//
// A rule of the program that goes wrong ends the run. One of the user's, by a
// single row even, is told in the report with its file, the line and the reason;
// nothing it found is kept, and the others go on.
package check
