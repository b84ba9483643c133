// Package fingerprint turns a value, with all that it leads to, into a hash, so that what was
// worked out of it can be kept between runs and found again.
//
// It looks at every field and follows pointers, see package fields. Where to stop, and what stands
// for what lies beyond, is said once by type. What cannot be known from its value (a function, a map, a
// channel) has no hash.
package fingerprint

import (
	"crypto/sha256"
	"encoding/binary"
	"reflect"
	"sync"
	"unsafe"

	"casebook/generator/fields"
)

// Sum is the hash of a value.
type Sum = [32]byte

// Hasher hashes values of one kind. It is safe for concurrent use. What it has hashed of a shared
// record is not looked at again: records must not change while it is used.
type Hasher struct {
	stops  map[reflect.Type]func(*Writer, unsafe.Pointer) // at pointers
	values map[reflect.Type]func(*Writer, unsafe.Pointer) // at structs
	shared map[reflect.Type]*sync.Map                     // hashed, by pointer
	types  *fields.Types[mark]
	memory sync.Pool // of *[]byte, for writers
}

// mark is what is said of a type.
type mark struct {
	stop   func(*Writer, unsafe.Pointer) // nil: the walk goes on
	shared *sync.Map
}

type hashed struct {
	sum Sum
	ok  bool
}

// New returns a hasher. What is said of types is said before the first value is hashed.
func New() *Hasher {
	h := &Hasher{stops: map[reflect.Type]func(*Writer, unsafe.Pointer){}, values: map[reflect.Type]func(*Writer, unsafe.Pointer){}, shared: map[reflect.Type]*sync.Map{}}
	h.types = fields.NewTypes(func(t reflect.Type) mark {
		if t.Kind() == reflect.Struct {
			return mark{stop: h.values[t]}
		}
		return mark{h.stops[t], h.shared[t]}
	})
	return h
}

// Stop makes the hasher stop at pointers to T, which are not nil; write writes what stands for
// what they lead to.
func Stop[T any](h *Hasher, write func(w *Writer, x *T)) {
	h.stops[reflect.TypeFor[*T]()] = func(w *Writer, at unsafe.Pointer) { write(w, (*T)(at)) }
}

// StopAtValue is Stop for structs that stand in what is hashed themselves.
func StopAtValue[T any](h *Hasher, write func(w *Writer, x *T)) {
	h.values[reflect.TypeFor[T]()] = func(w *Writer, at unsafe.Pointer) { write(w, (*T)(at)) }
}

// Share makes the hasher hash what a pointer to T leads to once, however many lead there.
func Share[T any](h *Hasher) { h.shared[reflect.TypeFor[*T]()] = &sync.Map{} }

// Of returns the hash of all that a pointer leads to; false where it has none.
func Of[T any](h *Hasher, of *T) (Sum, bool) {
	x := h.hash(h.types.Of(reflect.TypeFor[T]()), unsafe.Pointer(of))
	return x.sum, x.ok
}

func (h *Hasher) hash(t *fields.Type[mark], at unsafe.Pointer) hashed {
	b, _ := h.memory.Get().(*[]byte)
	if b == nil {
		b = new([]byte)
	}
	w := Writer{hasher: h, b: (*b)[:0], left: maxParts}
	t.Walk(at, visitor{&w})
	x := hashed{sha256.Sum256(w.b), !w.unknown}
	*b = w.b
	h.memory.Put(b)
	return x
}

// maxParts bounds the pointers, structs and lists of a value. It is many times what a long narrative
// leads to; a value within itself exceeds it.
const maxParts = 1 << 18

// Writer gathers what is hashed. Everything in it can be distinguished: a text is written with its
// length, and what may be absent with a mark.
type Writer struct {
	hasher  *Hasher
	b       []byte
	left    int
	unknown bool
}

// Text writes a text.
func (w *Writer) Text(s string) {
	w.b = append(binary.AppendUvarint(w.b, uint64(len(s))), s...)
}

// Int writes a number.
func (w *Writer) Int(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

// Sum writes a hash.
func (w *Writer) Sum(s Sum) { w.b = append(w.b, s[:]...) }

// Append lets a function append bytes that can be distinguished.
func (w *Writer) Append(write func([]byte) []byte) { w.b = write(w.b) }

// Unknown says that there is something that cannot be known from its value.
func (w *Writer) Unknown() { w.unknown = true }

func (w *Writer) flag(set bool) {
	w.b = append(w.b, 0)
	if set {
		w.b[len(w.b)-1] = 1
	}
}

// visitor writes the parts of a value.
type visitor struct{ *Writer }

func (w visitor) Text(s *string)       { w.Writer.Text(*s) }
func (w visitor) Bool(set *bool)       { w.flag(*set) }
func (w visitor) Int(n fields.Number)  { w.b = binary.AppendVarint(w.b, n.Int()) }
func (w visitor) Uint(n fields.Number) { w.b = binary.AppendUvarint(w.b, n.Uint()) }
func (w visitor) Other(isNil bool)     { w.unknown = w.unknown || !isNil }

// goesOn counts a part that has parts, and tells whether to go into it.
func (w visitor) goesOn() bool {
	if w.left--; w.left < 0 {
		w.unknown = true
	}
	return !w.unknown
}

func (w visitor) Struct(at unsafe.Pointer, t *fields.Type[mark]) bool {
	if t.Mark.stop != nil {
		t.Mark.stop(w.Writer, at)
		return false
	}
	return w.goesOn()
}

func (w visitor) List(list *fields.Slice, t *fields.Type[mark]) bool {
	if w.flag(list.Data != nil); list.Data == nil {
		return false
	}
	w.Writer.Int(list.Len)
	if t.Go == reflect.TypeFor[[]int32]() { // the bare numbers of villages, which are many
		for _, n := range unsafe.Slice((*int32)(list.Data), list.Len) {
			w.b = binary.AppendVarint(w.b, int64(n))
		}
		return false
	}
	return w.goesOn()
}

func (w visitor) Pointer(to *unsafe.Pointer, t *fields.Type[mark]) bool {
	if w.flag(*to != nil); *to == nil {
		return false
	}
	if t.Mark.stop != nil {
		t.Mark.stop(w.Writer, *to)
		return false
	}
	if t.Mark.shared == nil {
		return w.goesOn()
	}
	have, ok := t.Mark.shared.Load(*to)
	if !ok {
		have = w.hasher.hash(t.Elem, *to)
		t.Mark.shared.Store(*to, have)
	}
	x := have.(hashed)
	w.unknown = w.unknown || !x.ok
	w.Sum(x.sum)
	return false
}
