package cache

import (
	"encoding/binary"
	"reflect"
	"unsafe"
)

// Codec writes plain values as bytes and reads them back: all their fields, whether exported or
// not, and what their pointers lead to, so that there is no list of fields that one could forget a
// field in. A pointer to a type that is named stands for its name. Maps, interfaces, functions and
// channels are not written; an empty list is read as none.
type Codec struct {
	names map[reflect.Type]namedType
}

type namedType struct {
	write func(unsafe.Pointer) (string, bool)
	read  func(string) (unsafe.Pointer, bool)
}

// NewCodec returns a codec.
func NewCodec() *Codec { return &Codec{names: map[reflect.Type]namedType{}} }

// Name writes pointers to T, which are not nil, as the names that of returns, and reads them by
// find; either may say that there is none.
func Name[T any](c *Codec, of func(*T) (string, bool), find func(string) (*T, bool)) {
	c.names[reflect.TypeFor[*T]()] = namedType{
		write: func(p unsafe.Pointer) (string, bool) { return of((*T)(p)) },
		read:  func(name string) (unsafe.Pointer, bool) { x, ok := find(name); return unsafe.Pointer(x), ok },
	}
}

// Pack writes what x leads to; false where that cannot be read back.
func Pack[T any](c *Codec, x *T) ([]byte, bool) {
	p := packer{codec: c, ok: true}
	p.value(reflect.ValueOf(x).Elem())
	return p.b, p.ok
}

// Unpack reads what Pack wrote of a value of the same type; false where it did not.
func Unpack[T any](c *Codec, b []byte) (*T, bool) {
	x := new(T)
	u := unpacker{codec: c, rest: b}
	u.value(reflect.ValueOf(x).Elem())
	return x, !u.failed && len(u.rest) == 0
}

type packer struct {
	codec *Codec
	b     []byte
	ok    bool
}

func (p *packer) text(s string) {
	p.b = append(binary.AppendUvarint(p.b, uint64(len(s))), s...)
}

func (p *packer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		p.pointer(v)
	case reflect.Struct:
		for i := range v.NumField() {
			p.value(v.Field(i))
		}
	case reflect.Slice:
		p.b = binary.AppendUvarint(p.b, uint64(v.Len()))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			p.value(v.Index(i))
		}
	case reflect.String:
		p.text(v.String())
	case reflect.Bool:
		p.b = append(p.b, 0)
		if v.Bool() {
			p.b[len(p.b)-1] = 1
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.b = binary.AppendVarint(p.b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.b = binary.AppendUvarint(p.b, v.Uint())
	default:
		p.ok = false
	}
}

func (p *packer) pointer(v reflect.Value) {
	if v.IsNil() {
		p.b = append(p.b, 0)
		return
	}
	p.b = append(p.b, 1)
	if named, ok := p.codec.names[v.Type()]; ok {
		name, ok := named.write(v.UnsafePointer())
		p.ok = p.ok && ok
		p.text(name)
		return
	}
	p.value(v.Elem())
}

type unpacker struct {
	codec  *Codec
	rest   []byte
	failed bool
}

func (u *unpacker) uint() uint64 {
	n, width := binary.Uvarint(u.rest)
	u.skip(width)
	return n
}

func (u *unpacker) skip(width int) {
	if width <= 0 || width > len(u.rest) {
		u.failed, u.rest = true, nil
		return
	}
	u.rest = u.rest[width:]
}

// size reads how many bytes or values follow, of which each takes a byte or more.
func (u *unpacker) size() int {
	n := u.uint()
	if n > uint64(len(u.rest)) {
		u.failed, u.rest = true, nil
		return 0
	}
	return int(n)
}

func (u *unpacker) text() string {
	n := u.size()
	s := string(u.rest[:n])
	u.rest = u.rest[n:]
	return s
}

func (u *unpacker) value(v reflect.Value) {
	if !v.CanSet() { // a field that is not exported
		v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	switch v.Kind() {
	case reflect.Pointer:
		u.pointer(v)
	case reflect.Struct:
		for i := range v.NumField() {
			u.value(v.Field(i))
		}
	case reflect.Slice:
		if n := u.size(); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			u.value(v.Index(i))
		}
	case reflect.String:
		v.SetString(u.text())
	case reflect.Bool:
		v.SetBool(u.uint() == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, width := binary.Varint(u.rest)
		u.skip(width)
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(u.uint())
	default:
		u.failed = true
	}
}

func (u *unpacker) pointer(v reflect.Value) {
	if u.uint() == 0 || u.failed {
		return
	}
	named, ok := u.codec.names[v.Type()]
	if !ok {
		v.Set(reflect.New(v.Type().Elem()))
		u.value(v.Elem())
		return
	}
	x, found := named.read(u.text())
	u.failed = u.failed || !found
	v.Set(reflect.NewAt(v.Type().Elem(), x))
}
