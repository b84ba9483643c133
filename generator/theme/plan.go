package theme

import (
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// plan is a page template made flat: text, and where fields of the view stand in it.
//
// html/template looks every field up by its name and calls every escaper by reflection: of
// a village's page that was a fifth. A plan is made of the tree that html/template has
// escaped, so that what is escaped how is still decided there. A template that does more
// than show and ask fields has none, and is executed as before.
type plan []step

// step writes text, or the value of a field, or one of two plans.
type step struct {
	text   string
	value  *operand
	escape bool // the value is plain text

	asks []operand // then is for one of these that is not empty, otherwise for none
	then plan
	not  plan
}

// operand is a field of the view, or a text of the theme.
type operand struct {
	index []int // of the field
	key   string
	of    func(key string) string // of a text: T or Asset
}

// The escapers that html/template adds, by the names they have in its trees. A name that is
// not known here (a later Go may have others) makes a template one without a plan.
const (
	escapeText = "_html_template_htmlescaper"
	escapeAttr = "_html_template_attrescaper"
	escapeName = "_html_template_htmlnamefilter"
)

// planner makes the plan of one set of templates.
type planner struct {
	th    *Theme
	set   *template.Template
	view  reflect.Type
	depth int
}

// maxCalls ends templates that call one another.
const maxCalls = 16

// planOf returns the plan of an escaped template, false where it has none.
func (th *Theme) planOf(t *template.Template, view any) (plan, bool) {
	p := planner{th: th, set: t, view: reflect.TypeOf(view)}
	if p.view.Kind() != reflect.Struct {
		return nil, false
	}
	return p.list(t.Tree.Root, nil)
}

// list makes the plan of some nodes. dot is what "." stands for; nil for the view.
func (p *planner) list(nodes *parse.ListNode, dot *operand) (plan, bool) {
	var steps plan
	if nodes == nil {
		return nil, true
	}
	for _, n := range nodes.Nodes {
		more, ok := p.node(n, dot)
		if !ok {
			return nil, false
		}
		steps = append(steps, more...)
	}
	return steps, true
}

func (p *planner) node(n parse.Node, dot *operand) (plan, bool) {
	switch n := n.(type) {
	case *parse.TextNode:
		return plan{{text: string(n.Text)}}, true
	case *parse.CommentNode:
		return nil, true
	case *parse.ActionNode:
		return p.action(n.Pipe, dot)
	case *parse.IfNode:
		return p.branch(&n.BranchNode, dot, dot)
	case *parse.WithNode:
		asks, ok := p.condition(n.Pipe, dot)
		if !ok || len(asks) != 1 {
			return nil, false
		}
		return p.branch(&n.BranchNode, dot, &asks[0])
	case *parse.TemplateNode:
		return p.call(n, dot)
	}
	return nil, false
}

func (p *planner) branch(n *parse.BranchNode, dot, inner *operand) (plan, bool) {
	asks, ok1 := p.condition(n.Pipe, dot)
	then, ok2 := p.list(n.List, inner)
	not, ok3 := p.list(n.ElseList, dot)
	return plan{{asks: asks, then: then, not: not}}, ok1 && ok2 && ok3
}

// condition reads a field, or several behind "or".
func (p *planner) condition(pipe *parse.PipeNode, dot *operand) ([]operand, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return nil, false
	}
	args := pipe.Cmds[0].Args
	if f, ok := args[0].(*parse.IdentifierNode); ok && f.Ident == "or" && len(args) > 1 {
		args = args[1:]
	} else if len(args) != 1 {
		return nil, false
	}
	var list []operand
	for _, arg := range args {
		x, ok := p.operand(arg, dot)
		if !ok {
			return nil, false
		}
		list = append(list, x)
	}
	return list, true
}

func (p *planner) action(pipe *parse.PipeNode, dot *operand) (plan, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 2 || len(pipe.Cmds[1].Args) != 1 {
		return nil, false
	}
	escaper, ok := pipe.Cmds[1].Args[0].(*parse.IdentifierNode)
	if !ok {
		return nil, false
	}
	var x operand
	switch args := pipe.Cmds[0].Args; len(args) {
	case 1:
		x, ok = p.operand(args[0], dot)
	case 2:
		x, ok = p.textOf(args)
	default:
		ok = false
	}
	if !ok {
		return nil, false
	}
	s := step{value: &x}
	switch typ := p.typeOf(x); {
	case escaper.Ident == escapeText && typ == reflect.TypeFor[template.HTML](),
		escaper.Ident == escapeName && typ == reflect.TypeFor[template.HTMLAttr]():
	case (escaper.Ident == escapeText || escaper.Ident == escapeAttr) && typ == reflect.TypeFor[string]():
		s.escape = true
	case (escaper.Ident == escapeText || escaper.Ident == escapeAttr) && typ == reflect.TypeFor[int]():
	default:
		return nil, false
	}
	return plan{s}, true
}

// operand reads ".", ".Field" or "$.Field".
func (p *planner) operand(n parse.Node, dot *operand) (operand, bool) {
	switch n := n.(type) {
	case *parse.DotNode:
		if dot != nil {
			return *dot, true
		}
	case *parse.FieldNode:
		if dot == nil {
			return p.field(n.Ident)
		}
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			return p.field(n.Ident[1:])
		}
	}
	return operand{}, false
}

func (p *planner) field(names []string) (operand, bool) {
	var x operand
	for typ := p.view; len(names) > 0; names = names[1:] {
		if typ.Kind() != reflect.Struct {
			return x, false
		}
		f, ok := typ.FieldByName(names[0])
		if !ok {
			return x, false
		}
		x.index = append(x.index, f.Index...)
		typ = f.Type
	}
	return x, len(x.index) > 0
}

// textOf reads T "key" and asset "name".
func (p *planner) textOf(args []parse.Node) (operand, bool) {
	f, ok1 := args[0].(*parse.IdentifierNode)
	key, ok2 := args[1].(*parse.StringNode)
	if !ok1 || !ok2 {
		return operand{}, false
	}
	switch f.Ident {
	case "T":
		return operand{key: key.Text, of: p.th.T}, true
	case "asset":
		return operand{key: key.Text, of: p.th.Asset}, true
	}
	return operand{}, false
}

func (p *planner) typeOf(x operand) reflect.Type {
	if x.of != nil {
		return reflect.TypeFor[string]()
	}
	return p.view.FieldByIndex(x.index).Type
}

// call puts the steps of a called template in the place of the call.
func (p *planner) call(n *parse.TemplateNode, dot *operand) (plan, bool) {
	t := p.set.Lookup(n.Name)
	if t == nil || t.Tree == nil || p.depth >= maxCalls || dot != nil || n.Pipe == nil || n.Pipe.String() != "." {
		return nil, false
	}
	p.depth++
	defer func() { p.depth-- }()
	return p.list(t.Tree.Root, nil)
}

// execute writes the page of a view.
func (steps plan) execute(w io.Writer, view reflect.Value) error {
	for i := range steps {
		s := &steps[i]
		var err error
		switch {
		case s.value != nil:
			err = s.write(w, view)
		case s.asks != nil:
			if branch := s.choose(view); len(branch) > 0 {
				err = branch.execute(w, view)
			}
		default:
			_, err = io.WriteString(w, s.text)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *step) write(w io.Writer, view reflect.Value) error {
	text := ""
	if s.value.of != nil {
		text = s.value.of(s.value.key)
	} else if v := view.FieldByIndex(s.value.index); v.Kind() == reflect.Int {
		text = strconv.FormatInt(v.Int(), 10)
	} else {
		text = v.String()
	}
	if s.escape {
		text = escaped.Replace(text)
	}
	_, err := io.WriteString(w, text)
	return err
}

func (s *step) choose(view reflect.Value) plan {
	for _, x := range s.asks {
		if x.of != nil || !view.FieldByIndex(x.index).IsZero() {
			return s.then
		}
	}
	return s.not
}

// escaped writes plain text as html/template does between tags and in quoted attributes.
var escaped = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")
