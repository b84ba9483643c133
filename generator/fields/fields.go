// Package fields walks a value down to the texts and numbers that it is made of: through all fields
// of structs, whether exported or not, the items of lists, and what pointers lead to. So those who
// hash values or keep them have no list of fields that one could forget a field in.
package fields

import "reflect"

// Visitor is shown a value part by part, in the order of its fields. What it is shown can be set
// where the walk began at what a pointer leads to and came through exported fields only.
type Visitor interface {
	// Pointer, Struct and List are shown what has parts, and tell whether the walk goes into it.
	// A nil pointer has none.
	Pointer(reflect.Value) bool
	Struct(reflect.Value) bool
	List(reflect.Value) bool // a slice; the items of an array follow without it

	Text(reflect.Value)
	Bool(reflect.Value)
	Int(reflect.Value)  // of any size
	Uint(reflect.Value) // of any size

	// Other is shown what cannot be told by its parts: a map, an interface, a function, a channel,
	// a float.
	Other(reflect.Value)
}

// Walk shows a value to a visitor.
func Walk(v reflect.Value, to Visitor) {
	switch v.Kind() {
	case reflect.Pointer:
		if to.Pointer(v) && !v.IsNil() {
			Walk(v.Elem(), to)
		}
	case reflect.Struct:
		if to.Struct(v) {
			for i := range v.NumField() {
				Walk(v.Field(i), to)
			}
		}
	case reflect.Slice:
		if !to.List(v) {
			return
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			Walk(v.Index(i), to)
		}
	case reflect.String:
		to.Text(v)
	case reflect.Bool:
		to.Bool(v)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		to.Int(v)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		to.Uint(v)
	default:
		to.Other(v)
	}
}
