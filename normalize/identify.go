package normalize

import (
	"cmp"
	"fmt"
	"strings"

	"gouji"
)

// first returns the first of values that says anything, and where it stands.
func first[T comparable](values ...sourced[T]) (T, gouji.Whence) {
	var none T
	for _, v := range values {
		if v.value != none {
			return v.value, v.from
		}
	}
	return none, ""
}

// A sourced is a value with where it is from.
type sourced[T comparable] struct {
	value T
	from  gouji.Whence
}

// An identity is whose account a section is, as each source has it.
type identity struct {
	told    gouji.Label // by a manifest
	address address
	unit    string // by the document itself, as are year and kind
	year    int
	kind    gouji.DisclosureKind
	guessed bool // the kind: the document does not name it
	titled  bool // some text speaks of 决算
}

// identify returns what is known of the whole document beside its text. Where
// it holds several disclosures neither its name nor a manifest says which of
// them is whose.
func identify(doc *gouji.Document, disclosures int) identity {
	id := identity{told: doc.Told, address: readPath(doc)}
	if disclosures > 1 {
		id.told.Unit, id.told.Kind = "", ""
		id.address.name = said{}
	}
	return id
}

// readYear is the year that the text is read as of: its own, where it has one,
// so that what it says of other years stays beside it.
func (id *identity) readYear() int {
	if id.year != 0 {
		return id.year
	}
	year, _ := id.settledYear()
	return year
}

// readUnit is the unit that the text is read as of.
func (id *identity) readUnit() string {
	return cmp.Or(id.unit, id.address.name.unit)
}

func (id *identity) settledYear() (int, gouji.Whence) {
	return first(sourced[int]{id.told.Year, gouji.FromManifest}, sourced[int]{id.year, gouji.FromDocument},
		sourced[int]{id.address.name.year, gouji.FromName}, sourced[int]{id.address.folder.year, gouji.FromFolder})
}

func (id *identity) settledUnit() (string, gouji.Whence) {
	return first(sourced[string]{id.told.Unit, gouji.FromManifest}, sourced[string]{id.unit, gouji.FromDocument},
		sourced[string]{id.address.name.unit, gouji.FromName}, sourced[string]{id.address.folder.unit, gouji.FromFolder})
}

// ownKind is the kind that the document names itself.
func (id *identity) ownKind() gouji.DisclosureKind {
	if id.guessed || id.kind == gouji.OtherDisclosure {
		return ""
	}
	return id.kind
}

// settledKind is what was published. The forms of an account that speaks of 决算
// make it one, whatever it is named; a folder makes nothing an account that does not look like
// one, since notices and tables of other things lie there too.
func (id *identity) settledKind() (gouji.DisclosureKind, gouji.Whence) {
	own, name, folder := id.ownKind(), id.address.name.kind, id.address.folder.kind
	if id.kind.Account() && id.titled && !name.Account() {
		name = ""
	}
	if !id.kind.Account() || !folder.Account() {
		folder = ""
	}
	kind, from := first(sourced[gouji.DisclosureKind]{id.told.Kind, gouji.FromManifest}, sourced[gouji.DisclosureKind]{own, gouji.FromDocument},
		sourced[gouji.DisclosureKind]{name, gouji.FromName}, sourced[gouji.DisclosureKind]{folder, gouji.FromFolder})
	switch {
	case from != "":
		return kind, from
	case id.kind != gouji.OtherDisclosure:
		return id.kind, gouji.FromDocument // by its forms
	}
	return id.kind, ""
}

// settledRegion is where the unit lies: its name says the province, and folders
// of that may say it more closely.
func (id *identity) settledRegion(unit string, whence gouji.Whence) (gouji.Division, gouji.Whence) {
	told, own, folder := gouji.Division{}, regionOfUnit(unit), id.address.region
	if id.told.Region != "" {
		told = regionOf(id.told.Region)
	}
	if folder.Code == own.Code && own.Code != "" && folder.Name != own.Name {
		own = gouji.Division{}
	}
	return first(sourced[gouji.Division]{told, gouji.FromManifest}, sourced[gouji.Division]{own, whence},
		sourced[gouji.Division]{folder, gouji.FromFolder})
}

// settle says whose account r is, and in what the sources differ. Where a year
// is overruled the years of all figures follow: who overrules it says that the
// document misprints its own.
func (id *identity) settle(r *gouji.Reading) {
	year, from := id.settledYear()
	if by := year - r.Year; by != 0 {
		shift(r, by)
	}
	r.Year, r.Whence.Year = year, from
	r.Unit, r.Whence.Unit = id.settledUnit()
	r.Region, r.Whence.Region = id.settledRegion(r.Unit, r.Whence.Unit)
	for _, what := range id.differences(r) {
		r.Notes = append(r.Notes, gouji.Note{What: what, Source: gouji.Source{Block: r.First, Row: -1, Col: -1}})
	}
}

func shift(r *gouji.Reading, by int) {
	for i := range r.Facts {
		r.Facts[i].Year += by
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		c.Year += by
		if c.BaseYear != 0 {
			c.BaseYear += by
		}
	}
}

// differences tells what sources say otherwise than the one that is believed.
// A name that is none of a unit for certain, and a year that may be another,
// differ from nothing; 部门决算 is what many call the accounts of units, too.
func (id *identity) differences(r *gouji.Reading) (notes []string) {
	add := func(note string) {
		if note != "" {
			notes = append(notes, note)
		}
	}
	name := id.address.name
	if !isOrgan(name.unit) {
		name.unit = ""
	}
	if !name.clear {
		name.year = 0
	}
	own := id.ownKind()
	same := func(a, b int) bool { return a == b }
	unit, year, kind := sourced[string]{r.Unit, r.Whence.Unit}, sourced[int]{r.Year, r.Whence.Year}, sourced[gouji.DisclosureKind]{r.Kind, r.Whence.Kind}
	region := sourced[gouji.Division]{r.Region, r.Whence.Region}
	add(differ("单位", sourced[string]{id.unit, gouji.FromDocument}, unit, sameUnit))
	add(differ("单位", sourced[string]{name.unit, gouji.FromName}, unit, sameUnit))
	add(differ("年度", sourced[int]{id.year, gouji.FromDocument}, year, same))
	add(differ("年度", sourced[int]{name.year, gouji.FromName}, year, same))
	add(differ("类别", sourced[gouji.DisclosureKind]{own, gouji.FromDocument}, kind, func(a, b gouji.DisclosureKind) bool { return a == b }))
	add(differ("类别", sourced[gouji.DisclosureKind]{name.kind, gouji.FromName}, kind, akin))
	add(differ("地区", sourced[gouji.Division]{regionOfUnit(id.unit), gouji.FromDocument}, region, together))
	add(differ("地区", sourced[gouji.Division]{id.address.region, gouji.FromFolder}, region, together))
	return notes
}

// differ says how other contradicts what is believed; "" where it does not.
func differ[T comparable](what string, other, believed sourced[T], same func(a, b T) bool) string {
	var none T
	if other.value == none || believed.value == none || other.from == believed.from || same(other.value, believed.value) {
		return ""
	}
	return fmt.Sprintf("%s%s是“%v”，%s是“%v”：按%[4]s", called[other.from], what, other.value, called[believed.from], believed.value)
}

// akin reports whether two kinds may be of one disclosure.
func akin(a, b gouji.DisclosureKind) bool {
	return !(a == gouji.BudgetDisclosure && b.Account() || a.Account() && b == gouji.BudgetDisclosure)
}

// called names sources in notes.
var called = map[gouji.Whence]string{
	gouji.FromManifest: "清单的", gouji.FromDocument: "文中的", gouji.FromName: "文件名的", gouji.FromFolder: "文件夹的",
}

// sameUnit reports whether two names may be of one unit: one abridges the other,
// in whatever order, as 文旅广电局 does 文化广电和旅游局.
func sameUnit(a, b string) bool {
	a, b = unitStem(a), unitStem(b)
	return within(a, b) || within(b, a)
}

func within(short, long string) bool {
	for _, r := range short {
		if !strings.ContainsRune(long, r) {
			return false
		}
	}
	return true
}

// unitStem returns a name as it compares, without brackets.
func unitStem(name string) string {
	return strings.NewReplacer("(本级)", "", "(", "", ")", "", "本级", "", "机关", "").Replace(gouji.UnitKey(name))
}
