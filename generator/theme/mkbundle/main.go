// Mkbundle bundles the part of the front end that comes from npm into layouts/bundle, for
// a release: what is compiled after it needs neither npm nor node_modules.
//
// Run it in the root of the repository: go run ./generator/theme/mkbundle
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/theme"
)

func main() {
	if err := bundle("."); err != nil {
		fmt.Fprintln(os.Stderr, "mkbundle:", err)
		os.Exit(1)
	}
}

func bundle(root string) error {
	th, problems, err := theme.Load(context.Background(), root, theme.Options{
		FromSource: true,
		Say:        func(t problem.Text) { fmt.Fprintln(os.Stderr, t.EN) },
	})
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("%s: %s", problems[0].Span.File.Path, problems[0].Message.EN)
	}
	dir := filepath.Join(root, "layouts", "bundle")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, a := range th.Files() {
		if strings.HasPrefix(a.Path, "assets/echarts-") {
			return os.WriteFile(filepath.Join(dir, "echarts.js"), a.Bytes, 0o644)
		}
	}
	return fmt.Errorf("the theme has no charts")
}
