// Package normalize turns a document into readings: what it says, as facts,
// claims, names and partitions at the coordinates of the cube, of each
// disclosure that it holds.
//
// Its sub-packages read the outline, the forms, the codes and the sentences.
// Storing and comparing what they found is left to warehouse and check.
package normalize

import (
	"fmt"
	"slices"

	"gouji"
	"gouji/internal/segment"
	"gouji/normalize/claim"
	"gouji/normalize/code"
	"gouji/normalize/form"
	"gouji/normalize/mention"
	"gouji/normalize/outline"
	"gouji/normalize/wording"
)

// Version changes whenever the same document would give other readings.
const Version = "6"

// Normalize reads every disclosure of doc. A document that is no disclosure
// gives one reading of kind 其他, with whatever figures its tables and
// sentences state. Observation IDs are unique over all readings.
func Normalize(doc *gouji.Document) []gouji.Reading {
	var out []gouji.Reading
	next := 0
	texts := outline.Fold(doc)
	spans := split(doc, texts)
	beside := identify(doc, len(spans))
	for _, s := range spans {
		r := read(section{doc, texts, s.first, s.last}, beside, next)
		next += len(r.Facts) + len(r.Claims)
		out = append(out, r)
	}
	return out
}

func read(s section, id identity, next int) gouji.Reading {
	id.year = s.year()
	year := id.readYear()
	forms := form.Read(s.doc, s.first, s.last, year, next)
	lines := outline.Read(s.doc, s.texts, s.first, s.last)
	id.unit = s.unit(forms.Forms)
	id.kind, id.guessed, id.titled = s.kind(forms.Forms)
	r := gouji.Reading{
		First: s.first, Last: s.last, Year: year, Unit: id.readUnit(),
		Forms: forms.Forms, Facts: forms.Facts, Names: forms.Names,
		Partitions: forms.Partitions, Notes: forms.Notes,
	}
	r.Kind, r.Whence.Kind = id.settledKind()
	if r.Kind == gouji.BudgetDisclosure {
		r.Names = codeRows(s) // its tables are none of the nine
	}
	prose := claim.Read(lines, claim.Env{
		Unit: segment.Fold(r.Unit).Text, Year: year, Plan: r.Kind == gouji.BudgetDisclosure,
		Names: r.Names, Facts: r.Facts, Next: next + len(r.Facts),
	})
	r.Claims, r.Notes = prose.Claims, append(r.Notes, prose.Notes...)
	if r.Kind == gouji.BudgetDisclosure {
		plan(r.Claims)
	}
	r.Names = append(r.Names, prose.Names...)
	r.Partitions = append(r.Partitions, prose.Partitions...)
	for i := range r.Claims {
		r.Claims[i].Source = s.doc.Located(r.Claims[i].Source)
	}
	for i := range r.Names {
		r.Names[i].Source = s.doc.Located(r.Names[i].Source)
	}
	r.Mentions = mention.Read(s.doc, lines, r.Forms, r.Facts, s.first, s.last)
	for i := range r.Mentions {
		r.Mentions[i].Source = s.doc.Located(r.Mentions[i].Source)
	}
	official(&r)
	settleFund(&r)
	settleBudget(&r)
	leaveRepeated(r.Claims)
	proofread(s, lines, &r)
	id.settle(&r)
	r.Issue = s.issue()
	r.Notes = append(r.Notes, missing(&r, forms.Titled)...)
	return r
}

// official puts the names of the national classification beside those printed.
func official(r *gouji.Reading) {
	for i := range r.Names {
		n := &r.Names[i]
		n.Official = code.Name(n.System, n.Code, r.Year)
		n.Dated = code.Called(n.System, n.Code, n.Name)
	}
}

// proofread reads the wording of a final account, and whose it is.
func proofread(s section, lines []outline.Line, r *gouji.Reading) {
	if !r.Kind.Account() {
		return
	}
	short := ""
	r.Members, short = members(s, lines, segment.Fold(r.Unit).Text)
	if short != "" && r.Kind == gouji.DepartmentAccount {
		r.Notes = append(r.Notes, gouji.Note{What: short, Source: gouji.Source{Block: r.First, Row: -1, Col: -1}})
	}
	for i := range r.Members {
		r.Members[i].Source = s.doc.Located(r.Members[i].Source)
	}
	r.Proofs = wording.Read(lines, wording.Env{Unit: r.Unit, Year: r.Year, Forms: r.Forms, Claims: r.Claims})
	leaveStale(r)
	for _, p := range r.Proofs {
		for _, slip := range p.Slips {
			for i := range slip.Spots {
				slip.Spots[i].Source = s.doc.Located(slip.Spots[i].Source)
			}
		}
	}
}

// settleFund gives “三公” figures of the prose that name no money the fund of
// the document's own form: both speak of the same account.
func settleFund(r *gouji.Reading) {
	i := slices.IndexFunc(r.Facts, func(f gouji.Fact) bool { return threePublic(f.Concept.Item) })
	if i < 0 {
		return
	}
	for k := range r.Claims {
		for _, c := range []*gouji.Concept{&r.Claims[k].Concept, &r.Claims[k].Of} {
			if threePublic(c.Item) && c.Fund == "" {
				c.Fund = r.Facts[i].Concept.Fund
			}
		}
	}
}

// settleBudget says which budget the “三公” form prints: the one that the
// prose names, where it names only one.
func settleBudget(r *gouji.Reading) {
	named := gouji.Budget
	for _, c := range r.Claims {
		if c.Kind != gouji.AmountClaim || c.Local || !threePublic(c.Concept.Item) {
			continue
		}
		switch b := c.Concept.Basis; {
		case b == gouji.Actual || b == gouji.Budget || b == named:
		case named == gouji.Budget:
			named = b
		default:
			return // both are named: the form's stays unknown
		}
	}
	for i := range r.Facts {
		if c := &r.Facts[i].Concept; c.Basis == gouji.Budget && threePublic(c.Item) {
			c.Basis = named
		}
	}
}

func threePublic(i gouji.Item) bool {
	switch i {
	case gouji.ThreePublic, gouji.Abroad, gouji.Vehicles, gouji.VehiclePurchase, gouji.VehicleRunning, gouji.Reception:
		return true
	}
	return false
}

// Unfound begins the note that titles of forms stand in the text and the forms
// were not read.
const Unfound = "文中列有决算表的标题"

// unfound is how many of the forms whose titles stand in the text may be
// wanting: of a budget that a unit has not it may print the title alone.
const unfound = 3

// untold says that forms were not read whose titles stand in the text; ""
// where all were, or as good as all.
func untold(r *gouji.Reading, titled map[gouji.FormID]bool) string {
	if r.Kind == gouji.BudgetDisclosure || r.Kind == gouji.Template {
		return ""
	}
	read := map[gouji.FormID]bool{}
	for _, f := range r.Forms {
		if f.Unit != "" && titled[f.ID] {
			read[f.ID] = true
		}
	}
	switch {
	case len(r.Forms) == 0 && len(titled) > 1:
		return fmt.Sprintf("%s %d 张，没有认出一张：表中的数字没有核对", Unfound, len(titled))
	case len(titled)-len(read) > unfound:
		return fmt.Sprintf("%s %d 张，只读出 %d 张：其余各表的数字没有核对", Unfound, len(titled), len(read))
	}
	return ""
}

// missing notes what a reader would look for in vain.
func missing(r *gouji.Reading, titled map[gouji.FormID]bool) (notes []gouji.Note) {
	note := func(what string) {
		notes = append(notes, gouji.Note{What: what, Source: gouji.Source{Block: r.First, Row: -1, Col: -1}})
	}
	if what := untold(r, titled); what != "" {
		note(what)
	}
	if len(r.Forms) == 0 {
		note("没有找到决算表：只能核对文字内部的勾稽关系")
	}
	if r.Unit == "" {
		note("没有找到单位名称")
	}
	if r.Year == 0 {
		note("没有找到决算年度")
	}
	return notes
}
