// Mkbundle bundles the front end for a release: what is compiled with it needs neither npm nor
// node_modules, and bundles nothing where a site replaces nothing.
//
// Run it in the root of the repository, with a folder for what it makes, and compile with
// the overlay that it writes there. The checkout itself is left as it is: a bundle that
// stayed in it would be in every later binary, long out of date.
//
//	go run ./generator/theme/mkbundle DIR
//	go build -overlay DIR/overlay.json ./generator
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/theme"
)

func main() {
	err := errors.New("usage: mkbundle DIR")
	if len(os.Args) == 2 && !strings.HasPrefix(os.Args[1], "-") {
		err = bundle(".", os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "mkbundle:", err)
		os.Exit(1)
	}
}

// bundle writes the bundles and overlay.json into dir.
func bundle(root, dir string) error {
	th, problems, err := theme.Load(context.Background(), root, theme.Options{
		FromSource: true,
		Notify:     func(t problem.Text) { fmt.Fprintln(os.Stderr, t.EN) },
	})
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("%s: %s", problems[0].Span.File.Path, problems[0].Message.EN)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	packaged := th.Packaged()
	for _, name := range [...]string{"echarts.js", "report.js"} {
		if !slices.ContainsFunc(packaged, func(p theme.Packaged) bool { return p.Name == name }) {
			return errors.New("the theme lacks " + name)
		}
	}
	replace := map[string]string{}
	for _, p := range packaged {
		// The overlay wants whole paths.
		embedded, err := filepath.Abs(filepath.Join(root, "layouts", "bundle", p.Name))
		if err != nil {
			return err
		}
		made, err := filepath.Abs(filepath.Join(dir, p.Name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(made, p.Bytes, 0o644); err != nil {
			return err
		}
		replace[embedded] = made
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o644)
}
