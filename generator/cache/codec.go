package cache

import (
	"encoding"
	"encoding/binary"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"unsafe"

	"casebook/generator/fields"
)

// Codec writes plain values as bytes and reads them back: all their fields and what their pointers
// lead to, so that there is no list of fields that one could forget a field in. A pointer to a type
// that is named stands for its name; a struct that writes itself (encoding.BinaryAppender and
// BinaryUnmarshaler) is asked to. Any other field must be exported, unless the codec is told to take all.
// Maps, interfaces, functions and channels are not written; an empty list is read as none.
type Codec struct {
	names map[reflect.Type]namedType
	types *fields.Types[mark]
	one   unsafe.Pointer // see NameOne
	list  any            // *Shared[T], see NameShared
	all   bool           // fields that are not exported too
}

// mark is what the codec knows of a type.
type mark struct {
	name *namedType // of a pointer that is named
	self bool       // a struct that writes itself
}

type namedType struct {
	write func(*Codec, unsafe.Pointer) (string, bool)
	read  func(*Codec, string) (unsafe.Pointer, bool)
}

// NewCodec returns a codec. What is said of types is said before the first value.
func NewCodec() *Codec {
	c := &Codec{names: map[reflect.Type]namedType{}}
	c.types = fields.NewTypes(func(t reflect.Type) (m mark) {
		if name, ok := c.names[t]; ok {
			m.name = &name
		}
		m.self = t.Kind() == reflect.Struct && reflect.PointerTo(t).Implements(reflect.TypeFor[selfWriter]())
		return m
	})
	return c
}

// TakeAll makes the codec write fields that are not exported too, of values whose package says nothing to
// that: they are kept between runs of one program only, which has the same fields.
func (c *Codec) TakeAll() { c.all = true }

// takes tells whether all fields of a struct can be set.
func (c *Codec) takes(t *fields.Type[mark]) bool { return c.all || !t.Hidden }

// Name writes pointers to T, which are not nil, as the names that of returns, and reads them by
// find; either may say that there is none.
func Name[T any](c *Codec, of func(*T) (string, bool), find func(string) (*T, bool)) {
	c.names[reflect.TypeFor[*T]()] = namedType{
		write: func(_ *Codec, x unsafe.Pointer) (string, bool) { return of((*T)(x)) },
		read:  func(_ *Codec, name string) (unsafe.Pointer, bool) { x, ok := find(name); return unsafe.Pointer(x), ok },
	}
}

// NameOne writes pointers to T that lead to the one of With, and no others, without a name.
func NameOne[T any](c *Codec) {
	c.names[reflect.TypeFor[*T]()] = namedType{
		write: func(c *Codec, x unsafe.Pointer) (string, bool) { return "", x == c.one },
		read:  func(c *Codec, _ string) (unsafe.Pointer, bool) { return c.one, true },
	}
}

// With returns the codec for values that lead to one T, of the type that NameOne was called for.
func With[T any](c *Codec, one *T) *Codec {
	own := *c
	own.one = unsafe.Pointer(one)
	return &own
}

// Shared is a list of values that pointers in others lead to. Where they are written it grows by those that are met.
type Shared[T any] struct {
	List    []T
	numbers map[*T]int
}

// NameShared writes pointers to T as numbers in the list of WithShared, and reads them by it.
func NameShared[T any](c *Codec) {
	c.names[reflect.TypeFor[*T]()] = namedType{
		write: func(c *Codec, x unsafe.Pointer) (string, bool) {
			s, ok := c.list.(*Shared[T])
			if !ok {
				return "", false
			}
			return strconv.Itoa(s.number((*T)(x))), true
		},
		read: func(c *Codec, name string) (unsafe.Pointer, bool) {
			s, ok := c.list.(*Shared[T])
			n, err := strconv.Atoi(name)
			if !ok || err != nil || n < 0 || n >= len(s.List) {
				return nil, false
			}
			return unsafe.Pointer(&s.List[n]), true
		},
	}
}

func (s *Shared[T]) number(x *T) int {
	n, known := s.numbers[x]
	if !known {
		if s.numbers == nil {
			s.numbers = map[*T]int{}
		}
		n = len(s.List)
		s.numbers[x], s.List = n, append(s.List, *x)
	}
	return n
}

// WithShared returns the codec for values that lead to those of a list, of the type that NameShared was called for.
func WithShared[T any](c *Codec, list *Shared[T]) *Codec {
	own := *c
	own.list = list
	return &own
}

// Pack writes what x leads to; false where that cannot be read back.
func Pack[T any](c *Codec, x *T) (string, bool) {
	b, ok := AppendPacked(nil, c, x)
	return string(b), ok
}

// AppendPacked is Pack into memory of the caller's.
func AppendPacked[T any](b []byte, c *Codec, x *T) ([]byte, bool) {
	p := packer{codec: c, b: b, ok: true}
	c.types.Of(reflect.TypeFor[T]()).Walk(unsafe.Pointer(x), &p)
	return p.b, p.ok
}

// Unpack reads what Pack wrote of a value of the same type; false where it did not. The texts and lists of
// numbers of the value are parts of s.
func Unpack[T any](c *Codec, s string) (*T, bool) {
	x := new(T)
	u := unpacker{codec: c, rest: s}
	c.types.Of(reflect.TypeFor[T]()).Walk(unsafe.Pointer(x), &u)
	return x, !u.failed && len(u.rest) == 0
}

// TextBefore returns the parts of a value that is a text before another, for Notes.Put, which joins
// them when it writes: a text that is held anyway is not held twice. CutText takes the two apart.
func TextBefore(rest, text string) []string {
	return []string{string(binary.AppendUvarint(nil, uint64(len(text)))), text, rest}
}

// CutText returns the text that TextBefore wrote and the rest; false where it did not.
func CutText(s string) (text, rest string, ok bool) {
	n, width := uvarint(s)
	if width == 0 || n > uint64(len(s)-width) {
		return "", "", false
	}
	return s[width : width+int(n)], s[width+int(n):], true
}

// packer is the visitor that writes.
type packer struct {
	codec *Codec
	b     []byte
	ok    bool
}

func (p *packer) text(s string) {
	p.b = append(binary.AppendUvarint(p.b, uint64(len(s))), s...)
}

func (p *packer) flag(set bool) {
	p.b = append(p.b, 0)
	if set {
		p.b[len(p.b)-1] = 1
	}
}

func (p *packer) Other(bool)           { p.ok = false }
func (p *packer) Text(s *string)       { p.text(*s) }
func (p *packer) Bool(set *bool)       { p.flag(*set) }
func (p *packer) Int(n fields.Number)  { p.b = binary.AppendVarint(p.b, n.Int()) }
func (p *packer) Uint(n fields.Number) { p.b = binary.AppendUvarint(p.b, n.Uint()) }

func (p *packer) List(list *fields.Slice, t *fields.Type[mark]) bool {
	p.b = binary.AppendUvarint(p.b, uint64(list.Len))
	if t.Go != reflect.TypeFor[[]int32]() {
		return p.ok
	}
	// In four bytes each: villages have many. Memory doubles, because a longer slice grows by a quarter.
	from := len(p.b)
	if size := 4 * list.Len; cap(p.b) < from+size {
		p.b = slices.Grow(p.b, max(size, from))
	}
	p.b = p.b[:from+4*list.Len]
	for k, n := range unsafe.Slice((*int32)(list.Data), list.Len) {
		binary.LittleEndian.PutUint32(p.b[from+4*k:], uint32(n))
	}
	return false
}

func (p *packer) Pointer(to *unsafe.Pointer, t *fields.Type[mark]) bool {
	if p.flag(*to != nil); !p.ok || *to == nil {
		return false
	}
	if t.Mark.name == nil {
		return true
	}
	name, ok := t.Mark.name.write(p.codec, *to)
	p.ok = ok
	p.text(name)
	return false
}

func (p *packer) Struct(at unsafe.Pointer, t *fields.Type[mark]) bool {
	if !t.Mark.self {
		p.ok = p.ok && p.codec.takes(t)
		return p.ok
	}
	b, err := reflect.NewAt(t.Go, at).Interface().(selfWriter).AppendBinary(nil)
	p.ok = p.ok && err == nil
	p.text(string(b))
	return false
}

// selfWriter is a struct that writes itself and reads itself back.
type selfWriter interface {
	encoding.BinaryAppender
	encoding.BinaryUnmarshaler
}

// unpacker is the visitor that reads, and sets what it is shown.
type unpacker struct {
	codec  *Codec
	rest   string
	failed bool
}

func (u *unpacker) uint() uint64 {
	n, width := uvarint(u.rest)
	if width == 0 {
		u.failed, u.rest = true, ""
		return 0
	}
	u.rest = u.rest[width:]
	return n
}

// uvarint is binary.Uvarint of a text; width is 0 where there is no number.
func uvarint(s string) (n uint64, width int) {
	for i := 0; i < len(s) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return n, i + 1
		}
	}
	return 0, 0
}

// size reads how many bytes or values follow, of which each takes a byte or more.
func (u *unpacker) size() int {
	n := u.uint()
	if n > uint64(len(u.rest)) {
		u.failed, u.rest = true, ""
		return 0
	}
	return int(n)
}

func (u *unpacker) text() string {
	n := u.size()
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

func (u *unpacker) Other(bool) { u.failed = true }

func (u *unpacker) Text(s *string) { *s = u.text() }

func (u *unpacker) Bool(set *bool) { *set = u.uint() == 1 }

func (u *unpacker) Int(n fields.Number) {
	x := u.uint() // zigzag, as binary.AppendVarint writes it
	n.Set(x>>1 ^ -(x & 1))
}

func (u *unpacker) Uint(n fields.Number) { n.Set(u.uint()) }

func (u *unpacker) List(list *fields.Slice, t *fields.Type[mark]) bool {
	if t.Go == reflect.TypeFor[[]int32]() {
		*(*[]int32)(unsafe.Pointer(list)) = u.numbers()
		return false
	}
	if n := u.size(); n > 0 {
		*list = fields.Slice{Data: reflect.MakeSlice(t.Go, n, n).UnsafePointer(), Len: n, Cap: n}
	}
	return true
}

// numbers reads a list of numbers. Villages have many, so that it is a part of the text too where the
// processor reads numbers wherever they lie.
func (u *unpacker) numbers() []int32 {
	n := u.size()
	if u.failed = u.failed || n > len(u.rest)/4; u.failed || n == 0 {
		return nil
	}
	text := unsafe.StringData(u.rest)
	u.rest = u.rest[4*n:]
	switch runtime.GOARCH {
	case "amd64", "arm64", "386":
		return unsafe.Slice((*int32)(unsafe.Pointer(text)), n)
	}
	list, words := make([]int32, n), unsafe.Slice(text, 4*n)
	for i := range list {
		list[i] = int32(binary.LittleEndian.Uint32(words[4*i:]))
	}
	return list
}

func (u *unpacker) Pointer(to *unsafe.Pointer, t *fields.Type[mark]) bool {
	if u.uint() == 0 || u.failed {
		return false
	}
	if t.Mark.name == nil {
		*to = reflect.New(t.Elem.Go).UnsafePointer()
		return true
	}
	x, found := t.Mark.name.read(u.codec, u.text())
	if u.failed = u.failed || !found; found {
		*to = x
	}
	return false
}

func (u *unpacker) Struct(at unsafe.Pointer, t *fields.Type[mark]) bool {
	if !t.Mark.self {
		u.failed = u.failed || !u.codec.takes(t)
		return !u.failed
	}
	text := u.text() // which who unmarshals may not change, and copies what it keeps
	err := reflect.NewAt(t.Go, at).Interface().(selfWriter).UnmarshalBinary(unsafe.Slice(unsafe.StringData(text), len(text)))
	u.failed = u.failed || err != nil
	return false
}
