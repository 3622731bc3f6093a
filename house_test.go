package gouji_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The bounds of the house.
const (
	maxFileLines    = 500
	maxFuncLines    = 60
	maxComplexity   = 15
	maxMethods      = 5
	maxPackageLines = 3000
)

// A source is one Go file of the module.
type source struct {
	name  string // slash path from the root
	dir   string // of its package; "." for the root
	ast   *ast.File
	lines int
	test  bool
}

// module is all Go files of this module, without those of nested ones.
type module struct {
	fset  *token.FileSet
	files []source
}

func load(t *testing.T) module {
	t.Helper()
	m := module{fset: token.NewFileSet()}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return skipDir(name)
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(m.fset, name, data, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		m.files = append(m.files, source{name, path.Dir(name), file, bytes.Count(data, []byte("\n")), strings.HasSuffix(name, "_test.go")})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.files) == 0 {
		t.Fatal("no Go files found")
	}
	return m
}

func skipDir(name string) error {
	base := filepath.Base(name)
	if name != "." && (base[0] == '.' || base == "testdata") {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && name != "." {
		return filepath.SkipDir // a module of its own
	}
	return nil
}

func (m module) place(n ast.Node) string {
	p := m.fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", filepath.ToSlash(p.Filename), p.Line)
}

func (m module) lines(n ast.Node) int {
	return m.fset.Position(n.End()).Line - m.fset.Position(n.Pos()).Line + 1
}

// stage names what dir belongs to: a format is a stage of its own.
func stage(dir string) string {
	parts := strings.Split(dir, "/")
	if parts[0] == "extract" && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

func TestImportsPointOneWay(t *testing.T) {
	for _, f := range load(t).files {
		from := stage(f.dir)
		if f.test || from == "cmd" || f.dir == "internal/eval" { // which runs all stages, as cmd does
			continue
		}
		for _, spec := range f.ast.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			to, own := strings.CutPrefix(name, "gouji/")
			first, _, _ := strings.Cut(name, "/")
			switch {
			case f.dir == "." && strings.Contains(first, "."), f.dir == "." && own:
				t.Errorf("%s imports %s; the root imports the standard library only", f.name, name)
			case own && to == "extract/grid" && strings.HasPrefix(from, "extract/"):
				// what all formats with geometry share
			case own && stage(to) != "internal" && stage(to) != from:
				t.Errorf("%s imports %s; a stage imports the root, internal and itself only", f.name, name)
			}
		}
	}
}

// A foreign reader may be a witness in the tests of a nested module, never a
// part of this one.
func TestNoForeignReaders(t *testing.T) {
	data, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, reader := range []string{"unioffice", "ledongthuc"} {
		if bytes.Contains(data, []byte(reader)) {
			t.Errorf("go.mod requires %s; only a nested module of tests may", reader)
		}
	}
}

func TestDocumented(t *testing.T) {
	m := load(t)
	commented, packages := map[string]bool{}, map[string]string{}
	for _, f := range m.files {
		if f.test {
			continue
		}
		packages[f.dir] = f.ast.Name.Name
		if f.ast.Doc != nil {
			text := f.ast.Doc.Text()
			commented[f.dir] = commented[f.dir] || f.ast.Name.Name == "main" || strings.HasPrefix(text, "Package "+f.ast.Name.Name+" ")
		}
		for _, d := range f.ast.Decls {
			m.documented(t, d)
		}
	}
	for dir, name := range packages {
		if !commented[dir] {
			t.Errorf("%s: package %s has no package comment", dir, name)
		}
		switch name {
		case "util", "utils", "common", "helper", "helpers", "types", "misc":
			t.Errorf("%s: package %s is named for nothing it holds", dir, name)
		}
	}
}

// documented checks the comments of the names that d exports.
func (m module) documented(t *testing.T, d ast.Decl) {
	missing := func(n ast.Node, name string) { t.Errorf("%s: %s is exported without a comment", m.place(n), name) }
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && (d.Recv == nil || exportedReceiver(d)) {
			missing(d, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
					missing(s, s.Name.Name)
				}
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
						missing(s, name.Name)
					}
				}
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	exported := false
	ast.Inspect(d.Recv.List[0].Type, func(n ast.Node) bool {
		name, ok := n.(*ast.Ident)
		exported = exported || ok && name.IsExported()
		return !ok
	})
	return exported
}

func TestBounds(t *testing.T) {
	m := load(t)
	packages := map[string]int{}
	for _, f := range m.files {
		if ast.IsGenerated(f.ast) {
			continue
		}
		if f.lines > maxFileLines {
			t.Errorf("%s has %d lines, at most %d", f.name, f.lines, maxFileLines)
		}
		if f.test {
			continue
		}
		packages[f.dir] += f.lines
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if lines := m.lines(n); lines > maxFuncLines {
					t.Errorf("%s: %s has %d lines, at most %d", m.place(n), n.Name.Name, lines, maxFuncLines)
				}
				if c := complexity(n); c > maxComplexity {
					t.Errorf("%s: %s has a cyclomatic complexity of %d, at most %d", m.place(n), n.Name.Name, c, maxComplexity)
				}
			case *ast.InterfaceType:
				if n.Methods.NumFields() > maxMethods {
					t.Errorf("%s: an interface of %d methods, at most %d", m.place(n), n.Methods.NumFields(), maxMethods)
				}
			}
			return true
		})
	}
	for dir, lines := range packages {
		if lines > maxPackageLines {
			t.Errorf("%s: a package of %d lines, at most %d", dir, lines, maxPackageLines)
		}
	}
}

// complexity counts the ways through f: one, and one more for each condition,
// loop, case, && and ||.
func complexity(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}
