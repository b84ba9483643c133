package theme_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/theme"
)

// bundles is the cache of the tests that are not about it: bundling ECharts takes a while.
var bundles string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "bundles")
	if err != nil {
		panic(err)
	}
	bundles = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

type view struct {
	Title string
	Cards []card
	Best  *card
	Any   any
	Notes map[string]string
}

type card struct{ Name, Href string }

func (c card) Shout(times int) string { return strings.Repeat(c.Name, times) }

func (v view) First() (card, error) { return v.Cards[0], nil }

// site makes a folder with the given files below layouts/ (name, text, name, text, …).
func site(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		p := filepath.Join(dir, "layouts", files[i])
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func load(t *testing.T, dir string) (*theme.Theme, []problem.Problem) {
	t.Helper()
	th, problems, err := theme.Load(context.Background(), dir, theme.Options{Views: map[string]any{"try": view{}}, CacheDir: bundles})
	if err != nil {
		t.Fatal(err)
	}
	return th, problems
}

// show writes problems as "file:line:column rule", one a line.
func show(problems []problem.Problem) string {
	problem.Sort(problems)
	var b strings.Builder
	for _, p := range problems {
		at := p.Span.Position()
		fmt.Fprintf(&b, "%s:%d:%d %s\n", p.Span.File.Path, at.Line, at.Column, p.Rule)
	}
	return b.String()
}

func TestPageUsesSharedTemplatesAndReplacesTheirBlocks(t *testing.T) {
	dir := site(t,
		"templates/base.html", `<title>{{.Title}}</title>{{block "main" .}}empty{{end}}`,
		"templates/partials/try-card.html", `<a href="{{.Href}}">{{.Name}}</a>`,
		"templates/try.html", `{{template "base.html" .}}{{define "main"}}{{range .Cards}}{{template "partials/try-card.html" .}}{{end}}{{end}}`)
	th, problems := load(t, dir)
	if len(problems) > 0 {
		t.Fatal(show(problems))
	}
	var out bytes.Buffer
	err := th.Execute(&out, "try", view{Title: "<村>", Cards: []card{{"甲", "javascript:alert(1)"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `<title>&lt;村&gt;</title><a href="#ZgotmplZ">甲</a>`
	if out.String() != want {
		t.Errorf("got  %s\nwant %s", out.String(), want)
	}
}

func TestEveryMistakeInATemplateHasItsPlace(t *testing.T) {
	dir := site(t,
		"templates/base.html", "{{.Titel}}\n{{block \"main\" .}}{{end}}",
		"templates/partials/try-card.html", "{{.Name}}\n  {{.Nmae.X}}",
		"templates/try.html", `{{template "base.html" .}}{{define "main"}}
{{range $i, $c := .Cards}}{{$c.Hef}}{{$.Title}}{{template "partials/try-card.html" $c}}{{end}}
{{with .Best}}{{.Shout}}{{.Shout 2}}{{else}}{{.Cards}}{{end}}
{{template "partials/none.html" .}}{{uper .Title}}{{range .Title}}{{end}}
{{.First.Nme}}{{(index .Cards 0).Name}}{{(index .Cards 0).Bad}}{{.Any.Thing}}{{.Notes.x}}{{T "no such text"}}
{{end}}`)
	_, problems := load(t, dir)
	want := `layouts/templates/base.html:1:3 unknown-key
layouts/templates/partials/try-card.html:2:5 unknown-key
layouts/templates/try.html:2:29 unknown-key
layouts/templates/try.html:3:17 wrong-type
layouts/templates/try.html:4:3 dangling-reference
layouts/templates/try.html:4:37 unknown-key
layouts/templates/try.html:4:59 wrong-type
layouts/templates/try.html:5:3 unknown-key
layouts/templates/try.html:5:42 unknown-key
layouts/templates/try.html:5:99 unknown-key
`
	if got := show(problems); !sameButColumns(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// sameButColumns compares the lists line by line without the columns of nodes whose place
// the parser gives only roughly.
func sameButColumns(a, b string) bool {
	strip := func(s string) string {
		var out []string
		for line := range strings.Lines(s) {
			f := strings.Split(line, ":")
			_, rule, _ := strings.Cut(f[2], " ")
			out = append(out, f[0]+":"+f[1]+" "+rule)
		}
		return strings.Join(out, "")
	}
	return strip(a) == strip(b)
}

// A template that cannot be parsed, or whose holes stand where nothing may be filled in, is a problem at its line: from
// the first sign that is no blank to the line's end, as the parser knows no more.
func TestSyntaxAndContextMistakesAreProblems(t *testing.T) {
	for name, x := range map[string]struct{ text, place, of string }{
		"unclosed action":    {"<p>\n{{if .Title}}", "2:1", "{{if .Title}}"},
		"unclosed attribute": {"<p>\n<a href=\"{{.Title}}>", "1:1", "<p>"},
		"two ends":           {"\n \t{{end}}\n<p>", "2:3", "{{end}}"},
	} {
		_, problems := load(t, site(t, "templates/try.html", x.text))
		if len(problems) != 1 || problems[0].Span.File.Path != "layouts/templates/try.html" {
			t.Errorf("%s: got %s", name, show(problems))
			continue
		}
		at := problems[0].Span
		if place := fmt.Sprintf("%d:%d", at.Position().Line, at.Position().Column); place != x.place || at.Text() != x.of {
			t.Errorf("%s: at %s %q, want %s %q", name, place, at.Text(), x.place, x.of)
		}
	}
}

func TestMissingPageTemplateIsAProblem(t *testing.T) {
	_, problems := load(t, site(t))
	if got := show(problems); got != "layouts/templates/try.html:1:1 dangling-reference\n" {
		t.Error(got)
	}
}

// A kind that is a list needs no template; a site may give one such kind a page of its own.
func TestAListWithoutATemplateHasThatOfLists(t *testing.T) {
	type list struct{ Title, List string }
	for _, c := range []struct {
		own  []string
		want string
	}{
		{nil, "<h1>名录</h1>甲乙"},
		{[]string{"templates/roll.html", `<p>{{.List}}</p>`}, "<p>甲乙</p>"},
	} {
		files := append([]string{"templates/list.html", `<h1>{{.Title}}</h1>{{.List}}`}, c.own...)
		th, problems, err := theme.Load(context.Background(), site(t, files...), theme.Options{Views: map[string]any{"roll": list{}}, CacheDir: bundles})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, show(problems))
		}
		var out strings.Builder
		if err := th.Execute(&out, "roll", list{"名录", "甲乙"}); err != nil || out.String() != c.want {
			t.Errorf("got %s, %v, want %s", out.String(), err, c.want)
		}
	}
}

func TestMistakesInTextsStylesAndScriptsHaveTheirPlace(t *testing.T) {
	dir := site(t, "templates/try.html", "x",
		"strings/zh-CN.json", "{\n  \"a\": \"b\",\n}",
		"styles/tables.css", "th {\n  color: red;\n",
		"scripts/figures.ts", "export const x = ;\n",
		"scripts/charts/echarts.ts", "import * as echarts from \"echarts/core\";\nlet z = ;",
		"scripts/booklet/booklet.ts", "import \"../figures\";\n", "scripts/facets/facets.ts", "import \"../figures\";\n",
		"scripts/site.ts", "import {x} from \"./none\";\nlet y = ;")
	_, problems := load(t, dir)
	got := show(problems)
	for _, want := range []string{"layouts/strings/zh-CN.json:3:1 unreadable", "layouts/scripts/site.ts:2:9 unreadable",
		"layouts/scripts/figures.ts:1:18 unreadable", "layouts/scripts/charts/echarts.ts:2:9 unreadable", "layouts/styles/tables.css:"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("not once: %q in\n%s", want, got)
		}
	}
	_, checked, err := theme.Check(t.Context(), dir, theme.Options{Views: map[string]any{"try": view{}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := show(checked); got != show(problems) {
		t.Errorf("check finds\n%sand a build\n%s", got, show(problems))
	}
}

func TestAssetNamesFollowTheirContent(t *testing.T) {
	one, _ := load(t, site(t, "templates/try.html", "x", "styles/site.css", "p { color: red }"))
	same, _ := load(t, site(t, "templates/try.html", "x", "styles/site.css", "p   { color: red; }"))
	other, _ := load(t, site(t, "templates/try.html", "x", "styles/site.css", "p { color: blue }"))
	if one.Asset("site.css") != same.Asset("site.css") {
		t.Error("the same style sheet has two names")
	}
	if one.Asset("site.css") == other.Asset("site.css") || one.Asset("site.css") == "" {
		t.Errorf("%q and %q", one.Asset("site.css"), other.Asset("site.css"))
	}
}

func TestBundleComesFromTheCacheAndADamagedOneIsMadeAgain(t *testing.T) {
	dir, cache := site(t, "templates/try.html", "x", "styles/site.css", "p { color: red }"), t.TempDir()
	asset := func() string {
		th, _, err := theme.Load(context.Background(), dir, theme.Options{Views: map[string]any{"try": view{}}, CacheDir: cache})
		if err != nil {
			t.Fatal(err)
		}
		return th.Asset("site.css")
	}
	first := asset()
	entries, err := filepath.Glob(filepath.Join(cache, "bundle", "*"))
	if err != nil || len(entries) == 0 {
		t.Fatalf("nothing cached: %v", err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(e)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(e, data[:len(data)-3], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if again := asset(); again != first {
		t.Errorf("a damaged cache changed the bundle: %s, %s", first, again)
	}
}

func TestLinkOutOfTheSiteIsNotFollowed(t *testing.T) {
	dir := site(t, "templates/try.html", "x")
	secret := filepath.Join(t.TempDir(), "secret.css")
	if err := os.WriteFile(secret, []byte("p { color: #01fe5a }"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "layouts/styles"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "layouts/styles/site.css")); err != nil {
		t.Fatal(err)
	}
	th, _ := load(t, dir)
	for _, a := range th.Files() {
		if bytes.Contains(a.Bytes, []byte("01fe5a")) {
			t.Errorf("%s has the text of a file outside the site", a.Path)
		}
	}
}

func TestALayoutFileThatIsNoneIsAProblem(t *testing.T) {
	dir := site(t, "templates/try.html", "x", "images/logo.png", "", "styles/site.css", "\xff\xfe")
	if err := os.Truncate(filepath.Join(dir, "layouts/images/logo.png"), 1<<30); err != nil {
		t.Fatal(err)
	}
	_, problems := load(t, dir)
	if got := show(problems); got != "layouts/images/logo.png:1:1 unreadable\nlayouts/styles/site.css:1:1 unreadable\n" {
		t.Error(got)
	}
}

func TestASitesTextsNeedOnlyWhatTheyChange(t *testing.T) {
	th, problems := load(t, site(t, "templates/base.html", "{{.Title}}", "templates/try.html", "", "strings/zh-CN.json", `{"nav.cases": "经验"}`))
	if len(problems) > 0 {
		t.Fatal(show(problems))
	}
	if th.T("nav.cases") != "经验" || th.T("nav.programs") != "工作方法" {
		t.Errorf("nav.cases is %q, nav.programs %q", th.T("nav.cases"), th.T("nav.programs"))
	}
}
