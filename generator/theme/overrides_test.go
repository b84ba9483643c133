package theme_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/generator/page"
	"casebook/layouts"
)

var update = flag.Bool("update", false, "write layouts/README.md anew")

const overridesFile = "../../layouts/README.md"

// What an override may rely on is written down, and is what the code has.
func TestWhatAnOverrideMayRelyOnIsWrittenDown(t *testing.T) {
	want := overrides(t)
	if *update {
		if err := os.WriteFile(overridesFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(overridesFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("layouts/README.md is not what the code has: go test ./generator/theme -run Override -update")
	}
}

func overrides(t *testing.T) string {
	var b strings.Builder
	b.WriteString(`# What a site's own layouts may rely on

Made from the code by ` + "`go test ./generator/theme -run Override -update`" + `; a test holds it to the code.

A file in a site's ` + "`layouts/`" + ` replaces ours at the same path; ` + "`casebook eject PATH`" + ` copies ours to start from.
A table of texts, ` + "`strings/LANGUAGE.json`" + `, needs only the keys that it changes. Style sheets and scripts that replace none
of ours come after ours on every page. All of it is checked before the first page is made: a field, function, template, key, hole or
token that does not exist is reported with file, line and column. What is not named here may change without notice.

## Templates

` + "`templates/KIND.html`" + ` is the whole page of one kind, executed with the view of that kind; ` + "`templates/list.html`" + ` is
the page of each list that has none of its own, ` + "`templates/plain.html`" + ` that of kinds which have a head and what follows it
(` + strings.Join(withoutTemplate(), ", ") + `): to change one of these alone, add its ` + "`templates/KIND.html`" + `. ` + "`base.html`" + ` and everything in
` + "`partials/`" + ` can be used by all of them; a template's name is its path below ` + "`templates/`" + `. Fields that are fragments are ready HTML.

    {{template "base.html" .}}                  the frame, which calls the block "main"
    {{define "main"}} … {{end}}
    {{template "partials/listing.html" .}}      a list with its text, its controls and its pages

Besides Go's own functions there are:

    T "key" "name" value …      a text of strings/, with values in its holes
    count "key" n "name" value …    its form for n things; {n} is their number
    tag "kbd" "text"            an element to stand in a hole
    asset "site.css"            the path of a bundled file from the root of the site

`)
	comments := fieldComments(t)
	views := page.Views()
	b.WriteString("Every view has:\n\n")
	common := reflect.TypeFor[page.Frame]()
	writeFields(&b, common, comments)
	kinds := map[reflect.Type][]string{}
	for kind, view := range views {
		kinds[reflect.TypeOf(view)] = append(kinds[reflect.TypeOf(view)], kind)
	}
	sections := map[string]reflect.Type{}
	for typ, names := range kinds {
		slices.Sort(names)
		sections[strings.Join(names, ", ")] = typ
	}
	for _, names := range slices.Sorted(maps.Keys(sections)) {
		fmt.Fprintf(&b, "\n### %s\n\n", names)
		writeFields(&b, sections[names], comments)
	}
	b.WriteString("\n## Tokens\n\nCustom properties of `styles/tokens.css`, which the other style sheets use:\n\n")
	data, _ := fs.ReadFile(layouts.Files, "styles/tokens.css")
	root, _, _ := strings.Cut(string(data), "}")
	for _, m := range regexp.MustCompile(`(--[\w-]+):\s*([^;]+);`).FindAllStringSubmatch(root, -1) {
		fmt.Fprintf(&b, "- `%s`: `%s`\n", m[1], m[2])
	}
	b.WriteString("\n## Classes\n\nBy the style sheet that gives them their look:\n\n")
	sheets, err := fs.Glob(layouts.Files, "styles/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range sheets {
		if classes := classesOf(t, sheet); len(classes) > 0 {
			fmt.Fprintf(&b, "- `%s`: %s\n", path.Base(sheet), strings.Join(classes, " "))
		}
	}
	b.WriteString("\n## Texts\n\nThe keys are those of `strings/zh-CN.json`. A text that depends on a count has one for each plural category of its\nlanguage (`.one`, `.other`, …; Unicode CLDR). A key that begins with `//` is a remark.\n")
	return b.String()
}

// withoutTemplate are the kinds whose pages a shared template makes.
func withoutTemplate() []string {
	var list []string
	for kind := range page.Views() {
		if _, err := fs.Stat(layouts.Files, "templates/"+kind+".html"); err != nil {
			list = append(list, kind)
		}
	}
	slices.Sort(list)
	return list
}

// writeFields lists the fields that a view has beside the common ones.
func writeFields(b *strings.Builder, typ reflect.Type, comments map[string]string) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous || !f.IsExported() {
			continue
		}
		kind := f.Type.String()
		if f.Type == reflect.TypeFor[template.HTML]() {
			kind = "fragment"
		}
		line := fmt.Sprintf("- `.%s` %s", f.Name, kind)
		if c := comments[typ.Name()+"."+f.Name]; c != "" {
			line += ": " + c
		}
		b.WriteString(line + "\n")
	}
}

// fieldComments are the comments behind the fields of the views.
func fieldComments(t *testing.T) map[string]string {
	t.Helper()
	list := map[string]string{}
	files, err := os.ReadDir("../page")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), "../page/"+file.Name(), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok {
				for _, field := range s.Fields.List {
					for _, name := range field.Names {
						list[spec.Name.Name+"."+name.Name] = strings.TrimSpace(field.Comment.Text())
					}
				}
			}
			return true
		})
	}
	return list
}

func classesOf(t *testing.T, sheet string) []string {
	data, err := fs.ReadFile(layouts.Files, sheet)
	if err != nil {
		t.Fatal(err)
	}
	css := regexp.MustCompile(`(?s)/\*.*?\*/|\{[^{}]*\}|"[^"]*"|url\([^)]*\)`).ReplaceAllString(string(data), " ")
	found := map[string]bool{}
	for _, m := range regexp.MustCompile(`\.([a-z][\w-]*)`).FindAllStringSubmatch(css, -1) {
		if m[1] != "css" {
			found[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}
