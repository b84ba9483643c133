// Package fingerprint turns a value, with all that it leads to, into a hash, so that what was
// worked out of it can be kept between runs and found again.
//
// It looks at every field and follows pointers, see package fields. Where to stop, and what stands
// for what lies beyond, is said once by type. What cannot be told by its value (a function, a map, a
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
	stops  map[reflect.Type]func(*Writer, reflect.Value) // at pointers
	values map[reflect.Type]func(*Writer, reflect.Value) // at structs
	shared map[reflect.Type]*sync.Map                    // hashed, by pointer
	memory sync.Pool                                     // of *[]byte, for writers
}

type hashed struct {
	sum Sum
	ok  bool
}

// New returns a hasher.
func New() *Hasher {
	return &Hasher{stops: map[reflect.Type]func(*Writer, reflect.Value){}, values: map[reflect.Type]func(*Writer, reflect.Value){}, shared: map[reflect.Type]*sync.Map{}}
}

// Stop makes the hasher stop at pointers to T, which are not nil; write writes what stands for
// what they lead to.
func Stop[T any](h *Hasher, write func(w *Writer, x *T)) {
	h.stops[reflect.TypeFor[*T]()] = func(w *Writer, v reflect.Value) { write(w, (*T)(v.UnsafePointer())) }
}

// StopAtValue is Stop for structs that stand in what is hashed themselves.
func StopAtValue[T any](h *Hasher, write func(w *Writer, x *T)) {
	h.values[reflect.TypeFor[T]()] = func(w *Writer, v reflect.Value) { write(w, (*T)(v.Addr().UnsafePointer())) }
}

// Share makes the hasher hash what a pointer to T leads to once, however many lead there.
func Share[T any](h *Hasher) { h.shared[reflect.TypeFor[*T]()] = &sync.Map{} }

// Of returns the hash of all that a pointer leads to; false where it has none.
func Of[T any](h *Hasher, of *T) (Sum, bool) {
	x := h.hash(reflect.ValueOf(of).Elem())
	return x.sum, x.ok
}

func (h *Hasher) hash(v reflect.Value) hashed {
	b, _ := h.memory.Get().(*[]byte)
	if b == nil {
		b = new([]byte)
	}
	w := Writer{hasher: h, b: (*b)[:0], left: maxParts}
	fields.Walk(v, visitor{&w})
	x := hashed{sha256.Sum256(w.b), !w.unknown}
	*b = w.b
	h.memory.Put(b)
	return x
}

// maxParts bounds the pointers, structs and lists of a value. It is many times what a long narrative
// leads to; a value within itself exceeds it.
const maxParts = 1 << 18

// Writer gathers what is hashed. Everything in it can be told apart: a text is written with its
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

// Append lets a function append bytes that can be told apart.
func (w *Writer) Append(write func([]byte) []byte) { w.b = write(w.b) }

// Unknown says that there is something that cannot be told by its value.
func (w *Writer) Unknown() { w.unknown = true }

func (w *Writer) flag(set bool) {
	w.b = append(w.b, 0)
	if set {
		w.b[len(w.b)-1] = 1
	}
}

// visitor writes the parts of a value.
type visitor struct{ *Writer }

func (w visitor) Text(v reflect.Value) { w.Writer.Text(v.String()) }
func (w visitor) Bool(v reflect.Value) { w.flag(v.Bool()) }
func (w visitor) Int(v reflect.Value)  { w.b = binary.AppendVarint(w.b, v.Int()) }
func (w visitor) Uint(v reflect.Value) { w.b = binary.AppendUvarint(w.b, v.Uint()) }

func (w visitor) Other(v reflect.Value) {
	switch v.Kind() {
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		w.unknown = w.unknown || !v.IsNil()
	default:
		w.unknown = true
	}
}

// goesOn counts a part that has parts, and tells whether to go into it.
func (w visitor) goesOn() bool {
	if w.left--; w.left < 0 {
		w.unknown = true
	}
	return !w.unknown
}

func (w visitor) Struct(v reflect.Value) bool {
	if len(w.hasher.values) > 0 {
		if stop := w.hasher.values[v.Type()]; stop != nil {
			stop(w.Writer, v)
			return false
		}
	}
	return w.goesOn()
}

func (w visitor) List(v reflect.Value) bool {
	if w.flag(!v.IsNil()); v.IsNil() {
		return false
	}
	w.Writer.Int(v.Len())
	if v.Type() == reflect.TypeFor[[]int32]() { // the bare numbers of villages, which are many
		for _, n := range unsafe.Slice((*int32)(v.UnsafePointer()), v.Len()) {
			w.b = binary.AppendVarint(w.b, int64(n))
		}
		return false
	}
	return w.goesOn()
}

func (w visitor) Pointer(v reflect.Value) bool {
	if w.flag(!v.IsNil()); v.IsNil() {
		return false
	}
	if stop := w.hasher.stops[v.Type()]; stop != nil {
		stop(w.Writer, v)
		return false
	}
	sums := w.hasher.shared[v.Type()]
	if sums == nil {
		return w.goesOn()
	}
	have, ok := sums.Load(v.UnsafePointer())
	if !ok {
		have = w.hasher.hash(v.Elem())
		sums.Store(v.UnsafePointer(), have)
	}
	x := have.(hashed)
	w.unknown = w.unknown || !x.ok
	w.Sum(x.sum)
	return false
}
