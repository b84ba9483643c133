package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// unit is one template file, parsed: the file's own template and those it defines.
type unit struct {
	src   *source.File
	trees map[string]*parse.Tree
}

// loadTemplates parses each file once and puts one set a page kind together.
func (th *Theme) loadTemplates(all files, o Options) []problem.Problem {
	th.pages, th.plans = map[string]*template.Template{}, map[string]plan{}
	var problems []problem.Problem
	units := map[string]unit{}
	for _, f := range all.under("templates/") {
		if path.Ext(f.path) != ".html" {
			continue
		}
		name := strings.TrimPrefix(f.path, "templates/")
		trees, p := parseFile(name, f.src)
		if p != nil {
			problems = append(problems, *p)
			continue
		}
		units[name] = unit{f.src, trees}
	}
	funcs := th.funcs(o.Funcs)
	v := newVerifier(funcs, th.texts)
	for _, kind := range slices.Sorted(maps.Keys(o.Views)) {
		name := kind + ".html"
		page, ok := units[name]
		if !ok {
			if _, broken := all["templates/"+name]; !broken {
				problems = append(problems, missingTemplate(name))
			}
			continue
		}
		set, owners := assemble(units, name, page)
		if len(problems) == 0 {
			v.page(set, owners, name, reflect.TypeOf(o.Views[kind]))
		}
		if len(problems) > 0 || len(v.problems) > 0 {
			continue
		}
		t, p := compile(set, owners, name, funcs, o.Views[kind])
		if p != nil {
			problems = append(problems, *p)
			continue
		}
		th.pages[kind] = t
		if p, ok := th.planOf(t, o.Views[kind]); ok {
			th.plans[kind] = p
		}
	}
	return append(problems, v.problems...)
}

func (th *Theme) funcs(more template.FuncMap) template.FuncMap {
	funcs := template.FuncMap{"T": th.T, "asset": th.Asset}
	maps.Copy(funcs, more)
	return funcs
}

// assemble gathers the templates that a page can use: the shared ones, then its own, which
// replace what the shared ones define by the same name. owners tells their files.
func assemble(units map[string]unit, name string, page unit) (set map[string]*parse.Tree, owners map[string]*source.File) {
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
	take(page)
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

var parseError = regexp.MustCompile(`^template: [^:]*:(\d+): (.*)$`)

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
