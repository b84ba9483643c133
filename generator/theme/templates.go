package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/words"
)

// unit is one template file, parsed: the file's own template and those it defines.
type unit struct {
	src   *source.File
	trees map[string]*parse.Tree
}

// parse parses each template file once.
func (th *Theme) parse() []problem.Problem {
	var problems []problem.Problem
	th.units = map[string]unit{}
	for _, f := range th.files.under("templates/") {
		if path.Ext(f.path) != ".html" {
			continue
		}
		name := strings.TrimPrefix(f.path, "templates/")
		trees, p := parseFile(name, f.src)
		if p != nil {
			problems = append(problems, *p)
			continue
		}
		th.units[name] = unit{f.src, trees}
	}
	for _, kind := range slices.Sorted(maps.Keys(th.views)) {
		if th.templateOf(kind) == "" {
			problems = append(problems, missingTemplate(kind+".html"))
		}
	}
	return problems
}

// sharedTemplates make the pages of kinds without a template of their own: the first whose field
// the kind's view has.
var sharedTemplates = [...]struct{ field, template string }{{"List", "list.html"}, {"Main", "plain.html"}}

// templateOf returns the name of the template that makes the pages of a kind, "" where there is none.
func (th *Theme) templateOf(kind string) string {
	if _, ok := th.files["templates/"+kind+".html"]; ok {
		return kind + ".html"
	}
	view := reflect.TypeOf(th.views[kind])
	for _, shared := range sharedTemplates {
		if view.Kind() != reflect.Struct {
			break
		}
		if _, has := view.FieldByName(shared.field); has {
			return shared.template
		}
	}
	return ""
}

// verify holds the templates of each page kind against its view.
func (th *Theme) verify() []problem.Problem {
	v := newVerifier(th.templateFuncs(), th.allTexts())
	for _, kind := range slices.Sorted(maps.Keys(th.views)) {
		name := th.templateOf(kind)
		set, owners := assemble(th.units, name)
		v.page(set, owners, name, reflect.TypeOf(th.views[kind]))
	}
	return v.problems
}

// page makes the pages of one kind.
type page struct {
	template *template.Template
	plan     plan // where it has one
}

// compile makes the templates executable, in the theme's language: each when its first page is made, of which a
// build over a former one makes few. Mistakes of the site's own templates and texts are found at once.
func (th *Theme) compile() (problems []problem.Problem) {
	th.pages = map[string]func() (page, *problem.Problem){}
	funcs := th.templateFuncs()
	for _, kind := range slices.Sorted(maps.Keys(th.views)) {
		th.pages[kind] = sync.OnceValues(func() (made page, p *problem.Problem) {
			name := th.templateOf(kind)
			set, owners := assemble(th.units, name)
			if made.template, p = compile(set, owners, name, funcs, th.views[kind]); p == nil {
				if steps, ok := th.planOf(made.template, th.views[kind]); ok {
					made.plan = append(plan{}, steps...)
				}
			}
			return made, p
		})
		if th.isOurs() {
			continue
		}
		if _, p := th.pages[kind](); p != nil {
			problems = append(problems, *p)
		}
	}
	return problems
}

// isOurs tells whether all templates and texts are the program's, which its tests have checked.
func (th *Theme) isOurs() bool {
	for _, folder := range [...]string{"templates/", "strings/"} {
		if slices.ContainsFunc(th.files.under(folder), func(f file) bool { return f.own }) {
			return false
		}
	}
	return true
}

// templateFuncs are the functions of templates besides Go's own.
func (th *Theme) templateFuncs() template.FuncMap {
	funcs := template.FuncMap{"T": th.text, "count": th.count, "tag": tag, "asset": th.Asset}
	maps.Copy(funcs, th.funcs)
	return funcs
}

// text is T in templates: the text of a key with values in its holes. A value that is markup
// stays markup, any other is escaped.
func (th *Theme) text(key string, pairs ...any) (template.HTML, error) {
	return fill(th.words.Message(key), pairs)
}

// count is text in the form that goes with n things; {n} is their number.
func (th *Theme) count(key string, n int, pairs ...any) (template.HTML, error) {
	return fill(th.words.Count(key, n), append(pairs, "n", n))
}

func fill(m *words.Message, pairs []any) (template.HTML, error) {
	if len(pairs)%2 != 0 {
		return "", errors.New("after the key of a text come names and values in turn")
	}
	b := m.AppendFunc(nil, appendEscaped, func(b []byte, name string) []byte {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] != name {
				continue
			}
			if markup, ok := pairs[i+1].(template.HTML); ok {
				return append(b, markup...)
			}
			return appendEscaped(b, fmt.Sprint(pairs[i+1]))
		}
		return append(b, "{"+name+"}"...)
	})
	return template.HTML(b), nil
}

var tagName = lazyregexp.New(`^(b|em|kbd|strong|small|mark|code|i)$`)

// tag is an element that stands in a text: T "search.slash" "key" (tag "kbd" "/").
func tag(name, text string) (template.HTML, error) {
	if !tagName.MatchString(name) {
		return "", fmt.Errorf("tag makes %v, not %q", tagName, name)
	}
	return template.HTML("<" + name + ">" + escaped.Replace(text) + "</" + name + ">"), nil
}

func appendEscaped(b []byte, s string) []byte { return append(b, escaped.Replace(s)...) }

// assemble gathers the templates that a page can use: the shared ones, then its own, which
// replace what the shared ones define by the same name. owners tells their files.
func assemble(units map[string]unit, name string) (set map[string]*parse.Tree, owners map[string]*source.File) {
	set, owners = map[string]*parse.Tree{}, map[string]*source.File{}
	take := func(u unit) {
		for n, tree := range u.trees {
			set[n] = tree
			owners[n] = u.src
		}
	}
	for _, n := range slices.Sorted(maps.Keys(units)) {
		if n != name && (n == "base.html" || strings.HasPrefix(n, "partials/")) {
			take(units[n])
		}
	}
	take(units[name])
	return set, owners
}

// compile makes the executable set. html/template finds mistakes of context (an attribute
// left open) only when a template is first executed, so it is, with an empty view.
func compile(set map[string]*parse.Tree, owners map[string]*source.File, name string, funcs template.FuncMap, view any) (*template.Template, *problem.Problem) {
	t := template.New(name).Funcs(funcs)
	for _, n := range slices.Sorted(maps.Keys(set)) {
		// Copied because html/template writes its escapers into the tree.
		if _, err := t.AddParseTree(n, set[n].Copy()); err != nil {
			return nil, templateProblem(owners[n], 0, err.Error())
		}
	}
	t = t.Lookup(name)
	err := t.Execute(io.Discard, view)
	var escape *template.Error
	if !errors.As(err, &escape) {
		return t, nil // anything else is the empty view's doing
	}
	src := owners[name]
	if o, ok := owners[escape.Name]; ok {
		src = o
	}
	return nil, templateProblem(src, escape.Line, escape.Description)
}

// parseFile parses one file without looking at functions, which the verifier does.
func parseFile(name string, src *source.File) (map[string]*parse.Tree, *problem.Problem) {
	trees := map[string]*parse.Tree{}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(src.Text(), "", "", trees); err != nil {
		line, text := splitParseError(err)
		return nil, templateProblem(src, line, text)
	}
	if trees[name] == nil { // a file of nothing but definitions
		tree.Root = &parse.ListNode{NodeType: parse.NodeList}
		trees[name] = tree
	}
	return trees, nil
}

var parseError = lazyregexp.New(`^template: [^:]*:(\d+): (.*)$`)

// splitParseError takes line and message out of the text that the parser gives.
func splitParseError(err error) (line int, text string) {
	m := parseError.FindStringSubmatch(err.Error())
	if m == nil {
		return 0, err.Error()
	}
	line, _ = strconv.Atoi(m[1])
	return line, m[2]
}

// templateProblem is a mistake of syntax that is known to the line (0: not known).
func templateProblem(src *source.File, line int, text string) *problem.Problem {
	return &problem.Problem{
		Rule: problem.Unreadable,
		Span: lineSpan(src, line),
		Message: problem.Text{
			ZH: fmt.Sprintf("模板写错了：%s", text),
			EN: fmt.Sprintf("mistake in the template: %s", text),
		},
	}
}

func missingTemplate(name string) problem.Problem {
	return problem.Problem{
		Rule: problem.DanglingReference,
		Span: source.New("layouts/templates/"+name, "").At(0, 0),
		Message: problem.Text{
			ZH: fmt.Sprintf("缺少页面模板 %s", name),
			EN: fmt.Sprintf("there is no page template %s", name),
		},
	}
}

// lineSpan returns the text of a line counted from 1, without its indent.
func lineSpan(src *source.File, line int) source.Span {
	offset := 0
	text := src.Text()
	for n := 1; n < line; n++ {
		i := strings.IndexByte(text[offset:], '\n')
		if i < 0 {
			break
		}
		offset += i + 1
	}
	end := len(text)
	if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	for offset < end && (text[offset] == ' ' || text[offset] == '\t') {
		offset++
	}
	return src.At(offset, end-offset)
}
