package repository

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// views is the package whose types and methods are used by templates.
const views = "casebook/generator/page"

// A name is exported because another package needs it; whatever else is exported has to be
// understood by whoever reads the package, for nothing. Tests of other packages count as
// others. Left out are errors, which a caller may ask for some day, fields, which templates and
// encoders reach, and methods whose name an interface asks for.
func TestEveryExportedNameIsUsedByAnotherPackage(t *testing.T) {
	m := loadModule(t)
	used, byInterface := m.uses()
	names := 0
	for _, p := range m.checked {
		if p.test || p.types.Name() == "main" {
			continue
		}
		for id, o := range p.info.Defs {
			f, isFunc := o.(*types.Func)
			isMethod := isFunc && f.Signature().Recv() != nil
			if o == nil || !o.Exported() || strings.HasPrefix(id.Name, "Err") || !isMethod && o.Parent() != p.types.Scope() {
				continue
			}
			_, isType := o.(*types.TypeName)
			if isMethod && (byInterface[id.Name] || wellKnown[id.Name] || !exportedReceiver(f)) || p.path == views && (isType || isMethod) {
				continue
			}
			names++
			if !used[m.place(o)] {
				t.Errorf("%s: %s is used by no other package: unexport it, or delete it", m.place(o), o.Name())
			}
		}
	}
	if names < 500 {
		t.Errorf("only %d exported names were looked at", names)
	}
}

// uses returns the places of what other packages name or hold a value of, and the names of all
// methods that an interface asks for. Of constants declared together, the use of one counts for
// all: whoever needs a list needs its members.
func (m *module) uses() (used, byInterface map[string]bool) {
	used, byInterface = map[string]bool{}, map[string]bool{}
	for _, p := range m.checked {
		foreign := func(o types.Object) bool { return o.Pkg().Path() != p.path }
		for _, o := range p.info.Uses {
			if o.Pkg() == nil {
				continue
			}
			if o.Exported() && foreign(o) {
				used[m.place(o)] = true
			}
		}
		for _, tv := range p.info.Types {
			t := tv.Type
			if i, ok := t.Underlying().(*types.Interface); ok {
				for method := range i.Methods() {
					byInterface[method.Name()] = true
				}
			}
			for _, named := range namesIn(t) {
				if named.Obj().Pkg() != nil && foreign(named.Obj()) {
					used[m.place(named.Obj())] = true
				}
			}
		}
		for _, o := range p.info.Defs { // a field's type goes with its struct
			if v, ok := o.(*types.Var); ok && v.IsField() && v.Exported() {
				for _, named := range namesIn(v.Type()) {
					used[m.place(named.Obj())] = true
				}
			}
		}
	}
	for _, p := range m.checked {
		for _, f := range p.files {
			for _, d := range f.Decls {
				if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
					m.shareUse(p, g, used)
				}
			}
		}
	}
	return used, byInterface
}

func (m *module) shareUse(p checkedPackage, block *ast.GenDecl, used map[string]bool) {
	var places []string
	any := false
	for _, s := range block.Specs {
		for _, name := range s.(*ast.ValueSpec).Names {
			if o := p.info.Defs[name]; o != nil {
				places = append(places, m.place(o))
				any = any || used[m.place(o)]
			}
		}
	}
	for _, at := range places {
		used[at] = used[at] || any
	}
}

// namesIn returns the named types that a value of type t is, points to or is made of, and those
// that a function takes and returns.
func namesIn(t types.Type) []*types.Named {
	switch t := t.(type) {
	case *types.Named:
		return []*types.Named{t.Origin()}
	case *types.Map:
		return append(namesIn(t.Key()), namesIn(t.Elem())...)
	case interface{ Elem() types.Type }:
		return namesIn(t.Elem())
	case *types.Signature:
		var all []*types.Named
		for v := range t.Params().Variables() {
			all = append(all, namesIn(v.Type())...)
		}
		for v := range t.Results().Variables() {
			all = append(all, namesIn(v.Type())...)
		}
		return all
	}
	return nil
}

// wellKnown are methods that the standard library calls through interfaces which our code does not
// name.
var wellKnown = map[string]bool{"Error": true, "String": true, "Unwrap": true, "Is": true, "Format": true, "MarshalJSON": true, "UnmarshalJSON": true,
	"Len": true, "Less": true, "Swap": true, "Read": true, "Write": true, "Close": true, "Name": true, "Size": true, "Mode": true, "ModTime": true, "IsDir": true, "Sys": true}

func exportedReceiver(f *types.Func) bool {
	t := f.Signature().Recv().Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := t.(*types.Named)
	return ok && n.Obj().Exported()
}

// module is what the type checker knows of all packages of the module.
type module struct {
	fset    *token.FileSet
	imports map[string]*types.Package // our packages without their tests
	others  types.Importer
	listed  map[string]listedPackage
	checked []checkedPackage
}

type checkedPackage struct {
	path  string // of the package that it is or tests
	test  bool
	files []*ast.File
	types *types.Package
	info  *types.Info
}

// listedPackage is what go list says of a package.
type listedPackage struct {
	ImportPath, Dir, Export            string
	Module                             *struct{ Main bool }
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
}

func goList(t *testing.T, args ...string) []listedPackage {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,Export,Module,GoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports"}, args...)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []listedPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listedPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func loadModule(t *testing.T) *module {
	t.Helper()
	m := &module{fset: token.NewFileSet(), imports: map[string]*types.Package{}, listed: map[string]listedPackage{}}
	ours := goList(t, "casebook/...")
	needed := map[string]bool{}
	for _, p := range ours {
		m.listed[p.ImportPath] = p
		for _, path := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if path != "unsafe" && path != "casebook" && !strings.HasPrefix(path, "casebook/") {
				needed[path] = true
			}
		}
	}
	for _, p := range goList(t, append([]string{"-deps", "-export"}, slices.Sorted(maps.Keys(needed))...)...) {
		m.listed[p.ImportPath] = p
	}
	m.others = importer.ForCompiler(m.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(m.listed[path].Export) })
	for _, p := range ours {
		path := p.ImportPath
		if _, err := m.Import(path); err != nil {
			t.Fatal(err)
		}
		if len(p.TestGoFiles) > 0 {
			m.check(t, path, true, p.GoFiles, p.TestGoFiles)
		}
		if len(p.XTestGoFiles) > 0 {
			m.check(t, path, true, p.XTestGoFiles)
		}
	}
	return m
}

// Import makes the module's own packages from source and others from what the compiler exported.
func (m *module) Import(path string) (*types.Package, error) {
	p := m.listed[path]
	if p.Module == nil || !p.Module.Main {
		return m.others.Import(path)
	}
	if done := m.imports[path]; done != nil {
		return done, nil
	}
	c, err := m.parse(path, p.GoFiles)
	if err == nil {
		m.imports[path] = c.types
		m.checked = append(m.checked, c)
	}
	return c.types, err
}

// check reads a package with its tests. What those want of the package's own internals through
// export_test.go is not there for a test from outside; only uses count, so that is passed over.
func (m *module) check(t *testing.T, path string, test bool, files ...[]string) {
	t.Helper()
	c, err := m.parse(path, slices.Concat(files...))
	if err != nil && c.types == nil {
		t.Fatal(err)
	}
	c.test = test
	m.checked = append(m.checked, c)
}

func (m *module) parse(path string, names []string) (checkedPackage, error) {
	c := checkedPackage{path: path, info: &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}}
	for _, name := range names {
		f, err := parser.ParseFile(m.fset, filepath.Join(m.listed[path].Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return c, err
		}
		c.files = append(c.files, f)
	}
	var err error
	conf := types.Config{Importer: m, Error: func(e error) { err = errors.Join(err, e) }}
	c.types, _ = conf.Check(path, m.fset, c.files, c.info)
	return c, err
}

func (m *module) place(o types.Object) string {
	p := m.fset.Position(o.Pos())
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, p.Filename); err == nil {
			p.Filename = filepath.ToSlash(rel)
		}
	}
	return p.String()
}
