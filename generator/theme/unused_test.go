package theme_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/page"
	"casebook/generator/theme"
)

// What replaces nothing because its name or folder is mistyped is reported, with what was meant; what a
// page uses, or a person put there beside it, is not.
func TestUnused(t *testing.T) {
	for _, c := range []struct{ file, text, meant string }{
		{"style/site.css", "", "layouts/styles/"},
		{"CSS/site.css", "", "layouts/styles/"},
		{"样式/site.css", "", "layouts/styles/"},
		{"fonts/a.woff2", "", "eject"},
		{"site.css", "", "layouts/styles/site.css"},
		{"village.html", "", "layouts/templates/village.html"},
		{"mine.css", "", "eject"},
		{"favicon.svg", "", "layouts/images/favicon.svg"},
		{"notes.txt", "", ""},
		{"templates/vilage.html", "", "layouts/templates/village.html"},
		{"templates/Case.html", "", "layouts/templates/case.html"},
		{"templates/studes.html", "", "layouts/templates/studies.html"},
		{"templates/listing.html", "", "layouts/templates/partials/listing.html"},
		{"templates/partials/listin.html", "", "layouts/templates/partials/listing.html"},
		{"templates/partials/own.html", `{{define "own"}}x{{end}}`, "eject"},
		{"templates/village.htm", "", "layouts/templates/village.html"},
		{"templates/village.html.txt", "", "layouts/templates/village.html"},
		{"strings/zh.json", "{}", "layouts/strings/zh-CN.json"},
		{"strings/zh_cn.json", "{}", "layouts/strings/zh-CN.json"},
		{"strings/zh-CN.jsonc", "{}", "layouts/strings/zh-CN.json"},

		{"package.json", "{}", ""},
		{"README.md", "", ""},
		{"layouts.go", "", ""},
		{"styles/own.css", "", ""},
		{"scripts/own.ts", "", ""},
		{"images/own.svg", "", ""},
		{"strings/en.json", "{}", ""},
		{"strings/zh-Hant.json", "{}", ""},
		{"templates/README.md", "", ""},
		{"templates/studies.html", `{{template "plain.html" .}}`, ""},
	} {
		if got := unused(t, c.file, c.text); (c.meant == "") != (got == "") || !strings.Contains(got, c.meant) || strings.Contains(got, ".html.html") {
			t.Errorf("%s: %q, want %q", c.file, got, c.meant)
		}
	}
	calls := `{{template "base.html" .}}{{define "main"}}{{if .Heading}}{{else}}{{with .Heading}}{{template "own"}}{{end}}{{end}}{{end}}`
	if got := unused(t, "templates/partials/own.html", `{{define "own"}}x{{end}}`, "templates/404.html", calls); got != "" {
		t.Errorf("a template that another calls: %s", got)
	}
	if got := unused(t, "style/a.css", "", "style/b.css", "", "style/c.css", ""); strings.Count(got, "\n") != 1 {
		t.Errorf("a folder is reported once: %s", got)
	}
}

// unused tells the files of a site's layouts that nothing uses, a line each.
func unused(t *testing.T, files ...string) string {
	t.Helper()
	dir := site(t, files...)
	th, _, err := theme.Check(context.Background(), dir, theme.Options{Views: page.Views()})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	root := filepath.Join(dir, "layouts")
	if err := fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			paths = append(paths, p)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range th.Unused(paths) {
		fmt.Fprintf(&b, "%s: %s: %s %s\n", p.Span.File.Path, p.Rule, p.Message.EN, p.Hint.EN)
	}
	return b.String()
}

// What Load takes for granted where a site has no templates of its own.
func TestOurTemplatesAreRight(t *testing.T) {
	_, problems, err := theme.Check(t.Context(), t.TempDir(), theme.Options{Views: page.Views()})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p.Message.EN)
	}
}
