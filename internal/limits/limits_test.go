package limits_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reached says for each cap which test passes it: the file from the root of the
// module, and words of the case.
var reached = map[string]struct{ file, words string }{
	"EntryBytes":    {"cmd/gouji/hostile_folder_test.go", "places/sparse.tar/sparse.txt"},
	"EntryRatio":    {"ingest/archive/archive_test.go", "解压后膨胀超过 200 倍"},
	"RatioFloor":    {"ingest/archive/archive_test.go", "limits.RatioFloor+1"},
	"Entries":       {"extract/docx/hostile_test.go", "too many entries"},
	"ArchiveSize":   {"cmd/gouji/hostile_folder_test.go", "places/vast.zip"},
	"ArchiveFiles":  {"ingest/archive/archive_test.go", "too many files"},
	"ArchiveBytes":  {"ingest/archive/archive_test.go", "TestEachCountsDown"},
	"ArchiveDepth":  {"ingest/ingest_test.go", "limits.ArchiveDepth"},
	"ArchiveRatio":  {"cmd/gouji/hostile_folder_test.go", "archives/shared.zip"},
	"ArchiveFloor":  {"cmd/gouji/hostile_folder_test.go", "archives/shared.zip"},
	"ArchiveMemory": {"ingest/archive/archive_test.go", "7z that asks for terabytes"},
	"FileBytes":     {"ingest/ingest_test.go", "limits.FileBytes+1"},
	"WaitingBytes":  {"cmd/gouji/hostile_folder_test.go", "hostileMemory"},
	"Hosts":         {"ingest/fetch/turn_test.go", "limits.Hosts + 5"},
	"Ahead":         {"ingest/ahead_test.go", "limits.Ahead+2"},
	"AheadLinks":    {"ingest/ahead_test.go", "limits.AheadLinks+3"},
	"Heap":          {"cmd/gouji/hostile_folder_test.go", "hostileMemory"},
	"Depth":         {"extract/docx/hostile_test.go", "nested 10,000 deep"},
	"Attributes":    {"cmd/gouji/hostile_folder_test.go", "documents/attributes.docx"},
	"Blocks":        {"extract/docx/hostile_test.go", "limits.Blocks+1"},
	"Cells":         {"extract/text/text_test.go", "单元格超过"},
	"GridRows":      {"extract/docx/hostile_test.go", "limits.GridRows+1"},
	"GridCols":      {"extract/docx/hostile_test.go", "too many columns"},
	"GridPositions": {"extract/docx/hostile_test.go", "too many positions"},
	"TextBytes":     {"extract/docx/hostile_test.go", "limits.TextBytes+1"},
	"DocumentText":  {"extract/docx/hostile_test.go", "text of all cells"},
	"Sentence":      {"normalize/limits_test.go", "limits.Sentence/20"},
	"Quote":         {"normalize/limits_test.go", "limits.Quote+100"},
	"Repeats":       {"normalize/limits_test.go", "limits.Repeats+5"},
	"Forms":         {"normalize/limits_test.go", "limits.Forms+3"},
	"Observations":  {"normalize/limits_test.go", "limits.Observations"},
	"Malformed":     {"extract/docx/hostile_test.go", "TestManyDamages"},
	"Definitions":   {"extract/docx/hostile_test.go", "too many styles"},
	"Chain":         {"extract/docx/docx_test.go", `w:styleId="y"><w:basedOn w:val="x"`},
	"PDFMemory":     {"extract/pdf/engine/engine_test.go", "TestMemoryIsBounded"},
	"Pages":         {"extract/pdf/hostile_test.go", "too many pages"},
	"PageGlyphs":    {"extract/pdf/hostile_test.go", "a million characters"},
	"PathSegments":  {"extract/pdf/hostile_test.go", "a million segments"},
	"PagePositions": {"extract/pdf/hostile_test.go", "four million cells"},
	"Edges":         {"extract/pdf/hostile_test.go", "four million cells"},
}

// slow are caps that only files of many minutes or many gigabytes pass, each
// with the cap that bounds the like of it on a small scale.
var slow = map[string]string{
	"PackageBytes": "EntryBytes", // of a docx of several parts
	"Glyphs":       "PageGlyphs", // of more than 40 pages
	"PageObjects":  "PathSegments",
}

// TestReached: each cap says what it is for, is enforced and is tested.
func TestReached(t *testing.T) {
	const root = "../.."
	file, err := parser.ParseFile(token.NewFileSet(), "limits.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	code := source(t, root)
	caps := map[string]bool{}
	for _, d := range file.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		said := group.Doc.Text() // by the comment that the cap stands under
		for _, s := range group.Specs {
			spec := s.(*ast.ValueSpec)
			if said += spec.Comment.Text(); spec.Doc != nil {
				said = spec.Doc.Text() + spec.Comment.Text()
			}
			name := spec.Names[0].Name
			caps[name] = true
			if !strings.Contains(said, name) && spec.Comment == nil {
				t.Errorf("%s is not told what for: %s", name, said)
			}
			if !strings.Contains(code, "limits."+name) {
				t.Errorf("%s is enforced nowhere", name)
			}
		}
	}
	for name := range caps {
		at, ok := reached[name]
		if other := slow[name]; !ok && reached[other].file == "" {
			t.Errorf("%s is not tested", name)
		}
		if data, err := os.ReadFile(filepath.Join(root, at.file)); ok && (err != nil || !strings.Contains(string(data), at.words)) {
			t.Errorf("%s: %s does not have %q", name, at.file, at.words)
		}
	}
	for name := range reached {
		if !caps[name] {
			t.Errorf("there is no cap %s", name)
		}
	}
}

// source returns the code of the module without its tests.
func source(t *testing.T, root string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		all.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
