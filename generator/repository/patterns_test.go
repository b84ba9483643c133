package repository_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"iter"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Regular expressions of the program's packages are compiled when they are used, since every
// command would pay for all of them; that each can be compiled is seen here.
func TestEveryPatternCompiles(t *testing.T) {
	tried := 0
	dirs := map[string][]*ast.File{}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		dirs[filepath.Dir(name)] = append(dirs[filepath.Dir(name)], f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, files := range dirs {
		constants := constantsOf(files)
		for x := range specs(files, token.VAR) {
			ast.Inspect(x, func(n ast.Node) bool {
				call, _ := n.(*ast.CallExpr)
				if call == nil {
					return true
				}
				switch callee(call) {
				case "regexp.MustCompile":
					t.Errorf("%s: a regular expression that each start of the program compiles: use lazyregexp", dir)
				case "lazyregexp.New":
					tried++
					if pattern, ok := constants.text(call.Args[0]); !ok {
						t.Errorf("%s: a pattern that is not written out", dir)
					} else if _, err := regexp.Compile(pattern); err != nil {
						t.Errorf("%s: %v", dir, err)
					}
				}
				return true
			})
		}
	}
	if tried < 100 {
		t.Errorf("only %d patterns were tried", tried)
	}
}

func callee(call *ast.CallExpr) string {
	if s, _ := call.Fun.(*ast.SelectorExpr); s != nil {
		if x, _ := s.X.(*ast.Ident); x != nil {
			return x.Name + "." + s.Sel.Name
		}
	}
	return ""
}

// specs yields the variables or the constants that a package declares.
func specs(files []*ast.File, kind token.Token) iter.Seq[*ast.ValueSpec] {
	return func(yield func(*ast.ValueSpec) bool) {
		for _, f := range files {
			for _, d := range f.Decls {
				g, _ := d.(*ast.GenDecl)
				if g == nil || g.Tok != kind {
					continue
				}
				for _, x := range g.Specs {
					if !yield(x.(*ast.ValueSpec)) {
						return
					}
				}
			}
		}
	}
}

// constants are those of a package by name.
type constants map[string]ast.Expr

func constantsOf(files []*ast.File) constants {
	c := constants{}
	for x := range specs(files, token.CONST) {
		for i, name := range x.Names {
			if i < len(x.Values) {
				c[name.Name] = x.Values[i]
			}
		}
	}
	return c
}

// text evaluates a string that is written out, perhaps in pieces and by name.
func (c constants) text(x ast.Expr) (string, bool) {
	switch x := x.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(x.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		a, ok1 := c.text(x.X)
		b, ok2 := c.text(x.Y)
		return a + b, ok1 && ok2 && x.Op == token.ADD
	case *ast.Ident:
		if named, ok := c[x.Name]; ok {
			return c.text(named)
		}
	}
	return "", false
}
