package theme

import (
	"fmt"
	"go/token"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"

	"casebook/generator/problem"
)

var (
	anyType    = reflect.TypeFor[any]()
	boolType   = reflect.TypeFor[bool]()
	intType    = reflect.TypeFor[int]()
	stringType = reflect.TypeFor[string]()
	errorType  = reflect.TypeFor[error]()
)

// builtins are the functions of text/template and the types that they return; nil where
// that depends on the arguments.
var builtins = map[string]reflect.Type{
	"and": nil, "or": nil, "call": nil, "index": nil, "slice": nil,
	"html": stringType, "js": stringType, "urlquery": stringType,
	"print": stringType, "printf": stringType, "println": stringType,
	"len": intType, "not": boolType,
	"eq": boolType, "ne": boolType, "lt": boolType, "le": boolType, "gt": boolType, "ge": boolType,
}

// pipe returns the type of a pipeline's value, nil where it is not known.
func (w walker) pipe(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	var typ reflect.Type
	for i, c := range p.Cmds {
		typ = w.command(c, dot, i > 0)
	}
	return typ
}

// command returns the type of one command; piped says that a further argument comes from
// the command before it.
func (w walker) command(c *parse.CommandNode, dot reflect.Type, piped bool) reflect.Type {
	args := len(c.Args) - 1
	if piped {
		args++
	}
	for _, a := range c.Args[1:] {
		w.operand(a, dot, 0)
	}
	if id, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return w.function(id, c, dot, args)
	}
	return w.operand(c.Args[0], dot, args)
}

// operand returns the type of one operand that is given args arguments.
func (w walker) operand(n parse.Node, dot reflect.Type, args int) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(n, dot, n.Ident, args)
	case *parse.VariableNode:
		return w.fields(n, w.variable(n.Ident[0]), n.Ident[1:], args)
	case *parse.ChainNode:
		return w.fields(n, w.operand(n.Node, dot, 0), n.Field, args)
	case *parse.PipeNode:
		return w.pipe(n, dot)
	case *parse.IdentifierNode:
		return w.function(n, nil, dot, args)
	case *parse.BoolNode:
		return boolType
	case *parse.StringNode:
		return stringType
	case *parse.NumberNode:
		if n.IsInt {
			return intType
		}
	}
	return nil
}

func (w walker) variable(name string) reflect.Type {
	for i := len(w.vars) - 1; i >= 0; i-- {
		if w.vars[i].name == name {
			return w.vars[i].typ
		}
	}
	return nil
}

// function returns what a function of the set returns. c is nil where it stands alone as
// an operand.
func (w walker) function(n *parse.IdentifierNode, c *parse.CommandNode, dot reflect.Type, args int) reflect.Type {
	if f, ok := w.funcs[n.Ident]; ok {
		w.knownText(n, c)
		return w.result(n, n.Ident, reflect.TypeOf(f), 0, args)
	}
	typ, ok := builtins[n.Ident]
	if !ok {
		names := slices.AppendSeq(slices.Collect(maps.Keys(builtins)), maps.Keys(w.funcs))
		slices.Sort(names)
		w.report(n, problem.UnknownKey, problem.Text{
			ZH: fmt.Sprintf("没有名为 %s 的函数", n.Ident),
			EN: fmt.Sprintf("there is no function %s", n.Ident),
		}, problem.DidYouMean(n.Ident, names))
		return nil
	}
	if n.Ident == "index" && c != nil && len(c.Args) == 3 {
		if _, elem, ok := elements(w.operand(c.Args[1], dot, 0)); ok {
			return elem
		}
	}
	return typ
}

// knownText reports `T "key"` of a key that no text has, and a text's holes that are given
// no value or do not exist.
func (w walker) knownText(n *parse.IdentifierNode, c *parse.CommandNode) {
	if n.Ident != "T" && n.Ident != "count" || c == nil || len(c.Args) < 2 {
		return
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return
	}
	holes, known := w.holes[key.Text]
	if !known {
		w.report(key, problem.UnknownKey, problem.Text{
			ZH: fmt.Sprintf("文字表里没有 %q", key.Text),
			EN: fmt.Sprintf("the texts have no %q", key.Text),
		}, problem.DidYouMean(key.Text, slices.Sorted(maps.Keys(w.holes))))
		return
	}
	given, values := []string{}, c.Args[2:]
	if n.Ident == "count" {
		given, values = []string{"n"}, values[min(1, len(values)):]
	}
	for i := 0; i < len(values); i += 2 {
		name, ok := values[i].(*parse.StringNode)
		if !ok {
			return // not to be known before it is executed
		}
		given = append(given, name.Text)
		if !slices.Contains(holes, name.Text) {
			w.report(name, problem.UnknownKey, problem.Text{
				ZH: fmt.Sprintf("%q 没有叫 {%s} 的空位", key.Text, name.Text),
				EN: fmt.Sprintf("%q has no placeholder {%s}", key.Text, name.Text),
			}, problem.DidYouMean(name.Text, holes))
		}
	}
	for _, name := range holes {
		if !slices.Contains(given, name) {
			w.report(c, problem.MissingField, problem.Text{
				ZH: fmt.Sprintf("%q 的空位 {%s} 没有给值", key.Text, name),
				EN: fmt.Sprintf("the placeholder {%s} of %q is given no value", name, key.Text),
			}, problem.Text{
				ZH: fmt.Sprintf("写成 %s %q %q 值", n.Ident, key.Text, name),
				EN: fmt.Sprintf("write %s %q %q VALUE", n.Ident, key.Text, name),
			})
		}
	}
}

// fields follows a chain of fields, methods and map keys; the arguments go to the last.
func (w walker) fields(n parse.Node, typ reflect.Type, names []string, args int) reflect.Type {
	for i, name := range names {
		if typ == nil {
			return nil
		}
		given := 0
		if i == len(names)-1 {
			given = args
		}
		typ = w.field(n, typ, name, given)
	}
	return typ
}

func (w walker) field(n parse.Node, typ reflect.Type, name string, args int) reflect.Type {
	if m, ok := method(typ, name); ok {
		receiver := 1
		if typ.Kind() == reflect.Interface {
			receiver = 0
		}
		return w.result(n, name, m.Type, receiver, args)
	}
	base := typ
	for base.Kind() == reflect.Pointer {
		base = base.Elem()
	}
	switch base.Kind() {
	case reflect.Struct:
		if f, ok := base.FieldByName(name); ok && token.IsExported(name) {
			return f.Type
		}
	case reflect.Map:
		if base.Key().Kind() == reflect.String {
			return base.Elem()
		}
	case reflect.Interface:
		return nil
	}
	w.report(n, problem.UnknownKey, problem.Text{
		ZH: fmt.Sprintf("%s 没有 .%s", base, name),
		EN: fmt.Sprintf("%s has no .%s", base, name),
	}, problem.DidYouMean(name, members(typ, base)))
	return nil
}

// method looks the method up on the value and, as text/template does for values that have
// an address, on a pointer to it.
func method(typ reflect.Type, name string) (reflect.Method, bool) {
	if m, ok := typ.MethodByName(name); ok {
		return m, true
	}
	return reflect.PointerTo(typ).MethodByName(name) // one to a pointer or an interface has none
}

// members lists what a template may write after the dot.
func members(typ, base reflect.Type) []string {
	var names []string
	if base.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(base) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	for i := range typ.NumMethod() {
		names = append(names, typ.Method(i).Name)
	}
	return names
}

// result checks how many arguments a function or method is given and returns the type of
// its first result. skip is 1 where the receiver counts as a parameter.
func (w walker) result(n parse.Node, name string, f reflect.Type, skip, args int) reflect.Type {
	want := f.NumIn() - skip
	short := args < want || f.IsVariadic() && args < want-1
	if f.IsVariadic() {
		short = args < want-1
	}
	if short || args > want && !f.IsVariadic() {
		w.report(n, problem.WrongType, problem.Text{
			ZH: fmt.Sprintf("%s 要 %d 个参数，这里给了 %d 个", name, want, args),
			EN: fmt.Sprintf("%s takes %d arguments, but has %d here", name, want, args),
		}, problem.Text{})
	}
	if f.NumOut() == 0 || f.Out(0) == anyType || f.Out(0) == errorType {
		return nil
	}
	return f.Out(0)
}

// elements returns the key and element types that a range over typ gives; ok is false
// where typ is known to have no elements.
func elements(typ reflect.Type) (key, elem reflect.Type, ok bool) {
	if typ == nil {
		return nil, nil, true
	}
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch typ.Kind() {
	case reflect.Slice, reflect.Array:
		return intType, typ.Elem(), true
	case reflect.Map:
		return typ.Key(), typ.Elem(), true
	case reflect.Int:
		return intType, typ, true
	case reflect.Func:
		if typ.CanSeq2() {
			return typ.In(0).In(0), typ.In(0).In(1), true
		}
		if typ.CanSeq() {
			return nil, typ.In(0).In(0), true
		}
		return nil, nil, false
	case reflect.Interface, reflect.Chan:
		return nil, nil, true
	}
	return nil, nil, false
}
