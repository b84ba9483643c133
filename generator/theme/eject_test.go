package theme_test

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"casebook/generator/page"
	"casebook/generator/theme"
)

// A site that has all files as they were ejected has the pages, styles, scripts and texts of
// one that has none.
func TestEjectedFilesChangeNothing(t *testing.T) {
	var files []string
	for _, name := range theme.BuiltIn() {
		data, err := theme.Eject(name, "Casebook 1.2.3")
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		if !strings.Contains(first, "Casebook 1.2.3") {
			t.Errorf("the first line of %s is %q", name, first)
		}
		files = append(files, name, string(data))
	}
	for _, want := range []string{"templates/home.html", "styles/tokens.css", "scripts/site.ts", "strings/zh-CN.json", "images/favicon.svg"} {
		if !slices.Contains(theme.BuiltIn(), want) {
			t.Errorf("%s is not among %v", want, theme.BuiltIn())
		}
	}
	o := theme.Options{Views: page.Views(), CacheDir: bundles}
	plain, problems, err := theme.Load(context.Background(), t.TempDir(), o)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, show(problems))
	}
	own, problems, err := theme.Load(context.Background(), site(t, files...), o)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, show(problems))
	}
	for _, name := range []string{"site.css", "site.js", "early.js", "compare.js", "search.js", "facets.js", "booklet.js"} {
		if own.Asset(name) != plain.Asset(name) {
			t.Errorf("%s is %s, of ours %s", name, own.Asset(name), plain.Asset(name))
		}
	}
	for kind, view := range page.Views() {
		var a, b strings.Builder
		if err := errors.Join(plain.Execute(&a, kind, view), own.Execute(&b, kind, view)); err != nil {
			t.Fatal(err)
		}
		if a.String() != b.String() {
			t.Errorf("%s differs:\n%s\n%s", kind, a.String(), b.String())
		}
	}
	for _, name := range []string{"templates/none.html", "templates/README.md", "../layouts.go", "package.json", ""} {
		if _, err := theme.Eject(name, ""); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
