package theme

import (
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/words"
)

// verifier holds templates against the Go types that they will be executed with, so that
// a wrong field is a message with its place before the first page, not a failure in the
// middle of a build. Where a type cannot be known (an interface, the result of a function
// that returns any) it says nothing: it never reports a right template.
type verifier struct {
	funcs    template.FuncMap
	holes    map[string][]string // of texts, by the keys that templates ask for
	problems []problem.Problem
	reported map[place]bool
}

type place struct {
	src *source.File
	pos parse.Pos
}

func newVerifier(funcs template.FuncMap, texts map[string]string) *verifier {
	v := &verifier{funcs: funcs, holes: map[string][]string{}, reported: map[place]bool{}}
	for key, text := range texts {
		for _, asked := range []string{key, words.Family(key)} {
			v.holes[asked] = append(v.holes[asked], holesOf(text)...)
		}
	}
	for key, names := range v.holes {
		slices.Sort(names)
		v.holes[key] = slices.Compact(names)
	}
	return v
}

// walker checks one template with one type of its dot.
type walker struct {
	*verifier
	set    map[string]*parse.Tree
	owners map[string]*source.File
	src    *source.File
	root   reflect.Type
	vars   []variable
	seen   map[use]bool
}

type variable struct {
	name string
	typ  reflect.Type // nil: not known
}

// use is a template executed with a type; each is checked once a set.
type use struct {
	name string
	dot  reflect.Type
}

// page checks the template name, and all that it calls, executed with a view of type dot.
func (v *verifier) page(set map[string]*parse.Tree, owners map[string]*source.File, name string, dot reflect.Type) {
	w := walker{verifier: v, set: set, owners: owners, seen: map[use]bool{}}
	w.template(name, dot)
}

func (w walker) template(name string, dot reflect.Type) {
	u := use{name, dot}
	if w.seen[u] {
		return
	}
	w.seen[u] = true
	w.src = w.owners[name]
	w.root = dot
	w.vars = []variable{{"$", dot}}
	w.list(w.set[name].Root, dot)
}

// list walks statements; variables declared in it end with it, as the callers' slices are
// their own.
func (w walker) list(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			w.declare(n.Pipe, w.pipe(n.Pipe, dot))
		case *parse.IfNode:
			w.branch(&n.BranchNode, dot)
		case *parse.WithNode:
			w.with(&n.BranchNode, dot)
		case *parse.RangeNode:
			w.rangeOver(&n.BranchNode, dot)
		case *parse.TemplateNode:
			w.call(n, dot)
		}
	}
}

func (w *walker) declare(p *parse.PipeNode, typ reflect.Type) {
	for _, v := range p.Decl {
		w.vars = append(slices.Clip(w.vars), variable{v.Ident[0], typ})
	}
}

func (w walker) branch(n *parse.BranchNode, dot reflect.Type) {
	w.declare(n.Pipe, w.pipe(n.Pipe, dot))
	w.list(n.List, dot)
	w.list(n.ElseList, dot)
}

func (w walker) with(n *parse.BranchNode, dot reflect.Type) {
	typ := w.pipe(n.Pipe, dot)
	w.declare(n.Pipe, typ)
	w.list(n.List, typ)
	w.list(n.ElseList, dot)
}

func (w walker) rangeOver(n *parse.BranchNode, dot reflect.Type) {
	typ := w.pipe(n.Pipe, dot)
	key, elem, ok := elements(typ)
	if !ok {
		w.report(n.Pipe, problem.WrongType, problem.Text{
			ZH: fmt.Sprintf("%s 不是列表，不能 range", n.Pipe),
			EN: fmt.Sprintf("%s is not a list: range cannot loop over it", n.Pipe),
		}, problem.Text{})
	}
	inner := w
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		inner.vars = append(slices.Clip(w.vars), variable{decl[0].Ident[0], elem})
	case 2:
		inner.vars = append(slices.Clip(w.vars), variable{decl[0].Ident[0], key}, variable{decl[1].Ident[0], elem})
	}
	inner.list(n.List, elem)
	w.list(n.ElseList, dot)
}

func (w walker) call(n *parse.TemplateNode, dot reflect.Type) {
	var typ reflect.Type
	if n.Pipe != nil {
		typ = w.pipe(n.Pipe, dot)
	}
	if _, ok := w.set[n.Name]; ok {
		if n.Pipe == nil || typ != nil {
			w.template(n.Name, typ)
		}
		return
	}
	w.report(n, problem.DanglingReference, problem.Text{
		ZH: fmt.Sprintf("没有名为 %q 的模板", n.Name),
		EN: fmt.Sprintf("there is no template %q", n.Name),
	}, problem.DidYouMean(n.Name, slices.Sorted(maps.Keys(w.set))))
}

// report adds a problem once a place, whichever page kinds reach it.
func (w walker) report(n parse.Node, rule problem.Rule, message, hint problem.Text) {
	p := place{w.src, n.Position()}
	if w.reported[p] {
		return
	}
	w.reported[p] = true
	w.problems = append(w.problems, problem.Problem{Rule: rule, Span: nodeSpan(w.src, n), Message: message, Hint: hint})
}

// nodeSpan finds the node's text: the parser gives the place after the first link of a
// chain of fields.
func nodeSpan(src *source.File, n parse.Node) source.Span {
	shown, text, pos := n.String(), src.Text(), int(n.Position())
	end := min(len(text), pos+len(shown))
	if i := strings.LastIndex(text[:end], shown); i >= 0 && i >= pos-len(shown) {
		return src.At(i, len(shown))
	}
	return src.At(pos, 1)
}
