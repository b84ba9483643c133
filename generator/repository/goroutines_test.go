package repository

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"
)

// TestGoroutinesCarryTheirPanics: a panic on a goroutine that nobody watches ends the program
// with a stack trace, so that none is started but by package parallel, and these.
func TestGoroutinesCarryTheirPanics(t *testing.T) {
	bare := []string{"cmd_build.go"} // the progress line, which only prints numbers
	walkGo(t, ".", func(file, pkg string, imported []string) {
		if pkg == "parallel" || pkg == "bench" || slices.Contains(bare, file) {
			return
		}
		if slices.Contains(imported, "golang.org/x/sync/errgroup") {
			t.Errorf("%s imports errgroup, not parallel", file)
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine without package parallel", set.Position(n.Pos()))
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "sync" && n.Sel.Name == "WaitGroup" {
					t.Errorf("%s: a sync.WaitGroup's goroutines lose their panics", set.Position(n.Pos()))
				}
			}
			return true
		})
	})
}
