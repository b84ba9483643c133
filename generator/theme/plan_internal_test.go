package theme

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"casebook/generator/source"
	"casebook/generator/words"
)

type planView struct {
	Title string
	Body  template.HTML
	Attr  template.HTMLAttr
	Count int
	Some  bool
	Inner inner
	List  []string
}

// theme makes a theme of one template and the texts that it asks for, without files.
func themeOf(t *testing.T, text string) *Theme {
	t.Helper()
	messages, err := words.New("zh-CN", map[string]string{"plain": "a<b", "held": "{name}: {value}"})
	if err != nil {
		t.Fatal(err)
	}
	src := source.New("t.html", text)
	trees, p := parseFile("try.html", src)
	if p != nil {
		t.Fatal(p.Message.EN)
	}
	th := &Theme{files: files{"templates/try.html": {}}, views: map[string]any{"try": planView{}}, units: map[string]unit{"try.html": {src, trees}}, words: messages, assets: map[string]Asset{"site.css": {Path: "assets/a&b.css"}}}
	if problems := th.compile(); len(problems) > 0 {
		t.Fatal(problems[0].Message.EN)
	}
	return th
}

// A template that only shows and asks for fields has a plan, any other has none; both write the same.
func TestWhichTemplatesHaveAPlan(t *testing.T) {
	views := []planView{{}, {"<1+1>", "<i>x</i>", `lang="zh"`, 3, true, inner{"a&b"}, []string{"甲"}}, {Title: "x"}, {Body: "<b>"}, {Some: true, Count: -1}}
	for text, planned := range map[string]bool{
		`text`: true, `{{/* nothing */}}`: true, `{{.Title}}`: true, `{{.Body}}`: true, `{{.Count}}`: true, `{{.Inner.Name}}`: true, `<p title="{{.Title}}">`: true, `<p {{.Attr}}>`: true, `{{$.Title}}`: true, `{{$.Inner.Name}}`: true,
		`{{if .Some}}a{{end}}`: true, `{{if .Some}}a{{else}}b{{end}}`: true, `{{if .Some}}a{{else if .Title}}b{{else}}c{{end}}`: true, `{{if or .Title .Body}}a{{end}}`: true, `{{if or .Some}}a{{end}}`: true,
		`{{with .Title}}{{.}}{{end}}`: true, `{{with .Body}}{{.}}{{else}}{{.Title}}{{end}}`: true, `{{with .Title}}{{if $.Some}}{{.}}{{end}}{{end}}`: true, `{{with .Title}}{{with $.Body}}{{.}}{{end}}{{.}}{{end}}`: true, `{{with .Count}}{{.}}{{end}}`: true,
		`{{T "plain"}}`: true, `{{T "held" "name" .Title "value" .Body}}`: true, `{{T "held" "name" .Count}}`: true, `{{with .Title}}{{T "held" "value" .}}{{end}}`: true, `{{asset "site.css"}}`: true, `<a href="{{asset "site.css"}}">`: false,
		`{{template "x" .}}{{define "x"}}{{.Title}}{{end}}`: true, `{{template "x" .}}{{define "x"}}{{if .Some}}{{template "y" .}}{{end}}{{end}}{{define "y"}}{{.Body}}{{end}}`: true,

		`{{.Some}}`: false, `{{.List}}`: false, `{{.Inner}}`: false, `{{.}}`: false, `{{range .List}}{{.}}{{end}}`: false, `{{$x := .Title}}`: false, `{{$x := .Title}}{{$x}}`: false, `{{if $x := .Title}}{{$x}}{{end}}`: false, `{{if $x := .Title}}a{{end}}`: false, `{{with $x := .Title}}{{.}}{{end}}`: false, `{{if .Title | len}}a{{end}}`: false,
		`{{with $x := .Title}}{{$x}}{{end}}`: false, `{{with .Inner}}{{.Name}}{{end}}`: false, `{{with or .Title .Body}}{{.}}{{end}}`: false, `{{with .Title}}{{.}}{{end}}{{range .List}}x{{end}}`: false,
		`{{if eq .Title "x"}}a{{end}}`: false, `{{if and .Title .Body}}a{{end}}`: false, `{{if not .Title}}a{{end}}`: false, `{{if .Some}}{{printf "x"}}{{end}}`: false, `{{if .Some}}{{else}}{{printf "x"}}{{end}}`: false, `{{if or .Title (eq .Count 3)}}a{{end}}`: false,
		`{{.Title | print}}`: false, `{{print .Title}}`: false, `{{"text"}}`: false, `{{1}}`: false, `{{T .Title}}`: false, `{{T "held" .Title .Body}}`: false, `{{T "held" "name" .Some}}`: false, `{{T "held" "name" (print 1)}}`: false, `{{T "plain" | print}}`: false,
		`{{template "x" .Title}}{{define "x"}}{{.}}{{end}}`: false, `{{template "x"}}{{define "x"}}a{{end}}`: false, `{{with .Title}}{{template "x" .}}{{end}}{{define "x"}}{{.}}{{end}}`: false, `{{template "x" .}}{{define "x"}}{{range .List}}{{end}}{{end}}`: false,
		`<a href="{{.Title}}">`: false, `<script>{{.Title}}</script>`: false, `<p title={{.Title}}>`: false, `<p style="{{.Title}}">`: false, `<a href="{{T "plain"}}">`: false, `<p {{.Title}}>`: false, `<p title="{{.Body}}">`: false, `{{.Attr}}`: false, `<a href="{{.Count}}">`: false,
		`{{.Inner.Plain}}`: false, `{{if .Inner.Plain}}a{{end}}`: false, `{{asset .Title}}`: false, `{{with .Title}}{{$.Count}}{{.}}{{end}}`: true, `{{block "b" .}}{{.Title}}{{end}}`: true,
	} {
		th := themeOf(t, text)
		if got := th.Planned("try"); got != planned {
			t.Errorf("%s: planned %t", text, got)
		}
		for _, v := range views {
			var got, want strings.Builder
			if err := errors.Join(th.Execute(&got, "try", v), th.ExecuteTemplate(&want, "try", v)); err != nil {
				t.Errorf("%s: %v", text, err)
			}
			if got.String() != want.String() {
				t.Errorf("%s of %+v:\ngot  %s\nwant %s", text, v, got.String(), want.String())
			}
		}
	}
	if err := themeOf(t, "").Execute(&strings.Builder{}, "other", planView{}); err == nil {
		t.Error("a page of no kind is made")
	}
}

// Templates that call one another without end have no plan; a view that is no struct has none.
func TestCallsWithoutEndHaveNoPlan(t *testing.T) {
	for calls := 1; calls < maxCalls+3; calls++ {
		text := `{{template "t1" .}}`
		for i := 1; i < calls; i++ {
			text += fmt.Sprintf(`{{define "t%d"}}{{template "t%d" .}}{{end}}`, i, i+1)
		}
		th := themeOf(t, text+fmt.Sprintf(`{{define "t%d"}}end{{end}}`, calls))
		if got := th.Planned("try"); got != (calls <= maxCalls) {
			t.Errorf("of %d calls: planned %t", calls, got)
		}
	}
	th := themeOf(t, "x")
	if _, ok := th.planOf(th.page("try").template, "text"); ok {
		t.Error("a text has a plan")
	}
}

// failing takes so many bytes.
type failing int

func (f *failing) Write(b []byte) (int, error) {
	if *f -= failing(len(b)); *f < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}

// A page that cannot be written is an error, at whichever step.
func TestAPageThatCannotBeWritten(t *testing.T) {
	th := themeOf(t, `one{{.Title}}{{T "held" "name" .Title}}{{if .Some}}two{{end}}three`)
	var whole strings.Builder
	v := planView{Title: "x", Some: true}
	if err := th.Execute(&whole, "try", v); err != nil {
		t.Fatal(err)
	}
	for n := range whole.Len() {
		room := failing(n)
		if err := th.Execute(&room, "try", v); err == nil {
			t.Errorf("%d of %d bytes are a page", n, whole.Len())
		}
	}
}

// What stands in the holes of a text is escaped unless it is markup; a hole without a value stays as it is.
func TestWhatStandsInHoles(t *testing.T) {
	th := themeOf(t, "")
	m := th.words.Message("held")
	for _, x := range []struct {
		pairs []any
		want  string
		err   bool
	}{
		{[]any{"name", "a<b", "value", template.HTML("<b>")}, "a&lt;b: <b>", false}, {[]any{"value", 3}, "{name}: 3", false}, {[]any{"name", "x", "name", "y"}, "x: {value}", false}, {nil, "{name}: {value}", false}, {[]any{"name"}, "", true}, {[]any{"name", "x", "value"}, "", true},
	} {
		if got, err := fill(m, x.pairs); string(got) != x.want || (err != nil) != x.err {
			t.Errorf("%v: %q, %v", x.pairs, got, err)
		}
	}
	for name, want := range map[string]string{"kbd": "<kbd>a&lt;b</kbd>", "i": "<i>a&lt;b</i>", "script": "", "b i": "", "": ""} {
		if got, err := tag(name, "a<b"); string(got) != want || (err != nil) != (want == "") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// The template of a kind is its own, else that of lists or of plain pages, by the fields of its view.
func TestTheTemplateOfAKind(t *testing.T) {
	th := &Theme{files: files{"templates/own.html": {}}, views: map[string]any{"own": struct{ List, Main string }{}, "list": struct{ List, Main string }{}, "plain": struct{ Main string }{}, "none": struct{ Other string }{}, "text": ""}}
	for kind, want := range map[string]string{"own": "own.html", "list": "list.html", "plain": "plain.html", "none": "", "text": ""} {
		if got := th.templateOf(kind); got != want {
			t.Errorf("%s has %q, want %q", kind, got, want)
		}
	}
}

// A page can use the shared templates and its own, which replace those of the same name; not those of other pages.
func TestWhatAPageCanUse(t *testing.T) {
	units := map[string]unit{}
	for name, text := range map[string]string{"base.html": `{{define "a"}}base{{end}}`, "partials/p.html": `{{define "b"}}partial{{end}}`, "try.html": `{{define "a"}}own{{end}}`, "other.html": `{{define "c"}}x{{end}}`, "based.html": "", "partial.html": ""} {
		src := source.New(name, text)
		trees, p := parseFile(name, src)
		if p != nil {
			t.Fatal(p)
		}
		units[name] = unit{src, trees}
	}
	set, owners := assemble(units, "try.html")
	var names []string
	for name := range set {
		names = append(names, name+" "+owners[name].Path)
	}
	want := map[string]bool{"a try.html": true, "b partials/p.html": true, "base.html base.html": true, "partials/p.html partials/p.html": true, "try.html try.html": true}
	for _, name := range names {
		if !want[name] {
			t.Errorf("%s can be used", name)
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("%v cannot", want)
	}
}
