package cache

import (
	"encoding"
	"encoding/binary"
	"reflect"
	"unsafe"

	"casebook/generator/fields"
)

// Codec writes plain values as bytes and reads them back: all their fields and what their pointers
// lead to, so that there is no list of fields that one could forget a field in. A pointer to a type
// that is named stands for its name; a struct that writes itself (encoding.BinaryAppender and
// BinaryUnmarshaler) is asked to. Any other field must be exported, unless the codec is told to take all.
// Maps, interfaces, functions and channels are not written; an empty list is read as none.
type Codec struct {
	names  map[reflect.Type]namedType
	all    bool // fields that are not exported too
	copies bool // of texts that are read
}

type namedType struct {
	write func(reflect.Value) (string, bool)
	read  func(string) (reflect.Value, bool)
}

// NewCodec returns a codec.
func NewCodec() *Codec { return &Codec{names: map[reflect.Type]namedType{}} }

// TakeAll makes the codec write fields that are not exported too, of values whose package says nothing to
// that: they are kept between runs of one program only, which has the same fields.
func (c *Codec) TakeAll() { c.all = true }

// CopyTexts makes the codec copy the texts that it reads: a value of which little is text would hold on to all
// that it was read from.
func (c *Codec) CopyTexts() { c.copies = true }

// settable is v, or the same place of memory without the mark that it was come to through a field that is
// not exported.
func (c *Codec) settable(v reflect.Value) reflect.Value {
	if !c.all || v.CanSet() || !v.CanAddr() {
		return v
	}
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}

// Name writes pointers to T, which are not nil, as the names that of returns, and reads them by
// find; either may say that there is none.
func Name[T any](c *Codec, of func(*T) (string, bool), find func(string) (*T, bool)) {
	c.names[reflect.TypeFor[*T]()] = namedType{
		write: func(v reflect.Value) (string, bool) { return of((*T)(v.UnsafePointer())) },
		read:  func(name string) (reflect.Value, bool) { x, ok := find(name); return reflect.ValueOf(x), ok },
	}
}

// Pack writes what x leads to; false where that cannot be read back.
func Pack[T any](c *Codec, x *T) (string, bool) {
	p := packer{codec: c, ok: true}
	fields.Walk(reflect.ValueOf(x).Elem(), &p)
	return string(p.b), p.ok
}

// Unpack reads what Pack wrote of a value of the same type; false where it did not. The texts of
// the value are parts of s, unless the codec is told to copy them.
func Unpack[T any](c *Codec, s string) (*T, bool) {
	x := new(T)
	u := unpacker{codec: c, rest: s}
	fields.Walk(reflect.ValueOf(x).Elem(), &u)
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

// takes tells whether a part can be read back: a field that is not exported cannot be set.
func (p *packer) takes(v reflect.Value) bool {
	p.ok = p.ok && (v.CanSet() || p.codec.all && v.CanAddr())
	return p.ok
}

func (p *packer) Other(reflect.Value) { p.ok = false }

func (p *packer) Text(v reflect.Value) {
	if p.takes(v) {
		p.text(v.String())
	}
}

func (p *packer) Bool(v reflect.Value) {
	if p.takes(v) {
		p.flag(v.Bool())
	}
}

func (p *packer) Int(v reflect.Value) {
	if p.takes(v) {
		p.b = binary.AppendVarint(p.b, v.Int())
	}
}

func (p *packer) Uint(v reflect.Value) {
	if p.takes(v) {
		p.b = binary.AppendUvarint(p.b, v.Uint())
	}
}

func (p *packer) List(v reflect.Value) bool {
	p.b = binary.AppendUvarint(p.b, uint64(v.Len()))
	if !p.takes(v) {
		return false
	}
	if v.Type() != reflect.TypeFor[[]int32]() {
		return true
	}
	// In four bytes each: villages have many.
	for _, n := range unsafe.Slice((*int32)(v.UnsafePointer()), v.Len()) {
		p.b = binary.LittleEndian.AppendUint32(p.b, uint32(n))
	}
	return false
}

func (p *packer) Pointer(v reflect.Value) bool {
	if p.flag(!v.IsNil()); !p.takes(v) || v.IsNil() {
		return false
	}
	named, ok := p.codec.names[v.Type()]
	if !ok {
		return true
	}
	name, ok := named.write(v)
	p.ok = ok
	p.text(name)
	return false
}

func (p *packer) Struct(v reflect.Value) bool {
	if !p.takes(v) {
		return false
	}
	x, ok := p.codec.settable(v).Addr().Interface().(selfWriter)
	if !ok {
		return true
	}
	b, err := x.AppendBinary(nil)
	p.ok = err == nil
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
	free   []int32 // memory for numbers, see room
	texts  []byte  // memory for texts that are copied
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

// takes returns the part to be set, and tells whether it can be and all before it was read.
func (u *unpacker) takes(v reflect.Value) (reflect.Value, bool) {
	v = u.codec.settable(v)
	u.failed = u.failed || !v.CanSet()
	return v, !u.failed
}

func (u *unpacker) Other(reflect.Value) { u.failed = true }

func (u *unpacker) Text(v reflect.Value) {
	if v, ok := u.takes(v); ok {
		v.SetString(u.own(u.text()))
	}
}

// own is a text as the value holds it. Copies follow one another in long blocks of memory.
func (u *unpacker) own(s string) string {
	if !u.codec.copies || s == "" {
		return s
	}
	if cap(u.texts)-len(u.texts) < len(s) {
		u.texts = make([]byte, 0, max(len(s), blockOfTexts))
	}
	from := len(u.texts)
	u.texts = append(u.texts, s...)
	return unsafe.String(&u.texts[from], len(s))
}

const blockOfTexts = 8192

func (u *unpacker) Bool(v reflect.Value) {
	if v, ok := u.takes(v); ok {
		v.SetBool(u.uint() == 1)
	}
}

func (u *unpacker) Int(v reflect.Value) {
	if v, ok := u.takes(v); ok {
		n := u.uint() // zigzag, as binary.AppendVarint writes it
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	}
}

func (u *unpacker) Uint(v reflect.Value) {
	if v, ok := u.takes(v); ok {
		v.SetUint(u.uint())
	}
}

func (u *unpacker) List(v reflect.Value) bool {
	v, ok := u.takes(v)
	if !ok {
		return false
	}
	if v.Type() == reflect.TypeFor[[]int32]() {
		*(*[]int32)(v.Addr().UnsafePointer()) = u.numbers()
		return false
	}
	if n := u.size(); n > 0 {
		v.Set(reflect.MakeSlice(v.Type(), n, n))
	}
	return true
}

// numbers reads a list of numbers. Many follow one another, so that they lie in long blocks of memory.
func (u *unpacker) numbers() []int32 {
	n := u.size()
	if u.failed = u.failed || n > len(u.rest)/4; u.failed || n == 0 {
		return nil
	}
	if len(u.free) < n {
		u.free = make([]int32, max(n, min(len(u.rest)/4, blockOfNumbers)))
	}
	list := u.free[:n:n]
	u.free = u.free[n:]
	words := unsafe.Slice(unsafe.StringData(u.rest), 4*n)
	for i := range list {
		list[i] = int32(binary.LittleEndian.Uint32(words[4*i:]))
	}
	u.rest = u.rest[4*n:]
	return list
}

const blockOfNumbers = 8192

func (u *unpacker) Pointer(v reflect.Value) bool {
	v, ok := u.takes(v)
	if !ok || u.uint() == 0 {
		return false
	}
	named, ok := u.codec.names[v.Type()]
	if !ok {
		v.Set(reflect.New(v.Type().Elem()))
		return true
	}
	x, found := named.read(u.text())
	if u.failed = u.failed || !found; found {
		v.Set(x)
	}
	return false
}

func (u *unpacker) Struct(v reflect.Value) bool {
	v, ok := u.takes(v)
	if !ok {
		return false
	}
	x, ok := v.Addr().Interface().(selfWriter)
	if !ok {
		return true
	}
	u.failed = x.UnmarshalBinary([]byte(u.text())) != nil
	return false
}
