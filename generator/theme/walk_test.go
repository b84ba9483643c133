package theme

import (
	"fmt"
	"html/template"
	"iter"
	"reflect"
	"strings"
	"testing"
	"text/template/parse"

	"casebook/generator/source"
)

type shown struct {
	Title  string
	Number int
	Some   bool
	Inner  inner
	Next   *inner
	List   []inner
	Names  map[string]inner
	Counts map[int]string
	Any    any
	Pairs  iter.Seq2[string, inner]
	//lint:ignore U1000 a template may not name it
	hidden string
	Spoken speaker
}

type speaker interface{ Say(string) string }

type inner struct{ Name string }

func (inner) Plain() string                         { return "" }
func (*inner) Far() inner                           { return inner{} }
func (inner) Twice(string, int) (inner, error)      { return inner{}, nil }
func (inner) Many(string, ...int) []inner           { return nil }
func (inner) Whatever() any                         { return nil }
func (inner) Nothing()                              {}
func (inner) Fails() error                          { return nil }
func (inner) Two() (first, second map[string]inner) { return nil, nil }

// verified are the mistakes in one template that is executed with a value of shown: the column, the rule, and the message.
func verified(t *testing.T, text string) string {
	t.Helper()
	src := source.New("t.html", text)
	trees, p := parseFile("t.html", src)
	if p != nil {
		t.Fatal(p.Message.EN)
	}
	owners := map[string]*source.File{}
	for name := range trees {
		owners[name] = src
	}
	v := newVerifier(template.FuncMap{"T": func(string, ...any) template.HTML { return "" }, "count": func(string, int, ...any) template.HTML { return "" }, "pick": func(int) inner { return inner{} }},
		map[string]string{"plain": "text", "held": "{name}: {value}", "n.one": "{n} thing", "n.other": "{n} things of {name}"})
	v.page(trees, owners, "t.html", reflect.TypeFor[shown]())
	var lines []string
	for _, p := range v.problems {
		hint := ""
		if p.Hint.EN != "" {
			hint = " | " + p.Hint.EN
		}
		lines = append(lines, fmt.Sprintf("%d %q %s", p.Span.Position().Column, p.Span.Text(), p.Message.EN+hint))
	}
	return strings.Join(lines, "\n")
}

// What a template may name, by the type that its dot has at each place; what is not known beforehand is not reported of.
func TestWhatATemplateMayName(t *testing.T) {
	for text, want := range map[string]string{
		`{{.Title}}{{.Number}}{{.Inner.Name}}{{.Next.Name}}{{(.Inner).Name}}`: "",
		`{{.Titel}}`:       `3 ".Titel" theme.shown has no .Titel | did you mean ` + "`Title`?",
		`{{.hidden}}`:      `3 ".hidden" theme.shown has no .hidden`,
		`{{.Inner.Nmae}}`:  `3 ".Inner.Nmae" theme.inner has no .Nmae | did you mean ` + "`Name`?",
		`{{.Inner.Plian}}`: `3 ".Inner.Plian" theme.inner has no .Plian | did you mean ` + "`Plain`?",
		`{{.Title.Name}}`:  `3 ".Title.Name" string has no .Name`,
		`{{.Inner.Plain}}{{.Inner.Far.Name}}{{.Next.Far.Name}}{{.Any.Whatever.There.Is}}{{.Inner.Whatever.There}}{{.Inner.Nothing}}{{.Inner.Fails.X}}`: "",
		`{{.Inner.Far.Nmae}}`:                                                  `3 ".Inner.Far.Nmae" theme.inner has no .Nmae | did you mean ` + "`Name`?",
		`{{.Inner.Two.x.Name}}{{.Names.x.Name}}`:                               "",
		`{{.Inner.Two.x.Nmae}}`:                                                `3 ".Inner.Two.x.Nmae" theme.inner has no .Nmae | did you mean ` + "`Name`?",
		`{{.Names.x.Nmae}}`:                                                    `3 ".Names.x.Nmae" theme.inner has no .Nmae | did you mean ` + "`Name`?",
		`{{.Counts.x}}`:                                                        `3 ".Counts.x" map[int]string has no .x`,
		`{{.Inner.Twice "a" 1}}`:                                               "",
		`{{(.Inner.Twice "a" 1).Name}}`:                                        "",
		`{{(.Inner.Twice "a" 1).Nmae}}`:                                        `3 "(.Inner.Twice \"a\" 1).Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{.Inner.Twice "a"}}`:                                                 `3 ".Inner.Twice" Twice takes 2 arguments, but has 1 here`,
		`{{.Inner.Twice "a" 1 2}}`:                                             `3 ".Inner.Twice" Twice takes 2 arguments, but has 3 here`,
		`{{"a" | .Inner.Twice}}`:                                               `9 ".Inner.Twice" Twice takes 2 arguments, but has 1 here`,
		`{{1 | .Inner.Twice "a"}}`:                                             "",
		`{{1 | .Inner.Twice "a" 2}}`:                                           `7 ".Inner.Twice" Twice takes 2 arguments, but has 3 here`,
		`{{.Inner.Many}}`:                                                      `3 ".Inner.Many" Many takes 2 arguments, but has 0 here`,
		`{{.Inner.Many "a"}}`:                                                  "",
		`{{.Inner.Many "a" 1 2 3}}`:                                            "",
		`{{.Spoken.Say "x"}}`:                                                  "",
		`{{.Spoken.Say}}`:                                                      `3 ".Spoken.Say" Say takes 1 arguments, but has 0 here`,
		`{{.Spoken.Other}}`:                                                    "", // an interface may hold anything
		`{{range .List}}{{.Nmae}}{{end}}`:                                      `18 ".Nmae" theme.inner has no .Nmae | did you mean ` + "`Name`?",
		`{{range .List}}{{else}}{{.Titel}}{{end}}`:                             `26 ".Titel" theme.shown has no .Titel | did you mean ` + "`Title`?",
		`{{range .Title}}{{end}}`:                                              `9 ".Title" .Title is not a list: range cannot loop over it`,
		`{{range $x := .List}}{{$x.Nmae}}{{end}}`:                              `24 "$x.Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{range $i, $x := .List}}{{$x.Name}}{{$i.Name}}{{end}}`:               `39 "$i.Name" int has no .Name`,
		`{{range $k, $x := .Names}}{{$x.Nmae}}{{$k.Name}}{{end}}`:              `29 "$x.Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?` + "\n" + `40 "$k.Name" string has no .Name`,
		`{{range $k, $x := .Pairs}}{{$x.Nmae}}{{$k.Name}}{{end}}`:              `29 "$x.Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?` + "\n" + `40 "$k.Name" string has no .Name`,
		`{{range .Number}}{{.Name}}{{end}}`:                                    `20 ".Name" int has no .Name`,
		`{{with .Inner}}{{.Nmae}}{{$.Title}}{{else}}{{.Title}}{{end}}`:         `18 ".Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{with .Inner}}{{else}}{{.Name}}{{end}}`:                              `26 ".Name" theme.shown has no .Name | did you mean ` + "`" + `Names` + "`" + `?`,
		`{{with $x := .Inner}}{{$x.Nmae}}{{end}}`:                              `24 "$x.Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{if $x := .Inner}}{{$x.Nmae}}{{end}}`:                                `22 "$x.Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{if .Titel}}{{end}}`:                                                 `6 ".Titel" theme.shown has no .Titel | did you mean ` + "`Title`?",
		`{{$x := .Inner}}{{if .Some}}{{$x := 1}}{{$x.Name}}{{end}}{{$x.Name}}`: `42 "$x.Name" int has no .Name`,
		`{{$x := true}}{{$x.Name}}`:                                            `17 "$x.Name" bool has no .Name`,
		`{{$x := 1.5}}{{$x.Name}}`:                                             "",
		`{{$x := .Inner | printf "%v"}}{{$x.Name}}`:                            `33 "$x.Name" string has no .Name`,
		`{{.Inner.Fails.Error}}{{.Inner.Whatever.X}}{{.Inner.Nothing.X}}`:      "",
		`{{(index .List 0).Nmae}}`:                                             `3 "(index .List 0).Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{(index .Names "x").Nmae}}`:                                          `3 "(index .Names \"x\").Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{(index .Names "x" "y").Nmae}}{{(slice .List 1).Nmae}}`:              "",
		`{{(len .List).Name}}`:                                                 `3 "(len .List).Name" int has no .Name`,
		`{{(pick 1).Nmae}}`:                                                    `3 "(pick 1).Nmae" theme.inner has no .Nmae | did you mean ` + "`" + `Name` + "`" + `?`,
		`{{pick}}`:                                                             `3 "pick" pick takes 1 arguments, but has 0 here`,
		`{{pick .Titel}}`:                                                      `8 ".Titel" theme.shown has no .Titel | did you mean ` + "`Title`?",
		`{{pikc 1}}`:                                                           `3 "pikc" there is no function pikc | did you mean ` + "`pick`?",
		`{{printf "%v" (pick .Titel)}}`:                                        `21 ".Titel" theme.shown has no .Titel | did you mean ` + "`" + `Title` + "`" + `?`,
		`{{template "x" .Inner}}{{define "x"}}{{.Nmae}}{{$.Nmae}}{{end}}`:      `40 ".Nmae" theme.inner has no .Nmae | did you mean ` + "`Name`?\n" + `49 "$.Nmae" theme.inner has no .Nmae | did you mean ` + "`Name`?",
		`{{template "x"}}{{define "x"}}{{.Nmae}}{{end}}`:                       "",
		`{{template "x" .Any}}{{define "x"}}{{.Nmae}}{{end}}`:                  "",
		`{{define "x"}}{{.Nmae}}{{end}}`:                                       "",
		`{{template "x" .}}{{template "x" .}}{{define "x"}}{{.Titel}}{{end}}`:  `53 ".Titel" theme.shown has no .Titel | did you mean ` + "`Title`?",
		`{{template "x" .}}{{define "x"}}{{template "x" .}}{{end}}`:            "",
		`{{template "y" .Titel}}{{define "x"}}{{end}}`:                         `16 ".Titel" theme.shown has no .Titel | did you mean ` + "`" + `Title` + "`" + `?` + "\n" + `1 "{{template \"y\" .Titel}}" there is no template "y" | did you mean ` + "`" + `x` + "`" + `?`,
	} {
		if got := verified(t, text); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// The texts that a template asks for, and what stands in their holes.
func TestWhatATemplateMayAskFor(t *testing.T) {
	for text, want := range map[string]string{
		`{{T "plain"}}{{T "held" "name" .Title "value" 1}}{{count "n" 3 "name" .Title}}{{T "n.other" "n" 1 "name" 2}}{{T .Title}}`: "",
		`{{T "palin"}}`:                            `5 "\"palin\"" the texts have no "palin" | did you mean ` + "`plain`?",
		`{{T "held" "name" 1}}`:                    `3 "T \"held\" \"name\" 1" the placeholder {value} of "held" is given no value | write T "held" "value" VALUE`,
		`{{T "held" "nam" 1 "value" 2}}`:           `12 "\"nam\"" "held" has no placeholder {nam} | did you mean ` + "`name`?\n" + `3 "T \"held\" \"nam\" 1 \"value\" 2" the placeholder {name} of "held" is given no value | write T "held" "name" VALUE`,
		`{{T "held" .Title 1}}`:                    "", // not to be known before it is executed
		`{{count "n" 3}}`:                          `3 "count \"n\" 3" the placeholder {name} of "n" is given no value | write count "n" "name" VALUE`,
		`{{count "n" 3 "nmae" 1}}`:                 `15 "\"nmae\"" "n" has no placeholder {nmae} | did you mean ` + "`name`?\n" + `3 "count \"n\" 3 \"nmae\" 1" the placeholder {name} of "n" is given no value | write count "n" "name" VALUE`,
		`{{count "n"}}`:                            `3 "count \"n\"" the placeholder {name} of "n" is given no value | write count "n" "name" VALUE`,
		`{{T}}`:                                    `3 "T" T takes 2 arguments, but has 0 here`,
		`{{pick 1 | T "palin"}}{{printf "palin"}}`: `14 "\"palin\"" the texts have no "palin" | did you mean ` + "`plain`?",
		`{{if .Some}}{{T "palin"}}{{else}}{{T "palin"}}{{end}}`: `17 "\"palin\"" the texts have no "palin" | did you mean ` + "`plain`?\n" + `38 "\"palin\"" the texts have no "palin" | did you mean ` + "`plain`?",
	} {
		if got := verified(t, text); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// What a template calls is noted wherever it stands.
func TestCallsAreNotedWhereverTheyStand(t *testing.T) {
	trees, p := parseFile("t.html", source.New("", `{{template "a"}}{{if .X}}{{template "b"}}{{else}}{{template "c"}}{{end}}{{with .X}}{{template "d"}}{{end}}{{range .X}}x{{else}}{{template "e"}}{{end}}`))
	if p != nil {
		t.Fatal(p)
	}
	called := map[string]bool{}
	noteCalls(called, trees["t.html"].Root)
	if len(called) != 5 {
		t.Errorf("called %v", called)
	}
	noteCalls(called, &parse.ListNode{})
}

// A mistake is reported at the line's text, without its indent; beyond the last line, at the last.
func TestTheTextOfALine(t *testing.T) {
	src := source.New("", "one\n \ttwo\n\n  \nfive")
	for line, want := range []string{"1 one", "1 one", "2 two", "3 ", "4 ", "5 five", "5 five"} {
		at := lineSpan(src, line)
		if got := fmt.Sprint(at.Position().Line, " ", at.Text()); got != want {
			t.Errorf("line %d is %q, want %q", line, got, want)
		}
	}
	for _, x := range []struct {
		line, column, length int
		want                 string
	}{{1, 0, 3, "one"}, {2, 2, 3, "two"}, {2, 2, 0, ""}, {5, 1, 2, "iv"}, {9, 0, 4, "five"}} {
		if got := byteSpan(src, x.line, x.column, x.length).Text(); got != x.want {
			t.Errorf("%+v is %q", x, got)
		}
	}
}
