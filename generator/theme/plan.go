package theme

import (
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"

	"casebook/generator/words"
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

	message *words.Message // with values in its holes
	values  map[string]step

	conditions []operand // then is for one of these that is not empty, otherwise for none
	then       plan
	not        plan
}

// operand is a field of the view, or an asset of the theme, whose path may be known only once
// all of its bytes are.
type operand struct {
	index []int  // of the field
	asset string // its name
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
		conditions, ok := p.condition(n.Pipe, dot)
		if !ok || len(conditions) != 1 {
			return nil, false
		}
		return p.branch(&n.BranchNode, dot, &conditions[0])
	case *parse.TemplateNode:
		return p.call(n, dot)
	}
	return nil, false
}

func (p *planner) branch(n *parse.BranchNode, dot, inner *operand) (plan, bool) {
	conditions, ok1 := p.condition(n.Pipe, dot)
	then, ok2 := p.list(n.List, inner)
	not, ok3 := p.list(n.ElseList, dot)
	return plan{{conditions: conditions, then: then, not: not}}, ok1 && ok2 && ok3
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
	shown := escaper.Ident == escapeText || escaper.Ident == escapeAttr
	args := pipe.Cmds[0].Args
	switch f, _ := args[0].(*parse.IdentifierNode); {
	case f != nil && f.Ident == "T":
		return p.message(args, dot, shown)
	case f != nil && f.Ident == "asset" && shown && len(args) == 2:
		name, ok := args[1].(*parse.StringNode)
		if !ok {
			return nil, false
		}
		return plan{{value: &operand{asset: name.Text}, escape: true}}, true
	case len(args) != 1:
		return nil, false
	}
	s, ok := p.shown(args[0], dot)
	if !ok {
		return nil, false
	}
	switch typ := p.view.FieldByIndex(s.value.index).Type; {
	case typ == reflect.TypeFor[template.HTMLAttr]():
		return plan{s}, escaper.Ident == escapeName
	case typ == reflect.TypeFor[template.HTML]():
		return plan{s}, escaper.Ident == escapeText
	}
	return plan{s}, shown
}

// shown makes the step that shows a field.
func (p *planner) shown(n parse.Node, dot *operand) (step, bool) {
	x, ok := p.operand(n, dot)
	if !ok {
		return step{}, false
	}
	switch typ := p.view.FieldByIndex(x.index).Type; typ {
	case reflect.TypeFor[template.HTML](), reflect.TypeFor[template.HTMLAttr](), reflect.TypeFor[int]():
		return step{value: &x}, true
	case reflect.TypeFor[string]():
		return step{value: &x, escape: true}, true
	}
	return step{}, false
}

// message reads T "key", and T "key" "name" value where the values are fields.
func (p *planner) message(args []parse.Node, dot *operand, shown bool) (plan, bool) {
	key, ok := args[1].(*parse.StringNode)
	if !ok || !shown || len(args)%2 != 0 {
		return nil, false
	}
	m := p.th.words.Message(key.Text)
	if len(args) == 2 {
		return plan{{text: escaped.Replace(m.Format())}}, true
	}
	values := map[string]step{}
	for i := 2; i < len(args); i += 2 {
		name, ok1 := args[i].(*parse.StringNode)
		value, ok2 := p.shown(args[i+1], dot)
		if !ok1 || !ok2 {
			return nil, false
		}
		values[name.Text] = value
	}
	return plan{{message: m, values: values}}, true
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
func (steps plan) execute(th *Theme, w io.Writer, view reflect.Value) error {
	for i := range steps {
		s := &steps[i]
		var err error
		switch {
		case s.value != nil:
			_, err = io.WriteString(w, s.shown(th, view))
		case s.message != nil:
			_, err = w.Write(s.filled(th, view))
		case s.conditions != nil:
			if branch := s.choose(view); len(branch) > 0 {
				err = branch.execute(th, w, view)
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

// shown returns the value of a step as HTML.
func (s *step) shown(th *Theme, view reflect.Value) string {
	text := ""
	if s.value.asset != "" {
		text = th.Asset(s.value.asset)
	} else if v := view.FieldByIndex(s.value.index); v.Kind() == reflect.Int {
		text = strconv.FormatInt(v.Int(), 10)
	} else {
		text = v.String()
	}
	if s.escape {
		text = escaped.Replace(text)
	}
	return text
}

// filled returns the message of a step as HTML.
func (s *step) filled(th *Theme, view reflect.Value) []byte {
	return s.message.AppendFunc(nil, appendEscaped, func(b []byte, name string) []byte {
		if value, ok := s.values[name]; ok {
			return append(b, value.shown(th, view)...)
		}
		return append(b, "{"+name+"}"...)
	})
}

func (s *step) choose(view reflect.Value) plan {
	for _, x := range s.conditions {
		if !view.FieldByIndex(x.index).IsZero() {
			return s.then
		}
	}
	return s.not
}

// escaped writes plain text as html/template does between tags and in quoted attributes.
var escaped = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")
