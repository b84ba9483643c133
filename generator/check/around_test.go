package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casebook/generator/report"
)

// compared is what the rules of a narrative may see of a site's records: the fields of [around] that
// are made of them.
var compared = []string{"rec.Site.Internal", "rec.Site.Require"}

// A narrative is not read again while what its rules see is the same. So whatever is called while one
// is read must ask the site's records for nothing that is not compared.
func TestRulesOfNarrativesSeeOnlyWhatIsCompared(t *testing.T) {
	declared := functions(t)
	var reached []*ast.FuncDecl
	for _, list := range declared {
		for _, f := range list {
			if takes(f, "page") || takes(f, "passage") {
				reached = append(reached, f)
			}
		}
	}
	if len(reached) < 100 {
		t.Fatalf("only %d functions read narratives", len(reached))
	}
	seen := map[*ast.FuncDecl]bool{}
	used := map[string]bool{}
	for len(reached) > 0 {
		f := reached[0]
		if reached = reached[1:]; seen[f] {
			continue
		}
		seen[f] = true
		ast.Inspect(f.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				name := ""
				switch fun := n.Fun.(type) {
				case *ast.Ident:
					name = fun.Name
				case *ast.SelectorExpr:
					name = fun.Sel.Name
				}
				reached = append(reached, declared[name]...)
			case *ast.SelectorExpr:
				chain := chainOf(n)
				if _, asked, found := strings.Cut("."+chain, ".s."); found && strings.HasPrefix(asked, "rec.") {
					used[asked] = true
					if !slices.Contains(compared, asked) {
						t.Errorf("%s asks for %s, by which no narrative is read again: compare it in around", f.Name.Name, asked)
					}
					return false
				}
			}
			return true
		})
	}
	for _, s := range compared {
		if !used[s] {
			t.Errorf("no rule asks for %s", s)
		}
	}
}

// functions are those of the package by their names; methods of the same name stand together.
func functions(t *testing.T) map[string][]*ast.FuncDecl {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string][]*ast.FuncDecl{}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				list[d.Name.Name] = append(list[d.Name.Name], d)
			}
		}
	}
	return list
}

// takes tells whether a function has a *typ as its receiver or a parameter.
func takes(f *ast.FuncDecl, typ string) bool {
	fields := f.Type.Params.List
	if f.Recv != nil {
		fields = slices.Concat(f.Recv.List, fields)
	}
	return slices.ContainsFunc(fields, func(x *ast.Field) bool {
		star, ok := x.Type.(*ast.StarExpr)
		if !ok {
			return false
		}
		name, ok := star.X.(*ast.Ident)
		return ok && name.Name == typ
	})
}

func chainOf(n ast.Expr) string {
	switch n := n.(type) {
	case *ast.Ident:
		return n.Name
	case *ast.SelectorExpr:
		return chainOf(n.X) + "." + n.Sel.Name
	}
	return "?"
}

// Each field of around counts.
func TestAroundComparesEachOfItsFields(t *testing.T) {
	made := func() around {
		return around{Options{}, false, []string{"date"}, map[string]bool{"县": true}, map[string]bool{"张家": true}, map[string]bool{"三间房村": true}, []string{"胡家田村"}, map[string]bool{"小胡家田村": true}}
	}
	other := around{Options{Today: report.Date{Year: 2026}}, true, nil, map[string]bool{"省": true}, map[string]bool{}, nil, nil, nil}
	if a, b := made(), made(); !a.equal(&b) {
		t.Error("equal ones are not")
	}
	for i, typ := 0, reflect.TypeFor[around](); i < typ.NumField(); i++ {
		b := made()
		if err := set(&b, &other, i); err {
			t.Fatalf("no value for %s", typ.Field(i).Name)
		}
		if a := made(); a.equal(&b) {
			t.Errorf("%s is not compared", typ.Field(i).Name)
		}
	}
}

// set copies field i; true where it is unknown here.
func set(to, from *around, i int) (unknown bool) {
	switch i {
	case 0:
		to.opt = from.opt
	case 1:
		to.internal = from.internal
	case 2:
		to.require = from.require
	case 3:
		to.regions = from.regions
	case 4:
		to.places = from.places
	case 5:
		to.numbered = from.numbered
	case 6:
		to.hidden = from.hidden
	case 7:
		to.longer = from.longer
	default:
		return true
	}
	return false
}
