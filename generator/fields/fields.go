// Package fields walks a value down to the texts and numbers that it is made of: through all fields
// of structs, whether exported or not, the items of lists, and what pointers lead to. So those who
// hash values or keep them have no list of fields that one could forget a field in.
package fields

import (
	"reflect"
	"sync"
	"unsafe"
)

// Visitor is shown a value part by part, in the order of its fields, by its place in memory. It may
// change what it is shown where it owns the value.
type Visitor[M any] interface {
	// Pointer, Struct and List are shown what has parts, and tell whether the walk goes into it.
	// A nil pointer has none.
	Pointer(at *unsafe.Pointer, t *Type[M]) bool
	Struct(at unsafe.Pointer, t *Type[M]) bool
	List(at *Slice, t *Type[M]) bool // a slice; the items of an array follow without it

	Text(*string)
	Bool(*bool)
	Int(Number)
	Uint(Number)

	// Other is shown what cannot be known from its parts: a map, an interface, a function, a channel,
	// a float. It may be nil.
	Other(isNil bool)
}

// Types are the types that a walker has met, each looked at once: reflect is asked for every type and
// not for every value, of which there are millions. They are safe for concurrent use.
type Types[M any] struct {
	mark  func(reflect.Type) M
	roots sync.Map // *Type[M] by reflect.Type
	mu    sync.Mutex
	known map[reflect.Type]*Type[M]
}

// NewTypes returns no types yet; mark says what the walker wants to know of each.
func NewTypes[M any](mark func(reflect.Type) M) *Types[M] {
	return &Types[M]{mark: mark, known: map[reflect.Type]*Type[M]{}}
}

// Type is a type of values.
type Type[M any] struct {
	Go     reflect.Type
	Mark   M
	Elem   *Type[M] // of a pointer, a list or an array
	Hidden bool     // a struct that has a field which is not exported
	kind   reflect.Kind
	size   uintptr
	fields []field[M]
}

type field[M any] struct {
	offset uintptr
	of     *Type[M]
}

// Slice is a slice of any type as it lies in memory.
type Slice struct {
	Data     unsafe.Pointer
	Len, Cap int
}

// Number is a whole number of any size.
type Number struct {
	at   unsafe.Pointer
	size uintptr
}

// Of returns the type of the values that have a type of Go's.
func (t *Types[M]) Of(of reflect.Type) *Type[M] {
	if x, ok := t.roots.Load(of); ok {
		return x.(*Type[M])
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	x := t.look(of)
	t.roots.Store(of, x)
	return x
}

func (t *Types[M]) look(of reflect.Type) *Type[M] {
	if x, ok := t.known[of]; ok {
		return x
	}
	x := &Type[M]{Go: of, Mark: t.mark(of), kind: of.Kind(), size: of.Size()}
	t.known[of] = x // a type may lead to itself
	switch x.kind {
	case reflect.Struct:
		for i := range of.NumField() {
			f := of.Field(i)
			x.fields = append(x.fields, field[M]{f.Offset, t.look(f.Type)})
			x.Hidden = x.Hidden || !f.IsExported()
		}
	case reflect.Pointer, reflect.Slice, reflect.Array:
		x.Elem = t.look(of.Elem())
	}
	return x
}

// Walk shows what lies at a place to a visitor.
func (t *Type[M]) Walk(at unsafe.Pointer, to Visitor[M]) {
	switch t.kind {
	case reflect.Pointer:
		if p := (*unsafe.Pointer)(at); to.Pointer(p, t) && *p != nil {
			t.Elem.Walk(*p, to)
		}
	case reflect.Struct:
		if to.Struct(at, t) {
			for i := range t.fields {
				f := &t.fields[i]
				f.of.Walk(unsafe.Add(at, f.offset), to)
			}
		}
	case reflect.Slice:
		if list := (*Slice)(at); to.List(list, t) {
			t.items(list.Data, list.Len, to)
		}
	case reflect.Array:
		t.items(at, t.Go.Len(), to)
	case reflect.String:
		to.Text((*string)(at))
	case reflect.Bool:
		to.Bool((*bool)(at))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		to.Int(Number{at, t.size})
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		to.Uint(Number{at, t.size})
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		to.Other(*(*unsafe.Pointer)(at) == nil) // an interface has its type there
	default:
		to.Other(false)
	}
}

func (t *Type[M]) items(at unsafe.Pointer, n int, to Visitor[M]) {
	size := t.Elem.size
	for i := range n {
		t.Elem.Walk(unsafe.Add(at, uintptr(i)*size), to)
	}
}

// Int returns a number that may be less than zero.
func (n Number) Int() int64 {
	switch n.size {
	case 1:
		return int64(*(*int8)(n.at))
	case 2:
		return int64(*(*int16)(n.at))
	case 4:
		return int64(*(*int32)(n.at))
	}
	return *(*int64)(n.at)
}

// Uint returns a number that may not.
func (n Number) Uint() uint64 {
	switch n.size {
	case 1:
		return uint64(*(*uint8)(n.at))
	case 2:
		return uint64(*(*uint16)(n.at))
	case 4:
		return uint64(*(*uint32)(n.at))
	}
	return *(*uint64)(n.at)
}

// Set puts a number into its place, whether it may be less than zero or not.
func (n Number) Set(x uint64) {
	switch n.size {
	case 1:
		*(*uint8)(n.at) = uint8(x)
	case 2:
		*(*uint16)(n.at) = uint16(x)
	case 4:
		*(*uint32)(n.at) = uint32(x)
	default:
		*(*uint64)(n.at) = x
	}
}
