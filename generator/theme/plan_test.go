package theme_test

import (
	"bytes"
	"context"
	"html/template"
	"reflect"
	"testing"

	"casebook/generator/page"
	"casebook/generator/theme"
)

// A plan must write what html/template writes, for every template of ours and whatever
// stands in the view. Pages of which there are many must have one.
func TestAPlanWritesWhatTheTemplateWrites(t *testing.T) {
	th, problems, err := theme.Load(context.Background(), t.TempDir(), theme.Options{Views: page.Views(), CacheDir: bundles})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, show(problems))
	}
	for kind, empty := range page.Views() {
		if many := kind == "village" || kind == "case"; many && !th.Planned(kind) {
			t.Errorf("the template of %s has no plan", kind)
		}
		for name, fill := range map[string]func(i int) bool{
			"empty": func(int) bool { return false },
			"full":  func(int) bool { return true },
			"odd":   func(i int) bool { return i%2 == 1 },
			"even":  func(i int) bool { return i%2 == 0 },
		} {
			v := reflect.New(reflect.TypeOf(empty)).Elem()
			n := 0
			fillFields(v, &n, fill)
			same(t, th, kind, name, v.Interface())
		}
	}
}

func fillFields(v reflect.Value, n *int, fill func(int) bool) {
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() == reflect.Struct {
			fillFields(f, n, fill)
			continue
		}
		*n++
		switch {
		case !fill(*n):
		case f.Kind() == reflect.Bool:
			f.SetBool(true)
		case f.Kind() == reflect.Int:
			f.SetInt(int64(1200 + *n))
		case f.Type() == reflect.TypeFor[template.HTMLAttr]():
			f.SetString(`lang="zh-CN" data-x="1"`)
		default:
			f.SetString("<b>村 & \"家\"</b> 1+N+1 'x' \x00 甲")
		}
	}
}

func same(t *testing.T, th *theme.Theme, kind, name string, view any) {
	t.Helper()
	var got, want bytes.Buffer
	if err := th.ExecuteTemplate(&want, kind, view); err != nil {
		t.Fatal(err)
	}
	if err := th.Execute(&got, kind, view); err != nil {
		t.Fatal(err)
	}
	if got.String() != want.String() {
		t.Errorf("%s, %s view:\ngot  %s\nwant %s", kind, name, got.String(), want.String())
	}
}

func TestTemplatesOfASiteArePlannedOrExecutedAsTheyAre(t *testing.T) {
	type inner struct{ Name string }
	type view struct {
		Title string
		Body  template.HTML
		Count int
		Some  bool
		Inner inner
		List  []string
	}
	full := view{"<1+1>", "<i>x</i>", 3, true, inner{"a&b"}, []string{"甲", "乙"}}
	for text, planned := range map[string]bool{
		`<p class="{{.Title}}">{{.Body}}{{.Title}}</p>`:                              true,
		`{{with .Title}}{{.}}{{$.Count}}{{else}}none{{end}}`:                         true,
		`{{if or .Title .Body}}a{{else}}b{{end}}{{if .Some}}c{{end}}{{.Inner.Name}}`: true,
		`{{T "nav.cases"}}{{asset "site.css"}}`:                                      true,
		`{{define "x"}}[{{.Title}}]{{end}}{{template "x" .}}`:                        true,
		`{{/* said to nobody */}}{{- .Count -}} `:                                    true,
		`{{range .List}}{{.}}{{end}}`:                                                false,
		`<a href="{{.Title}}">{{printf "%5d" .Count}}</a>`:                           false,
		`{{$x := .Title}}{{$x}}`:                                                     false,
		`{{with .Inner}}{{.Name}}{{end}}`:                                            false,
		`{{if eq .Title "x"}}a{{else}}b{{end}}`:                                      false,
		`{{if or .Title (eq .Count 3)}}a{{end}}`:                                     false,
		`{{if $x := .Title}}{{$x}}{{end}}`:                                           false,
		`{{with or .Title .Body}}{{.}}{{end}}`:                                       false,
		`<script>var x = {{.Title}}</script><p title={{.Title}}>`:                    false,
		`{{define "x"}}{{.}}{{end}}{{template "x" .Title}}`:                          false,
	} {
		th, problems, err := theme.Load(context.Background(), site(t, "templates/try.html", text), theme.Options{Views: map[string]any{"try": view{}}, CacheDir: bundles})
		if err != nil || len(problems) > 0 {
			t.Fatal(text, err, show(problems))
		}
		if th.Planned("try") != planned {
			t.Errorf("%s: planned %v", text, th.Planned("try"))
		}
		same(t, th, "try", text, view{})
		same(t, th, "try", text, full)
	}
}

// A release carries all bundles ready made, those of packages and those of our own files, each once.
func TestAReleaseCarriesAllBundles(t *testing.T) {
	th, problems, err := theme.Load(context.Background(), t.TempDir(), theme.Options{Views: page.Views(), CacheDir: bundles})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, show(problems))
	}
	seen := map[string]bool{}
	for _, b := range th.Packaged() {
		if b.Name == "" || len(b.Bytes) == 0 || seen[b.Name] {
			t.Errorf("the bundle %q has %d bytes", b.Name, len(b.Bytes))
		}
		seen[b.Name] = true
	}
	if len(seen) < 4 { // the charts, the report, our scripts and our styles
		t.Errorf("only %d bundles", len(seen))
	}
}
