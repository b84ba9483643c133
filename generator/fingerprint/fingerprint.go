// Package fingerprint turns a value, with all that it leads to, into a hash, so that what was
// worked out of it can be kept between runs and found again.
//
// It follows pointers and looks at every field, whether exported or not: there is no list of
// fields that one could forget a field in. Where to stop, and what stands for what lies beyond, is
// said once by type. What cannot be told by its value (a function, a map, a channel) has no hash.
package fingerprint

import (
	"crypto/sha256"
	"encoding/binary"
	"reflect"
	"sync"
)

// Sum is the hash of a value.
type Sum = [32]byte

// Hasher hashes values of one kind. It is safe for concurrent use. What it has hashed of a shared
// record is not looked at again: records must not change while it is used.
type Hasher struct {
	stops  map[reflect.Type]func(*Writer, reflect.Value)
	shared map[reflect.Type]*sync.Map // hashed, by pointer
	memory sync.Pool                  // of *[]byte, for writers
}

type hashed struct {
	sum Sum
	ok  bool
}

// New returns a hasher.
func New() *Hasher {
	return &Hasher{stops: map[reflect.Type]func(*Writer, reflect.Value){}, shared: map[reflect.Type]*sync.Map{}}
}

// Stop makes the hasher stop at pointers to T, which are not nil; write writes what stands for
// what they lead to.
func Stop[T any](h *Hasher, write func(w *Writer, x *T)) {
	h.stops[reflect.TypeFor[*T]()] = func(w *Writer, v reflect.Value) { write(w, (*T)(v.UnsafePointer())) }
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
	w := Writer{hasher: h, b: (*b)[:0], left: maxValues}
	w.value(v)
	x := hashed{sha256.Sum256(w.b), !w.unknown}
	*b = w.b
	h.memory.Put(b)
	return x
}

// maxValues is many times what a long narrative leads to; a value within itself exceeds it.
const maxValues = 1 << 20

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

// Unknown says that there is something that cannot be told by its value.
func (w *Writer) Unknown() { w.unknown = true }

func (w *Writer) value(v reflect.Value) {
	if w.left--; w.left < 0 {
		w.unknown = true
	}
	if w.unknown {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		w.pointer(v)
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			w.b = append(w.b, 0)
			return
		}
		w.b = append(w.b, 1)
		w.Int(v.Len())
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.String:
		w.Text(v.String())
	case reflect.Bool:
		w.b = append(w.b, 0)
		if v.Bool() {
			w.b[len(w.b)-1] = 1
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.b = binary.AppendVarint(w.b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.b = binary.AppendUvarint(w.b, v.Uint())
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		w.unknown = !v.IsNil()
	default:
		w.unknown = true
	}
}

func (w *Writer) pointer(v reflect.Value) {
	if v.IsNil() {
		w.b = append(w.b, 0)
		return
	}
	w.b = append(w.b, 1)
	if stop := w.hasher.stops[v.Type()]; stop != nil {
		stop(w, v)
		return
	}
	sums := w.hasher.shared[v.Type()]
	if sums == nil {
		w.value(v.Elem())
		return
	}
	have, ok := sums.Load(v.UnsafePointer())
	if !ok {
		have = w.hasher.hash(v.Elem())
		sums.Store(v.UnsafePointer(), have)
	}
	x := have.(hashed)
	w.unknown = w.unknown || !x.ok
	w.Sum(x.sum)
}
